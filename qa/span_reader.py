"""The trained reader: the spans of a model, and for each how likely it answers the question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from index.types import Span
from qa import values
from qa.aligned import find_aligned
from qa.answers import MEASURED, agree, as_asked, tell_form
from qa.counterparts import find_counterparts, is_copied
from qa.cues import FATES, PEOPLE, SORTS, THINGS, TIMELY
from qa.decision import FORMS, UNLIKE, Standing, Surroundings, weigh
from qa.scopes import fates_beside
from qa.spans import quick_numbers
from qa.stages import Stage, stage
from qa.types import Candidate, Judgement, Question
from qa.values.types import Duration, Kind, Money, Name, Phrase, Quantity, Relation, When
from qa.words import content_stems, fold, is_stopword, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from index.types import Article, Passage
    from qa.decision import Decision, Evidence
    from qa.reader import SentenceReader
    from qa.spans import Reading, Scores, SpanModel
    from qa.values.types import Value

    Compare: TypeAlias = Callable[[str, Sequence[str]], NDArray[np.float32]]

SEPARATOR = " | "
"""What follows each part of the context that a passage is read with."""

MOST_PER_ARTICLE = 2
LEAST_OF_SECOND = 0.25
CLOSE = 0.55
"""The part of the first's probability that a second answer of one article must have: most are near misses."""

RIVALLING = 0.33
"""The part of the best probability below which a span is no rival; the best alone must be likely enough."""

RIVALLING_IN_FORM = 0.25
"""The same where values have a sure form: of two figures given for one thing either may be the wrong one."""

BESIDE = 250
"""Characters between two answers of one article: a sentence or two."""

SECONDING = 0.5
"""The part of a rival's least probability from which a span counts that gives what another article gave."""

SPANS_PER_PASSAGE = 3

TYPED = frozenset(FORMS)
"""Kinds whose values are found by their form, where the model says which of them is meant."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span with its value, as the question asks for it, and with what speaks for it."""

    text: str
    span: Span
    passage: Passage
    value: Value
    evidence: Evidence
    reading: Reading

    def judged(self, decision: Decision) -> Candidate:
        """Return the span as a candidate, its score the probability that it is right."""
        return Candidate(self.text, self.span, self.passage, decision.probability(self.evidence))


class SpanReader:
    """A `Reader` over an extractive question-answering model.

    Yes/no questions, which no span answers, go to the reader `otherwise`.
    """

    def __init__(self, model: SpanModel, decision: Decision, otherwise: SentenceReader) -> None:
        self._model = model
        self._decision = decision
        self._otherwise = otherwise

    def read(
        self, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> Judgement:
        """Return the spans that probably answer the question, and the best of each article that has none."""
        if question.expects is Kind.YES_NO:
            return self._otherwise.read(question, passages, articles)
        found = find_spans(self._model, self._otherwise.compare, question, passages, articles)
        scored = {each.judged(self._decision): each.value for each in found}
        best = max((each.score for each in scored), default=0.0)
        part = RIVALLING_IN_FORM if question.expects in TYPED else RIVALLING
        least = part * best if best >= self._decision.least else inf
        likely = [each for each in scored if each.score >= least]
        copied = (
            _in_form(question, each, articles) for each in find_counterparts(likely, passages, articles)
        )
        with quick_numbers():
            read = _articles_of(passages, articles)
            aligned = list(find_aligned(question, likely, read, self._otherwise.encoder))
        judged = [*scored, *filter(None, copied), *aligned]
        return seconded(judge(sorted(judged, key=lambda each: -each.score), least), scored, least * SECONDING)


def _articles_of(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[Article]:
    return [articles[each] for each in dict.fromkeys(passage.article_id for passage in passages)]


def judge(candidates: Sequence[Candidate], least: float) -> Judgement:
    """Return which candidates, given best first, are kept, at most `MOST_PER_ARTICLE` of an article.

    A second answer of an article stands beside its first: "31, while the operator spoke of 28".
    """
    kept: dict[str, list[Candidate]] = {}
    refused: dict[str, Candidate] = {}
    for candidate in candidates:
        article_id = candidate.passage.article_id
        rivals = kept.get(article_id, [])
        if candidate.score < (max(LEAST_OF_SECOND, CLOSE * rivals[0].score) if rivals else least):
            refused.setdefault(article_id, candidate)
        elif len(rivals) < MOST_PER_ARTICLE and all(_stands_beside(candidate.span, r.span) for r in rivals):
            kept.setdefault(article_id, []).append(candidate)
    answers = [candidate for each in kept.values() for candidate in each]
    return Judgement(
        kept=tuple(sorted(answers, key=lambda each: -each.score)),
        refused=tuple(each for article_id, each in refused.items() if article_id not in kept),
    )


def _stands_beside(one: Span, other: Span) -> bool:
    return not one.overlaps(other) and max(one.start, other.start) - min(one.end, other.end) <= BESIDE


def seconded(judgement: Judgement, scored: Mapping[Candidate, Value], least: float) -> Judgement:
    """Return the judgement with each article added that gives a kept value too, though less surely.

    An article has to be less sure to second what another says than to say something of its own.
    """
    values_kept = [scored[each] for each in judgement.kept if each in scored]
    silent = {each.passage.article_id for each in judgement.refused}
    added: dict[str, Candidate] = {}
    for candidate in sorted(scored, key=lambda each: -each.score):
        article_id = candidate.passage.article_id
        if candidate.score < least or article_id not in silent:
            continue
        if any(values.relate(scored[candidate], kept) is Relation.SAME for kept in values_kept):
            added.setdefault(article_id, candidate)
    kept = sorted((*judgement.kept, *added.values()), key=lambda each: -each.score)
    left = (each for each in judgement.refused if each.passage.article_id not in added)
    return Judgement(tuple(kept), tuple(left))


def find_spans(
    model: SpanModel,
    compare: Compare,
    question: Question,
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
) -> list[Found]:
    """Return every span that the model proposes, in article coordinates, with what speaks for it.

    `compare` gives the cosine of the question with each of some texts.
    """
    with stage(Stage.READING):
        pairs = [(make_prefix(articles[each.article_id]), each.text) for each in passages]
        read = model.read(question.plain, pairs)
    with stage(Stage.WEIGHING):
        proposed = [
            _place(question, passage, reading, articles[passage.article_id])
            for passage, scores in zip(passages, read, strict=True)
            for reading in _propose(question, passage, scores, articles[passage.article_id])
        ]
        if not proposed:
            return []
        with quick_numbers():
            meanings = compare(question.plain, [each.told for each in proposed])
            standings = list(_rank(proposed, compare))
            counted = " ".join(word for word in question.subject if stem(word) in question.counted)
            likeness = _liken(counted, {each.noun for each in proposed}, compare)
            sorts = _liken(question.sort, {each.text for each in proposed}, compare)
        return [
            each.weighed(
                question,
                (float(meaning), likeness.get(each.noun, UNLIKE), sorts.get(each.text, UNLIKE)),
                standing,
            )
            for each, meaning, standing in zip(proposed, meanings, standings, strict=True)
        ]


def _liken(asked: str, texts: Set[str], compare: Compare) -> dict[str, float]:
    """Return for each text, but an empty one, the cosine with what is asked for; none where nothing is."""
    known = sorted(texts - {""})
    if not asked or not known:
        return {}
    return dict(zip(known, map(float, compare(asked, known)), strict=True))


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A reading of a passage, its span and sentence in the article's coordinates, and its value."""

    article: Article
    passage: Passage
    reading: Reading
    span: Span
    sentence: Span
    value: Value
    comparable: Value
    stems: frozenset[str]

    @property
    def text(self) -> str:
        """The words of the span."""
        return self.span.of(self.article.text)

    @property
    def told(self) -> str:
        """The sentence that the span stands in."""
        return self.sentence.of(self.article.text)

    @property
    def is_typed(self) -> bool:
        """Whether the value has a sure form."""
        return not isinstance(self.value, Name | Phrase)

    @property
    def noun(self) -> str:
        """What a number counts, empty where it is not told."""
        return self.value.unit if isinstance(self.value, Quantity) else ""

    def weighed(self, question: Question, alike: tuple[float, float, float], standing: Standing) -> Found:
        around = Surroundings(self.article, self.sentence, self.passage, *alike)
        evidence = weigh(question, self.span, self.reading, self.value, around, standing)
        return Found(self.text, self.span, self.passage, self.comparable, evidence, self.reading)


def _place(question: Question, passage: Passage, reading: Reading, article: Article) -> _Proposal:
    span = Span(reading.start, reading.end).shift(passage.span.start)
    sentences = (trim(each, article.text) for each in split_sentences(article.text, passage.span))
    sentence = next((each for each in sentences if each.overlaps(span)), span)
    value = values.parse(
        span.of(article.text), question.expects, published=article.day, context=sentence.of(article.text)
    )
    stems = frozenset(content_stems(sentence.of(article.text)))
    return _Proposal(article, passage, reading, span, sentence, value, as_asked(question, value), stems)


def _rank(proposed: Sequence[_Proposal], compare: Compare) -> Iterator[Standing]:
    """Yield how each proposal stands among the others."""
    best = max(each.reading.margin for each in proposed)
    kin = _kin(proposed, compare)
    custom = _custom(proposed)
    for place, each in enumerate(proposed):
        shares = _agreeing(each, proposed)
        yield Standing(
            behind=best - each.reading.margin,
            support=max(shares.values(), default=0.0),
            chorus=float(sum(share >= _LIKELY for share in shares.values())),
            kin=kin[place],
            custom=custom[place],
        )


def _kin(proposed: Sequence[_Proposal], compare: Compare) -> list[float]:
    """The cosine of each proposal's sentence with that of the best proposal of another article."""
    ranked = sorted(proposed, key=lambda each: -each.reading.margin)
    first = ranked[0]
    second = next((each for each in ranked if each.article is not first.article), None)
    if second is None:
        return [UNLIKE] * len(proposed)
    texts = [each.told for each in proposed]
    with_first, with_second = compare(first.told, texts), compare(second.told, texts)
    return [
        float((with_second if each.article is first.article else with_first)[place])
        for place, each in enumerate(proposed)
    ]


def _custom(proposed: Sequence[_Proposal]) -> list[float]:
    """The best share of each proposal's form, as a part of that and the best share of any other form."""
    forms = [tell_form(each.value if each.is_typed else values.parse(each.text)) for each in proposed]
    best: dict[str, float] = {}
    for form, each in zip(forms, proposed, strict=True):
        best[form] = max(best.get(form, 0.0), each.reading.share)
    others = {form: max((best[each] for each in best if each != form), default=0.0) for form in best}
    return [best[form] / ((best[form] + others[form]) or 1.0) for form in forms]


_LIKELY = 0.3


def _agreeing(proposal: _Proposal, proposed: Sequence[_Proposal]) -> dict[str, float]:
    """The best share of a span with the same value in each other article that has one.

    A sentence that is copied, perhaps with a word changed, supports nothing that stands in it.
    """
    shares: dict[str, float] = {}
    for each in proposed:
        if (
            each.article is not proposal.article
            and agree(each.comparable, proposal.comparable)
            and not is_copied(each.stems, proposal.stems)
        ):
            shares[each.article.id] = max(each.reading.share, shares.get(each.article.id, 0.0))
    return shares


def _propose(question: Question, passage: Passage, scores: Scores, article: Article) -> Iterator[Reading]:
    """The passage's values of the kind asked for, where that has a sure form, and the model's best spans."""
    mentioned: list[Span] = []
    if question.expects in TYPED:
        for mention in values.find(passage.text, question.expects, published=article.day):
            mentioned.append(mention.span)
            reading = scores.of(mention.span.start, mention.span.end)
            is_meant = (
                _is_asked_for(question, mention.value)
                and not _refers_back(passage.text, mention)
                and not _is_of_another_fate(question, passage.text, mention.span)
            )
            if reading and is_meant:
                yield reading
    for reading in scores.best(SPANS_PER_PASSAGE):
        span = tidy(Span(reading.start, reading.end), passage.text)
        if not span or any(span.overlaps(each) for each in mentioned) or _is_empty(span.of(passage.text)):
            continue
        if not _is_of_another_form(span.of(passage.text), question):
            yield replace(reading, start=span.start, end=span.end)


def _is_asked_for(question: Question, value: Value) -> bool:
    """Whether a value is a time of day where one is asked for, or a number measured as it should be.

    Things are no answer where people are counted.
    """
    if isinstance(value, When):
        return bool(value.clock) or not question.clock
    if question.measures is None:
        return True
    if isinstance(value, Money):
        return not value.currency or value.currency in question.measures
    if not isinstance(value, Quantity):
        return True
    if SORTS.get(value.unit) in THINGS and not PEOPLE.isdisjoint(question.counted):
        return False
    return (value.unit if value.unit in MEASURED else "") in question.measures


def _is_of_another_fate(question: Question, text: str, span: Span) -> bool:
    """Whether those counted are surely not those asked for: the injured where the dead are."""
    asked = {fate for fate, known in FATES.items() if not known.isdisjoint(map(stem, question.subject))}
    told = {fate for _, fate in fates_beside(text, span.start, span.end)}
    return bool(asked and told) and asked.isdisjoint(told)


def _is_empty(text: str) -> bool:
    """Whether a span holds nothing that could answer: "a", "it was"."""
    return not any(map(str.isdigit, text)) and all(map(is_stopword, words(text)))


def _is_of_another_form(text: str, question: Question) -> bool:
    """Whether words have a sure form that is not the one asked for: "three-day" where ships are counted.

    Sums, shares and lengths of time always have their form; days and counts are told in other words too.
    """
    if question.expects not in TYPED:
        return False
    value = values.parse(text)
    if question.expects is Kind.COUNT:  # "how old" is answered by years
        return isinstance(value, When | Name) or (isinstance(value, Duration) and bool(question.counted))
    if question.expects is Kind.DATE:
        is_counted = isinstance(value, Quantity) and bool(value.unit)
        is_timely = isinstance(value, When) or bool(TIMELY.search(fold(text)))
        return is_counted or isinstance(value, Duration | Money) or not is_timely
    return not isinstance(value, FORMS[question.expects])


def _in_form(question: Question, candidate: Candidate, articles: Mapping[str, Article]) -> Candidate | None:
    """The candidate with the bounds of the value of the kind asked for that it touches, None if of none.

    Where the kind has no sure form, the candidate without the marks around it.
    """
    passage, article = candidate.passage, articles[candidate.passage.article_id]
    if question.expects in TYPED:
        mentions = values.find(passage.text, question.expects, published=article.day)
        spans = (mention.span.shift(passage.span.start) for mention in mentions)
        span = next((each for each in spans if each.overlaps(candidate.span)), None)
    else:
        span = tidy(candidate.span, article.text)
    return replace(candidate, text=span.of(article.text), span=span) if span else None


def _refers_back(text: str, mention: values.Mention) -> bool:
    """Whether a small number only names again who was spoken of: "the two leaders", "her three sons"."""
    is_small = isinstance(mention.value, Quantity) and mention.value.high <= _FEW
    return is_small and bool(_DEFINITE.search(text[: mention.span.start]))


_FEW = 4
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|our|my)\s+$", re.IGNORECASE)


def make_prefix(article: Article) -> str:
    """Return the context a passage is read with: the title and the day, where they are known.

    The story's first sentence and the one before the passage cost more than they bring: measured by
    `qa.training.contexts`.
    """
    parts = (article.title, article.day.isoformat() if article.day else "")
    return "".join(part + SEPARATOR for part in parts if part)


def tidy(span: Span, text: str) -> Span | None:
    """Return the span without quotation marks, brackets and stops around it; None when nothing is left.

    >>> tidy(Span(3, 9), "He “left”.")
    Span(start=4, end=8)
    """
    start, end = span.start, span.end
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and (text[end - 1] in _AROUND or _is_stop(text[start:end])):
        end -= 1
    return Span(start, end) if start < end else None


_AROUND = " \t\r\n\"“”„‘’'()[]{}<>«»‹›,;:—–-"


def _is_stop(text: str) -> bool:
    """Whether a text ends in a stop that does not belong to its last word, as in "U.S." or "p.m."."""
    return text[-1] in ".!?" and "." not in text[:-1].rpartition(" ")[2]
