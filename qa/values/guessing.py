"""What kind of value an answer's words are, when nobody said which was asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.values import names, phrases
from qa.values.kinds import GRAMMARS
from qa.values.types import Kind, YesNo

if TYPE_CHECKING:
    from datetime import date

    from qa.values.types import Mention, Value

_PLAIN = re.compile(r"\W*(?P<word>yes|no)\b(?=\W*$|\s*[,.;:!—–-])", re.IGNORECASE)
_LEAD = re.compile(r"\W*(?:(?:on|in|at|for|by|the|a|an|from|since|until|to)\s+)*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LOWER_IN_NAMES = re.compile(r"\b(?:of|the|and|for|de|da|di|von|van|bin|al|a|an|in)\b")

# How many words may follow a value of a kind before the answer is about something else: a count goes on
# with what it counts, a date that goes on is an occasion ("the 2024 elections").
_ROOM = {Kind.MONEY: 3, Kind.PERCENTAGE: 5, Kind.DURATION: 2, Kind.DATE: 0, Kind.COUNT: 5}


def guess(text: str, published: date | None) -> Value:
    """Return the value of an answer of unknown kind: a figure if it begins with one, a name, or a phrase.

    >>> guess("29 world leaders", None)
    Quantity(low=29.0, high=29.0, unit='leader', is_open_low=False, is_open_high=False)
    >>> guess("Robert Fico", None), guess("to attend the parade", None)
    (Name(words=('robert', 'fico')), Phrase(words=('attend', 'parade')))
    """
    if plain := _PLAIN.match(text):
        return YesNo(holds=plain["word"].lower() == "yes")
    is_title = _is_all_capitalised(text) and len(text.split()) > 1
    for kind, room in _ROOM.items():
        mentions = () if is_title and kind is Kind.COUNT else GRAMMARS[kind].find(text, published)
        if mentions and _is_mainly(text, mentions[0], room):
            return mentions[0].value
    name = names.parse_person(text, published) if _is_all_capitalised(text) else None
    return name or phrases.parse(text, published)


def _is_mainly(text: str, mention: Mention, room: int) -> bool:
    lead = _LEAD.match(text)
    begins = mention.span.start <= (lead.end() if lead else 0)
    return begins and len(_WORD.findall(text, mention.span.end)) <= room


def _is_all_capitalised(text: str) -> bool:
    words = _WORD.findall(_LOWER_IN_NAMES.sub(" ", text))
    return bool(words) and all(word[0].isupper() for word in words)
