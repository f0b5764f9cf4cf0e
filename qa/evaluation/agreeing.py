"""Reports that agree in other words: paraphrased, rounded, dated or spelt otherwise. None is a conflict.

A record is `{"id", "question", "articles": [{"text", "published"}, ...], "split"}`. For each question:

- `no conflict claimed`: the answer's status is not conflicting;
- `answered`: it has a claim;
- `one account`: no claim says anything but the best supported, the one perhaps more closely;
- `all cited`: every article is cited by some claim;
- `all four`: all of these. The table has a row for each split.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from index.types import Article
from qa.evaluation.outcomes import put
from qa.evaluation.records import reading
from qa.types import Status
from qa.values import relate
from qa.values.types import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.evaluation.outcomes import Opener, Outcome
    from qa.types import Claim

FILES = ("*agreeing*.jsonl",)


class Case(NamedTuple):
    """A question and the reports that give it one answer."""

    id: str
    question: str
    articles: tuple[Article, ...]
    split: str

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        articles = tuple(
            Article(locator=f"report-{number}", text=each["text"], published=each.get("published"))
            for number, each in enumerate(record["articles"], start=1)
        )
        return cls(record_id, record["question"], articles, record.get("split", "all"))


read_cases = reading(Case.parse)
"""Reads the questions of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over its own reports."""
    for case in cases:
        with closing(open_corpus(case.articles)) as corpus:
            trial = put(corpus, case.question, id=case.id, group=case.split)
        cited = {citation.article_id for citation in trial.answer.citations}
        scores = {
            "no conflict claimed": float(trial.answer.status is not Status.CONFLICTING),
            "answered": float(bool(trial.claims)),
            "one account": float(_is_one_account(trial.answer.claims)),
            "all cited": float(cited == {article.id for article in case.articles}),
        }
        yield trial.outcome((), scores | {"all four": min(scores.values())})


def _is_one_account(claims: Sequence[Claim]) -> bool:
    return bool(claims) and all(relate(claims[0].value, each.value) in _SUPPORTING for each in claims)


_SUPPORTING = {Relation.SAME, Relation.NARROWER, Relation.BROADER}
