"""Fit the scale of a reader's verdicts, yes and no, to questions about SQuAD's paragraphs and our texts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from qa.evaluation import squad
from qa.evaluation.records import read_lines
from qa.proposals import SEPARATOR
from qa.spans import SETTINGS_FILE, VERDICTS, VerdictScale
from qa.training.cases import TEXTS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qa.spans import SpanModel, Verdict

VERDICTS_FILE = "case_verdicts.jsonl"
"""Beside this module, in the form of `written.VERDICT_QUESTIONS`."""

SAYS = ("yes", "no", "open")
"""What a paragraph can say to a yes/no question, in the order of a model's scores."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A model's scores of yes, no and neither, which of them is right, and the article asked about."""

    scores: tuple[float, float, float]
    right: int
    group: str


def collect_verdicts(model: SpanModel, data: Path) -> Iterator[Judged]:
    """Yield how a model judges each of our yes/no questions about SQuAD's paragraphs below `data` and texts.

    All texts of a group are asked, of which most leave a question open, as most articles do.
    """
    known = {each.id: each for each in squad.read_cases(data / "reader" / "dev_squad.jsonl.gz")}
    for row in read_lines("qa.training", VERDICTS_FILE):
        about = known[row["about"]]
        prefix = f"{about.title}{SEPARATOR}" if about.title else ""
        for right, said in enumerate(SAYS):
            for question in row[said]:
                (scores,) = model.read(question, [(prefix, VERDICTS + about.context)])
                yield Judged(scores.verdicts(), right, about.title or about.id)
    for number, row in enumerate(read_lines("qa.training", TEXTS_FILE)):
        for question, told in row.get("verdicts", ()):
            for place, (title, text) in enumerate(row["texts"]):
                (scores,) = model.read(question, [(f"{title}{SEPARATOR}", VERDICTS + text)])
                yield Judged(scores.verdicts(), SAYS.index(told.get(str(place), "open")), f"texts-{number}")


def fit_scale(judged: Sequence[Judged]) -> VerdictScale:
    """Return the scale with the least log loss."""
    from scipy.optimize import minimize

    def loss(given: Sequence[float]) -> float:
        return log_loss(VerdictScale(*given), judged)

    found = minimize(loss, [1.0, 0.0, 0.0], method="Nelder-Mead")
    return VerdictScale(*(round(float(each), 3) for each in found.x))


def unseen_accuracy(judged: Sequence[Judged]) -> float:
    """Return the accuracy with scales fitted to the questions about other articles, in three parts."""
    part_of = {group: place % _PARTS for place, group in enumerate(sorted({each.group for each in judged}))}
    right = 0.0
    for part in range(_PARTS):
        aside = [each for each in judged if part_of[each.group] == part]
        others = [each for each in judged if part_of[each.group] != part]
        right += accuracy(fit_scale(others), aside) * len(aside)
    return right / len(judged)


_PARTS = 3


def log_loss(scale: VerdictScale, judged: Sequence[Judged]) -> float:
    """Return the mean of minus the logarithm of the probability given to what is right."""
    return float(
        np.mean([-log(max(_chances(scale.judge(each.scores))[each.right], 1e-9)) for each in judged])
    )


def accuracy(scale: VerdictScale, judged: Sequence[Judged]) -> float:
    """Return the share of questions of which the likeliest of the three is right."""
    return float(
        np.mean([int(np.argmax(_chances(scale.judge(each.scores)))) == each.right for each in judged])
    )


def _chances(verdict: Verdict) -> tuple[float, float, float]:
    return verdict.yes, verdict.no, 1.0 - verdict.yes - verdict.no


def write_scale(scale: VerdictScale, folder: Path) -> None:
    """Write the scale into the settings of a reader's folder."""
    path = folder / SETTINGS_FILE
    settings = json.loads(path.read_text(encoding="utf-8")) | {"verdicts": asdict(scale)}
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
