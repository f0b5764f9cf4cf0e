"""Claims that differ, each pair with the reason why and one plain sentence that explains it."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from qa import values
from qa.cues import SCOPES, SPEAKERS, UPDATING
from qa.types import Claim, Conflict, Question, Reason
from qa.values.types import Duration, Kind, Money, Quantity, Relation, Value
from qa.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from re import Pattern


def find_conflicts(
    question: Question, claims: Sequence[Claim], origins: Mapping[str, str]
) -> tuple[Conflict, ...]:
    """Return the pairs of claims that a careful reader would want to see side by side.

    Claims that one article makes together are parts of one account, not rivals. Of two values, one of
    which includes the other, only bounds and estimates are reported (both may be true).

    Args:
        question: What was asked.
        claims: The claims, best supported first.
        origins: For each article's id the id that stands for its origin.
    """
    found = (_compare(question, left, right, origins) for left, right in combinations(claims, 2))
    return tuple(conflict for conflict in found if conflict)


def _compare(question: Question, left: Claim, right: Claim, origins: Mapping[str, str]) -> Conflict | None:
    if question.expects is Kind.PHRASE or _articles(left) & _articles(right):
        return None
    is_open = _bounds(left.value) or _bounds(right.value)
    match values.relate(left.value, right.value):
        case Relation.APART:
            return _apart(question, left, right, origins)
        case Relation.NARROWER | Relation.BROADER | Relation.OVERLAPS if is_open:
            pair = _altered_copy(left, right, origins)
            return pair or _conflict(left, right, Reason.BOUNDS, _explain_bounds(left, right))
        case _:
            return None


def _articles(claim: Claim) -> set[str]:
    return {citation.article_id for citation in claim.citations}


def _bounds(value: Value) -> bool:
    """Whether a value is open to one side: "at least 14". An estimate ("about 200") is not."""
    match value:
        case Quantity():
            return value.is_bound
        case Money(amount=amount):
            return amount.is_bound
        case Duration(days=days):
            return days.is_bound
        case _:
            return False


def _apart(question: Question, left: Claim, right: Claim, origins: Mapping[str, str]) -> Conflict:
    return (
        _altered_copy(left, right, origins)
        or _scope(left, right)
        or _disputed(left, right)
        or _updated(question, left, right)
        or _conflict(
            left,
            right,
            Reason.CONTRADICTS,
            f"“{left.text}” and “{right.text}” cannot both be true.",
        )
    )


def _altered_copy(left: Claim, right: Claim, origins: Mapping[str, str]) -> Conflict | None:
    for one, other in product(left.citations, right.citations):
        if origins[one.article_id] == origins[other.article_id]:
            return Conflict(
                left,
                right,
                Reason.ALTERED_COPY,
                f"{one.outlet} and {other.outlet} carry one report, copied or reworded, and it changed on "
                f"the way: one says “{left.text}”, the other “{right.text}”.",
                (one, other),
            )
    return None


def _scope(left: Claim, right: Claim) -> Conflict | None:
    one, other = _marks(SCOPES, left), _marks(SCOPES, right)
    if not one or not other or one & other:
        return None
    return _conflict(
        left,
        right,
        Reason.SCOPE,
        f"They may not count the same: “{left.text}” is for “{min(one)}”, “{right.text}” for “{min(other)}”.",
    )


def _updated(question: Question, left: Claim, right: Claim) -> Conflict | None:
    early, late = sorted((left, right), key=_last_day)
    if question.expects is not Kind.COUNT or not (_dated(early) and _dated(late)):
        return None
    if _last_day(early) >= _first_day(late) or not _rises(early.value, late.value):
        return None
    if not (_marks(UPDATING, early) and _marks(UPDATING, late)):
        return None
    return _conflict(
        left,
        right,
        Reason.UPDATED,
        f"The count rose as reports came in: {early.text} by {_last_day(early)}, {late.text} by "
        f"{_first_day(late)}; the later report replaces the earlier.",
    )


def _rises(early: Value, late: Value) -> bool:
    return isinstance(early, Quantity) and isinstance(late, Quantity) and early.low < late.low


def _dated(claim: Claim) -> bool:
    return all(citation.day for citation in claim.citations)


def _first_day(claim: Claim) -> str:
    return min(str(citation.day or "") for citation in claim.citations)


def _last_day(claim: Claim) -> str:
    return max(str(citation.day or "") for citation in claim.citations)


def _disputed(left: Claim, right: Claim) -> Conflict | None:
    one, other = _speakers(left), _speakers(right)
    if not one or not other or _shared(one, other):
        return None
    return _conflict(
        left,
        right,
        Reason.DISPUTED,
        f"The parties disagree: {one[0]} stands behind “{left.text}”, {other[0]} behind “{right.text}”.",
    )


def _speakers(claim: Claim) -> list[str]:
    """Who is said to have said it, in the citations' own words, every citation naming someone."""
    named: list[str] = []
    for citation in claim.citations:
        text = " ".join(citation.quote.split())
        found = [match.group(1).strip() for pattern in SPEAKERS for match in pattern.finditer(text)]
        if not found:
            return []
        named += found
    return named


def _shared(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the two sides may quote the same party: any word of one name stands in the other."""
    ours = {word for name in one for word in fold(name).split()} - {"the", "of", "a"}
    return any(word in ours for name in other for word in fold(name).split())


def _marks(pattern: Pattern[str], claim: Claim) -> set[str]:
    return {found.group() for citation in claim.citations for found in pattern.finditer(fold(citation.quote))}


def _explain_bounds(left: Claim, right: Claim) -> str:
    return f"Both can be true: “{left.text}” and “{right.text}” are limits that leave room for one another."


def _conflict(left: Claim, right: Claim, reason: Reason, explanation: str) -> Conflict:
    return Conflict(left, right, reason, explanation, (left.citations[0], right.citations[0]))
