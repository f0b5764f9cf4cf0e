"""What other articles say in place of a figure that answers a question, where their facts are the same.

A reader that knows how many "heads of state" one article counts may not know that the "27 leaders" of another
are those. The facts of articles are aligned without a question; what stands aligned with an answer is one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qa.alignment import align
from qa.facts import Fact, find_facts
from qa.types import Candidate
from qa.values.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.embedding import Encoder
    from index.types import Article
    from qa.types import Question

PART = 0.5
"""The part of an answer's probability that what stands aligned with it has."""

_MOST_FACTS = 80
"""Facts that are compared for one answer, at the most: those of one noun in a handful of articles."""


def find_aligned(
    question: Question, candidates: Sequence[Candidate], articles: Iterable[Article], encoder: Encoder
) -> Iterator[Candidate]:
    """Yield for each day, and each number of a noun, what the facts of other articles say in its place."""
    if question.expects not in {Kind.COUNT, Kind.DURATION, Kind.DATE}:
        return
    facts = [fact for article in articles for fact in _facts_of(article) if fact.kind is question.expects]
    groups: dict[str, list[tuple[Fact, ...]]] = {}
    for candidate in candidates:
        own = next((fact for fact in facts if _holds(fact, candidate)), None)
        if own is None or not (own.noun or own.kind is Kind.DATE):
            continue
        if own.noun not in groups:
            alike = [fact for fact in facts if fact.noun == own.noun]
            groups[own.noun] = list(align(alike, encoder)) if len(alike) <= _MOST_FACTS else []
        for group in groups[own.noun]:
            if own in group:
                yield from (
                    Candidate(fact.text, fact.span, fact.passage, PART * candidate.score)
                    for fact in group
                    if fact is not own
                )


@lru_cache(maxsize=64)
def _facts_of(article: Article) -> tuple[Fact, ...]:
    return tuple(find_facts(article))


def _holds(fact: Fact, candidate: Candidate) -> bool:
    return fact.article.id == candidate.passage.article_id and fact.span.overlaps(candidate.span)
