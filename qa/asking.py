"""Questions in words for facts that nobody asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.abbreviations import SPEECH
from qa.values._units import COUNTED
from qa.values.types import Kind
from qa.values.words import singular
from qa.words import fold, is_stopword, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.facts import Fact

_FEWEST = 2
_LONGEST_BEFORE, _LONGEST_BEHIND, _SHORTEST, _LONGEST = 24, 12, 4, 18
_SPEECH = "|".join(sorted(SPEECH))
_SAYING = re.compile(
    rf"^.*\b(?:{_SPEECH}|according\s+to\s+[^,]+,)(?:\s+that)?(?:\s+|$)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s*\b(?:on|in|at|by|during|since|from|the|early|late|until)$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:a|an|the|its|his|her|their)(?:\s+[a-z]+)?$", re.IGNORECASE)
_ADDED = re.compile(r"(?<=\w)\s+(?:[a-z]+ing|(?:during\s+)?which|that|who)\b")
_FOR = re.compile(r"\s+for\s+an?(?:\s+[a-z]+)?$")
_NOUN_PHRASE = re.compile(
    r"[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}?"
    r"(?=\s+(?:to|in|of|for|that|which|with|at|on|during|from|by|and|including)\b|[.,;:?!]|$)"
)
_PAST = re.compile(
    r"\b(?:[a-z]+ed|brought|shot|held|hit|lost|left|sent|sold|built|bought|found|caught|won|made|set|put)"
    r"(?:\s+(?:down|up|out|off|back))?$"
)
_PARTICIPLE = re.compile(
    r"^(?:also\s+|thus\s+)?(?!includ|dur|follow|accord|involv|regard|be|hav|need|us)([a-z]+)ing$"
)
_NOT_DONE_TO = frozenset({"time", "occas", "point", "year"})
_PAST_OF = {
    "leav": "left", "mak": "made", "bring": "brought", "hitt": "hit", "sett": "set", "putt": "put",
    "shoot": "shot", "winn": "won", "los": "lost", "build": "built", "send": "sent", "sell": "sold",
    "buy": "bought", "find": "found", "catch": "caught", "hold": "held", "tak": "taken", "carry": "carried",
}  # fmt: skip
"""Of verbs that take no "ed": what stands before "ing", and the form with "were"."""

_DANGLING = re.compile(
    r"^(?:he|she|it|they|we|i|who|which|that|where|and|but|also|if|have|has|had|was|were)\b", re.IGNORECASE
)
_EDGES = " \t\n,;:.–—-“”\"'()"


def phrase_question(facts: Sequence[Fact]) -> str:
    """Return the question that facts answer, put after the one that gives the plainest."""
    return min(map(_ask, facts), key=clumsiness)


def clumsiness(question: str) -> tuple[int, int]:
    """Return how hard a question is to follow, and how many words it has.

    What counts is what it leaves dangling, figures in it, no name, many words; 0 is plain.
    """
    words = question.split()
    faults = 4 * bool(_DANGLING.match(question)) + 3 * any(each.isdigit() for each in question)
    faults += 4 * (len(words) < _SHORTEST)
    faults += 2 * (fold(words[0]) not in {"how", "when", "what"})
    faults += not any(each[0].isupper() for each in words[1:])
    faults += 2 * (len(words) > _LONGEST)
    return faults, len(words)


def _ask(fact: Fact) -> str:
    before, behind = fact.frame
    plain = _SAYING.sub("", before).strip(_EDGES)
    before = _last_words(plain if len(f"{plain} {behind}".split()) > _FEWEST else before.strip(_EDGES))
    behind = _first_words(behind.lstrip(_EDGES)).strip(_EDGES)
    match fact.kind:
        case Kind.COUNT:
            parts = _how_many(before, behind, fact.noun)
        case Kind.MONEY:
            parts = [before, "how much", behind]
        case Kind.PERCENTAGE:
            parts = [before, "what percentage", behind]
        case Kind.DURATION:
            parts = _how_long(before, behind)
        case _:
            parts = _when(before, behind)
    question = " ".join(each for each in parts if each).strip(_EDGES)
    return f"{question[:1].upper()}{question[1:]}?"


def _how_many(before: str, behind: str, noun: str) -> list[str]:
    """What somebody did to so many is asked for in the passive: "How many drones were destroyed?"."""
    counted = _counted(behind, noun)
    done = _done(before) if counted else ""
    rest = behind[len(counted) :].strip()
    if done and not _PAST.search(rest.split(maxsplit=1)[0] if rest else ""):
        return ["how many", counted, "were", done, rest]
    return [before, "how many", behind]


def _counted(behind: str, noun: str) -> str:
    """The words up to the noun that is counted, empty where it does not follow."""
    parts = behind.split()
    for number, part in enumerate(parts, start=1):
        plain = singular(fold(part.strip(_EDGES)))
        if stem(COUNTED.get(plain, plain)) == noun:
            return "" if noun in _NOT_DONE_TO else " ".join(parts[:number])
    return ""


def _done(before: str) -> str:
    """The verb right before a number, as it stands behind "were"; an adjective is none."""
    if participle := _PARTICIPLE.match(before):
        return _PAST_OF.get(participle[1], f"{participle[1]}ed")
    past = _PAST.search(before)
    if past and _ARTICLE.search(before[: past.start()].rstrip()):
        return ""
    return past.group() if past else ""


def _how_long(before: str, behind: str) -> list[str]:
    """A length of time before its noun ("a four-day visit") is one of that noun."""
    behind = _ADDED.split(behind, maxsplit=1)[0]
    noun = _NOUN_PHRASE.match(behind)
    if noun and _ARTICLE.search(before):
        purpose = _FOR.search(before)
        if purpose and noun.group() == behind and not _DANGLING.match(before):
            return ["how long was the", behind, "for which", before[: purpose.start()]]
        return ["how long did the", behind, "last"]
    if not before and behind.startswith("of "):
        return ["how long did the", behind.removeprefix("of "), "last"]
    return [before, "how long", behind]


def _when(before: str, behind: str) -> list[str]:
    told = _PREPOSITION.sub("", before)
    if len(told.split()) > _FEWEST and not _DANGLING.match(told):
        return ["when was it that", told[0].lower() + told[1:] if is_stopword(told.split()[0]) else told]
    return [told, "when", behind] if told else [behind, "when"]


def _last_words(text: str) -> str:
    return " ".join(text.split()[-_LONGEST_BEFORE:])


def _first_words(text: str) -> str:
    told = text.split(",", maxsplit=1)[0].split()
    chosen = told[:_LONGEST_BEHIND]
    while (
        chosen
        and len(chosen) < len(told)
        and (is_stopword(chosen[-1]) or _is_name(*told[len(chosen) - 1 :][:2]))
    ):
        chosen.pop()
    return " ".join(chosen)


def _is_name(one: str, other: str) -> bool:
    """Whether a cut between two words would go through a name."""
    return one[0].isupper() and other[0].isupper()
