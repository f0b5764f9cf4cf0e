"""Real reports beside a planted one, from RAMDocs: both sides are shown, and without it none is invented.

The real reports are the documents labelled correct that support one answer, the one with most of them; the
planted one is the first labelled misinfo. Three corpora of each record:

- `one against one`: the first real report and the planted one; both answers are surfaced, and the status is
  conflicting.
- `all against one`: every real report, where there are several, and the planted one; moreover the first
  claim is the real answer, which more sources support.
- `without it`: the real reports alone; no conflict is claimed, and the first claim is the real answer.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from qa.evaluation import ramdocs
from qa.evaluation.metrics import surfaced, surfaces, tokens
from qa.evaluation.outcomes import put
from qa.evaluation.ramdocs import FILES, Document, as_articles
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from qa.evaluation.outcomes import Opener, Outcome, Trial

__all__ = ["FILES", "Case", "plant", "read_cases", "run_cases"]


class Case(NamedTuple):
    """A question, the real reports that agree on its answer, and the planted one."""

    id: str
    question: str
    real: tuple[Document, ...]
    planted: Document


def read_cases(path: Path) -> list[Case]:
    """Return a case for each record of a RAMDocs file that has a document of either kind.

    Raises:
        UnreadableFile: If it is no file of this format.
    """
    return [planted for record in ramdocs.read_cases(path) if (planted := plant(record))]


def plant(record: ramdocs.Case) -> Case | None:
    """Return the case of a RAMDocs record, None if it lacks a document of either kind."""
    correct = record.labelled("correct")
    if not correct:
        return None
    (answer, _), *_ = Counter(tokens(document.answer) for document in correct).most_common(1)
    real = tuple(document for document in correct if tokens(document.answer) == answer)
    others = (document for document in record.labelled("misinfo") if tokens(document.answer) != answer)
    planted = next(others, None)
    return Case(record.id, record.question, real, planted) if planted else None


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield two or three outcomes for each case: against one, against all if they are several, without."""
    for case in cases:
        gold = (case.real[0].answer, case.planted.answer)
        trial = _try(case, (case.real[0], case.planted), "one against one", open_corpus)
        yield trial.outcome(gold, _score_both(trial, gold))
        if len(case.real) > 1:
            trial = _try(case, (*case.real, case.planted), "all against one", open_corpus)
            yield trial.outcome(
                gold, _score_both(trial, gold) | {"right answer first": _first(trial, gold[0])}
            )
        trial = _try(case, case.real, "without it", open_corpus)
        calm = float(trial.answer.status is not Status.CONFLICTING)
        yield trial.outcome(
            gold[:1], {"no conflict claimed": calm, "right answer first": _first(trial, gold[0])}
        )


def _try(case: Case, documents: tuple[Document, ...], group: str, open_corpus: Opener) -> Trial:
    with closing(open_corpus(as_articles(documents))) as corpus:
        return put(corpus, case.question, id=case.id, group=group)


def _score_both(trial: Trial, gold: tuple[str, ...]) -> dict[str, float]:
    both = surfaced(gold, trial.claims).got == len(gold)
    conflicting = trial.answer.status is Status.CONFLICTING
    return {
        "both surfaced, conflicting": float(both and conflicting),
        "both surfaced": float(both),
        "conflicting": float(conflicting),
    }


def _first(trial: Trial, gold: str) -> float:
    return float(bool(trial.claims) and surfaces(trial.claims[0], gold))
