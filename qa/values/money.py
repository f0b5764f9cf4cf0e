"""Sums of money: a figure with its currency before or behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.types import Span
from qa.values._currencies import CODES, HUNDREDTHS, NAMES, PREFIXES, SUMS
from qa.values.intervals import combine, relate_intervals, relate_labels
from qa.values.numerals import Amount, amounts, bounded_behind, either
from qa.values.types import Mention, Money, Relation
from qa.values.words import is_plural, noun_phrase, singular

if TYPE_CHECKING:
    from datetime import date

_NAMES = NAMES | {f"{name}s": code for name, code in NAMES.items()} | {code.lower(): code for code in CODES}
_NAME = re.compile(
    rf"(?:\s+of\s+|[\s-]?)(?:(?P<name>{either(_NAMES)})(?!\w)|(?P<sign>[£€¥₽₹₴₩₪₺$]))(?P<weight>\s+of(?!\w))?",
    re.IGNORECASE,
)
_CONVERSION = re.compile(r"\s?[(\[][^()\[\]]{0,40}[)\]]")
_WEIGHED = frozenset({"pound", "pounds"})


def find(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return the sums of money in `text`; a conversion in brackets behind one is not a second one.

    >>> text = "Trade reached $ 245 billion (183 billion), 190bn euros before."
    >>> [mention.span.of(text) for mention in find(text)]
    ['$ 245 billion', '190bn euros']
    """
    return tuple(mention for mention, _ in _sums(text))


def covered(text: str) -> tuple[Span, ...]:
    """Return the spans of `text` that are money, bracketed conversions taken in."""
    return tuple(reach for _, reach in _sums(text))


def parse(text: str, published: date | None = None) -> Money | None:
    """Return the first sum that an answer's words give, in a currency that is not known by what it is called.

    >>> parse("$245bn (£183bn)")
    Money(amount=Quantity(low=245000000000.0, high=245000000000.0, unit='', is_open_low=False, \
is_open_high=False), currency='USD')
    """
    if found := find(text, published):
        value = found[0].value
        return value if isinstance(value, Money) else None
    bare = amounts(text)
    return Money(bare[0].bounds.quantity(), _called(text, bare[0])) if bare else None


def find_bare(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return every number in `text` as a sum, in a currency that is known by what it is called if need be.

    >>> text = "It cost 86 million marven ($5m)."
    >>> [(mention.span.of(text), mention.value.currency) for mention in find_bare(text)]
    [('86 million', 'marven'), ('$5m', 'USD')]
    """
    return tuple(
        _sum(text, amount) or Mention(amount.span, Money(amount.bounds.quantity(), _called(text, amount)))
        for amount in amounts(text)
    )


def _called(text: str, amount: Amount) -> str:
    """Return what is told of behind an amount, singular, unless that says what the money is for: "grant"."""
    words = noun_phrase(text, amount.span.end)
    noun = singular(next(filter(is_plural, words), words[0])) if words else ""
    return "" if noun in SUMS or noun.endswith("ly") else noun


def relate(left: Money, right: Money) -> Relation:
    """Return how two sums relate; different currencies are incomparable, none stands for any.

    >>> relate(parse("more than €3m"), parse("3.2 million euros"))
    <Relation.BROADER: 'broader'>
    """
    currencies = relate_labels(left.currency, right.currency, otherwise=Relation.INCOMPARABLE)
    return combine(currencies, relate_intervals(left.amount, right.amount))


@lru_cache(maxsize=256)
def _sums(text: str) -> tuple[tuple[Mention, Span], ...]:
    found: list[tuple[Mention, Span]] = []
    for amount in amounts(text):
        if found and found[-1][1].overlaps(amount.span):
            continue
        if mention := _sum(text, amount):
            conversion = _CONVERSION.match(text, mention.span.end)
            end = (
                conversion.end() if conversion and any(map(str.isdigit, conversion[0])) else mention.span.end
            )
            found.append((mention, Span(mention.span.start, end)))
    return tuple(found)


def _sum(text: str, amount: Amount) -> Mention | None:
    if amount.currency:
        code = PREFIXES[" ".join(amount.currency.split())]
        return Mention(amount.span, Money(amount.bounds.quantity(), code))
    behind = _NAME.match(text, amount.span.end)
    if not behind or amount.is_score:
        return None
    name = " ".join((behind["name"] or behind["sign"]).lower().split())
    if name in _WEIGHED and behind["weight"]:
        return None
    end = behind.end("name") if behind["name"] else behind.end("sign")
    code = _NAMES.get(name) or PREFIXES[name]
    bounds, end = bounded_behind(text, end, amount.bounds)
    bounds = bounds.map(lambda number: number / 100) if name in HUNDREDTHS else bounds
    return Mention(Span(amount.span.start, end), Money(bounds.quantity(), code))
