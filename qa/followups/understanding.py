"""From a turn and the conversation before it to what the turn asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from index.types import EVERYTHING, Selection
from qa.followups import _cues as cues
from qa.followups.antecedents import Known, backward, find_thing, resolve, spoken_of
from qa.followups.ellipsis import Fitted, embed, fit, swap
from qa.followups.phrases import pieces
from qa.followups.selecting import read_selection
from qa.followups.sentences import Sentence, Shape, Tag, plain
from qa.question import LONGEST_QUESTION
from qa.values import relate
from qa.values.types import Relation
from qa.words import content_stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Imprint
    from qa.types import Answer

_WHAT_ABOUT = re.compile(r"^(?:what|how)\s+(?:about|abt|of)\s+", re.IGNORECASE)
_SPEAKER = re.compile(
    r"^(?:according to (?P<cited>the [\w' ’-]+)|what (?:do|does|did) (?P<asked>the [\w' ’-]+?) say)\W*$",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    r"^(?P<head>(?:and )?who (?:else )?(?:say|says|said|claims?|claimed|confirm(?:s|ed)|reports?|reported))"
    r" (?:so|that|this|it)\W*$|^(?P<says>says who)\W*$",
    re.IGNORECASE,
)
_WHEN_WAS = re.compile(
    r"^(?P<asking>when|where|why|how|"
    r"(?:on |in )?(?:what|which) (?:day|date|year|month|city|town|country|place))"
    r" (?:(?:was|is|were|will) (?:that|this|it)(?: be| going to be)?|(?:did|does|will) (?:that|this|it) "
    r"(?:happen|occur|take place)|(?:was|is) (?:that|this) so)\W*$",
    re.IGNORECASE,
)
_FEW = 3
_REACH = 3
"""So many turns back someone may be whom "he" or "she" is said of."""
_LASTING = frozenset("last cost pay start begin end".split())
"""Stems of what "that" does when a thing is meant by it: "how long did that last"."""


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
    word that was replaced, ("", "in Kyiv") for what was added. `within` holds the reports it is kept to.
    """

    text: str
    question: str
    act: Act = Act.ASK
    within: Selection = EVERYTHING
    changes: tuple[tuple[str, str], ...] = ()

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
        return replace(as_it_is, act=Act.EXPLAIN, within=before.within, question=before.question)
    within = read_selection(typed, imprints, before.within)
    if within is not None:
        change = (_told(before.within), _told(within))
        return replace(as_it_is, question=before.question, within=within, changes=(change,))
    found = _completed(typed, earlier)
    if found is None:
        return as_it_is
    question, changes = found
    return Understanding(typed, _as_question(question), Act.ASK, before.within, changes)


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


Completed: TypeAlias = "tuple[str, tuple[tuple[str, str], ...]]"


def _completed(typed: str, earlier: Sequence[Exchange]) -> Completed | None:
    """Return the question that a turn leaning on earlier ones stands for, None where it leans on none."""
    known, *further = [_known(each) for each in reversed(earlier)]
    core, is_led = _without_lead(typed)
    if not core:
        return None
    for read in (_read_speaker, _read_source, _read_event):
        found = read(core, known)
        if found:
            return found.text, ((found.was, found.now),)
    return _read_pronouns(core, [known, *further]) or _read_piece(core, known, is_led=is_led)


def _known(exchange: Exchange) -> Known:
    """Return what an exchange holds; claims that give one name more or less fully are one answer."""
    claims = exchange.answer.claims
    others = [each for each in claims[1:] if relate(claims[0].value, each.value) not in _ALIKE]
    return Known.of(exchange.question, [each.text for each in [*claims[:1], *others]])


_ALIKE = {Relation.SAME, Relation.NARROWER, Relation.BROADER}


def _without_lead(typed: str) -> tuple[str, bool]:
    """Return a turn without "and", "what about" and "please", and whether it opened with one of the first."""
    parts = typed.rstrip("?!. …").split()
    start, end = 0, len(parts)
    while start < end and plain(parts[start]) in cues.LEAD_INS:
        start += 1
    while end > start and plain(parts[end - 1]) in cues.CLOSINGS:
        end -= 1
    core = " ".join(parts[start:end])
    about = _WHAT_ABOUT.match(core)
    is_led = bool(about) or any(plain(word) in {"and", "but"} for word in parts[:start])
    return (core[about.end() :] if about else core).strip(" ,;:"), is_led


def _read_speaker(core: str, known: Known) -> Fitted | None:
    """For "What do the police say?" the same question, as they tell it."""
    found = _SPEAKER.match(core)
    if not found:
        return None
    speaker = found["cited"] or found["asked"]
    return Fitted(f"{known.shape.sentence.join()} according to {speaker}", "", f"according to {speaker}")


def _read_source(core: str, known: Known) -> Fitted | None:
    """For "Who said so?" it is asked who said what the question before asks."""
    found = _WHO_SAID.match(core)
    if not found:
        return None
    head = found["head"] or "Who says"
    told = embed(known.shape)
    return Fitted(f"{head[:1].upper()}{head[1:]} {told}", core.rsplit(maxsplit=1)[-1], told)


def _read_event(core: str, known: Known) -> Fitted | None:
    """For "When was that?" it is asked when what the question before tells of happened."""
    found = _WHEN_WAS.match(core)
    if not found:
        return None
    event = _event(known.shape)
    if event:
        return Fitted(f"{found['asking'].capitalize()} was {event}", known.shape.sentence.join(), event)
    verb = known.shape.sentence.plain[known.shape.verb : known.shape.verb + 1]
    if known.shape.asks.split(" ")[0] == found["asking"].split()[0].lower() or set(verb) & cues.SAYING:
        return None
    asking = found["asking"].split()
    return swap(known.shape, " ".join(asking[:2] if len(asking) < 3 else asking), "")


def _event(shape: Shape) -> str:
    """Of "what was the magnitude of the earthquake" it is the earthquake that happened."""
    sentence = shape.sentence
    if shape.verb < len(sentence) and sentence.plain[shape.verb] in cues.SAYING:
        return _said_about(shape)
    first = next(iter(pieces(shape)), None)
    if first is None or first.start != shape.rest or shape.verb < len(sentence):
        return ""
    head, _, owner = first.text.partition(" of ")
    return owner if owner.startswith("the ") and plain(head.split()[-1]) in cues.EVENTS_OF else ""


def _said_about(shape: Shape) -> str:
    """Of "what does the Post say about the arrival" it is the arrival."""
    sentence, place = shape.sentence, shape.verb + 1
    is_about = place + 1 < len(sentence) and sentence.plain[place] == "about"
    return sentence.join(place + 1) if is_about and sentence.plain[place + 1] == "the" else ""


def _read_pronouns(core: str, back: Sequence[Known]) -> Completed | None:
    sentence, known = Sentence.of(core), back[0]
    if places := backward(sentence):
        points_at_person = {sentence.plain[each] for each in places} <= cues.HE | cues.SHE
        found = (resolve(sentence, each) for each in (back if points_at_person else back[:1]))
        resolved = next((each for each in found if each), None)
        if resolved is None:
            return None
        piece = fit(resolved.text, known.shape, is_led=True) if _is_piece(sentence) else None
        return (piece.text if piece else resolved.text), resolved.changes
    for place in spoken_of(sentence):
        thing = find_thing(known)
        if not thing or not set(content_stems(core)) <= _LASTING:
            return None
        return " ".join([*sentence.words[:place], thing, *sentence.words[place + 1 :]]), (
            (sentence.plain[place], thing),
        )
    return None


def _is_piece(sentence: Sentence) -> bool:
    return not any(tag in {Tag.AUXILIARY, Tag.VERB, Tag.ASKING} for tag in sentence.tags)


def _read_piece(core: str, known: Known, *, is_led: bool) -> Completed | None:
    sentence = Sentence.of(core)
    shape = Shape.of(sentence)
    has_verb = any(tag in {Tag.AUXILIARY, Tag.VERB} for tag in sentence.tags)
    if has_verb and shape.asks not in {"how many"} and not _is_piece_with_participle(sentence):
        return _named_in_full(sentence, known)
    found = fit(core, known.shape, is_led=is_led)
    return (found.text, ((found.was, found.now),)) if found else None


def _is_piece_with_participle(sentence: Sentence) -> bool:
    return len(sentence) == 1 and sentence.plain[0] in cues.FATES


def _named_in_full(sentence: Sentence, known: Known) -> Completed | None:
    """For "Where was the submarine found?" the name of the submarine is carried over."""
    if len(content_stems(sentence.text)) > _FEW or Tag.NAME in sentence.tags:
        return None
    for piece in pieces(Shape.of(sentence)):
        full = next((each.text for each in pieces(known.shape) if _names(each.text, piece.text)), None)
        if full:
            text = " ".join([*sentence.words[: piece.start], full, *sentence.words[piece.end :]])
            return text, ((piece.text, full),)
    return None


def _names(full: str, bare: str) -> bool:
    """Whether the first is the second with its name: "the submarine Narval" of "the submarine"."""
    parts = bare.split()
    rest = full.split()[len(parts) :]
    is_bare = len(parts) == 2 and plain(parts[0]) == "the"
    return is_bare and full.split()[:2] == parts and 0 < len(rest) <= _FEW and rest[0][:1].isupper()


def _as_question(text: str) -> str:
    text = " ".join(text.split()).strip()
    return f"{text[:1].upper()}{text[1:]}?"


def explain_conflicts(answer: Answer) -> Answer:
    """Return the answer again, its text telling why its accounts differ, or that they do not."""
    told = list(dict.fromkeys(conflict.explanation for conflict in answer.conflicts))
    text = " ".join(told) if told else "The accounts of the last answer do not contradict one another."
    return replace(answer, text=text)
