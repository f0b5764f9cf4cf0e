"""The year that a question asks about, and which years an article speaks of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa import values
from qa.cues import MONTHS_NAMED, PEOPLE, SORTS
from qa.scopes import YEAR, leading_year
from qa.values.types import Kind, Quantity
from qa.words import fold, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from index.types import Article, Span
    from qa.types import Question


def asked_year(question: Question) -> int | None:
    """Return the one year that a question asks about, None if it names none, several, or where one begins.

    >>> from qa.question import parse_question
    >>> texts = "How many died in 2015?", "Who led from 2015 to 2017?", "Who has led since 2015?"
    >>> [asked_year(parse_question(text)) for text in texts]
    [2015, None, None]
    """
    found = [each for each in _YEAR_ALONE.finditer(question.text) if not _counts(question.text[each.end() :])]
    if len(found) != 1 or _OPEN.search(question.text[: found[0].start()]):
        return None
    return int(found[0].group())


def _counts(following: str) -> bool:
    """Whether what looks like a year counts what follows: "the 1500 soldiers"."""
    return any(stem(word) in PEOPLE or stem(word) in SORTS for word in words(following)[:1])


_YEAR_ALONE = re.compile(rf"(?<![-–/]){YEAR.pattern}(?![s\-–/]|['’]s\b)")
_OPEN = re.compile(
    r"\b(?:since|after|before|by|until|till|prior to|from|between|pre|post|around|circa)[ -](?:\w+ ){0,4}$",
    re.IGNORECASE,
)


def unmentioned_year(question: Question, articles: Iterable[Article]) -> int | None:
    """Return the year that a question asks about, if none of the articles can be telling of it."""
    year = asked_year(question)
    return year if year and not any(may_tell_of(year, each) for each in articles) else None


def may_tell_of(year: int, article: Article) -> bool:
    """Whether an article names a year, was published in it or just beside it, or does not tell when."""
    return not article.day or year in spoken_years(article) or _is_recent(year, article.day)


def _is_recent(year: int, published: date) -> bool:
    """Whether a report of a day may tell of a year without a word: that of the day, or just beside."""
    months_off = (published.year - year) * 12 + published.month - 1
    return -_SEASON <= months_off < 12 + _SEASON


def is_of_another_year(question: Question, article: Article, sentence: Span) -> bool:
    """Whether an article cannot be telling of the year asked about, in this sentence or at all.

    A sentence that begins with another year long past tells of that one. Of a year long past none tells
    before the article, or its title, has come to it. Where it is not known when the article was published,
    that it never names the year and its sentence names another one tells as much.
    """
    year = asked_year(question)
    if not year:
        return False
    told = sentence.of(article.text)
    if not article.day:
        return year not in spoken_years(article) and bool(YEAR.search(told))
    leading = leading_year(told, article.day)
    if leading and leading != year and str(year) not in told:
        return True
    return not _is_recent(year, article.day) and not _is_come_to(year, article, sentence)


def _is_come_to(year: int, article: Article, sentence: Span) -> bool:
    """Whether an article names a year by the end of the paragraph of a sentence."""
    if year not in spoken_years(article):
        return False
    end = article.text.find("\n", sentence.end)
    return end < 0 or year in set(_years_of(f"{article.title}\n{article.text[:end]}", article))


@lru_cache(maxsize=512)
def spoken_years(article: Article) -> frozenset[int]:
    """Return the years that an article names in its text or title, in digits, as a stretch or counted back.

    >>> from index.types import Article
    >>> text = "The vote of 2015-17; the summer of ’68; 1,984 people"
    >>> sorted(spoken_years(Article(locator="a", text=text)))
    [1968, 2015, 2016, 2017, 2068]
    """
    return frozenset(_years_of(f"{article.title}\n{article.text}", article))


def _years_of(text: str, article: Article) -> Iterator[int]:
    yield from (int(each) for each in YEAR.findall(text))
    for found in _STRETCH.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        yield from range(first, (last if last > first else first // 100 * 100 + last % 100) + 1)
    for found in _DECADE.finditer(text):
        yield from range(int(found.group()), int(found.group()) + 10)
    for found in _CENTURY.finditer(text):
        yield from range(int(found.group(1)) * 100 - 100, int(found.group(1)) * 100 + 1)
    for found in _SHORT.finditer(text):
        yield from (century + int(found.group(1)) for century in (1900, 2000))
    if article.day:
        years = [article.day.year - ago for ago in _counted_back(text)]
        yield from (near for year in years for near in (year - 1, year, year + 1))
        yield from (article.day.year - 1 for _ in _LAST_YEAR.finditer(text))
        yield from (article.day.year + 1 for _ in _NEXT_YEAR.finditer(text))


def _counted_back(text: str) -> Iterator[int]:
    """How many years ago something was: "80th anniversary", "ten years ago", "a decade"."""
    for found in _COUNTED_BACK.finditer(fold(text)):
        value = values.parse("one" if found["number"] == "a" else found["number"], Kind.COUNT)
        if isinstance(value, Quantity) and value.low == value.high < _MOST_YEARS:
            yield int(value.low) * (10 if found["decade"] else 1)


_SEASON = 4
"""Months: an election of November is still told of in January, and the games of January in autumn."""

_LAST_YEAR = re.compile(
    rf"\b(?:last|previous|past|prior)\s+(?:year|season|winter|spring|summer|autumn|fall|{MONTHS_NAMED})\b"
    r"|\b(?:months|year)[ -](?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(
    r"\b(?:next|coming|following)\s+(?:year|season|winter|spring|summer)\b", re.IGNORECASE
)
_STRETCH = re.compile(
    r"(?<!\d)(?P<first>1\d{3}|20\d\d) ?(?:[-–—/]|to|until|and|through) ?(?P<last>\d{4}|\d\d)(?!\d)"
)
_DECADE = re.compile(r"(?<!\d)(?:1\d|20)\d0(?=['’]?s\b)")
_CENTURY = re.compile(r"\b(\d\d?)(?:st|nd|rd|th)[ -]centur", re.IGNORECASE)
_SHORT = re.compile(r"['’](\d\d)\b")
_COUNTED_BACK = re.compile(
    r"\b(?P<number>\w+?)(?:st|nd|rd|th)?[ -](?:years?|(?P<decade>decades?)|anniversary|birthday)\b"
)
_MOST_YEARS = 2_000
