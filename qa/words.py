"""Words of questions and sentences, brought to a form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

from index.types import Span
from qa.cues import STOPWORDS
from qa.values._places import SECOND_NAMES

_DOTTED = r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?(?:[’']s\b)?"
_WORD = re.compile(rf"{_DOTTED}|[^\W_]+(?:[’'-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")

_stemmer = snowballstemmer.stemmer("english")
_stemming = Lock()
"""Held while a word is in the stemmer, which keeps it in itself and mixes up those of two threads."""


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics.

    >>> fold("Vučić")
    'vucic'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """Return the words of `text` as they are written, in order.

    >>> words("China’s four-day visit, in 2025")
    ['China’s', 'four-day', 'visit', 'in', '2025']
    >>> words("The U.S. and its allies")
    ['The', 'U.S.', 'and', 'its', 'allies']
    """
    return _WORD.findall(text)


def word_spans(text: str) -> list[Span]:
    """Return where the words of `text` stand, in order; see `words`."""
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def without_possessive(word: str) -> str:
    """Return `word` without the ending that makes it somebody's.

    >>> without_possessive("Kyiv's"), without_possessive("Angels’"), without_possessive("James")
    ('Kyiv', 'Angels', 'James')
    """
    return _POSSESSIVE.sub("", word)


def is_acronym(word: str) -> bool:
    """Say whether `word` is initials with dots, or the capitals by which a country or union is known.

    >>> is_acronym("U.S."), is_acronym("US"), is_acronym("us"), is_acronym("NOT")
    (True, True, False, False)
    """
    bare = without_possessive(word)
    return bare.isupper() and ("." in bare or fold(bare) in SECOND_NAMES)


def is_initials(word: str) -> bool:
    """Say whether `word` is written in capitals alone, but for the ending of a plural.

    >>> is_initials("UAVs"), is_initials("PM"), is_initials("Velm"), is_initials("A")
    (True, True, False, False)
    """
    return _INITIALS.fullmatch(word) is not None


_INITIALS = re.compile(r"[A-Z]{2,}s?")


@lru_cache(maxsize=100_000)
def is_stopword(word: str) -> bool:
    """Say whether `word` carries no content of its own.

    >>> is_stopword("us"), is_stopword("US")
    (True, False)
    """
    return not is_acronym(word) and without_possessive(fold(word)) in STOPWORDS


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of one word (Snowball's English stemmer, Porter 2001), possessive dropped.

    The acronym of a country or union stands for its name, so that "US" is not the pronoun.

    >>> stem("attended"), stem("attending"), stem("Russia’s")
    ('attend', 'attend', 'russia')
    >>> stem("U.S."), stem("US"), stem("us")
    ('united states', 'united states', 'us')
    """
    if is_acronym(word):
        plain = fold(without_possessive(word)).replace(".", "")
        return SECOND_NAMES.get(plain, plain)
    with _stemming:
        return str(_stemmer.stemWord(without_possessive(fold(word))))


def content_stems(text: str) -> list[str]:
    """Return the stems of the words of `text` that carry its content, in order; hyphens divide.

    >>> content_stems("How many of the leaders attended the military parade?")
    ['leader', 'attend', 'militari', 'parad']
    """
    parts = (part for word in words(text) for part in word.split("-"))
    return [stem(part) for part in parts if not is_stopword(part)]
