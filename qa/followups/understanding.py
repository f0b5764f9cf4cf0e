"""From a turn and the conversation before it to what the turn asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from index.types import EVERYTHING, Selection
from qa.followups import _cues as cues
from qa.followups.antecedents import Known
from qa.followups.completing import complete
from qa.followups.selecting import read_selection
from qa.followups.sentences import plain
from qa.question import LONGEST_QUESTION
from qa.values import relate
from qa.values.types import Relation
from qa.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Imprint
    from qa.types import Answer

_REACH = 3
"""So many turns back someone may be whom "he" or "she" is said of."""


class Act(StrEnum):
    """What a turn wants: an answer, an explanation of why the last answer's accounts differ, or nothing."""

    ASK = "ask"
    EXPLAIN = "explain"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn that was answered: its question as it was understood, its answer, and what both were kept to."""

    question: str
    answer: Answer
    within: Selection = EVERYTHING


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a turn was taken to ask.

    `question` stands alone; `changes` tells, pair by pair, what was put where: ("he", "Ilya Voss") for a
    word that was replaced, ("", "in Kyiv") for what was added. `within` holds the reports it is kept to,
    `explained` the answer whose differences it wants explained.
    """

    text: str
    question: str
    act: Act = Act.ASK
    within: Selection = EVERYTHING
    changes: tuple[tuple[str, str], ...] = ()
    explained: Answer | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the question is another one than was typed."""
        return self.question != self.text


def understand(
    text: str, earlier: Sequence[Exchange] = (), imprints: Sequence[Imprint] = ()
) -> Understanding:
    """Return what a turn asks, by the exchanges before it, oldest first, and who published the reports when.

    >>> from qa.types import Answer, Status
    >>> asked = Exchange("How many missiles were fired at Kyiv?", Answer("", Status.NOT_FOUND, ""))
    >>> understand("And how many drones?", [asked]).question
    'How many drones were fired at Kyiv?'
    >>> understand("Who is the mayor of Kyiv?", [asked]).question
    'Who is the mayor of Kyiv?'
    """
    typed = " ".join(text.split())
    as_it_is = Understanding(typed, typed)
    if is_courtesy(typed):
        return replace(as_it_is, act=Act.NOTHING)
    earlier = [each for each in earlier[-_REACH:] if _can_be_asked(each.question)]
    if not earlier or not _can_be_asked(typed):
        return as_it_is
    before = earlier[-1]
    if _asks_why_they_differ(typed):
        about = _contested(earlier)
        explained = explain_conflicts(about.answer)
        return Understanding(typed, about.question, Act.EXPLAIN, about.within, explained=explained)
    within = read_selection(typed, imprints, before.within)
    if within is not None:
        change = (_told(before.within), _told(within))
        return replace(as_it_is, question=before.question, within=within, changes=(change,))
    found = complete(typed, [_known(each) for each in reversed(earlier)])
    if found is None:
        return as_it_is
    question, changes = found
    return Understanding(typed, _as_question(question), Act.ASK, before.within, changes)


def _contested(earlier: Sequence[Exchange]) -> Exchange:
    """Return the last exchange, or the one before in which the same question had answers that differ."""
    same = (each for each in reversed(earlier) if each.question == earlier[-1].question)
    return next((each for each in same if each.answer.conflicts), earlier[-1])


def _can_be_asked(text: str) -> bool:
    return len(text) <= LONGEST_QUESTION and bool(words(text))


def _told(within: Selection) -> str:
    days = [str(day) for day in (within.since, within.until) if day]
    return ", ".join([*within.outlets, *days])


def is_courtesy(text: str) -> bool:
    """Say whether a turn only greets or thanks.

    >>> is_courtesy("Thanks, very good!"), is_courtesy("Thanks. And who is he?")
    (True, False)
    """
    said = [plain(word) for word in words(text)]
    return bool(said) and set(said) <= cues.COURTESIES and bool(set(said) & cues.GREETINGS)


def _asks_why_they_differ(text: str) -> bool:
    said = [plain(word) for word in words(text)]
    return (
        bool(set(said) & cues.DIFFERING)
        and bool(set(said) & cues.WONDERING)
        and set(said) <= cues.DIFFERING | cues.ACCOUNTS
    )


def _known(exchange: Exchange) -> Known:
    """Return what an exchange holds; claims that give one name more or less fully are one answer."""
    claims = exchange.answer.claims
    others = [each for each in claims[1:] if relate(claims[0].value, each.value) not in _ALIKE]
    return Known.of(exchange.question, [each.text for each in [*claims[:1], *others]])


_ALIKE = {Relation.SAME, Relation.NARROWER, Relation.BROADER}


def _as_question(text: str) -> str:
    text = " ".join(text.split()).strip()
    return f"{text[:1].upper()}{text[1:]}?"


def explain_conflicts(answer: Answer) -> Answer:
    """Return the answer again, its text telling why its accounts differ, or that they do not."""
    told = list(dict.fromkeys(conflict.explanation for conflict in answer.conflicts))
    text = " ".join(told) if told else "Its accounts do not contradict one another."
    return replace(answer, text=text)
