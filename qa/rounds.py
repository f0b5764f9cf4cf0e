"""Which of several rounds something is told of: the second or the first, the final or a semi-final."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from qa.elsewhere import backwards
from qa.thesaurus import plain_stem
from qa.values._numerals import ORDINALS
from qa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.types import Span
    from qa.types import Question


def find_other_round(question: Question, text: str, sentence: Span) -> tuple[str, str] | None:
    """Return the round asked about and the one that a sentence of a text is told of instead, if it surely is.

    What names none is of the final that is named last before it in its paragraph; of any other round only
    where it goes on about that, "It hurt 31".

    >>> from index.types import Span
    >>> from qa.question import parse_question
    >>> asked = parse_question("Who won the second round?")
    >>> find_other_round(asked, "Bell won the first round.", Span(0, 25))
    ('the second round', 'the first round')
    """
    for sort, asked in _rounds_of(question.text).items():
        for told in _reached(sort, text, sentence):
            named = _rounds_of(told).get(sort, {})
            if named:
                numbers = {*named, *_numbers_in(told)}  # "in the third quarter, but early in the fourth"
                if len(asked) == 1 and asked.keys().isdisjoint(numbers):
                    return next(iter(asked.values())), next(iter(named.values()))
                break
    return None


def _reached(sort: str, text: str, sentence: Span) -> Iterator[str]:
    """A sentence and those before it that may say which round it is of."""
    reach = None if sort == _FINALS else 2 if _GOES_ON.match(sentence.of(text)) else 1
    return islice(backwards(text, sentence), reach)


@lru_cache(maxsize=4096)
def _rounds_of(text: str) -> dict[str, dict[str, str]]:
    """The rounds that a text names, each by its number, in words, under the noun that they are rounds of."""
    found: dict[str, dict[str, str]] = {}
    for sort, number, told in _find_rounds(fold(text)):
        found.setdefault(sort, {}).setdefault(number, told)
    return found


def _find_rounds(text: str) -> Iterator[tuple[str, str, str]]:
    for each in _NUMBERED.finditer(text):
        if _COMPARED.search(text[: each.start()]):
            continue
        for number in _numbers_in(each["numbers"]):
            yield plain_stem(each["noun"]), number, f"the {each.group()}"
    yield from ((plain_stem("round"), "2", f"the {each.group()}") for each in _RUNOFF.finditer(text))
    for each in _FINAL.finditer(text):
        yield _FINALS, each["part"] or "", f"the {each.group()}"


def _numbers_in(text: str) -> list[str]:
    return [_ORDINALS.get(each, each[:-2]) for each in _ORDINAL.findall(fold(text))]


_FINALS = "final"
_GOES_ON = re.compile(r"(?:It|They|He|She|Its|Their|His|Her)\b")
_ORDINALS = {word: str(number) for number, word in enumerate(ORDINALS[:12], start=1)}
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))\b")
_NUMBERED = re.compile(
    rf"(?P<numbers>{_ORDINAL.pattern}(?:(?:,| and| or|, and) {_ORDINAL.pattern})*)[ -]"
    r"(?P<noun>rounds?|halves|half|quarters?|legs?|stages?|phases?|semesters?|innings|heats?|sets?|periods?|"
    r"days?|nights?|terms?|seasons?|editions?|ballots?|votes?|debates?|trials?|games?|match(?:es)?|races?|"
    r"strikes?|attacks?|blasts?|explosions?|waves?|quakes?|earthquakes?|storms?|trips?|visits?|summits?|"
    r"meetings?)\b"
)
_COMPARED = re.compile(r"\b(?:than|from|since|unlike|compared (?:to|with))\b[^;.]{0,40}$")
"""What stands before a round that is only compared with the one that a sentence is told of."""

_RUNOFF = re.compile(r"\brun-?offs?\b")
_FINAL = re.compile(
    r"\b(?:(?P<part>semi|quarter)[ -]?finals?|finals?)\b(?!-)"
    r"(?=\W*$|\W*[,.;:()]| (?:in|at|on|of|to|between|against|with|by|for|before|after|and|or|was|is|were|are|"
    r"will|had|has|ended|took|began|started|went)\b)"
)
