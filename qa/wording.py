"""A question in a text's own words: "soldiers" where a text has soldiers and the question says "servicemen".

A small reader takes words that it has not learnt to be the same for different things. Names, numbers and
question words stay as they are asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qa.question import opening_length, parse_question
from qa.thesaurus import plain_stem, synonyms
from qa.values._places import NATION_OF_CAPITAL, NATIONS, PLACES, SECOND_NAMES
from qa.words import fold, is_initials, is_stopword, without_possessive, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.types import Article, Passage
    from qa.thesaurus import Stems
    from qa.types import Question

_LONGEST = 4
"""Words of a phrase."""


class _Phrase(NamedTuple):
    """Some words in a row: where they stand, and their stems."""

    start: int
    end: int
    stems: Stems


def reword(question: Question, text: str) -> Question:
    """Return the question with what a text only has other words for put as the text puts it.

    A capital is put by its country where it does something, for then it is the government that does.

    >>> reword(parse_question("How many servicemen were dispatched?"), "Velm sent 102 soldiers.").plain
    'How many soldiers were sent?'
    >>> reword(parse_question("How many did Beijing send to America?"), "China sent 102 to the U.S.").plain
    'How many did China send to U.S.?'
    """
    places = _places(question.plain)
    synonymous = (each for each in _known(question.plain) if not _overlaps(each, places))
    found = {each: _second_name(each, text, question.plain) for each in places}
    found |= {each: _synonym(each, text) for each in synonymous}
    replaced = {phrase: told for phrase, told in found.items() if told}
    if not replaced:
        return question
    plain = question.plain
    for phrase in sorted(replaced, reverse=True):
        plain = f"{plain[: phrase.start]}{replaced[phrase]}{plain[phrase.end :]}"
    asked = _parse(plain)
    return replace(question, plain=plain, subject=asked.subject, names=asked.names, counted=asked.counted)


def in_their_words(
    question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
) -> list[Question]:
    """Return the question in the words of each passage and its article's title; `articles` are by id."""
    return [reword(question, f"{articles[each.article_id].title}\n{each.text}") for each in passages]


_parse = lru_cache(maxsize=1024)(parse_question)


def _synonym(phrase: _Phrase, text: str) -> str:
    """The first synonym of a phrase that a text has instead of it, empty if there is none."""
    told = _told(text)
    if phrase.stems in told:
        return ""
    return next((told[each] for each in synonyms(phrase.stems) if each in told), "")


def _second_name(phrase: _Phrase, text: str, question: str) -> str:
    """What a text calls a place of the question instead, empty if it does not.

    Where it names only the people of a country, that is the country's plain name.
    """
    told, place = _places(text), _places(question)[phrase]
    is_acting = _ACTING.search(question[: phrase.start]) and question[phrase.end : phrase.end + 1].isspace()
    if is_acting and place not in told.values():
        place = NATION_OF_CAPITAL.get(place, "")
    names = {text[each.start : each.end]: None for each, named in told.items() if named == place}
    asked = fold(question[phrase.start : phrase.end])
    if asked in {*map(fold, names), *NATIONS}:
        return ""
    plain = place.title() if names and asked != place else ""
    return next((name for name in names if fold(name) not in NATIONS), plain)


_ACTING = re.compile(r"\b(?:did|does|do|has|have|had|will|would|can|could|should) $", re.IGNORECASE)
"""What a question has before those who do something."""


@lru_cache(maxsize=1024)
def _places(text: str) -> Mapping[_Phrase, str]:
    """Each phrase of a text that names a place, or a country by its people, with the place's one name."""
    found: dict[_Phrase, str] = {}
    for phrase in sorted(_phrases(text), key=lambda each: -len(each.stems)):
        words = without_possessive(text[phrase.start : phrase.end])
        name = fold(words).replace(".", "")
        place = SECOND_NAMES.get(name) or NATIONS.get(name) or (name if name in PLACES else "")
        if place and words[0].isupper() and not _overlaps(phrase, found):
            found[phrase._replace(end=phrase.start + len(words))] = place
    return found


def _overlaps(phrase: _Phrase, others: Iterable[_Phrase]) -> bool:
    return any(phrase.start < other.end and other.start < phrase.end for other in others)


@lru_cache(maxsize=256)
def _known(question: str) -> tuple[_Phrase, ...]:
    """The words and phrases of a question that have synonyms, in order; of two that overlap the longer."""
    opening = opening_length(question)
    phrases = [
        each
        for each in _phrases(question)
        if each.start >= opening and synonyms(each.stems) and not _is_name(question[each.start : each.end])
    ]
    found: list[_Phrase] = []
    for phrase in sorted(phrases, key=lambda each: -len(each.stems)):
        if not _overlaps(phrase, found):
            found.append(phrase)
    return tuple(sorted(found))


def _is_name(phrase: str) -> bool:
    return phrase.lower() != phrase and not is_initials(phrase)


@lru_cache(maxsize=1024)
def _told(text: str) -> Mapping[Stems, str]:
    """The words and phrases of a text by their stems, each as it is first written."""
    told: dict[Stems, str] = {}
    for start, end, stems in _phrases(text):
        told.setdefault(stems, text[start:end])
    return told


def _phrases(text: str) -> Iterator[_Phrase]:
    """Every word of content, and every few in a row from one to another."""
    found = [(each, word := each.of(text), is_stopword(word)) for each in word_spans(text)]
    for first, (opening, _, is_empty) in enumerate(found):
        stems: Stems = ()
        for closing, word, is_last_empty in found[first : first + _LONGEST] if not is_empty else ():
            stems = (*stems, plain_stem(word))
            if not is_last_empty:
                yield _Phrase(opening.start, closing.end, stems)
