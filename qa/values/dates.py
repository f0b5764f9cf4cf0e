"""Days, months, years and clock times, resolved against the day of publication where it is known.

Values are sets of days. What no date of publication fixes stays a pattern ("May 8" of any year), which holds
the same day of every year and is therefore broader than the one day that it turns out to be.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from index.types import Span
from qa.values import _calendar as table
from qa.values import _feasts as feasts
from qa.values import clocks
from qa.values.intervals import combine, relate_contained, relate_labels
from qa.values.numerals import either, figure
from qa.values.types import Mention, Phrase, Relation, When
from qa.values.words import folded_words, is_plural, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = timedelta(days=1)
_MONTH = rf"(?P<month>{either(table.MONTHS)})(?!\w)"
_WEEKDAY = rf"(?:(?P<weekday>{either(table.WEEKDAYS_SHORT)})\.?,?\s+)?"
_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\w)"
_UNTIL_DAY = r"(?:\s?(?:-|–|to|and|through)\s?(?P<until>\d{1,2})(?:st|nd|rd|th)?(?![\w:]))?"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|21\d{2})"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR}(?![\w,]\d|\w))?"
_MOVABLE = either([*feasts.FROM_EASTER, *feasts.FROM_THANKSGIVING])
_HOLIDAY = either(feasts.HOLIDAYS).replace("'", "['’]")
_PART_OF_YEAR = either([*table.PARTS_OF_YEAR, *(part.removeprefix("the ") for part in table.PARTS_OF_YEAR)])
_PART_OF_MONTH = either([*table.PARTS_OF_MONTH, *(p.removeprefix("the ") for p in table.PARTS_OF_MONTH)])
_DIRECTION = r"(?:(?P<direction>last|next|this\s+coming|this\s+past|this|coming|on|since|until|by|from)\s+)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def find(text: str, published: date | None = None) -> tuple[Mention, ...]:
    """Return the dates and clock times in `text`, longest wording first where two could be read.

    A weekday is the nearest one to `published`, at most three days away, unless the words before it in its
    sentence tell past from future ("said on Friday", "will meet on Monday", "next Friday"). A day without
    a year takes the year that brings it nearest. Relative words ("yesterday") need `published`: without it
    their value is the wording itself.

    >>> text = "She landed on Wednesday and leaves on May 10, at 5pm."
    >>> [(m.span.of(text), m.value.first and str(m.value.first)) for m in find(text, date(2025, 5, 7))]
    [('Wednesday', '2025-05-07'), ('May 10, at 5pm', '2025-05-10')]
    """
    return _find(text, published)


def date_words(day: date) -> str:
    """Return a day as people write it.

    >>> date_words(date(2025, 5, 8))
    '8 May 2025'
    """
    return f"{day.day} {day:%B %Y}"


def covered(text: str, published: date | None = None) -> tuple[Span, ...]:
    """Return the spans of `text` that are dates or clock times."""
    return tuple(mention.span for mention in _find(text, published))


def parse(text: str, published: date | None = None) -> When | None:
    """Return the first date that an answer's words give, None if they give none.

    >>> parse("the 8th of May", date(2025, 5, 10)) == parse("May 8, 2025")
    True
    """
    return next((each.value for each in _find(text, published) if isinstance(each.value, When)), None)


@lru_cache(maxsize=256)
def _find(text: str, published: date | None) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(text):
            value = build(match, published)
            if value is not None and value != When():
                mention = Mention(_trimmed(match), value)
                found.append(clocks.modify(match.string, mention) if build in _CLOCKS else mention)
    mentions = _with_clocks(text, _with_parts(text, _longest(found)))
    return tuple(_bounded(text, mention) for mention in mentions)


_SENTENCE_ENDS_BEHIND = re.compile(r"[\"'’”)\]]*(?:\s*$|\s+\W*[A-Z])")


def _trimmed(match: re.Match[str]) -> Span:
    """Return what the wording spans, without the full stop of its sentence.

    A stop behind "Jan" that ends the sentence as well is left to the sentence: the month reads the same.
    """
    start, end = match.span("whole")
    month = match.groupdict().get("month") or ""
    ends_in_stop = month.endswith(".") and match.end("month") == end
    if ends_in_stop and _SENTENCE_ENDS_BEHIND.match(match.string, end):
        end -= 1
    return Span(start, end)


def _longest(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or not kept[-1].span.overlaps(mention.span):
            kept.append(mention)
        elif len(mention.span) > len(kept[-1].span):
            kept[-1] = mention
    return kept


_PART = either(table.PARTS_OF_DAY.keys() - {table.OVERNIGHT})
_THE_DAY = r"(?:(?:last|next|this(?:\s+(?:coming|past))?|the)\s+)?"
_PART_BEFORE = _compiled(
    rf"(?<![\w-])(?:(?P<side>early|late)\s+(?:on|in)\s+the\s+)?(?P<part>{_PART})\s+(?:(?:on|of)\s+)?{_THE_DAY}$"
)
_PART_BEHIND = _compiled(
    r"(?:,?\s+(?:(?:at|in|during)\s+(?:the\s+)?|(?:(?:just|shortly)\s+)?(?=before|after))|\s+)"
    rf"(?P<part>{either(table.PARTS_OF_DAY.keys() - {table.OVERNIGHT, *table.SIDES_OF_DAY})})(?![\w-])"
)
_OVERNIGHT = _compiled(rf"(?:over)?night\s+(?:(?P<into>(?:in)?to)|on|of|from)?\s*{_THE_DAY}")
_INTO = _compiled(r"\s+into\s+(?:the\s+)?")
_LONGEST_PART = 40


def _with_parts(text: str, found: list[Mention]) -> list[Mention]:
    """Join each day and the part of it that is told beside it: "early on Friday", "Friday morning"."""
    kept: list[Mention] = []
    for mention in found:
        nights = kept and _night_between(text, kept[-1], _with_part(text, mention, kept[-1].span.end))
        if nights:
            kept[-1] = nights
        else:
            kept.append(_with_part(text, mention, kept[-1].span.end if kept else 0))
    return kept


def _with_part(text: str, mention: Mention, least: int) -> Mention:
    """Return a day with the part of it that stands beside it, in words not before `least`."""
    value, (start, end) = mention.value, (mention.span.start, mention.span.end)
    if isinstance(value, When) and (value.clock or not _is_day(value)):
        return mention
    before = _PART_BEFORE.search(text, max(least, start - _LONGEST_PART), start)
    behind = _PART_BEHIND.match(text, end)
    if not before and not behind:
        return mention
    span = Span(before.start() if before else start, behind.end() if behind else end)
    if not isinstance(value, When):
        return replace(mention, span=span, value=Phrase(folded_words(span.of(text))))
    ahead = (before["side"] or "", before["part"]) if before else ()
    told = (*ahead, value.part, behind["part"] if behind else "")
    return replace(
        mention, span=span, value=replace(value, part=reduce(_one_part, map(_in_lower_case, told)))
    )


def _one_part(before: str, behind: str) -> str:
    """The part of a day that is told twice: "late" on Friday "night", "early hours" of Friday "morning"."""
    both = f"{before} {behind}"
    if not behind or both in table.PARTS_OF_DAY:
        return both.strip()
    return behind if not before or before in table.SIDES_OF_DAY else before


def _in_lower_case(words: str) -> str:
    return " ".join(words.lower().split())


def _is_day(when: When) -> bool:
    """Whether a time is one day, or a day that is not fixed yet."""
    return when.first == when.last if when.first else when.weekday is not None or when.day is not None


def _night_between(text: str, before: Mention, mention: Mention) -> Mention | None:
    """The night that two mentions tell: "overnight into Saturday", "Friday night into Saturday"."""
    night, day = before.value, mention.value
    if not isinstance(night, When) or not isinstance(day, When) or not night.first or not day.first:
        return None
    if day.clock or not _is_day(day):
        return None
    span = Span(before.span.start, mention.span.end)
    told = _OVERNIGHT.fullmatch(text, before.span.start, mention.span.start)
    if told and night.part == table.OVERNIGHT:
        last = day.first if told["into"] else day.first + _DAY
        return Mention(span, When(day.first - _DAY, last, part=table.OVERNIGHT))
    is_next = night.last == day.first - _DAY and night.part
    if is_next and _INTO.fullmatch(text, before.span.end, mention.span.start):
        return Mention(span, When(night.first, day.first, part=table.OVERNIGHT))
    return None


_BOUND = _compiled(
    r"(?<![\w-])(?P<amount>(?:days?|weeks?|months?|years?|hours?|minutes?|nights?|mornings?|afternoons?|evenings?|eve"
    r"|weekends?|decades?)\s+)?(?:(?P<by>by|(?:no|not)\s+later\s+than|on\s+or\s+before)|(?P<before>before|prior\s+to)"
    rf"|(?P<after>after|not\s+before|no\s+earlier\s+than|on\s+or\s+after))\s+{_THE_DAY}$"
)
_BOUND_BEHIND = _compiled(r",?\s+at\s+the\s+(?:(?P<by>(?:very\s+)?latest)|(?P<after>(?:very\s+)?earliest))\b")
_LONGEST_BOUND = 40
_DENIED = re.compile(r"(?:\b(?:not|never|cannot|unlikely)|n[’']t)\b[^.,;:!?]*$", re.IGNORECASE)
"""What makes of a limit the other one: not before Friday is on Friday or after it."""
_OWNED = re.compile(r"[’']")
_AN_END = re.compile(r"(?:the\s+)?end\b", re.IGNORECASE)


def _bounded(text: str, mention: Mention) -> Mention:
    """Return a day with what makes it a limit: "by Friday"; "before Friday prayers" are a part of it."""
    day, (start, end) = mention.value, (mention.span.start, mention.span.end)
    if not isinstance(day, When) or not _is_fixed(day):
        return mention
    before = _BOUND.search(text, max(0, start - _LONGEST_BOUND), start)
    behind = _BOUND_BEHIND.match(text, end)
    is_of_another = _OWNED.match(text, end) or noun_phrase(text, end)
    if behind:
        return replace(mention, value=replace(day, bound=behind.lastgroup or ""))
    if not before or before["amount"] or is_of_another:
        return mention
    bound = before.lastgroup or ""
    if bound != "after" and _DENIED.search(text, 0, before.start()):
        bound = "after"
    elif bound == "before" and _AN_END.match(mention.span.of(text)):
        bound = "by"
    return replace(mention, value=replace(day, bound=bound))


_BEFORE_CLOCK = re.compile(r",?\s+(?:(?:at|by|on|in\s+the)\s+)?")
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def _with_clocks(text: str, found: list[Mention]) -> tuple[Mention, ...]:
    """Join a day and the clock time beside it into one mention, and with it the same time in another zone."""
    joined: list[Mention] = []
    for mention in found:
        aside = _BRACKETED.match(text, joined[-1].span.end) if joined else None
        if (
            aside
            and _is_clock(joined[-1].value)
            and _is_clock(mention.value)
            and mention.span.end < aside.end()
        ):
            joined[-1] = replace(joined[-1], span=Span(joined[-1].span.start, aside.end()))
            continue
        if joined and _BEFORE_CLOCK.fullmatch(text[joined[-1].span.end : mention.span.start]):
            both = _joined(joined[-1].value, mention.value)
            if both:
                joined[-1] = Mention(Span(joined[-1].span.start, mention.span.end), both)
                continue
        joined.append(mention)
    return tuple(joined)


def _is_clock(value: object) -> bool:
    """Whether a value is a time of some day that is not told."""
    return isinstance(value, When) and bool(value.clock) and not _is_fixed(value) and value.weekday is None


def _joined(left: object, right: object) -> When | None:
    if not isinstance(left, When) or not isinstance(right, When) or bool(left.clock) == bool(right.clock):
        return None
    day, clock = (right, left) if left.clock else (left, right)
    if day == When():
        return None
    days = replace(clock, first=day.first, last=day.last, weekday=day.weekday, month=day.month, day=day.day)
    return replace(days, part=day.part)


def _span_of_days(first: date | None, last: date | None) -> When | None:
    return When(first, last) if first and last and first <= last else None


def _date(year: int, month: int, day: int) -> date | None:
    is_valid = 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if is_valid else None


def _nearest(month: int, day: int, published: date) -> date | None:
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for year in years if (found := _date(year, month, day))]
    return min(days, key=lambda found: abs(found - published), default=None)


def _months(year: int, month: int, count: int = 1) -> When | None:
    """Return the days of `count` months from `month` of `year` on."""
    first = _date(year, month, 1)
    end_year, end_month = divmod(year * 12 + month - 1 + count, 12)
    end = _date(end_year, end_month + 1, 1)
    return _span_of_days(first, end - _DAY) if end else None


def _day(match: re.Match[str], published: date | None) -> When | None:
    month, day = table.MONTHS[match["month"].lower()], int(match["day"])
    until = int(match["until"] or 0)
    last_day = until if until > day else day
    if match["year"]:
        year = int(match["year"])
        return _span_of_days(_date(year, month, day), _date(year, month, last_day))
    if not _date(2000, month, last_day):
        return None
    if not published:
        weekday = table.WEEKDAYS_SHORT[match["weekday"].lower()] if match["weekday"] else None
        return When(weekday=weekday, month=month, day=day)
    first = _nearest(month, day, published)
    return _span_of_days(first, _date(first.year, month, last_day)) if first else None


def _holiday(match: re.Match[str], published: date | None) -> When | None:
    month, day = feasts.HOLIDAYS[_in_lower_case(match["holiday"]).replace("’", "'")]
    if match["year"]:
        found = _date(int(match["year"]), month, day)
    else:
        found = _nearest(month, day, published) if published else None
    return _span_of_days(found, found) if match["year"] or published else When(month=month, day=day)


def _feast(match: re.Match[str], published: date | None) -> When | Phrase | None:
    """A day that moves from year to year: "Good Friday"."""
    name = _in_lower_case(match["feast"])
    if match["year"]:
        day = feasts.day_of(name, int(match["year"]))
        return When(day, day)
    if not published:
        return Phrase(folded_words(match["whole"]))
    days = [feasts.day_of(name, published.year + offset) for offset in (-1, 0, 1)]
    nearest = min(days, key=lambda day: abs(day - published))
    return When(nearest, nearest)


def _iso(match: re.Match[str], published: date | None) -> When | None:  # noqa: ARG001
    first = _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return When(first, first, clock=match["time"] or "") if first else None


def _numeric(match: re.Match[str], published: date | None) -> When | None:
    """Read "08/05/2025": with dots the day comes first; else the only order possible, or the nearer day."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 2000 if year < 100 else 0
    orders = (
        [_date(year, two, one)] if match["mark"] == "." else [_date(year, two, one), _date(year, one, two)]
    )
    days = [day for day in orders if day]
    if len(set(days)) > 1 and not published:
        return None
    nearest = min(days, key=lambda day: abs(day - published) if published else timedelta(0), default=None)
    return _span_of_days(nearest, nearest)


def _month(match: re.Match[str], published: date | None) -> When | None:
    name = match["month"].lower()
    month = table.MONTHS[name]
    direction = _in_lower_case(match["direction"] or "")
    is_alone = not (match["year"] or match["part"])
    if is_alone and (
        not match["month"][0].isupper()
        or (name in table.AMBIGUOUS_MONTHS and not (direction or match["other"]))
    ):
        return None
    if match["year"]:
        return _part_of_month(int(match["year"]), month, match["part"])
    if not published:
        return None if match["part"] else When(month=month)
    return _part_of_month(_year_of(month, direction, published), month, match["part"])


def _year_of(month: int, direction: str, published: date) -> int:
    if direction == "last":
        return published.year - (month >= published.month)
    if direction == "next":
        return published.year + (month <= published.month)
    if direction == "this":
        return published.year
    middle = _nearest(month, 15, published)
    return middle.year if middle else published.year


def _part_of_month(year: int, month: int, part: str | None) -> When | None:
    if not part:
        return _months(year, month)
    first, last = table.PARTS_OF_MONTH[_part(part, table.PARTS_OF_MONTH)]
    return _span_of_days(_date(year, month, first), _date(year, month, min(last, monthrange(year, month)[1])))


def _part(words: str, parts: dict[str, tuple[int, int]]) -> str:
    words = _in_lower_case(words)
    return words if words in parts else f"the {words}"


_YEAR_BEFORE = _compiled(
    r"(?:\b(?:of|by|from|until|till|before|after|through|between|and|to|for)\s+|[(–-]\s?)$"
)
_SURELY_YEAR_BEFORE = _compiled(r"\b(?:in|since|during|the|year|early|late|mid)[\s-]+$")
_COUNTED_BEHIND = re.compile(r"\s+(?P<word>[a-z]+)")
_NOT_A_YEAR_BEHIND = re.compile(
    r"\s?(?:%|km\b|kg\b|°)|\s+(?:percent|per\s+cent|[mb]illion|people|men|women|(?:metric\s+)?ton)\b|-(?:strong|plus)"
)
_MODIFIER_BEFORE = _compiled(
    r"\b(?:at\s+least|more\s+than|fewer\s+than|less\s+than|over|up\s+to|nearly|almost|some|about|around|than|as)\s+$"
)


def _year(match: re.Match[str], published: date | None) -> When | None:  # noqa: ARG001
    year = int(match["year"])
    if match["decade"]:
        return _decade(match, year)
    part = match["part"]
    if not part and not _is_year(
        match.string, match.start("year"), match.end("until" if match["until"] else "year")
    ):
        return None
    if match["season"]:
        month, count = table.SEASONS[match["season"].lower()]
        return _months(year, month, count)
    if part:
        month, count = table.PARTS_OF_YEAR[_part(part, table.PARTS_OF_YEAR)]
        return _months(year, month, count)
    until = int(match["until"] or year)
    until += year // 100 * 100 if until < 100 else 0
    return _span_of_days(_date(year, 1, 1), _date(until if until > year else year, 12, 31))


def _decade(match: re.Match[str], year: int) -> When | None:
    offsets = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((match["part"] or "").lower(), (0, 9))
    if year % 10 or (match["part"] and offsets == (0, 9)):
        return None
    return _span_of_days(_date(year + offsets[0], 1, 1), _date(year + offsets[1], 12, 31))


def _is_year(text: str, start: int, end: int) -> bool:
    """Say whether four digits are a year, and no count that happens to have four."""
    before = text[max(0, start - 24) : start]
    if _NOT_A_YEAR_BEHIND.match(text, end):
        return False
    if _SURELY_YEAR_BEFORE.search(before):
        return True
    behind = _COUNTED_BEHIND.match(text, end)
    if behind and is_plural(behind["word"]):
        return False
    return bool(_YEAR_BEFORE.search(before)) or not (behind and _MODIFIER_BEFORE.search(before))


_FUTURE = (
    r"(?:(?:will|shall|would|wo(?:uld)?n['’]t|(?:must|may|might|should)(?!\s+have)|going\s+to|(?:is|are)\s+(?:not\s+)?to|(?:plans?"
    r"|expected|due|set|scheduled|planned|slated|likely|about|poised|hopes?|intends?|wants?|aims?|need|needs|ha(?:s|ve))"
    r"\s+to)(?:\s+(?:not|\w+ly))?(?:\s+be\s+(?:\w+ly\s+)?\w+)?|(?:re)?opens|(?:re)?closes|(?:re)?starts|begins|ends"
    r"|resumes|expires|takes\s+(?:place|effect|over|office)|comes\s+into|goes\s+(?:on|into)|next|coming|upcoming|ahead\s+of"
    r"|(?:scheduled|planned|expected|slated|due)\s+(?:for|on))"
)
_PAST = (
    r"said|told|met|was|were|had|did|has|have|went|came|began|held|took|made|gave|struck|hit|fell|rose|won|lost|left|fled"
    r"|saw|sent|brought|broke|spoke|wrote|led|put|flew|ran|shot|ago|\w{2,}ed"
)
_TENSE = _compiled(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")
_WAS = re.compile(r"\b(?:was|were|had|did|stayed|remained|lasted)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]['’”\")]*\s+(?=\W*(?:[A-Z]|$))|\n")
_FARTHEST_TENSE = 160


def _weekday(match: re.Match[str], published: date | None) -> When | None:
    weekday = table.WEEKDAYS[match["weekday"].lower()]
    if not published:
        return When(weekday=weekday)
    ahead = (weekday - published.weekday()) % 7
    direction = _in_lower_case(match["direction"] or "")
    if direction == "last":
        ahead = ahead - 7
    elif direction in {"next", "this coming", "coming"}:
        ahead = ahead or 7
    else:
        ahead = _by_tense(match, ahead)
    day = published + ahead * _DAY
    return When(day, day)


def _by_tense(match: re.Match[str], ahead: int) -> int:
    """Return how many days lie between publication and a weekday that is `ahead` days on or 7 less."""
    start = match.start("weekday")
    before = match.string[max(0, start - _FARTHEST_TENSE) : start]
    sentence = _SENTENCE_END.split(before)[-1]
    tense = "past" if match["direction"] and "past" in match["direction"].lower() else None
    if _in_lower_case(match["direction"] or "") == "until":  # a state that lasts: "is closed until Monday"
        return ahead - 7 if ahead and _WAS.search(sentence) else ahead
    for cue in _TENSE.finditer(sentence):
        tense = cue.lastgroup
    if tense == "future" or not ahead:
        return ahead
    if tense == "past":
        return ahead - 7
    return ahead if ahead <= 3 else ahead - 7


_RELATIVE: dict[str, tuple[int, int, str]] = {
    "today": (0, 0, ""),
    "tonight": (0, 0, "night"),
    "this morning": (0, 0, "morning"),
    "this afternoon": (0, 0, "afternoon"),
    "this evening": (0, 0, "evening"),
    "yesterday": (-1, -1, ""),
    "last night": (-1, -1, "night"),
    "last evening": (-1, -1, "evening"),
    table.OVERNIGHT: (-1, 0, table.OVERNIGHT),
    "tomorrow": (1, 1, ""),
    "the day before yesterday": (-2, -2, ""),
    "the day after tomorrow": (2, 2, ""),
}
"""Days before or after that of publication, the first and the last, and the part of them."""
_STEPS = {"last": -1, "this": 0, "the": 0, "next": 1}


def _relative(match: re.Match[str], published: date | None) -> When | Phrase | None:
    words = _in_lower_case(match["whole"])
    if not published:
        return Phrase(folded_words(words))
    first, last, part = _RELATIVE[words]
    return When(published + first * _DAY, published + last * _DAY, part=part)


def _period(match: re.Match[str], published: date | None) -> When | Phrase | None:
    if not published:
        return Phrase(folded_words(match["whole"]))
    period = _whole_period(match["unit"].lower(), _STEPS[match["direction"].lower()], published)
    if not period or not period.first or not period.last:
        return None
    side = (match["side"] or "").lower()
    part = match["part"] or (side if side in table.PARTS_OF_WEEK else "")
    if part:
        return _part_of_period(match["unit"].lower(), part, period.first)
    first = max(period.first, published) if side == "later" else period.first
    last = min(period.last, published) if side == "earlier" else period.last
    return _span_of_days(first, last)


def _part_of_period(unit: str, part: str, first: date) -> When | None:
    """Return the days of a part of the week, month or year that begins on `first`."""
    if unit == "month":
        return _part_of_month(first.year, first.month, part)
    if unit == "year":
        return _months(first.year, *table.PARTS_OF_YEAR[_part(part, table.PARTS_OF_YEAR)])
    start, end = table.PARTS_OF_WEEK[_part(part, table.PARTS_OF_WEEK)]
    return When(first + start * _DAY, first + end * _DAY)


def _whole_period(unit: str, step: int, published: date) -> When | None:
    monday = published - published.weekday() * _DAY
    match unit:
        case "week":
            return When(monday + 7 * step * _DAY, monday + (7 * step + 6) * _DAY)
        case "weekend":
            saturday = monday + (5 + 7 * step) * _DAY
            return When(saturday, saturday + _DAY)
        case "month":
            year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
            return _months(year, month + 1)
        case "decade":
            return _months(published.year // 10 * 10 + 10 * step, 1, 120)
        case _:
            return _months(published.year + step, 1, 12)


def _ago(match: re.Match[str], published: date | None) -> When | Phrase | None:
    """Read "two days ago": a day back to days, else the week, month or year that far back."""
    if not published:
        return Phrase(folded_words(match["whole"]))
    word = match["number"]
    number = 1 if word.lower() in {"a", "an", "one"} else int(figure(word).bounds.low)
    unit = match["unit"].lower().removesuffix("s")
    if number > published.year * 12:
        return None
    if unit == "day":
        day = published - number * _DAY
        return When(day, day)
    return _whole_period(unit, -number, published)


_PATTERNS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], date | None], When | Phrase | None]], ...
] = (
    (
        _compiled(
            r"(?<![\w/-])(?P<whole>(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d{2})(?P=mark)(?P<day>\d{2})"
            r"(?:[T ](?P<time>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\d/-])"
        ),
        _iso,
    ),
    (
        _compiled(
            r"(?<![\w./-])(?P<whole>(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}))(?![\w/-])"
        ),
        _numeric,
    ),
    (
        _compiled(
            rf"(?<![\w.,:/-])(?P<whole>{_WEEKDAY}(?:the\s+)?{_DAY_OF}{_UNTIL_DAY}\s+(?:of\s+)?{_MONTH}{_OF_YEAR})"
        ),
        _day,
    ),
    (
        _compiled(
            rf"(?<!\w)(?P<whole>{_WEEKDAY}{_MONTH}\s+(?:the\s+)?{_DAY_OF}(?!\s?(?:%|percent)){_UNTIL_DAY}{_OF_YEAR})"
        ),
        _day,
    ),
    (
        _compiled(rf"(?<!\w)(?P<whole>(?P<holiday>{_HOLIDAY}){_OF_YEAR})(?!\w)"),
        _holiday,
    ),
    (
        _compiled(rf"(?<!\w)(?<!orthodox )(?P<whole>(?P<feast>{_MOVABLE}){_OF_YEAR})(?!\w)"),
        _feast,
    ),
    (
        _compiled(
            rf"(?<!\w)(?:{_DIRECTION}|(?:in|of|during|before|after)(?P<other>\s+))?"
            rf"(?P<whole>(?:(?P<part>{_PART_OF_MONTH})[\s-]+)?{_MONTH}(?!\s+\d{{1,2}}(?!\w)){_OF_YEAR})(?!\s+\d{{1,2}}(?!\w))"
        ),
        _month,
    ),
    (
        _compiled(
            r"(?<![\w.,:/$£€-])(?P<between>(?<=between ))?"
            rf"(?P<whole>(?:(?P<part>{_PART_OF_YEAR})[\s-]+(?:the\s+)?)?"
            rf"(?:(?P<season>{either(table.SEASONS)})(?:\s+of)?\s+)?{_YEAR}"
            r"(?:(?P<decade>'?s)|(?:\s?[-–]\s?|\s+(?(between)and|(?:to|until|till|through))\s+(?=\d{4}))"
            r"(?P<until>\d{4}|\d{2})(?![-\d]))?)(?![\w%€£]|[.,:/]\d|-\d)"
        ),
        _year,
    ),
    (
        _compiled(rf"(?<!\w){_DIRECTION}?(?P<whole>(?P<weekday>{either(table.WEEKDAYS)}))(?!\w)"),
        _weekday,
    ),
    (
        _compiled(rf"(?<!\w)(?<!USA )(?P<whole>{either(_RELATIVE)})(?!\w)"),
        _relative,
    ),
    (
        _compiled(
            r"(?<!\w)(?P<whole>(?:(?P<side>earlier|later|(?:early|late|mid)(?=\s+\w+\s+(?:week|month|year)\b))\s+"
            r"|(?P<part>(?:the\s+)?(?:beginning|start|middle|end)\s+of)\s+(?=\w+\s+(?:week|month|year)\b))?"
            r"(?P<direction>last|this|next|(?(part)the|(?!)))\s+(?P<unit>week|weekend|month|year|decade))(?!\w)"
        ),
        _period,
    ),
    (
        _compiled(
            rf"(?<!\w)(?P<whole>(?P<number>\d{{1,4}}|an?|{either(clocks.HOURS)})\s+(?P<unit>days?|weeks?|months?|years?)\s+ago)(?!\w)"
        ),
        _ago,
    ),
    *clocks.PATTERNS,
)


_CLOCKS = {build for _, build in clocks.PATTERNS}


def relate(left: When, right: When) -> Relation:
    """Return how two stretches of days and clock times relate.

    >>> relate(parse("May 2025"), parse("May 8, 2025"))
    <Relation.BROADER: 'broader'>
    >>> relate(parse("May 8"), parse("May 8, 2025"))
    <Relation.BROADER: 'broader'>
    """
    days = _relate_days(_days_in_frame(left), _days_in_frame(right))
    if clocks.frame(left) == clocks.frame(right):
        return combine(days, clocks.relate(left, right))
    apart = _relate_days(_days_anywhere(left), _days_anywhere(right)) is Relation.APART
    return Relation.APART if apart else Relation.OVERLAPS


def _days_in_frame(when: When) -> When:
    """The days of a time as they are in Greenwich, where that is what its clock is reckoned by."""
    return _shifted(when, *clocks.days_off(when))


def _days_anywhere(when: When) -> When:
    """The days that a time may have in the zone of the place, where its clock is told in another."""
    least, most = clocks.days_off(when)
    return _shifted(when, least - 1, most + 1) if clocks.frame(when) else when


def _shifted(when: When, least: int, most: int) -> When:
    """A time whose days may lie so many days later; one that is not fixed may then be any."""
    if least == most == 0:
        return when
    if not _is_fixed(when):
        return replace(when, weekday=None, month=None, day=None)
    first, last = _ends(when)
    return replace(when, first=_later(first, least), last=_later(last, most))


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def _relate_days(left: When, right: When) -> Relation:
    if _is_fixed(left) and _is_fixed(right):
        return _relate_fixed(left, right)
    if _is_fixed(left):
        return _relate_fixed_to_pattern(left, right)
    if _is_fixed(right):
        return _relate_fixed_to_pattern(right, left).mirrored
    return _relate_patterns(left, right)


def _is_fixed(when: When) -> bool:
    return when.first is not None or when.last is not None


def _ends(when: When) -> tuple[date, date]:
    """The first and the last day that a time allows; before noon of a day leaves room in that day."""
    first, last = when.first or date.min, when.last or date.max
    match when.bound:
        case "by":
            return date.min, last
        case "before":
            return date.min, first if when.part or when.clock else _later(first, -1)
        case "after":
            return first, date.max
        case _:
            return first, last


def _relate_fixed(left: When, right: When) -> Relation:
    (first, last), (other_first, other_last) = _ends(left), _ends(right)
    if last < other_first or other_last < first:
        return Relation.APART
    return relate_contained(
        left_holds=first <= other_first and other_last <= last,
        right_holds=other_first <= first and last <= other_last,
    )


def _relate_patterns(left: When, right: When) -> Relation:
    relation = Relation.SAME
    for one, other in zip(_pattern(left), _pattern(right), strict=True):
        relation = combine(relation, relate_labels(one, other, otherwise=Relation.APART))
    return relation


def _pattern(when: When) -> tuple[str, str, str]:
    weekday, month, day = ("" if part is None else str(part) for part in (when.weekday, when.month, when.day))
    return weekday, month, day


# Weekdays and leap days meet again within forty years, whatever the century.
_CYCLE = timedelta(days=366 * 40)
_LEAP_YEAR = 2000


def _relate_fixed_to_pattern(fixed: When, pattern: When) -> Relation:
    if _pattern(pattern) == _pattern(When()):
        return Relation.NARROWER
    first, last = _ends(fixed)
    if last - first >= _CYCLE:
        is_day = _date(_LEAP_YEAR, pattern.month or 1, pattern.day or 1) is not None
        return Relation.OVERLAPS if is_day else Relation.APART
    days = (first + offset * _DAY for offset in range((last - first).days + 1))
    first_fits = _fits(first, pattern)
    if any(_fits(day, pattern) is not first_fits for day in days):
        return Relation.OVERLAPS
    return Relation.NARROWER if first_fits else Relation.APART


def _fits(day: date, pattern: When) -> bool:
    wanted = ((pattern.weekday, day.weekday()), (pattern.month, day.month), (pattern.day, day.day))
    return all(part is None or part == actual for part, actual in wanted)
