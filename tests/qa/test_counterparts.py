"""What copies of a sentence say in the place of an answer."""

from __future__ import annotations

import pytest

from index import Article, Span
from index.types import Passage
from qa.counterparts import find_changed, find_counterparts
from qa.types import Candidate

SOURCE = "Rain fell. The navy of Tavrel said that 29 grain ships sank in the storm near Port Osk."


def counterparts(text: str, answer: str = "29", source: str = SOURCE) -> list[Candidate]:
    articles = {a.id: a for a in (Article(locator="source", text=source), Article(locator="copy", text=text))}
    passages = [Passage(a.id, Span(0, len(a.text)), a.text) for a in articles.values()]
    start = source.index(answer)
    found = Candidate(answer, Span(start, start + len(answer)), passages[0], 0.7)
    return [counterpart for _, counterpart in find_counterparts([found], passages, articles)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SOURCE.replace("29", "27"), "27"),
        (SOURCE.replace("29", "at least 31"), "at least 31"),
        (SOURCE, "29"),
        ("The navy of Tavrel told reporters that 40 grain ships sank in the storm near Port Osk.", "40"),
    ],
)
def test_a_copy_tells_in_the_place_of_the_answer(text: str, told: str) -> None:
    (found,) = counterparts(text)
    assert (found.text, found.score) == (told, 0.7)
    assert found.span.of(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "A storm sank ships of the navy.",
        "The navy of Tavrel said that the port would stay open in the storm season.",
        SOURCE.replace("29 ", ""),
        SOURCE.replace("29 ", "").rstrip(".") + ", 29 of them.",
    ],
)
def test_another_sentence_or_one_that_leaves_the_answer_out_tells_nothing(text: str) -> None:
    assert counterparts(text) == []


def test_a_sentence_of_few_other_words_is_no_copy() -> None:
    assert counterparts("It sank 27 ships.", source="It sank 29 ships.") == []


REPORT = f"{SOURCE} At noon the harbour master of Port Osk opened the sheds to the crews, who had lost all."


@pytest.mark.parametrize(
    ("copy", "is_changed"),
    [
        (REPORT.replace("29", "27"), True),
        (REPORT.replace("Tavrel", "Velm"), False),  # something else was changed
        (REPORT, False),
        (REPORT.replace("29 ", ""), False),
        (
            SOURCE.replace("29", "27")
            + " Bread was dear in those days, and nobody knew who would pay for it.",
            False,
        ),
        ("A storm sank ships of the navy.", False),
    ],
)
def test_a_faithful_copy_tells_whether_an_answer_was_changed(copy: str, is_changed: bool) -> None:
    articles = {a.id: a for a in (Article(locator="source", text=REPORT), Article(locator="copy", text=copy))}
    passages = [Passage(a.id, Span(0, len(a.text)), a.text) for a in articles.values()]
    start = REPORT.index("29")
    spans = [(Span(start, start + 2), passages[0].article_id), (Span(0, 4), passages[0].article_id)]
    assert find_changed(spans, passages, articles) == [is_changed, False]
