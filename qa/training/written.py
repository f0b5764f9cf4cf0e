"""Questions of ours that the reader learns from: about paragraphs of its sets, news, and texts that we wrote.

Half or more of them are not answered where they are asked, though a person has to read closely to tell:
what SQuAD 2.0 (Rajpurkar et al. 2018) has tens of thousands of, and the sets that may be used hardly any.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from qa.evaluation.events import read_reports
from qa.training.neighbours import tokenize
from qa.training.records import Record, TrainingSet, read_records
from qa.training.windows import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PARAGRAPH_QUESTIONS = "paragraph_questions.jsonl"
"""A line for each paragraph: the id of a record `about` it, `answered` questions each with its answer, and
`unanswered` ones."""

EVENT_QUESTIONS = "event_questions.jsonl"
"""A line for each question about an event of ECB+: the spans of each report that answer."""

TEXT_QUESTIONS = "text_questions.jsonl"
"""A line for each group of `texts` that we made up, each a title and a text, and the `questions` that all are
asked, each with the spans of each text, by its place, that answer."""

PARAGRAPHS = TrainingSet("paragraph_questions", "paragraphs", "ours", 0.22, titled=True)
PARAGRAPHS_UNANSWERED = TrainingSet(
    "paragraph_questions", "paragraphs", "ours", 0.25, titled=True, answerable=False
)
EVENTS = TrainingSet("event_questions", "events", "ours", 0.06, titled=True)
EVENTS_UNANSWERED = TrainingSet("event_questions", "events", "ours", 0.07, titled=True, answerable=False)
TEXTS = TrainingSet("text_questions", "texts", "ours", 0.10, titled=True)
TEXTS_UNANSWERED = TrainingSet("text_questions", "texts", "ours", 0.07, titled=True, answerable=False)
WRITTEN_SETS = (PARAGRAPHS, PARAGRAPHS_UNANSWERED, EVENTS, EVENTS_UNANSWERED, TEXTS, TEXTS_UNANSWERED)

_PARAGRAPH_FILES = ("train_squad_train_part.jsonl.gz", "train_squadshifts.jsonl.gz")


def read_written(data: Path) -> list[tuple[TrainingSet, list[Record]]]:
    """Return each of `WRITTEN_SETS` with its records, over paragraphs and reports below `data`."""
    records = {
        PARAGRAPHS.source: list(_about_paragraphs(data / "reader")),
        EVENTS.source: list(_about_events(data)),
        TEXTS.source: list(_about_texts()),
    }
    return [
        (chosen, [each for each in records[chosen.source] if bool(each.answers) == chosen.answerable])
        for chosen in WRITTEN_SETS
    ]


def _about_paragraphs(folder: Path) -> Iterator[Record]:
    known = {each.id: each for name in _PARAGRAPH_FILES for each in read_records(folder / name, titled=True)}
    for row in read_lines(PARAGRAPH_QUESTIONS):
        about = known[row["about"]]
        asked = [*row["answered"], *((question, "") for question in row["unanswered"])]
        for number, (question, answer) in enumerate(asked):
            answers = locate(question, [answer] if answer else [], about.context)
            yield Record(f"{about.id}-{number}", question, about.context, answers, about.title, about.group)


def _about_events(data: Path) -> Iterator[Record]:
    reports = read_reports(data / "news" / "ecbplus.jsonl.gz")
    for number, row in enumerate(read_lines(EVENT_QUESTIONS)):
        for report in reports[row["event"]]:
            spans = row["answers"].get(report.locator, [])
            text = report.body.of(report.text)
            answers = locate(row["question"], spans, text)
            if spans and not answers:
                continue
            name = f"{row['event']}-{number}-{report.locator}"
            yield Record(name, row["question"], text, answers, report.title, row["event"])


def _about_texts() -> Iterator[Record]:
    for number, row in enumerate(read_lines(TEXT_QUESTIONS)):
        for place, (title, text) in enumerate(row["texts"]):
            for asked, (question, spans) in enumerate(row["questions"]):
                answers = locate(question, spans.get(str(place), []), text)
                name = f"text-{number}-{place}-{asked}"
                yield Record(name, question, text, answers, title, f"text-{number}")


def read_lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file of ours beside this module, one a line."""
    text = (files("qa.training") / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def locate(question: str, spans: Sequence[str], text: str) -> tuple[tuple[str, int], ...]:
    """Return each span with where in `text` it starts: in the sentence nearest to the question's words.

    >>> locate("When did it close?", ["1904"], "It opened in 1904. In 1904 it did close.")
    (('1904', 22),)
    """
    wanted = set(tokenize(question))
    found: list[tuple[str, int]] = []
    for span in spans:
        shared: dict[int, int] = {}
        for start, end in split_sentences(text):
            place = text.find(span, start)
            while start <= place < end:
                shared[place] = len(wanted & set(tokenize(text[start:end])))
                place = text.find(span, place + 1)
        if shared:
            found.append((span, max(shared, key=lambda place: shared[place])))
    return tuple(found)
