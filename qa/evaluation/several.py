"""One article that gives two answers, or one answer beside figures of other things.

A record is `{"id", "question", "text", "accept": [[...], ...], "split"}`, with the ways to put each answer
that the text gives. For each question:

- `all given`: every answer is said by a claim;
- `no other`: every claim says one of them;
- `both`: both of these; the table has a row for articles of two answers and one for articles of one.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.evaluation.metrics import says_any
from qa.evaluation.outcomes import number_articles, put
from qa.evaluation.records import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.evaluation.outcomes import Opener, Outcome

FILES = ("*several_answers*.jsonl",)


class Case(NamedTuple):
    """A question about one text, and for each answer the text gives the ways to put it."""

    id: str
    question: str
    text: str
    answers: tuple[tuple[str, ...], ...]
    split: str

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        answers = tuple(map(tuple, record["accept"]))
        return cls(record_id, record["question"], record["text"], answers, record.get("split", "all"))


read_cases = reading(Case.parse)
"""Reads the questions of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over its own text."""
    for case in cases:
        group = f"{case.split}, {'several answers' if len(case.answers) > 1 else 'one answer'}"
        with closing(open_corpus(number_articles([case.text]))) as corpus:
            trial = put(corpus, case.question, id=case.id, group=group)
        right = [way for answer in case.answers for way in answer]
        given = all(any(says_any(claim, answer) for claim in trial.claims) for answer in case.answers)
        alone = all(says_any(claim, right) for claim in trial.claims)
        scores = {"all given": float(given), "no other": float(alone), "both": float(given and alone)}
        yield trial.outcome([" / ".join(answer) for answer in case.answers], scores, right)
