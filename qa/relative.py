"""Figures that are no answer by themselves: by how much something changed or is ahead, and what is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.cues import (
    CHANGE_ASKED,
    CHANGED_BEFORE,
    DENIED_BEFORE,
    LEAD_ASKED,
    LEAD_BEFORE,
    LED_BEFORE,
    LED_BEHIND,
    TO_LEVEL,
)
from qa.elsewhere import FIGURES
from qa.values.types import Kind
from qa.words import fold

if TYPE_CHECKING:
    from index.types import Span
    from qa.types import Question


def is_relative(question: Question, text: str, sentence: Span, span: Span) -> bool:
    """Whether a span of a sentence tells a change or a lead, where none is asked for, or what is not so.

    A change counts as such where its sentence goes on to say what it led to: "rose by 1.9 degrees to 14".

    >>> from index.types import Span
    >>> from qa.question import parse_question
    >>> text = "Her lead of 66,400 votes is narrow."
    >>> asked = "How many votes did she get?", "How large was her lead?"
    >>> [is_relative(parse_question(each), text, Span(0, len(text)), Span(12, 18)) for each in asked]
    [True, False]
    """
    is_figure = question.expects is Kind.PHRASE and any(map(str.isdigit, span.of(text)))
    if question.explains or not (is_figure or question.expects in FIGURES):
        return False
    asked = fold(question.text)
    before, behind = text[sentence.start : span.start], text[span.end : sentence.end]
    leads = LEAD_BEFORE.search(before) or (LED_BEFORE.search(before) and LED_BEHIND.match(behind))
    changes = CHANGED_BEFORE.search(before) and TO_LEVEL.match(behind)
    return bool(
        DENIED_BEFORE.search(before)
        or (leads and not LEAD_ASKED.search(asked))
        or (changes and not CHANGE_ASKED.search(asked))
    )
