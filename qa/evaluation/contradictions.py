"""Two passages of an encyclopedia that give two answers, in so many words or by what they imply.

A record is `{"id", "question", "articles": [{"title", "text"}, ...], "answers": [[...], ...], "kind"}`, with
the ways to put what each article says; the table has a row for each kind. Where the kind is `agreeing` the
two say the same. For each question:

- `both sides, conflicting`: two claims, one for each article's answer, and the status conflicting; with its
  parts `both sides` and `conflicting`;
- `no conflict claimed`: of those that agree, the status is not conflicting;
- `right answer first`: the first claim says what one of the articles says.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from index.types import Article
from qa.evaluation.metrics import says_any
from qa.evaluation.outcomes import put
from qa.evaluation.records import reading
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.evaluation.outcomes import Opener, Outcome, Trial

FILES = ("*contradictions*.jsonl",)

AGREEING = "agreeing"
"""The kind of the passages that say the same."""


class Case(NamedTuple):
    """A question, two articles, and for each the ways to put what it answers."""

    id: str
    question: str
    articles: tuple[Article, ...]
    answers: tuple[tuple[str, ...], ...]
    kind: str

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        articles = tuple(
            Article(locator=f"article-{number}", text=each["text"], title=each["title"])
            for number, each in enumerate(record["articles"], start=1)
        )
        answers = tuple(map(tuple, record["answers"]))
        return cls(record_id, record["question"], articles, answers, record.get("kind", "all"))


read_cases = reading(Case.parse)
"""Reads the questions of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over its own articles."""
    for case in cases:
        with closing(open_corpus(case.articles)) as corpus:
            trial = put(corpus, case.question, id=case.id, group=case.kind)
        yield trial.outcome([way for ways in case.answers for way in ways], _score(case, trial))


def _score(case: Case, trial: Trial) -> dict[str, float]:
    first = float(any(says_any(claim, ways) for claim in trial.claims[:1] for ways in case.answers))
    if case.kind == AGREEING:
        calm = trial.answer.status is not Status.CONFLICTING
        return {"no conflict claimed": float(calm), "right answer first": first}
    one, other = case.answers
    return trial.score_sides(one, other) | {"right answer first": first}
