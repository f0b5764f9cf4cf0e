"""Bylines: "By Jo Bell and Max Ode, The Harbour Gazette" to people and an outlet."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.loaders.outlets import is_known, is_outlet, spelled

_BY = re.compile(
    r"(?:(?:written|reported|words|story|report|text)\s{1,3})?by\b\s{0,3}:?\s{1,3}(?=\S)", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[,;&]\s*|\s+(?:and|with)\s+", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+[A-Z].*$", re.DOTALL)
_FOR = re.compile(r"\s+(?:for|of)\s+(?:the\s+)?(?=[A-Z])")
_PARTICLES = frozenset("da de del della den der di dos du el la le ten van von bin ibn al y zu".split())
_NO_NAMES = frozenset(
    "a an the this that these those his her its our their monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december "
    "morning evening night noon midnight train car plane popular law far way contrast comparison".split()
)
_ROLES = frozenset(
    "agencies bureau chief contributor contributors correspondent correspondents desk editor editorial "
    "editors journalist newsdesk newsroom producer reporter reporters service staff team wires writer "
    "writers".split()
)
_MOST_WORDS = 40


class Byline(NamedTuple):
    """Who wrote an article, as "Jo Bell and Max Ode", and for whom; each empty when not named."""

    author: str
    source: str


def read_byline(text: str) -> Byline | None:
    """Return what a line that begins with "by" says, None if it is no byline but the start of a sentence.

    >>> read_byline("By Simone Vale, cnn")
    Byline(author='Simone Vale', source='CNN')
    >>> read_byline("by Jo Bell and Max Ode in Paris")
    Byline(author='Jo Bell and Max Ode', source='')
    >>> read_byline("By Friday the river had reached the town")
    """
    lead = _BY.match(text)
    return read_names(text[lead.end() :]) if lead else None


def read_names(text: str) -> Byline | None:
    """Return the people and the outlet that a byline's words name, None if some word fits neither.

    >>> read_names("Jo Bell, Associated Press writer")
    Byline(author='Jo Bell', source='Associated Press')
    """
    text = " ".join(word for word in text.split() if "@" not in word and "://" not in word).strip(" ,;|")
    if not text or len(text.split()) > _MOST_WORDS or (text.endswith(".") and not _ends_in_initial(text)):
        return None
    people: list[str] = []
    source = ""
    for part in filter(None, _PARTS.split(text)):
        person, outlet = _person_and_outlet(part)
        if person:
            people.append(person)
        elif not outlet and not _is_aside(part, after_name=bool(people)):
            return None
        source = source or outlet
    return Byline(_joined(people), source)


def is_person(text: str) -> bool:
    """Say whether the words have the shape of a person's full name.

    >>> is_person("Ana de la Cruz"), is_person("J. R. Bell"), is_person("London"), is_person("The Town Hall")
    (True, True, False, False)
    """
    words = text.split()
    names = [word for word in words if word.casefold() not in _PARTICLES]
    return (
        2 <= len(words) <= 5
        and len(names) >= 2
        and all(_is_name(word) for word in names)
        and not any(word.casefold() in _ROLES for word in words)
    )


def _is_name(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    is_capitalised = word[0].isupper() or any(letter.isupper() for letter in word[1:3])
    return letters.isalpha() and is_capitalised and word.casefold() not in _NO_NAMES


def _person_and_outlet(part: str) -> tuple[str, str]:
    """Take apart "Jo Bell in Paris", "Jo Bell for The Harbour Gazette", "Jo Bell CNN", "AP writer"."""
    head, *rest = _FOR.split(_PLACE.sub("", part), maxsplit=1)
    outlet = spelled(rest[0]) if rest and is_outlet(rest[0]) else ""
    words = head.split()
    while words and words[-1].casefold() in _ROLES:
        words.pop()
    name = " ".join(words)
    for cut in range(2, len(words)):
        tail = " ".join(words[cut:])
        if is_known(tail) and is_person(" ".join(words[:cut])):
            return " ".join(words[:cut]), spelled(tail)
    if is_outlet(name):
        return "", spelled(name)
    return (name, outlet) if len(words) == len(head.split()) and is_person(name) else ("", outlet)


def _is_aside(part: str, *, after_name: bool) -> bool:
    """Say whether a part tells a role, or after a name a place: "senior correspondent", "Paris"."""
    words = part.split()
    if any(word.casefold() in _ROLES for word in words):
        return len(words) <= 6
    if len(words) > 1 and words[0] in {"in", "at", "from"}:
        words = words[1:]
    return after_name and len(words) <= 3 and all(_is_name(word) for word in words)


def _ends_in_initial(text: str) -> bool:
    return text.rsplit(maxsplit=1)[-1].rstrip(".").casefold() in {"jr", "sr"}


def _joined(people: list[str]) -> str:
    if len(people) <= 1:
        return "".join(people)
    return f"{', '.join(people[:-1])} and {people[-1]}"
