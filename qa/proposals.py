"""What could answer a question: the spans a model scores best, and the values of the kind asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from index.types import Span
from qa import values
from qa.answers import MEASURED, as_asked, find_sure, in_metres, read_value, years_spanned
from qa.asked import DAYTIME, LASTING, LIFE, QUANTIFIERS, RUNNING_TIME, TIMELY, YEARLY
from qa.cues import COURSES, PEOPLE, SORTS, THINGS
from qa.datelines import DATELINE, is_in_dateline, is_of_the_page
from qa.decision import FORMS
from qa.elsewhere import FIGURES, is_elsewhere
from qa.people import is_of_anothers_age
from qa.relative import is_relative
from qa.scopes import fates_beside, fates_of, noun_of
from qa.values._titles import TITLES
from qa.values.reading import mention_at
from qa.values.types import Duration, Kind, Money, Name, Phrase, Quantity, When
from qa.values.words import folded_words, singular
from qa.words import content_stems, fold, is_stopword, stem, words
from qa.years import is_of_another_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from index.types import Article, Passage
    from qa.spans import Reading, Scores
    from qa.types import Candidate, Question
    from qa.values.types import Value

SEPARATOR = " | "
"""What follows each part of the context that a passage is read with."""

SPANS_PER_PASSAGE = 3

TYPED = frozenset(FORMS)
"""Kinds whose values are found by their form, where the model says which of them is meant."""


@dataclass(frozen=True, slots=True)
class Proposal:
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
    def around(self) -> str:
        """The sentence without the span."""
        text = self.article.text
        return (
            f"{text[self.sentence.start : self.span.start]} {text[self.span.end : self.sentence.end]}".strip()
        )

    @property
    def is_typed(self) -> bool:
        """Whether the value has a sure form."""
        return not isinstance(self.value, Name | Phrase)

    @property
    def noun(self) -> str:
        """What a number counts, empty where it is not told."""
        return self.value.unit if isinstance(self.value, Quantity) else ""


def propose(
    question: Question,
    passages: Sequence[Passage],
    read: Sequence[Scores],
    articles: Mapping[str, Article],
) -> list[Proposal]:
    """Return what could answer the question in the passages of `articles`, given how each one `read`.

    Whom the question names is left out, and what is told of another country, year or person's age than asked
    about, is a change or a lead, or is denied. The day of a report or a picture answers only where no
    other does.
    """
    everywhere = (
        _place(question, passage, reading, articles[passage.article_id])
        for passage, scores in zip(passages, read, strict=True)
        for reading in _propose(question, passage, scores, articles[passage.article_id])
    )
    placed = [
        each
        for each in everywhere
        if not _is_asked_about(question, each.text)
        and not is_elsewhere(question, each.article.text, each.sentence)
        and not is_of_another_year(question, each.article, each.sentence)
        and not is_of_anothers_age(question.text, each.article.text[each.sentence.start : each.span.start])
        and not is_relative(question, each.article.text, each.sentence, each.span)
    ]
    of_page = [isinstance(each.value, When) and is_of_the_page(each.article, each.span) for each in placed]
    dated = {
        each.article.id
        for each, is_beside in zip(placed, of_page, strict=True)
        if isinstance(each.value, When) and not is_beside
    }
    return [
        each
        for each, is_beside in zip(placed, of_page, strict=True)
        if not is_beside or each.article.id not in dated
    ]


def _is_asked_about(question: Question, text: str) -> bool:
    """Whether words name only whom a question is about: nobody marries or succeeds himself.

    Of those whom a question leaves to choose from one is the answer: "Who won, Dell or Ash?"
    """
    if question.expects not in {Kind.PERSON, Kind.ORGANISATION} or _CHOICE.search(question.text):
        return False
    return set(folded_words(text)) - TITLES <= set(folded_words(question.text))


_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)


def _place(question: Question, passage: Passage, reading: Reading, article: Article) -> Proposal:
    span = Span(reading.start, reading.end).shift(passage.span.start)
    sentences = (trim(each, article.text) for each in split_sentences(article.text, passage.span))
    sentence = next((each for each in sentences if each.overlaps(span)), span)
    value = read_value(question, span.of(article.text), article.day, sentence.of(article.text))
    stems = frozenset(content_stems(sentence.of(article.text)))
    return Proposal(article, passage, reading, span, sentence, value, as_asked(question, value), stems)


def _propose(question: Question, passage: Passage, scores: Scores, article: Article) -> Iterator[Reading]:
    """The passage's values of the kind asked for, where that has a sure form, and the model's best spans."""
    mentioned: list[Span] = []
    if question.expects in TYPED and not question.ordinal:
        for mention, told in _mentions(question, passage.text, article.day):
            mentioned.append(told)
            reading = scores.of(mention.span.start, mention.span.end)
            is_meant = (
                _is_asked_for(question, mention.value)
                and not (question.year and not _tells_year(mention, passage.text))
                and not _refers_back(passage.text, mention)
                and not _is_running_time(passage.text, mention)
                and not _is_of_another_fate(question, passage.text, mention.span)
                and not _is_of_another_course(question, passage.text, mention)
            )
            if reading and is_meant:
                yield reading
    for reading in scores.best(SPANS_PER_PASSAGE):
        span = _as_told(question, Span(reading.start, reading.end), passage.text, article.day)
        if (
            not span
            or any(span.overlaps(each) for each in mentioned)
            or _is_empty(question, span, passage.text)
        ):
            continue
        if not _is_of_another_form(span.of(passage.text), question):
            yield replace(reading, start=span.start, end=span.end)


def _mentions(question: Question, text: str, published: date | None) -> Iterator[tuple[values.Mention, Span]]:
    """The values in a text of the kind asked for, each with the span that is told by it.

    Of the years of a life the value is the birth or the death asked for, the span both.
    """
    for found in values.find(text, question.expects, published=published):
        mention = replace(found, value=in_metres(question, found.value, found.span.of(text)))
        life = question.life and years_spanned(mention.value) and LIFE.fullmatch(mention.span.of(text))
        value = values.parse(life[question.life], Kind.DATE) if life else None
        if life and isinstance(value, When):
            span = Span(life.start(question.life), life.end(question.life)).shift(mention.span.start)
            yield replace(mention, span=span, value=value), mention.span
        else:
            yield mention, mention.span


def _tells_year(mention: values.Mention, text: str) -> bool:
    """Whether a time tells one year: a day alone does not, nor does a stretch of several."""
    return bool(YEARLY.search(fold(mention.span.of(text)))) and not years_spanned(mention.value)


def _is_asked_for(question: Question, value: Value) -> bool:
    """Whether a value is a time of day where one is asked for, or a number or sum measured as it should be.

    Things are no answer where people are counted, nor are people or things where times are.
    """
    if question.clock:
        return isinstance(value, When) and bool(value.clock)
    if question.measures is None:
        return True
    if isinstance(value, Money):
        return not value.currency or value.currency in question.measures
    return not isinstance(value, Quantity) or _is_counted_so(question, question.measures, value)


def _is_counted_so(question: Question, measures: frozenset[str], value: Quantity) -> bool:
    sort = SORTS.get(value.unit)
    if sort in THINGS and not PEOPLE.isdisjoint(question.counted):
        return False
    if sort and question.counted[-1:] == ("time",):
        return False
    if "population" in map(fold, question.subject) and value.low == value.high and value.low % 1:
        return False  # 139.8 people live on a mile, not in a town
    return (value.unit if value.unit in MEASURED else "") in measures


def _is_of_another_fate(question: Question, text: str, span: Span) -> bool:
    """Whether those counted are surely not those asked for: the injured where the dead are."""
    asked = fates_of(map(stem, question.subject))
    told = {fate for _, fate in fates_beside(text, span.start, span.end)}
    return bool(asked and told) and asked.isdisjoint(told)


def _is_of_another_course(question: Question, text: str, mention: values.Mention) -> bool:
    """Whether a length of time is surely that of something else: a visit's where a truce's is asked for."""
    if not isinstance(mention.value, Duration):
        return False
    asked = {COURSES[noun] for word in question.subject if (noun := singular(fold(word))) in COURSES}
    told = COURSES.get(noun_of(mention.value, text, mention.span))
    return bool(asked) and told is not None and told not in asked


def _is_empty(question: Question, span: Span, passage: str) -> bool:
    """Whether a span holds nothing that could answer: "a", "it was", where a report is sent from."""
    if question.expects is not Kind.PLACE and is_in_dateline(span, passage):
        return True
    text = span.of(passage)
    return not any(map(str.isdigit, text)) and all(map(is_stopword, words(text)))


def _as_told(question: Question, span: Span, text: str, published: date | None) -> Span | None:
    """The span without the marks around it, and with all of the value that it is cut from; None if empty."""
    told = tidy(span, text)
    if told and question.amount:
        told = _amount(told, text, published)
    return _whole(question, told, text, published) if told else None


def _amount(span: Span, text: str, published: date | None) -> Span:
    """The span from its figure on, where words of the sentence stand before: "deliver 50bn cubic metres"."""
    for found in find_sure(span.of(text), published):
        start = span.start + found.span.start
        if text[span.start : start].islower():
            return replace(span, start=start)
    return span


def _whole(question: Question, span: Span, text: str, published: date | None) -> Span:
    """The span of the figure that a span is cut from: "at least twice" for "twice"."""
    if question.expects in FIGURES:
        mention = mention_at(text, question.expects, span.start, span.end, published=published)
        return mention.span if mention and mention.span.contains(span) else span
    told = span.of(text)
    is_number = question.amount and isinstance(values.parse(told), Quantity)
    if question.expects is not Kind.PHRASE or not (is_number or told in _figures(told, published).values()):
        return span
    return next((each for each in _figures(text, published) if each.contains(span)), span)


def _figures(text: str, published: date | None) -> dict[Span, str]:
    """The words of a sure form that are no times, each with where it stands."""
    found = (each.span for each in find_sure(text, published) if not isinstance(each.value, When))
    return {span: span.of(text) for span in found}


def _is_of_another_form(text: str, question: Question) -> bool:
    """Whether words have a sure form that is not the one asked for: "three-day" where ships are counted.

    Sums and shares always have their form; days and counts are told in other words too, and how long
    something lasts by when it begins or ends: "since the 1950s".
    """
    if question.expects not in TYPED:
        return False
    value = values.parse(text)
    match question.expects:
        case Kind.COUNT:
            return not _tells_how_many(question, value, text)
        case Kind.DATE:
            return not _is_timely(question, value, fold(text))
        case Kind.DURATION:
            is_lasting = years_spanned(value) or LASTING.search(fold(text))
            return not (is_lasting or isinstance(value, Duration))
        case Kind.MONEY:
            return not _is_sum(question, value)
    return not isinstance(value, FORMS[question.expects])


def _tells_how_many(question: Question, value: Value, text: str) -> bool:
    """Whether words can tell a count: a number or quantifier in the measure asked for, or an ordinal."""
    if question.ordinal:
        first = next((word for word in words(fold(text)) if not is_stopword(word)), "")
        return isinstance(values.parse(first, Kind.COUNT), Quantity) and not isinstance(value, When | Name)
    if isinstance(value, Quantity) and value.unit in MEASURED and question.counted and question.measures:
        return value.unit in question.measures or "" in question.measures
    if isinstance(value, Phrase) and question.measures and (question.counted or question.measures != {""}):
        return bool(QUANTIFIERS.search(fold(text)))
    is_age = isinstance(value, Duration) and not question.counted  # "how old" is answered by years
    return is_age or not isinstance(value, When | Name | Duration)


def _is_sum(question: Question, value: Value) -> bool:
    """Whether a value is a sum in the currency asked for, or a number large enough for one in an unknown."""
    if isinstance(value, Quantity):
        return value.unit not in MEASURED and value.low >= _SUM
    return isinstance(value, Money) and (
        not question.measures or not value.currency or value.currency in question.measures
    )


def _is_timely(question: Question, value: Value, text: str) -> bool:
    """Whether words, in folded text, can tell when: at what time of day, where that is asked for."""
    if question.clock:
        return (isinstance(value, When) and bool(value.clock)) or bool(DAYTIME.search(text))
    is_counted = isinstance(value, Quantity) and bool(value.unit)
    is_told = isinstance(value, When) or bool(TIMELY.search(text))
    return is_told and not is_counted and not isinstance(value, Duration | Money)


_SUM = 1_000
"""From here on a number of some noun is taken for a sum of money where one is asked for."""


def in_form(question: Question, candidate: Candidate, articles: Mapping[str, Article]) -> Candidate | None:
    """The candidate with the bounds of the value of the kind asked for that it touches, None if of none.

    Where the kind has no sure form, the candidate without the marks around it.
    """
    passage, article = candidate.passage, articles[candidate.passage.article_id]
    if question.expects in TYPED:
        mentions = _mentions(question, passage.text, article.day)
        spans = (mention.span.shift(passage.span.start) for mention, _ in mentions)
        span = next((each for each in spans if each.overlaps(candidate.span)), None)
    else:
        span = tidy(candidate.span, article.text)
        span = _amount(span, article.text, article.day) if span and question.amount else span
    return replace(candidate, text=span.of(article.text), span=span) if span else None


def _refers_back(text: str, mention: values.Mention) -> bool:
    """Whether a small number only names again who was spoken of: "the two leaders", "her three sons"."""
    is_small = isinstance(mention.value, Quantity) and mention.value.high <= _FEW
    return is_small and bool(_DEFINITE.search(text[: mention.span.start]))


def _is_running_time(text: str, mention: values.Mention) -> bool:
    """Whether what looks like a time of day is the length of a film: "Escape 03:24 - Source: CNN"."""
    is_clock = isinstance(mention.value, When) and bool(mention.value.clock)
    return is_clock and bool(RUNNING_TIME.match(fold(text[mention.span.start : mention.span.end + _CREDIT])))


_CREDIT = 12
"""Characters in which the line goes on to its source."""

_FEW = 4
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|our|my)\s+$", re.IGNORECASE)


def make_prefix(article: Article) -> str:
    """Return the context a passage is read with: the title and the day, where they are known.

    The story's first sentence and the one before the passage cost more than they bring: measured by
    `qa.training.contexts`.
    """
    parts = (article.title, article.day.isoformat() if article.day else "")
    return "".join(part + SEPARATOR for part in parts if part)


def with_prefixes(passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """Return each passage behind what it is read with; `articles` holds theirs, by id."""
    return [(make_prefix(articles[each.article_id]), each.text) for each in passages]


def tidy(span: Span, text: str) -> Span | None:
    """Return the span without quotation marks, brackets and stops around it; None when nothing is left.

    A span that steps over one end of brackets stops there; one that steps over a dateline begins behind it.

    >>> tidy(Span(0, 17), "ORSK - Olga Brandt fled.")
    Span(start=7, end=17)
    >>> tidy(Span(3, 9), "He “left”.")
    Span(start=4, end=8)
    >>> tidy(Span(1, 17), "(£183bn) in 2024, 66%")
    Span(start=1, end=7)
    """
    span = _behind_dateline(span, text)
    return _trimmed(_within_brackets(span, text), text) or _trimmed(span, text)


def _behind_dateline(span: Span, text: str) -> Span:
    """The part of a span that begins its line behind the place of the report: "PORT ORSK (Wire) - "."""
    begins_line = span.start == 0 or text[span.start - 1] == "\n"
    dateline = DATELINE.match(text, span.start, span.end) if begins_line else None
    return replace(span, start=dateline.end()) if dateline else span


def _trimmed(span: Span, text: str) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and (text[end - 1] in _AROUND or _is_stop(text[start:end])):
        end -= 1
    return Span(start, end) if start < end else None


def _within_brackets(span: Span, text: str) -> Span:
    """The part of the span up to the bracket that it steps over; all of it where that opens it."""
    opened: list[int] = []
    for place in range(span.start, span.end):
        if text[place] in "([":
            opened.append(place)
        elif text[place] in ")]" and opened:
            opened.pop()
        elif text[place] in ")]" and place > span.start:
            return Span(span.start, place)
    return Span(span.start, opened[0]) if opened and opened[0] > span.start else span


_AROUND = " \t\r\n\"“”„‘’'()[]{}<>«»‹›,;:—–-"


def _is_stop(text: str) -> bool:
    """Whether a text ends in a stop that does not belong to its last word, as in "U.S." or "p.m."."""
    return text[-1] in ".!?" and "." not in text[:-1].rpartition(" ")[2]
