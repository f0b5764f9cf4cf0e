"""How likely a span answers the question: small boosted trees over what speaks for and against it.

Each span is looked at twice: by itself, then beside the others, as it is known by then what those are worth.
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple, dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from qa.company import Company, keep_company
from qa.grounding import is_mentioned, prominence, spoken_stems
from qa.values._places import PLACES
from qa.values.types import Duration, Kind, Money, Name, Quantity, When
from qa.words import content_stems, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.types import Article, Passage, Span
    from qa.company import Relations
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


UNLIKE = 0.5
"""The likeness of two texts where there are no two."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a span, each number about 0..1 but the margins, which are in logits.

    `margin`, `share` and `probed` are the model's own (see `Reading`); `behind` is how far the margin lies
    below the best of all passages, `beneath` how far below the best of its own article; `meaning` is the
    cosine of the question with the span's sentence. `near`, `sentence`, `passage` and `article` are the
    shares of the question's content words found within a few words of the span, in its sentence, its passage
    and its article; `names` the share of its names that the
    article mentions, `named` of those in the passage or the title, `prominence` how often the article has the
    rarest of them, as a part of its commonest name, `figures` the share of its numbers in the passage.
    `counts`: the number counts what the question counts; `likeness`: the cosine of the noun counted with the
    one asked for, 0.5 where there are no two; `sort`: that of the span with the sort of thing asked for;
    `fits_kind`: a name where one is asked for;
    `is_typed`: the kind asked for has a sure form; `of_form`: the span has that form; `is_capital`: it opens
    with a capital. `repeats` is the share of the span's words that the question already holds, `length` their
    number; `support` is the best share of a span with the same value in another article, in other words,
    `chorus` how many articles have one that is likely. `kin` is the cosine of the words around the span with
    those around the best span of another article, `peer` that of the two spans, `overlap` the share of the
    content words of their sentences that are in both, each `UNLIKE` where there is none: what tells one fact
    is told alike.
    `changed`: a faithful copy has other words in the span's place; `scale` is how far a figure is from the
    best of another article, 1 for a hundred times as much; `among` is the binary logarithm of the number of
    articles that have a span: the more there are, the likelier the best of what is wrong looks.
    `custom` is the best share of a span of the same form (a day, a sum, words) set against the best share of
    one of another form: to what is one day here, "2015" is no answer there.
    """

    margin: float
    share: float
    probed: float
    behind: float
    beneath: float
    meaning: float
    near: float
    sentence: float
    passage: float
    article: float
    names: float
    named: float
    prominence: float
    figures: float
    counts: float
    likeness: float
    sort: float
    fits_kind: float
    is_typed: float
    of_form: float
    is_capital: float
    repeats: float
    length: float
    support: float
    chorus: float
    kin: float
    peer: float
    overlap: float
    custom: float
    changed: float
    scale: float
    among: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How a span stands among all that were proposed; see `Evidence` for each."""

    behind: float
    beneath: float
    support: float
    chorus: float
    kin: float
    peer: float
    overlap: float
    custom: float
    changed: float
    scale: float
    among: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a span stands: its article, its sentence in the article's coordinates, and its passage.

    `meaning` is the cosine of the question with the sentence, `likeness` of the nouns counted, `sort` of the
    span with the sort of thing asked for.
    """

    article: Article
    sentence: Span
    passage: Passage
    meaning: float
    likeness: float = UNLIKE
    sort: float = UNLIKE


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
    at_hand = _stems_of(f"{article.title} {around.passage.text}")
    names = [stem(name) for name in question.names]
    is_typed = question.expects not in {*_NAMING, Kind.PHRASE}
    counted = stem(value.unit) if isinstance(value, Quantity) and value.unit else ""
    return Evidence(
        margin=reading.margin,
        share=reading.share,
        probed=reading.probed,
        behind=standing.behind,
        beneath=standing.beneath,
        meaning=around.meaning,
        near=_share(asked & {*before[-_WINDOW:], *after[:_WINDOW]}, asked),
        sentence=_share(asked & {*before, *after}, asked),
        passage=_share(asked & _stems_of(around.passage.text), asked),
        article=_share(asked & spoken, asked),
        names=_part([is_mentioned(name, spoken) for name in names]),
        named=_part([is_mentioned(name, at_hand) for name in names]),
        prominence=prominence(question, article),
        figures=_part([figure in around.passage.text for figure in _FIGURE.findall(question.text)]),
        counts=float(counted in question.counted),
        likeness=around.likeness,
        sort=around.sort,
        fits_kind=float(_is_named_so(question.expects, value)),
        is_typed=float(is_typed),
        of_form=float(isinstance(value, FORMS.get(question.expects, ()))),
        is_capital=float(text[:1].isupper()),
        repeats=sum(each in asked for each in span_stems) / (len(span_stems) or 1),
        length=float(len(span_stems)),
        support=standing.support,
        chorus=standing.chorus,
        kin=standing.kin,
        peer=standing.peer,
        overlap=standing.overlap,
        custom=standing.custom,
        changed=standing.changed,
        scale=standing.scale,
        among=standing.among,
    )


@lru_cache(maxsize=256)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


def _is_named_so(kind: Kind, value: Value) -> bool:
    """Whether a value is a name where one is asked for; a place is nobody."""
    if kind not in _NAMING or not isinstance(value, Name):
        return False
    return kind is not Kind.PERSON or " ".join(value.words) not in PLACES


_NAMING = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION})
_WINDOW = 6
_FIGURE = re.compile(r"\d+")


def _part(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _share(found: frozenset[str] | set[str], asked: frozenset[str]) -> float:
    return len(found) / len(asked) if asked else 1.0


class Decision(Protocol):
    """What turns evidence into probabilities; `least` is that from which a span counts as an answer."""

    @property
    def least(self) -> float:
        """The probability from which a span counts as an answer."""

    def judge(self, evidence: Sequence[Evidence], relations: Relations) -> list[float]:
        """Return how likely each of the spans of a question is right, given how they stand to one another."""


@dataclass(frozen=True, slots=True)
class MarginDecision:
    """The model's margin alone, as a probability: for models that nothing was fitted to."""

    least: float = 0.5

    def judge(self, evidence: Sequence[Evidence], _relations: Relations) -> list[float]:
        """Return the logistic of each margin."""
        return [_logistic(each.margin) for each in evidence]


@dataclass(frozen=True, slots=True)
class Tree:
    """A binary tree in arrays, a place for each node, the root first.

    A node compares number `feature` of the evidence: up to `threshold` it goes `left`, else `right`; a leaf
    has the feature -1 and adds its `value` to the log-odds.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]

    def read(self, numbers: Sequence[float]) -> float:
        """Return the value of the leaf that the numbers lead to."""
        node = 0
        while (feature := self.feature[node]) >= 0:
            node = (self.left if numbers[feature] <= self.threshold[node] else self.right)[node]
        return self.value[node]


@dataclass(frozen=True, slots=True)
class Boosting:
    """Gradient-boosted trees (Friedman 2001) over some numbers.

    The trees also read the `weights`' sum of the numbers, after the last of them: what a logistic regression
    makes of a margin that they would cut into steps.
    """

    trees: tuple[Tree, ...]
    weights: tuple[float, ...]
    bias: float

    def odds(self, numbers: Sequence[float]) -> float:
        """Return the log-odds for numbers as many as the weights."""
        read = (*numbers, sum(map(mul, self.weights, numbers)))
        return self.bias + sum(tree.read(read) for tree in self.trees)


class Caution(NamedTuple):
    """What is taken off log-odds where `one` article has spans, where `few` have, up to `FEW`, or `many`."""

    one: float = 0.0
    few: float = 0.0
    many: float = 0.0

    def among(self, articles: int) -> float:
        """Return what is taken off where so many articles have spans."""
        return self.one if articles <= 1 else self.few if articles <= FEW else self.many


FEW = 8
"""Articles: nine in ten questions of RAMDocs have no more, most events of ECB+ do."""


@dataclass(frozen=True, slots=True)
class TreeDecision:
    """Two looks at each span, fitted by `qa.training.calibration`: `alone`, then `beside` the others.

    The first reads the `Evidence`; the second reads it again with the log-odds of the first, and with the
    `Company` that the first one's probabilities make. Where the spans are all of one article the first is the
    last. `caution` is taken off the log-odds of the last look, so that one least probability does for one
    article, for few and for many.
    """

    alone: Boosting
    beside: Boosting
    least: float
    caution: Caution

    def judge(self, evidence: Sequence[Evidence], relations: Relations) -> list[float]:
        """Return the calibrated probability that each span is right."""
        numbers = [astuple(each) for each in evidence]
        odds = [self.alone.odds(each) for each in numbers]
        caution = self.caution.among(relations.articles)
        if relations.is_of_one_article:
            return [_logistic(each - caution) for each in odds]
        company = keep_company(relations, [_logistic(each) for each in odds])
        seen = zip(numbers, odds, company, strict=True)
        looked = (self.beside.odds((*each, own, *astuple(others))) for each, own, others in seen)
        return [_logistic(each - caution) for each in looked]


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


DECISION_FILE = "decision.json"
FORMAT = 5
"""The format of the decision's file."""

LINEAR = "linear"
"""The name by which trees read the weighted sum of their numbers."""

ODDS = "odds"
"""The name of the first look's log-odds in the second."""


@cache
def load_decision() -> Decision:
    """Return the fitted model that comes with the program."""
    return read_decision((files("qa") / "models" / "reader" / DECISION_FILE).read_text(encoding="utf-8"))


def read_decision(text: str) -> TreeDecision:
    """Return the decision written as JSON, its trees' features by name."""
    told = json.loads(text)
    return TreeDecision(
        alone=_read_boosting(told["alone"], names_alone()),
        beside=_read_boosting(told["beside"], names_beside()),
        least=told["least"],
        caution=Caution(**told["caution"]),
    )


def _read_boosting(told: Mapping[str, Any], names: Sequence[str]) -> Boosting:
    places = {name: place for place, name in enumerate([*names, LINEAR])} | {"": -1}
    trees = (
        Tree(
            tuple(places[name] for name in tree["feature"]),
            *(tuple(tree[part]) for part in ("threshold", "left", "right", "value")),
        )
        for tree in told["trees"]
    )
    return Boosting(tuple(trees), tuple(told["weights"].get(name, 0.0) for name in names), told["bias"])


def names_alone() -> list[str]:
    """Return the names of the numbers that the first look reads, in order."""
    return [each.name for each in fields(Evidence)]


def names_beside() -> list[str]:
    """Return the names of the numbers that the second look reads, in order."""
    return [*names_alone(), ODDS, *(each.name for each in fields(Company))]
