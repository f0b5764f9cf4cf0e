"""Phrases that mean the same in other words, told by the embedding model, conservatively."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from qa.cues import NEGATIONS, OPPOSITES
from qa.words import content_stems, fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Compare: TypeAlias = Callable[[str, Sequence[str]], NDArray[np.float32]]
    """The cosine of a text with each of some others."""

ALIKE = 0.8
"""The cosine from which two phrases mean the same, chosen on half of the pairs of tests/values/meanings.csv.

On the other half it took four of twenty that differ for one, all of them two of one sort; hence that rule.
"""


ALIKE_OF_ONE_ROOT = 0.7
"""The same for a doer and what is done: of "skater", "skating" the cosine is .87."""


def mean_the_same(one: str, other: str, compare: Compare) -> bool:
    """Say whether two phrases surely mean the same: alike in meaning, with one set of names and figures.

    What is done and who does it are one: "speed skating", "speed skater". Opposites, what is denied, and two
    of one sort ("silver medal", "bronze medal") are alike in meaning too, and are told apart by their words.
    """
    ours, theirs = words(one), words(other)
    if _particulars(ours) != _particulars(theirs) or _is_denied(one) != _is_denied(other):
        return False
    if _are_of_one_root(ours, theirs):
        return float(compare(one, [other])[0]) >= ALIKE_OF_ONE_ROOT
    mine, yours = frozenset(content_stems(one)), frozenset(content_stems(other))
    if _are_opposed(mine, yours) or (mine & yours and mine - yours and yours - mine):
        return False
    return float(compare(one, [other])[0]) >= ALIKE


def _are_of_one_root(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two phrases end in a doer and what is done, and are one before that.

    >>> _are_of_one_root(["speed", "skater"], ["Speed", "skating"]), _are_of_one_root(["cook"], ["cooker"])
    (True, False)
    """
    one, other = ([fold(word) for word in each] for each in (ours, theirs))
    return one != other and one[:-1] == other[:-1] and (_root(one) or "one") == (_root(other) or "another")


def _root(found: Sequence[str]) -> str:
    """The last word without the ending of a doer or of what is done, empty where it has none."""
    match = _DOING.fullmatch(found[-1]) if found else None
    return match["root"] if match else ""


_DOING = re.compile(r"(?P<root>\w{3,})(?:er|ers|ing|ist|ists)")


def _particulars(found: Sequence[str]) -> set[str]:
    """The names and figures among some words; a phrase's first word may be a capital of its sentence's."""
    return {
        fold(word)
        for number, word in enumerate(found)
        if any(map(str.isdigit, word)) or (number and word[0].isupper())
    }


def _is_denied(text: str) -> bool:
    return bool(NEGATIONS.search(fold(text)))


def _are_opposed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(
        (one in ours and other in theirs) or (other in ours and one in theirs) for one, other in OPPOSITES
    )
