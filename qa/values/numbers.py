"""Counts, measures and percentages: the numbers that say how many or how much of something."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from index.types import Span
from qa.values import _labels as labels
from qa.values import dates, money
from qa.values._calendar import TIME_UNITS
from qa.values._nouns import PHRASE_ENDS, UNMARKED_PLURALS
from qa.values._numerals import FRACTIONS, ORDINALS, SCALE_WORDS, SMALL
from qa.values._units import COUNTED, IMPERIAL, MEASURES, SMALLER, ZEROS
from qa.values.intervals import combine, relate_intervals, relate_labels
from qa.values.numerals import (
    POSTMODIFIER,
    Amount,
    Bounds,
    amounts,
    bounded_behind,
    either,
    modified,
    modifiers_before,
)
from qa.values.types import Mention, Quantity, Relation
from qa.values.words import is_plural, noun_phrase, singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

PERCENT = "%"

_PERCENT = re.compile(r"\s?%|[\s-]?(?:percent|per\s+cent|pct|pc|percentage\s+points?)(?!\w)", re.IGNORECASE)
_BASIS_POINTS = re.compile(r"[\s-]basis\s+points?(?!\w)", re.IGNORECASE)
_MEASURE = re.compile(rf"[\s-]?(?P<unit>{either(MEASURES)})(?!\w)", re.IGNORECASE)
_DEGREE_LETTER = re.compile(
    rf"(?P<unit>(?-i:[CF]))(?![\w’'-])|"
    rf"\s(?P<apart>(?-i:[CF]))(?=\W*$|\s*[.,;:()/–—]|\s+(?:and|or|{either(PHRASE_ENDS)})(?!\w))",
    re.IGNORECASE,
)
"""Degrees without their sign: "38C", "100 F (38 C)", no "3 C students"."""

_SMALLER = re.compile(
    rf",?\s?(?:and\s)?(?P<number>\d{{1,2}}(?:\.\d+)?)[\s-]?(?P<unit>{either(SMALLER)})(?!\w)", re.IGNORECASE
)
_BELOW_ZERO_BEFORE = re.compile(r"(?:(?<![\w.,)%°])[-−–]|\b(?:minus|negative)\s+)$", re.IGNORECASE)
_BELOW_ZERO_BEHIND = re.compile(r"\s+below\s+zero(?!\w)", re.IGNORECASE)
_NO_COUNT_BEHIND = re.compile(
    r"(?:st|nd|rd|th)(?!\w)|\s?[ap]\.?m\b|:\d|/\d|\s?o['’]clock|(?:st|nd|rd|th)?\s+century"
    rf"|[\s-]*(?:{either(TIME_UNITS)})(?!\w)|\s+of\s+(?:a|an|another|each)\s|\s+another(?!\w)|-(?:all|nil|way|fold|times?|term)\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    rf"(?:[\s-]+(?!(?:{either(PHRASE_ENDS)})(?!\w))[^\W\d_]+(?:['’-][^\W\d_]+)*){{1,4}}?(?={POSTMODIFIER})",
    re.IGNORECASE,
)
"""What is counted, where the count is bounded behind it: "60 boats or so"."""

_LABEL_BEFORE = re.compile(rf"(?<!\w)(?:{either(labels.NUMBERED)})[\s-]*$", re.IGNORECASE)
_AGE_BEHIND = re.compile(r",(?=\W)")
_LIST_BEHIND = re.compile(r"[.)]\s")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?)(?:\s+\w+\s*(?:,|and|or|to|-))*\s+$", re.IGNORECASE
)
_CAPITALISED_BEFORE = re.compile(r"(?:^|[^\w])([A-Z][\w’']*)[ -]$")
_ONE_BEFORE = re.compile(r"\b(?:no|any|every|each|this|that|the|which|some)[\s-]$", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+|our\s+|those\s+|these\s+)?|\s+", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+,\s$")
_THE_ONLY_ONE = re.compile(r"\bthe\s+only\s+one$", re.IGNORECASE)
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_OLDEST = 115
_ROUNDING = Decimal("0.5")
"""Percentage points by which "a third" and a share in whole numbers may differ and be one."""

_ROUNDING_PART = Decimal("0.05")
"""The part of a small share by which they may: "one in 200" is no one per cent."""

_LARGE_LABEL = 1000

_TOPS = either(["a", "an", *SMALL])
_BOTTOMS = either([*FRACTIONS, *(f"{fraction}s" for fraction in FRACTIONS)])
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<top>{_TOPS})[\s-]+|(?<!\bthe\s))(?P<bottom>{_BOTTOMS})"
    rf"(?!\s+of\s+an?\s+(?:{either([*SCALE_WORDS, *TIME_UNITS])})(?!\w))"
    rf"(?=\s+of\b|\s*[.,;)]?\s*$|{POSTMODIFIER})",
    re.IGNORECASE,
)
_POINT_PART = re.compile(
    rf"(?<![\w-])(?:(?P<top>{_TOPS})[\s-]+)?(?P<bottom>{_BOTTOMS})(?:\s+(?:of\s+)?an?\s+"
    r"(?:per\s?cent|percentage\s+point)|[\s-]percentage[\s-]point|(?<=quarter)[\s-]point)(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(r"hal(?:f|ves)$", re.IGNORECASE)
_RATIO = re.compile(
    rf"(?<![\w-])(?P<top>{either(SMALL)}|\d+)\s+(?:in|out\s+of)(?:\s+every)?\s+"
    rf"(?P<bottom>{either(SMALL)}|\d{{1,3}}(?:,\d{{3}})*)"
    rf"(?!\w|[.,:]\d|\s?%|[\s-]*(?:{either([*TIME_UNITS, *MEASURES])})(?!\w))",
    re.IGNORECASE,
)
_WHOLES = frozenset({*range(1, 11), 100})
"""Of these any number is a share; of another one only one is: "1 in 20"."""
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?P<word>{either(ORDINALS)}))(?!\w)", re.IGNORECASE
)
_TWICE = re.compile(r"\b(?P<word>twice|thrice)\b", re.IGNORECASE)
_ONCE = re.compile(
    r"(?<!\bat )(?<!\bfor )\bonce(?:(?=\W*$)|(?P<range>(?=\s+or\s+twice\b)))"
    rf"|\bonce(?=\s+(?:an?|every|each|per|in\s+an?)\s+(?:{either(TIME_UNITS)})(?!\w))",
    re.IGNORECASE,
)
_NONE = re.compile(r"\s*(?:none|zero|no\s+one|nobody|no(?=\s+\w))", re.IGNORECASE)


def find_counts(text: str, published: date | None = None) -> tuple[Mention, ...]:
    """Return the counts and measures in `text`: no year, date, age, clock time, ordinal, score or label.

    >>> text = "In 2025 at least 19 drones, 66% more, hit Line 4 and 50 km of track."
    >>> [mention.span.of(text) for mention in find_counts(text)]
    ['at least 19', '50 km']
    """
    taken = [*money.covered(text), *dates.covered(text, published)]
    taken += [Span(*match.span()) for match in _FRACTION.finditer(text) if match["top"]]
    taken += [Span(*match.span()) for match in _ratios(text) if _small(match["top"]) == 1]
    found: list[Mention] = []
    for amount in amounts(text):
        if _is_count(text, amount) and not any(amount.span.overlaps(span) for span in taken):
            found.append(_mention(text, amount))
            taken.append(found[-1].span)
    return tuple(_joined(text, found))


def find_percentages(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return the percentages in `text`, fractions and ratios of a whole among them.

    >>> text = "Up 66%, or two thirds of the total; one in five left."
    >>> [(m.span.of(text), round(m.value.low, 2)) for m in find_percentages(text)]
    [('66%', 66.0), ('two thirds', 66.17), ('one in five', 20.0)]
    """
    found = [_point_part(match) for match in _POINT_PART.finditer(text)]
    others = [*_joined(text, _percentages(text)), *_shares(text), *(_share(match) for match in _ratios(text))]
    found += [each for each in others if not any(each.span.overlaps(part.span) for part in found)]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _joined(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, two measures that are the ends of one range as that: "15% to 20%"."""
    found: list[Mention] = []
    for each in mentions:
        joined = _range(text, found[-1], each) if found else None
        found[-1:] = [joined] if joined else [*found[-1:], each]
    return found


def _range(text: str, low: Mention, high: Mention) -> Mention | None:
    one, other = low.value, high.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or not one.unit:
        return None
    if one.unit != other.unit or not (one.is_exact and other.is_exact and one.low < other.low):
        return None
    if not (one.slack or one.unit == PERCENT):
        return None
    between = _BETWEEN.search(text[: low.span.start])
    joint = text[low.span.end : high.span.start]
    if not (_AND if between else _TO).fullmatch(joint) or _FROM.search(text[: low.span.start]):
        return None
    start = between.start() if between else low.span.start
    return Mention(Span(start, high.span.end), replace(other, low=one.low))


_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+|\s?[-–]\s?", re.IGNORECASE)


def _shares(text: str) -> list[Mention]:
    return [_share(match) for match in _FRACTION.finditer(text)]


def _ratios(text: str) -> Iterator[re.Match[str]]:
    for match in _RATIO.finditer(text):
        top, bottom = _small(match["top"]), _small(match["bottom"])
        if 0 < top < bottom and (top == 1 or bottom in _WHOLES):
            yield match


def find_times(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return how often something was, where `text` tells it in one word: no "twice as many".

    >>> text = "It sank at least twice, not twice as often."
    >>> [mention.span.of(text) for mention in find_times(text)]
    ['at least twice']
    """
    return tuple(
        _times(text, match) for match in _TWICE.finditer(text) if not _COMPARED.match(text, match.end())
    )


def _times(text: str, match: re.Match[str]) -> Mention:
    number = Decimal(_TIMES[match["word"].lower()])
    start, modifiers = modifiers_before(text, 0, match.start())
    bounds, end = bounded_behind(text, match.end(), modified(Bounds(number, number), modifiers))
    return Mention(Span(start, end), bounds.quantity("time"))


_COMPARED = re.compile(r"\s+(?:as|the|that|what|its|his|her|their|our|your|my)(?!\w)", re.IGNORECASE)
"""What follows "twice" where that is no number of times: "twice the size"."""


def _percentages(text: str) -> list[Mention]:
    return [
        _percentage(text, amount, match)
        for amount in amounts(text)
        if not amount.currency
        and (match := _PERCENT.match(text, amount.span.end) or _BASIS_POINTS.match(text, amount.span.end))
    ]


def _percentage(text: str, amount: Amount, unit: re.Match[str]) -> Mention:
    """The percentage that an amount is with its unit, and a sign before it: "minus 3 per cent"."""
    bounds, end = bounded_behind(text, unit.end(), amount.bounds)
    bounds = bounds.map(lambda number: number / 100) if unit.re is _BASIS_POINTS else bounds
    before = None if amount.is_modified else _below_zero_before(text, amount.span.start)
    bounds = bounds.negated() if before else bounds
    return Mention(Span(before.start() if before else amount.span.start, end), bounds.quantity(PERCENT))


def parse_count(text: str, published: date | None = None) -> Quantity | None:
    """Return the count that an answer's words give, None if they give no number; a share stays one.

    >>> parse_count("at least 19 Ukrainian drones")
    Quantity(low=19.0, high=inf, unit='drone', is_open_low=False, is_open_high=False)
    >>> parse_count("11th visit").unit
    'visit'
    >>> parse_count("at least twice") == parse_count("at least two times")
    True
    """
    text = _with_times(text)
    mentions = [*find_counts(text, published)[:1], *_percentages(text)]
    mentions += [_share(match) for match in _FRACTION.finditer(text) if match["top"] or _HALF.match(match[0])]
    first = min(mentions, key=lambda mention: mention.span, default=None)
    if first and isinstance(first.value, Quantity):
        return first.value
    if match := _NONE.match(text):
        return Quantity(0, 0, counted(text, match.end()))
    if match := _ORDINAL.search(text):
        rank = int(match["digits"] or ORDINALS.index(match["word"].lower()) + 1)
        return Quantity(rank, rank, counted(text, match.end(), is_single=True))
    bare = [each for each in amounts(text) if not each.currency and not each.is_score]
    value = _mention(text, bare[0]).value if bare else None
    return value if isinstance(value, Quantity) else None


def _with_times(text: str) -> str:
    """Return `text` with "2 times" for "twice"; "once" is no count in "once the war was over".

    >>> _with_times("once or twice"), _with_times("only once"), _with_times("at once")
    ('1 or 2 times', 'only 1 time', 'at once')
    """
    text = _ONCE.sub(lambda match: "1" if match["range"] is not None else "1 time", text)
    return _TWICE.sub(lambda match: f"{_TIMES[match['word'].lower()]} times", text)


_TIMES = {"twice": 2, "thrice": 3}


def parse_percentage(text: str, published: date | None = None) -> Quantity | None:
    """Return the percentage that an answer's words give; a bare number is taken as one.

    >>> parse_percentage("about 40").low
    36.0
    """
    if mentions := find_percentages(text, published):
        value = mentions[0].value
        return value if isinstance(value, Quantity) else None
    bare = amounts(text)
    return bare[0].bounds.quantity(PERCENT) if bare and not bare[0].currency else None


def relate(left: Quantity, right: Quantity) -> Relation:
    """Return how two quantities relate; different units are incomparable, no unit stands for any.

    A share of a whole is no number of things, and so incomparable with one that is told without a unit.
    Where one is told in miles and the other in kilometres they overlap if the one can be the other, rounded.

    >>> relate(Quantity(15, 15, "drone"), Quantity(12, float("inf"), "drone"))
    <Relation.NARROWER: 'narrower'>
    >>> [relate(parse_count("6 miles"), parse_count(other)).value for other in ("10 km", "8 km", "7 miles")]
    ['overlaps', 'apart', 'apart']
    """
    if (left.unit == PERCENT) != (right.unit == PERCENT):
        return Relation.INCOMPARABLE
    units = relate_labels(left.unit, right.unit, otherwise=Relation.INCOMPARABLE)
    told = relate_intervals(left, right)
    if told is Relation.APART and units is Relation.SAME and left.is_imperial != right.is_imperial:
        rounded = relate_intervals(_loosely(left), _loosely(right))
        told = told if rounded is Relation.APART else Relation.OVERLAPS
    return combine(units, told)


def are_one_measure(left: Quantity, right: Quantity) -> bool:
    """Say whether two quantities are one measure, told in two systems and rounded: "6 miles", "10 km".

    They are no `Relation.SAME`, which would not be an equivalence: 6 miles are also 9.5 km. Degrees of no
    scale are those of a scale that have their figure.

    >>> [are_one_measure(parse_count("6 miles"), parse_count(other)) for other in ("10 km", "8 km")]
    [True, False]
    >>> are_one_measure(parse_count("38 degrees"), parse_count("38C"))
    True
    """
    if {left.unit, right.unit} == _DEGREES:
        scale = left if left.unit == "degree celsius" else right
        return _degrees(left) == _degrees(right) and not scale.is_bound
    if left.unit != right.unit or left.unit in {"", PERCENT} or left.is_imperial == right.is_imperial:
        return False
    room = left.slack + right.slack
    return all(_meet(*ends, room) for ends in ((left.low, right.low), (left.high, right.high)))


def _degrees(value: Quantity) -> tuple[float, float]:
    """The figures of a temperature as it is told."""
    low, high = (
        float(Decimal(end) / _FAHRENHEIT + 32) if value.is_imperial else end
        for end in (value.low, value.high)
    )
    return round(low, 6), round(high, 6)


_FAHRENHEIT = MEASURES["°f"][1]


def _meet(one: float, other: float, room: float) -> bool:
    return one == other or abs(one - other) <= room


def _loosely(measure: Quantity) -> Quantity:
    """The measure with room for what was lost if it was converted from another."""
    return replace(measure, low=measure.low - measure.slack, high=measure.high + measure.slack)


def counted(text: str, position: int, *, is_single: bool = False) -> str:
    """Return the noun that a number ending at `position` counts, singular, or nothing if none is plain.

    >>> counted("more than 20 million civilian and military deaths", 20)
    'person'
    >>> counted("29 world leaders are expected", 2)
    'leader'
    """
    partitive = _PARTITIVE.match(text, position)
    words = noun_phrase(text, partitive.end() if partitive else position)
    plural = next((word for word in words if is_plural(word) or word in UNMARKED_PLURALS), None)
    if plural is None and is_single and words:
        plural = words[-1]
    noun = singular(plural) if plural else ""
    return COUNTED.get(noun, noun)


def _mention(text: str, amount: Amount) -> Mention:
    """The measure that an amount begins, or the count that it is, with where that stands."""
    if told := _measured(text, amount.bounds, amount.span.end):
        value, end = told
        is_degree = value.unit in _DEGREES and not amount.is_modified
        return (is_degree and _below_zero(text, amount, end)) or Mention(Span(amount.span.start, end), value)
    is_single = amount.bounds.low == 1
    bounds, _ = _bounded(text, amount.span.end, amount.bounds)
    return Mention(amount.span, bounds.quantity(counted(text, amount.span.end, is_single=is_single)))


def _bounded(text: str, position: int, bounds: Bounds) -> tuple[Bounds, int]:
    """A count's bounds with the modifier behind what it counts, and the end of that."""
    counting = _COUNTING.match(text, position)
    return bounded_behind(text, counting.end() if counting else position, bounds)


def bound_behind(text: str, position: int) -> str:
    """Return the words behind a count that ends at `position` up to what bounds it, empty where nothing does.

    >>> bound_behind("60 boats or so sank.", 2), bound_behind("60 boats sank.", 2)
    (' boats or so', '')
    """
    bounds, end = _bounded(text, position, _ANY_FIGURE)
    return "" if bounds is _ANY_FIGURE else text[position:end]


_ANY_FIGURE = Bounds(Decimal(1), Decimal(1))


def _below_zero(text: str, amount: Amount, end: int) -> Mention | None:
    """The temperature that degrees ending at `end` are with a sign: "minus 11 °C", "11 °C below zero"."""
    before = _below_zero_before(text, amount.span.start)
    behind = _BELOW_ZERO_BEHIND.match(text, end)
    told = _measured(text, amount.bounds.negated(), amount.span.end) if before or behind else None
    if told is None:
        return None
    span = Span(before.start() if before else amount.span.start, behind.end() if behind else end)
    return Mention(span, told[0])


def _below_zero_before(text: str, start: int) -> re.Match[str] | None:
    return _BELOW_ZERO_BEFORE.search(text, max(0, start - _LONGEST_SIGN), start)


_DEGREES = {"degree", "degree celsius"}
_LONGEST_SIGN = 12


def _measured(text: str, bounds: Bounds, end: int) -> tuple[Quantity, int] | None:
    """The measure that a number ending at `end` gives, and its end: of "5 ft 10 in" behind the inches."""
    match = _MEASURE.match(text, end) or _DEGREE_LETTER.match(text, end)
    if not match:
        return None
    unit = " ".join(next(filter(None, match.groups())).lower().split())
    unit = unit if unit in MEASURES else f"°{unit}"
    base, factor = MEASURES[unit]
    zero = ZEROS.get(unit, Decimal(0))
    bounds, end = bounded_behind(text, match.end(), bounds)
    measured = bounds.map(lambda number: (number - zero) * factor)
    last = bounds.low if bounds.high.is_infinite() else bounds.high
    if rest := _SMALLER.match(text, end):
        smaller, follows = SMALLER[rest["unit"].lower()]
        if unit in follows:
            last, factor, end = Decimal(rest["number"]), smaller, rest.end()
            measured = measured.map(lambda number: number + last * factor)
    slack = float(_rounding(abs(last)) * factor)
    return replace(measured.quantity(base), is_imperial=unit in IMPERIAL, slack=slack), end


def _rounding(number: Decimal) -> Decimal:
    """How far a number may be off that was made of another measure: half its last place, or its noughts.

    >>> [float(_rounding(Decimal(number))) for number in ("6", "60", "800", "245.5", "9003")]
    [0.5, 1.8, 24.0, 0.05, 0.5]
    """
    exponent = number.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return max(min(half, number * _CONVERTED), min(half, Decimal("0.5")))


_CONVERTED = Decimal("0.03")
"""The part of a round number by which it may be off where it was converted: "100 km" of "60 miles"."""


def _is_count(text: str, amount: Amount) -> bool:
    if amount.currency or amount.is_score or (amount.is_vague and amount.bounds.low != 2):
        return False
    end = amount.span.end
    if any(pattern.match(text, end) for pattern in (_PERCENT, _BASIS_POINTS, _NO_COUNT_BEHIND)):
        return False
    before = text[max(0, amount.number.start - 40) : amount.number.start]
    if amount.bounds.low == 1 and amount.is_spelled and not amount.is_modified:
        return _is_counting_one(text, before, end)
    if amount.is_modified:
        return not _THE_ONLY_ONE.search(text[: amount.number.end])
    return not _is_label(before, amount) and not _is_age_or_item(text, before, amount)


def _is_counting_one(text: str, before: str, end: int) -> bool:
    """Say whether "one" counts something: "one soldier died", not "one of them" nor "no one"."""
    return (
        not _ONE_BEFORE.search(before)
        and bool(counted(text, end, is_single=True))
        and text[end : end + 3] != " of"
    )


def _is_label(before: str, amount: Amount) -> bool:
    """Say whether a number only names what stands before it: "phase 3", "aged 9", "Siberia 2"."""
    if _LABEL_BEFORE.search(before) or _AGE_BEFORE.search(before):
        return True
    if amount.is_spelled or amount.bounds.low >= _LARGE_LABEL:
        return False
    match = _CAPITALISED_BEFORE.search(before)
    return bool(match) and match[1].lower() not in labels.CAPITALISED_BEFORE_COUNTS if match else False


def _is_age_or_item(text: str, before: str, amount: Amount) -> bool:
    """Say whether a bare figure is an age ("Olga Brandt, 47, said") or numbers an item of a list."""
    end = amount.span.end
    is_age = _NAME_BEFORE.search(before) and _AGE_BEHIND.match(text, end) and amount.bounds.high < _OLDEST
    return bool(is_age) or bool(_LIST_BEHIND.match(text, end) and _LINE_START.search(before))


def _share(match: re.Match[str]) -> Mention:
    """The share that a fraction or ratio is, with its modifiers: "about a third".

    Where it is not in whole percentage points, what bounds it and is part of it has room for rounding.
    """
    top = _small(match["top"] or "a")
    share = Decimal(100) * top / _bottom(match)
    start, modifiers = modifiers_before(match.string, 0, match.start())
    if modifiers == ["between"]:
        start = match.start()
    bounds, end = bounded_behind(match.string, match.end(), modified(Bounds(share, share), modifiers))
    slack = 0 if share == share.to_integral_value() else min(_ROUNDING, share * _ROUNDING_PART)
    low, high = bounds.low - slack * (not bounds.is_open_low), bounds.high + slack * (not bounds.is_open_high)
    value = replace(bounds, low=low, high=high).quantity(PERCENT)
    return Mention(Span(start, end), value)


def _point_part(match: re.Match[str]) -> Mention:
    """What is less than one percentage point: "a quarter of a percentage point"."""
    part = Decimal(_small(match["top"] or "a")) / _bottom(match)
    start, modifiers = modifiers_before(match.string, 0, match.start())
    return Mention(Span(start, match.end()), modified(Bounds(part, part), modifiers).quantity(PERCENT))


def _bottom(match: re.Match[str]) -> int:
    """What a fraction or ratio is parted by."""
    word = match["bottom"].lower()
    return FRACTIONS.get(word) or FRACTIONS.get(word.removesuffix("s")) or _small(word) or 1


def _small(word: str) -> int:
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else SMALL.get(word.lower(), 1)
