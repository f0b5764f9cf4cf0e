"""The countries that a text names, and those that it says something is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.types import Span
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._places import NATION_OF_CAPITAL, NATIONS, SECOND_NAMES
from qa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


class Location(NamedTuple):
    """Where something is: the words that say so, where they stand, and the countries that they name."""

    words: str
    span: Span
    nations: tuple[str, ...]


def find_locations(text: str) -> Iterator[Location]:
    """Yield where a text says that something is in a country, or in two, named itself or by its capital.

    >>> [each.nations for each in find_locations("In Turkey and northern Syria, and in Accra, 40 died.")]
    [('syria', 'turkey'), ('ghana',)]
    """
    for found in _LOCATION.finditer(text):
        told = {_nation(found["one"]), _nation(found["other"] or "")}
        if nations := tuple(sorted(told & _COUNTRIES)):
            yield Location(found.group(), Span(*found.span()), nations)


class Place(NamedTuple):
    """Where something is: the words that say so, where they stand, its name, and "country" or "place"."""

    words: str
    span: Span
    name: str
    level: str


def find_places(text: str) -> Iterator[Place]:
    """Yield where a text says that something is in a place that has a name.

    >>> [(each.name, each.level) for each in find_places("In May 12 died in Port Issery and in Peru.")]
    [('Port Issery', 'place'), ('Peru', 'country')]
    """
    for found in _LOCATION.finditer(text):
        for name in filter(None, (found["one"], found["other"])):
            called = fold(name).replace(".", "")
            if fold(name).split()[0] not in _TIMELY and (called in _OWN_NAMES or called not in NATIONS):
                level = "country" if called in _OWN_NAMES else "place"
                yield Place(found.group(), Span(*found.span()), name, level)


@lru_cache(maxsize=512)
def named_nations(text: str) -> frozenset[str]:
    """Return the countries that a text names: themselves, their people or their capitals.

    >>> sorted(named_nations("The US and the Chilean government met in Accra."))
    ['chile', 'ghana', 'united states']
    """
    return frozenset(_nation(found.group()) for found in _NAMED.finditer(text))


@lru_cache(maxsize=512)
def placed_nations(text: str) -> frozenset[str]:
    """Return the countries that a text says things are in, or whose it says that they are.

    >>> sorted(placed_nations("In Peru 3 died; Chile’s toll is 5, the Haitian government says 7."))
    ['chile', 'haiti', 'peru']
    """
    located = {nation for each in find_locations(text) for nation in each.nations}
    return frozenset(located | {_nation(each[1] or each[2]) for each in _OWNING.finditer(text)})


def nation_of(name: str) -> str:
    """Return the country that a whole name is that of, or of its capital, empty for any other name.

    >>> nation_of("Mali"), nation_of("Accra"), nation_of("the U.S."), nation_of("Malian"), nation_of("Velm")
    ('mali', 'ghana', 'united states', '', '')
    """
    called = fold(name).removeprefix("the ").replace(".", "")
    nation = _nation(called)
    return nation if nation in _COUNTRIES and called not in NATIONS else ""


def _nation(place: str) -> str:
    """A country by its one name, and any other place as it is called."""
    called = fold(place).replace(".", "")
    name = SECOND_NAMES.get(called, called)
    return NATION_OF_CAPITAL.get(name, NATIONS.get(name, name))


_COUNTRIES = frozenset(NATIONS.values())
_OWN_NAMES = _COUNTRIES | {name for name, whole in SECOND_NAMES.items() if whole in _COUNTRIES}
_TIMELY = frozenset({*WEEKDAYS, *MONTHS})


def _any_of(names: set[str]) -> str:
    """A pattern for any of some names as they are written: initials in capitals, other words with one."""
    written = {
        name.upper()
        if len(name) <= _LONGEST_INITIALS
        else _INNER.sub(lambda word: word[0].lower(), name.title())
        for name in names
    }
    return "|".join(re.escape(name) for name in sorted(written, key=lambda name: (-len(name), name)))


_LONGEST_INITIALS = 3
_INNER = re.compile(r" (?:And|Of|The) ")
_KNOWN = {
    name for name in {*_COUNTRIES, *NATIONS, *NATION_OF_CAPITAL, *SECOND_NAMES} if _nation(name) in _COUNTRIES
}
_NAMED = re.compile(rf"(?<!New )\b(?:U\.S|{_any_of(_KNOWN)})\b")
_PLACE = rf"[A-Z][\w’'-]+(?: (?!(?i:{'|'.join([*WEEKDAYS, *MONTHS])})\b)[A-Z][\w’'-]+)?"
_PART = r"(?:(?:(?:north|south|east|west)\w*|central|neighbou?ring|nearby) )?"
_LOCATION = re.compile(
    rf"\b(?i:in|across|throughout) (?:both )?(?:the )?(?P<one>{_PLACE})"
    rf"(?:(?: and (?:in )?|, |/){_PART}(?P<other>{_PLACE})(?![’']))?"
)
_OWNING = re.compile(
    rf"\b({_any_of({*_COUNTRIES} | {*SECOND_NAMES} & _KNOWN)})[’']s?\b|"
    rf"\b({_any_of(set(NATIONS))}) (?:government|authorities|officials|police|ministry|state media)\b"
)
