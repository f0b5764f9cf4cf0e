"""RAMDocs: documents that answer an ambiguous question differently, some wrongly, some not at all.

Wang et al. 2025, arXiv 2504.13079. Each record's documents are one corpus. What is measured:

- `supported answers surfaced`: of the distinct answers that a document given supports, right or planted,
  those that a claim says; `gold answers surfaced` the same for the documents labelled correct alone.
- `claims supported`: of the claims shown, those that say an answer which some document supports;
  `claims gold` the same for the documents labelled correct alone.
- `conflict or not`: whether the status is conflicting just when the documents that are not noise support
  more than one distinct answer; `conflicts found` and `agreement kept` are its two halves.
- `strict exact match`: every gold answer of the record is shown and none of its wrong answers.
- `refused`, over the noise documents of a record alone: no claim is made.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.evaluation.metrics import Share, distinct, strict_match, supported, surfaced
from qa.evaluation.outcomes import number_articles, put
from qa.evaluation.records import reading
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.types import Article
    from qa.evaluation.outcomes import Opener, Outcome, Trial

FILES = ("ramdocs*.jsonl*", "planted*.jsonl")


class Document(NamedTuple):
    """A text, its label (`correct`, `misinfo` or `noise`) and the answer it supports."""

    text: str
    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its documents, and the answers that the record calls right and wrong."""

    id: str
    question: str
    documents: tuple[Document, ...]
    golds: tuple[str, ...]
    wrongs: tuple[str, ...]

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        documents = tuple(
            Document(each["text"], each["type"], each["answer"]) for each in record["documents"]
        )
        return cls(
            record_id,
            record["question"],
            documents,
            tuple(record["gold_answers"]),
            tuple(record["wrong_answers"]),
        )

    def labelled(self, *labels: str) -> tuple[Document, ...]:
        """Return the documents with one of the labels."""
        return tuple(document for document in self.documents if document.label in labels)

    def answers(self, *labels: str) -> tuple[str, ...]:
        """Return the distinct answers that documents with one of the labels support."""
        return distinct([document.answer for document in self.labelled(*labels)])


read_cases = reading(Case.parse)
"""Reads the records of a file."""


def as_articles(documents: Iterable[Document]) -> tuple[Article, ...]:
    """Return the documents as articles of one corpus."""
    return number_articles(document.text for document in documents)


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield two outcomes for each record: over all its documents, and over its noise alone if it has any."""
    for case in cases:
        with closing(open_corpus(as_articles(case.documents))) as corpus:
            trial = put(corpus, case.question, id=case.id, group="all documents")
        yield trial.outcome(case.answers("correct", "misinfo"), _score(case, trial))
        if noise := case.labelled("noise"):
            with closing(open_corpus(as_articles(noise))) as corpus:
                trial = put(corpus, case.question, id=case.id, group="noise only")
            yield trial.outcome((), {"refused": float(trial.answer.status is Status.NOT_FOUND)})


def _score(case: Case, trial: Trial) -> dict[str, float | Share]:
    given, right = case.answers("correct", "misinfo"), case.answers("correct")
    contested = len(given) > 1
    as_expected = float((trial.answer.status is Status.CONFLICTING) == contested)
    return {
        "supported answers surfaced": surfaced(given, trial.claims),
        "gold answers surfaced": surfaced(right, trial.claims),
        "claims supported": supported(trial.claims, given),
        "claims gold": supported(trial.claims, right),
        "conflict or not": as_expected,
        "conflicts found" if contested else "agreement kept": as_expected,
        "strict exact match": strict_match(trial.claims, case.golds, case.wrongs),
    }
