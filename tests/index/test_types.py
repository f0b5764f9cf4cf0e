"""An article is what it says, or is refused with its locator."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from index import Article, Selection
from index.errors import InputError, InvalidArticle
from index.types import EVERYTHING


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"url": 5}, r"an article's url is text or None, not 5"),
        ({"url": b"https://echo.example"}, "url is text or None"),
        ({"text": None}, "an article's text is text"),
        ({"source": 7}, "an article's source is text"),
        ({"published": "soon"}, "'soon' is no date"),
        ({"body_start": 99}, "body_start 99 lies outside the text"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused_with_the_locator(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidArticle, match=rf"reports/1\.txt: .*{reason}"):
        Article(**({"locator": "reports/1.txt", "text": "The ferry sank."} | fields))


@pytest.mark.parametrize("url", [None, "", "https://echo.example/1"])
def test_an_article_has_a_web_address_or_none(url: str | None) -> None:
    assert Article(locator="reports/1.txt", text="The ferry sank.", url=url).url == url


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"outlets": "CNN"}, "names in a tuple, not 'CNN'"),
        ({"outlets": (None,)}, "names in a tuple"),
        ({"outlets": ("CNN", " ")}, "names in a tuple"),
        ({"since": "soon"}, "'soon' is no date"),
        ({"since": date(2031, 3, 9), "until": date(2031, 3, 8)}, "since 2031-03-09 and until 2031-03-08"),
    ],
)
def test_a_selection_that_cannot_be_one_is_refused(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        Selection(**fields)


def test_a_selection_counts_in_days_and_is_true_when_it_leaves_something_out() -> None:
    evening = datetime(2031, 3, 8, 23, 30, tzinfo=UTC)
    assert Selection(since=evening, until=date(2031, 3, 8)) == Selection(
        since=date(2031, 3, 8),
        until="2031-03-08",  # type: ignore[arg-type]
    )
    assert not EVERYTHING
    assert all([Selection(outlets=("Echo",)), Selection(since=evening), Selection(until=evening)])
