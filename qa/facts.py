"""The facts of an article: each count, sum, share, day and length of time, with the clause that gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.abbreviations import SPEECH
from index.sentences import split_sentences, trim
from index.types import Passage, Span
from qa import values
from qa._verbs import INFINITIVES
from qa.cues import CLAUSE_BREAK
from qa.scopes import fates_of, noun_of
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._units import COUNTED, MEASURES
from qa.values.numbers import counted
from qa.values.types import Kind, Quantity, Relation, When
from qa.values.words import singular
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
_LONGEST_CUT = 12
_MOST_MENTIONS = 4
_NEAR, _CLOSE, _BESIDE, _FARTHEST_NOUN = 8, 5, 2, 4
OBJECT_TAKING = frozenset("agreed asked began called demanded joked laughed read".split())
"""Verbs of speech that mostly have an object or a complement in a report: "had asked for nine years"."""

_SPEECH = "|".join(sorted(SPEECH - OBJECT_TAKING))
_BREAK = re.compile(
    rf"{CLAUSE_BREAK.pattern}|\s(?:[–—]|--)\s|[:;]\s|,\s(?=who\b|which\b|where\b)"
    rf"|,\s(?=(?:{_SPEECH})\b|according\s+to\b)|\b(?:{_SPEECH})\s+(?:that\s+)?"
)
_ATTRIBUTED = re.compile(rf",\s(?=(?:[^\s,;]+\s){{1,8}}(?:{_SPEECH})\b)")
_PARTICIPLE = re.compile(r",\s(?=[a-z]+ing\b)")
_FULL_BREAK = re.compile(f"{_BREAK.pattern}|{_PARTICIPLE.pattern}")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ACT = re.compile(
    r"\b(?:[a-z]+ed|began|broke|came|fell|found|fought|gave|held|hit|left|lost|made|met|rose|sank|shot|sold|"
    r"spoke|struck|took|went|won)\b"
)
_DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|this|that)$", re.IGNORECASE)
_MONTH_NAMES = "|".join(each.title() for each in MONTHS if each.isalpha())
_MONTH = re.compile(rf"(?<!\d\s)\b({_MONTH_NAMES})\b(?!\.?\s*\d)")
_PAST = re.compile(
    r"\b(?:ago|earlier|prior|previous(?:ly)?|formerly)\b|\b(?:last|past)\s+(?:\w+\s+)?(?:time|year|month|week|"
    r"season|decade|summer|winter|spring|autumn|fall)s?\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:built|founded|opened|established|launched|born|completed|created|bought|acquired|erected|"
    r"constructed|formed|set\s+up)\b[^,;]*(?=,)|\bsince\s+(?:(?:he|she|it|they|[A-Z][\w’'-]*)\s+)+"
    r"[a-z]+\b[^,;_]*"
)
"""What dates something else than the clause does: ", built in 1962,", "since she took office a year ago"."""

_BEFOREHAND = re.compile(r"\bhad\s+(?:(?:been|already|also|not|never)\s+)*\w+(?:ed|en|t|d|n)\b")
_REFERRING = re.compile(r"(?:It|They|That|This|These|Those|He|She)\b")
_ADDRESS = re.compile(r"https?\b|\bwww\b")
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|overnight|ago|this|last|next|now|recent)\b", re.IGNORECASE
)
_SAID = re.compile(rf"\b(?:{_SPEECH})\s+(?:(?:on|late|early)\s+)?$")
_PART = re.compile(r"of (?:the|its|his|her|their|our|those|these|them)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those|its|his|her|their|all|both)$", re.IGNORECASE)
_FEW = 4
_WHOLE = re.compile(
    r"\bof (?:the|these|those|its|his|her|their|our)$|^of the |\d[\s-]of$|\b(?:first|last|next|final)$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|on|off|around)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}?(?:of\s+)?([A-Z][\w’'-]+)(?!\s+\d)"
)
_OWNER = re.compile(r"[’']s?$")
_RATE = re.compile(r"(?:per|an?|each|every|annually|yearly|daily|monthly|apiece)\b", re.IGNORECASE)
_NO_COURSE = re.compile(r"\w+er$|more|less|ago|apart|away|straight|running|old|ahead|hence")
_VERB = re.compile(
    rf"\b(?:{'|'.join(sorted(INFINITIVES))}|is|are|has|have|can|could|may|might|must|shall|should|will|would|"
    r"[a-z]{2,}ed)\b"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|count)\s+of\s+(?:the\s+)?")
TOLL = re.compile(r"\b(?:death\s+)?toll\b", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:at|to|by|was|is|reached|hit|stood)$")
_LONGEST_SUBJECT = 8
_LENGTH = "metre"
"""The unit of distances, of which one place has as many as there are others."""

BASE_UNITS = frozenset(base for base, _ in MEASURES.values())
_DAYS = WEEKDAYS.keys() | MONTHS.keys()
_AGE = re.compile(r"\b(?:at|aged?)$", re.IGNORECASE)
_CUT_BEFORE = re.compile(r"(?:\d\s?[.,:/]\s?|\w\s?-\s?|\(|\b(?:one|1)\s(?:in|out\sof)\s)$", re.IGNORECASE)
_CUT_BEHIND = re.compile(r"\s?[.,]\s?\d|\s?-\s\w|(?<=\d)[^\W\d]|\s?/\s?\d|\s(?:left|remaining|to\s+go)\b")
_OTHERWISE = re.compile(
    r"\s*(?:(?:as|when|while|after|before|because|if|since|than|until)\b|times\s+(?:the|as|more|that|\w+er)\b)"
)
MORE = frozenset("other others more additional further another".split())
_ONE = re.compile(r"(?:one|a|an|another|1)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of an article: where it stands, the clause around it, and what the clause speaks of.

    `near` holds the stems of the content words within a few words of the value, `beside` those of the next
    two before it and behind its noun, `noun` the stem of what a number counts or a time lasts, `modifiers`
    those of the words between the two, `names` the stems of the names in the clause, `places` those of them
    where it happened, `acts` the stems of the verbs in the past; `times` says when it was, if not with the
    event that the article is about; none of these is the value itself. `fates` says what became of those
    counted, where the words beside it tell; `is_rate`: the value is one a year, a head or the like;
    `is_beforehand`: it is told in the pluperfect. `subject` holds the words that the clause takes over from
    the one before it as its subject, `setting` the stems of the places in it or, of what became of people,
    named last before it, `around` the stems of the names in the sentence.
    """

    article: Article
    kind: Kind
    value: Value
    span: Span
    sentence: Span
    clause: Span
    near: frozenset[str]
    beside: frozenset[str]
    noun: str
    modifiers: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    acts: frozenset[str]
    fates: frozenset[str]
    is_rate: bool
    is_beforehand: bool
    subject: str
    setting: frozenset[str]
    around: frozenset[str]

    @property
    def is_more(self) -> bool:
        """Whether others are counted beside these."""
        return not self.modifiers.isdisjoint(MORE)

    @property
    def text(self) -> str:
        """The value as it is written."""
        return self.span.of(self.article.text)

    @property
    def frame(self) -> tuple[str, str]:
        """The clause before and behind the value, on one line."""
        before = f"{self.subject} {self.article.text[self.clause.start : self.span.start]}"
        behind = self.article.text[self.span.end : self.clause.end]
        return " ".join(before.split()), " ".join(behind.split())

    @property
    def passage(self) -> Passage:
        """The sentence as a passage."""
        return Passage(self.article.id, self.sentence, self.sentence.of(self.article.text))

    def relate(self, other: Fact) -> Relation:
        """Return how the value relates to that of another fact."""
        return values.relate(self.value, other.value)


@dataclass(frozen=True, slots=True)
class _Context:
    """What a sentence takes over from those before: the one it refers to, and the places named last."""

    referred: str = ""
    setting: frozenset[str] = frozenset()


def find_facts(article: Article) -> Iterator[Fact]:
    """Yield the facts of an article in order; tables and lists of figures give none."""
    previous, setting = "", frozenset[str]()
    for sentence in split_sentences(article.text, article.body):
        span = trim(sentence, article.text)
        text = span.of(article.text)
        context = _Context(previous if _REFERRING.match(text) else "", setting)
        previous = text or previous
        if text and len(text) <= _LONGEST_SENTENCE and not _ADDRESS.search(text):
            yield from _facts_in(article, span, context)
        setting = _places(text) or setting


def _facts_in(article: Article, sentence: Span, context: _Context) -> Iterator[Fact]:
    text = sentence.of(article.text)
    taken: list[Span] = []
    for kind in KINDS:
        mentions = values.find(text, kind, published=article.day)
        if len(mentions) > _MOST_MENTIONS:
            continue
        for mention in mentions:
            if not any(mention.span.overlaps(each) for each in taken):
                taken.append(mention.span)
                fact = _fact(article, kind, mention, sentence, context)
                if _can_differ(fact):
                    yield fact


def _can_differ(fact: Fact) -> bool:
    """Whether another article could say otherwise: no part of a whole, no day reckoned from one unknown."""
    before, behind = fact.frame
    text, span = fact.article.text, fact.span
    if _CUT_BEFORE.search(text[: span.start][-_LONGEST_CUT:]) or _CUT_BEHIND.match(text, span.end):
        return False
    if fact.kind is Kind.DATE:
        is_loose = not fact.article.day and (_RELATIVE.search(fact.text) or _is_open_month(fact.value))
        is_owned = behind.startswith(("'s", "’s", "’ s"))
        is_name = is_owned or (_DETERMINER.search(before) and behind[:1].isalpha())  # the Friday market
        return not (is_loose or is_name) and not _SAID.search(text[fact.sentence.start : span.start])
    if fact.kind is not Kind.COUNT:
        return True
    if fact.noun == PERSON and _AGE.search(before):
        return False
    is_part = _PART.match(behind) or _WHOLE.search(before)
    is_known = isinstance(fact.value, Quantity) and fact.value.high <= _FEW and _DEFINITE.search(before)
    return bool(fact.noun) and not (is_part or is_known or _ONE.match(fact.text))


def _is_open_month(value: Value) -> bool:
    """Whether a date is a month of a year that is not known."""
    return isinstance(value, When) and value.month is not None and not (value.first or value.day)


def _fact(article: Article, kind: Kind, mention: Mention, sentence: Span, context: _Context) -> Fact:
    span = mention.span.shift(sentence.start)
    clause = _clause(article.text, sentence, span, _FULL_BREAK)
    main = _clause(article.text, sentence, span, _BREAK)
    earlier = _current(article.text[sentence.start : main.start])
    told = f"{earlier} {article.text[main.start : span.start]} _ {article.text[span.end : clause.end]}"
    around = f"{article.text[main.start : span.start]} _ {article.text[span.end : clause.end]}"
    subject = _subject(article.text, sentence, clause)
    before, behind = article.text[clause.start : span.start], article.text[span.end : clause.end]
    before = f"{subject} {before}" if subject else before
    ahead, after = content_stems(before), content_stems(behind)
    near = {each for each in (*ahead[-_NEAR:], *after[:_NEAR]) if not each.isdigit()}
    noun = _noun(article.text, mention.value, kind, span) or _noun_before(before, kind)
    modifiers, past_noun = _around_noun(behind, noun)
    modifiers |= MORE.intersection(fold(before).split()[-1:])
    beside = frozenset((*ahead[-_BESIDE:], *past_noun[:_BESIDE]))
    fates = frozenset[str]()
    is_measured = isinstance(mention.value, Quantity) and mention.value.unit in BASE_UNITS
    if kind not in {Kind.DURATION, Kind.MONEY} and not is_measured:  # "six years in prison"
        fates = fates_of((*ahead[-_CLOSE:], *after[:_CLOSE]) if noun == PERSON else beside)
    noun = noun or (PERSON if kind is Kind.COUNT and fates else "")
    places = _places(around)
    return Fact(
        article=article,
        kind=kind,
        value=mention.value,
        span=span,
        sentence=sentence,
        clause=clause,
        near=frozenset(near),
        beside=beside,
        noun=stem(noun) if noun else "",
        modifiers=modifiers,
        names=frozenset(
            _names(article.text[main.start : span.start], is_start=main.start == sentence.start)
            | (_names(subject, is_start=True) if subject else set())
            | _names(behind)
        ),
        places=places,
        times=_times(f"{context.referred} {told}", article),
        acts=frozenset(stem(each) for each in _ACT.findall(f"{before} _ {behind}")),
        fates=fates,
        is_rate=bool(_RATE.match(behind.lstrip())) or "annual" in near,
        is_beforehand=bool(_BEFOREHAND.search(around)),
        subject=subject,
        setting=places or (_places(sentence.of(article.text)) or context.setting if fates else places),
        around=frozenset(_names(sentence.of(article.text))),
    )


def _places(text: str) -> frozenset[str]:
    """The stems of the places that a text says something happened in."""
    return frozenset(
        stem(each) for each in _PLACE.findall(text) if not _OWNER.search(each) and fold(each) not in _DAYS
    )


def _current(text: str) -> str:
    """A text without its clauses in the pluperfect, which date what was before."""
    return "; ".join(each for each in CLAUSE_BREAK.split(text) if not _BEFOREHAND.search(each))


def _subject(text: str, sentence: Span, clause: Span) -> str:
    """The subject for a clause that opens with its verb: "The trial began in May and took 71 days"."""
    opened = text[sentence.start : clause.start]
    first = _VERB.search(opened) if _VERB.match(text, clause.start, clause.end) else None
    if not first:
        return ""
    *before, last = opened[: first.start()].rstrip(" ,").split(", ")
    subject = before[0] if len(before) > 1 else last
    return " ".join(subject.split()) if len(subject.split()) <= _LONGEST_SUBJECT else ""


def _noun_before(before: str, kind: Kind) -> str:
    """What a bare number counts that is told ahead of it: "the number of arrests has risen to 40"."""
    if kind is not Kind.COUNT or not _REACHES.search(before.rstrip()):
        return ""
    if found := _NUMBER_OF.search(before):
        return counted(before, found.end())
    return PERSON if TOLL.search(before) else ""


def _around_noun(behind: str, noun: str) -> tuple[frozenset[str], list[str]]:
    """The stems of what stands between a value and its noun, and in order of what stands behind the noun."""
    found = words(behind)
    for number, word in enumerate(found[:_FARTHEST_NOUN] if noun else ()):
        plain = singular(fold(word))
        if COUNTED.get(plain, plain) == noun:
            passed = found[:number]
            more = {fold(each) for each in passed} & MORE
            return frozenset({*content_stems(" ".join(passed)), *more}), content_stems(
                " ".join(found[number + 1 :])
            )
    return frozenset(), content_stems(behind)


def _times(text: str, article: Article) -> frozenset[str]:
    """The years and bare months of a text, but for those of its publication, and whether it looks back."""
    text = _ASIDE.sub(" ", text)
    months = {f"{MONTHS[each.lower()]}" for each in _MONTH.findall(text)}
    own = {f"{article.day.year}", f"{article.day.month}"} if article.day else set()
    looks_back = {"past"} if _PAST.search(text) else set()
    return frozenset({*_YEAR.findall(text), *months, *looks_back} - own)


def _noun(text: str, value: Value, kind: Kind, span: Span) -> str:
    """What a number counts, or what a length of time is of: "a four-day state visit"."""
    if isinstance(value, Quantity):
        if _OTHERWISE.match(text, span.end):
            return ""
        return value.unit if kind is Kind.COUNT and value.unit != _LENGTH else ""
    noun = noun_of(value, text, span)
    return "" if _NO_COURSE.fullmatch(noun) else noun


def _clause(text: str, sentence: Span, span: Span, pattern: re.Pattern[str]) -> Span:
    """The clause that a value stands in, with what it is joined to where it has no verb of its own."""
    told = sentence.of(text)
    breaks = [
        Span(each.start() + sentence.start, each.end() + sentence.start) for each in pattern.finditer(told)
    ]
    said = (each.start() + sentence.start for each in _ATTRIBUTED.finditer(told))
    ends = (*(each.start for each in breaks), *said)
    end = min((each for each in ends if each >= span.end), default=sentence.end)
    starts = [sentence.start, *sorted(each.end for each in breaks if each.end <= span.start)]
    while len(starts) > 1 and _is_joined(text, starts[-1], end):
        starts.pop()
    return trim(Span(starts[-1], end), text)


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a stretch behind "and" has no verb of its own."""
    return text[:start].rstrip().endswith((" and", " but")) and not _VERB.search(text, start, end)


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
