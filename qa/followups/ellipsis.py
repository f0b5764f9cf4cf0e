"""Turns that are a part of a question: put into the question before them, in the place of its own part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.followups import _cues as cues
from qa.followups.phrases import Piece, Sort, head_of, is_time, pieces, sort_of
from qa.followups.sentences import Sentence, Shape, Tag, is_verb, phrase_end, plain
from qa.values._places import PLACES
from qa.values.words import is_plural
from qa.words import content_stems, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS = 4
_ANYBODY = frozenset("anyone anybody someone somebody anything something any".split())
_ADVERBIAL = frozenset({"when", "where", "why", "how", "since when", "until when", "from when"})
_POINTING = (
    cues.NARROWING
    | cues.EXCLUDING
    | frozenset(
        "other others another one ones else more next same previous former latter anything something".split()
    )
)
"""What points at something that no form of words tells."""
_COMMANDS = frozenset("summarise summarize elaborate translate stop help details sources more repeat".split())
_PRESENT = frozenset("will is are has have can may must do does shall".split())
_DIED = frozenset("died drowned perished survived escaped fled".split())


class Fitted(NamedTuple):
    """The question before with a part exchanged: what was taken out, empty where nothing was, and put in."""

    text: str
    was: str
    now: str


def fit(text: str, before: Shape, *, is_led: bool) -> Fitted | None:
    """Return the question before with the piece of a question `text` in it; None where it is not sure where.

    `is_led` says that the turn opened with "and" or "what about", so that it is surely a piece.
    """
    sentence = Sentence.of(text if is_led else _without_capital(text))
    if not sentence.words or len(content_stems(text)) > _MOST_WORDS - (not is_led):
        return None
    if sentence.plain == ("why", "not"):
        return swap(before, "Why", "")
    shape = Shape.of(sentence)
    if set(sentence.plain) & _POINTING:
        return None
    return _fit_asking(shape, before) if shape.asks else _fit_phrase(sentence, before, is_led=is_led)


def _fit_phrase(sentence: Sentence, before: Shape, *, is_led: bool) -> Fitted | None:
    """Put a place, a time or a noun where the question before has one of its sort."""
    if any(tag in {Tag.AUXILIARY, Tag.JOINING, Tag.PRONOUN} for tag in sentence.tags):
        return None
    text = sentence.join()
    if len(sentence) == 1 and sentence.plain[0] in cues.FATES:
        return _fit_fate(sentence.plain[0], before)
    if sentence.tags[0] is Tag.PREPOSITION or is_time(text):
        return None if sentence.plain[-1] in cues.THAT else _fit_adjunct(sentence, before)
    is_command = len(sentence) == 1 and not is_led and _is_command(text)
    return (
        _fit_noun(sentence, before, is_led=is_led) if _is_noun_phrase(sentence) and not is_command else None
    )


def _is_command(word: str) -> bool:
    return sort_of(word) is Sort.THING or is_verb(plain(word)) or plain(word) in _COMMANDS


def _without_capital(text: str) -> str:
    """Return a turn without the capital that opens a sentence; a name keeps it: "Kyiv", "Queen Anna"."""
    parts = text.split()
    is_noun = len(parts) == 1 and is_plural(plain(text)) and plain(text) not in PLACES
    opens_only = parts[0].istitle() and (is_noun or (len(parts) > 1 and parts[1].islower()))
    return " ".join([parts[0].lower(), *parts[1:]]) if opens_only else text


def _is_noun_phrase(sentence: Sentence) -> bool:
    """Whether the words are one noun phrase, with at most one more behind a preposition."""
    end = phrase_end(sentence, 0)
    if 0 < end < len(sentence) and sentence.tags[end] is Tag.PREPOSITION:
        end = phrase_end(sentence, end + 1)
    return end == len(sentence)


# question words


def _fit_asking(shape: Shape, before: Shape) -> Fitted | None:
    """Put a question word alone, or "how many" with a noun, where the question before asks."""
    sentence = shape.sentence
    if shape.asked < len(sentence) and not all(tag is Tag.ADVERB for tag in sentence.tags[shape.asked :]):
        return _fit_count(shape, before)
    noun = sentence.join(shape.counted, shape.asked)
    longest = 1 if shape.asks == "what" else _MOST_WORDS - 1  # "what repels them" has no noun
    if Tag.NAME in sentence.tags or len(noun.split()) > longest:
        return None
    return swap(before, sentence.join(0, shape.counted), noun)


def swap(before: Shape, asking: str, noun: str) -> Fitted | None:
    """Return the question before with another question word; None where that makes no question."""
    if asking.lower().endswith(("many", "much")):
        return _swap_count(before, asking, noun)
    head = _upper(f"{asking} {noun}".strip())
    if before.is_inverted:
        return _asking_with(head, before, _rest(before, keeps_object=not noun))
    if before.asks and plain(asking) in _ADVERBIAL:
        is_present = bool(set(before.sentence.plain[before.asked : before.rest]) & _PRESENT)
        return Fitted(f"{head} {'is' if is_present else 'was'} it that {told(before)}", _asked(before), head)
    return None


def _swap_count(before: Shape, asking: str, noun: str) -> Fitted | None:
    """Put "how many" with its noun where the question before asks how many, for a thing, or yes or no."""
    if before.asks and before.asks.endswith(asking.lower().split(" ")[-1]):
        return _exchanged(before, 0, before.asked, _upper(f"{asking} {noun}")) if noun else None
    has_verb = before.verb < len(before.sentence)
    if not before.is_inverted or not has_verb or before.asks not in {"what", "which", ""}:
        return None
    rest = _rest(before, keeps_object=False)
    if not before.asks and not noun:
        noun = "people" if set(rest.lower().split()) & _ANYBODY else ""
        rest = " ".join(word for word in rest.split() if plain(word) not in _ANYBODY)
    return _asking_with(_upper(f"{asking} {noun}"), before, rest) if noun else None


def _asking_with(head: str, before: Shape, rest: str) -> Fitted:
    auxiliary = before.sentence.join(before.asked, before.rest).lower()
    return Fitted(f"{head} {auxiliary} {rest}", _asked(before), head)


def _asked(before: Shape) -> str:
    return before.sentence.join(0, before.asked)


def _rest(before: Shape, *, keeps_object: bool) -> str:
    """Return what follows the auxiliary; what was counted goes back behind its verb."""
    sentence, verb = before.sentence, before.verb
    words = list(sentence.words[before.rest :])
    noun = before.noun
    if keeps_object and noun and verb < len(sentence) and before.asks.split()[0] in {"how", "which", "what"}:
        place = verb + 1 - before.rest
        words[place:place] = [noun]
    return " ".join(words).rstrip("?!. ")


def told(before: Shape) -> str:
    """Return the question before as a clause: "people died in the fire", "someone met the president"."""
    sentence = before.sentence
    if before.is_inverted and before.auxiliary is not None:
        end = phrase_end(sentence, before.rest)
        parts = [
            sentence.join(before.rest, end),
            sentence.join(before.auxiliary, before.rest),
            sentence.join(end),
        ]
        return " ".join(part for part in parts if part)
    subject = before.noun or ("someone" if before.asks in {"who", "whom"} else "something")
    return f"{subject} {sentence.join(before.asked)}"


def embed(before: Shape) -> str:
    """Return the question before as a part of another: "how many people died in the fire".

    >>> embed(Shape.of(Sentence.of("When did the bridge collapse?")))
    'when the bridge did collapse'
    """
    sentence = before.sentence
    if not before.asks:
        return f"that {told(before)}"
    head = sentence.join(0, before.asked)
    return (
        f"{head[:1].lower()}{head[1:]} {told(before) if before.is_inverted else sentence.join(before.asked)}"
    )


def _fit_count(shape: Shape, before: Shape) -> Fitted | None:
    """For "How many were injured" take the noun and the place from the question before."""
    sentence = shape.sentence
    if shape.asks != "how many" or shape.noun or len(content_stems(sentence.join(shape.asked))) > 1:
        return None
    if any(tag in {Tag.PREPOSITION, Tag.NAME, Tag.PRONOUN, Tag.DETERMINER} for tag in sentence.tags):
        return None
    if before.asks != "how many" or not before.noun:
        return None
    noun = _people(before.noun) if sentence.plain[-1] in cues.FATES | _DIED else before.noun
    parts = ["How many", noun, sentence.join(shape.asked), adjuncts(before)]
    return Fitted(" ".join(part for part in parts if part), _asked(before), sentence.text)


def _people(noun: str) -> str:
    return noun if sort_of(noun) is Sort.PERSON or _singular_is_person(noun) else ""


def _singular_is_person(noun: str) -> bool:
    head = head_of(noun)
    stems = {stem(word) for word in cues.PEOPLE}
    return head == "people" or stem(head) in stems


def adjuncts(before: Shape) -> str:
    """Return the places and times behind the verb of the question before."""
    sentence = before.sentence
    if before.is_inverted:
        subject = next((each for each in pieces(before) if each.start == before.rest), None)
        place = f"in {subject.text}" if subject else ""
        return " ".join(part for part in (place, sentence.join(_behind(before, before.verb + 1))) if part)
    is_where = before.rest < len(sentence) and sentence.tags[before.rest] is Tag.PREPOSITION
    return sentence.join(before.rest if is_where else _behind(before, before.verb + 1))


def _behind(before: Shape, start: int) -> int:
    """Return where the first place, time or clause from a place on begins, the end where there is none."""
    sentence = before.sentence
    opening = {Tag.PREPOSITION, Tag.JOINING, Tag.ADVERB}
    places = range(start, len(sentence))
    return next((each for each in places if sentence.tags[each] in opening), len(sentence))


def _fit_fate(word: str, before: Shape) -> Fitted | None:
    """For "Injured?" after "How many people died" exchange what became of them."""
    if before.asks != "how many" or not before.noun:
        return None
    noun = _people(before.noun) or "people"
    text = " ".join(part for part in ("How many", noun, "were", word, adjuncts(before)) if part)
    return Fitted(text, before.sentence.join(before.asked, before.verb + 1), word)


# places and times


def _fit_adjunct(sentence: Sentence, before: Shape) -> Fitted | None:
    text = sentence.join()
    if sentence.tags[0] is not Tag.NAME and not sentence.words[0].isupper():
        text = text[:1].lower() + text[1:]
    old = _time_of(before) if is_time(text) else _place_of(before, sentence.plain[0])
    if old is None:
        return Fitted(f"{before.sentence.join()} {text}", "", text)
    start, end = old
    if not is_time(text) and before.sentence.tags[start] is not Tag.PREPOSITION:
        text = sentence.join(1)
    return _exchanged(before, start, end, text)


def _time_of(before: Shape) -> tuple[int, int] | None:
    sentence = before.sentence
    for piece in pieces(before):
        if piece.is_time:
            return piece.start - bool(piece.preposition), piece.end
    for place in range(before.rest, len(sentence)):
        if sentence.tags[place] is Tag.ADVERB and is_time(sentence.plain[place]):
            return place, place + 1
    return None


def _place_of(before: Shape, preposition: str) -> tuple[int, int] | None:
    if preposition not in cues.PLACING | {"on"}:
        return None
    found = [
        each
        for each in pieces(before)
        if each.preposition in cues.PLACING | {"on"} and not each.is_time and each.sort is not Sort.PERSON
    ]
    same = [each for each in found if each.preposition == preposition]
    if same or found:
        chosen = (same or found)[-1]
        return chosen.start - 1, chosen.end
    bare = [each for each in pieces(before) if each.sort is Sort.PLACE]
    return (bare[0].start, bare[0].end) if len(bare) == 1 else None


# noun phrases


def _fit_noun(sentence: Sentence, before: Shape, *, is_led: bool) -> Fitted | None:
    text = sentence.join()
    found = pieces(before)
    if text.endswith(("'", "’", "'s", "’s")):
        return _fit_owner(text, before)
    sort = sort_of(text)
    old = _like(text, sort, found, before)
    if old:
        text = _owning(text) if old.is_owner else text
        return _exchanged(before, old.start, _end_with_company(before.sentence, old.end), text)
    is_counted = sort is Sort.MANY or (is_led and sort is Sort.THING and sentence.tags[0] is Tag.WORD)
    if before.asks in {"how many", "how much"} and before.noun and is_counted:
        _, of, owner = before.noun.partition(" of ")
        return _exchanged(before, before.counted, before.asked, text if " of " in text else text + of + owner)
    return None


def _end_with_company(sentence: Sentence, end: int) -> int:
    """Return where a phrase ends together with one that "and" joins to it."""
    if end < len(sentence) and sentence.plain[end] == "and":
        return max(end, phrase_end(sentence, end + 1))
    return end


def _fit_owner(text: str, before: Shape) -> Fitted | None:
    """Put "the bus drivers'" in the place of the owner in "the train drivers' strike"."""
    sentence = before.sentence
    for place in range(before.rest, len(sentence)):
        if sentence.plain[place].endswith(("'s", "s'")):
            subject = next((each for each in pieces(before) if each.start <= place < each.end), None)
            if subject:
                return _exchanged(before, subject.start, place + 1, text)
    return None


def _like(text: str, sort: Sort, found: Sequence[Piece], before: Shape) -> Piece | None:
    """Return the phrase of the question before that another one of its sort takes the place of."""
    pieces_here = [each for each in found if not each.is_time]
    if sort is Sort.NAME:  # nobody knows whether it is a place
        pieces_here = [each for each in pieces_here if each.preposition not in cues.PLACING]
    same_head = [each for each in pieces_here if stem(each.head) == stem(head_of(text))]
    if len(same_head) == 1 and sort is not Sort.PERSON:
        return same_head[0]
    measured = _measured(sort, pieces_here, before)
    if measured:
        return measured
    return _first_of(_RIVALS[sort], pieces_here, is_definite=plain(text.split(maxsplit=1)[0]) == "the")


def _measured(sort: Sort, found: Sequence[Piece], before: Shape) -> Piece | None:
    """Return "the magnitude" of "what was the magnitude of the earthquake", for another measure of it."""
    if before.asks != "what" or sort is not Sort.THING or not found:
        return None
    first = found[0]
    head, parted, _ = first.text.partition(" of ")
    if not parted or first.start != before.rest or before.verb < len(before.sentence):
        return None
    return Piece(head, first.start, first.start + len(head.split()), first.sort)


_RIVALS: dict[Sort, tuple[frozenset[Sort], ...]] = {
    Sort.PERSON: (frozenset({Sort.PERSON}), frozenset({Sort.NAME})),
    Sort.PLACE: (frozenset({Sort.PLACE}), frozenset({Sort.NAME})),
    Sort.BODY: (frozenset({Sort.BODY}), frozenset({Sort.NAME})),
    Sort.NAME: (
        frozenset({Sort.NAME}),
        frozenset({Sort.PERSON, Sort.PLACE, Sort.BODY}),
    ),
    Sort.MANY: (frozenset({Sort.MANY}),),
    Sort.THING: (frozenset({Sort.THING}),),
}


def _first_of(
    rivals: Sequence[frozenset[Sort]], found: Sequence[Piece], *, is_definite: bool
) -> Piece | None:
    for sorts in rivals:
        like = [each for each in found if each.sort in sorts]
        if sorts <= {Sort.MANY, Sort.THING}:
            like = [each for each in like if is_definite == (plain(each.text.split()[0]) == "the")]
        if like:
            return like[0]
    return None


def _owning(text: str) -> str:
    return text if text.endswith(("'s", "’s", "s'", "s’")) else f"{text}’s"


def _exchanged(before: Shape, start: int, end: int, text: str) -> Fitted:
    sentence = before.sentence
    was = sentence.join(start, end)
    mark = "," if end and sentence.words[end - 1].endswith(",") and end < len(sentence) else ""
    words = [*sentence.words[:start], text + mark, *sentence.words[end:]]
    return Fitted(" ".join(words).rstrip("?!. "), was, text)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
