"""Any other wording: what remains of it once case, articles, punctuation and plurals are folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.values.intervals import relate_contained
from qa.values.numerals import amounts, figure
from qa.values.types import Mention, Phrase, Relation
from qa.values.words import folded_words, in_order, listed, singular

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_ARTICLES = frozenset({"a", "an", "the"})
_LEADING = frozenset(
    "as at because by due for from in into of on over that through to under with about around owing".split()
)
_LIGHT = frozenset("and as at by for from in into of on or that through to with".split())
_AMERICAN = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing)?$)"), "or"),
    (re.compile(r"(?<=fen)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=[nt])tre(?=s?$)"), "ter"),
)


def find(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return nothing: which wording is meant depends on the question, not on the text alone."""
    return ()


def parse(text: str, published: date | None = None) -> Phrase:  # noqa: ARG001
    """Return the content of `text`, folded for comparing; spelling follows the American form.

    >>> parse("to attend the parades")
    Phrase(words=('attend', 'parade'))
    >>> parse("“Air defences”") == parse("the air defense")
    True
    """
    texts = listed(text)
    members = [_content(each) for each in texts]
    return Phrase(in_order(members) if _is_list(texts, members) else _content(text))


def _content(text: str) -> tuple[str, ...]:
    words = [word for word in folded_words(_in_figures(text)) if word not in _ARTICLES]
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return tuple(_american(singular(word)) for word in words)


def _in_figures(text: str) -> str:
    """Return the text with each number that is told in several words or groups in one: "2500000 crowns"."""
    for amount in reversed(amounts(text)):
        told = amount.number.of(text)
        if not amount.currency and _IN_PARTS.fullmatch(told):
            number = f"{figure(told).bounds.low.normalize():f}"
            text = text[: amount.number.start] + number + text[amount.number.end :]
    return text


_IN_PARTS = re.compile(r"(?=.*[,\s-])\d[\d,.\s]*[^\W\d_]*(?:[\s-]+[^\W\d_]+)*")


def _is_list(texts: Sequence[str], members: Sequence[tuple[str, ...]]) -> bool:
    """Whether texts joined by "and" are members of a list: no "black", "white photograph"."""
    is_long = len(members) > 2 or all(each[:1].isupper() for each in texts)
    longest = _LONGEST_MEMBER if is_long else 1
    return len(set(members)) == len(members) > 1 and all(1 <= len(each) <= longest for each in members)


_LONGEST_MEMBER = 3


def relate(left: Phrase, right: Phrase) -> Relation:
    """Return how two wordings relate; a wording that adds words to another is narrower.

    >>> relate(parse("a truce"), parse("a brief truce"))
    <Relation.BROADER: 'broader'>
    """
    if left.words == right.words:
        return Relation.SAME
    ours, theirs = set(left.words), set(right.words)
    if ours == theirs:
        return Relation.OVERLAPS
    if ours < theirs or theirs < ours:
        return relate_contained(left_holds=ours < theirs, right_holds=theirs < ours)
    return Relation.OVERLAPS if (ours & theirs) - _LIGHT else Relation.APART


def _american(word: str) -> str:
    for pattern, ending in _AMERICAN:
        word = pattern.sub(ending, word)
    return word
