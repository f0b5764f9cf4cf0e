"""The trained reader: the spans of a model, and for each how likely it answers the question."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from index.types import Span
from qa import values
from qa.decision import Decision, Surroundings, weigh
from qa.types import Candidate, Question
from qa.values.types import Kind, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from index.types import Article, Passage
    from qa.decision import Evidence
    from qa.reader import SentenceReader
    from qa.spans import Reading, Scores, SpanModel

    Compare: TypeAlias = Callable[[str, Sequence[str]], NDArray[np.float32]]

SEPARATOR = " | "
"""What follows each part of the context that a passage is read with."""

MOST_PER_ARTICLE = 2
LEAST_OF_SECOND = 0.55
"""A second answer of one article must be more likely right than not: most are near misses of the first."""

SPANS_PER_PASSAGE = 3

TYPED = frozenset({Kind.COUNT, Kind.PERCENTAGE, Kind.MONEY, Kind.DATE, Kind.DURATION})
"""Kinds whose values are found by their form; the model then only says which of them is meant."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span with what speaks for it."""

    text: str
    span: Span
    passage: Passage
    evidence: Evidence


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
    ) -> tuple[Candidate, ...]:
        """Return the spans that probably answer the question, best first; none when it is not here."""
        if question.expects is Kind.YES_NO:
            return self._otherwise.read(question, passages, articles)
        judged = [
            Candidate(found.text, found.span, found.passage, self._decision.probability(found.evidence))
            for found in find_spans(self._model, self._otherwise.compare, question, passages, articles)
        ]
        taken: Counter[str] = Counter()
        chosen: list[Candidate] = []
        for candidate in sorted(judged, key=lambda each: -each.score):
            article_id = candidate.passage.article_id
            rivals = (each for each in chosen if each.passage.article_id == article_id)
            least = max(self._decision.least, LEAST_OF_SECOND if taken[article_id] else 0.0)
            if (
                candidate.score >= least
                and taken[article_id] < MOST_PER_ARTICLE
                and not any(each.span.overlaps(candidate.span) for each in rivals)
            ):
                taken[article_id] += 1
                chosen.append(candidate)
        return tuple(chosen)


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
    pairs = [(make_prefix(articles[each.article_id], each), each.text) for each in passages]
    proposed = [
        (passage, reading, _sentence_of(passage, reading, articles[passage.article_id]))
        for passage, scores in zip(passages, model.read(question.text, pairs), strict=True)
        for reading in _propose(question, passage, scores, articles[passage.article_id])
    ]
    if not proposed:
        return []
    best = max(reading.margin for _, reading, _ in proposed)
    texts = [sentence.of(articles[passage.article_id].text) for passage, _, sentence in proposed]
    meanings = compare(question.text, texts)
    surroundings = [
        Surroundings(articles[passage.article_id], sentence, passage, float(meaning))
        for (passage, _, sentence), meaning in zip(proposed, meanings, strict=True)
    ]
    return [
        _found(question, reading, around, best)
        for (_, reading, _), around in zip(proposed, surroundings, strict=True)
    ]


def _propose(question: Question, passage: Passage, scores: Scores, article: Article) -> Iterator[Reading]:
    """The passage's values of the kind asked for, or where that has no sure form, the model's best spans."""
    if question.expects in TYPED:
        for mention in values.find(passage.text, question.expects, published=article.day):
            reading = scores.of(mention.span.start, mention.span.end)
            if reading and not _refers_back(passage.text, mention):
                yield reading
        return
    for reading in scores.best(SPANS_PER_PASSAGE):
        span = tidy(Span(reading.start, reading.end), passage.text)
        if span:
            yield replace(reading, start=span.start, end=span.end)


def _refers_back(text: str, mention: values.Mention) -> bool:
    """Whether a small number only names again who was spoken of: "the two leaders", "her three sons"."""
    is_small = isinstance(mention.value, Quantity) and mention.value.high <= _FEW
    return is_small and bool(_DEFINITE.search(text[: mention.span.start]))


_FEW = 4
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|our|my)\s+$", re.IGNORECASE)


def _sentence_of(passage: Passage, reading: Reading, article: Article) -> Span:
    """The sentence in which a reading of a passage begins, in the article's coordinates."""
    span = Span(reading.start, reading.end).shift(passage.span.start)
    sentences = (trim(each, article.text) for each in split_sentences(article.text, passage.span))
    return next((each for each in sentences if each.overlaps(span)), span)


def _found(question: Question, reading: Reading, around: Surroundings, best: float) -> Found:
    span = Span(reading.start, reading.end).shift(around.passage.span.start)
    evidence = weigh(question, span, reading, around, best)
    return Found(span.of(around.article.text), span, around.passage, evidence)


def make_prefix(article: Article, passage: Passage) -> str:
    """Return the context a passage is read with: the title, or else the story's opening, and the day."""
    parts = [article.title] if article.title else _opening(article, passage)
    if article.day:
        parts.append(article.day.isoformat())
    return "".join(part + SEPARATOR for part in parts)


def _opening(article: Article, passage: Passage) -> list[str]:
    """The story's first sentence, unless the passage holds it already."""
    first = next(iter(split_sentences(article.text, article.body)), None)
    if first is None or passage.span.start < first.end:
        return []
    return [" ".join(first.of(article.text).split()[:_LONGEST_OPENING])]


_LONGEST_OPENING = 40


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
