"""Whose account a question asks for, and what others say instead."""

from __future__ import annotations

import pytest

from index.types import Article, Passage, Span
from qa.claims import gather_claims
from qa.origins import group_origins
from qa.question import parse_question
from qa.speakers import are_adversaries, heard, may_be_one
from qa.types import Candidate

ARTICLES = (
    Article(locator="post", text="The navy said 29 ships sank in the storm."),
    Article(locator="echo", text="The mayor of Velm, Ana Bell, said that 27 ships sank."),
    Article(locator="sun", text="In all 31 ships sank."),
    Article(locator="star", text="Velm’s mayor, Ana Bell, said the navy’s boats saw 23 ships sink."),
)


def left_out(question: str, *articles: Article) -> list[str]:
    asked = parse_question(question)
    found = []
    for article in articles:
        start = next(place for place, char in enumerate(article.text) if char.isdigit())
        passage = Passage(article.id, article.body, article.text)
        found.append(Candidate(article.text[start : start + 2], Span(start, start + 2), passage, 0.8))
    by_id = {each.id: each for each in articles}
    claims = gather_claims(asked, found, by_id, group_origins(articles))
    kept, others = heard(asked, claims)
    assert {*kept, *others} == {*claims}
    return [each.text for each in others]


def test_what_another_party_says_is_left_out_and_what_nobody_is_said_to_say_is_not() -> None:
    assert left_out("How many ships did the navy say sank?", *ARTICLES) == ["27", "23"]
    assert left_out("According to the mayor, how many ships sank?", *ARTICLES) == ["29"]


def test_all_accounts_are_heard_where_no_party_is_asked_for_or_none_of_them_speaks() -> None:
    assert left_out("How many ships sank?", *ARTICLES) == []
    assert left_out("How many ships did the reports say sank?", *ARTICLES) == []
    assert left_out("How many ships did the navy say sank?", *ARTICLES[1:]) == []


def test_a_name_and_its_initials_are_one_party() -> None:
    assert may_be_one(["the US Geological Survey"], ["the USGS"])
    assert may_be_one(["the U.S.G.S."], ["the US Geological Survey"])
    assert not may_be_one(["the US Geological Survey"], ["the UNHCR"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police and the army", "police"),
        ("the company", "Greenline"),
        ("company spokesman Orrin Vale", "Greenline"),
        ("officials", "the army"),
        ("Sailors’ union leader Marit Osk", "the sailors’ union"),
    ],
)
def test_one_party_told_in_two_ways_may_be_one(one: str, other: str) -> None:
    assert may_be_one([one], [other])
    assert may_be_one([other], [one])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the company", "the police"),
        ("the company", "the union’s secretary, Ana Bell"),
        ("officials", "the rebels"),
        ("officials", "the UN"),
        ("the council and the mayor", "doctors"),
    ],
)
def test_two_parties_are_not_one(one: str, other: str) -> None:
    assert not may_be_one([one], [other])
    assert not may_be_one([other], [one])


def test_those_with_opposed_interests_are_adversaries() -> None:
    assert are_adversaries(["the army"], ["the rebels"])
    assert are_adversaries(["management"], ["the union’s leader"])
    assert are_adversaries(["Moscow"], ["Ukrainian officials"])
    assert not are_adversaries(["the army"], ["the defence minister"])
    assert not are_adversaries(["the Red Crescent"], ["the UN"])


def test_a_claim_that_most_quotes_give_to_someone_is_theirs() -> None:
    plain = Article(locator="sun", text="In all 29 ships sank.")
    assert left_out("How many ships did the navy say sank?", ARTICLES[0], ARTICLES[1], plain) == ["27"]
    star = Article(locator="star", text="In all 27 ships sank.")
    assert left_out("How many ships did the navy say sank?", ARTICLES[0], ARTICLES[1], star) == []


def test_what_the_company_says_is_not_left_out_where_a_firm_is_asked_for_by_name() -> None:
    firm = Article(locator="post", text="Greenline said 29 ships sank.")
    company = Article(locator="echo", text="The company said 27 ships sank.")
    police = Article(locator="sun", text="Police said 31 ships sank.")
    assert left_out("How many ships did Greenline say sank?", firm, company, police) == ["31"]
