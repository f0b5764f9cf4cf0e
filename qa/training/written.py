"""Questions of ours that the reader learns from: about paragraphs of its sets, news, and texts that we wrote.

Half or more of them are not answered where they are asked, though a person has to read closely to tell:
what SQuAD 2.0 (Rajpurkar et al. 2018) has tens of thousands of, and the sets that may be used hardly any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.evaluation.events import read_reports
from qa.evaluation.records import read_lines
from qa.training.neighbours import shared_words
from qa.training.records import Record, TrainingSet, read_records
from qa.training.windows import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PARAGRAPH_QUESTIONS = "paragraph_questions.jsonl"
"""A line for each paragraph: the id of a record `about` it, `answered` questions each with its answer, and
`unanswered` ones."""

EVENT_QUESTIONS = "event_questions.jsonl"
"""A line for each question about an event of ECB+: the spans of each report that answer."""

TEXT_QUESTIONS = "text_questions.jsonl"
"""A line for each group of `texts` that we made up, each a title and a text, and the `questions` that all are
asked, each with the spans of each text, by its place, that answer; some with yes/no questions, `verdicts`,
each with what each text says that says anything."""

VERDICT_QUESTIONS = "verdict_questions.jsonl"
"""A line for each paragraph: the id of a record `about` it, and the yes/no questions that it answers with
`yes`, with `no`, and leaves `open`."""

_HERE = "qa.training"
_TEXTS_OF_SETS = "questions ours, texts CC BY-SA 4.0 and CC BY 4.0"
_TEXTS_OF_NEWS = "questions ours, texts CC BY 3.0"

PARAGRAPHS = TrainingSet("paragraph_questions", "paragraphs", _TEXTS_OF_SETS, 0.145, titled=True)
PARAGRAPHS_UNANSWERED = TrainingSet(
    "paragraph_questions", "paragraphs", _TEXTS_OF_SETS, 0.13, titled=True, answerable=False
)
EVENTS = TrainingSet("event_questions", "events", _TEXTS_OF_NEWS, 0.05, titled=True)
EVENTS_UNANSWERED = TrainingSet(
    "event_questions", "events", _TEXTS_OF_NEWS, 0.045, titled=True, answerable=False
)
TEXTS = TrainingSet("text_questions", "texts", "ours", 0.22, titled=True)
TEXTS_UNANSWERED = TrainingSet("text_questions", "texts", "ours", 0.11, titled=True, answerable=False)
VERDICTS = TrainingSet("verdict_questions", "verdicts", _TEXTS_OF_SETS, 0.075, titled=True)
VERDICTS_OPEN = TrainingSet(
    "verdict_questions", "verdicts", _TEXTS_OF_SETS, 0.03, titled=True, answerable=False
)
WRITTEN_SETS = (
    PARAGRAPHS,
    PARAGRAPHS_UNANSWERED,
    EVENTS,
    EVENTS_UNANSWERED,
    TEXTS,
    TEXTS_UNANSWERED,
    VERDICTS,
    VERDICTS_OPEN,
)

_PARAGRAPH_FILES = ("train_squad_train_part.jsonl.gz", "train_squadshifts.jsonl.gz")


def read_written(data: Path) -> list[tuple[TrainingSet, list[Record]]]:
    """Return each of `WRITTEN_SETS` with its records, over paragraphs and reports below `data`."""
    known = _paragraphs(data / "reader")
    records = {
        PARAGRAPHS.source: list(_about_paragraphs(known)),
        EVENTS.source: list(_about_events(data)),
        TEXTS.source: list(_about_texts()),
        VERDICTS.source: list(_with_verdicts(known)),
    }
    return [
        (chosen, [each for each in records[chosen.source] if each.is_answered == chosen.answerable])
        for chosen in WRITTEN_SETS
    ]


def _paragraphs(folder: Path) -> dict[str, Record]:
    """A record about each paragraph that ours are about, by its id."""
    return {each.id: each for name in _PARAGRAPH_FILES for each in read_records(folder / name, titled=True)}


def _about_paragraphs(known: Mapping[str, Record]) -> Iterator[Record]:
    for row in read_lines(_HERE, PARAGRAPH_QUESTIONS):
        about = known[row["about"]]
        asked = [*row["answered"], *((question, "") for question in row["unanswered"])]
        for number, (question, answer) in enumerate(asked):
            answers = _locate_all(question, [answer] if answer else [], about.context)
            yield Record(f"{about.id}-{number}", question, about.context, answers, about.title, about.group)


def _with_verdicts(known: Mapping[str, Record]) -> Iterator[Record]:
    for row in read_lines(_HERE, VERDICT_QUESTIONS):
        about = known[row["about"]]
        asked = [(question, verdict) for verdict in _VERDICTS for question in row[verdict or "open"]]
        for number, (question, verdict) in enumerate(asked):
            name = f"{about.id}-verdict-{number}"
            yield Record(name, question, about.context, (), about.title, about.group, verdict)
    for number, row in enumerate(read_lines(_HERE, TEXT_QUESTIONS)):
        for place, (title, text) in enumerate(row["texts"]):
            for nth, (question, told) in enumerate(row.get("verdicts", ())):
                name = f"text-{number}-{place}-verdict-{nth}"
                yield Record(name, question, text, (), title, f"text-{number}", told.get(str(place), ""))


_VERDICTS = ("yes", "no", "")


def _about_events(data: Path) -> Iterator[Record]:
    reports = read_reports(data / "news" / "ecbplus.jsonl.gz")
    for number, row in enumerate(read_lines(_HERE, EVENT_QUESTIONS)):
        for report in reports[row["event"]]:
            spans = row["answers"].get(report.locator, [])
            text = report.body.of(report.text)
            answers = locate(row["question"], spans, text)
            if spans and not answers:
                continue
            name = f"{row['event']}-{number}-{report.locator}"
            yield Record(name, row["question"], text, answers, report.title, row["event"])


def _about_texts() -> Iterator[Record]:
    for number, row in enumerate(read_lines(_HERE, TEXT_QUESTIONS)):
        for place, (title, text) in enumerate(row["texts"]):
            for asked, (question, spans) in enumerate(row["questions"]):
                answers = _locate_all(question, spans.get(str(place), []), text)
                name = f"text-{number}-{place}-{asked}"
                yield Record(name, question, text, answers, title, f"text-{number}")


def _locate_all(question: str, spans: Sequence[str], text: str) -> tuple[tuple[str, int], ...]:
    """As `locate`; ValueError where a span stands nowhere, which would make of an answer none."""
    found = locate(question, spans, text)
    if len(found) < len(spans):
        raise ValueError(f"not all of {spans} stand in the text that is asked: {question}")
    return found


def locate(question: str, spans: Sequence[str], text: str) -> tuple[tuple[str, int], ...]:
    """Return each span with where in `text` it starts: in the sentence nearest to the question's words.

    A span that stands nowhere is left out; one that stands alone comes before one inside a word.

    >>> locate("When did it close?", ["1904"], "It opened in 1904. In 1904 it did close.")
    (('1904', 22),)
    >>> locate("How many closed?", ["2"], "In 2009 they closed 2 of 7.")
    (('2', 20),)
    """
    found: list[tuple[str, int]] = []
    for span in spans:
        places = _places(rf"(?<!\w){re.escape(span)}(?!\w)", text) or _places(re.escape(span), text)
        if places:
            shared = {place: shared_words(question, _sentence_at(place, text)) for place in places}
            found.append((span, max(places, key=lambda place: shared[place])))
    return tuple(found)


def _places(pattern: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(pattern, text)]


def _sentence_at(place: int, text: str) -> str:
    return next(text[start:end] for start, end in split_sentences(text) if start <= place < end)
