"""How spans stand to one another, and what those beside a span are worth."""

from __future__ import annotations

import pytest

from index import Article, Span
from qa.company import Company, Relations, Told, keep_company, relate
from qa.values import parse

POST = Article(locator="post", text="The club signed Qadira Pro Cycling; 29 riders, twenty-nine bikes, came.")
ECHO = Article(locator="echo", text="Qadira it was, with 27 riders. Kolt was there, and 29 fans.")
NEWS = Article(locator="news", text="Kolt won, with 12 riders.")
ARTICLES = {each.id: each for each in (POST, ECHO, NEWS)}


def told(article: Article, text: str) -> Told:
    start = max(0, article.text.find(text))
    return Told(article.id, Span(start, start + len(text)), text, parse(text))


def related(*spans: tuple[Article, str]) -> Relations:
    return relate([told(*each) for each in spans], ARTICLES)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("29", "twenty-nine", True),
        ("29", "27", False),
        ("Qadira", "Qadira Pro Cycling", True),
        ("the club", "club", True),
        ("Kolt", "Qadira", False),
    ],
)
def test_spans_are_the_same_by_value_or_where_one_holds_the_words_of_the_other(
    one: str, other: str, is_same: bool
) -> None:
    relations = related((POST, one), (ECHO, other))
    assert relations.same.tolist() == [[True, is_same], [is_same, True]]


def test_an_article_gives_what_stands_in_its_text_and_what_its_spans_say() -> None:
    relations = related((POST, "twenty-nine"), (ECHO, "27"), (ECHO, "Kolt"), (NEWS, "Kolt"), (POST, "29"))
    assert relations.given[0].tolist() == [True, False, False, False, True]
    assert relations.given[1].tolist() == [False, True, True, True, True]
    assert relations.given[3].tolist() == [False, False, True, True, False]


def test_company_is_the_likeliest_of_each_sort() -> None:
    relations = related((POST, "29"), (POST, "twenty-nine"), (POST, "club"), (ECHO, "27"), (NEWS, "12"))
    found = keep_company(relations, [0.5, 0.4, 0.2, 0.7, 0.3])
    assert found[0] == Company(again=0.4, rival=0.2, shared=0.0, elsewhere=0.0, unheard=0.7)
    assert found[3] == Company(again=0.0, rival=0.0, shared=0.0, elsewhere=0.5, unheard=0.3)
    assert found[4] == Company(again=0.0, rival=0.0, shared=0.0, elsewhere=0.0, unheard=0.7)


def test_spans_that_are_listed_are_no_rivals() -> None:
    news = Article(
        locator="lists", text="It was founded by Vera Lund and Ana Bell, whose pupil was Tor Dahl."
    )
    spans = [told(news, name) for name in ("Vera Lund", "Ana Bell", "Tor Dahl")]
    found = keep_company(relate(spans, {news.id: news}), [0.5, 0.4, 0.3])
    assert [each.rival for each in found] == [0.3, 0.3, 0.5]


def test_only_the_best_span_of_another_article_counts() -> None:
    relations = related((POST, "29"), (ECHO, "27"), (ECHO, "29"))
    assert keep_company(relations, [0.5, 0.7, 0.6])[0] == Company(0.0, 0.0, 0.0, 0.0, 0.7)
    assert keep_company(relations, [0.5, 0.6, 0.6])[0] == Company(0.0, 0.0, 0.0, 0.0, 0.6)
    assert keep_company(relations, [0.5, 0.6, 0.7])[0] == Company(0.0, 0.0, 0.7, 0.0, 0.0)


def test_a_span_alone_has_no_company_and_no_spans_have_none() -> None:
    assert keep_company(related((POST, "29")), [0.9]) == [Company(0.0, 0.0, 0.0, 0.0, 0.0)]
    assert keep_company(related(), []) == []
