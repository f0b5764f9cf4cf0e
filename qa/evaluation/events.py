"""Events: our questions about events in the news, over all reports of the event.

The reports are a file of `{"id", "event", "text"}`, ECB+ (Cybulska and Vossen 2014); the questions stand in
`QUESTIONS_FILE` beside this module, each with the spans of every report that answers. For each question:

- `right first`: the first claim says what some report answers;
- `some right`: any claim does;
- `claims right`: of the claims shown, those that do;
- `refused`: of the questions that no report answers, those that got no claim;
- `refused by mistake`: the same of the others.

The table has a row for the events that nothing was fitted to, and one for those a decision was fitted to.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from index.loaders.plain import read_plain
from index.types import Article
from qa.evaluation.metrics import Share, says_any, token_f1
from qa.evaluation.outcomes import put
from qa.evaluation.records import is_kept_aside, read_records
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from qa.evaluation.outcomes import Opener, Outcome

FILES = ("ecbplus*.jsonl*",)
QUESTIONS_FILE = "news_questions.jsonl"

_ALIKE = 0.5


class Case(NamedTuple):
    """A question, the reports of its event, and the spans of each report, by its locator, that answer."""

    event: str
    question: str
    articles: tuple[Article, ...]
    answers: Mapping[str, tuple[str, ...]]


def read_reports(path: Path) -> dict[str, tuple[Article, ...]]:
    """Return the reports of a file by event; a report's locator is its id.

    Raises:
        UnreadableFile: If it is no file of this format.
    """
    reports: dict[str, list[Article]] = defaultdict(list)
    for event, article in read_records(path, _parse):
        reports[event].append(article)
    return {event: tuple(articles) for event, articles in reports.items()}


def _parse(record: dict[str, Any], record_id: str) -> tuple[str, Article]:
    (draft,) = read_plain(record["text"].encode())
    return record["event"], Article(
        locator=record_id,
        text=draft.text,
        title=draft.details.title,
        published=draft.details.published,
        body_start=draft.body_start,
    )


def read_cases(path: Path) -> list[Case]:
    """Return our questions about the events in a file of reports.

    Raises:
        UnreadableFile: If it is no file of this format.
    """
    reports = read_reports(path)
    asked = (files("qa.evaluation") / QUESTIONS_FILE).read_text(encoding="utf-8")
    rows = [json.loads(line) for line in asked.splitlines()]
    return [
        Case(
            row["event"],
            row["question"],
            reports[row["event"]],
            {report: tuple(spans) for report, spans in row["answers"].items()},
        )
        for row in rows
        if row["event"] in reports
    ]


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over the reports of its event."""
    for number, case in enumerate(cases, start=1):
        group = "not fitted to" if is_kept_aside(case.event) else "fitted to"
        with closing(open_corpus(case.articles)) as corpus:
            trial = put(corpus, case.question, id=f"{case.event}-{number}", group=group)
        golds = tuple(dict.fromkeys(span for spans in case.answers.values() for span in spans))
        refused = float(trial.answer.status is Status.NOT_FOUND)
        if not golds:
            yield trial.outcome((), {"refused": refused})
            continue
        right = [says_any(claim, golds) or token_f1(claim, golds) >= _ALIKE for claim in trial.claims]
        scores: dict[str, float | Share] = {
            "right first": float(right[:1] == [True]),
            "some right": float(any(right)),
            "claims right": Share(sum(right), len(right)),
            "refused by mistake": refused,
        }
        yield trial.outcome(golds, scores)
