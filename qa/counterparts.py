"""What a copied sentence says where the sentence that it was copied from gives an answer.

A report that was copied and changed on the way differs from its source in just the words that matter, and a
reader that knows the answer in one of the two sentences knows where to look in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from index.types import Span
from qa.types import Candidate
from qa.words import content_stems, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.types import Article, Passage

COPIED = 0.6
"""Words that two sentences share, of all their words, from which one is taken for a copy of the other."""

FEWEST = 4
"""Content words that a sentence must have beside its answer for a copy of it to be told."""

_LONGEST = 12
_TOKEN = re.compile(r"\w+|[^\w\s]")


def is_copied(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sentences, given by their content stems, are copies of one another."""
    return len(one & other) >= COPIED * len(one | other)


def find_counterparts(
    candidates: Sequence[Candidate], passages: Sequence[Passage], articles: Mapping[str, Article]
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield each candidate with what a copy of its sentence in another article says in its place.

    A counterpart has the candidate's score: the sentence around it answers the question as well. It may be
    the same words again.
    """
    sentences = _sentences(passages, articles)
    for candidate in candidates:
        home = candidate.passage.article_id
        own = _sentence_of(candidate.span, home, sentences)
        if own is None:
            continue
        answer = frozenset(content_stems(candidate.text))
        around = own.stems - answer
        for other in sentences:
            if (
                other.article.id != home
                and len(around) >= FEWEST
                and is_copied(around, other.stems - answer)
                and (span := _align(own, other, candidate.span))
                and _takes_the_place(
                    frozenset(content_stems(span.of(other.article.text))), answer, other.stems
                )
            ):
                text = span.of(other.article.text)
                yield candidate, Candidate(text, span, other.passage, candidate.score)


def find_changed(
    spans: Sequence[tuple[Span, str]], passages: Sequence[Passage], articles: Mapping[str, Article]
) -> list[bool]:
    """Return for each span, given with its article's id, whether a copy says something else in its place.

    Only articles that are faithful copies but for a few words count: what those change is what is asked
    about; in what was reworded all over, a change tells nothing.
    """
    faithful = {
        (one.id, other.id) for one, other in permutations(articles.values(), 2) if _are_faithful(one, other)
    }
    if not faithful:
        return [False] * len(spans)
    sentences = _sentences(passages, articles)
    return [
        _is_changed(span, own, [each for each in sentences if (article_id, each.article.id) in faithful])
        if (own := _sentence_of(span, article_id, sentences))
        else False
        for span, article_id in spans
    ]


FAITHFUL = 0.8
"""The words that two articles share, as a part of the longer's, from which one is a faithful copy."""


def _are_faithful(one: Article, other: Article) -> bool:
    ours, theirs = _counted(one), _counted(other)
    shorter, longer = sorted((ours.total(), theirs.total()))
    return shorter >= FAITHFUL * longer > 0 and (ours & theirs).total() >= FAITHFUL * longer


@lru_cache(maxsize=256)
def _counted(article: Article) -> Counter[str]:
    return Counter(words(fold(article.body.of(article.text))))


def _sentence_of(span: Span, article_id: str, sentences: Sequence[_Sentence]) -> _Sentence | None:
    return next((each for each in sentences if each.article.id == article_id and each.holds(span)), None)


def _is_changed(span: Span, own: _Sentence, others: Sequence[_Sentence]) -> bool:
    text = fold(span.of(own.article.text))
    answer = frozenset(content_stems(text))
    around = own.stems - answer
    copies = (each for each in others if len(around) >= FEWEST and is_copied(around, each.stems - answer))
    placed = ((copy, _align(own, copy, span)) for copy in copies)
    return any(found is not None and fold(found.of(copy.article.text)) != text for copy, found in placed)


def _takes_the_place(counterpart: frozenset[str], answer: frozenset[str], sentence: frozenset[str]) -> bool:
    """Whether the words are an answer's, and the answer itself does not stand elsewhere in their sentence."""
    return bool(counterpart) and (bool(counterpart & answer) or not answer <= sentence)


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: Article
    passage: Passage
    span: Span
    stems: frozenset[str]

    @property
    def text(self) -> str:
        return self.span.of(self.article.text)

    def holds(self, span: Span) -> bool:
        return self.span.contains(span)

    def tokens(self) -> list[tuple[str, int, int]]:
        """The sentence's words and marks, folded, with their places in the article."""
        offset = self.span.start
        return [(word, start + offset, end + offset) for word, start, end in _tokens_of(self.text)]


@lru_cache(maxsize=512)
def _tokens_of(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((fold(found.group()), *found.span()) for found in _TOKEN.finditer(text))


@lru_cache(maxsize=512)
def _stretches(one: str, other: str) -> tuple[tuple[int, int, int, int], ...]:
    """The stretches of words that two sentences share, or have in each other's place: from, to, from, to."""
    here, there = ([word for word, _, _ in _tokens_of(text)] for text in (one, other))
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return tuple((a, b, c, d) for _, a, b, c, d in matcher.get_opcodes())


def _sentences(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[_Sentence]:
    found: dict[tuple[str, Span], _Sentence] = {}
    for passage in passages:
        article = articles[passage.article_id]
        for piece in split_sentences(article.text, passage.span):
            span = trim(piece, article.text)
            stems = frozenset(content_stems(span.of(article.text)))
            found.setdefault((article.id, span), _Sentence(article, passage, span, stems))
    return list(found.values())


def _align(own: _Sentence, other: _Sentence, answer: Span) -> Span | None:
    """The words of the other sentence that stand between the same words as the answer does in its own."""
    here, there = own.tokens(), other.tokens()
    inside = [
        place for place, (_, start, end) in enumerate(here) if start < answer.end and end > answer.start
    ]
    first, last = inside[0], inside[-1] + 1
    begin = end = None
    for a, b, c, d in _stretches(own.text, other.text):
        is_same = b - a == d - c
        if a <= first < b:
            begin = c + first - a if is_same else c
        if a < last <= b:
            end = d - (b - last) if is_same else d
    if begin is None or end is None or not 0 < end - begin <= _LONGEST:
        return None
    return Span(there[begin][1], there[end - 1][2])
