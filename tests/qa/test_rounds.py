"""What is told of another of several rounds than the one that a question asks about."""

from __future__ import annotations

import pytest

from index.sentences import split_sentences, trim
from index.types import Article, Span
from qa import ask
from qa.question import parse_question
from qa.rounds import find_other_round


def other_round_in(question: str, text: str) -> tuple[str, str] | None:
    """The round asked about and that of the last sentence of a text, where they differ."""
    *_, last = split_sentences(text, Span(0, len(text)))
    return find_other_round(parse_question(question), text, trim(last, text))


@pytest.mark.parametrize(
    ("question", "text", "rounds"),
    [
        ("Who led after the second round?", "Bell led after the first round.", ("second", "first")),
        ("Who led after the 2nd round?", "Bell led after the third round.", ("2nd", "third")),
        ("Who won the runoff?", "Bell won the first round.", ("runoff", "first")),
        ("Who won the first round?", "Bell won the run-off.", ("first", "run-off")),
        ("What was the second-quarter profit?", "The third quarter brought $4m.", ("second", "third")),
        ("How many died in the second blast?", "The first blast was loud. It hurt 31.", ("second", "first")),
        ("Who led the cup final?", "The semi-final was rough. Bell led.", ("final", "semi-final")),
        ("Who won the semi-final?", "Bell won the final in Velm.", ("semi-final", "final")),
    ],
)  # fmt: skip
def test_what_is_told_of_one_round_is_not_told_of_another(
    question: str, text: str, rounds: tuple[str, str]
) -> None:
    found = other_round_in(question, text)
    assert found
    assert (rounds[0] in found[0], rounds[1] in found[1]) == (True, True)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who led after the second round?", "Bell led."),
        ("Who led after the second round?", "Bell led after the first and second rounds."),
        ("Who led after the second round?", "Lind led after the first round, but Bell after the second."),
        ("Who led after the second round?", "Bell, first in her class, led all day."),
        ("Who led after the second round?", "Lind won the first round.\nThen Bell led."),
        ("Who won the runoff?", "Bell won the second round."),
        ("How many died in the second blast?", "The first blast was loud. In all, 31 died."),
        ("How many saw the second season?", "Viewers rose to 31,000 from 20,000 in the first season."),
        ("Who won the second half?", "Bell won the first round."),
        ("Who led after the first and second round?", "Bell led after the third round."),
        ("Who won the final?", "Bell, who had won her semi-final, took the final with ease."),
        ("What was the final score?", "The semi-final ended 3-1."),
        ("Who made the final decision?", "In the semi-final Bell did."),
        ("Who won the semi-final?", "Bell announced her final decision."),
    ],
)
def test_what_may_be_told_of_the_round_asked_about_is_left(question: str, text: str) -> None:
    assert other_round_in(question, text) is None


def test_an_answer_is_of_the_round_asked_about() -> None:
    told = Article(
        locator="a",
        text="Some 38,200 spectators watched the semi-final in Velm.\n\n"
        "The final in Orvane was watched by 71,400 spectators.",
    )
    assert [each.text for each in ask("How many spectators watched the final?", [told]).claims] == ["71,400"]
    assert [each.text for each in ask("How many spectators watched the semi-final?", [told]).claims] == [
        "Some 38,200"
    ]
