"""Origins: how often two reports of one event are taken for copies of one another.

Every pair of reports of one event in a file of `{"id", "event", "text"}`, such as ECB+ (Cybulska and Vossen
2014). The reports are of different outlets, so a pair that is joined is a false join unless one really
copied the other: the output holds the beginnings of joined pairs, to be judged by eye.
"""

from __future__ import annotations

from itertools import combinations, groupby
from operator import itemgetter
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from index.types import Article
from qa.evaluation.metrics import Share
from qa.evaluation.outcomes import Outcome
from qa.evaluation.records import read_records
from qa.origins import group_origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from qa.evaluation.outcomes import Opener

FILES = ("ecbplus*.jsonl*",)
_EXCERPT = 300


class Case(NamedTuple):
    """Two reports of one event."""

    event: str
    left: Article
    right: Article


def read_cases(path: Path) -> list[Case]:
    """Return every pair of reports of one event in a file.

    Raises:
        UnreadableFile: If it is no file of this format.
    """
    reports = sorted(read_records(path, _parse), key=itemgetter(0))
    return [
        Case(event, left, right)
        for event, group in groupby(reports, key=itemgetter(0))
        for (_, left), (_, right) in combinations(list(group), 2)
    ]


def _parse(record: dict[str, Any], record_id: str) -> tuple[str, Article]:
    return record["event"], Article(locator=record_id, text=record["text"])


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:  # noqa: ARG001 - none is asked
    """Yield the outcome of each pair; no corpus is opened."""
    for case in cases:
        start = perf_counter()
        joined = len(set(group_origins((case.left, case.right)).values())) == 1
        seconds = perf_counter() - start
        texts = [" ".join(article.text.split())[:_EXCERPT] for article in (case.left, case.right)]
        yield Outcome(
            id=f"{case.left.locator} {case.right.locator}",
            group="pairs of one event",
            question="",
            gold=(),
            scores={"joined": Share(float(joined))},
            seconds=seconds,
            status="joined" if joined else "apart",
            notes=tuple(texts) if joined else (),
        )
