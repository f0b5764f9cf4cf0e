"""Whether two facts answer one question, asked of a reader: put as that of each, does it find the other?"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from qa.asking import phrase_question
from qa.proposals import with_prefixes
from qa.question import parse_question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from qa.facts import Fact
    from qa.spans import SpanModel

    CrossReader: TypeAlias = Callable[[Sequence[tuple[Fact, Fact]]], Sequence[float]]
    """How surely, 0..1, the two facts of each pair answer one question."""


def cross_reader(model: SpanModel) -> CrossReader:
    """Return what puts the question of each fact of a pair to the sentence of the other.

    It says how surely the model finds the other fact's value there: the geometric mean of both ways. One way
    is not enough, as some questions are answered by any sentence: "How long for Ana Bell?".
    """

    def read(pairs: Sequence[tuple[Fact, Fact]]) -> Sequence[float]:
        asked = [*pairs, *((other, fact) for fact, other in pairs)]
        found = _find(model, asked)
        return [
            sqrt(there * back) for there, back in zip(found[: len(pairs)], found[len(pairs) :], strict=True)
        ]

    return read


def _find(model: SpanModel, asked: Sequence[tuple[Fact, Fact]]) -> list[float]:
    """The share of the second fact's value in its sentence, asked what the first answers."""
    facts = {id(fact): fact for pair in asked for fact in pair}
    questions = {key: parse_question(phrase_question([fact])).plain for key, fact in facts.items()}
    told = list(facts.values())
    passages = dict(
        zip(
            facts,
            with_prefixes([each.passage for each in told], {each.article.id: each.article for each in told}),
            strict=True,
        )
    )
    read = model.read([questions[id(fact)] for fact, _ in asked], [passages[id(other)] for _, other in asked])
    shares = []
    for (_, other), scores in zip(asked, read, strict=True):
        reading = scores.of(other.span.start - other.sentence.start, other.span.end - other.sentence.start)
        shares.append(reading.share if reading else 0.0)
    return shares
