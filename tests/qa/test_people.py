"""Whom a part of a name means, or a name in another spelling."""

from __future__ import annotations

import pytest

from index.types import Article
from qa import Status, ask
from qa.people import is_misspelt, is_of_anothers_age, name_in_full, people_in
from qa.values.types import Name

BRANDT = Name(("brandt",))


def article(text: str, locator: str = "a") -> Article:
    return Article(locator=locator, text=text)


def test_a_surname_is_the_person_whom_its_article_names_in_full() -> None:
    told = article("Mayor Olga Brandt opened the fair. Brandt said it would last.")
    assert name_in_full(BRANDT, told, []) == Name(("olga", "brandt"))


def test_the_other_articles_tell_who_is_meant_where_its_own_does_not() -> None:
    short, full = article("Ms Brandt opened the fair."), article("Mayor Olga Brandt opened the fair.", "b")
    assert name_in_full(BRANDT, short, [short, full]) == Name(("olga", "brandt"))


def test_of_two_people_of_one_surname_neither_is_meant() -> None:
    told = article("Mayor Olga Brandt and Senator Nils Brandt met. Brandt said it would last.")
    assert name_in_full(BRANDT, told, []) == BRANDT
    short = article("Ms Brandt opened the fair.")
    others = [article("Mayor Olga Brandt spoke.", "b"), article("Senator Nils Brandt spoke.", "c")]
    assert name_in_full(BRANDT, short, others) == BRANDT


def test_a_longer_name_that_holds_the_full_one_is_the_same_person() -> None:
    told = article("Mayor Olga Brandt spoke. Mayor Olga Maria Brandt left. Brandt slept.")
    assert name_in_full(BRANDT, told, []) == Name(("olga", "maria", "brandt"))


def test_a_genitive_without_its_apostrophe_is_no_other_person() -> None:
    told = article("Mayor Olga Brandt spoke. Mayor Olga Brandts speech was short.")
    assert ("olga", "brandts") not in people_in(told)
    assert name_in_full(BRANDT, told, []) == Name(("olga", "brandt"))


def test_a_headline_in_capitals_makes_nobody_a_name() -> None:
    told = Article(
        locator="a", title="Brandt Resigns", text="Mayor Olga Brandt left office. Brandt was tired."
    )
    assert people_in(told) == {("olga", "brandt"), ("brandt",)}
    assert name_in_full(BRANDT, told, []) == Name(("olga", "brandt"))


def test_a_surname_and_the_full_name_are_one_claim_in_the_fuller_words() -> None:
    told = [
        article("The fair at Velm was opened by Mayor Olga Brandt on Monday."),
        article("The fair at Velm was opened by Brandt on Monday, the Herald reports.", "b"),
    ]
    answer = ask("Who opened the fair at Velm?", told)
    assert answer.status is Status.AGREED
    (claim,) = answer.claims
    assert "Olga Brandt" in claim.text
    assert {each.locator for each in claim.citations} == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("dorrit haskeby", "dorrit haskebye", True),
        ("teodor vanniker", "teodor vaniker", True),
        ("dorrit haskeby", "ada haskebye", False),
        ("nils hansen", "nils jansen", False),
        ("ireland", "iceland", False),  # one word is told apart by a letter
        ("south korea", "north korea", False),
        ("ana bell", "ana ball", False),
    ],
)
def test_a_name_of_two_spellings_is_one(one: str, other: str, is_one: bool) -> None:
    assert is_misspelt(Name(tuple(one.split())), Name(tuple(other.split()))) is is_one
    assert is_misspelt(Name(tuple(other.split())), Name(tuple(one.split()))) is is_one


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        ("How old is Olga Brandt?", "The dead are Ivo Lind, "),
        ("How old was Brandt when she died?", "The dead are Ivo Lind, aged "),
        ("What is the age of Olga Brandt, the widow?", "Ivo Brandt, "),
        ("What was Olga Brandt's age?", "Captain Ivo Brandt ("),
    ],
)
def test_the_age_beside_another_full_name_is_that_of_another(asked: str, before: str) -> None:
    assert is_of_anothers_age(asked, before)


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        ("How old is Olga Brandt?", "Mayor Olga Brandt, "),
        ("How old is Brandt?", "Mayor Olga Brandt, "),
        ("How old is Olga Brandt?", "O. Brandt, "),
        ("How old is Olga Brandt?", "Brandt, "),
        ("How old was the Velm victim?", "Ivo Lind, "),
        ("How old is Olga Brandt?", "Ivo Lind's sister is "),
        ("How many died with Olga Brandt?", "Ivo Lind, "),
    ],
)
def test_any_other_age_may_be_that_of_the_one_asked_for(asked: str, before: str) -> None:
    assert not is_of_anothers_age(asked, before)
