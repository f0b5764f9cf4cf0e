"""What the pronouns of a turn stand for, by the question before it and what that was answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from qa.followups import _cues as cues
from qa.followups.phrases import Piece, Sort, head_of, pieces, sort_of
from qa.followups.sentences import Sentence, Shape, Tag, phrase_end, plain
from qa.question import parse_question
from qa.values.names import find_people
from qa.values.types import Kind
from qa.values.words import is_plural
from qa.words import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FILLING = re.compile(
    r"\bit\b(?:'s)? (?:\w+ ){0,3}?(?:that|to)\b(?!\W*$)|\bit(?:'s| has| had) been\b|"
    r"\bit (?:take|takes|took|taken) .*\bto\b|\bis it (?:true|possible|legal|raining|snowing)\b|"
    r"\bit (?:rain|snow)|\bit (?:raining|snowing)\b",
    re.IGNORECASE,
)
"""What shows that "it" stands for nothing: "how long does it take to", "is it true that"."""

_LONGEST_NOUN = 6
_FULL = {"they": 4, "their": 4, "there": 4, "its": 4, "his": 4, "her": 4, "it": 5}
_FULLEST = 8
"""A turn of so many content words speaks of its own matter: its "they" may be anybody."""
_LIST = re.compile(r",|\band\b|\bor\b")


class Known(NamedTuple):
    """What the turn before holds for a pronoun to stand for: its question, taken apart, and its answers."""

    shape: Shape
    expects: Kind
    answers: tuple[str, ...]

    @classmethod
    def of(cls, question: str, answers: Sequence[str]) -> Known:
        """Return what a question and the texts of its claims hold."""
        sentence = Sentence.of(_without_lead(question))
        distinct = tuple(dict.fromkeys(" ".join(text.split()) for text in answers))
        return cls(Shape.of(sentence), parse_question(question).expects, distinct)

    @property
    def answer(self) -> str:
        """The only answer, empty where there are several or none: no pronoun can choose among them."""
        return self.answers[0] if len(self.answers) == 1 else ""


def _without_lead(question: str) -> str:
    parts = question.rstrip("?!. …").split()
    while len(parts) > 1 and plain(parts[0]) in cues.LEAD_INS:
        del parts[0]
    return " ".join(parts)


class Resolved(NamedTuple):
    """A turn with its pronouns replaced, and each of them with what it was taken for."""

    text: str
    changes: tuple[tuple[str, str], ...]


def resolve(sentence: Sentence, known: Known) -> Resolved | None:
    """Return the turn with every pronoun that points back replaced, None where one points nowhere sure."""
    words = list(sentence.words)
    changes: list[tuple[str, str]] = []
    seen: set[frozenset[str]] = set()
    for place in backward(sentence):
        family = _family(sentence.plain[place])
        if family in seen:  # "who did he bring with him": the first one says who
            continue
        seen.add(family)
        found = _antecedent(sentence, place, known)
        if not found:
            return None
        written = _written(sentence, place, found)
        changes.append((sentence.join(place, place + 1), written))
        words[place] = words[place].replace(sentence.join(place, place + 1), written)
    return Resolved(" ".join(words), tuple(changes)) if changes else None


def backward(sentence: Sentence) -> tuple[int, ...]:
    """Return the places of the pronouns that point back to an earlier turn.

    >>> backward(Sentence.of("Where did he land?"))
    (2,)
    >>> backward(Sentence.of("How many people lost their homes?"))
    ()
    """
    shape = Shape.of(sentence)
    content = len(content_stems(sentence.text))
    return tuple(
        place
        for place, word in enumerate(sentence.plain)
        if _family(word)
        and not _is_filling(sentence, place)
        and not _has_own(sentence, shape, place)
        and content < _FULL.get(word, _FULLEST)
        and not _is_named_behind(sentence, place)
    )


def _is_named_behind(sentence: Sentence, place: int) -> bool:
    """Whether the phrase that an owner opens gives a name, so that it needs no other: "her brother Sten"."""
    return (
        sentence.plain[place] in cues.OWNING
        and Tag.NAME in sentence.tags[place : phrase_end(sentence, place)]
    )


def _family(word: str) -> frozenset[str]:
    word = word.removesuffix("'s")
    families = (cues.HE, cues.SHE, cues.THEY, cues.IT, frozenset({"there"}))
    return next((family for family in families if word in family), frozenset())


def _is_filling(sentence: Sentence, place: int) -> bool:
    word = sentence.plain[place]
    if word == "it":
        return _FILLING.search(sentence.text) is not None
    if word != "there":
        return False
    near = sentence.plain[max(0, place - 2) : place]
    following = sentence.plain[place + 1 : place + 2]
    is_there_is = bool(following) and following[0] in cues.AUXILIARIES and "," not in sentence.words[place]
    return is_there_is or any(each in cues.FORMS_OF_BE | {"will", "been", "be"} for each in near)


def _has_own(sentence: Sentence, shape: Shape, place: int) -> bool:
    """Whether something earlier in the turn itself can be what the pronoun stands for."""
    owns = sentence.plain[place] in cues.OWNING and place + 1 < len(sentence)
    is_one = not owns and sentence.plain[place] in cues.HE | cues.SHE | cues.IT
    first = 0 if owns or sentence.plain[place] in cues.THEY else shape.asked
    nouns = (
        each
        for each in range(first, place)
        if sentence.tags[each] in {Tag.NAME, Tag.WORD}
        and sentence.plain[each] not in cues.MEASURES | cues.LEAD_INS
        and not (is_one and is_plural(sentence.plain[each]))
        and not (each < shape.asked and sentence.plain[each] in {"year", "day", "time", "one", "ones"})
    )
    return any(nouns)


def _antecedent(sentence: Sentence, place: int, known: Known) -> str:
    family = _family(sentence.plain[place])
    if family in {cues.HE, cues.SHE}:
        return find_person(known, is_female=family is cues.SHE)
    if family is cues.THEY:
        return _several(known)
    is_measured = Shape.of(sentence).asks.removeprefix("how ") in cues.MEASURES
    return find_thing(known, is_measured=is_measured) if family is cues.IT else _where(known)


def find_person(known: Known, *, is_female: bool) -> str:
    """Return who "he" or "she" is: the one who was the answer, or the first whom the question names."""
    wrong = cues.MALE if is_female else cues.FEMALE
    if known.answer and _is_someone(known) and not _has(known.answer, wrong):
        return known.answer
    found = [
        each.text for each in pieces(known.shape) if each.sort is Sort.PERSON and not _has(each.text, wrong)
    ]
    names = [each for each in pieces(known.shape) if each.sort in {Sort.NAME, Sort.BODY}]
    named = [each.text for each in names if each.preposition in {"", "of"}]
    if found or named:
        return [*found, *named][0]
    is_ship = is_female and _has(known.shape.sentence.text, cues.SHIPS)
    return find_thing(known) if is_ship else ""


def _is_someone(known: Known) -> bool:
    """Whether the answer names a person."""
    answer = known.answer
    if not answer[:1].isupper() or _LIST.search(answer) or len(answer.split()) > _LONGEST_NOUN:
        return False
    asks = known.shape.asks.split()[0] if known.shape.asks else ""
    is_who = known.expects is Kind.PERSON or head_of(known.shape.noun) in cues.PEOPLE
    return is_who and asks in {"who", "whom", "which", "what"} and sort_of(answer) is not Sort.BODY


def _has(text: str, table: frozenset[str]) -> bool:
    return any(plain(word) in table for word in text.split())


def _several(known: Known) -> str:
    answer = known.answer
    is_several = (
        sort_of(answer) is Sort.BODY or is_plural(head_of(answer)) or " and " in answer if answer else False
    )
    if is_several and answer[:1].isupper() and known.expects in {Kind.PERSON, Kind.ORGANISATION}:
        return answer
    noun = known.shape.noun
    if noun and is_plural(head_of(noun)):
        return f"the {_without_article(noun)}"
    found = [each for each in pieces(known.shape) if each.sort is Sort.MANY and not each.is_time]
    return _with_article(found[0].text) if found else ""


def _with_article(text: str) -> str:
    return text if plain(text.split(maxsplit=1)[0]) in cues.DETERMINERS else f"the {text}"


def _without_article(text: str) -> str:
    words = text.split()
    return " ".join(words[1:] if plain(words[0]) in {"the", "a", "an", "of"} else words)


def find_thing(known: Known, *, is_measured: bool = False) -> str:
    """Return what "it" is: what the question is about, or the thing that was the answer.

    What is measured ("how high") is rather a thing than a body with a name.
    """
    people = {each.span.of(known.shape.sentence.text) for each in find_people(known.shape.sentence.text)}
    things = [
        each
        for each in pieces(known.shape)
        if _is_thing(each) and (each.sort is not Sort.NAME or each.text not in people)
    ]
    if is_measured:
        things.sort(key=lambda each: each.sort is not Sort.THING)
    asks_thing = known.shape.asks in {"what", "which"}
    subject = (
        things[0] if things and known.shape.is_inverted and things[0].start == known.shape.rest else None
    )
    if asks_thing and _is_nominal(known.answer):
        return _definite(known.answer)
    if subject:
        return _core(subject)
    if known.shape.asks in {"why", "how"} and _is_nominal(known.answer):
        return _definite(known.answer)
    return _with_place(things[0], known) if things else ""


def _is_thing(piece: Piece) -> bool:
    is_one = piece.sort in {Sort.THING, Sort.NAME, Sort.BODY} and piece.is_definite
    return is_one and not piece.is_time and not piece.preposition and not piece.is_owner


def _is_nominal(answer: str) -> bool:
    words = answer.split()
    if not 1 <= len(words) <= _LONGEST_NOUN or _LIST.search(answer) or not words[0][:1].isalpha():
        return False
    return plain(words[0]) in {"a", "an", "the"} or (
        len(words) > 1 and all(each[:1].isupper() for each in words)
    )


def _definite(text: str) -> str:
    words = text.split()
    return " ".join(["the", *words[1:]]) if plain(words[0]) in {"a", "an"} else text


def _core(piece: Piece) -> str:
    """Of "the magnitude of the earthquake" it is the earthquake that later turns speak of."""
    head, _, owner = piece.text.partition(" of ")
    return owner if owner.startswith("the ") and head_of(head) in cues.EVENTS_OF else piece.text


def _with_place(piece: Piece, known: Known) -> str:
    """Return a thing with the place or name that follows it: "the dam at Gorrin"."""
    sentence = known.shape.sentence
    if piece.end < len(sentence) and sentence.plain[piece.end] in cues.PLACING | {"over", "near"}:
        following = next((each for each in pieces(known.shape) if each.start == piece.end + 1), None)
        if following and not following.is_time:
            return sentence.join(piece.start, following.end)
    return _core(piece)


def _where(known: Known) -> str:
    answer = known.answer
    if known.expects is Kind.PLACE and answer:
        return answer if plain(answer.split()[0]) in cues.PREPOSITIONS else f"in {answer}"
    found = [
        each
        for each in pieces(known.shape)
        if each.preposition in cues.PLACING | {"on"} and not each.is_time and each.sort is not Sort.PERSON
    ]
    return f"{found[-1].preposition} {found[-1].text}" if found else ""


def _written(sentence: Sentence, place: int, found: str) -> str:
    """Return the antecedent in the form of its pronoun: "her" before a noun is "Siv Aas's"."""
    word = sentence.plain[place]
    following = sentence.tags[place + 1 : place + 2]
    owns = word in cues.OWNING and (
        word != "her" or (bool(following) and following[0] in {Tag.WORD, Tag.NAME, Tag.VERB})
    )
    if not owns:
        return found
    return f"{found}’" if found.endswith("s") and is_plural(head_of(found)) else f"{found}’s"


def spoken_of(sentence: Sentence) -> Iterator[int]:
    """Yield the places of "that" and "this" that stand for what was said, with no noun behind them."""
    for place, word in enumerate(sentence.plain):
        following = sentence.tags[place + 1] if place + 1 < len(sentence) else None
        if word in cues.THAT and following in {None, Tag.VERB, Tag.ADVERB, Tag.PREPOSITION}:
            yield place
