"""SQuAD's format: one question over one passage, which may not hold the answer.

F1 and exact match are those of the first claim, over questions that have an answer; one that was refused
counts 0. `refused` is the share of unanswerable questions that got no claim, `refused by mistake` that of
answerable ones.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.evaluation.metrics import exact_match, token_f1
from qa.evaluation.outcomes import number_articles, put
from qa.evaluation.records import reading
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.evaluation.outcomes import Opener, Outcome

FILES = ("dev_squad*.jsonl*", "dev_newsqa*.jsonl*")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its passage, and the ways its answer was marked; none if the passage does not hold it."""

    id: str
    source: str
    title: str
    context: str
    question: str
    golds: tuple[str, ...]

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        golds = () if record["is_impossible"] else tuple(each["text"] for each in record["answers"])
        title = record.get("title", "").replace("_", " ")
        return cls(
            record_id, record.get("source", ""), title, record["context"], record["question"].strip(), golds
        )


read_cases = reading(Case.parse)
"""Reads the questions of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over its own passage."""
    for case in cases:
        with closing(open_corpus(number_articles([case.context], "passage", case.title))) as corpus:
            trial = put(corpus, case.question, id=case.id, group=case.source)
        refused = float(trial.answer.status is Status.NOT_FOUND)
        if not case.golds:
            yield trial.outcome((), {"refused": refused})
            continue
        first = trial.claims[0] if trial.claims else ""
        scores = {
            "F1 of the first claim": token_f1(first, case.golds) if first else 0.0,
            "exact match of the first claim": exact_match(first, case.golds) if first else 0.0,
            "refused by mistake": refused,
        }
        yield trial.outcome(case.golds, scores)
