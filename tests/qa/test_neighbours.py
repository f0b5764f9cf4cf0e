"""What is told of a neighbour of the one that a question asks about."""

from __future__ import annotations

from time import monotonic

import pytest

from index.sentences import split_sentences, trim
from index.types import Article, Span
from qa import Status, ask
from qa.neighbours import find_neighbour
from qa.question import parse_question

BESIDE = "The road joins Velm and Orvane.\n"


def neighbours_of(question: str, text: str, answer: str, beside: str = BESIDE) -> tuple[str, str] | None:
    """The names that the answer in the last sentence of a text is and is not told of."""
    told = Article(locator="a", text=text)
    *_, last = split_sentences(text, Span(0, len(text)))
    start = text.rindex(answer)
    span = Span(start, start + len(answer))
    articles = (told, Article(locator="b", text=beside))
    return find_neighbour(parse_question(question), told, trim(last, text), span, articles)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many people died in Velm?", "In Orvane, 31 people died.", "31"),
        ("How many people died in Velm?", "The toll in Orvane rose to 31.", "31"),
        ("How many people died in Velm?", "Orvane was hit too. It counted 31 dead.", "31"),
        ("How many people died in Velm?", "In Orvane walls fell. Some 31 people died there.", "31"),
        ("Who is the mayor of Velm?", "Orvane’s mayor, Ana Bell, wept.", "Ana Bell"),
        ("Who is the mayor of Velm?", "Ana Bell, mayor of Orvane, wept.", "Ana Bell"),
        ("Who is Velm's mayor?", "The mayor of Orvane, Ana Bell, wept.", "Ana Bell"),
        ("Who is Velm's mayor?", "Orvane, on the hill, was spared. Its mayor, Ana Bell, wept.", "Ana Bell"),
        ("Who is Velm's mayor?", "Orvane’s mayor, Ana Bell, wept.", "Orvane"),
        ("What did Velm's voters say?", "Orvane’s voters chose to stay in the league of Velm.", "to stay"),
        ("When did Velm join the league?", "Orvane had joined the league in 1931.", "1931"),
        ("How many boats did Velm send?", "Orvane sent 31 boats.", "31"),
    ],
)
def test_what_is_told_of_a_neighbour_is_not_told_of_the_one_asked_about(
    question: str, text: str, answer: str
) -> None:
    assert neighbours_of(question, text, answer) == ("Velm", "Orvane")
    assert neighbours_of(question, text, answer, beside="Velm is old. Orvane is new.") is None
    assert neighbours_of(question.replace("Velm", "Orvane"), text, answer) is None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many people died in Velm and Orvane?", "In Orvane, 31 people died.", "31"),
        ("How many people died in Velm?", "Men from Orvane found 31 dead.", "31"),
        ("How many people died in Velm?", "Taken to hospital in Orvane, 31 people of Velm died.", "31"),
        ("How many people died in Velm?", "In Orvane bells rang.\nSome 31 people died there.", "31"),
        ("When did the bridge in Velm fall?", "In Orvane, the minister said it fell on Monday.", "Monday"),
        ("Who is the mayor of Velm?", "Orvane’s mayor met Ana Bell.", "Ana Bell"),
        ("Who is the mayor of Velm?", "Mayor Ana Bell fled to Orvane.", "Ana Bell"),
        ("Who is the mayor of Velm?", "Orvane lies below Velm. Its mayor, Ana Bell, wept.", "Ana Bell"),
        ("How many boats did Velm lose?", "Orvane sank 31 boats.", "31"),
        ("How many boats did Velm send?", "Orvane sent a doctor, and 31 boats came from Velm.", "31"),
    ],
)
def test_what_may_be_told_of_the_one_asked_about_is_left(question: str, text: str, answer: str) -> None:
    assert neighbours_of(question, text, answer) is None


@pytest.mark.parametrize(
    "beside",
    [
        "Velm, Orvane and Essel were hit.",
        "They walked to Essel, Orvane or Velm.",
        "They walked to Essel, Orvane, and Velm.",
        "Velm beat Orvane 3-1.",
        "Velm, the oldest port, will buy ships from its smaller rival Orvane.",
    ],
)
def test_names_are_neighbours_that_an_article_sets_beside_each_other(beside: str) -> None:
    assert neighbours_of("Who is Velm's mayor?", "Orvane’s mayor, Ana Bell, wept.", "Ana Bell", beside)


def test_a_text_in_capitals_is_read_in_no_time() -> None:
    began = monotonic()
    for mark in (" ", ", "):
        shouted = mark.join(["VELM", "ORVANE", "ESSEL"] * 1_000)
        assert not neighbours_of("Who is Velm's mayor?", "Ana Bell, mayor of Orvane, wept.", "Bell", shouted)
    assert monotonic() - began < 10


@pytest.mark.parametrize(
    "inside",
    ["A fire in Orvane, Velm, went out.", "Orvane in northern Velm burnt.", "Velm’s Orvane burnt.",
     "Orvane, a suburb of Velm, burnt."],
)  # fmt: skip
def test_a_part_is_no_neighbour_of_the_whole(inside: str) -> None:
    beside = f"{BESIDE}{inside}"
    assert neighbours_of("How many died in Velm?", "In Orvane, 31 people died.", "31", beside) is None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many soldiers did Peru send?", "Chile sent 102 soldiers.", "102"),
        ("How many soldiers did Lima send?", "Santiago has sent 102 soldiers.", "102"),
        ("Who is the foreign minister of Peru?", "Chile’s foreign minister, Ana Bell, left.", "Ana Bell"),
    ],
)
def test_any_two_countries_are_neighbours(question: str, text: str, answer: str) -> None:
    assert neighbours_of(question, text, answer, beside="")


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many soldiers did Peru send?", "Lima sent 102 soldiers.", "102"),
        ("How many soldiers did Peru send?", "President Olga Brandt sent 102 soldiers.", "102"),
        ("Where was the Peruvian president?", "The Chilean president was in Rome.", "Rome"),
        ("How many Peruvians died in Chilean custody?", "In Peru, 31 people died.", "31"),
    ],
)
def test_a_country_goes_by_its_names_and_by_those_who_act_for_it(
    question: str, text: str, answer: str
) -> None:
    assert neighbours_of(question, text, answer, beside="") is None


def test_an_answer_says_of_whom_the_likeliest_words_are_told() -> None:
    told = Article(
        locator="a",
        source="The Post",
        text="The storm hit Velm and Orvane.\n\nOrvane’s mayor, Ana Bell, opened the town hall to families.",
    )
    answer = ask("Who is the mayor of Velm?", [told])
    assert answer.status is Status.NOT_FOUND
    assert answer.notes == ("Left out, as it is told of Orvane, not of Velm: “Ana Bell” (The Post).",)
    assert ask("Who is the mayor of Orvane?", [told]).claims[0].text == "Ana Bell"
