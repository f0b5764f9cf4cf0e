"""Facts of different articles that answer one question, found without comparing every pair.

A fact is compared with its nearest neighbours in meaning alone, so the cost grows with the number of facts
times that of a search in a vector index.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from math import isfinite, log, sqrt
from typing import TYPE_CHECKING

import numpy as np

from index.progress import shown
from index.vectors import VectorIndex
from qa.facts import PERSON
from qa.grounding import count_names, is_mentioned, spoken_stems
from qa.values._currencies import COINS
from qa.values.types import Duration, Kind, Money, Quantity, Relation
from qa.words import is_stopword, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index.embedding import Encoder
    from index.types import Article
    from qa.cross_reading import CrossReader
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

    What does not reach its bar may still be one question where a reader is asked (`CrossReader`): how surely
    it says so and the cosine have to reach `heard` together (`heard_day` for days, which have to be of one
    act), the cosine alone `related`, the reader `likely`. What reaches one of the lower bars is none where
    the reader does not even come to `denied`, or to `denied_alone`.

    Words are rare or not as if `background` articles stood beside those given: a handful on one event share
    just the words that they are all about. Of one week, articles are of one event from `close_event`.
    """

    counted: Bar = Bar(meaning=0.5, shared=0.34, words=1)
    alone: Bar = Bar(meaning=0.3, shared=0.2, words=1)
    fate: Bar = Bar(meaning=0.25, shared=0.0, words=0)
    repeat: Bar = Bar(meaning=0.4, shared=0.0, words=0)
    bare: Bar = Bar(meaning=0.62, shared=0.5, words=3)
    beside: Bar = Bar(meaning=0.45, shared=0.5, words=3)
    event: float = 0.13
    close_event: float = 0.1
    same_event: float = 0.22
    related: float = 0.35
    likely: float = 0.5
    denied: float = 0.04
    denied_alone: float = 0.4
    heard: float = 1.33
    heard_day: float = 1.22
    background: int = 30


def align(
    facts: Sequence[Fact],
    encoder: Encoder,
    settings: AlignmentSettings | None = None,
    *,
    cross_read: CrossReader | None = None,
    progress: bool = False,
) -> Iterator[tuple[Fact, ...]]:
    """Yield groups of facts that answer one question, one of each article, the group's centre first.

    Args:
        facts: The facts of all articles.
        encoder: What tells how near two clauses are in meaning.
        settings: From where on two facts are taken to answer one question.
        cross_read: What is asked about pairs that the settings leave in doubt; without it they are none.
        progress: Whether a bar moves on the error stream.
    """
    if not facts:
        return
    aligned = _Alignment.of(facts, encoder, settings or AlignmentSettings(), progress=progress)
    numbers = shown(range(len(facts)), "Comparing figures", progress=progress)
    near = {number: aligned.neighbours(number) for number in numbers}
    if cross_read:
        aligned = aligned.heard_by(cross_read, near)
    partners = {number: aligned.partners(number, others) for number, others in near.items()}
    used: set[int] = set()
    for centre in sorted(partners, key=lambda each: -sum(partners[each].values())):
        if centre in used:
            continue
        best: dict[str, int] = {facts[centre].article.id: centre}
        for number in sorted(partners[centre], key=lambda each: -partners[centre][each]):
            if number not in used and aligned.joins(number, best.values()):
                best.setdefault(facts[number].article.id, number)
        group = [each for each in best.values() if each == centre or aligned.joins(each, best.values())]
        if len(group) > 1:
            used.update(group)
            yield tuple(facts[each] for each in group)


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
    heard: Mapping[tuple[int, int], float]

    @classmethod
    def of(
        cls, facts: Sequence[Fact], encoder: Encoder, settings: AlignmentSettings, *, progress: bool
    ) -> _Alignment:
        vectors = encoder.encode([_blanked(fact) for fact in facts], progress=progress)
        articles = {fact.article.id: fact.article for fact in facts}
        counts = Counter(each for article in articles.values() for each in spoken_stems(article))
        size = len(articles) + settings.background
        rarity = {each: log(1 + size / number) for each, number in counts.items()}
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
        return cls(facts, vectors, searchers, rarity, names, spoken, given, given_in, sorts, settings, {})

    def neighbours(self, number: int) -> dict[int, float]:
        """Return the facts of its kind nearest to fact `number`, with how alike their clauses are."""
        vector = self.vectors[number]
        nearest = self.searchers[self.facts[number].kind].rank(vector, _NEIGHBOURS)
        return {other: self._alike(number, other) for other in nearest if other != number}

    def heard_by(self, cross_read: CrossReader, near: Mapping[int, Iterable[int]]) -> _Alignment:
        """Return the alignment with what a reader says of the pairs of neighbours that are in doubt."""
        pairs = {
            (min(pair), max(pair)) for one, others in near.items() for pair in ((one, o) for o in others)
        }
        doubtful = sorted(pair for pair in pairs if self._is_doubtful(*pair))
        sure = cross_read([(self.facts[one], self.facts[other]) for one, other in doubtful])
        return replace(self, heard=dict(zip(doubtful, sure, strict=True)))

    def partners(self, number: int, near: Mapping[int, float]) -> dict[int, float]:
        """Return those near fact `number` that answer what it answers."""
        return {other: alike for other, alike in near.items() if self._is_one_question(number, other)}

    def joins(self, number: int, group: Iterable[int]) -> bool:
        """Whether a fact answers one question with most of those of a group that give another value."""
        fact, group = self.facts[number], [each for each in group if each != number]
        if any(self._repeats(fact, self.facts[each], self._alike(number, each)) for each in group):
            return True
        rivals = [each for each in group if self.facts[each].relate(fact) is not Relation.SAME]
        met = sum(self._is_one_question(number, each) for each in rivals)
        return 2 * met >= len(rivals)

    def _alike(self, number: int, other: int) -> float:
        return float(self.vectors[number] @ self.vectors[other])

    def _is_one_question(self, number: int, other: int) -> bool:
        one, two, meaning = self.facts[number], self.facts[other], self._alike(number, other)
        if not _is_one_thing(one, two):
            return False
        if self._repeats(one, two, meaning):
            return True
        if not self._may_be_rivals(one, two):
            return False
        if self._is_clear(one, two, meaning):
            return self._sure(number, other) >= self._denied(one, two)
        return self._is_heard(number, other, meaning)

    def _is_doubtful(self, number: int, other: int) -> bool:
        """Whether nothing but the words of two facts leaves open that they answer one question."""
        one, two, meaning = self.facts[number], self.facts[other], self._alike(number, other)
        if self._is_weak(one, two) and self._may_be_rivals(one, two) and self._is_clear(one, two, meaning):
            return True
        return (
            _is_one_thing(one, two)
            and meaning >= self.settings.related
            and self._may_be_rivals(one, two)
            and self._is_sure(one.article, two.article)
            and bool(one.near - one.names and two.near - two.names)
            and not (_is_amount(one) and _name_others(one, two))
            and not _tell_apart(one, two)
            and _tell_alike(one, two)
            and not self._is_clear(one, two, meaning)
        )

    def _is_heard(self, number: int, other: int, meaning: float) -> bool:
        """Whether a reader takes two facts for answers to one question."""
        sure = self._sure(number, other, unheard=0.0)
        bar = self.settings.heard_day if self.facts[number].kind is Kind.DATE else self.settings.heard
        return sure >= self.settings.likely and sure + meaning >= bar

    def _sure(self, number: int, other: int, *, unheard: float = 1.0) -> float:
        """How surely a reader takes two facts for answers to one question."""
        return self.heard.get((min(number, other), max(number, other)), unheard)

    def _is_weak(self, one: Fact, other: Fact) -> bool:
        """Whether little has to be alike for two facts to answer one question."""
        weak = (self.settings.fate, self.settings.alone)
        return (
            _is_one_thing(one, other)
            and self._bar(one, other, self._event(one.article, other.article)) in weak
        )

    def _denied(self, one: Fact, other: Fact) -> float:
        """Below which the reader denies that two facts answer one question, though their words say so."""
        bar = self._bar(one, other, self._event(one.article, other.article))
        return self.settings.denied_alone if bar is self.settings.alone else self.settings.denied

    def _may_be_rivals(self, one: Fact, other: Fact) -> bool:
        """Whether the articles tell of one event and nothing says that the facts are of two things in it."""
        return (
            _agree_on_scope(one, other)
            and not (self._is_sort(one, other) or self._is_sort(other, one))
            and not (self._gives(one, other.value) or self._gives(other, one.value))
            and self._are_of_one_event(one.article, other.article)
            and _speaks_of(one, other)
            and _speaks_of(other, one)
            and not (_is_amount(one) and _tell_apart(one, other))
        )

    def _is_clear(self, one: Fact, other: Fact, meaning: float) -> bool:
        """Whether the words about two facts are near enough for that alone."""
        bar = self._bar(one, other, self._event(one.article, other.article))
        told = frozenset() if bar is self.settings.alone else {one.noun}
        return (
            meaning >= bar.meaning
            and len((one.near & other.near) - told) >= bar.words
            and self._shared(one.near, other.near) >= bar.shared
            and (bool(one.noun) or self._shared(one.near - one.names, other.near - other.names) >= bar.shared)
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
        is_sure = self._is_sure(one.article, other.article)
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

    def _are_of_one_event(self, one: Article, other: Article) -> bool:
        """Whether two articles tell of one event; of one week, a little less shows it."""
        least = self.settings.close_event if _are_close(one, other) else self.settings.event
        return self._event(one, other) >= least

    def _is_sure(self, one: Article, other: Article) -> bool:
        """Whether two articles surely tell of one event."""
        return self._event(one, other) >= self.settings.same_event or _are_close(one, other)

    def _event(self, one: Article, other: Article) -> float:
        """How surely two articles tell of one event: the mean cosine of their names and of their words."""
        names = _cosine(self.names[one.id], self.names[other.id])
        return (names + _cosine(self.words[one.id], self.words[other.id])) / 2


def _is_amount(fact: Fact) -> bool:
    """Whether a fact is of a kind of which each party has its own."""
    return fact.kind in _AMOUNTS or fact.noun in _COINS


def _is_one_thing(one: Fact, other: Fact) -> bool:
    """Whether the facts are of two articles and count one noun, or both none."""
    return one.article.id != other.article.id and one.noun == other.noun


def _speaks_of(fact: Fact, other: Fact) -> bool:
    """Whether the article of `fact` mentions at least half of the names about the other's value."""
    spoken = spoken_stems(fact.article)
    return 2 * sum(is_mentioned(name, spoken) for name in other.names) >= len(other.names)


def _agree_on_scope(one: Fact, other: Fact) -> bool:
    """Whether nothing beside the values says that they are of other people, times or places."""
    return (
        not (one.fates != other.fates and (one.noun == PERSON or not one.fates & other.fates))
        and not (one.is_more != other.is_more or _are_told_apart(one.modifiers, other.modifiers))
        and not (one.is_rate != other.is_rate or _are_far_apart(one.article, other.article))
        and _agree_on_times(one, other)
        and not (one.kind is Kind.DATE and _are_acts_apart(one, other))
        and not (one.fates and _happened_apart(one, other))
        and not (_is_elsewhere(one, other) and _is_elsewhere(other, one))
    )


def _are_acts_apart(one: Fact, other: Fact) -> bool:
    """Whether something else happened on one of two days, or began on the one and ended on the other."""
    return _are_told_apart(one.acts, other.acts) or one.near & _ENDS != other.near & _ENDS


def _happened_apart(one: Fact, other: Fact) -> bool:
    """Whether both are told of a place, one in its sentence, and neither is the scene of the other."""
    ours, theirs = one.setting, other.setting
    if not ours or not theirs or _is_any_mentioned(ours, other) or _is_any_mentioned(theirs, one):
        return False
    is_told = ours <= one.around or theirs <= other.around
    return is_told and not (_is_scene(ours, other) or _is_scene(theirs, one))


def _is_any_mentioned(places: Iterable[str], fact: Fact) -> bool:
    told = fact.setting | fact.around
    return any(is_mentioned(place, told) for place in places)


def _is_scene(places: Iterable[str], fact: Fact) -> bool:
    """Whether the fact's article names one of some places far more often than that of the fact."""
    counts = count_names(fact.article)
    own = max((counts[each] for each in fact.setting), default=0)
    return any(counts[place] > 2 * own for place in places)


def _agree_on_times(one: Fact, other: Fact) -> bool:
    """Whether neither is told of another year or month; "had been fined" may be "last year"."""
    if one.times and other.times:
        return not one.times.isdisjoint(other.times)
    timed, untimed = (one, other) if one.times else (other, one)
    return not timed.times or (timed.times == _LOOKING_BACK and untimed.is_beforehand)


def _are_told_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are told and nothing of it is common: "ladder trucks", "fire trucks"."""
    return bool(one and other) and one.isdisjoint(other)


def _ordinals(fact: Fact) -> frozenset[str]:
    """Which of several the clause tells of: "a second meeting"."""
    return frozenset(each.lower() for each in _ORDINAL.findall(" _ ".join(fact.frame)))


def _is_many_times(one: Value, other: Value) -> bool:
    amounts = _amount(one), _amount(other)
    if not (amounts[0] and amounts[1]):
        return False
    less, more = sorted(map(_middle, filter(None, amounts)))
    return more > _MANY_TIMES * (less if isinstance(one, Duration) else max(less, 1))


def _amount(value: Value) -> Quantity | None:
    match value:
        case Money(amount=amount) | Duration(days=amount):
            return amount
        case Quantity():
            return value
        case _:
            return None


def _middle(value: Quantity) -> float:
    return (value.low + value.high) / 2 if isfinite(value.low + value.high) else max(value.low, 0)


_MANY_TIMES = 5
_COINS = frozenset(map(stem, COINS))
_LOOKING_BACK = frozenset({"past"})
_ORDINAL = re.compile(
    r"\b(?:an?|the)\s+(second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE
)
_ENDS = frozenset(map(stem, "end finish conclude expire until over leave depart fly".split()))


def _is_elsewhere(one: Fact, other: Fact) -> bool:
    """Whether a fact's place is another than that of `other`, whose article knows it."""
    spoken, told = spoken_stems(other.article), other.around | other.setting
    return any(is_mentioned(place, spoken) for place in one.setting) and not any(
        is_mentioned(place, told) for place in one.setting
    )


def _are_far_apart(one: Article, other: Article) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) > _FARTHEST_DAYS


def _are_close(one: Article, other: Article) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= _CLOSE_DAYS


def _tell_alike(one: Fact, other: Fact) -> bool:
    """Whether two facts are told of one act, if they are days, of the same of several, and of one place."""
    if one.kind is Kind.DATE and one.acts.isdisjoint(other.acts):
        return False
    if _ordinals(one) != _ordinals(other) or _is_many_times(one.value, other.value):
        return False
    return not (_is_only_there(one, other) or _is_only_there(other, one))


def _is_only_there(one: Fact, other: Fact) -> bool:
    """Whether a fact is told of a place that the other's article knows and nothing near the other names."""
    return bool(one.places) and _is_elsewhere(one, other) and not _is_any_mentioned(other.setting, one)


def _tell_apart(one: Fact, other: Fact) -> bool:
    """Whether each clause names somebody whom the other does not, though its article does."""
    return _names_alone(one, other) and _names_alone(other, one)


def _name_others(one: Fact, other: Fact) -> bool:
    """Whether both clauses name somebody, and one of them somebody more whom both articles know."""
    return bool(one.names and other.names) and (_names_alone(one, other) or _names_alone(other, one))


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
