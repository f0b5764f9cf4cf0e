"""What two values cover, in the words that stand near them: times, extents, countries, nouns, conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from math import isclose
from typing import TYPE_CHECKING

from qa import values
from qa.cues import (
    AREAS,
    ASIDE_BREAK,
    CLAUSE_END,
    COURSES,
    EXTENTS,
    FATES,
    FORECASTS,
    MONTHS_NAMED,
    OTHERS,
    PART_BEFORE,
    PART_BEHIND,
    PEOPLE,
    PERIODS,
    RATES,
    SENTENCE_END,
    SORTS,
    TIMES,
)
from qa.locations import find_locations
from qa.values._calendar import MONTHS
from qa.values._places import NATIONS
from qa.values.numbers import counted
from qa.values.types import Duration, Kind, Money, Quantity, Relation
from qa.words import content_stems, fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from datetime import date
    from re import Pattern
    from typing import TypeAlias

    from index.types import Span
    from qa.types import Citation, Claim
    from qa.values.types import Mention, Value

    Found: TypeAlias = tuple[int, str, Hashable]
    """How many characters from the value, the words, and what is the same for words of one meaning."""

NEAR = 60
"""Characters between a value and a word that belongs to it: about ten words."""

_NEXT = 25

_CAPITALISED = re.compile(r" ([A-Z][\w-]+)\b")
_ROLLING = re.compile(r"\bthe (?:past|previous|last|preceding) ", re.IGNORECASE)


def tell_apart(left: Claim, right: Claim) -> str:
    """Return in one sentence what says that two values cover different things, empty where nothing does."""
    for find in (_times, _rates, _extents, _owners, _nations, _fates, _sorts):
        if told := differ(left, right, find):
            return told
    for pattern, ending in ((RATES, None), (OTHERS, CLAUSE_END), (FORECASTS, CLAUSE_END)):
        for claim, rival in ((left, right), (right, left)):
            if (mark := _always(pattern, claim, ending)) and not any(_marks(pattern, rival, NEAR)):
                return f"They may not count the same: only “{claim.text}” is told with “{mark}”."
    return ""


def differ(left: Claim, right: Claim, find: Callable[[Citation], Iterator[Found]]) -> str:
    """Return in one sentence that all that is found near one value differs from what is near the other.

    Empty where nothing is found near one of them, or something that both have in common.
    """
    one, other = _covered(left, find), _covered(right, find)
    if not one or not other or {key for _, _, key in one} & {key for _, _, key in other}:
        return ""
    return (
        f"They may not count the same: “{left.text}” is for “{min(one)[1]}”, “{right.text}” for "
        f"“{min(other)[1]}”."
    )


def tell_parts(left: Claim, right: Claim) -> str:
    """Return in one sentence that a quote of one number names the other as its part, empty where none does.

    "312 people were held, including 45 in the port": 45 is no other count of those held. Nor are 11 and 5 of
    one sentence, "11 in Velm and five in Lorn", another count than 16.
    """
    for whole, part in ((left, right), (right, left)):
        if any(_names_part(citation, part.value) for citation in whole.citations):
            return f"“{part.text}” is a part of “{whole.text}”."
        for citation in part.citations:
            if parts := _parts_of(whole.value, citation):
                return f"Together, {' and '.join(f'“{each}”' for each in parts)} make “{whole.text}”."
    return ""


def _parts_of(whole: Value, citation: Citation) -> tuple[str, ...]:
    """The figures in a row, the quote's own among them, that make a whole: "11 in Velm and five in Lorn"."""
    text, (start, end) = plain(citation.quote), value_in(citation)
    kind = Kind.MONEY if isinstance(whole, Money) else Kind.COUNT
    told = values.find(text, kind, published=citation.day)
    rows = (told[first:last] for first, last in combinations(range(len(told) + 1), _TWO))
    holding = (row for row in rows if row[0].span.start <= start and end <= row[-1].span.end)
    for row in holding:
        if len(row) >= _TWO and _add_up(whole, [each.value for each in row]) and _are_alike(row, text):
            return tuple(each.span.of(text) for each in row)
    return ()


def _add_up(whole: Value, parts: Sequence[Value]) -> bool:
    """Whether exact figures are together a whole, or the limit that it is: "at least 16"."""
    total, *figures = (each.amount if isinstance(each, Money) else each for each in (whole, *parts))
    currencies = {each.currency for each in (whole, *parts) if isinstance(each, Money)}
    if len(currencies) > 1 or not isinstance(total, Quantity) or not (total.is_exact or total.is_bound):
        return False
    known = [each.low for each in figures if isinstance(each, Quantity) and each.is_exact and each.low > 0]
    return len(known) == len(figures) and any(isclose(sum(known), end) for end in (total.low, total.high))


def _are_alike(parts: Sequence[Mention], text: str) -> bool:
    """Whether figures of one sentence are of one thing or all of people, and of no two fates."""
    if SENTENCE_END.search(text[parts[0].span.end : parts[-1].span.start]):
        return False
    units = {each.value.unit for each in parts if isinstance(each.value, Quantity)} - {""}
    fates = {fate for each in parts for _, fate in fates_beside(text, each.span.start, each.span.end)}
    return len(fates) < _TWO and (len(units) < _TWO or all(stem(unit) in PEOPLE for unit in units))


_TWO = 2


def _names_part(citation: Citation, part: Value) -> bool:
    text = plain(citation.quote)
    return any(
        values.relate(_bare(each.value), _bare(part)) is Relation.SAME
        and bool(PART_BEFORE.search(text[: each.span.start]) or PART_BEHIND.search(text[each.span.end :]))
        for each in values.find(text, Kind.COUNT, published=citation.day)
    )


def _bare(value: Value) -> Value:
    """A number without the noun that it counts: what is counted of the whole is told as its part is."""
    return replace(value, unit="") if isinstance(value, Quantity) else value


def marks(
    pattern: Pattern[str], citation: Citation, ending: Pattern[str] | None = None
) -> Iterator[tuple[int, str]]:
    """Yield where a quote matches beside its value: how many characters from it, and the words.

    What stands beyond an `ending` is left out.
    """
    start, end = value_in(citation)
    text = plain(citation.quote)
    for found in pattern.finditer(text):
        distance = max(found.start() - end, start - found.end())
        between = text[min(end, found.end()) : max(start, found.start())]
        if distance >= 0 and not (ending and ending.search(between)):
            yield distance, found.group()


def value_in(citation: Citation) -> tuple[int, int]:
    """Return where the value stands in its quote."""
    return citation.highlight.start - citation.start, citation.highlight.end - citation.start


def plain(quote: str) -> str:
    """Return a quote with every white space a blank, each character in its place."""
    return "".join(" " if each.isspace() else each for each in quote)


def _covered(claim: Claim, find: Callable[[Citation], Iterator[Found]]) -> list[Found]:
    """What a claim's citations say of one thing that values cover, near the value."""
    return sorted(found for each in claim.citations for found in find(each) if found[0] <= NEAR)


def _times(citation: Citation) -> Iterator[Found]:
    nearest = sorted(marks(TIMES, citation))[:1]
    yield from ((distance, words, _time(words, citation)) for distance, words in nearest)


def _time(words: str, citation: Citation) -> Hashable:
    """A stretch of time as it is compared: the past day is the last 24 hours, this year is its number."""
    rolling = _ROLLING.search(words)
    if not rolling:
        return fold(words).startswith("since"), values.parse(words, Kind.DATE, published=citation.day)
    length = words[rolling.end() :]
    return values.parse(length if " " in length else f"one {length}", Kind.DURATION)


def _rates(citation: Citation) -> Iterator[Found]:
    """How often it comes to a value: "a day", "yearly"."""
    for distance, words in sorted(marks(RATES, citation))[:1]:
        unit = PERIODS.get(fold(words).split()[-1])
        if unit and distance <= _NEXT:
            yield distance, words, unit


def _extents(citation: Citation) -> Iterator[Found]:
    for distance, words in marks(EXTENTS, citation):
        found = EXTENTS.fullmatch(words)
        yield distance, words, AREAS[fold(found["wide"] or found["area"])] if found else ""


def _owners(citation: Citation) -> Iterator[Found]:
    """Whose those counted are: "102 Ukrainian drones"."""
    _, end = value_in(citation)
    found = _CAPITALISED.match(plain(citation.quote), end)
    if found and fold(found[1]) in NATIONS:
        yield 0, found[1], NATIONS[fold(found[1])]


def _nations(citation: Citation) -> Iterator[Found]:
    """The country that they are in, or the two, by its own name or its capital's: "40 people in Mali".

    Of several the nearest counts: "783 in Syria and 1,121 in Turkey".
    """
    start, end = value_in(citation)
    distances = (
        (max(found.span.start - end, start - found.span.end), found)
        for found in find_locations(plain(citation.quote))
    )
    beside = ((distance, found.words, found.nations) for distance, found in distances if distance >= 0)
    yield from sorted(beside)[:1]


def past_year(citation: Citation) -> int | None:
    """Return the year that a quote tells its value of, if that was long past when it was published.

    The quote begins with it ("In 1999, 18,000 died"), or it stands in one clause with the value: the staff of
    a firm that was founded in 1999, as a clause apart says, is that of today.
    """
    text = plain(citation.quote)
    start, end = value_in(citation)
    if leading := leading_year(text, citation.day):
        return leading
    for found in _TOLD_OF.finditer(text):
        between = text[min(end, found.end()) : max(start, found.start())]
        if (found["when"] or found["month"]) and not ASIDE_BREAK.search(between):
            return _if_past(found, citation.day)
    return None


def leading_year(text: str, published: date | None) -> int | None:
    """Return the year that a sentence begins with, if that was long past when it was published.

    >>> from datetime import date
    >>> leading_year("In August 1999, a quake hit the coast.", date(2023, 2, 7))
    1999
    """
    found = _TOLD_OF.match(_OPENING.sub("", plain(text)))
    return _if_past(found, published) if found else None


def _if_past(found: re.Match[str], published: date | None) -> int | None:
    """The year found, if it or its month ended more than a season before a day."""
    year, month = int(found["year"]), MONTHS.get(fold(found["month"] or ""), _DECEMBER)
    gone = (published.year - year) * 12 + published.month - month if published else 0
    return year if gone > _SEASON else None


_SEASON = 3
"""Months."""

_DECEMBER = 12

_OPENING = re.compile(r"^[\W_]*(?:(?:And|But|Back|Then|Earlier),? )?")
YEAR = re.compile(r"(?<![\d.,$£€])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
"""A year in digits."""

_TOLD_OF = re.compile(
    rf"(?:\b(?P<when>[Ii]n|[Dd]uring|[Oo]f|[Tt]he) )?(?:\b(?:early|late|mid)[ -])?"
    rf"(?:\b(?P<month>{MONTHS_NAMED}) (?:\d\d?,? )?)?(?P<year>{YEAR.pattern})"
)


def _fates(citation: Citation) -> Iterator[Found]:
    yield from ((0, word, fate) for word, fate in fates_beside(plain(citation.quote), *value_in(citation)))


def fates_beside(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the words on either side of a value that tell what became of those counted, and what that is."""
    for word in (*text[:start].split()[-2:], *text[end:].split()[:3]):
        yield from ((word.strip(".,;:"), fate) for fate in sorted(fates_of(content_stems(word))))


def fates_of(stems: Iterable[str]) -> frozenset[str]:
    """Return what stems say became of people: "died", "hurt"."""
    told = frozenset(stems)
    return frozenset(fate for fate, known in FATES.items() if known & told)


def _always(pattern: Pattern[str], claim: Claim, ending: Pattern[str] | None) -> str:
    """The words that a pattern finds close to the value in every citation of a claim, or nothing."""
    found = [
        sorted(each for each in marks(pattern, citation, ending) if each[0] <= _NEXT)
        for citation in claim.citations
    ]
    return found[0][0][1] if all(found) else ""


def _marks(pattern: Pattern[str], claim: Claim, reach: int) -> Iterator[str]:
    for citation in claim.citations:
        yield from (words for distance, words in marks(pattern, citation) if distance <= reach)


def _sorts(citation: Citation) -> Iterator[Found]:
    """What is counted or lasts, where it is surely of one sort: soldiers are no leaders, visits no truces.

    The encoder cannot tell: to it a soldier is as near to a leader as a dignitary.
    """
    start, end = value_in(citation)
    for kind, sorts in ((Kind.COUNT, SORTS), (Kind.DURATION, COURSES)):
        for each in values.find(citation.quote, kind, published=citation.day):
            noun = noun_of(each.value, citation.quote, each.span)
            if each.span.start < end and start < each.span.end and noun in sorts:
                yield 0, noun, sorts[noun]


def noun_of(value: Value, text: str, span: Span) -> str:
    """Return what a number in a text counts, or what a length of time is of: "a four-day visit"."""
    if isinstance(value, Duration):
        return counted(text, span.end, is_single=True)
    return value.unit if isinstance(value, Quantity) else ""
