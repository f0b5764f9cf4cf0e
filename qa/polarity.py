"""Whether a sentence says yes or no to a question, told by what one denies and the other does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa import values
from qa.cues import (
    CLAUSE_BREAK,
    DENYING,
    DOUBTS,
    NEGATIONS,
    OPPOSITES,
    REPORTING,
    ROLE_ASKED,
    ROLE_LINK,
    SUPPOSING,
)
from qa.values.types import Kind, Quantity, Relation, YesNo
from qa.words import content_stems, fold, words

if TYPE_CHECKING:
    from qa.values.types import Value


def judge(question: str, sentence: str) -> YesNo:
    """Return whether `sentence` holds for a yes/no `question`: True, False, or None when it says neither.

    A negation in one and not in the other turns the answer; so does a word against its opposite. Words
    of denial that the question itself asks about ("Did Kyiv reject the plan?") do not count, nor do those in
    a clause of its own beside the one that answers. A sentence that gives another figure, date or holder of
    a role than the question says no.

    >>> judge("Did the mayor resign?", "The mayor did not resign.").holds
    False
    >>> judge("Did Kyiv reject the truce?", "Kyiv rejected the truce.").holds
    True
    >>> judge("Did 29 leaders attend?", "27 leaders attended.").holds
    False
    """
    asked, said = _LEADING_NOT.sub("", _plain(question)), _plain(sentence)
    if DOUBTS.search(said) and not DOUBTS.search(asked):
        return YesNo(None)
    asked_stems, said_stems = set(content_stems(asked)), set(content_stems(said))
    opposing = {
        word
        for pair in OPPOSITES
        for word, other in (pair, pair[::-1])
        if word in said_stems - asked_stems and other in asked_stems - said_stems
    }
    turned = _denies(asked, said_stems) != _denies(_answering(said, asked), asked_stems | opposing)
    holds = turned == bool(opposing)
    if _gives_another_value(question, sentence) or _names_another_holder(question, sentence):
        return YesNo(False if holds else None)
    return YesNo(holds)


def lean(question: str, sentence: str) -> float:
    """Return the log-odds that a sentence adds to yes, by what `judge` makes of it; below 0 for no.

    Only what speaks as the question does adds any, and what may be only where that is asked about.

    >>> lean("Was Carl Dunne acquitted?", "Carl Dunne was acquitted.")
    3.0
    >>> lean("Was Carl Dunne acquitted?", "He walked free on Monday.")
    0.0
    >>> lean("Was Carl Dunne acquitted?", "If acquitted, Carl Dunne may return.")
    0.0
    """
    clause = next((each for each in _SUBCLAUSE.split(sentence) if speaks_to(question, each)), "")
    told = clause or sentence
    holds = judge(question, told).holds
    if holds is None or (
        SUPPOSING.search(_plain(told)) and not SUPPOSING.search(_plain(question).rstrip("?"))
    ):
        return 0.0
    if not clause and not speaks_to(question, sentence):
        return 0.0
    return SURE if holds else -SURE


_SUBCLAUSE = re.compile(
    rf"{CLAUSE_BREAK.pattern}|,? (?:after|before|because|since|when|where|which|who|saying)\b", re.IGNORECASE
)
SURE = 3.0
"""The log-odds that a sentence in the question's own words adds: they outweigh all but the surest model.

Others add nothing: 1.0 for each, with thresholds chosen to suit, told .46 for .39 of the 200 questions over
four reports that it was tried on as they are, but .33 for .37 of 200 others.
"""


def speaks_to(question: str, sentence: str) -> bool:
    """Whether a sentence has all that a question asks about but names; of a denial half is enough.

    >>> speaks_to("Did Velm promise Orvane a subsidy?", "It had promised the firm a subsidy.")
    True
    >>> speaks_to("Was a loan or a subsidy promised?", "Forst denied that any subsidy was promised.")
    True
    """
    said = set(content_stems(_plain(sentence)))
    said |= {other for pair in OPPOSITES for word, other in (pair, pair[::-1]) if word in said}
    common = set(content_stems(" ".join(word for word in words(question)[1:] if word.islower())))
    least = _DENIED if DENYING.search(_plain(sentence)) else 1.0
    return bool(common) and len(common & said) >= least * len(common)


_DENIED = 0.5
"""The part of what is asked about that a denial has to name."""


_LEADING_NOT = re.compile(r"^\w+n't\b")
"""A question that opens with "Isn't" or "Didn't" asks the same as one without the "not"."""


def _plain(text: str) -> str:
    return fold(text).replace("’", "'").strip()


def _denies(text: str, told_elsewhere: set[str]) -> bool:
    """Whether a text denies; a denial whose own word is told elsewhere too denies nothing here."""
    denials = (found.group() for found in NEGATIONS.finditer(text))
    return sum(not set(content_stems(word)) & told_elsewhere for word in denials) % 2 == 1


def _answering(said: str, asked: str) -> str:
    """The clauses of a sentence that speak to the question.

    A clause that denies something else is left out where another clause has the question's verb, which is
    told by its ending: "failed to stop the plan and approved it".
    """
    clauses = CLAUSE_BREAK.split(said)
    asked_stems = content_stems(asked)
    kept = [
        clause
        for clause in clauses
        if not _denies_else(clause, asked_stems) or not _has_verb(said, asked, set(content_stems(clause)))
    ]
    return " ; ".join(kept)


def _denies_else(clause: str, asked_stems: list[str]) -> bool:
    denial = NEGATIONS.search(clause)
    denied = content_stems(clause[denial.end() :]) if denial else []
    return bool(denied) and denied[0] not in asked_stems


def _has_verb(clause: str, asked: str, elsewhere: set[str]) -> bool:
    """Whether a clause has a word of the question, but its subject, in a form that verbs take."""
    sought = set(content_stems(asked)[1:]) - elsewhere
    forms = set(words(asked))
    return any(
        set(content_stems(word)) & sought and (word not in forms or word.endswith("ed"))
        for word in words(clause)
    )


_COMPARED = (Kind.COUNT, Kind.PERCENTAGE, Kind.MONEY, Kind.DURATION, Kind.DATE)
_AGREEING = {Relation.SAME, Relation.NARROWER, Relation.BROADER, Relation.OVERLAPS}


def _gives_another_value(question: str, sentence: str) -> bool:
    """Whether a sentence has, for a value in the question, one of the same kind and unit that excludes it."""
    return any(
        _is_excluded(
            asked.value, [each for each in _told(sentence, kind) if _unit(each) == _unit(asked.value)]
        )
        for kind in _COMPARED
        for asked in values.find(question, kind)
    )


def _told(sentence: str, kind: Kind) -> list[Value]:
    """The values of a kind in a sentence, without the day on which someone said it."""
    return [
        mention.value
        for mention in values.find(sentence, kind)
        if kind is not Kind.DATE or not REPORTING.search(sentence[: mention.span.start])
    ]


def _unit(value: Value) -> str:
    return value.unit if isinstance(value, Quantity) else ""


def _is_excluded(asked: Value, told: list[Value]) -> bool:
    relations = {values.relate(asked, value) for value in told}
    return Relation.APART in relations and not relations & _AGREEING


def _names_another_holder(question: str, sentence: str) -> bool:
    """Whether, asked "Is Anna Berg the mayor?", a sentence names someone else as the mayor."""
    people = values.find(question, Kind.PERSON)
    if not people or not _IS.fullmatch(question[: people[0].span.start]):
        return False
    role = ROLE_ASKED.match(question[people[0].span.end :].rstrip("?!. "))
    if not role:
        return False
    holders = [
        person.value
        for person in values.find(sentence, Kind.PERSON)
        if _holds(role["role"], role["rest"], sentence[: person.span.start], sentence[person.span.end :])
    ]
    return _is_excluded(people[0].value, holders)


_IS = re.compile(r"(?:is|was|isn[’']t|wasn[’']t) ", re.IGNORECASE)


def _holds(role: str, rest: str, before: str, behind: str) -> bool:
    """Whether the text on either side of a name gives it the role: "Mayor Carl Dorn", "is the mayor"."""
    role = re.escape(role)
    announced = re.search(rf"(?<![-\w]){role}(?P<of> of [\w ]+)?(?:,| is| was)? $", before, re.IGNORECASE)
    if announced and _PARTIAL.search(before[: announced.start()]):
        return False
    found = announced or re.match(
        rf"{ROLE_LINK} (?:the |an? )?(?:(?:new|current) )?{role}\b(?P<of> of [\w ]+)?", behind, re.IGNORECASE
    )
    return found is not None and set(content_stems(found["of"] or "")) <= set(content_stems(rest))


_PARTIAL = re.compile(r"\b(?:former|deputy|vice|acting|ex)[ -]$", re.IGNORECASE)
