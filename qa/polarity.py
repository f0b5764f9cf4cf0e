"""Whether a sentence says yes or no to a question, told by what one denies and the other does not."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from qa import values
from qa.cues import (
    ATTRIBUTING,
    CLAUSE_BREAK,
    DENYING,
    DOUBTS,
    LACKING,
    NEGATIONS,
    NO_NEGATION,
    REPORTING,
    ROLE_ASKED,
    ROLE_LINK,
    SUPPOSING,
)
from qa.opposites import OPPOSITES
from qa.thesaurus import plain_stem
from qa.values._titles import TITLES
from qa.values.types import Kind, Quantity, Relation, YesNo
from qa.words import fold, is_stopword, stem, without_possessive, words

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    asked = _LEADING_NOT.sub("", _plain(question))
    said = _without_asides(_plain(sentence), asked)
    if DOUBTS.search(said) and not DOUBTS.search(asked):
        return YesNo(None)
    asked_stems, said_stems = set(_stems(asked)), set(_stems(said))
    opposing = {
        word
        for side, others in OPPOSITES
        if side & asked_stems and not (side & said_stems or others & asked_stems)
        for word in others & said_stems
    }
    turned = _denies(asked, said_stems) != _denies(_answering(said, asked), asked_stems | opposing)
    holds = turned == bool(opposing)
    if _gives_another_value(question, sentence) or _names_another_holder(question, sentence):
        return YesNo(False if holds else None)
    return YesNo(holds)


def _without_asides(said: str, asked: str) -> str:
    """A sentence without what denies nothing that is asked about: "reopened without ceremony"."""
    sought = set(_stems(asked))
    said = NO_NEGATION.sub(" ", said)
    if LACKING.search(asked):
        return said
    return LACKING.sub(
        lambda each: each.group() if sought & set(_stems(each["lacked"])) else each["lacked"], said
    )


@lru_cache(maxsize=4096)
def _stems(text: str) -> tuple[str, ...]:
    """The stems of the words of content of a text, a past that no rule makes as its infinitive: "won".

    Behind an article stands no verb: "the left".
    """
    parts = [part for word in words(text) for part in word.split("-")]
    return tuple(
        stem(part) if before.lower() in _ARTICLES else plain_stem(part)
        for before, part in pairwise(["", *parts])
        if not is_stopword(part)
    )


_ARTICLES = {"a", "an", "the"}


def tells(question: str, sentence: str) -> bool | None:
    """Return what `judge` makes of a clause that has the question's own words, None where none has.

    A condition, a plan or a wish tells nothing, unless it is asked about; nor does what is told of others.

    >>> tells("Was Carl Dunne acquitted?", "The court said that Carl Dunne was acquitted.")
    True
    >>> tells("Was Carl Dunne acquitted?", "He walked free on Monday.")
    >>> tells("Was Carl Dunne acquitted?", "Paul Dunne was acquitted.")
    >>> tells("Was Carl Dunne acquitted?", "If acquitted, Carl Dunne may return.")
    """
    if not _own(_CONDITION, question, sentence) or not _own(_OFTEN, question, sentence):
        return None
    clause = next((each for each in _SUBCLAUSE.split(sentence) if speaks_to(question, each)), "")
    if not clause or not _own(SUPPOSING, question, clause):
        return None
    denied = _denied(clause)
    holds = judge(question, clause).holds
    if not _is_of_the_same(question, denied or clause) or (denied and holds):
        return None
    return holds


def spell_out(question: str, sentence: str, before: str) -> str:
    """Return a sentence with its opening pronoun put as what a question asks about, if that is whom it means.

    That is so where the sentence before opens with the question's subject, or calls what it opens with so.

    >>> spell_out("Did the Bell family agree?", "They agreed on Friday.", "The Bell family owned it.")
    'The Bell family agreed on Friday.'
    >>> spell_out("Did Ana Bell agree?", "She agreed on Friday.", "Olga Lind met Ana Bell.")
    'She agreed on Friday.'
    """
    pronoun = _PRONOUN.match(sentence)
    if not pronoun:
        return sentence
    asked, said = words(question)[1:], set(_stems(sentence))
    for length in range(1, len(asked)):
        name = " ".join(asked[:length])
        called = rf"\W*{re.escape(name)}\b(?![’'])|[^,]*, {re.escape(name)},"
        is_whole = bool(_stems(name)) and plain_stem(asked[length]) in said  # the verb follows
        if is_whole and re.match(called, before, re.IGNORECASE):
            return f"{name[0].upper()}{name[1:]}{sentence[pronoun.end() :]}"
    return sentence


_PRONOUN = re.compile(r"(?:It|He|She|They)\b(?![’'])")


def lean(question: str, sentence: str) -> float:
    """Return the log-odds that a sentence adds to yes, by what it `tells`; below 0 for no.

    What another is said to have said adds none, but for a denial.

    >>> lean("Was Carl Dunne acquitted?", "Carl Dunne was acquitted.")
    3.0
    >>> lean("Was Carl Dunne acquitted?", "The court said that Carl Dunne was acquitted.")
    0.0
    """
    holds = tells(question, sentence)
    is_denied = holds is False and _denied(sentence)
    if holds is None or not (is_denied or _own(ATTRIBUTING, question, sentence)):
        return 0.0
    return SURE if holds else -SURE


_SUBCLAUSE = re.compile(
    rf"{CLAUSE_BREAK.pattern}|,? (?:after|before|because|since|when|where|which|who|saying)\b", re.IGNORECASE
)
_OFTEN = re.compile(r"\b(?:times|most recently|previously)\b")
"""What tells of all that there has been, not of the one that is asked about."""
_CONDITION = re.compile(r"\b(?:if|unless)\b|\?$")
SURE = 3.0
"""The log-odds that a sentence in the question's own words adds: they outweigh all but the surest model.

Others add nothing: 1.0 for each, with thresholds chosen to suit, told .46 for .39 of the 200 questions over
four reports that it was tried on as they are, but .33 for .37 of 200 others.
"""


def speaks_to(question: str, sentence: str) -> bool:
    """Whether a sentence has all that a question asks about but names; of what is denied most is enough.

    >>> speaks_to("Did Velm promise Orvane a subsidy?", "It had promised the firm a subsidy.")
    True
    >>> speaks_to("Was a loan or a subsidy promised?", "Forst denied that any subsidy was promised.")
    True
    """
    denied = _denied(sentence)
    said = set(_stems(_plain(denied or sentence)))
    said |= frozenset().union(*(side | others for side, others in OPPOSITES if side & said))
    common = set(_stems(" ".join(word for word in words(question)[1:] if word.islower())))
    return bool(common) and len(common & said) >= (_MOST if denied else 1.0) * len(common)


_MOST = 0.6
"""The part of what is asked about that a denial has to name."""


def _denied(sentence: str) -> str:
    """What someone denies by a sentence, empty if nothing."""
    denial = DENYING.search(sentence)
    return sentence[denial.end() :].strip(" .") if denial else ""


def _own(cue: re.Pattern[str], question: str, sentence: str) -> bool:
    """Whether a sentence has no such cues but those that the question has too."""
    asked = {stem(word) for word in words(question)}
    return all(stem(found.group().strip()) in asked for found in cue.finditer(_plain(sentence)))


def _is_of_the_same(question: str, clause: str) -> bool:
    """Whether a clause tells of the one that a question asks about, and of what is done, not to be done."""
    people = [each.value for each in values.find(clause, Kind.PERSON)]
    spoken = {without_possessive(word) for word in words(fold(clause))}
    if any(
        _is_excluded(each.value, people) and not set(words(fold(each.span.of(question)))) <= spoken
        for each in values.find(question, Kind.PERSON)
    ):
        return False
    asked, said = _stems(question), _stems(clause)
    name = _SUBJECT.match(question)
    subject = set(_stems(name["name"]) if name else asked[:1])
    if name and (not subject & set(said) or _is_namesake(name["name"], clause)):
        return False
    if _ACTIVE.match(question) and subject & set(said) and not _does(subject, asked, clause):
        return False
    planned = (found for found in _TO_DO.finditer(clause) if found.group() not in question)
    return not any(plain_stem(found["verb"]) in asked for found in planned)


def _does(subject: set[str], asked: Sequence[str], clause: str) -> bool:
    """Whether the subject does in a clause what is done: it comes first, or behind "was accepted by"."""
    passive = _PASSIVE.search(clause)
    told = _stems(clause[passive.end() :] if passive else clause)
    return next((each for each in told if each in asked), "") in subject


def _is_namesake(name: str, clause: str) -> bool:
    """Whether all names in a clause that share a word with one have another too: "the Trade Commission"."""
    asked = _name_of(name)
    named = (_name_of(each.group()) for each in _NAMES.finditer(clause))
    sharing = [each for each in named if each & asked]
    return bool(sharing) and not any(each <= asked or asked <= each for each in sharing)


def _name_of(text: str) -> set[str]:
    told = (without_possessive(word) for word in words(fold(text)))
    return {word for word in told if word not in TITLES and not is_stopword(word)}


_NAMES = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_SUBJECT = re.compile(r"[\w’']+ (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
"""A name that a question opens with, behind its auxiliary."""
_ACTIVE = re.compile(r"(?:did|do|does|has|have|had)(?:n[’']t)? (?!.* been )", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are) (?:\w+ ){1,4}by\b", re.IGNORECASE)
_TO_DO = re.compile(r"\bto (?P<verb>\w+)", re.IGNORECASE)


_LEADING_NOT = re.compile(r"^\w+n't\b")
"""A question that opens with "Isn't" or "Didn't" asks the same as one without the "not"."""


def _plain(text: str) -> str:
    return fold(text).replace("’", "'").strip()


def _denies(text: str, told_elsewhere: set[str]) -> bool:
    """Whether a text denies; a denial whose own word is told elsewhere too denies nothing here."""
    denials = (found.group() for found in NEGATIONS.finditer(text))
    return sum(not set(_stems(word)) & told_elsewhere for word in denials) % 2 == 1


def _answering(said: str, asked: str) -> str:
    """The clauses of a sentence that speak to the question.

    A clause that denies something else is left out where another clause has the question's verb, which is
    told by its ending: "failed to stop the plan and approved it".
    """
    clauses = CLAUSE_BREAK.split(said)
    asked_stems = _stems(asked)
    kept = [
        clause
        for clause in clauses
        if not _denies_else(clause, asked_stems) or not _has_verb(said, asked, set(_stems(clause)))
    ]
    return " ; ".join(kept)


def _denies_else(clause: str, asked_stems: Sequence[str]) -> bool:
    denial = NEGATIONS.search(clause)
    denied = _stems(clause[denial.end() :]) if denial else []
    return bool(denied) and denied[0] not in asked_stems


def _has_verb(clause: str, asked: str, elsewhere: set[str]) -> bool:
    """Whether a clause has a word of the question, but its subject, in a form that verbs take."""
    sought = set(_stems(asked)[1:]) - elsewhere
    forms = set(words(asked))
    return any(
        set(_stems(word)) & sought and (word not in forms or word.endswith("ed")) for word in words(clause)
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
    return found is not None and set(_stems(found["of"] or "")) <= set(_stems(rest))


_PARTIAL = re.compile(r"\b(?:former|deputy|vice|acting|ex)[ -]$", re.IGNORECASE)
