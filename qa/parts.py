"""Which part of a whole a figure is told of: the women, the upper house, the second round, one town."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from qa._divisions import AGES, DIVISIONS, GROUPS, RANKED
from qa.cues import AREAS, EXTENTS, MONTHS_NAMED, REPORTING
from qa.locations import find_places
from qa.scopes import NEAR, differ, marks, plain, value_in
from qa.values._calendar import WEEKDAYS
from qa.values._numerals import ORDINALS
from qa.values.numerals import either
from qa.values.types import Quantity
from qa.values.words import noun_phrase, singular
from qa.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from re import Pattern

    from qa.locations import Place
    from qa.scopes import Found
    from qa.types import Citation, Claim, Question


def tell_parts_apart(question: Question, left: Claim, right: Claim) -> str:
    """Return in one sentence what says that two figures are of two parts of a whole, or one of a part of it.

    Empty where nothing says so.
    """
    asked = frozenset(words(fold(question.text)))
    finders: tuple[Callable[[Citation], Iterator[Found]], ...] = (
        _groups, *_DIVIDED, *_RANKED, _spells, _reaches, partial(_spots, asked),
    )  # fmt: skip
    for find in finders:
        if told := differ(left, right, find):
            return told
    return _tell_group(asked, left, right) or _tell_group(asked, right, left)


def _groups(citation: Citation) -> Iterator[Found]:
    """Whom a figure counts where they are a group of people: "nine women", "12% among young people"."""
    _, end = value_in(citation)
    text = plain(citation.quote)
    among = _AMONG.match(text, end)
    counted = noun_phrase(text, among.end() if among else end)
    found = {group: word for word in counted if (group := GROUPS.get(singular(word)))}
    if len(found) == 1:
        yield from ((0, word, group) for group, word in found.items())


_AMONG = re.compile(r"(?: (?!for\b|among\b)[a-z]+){0,2} (?:for|among) (?:the )?")


def _divided(members: Iterable[Pattern[str]], citation: Citation) -> Iterator[Found]:
    """Which of some that exclude each other a clause tells a figure of; none where it tells of several."""
    found = [
        (distance, told, number)
        for number, pattern in enumerate(members)
        for distance, told in marks(pattern, citation)
        if distance <= NEAR
    ]
    if len({number for *_, number in found}) == 1:
        yield from found


_DIVIDED = tuple(
    partial(_divided, tuple(re.compile(rf"\b(?:{each})\b", re.IGNORECASE) for each in members))
    for members in DIVISIONS
)


def _ranked(pattern: Pattern[str], citation: Citation) -> Iterator[Found]:
    """Which of several a figure is of: "in the second round"."""
    nearest = sorted(marks(pattern, citation))[:1]
    yield from ((distance, told, _rank(told)) for distance, told in nearest)


def _rank(told: str) -> int:
    rank = re.split(r"[ -]", fold(told))[0]
    return ORDINALS.index(rank) + 1 if rank in ORDINALS else int(rank[:-2])


_RANK = rf"(?:\d+(?:st|nd|rd|th)|{either(ORDINALS)})"
_RANKED = tuple(partial(_ranked, re.compile(rf"\b{_RANK}[ -]{noun}\b", re.IGNORECASE)) for noun in RANKED)


def _spells(citation: Citation) -> Iterator[Found]:
    """Whether a figure is of one day or has been counted for longer: "on Monday", "so far this year"."""
    text = plain(citation.quote)
    start, end = value_in(citation)
    found = (
        (max(mark.start() - end, start - mark.end()), mark.group(), length)
        for length, pattern in (("day", _ONE_DAY), ("longer", _LONGER))
        for mark in pattern.finditer(text)
        if not REPORTING.search(text[: mark.start()])
    )
    yield from sorted(each for each in found if each[0] >= 0)[:1]


_DAYS = "|".join(map(str.title, WEEKDAYS))
_ONE_DAY = re.compile(
    rf"\b(?:[Oo]n (?:{_DAYS}|\d\d? {MONTHS_NAMED}|{MONTHS_NAMED} \d\d?)|[Ii]n (?:a|one|a single) day|"
    r"[Oo]vernight|[Yy]esterday|[Tt]oday)\b"
)
_LONGER = re.compile(
    r"\b(?:so far (?:this|in)(?: \w+)?|to date|"
    r"(?:in|over|during|within) the (?:past|last|previous|preceding) "
    r"(?:\w+ )?(?:weeks?|months?|years?|decades?))\b|"
    rf"^since (?:(?:early|late|mid|last|the|start|beginning|end|of) )*(?:{_DAYS}|{MONTHS_NAMED}|\d{{4}}|"
    r"weeks?|months?|years?)\b",
    re.IGNORECASE,
)
"""What was not seen "since 2007" is not counted since then, so "since" has to open the sentence."""


def _spots(asked: frozenset[str], citation: Citation) -> Iterator[Found]:
    """The words of the names of the places, but countries, that a figure is told to be in.

    What the question names holds the others: who asks for Velm counts those of its streets.
    """
    text = plain(citation.quote)
    near = list(_places(citation))
    if any(place.level == "country" or _is_area(text, place.span.end) for _, place in near):
        return
    named = [(distance, place.words, word) for distance, place in near for word in words(fold(place.name))]
    if asked.isdisjoint(word for *_, word in named):
        yield from named


def _places(citation: Citation) -> Iterator[tuple[int, Place]]:
    """The places that a quote says something near its value is in, each with how far off that is."""
    start, end = value_in(citation)
    for place in find_places(plain(citation.quote)):
        distance = max(place.span.start - end, start - place.span.end)
        if 0 <= distance <= NEAR:
            yield distance, place


def _is_area(text: str, end: int) -> bool:
    """Whether a place is followed by what may hold others: "in Keld province"."""
    return any(singular(word) in AREAS for word in noun_phrase(text, end)[:1])


def _tell_group(asked: frozenset[str], part: Claim, whole: Claim) -> str:
    """Say that only one figure is of people of some age: not where they are asked for, or it is the larger.

    A toll of men may be that of all: in a pit no women worked.
    """
    found = [list(_groups(citation)) for citation in part.citations]
    if not all(found) or any(any(_groups(citation)) for citation in whole.citations):
        return ""
    _, told, group = found[0][0]
    is_asked_for = group in {GROUPS.get(singular(word)) for word in asked}
    if group not in AGES or is_asked_for or not _may_be_part(part, whole):
        return ""
    return f"They may not count the same: only “{part.text}” is told of “{told}”."


def _may_be_part(part: Claim, whole: Claim) -> bool:
    one, other = part.value, whole.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit == "%":
        return True
    return 1 < one.high < other.low


_WHOLE = re.compile(r"\b(?:whole|entire)\b", re.IGNORECASE)


def _reaches(citation: Citation) -> Iterator[Found]:
    """Whether a figure is of the world, of a country or of a place in it: "worldwide", "in Velm".

    All that has a name has one more thing in common: which of two places holds the other is not known.
    """
    for distance, told in marks(EXTENTS, citation):
        found = EXTENTS.fullmatch(told)
        level = AREAS[fold(found["wide"] or found["area"])] if found else ""
        if level in {"world", "country"} or _WHOLE.search(told):
            yield distance, told, level
            return
    for distance, place in _places(citation):
        yield from ((distance, place.words, each) for each in ("named", place.level))
