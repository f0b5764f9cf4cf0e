"""A passage beside a copy in which the answer was exchanged, and beside itself.

The records are those of NQ-Swap (Longpre et al. 2021, arXiv 2109.05052). `beside its altered copy`: a claim
says an answer of the original, another that of the copy, the status is conflicting, and one of the reasons
given is that a copy was altered. `beside itself`: no conflict is claimed, and every claim of an
answer that makes one has one origin.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from qa.evaluation.outcomes import number_articles, put
from qa.evaluation.records import reading
from qa.types import Reason, Status
from qa.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.evaluation.outcomes import Opener, Outcome, Trial

FILES = ("nq_swap*.jsonl*",)

_ALIKE = 0.5
"""Words that two passages share in one order (Ratcliff and Obershelp 1988) from which they are copies."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, a passage and its altered copy, each with the ways its answer may be put."""

    id: str
    question: str
    original: str
    original_golds: tuple[str, ...]
    altered: str
    altered_golds: tuple[str, ...]

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        original, swapped = record["original"], record["swapped"]
        return cls(
            record_id,
            record["question"],
            original["text"],
            tuple(original["answers"]),
            swapped["text"],
            tuple(swapped["answers"]),
        )

    @property
    def is_copy(self) -> bool:
        """Whether the two are one passage: in a fifth of NQ-Swap the answer was exchanged in another one."""
        one, other = (words(fold(text)) for text in (self.original, self.altered))
        return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


read_cases = reading(Case.parse)
"""Reads the records of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield two outcomes for each passage: beside its altered copy, and beside itself."""
    for case in cases:
        with closing(open_corpus(number_articles([case.original, case.altered]))) as corpus:
            trial = put(corpus, case.question, id=case.id, group="beside its altered copy")
        yield trial.outcome((*case.original_golds, *case.altered_golds), _score_altered(case, trial))
        with closing(open_corpus(number_articles([case.original, case.original]))) as corpus:
            trial = put(corpus, case.question, id=case.id, group="beside itself")
        yield trial.outcome(case.original_golds, _score_same(trial))


def _score_altered(case: Case, trial: Trial) -> dict[str, float]:
    conflicting = trial.answer.status is Status.CONFLICTING
    said = any(conflict.reason is Reason.ALTERED_COPY for conflict in trial.answer.conflicts)
    return {
        **trial.score_sides(case.original_golds, case.altered_golds),
        "altered copy said": float(said),
        **({"altered copy said, of conflicts": float(said)} if conflicting else {}),
        **({"altered copy said, of copies in conflict": float(said)} if conflicting and case.is_copy else {}),
    }


def _score_same(trial: Trial) -> dict[str, float]:
    claims = trial.answer.claims
    return {
        "no conflict": float(trial.answer.status is not Status.CONFLICTING),
        "not found": float(trial.answer.status is Status.NOT_FOUND),
    } | ({"one origin": float(all(claim.origins == 1 for claim in claims))} if claims else {})
