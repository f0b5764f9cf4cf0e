"""Readers: a question and passages in, the spans that may answer it out.

`SentenceReader` needs no training. It ranks sentences by how well they fit the question, in words and
in meaning, and proposes the values of the kind asked for that stand in the best of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.sentences import split_sentences, trim
from qa import values
from qa.types import Candidate, Judgement, Question
from qa.values.types import Kind, Quantity, Value
from qa.words import content_stems, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.embedding import Encoder
    from index.types import Article, Passage, Span


class Reader(Protocol):
    """What the engine asks of a reader."""

    def read(
        self, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> Judgement:
        """Return the spans that answer the question, and those that came near and do not."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What the sentence reader demands, set by hand on development questions.

    `least` is the fit (about 0..1.3) below which a sentence says nothing about the question; `near` how far
    below the best candidate of all another may lie, `near_counting` the same for numbers that count just what
    is asked; `per_article` how many of one article are kept.
    """

    least: float = 0.48
    near: float = 0.25
    near_counting: float = 0.4
    per_article: int = 1


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    passage: Passage
    stems: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Proposal:
    text: str
    span: Span
    passage: Passage
    fit: float
    counts_it: bool


class SentenceReader:
    """A reader without training: words, meaning and the kind of value asked for."""

    def __init__(self, encoder: Encoder, settings: ReadingSettings | None = None) -> None:
        self.encoder = encoder
        self._settings = settings or ReadingSettings()
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def read(
        self, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> Judgement:
        """Return the values of the kind asked for in the sentences that fit best; it tells of no refusals."""
        sentences = _sentences(passages, articles)
        if not sentences:
            return Judgement()
        proposed = [
            proposal
            for fit, sentence in zip(self._fits(question, sentences), sentences, strict=True)
            for proposal in _propose(question, sentence, articles[sentence.passage.article_id], fit)
        ]
        if any(proposal.counts_it for proposal in proposed):
            proposed = [proposal for proposal in proposed if proposal.counts_it]
        return Judgement(self._choose(sorted(proposed, key=lambda proposal: -proposal.fit)))

    def _choose(self, proposed: Sequence[_Proposal]) -> tuple[Candidate, ...]:
        best = proposed[0].fit if proposed else 0.0
        taken: Counter[str] = Counter()
        chosen: list[Candidate] = []
        for proposal in proposed:
            article_id = proposal.passage.article_id
            near = self._settings.near_counting if proposal.counts_it else self._settings.near
            if (
                proposal.fit >= max(self._settings.least, best - near)
                and taken[article_id] < self._settings.per_article
            ):
                taken[article_id] += 1
                score = _probability(proposal.fit)
                chosen.append(Candidate(proposal.text, proposal.span, proposal.passage, score))
        return tuple(chosen)

    def _fits(self, question: Question, sentences: Sequence[_Sentence]) -> list[float]:
        asked = set(content_stems(" ".join(question.subject)))
        weights = _weights(asked, sentences)
        meanings = self.compare(question.text, [sentence.text for sentence in sentences])
        return [
            0.5 * _coverage(weights, sentence) + 0.5 * max(0.0, float(meaning))
            for sentence, meaning in zip(sentences, meanings, strict=True)
        ]

    def compare(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the cosine of the question with each text; vectors of texts seen before are kept."""
        known = self._vectors  # replaced, never changed: another thread may be reading it
        missing = list(dict.fromkeys(text for text in (question, *texts) if text not in known))
        vectors = known | dict(zip(missing, self.encoder.encode(missing), strict=True))
        self._vectors = vectors if len(vectors) <= _MOST_VECTORS else {}
        meanings: NDArray[np.float32] = np.stack([vectors[text] for text in texts]) @ vectors[question]
        return meanings


_MOST_VECTORS = 20_000


def _sentences(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[_Sentence]:
    found: dict[tuple[str, Span], _Sentence] = {}
    for passage in passages:
        article = articles[passage.article_id]
        around = frozenset(content_stems(f"{article.title} {passage.text}"))
        for piece in split_sentences(article.text, passage.span):
            span = trim(piece, article.text)
            text = span.of(article.text)
            if text and (article.id, span) not in found:
                found[article.id, span] = _Sentence(
                    span, text, passage, frozenset(content_stems(text)), around
                )
    return list(found.values())


def _weights(asked: set[str], sentences: Sequence[_Sentence]) -> dict[str, float]:
    """How much each word of the question tells sentences apart (inverse document frequency)."""
    containing = Counter(word for sentence in sentences for word in sentence.stems & asked)
    return {word: log(1 + len(sentences) / (0.5 + containing[word])) for word in asked}


def _coverage(weights: Mapping[str, float], sentence: _Sentence) -> float:
    """The share of the question's words that the sentence holds; those of its passage count half."""
    total = sum(weights.values()) or 1.0
    inside = sum(weight for word, weight in weights.items() if word in sentence.stems)
    around = sum(weight for word, weight in weights.items() if word in sentence.around - sentence.stems)
    return (inside + around / 2) / total


def _propose(question: Question, sentence: _Sentence, article: Article, fit: float) -> list[_Proposal]:
    if question.expects in {Kind.YES_NO, Kind.PHRASE}:
        return [_Proposal(sentence.text, sentence.span, sentence.passage, fit, counts_it=False)]
    asked = set(content_stems(question.text))
    proposals: list[_Proposal] = []
    for mention in values.find(sentence.text, question.expects, published=article.day):
        text = mention.span.of(sentence.text)
        if not _repeats(text, asked):
            counts_it = _counts(question, mention.value)
            bonus = 0.15 * counts_it + 0.15 * _nearness(question, mention.span, sentence)
            span = mention.span.shift(sentence.span.start)
            proposals.append(_Proposal(text, span, sentence.passage, fit + bonus, counts_it))
    return proposals


def _repeats(text: str, asked: set[str]) -> bool:
    """Whether a mention only says again what the question says."""
    return all(stem(word) in asked for word in words(text))


def _counts(question: Question, value: Value) -> bool:
    """Whether a number counts what the question asks to count."""
    return isinstance(value, Quantity) and bool(value.unit) and stem(value.unit) in question.counted


def _nearness(question: Question, span: Span, sentence: _Sentence) -> float:
    """The share of the question's words that stand within a few words of a mention."""
    asked = set(content_stems(" ".join(question.subject)))
    before = content_stems(sentence.text[: span.start])[-_WINDOW:]
    after = content_stems(sentence.text[span.end :])[:_WINDOW]
    return len(asked & {*before, *after}) / (len(asked) or 1)


_WINDOW = 6


def _probability(fit: float) -> float:
    """A fit as a score between 0 and 1, rising steeply around the least fit that is read."""
    return 1 / (1 + exp(-8 * (fit - 0.5)))
