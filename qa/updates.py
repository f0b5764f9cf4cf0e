"""Which of two figures takes the place of the other: a toll that rose, a count that was corrected."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from index.types import Span
from qa import values
from qa.cues import (
    CHANGED_FROM,
    CHANGING,
    EARLIER_BEFORE,
    EARLIER_BEHIND,
    FALLING,
    FINAL,
    PROVISIONAL,
    REPLACING,
    REVISING,
    RISING,
    SHRINKING,
    UP_TO_NOW,
    UPDATING,
)
from qa.scopes import NEAR, marks, past_year, plain, value_in
from qa.values.dates import date_words
from qa.values.types import Duration, Kind, Money, Quantity, Relation, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from re import Pattern

    from qa.types import Citation, Claim, Question
    from qa.values.types import Value


class Update(NamedTuple):
    """What became of a figure, in one sentence; whether the words of a report say that it changed."""

    explanation: str
    is_said: bool


def is_recounted(citation: Citation) -> bool:
    """Say whether a quote gives its value as one that was told before: "On Monday 12 had been reported"."""
    start, end = value_in(citation)
    text = plain(citation.quote)
    if before := EARLIER_BEFORE.search(text[:start]):
        return not UP_TO_NOW.search(text[:start][: before.end()])
    return bool(EARLIER_BEHIND.search(text[end:])) and not UP_TO_NOW.search(text[:start])


def made_by(claim: Claim) -> tuple[Citation, ...]:
    """Return the citations of a claim but those that only recount its figure; all of them if all do."""
    if not isinstance(claim.value, Quantity | Money | Duration | When):
        return claim.citations
    return tuple(each for each in claim.citations if not is_recounted(each)) or claim.citations


def find_correction(left: Claim, right: Claim) -> tuple[Citation, Update] | None:
    """Return what a quote says of both values, that the one takes the place of the other, and that quote."""
    for claim, other in ((left, right), (right, left)):
        for citation in claim.citations:
            for own, place in _placed(citation, other.value):
                newer = _newer(plain(citation.quote), own, place)
                if newer:
                    late, early = (claim, other) if newer == own else (other, claim)
                    told = f"“{late.text}” takes the place of “{early.text}”, {citation.outlet} says."
                    return citation, Update(told, is_said=True)
    return None


def _placed(citation: Citation, other: Value) -> Iterator[tuple[Span, Span]]:
    """Where a quote's value stands, with each place where the other value does."""
    own, text = Span(*value_in(citation)), plain(citation.quote)
    for kind in _KINDS.get(type(other), ()):
        for each in values.find(text, kind, published=citation.day):
            if not each.span.overlaps(own) and values.relate(each.value, other) is Relation.SAME:
                yield own, each.span


_KINDS: dict[type, tuple[Kind, ...]] = {
    Quantity: (Kind.COUNT, Kind.PERCENTAGE),
    Money: (Kind.MONEY,),
    Duration: (Kind.DURATION,),
    When: (Kind.DATE,),
}


def _newer(text: str, one: Span, other: Span) -> Span | None:
    """Which of two values a text says to take the place of the other, None if neither."""
    first, second = sorted((one, other), key=lambda each: each.start)
    before, between = text[: second.start], text[first.end : second.start]
    if CHANGED_FROM.search(before):
        return first
    is_changed = CHANGED_FROM.search(text[: first.start]) and _TO.fullmatch(between)
    return second if is_changed or REPLACING.search(before) else None


_TO = re.compile(r"[^.;]{0,30}? to (?:[\w-]+ ){0,2}")


def find_update(question: Question, left: Claim, right: Claim) -> Update | None:
    """Return what became of the earlier of two figures, None where nothing shows that the later replaces it.

    A report that only recounts a figure does not make it a figure of its own day.
    """
    if not all(map(_is_of_known_day, (left, right))):
        return None
    for early, late in ((left, right), (right, left)):
        told, is_said = _change(question, early, late) if _precedes(early, late) else ("", False)
        if told:
            return Update(_explain(told, [_with_day(early, late), _with_day(late, early)]), is_said)
    return None


def find_course(question: Question, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], str]:
    """Return figures of which each replaces the one before, the oldest first, and one sentence on it.

    Empty where of two that follow one another nothing shows that the later replaces the earlier. A figure
    that is only recounted is left out: it was told by the way.
    """
    told = [claim for claim in claims if not _is_recounted(claim)]
    if len(told) < _SHORTEST_COURSE or not all(map(_is_of_known_day, told)):
        return (), ""
    ordered = sorted(told, key=lambda claim: min(str(each.published) for each in made_by(claim)))
    steps = [
        _change(question, early, late)[0] if _precedes(early, late) else ""
        for early, late in pairwise(ordered)
    ]
    if not all(steps):
        return (), ""
    change = steps[0] if len({*steps}) == 1 else "It changed"
    days = [_with_day(early, late) for early, late in pairwise(ordered)]
    return tuple(ordered), _explain(change, [*days, _with_day(ordered[-1], ordered[-2])])


_SHORTEST_COURSE = 2


def _explain(change: str, told: Sequence[str]) -> str:
    return f"{change} as reports came in: {', '.join(told)}; the later report replaces the earlier."


def _is_of_known_day(claim: Claim) -> bool:
    return all(each.day and not past_year(each) for each in made_by(claim))


def _precedes(early: Claim, late: Claim) -> bool:
    """Whether one figure was told before the other: all who make it came first, or only recount it."""
    if _is_recounted(late):
        return False
    return _is_recounted(early) or all(
        _is_before(one, other) for one, other in product(made_by(early), made_by(late))
    )


def _is_recounted(claim: Claim) -> bool:
    return all(map(is_recounted, claim.citations))


def _is_before(one: Citation, other: Citation) -> bool:
    """Whether one report is older than the other, of one day by their clock times."""
    if one.day and other.day and one.day != other.day:
        return one.day < other.day
    mine, yours = one.published, other.published
    if not isinstance(mine, datetime) or not isinstance(yours, datetime):
        return False
    return (mine.tzinfo is None) == (yours.tzinfo is None) and mine < yours


def _with_day(claim: Claim, rival: Claim) -> str:
    """A figure with the day by which it was told, and the hour where the rival's is of that day."""
    if _is_recounted(claim):
        return f"“{claim.text}” earlier"
    days = sorted(each.day for each in made_by(claim) if each.day)
    others = sorted(each.day for each in made_by(rival) if each.day)
    day = days[-1] if days[-1] <= others[0] else days[0]
    if day not in others or _is_recounted(rival):
        return f"“{claim.text}” by {date_words(day)}"
    clocks = [each.published for each in made_by(claim) if each.day == day]
    hours = sorted(f"{each:%H:%M}" for each in clocks if isinstance(each, datetime))
    return f"“{claim.text}” by {', '.join([date_words(day), *hours[:1]])}"


def _change(question: Question, early: Claim, late: Claim) -> tuple[str, bool]:
    """What became of what was told earlier, and whether that is said; empty where nothing shows a change."""
    is_superseded = _is_recounted(early) or (_near(PROVISIONAL, early) and not _near(PROVISIONAL, late))
    is_superseded |= _near(FINAL, late) and not _near(FINAL, early)
    if question.expects is not Kind.COUNT:
        is_measured = isinstance(late.value, Quantity | Money | Duration | When)
        is_said = _near(CHANGING, late)
        return ("It changed" if is_measured and (is_said or is_superseded) else ""), is_said
    if _rises(early.value, late.value):
        is_said = _near(RISING, late)
        is_moving = is_said or is_superseded or all(_moves(question, claim) for claim in (early, late))
        return ("The count rose" if is_moving else ""), is_said
    if not _falls(early.value, late.value):
        return "", False
    if _near(FALLING, late):
        return "The count fell", True
    if _near(SHRINKING, early) or SHRINKING.search(question.text):
        return "The count fell", False
    is_said = _near(REVISING, late)
    return ("The count was revised" if is_said or is_superseded else ""), is_said


def _moves(question: Question, claim: Claim) -> bool:
    """Whether the question or what stands about the value tells of a count that goes on."""
    return bool(UPDATING.search(question.text)) or _near(UPDATING, claim)


def _near(pattern: Pattern[str], claim: Claim) -> bool:
    return any(distance <= NEAR for citation in claim.citations for distance, _ in marks(pattern, citation))


def _rises(early: Value, late: Value) -> bool:
    return isinstance(early, Quantity) and isinstance(late, Quantity) and early.low < late.low


def _falls(early: Value, late: Value) -> bool:
    """Whether the later count is surely the lower one: "more than 3 million" may still be 3.2 million."""
    return isinstance(early, Quantity) and isinstance(late, Quantity) and late.high < early.low
