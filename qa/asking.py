"""Questions in words for facts that nobody asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.values.types import Kind
from qa.words import is_stopword

if TYPE_CHECKING:
    from qa.facts import Fact

_FEWEST = 2
_LONGEST_BEFORE, _LONGEST_BEHIND = 24, 12
_SAYING = re.compile(
    r"^.*\b(?:said|says|say|told|reported|reports|announced|claimed|claims|added|confirmed"
    r"|according\s+to\s+[^,]+,)(?:\s+that)?(?:\s+|$)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s*\b(?:on|in|at|by|during|since|from|the|early|late)$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s*\b(?:a|an|the|its|his|her|their)$", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}?(?=\s+(?:to|in|of|for|that|which|with|at|on|during|from|by|and|including)\b|[.,;:?!]|$)"
)
_EDGES = " \t,;:.–—-“”\"'"


def phrase_question(fact: Fact) -> str:
    """Return the question that a fact answers: its clause with a question word in the value's place."""
    before, behind = fact.frame
    plain = _SAYING.sub("", before).strip(_EDGES)
    before = _last_words(plain if len(f"{plain} {behind}".split()) > _FEWEST else before.strip(_EDGES))
    behind = _first_words(behind.lstrip(_EDGES))
    match fact.kind:
        case Kind.COUNT:
            words = [before, "how many", behind]
        case Kind.MONEY:
            words = [before, "how much", behind]
        case Kind.PERCENTAGE:
            words = [before, "what percentage", behind]
        case Kind.DURATION:
            words = _of_what_length(before, behind)
        case _:
            words = [_PREPOSITION.sub("", before), "when"] if before else [behind, "when"]
            words += [behind] if before else []
    question = " ".join(each for each in words if each).strip(_EDGES)
    return f"{question[:1].upper()}{question[1:]}?"


def _of_what_length(before: str, behind: str) -> list[str]:
    """A length of time before its noun ("a four-day visit") is asked for behind it."""
    noun = _NOUN_PHRASE.match(behind)
    if noun and _ARTICLE.search(before):
        return [before, noun.group(), "of what length", behind[noun.end() :].strip()]
    return [before, "how long", behind]


def _last_words(text: str) -> str:
    return " ".join(text.split()[-_LONGEST_BEFORE:])


def _first_words(text: str) -> str:
    told = text.split(",", maxsplit=1)[0].split()
    chosen = told[:_LONGEST_BEHIND]
    while len(chosen) < len(told) and chosen and is_stopword(chosen[-1]):
        chosen.pop()
    return " ".join(chosen)
