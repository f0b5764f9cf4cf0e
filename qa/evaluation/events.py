"""Events: our questions about events in the news, over all reports of the event.

The reports are a file of `{"id", "event", "text"}`, ECB+ (Cybulska and Vossen 2014); the questions stand in
`QUESTIONS_FILE` beside this module, each with the spans of every report that answers. For each question:

- `right first`: the first claim says what some report answers, or shares half its words with that;
- `some right`: any claim does;
- `claims right`: of the claims shown, those that do;
- `refused`: of the questions that no report answers, those that got no claim;
- `refused by mistake`: the same of the others.

The table has a row for the events that the decision was not fitted to, and one for the others.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import InputError
from index.loaders.plain import read_plain
from index.types import Article
from qa.evaluation.metrics import Share, says_any, token_f1
from qa.evaluation.outcomes import put
from qa.evaluation.records import is_kept_aside, read_lines, read_records
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from qa.evaluation.outcomes import Asked, Opener, Outcome

FILES = ("ecbplus*.jsonl*",)
QUESTIONS_FILE = "news_questions.jsonl"

_ALIKE = 0.5


class Case(NamedTuple):
    """A question, the reports of its event, and the spans of each report, by its locator, that answer."""

    id: str
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
        InputError: If none of its events is one that we ask about.
    """
    reports = read_reports(path)
    cases = [
        Case(
            f"{row['event']}-{number}",
            row["event"],
            row["question"],
            reports[row["event"]],
            {report: tuple(spans) for report, spans in row["answers"].items()},
        )
        for number, row in enumerate(read_lines("qa.evaluation", QUESTIONS_FILE), start=1)
        if row["event"] in reports
    ]
    if not cases:
        raise InputError(f"{path} holds none of the events of ECB+ that are asked about")
    return cases


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question over the reports of its event."""
    for articles, asked in groupby(cases, key=attrgetter("articles")):
        with closing(open_corpus(articles)) as corpus:
            yield from (_score(case, corpus) for case in asked)


def _score(case: Case, corpus: Asked) -> Outcome:
    group = "not fitted to" if is_kept_aside(case.event) else "fitted to"
    trial = put(corpus, case.question, id=case.id, group=group)
    golds = tuple(dict.fromkeys(span for spans in case.answers.values() for span in spans))
    refused = float(trial.answer.status is Status.NOT_FOUND)
    if not golds:
        return trial.outcome((), {"refused": refused})
    right = [says_any(claim, golds) or token_f1(claim, golds) >= _ALIKE for claim in trial.claims]
    scores: dict[str, float | Share] = {
        "right first": float(right[:1] == [True]),
        "some right": float(any(right)),
        "claims right": Share(sum(right), len(right)),
        "refused by mistake": refused,
    }
    return trial.outcome(golds, scores)
