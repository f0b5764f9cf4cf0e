"""Yes/no questions over reports of which some say yes, some no, and some neither.

A record is `{"id", "question", "articles": [{"title", "text"}, ...], "says": ["yes", "no", "", ...]}`, with
what each article says. The table has a row for the questions of which the articles say `yes`, `no`, `both`
and `neither`. For each question:

- `exactly right`: the claims say yes, no, both or neither as the articles do;
- `verdicts right`: of the articles that are cited for a yes or a no, those that say so;
- `verdicts found`: of the articles that say yes or no, those that are cited for it.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from index.types import Article
from qa.evaluation.metrics import Share
from qa.evaluation.outcomes import put
from qa.evaluation.records import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from qa.evaluation.outcomes import Opener, Outcome

FILES = ("*yes_no*.jsonl",)

VERDICTS = ("yes", "no")


class Case(NamedTuple):
    """A question and the articles, with what each says by its locator: yes, no, or nothing."""

    id: str
    question: str
    articles: tuple[Article, ...]
    says: dict[str, str]

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing, ValueError for another verdict."""
        articles = tuple(
            Article(locator=f"report-{number}", text=each["text"], title=each["title"])
            for number, each in enumerate(record["articles"], start=1)
        )
        says = {each.locator: said for each, said in zip(articles, record["says"], strict=True)}
        if unknown := {*says.values()} - {*VERDICTS, ""}:
            raise ValueError(f"a report says yes, no or nothing, not {unknown}")
        return cls(record_id, record["question"], articles, says)

    @property
    def group(self) -> str:
        """What the articles say together."""
        said = [verdict for verdict in VERDICTS if verdict in self.says.values()]
        return "both" if len(said) > 1 else said[0] if said else "neither"


def read_cases(path: Path) -> list[Case]:
    """Return the questions of a file.

    Raises:
        UnreadableFile: If it is no file of this format.
    """
    return read_records(path, Case.parse)


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over its own articles."""
    for case in cases:
        with closing(open_corpus(case.articles)) as corpus:
            trial = put(corpus, case.question, id=case.id, group=case.group)
        told = {
            (citation.locator, claim.text)
            for claim in trial.answer.claims
            if claim.text in VERDICTS
            for citation in claim.citations
        }
        true = {(locator, said) for locator, said in case.says.items() if said}
        scores: dict[str, float | Share] = {
            "exactly right": float({said for _, said in told} == {said for _, said in true}),
            "verdicts right": Share(len(told & true), len(told)),
            "verdicts found": Share(len(told & true), len(true)),
        }
        yield trial.outcome(sorted({said for _, said in true}), scores)
