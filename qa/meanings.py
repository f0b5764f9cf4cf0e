"""Phrases that mean the same in other words, told by synonyms and by the embedding model, conservatively."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from qa.cues import NEGATIONS
from qa.opposites import exclude_each_other, point_apart
from qa.thesaurus import plain_stem, synonyms
from qa.words import content_stems, fold, is_stopword, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qa.thesaurus import Stems

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

    What is done and who does it are one: "speed skating", "speed skater", and so are synonyms, word for word.
    Opposites, what is denied, and two of one sort ("silver medal", "bronze medal") are alike in meaning too,
    and are told apart by their words.
    """
    ours, theirs = words(one), words(other)
    if _particulars(ours) != _particulars(theirs) or _is_denied(one) != _is_denied(other):
        return False
    if _are_of_one_root(ours, theirs):
        return float(compare(one, [other])[0]) >= ALIKE_OF_ONE_ROOT
    mine, yours = frozenset(content_stems(one)), frozenset(content_stems(other))
    if exclude_each_other(mine, yours) or _point_apart(one, other):
        return False
    if are_synonymous(one, other):
        return True
    if mine & yours and mine - yours and yours - mine:
        return False
    return float(compare(one, [other])[0]) >= ALIKE


def are_contrary(one: str, other: str) -> bool:
    """Say whether of two phrases about one thing one denies the other, or tells the opposite.

    >>> are_contrary("resigned", "was dismissed"), are_contrary("no rise in rents", "a rise in rents")
    (True, True)
    >>> are_contrary("before dawn", "after dawn"), are_contrary("a letter to him", "a letter from him")
    (True, True)
    >>> are_contrary("a rise in rents", "a fall in wages"), are_contrary("no rise", "no increase")
    (False, False)
    """
    mine, yours = (frozenset(content_stems(each)) for each in (one, other))
    if exclude_each_other(mine, yours):
        return True
    mine, yours = (frozenset(content_stems(NEGATIONS.sub(" ", fold(each)))) for each in (one, other))
    if not mine or mine != yours:
        return False
    return _is_denied(one) != _is_denied(other) or _point_apart(one, other)


def are_synonymous(one: str, other: str) -> bool:
    """Whether two phrases are one by their words, each of which has itself or a synonym in the other.

    >>> are_synonymous("a lethal heart attack", "a deadly cardiac arrest"), are_synonymous("a lorry", "a bus")
    (True, False)
    >>> are_synonymous("the coastguard", "a coast guard")
    True
    """
    ours, theirs = _content(one), _content(other)
    if "".join(ours) == "".join(theirs):
        return bool(ours)
    mine, yours = _unmatched(ours, theirs), _unmatched(theirs, ours)
    if not ours or not theirs:
        return False
    return not (mine or yours) or theirs in synonyms(ours) or yours in synonyms(mine)


def share_meaning(one: str, other: str) -> bool:
    """Say whether a word of a phrase has a synonym in another.

    >>> share_meaning("higher wages", "to demand a pay rise"), share_meaning("higher wages", "shorter hours")
    (True, False)
    """
    ours, theirs = _content(one), _content(other)
    return any(_has_synonym(each, theirs) for each in ours)


def holds_joined(text: str, part: str) -> bool:
    """Say whether some words in a row of a text are a part's, written together or apart.

    >>> holds_joined("a coastguard helicopter", "the coast guard"), holds_joined("a lifeguard", "the guard")
    (True, False)
    """
    told, sought = _content(text), "".join(_content(part))
    runs = ("".join(told[first:last]) for last in range(1, len(told) + 1) for first in range(last))
    return bool(sought) and sought in runs and _is_denied(text) == _is_denied(part)


def _content(text: str) -> Stems:
    """The stems of the words of a phrase that carry its content, in order."""
    parts = (part for word in words(text) for part in word.split("-"))
    return tuple(plain_stem(part) for part in parts if not is_stopword(part))


def _unmatched(ours: Stems, theirs: Stems) -> Stems:
    """The stems of a phrase that have neither themselves nor a synonym among another's."""
    return tuple(each for each in ours if each not in theirs and not _has_synonym(each, theirs))


def _has_synonym(one: str, others: Stems) -> bool:
    return any((each,) in synonyms((one,)) for each in others)


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


def _point_apart(one: str, other: str) -> bool:
    return point_apart(frozenset(words(fold(one))), frozenset(words(fold(other))))


def _is_denied(text: str) -> bool:
    return bool(NEGATIONS.search(fold(text)))
