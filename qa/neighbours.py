"""What is told of a neighbour: of another town, party or firm than the one that a question asks about.

Two names are those of neighbours where both are countries, or where an article sets one beside the other,
"Velm and Orvane", and none says that one lies in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from index.types import Span
from qa.elsewhere import FIGURES, backwards
from qa.locations import named_nations, nation_of
from qa.thesaurus import plain_stem
from qa.values import _titles as table
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._places import NATIONS
from qa.values.types import Kind
from qa.words import fold, is_stopword, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from index.types import Article
    from qa.types import Question

    Words: TypeAlias = tuple[str, ...]
    """The words of a name, folded, without titles."""

    Judge: TypeAlias = Callable[["_Asked", "_Told", "_Others"], str]


def find_neighbour(
    question: Question, article: Article, sentence: Span, span: Span, articles: Sequence[Article]
) -> tuple[str, str] | None:
    """Return the name asked about and that of its neighbour, where a span is surely told of the latter.

    The question asks what somebody does, for something of somebody's, or for what there is in a place, and
    the sentence tells it of a neighbour, as `articles` set them beside each other: "Velm's mayor", or "its
    mayor" behind a sentence that opens with Velm.
    """
    told = _Told(
        sentence.of(article.text),
        span.shift(-sentence.start),
        next(iter([*backwards(article.text, sentence)][1:]), ""),
        question.expects in _NAMING,
    )
    for asked in _find_asked(question.text):
        others = _Others(asked.name, question.text, articles)
        for judge in _JUDGES[question.expects]:
            if name := judge(asked, told, others):
                return asked.name, name
    return None


class _Asked(NamedTuple):
    """A name that a question asks about: what it does, what of its is asked for, or that things are there."""

    name: str
    verb: str = ""
    nouns: frozenset[str] = frozenset()
    is_place: bool = False


class _Told(NamedTuple):
    """A sentence, where in it the span stands, the sentence before it, and whether a name is asked for."""

    text: str
    at: Span
    before: str
    is_named: bool


@lru_cache(maxsize=512)
def _find_asked(question: str) -> tuple[_Asked, ...]:
    does = (_Asked(each["name"], verb=plain_stem(each["verb"])) for each in _ASKED_DOING.finditer(question))
    owns = (_Asked(each["name"], nouns=_stems_of(each["nouns"])) for each in _find_owned(question))
    places = (_Asked(each["name"], is_place=True) for each in _PLACED.finditer(question))
    found = (*(each for each in does if not is_stopword(each.verb)), *owns, *places)
    return tuple(each for each in found if _words_of(each.name) and fold(each.name) not in NATIONS)


_WORD = r"[^\W\d_a-z][\w-]*(?:[’'](?!s\b)\w+)*"
_NAME = rf"\b(?>{_WORD}(?: (?:(?:of|de|da|al) )?{_WORD}){{0,5}})"  # never read twice, capitals may go on
_NOUNS = r"[a-z][\w-]*"
_AUXILIARY = r"(?:did|does|do|has|have|had|will|would|can|is|are|was|were)"
_MORE = r"(?:(?:has|had|have|will|would|also|then|later|first|already|still|now) )*"
_ASKED_DOING = re.compile(rf"\b{_AUXILIARY} (?:the )?(?P<name>{_NAME}) (?P<verb>[a-z]+)")
_DOING = re.compile(rf"(?P<name>{_NAME}) {_MORE}(?P<verb>[a-z]+)")
_OWNING = re.compile(rf"(?P<name>{_NAME})(?:[’']s|(?<=s)[’']) (?P<nouns>{_NOUNS}(?: {_NOUNS}){{0,2}})")
_OWNED = re.compile(rf"(?P<nouns>{_NOUNS}(?: {_NOUNS})?)(?<! out) (?:of|for) (?:the )?(?P<name>{_NAME})")
_ITS = re.compile(rf"^\W*(?:Its|Their) (?P<nouns>{_NOUNS}(?: {_NOUNS}){{0,2}})")
_PLACED = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Aa]cross|[Nn]ear) (?:the )?(?P<name>{_NAME})(?![\w’'-])")
_THERE = re.compile(r"^\W*(?:Its?|Their|They|There)\b|\bthere\b")
_OPENING = re.compile(rf"\W*(?:(?:In|At|For) )?(?:[Tt]he )?(?P<name>{_NAME})")
_EACH = re.compile(_NAME)


def _find_owned(text: str) -> Iterator[re.Match[str]]:
    """Where a text says whose something is: "Velm's mayor", "mayor of Velm"."""
    for pattern in (_OWNING, _OWNED):
        yield from pattern.finditer(text)


@lru_cache(maxsize=4096)
def _stems_of(nouns: str) -> frozenset[str]:
    return frozenset(plain_stem(word) for word in words(nouns) if not is_stopword(word))


@lru_cache(maxsize=4096)
def _words_of(name: str) -> Words:
    told = tuple(words(fold(name)))
    while told and (told[0] in _NO_NAMES or is_stopword(told[0])):
        told = told[1:]
    return told


_NO_NAMES = table.OPENERS | table.TITLES | table.TITLE_QUALIFIERS | MONTHS.keys() | WEEKDAYS.keys()


class _Others:
    """The neighbours of a name that a question asks about, as some articles tell them."""

    def __init__(self, name: str, question: str, articles: Sequence[Article]) -> None:
        self._name = _words_of(name)
        self._nation = nation_of(name)
        self._asked = set(words(fold(question)))
        self._nations = named_nations(question)
        self._beside = _beside(self._name, tuple(articles)) if not self._nation else frozenset()

    def hold(self, name: str) -> bool:
        """Whether a name is that of a neighbour which the question does not name too."""
        told, nation = _words_of(name), nation_of(name)
        if not told or fold(name) in NATIONS or _is_one(told, self._name) or set(told) <= self._asked:
            return False
        if nation or self._nation:
            return bool(nation and self._nation) and nation not in self._nations
        return any(_is_one(told, each) for each in self._beside)

    def miss(self, text: str) -> bool:
        """Whether a text does not have the name that is asked about."""
        if self._nation:
            return self._nation not in named_nations(text)
        return not any(_is_one(_words_of(each.group()), self._name) for each in _EACH.finditer(text))


def _doing(asked: _Asked, told: _Told, others: _Others) -> str:
    """The neighbour that does in a sentence what is asked about."""
    if not asked.verb or not others.miss(told.text):
        return ""
    doing = (each["name"] for each in _DOING.finditer(told.text) if plain_stem(each["verb"]) == asked.verb)
    return next(filter(others.hold, doing), "")


def _owning(asked: _Asked, told: _Told, others: _Others) -> str:
    """The neighbour of whose a sentence tells what is asked for."""
    owned = [each for each in _find_owned(told.text) if asked.nouns & _stems_of(each["nouns"])]
    names = (each["name"] for each in owned if _is_beside(each, asked, told))
    if (name := next(filter(others.hold, names), "")) and all(others.miss(each["name"]) for each in owned):
        return name
    its = _ITS.match(told.text)
    is_its = its is not None and bool(asked.nouns & _stems_of(its["nouns"]))
    return _opening(others, told.before) if is_its and others.miss(told.text) else ""


def _is_beside(owned: re.Match[str], asked: _Asked, told: _Told) -> bool:
    """Whether a span is told of what is somebody's: it follows, a name at once; or it is the owner."""
    if not told.is_named:
        return owned.start("nouns") < told.at.start
    if told.at.overlaps(Span(*owned.span("name"))):
        return True
    if told.at.end <= owned.start():
        return _NAMED_SO.fullmatch(told.text[told.at.end : owned.start()]) is not None
    between = told.text[owned.start("name") if owned.re is _OWNING else owned.start() : told.at.start]
    last = between.rstrip(" ,").rpartition(" ")[2]
    return bool(_stems_of(last) & asked.nouns) or (
        owned.re is _OWNED and between.rstrip(" ,") == owned.group()
    )


_NAMED_SO = re.compile(r",? (?:(?:is|was|as) )?(?:the )?")


def _placing(asked: _Asked, told: _Told, others: _Others) -> str:
    """The neighbour in which a sentence says that things are; other countries are told apart elsewhere."""
    if not asked.is_place or nation_of(asked.name) or not others.miss(told.text):
        return ""
    places = (each["name"] for each in _PLACED.finditer(told.text))
    if name := next(filter(others.hold, places), ""):
        return name
    return _opening(others, told.before) if _THERE.search(told.text) else ""


def _opening(others: _Others, text: str) -> str:
    """The neighbour that a sentence opens with, if it does not tell of what is asked about too."""
    opening = _OPENING.match(text)
    return opening["name"] if opening and others.hold(opening["name"]) and others.miss(text) else ""


_NAMING = {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE}
_JUDGES: Mapping[Kind, tuple[Judge, ...]] = {
    kind: (_doing, _owning, _placing) if kind in FIGURES else (_doing, _owning) for kind in Kind
}
"""A text easily tells a second figure, of another place; a day told "in Velm" may be of what is elsewhere."""


def _is_one(one: Words, other: Words) -> bool:
    """Whether one of two names is a part of the other: "Rovers", "Ashby Rovers"."""
    return bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))


@lru_cache(maxsize=256)
def _beside(name: Words, articles: tuple[Article, ...]) -> frozenset[Words]:
    """The names that articles set beside one, but those of which they say that one is in the other."""
    pairs = [pair for article in articles for pair in _pairs_in(article)]
    found = {
        other
        for pair in pairs
        for one, other in (pair, pair[::-1])
        if _is_one(one, name) and not _is_one(other, name)
    }
    return frozenset(
        each for each in found if not any(_is_inside(name, each, article) for article in articles)
    )


@lru_cache(maxsize=512)
def _pairs_in(article: Article) -> frozenset[tuple[Words, Words]]:
    """The names of no country that an article sets beside each other, by two."""
    found: set[tuple[Words, Words]] = set()
    text = f"{article.title}\n{article.text}"
    rivals = [[each["name"], each["rival"]] for each in _RIVALS.finditer(text)]
    for named in [*rivals, *([*_EACH.findall(each.group())] for each in _LISTED.finditer(text))]:
        told = [_words_of(each) for each in named if not nation_of(each)]
        if len(told) == len(named):
            found |= {pair for pair in combinations(filter(None, told), 2) if not _is_one(*pair)}
    return frozenset(found)


_LISTED = re.compile(
    rf"(?:{_NAME}, ){{0,9}}{_NAME},? (?:and|or) (?:in |the )*{_NAME}|"
    rf"{_NAME} (?:beats?|defeat(?:s|ed)|against|versus|vs\.?) {_NAME}"
)


_RIVALS = re.compile(
    rf"(?P<name>{_NAME})[^.?!\n]{{0,200}}? (?:its|their|his|her) (?:[a-z]+ )?"
    rf"(?:rivals?|competitors?|opponents?|neighbou?rs?) (?P<rival>{_NAME})"
)


_LIST_GOES_ON = r",? (?:and|or)\b|, [\w ]{1,30},? (?:and|or)\b"


def _is_inside(one: Words, other: Words, article: Article) -> bool:
    """Whether an article says that one of two is in the other: "Velm, Orvane", "Orvane's Velm"."""
    text = fold(article.text)
    first, second = " ".join(one), " ".join(other)
    if first not in text or second not in text:
        return False
    pattern = "|".join(
        rf"\b{re.escape(inner)}(?:,? (?:an? (?:\w+ ){{1,4}})?(?:in|of) (?:the |\w+ern |central )*"
        rf"{re.escape(outer)}\b|, {re.escape(outer)}\b(?!{_LIST_GOES_ON}))|"
        rf"\b{re.escape(outer)}[’']s? (?:\w+ )?{re.escape(inner)}\b"
        for inner, outer in ((first, second), (second, first))
    )
    return re.search(pattern, text) is not None
