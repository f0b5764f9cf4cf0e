"""What other articles say in place of an answer, told by their facts and not by the question."""

from __future__ import annotations

import pytest

from index import Article
from index.embedding import load_encoder
from qa.aligned import PART, find_aligned
from qa.facts import find_facts
from qa.question import parse_question
from qa.types import Candidate

pytestmark = pytest.mark.models

HERE = (
    "Twenty-nine world leaders will attend the harbour feast in Velm on Friday, President Ilva Torrend said."
)
THERE = (
    "Ilva Torrend is one of 27 leaders expected to attend the harbour feast in Velm. Bread was dear in Velm."
)
ELSEWHERE = "In Tarn 14 leaders of trade unions signed a letter about wages in the mills."


def others(question: str, *texts: str) -> list[Candidate]:
    articles = [Article(locator=str(number), text=text) for number, text in enumerate(texts)]
    answer = next(find_facts(articles[0]))
    kept = Candidate(answer.text, answer.span, answer.passage, 0.8)
    return list(find_aligned(parse_question(question), [kept], articles, load_encoder()))


def test_a_figure_for_the_same_thing_is_found_whatever_the_question_calls_it() -> None:
    (found,) = others("How many heads of state are coming?", HERE, THERE, ELSEWHERE)
    assert (found.text, found.score) == ("27", PART * 0.8)
    assert found.span.of(THERE) == found.text


def test_a_figure_for_another_thing_is_left_alone() -> None:
    assert others("How many heads of state are coming?", HERE, ELSEWHERE) == []


def test_names_are_not_aligned() -> None:
    assert others("Who is coming?", HERE, THERE) == []


def test_who_repeats_a_figure_in_other_words_is_set_against_who_gives_another() -> None:
    repeated = "The mayor of Velm counts on 29 other leaders as guests of Ilva Torrend beside the harbour."
    found = {each.text for each in others("How many heads of state are coming?", repeated, HERE, THERE)}
    assert found == {"Twenty-nine", "27"}
