"""The sentence or two that open an answer, with marks that match its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.types import Claim, Conflict, Question, Reason, Status
from qa.values.types import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_ACCOUNTS = 4


def phrase_answer(
    question: Question, status: Status, claims: Sequence[Claim], conflicts: Sequence[Conflict]
) -> str:
    """Return the text of an answer: what is best supported first, and plainly when it is contested."""
    if status is Status.NOT_FOUND:
        return "These articles do not say."
    marks = _marks(claims)
    best = claims[0]
    if status is Status.CONFLICTING:
        return _contested(claims, conflicts, marks)
    if question.expects is Kind.PHRASE:
        return f"{_outlets(best)}: “{best.text}” {marks[0]}"
    head = f"{_upper(best.text)}, {_support(best)} {marks[0]}."
    others = _others(claims[1:_MOST_ACCOUNTS], marks[1:])
    return f"{head} {others}" if others else head


def _contested(claims: Sequence[Claim], conflicts: Sequence[Conflict], marks: Sequence[str]) -> str:
    rivals = [claim for claim in claims if any(claim in (each.left, each.right) for each in conflicts)]
    accounts = [
        f"{claim.text} ({_outlets(claim)}) {marks[claims.index(claim)]}" for claim in rivals[:_MOST_ACCOUNTS]
    ]
    head = "The articles differ: " + ", ".join(accounts[:-1]) + f" against {accounts[-1]}."
    reason = _telling(conflicts)
    return head if reason.reason is Reason.CONTRADICTS else f"{head} {reason.explanation}"


def _telling(conflicts: Sequence[Conflict]) -> Conflict:
    """The conflict that most needs saying: whatever explains the difference, before a bare contradiction."""
    order = [*list(Reason)[1:], Reason.CONTRADICTS]
    return min(conflicts, key=lambda conflict: order.index(conflict.reason))


def _support(claim: Claim) -> str:
    if len(claim.citations) == 1:
        return f"in one article only ({_outlets(claim)})"
    sources = "one source" if claim.origins == 1 else f"{claim.origins} independent sources"
    return f"in {len(claim.citations)} articles from {sources} ({_outlets(claim)})"


def _others(claims: Sequence[Claim], marks: Sequence[str]) -> str:
    if not claims:
        return ""
    told = "; ".join(
        f"{claim.text} ({_outlets(claim)}) {mark}" for claim, mark in zip(claims, marks, strict=False)
    )
    return f"Also: {told}."


def _outlets(claim: Claim) -> str:
    names = list(dict.fromkeys(citation.outlet for citation in claim.citations))
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _marks(claims: Sequence[Claim]) -> list[str]:
    """The marks of each claim's citations, counted through all claims: "[1] [2]", "[3]"."""
    marks: list[str] = []
    number = 0
    for claim in claims:
        numbers = range(number + 1, number + 1 + len(claim.citations))
        marks.append(" ".join(f"[{each}]" for each in numbers))
        number += len(claim.citations)
    return marks


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
