"""Clock times: how they are told, in which time zone, and which minutes of a day they allow."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.types import Span
from qa.values import _zones as zones
from qa.values._calendar import PARTS_OF_DAY
from qa.values.intervals import relate_contained
from qa.values.numerals import either, figure
from qa.values.types import Mention, Relation, When

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_DIAL = 12
_HOUR = 60
WHOLE_DAY = 24 * _HOUR
"""Minutes of a day."""

_ABBREVIATED = rf"(?-i:{either(zones.ABBREVIATIONS)})(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?(?![\w+-])"
_ZONE = (
    rf"(?:,?\s*(?P<zone>{_ABBREVIATED}|(?:(?:u\.?s\.?\s+)?(?:{either(zones.NAMES)})"
    r"|(?-i:(?:[A-Z][\w’'-]+\s+){1,2}(?:[Ss]tandard\s+|[Ss]ummer\s+)?[Tt]ime)|local(?:\s+time|(?!\s+(?!(?:on|in|at|and|to|when|as|after)\b)[a-z])))(?!\w)))?"
)
_BEFORE_HOURS = "|".join(
    f"(?<={word} )" for word in "at by around about before after until till from since".split()
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?:(?P<half>[ap])m\b|(?P<dotted>[ap])\.\s?m\b\.?)"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>\d{2})(?::\d{2})?(?![\d:])"
    rf"|(?:(?=0)|(?=\d{{4}}\s?(?:{_ABBREVIATED}|local\s+time\b))|{_BEFORE_HOURS})"
    rf"(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?:\s?(?:hours|hrs)\b|(?=\s?(?:{_ABBREVIATED}|local\s+time\b)))"
)
_PARTS_OF_HOUR = {
    "half": 30,
    "quarter": 15,
    "a quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
}
_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 0}
_OF_DAY = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}


def _clock(match: re.Match[str], published: date | None) -> When | None:  # noqa: ARG001
    hours = match["hour"] or match["hour24"] or match["hour4"]
    hour, minute = int(hours), int(match["minute"] or match["minute24"] or match["minute4"] or 0)
    half = (match["half"] or match["dotted"] or "").lower()
    is_on_dial = 1 <= hour <= _DIAL and not hours.startswith("0") and not match["hour4"]
    if minute >= _HOUR or hour >= 24 or (half and not 1 <= hour <= _DIAL):
        return None
    told = _HOUR * hour + minute
    clock = _on_dial(told, half) if half or is_on_dial else When(clock=_written(told))
    return replace(clock, zone=_zone(match))


def _spoken_clock(match: re.Match[str], published: date | None) -> When | None:  # noqa: ARG001
    """A time told in words: "half past nine", "at twenty to ten", "nine o'clock at night", "noon"."""
    told = {name: " ".join((text or "").lower().split()) for name, text in match.groupdict().items()}
    part, named, is_before = told["part"], told["named"], told["side"] == "to"
    if is_before and not (part.endswith("quarter") or told["minutes"] or told["at"]):
        return None  # "five to ten ships"
    if not (part or named or told["oclock"] or (told["at"] and told["of_day"])):
        return None
    shift = _PARTS_OF_HOUR.get(part, 0) * (-1 if is_before else 1)
    if named:
        return When(clock=_written(_HOUR * _NAMED_HOURS[named] + shift), zone=_zone(match))
    hour = int(figure(told["spoken"]).bounds.low)
    half = _OF_DAY.get(told["of_day"], told["meridiem"])
    if told["of_day"] == "night" and hour % _DIAL <= _LATEST_OF_NIGHT:
        half = "a"
    clock = _on_dial(_HOUR * hour + shift, half) if 1 <= hour <= _DIAL else None
    return replace(clock, zone=_zone(match)) if clock else None


_LATEST_OF_NIGHT = 5
"""The hour up to which "at night" is past midnight."""


def _zone(match: re.Match[str]) -> str:
    """The zone of a clock, folded, empty for the place's own."""
    zone = re.sub(r"^u\.?s\.? ", "", " ".join((match["zone"] or "").lower().split()))
    return "" if zone.startswith("local") else zone


def _on_dial(minutes: int, half: str) -> When:
    """A time on a dial of twelve hours, in the half of the day that is told: "a", "p", or neither."""
    told = minutes % (_HOUR * _DIAL) + _HOUR * _DIAL * (half == "p")
    return When(clock=_written(told), either_half=not half)


def _written(minutes: int) -> str:
    """The clock of a minute of the day: "21:15"; `_minute` reads it."""
    hour, minute = divmod(minutes % WHOLE_DAY, _HOUR)
    return f"{hour:02}:{minute:02}"


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")[:2]
    return _HOUR * int(hour) + int(minute)


PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], When | None]], ...] = (
    (re.compile(rf"(?<![\w.,:/])(?P<whole>(?:{_CLOCK}){_ZONE})", re.IGNORECASE), _clock),
    (
        re.compile(
            r"(?<!\w)(?P<at>(?:at|until|till)\s+)?"
            rf"(?P<whole>(?:(?P<part>{either(_PARTS_OF_HOUR)})(?P<minutes>\s+minutes)?\s+(?P<side>past|to)\s+)?"
            rf"(?:(?P<named>{either(_NAMED_HOURS)})"
            rf"|(?P<spoken>{either(HOURS)}|\d{{1,2}})(?P<oclock>\s?o['’]clock)?"
            r"(?:\s+(?:in\s+the|at)\s+(?P<of_day>morning|afternoon|evening|night)|\s?(?P<meridiem>[ap])\.?\s?m\b\.?)?)"
            rf"{_ZONE})(?!\w)",
            re.IGNORECASE,
        ),
        _spoken_clock,
    ),
)
"""How clock times are told, each with what reads it: `whole` is what it spans."""

_MINUTES = "two three four five six seven eight nine ten fifteen twenty several".split()
_MODIFIER = re.compile(
    r"(?<!\w)(?:(?P<about>about|around|roughly|approximately)|nearly|almost|(?P<by>by|no\s+later\s+than)"
    rf"|(?P<near>(?:shortly|just|soon|immediately|a\s+little|moments|(?:(?:a\s+few|\d{{1,2}}|{either(_MINUTES)})\s+)?minutes)"
    r"\s+)?(?P<side>before|after))\s+$",
    re.IGNORECASE,
)
_LONGEST_MODIFIER = 30
_ABOUT, _NEAR = 30, 60
"""Minutes by which "about" may be off, and within which "shortly before" is."""


def modify(text: str, mention: Mention) -> Mention:
    """Return a clock time with the modifier that stands before it: "shortly after 9 p.m."."""
    start, clock = mention.span.start, mention.value
    found = _MODIFIER.search(text, max(0, start - _LONGEST_MODIFIER), start)
    if not found or not isinstance(clock, When):
        return mention
    is_bound = found["by"] or (found["side"] and not found["near"])
    told, near = _minute(clock.clock), 0 if is_bound else _NEAR
    before, after = near or told or WHOLE_DAY, near or WHOLE_DAY - 1 - told
    if found["about"]:
        before = after = _ABOUT
    elif (found["side"] or "").lower() == "after":
        before = 0
    else:
        after = 0
    value = replace(clock, minutes_before=before, minutes_after=after)
    return replace(
        mention, span=mention.span if found["by"] else Span(found.start(), mention.span.end), value=value
    )


def frame(when: When) -> str:
    """Return what the clock of a time is reckoned by: Greenwich, a zone that is not known, the place's own.

    >>> frame(When(clock="09:00", zone="est")), frame(When(clock="09:00", zone="velm time")), frame(When())
    ('utc', 'velm time', '')
    """
    if not when.clock or when.bound:
        return ""
    return _GREENWICH if _offsets(when.zone) else when.zone


_GREENWICH = "utc"


def days_off(when: When) -> tuple[int, int]:
    """Return by how many days, least and most, the day in Greenwich is later than that of a clock's zone.

    >>> days_off(When(clock="23:00", zone="est")), days_off(When(clock="23:00"))
    ((1, 1), (0, 0))
    """
    if frame(when) != _GREENWICH:
        return 0, 0
    off = [(told - offset) // WHOLE_DAY for told in _starts(when) for offset in _offsets(when.zone)]
    return min(off), max(off)


def relate(left: When, right: When) -> Relation:
    """Return how the hours of two times of one `frame` relate, whatever their days.

    >>> relate(When(clock="04:00", zone="est"), When(clock="09:00", zone="gmt"))
    <Relation.SAME: 'same'>
    """
    ours, theirs = _minutes(left), _minutes(right)
    if ours.isdisjoint(theirs):
        return Relation.APART
    return relate_contained(left_holds=ours >= theirs, right_holds=theirs >= ours)


def _minutes(when: When) -> frozenset[int]:
    """The minutes that the clock and the part of the day allow, all of them where the day is a limit."""
    if when.bound or not (when.clock or when.part):
        return _ANY
    return _allowed(replace(when, first=None, last=None, weekday=None, month=None, day=None))


@lru_cache(maxsize=256)
def _allowed(when: When) -> frozenset[int]:
    start, end = PARTS_OF_DAY.get(when.part, (0, WHOLE_DAY // _HOUR))
    part = frozenset(minute % WHOLE_DAY for minute in range(_HOUR * start, _HOUR * end))
    if not when.clock:
        return part
    told = frozenset(
        minute % WHOLE_DAY
        for start in _starts(when)
        for minute in range(start - when.minutes_before, start + when.minutes_after + 1)
    )
    told = told & part or told
    offsets = _offsets(when.zone) or (0,)
    return frozenset((minute - offset) % WHOLE_DAY for minute in told for offset in offsets)


_ANY = frozenset(range(WHOLE_DAY))


def _starts(when: When) -> tuple[int, ...]:
    told = _minute(when.clock)
    return (told, told + _HOUR * _DIAL) if when.either_half else (told,)


@lru_cache(maxsize=256)
def _offsets(zone: str) -> tuple[int, ...]:
    """How many minutes a zone may be ahead of Greenwich: none where that is not known; "gmt+2" is told."""
    found = _AHEAD.fullmatch(zone)
    if not found:
        return zones.OFFSETS.get(zone, ())
    minutes = _HOUR * int(found["hours"]) + int(found["minutes"] or 0)
    return (-minutes if found["sign"] == "-" else minutes,)


_AHEAD = re.compile(r"(?:gmt|utc)\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")
