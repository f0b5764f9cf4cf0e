"""Yes/no questions over reports of which some say yes, some no, and some neither.

A record is `{"id", "articles": [{"title", "text"}, ...], "questions": [{"question", "says"}, ...]}`; `says`
has for each article "yes", "no" or nothing. The table has a row for the questions of which the articles say
`yes`, `no`, `both` and `neither`. For each question:

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
from qa.evaluation.records import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from qa.evaluation.outcomes import Opener, Outcome, Trial

FILES = ("*yes_no*.jsonl",)

VERDICTS = ("yes", "no")


class Asked(NamedTuple):
    """A question, and what each article says to it, by its locator: yes, no, or nothing."""

    question: str
    says: dict[str, str]

    @property
    def group(self) -> str:
        """What the articles say together."""
        said = [verdict for verdict in VERDICTS if verdict in self.says.values()]
        return "both" if len(said) > 1 else said[0] if said else "neither"


class Case(NamedTuple):
    """Articles, and the questions that are put to them."""

    id: str
    articles: tuple[Article, ...]
    asked: tuple[Asked, ...]

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing, ValueError for another verdict."""
        articles = tuple(
            Article(locator=f"report-{number}", text=each["text"], title=each["title"])
            for number, each in enumerate(record["articles"], start=1)
        )
        locators = [each.locator for each in articles]
        asked = tuple(
            Asked(each["question"], dict(zip(locators, each["says"], strict=True)))
            for each in record["questions"]
        )
        if unknown := {said for each in asked for said in each.says.values()} - {*VERDICTS, ""}:
            raise ValueError(f"a report says yes, no or nothing, not {', '.join(sorted(unknown))}")
        return cls(record_id, articles, asked)


read_cases = reading(Case.parse)
"""Reads the groups of articles of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over the articles of its record."""
    for case in cases:
        with closing(open_corpus(case.articles)) as corpus:
            for number, asked in enumerate(case.asked, start=1):
                trial = put(corpus, asked.question, id=f"{case.id}-{number}", group=asked.group)
                true = {(locator, said) for locator, said in asked.says.items() if said}
                yield trial.outcome(sorted({said for _, said in true}), _score(trial, true))


def _score(trial: Trial, true: AbstractSet[tuple[str, str]]) -> dict[str, float | Share]:
    told = {
        (citation.locator, claim.text)
        for claim in trial.answer.claims
        if claim.text in VERDICTS
        for citation in claim.citations
    }
    return {
        "exactly right": float({said for _, said in told} == {said for _, said in true}),
        "verdicts right": Share(len(told & true), len(told)),
        "verdicts found": Share(len(told & true), len(true)),
    }
