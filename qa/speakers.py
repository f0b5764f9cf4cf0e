"""Who is said to have said what: the parties that quotes name, and the one that a question asks for."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from qa._parties import FIRMS, SIDES, STATES_OWN
from qa.attributions import attributions
from qa.cues import DENYING_WHAT, SAYING_BREAK
from qa.locations import named_nations
from qa.scopes import plain, value_in
from qa.values import _titles as table
from qa.values._places import DEMONYMS
from qa.values.names import is_short_for
from qa.words import content_stems, fold, without_possessive

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
    if asked & frozenset(content_stems(" ".join(question.names))):
        theirs |= frozenset(content_stems(" ".join(FIRMS)))  # Greenline is also "the company"
    others = [
        claim
        for claim, each in zip(claims, named, strict=True)
        if all(map(speakers_in, claim.citations)) and not theirs & each
    ]
    return [claim for claim in claims if claim not in others], others


def speakers_of(claim: Claim) -> list[str]:
    """Return who is said to have said it, in the quotes' own words, nobody if most quotes name none."""
    named = [named for citation in claim.citations if (named := speakers_in(citation))]
    is_mostly = 2 * len(named) >= len(claim.citations)
    return list(dict.fromkeys(speaker for each in named for speaker in each)) if is_mostly else []


def explain_dispute(sides: Sequence[tuple[Claim, str]]) -> str:
    """Return in one sentence from which party each of some claims comes."""
    (first, party), *others = sides
    told = [f"“{first.text}” comes from {party}", *(f"“{claim.text}” from {each}" for claim, each in others)]
    return f"The parties disagree: {', '.join(told)}."


def speakers_in(citation: Citation) -> list[str]:
    """Return who a quote says said it, in its own words; who denies a figure has not said it."""
    text = plain(citation.quote)
    start, end = value_in(citation)
    breaks = list(SAYING_BREAK.finditer(text))
    first = max((each.end() for each in breaks if each.end() <= start), default=0)
    last = min((each.start() for each in breaks if each.start() >= end), default=len(text))
    return [] if DENYING_WHAT.search(text[first:start]) else attributions(text[first:last])


_ARTICLES = {"the", "a", "an"}


def may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two sides may quote one party: a name holds the other, or they share a proper name.

    So do a name and its initials, "the US Geological Survey", "the USGS"; and "the company" may be any firm,
    "officials" anyone who speaks for a state.
    """
    if any(
        mine <= yours or yours <= mine or mine & yours - _GENERIC
        for mine, yours in product(map(_names_of, one), map(_names_of, other))
    ):
        return True
    return any(
        is_short_for(mine, yours) or is_short_for(yours, mine)
        for mine, yours in product(map(_words_of, one), map(_words_of, other))
    ) or (_stand_for(one, other) or _stand_for(other, one))


def _stand_for(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first side is told by a noun that may stand for the second: "the company", "officials"."""
    nouns = {word for each in one for word in _words_of(each)}
    if nouns <= STATES_OWN:
        return _sides(other) == {"state"}
    is_named = any(each.removeprefix("the ")[:1].isupper() for each in other)
    return bool(nouns & FIRMS) and is_named and _sides(other) <= _sides(one)


def are_adversaries(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two sides speak for parties with opposed interests: an army and rebels, a firm and a union.

    >>> are_adversaries(["the army"], ["rebels in the north"]), are_adversaries(["the army"], ["doctors"])
    (True, False)
    """
    ours, theirs = _sides(one), _sides(other)
    if ours and theirs and ours.isdisjoint(theirs):
        return True
    mine, yours = (named_nations(" ".join(each)) for each in (one, other))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _sides(speakers: Sequence[str]) -> set[str]:
    nouns = (without_possessive(word) for each in speakers for word in _words_of(each))
    return {SIDES[noun] for noun in nouns if noun in SIDES}


def _words_of(speaker: str) -> list[str]:
    return [word for word in fold(speaker).replace(".", "").split() if word not in _ARTICLES]


def _names_of(speaker: str) -> set[str]:
    return set(fold(speaker).split()) - _ARTICLES - {"of", "for", "and"}


_GENERIC = (
    table.TITLES
    | table.ROLES
    | table.TITLE_QUALIFIERS
    | table.ORGANISATION_WORDS
    | table.PLACE_WORDS
    | DEMONYMS
)
