"""The sets the reader learns from and is tuned on, as records."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Record:
    """A question about a context; `answers` are (text, start) pairs, none when it cannot be answered.

    `title` is the headline of the article the context is part of, empty when unknown; `group` names what
    belongs together (an article, an event), and is never shown to the model. `verdict` is what the context
    says to a yes/no question: "yes", "no", or nothing; None where something else is asked.
    """

    id: str
    question: str
    context: str
    answers: tuple[tuple[str, int], ...]
    title: str = ""
    group: str = ""
    verdict: str | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the context answers the question."""
        return bool(self.answers or self.verdict)


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """A set whose licence lets weights trained on it be shipped.

    `file` lies in the folder of the sets, one of ours beside this module. `share` is its part of the examples
    that are not made up; `titled` says whether its titles are an article's own, and `answerable` whether its
    questions have answers.
    """

    file: str
    source: str
    licence: str
    share: float
    titled: bool = False
    answerable: bool = True

    @property
    def name(self) -> str:
        """The source, and whether it is asked what it answers: what no other set has."""
        return self.source if self.answerable else f"{self.source}, unanswered"


TRAINING_SETS = (
    TrainingSet("train_squad_train_part", "squad11", "CC BY-SA 4.0", 0.11, titled=True),
    TrainingSet("train_squad_train_part", "squad20", "CC BY-SA 4.0", 0.005, titled=True, answerable=False),
    TrainingSet("train_squadshifts", "squadshifts_new_wiki", "CC BY 4.0", 0.035, titled=True),
    TrainingSet("train_squadshifts", "squadshifts_reddit", "CC BY 4.0", 0.01),
    TrainingSet("train_squadshifts", "squadshifts_amazon", "CC BY 4.0", 0.005),
    TrainingSet("train_qamr", "qamr", "MIT", 0.015),
    TrainingSet("train_qadiscourse", "qadiscourse", "CC BY 4.0", 0.01),
    TrainingSet("train_fairytaleqa", "fairytaleqa", "Apache-2.0", 0.005),
)


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped file that holds one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_records(path: Path, source: str = "", *, titled: bool = False) -> list[Record]:
    """Return the records of a file in file order.

    Args:
        path: A file of the reader's format: id, source, title, context, question, answers.
        source: Only records whose source begins so.
        titled: Whether the file's titles are an article's own, fit to be shown to the model.
    """
    records = []
    for row in read_json_lines(path):
        if not str(row["source"]).startswith(source):
            continue
        title = str(row["title"]).replace("_", " ")
        records.append(
            Record(
                id=str(row["id"]),
                question=str(row["question"]).strip(),
                context=str(row["context"]),
                answers=tuple((a["text"], a["answer_start"]) for a in row["answers"]),
                title=title if titled else "",
                group=title or str(row["source"]),
            )
        )
    return records


def read_training_set(folder: Path, chosen: TrainingSet) -> list[Record]:
    """Return the records of one training set; answers that do not stand where they say are dropped."""
    records = read_records(folder / f"{chosen.file}.jsonl.gz", chosen.source, titled=chosen.titled)
    return [r for r in records if all(r.context.startswith(text, start) for text, start in r.answers)]
