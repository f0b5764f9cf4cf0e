"""Running a benchmark: its records in, a line for each question and a table out."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

from index.errors import InputError
from qa.evaluation import (
    Task,
    agreeing,
    altered,
    contradictions,
    events,
    followups,
    origins,
    planted,
    questions,
    ramdocs,
    retrieval,
    several,
    squad,
    yes_no,
)
from qa.evaluation.metrics import Bin, Share, bin_scores, calibration_error
from qa.evaluation.records import draw_sample, find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from qa.evaluation.outcomes import Opener, Outcome

Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Benchmark(Generic[Case]):
    """How one task is run: which files of a folder are its own, what they hold, and what becomes of it."""

    files: Sequence[str]
    read_cases: Callable[[Path], Sequence[Case]]
    run_cases: Callable[[Iterable[Case], Opener], Iterator[Outcome]]


BENCHMARKS: dict[Task, Benchmark[Any]] = {
    Task.SQUAD: Benchmark(squad.FILES, squad.read_cases, squad.run_cases),
    Task.RAMDOCS: Benchmark(ramdocs.FILES, ramdocs.read_cases, ramdocs.run_cases),
    Task.PLANTED: Benchmark(planted.FILES, planted.read_cases, planted.run_cases),
    Task.ALTERED: Benchmark(altered.FILES, altered.read_cases, altered.run_cases),
    Task.CONTRADICTIONS: Benchmark(contradictions.FILES, contradictions.read_cases, contradictions.run_cases),
    Task.AGREEING: Benchmark(agreeing.FILES, agreeing.read_cases, agreeing.run_cases),
    Task.YES_NO: Benchmark(yes_no.FILES, yes_no.read_cases, yes_no.run_cases),
    Task.RETRIEVAL: Benchmark(retrieval.FILES, retrieval.read_cases, retrieval.run_cases),
    Task.QUESTIONS: Benchmark(questions.FILES, questions.read_cases, questions.run_cases),
    Task.SEVERAL: Benchmark(several.FILES, several.read_cases, several.run_cases),
    Task.ORIGINS: Benchmark(origins.FILES, origins.read_cases, origins.run_cases),
    Task.EVENTS: Benchmark(events.FILES, events.read_cases, events.run_cases),
    Task.FOLLOWUPS: Benchmark(followups.FILES, followups.read_cases, followups.run_cases),
}


@dataclass(frozen=True, slots=True)
class Sampling:
    """How many records of each file are used, None for all, and the seed they are drawn with."""

    limit: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The outcomes of one group: how many, the median time of one in seconds, and each measure's share.

    `stages` holds the median seconds of each stage, over the questions that came so far.
    """

    group: str
    questions: int
    seconds: float
    scores: dict[str, Share]
    stages: dict[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """What a benchmark measured, a row for each group of questions.

    `reliability` sets the scores of all claims shown beside how often such claims say a gold answer.
    """

    task: Task
    rows: tuple[Row, ...]
    reliability: tuple[Bin, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report ready for JSON; a measure that applied to nothing is null."""
        return {
            "task": str(self.task),
            "groups": [
                {
                    "group": row.group,
                    "questions": row.questions,
                    "median_seconds": round(row.seconds, 4),
                    "median_seconds_of": {name: round(each, 4) for name, each in row.stages.items()},
                    "scores": {
                        name: {"value": share.value, "of": share.of} for name, share in row.scores.items()
                    },
                }
                for row in self.rows
            ],
            "reliability": [
                {"from": each.low, "claims": each.claims, "told": each.told, "right": each.right}
                for each in self.reliability
            ],
            "calibration_error": calibration_error(self.reliability) if self.reliability else None,
        }


def evaluate(
    task: Task, data: Path, open_corpus: Opener, sampling: Sampling, output: Path | None = None
) -> Report:
    """Run a benchmark and return what it measured; a bar moves on the error stream if that is a terminal.

    Args:
        task: What to measure.
        data: The benchmark's file, or a folder in which its files are found by their names.
        open_corpus: Opens the corpora that are asked, for instance with another reader.
        sampling: How many records of each file are used.
        output: A file for one JSON line a question, written as the questions are answered; None for none.

    Raises:
        InputError: If there are no records, or they cannot be read.
    """
    benchmark = BENCHMARKS[task]
    cases = [
        case
        for path in find_files(data, benchmark.files)
        for case in draw_sample(benchmark.read_cases(path), sampling.limit, sampling.seed)
    ]
    outcomes = benchmark.run_cases(_shown(cases, str(task)), open_corpus)
    return summarise(task, _written(outcomes, output))


def _shown(cases: Sequence[Case], label: str) -> Iterable[Case]:
    if not sys.stderr.isatty():
        return cases
    from rich.console import Console
    from rich.progress import track

    return track(cases, label, console=Console(stderr=True), transient=True)


def _written(outcomes: Iterable[Outcome], output: Path | None) -> Iterator[Outcome]:
    with _open(output) if output else nullcontext() as file:
        for outcome in outcomes:
            if file:
                file.write(json.dumps(outcome.to_dict(), ensure_ascii=False) + "\n")
                file.flush()
            yield outcome


def _open(output: Path) -> TextIO:
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror}); name another file: --output"
        ) from error


def summarise(task: Task, outcomes: Iterable[Outcome]) -> Report:
    """Return the shares of all outcomes added up, a row for each group in the order of their first."""
    groups: dict[str, list[Outcome]] = {}
    judged: list[tuple[float, bool]] = []
    for outcome in outcomes:
        groups.setdefault(outcome.group, []).append(outcome)
        judged.extend(outcome.judged)
    return Report(task, tuple(_row(name, group) for name, group in groups.items()), bin_scores(judged))


def _row(group: str, outcomes: Sequence[Outcome]) -> Row:
    scores: dict[str, Share] = {}
    for outcome in outcomes:
        for name, share in outcome.scores.items():
            scores[name] = scores.get(name, Share(0, 0)) + share
    if verbatim := scores.pop("citations verbatim", None):
        scores["citations verbatim"] = verbatim  # last, whichever outcome came first
    seconds = median(outcome.seconds for outcome in outcomes)
    return Row(group, len(outcomes), seconds, scores, _stages(outcomes))


def _stages(outcomes: Sequence[Outcome]) -> dict[str, float]:
    taken: dict[str, list[float]] = {}
    for outcome in outcomes:
        for name, seconds in outcome.stages.items():
            taken.setdefault(name, []).append(seconds)
    return {name: median(each) for name, each in taken.items()}
