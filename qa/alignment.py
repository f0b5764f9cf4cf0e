"""Facts of different articles that answer one question, found without comparing every pair.

A fact is compared with its nearest neighbours in meaning alone, so the cost grows with the number of facts
times that of a search in a vector index.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import isfinite, log, sqrt
from typing import TYPE_CHECKING

import numpy as np

from index.progress import shown
from index.vectors import VectorIndex
from qa.facts import PERSON
from qa.grounding import is_mentioned, spoken_stems
from qa.values.types import Kind, Quantity, Relation
from qa.words import is_stopword, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index.embedding import Encoder
    from index.types import Article
    from qa.facts import Fact
    from qa.values.types import Value

_BLANK = {
    Kind.COUNT: "some",
    Kind.MONEY: "some money",
    Kind.PERCENTAGE: "a share",
    Kind.DATE: "that day",
    Kind.DURATION: "some time",
}
_NEIGHBOURS = 24
_FARTHEST_DAYS = 60
_CLOSE_DAYS = 7
"""Days between two reports of one event, at the most and as a rule."""

_AMOUNTS = frozenset({Kind.MONEY, Kind.PERCENTAGE})
"""Kinds of which each party to one event has its own."""


@dataclass(frozen=True, slots=True)
class Bar:
    """From where two facts are taken to answer one question.

    `meaning` is the cosine of the clauses, their values left out; `shared` the part of the words about one
    value, weighted by rarity, that stand about the other; `words` how many these are at the least.
    """

    meaning: float
    shared: float
    words: int


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """The bars for facts that count a noun, and for bare days and sums.

    Chosen on 45 events of ECB+, the sample and five reports of a state visit.

    Bare values need more: an event has one number of dead and many days. Where both articles are surely about
    one event and count the noun once, less will do; where one counts it twice, or one figure is many times
    the other, which reports of one event seldom are, as much as for bare values. `event` and `same_event` are
    cosines of the articles' names and words, weighted by rarity. What became of people is `fate` enough where
    an article tells one number of them. To `repeat` a number of one noun takes least: few coincide by chance.
    """

    counted: Bar = Bar(meaning=0.5, shared=0.34, words=1)
    alone: Bar = Bar(meaning=0.3, shared=0.2, words=1)
    fate: Bar = Bar(meaning=0.25, shared=0.0, words=0)
    repeat: Bar = Bar(meaning=0.4, shared=0.0, words=0)
    bare: Bar = Bar(meaning=0.62, shared=0.5, words=3)
    beside: Bar = Bar(meaning=0.45, shared=0.5, words=3)
    event: float = 0.13
    same_event: float = 0.22


def align(
    facts: Sequence[Fact],
    encoder: Encoder,
    settings: AlignmentSettings | None = None,
    *,
    progress: bool = False,
) -> Iterator[tuple[Fact, ...]]:
    """Yield groups of facts that answer one question, one of each article, the group's centre first."""
    if not facts:
        return
    aligned = _Alignment.of(facts, encoder, settings or AlignmentSettings(), progress=progress)
    numbers = shown(range(len(facts)), "Comparing figures", progress=progress)
    partners = {number: aligned.partners(number) for number in numbers}
    used: set[int] = set()
    for centre in sorted(partners, key=lambda each: -sum(partners[each].values())):
        if centre in used:
            continue
        best: dict[str, int] = {facts[centre].article.id: centre}
        for number in sorted(partners[centre], key=lambda each: -partners[centre][each]):
            if number not in used and aligned.joins(number, best.values()):
                best.setdefault(facts[number].article.id, number)
        if len(best) > 1:
            used.update(best.values())
            yield tuple(facts[each] for each in best.values())


@dataclass(frozen=True, slots=True)
class _Alignment:
    facts: Sequence[Fact]
    vectors: NDArray[np.float32]
    searchers: Mapping[Kind, VectorIndex]
    rarity: Mapping[str, float]
    names: Mapping[str, Mapping[str, float]]
    words: Mapping[str, Mapping[str, float]]
    given: Mapping[tuple[str, str, frozenset[str]], set[Value]]
    given_in: Mapping[tuple[str, int], set[Value]]
    sorts: Mapping[tuple[str, str], set[frozenset[str]]]
    settings: AlignmentSettings

    @classmethod
    def of(
        cls, facts: Sequence[Fact], encoder: Encoder, settings: AlignmentSettings, *, progress: bool
    ) -> _Alignment:
        vectors = encoder.encode([_blanked(fact) for fact in facts], progress=progress)
        articles = {fact.article.id: fact.article for fact in facts}
        counts = Counter(each for article in articles.values() for each in spoken_stems(article))
        rarity = {each: log(1 + len(articles) / number) for each, number in counts.items()}
        names = {key: _weighed(_named(article), rarity) for key, article in articles.items()}
        spoken = {key: _weighed(spoken_stems(article), rarity) for key, article in articles.items()}
        given: dict[tuple[str, str, frozenset[str]], set[Value]] = defaultdict(set)
        given_in: dict[tuple[str, int], set[Value]] = defaultdict(set)
        sorts: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
        for fact in facts:
            if fact.modifiers:
                sorts[fact.article.id, fact.noun].add(fact.modifiers)
            given_in[fact.article.id, fact.sentence.start].add(fact.value)
            given[fact.article.id, fact.noun, fact.fates].add(fact.value)
        searchers = {}
        for kind in {fact.kind for fact in facts}:
            numbers = np.array([number for number, fact in enumerate(facts) if fact.kind is kind])
            searchers[kind] = VectorIndex.build(numbers, vectors[numbers])
        return cls(facts, vectors, searchers, rarity, names, spoken, given, given_in, sorts, settings)

    def partners(self, number: int) -> dict[int, float]:
        """Return the facts that answer what fact `number` answers, with how alike their clauses are."""
        fact, vector = self.facts[number], self.vectors[number]
        nearest = self.searchers[fact.kind].rank(vector, _NEIGHBOURS)
        alike = {other: float(self.vectors[other] @ vector) for other in nearest if other != number}
        return {
            o: meaning for o, meaning in alike.items() if self._is_one_question(fact, self.facts[o], meaning)
        }

    def joins(self, number: int, group: Iterable[int]) -> bool:
        """Whether a fact answers one question with most of those of a group that give another value."""
        fact, group = self.facts[number], list(group)
        if any(self._repeats(fact, self.facts[each], self._alike(number, each)) for each in group):
            return True
        rivals = [each for each in group if self.facts[each].relate(fact) is not Relation.SAME]
        met = sum(self._is_one_question(fact, self.facts[each], self._alike(number, each)) for each in rivals)
        return 2 * met >= len(rivals)

    def _alike(self, number: int, other: int) -> float:
        return float(self.vectors[number] @ self.vectors[other])

    def _is_one_question(self, one: Fact, other: Fact, meaning: float) -> bool:
        if one.article.id == other.article.id or one.noun != other.noun:
            return False
        if self._repeats(one, other, meaning):
            return True
        if not _agree_on_scope(one, other):
            return False
        if self._is_sort(one, other) or self._is_sort(other, one):
            return False
        if self._gives(one, other.value) or self._gives(other, one.value):
            return False
        event = self._event(one.article, other.article)
        bar = self._bar(one, other, event)
        told = frozenset() if bar is self.settings.alone else {one.noun}
        return (
            event >= self.settings.event
            and meaning >= bar.meaning
            and len((one.near & other.near) - told) >= bar.words
            and self._shared(one.near, other.near) >= bar.shared
            and (bool(one.noun) or self._shared(one.near - one.names, other.near - other.names) >= bar.shared)
            and _speaks_of(one, other)
            and _speaks_of(other, one)
            and not (one.kind in _AMOUNTS and _tell_apart(one, other))
        )

    def _repeats(self, one: Fact, other: Fact, meaning: float) -> bool:
        """Whether both say of one event that there are so many of a noun, in whatever words around it."""
        return (
            bool(one.noun)
            and one.noun == other.noun
            and (one.fates, one.times, one.is_rate) == (other.fates, other.times, other.is_rate)
            and one.relate(other) is Relation.SAME
            and meaning >= self.settings.repeat.meaning
            and self._event(one.article, other.article) >= self.settings.event
            and not _are_far_apart(one.article, other.article)
        )

    def _bar(self, one: Fact, other: Fact, event: float) -> Bar:
        if one.noun and (_is_many_times(one.value, other.value) or self._is_one_of_many(one, other)):
            return self.settings.bare
        if not one.noun:
            is_beside = bool(one.beside & other.beside - one.names)
            return self.settings.beside if is_beside else self.settings.bare
        is_sure = event >= self.settings.same_event or _are_close(one.article, other.article)
        if one.fates and one.fates == other.fates and is_sure and self._are_alone(one, other):
            return self.settings.fate
        if event >= self.settings.same_event and self._are_alone(one, other):
            return self.settings.alone
        return self.settings.counted

    def _is_one_of_many(self, one: Fact, other: Fact) -> bool:
        """Whether an article counts the noun more than once, and nothing next to both figures is one."""
        shares = (one.beside & other.beside) - {one.noun} - one.names
        return one.kind is Kind.COUNT and not shares and not self._are_alone(one, other)

    def _are_alone(self, *facts: Fact) -> bool:
        """Whether no article gives another figure for what its fact counts."""
        return all(len(self.given[each.article.id, each.noun, each.fates]) == 1 for each in facts)

    def _is_sort(self, fact: Fact, other: Fact) -> bool:
        """Whether its article counts sorts of a thing, of which the other counts all."""
        is_part = bool(fact.modifiers) and not other.modifiers
        return is_part and len(self.sorts[fact.article.id, fact.noun]) > 1

    def _gives(self, fact: Fact, value: Value) -> bool:
        """Whether its article gives the value too, of what the fact counts or in its sentence."""
        return value != fact.value and (
            (bool(fact.noun) and value in self.given[fact.article.id, fact.noun, fact.fates])
            or value in self.given_in[fact.article.id, fact.sentence.start]
        )

    def _shared(self, one: Iterable[str], other: Iterable[str]) -> float:
        mine, yours = ({each: self.rarity.get(each, 0.0) for each in near} for near in (one, other))
        both = sum(mine[each] for each in mine.keys() & yours.keys())
        least = min(sum(mine.values()), sum(yours.values()))
        return both / least if least else 0.0

    def _event(self, one: Article, other: Article) -> float:
        """How surely two articles tell of one event: the mean cosine of their names and of their words."""
        names = _cosine(self.names[one.id], self.names[other.id])
        return (names + _cosine(self.words[one.id], self.words[other.id])) / 2


def _speaks_of(fact: Fact, other: Fact) -> bool:
    """Whether the article of `fact` mentions at least half of the names about the other's value."""
    spoken = spoken_stems(fact.article)
    return 2 * sum(is_mentioned(name, spoken) for name in other.names) >= len(other.names)


def _agree_on_scope(one: Fact, other: Fact) -> bool:
    """Whether nothing beside the values says that they are of other people, times or places."""
    if one.fates != other.fates and (one.noun == PERSON or not one.fates & other.fates):
        return False
    if one.is_more != other.is_more or _are_told_apart(one.modifiers, other.modifiers):
        return False
    if one.is_rate != other.is_rate or _are_far_apart(one.article, other.article):
        return False
    if bool(one.times) != bool(other.times) or (one.times and not one.times & other.times):
        return False
    if one.kind is Kind.DATE and _are_told_apart(one.acts, other.acts):
        return False
    return not (_is_elsewhere(one, other) and _is_elsewhere(other, one))


def _are_told_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are told and nothing of it is common: "ladder trucks", "fire trucks"."""
    return bool(one and other) and one.isdisjoint(other)


def _is_many_times(one: Value, other: Value) -> bool:
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return False
    less, more = sorted((one, other), key=_middle)
    return _middle(more) > _MANY_TIMES * max(_middle(less), 1)


def _middle(value: Quantity) -> float:
    return (value.low + value.high) / 2 if isfinite(value.low + value.high) else max(value.low, 0)


_MANY_TIMES = 5


def _is_elsewhere(one: Fact, other: Fact) -> bool:
    """Whether a fact's place is another than that of `other`, whose article knows it."""
    spoken = spoken_stems(other.article)
    return any(is_mentioned(place, spoken) for place in one.places) and not any(
        is_mentioned(place, other.names) for place in one.places
    )


def _are_far_apart(one: Article, other: Article) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) > _FARTHEST_DAYS


def _are_close(one: Article, other: Article) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= _CLOSE_DAYS


def _tell_apart(one: Fact, other: Fact) -> bool:
    """Whether each clause names somebody whom the other does not, though its article does."""
    return _names_alone(one, other) and _names_alone(other, one)


def _names_alone(fact: Fact, other: Fact) -> bool:
    beside, spoken = frozenset({*other.near, *other.names}), spoken_stems(other.article)
    return any(is_mentioned(name, spoken) and not is_mentioned(name, beside) for name in fact.names)


def _blanked(fact: Fact) -> str:
    before, behind = fact.frame
    return f"{before} {_BLANK[fact.kind]} {behind}"


def _named(article: Article) -> Iterable[str]:
    text = f"{article.title} {article.body.of(article.text)}"
    return {stem(word) for word in words(text) if word[0].isupper() and not is_stopword(word)}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(one[each] * other[each] for each in one.keys() & other.keys())


def _weighed(names: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Names weighted by rarity, as a vector of length 1."""
    weights = {name: rarity.get(name, 0.0) for name in names}
    length = sqrt(sum(each * each for each in weights.values())) or 1.0
    return {name: each / length for name, each in weights.items()}
