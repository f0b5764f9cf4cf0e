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
from qa.types import Candidate, Question
from qa.values.types import Kind, Quantity
from qa.words import content_stems, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.embedding import Encoder
    from index.types import Article, Passage, Span


class Reader(Protocol):
    """What the engine asks of a reader."""

    def read(
        self, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> tuple[Candidate, ...]:
        """Return the spans that may answer the question, best first; none when nothing does."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What the sentence reader demands, fitted by hand on the questions of the sample corpus.

    `least_fit` is the fit (0..1) below which a sentence is not about the question; `near` how far below
    the best sentence of all another may lie; `sentences_per_article` how many of an article are read.
    """

    least_fit: float = 0.45
    near: float = 0.16
    sentences_per_article: int = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    passage: Passage
    stems: frozenset[str]
    around: frozenset[str]


class SentenceReader:
    """A reader without training: words, meaning and the kind of value asked for."""

    def __init__(self, encoder: Encoder, settings: ReadingSettings | None = None) -> None:
        self._encoder = encoder
        self._settings = settings or ReadingSettings()
        self._vectors: dict[str, np.ndarray] = {}

    def read(
        self, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> tuple[Candidate, ...]:
        """Return the values of the kind asked for in the sentences that fit best, best first."""
        sentences = _sentences(passages, articles)
        if not sentences:
            return ()
        fits = self._fits(question, sentences)
        floor = max(self._settings.least_fit, max(fits) - self._settings.near)
        taken: Counter[str] = Counter()
        candidates: list[Candidate] = []
        for fit, sentence in sorted(zip(fits, sentences, strict=True), key=lambda pair: -pair[0]):
            article = articles[sentence.passage.article_id]
            if fit < floor or taken[article.id] >= self._settings.sentences_per_article:
                continue
            found = _propose(question, sentence, article, fit)
            taken[article.id] += bool(found)
            candidates += found
        return tuple(sorted(candidates, key=lambda candidate: -candidate.score))

    def _fits(self, question: Question, sentences: Sequence[_Sentence]) -> list[float]:
        asked = set(content_stems(" ".join(question.subject)))
        weights = _weights(asked, sentences)
        meanings = self._meanings(question.text, [sentence.text for sentence in sentences])
        return [
            0.5 * _coverage(weights, sentence) + 0.5 * max(0.0, float(meaning))
            for sentence, meaning in zip(sentences, meanings, strict=True)
        ]

    def _meanings(self, question: str, texts: Sequence[str]) -> np.ndarray:
        """The cosine of the question with each text; vectors of texts seen before are kept."""
        missing = list(dict.fromkeys(text for text in (question, *texts) if text not in self._vectors))
        if len(self._vectors) + len(missing) > _MOST_VECTORS:
            self._vectors.clear()
            missing = list(dict.fromkeys((question, *texts)))
        self._vectors |= dict(zip(missing, self._encoder.encode(missing), strict=True))
        return np.stack([self._vectors[text] for text in texts]) @ self._vectors[question]


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


def _propose(question: Question, sentence: _Sentence, article: Article, fit: float) -> list[Candidate]:
    if question.expects in {Kind.YES_NO, Kind.PHRASE}:
        return [Candidate(sentence.text, sentence.span, sentence.passage, _probability(fit))]
    asked = set(content_stems(question.text))
    mentions = values.find(sentence.text, question.expects, published=article.day)
    wanted = [mention for mention in mentions if not _repeats(mention.span.of(sentence.text), asked)]
    scored = [(fit + _closeness(question, mention, sentence), mention) for mention in wanted]
    if not scored:
        return []
    score, best = max(scored, key=lambda pair: pair[0])
    span = best.span.shift(sentence.span.start)
    return [Candidate(span.of(article.text), span, sentence.passage, _probability(score))]


def _repeats(text: str, asked: set[str]) -> bool:
    """Whether a mention only says again what the question says."""
    return all(stem(word) in asked for word in words(text))


def _closeness(question: Question, mention: values.Mention, sentence: _Sentence) -> float:
    """A bonus of up to 0.3: what the number counts is what is asked, and the question's words are near."""
    unit = mention.value.unit if isinstance(mention.value, Quantity) else ""
    counts_it = bool(question.counted) and stem(unit) in question.counted
    asked = set(content_stems(" ".join(question.subject)))
    before = content_stems(sentence.text[: mention.span.start])[-_WINDOW:]
    after = content_stems(sentence.text[mention.span.end :])[:_WINDOW]
    near = len(asked & {*before, *after}) / (len(asked) or 1)
    return 0.15 * counts_it + 0.15 * near


_WINDOW = 6


def _probability(fit: float) -> float:
    """A fit as a score between 0 and 1, rising steeply around the least fit that is read."""
    return 1 / (1 + exp(-8 * (fit - 0.5)))
