"""What the made-up facts promise: questions that their text answers where it says, and others."""

from __future__ import annotations

import re
from random import Random

import pytest

from qa.training.facts import Facts, Profile


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts()


def named_in(templates: list[str]) -> set[str]:
    return {name for each in templates for name in re.findall(r"\{(\w+)\}", each)}


def test_an_answer_stands_where_it_says_and_some_questions_have_none(facts: Facts) -> None:
    records = [facts.record(Random(number)) for number in range(600)]
    assert 0.25 < sum(not each.answers for each in records) / len(records) < 0.5
    for each in records:
        assert "{" not in each.context + each.question + each.title
        assert all(each.context.startswith(text, start) for text, start in each.answers)


def test_the_subject_is_named_in_the_text_or_its_title(facts: Facts) -> None:
    for number in range(200):
        record = facts.record(Random(number))
        if record.answers and not record.title:
            words = set(re.findall(r"[A-Z]\w+", record.question)[1:])
            assert all(word in record.context for word in words)


def test_a_record_depends_on_the_numbers_drawn_alone(facts: Facts) -> None:
    assert facts.record(Random(5)) == Facts().record(Random(5))
    assert facts.record(Random(5)) != facts.record(Random(6))


def test_every_fact_asked_for_is_told_somewhere_and_can_be_made(facts: Facts) -> None:
    def check(profile: Profile) -> None:
        told = named_in([*profile.tell])
        asked = [question for questions in profile.ask.values() for question in questions]
        assert set(profile.ask) <= told
        assert set(profile.loose) <= set(profile.ask)
        names = (told | named_in([*asked, *profile.again, *profile.subjects])) - {"S", "an", "last"}
        assert set(profile.kinds) <= names
        for name in names:
            assert facts.make(profile.kinds.get(name, name), Random(0))

    for profile in facts.profiles:
        check(profile)


def test_there_is_nothing_of_an_unknown_kind(facts: Facts) -> None:
    with pytest.raises(KeyError):
        facts.make("moon", Random(0))
