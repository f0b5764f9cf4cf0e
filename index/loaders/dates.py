"""Dates as news writes them: found in a line, and read only when they are certain."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20|21)\d\d)(?!\d)"
_WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s{0,3})?"
_ZONE = (  # letters are listed, and capital, lest a word of the story be taken for a zone
    r"(?P<zone>Z\b|[+-]\d\d:?\d\d\b|(?-i:UTC|GMT|BST|CES?T|EES?T|WES?T|MSK|IST|JST|KST|HKT|SGT|AES?T|AEDT"
    r"|(?:E|C|M|P|AK|H)[SD]?T)\b)"
)
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
    r"|\.(?P<dotted>[0-5]\d)(?=\s?(?:[ap]\.?m|(?-i:[A-Z]{2,4}\b))))(?!\d)"
    r"(?:\s{0,2}(?P<half>[ap]\.?m\b\.?))?(?:\s{0,2}" + _ZONE + r")?"
)

_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])" + _YEAR + r"(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        _WEEKDAY + r"\b" + _MONTH + r"\s{0,3}" + _DAY + r"\b,?\s{1,3}" + _YEAR,
        _WEEKDAY + r"(?<!\d)" + _DAY + r"(?:\s{1,3}of)?[\s-]{1,3}\b" + _MONTH + r"[\s,-]{1,3}" + _YEAR,
        r"(?<![\d/.-])(?P<first>\d{1,2})[/.-](?P<second_part>\d{1,2})[/.-]" + _YEAR,
    )
)
_AFTER = re.compile(r"(?:T|[\s,|/•·–-]{0,3}(?:at\s{1,2})?)" + _CLOCK, re.IGNORECASE)
_BEFORE = re.compile(_CLOCK + r"[\s,]{0,3}(?:on\s{1,2})?$", re.IGNORECASE)
_ONLY_CLOCK = re.compile(r"(?:at\s)?" + _CLOCK, re.IGNORECASE)
_EPOCHS = ((10**9, 1), (10**12, 1000))  # seconds and milliseconds since 1970, from September 2001 on
_EARLIEST, _LATEST = 1800, 2199


class Stamp(NamedTuple):
    """A date in a line: `start` to `end` with its weekday and clock; `when` is None if ambiguous."""

    when: date | None
    start: int
    end: int
    is_iso: bool


def find_stamp(text: str) -> Stamp | None:
    """Return the first date written out in `text`, None if there is none.

    A date and a clock time become a datetime, aware if a zone is given that means one offset
    everywhere (Z, UTC, GMT, +02:00). A numeric date that can be read two ways is found, but unknown.

    >>> find_stamp("By Jo Bell June 9, 2031 11:07 AM 3 min read").when
    datetime.datetime(2031, 6, 9, 11, 7)
    >>> find_stamp("on 03/04/2024").when, find_stamp("on 23/04/2024").when
    (None, datetime.date(2024, 4, 23))
    """
    found = [(match.start(), rank, match) for rank, each in enumerate(_DATES) if (match := each.search(text))]
    if not found:
        return None
    _, rank, match = min(found[:], key=lambda item: item[:2])
    day = _numeric_day(match) if rank == 3 else _day(match)
    clock = _AFTER.match(text, match.end())
    if clock:
        return Stamp(_moment(day, clock), match.start(), clock.end(), rank == 0)
    clock = _BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    if clock:
        start = max(0, match.start() - 40) + clock.start()
        return Stamp(_moment(day, clock), start, match.end(), rank == 0)
    return Stamp(day, match.start(), match.end(), rank == 0)


def is_clock(text: str) -> bool:
    """Say whether a text is a time of day and nothing else.

    >>> is_clock("3:04 PM ET"), is_clock("at 10.52am"), is_clock("3 men")
    (True, True, False)
    """
    return bool(_ONLY_CLOCK.fullmatch(text.strip()))


def read_date(value: object) -> date | None:
    """Return the date that a metadata field holds, None where it holds none or an ambiguous one.

    Takes dates, ISO 8601, RFC 2822, written dates, and Unix time in seconds or milliseconds.

    >>> read_date("2024-03-03T10:00Z").isoformat(), read_date("Sun, 03 Mar 2024 10:00:00 +0200").isoformat()
    ('2024-03-03T10:00:00+00:00', '2024-03-03T10:00:00+02:00')
    >>> read_date("20240303"), read_date("3/4/24"), read_date("soon")
    (datetime.date(2024, 3, 3), None, None)
    >>> read_date(1709460000).isoformat()
    '2024-03-03T10:00:00+00:00'
    """
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip()[:100]
    return _iso(text) or _epoch(text) or _written(text)


def _iso(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    is_day = len(text) <= len("2024-03-03")
    return moment.date() if is_day else moment


def _epoch(text: str) -> date | None:
    try:
        number = float(text)
    except ValueError:
        return None
    for least, unit in _EPOCHS:
        if least <= number < 4 * least:
            return datetime.fromtimestamp(number / unit, UTC)
    return None


def _written(text: str) -> date | None:
    stamp = find_stamp(text)
    return stamp.when if stamp else None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
    return _real(int(match["year"]), number, int(match["day"]))


def _numeric_day(match: re.Match[str]) -> date | None:
    """Read 23/04/2024 and 04/23/2024; 03/04/2024 is one day in Europe and another in America."""
    year, first, second = int(match["year"]), int(match["first"]), int(match["second_part"])
    readings = {_real(year, first, second), _real(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(day: date | None, clock: re.Match[str]) -> date | None:
    hour, half = int(clock["hour"]), (clock["half"] or "")[:1].lower()
    if day is None or hour > 23 or (half and not 1 <= hour <= 12):
        return day
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    at = time(hour, int(clock["minute"] or clock["dotted"]), int(clock["second"] or 0))
    return datetime.combine(day, at, _zone(clock["zone"] or ""))


def _zone(name: str) -> timezone | None:
    """Return the offset a zone means; letters such as BST or CST mean several, so they give none."""
    if name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    if name[:1] not in {"+", "-"}:
        return None
    offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
    return timezone(-offset if name[0] == "-" else offset) if offset < timedelta(days=1) else None
