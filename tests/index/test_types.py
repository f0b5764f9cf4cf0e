"""An article is what it says, or is refused with its locator."""

from __future__ import annotations

from typing import Any

import pytest

from index import Article
from index.errors import InvalidArticle


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
