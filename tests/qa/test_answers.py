"""When two articles that give two values tell one account."""

from __future__ import annotations

from datetime import date

import pytest

from qa.answers import agree
from qa.values import parse
from qa.values.types import Kind


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("overnight", "May 7", True),
        ("late on May 6", "the evening of May 6", True),
        ("11 p.m. EST on May 7", "May 7", True),
        ("4 a.m. EST on May 7", "0900 GMT on May 7", True),
        ("by May 9", "May 9", True),
        ("by May 9", "May 3", False),
        ("by May 9", "by May 12", False),
        ("before May 9", "May 9", False),
        ("May 6, before dawn", "the evening of May 6", False),
    ],
)
def test_a_time_agrees_with_the_days_that_it_names(one: str, other: str, *, is_one: bool) -> None:
    left, right = (parse(text, Kind.DATE, published=date(2025, 5, 7)) for text in (one, other))
    assert agree(left, right) is agree(right, left) is is_one
