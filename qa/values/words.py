"""The words of a text as they are compared: lower case, no diacritics, singular."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from qa.values._nouns import IRREGULAR_PLURALS, NO_PLURALS, PHRASE_ENDS, UNMARKED_PLURALS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})


def fold(text: str) -> str:
    """Return `text` in lower case and without diacritics.

    >>> fold("Vučić")
    'vucic'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_NOT_DECOMPOSED)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded, without punctuation and possessive endings.

    >>> folded_words("Anna's “four-day” visit, Côte d’Ivoire")
    ('anna', 'four', 'day', 'visit', 'cote', "d'ivoire")
    """
    folded = (_POSSESSIVE.sub("", fold(word)) for word in _WORD.findall(text))
    return tuple(
        part for word in folded for part in word.replace("’", "'").replace(".", "").split("-") if part
    )


def listed(text: str) -> tuple[str, ...]:
    """Return what `text` lists, nothing where it is no list that ends in "and" and one thing more.

    >>> listed("Ostby, Marl and Quent"), listed("Lisbon, Portugal")
    (('Ostby', 'Marl', 'Quent'), ())
    """
    parts = _AND.split(text.strip())
    if len(parts) != 2 or _COMMA.search(parts[1]):
        return ()
    return (*_COMMA.split(parts[0]), parts[1])


_AND = re.compile(r",?\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA = re.compile(r",\s+")


def in_order(members: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words of a list whose members are told in any order.

    >>> in_order([("quent",), ("ostby",), ("olga", "marl")])
    ('olga', 'marl', 'ostby', 'and', 'quent')
    """
    *first, last = sorted(members)
    return (*chain.from_iterable(first), "and", *last)


def noun_phrase(text: str, position: int) -> list[str]:
    """Return the words of the noun phrase that goes on at `position`, folded.

    >>> noun_phrase("20 million civilian and military deaths in the war", 10)
    ['civilian', 'military', 'deaths']
    """
    words: list[str] = []
    while len(words) < _LONGEST_NOUN_PHRASE and (match := _NOUN.match(text, position)):
        word = fold(match["word"]).replace("’", "'")
        if word in PHRASE_ENDS or (words and word.endswith("ed") and word not in UNMARKED_PLURALS):
            break
        words.append(word + "'" if match["possessive"] else word)
        position = match.end()
    return words


_NOUN = re.compile(
    r"[\s-]*(?:(?:and|or)\s+)?(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)(?P<possessive>['’](?!\w))?"
)
_LONGEST_NOUN_PHRASE = 5


def singular(noun: str) -> str:
    """Return the singular of a lower-case noun, or the noun itself if it is no plural.

    >>> [singular(noun) for noun in ("leaders", "people", "countries", "classes", "gas")]
    ['leader', 'person', 'country', 'class', 'gas']
    """
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if not is_plural(noun):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(noun: str) -> bool:
    """Say whether a lower-case word has the form of a plural noun.

    >>> is_plural("drones"), is_plural("various"), is_plural("children")
    (True, False, True)
    """
    if noun in IRREGULAR_PLURALS:
        return True
    return (
        len(noun) > 3
        and noun.endswith("s")
        and noun not in NO_PLURALS
        and not noun.endswith(("ss", "ous", "us", "is", "'s"))
    )
