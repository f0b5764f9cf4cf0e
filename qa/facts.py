"""The facts of an article: each count, sum, share, day and length of time, with the clause that gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.abbreviations import SPEECH
from index.sentences import split_sentences, trim
from index.types import Passage, Span
from qa import values
from qa.cues import CLAUSE_BREAK, FATES
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._units import MEASURES
from qa.values.numbers import counted
from qa.values.types import Duration, Kind, Quantity, Relation
from qa.words import content_stems, fold, is_stopword, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.types import Article
    from qa.values.types import Mention, Value

KINDS = (Kind.DURATION, Kind.MONEY, Kind.PERCENTAGE, Kind.COUNT, Kind.DATE)
"""Kinds whose values have a sure form, the closer one first: a stretch of text is one fact only."""

PERSON = "person"
"""The noun of the dead, the hurt and whoever else is counted by head."""

_LONGEST_SENTENCE = 500
_MOST_MENTIONS = 4
_NEAR, _CLOSE = 8, 5
_SPEECH = "|".join(sorted(SPEECH))
_BREAK = re.compile(
    rf"{CLAUSE_BREAK.pattern}|\s(?:[–—]|--)\s|[:;]\s|,\s(?=who\b|which\b|where\b)"
    rf"|,\s(?=(?:{_SPEECH})\b|according\s+to\b)|\b(?:{_SPEECH})\s+(?:that\s+)?"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ADDRESS = re.compile(r"https?\b|\bwww\b")
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|overnight|ago|this|last|next|now|recent)\b", re.IGNORECASE
)
_SAID = re.compile(rf"\b(?:{_SPEECH})\s+(?:(?:on|late|early)\s+)?$")
_PART = re.compile(r"of (?:the|its|his|her|their|our|those|these|them)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|all|both)$", re.IGNORECASE)
_FEW = 4
_RATE = re.compile(r"(?:per|an?|each|every|annually|yearly|daily|monthly|apiece)\b", re.IGNORECASE)
_BASE_UNITS = frozenset(base for base, _ in MEASURES.values())
_DAYS = WEEKDAYS.keys() | MONTHS.keys()
_ONE = re.compile(r"(?:one|a|an|another|1)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of an article: where it stands, the clause around it, and what the clause speaks of.

    `near` holds the stems of the content words within a few words of the value, `noun` the stem of what a
    number counts or a time lasts, `names` the stems of the names in the clause, `years` the years in it, none
    of them the value itself; `fates` says what became of those counted, where the words beside it tell;
    `is_rate`: the value is one a year, a head or the like.
    """

    article: Article
    kind: Kind
    value: Value
    span: Span
    sentence: Span
    clause: Span
    near: frozenset[str]
    noun: str
    names: frozenset[str]
    years: frozenset[str]
    fates: frozenset[str]
    is_rate: bool

    @property
    def text(self) -> str:
        """The value as it is written."""
        return self.span.of(self.article.text)

    @property
    def frame(self) -> tuple[str, str]:
        """The clause before and behind the value, on one line."""
        before = self.article.text[self.clause.start : self.span.start]
        behind = self.article.text[self.span.end : self.clause.end]
        return " ".join(before.split()), " ".join(behind.split())

    @property
    def passage(self) -> Passage:
        """The sentence as a passage."""
        return Passage(self.article.id, self.sentence, self.sentence.of(self.article.text))

    def relate(self, other: Fact) -> Relation:
        """Return how the value relates to that of another fact."""
        return values.relate(self.value, other.value)


def find_facts(article: Article) -> Iterator[Fact]:
    """Yield the facts of an article in order; tables and lists of figures give none."""
    for sentence in split_sentences(article.text, article.body):
        span = trim(sentence, article.text)
        text = span.of(article.text)
        if not text or len(text) > _LONGEST_SENTENCE or _ADDRESS.search(text):
            continue
        taken: list[Span] = []
        for kind in KINDS:
            mentions = values.find(text, kind, published=article.day)
            if len(mentions) > _MOST_MENTIONS:
                continue
            for mention in mentions:
                if not any(mention.span.overlaps(each) for each in taken):
                    taken.append(mention.span)
                    fact = _fact(article, kind, mention, span)
                    if _can_differ(fact):
                        yield fact


def _can_differ(fact: Fact) -> bool:
    """Whether another article could say otherwise: no part of a whole, no day reckoned from one unknown."""
    before, behind = fact.frame
    if fact.kind is Kind.DATE:
        is_loose = not fact.article.day and _RELATIVE.search(fact.text)
        return not is_loose and not _SAID.search(fact.article.text[fact.sentence.start : fact.span.start])
    if fact.kind is not Kind.COUNT:
        return True
    is_part = _PART.match(behind) or before.lower().startswith("of the ")
    is_known = isinstance(fact.value, Quantity) and fact.value.high <= _FEW and _DEFINITE.search(before)
    return bool(fact.noun) and not (is_part or is_known or _ONE.match(fact.text))


def _fact(article: Article, kind: Kind, mention: Mention, sentence: Span) -> Fact:
    span = mention.span.shift(sentence.start)
    clause = _clause(article.text, sentence, span)
    before, behind = article.text[clause.start : span.start], article.text[span.end : clause.end]
    near = {*content_stems(before)[-_NEAR:], *content_stems(behind)[:_NEAR]}
    near = {each for each in near if not each.isdigit()}
    close = {*content_stems(before)[-_CLOSE:], *content_stems(behind)[:_CLOSE]}
    fates = frozenset(fate for fate, stems in FATES.items() if not stems.isdisjoint(close))
    noun = _noun(article.text, mention.value, span) or (PERSON if kind is Kind.COUNT and fates else "")
    return Fact(
        article=article,
        kind=kind,
        value=mention.value,
        span=span,
        sentence=sentence,
        clause=clause,
        near=frozenset(near),
        noun=stem(noun) if noun else "",
        names=frozenset(_names(before, is_start=clause.start == sentence.start) | _names(behind)),
        years=frozenset(_YEAR.findall(f"{before} {behind}")),
        fates=fates,
        is_rate=bool(_RATE.match(behind.lstrip())) or "annual" in near,
    )


def _noun(text: str, value: Value, span: Span) -> str:
    """What a number counts, or what a length of time is of: "a four-day state visit"."""
    if isinstance(value, Quantity):
        return "" if value.unit in _BASE_UNITS else value.unit
    return counted(text, span.end, is_single=True) if isinstance(value, Duration) else ""


def _clause(text: str, sentence: Span, span: Span) -> Span:
    breaks = [
        Span(each.start() + sentence.start, each.end() + sentence.start)
        for each in _BREAK.finditer(sentence.of(text))
    ]
    start = max((each.end for each in breaks if each.end <= span.start), default=sentence.start)
    end = min((each.start for each in breaks if each.start >= span.end), default=sentence.end)
    return trim(Span(start, end), text)


def _names(text: str, *, is_start: bool = False) -> set[str]:
    """The stems of the capitalised words, but for the one that opens the sentence."""
    found = words(text)
    return {
        stem(part)
        for number, word in enumerate(found)
        if word[0].isupper()
        and not is_stopword(word)
        and (number or not is_start)
        and fold(word) not in _DAYS
        for part in word.split("-")
    }
