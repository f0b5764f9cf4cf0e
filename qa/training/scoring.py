"""Development scores: what a reader finds, and what it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.evaluation.metrics import exact_match, token_f1
from qa.training.examples import join_prefix
from qa.training.windows import count_words, split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.spans import SpanModel
    from qa.training.records import Record


def cut_passages(text: str, words: int = 110) -> list[str]:
    """Return a context as passages of whole sentences, about `words` words each, one sentence shared."""
    passages: list[str] = []
    current: list[str] = []
    for a, b in split_sentences(text):
        if current and count_words("".join([*current, text[a:b]])) > words:
            passages.append("".join(current))
            current = current[-1:] if count_words(current[-1]) < words // 3 else []
        current.append(text[a:b])
    return [p for p in [*passages, "".join(current)] if p.strip()]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read for one question: the best span, how far above "not here" it stands, how good it is."""

    id: str
    answerable: bool
    text: str
    margin: float
    f1: float
    exact: bool


def read_records(model: SpanModel, records: Sequence[Record], *, titled: bool = True) -> list[Outcome]:
    """Return the outcome for each record, the best span over its context's passages."""
    outcomes = []
    for record in records:
        prefix = join_prefix([record.title] if titled else [])
        passages = cut_passages(record.context)
        scores = model.read(record.question, [(prefix, passage) for passage in passages])
        text, margin = max(
            (
                (passage[reading.start : reading.end], reading.margin)
                for passage, each in zip(passages, scores, strict=True)
                for reading in each.best(1)
            ),
            key=lambda found: found[1],
            default=("", 0.0),
        )
        answers = [answer for answer, _ in record.answers]
        outcomes.append(
            Outcome(
                record.id,
                bool(answers),
                text,
                margin,
                token_f1(text, answers),
                bool(exact_match(text, answers)),
            )
        )
    return outcomes


def summarize(outcomes: Sequence[Outcome], threshold: float) -> dict[str, float]:
    """Return F1 and exact match of the answerable, also with refusing below `threshold`, and refusals."""
    yes = [o for o in outcomes if o.answerable]
    no = [o for o in outcomes if not o.answerable]
    figures: dict[str, float] = {}
    if yes:
        figures |= {
            "f1": sum(o.f1 for o in yes) / len(yes),
            "em": sum(o.exact for o in yes) / len(yes),
            "f1_kept": sum(o.f1 for o in yes if o.margin >= threshold) / len(yes),
            "kept": sum(o.margin >= threshold for o in yes) / len(yes),
        }
    if no:
        figures["refused"] = sum(o.margin < threshold for o in no) / len(no)
    return {name: round(value, 4) for name, value in figures.items()}


def separation(outcomes: Sequence[Outcome]) -> float:
    """Return the chance that an answerable question's margin lies above an unanswerable one's (AUC)."""
    yes = [o.margin for o in outcomes if o.answerable]
    no = [o.margin for o in outcomes if not o.answerable]
    wins = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    return round(wins / max(1, len(yes) * len(no)), 4)
