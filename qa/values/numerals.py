"""The number grammar: digits, number words, scales, ranges and modifiers, wherever they stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from index.types import Span
from qa.values import _numerals as table
from qa.values._calendar import SHORT_TIME_UNITS, SINGLE_TIME_UNITS
from qa.values._currencies import PREFIXES
from qa.values._units import MEASURES
from qa.values.types import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ONE = Decimal(1)
_INFINITY = Decimal("Infinity")


def either(words: Iterable[str]) -> str:
    r"""Return a regular expression for any of `words`, the longest first; a space matches any white space.

    >>> either(["dollar", "us dollar"])
    'us\\s+dollar|dollar'
    """
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval of exact decimals, the raw material of a `Quantity`."""

    low: Decimal
    high: Decimal
    is_open_low: bool = False
    is_open_high: bool = False

    def map(self, convert: Callable[[Decimal], Decimal]) -> Bounds:
        """Return the interval between the converted bounds; `convert` must be increasing."""
        low = self.low if self.low.is_infinite() else convert(self.low)
        high = self.high if self.high.is_infinite() else convert(self.high)
        return Bounds(low, high, self.is_open_low, self.is_open_high)

    def negated(self) -> Bounds:
        """Return the interval on the other side of zero."""
        return Bounds(-self.high, -self.low, self.is_open_high, self.is_open_low)

    def quantity(self, unit: str = "") -> Quantity:
        """Return the interval as a quantity of `unit`."""
        return Quantity(float(self.low), float(self.high), unit, self.is_open_low, self.is_open_high)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, not yet said to be a count, a sum of money or anything else.

    `span` takes in the modifiers, `number` is the number alone with its scale and any currency sign;
    `currency` is that sign, empty without one. `is_vague` marks "several" and its like, `is_spelled`
    a number without digits, `is_article` the one in "a month", `is_score` two numbers joined by a dash
    that are no range ("3-1").
    """

    span: Span
    number: Span
    bounds: Bounds
    currency: str = ""
    is_modified: bool = False
    is_spelled: bool = False
    is_vague: bool = False
    is_article: bool = False
    is_score: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """One number as read from the start of a piece of text: where it ends there, and its scale."""

    bounds: Bounds
    length: int
    scale: Decimal = _ONE
    is_spelled: bool = True
    is_vague: bool = False


_SCALES = {**table.SCALE_WORDS, **table.SCALE_MARKS}
_SCALES |= {f"{word}s": value for word, value in table.SCALE_WORDS.items()}
_NUMBER_WORD = rf"(?:{either([*table.SMALL, *table.SCALE_WORDS])})(?!\w)"
_SCALE_WORD = rf"(?:{either(table.SCALE_WORDS)})(?!\w)"
_SHORT_UNITS = [unit for unit in MEASURES if len(unit) < 5]
_GROUP_SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?(?!\d)"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"
    rf"|\d{{1,3}}(?:{_GROUP_SPACE}\d{{3}}){{1,6}}(?!\d|[.,]\d)"
    r"|\d{1,3}(?:, 000){1,6}(?!\d)"  # as some agencies write it; "May 8, 200 people" are two numbers
    rf"|\d{{1,9}},\d{{1,2}}(?=\s?(?:%|percent|per\s+cent|(?:{either(_SCALES)})\b))"
    r"|\d{1,18}(?:\.\d{1,9})?(?!\d)"
)
_EXTENTS = (
    r"(?:high|tall|deep|wide|broad|long|thick|apart|away|swell|waves?|sprint|race|hurdles|tower|mast|wall)"
)
"""What stands behind metres, "5m high", where an "m" is no million."""

_SCALE = rf"(?:[\s-]*(?:{either(_SCALES)})(?!\w)|(?!m[\s-]{_EXTENTS}(?!\w))[kmbt](?!\w))"
_UNIT_BEHIND = rf"(?=(?:{either([*_SHORT_UNITS, *SHORT_TIME_UNITS])}|(?-i:[CF]))(?!\w))"
_DIGIT_NUMBER = rf"(?:{_DIGITS})(?:\s?[½¼¾])?(?:{_SCALE}){{0,2}}(?:(?!\w)|{_UNIT_BEHIND})"
_SPELLED_NUMBER = (
    rf"(?:an?\s+(?:half[\s-]+)?(?={_SCALE_WORD})|half[\s-]+(?:an?\s+)?(?={_SCALE_WORD}))?{_NUMBER_WORD}"
    rf"(?:(?:\s+|\s*-\s*)(?:and\s+)?{_NUMBER_WORD}|[\s-]+and[\s-]+a[\s-]+(?:half|quarter)(?!\w))*"
)
_PLURAL_WORD = either(table.PLURAL_SCALES)
_PLURAL_SCALE = rf"(?!(?:tens|scores)(?!\s+of\s))(?:{_PLURAL_WORD})(?:\s+of\s+(?:{_PLURAL_WORD}))?(?!\w)"
_VAGUE = rf"(?:{either(table.VAGUE)})(?:\s+(?:of\s+)?{_SCALE_WORD})?(?!\w)(?:\s+of(?!\w))?"
_PART_OF_SCALE = rf"(?:an?\s+|one\s+|three[\s-]+)?quarters?\s+of\s+a\s+{_SCALE_WORD}"
_ARTICLE = (
    rf"(?:half\s+)?an?(?=[\s-]+(?:full\s+|whole\s+)?(?:{either(SINGLE_TIME_UNITS)})(?!\w))"
    rf"|half\s+an?(?=[\s-]+(?:{either(MEASURES)})(?!\w))"
)
_CORE = f"(?:{_DIGIT_NUMBER}|{_VAGUE}|{_PART_OF_SCALE}|{_PLURAL_SCALE}|{_ARTICLE}|{_SPELLED_NUMBER})"
_CURRENCY = rf"(?-i:{either(PREFIXES)})\s?"

_AMOUNT = re.compile(
    rf"(?<!\w)(?P<currency>{_CURRENCY})?"
    rf"(?<![\w/])(?<![\d\s][.,:])(?<![^\W\d_]-)(?P<low>{_CORE})",
    re.IGNORECASE,
)
_OTHER_END = re.compile(
    rf"(?P<joint>\s?[-–]\s?|[\s-]+to[\s-]+|\s+(?:and|or)\s+)(?:{_CURRENCY})?(?P<high>{_CORE})",
    re.IGNORECASE,
)
_ANY_MODIFIER = either([*table.MODIFIERS, "between"])
_MODIFIERS = re.compile(
    rf"(?<!\w)(?:(?:(?:{_ANY_MODIFIER})\s+){{1,2}}(?:another\s+|a\s+further\s+)?|~\s?)$",
    re.IGNORECASE,
)
_MODIFIER = re.compile(rf"(?:{_ANY_MODIFIER})(?!\w)|~", re.IGNORECASE)
_BEFORE_ITS_NUMBER = r"(?=\W*$|\s*[,.;)]|\s+(?:is|are|was|were|has|have|had|will|would|could)(?!\w))"
"""What follows "60 at least", where that belongs to no other number behind it."""

_PHRASED = [each for each in table.POSTMODIFIERS if " " in each]
POSTMODIFIER = (
    rf"(?:\s+|,\s+(?=at\s|give\s))(?P<words>(?!at\s)(?:{either(_PHRASED)})(?!\s+than(?!\w))"
    rf"|(?=at\s)(?:{either(_PHRASED)}){_BEFORE_ITS_NUMBER})(?![\w-])"
    r"|\s?(?P<sign>\+)(?!\w)|-(?P<suffix>plus|odd|ish)(?!\w)"
)
"""What bounds a figure from behind it, or from behind its unit or noun."""

_POSTMODIFIER = re.compile(POSTMODIFIER, re.IGNORECASE)
_LONGEST_MODIFIERS = 48
_ARTICLES = {"a": _ONE, "an": _ONE, "half a": Decimal("0.5"), "half an": Decimal("0.5")}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return every number in `text`, in order, with its modifiers.

    >>> text = "At least 19 drones and about two dozen boats cost $5m to $6m."
    >>> [amount.span.of(text) for amount in amounts(text)]
    ['At least 19', 'about two dozen', '$5m to $6m']
    """
    found: list[Amount] = []
    position = 0
    while match := _AMOUNT.search(text, position):
        amount = _amount(text, match, position)
        found.append(amount)
        position = amount.span.end
    return tuple(found)


def modifiers_before(text: str, floor: int, start: int) -> tuple[int, list[str]]:
    """Return where the modifiers of a number at `start` begin, at `floor` or behind, and what they are.

    >>> modifiers_before("nearly half", 0, 7)
    (0, ['nearly'])
    """
    before = _MODIFIERS.search(text, max(floor, start - _LONGEST_MODIFIERS), start)
    if not before:
        return start, []
    return before.start(), [_lower(each[0]) for each in _MODIFIER.finditer(before[0])]


def _amount(text: str, match: re.Match[str], floor: int) -> Amount:
    start = match.start()
    begin, modifiers = modifiers_before(text, floor, start)
    low = figure(match["low"])
    end = match.start("low") + low.length
    bounds, is_range, is_score = low.bounds, False, False
    if other := _OTHER_END.match(text, end):
        high = figure(other["high"])
        joint = other["joint"].lower()
        pair = _pair(low, high)
        is_range = pair is not None and _is_range(text[:start], joint, pair, between="between" in modifiers)
        is_score = not is_range and joint in {"-", "–"}
        if is_range or is_score:
            end = other.start("high") + high.length
        if is_range and pair:
            bounds = pair
    number = Span(start, end)
    if after := _POSTMODIFIER.match(text, end):
        modifiers.append(_modifier_in(after))
        end = after.end()
    if modifiers == ["between"] and not is_range:
        begin, modifiers = start, []
    return Amount(
        span=Span(begin, end),
        number=number,
        bounds=modified(bounds, modifiers),
        currency=(match["currency"] or "").strip(),
        is_modified=bool(modifiers) or is_range,
        is_spelled=low.is_spelled,
        is_vague=low.is_vague,
        is_article=match["low"].lower() in _ARTICLES,
        is_score=is_score,
    )


def _is_range(before: str, joint: str, pair: Bounds, *, between: bool) -> bool:
    """Say whether two numbers joined so are the ends of one range ("rose from 10 to 15" is two figures)."""
    match joint.strip(" -–\n\t"):
        case "and":
            return between
        case "or":
            return pair.high <= 2 * pair.low + 1
        case "to":
            return not before.rstrip().lower().endswith("from")
        case _:
            return True


def _pair(low: _Figure, high: _Figure) -> Bounds | None:
    """Return the interval of "10 to 15 million", whose scale holds for both, or None if it runs backwards."""
    start = low.bounds.low
    if low.scale == 1 and high.scale > 1 and start * high.scale < high.bounds.high:
        start *= high.scale
    return Bounds(start, high.bounds.high) if start < high.bounds.high else None


def figure(text: str) -> _Figure:
    """Return the number that `text` begins with: digits, a plural scale, a vague word or number words."""
    lowered = _lower(text)
    if text[0].isdigit():
        return _digits(text)
    if lowered in _ARTICLES:
        return _Figure(Bounds(_ARTICLES[lowered], _ARTICLES[lowered]), len(text))
    for vague, (low, end) in table.VAGUE.items():
        if lowered.startswith(vague):
            rest = lowered.removeprefix(vague).removesuffix(" of").strip().removeprefix("of ")
            scale = table.SCALE_WORDS.get(rest, 1)
            return _Figure(
                Bounds(Decimal(low * scale), Decimal(end * scale - 1)), len(text), is_vague=scale == 1
            )
    quarters, _, whole = lowered.partition(" of a ")
    if whole in table.SCALE_WORDS and "quarter" in quarters:
        part = Decimal(table.SCALE_WORDS[whole]) * (3 if quarters.startswith("three") else 1) / 4
        return _Figure(Bounds(part, part), len(text), part)
    first, _, second = lowered.partition(" of ")
    if first in table.PLURAL_SCALES:
        low, end = table.PLURAL_SCALES[first]
        scale = table.PLURAL_SCALES[second][0] // 2 if second else 1
        return _Figure(Bounds(Decimal(low * scale), Decimal(end * scale - 1)), len(text))
    return _spelled(text)


_DIGIT_PART = re.compile(_DIGITS, re.IGNORECASE)


def _digits(text: str) -> _Figure:
    match = _DIGIT_PART.match(text)
    digits = match[0] if match else text
    rest = text[len(digits) :]
    value = Decimal(
        re.sub(r"[\s,]", "", digits) if not _is_decimal_comma(digits) else digits.replace(",", ".")
    )
    for mark, fraction in table.FRACTION_MARKS.items():
        if mark in rest:
            value += fraction
            rest = rest.replace(mark, " ")
    scale = _ONE
    for word in _WORD.findall(rest.lower()):
        scale *= _SCALES.get(word) or table.SCALE_LETTERS[word]
    value *= scale
    return _Figure(Bounds(value, value), len(text), scale, is_spelled=False)


def _is_decimal_comma(digits: str) -> bool:
    return bool(re.fullmatch(r"\d+,\d{1,2}", digits))


@dataclass(slots=True)
class _Spelling:
    """A number being spelled: thousands and up go to `total`, what is below them gathers in `current`."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    scale: Decimal = _ONE
    ceiling: Decimal = _INFINITY

    def take(self, word: str) -> bool:
        """Add the next word and say whether it could follow."""
        if word in table.SMALL:
            return self._add(Decimal(table.SMALL[word]))
        scale = Decimal(table.SCALE_WORDS[word])
        if scale < 1000:
            return self._gather(scale)
        if scale >= self.ceiling:
            return False
        self.total += (self.current if self.current is not None else _ONE) * scale
        self.current, self.scale, self.ceiling = None, scale, scale
        return True

    def take_part(self, part: Decimal) -> None:
        """Add "and a half": of the scale just named, or of one."""
        if self.current is None:
            self.total += part * self.scale
        else:
            self.current += part * self.scale

    def _add(self, value: Decimal) -> bool:
        room = 100 if value >= 10 else 10
        if self.current is not None and (self.current % room or not self.current or self.current % 100 == 10):
            return False
        self.current = (self.current or Decimal(0)) + value
        self.scale = _ONE
        return True

    def _gather(self, scale: Decimal) -> bool:
        if self.current is not None and self.current >= 100 and scale == 100:
            return False
        self.current = (self.current if self.current is not None else _ONE) * scale
        self.scale = scale
        return True


_HALVES = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


def _spelled(text: str) -> _Figure:
    spelling = _Spelling()
    length, begun = 0, False
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in {"a", "an", "and"}:
            continue
        if word in _HALVES and not begun:
            spelling.current = _HALVES[word]
        elif word in _HALVES:
            spelling.take_part(_HALVES[word])
        elif not spelling.take(word):
            break
        length, begun = match.end(), True
    value = spelling.total + (spelling.current or 0)
    return _Figure(Bounds(value, value), length, spelling.scale)


def modified(bounds: Bounds, modifiers: list[str]) -> Bounds:
    """Apply modifiers, the one nearest to the number first."""
    names = [table.MODIFIERS.get(each) or table.POSTMODIFIERS.get(each) or table.ABOUT for each in modifiers]
    for name in reversed([each for each, word in zip(names, modifiers, strict=True) if word != "between"]):
        bounds = _MEANINGS[name](bounds)
    return bounds


def bounded_behind(text: str, end: int, bounds: Bounds) -> tuple[Bounds, int]:
    """Return a figure's bounds with the modifier that follows its unit, which ends at `end`, and its end.

    Only one exact figure is bounded so: what has a modifier before it needs no second one.

    >>> five = Bounds(Decimal(5), Decimal(5))
    >>> bounded_behind("5 km or more", 4, five)[0].high, bounded_behind("5 km or 3 miles", 4, five)[1]
    (Decimal('Infinity'), 4)
    """
    after = _POSTMODIFIER.match(text, end) if bounds.low == bounds.high else None
    return (modified(bounds, [_modifier_in(after)]), after.end()) if after else (bounds, end)


def _modifier_in(found: re.Match[str]) -> str:
    return _lower(found["words"] or found["sign"] or found["suffix"])


def _about(bounds: Bounds) -> Bounds:
    return Bounds(bounds.low * (1 - table.TOLERANCE), bounds.high * (1 + table.TOLERANCE))


def _nearly(bounds: Bounds) -> Bounds:
    if bounds.low.is_infinite() or not bounds.low:
        return bounds
    return Bounds(bounds.low * (1 - table.TOLERANCE), bounds.low, is_open_high=True)


def _just_over(bounds: Bounds) -> Bounds:
    if bounds.high.is_infinite() or not bounds.high:
        return bounds
    return Bounds(bounds.high, bounds.high * (1 + table.TOLERANCE), is_open_low=True)


_MEANINGS: dict[str, Callable[[Bounds], Bounds]] = {
    table.AT_LEAST: lambda b: Bounds(b.low, _INFINITY, is_open_low=b.is_open_low),
    table.MORE: lambda b: Bounds(b.low, _INFINITY, is_open_low=True),
    table.AT_MOST: lambda b: Bounds(-_INFINITY, b.high, is_open_high=b.is_open_high),
    table.LESS: lambda b: Bounds(-_INFINITY, b.high, is_open_high=True),
    table.ABOUT: _about,
    table.NEARLY: _nearly,
    table.JUST_OVER: _just_over,
    table.EXACTLY: lambda b: b,
}


def _lower(words: str) -> str:
    return " ".join(words.lower().split())
