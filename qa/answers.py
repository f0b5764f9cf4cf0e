"""Answers' values brought to what can be compared: as their question asks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa import values
from qa.values._places import NATIONS
from qa.values._units import MEASURES
from qa.values.types import Kind, Name, Phrase, Quantity, Relation, Value, When

if TYPE_CHECKING:
    from qa.types import Question

MEASURED = frozenset(base for base, _ in MEASURES.values()) | {"%"}
"""The units of a quantity that are no nouns of what is counted."""


def as_asked(question: Question, value: Value) -> Value:
    """Return the value without what the question says already.

    A count loses its noun, because the question names what is counted: leaders, guests and heads are one.
    Where a place is asked for, what is of a country is that country: "Brazilian".
    """
    if question.expects is Kind.PLACE and isinstance(value, Name):
        return Name(tuple(NATIONS.get(" ".join(value.words), " ".join(value.words)).split()))
    if question.expects is Kind.COUNT and isinstance(value, Quantity) and value.unit not in MEASURED:
        return replace(value, unit="")
    return value


def agree(one: Value, other: Value) -> bool:
    """Say whether two articles that give these values tell one account, the one perhaps more closely.

    A figure agrees only with its equal: "at least 40" leaves room for too many others.
    """
    relation = values.relate(one, other)
    if isinstance(one, Name | Phrase | When):
        return relation in {Relation.SAME, Relation.NARROWER, Relation.BROADER}
    return relation is Relation.SAME
