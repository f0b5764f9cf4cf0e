"""Words and stems, whoever else asks for them at the same time."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

from qa.words import stem

STARTS, MIDDLES = ("at", "comp", "dest", "re"), ("end", "ound", "roy")
ENDS = ("ed", "ing", "s", "ation", "fulness", "ies", "ational", "izer", "ously", "iveness")
WORDS = ["".join(parts) for parts in product(STARTS, MIDDLES, ENDS)]


def test_stems_are_the_same_however_many_threads_ask() -> None:
    expected = {word: stem(word) for word in WORDS}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            stem.cache_clear()
            with ThreadPoolExecutor(8) as threads:
                found = list(threads.map(stem, WORDS * 8))
            assert found == [expected[word] for word in WORDS * 8]
    finally:
        sys.setswitchinterval(interval)
