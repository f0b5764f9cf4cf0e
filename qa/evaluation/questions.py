"""Questions written for a corpus, with the status, the values and the articles that a right answer has.

A record is `{"question", "status", "claims": [{"accept": [...], "articles": [...]}], "reason", "split"}`;
`articles_also` and `reason_also` name others that are right too. For each question:

- `status` is right;
- `values`: each expected value is said by a claim that cites one of its articles;
- `first`: the first claim says one of the expected values;
- `fully right`: all three, or the status alone where nothing is to be found;
- `reason`: where one is expected, some conflict gives it or one of `reason_also`.

The table has a row for each split.
"""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.evaluation.metrics import says_any
from qa.evaluation.outcomes import put
from qa.evaluation.records import reading
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa.evaluation.outcomes import Opener, Outcome, Trial
    from qa.types import Claim

FILES = ("*questions*.jsonl",)


class Expected(NamedTuple):
    """A value that the answer should give: ways to put it, and the articles that say so."""

    accept: tuple[str, ...]
    articles: tuple[str, ...]

    def found_in(self, claim: Claim) -> bool:
        """Say whether a claim says the value and cites one of the articles."""
        cited = [citation.locator for citation in claim.citations]
        return says_any(claim.text, self.accept) and any(
            names_article(name, locator) for name in self.articles for locator in cited
        )


def names_article(name: str, locator: str) -> bool:
    """Say whether a name in the question file means the article of a locator.

    It may be the file's name, or its beginning up to a mark; what follows `#` names a record in the file.

    >>> names_article("000", "news/000_91.txt"), names_article("00", "news/000_91.txt")
    (True, False)
    >>> names_article("bulletins.jsonl", "bulletins.jsonl#3")
    True
    """
    file = locator.split("#", maxsplit=1)[0].rsplit("/", 1)[-1]
    return re.match(rf"{re.escape(name.split('#', maxsplit=1)[0])}(?![^\W_])", file) is not None


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what a right answer to it holds."""

    id: str
    question: str
    status: Status
    expected: tuple[Expected, ...]
    reasons: tuple[str, ...]
    split: str

    @classmethod
    def parse(cls, record: dict[str, Any], record_id: str) -> Case:
        """Return the case of a record; KeyError where a field is missing."""
        expected = tuple(
            Expected(tuple(each["accept"]), (*each["articles"], *each.get("articles_also", ())))
            for each in record["claims"]
        )
        reasons = (record["reason"], *record.get("reason_also", ())) if record.get("reason") else ()
        return cls(
            record_id,
            record["question"],
            Status(record["status"]),
            expected,
            reasons,
            record.get("split", "all"),
        )


read_cases = reading(Case.parse)
"""Reads the questions of a file."""


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over the corpus that `open_corpus(None)` opens."""
    with closing(open_corpus(None)) as corpus:
        for case in cases:
            trial = put(corpus, case.question, id=case.id, group=case.split)
            gold = (str(case.status), *case.reasons[:1], *(" / ".join(each.accept) for each in case.expected))
            right = [way for each in case.expected for way in each.accept]
            yield trial.outcome(gold, score(case, trial), right)


def score(case: Case, trial: Trial) -> dict[str, float]:
    """Return which parts of the answer are right; those that the case says nothing of are left out."""
    claims = trial.answer.claims
    parts = {"status": float(trial.answer.status is case.status)}
    if case.expected:
        found = all(any(each.found_in(claim) for claim in claims) for each in case.expected)
        first = bool(claims) and any(says_any(claims[0].text, each.accept) for each in case.expected)
        parts |= {"values": float(found), "first": float(first)}
    fully = min(parts.values())
    if case.reasons:
        given = {str(conflict.reason) for conflict in trial.answer.conflicts}
        parts["reason"] = float(not given.isdisjoint(case.reasons))
    return {"fully right": fully} | parts | {f"fully right, {case.status.replace('_', ' ')}": fully}
