"""Lengths of time, in days by one fixed convention.

An hour is a 24th of a day and a week 7 days. Calendar lengths are counted in months: every whole twelve
are a year of 365 days, each month beyond is 30. So a month equals 30 days, twelve months equal a year, and a
year and a half equals eighteen months. Which days a given month has belongs to dates, not to lengths.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from index.types import Span
from qa.values._calendar import SINGLE_TIME_UNITS, TIME_UNITS
from qa.values._numerals import FRACTIONS
from qa.values.intervals import relate_intervals
from qa.values.numerals import (
    Amount,
    Bounds,
    amounts,
    bounded_behind,
    either,
    modified,
    modifiers_before,
)
from qa.values.types import Duration, Mention, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "night": 86400,
    "week": 7 * 86400,
    "fortnight": 14 * 86400,
}
_TOPS = {"two": 2, "three": 3}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAY = 86400

_UNIT = re.compile(
    rf"[\s-]*(?:full\s+|whole\s+|calendar\s+|straight\s+|consecutive\s+)?(?P<unit>{either(TIME_UNITS)})(?!\w)"
    r"(?P<half>\s+and\s+a\s+half(?!\w))?(?P<long>[\s-]*long(?!\w))?",
    re.IGNORECASE,
)
_WITHOUT_NUMBER = re.compile(
    rf"(?<![\w-])(?:(?P<unit>{either(SINGLE_TIME_UNITS)})[\s-]*long|(?P<fortnight>fortnight))(?!\w)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?<![\w-])(?:(?P<top>an?|one|two|three)[\s-]+)?(?P<part>half|quarters?|thirds?)\s+of\s+an?\s+"
    rf"(?P<unit>{either(SINGLE_TIME_UNITS)})(?!\w)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"(?<![\d:.])(?<!\bat\s)(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d(?:\.\d+)?)(?![\d:])"
)
_OR_TWO = re.compile(r"\s+or\s+two(?!\s+\w+s\b|\w)", re.IGNORECASE)
_NOT_A_LENGTH = re.compile(r"[\s-]+(?:old|olds|ago|anniversary|birthday|read)(?!\w)", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:^|[^\w\s]|(?<!\w)(?:for|in|to|within|after|lasting|lasts?|lasted|took|takes?|taken|of|is|be|was|by))\s*$",
    re.IGNORECASE,
)
_JOINT = re.compile(r",?\s+(?:and\s+)?$|,?\s+and\s+$")


def find(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return the lengths of time in `text`: no ages, no "two years ago", no "50bn a year".

    >>> text = "A four -day visit, a month-long truce; 50bn a year after two years and three months."
    >>> [mention.span.of(text) for mention in find(text)]
    ['four -day', 'a month-long', 'two years and three months']
    """
    return _find(text)


def parse(text: str, published: date | None = None) -> Duration | None:  # noqa: ARG001
    """Return the first length that an answer's words give, None if they give none.

    >>> parse("a month") == parse("30-day") and parse("48 hours") == parse("two-day")
    True
    """
    found = _find(text)
    value = found[0].value if found else None
    return value if isinstance(value, Duration) else None


def relate(left: Duration, right: Duration) -> Relation:
    """Return how two lengths relate.

    >>> relate(parse("three days"), parse("at least 48 hours"))
    <Relation.NARROWER: 'narrower'>
    """
    return relate_intervals(left.days, right.days)


@lru_cache(maxsize=256)
def _find(text: str) -> tuple[Mention, ...]:
    parts = [*_parts(text), *_timed(text)]
    parts += [
        part for amount in amounts(text) if (part := _length(text, amount)) and _is_apart(part[0], parts)
    ]
    numbered = {span.end for span, _ in parts}
    for match in _WITHOUT_NUMBER.finditer(text):
        if _is_apart(Span(*match.span()), parts) and match.end() not in numbered:
            unit = (match["unit"] or match["fortnight"]).lower()
            parts.append((Span(*match.span()), _days(Bounds(Decimal(1), Decimal(1)), unit)))
    merged: list[tuple[Span, Bounds]] = []
    for span, days in sorted(parts, key=lambda part: part[0]):
        joined = _join(text, merged[-1], (span, days)) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append((span, days))
    return tuple(Mention(span, Duration(days.quantity())) for span, days in merged)


def _is_apart(span: Span, parts: Iterable[tuple[Span, Bounds]]) -> bool:
    return not any(span.overlaps(each) for each, _ in parts)


def _parts(text: str) -> Iterator[tuple[Span, Bounds]]:
    """The parts of one unit: "three quarters of an hour"."""
    for match in _PART.finditer(text):
        part = (
            Decimal(_TOPS.get((match["top"] or "a").lower(), 1))
            / FRACTIONS[match["part"].lower().rstrip("s")]
        )
        start, modifiers = modifiers_before(text, 0, match.start())
        bounds, end = bounded_behind(text, match.end(), modified(Bounds(part, part), modifiers))
        yield Span(start, end), _days(bounds, match["unit"].lower())


def _timed(text: str) -> Iterator[tuple[Span, Bounds]]:
    """The times that were taken: "2:17:41"."""
    for match in _TIMED.finditer(text):
        seconds = 3600 * int(match["hours"]) + 60 * int(match["minutes"]) + Decimal(match["seconds"])
        yield Span(*match.span()), _days(Bounds(seconds, seconds), "second")


def _length(text: str, amount: Amount) -> tuple[Span, Bounds] | None:
    match = _UNIT.match(text, amount.span.end)
    if not match or amount.currency or amount.is_score or _NOT_A_LENGTH.match(text, match.end()):
        return None
    is_rate = amount.is_article and not (amount.is_modified or match["long"] or match["half"])
    if is_rate and amount.bounds.low == 1 and not _LEADS.search(text[: amount.span.start]):
        return None
    half = Decimal("0.5") if match["half"] else Decimal(0)
    bounds, end = amount.bounds.map(lambda number: number + half), match.end()
    if more := bounds.low == bounds.high == 1 and _OR_TWO.match(text, end):
        bounds, end = Bounds(bounds.low, Decimal(2)), more.end()
    bounds, end = bounded_behind(text, end, bounds)
    return Span(amount.span.start, end), _days(bounds, TIME_UNITS[match["unit"].lower()])


def _days(bounds: Bounds, unit: str) -> Bounds:
    if unit in _SECONDS:
        return bounds.map(lambda number: number * _SECONDS[unit] / _DAY)
    return bounds.map(lambda number: _days_of_months(number * _MONTHS[unit]))


def _days_of_months(months: Decimal) -> Decimal:
    years = months // 12
    return 365 * years + 30 * (months - 12 * years)


def _join(text: str, before: tuple[Span, Bounds], behind: tuple[Span, Bounds]) -> tuple[Span, Bounds] | None:
    """The one length that two are: "two years and three months", "six weeks to two months"; None for two."""
    between = text[before[0].end : behind[0].start]
    span = Span(before[0].start, behind[0].end)
    if len(between) >= _LONGEST_JOINT:
        return None
    if behind[1].high < before[1].low and behind[1].high.is_finite() and _JOINT.fullmatch(between):
        return span, _sum(before[1], behind[1])
    if before[1].high < behind[1].low and _TO.fullmatch(between) and not _FROM.search(text[: span.start]):
        return span, Bounds(before[1].low, behind[1].high, before[1].is_open_low, behind[1].is_open_high)
    return None


_LONGEST_JOINT = 8
_TO = re.compile(r"\s+(?:to|or)\s+|\s?[-–]\s?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)


def _sum(left: Bounds, right: Bounds) -> Bounds:
    return Bounds(left.low + right.low, left.high + right.high, left.is_open_low, left.is_open_high)
