"""How two sets of exact values relate, once each is written as an interval."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from qa.values.types import Relation

if TYPE_CHECKING:
    from qa.values.types import Quantity


def relate_intervals(left: Quantity, right: Quantity) -> Relation:
    """Return how the numbers of `left` relate to those of `right`, whatever their units.

    >>> from qa.values.types import Quantity
    >>> relate_intervals(Quantity(15, 15), Quantity(12, inf))
    <Relation.NARROWER: 'narrower'>
    >>> relate_intervals(Quantity(14, inf), Quantity(-inf, 14, is_open_high=True))
    <Relation.APART: 'apart'>
    """
    if _lies_below(left, right) or _lies_below(right, left):
        return Relation.APART
    left_low, right_low = _lower(left), _lower(right)
    left_high, right_high = _upper(left), _upper(right)
    return relate_contained(
        left_holds=left_low <= right_low and right_high <= left_high,
        right_holds=right_low <= left_low and left_high <= right_high,
    )


def relate_contained(*, left_holds: bool, right_holds: bool) -> Relation:
    """Return the relation of two sets that share a member, told which of them holds the other.

    >>> relate_contained(left_holds=True, right_holds=False)
    <Relation.BROADER: 'broader'>
    """
    if left_holds and right_holds:
        return Relation.SAME
    if left_holds:
        return Relation.BROADER
    return Relation.NARROWER if right_holds else Relation.OVERLAPS


def combine(first: Relation, second: Relation) -> Relation:
    """Return how two pairs of independent facts relate, told how each fact does (a product of sets).

    >>> combine(Relation.SAME, Relation.NARROWER)
    <Relation.NARROWER: 'narrower'>
    >>> combine(Relation.BROADER, Relation.NARROWER)
    <Relation.OVERLAPS: 'overlaps'>
    """
    for decisive in (Relation.INCOMPARABLE, Relation.APART):
        if decisive in (first, second):
            return decisive
    if first is Relation.SAME or first is second:
        return second
    return first if second is Relation.SAME else Relation.OVERLAPS


def relate_labels(left: str, right: str, *, otherwise: Relation) -> Relation:
    """Return how two labels relate where an empty one stands for any label at all.

    >>> relate_labels("", "drone", otherwise=Relation.INCOMPARABLE)
    <Relation.BROADER: 'broader'>
    """
    if left == right:
        return Relation.SAME
    if left and right:
        return otherwise
    return Relation.NARROWER if left else Relation.BROADER


def _lies_below(left: Quantity, right: Quantity) -> bool:
    touches = left.high == right.low and (left.is_open_high or right.is_open_low)
    return left.high < right.low or touches


# An infinite bound is never reached, so whether it is open makes no difference.
def _lower(value: Quantity) -> tuple[float, bool]:
    return value.low, value.is_open_low and value.low != -inf


def _upper(value: Quantity) -> tuple[float, bool]:
    return value.high, not value.is_open_high or value.high == inf
