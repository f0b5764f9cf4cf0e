"""The answer as programs see it: JSON-ready, and readable when printed."""

import json
from datetime import date, datetime
from math import inf

from index.types import Span
from qa.types import Answer, Citation, Claim, Conflict, Reason, Status
from qa.values.types import Quantity


def citation(locator: str, quote: str, **known: str) -> Citation:
    return Citation(
        article_id=locator,
        locator=locator,
        title="",
        source=known.get("source", ""),
        author="",
        published=date(2031, 3, 4),
        url=None,
        quote=quote,
        start=0,
        end=len(quote),
        highlight=Span(0, 2),
    )


LEFT = Claim("14", Quantity(14, inf), (citation("a.txt", "14 ships\nsank", source="The Post"),), 1, 0.9)
RIGHT = Claim("19", Quantity(19, 19), (citation("sub/b.txt", "19 ships sank"),), 1, 0.8)
CONFLICT = Conflict(LEFT, RIGHT, Reason.BOUNDS, "Both can be true.", (*LEFT.citations, *RIGHT.citations))
ANSWER = Answer(
    "How many?",
    Status.CONFLICTING,
    "14 [1] or 19 [2].",
    (LEFT, RIGHT),
    (CONFLICT,),
    ("No article mentions X.",),
)


def test_an_answer_survives_json_with_its_numbers_dates_and_kinds_of_value() -> None:
    told = json.loads(json.dumps(ANSWER.to_dict(), allow_nan=False))
    assert told["status"] == "conflicting"
    assert told["claims"][0]["value"]["type"] == "quantity"
    assert told["claims"][0]["value"]["high"] is None
    assert told["claims"][0]["citations"][0]["published"] == "2031-03-04"
    assert told["conflicts"][0]["reason"] == "bounds"
    assert [each["locator"] for each in told["citations"]] == ["a.txt", "sub/b.txt"]


def test_a_printed_answer_tells_status_accounts_and_numbered_citations() -> None:
    printed = str(ANSWER)
    for part in (
        "conflicting",
        "[1] The Post",
        "[2] b.txt",
        "“14 ships sank”",
        "Both can be true.",
        "mentions X",
    ):
        assert part in printed


def test_the_marks_count_through_the_citations_of_all_claims() -> None:
    assert ANSWER.citations == (*LEFT.citations, *RIGHT.citations)


def test_an_outlet_that_is_unknown_is_shown_by_its_files_name() -> None:
    assert RIGHT.citations[0].outlet == "b.txt"


def test_a_clock_time_does_not_hide_the_day() -> None:
    assert citation("a", "b").day == date(2031, 3, 4)
    moment = Citation("a", "a", "", "", "", datetime(2031, 3, 4, 10, 52), None, "b", 0, 1, Span(0, 1))  # noqa: DTZ001
    assert moment.day == date(2031, 3, 4)
