"""Whether the articles speak of the names that a question is about."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.values._places import NATIONS, SECOND_NAMES
from qa.words import fold, is_acronym, is_stopword, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.types import Article
    from qa.types import Question

_CAPITALISED = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]*)(?: (?:(?:of|the|for|and|in|on) ){0,2}[^\W\d_a-z][\w’'-]*){2,}"
)
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6
_SHARED_STEM = 4
"""Letters that a name and its adjective share ("Serbia", "Serbian"); shorter names must match in full."""
_MISSPELT = 0.84
"""Likeness (Ratcliff and Obershelp 1988) from which two words are one name in two spellings."""


def unmentioned_names(question: Question, articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the names in the question that none of the articles mentions, in the question's order.

    An adjective, an inflected form, a near spelling, a second name ("U.S.", "America") and initials for the
    whole or the whole for its initials count as a mention, as do title, outlet and author.
    """
    spoken = frozenset[str]().union(*map(spoken_stems, articles))
    abbreviated = {
        word
        for run in _CAPITALISED.findall(question.text)
        if "".join(each[0].lower() for each in words(run) if each[0].isupper()) in spoken
        for word in words(run)
    }
    return tuple(
        name for name in question.names if name not in abbreviated and not is_mentioned(stem(name), spoken)
    )


@lru_cache(maxsize=512)
def prominence(question: Question, article: Article) -> float:
    """Return how often an article mentions the rarest of a question's names, as a part of its commonest name.

    Its title counts as its text does. `UNNAMED` for a question that names nothing.
    """
    counts = count_names(article)
    most = max(counts.values(), default=1)
    return min((_count(stem(name), counts) / most for name in question.names), default=UNNAMED)


UNNAMED = 0.5
"""The prominence of no names."""


@lru_cache(maxsize=512)
def count_names(article: Article) -> Counter[str]:
    """Return how often each word is written with a capital in an article and its title, by its stem."""
    told = words(f"{article.title}\n{article.text}")
    return Counter(stem(word) for word in told if word[0].isupper() and not is_stopword(word))


def _count(name: str, counts: Counter[str]) -> int:
    """How often a name is mentioned, or else a variant of it."""
    return counts[name] or sum(
        count for word, count in counts.items() if is_mentioned(name, frozenset({word}))
    )


@lru_cache(maxsize=512)
def spoken_stems(article: Article) -> frozenset[str]:
    """Return the stems of every word of an article, its title, outlet and author; hyphens divide too.

    With them come the stems of the other names of the countries and places that it names.
    """
    texts = (article.text, article.title, article.source, article.author)
    parts = [part for text in texts for word in words(text) for part in word.split("-")]
    whole = {stem(word) for text in texts for word in words(text)}
    places = {place for length in range(1, _LONGEST_PLACE + 1) for place in _places(parts, length)}
    initials = {each for text in texts for each in _initials(text)}
    return frozenset(whole | initials | {stem(part) for part in parts} | set().union(*map(_stems_of, places)))


def _initials(text: str) -> Iterator[str]:
    """The initials, in lower case, of every three to six words in a row that are written with capitals.

    >>> sorted(_initials("The National Farm League and the Navy met."))
    ['fln', 'nfl', 'nfln', 'tnf', 'tnfl', 'tnfln']
    """
    for run in _CAPITALISED.findall(text):
        letters = [word[0].lower() for word in words(run) if word[0].isupper()]
        for first in range(len(letters)):
            for last in range(first + _FEWEST_INITIALS, min(len(letters), first + _MOST_INITIALS) + 1):
                yield "".join(letters[first:last])


def _places(parts: list[str], length: int) -> Iterator[str]:
    """The places of so many words that a text names in any way, each by its one name."""
    for group in zip(*(parts[offset:] for offset in range(length)), strict=False):
        if not group[0][0].isupper():
            continue
        name = stem(group[0]) if is_acronym(group[0]) else _POSSESSIVE.sub("", fold(" ".join(group)))
        name = SECOND_NAMES.get(name, NATIONS.get(name, NATIONS.get(name.removesuffix("s"), name)))
        if name in _FORMS and (group[0].isupper() or not _is_initials(name, group)):
            yield name


def _is_initials(name: str, group: tuple[str, ...]) -> bool:
    """Whether what should stand in capitals ("US") does not ("Us")."""
    return len(group) == 1 and len(group[0]) < _SHARED_STEM and group[0].casefold() != name


@lru_cache(maxsize=512)
def _stems_of(place: str) -> frozenset[str]:
    """The stems of every name of a place: acronyms as the name that they stand for, words one by one."""
    return frozenset({place, *(stem(word) for form in _FORMS[place] for word in form.split())} - _INNER)


def _forms() -> dict[str, tuple[str, ...]]:
    forms: dict[str, list[str]] = {}
    for form, place in (SECOND_NAMES | NATIONS).items():
        if not form.endswith(" capital"):  # it names a city by its country
            forms.setdefault(place, [place]).append(form)
    return {
        place: tuple(form for form in found if len(form) >= _SHARED_STEM) for place, found in forms.items()
    }


_FORMS = _forms()
_LONGEST_PLACE = max(len(form.split()) for form in (*SECOND_NAMES, *_FORMS))
_INNER = frozenset(stem(word) for word in ("of", "the", "and"))
_POSSESSIVE = re.compile(r"[’']s?$")


@lru_cache(maxsize=4096)
def is_mentioned(name: str, spoken: frozenset[str]) -> bool:
    """Say whether a name's stem, or a variant of it, is among the stems of a text."""
    if name in spoken:
        return True
    return " " not in name and any(_is_variant(name, word) for word in spoken if word[:1] == name[:1])


def _is_variant(name: str, word: str) -> bool:
    shared = min(len(name), len(word), max(_SHARED_STEM, len(name) - 2))
    if len(name) >= _SHARED_STEM and shared >= _SHARED_STEM and name[:shared] == word[:shared]:
        return True
    return len(name) > _SHARED_STEM and SequenceMatcher(None, name, word).ratio() >= _MISSPELT
