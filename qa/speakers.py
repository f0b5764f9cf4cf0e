"""Who is said to have said what: the parties that quotes name, and the one that a question asks for."""

from __future__ import annotations

from itertools import dropwhile, product
from typing import TYPE_CHECKING

from qa.cues import NO_PARTY, PARTIES, SAYING_BREAK, SPEAKERS
from qa.scopes import plain, value_in
from qa.values import _titles as table
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._places import DEMONYMS
from qa.values.names import is_short_for
from qa.words import content_stems, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.types import Citation, Claim, Question


def heard(question: Question, claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Return the claims that answer a question for what one party says, and those that others make.

    Where no claim is said to be that party's, nothing shows whose the others are, and none is left out.
    """
    if not question.speaker:
        return list(claims), []
    asked = frozenset(question.speaker)
    named = [frozenset(content_stems(" ".join(speakers_of(claim)))) for claim in claims]
    theirs = frozenset().union(*(each for each in named if asked & each))  # the mayor, by name too
    if not theirs:
        return list(claims), []
    others = [claim for claim, each in zip(claims, named, strict=True) if each and not theirs & each]
    return [claim for claim in claims if claim not in others], others


def speakers_of(claim: Claim) -> list[str]:
    """Return who is said to have said it, in the quotes' own words, nobody if a quote names none."""
    named = [speakers_in(citation) for citation in claim.citations]
    return [speaker for each in named for speaker in each] if all(named) else []


def speakers_in(citation: Citation) -> list[str]:
    """Return who a quote says said it, in its own words."""
    clause = _clause(citation)
    found = (match.group(1) for pattern in SPEAKERS for match in pattern.finditer(clause))
    return [party for speaker in found if (party := _party(speaker))]


def _clause(citation: Citation) -> str:
    """The clauses of a quote that the value stands in."""
    text = plain(citation.quote)
    start, end = value_in(citation)
    breaks = list(SAYING_BREAK.finditer(text))
    first = max((each.end() for each in breaks if each.end() <= start), default=0)
    last = min((each.start() for each in breaks if each.start() >= end), default=len(text))
    return text[first:last]


def _party(speaker: str) -> str:
    """A speaker as it is told, its article kept and small; empty for what names no party."""
    told = list(dropwhile(lambda word: _opens(word) and fold(word) not in _ARTICLES, speaker.split()))
    article = fold(told[0]) if told and fold(told[0]) in _ARTICLES else ""
    names = told[1:] if article else told
    party = " ".join(names)
    if (
        all(map(_opens, names))
        or len(names) > _LONGEST_PARTY
        or NO_PARTY.search(party)
        or party[-2:] in _OWNING
    ):
        return ""
    if not article and fold(party) in table.TITLES | table.ROLES:
        return ""
    party = party if "." in party[:-1] else party.rstrip(".")
    return fold(party) if PARTIES.fullmatch(party) else f"{article} {party}".strip()


def _opens(word: str) -> bool:
    return fold(word).strip(".,") in _OPENING_WORDS and not PARTIES.fullmatch(word)


_ARTICLES = {"the", "a", "an"}
_OPENING_WORDS = table.OPENERS | frozenset(WEEKDAYS) | frozenset(MONTHS)
_LONGEST_PARTY = 7
_OWNING = {"’s", "'s"}


def may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two sides may quote one party: a name holds the other, or they share a proper name.

    So do a name and its initials: "the US Geological Survey", "the USGS".
    """
    return any(
        mine <= yours or yours <= mine or mine & yours - _GENERIC
        for mine, yours in product(map(_names_of, one), map(_names_of, other))
    ) or any(
        is_short_for(mine, yours) or is_short_for(yours, mine)
        for mine, yours in product(map(_words_of, one), map(_words_of, other))
    )


def _words_of(speaker: str) -> list[str]:
    return [word for word in fold(speaker).replace(".", "").split() if word not in _ARTICLES]


def _names_of(speaker: str) -> set[str]:
    return set(fold(speaker).split()) - _ARTICLES - {"of", "for"}


_GENERIC = (
    table.TITLES
    | table.ROLES
    | table.TITLE_QUALIFIERS
    | table.ORGANISATION_WORDS
    | table.PLACE_WORDS
    | DEMONYMS
)
