"""A question is put in a passage's own words, and only by what means the same."""

from __future__ import annotations

from importlib.resources import files

import pytest

from index.types import Article, Passage
from qa.question import parse_question
from qa.thesaurus import THESAURUS_FILE, stems_of, synonyms
from qa.wording import in_their_words, reword


@pytest.mark.parametrize(
    ("question", "text", "reworded"),
    [
        ("How many servicemen were sent?", "Velm sent 102 soldiers.", "How many soldiers were sent?"),
        ("How many soldiers were sent?", "A serviceman fell.", "How many serviceman were sent?"),
        ("How many UAVs fell?", "The drones fell.", "How many drones fell?"),
        ("How long is the pause in fighting?", "A truce began.", "How long is the truce?"),
        ("How many did it send?", "It sent 14, or dispatched them.", "How many did it send?"),
        ("When did the truce begin?", "A truce, or pause in fighting, began.", "When did the truce begin?"),
        ("When did the Truce sail?", "A ceasefire began.", "When did the Truce sail?"),
        ("How many pianos were sent?", "Velm sent 102 soldiers.", "How many pianos were sent?"),
    ],
)
def test_what_a_text_has_a_synonym_of_is_put_so(question: str, text: str, reworded: str) -> None:
    assert reword(parse_question(question), text).plain == reworded


@pytest.mark.parametrize(
    ("question", "text", "reworded"),
    [
        ("How many did Beijing send?", "China sent 102.", "How many did China send?"),
        ("How many did Beijing send?", "The Chinese sent 102.", "How many did China send?"),
        ("How many did Beijing send?", "China sent 102 from Beijing.", "How many did Beijing send?"),
        ("How many died in Beijing?", "China said that 102 died.", "How many died in Beijing?"),
        ("What did Beijing's mayor say?", "China said no.", "What did Beijing's mayor say?"),
        (
            "When did it reach Moscow?",
            "It reached the Russian capital.",
            "When did it reach Russian capital?",
        ),
        ("Is it the Russian capital?", "Moscow is the seat of government.", "Is it the Moscow?"),
        ("When did America join?", "The U.S. joined.", "When did U.S. join?"),
        ("Who leads Brazil?", "The Brazilian president spoke.", "Who leads Brazil?"),
    ],
)
def test_a_place_is_called_what_the_text_calls_it(question: str, text: str, reworded: str) -> None:
    assert reword(parse_question(question), text).plain == reworded


def test_what_the_question_is_about_is_told_in_the_texts_words() -> None:
    asked = reword(parse_question("How many UAVs did Beijing send?"), "China sent drones.")
    assert (asked.names, asked.counted, asked.subject) == (
        ("China",),
        ("drone",),
        ("drones", "China", "send"),
    )
    assert parse_question("How many UAVs did Beijing send?").names == ("Beijing",)


def test_each_passage_is_asked_in_its_own_words_and_its_titles() -> None:
    articles = [
        Article(locator=str(n), title=title, text="They fell.") for n, title in enumerate(("Drones", ""))
    ]
    passages = [Passage(each.id, each.body, each.text) for each in articles]
    asked = in_their_words(parse_question("Which UAVs fell?"), passages, {each.id: each for each in articles})
    assert [each.plain for each in asked] == ["Which Drones fell?", "Which UAVs fell?"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("injured", "killed"),
        ("missing", "dead"),
        ("won", "lost"),
        ("bought", "sold"),
        ("arrived", "left"),
        ("husband", "wife"),
        ("president", "prime minister"),
        ("drone", "missile"),
        ("born", "died"),
        ("rose", "fell"),
        ("opened", "closed"),
        ("arrested", "convicted"),
    ],
)
def test_what_is_near_but_not_the_same_is_no_synonym(one: str, other: str) -> None:
    assert stems_of(other) not in synonyms(stems_of(one))


def test_the_thesaurus_has_groups_of_words_that_can_be_found() -> None:
    lines = (files("qa") / THESAURUS_FILE).read_text(encoding="utf-8").splitlines()
    groups = [line.split("; ") for line in lines]
    assert len({*lines}) == len(lines)
    for group in groups:
        assert len({stems_of(member) for member in group}) == len(group) > 1, group
        assert all(member == member.lower().strip() and len(member.split()) <= 4 for member in group), group
