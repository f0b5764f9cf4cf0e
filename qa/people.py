"""Whom a part of a name means, or a name in another spelling."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from qa import values
from qa.values.types import Kind, Name
from qa.words import fold, without_possessive, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.types import Article


def name_in_full(name: Name, article: Article, others: Iterable[Article]) -> Name:
    """Return the one longer name of a person that holds a name of an article, the name itself if none does.

    The article's own people come first; where it names nobody so, those of `others` do. Of two people who
    share the name none is meant surely.

    >>> from index.types import Article
    >>> told = Article(locator="a", text="Mayor Olga Brandt met Ivo Lind. Brandt's aide said so.")
    >>> name_in_full(Name(("brandt",)), told, [])
    Name(words=('olga', 'brandt'))
    """
    longer = _longer(name, people_in(article))
    if not longer:
        longer = _longer(name, frozenset[tuple[str, ...]]().union(*map(people_in, others)))
    longest = max(longer, key=len, default=name.words)
    return Name(longest) if longer and all(set(each) <= set(longest) for each in longer) else name


def _longer(name: Name, people: frozenset[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {
        each for each in people if set(name.words) < set(each) and len(each) - len(name.words) <= _MOST_MORE
    }


_MOST_MORE = 3
"""Words: "Lula", "Luiz Inácio Lula da Silva" has four more, two of them seldom said."""


def is_misspelt(one: Name, other: Name) -> bool:
    """Whether two names of several words are one but for a letter or two of a long word.

    >>> is_misspelt(Name(("dorrit", "haskeby")), Name(("dorrit", "haskebye")))
    True
    >>> is_misspelt(Name(("nils", "hansen")), Name(("nils", "jansen")))
    False
    """
    if len(one.words) != len(other.words):
        return False
    pairs = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1 or len(one.words) == 1:
        return False
    left, right = pairs[0]
    return left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= _MISSPELT


_MISSPELT = 0.86
"""Likeness (Ratcliff and Obershelp 1988): one letter more in seven, or one exchanged in eight."""


def is_of_anothers_age(asked: str, before: str) -> bool:
    """Return whether a question asks for the age of one person and the words `before` a number name another.

    Only a name in full that the number stands beside tells it: "Ivo Lind, 35". Initials stand for any name
    that they begin.

    >>> is_of_anothers_age("How old is Olga Brandt?", "The boat's owner, Ivo Brandt, ")
    True
    >>> is_of_anothers_age("How old is the owner?", "The boat's owner, Ivo Brandt, ")
    False
    """
    person, named = _AGED.search(asked), _BESIDE_AGE.search(before)
    if not person or not named:
        return False
    meant = [without_possessive(word) for word in words(fold(person["name"] or person["his"]))]
    told = words(fold(named["name"]))
    if set(meant).isdisjoint(told):
        return True
    firsts = {word[0] for word in told[:-1]}
    return len(meant) > 1 and meant[0] not in told and meant[0][0] not in firsts


_FULL = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*"
_AGED = re.compile(
    rf"\b(?:[Hh]ow old (?:is|was|were)|(?:[Aa]ge|AGE) (?:of|is|was|did|does)) (?P<name>{_FULL})|"
    rf"(?:^|(?<=[\w,] ))(?P<his>{_FULL})['’]s? age\b"
)
_BESIDE_AGE = re.compile(
    r"(?P<name>[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?)+),? (?:who (?:is|was) |aged? |\()?$"
)


@lru_cache(maxsize=512)
def people_in(article: Article) -> frozenset[tuple[str, ...]]:
    """Return the names of people in an article's title and text, each as the words it is compared by.

    What only lacks the apostrophe of a name ("Olga Brandts car") is left out.
    """
    mentions = values.find(f"{article.title}\n{article.text}", Kind.PERSON)
    found = {mention.value.words for mention in mentions if isinstance(mention.value, Name)}
    return frozenset(each for each in found if (*each[:-1], each[-1].removesuffix("s")) not in found - {each})
