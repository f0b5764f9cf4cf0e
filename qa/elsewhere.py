"""What is told of another country than the one asked about, or of another time than its rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from index.types import Span
from qa.asked import PAST_YEAR, PRESENT
from qa.locations import named_nations, placed_nations
from qa.scopes import YEAR, leading_year, past_year
from qa.values.types import Kind
from qa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.types import Article
    from qa.types import Citation, Claim, Question

FIGURES = frozenset({Kind.COUNT, Kind.PERCENTAGE, Kind.MONEY, Kind.DURATION})
"""Kinds of which a text easily tells a second: of another country, of another year."""


def is_elsewhere(question: Question, text: str, sentence: Span) -> bool:
    """Whether a sentence of a text gives its figures of another country than the question asks about.

    The country is that of the sentence, or of the nearest before it in its paragraph that names one.
    """
    if question.expects not in FIGURES or not placed_nations(question.text):
        return False
    asked = named_nations(question.text)
    for told in backwards(text, sentence):
        if named := named_nations(told):
            return bool(placed_nations(told)) and named.isdisjoint(asked | _AMBIGUOUS)
    return False


_AMBIGUOUS = frozenset({"georgia"})
"""A country and a part of another one."""


def backwards(text: str, sentence: Span) -> Iterator[str]:
    """Yield a sentence of a text and those before it in its paragraph, the nearest first."""
    yield sentence.of(text)
    start = text.rfind("\n", 0, sentence.start) + 1
    before = [trim(each, text).of(text) for each in split_sentences(text, Span(start, sentence.start))]
    yield from reversed(before)


def in_one_time(
    question: Question, claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[list[Claim], list[Claim]]:
    """Return the claims about the time of the best, and those that every report tells of a year long past.

    To a question in the present tense the best is one of the present, if there is one. None is left out where
    the question or the best claim names a year, or a report of the best mentions the year of the other, which
    may then be the event that it tells of.
    """
    if question.expects not in FIGURES or YEAR.search(question.text) or PAST_YEAR.search(question.text):
        return list(claims), []
    years = {claim: [_past_year(each, articles) for each in claim.citations] for claim in claims}
    current = [claim for claim in claims if not any(years[claim])]
    best = next(iter(current if PRESENT.search(fold(question.text)) else claims), None)
    if best not in current:
        return list(claims), []
    texts = [articles[each.article_id].text for each in best.citations]
    mentioned = {int(year) for text in texts for year in YEAR.findall(text)}
    past = [claim for claim in claims if all(years[claim]) and mentioned.isdisjoint(years[claim])]
    return [claim for claim in claims if claim not in past], past


def _past_year(citation: Citation, articles: Mapping[str, Article]) -> int | None:
    """The year long past that a citation tells of, or that the sentences before it begin with."""
    if year := past_year(citation):
        return year
    before = list(backwards(articles[citation.article_id].text, Span(citation.start, citation.end)))
    dated = next((each for each in before if YEAR.search(each)), "")
    return leading_year(dated, citation.day) if dated and dated is not before[0] else None
