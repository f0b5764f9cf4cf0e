"""The year that a question asks about, and what is told of other years."""

from __future__ import annotations

from datetime import date

import pytest

from index.sentences import split_sentences, trim
from index.types import Article, Span
from qa import Status, ask
from qa.question import parse_question
from qa.years import asked_year, is_of_another_year, may_tell_of


def article(text: str, year: int | None = None, title: str = "") -> Article:
    return Article(locator="a", text=text, title=title, published=date(year, 5, 8) if year else None)


def last_is_of_another_year(question: str, told: Article) -> bool:
    *_, last = split_sentences(told.text, Span(0, len(told.text)))
    return is_of_another_year(parse_question(question), told, trim(last, told.text))


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("How many died in the 2015 flood?", 2015),
        ("trade with Mali 2023", 2023),
        ("Who won in August 1999?", 1999),
        ("How many of the 1500 soldiers died?", None),
        ("What was built in the 1970s?", None),
        ("Who ruled in 2014-16?", None),
        ("What has changed since 2015?", None),
        ("Who led before the war of 1914?", None),
        ("Did 2014 bring more than 2013?", None),
        ("How many died?", None),
    ],
)
def test_the_year_asked_about_is_one_that_stands_alone(question: str, year: int | None) -> None:
    assert asked_year(parse_question(question)) == year


def test_a_sentence_of_another_year_is_of_another_where_the_article_never_speaks_of_the_one_asked() -> None:
    told = "Trade came to $9bn in 2024."
    assert last_is_of_another_year("What did trade come to in 2021?", article(told))
    assert not last_is_of_another_year("What did trade come to in 2024?", article(told))
    assert not last_is_of_another_year("What did trade come to?", article(told))
    assert not last_is_of_another_year("What did trade come to in 2021?", article(f"It fell in 2021. {told}"))
    assert not last_is_of_another_year("What did trade come to in 2021?", article(told, title="Trade 2021"))
    assert not last_is_of_another_year("What did trade come to in 2021?", article("Trade came to $9bn."))


@pytest.mark.parametrize(
    "mention",
    ["2015-17", "2014/15", "2012 to 2016", "the 2010s", "the ’15 parade", "ten years ago", "a decade earlier",
     "the 10th anniversary", "two decades of the 21st century"],
)  # fmt: skip
def test_a_year_is_mentioned_as_people_mention_years(mention: str) -> None:
    told = f"Since {mention} much has changed. Some 102 marched."
    assert not last_is_of_another_year("How many marched in 2015?", article(told, 2025))
    assert last_is_of_another_year("How many marched in 1873?", article(told, 2025))


def test_an_article_of_another_year_tells_of_its_own() -> None:
    told = "102 soldiers will march."
    assert last_is_of_another_year("How many soldiers marched in 2015?", article(told, 2025))
    assert not last_is_of_another_year("How many soldiers marched in 2015?", article(told))
    assert last_is_of_another_year("How many soldiers marched in 2024?", article(told, 2025))
    told_of_both = f"{told} Last year 90 did."
    assert not last_is_of_another_year("How many soldiers marched in 2024?", article(told_of_both, 2025))
    assert not last_is_of_another_year("How many soldiers will march in 2025?", article(told, 2025))
    assert not last_is_of_another_year(
        "How many soldiers will march in 2025?", article("102 will march, more than in 2015.", 2025)
    )
    assert not may_tell_of(2015, article(told, 2025))
    assert may_tell_of(2015, article("A decade ago 40 marched.", 2025))


def test_before_an_article_comes_to_a_year_long_past_it_tells_of_today() -> None:
    question, told = "Who was mayor of Velm in 1967?", "Mayor Ana Bell wept."
    assert last_is_of_another_year(question, article(f"{told}\n", 2029)) is True
    later = Article(locator="a", text=f"{told}\n\nIn 1967 a quake hit Velm.", published=date(2029, 5, 8))
    assert is_of_another_year(parse_question(question), later, Span(0, len(told)))
    same = Article(locator="a", text=f"{told} In 1967 a quake hit Velm.", published=date(2029, 5, 8))
    assert not is_of_another_year(parse_question(question), same, Span(0, len(told)))
    assert not last_is_of_another_year(question, article(f"Velm fell in 1967.\n\n{told}", 2029))
    assert not last_is_of_another_year(question, article(told, 2029, title="The quake of 1967"))
    assert not last_is_of_another_year("Who was mayor of Velm in 2029?", article(told, 2029))


def test_a_sentence_that_begins_with_a_year_tells_of_that() -> None:
    question = "How many marched in 2015?"
    assert last_is_of_another_year(question, article("It was so in 2015. In 1989, 60 marched.", 2025))
    assert not last_is_of_another_year(
        question, article("It was so in 2015. In 1989, 60 marched, in 2015 90.", 2025)
    )
    assert not last_is_of_another_year(question, article("In 1989 60 marched. In 2015 90 did.", 2025))


def test_the_turn_of_a_year_is_told_of_on_both_sides() -> None:
    won = "Ana Bell won the vote."
    january = Article(locator="a", text=won, published=date(2025, 1, 9))
    november = Article(locator="a", text=won, published=date(2024, 11, 9))
    assert may_tell_of(2024, january)
    assert may_tell_of(2025, november)
    assert not may_tell_of(2026, november)


def test_a_year_that_no_article_can_be_telling_of_is_named() -> None:
    told = [
        Article(locator="a", text="At Brenn 102 soldiers will march on Friday.", published=date(2025, 5, 6)),
        Article(
            locator="b", text="Some 90 soldiers marched at Brenn on Friday.", published=date(2025, 5, 10)
        ),
    ]
    answer = ask("How many soldiers marched at Brenn in 2015?", told)
    assert answer.status is Status.NOT_FOUND
    assert "No article mentions 2015." in answer.notes
    assert ask("How many soldiers marched at Brenn in 2025?", told).status is not Status.NOT_FOUND
