"""Words of questions and sentences, brought to a form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from qa.cues import STOPWORDS

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")

_stemmer = snowballstemmer.stemmer("english")


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics.

    >>> fold("Vučić")
    'vucic'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """Return the words of `text` as they are written, in order.

    >>> words("China’s four-day visit, in 2025")
    ['China’s', 'four-day', 'visit', 'in', '2025']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of one word (Snowball's English stemmer, Porter 2001), possessive dropped.

    >>> stem("attended"), stem("attending"), stem("Russia’s")
    ('attend', 'attend', 'russia')
    """
    return str(_stemmer.stemWord(_POSSESSIVE.sub("", fold(word))))


def content_stems(text: str) -> list[str]:
    """Return the stems of the words of `text` that carry its content, in order; hyphens divide.

    >>> content_stems("How many of the leaders attended the military parade?")
    ['leader', 'attend', 'militari', 'parad']
    """
    parts = (part for word in words(text) for part in word.split("-"))
    return [stem(part) for part in parts if _POSSESSIVE.sub("", fold(part)) not in STOPWORDS]
