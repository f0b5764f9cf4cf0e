"""The list of disagreements: narrowed down, a page at a time, opened and exported, whatever stands in it."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from qa.types import Conflict, Reason, Status
from tests.ui.scripted import CONTESTED, TWENTY_NINE, TWENTY_SEVEN
from ui.conversation import Turn, render_conversation
from ui.disagreements import (
    ALL,
    ON_A_PAGE,
    Narrowing,
    entry_at,
    export,
    is_listed,
    listed,
    outlet_choices,
    reason_choices,
    render_audit_state,
    render_disagreements,
)
from ui.wording import AuditFormat
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = replace(CONTESTED.conflicts[0], question=CONTESTED.question)
SECOND = replace(FIRST, reason=Reason.UPDATED, question="How many boats had come by noon?")
THIRD = replace(SECOND, right=replace(TWENTY_SEVEN, citations=TWENTY_NINE.citations[1:]))
CONFLICTS = (FIRST, SECOND, THIRD)


def done(job: Callable[[], tuple[Conflict, ...]]) -> Work[tuple[Conflict, ...]]:
    work = Work(job)
    work.wait(10)
    return work


def test_an_entry_shows_question_reason_and_both_sides_with_their_words() -> None:
    html = render_disagreements([FIRST], Narrowing())
    for words in (
        "How many boats took part?",
        "Contradiction",
        "29 and 27 are exact counts of the same boats.",
        "2 articles, 1 independent source",
        "Bay Gazette, 4 June 2031, 09:05",
        '<mark class="value-mark">Twenty-nine</mark>',
        "The Evening Lantern",
        'data-open="0"',
    ):
        assert words in html


def test_the_choices_are_what_occurs_worst_first_and_counted() -> None:
    assert reason_choices(CONFLICTS) == [
        ("Any reason", ALL), ("Contradiction (1)", "contradicts"), ("Later report (2)", "updated")
    ]  # fmt: skip
    assert ("Bay Gazette (3)", "Bay Gazette") in outlet_choices(CONFLICTS)
    assert ("The Evening Lantern (2)", "The Evening Lantern") in outlet_choices(CONFLICTS)


@pytest.mark.parametrize(
    ("narrowing", "places"),
    [
        (Narrowing(), [0, 1, 2]),
        (Narrowing(reason="updated"), [1, 2]),
        (Narrowing(outlet="The Evening Lantern"), [0, 1]),
        (Narrowing("updated", "The Evening Lantern"), [1]),
        (Narrowing(reason="<b>"), []),
    ],
)
def test_the_list_is_narrowed_to_a_reason_and_an_outlet(narrowing: Narrowing, places: list[int]) -> None:
    assert [place for place, _ in narrowing.found(CONFLICTS)] == places
    html = render_disagreements(CONFLICTS, narrowing)
    assert [place for place in range(3) if f'data-open="{place}"' in html] == places


def test_a_long_list_is_shown_a_page_at_a_time() -> None:
    many = [FIRST] * (2 * ON_A_PAGE + 1)
    html = render_disagreements(many, Narrowing().turned(2))
    assert html.count("data-open") == 1
    assert "Page 3 of 3" in html
    assert Narrowing().turned("x") == Narrowing().turned(-1) == Narrowing()


def test_no_disagreement_is_told_in_words() -> None:
    assert "No article contradicts another" in render_disagreements([], Narrowing())
    assert "No disagreement is of this reason" in render_disagreements([FIRST], Narrowing(reason="scope"))


def test_an_entry_opens_as_an_answer_of_both_sides() -> None:
    conflict = entry_at(CONFLICTS, 0)
    assert conflict
    answer = conflict.as_answer()
    assert (answer.status, len(answer.claims), len(answer.citations)) == (Status.CONFLICTING, 2, 3)
    html = render_conversation((Turn(conflict.question, answer),))
    assert html.count('data-cite="3"') >= 1


@pytest.mark.parametrize("place", [-1, 3, "0", None, 1.5, "<b>"])
def test_a_place_that_is_not_in_the_list_opens_nothing(place: object) -> None:
    assert entry_at(CONFLICTS, place) is None


def test_an_export_holds_what_the_list_is_narrowed_to() -> None:
    rows = list(csv.reader(StringIO(export(Narrowing(reason="updated").found(CONFLICTS), AuditFormat.CSV))))
    assert [row[0] for row in rows[1:]] == [SECOND.question, THIRD.question]
    assert export(Narrowing().found(CONFLICTS), AuditFormat.MARKDOWN).count("## ") == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\u200b="])
def test_no_cell_of_an_export_is_a_formula(start: str) -> None:
    hostile = replace(FIRST, question=f"{start}HYPERLINK(1)", explanation=f"{start}1+1")
    _, row = csv.reader(StringIO(export([(0, hostile)], AuditFormat.CSV)))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_nothing_of_a_hostile_entry_is_markup() -> None:
    attack = "<img src=x onerror=alert(1)></mark>\u202e"
    citation = replace(TWENTY_SEVEN.citations[0], source=attack, quote=attack, start=0, end=len(attack))
    side = replace(TWENTY_SEVEN, text=attack, citations=(citation,))
    html = render_disagreements(
        [replace(FIRST, question=attack, explanation=attack, right=side)], Narrowing()
    )
    assert "<img" not in html
    assert "\u202e" not in html


def test_the_state_tells_what_can_be_begun_goes_on_or_went_wrong() -> None:
    assert "no articles here yet" in render_audit_state(None, 0)
    assert "5 articles will be compared." in render_audit_state(None, 5)
    assert "some minutes" in render_audit_state(None, 1_000)
    work = done(lambda: CONFLICTS)
    assert render_audit_state(work, 5) == ""
    assert is_listed(work)
    assert listed(work) == CONFLICTS
    failed = done(lambda: (1 // 0,))  # type: ignore[arg-type, return-value]
    assert "inside the program" in render_audit_state(failed, 5)
    assert not is_listed(failed)
    assert listed(failed) == listed(None) == ()
