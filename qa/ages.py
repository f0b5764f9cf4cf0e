"""Ages that birthdays account for: someone of 43 is 44 in a later report."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from qa.asked import AGED, AGED_THEN
from qa.values.types import Quantity
from qa.words import fold

if TYPE_CHECKING:
    from qa.types import Citation, Claim, Question


def asks_age(question: Question) -> bool:
    """Say whether the age asked for is that of the day of a report.

    >>> from qa.question import parse_question
    >>> [asks_age(parse_question(text)) for text in ("How old is she?", "How old was she when she died?")]
    [True, False]
    """
    asked = fold(question.text)
    return bool(AGED.search(asked)) and not AGED_THEN.search(asked)


def grew_older(left: Claim, right: Claim) -> bool:
    """Say whether the days on which two ages were reported account for both."""
    one, other = _age(left), _age(right)
    if one is None or other is None:
        return False
    return all(
        _may_be_one(one, mine, other, yours) for mine, yours in product(left.citations, right.citations)
    )


def tell_birthday(question: Question, left: Claim, right: Claim) -> str:
    """Return in one sentence that two ages are one birthday apart, empty where they are not."""
    one, other = _age(left), _age(right)
    if not asks_age(question) or one is None or other is None or abs(one - other) != 1:
        return ""
    return f"“{left.text}” and “{right.text}” are one birthday apart."


def _age(claim: Claim) -> float | None:
    value = claim.value
    return value.low if isinstance(value, Quantity) and value.is_exact else None


def _may_be_one(one: float, mine: Citation, other: float, yours: Citation) -> bool:
    """Whether as many birthdays lie between two reports as years between the ages."""
    if mine.day is None or yours.day is None or mine.day == yours.day:
        return False
    days = (yours.day - mine.day).days
    grown = other - one if days > 0 else one - other
    return 0 <= grown - abs(days) // _YEAR <= 1


_YEAR = 365.25
