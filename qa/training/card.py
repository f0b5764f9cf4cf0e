"""The card beside the weights: what they learnt from, how, under which licences, and how they score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.training.examples import BLOCK, MADE_UP, MIXTURES
from qa.training.records import TRAINING_SETS
from qa.training.written import WRITTEN_SETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.training.records import TrainingSet
    from qa.training.trainer import Progress, Recipe

_CARD = """\
# Span reader

Finds the words of a passage that answer a question, or says that none do. A two-output span head on
all-MiniLM-L6-v2 (Apache-2.0), trained here; the embeddings stay the encoder's own and are not repeated in
these weights.

## Trained on

| set | licence | part of the examples | made unanswerable |
|---|---|---|---|
{sets}

Passages are windows of 30 to 130 words around the answer. Before half of the passages of titled articles
stands the title, before some a date or an earlier sentence, each followed by " | "; answers are never taken
from there.
Beside them, {made_up:.0%} of the examples are made-up reports and encyclopedia entries, of our own templates.
Around a part of the passages stand sentences from elsewhere.
Most questions are ours: about paragraphs of SQuAD and SQuADShifts, events of ECB+ and texts that we made up,
half of them not answered where they are asked, though the text speaks of the matter.
Of the other sets unanswerable examples are made: passages of the same article without the answer, the
passage with the answer's sentence taken out, passages of other articles that share the question's words
(BM25), questions in which
a name, number, date or word was exchanged for another, questions turned into their opposite, or with a
word exchanged for one that excludes it (a lake for a river), passages in which the name that the question
holds was exchanged. In
{altered:.0%} of the answerable ones the answer itself was replaced in the passage, so that the reader reads
rather than remembers.

## Recipe

{recipe}

{seen:,} examples in {steps:,} steps, {minutes:.0f} minutes of wall time.

Command: `{command}`

## Scores

{scores}
"""


def write_card(recipe: Recipe, progress: Progress, command: str, scores: Mapping[str, float]) -> str:
    """Return the card as Markdown; `scores` are named as the reader of the card should see them."""
    made_up = MADE_UP / (BLOCK + MADE_UP)
    sets = [
        f"| {s.source} | {s.licence} | {s.share * (1 - made_up):.1%} | {_unanswerable(s):.0%} |"
        for s in (*TRAINING_SETS, *WRITTEN_SETS)
    ]
    chosen = [each for each in (*TRAINING_SETS, *WRITTEN_SETS) if each.answerable]
    settings = [f"- {name}: {getattr(recipe, name)}" for name in recipe.__slots__]
    return _CARD.format(
        sets="\n".join(sets),
        altered=sum(s.share * MIXTURES[s.source].altered for s in chosen) / sum(s.share for s in chosen),
        made_up=made_up,
        recipe="\n".join(settings),
        seen=progress.seen,
        steps=progress.steps,
        minutes=progress.seconds / 60,
        command=command,
        scores="\n".join(f"- {name}: {value:.3f}" for name, value in scores.items()),
    )


def _unanswerable(chosen: TrainingSet) -> float:
    return MIXTURES[chosen.source].unanswerable if chosen.answerable else 1.0
