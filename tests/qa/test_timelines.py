"""Who reported what when, and where outlets stand, of accounts that differ and no others."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from math import inf

import pytest

from index.types import Span
from qa.timelines import Course, Scale, Timeline, scale_reports, trace_reports
from qa.types import Answer, Citation, Claim, Conflict, Reason, Status
from qa.values.types import Duration, Money, Name, Quantity, Value


def report(outlet: str, day: int | None) -> Citation:
    when = date(2031, 6, day) if day else None
    name = f"{outlet} {day}"
    return Citation(name, name, "", outlet, "", when, None, "quote", 0, 5, Span(0, 1))


def claim(value: Value, *reports: Citation) -> Claim:
    return Claim(str(value), value, reports, len(reports), 0.9)


def contested(*claims: Claim) -> Answer:
    conflicts = [Conflict(one, other, Reason.UPDATED, "", ()) for one, other in combinations(claims, 2)]
    return Answer("How many?", Status.CONFLICTING, "", claims, tuple(conflicts))


def count(number: float, *reports: Citation) -> Claim:
    return claim(Quantity(number, number), *reports)


def traced(*claims: Claim) -> Timeline:
    timeline = trace_reports(contested(*claims))
    assert timeline is not None
    return timeline


def scaled(*claims: Claim) -> Scale:
    scale = scale_reports(contested(*claims))
    assert scale is not None
    return scale


def test_each_outlet_has_its_reports_in_order_and_what_became_of_them() -> None:
    timeline = traced(
        count(14, report("Radio", 13), report("Post", 13)),
        count(6, report("Radio", 11), report("Echo", 11), report("Post", 11)),
        count(11, report("Radio", 12)),
        count(5, report("Sun", 12), report("Sun", 13)),
    )
    assert timeline.days == (date(2031, 6, 11), date(2031, 6, 12), date(2031, 6, 13))
    courses = {each.outlet: (each.course, [one.number for one in each.reports]) for each in timeline.series}
    assert courses == {
        "Radio": (Course.CHANGED, [3, 6, 1]),
        "Echo": (Course.ONCE, [4]),
        "Post": (Course.CHANGED, [5, 2]),
        "Sun": (Course.UNCHANGED, [7, 8]),
    }


def test_an_outlet_is_one_however_its_name_is_spelled_and_shown_as_it_is_not_shouted() -> None:
    timeline = traced(count(6, report("THE  ECHO", 11)), count(11, report("The Echo", 12)))
    assert [each.outlet for each in timeline.series] == ["The Echo"]


def test_reports_without_a_date_are_told_apart() -> None:
    timeline = traced(count(6, report("Post", 11), report("Echo", None)), count(11, report("Post", 12)))
    assert [each.outlet for each in timeline.series] == ["Post"]
    assert [each.citation.outlet for each in timeline.undated] == ["Echo"]


@pytest.mark.parametrize(
    "answer",
    [
        contested(count(6, report("Post", 11)), count(11, report("Echo", 11))),
        contested(count(6, report("Post", None)), count(11, report("Echo", None))),
        Answer("?", Status.AGREED, "", (count(6, report("Post", 11), report("Echo", 12)),)),
        Answer("?", Status.NOT_FOUND, ""),
    ],
)
def test_where_no_time_passes_between_accounts_that_differ_there_is_no_timeline(answer: Answer) -> None:
    assert trace_reports(answer) is None


def test_a_claim_that_nobody_contests_is_not_traced() -> None:
    one, other = count(6, report("Post", 11)), count(11, report("Echo", 12))
    aside = count(99, report("Sun", 10))
    answer = Answer(
        "?", Status.CONFLICTING, "", (one, other, aside), (Conflict(one, other, Reason.UPDATED, "", ()),)
    )
    timeline, scale = trace_reports(answer), scale_reports(answer)
    assert timeline is not None
    assert len(timeline.series) == 2
    assert scale is not None
    assert len(scale.standings) == 2


def test_an_outlet_stands_by_its_last_word_and_with_those_who_say_the_same() -> None:
    scale = scaled(
        count(6, report("Radio", 11), report("Echo", 11)), count(14, report("Radio", 13), report("Sun", 12))
    )
    said = [(each.low, [one.citation.outlet for one in each.reports]) for each in scale.standings]
    assert said == [(6, ["Echo"]), (14, ["Radio", "Sun"])]


def test_the_scale_begins_at_zero_and_leaves_limits_open() -> None:
    scale = scaled(
        claim(Quantity(40, inf), report("Post", 11)), claim(Quantity(-inf, 80), report("Echo", 11)),
        count(60, report("Sun", 11)),
    )  # fmt: skip
    assert (scale.first, scale.last, scale.is_wide) == (0, 80, False)
    assert [scale.place(each) for each in (0, 40, 80, inf, -inf)] == [0, 0.5, 1, 1, 0]


def test_figures_of_very_different_size_are_shown_on_a_logarithmic_scale() -> None:
    scale = scaled(count(10, report("Post", 11)), count(1_000, report("Echo", 11)))
    assert scale.is_wide
    assert [scale.place(each) for each in (10, 100, 1_000)] == pytest.approx([0, 0.5, 1])


@pytest.mark.parametrize(
    "values",
    [
        (Money(Quantity(4.2e9, 4.2e9), "EUR"), Money(Quantity(3.6e9, 3.6e9), "EUR")),
        (Duration(Quantity(3, 3)), Duration(Quantity(4, 4))),
    ],
)
def test_money_and_lengths_of_time_are_figures_too(values: tuple[Value, Value]) -> None:
    scale = scaled(claim(values[0], report("Post", 11)), claim(values[1], report("Echo", 11)))
    assert len(scale.standings) == 2


@pytest.mark.parametrize(
    "claims",
    [
        (claim(Name(("ada",)), report("Post", 11)), claim(Name(("bo",)), report("Echo", 11))),
        (count(6, report("Post", 11)), claim(Name(("bo",)), report("Echo", 11))),
        (count(6, report("Post", 11)), claim(Money(Quantity(9, 9), "EUR"), report("Echo", 11))),
        (count(6, report("Post", 11)), count(14, report("Post", 12))),
    ],
)
def test_what_is_no_figure_or_stands_alone_has_no_scale(claims: tuple[Claim, ...]) -> None:
    assert scale_reports(contested(*claims)) is None


def test_zero_and_numbers_below_it_have_their_place() -> None:
    scale = scaled(count(-4, report("Post", 11)), count(0, report("Echo", 11)))
    assert [scale.place(each) for each in (-4, 0)] == [0, 1]
