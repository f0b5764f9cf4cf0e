"""How likely a span answers the question: a small calibrated model over what speaks for and against it."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from qa.grounding import is_mentioned, spoken_stems
from qa.values.types import Duration, Kind, Money, Name, Quantity, When
from qa.words import content_stems, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Article, Passage, Span
    from qa.spans import Reading
    from qa.types import Question
    from qa.values.types import Value


FORMS: dict[Kind, type] = {
    Kind.COUNT: Quantity,
    Kind.PERCENTAGE: Quantity,
    Kind.MONEY: Money,
    Kind.DATE: When,
    Kind.DURATION: Duration,
}
"""The kinds of values that have a sure form, and what such a form is read as."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a span, each number about 0..1 but the margins, which are in logits.

    `margin` and `share` are the model's own; `behind` is how far the margin lies below the best of all
    passages; `meaning` is the cosine of the question with the span's sentence. `near`, `sentence`, `passage`
    and `article` are the shares of the question's content words found within a few words of the span, in its
    sentence, its passage and its article; `names` the share of its names that the article mentions.
    `counts`: the number counts what the question counts; `fits_kind`: a name where one is asked for;
    `is_typed`: the kind asked for has a sure form; `of_form`: the span has that form. `repeats` is the share
    of the span's words that the question already holds; `support` is the best share of a span that gives the
    same value in another article, in other words.
    """

    margin: float
    share: float
    behind: float
    meaning: float
    near: float
    sentence: float
    passage: float
    article: float
    names: float
    counts: float
    fits_kind: float
    is_typed: float
    of_form: float
    repeats: float
    support: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How a span stands among all that were proposed; see `Evidence` for each."""

    behind: float
    support: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a span stands: its article, its sentence in the article's coordinates, and its passage.

    `meaning` is the cosine of the question with the sentence.
    """

    article: Article
    sentence: Span
    passage: Passage
    meaning: float


def weigh(
    question: Question, span: Span, reading: Reading, value: Value, around: Surroundings, standing: Standing
) -> Evidence:
    """Return what speaks for a span, given in its article's coordinates, and read as `value`."""
    article, sentence = around.article, around.sentence
    text, asked = span.of(article.text), frozenset(content_stems(" ".join(question.subject)))
    span_stems = [stem(word) for word in words(text)]
    before = content_stems(article.text[sentence.start : span.start])
    after = content_stems(article.text[span.end : sentence.end])
    spoken = spoken_stems(article)
    named = [is_mentioned(stem(name), spoken) for name in question.names]
    is_typed = question.expects not in {*_NAMING, Kind.PHRASE}
    counted = stem(value.unit) if isinstance(value, Quantity) and value.unit else ""
    return Evidence(
        margin=reading.margin,
        share=reading.share,
        behind=standing.behind,
        meaning=around.meaning,
        near=_share(asked & {*before[-_WINDOW:], *after[:_WINDOW]}, asked),
        sentence=_share(asked & {*before, *after}, asked),
        passage=_share(asked & _stems_of(around.passage.text), asked),
        article=_share(asked & spoken, asked),
        names=sum(named) / len(named) if named else 1.0,
        counts=float(counted in question.counted),
        fits_kind=float(question.expects in _NAMING and isinstance(value, Name)),
        is_typed=float(is_typed),
        of_form=float(isinstance(value, FORMS.get(question.expects, ()))),
        repeats=sum(each in asked for each in span_stems) / (len(span_stems) or 1),
        support=standing.support,
    )


@lru_cache(maxsize=256)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


_NAMING = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION})
_WINDOW = 6


def _share(found: frozenset[str] | set[str], asked: frozenset[str]) -> float:
    return len(found) / len(asked) if asked else 1.0


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic regression over `Evidence`, with the probability from which a span counts as an answer."""

    weights: tuple[float, ...]
    bias: float
    least: float

    def probability(self, evidence: Evidence) -> float:
        """Return the calibrated probability that the span is right."""
        total = self.bias + sum(
            weight * number for weight, number in zip(self.weights, astuple(evidence), strict=True)
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


DECISION_FILE = "decision.json"

PLAIN_DECISION = Decision((1.0, *(0.0,) * (len(fields(Evidence)) - 1)), bias=0.0, least=0.5)
"""For models that nothing was fitted to: the margin alone."""


@cache
def load_decision() -> Decision:
    """Return the fitted model that comes with the program."""
    told = json.loads((files("qa") / "models" / "reader" / DECISION_FILE).read_text(encoding="utf-8"))
    return Decision(tuple(told["weights"][each] for each in feature_names()), told["bias"], told["least"])


def feature_names() -> Sequence[str]:
    """Return the names of the numbers of `Evidence`, in order."""
    return [each.name for each in fields(Evidence)]
