"""The noun phrases and the phrases of place and time in a question, and what they can stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qa.followups import _cues as cues
from qa.followups.sentences import Sentence, Shape, Tag, phrase_end, plain, subject_end
from qa.values import _titles as titles
from qa.values import dates
from qa.values._calendar import TIME_UNITS
from qa.values._places import PLACES
from qa.values.words import is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIMES = frozenset(TIME_UNITS) | frozenset(
    "overnight yesterday today tomorrow tonight morning afternoon evening weekend season now recently".split()
)
_PARTING = re.compile(rf"\s+(?:{'|'.join(sorted(cues.PREPOSITIONS))})\s+", re.IGNORECASE)


class Sort(StrEnum):
    """What a noun phrase stands for."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    NAME = "name"
    MANY = "many"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of a question: where it lies and what it stands for.

    `preposition` stands before it; an owner's text is without the mark that makes it one.
    """

    text: str
    start: int
    end: int
    sort: Sort
    preposition: str = ""
    is_time: bool = False
    is_owner: bool = False

    @property
    def head(self) -> str:
        """The noun that carries the phrase, in lower case."""
        return head_of(self.text)

    @property
    def is_definite(self) -> bool:
        """Whether one particular thing is meant."""
        first = self.text.split()[0]
        is_name = self.sort in {Sort.NAME, Sort.BODY} or (self.sort is Sort.THING and first[:1].isupper())
        return is_name or plain(first) in {"the", "a", "an"}


def head_of(text: str) -> str:
    """Return the noun that carries a phrase.

    >>> head_of("the chairman of the Lorn Bank")
    'chairman'
    """
    first = _PARTING.split(text, maxsplit=1)[0]
    return plain(first.split()[-1]) if first.split() else ""


def sort_of(text: str) -> Sort:
    """Return what a noun phrase stands for.

    >>> sort_of("the Slovak prime minister").value, sort_of("Kyiv").value, sort_of("drones").value
    ('person', 'place', 'many')
    """
    text = _PARTING.split(text, maxsplit=1)[0]
    body = [word for word in map(plain, text.split()) if word not in cues.DETERMINERS]
    head = head_of(text)
    has_name = any(word[:1].isupper() for word in text.split() if plain(word) not in cues.DETERMINERS)
    is_role = head in titles.ROLES | cues.PEOPLE and not text.split()[-1][:1].isupper()
    if is_role or (has_name and len(body) > 1 and _is_titled(text, body)):
        return Sort.PERSON
    if not has_name:
        return Sort.MANY if is_plural(head) or head in {"people", "police"} else Sort.THING
    return _sort_of_name(text, body)


def _is_titled(text: str, body: list[str]) -> bool:
    """Whether a name stands behind a title: "President Okoro", "prime minister Hale"."""
    titled = titles.TITLES | titles.ROLES | titles.TITLE_QUALIFIERS | cues.FEMALE | cues.MALE
    return text.rsplit(maxsplit=1)[-1][:1].isupper() and any(word in titled for word in body[:-1])


def _sort_of_name(text: str, body: list[str]) -> Sort:
    if " ".join(body) in PLACES:
        return Sort.PLACE
    capitals = [word for word in text.split() if word[:1].isupper() and plain(word) not in cues.DETERMINERS]
    if (
        len(capitals) < len(body)
        and plain(text.rsplit(maxsplit=1)[-1]) == body[-1]
        and not text.rsplit(maxsplit=1)[-1][:1].isupper()
    ):
        return Sort.MANY if is_plural(body[-1]) else Sort.THING
    if set(body) & (titles.ORGANISATION_WORDS | titles.ORGANISATIONS):
        return Sort.BODY
    return Sort.THING if set(body) & (titles.PLACE_WORDS | titles.EVENT_WORDS | {"mount"}) else Sort.NAME


def pieces(shape: Shape) -> list[Piece]:
    """Return the noun phrases behind the question word, in order; the subject keeps its place with it."""
    return list(_walk(shape))


def _walk(shape: Shape) -> Iterator[Piece]:
    sentence = shape.sentence
    place = shape.rest
    if shape.is_inverted and (end := subject_end(sentence, place)) > place:
        yield _piece(sentence, place, end)
        yield from _inner(sentence, place, end)
        place = end
    while place < len(sentence):
        end = phrase_end(sentence, place)
        if place in {end, shape.verb} or sentence.tags[place] in {Tag.ADVERB, Tag.AUXILIARY}:
            place += 1
            continue
        yield _piece(sentence, place, end)
        yield from _inner(sentence, place, end)
        place = end


def _inner(sentence: Sentence, start: int, end: int) -> Iterator[Piece]:
    """The phrases inside another: "Tarma Bay" of "the earthquake in Tarma Bay", "Xi" of "Xi's visit"."""
    for place in range(start, end):
        if place > start and sentence.tags[place] is Tag.PREPOSITION:
            inner = phrase_end(sentence, place + 1)
            if inner > place + 1:
                yield _piece(sentence, place + 1, inner)
        elif sentence.tags[place] is Tag.NAME and sentence.plain[place].endswith(("'s", "s'")):
            owner = _piece(sentence, start, place + 1)
            yield replace(owner, text=_OWNING.sub("", owner.text), is_owner=True)


_OWNING = re.compile(r"(?:(?<=s)[’']|[’']s)$")


def _piece(sentence: Sentence, start: int, end: int) -> Piece:
    before = sentence.plain[start - 1] if start and sentence.tags[start - 1] is Tag.PREPOSITION else ""
    text = sentence.join(start, end)
    return Piece(text, start, end, sort_of(text), before, is_time(f"{before} {text}"))


def is_time(text: str) -> bool:
    """Say whether a phrase tells when.

    >>> is_time("on Wednesday"), is_time("this year"), is_time("in Kyiv")
    (True, True, False)
    """
    found = dates.find(text)
    bare = [plain(word) for word in text.split()]
    return bool(found) or (bool(bare) and bare[-1] in _TIMES)
