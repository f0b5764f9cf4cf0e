"""A turn that leans on the turns before it, completed: a function for each way of leaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from qa.followups import _cues as cues
from qa.followups.antecedents import Known, backward, find_thing, resolve, spoken_of
from qa.followups.ellipsis import Fitted, embed, fit, swap
from qa.followups.phrases import Sort, pieces, sort_of
from qa.followups.sentences import Sentence, Shape, Tag, plain
from qa.words import content_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHAT_ABOUT = re.compile(r"^(?:what|how)\s+(?:about|abt|of)\s+", re.IGNORECASE)
_SPEAKER = re.compile(
    r"^(?:according to (?P<cited>the [\w' ’-]+)|what (?:do|does|did) (?P<asked>the [\w' ’-]+?) say)\W*$",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    r"^(?P<head>who (?:else )?"
    r"(?:say|says|said|claims?|claimed|confirm(?:s|ed)|report(?:s|ed)|announced|revealed))"
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
_NOBODY = cues.REPORTS | {"others", "other", "rest", "outlets", "papers", "media", "press"}
_DOING = re.compile(r"\b(?:do|did|does|doing|done) (?:that|this|so|it)\W*$", re.IGNORECASE)
"""What stands for a whole clause, which no noun can stand for."""
_LASTING = frozenset("last cost pay start begin end".split())
"""Stems of what "that" does when a thing is meant by it: "how long did that last"."""


Completed: TypeAlias = "tuple[str, tuple[tuple[str, str], ...]]"


def complete(typed: str, back: Sequence[Known]) -> Completed | None:
    """Return the question that a turn stands for, by the turns before it, the last one first.

    With it comes what was put where. None where the turn leans on nothing, or on nothing sure.
    """
    core, is_led = _without_lead(typed)
    if not core or _DOING.search(core):
        return None
    for read in (_read_speaker, _read_source, _read_event):
        found = read(core, back[0])
        if found:
            return found.text, ((found.was, found.now),)
    sentence = Sentence.of(core)
    if places := backward(sentence):
        return _read_pronouns(sentence, places, back)
    return _read_that(sentence, back[0]) or _read_piece(core, back[0], is_led=is_led)


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
    if plain(speaker.split()[-1]) in _NOBODY | set(known.shape.sentence.plain):
        return None
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
    if _is_identity(known.shape):
        return None
    verb = known.shape.sentence.plain[known.shape.verb : known.shape.verb + 1]
    if known.shape.asks.split(" ")[0] == found["asking"].split()[0].lower() or set(verb) & cues.SAYING:
        return None
    asking = found["asking"].split()
    return swap(known.shape, " ".join(asking[:2] if len(asking) < 3 else asking), "")


def _is_identity(shape: Shape) -> bool:
    """Whether it is asked what or who something is: nothing happened in that question."""
    is_form_of_be = bool(set(shape.sentence.plain[shape.asked : shape.rest]) & cues.FORMS_OF_BE)
    return shape.is_inverted and is_form_of_be and shape.asks in {"what", "who", "which"}


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


def _read_pronouns(sentence: Sentence, places: Sequence[int], back: Sequence[Known]) -> Completed | None:
    """Put in the place of each pronoun what it stands for; a person may have been named further back."""
    points_at_person = {sentence.plain[each] for each in places} <= cues.HE | cues.SHE
    found = (resolve(sentence, each) for each in (back if points_at_person else back[:1]))
    resolved = next((each for each in found if each), None)
    is_whole = bool(Shape.of(sentence).asks or content_stems(sentence.text))  # not "did he?"
    if resolved is None or not is_whole or not _is_piece(sentence):
        return resolved if is_whole else None
    if sort_of(resolved.text) is not Sort.PERSON:
        return None
    piece = fit(resolved.text, back[0].shape, is_led=True)
    return (piece.text, resolved.changes) if piece else None


def _read_that(sentence: Sentence, known: Known) -> Completed | None:
    """For "How long did that last?" it is asked how long the thing before did."""
    place = next(spoken_of(sentence), None)
    thing = find_thing(known)
    is_whole = Tag.AUXILIARY in sentence.tags and set(content_stems(sentence.text)) <= _LASTING
    if place is None or not thing or not is_whole:
        return None
    text = " ".join([*sentence.words[:place], thing, *sentence.words[place + 1 :]])
    return text, ((sentence.plain[place], thing),)


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
