"""How sentences and articles speak of the names that a question is about."""

from __future__ import annotations

import pytest

from index.types import Article
from qa.naming import NOT_TOLD, displacement, prominence
from qa.question import parse_question


def displaced(question: str, sentence: str) -> float:
    """`displacement` with the answer where the sentence has an underscore."""
    return displacement(parse_question(question), sentence.split("_"))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the mayor of Tarn?", "The mayor of Velm, _, wept."),
        ("Who is the mayor of Tarn?", "Velm’s mayor is _."),
        ("Who is Tarn’s mayor?", "_ is the mayor of the city, of Velm that is; the mayor of Velm."),
        ("Who is the mayor of Port Tarn?", "The mayor of Port Velm, _, wept."),
        ("How many people died in Tarn?", "_ people died in Velm."),
        ("How many people did Storm Alba kill?", "_ people died in Storm Bert."),
        ("How did Ana Bell escape?", "Tor Bell escaped _."),
        ("Who is Tarn’s president?", "Velm’s President _ met her."),
    ],
)
def test_another_name_in_the_place_of_the_one_asked_about_is_seen(question: str, sentence: str) -> None:
    assert displaced(question, sentence) == 1.0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the mayor of Tarn?", "The mayor of Tarn, _, wept."),
        ("Who is the mayor of Tarn?", "In Tarn, mayor _ met the mayor of Velm."),
        ("Who is China’s president?", "The Chinese president, _, wept."),
        ("How did Ana Bell escape?", "Ana Bell escaped _ with Tor Bell."),
        ("How did Ana Bell escape?", "Bell escaped _."),
        ("How many people died in Port Tarn?", "_ people died in Tarn."),
    ],
)
def test_the_name_asked_about_is_seen_told_in_any_way(question: str, sentence: str) -> None:
    assert displaced(question, sentence) == 0.0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the mayor of Tarn?", "Mayor _ wept."),
        ("Who is the mayor of Tarn?", "The mayor, _, met the envoy of Velm."),
        ("Who wept?", "The mayor of Velm, _, wept."),
        ("How did Ana Bell escape?", "She escaped _."),
    ],
)
def test_nothing_is_said_of_names_where_the_sentence_has_none_in_their_place(
    question: str, sentence: str
) -> None:
    assert displaced(question, sentence) == NOT_TOLD


def test_the_answer_itself_stands_in_no_place_of_a_name() -> None:
    assert displaced("Who died in Tarn?", "The mayor said that _ died.") == NOT_TOLD


def test_a_name_is_as_prominent_as_it_is_often_mentioned_beside_the_commonest() -> None:
    article = Article(
        locator="a", title="Velm", text="Velm wept. A man of Tarn saw it. Velm’s bells rang. So Velm."
    )
    assert prominence(parse_question("Who wept in Velm?"), article) == 1.0
    assert prominence(parse_question("Who wept in Tarn?"), article) == 0.25
    assert prominence(parse_question("Who of Tarn wept in Velm?"), article) == 0.25
    assert prominence(parse_question("Who wept in Oslo?"), article) == 0.0
    assert prominence(parse_question("Who wept?"), article) == NOT_TOLD
