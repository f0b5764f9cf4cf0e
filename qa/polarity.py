"""Whether a sentence says yes or no to a question, told by what one denies and the other does not."""

from __future__ import annotations

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
    asked, said = fold(question).replace("’", "'"), fold(sentence).replace("’", "'")
    if DOUBTS.search(said) and not DOUBTS.search(asked):
        return YesNo(None)
    asked_stems, said_stems = set(content_stems(question)), set(content_stems(sentence))
    turned = _denies(asked, said_stems) != _denies(said, asked_stems)
    opposed = any(
        (one in asked_stems and other in said_stems and one not in said_stems)
        or (other in asked_stems and one in said_stems and other not in said_stems)
        for one, other in OPPOSITES
    )
    return YesNo(turned == opposed)


def _denies(text: str, shared: set[str]) -> bool:
    """Whether a text denies; a word of denial that the other text shares denies nothing here."""
    denials = [found.group() for found in NEGATIONS.finditer(text)]
    return len([word for word in denials if not set(content_stems(word)) & shared or word == "not"]) % 2 == 1
