"""Figures of which one is the other, rounded, as their last places show: "71 per cent", "71.3 per cent"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.values.types import Duration, Money, Quantity

if TYPE_CHECKING:
    from qa.types import Claim
    from qa.values.types import Value


def is_rounded(left: Claim, right: Claim) -> bool:
    """Say whether of two exact figures the one that is told less closely is the other one, rounded.

    "3 million" and "3.4 million" differ by more than rounding should hide, though the one is the other so.
    """
    one, other = _told(left), _told(right)
    if one is None or other is None or one.kind != other.kind:
        return False
    difference, place = abs(one.number - other.number), max(one.place, other.place)
    is_closer = min(one.place, other.place) < place * _CLOSER
    return is_closer and difference <= place / 2 and difference <= _MOST * max(one.number, other.number)


_MOST = 0.05
"""The part of a figure that rounding may leave out."""

_CLOSER = 0.999


class _Told(NamedTuple):
    """An exact figure, what its last place is worth, and what it is told in."""

    number: float
    place: float
    kind: tuple[type[Value], str]


def _told(claim: Claim) -> _Told | None:
    """A claim's figure as its words tell it in digits, None for any other."""
    value, found = claim.value, _DIGITS.search(claim.text)
    match value:
        case Money(amount=figure, currency=unit):
            pass
        case Duration(days=figure):
            unit = ""
        case Quantity(unit=unit):
            figure = value
        case _:
            return None
    digits = float(found["digits"].replace(",", "")) if found else 0
    if not found or not figure.is_exact or figure.low <= 0 or digits <= 0:
        return None
    last = 10 ** -len(found["decimals"] or "")
    return _Told(figure.low, figure.low / digits * last, (type(value), unit))


_DIGITS = re.compile(r"(?P<digits>\d+(?:,\d{3})*(?:\.(?P<decimals>\d+))?)")
