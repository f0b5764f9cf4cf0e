"""Whether a sentence says yes or no to a question, told by what one denies and the other does not."""

from __future__ import annotations

import re

from qa.cues import DOUBTS, NEGATIONS, OPPOSITES
from qa.values.types import YesNo
from qa.words import content_stems, fold


def judge(question: str, sentence: str) -> YesNo:
    """Return whether `sentence` holds for a yes/no `question`: True, False, or None when it says neither.

    A negation in one and not in the other turns the answer; so does a word against its opposite. Words
    of denial that the question itself asks about ("Did Kyiv reject the plan?") do not count.

    >>> judge("Did the mayor resign?", "The mayor did not resign.").holds
    False
    >>> judge("Did Kyiv reject the truce?", "Kyiv rejected the truce.").holds
    True
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
    turned = _denies(asked, said_stems) != _denies(said, asked_stems | opposing)
    return YesNo(turned == bool(opposing))


_LEADING_NOT = re.compile(r"^\w+n't\b")
"""A question that opens with "Isn't" or "Didn't" asks the same as one without the "not"."""


def _plain(text: str) -> str:
    return fold(text).replace("’", "'").strip()


def _denies(text: str, told_elsewhere: set[str]) -> bool:
    """Whether a text denies; a denial whose own word is told elsewhere too denies nothing here."""
    denials = (found.group() for found in NEGATIONS.finditer(text))
    return sum(not set(content_stems(word)) & told_elsewhere for word in denials) % 2 == 1
