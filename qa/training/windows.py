"""Cutting a context into windows of whole sentences, as the passages of an index are cut."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_BREAK = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[A-Z0-9\"'“‘(\[])|\n+|(?<= [.!?])\s+")
_WORD = re.compile(r"\S+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return spans that cover `text`, one a sentence.

    >>> [("A b. C d.")[a:b] for a, b in split_sentences("A b. C d.")]
    ['A b. ', 'C d.']
    """
    ends = [match.end() for match in _BREAK.finditer(text)]
    bounds = [0, *[end for end in ends if end < len(text)], len(text)]
    return [(a, b) for a, b in itertools.pairwise(bounds) if a < b]


def count_words(text: str) -> int:
    """Return the number of runs without white space."""
    return len(_WORD.findall(text))


def cut_window(text: str, keep: tuple[int, int], words: int, rng: Random) -> tuple[int, int]:
    """Return a span of about `words` words that holds `keep`, of whole sentences where they fit.

    Sentences are added before or after by chance, so `keep` lies anywhere in the window.
    """
    sentences = split_sentences(text)
    inside = [i for i, (a, b) in enumerate(sentences) if a < max(keep[1], keep[0] + 1) and b > keep[0]]
    first, last = inside[0], inside[-1]
    size = count_words(text[sentences[first][0] : sentences[last][1]])
    if size > words:
        return _cut_words(text, keep, words, rng)
    while True:
        choices = [i for i in (first - 1, last + 1) if 0 <= i < len(sentences)]
        if not choices:
            break
        chosen = rng.choice(choices)
        size += count_words(text[sentences[chosen][0] : sentences[chosen][1]])
        if size > words:
            break
        first, last = min(first, chosen), max(last, chosen)
    return _trim(text, sentences[first][0], sentences[last][1])


def _cut_words(text: str, keep: tuple[int, int], words: int, rng: Random) -> tuple[int, int]:
    """Return about `words` whole words around `keep`: what is done with a sentence that is too long."""
    spans = [match.span() for match in _WORD.finditer(text)]
    inside = [i for i, (a, b) in enumerate(spans) if a < keep[1] and b > keep[0]]
    if not inside:
        return keep
    spare = max(0, words - len(inside))
    before = rng.randint(0, spare)
    first = max(0, inside[0] - before)
    last = min(len(spans) - 1, inside[-1] + spare - before)
    return spans[first][0], spans[last][1]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())
