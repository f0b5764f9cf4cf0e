"""Answers' values brought to what can be compared: as their question asks for them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qa import values
from qa.values._places import NATIONS
from qa.values._units import MEASURES
from qa.values.numbers import are_one_measure
from qa.values.types import Duration, Kind, Name, Phrase, Quantity, Relation, Value, When
from qa.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qa.types import Question

MEASURED = frozenset(base for base, _ in MEASURES.values()) | {"%"}
"""The units of a quantity that are no nouns of what is counted."""


def as_asked(question: Question, value: Value) -> Value:
    """Return the value without what the question says already.

    A count loses its noun, because the question names what is counted: leaders, guests and heads are one. So
    does a single number behind the question's noun: to one who asks for the page, "page 20" is 20. Where a
    place is asked for, what is of a country is that country: "Brazilian".
    """
    if question.expects is Kind.PLACE and isinstance(value, Name):
        nation = NATIONS.get(" ".join(value.words))
        return Name(tuple(nation.split())) if nation else value
    if question.expects is Kind.COUNT and isinstance(value, Quantity) and value.unit not in MEASURED:
        return replace(value, unit="")
    if isinstance(value, Phrase):
        asked = frozenset(map(stem, question.subject))
        rest = [word for word in value.words if stem(word) not in asked]
        number = values.parse(rest[0]) if len(rest) == 1 else value
        if isinstance(number, Quantity) and not number.unit and number.low == number.high:
            return Phrase((f"{number.low:g}",))
        return value
    if question.expects is Kind.DURATION and isinstance(value, When):
        return _lasting(value) or value
    return value


def _lasting(when: When) -> Duration | None:
    """How long "1892 to 1894" is: two years, give or take one; None within one year."""
    years = years_spanned(when)
    return Duration(Quantity((years - 1) * _YEAR, (years + 1) * _YEAR)) if years else None


_YEAR = 365


def years_spanned(value: Value) -> int:
    """Return how many years after its first day a stretch of days ends, 0 for any other value.

    >>> [years_spanned(values.parse(text)) for text in ("1892 to 1894", "1892", "27")]
    [2, 0, 0]
    """
    if not isinstance(value, When) or value.first is None or value.last is None:
        return 0
    return value.last.year - value.first.year


def read_value(question: Question, text: str, published: date | None, context: str) -> Value:
    """Return the value that a text stands for in its sentence, `context`, as the question asks for it.

    One year of a life is not the life that it stands in. Where nothing tells what kind is asked for ("What
    did trade come to?"), words of a sure form have it.
    """
    value = values.parse(text, question.expects, published=published, context=context)
    value = in_metres(question, value, text)
    if isinstance(value, Phrase) and question.expects is Kind.PHRASE:
        told = text.removeprefix("the ")
        value = next((each.value for each in find_sure(text, published) if each.span.of(text) == told), value)
    if question.life and years_spanned(value):
        alone = values.parse(text, question.expects, published=published)
        value = value if years_spanned(alone) else alone
    return value


def in_metres(question: Question, value: Value, text: str) -> Value:
    """Return the value of a text, in metres where they are asked for and an "m" was taken for millions.

    >>> from qa.question import parse_question
    >>> in_metres(parse_question("How high was the wave?"), values.parse("5m", Kind.COUNT), "5m").unit
    'metre'
    """
    is_short = question.measures == frozenset({"metre"}) and _SHORT.search(text)
    if not is_short or not isinstance(value, Quantity) or value.unit:
        return value
    return replace(value, low=value.low / _MILLION, high=value.high / _MILLION, unit="metre")


_SHORT = re.compile(r"\dm$")
_MILLION = 10**6


def find_sure(text: str, published: date | None) -> Iterator[values.Mention]:
    """Yield the sums, shares, times and measures in a text: "$245bn", "97 °C", not "21 Savage"."""
    for kind in (Kind.MONEY, Kind.PERCENTAGE, Kind.DATE, Kind.DURATION, Kind.COUNT):
        for mention in values.find(text, kind, published=published):
            if kind is not Kind.COUNT or (
                isinstance(mention.value, Quantity) and mention.value.unit in MEASURED
            ):
                yield mention


def agree(one: Value, other: Value) -> bool:
    """Say whether two articles that give these values tell one account, the one perhaps more closely.

    A figure agrees only with its equal: "at least 40" leaves room for too many others. So does a time told as
    a limit, and with the days that it names: "by Friday". Parts of a day that overlap agree as their days do.
    """
    relation = values.relate(one, other)
    if isinstance(one, When) and isinstance(other, When):
        if one.bound and other.bound:
            return relation is Relation.SAME
        if relation is Relation.OVERLAPS or (relation is not Relation.APART and (one.bound or other.bound)):
            relation = values.relate(_day_of(one), _day_of(other))
    if isinstance(one, Name | Phrase | When):
        return relation in {Relation.SAME, Relation.NARROWER, Relation.BROADER}
    return are_one(one, other)


def are_one(one: Value, other: Value) -> bool:
    """Say whether two values are one: the same, or one measure that is told in two systems.

    >>> are_one(values.parse("86 metres"), values.parse("282 feet"))
    True
    """
    if isinstance(one, Quantity) and isinstance(other, Quantity) and are_one_measure(one, other):
        return True
    return values.relate(one, other) is Relation.SAME


def _day_of(when: When) -> When:
    """A time without the part of the day, the zone of its clock and what makes it a limit."""
    return replace(when, part="", zone="", bound="")


def tell_form(value: Value) -> str:
    """Return what a value is told in: a clock time, a day, a month, a year, a sum, a measure, words.

    >>> [tell_form(values.parse(text)) for text in ("May 8", "in 2015", "$4m", "27", "50 km", "Ana Bell")]
    ['day', 'year', 'money', 'number', 'metre', 'words']
    """
    match value:
        case When():
            return _grain(value)
        case Quantity(unit=unit):
            return unit if unit in MEASURED else "number"
        case Name() | Phrase():
            return "words"
        case _:
            return type(value).__name__.lower()


def _grain(when: When) -> str:
    if when.clock:
        return "clock"
    if when.weekday is not None or when.day is not None:
        return "day"
    if when.first is None or when.last is None:
        return "month" if when.month is not None else "day"
    days = (when.last - when.first).days
    return "day" if days < _WEEK else "month" if days <= _MONTH else "year"


_WEEK, _MONTH = 7, 92
