"""A question in plain words: what kind of value it asks for, and what it is about."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.errors import EmptyQuestion, LongQuestion
from index.sentences import split_sentences, trim
from qa.asked import (
    AMOUNTS,
    ASKED,
    BY_HOW_MUCH,
    CLOCK,
    COUNTED,
    DAY,
    EXPLAINING,
    IN_CURRENCY,
    KINDS,
    KNOWING,
    LEAD_IN,
    LEANING,
    LIFE_ENDS,
    MEASURING,
    NOT_COUNTED,
    NUMBER_OF,
    OPENING,
    PLAINER,
    POSSESSIVE,
    PREAMBLE,
    RANK,
    ROLE_TYPED,
    SORTED,
    SPEAKER,
    SUBORDINATE,
    TIMELY_BEFORE,
    TYPED,
    YEAR,
)
from qa.cues import NO_PARTY
from qa.thesaurus import stems_of, synonyms
from qa.types import Question
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._currencies import NAMES
from qa.values._titles import TITLE_QUALIFIERS, TITLES
from qa.values._units import MEASURES
from qa.values.types import Kind
from qa.words import (
    content_stems,
    fold,
    is_acronym,
    is_initials,
    is_stopword,
    stem,
    without_possessive,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_QUESTION = 1_000
"""Characters of a question; what is longer is an article."""


def parse_question(text: str) -> Question:
    """Return what `text` asks: its kind of value, the words it is about, and the names among them.

    Raises:
        EmptyQuestion: If it holds no word.
        LongQuestion: If it has more than `LONGEST_QUESTION` characters.

    >>> parse_question("How many world leaders attended?").expects.value
    'count'
    >>> parse_question("Can you tell me how long the visit lasts?").expects.value
    'duration'
    """
    if len(text) > LONGEST_QUESTION:
        raise LongQuestion(len(text), LONGEST_QUESTION)
    text = " ".join(text.split())
    if not words(text):
        raise EmptyQuestion
    told = simplify(text)
    plain = _put_plainly(told)
    asked = text if plain == told else plain
    kind = _kind(asked)
    plain = _spell_out(plain, kind)
    sort = _sort(plain)
    return Question(
        text,
        kind,
        subject=_subject(text),
        names=_names(text),
        counted=_counted(plain) or _counted(text),
        explains=kind is Kind.PHRASE and bool(EXPLAINING.search(fold(text))),
        clock=kind is Kind.DATE and bool(CLOCK.search(fold(text))),
        measures=_MEASURES[kind](asked) if kind in _MEASURES else None,
        sort=sort,
        ordinal=kind is Kind.COUNT and bool(RANK.search(fold(asked))),
        amount=sort.rpartition(" ")[2] in AMOUNTS or bool(BY_HOW_MUCH.search(fold(plain))),
        life=_end_of_life(text) if kind is Kind.DATE else "",
        day=kind is Kind.DATE and bool(DAY.search(fold(text))),
        year=kind is Kind.DATE and bool(YEAR.search(fold(text))),
        plain=plain,
        speaker=_speaker(text),
    )


def simplify(text: str) -> str:
    """Return the question itself, without what a person says about asking it.

    Sentences before it stay where it leans on them: "The mayor resigned. What did she say?"

    >>> simplify("I am writing a preview. For how many days will he stay? Thanks!")
    'For how many days will he stay?'
    >>> simplify("I need the number of guests at the feast. What is it?")
    'How many guests at the feast'
    >>> simplify("Going by these reports, who came?"), simplify("According to the navy, who came?")
    ('who came?', 'According to the navy, who came?')
    """
    told = max((trim(each, text).of(text) for each in split_sentences(text)), key=_asks, default=text)
    before = text[: text.index(told)]
    if not _asks(told)[0] or (before and LEANING.search(told) and not PREAMBLE.search(before)):
        return text
    if asked := ASKED.search(told):
        before = told[: asked.start()]
        return told[asked.start() :] if PREAMBLE.search(before) or LEAD_IN.match(before) else told
    if number := NUMBER_OF.search(told):
        before = told[: number.start()].strip()
        rest = f"How many {told[number.end() :].rstrip('.?! ')}"
        return f"{rest} {before}" if before and not PREAMBLE.search(before) else rest
    return told


def _put_plainly(text: str) -> str:
    """The question without ways round what it asks.

    >>> _put_plainly("What do the reports give as the count of guests at the feast?")
    'How many guests at the feast?'
    """
    for roundabout, plainer in PLAINER:
        text = roundabout.sub(plainer, text)
    return text


def _spell_out(text: str, kind: Kind) -> str:
    """The question that a typed query stands for: readers know questions better.

    >>> _spell_out("height of the surge", Kind.COUNT), _spell_out("mayor of Velm", Kind.PERSON)
    ('What is the height of the surge?', 'Who is the mayor of Velm?')
    >>> _spell_out("Did it sink", Kind.YES_NO), _spell_out("Velm ferry capacity", Kind.PHRASE)
    ('Did it sink', 'What is Velm ferry capacity?')
    """
    typed = TYPED.match(fold(text).replace("’", "'"))
    if not typed or kind is Kind.YES_NO or len(words(text)) < _FEWEST_TYPED:
        return text
    asking = "Who is" if kind is Kind.PERSON else "What is"
    article = "" if typed["bare"] or text[0].isupper() else "the "
    return f"{asking} {article}{text}?"


_FEWEST_TYPED = 2


def _asks(sentence: str) -> tuple[bool, int]:
    """How much a sentence asks: whether for something that it tells of, and how much it tells."""
    told = sum(not is_stopword(word) for word in words(sentence))
    return told > 1 and bool(ASKED.search(sentence) or NUMBER_OF.search(sentence)), told


def _kind(text: str) -> Kind:
    plain = _CONTRACTED.sub(r"\1 is", fold(text).replace("’", "'"))
    core = SUBORDINATE.sub("", OPENING.sub("", plain))
    found = [
        (match.start("asks" if "asks" in pattern.groupindex else 0), kind)
        for pattern, kind in KINDS
        if (match := pattern.search(core))
    ]
    opens_so = any(place == 0 and kind is Kind.YES_NO for place, kind in found)
    if opens_so and not KNOWING.search(core):
        return Kind.YES_NO
    if not found and ROLE_TYPED.search(core):
        return Kind.PERSON
    if BY_HOW_MUCH.search(core):
        return Kind.PHRASE
    asked = [each for each in found if each[1] is not Kind.YES_NO] or found
    return min(asked, key=lambda each: each[0], default=(0, Kind.PHRASE))[1]


_CONTRACTED = re.compile(r"\b(what|who|where|when|how|which)'s\b")


def _subject(text: str) -> tuple[str, ...]:
    core = text[opening_length(text) :]
    return tuple(word for word in words(core) if not is_stopword(word))


def _end_of_life(text: str) -> str:
    """Which end of a life is asked for, the one named last: "When did Bell, born in Velm, die?"."""
    found = [match.lastgroup or "" for match in LIFE_ENDS.finditer(fold(text))]
    return found[-1] if found else ""


def _speaker(text: str) -> tuple[str, ...]:
    """The stems of the party whose account is asked for; what reports say is no party's.

    >>> _speaker("How many drones did Velm's navy say it shot down?"), _speaker("What did the reports say?")
    (('velm', 'navi'), ())
    """
    found = SPEAKER.search(text)
    told = (found["to"] or found["by"]) if found else ""
    return () if NO_PARTY.search(fold(told)) else tuple(content_stems(told))


def opening_length(text: str) -> int:
    """Return how many characters of a question are its question word and what belongs to it."""
    found = OPENING.match(fold(text).replace("’", "'"))
    return found.end() if found and len(fold(text)) == len(text) else 0


def _names(text: str) -> tuple[str, ...]:
    """The capitalised words of the question, its first word only in capitals; a letter names nothing.

    Initials that stand for something common, "UAVs", name nothing either. A title beside a name is none: an
    article on Justice Cole may call her a judge. Nor is the time "in July".
    """
    if text.isupper() or text.istitle():
        return ()
    told = words(text)
    capitalised = [
        without_possessive(word)
        for position, word in enumerate(told)
        if len(word) > 1
        and word[0].isupper()
        and not is_stopword(word)
        and (position > 0 or word.isupper() or is_acronym(word))
        and not (is_initials(word) and synonyms(stems_of(word)))
        and not _is_time(told, position)
    ]
    untitled = [word for word in capitalised if word.lower() not in _TITLED]
    return tuple(untitled or capitalised)


_TITLED = TITLES | TITLE_QUALIFIERS
_DAYS = MONTHS.keys() | WEEKDAYS.keys()


def _is_time(told: Sequence[str], place: int) -> bool:
    """Whether a word names a month or weekday, for what stands before or behind it: "on Friday", "May 9"."""
    if told[place].lower() not in _DAYS:
        return False
    before, behind = told[place - 1] if place else "", told[place + 1] if place + 1 < len(told) else ""
    return before.lower() in TIMELY_BEFORE or before[:1].isdigit() or behind[:1].isdigit()


def _counted(text: str) -> tuple[str, ...]:
    """The stems of the noun that "how many" counts: the words up to the first verb or preposition."""
    found = COUNTED.search(fold(text))
    if not found:
        return ()
    counted: list[str] = []
    for word in found.group(1).split():
        if word in NOT_COUNTED:
            break
        counted.append(stem(word))
    return tuple(counted)


def _sort(text: str) -> str:
    """The noun that says what sort of thing is asked for, empty where none does.

    >>> _sort("Which sport is she known for?"), _sort("What is Ana Bell's military rank?")
    ('sport', 'military rank')
    >>> _sort("Who was the first mayor of Velm?"), _sort("What did she say?")
    ('first mayor', '')
    """
    found = SORTED.search(fold(text))
    if not found:
        return ""
    told = found.group("noun").split()
    ends = next((place for place, word in enumerate(told) if word in NOT_COUNTED or word == "the"), len(told))
    noun = " ".join(told[:ends])
    sort = POSSESSIVE.sub("", noun).rstrip(".")
    is_whole = found.group("of") or (found.group("is") is None and found.group("who") is None)
    return sort if is_whole or ends < len(told) or sort != noun else ""


def _measures(text: str) -> frozenset[str] | None:
    """The base units of what is measured; what is counted has none, unless it is a measure itself."""
    plain = fold(text)
    if told := next((bases for pattern, bases in MEASURING if pattern.search(plain)), None):
        return frozenset(told)
    found = COUNTED.search(plain)
    if found and not found.group().startswith("how much"):
        counted = found.group(1).split()
        pairs = [" ".join(pair) for pair in pairwise(counted)]  # "square miles" before "miles"
        named = [each for each in pairs if each in MEASURES] or [each for each in counted if each in MEASURES]
        return frozenset(MEASURES[each][0] for each in named) or frozenset({""})
    return None


def _currency(text: str) -> frozenset[str] | None:
    """The currency in which a sum is asked for: "in euros"."""
    found = IN_CURRENCY.search(fold(text))
    return frozenset({NAMES[found.group(1)]}) if found else None


_MEASURES = {Kind.COUNT: _measures, Kind.MONEY: _currency}
