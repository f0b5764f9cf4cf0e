"""What is only a change, a lead or denied, and when that is what a question asks for."""

from __future__ import annotations

import pytest

from index.types import Span
from qa.question import parse_question
from qa.relative import is_relative


def is_left_out(question: str, text: str, figure: str) -> bool:
    start = text.index(figure)
    return is_relative(parse_question(question), text, Span(0, len(text)), Span(start, start + len(figure)))


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("How many votes did she get?", "Her lead of 66,400 votes is the narrowest ever.", "66,400"),
        ("How many votes did he get?", "He lost the race by some 66,000 votes.", "some 66,000"),
        ("What is the mean temperature?", "It has risen by 1.9 degrees in that time, to 14.", "1.9 degrees"),
        ("How many are dead?", "The toll rose by 12 on Friday to 46.", "12"),
        ("What is the jobless rate?", "It fell sharply 0.4 per cent to 6 per cent.", "0.4 per cent"),
        (
            "How much will the repairs cost?",
            "They cost 90 million, not 86 million as first told.",
            "86 million",
        ),
        ("How many boats sank?", "Three boats sank rather than five.", "five"),
    ],
)
def test_a_change_a_lead_and_what_is_denied_answer_no_question_for_the_figure_itself(
    question: str, text: str, figure: str
) -> None:
    assert is_left_out(question, text, figure)


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("How large was her lead?", "Her lead of 66,400 votes is the narrowest ever.", "66,400"),
        ("By how many votes did he lose?", "He lost the race by some 66,000 votes.", "some 66,000"),
        ("How many officers led them?", "They were led by 12 officers.", "12"),
        ("How much has it warmed?", "It has warmed by 1.9 degrees in that time, to 14.", "1.9 degrees"),
        ("How high did the water come?", "The water rose 5.2 metres in the harbour.", "5.2 metres"),
        ("How many are dead?", "The toll rose by 12 on Friday to 46.", "46"),
        ("What is inflation?", "Prices rose 3.4 per cent from May 2031 to May 2032.", "3.4 per cent"),
        ("How many boats sank?", "Not even 60 boats sank.", "Not even 60"),
        ("When did it sink?", "It sank on 7 May, not 8 May.", "8 May"),
    ],
)
def test_a_change_or_lead_that_is_asked_for_and_what_is_none_stay(
    question: str, text: str, figure: str
) -> None:
    assert not is_left_out(question, text, figure)
