"""Yes, no, or left open: whether the words say that something is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.values.types import Mention, Relation, YesNo

if TYPE_CHECKING:
    from datetime import date

_YES = re.compile(r"\W*(?:yes|yeah|yep|true|correct|indeed)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|nope|false|incorrect)\b(?=\W*$|\s*[,.;:!—–-])", re.IGNORECASE)

_OPEN = re.compile(
    r"\b(?:uncertain|unclear|unknown|undecided|unconfirmed|unsure|may|might|could|possibly|perhaps|maybe|likely"
    r"|unlikely|reportedly|allegedly|whether|in\s+doubt|remains?\s+to\s+be\s+seen|not\s+(?:yet\s+)?(?:clear|known"
    r"|certain|decided|sure)|yet\s+to\s+(?:be\s+)?(?:decide|decided|confirm|confirmed)|neither\s+confirmed"
    r"|considering|weighing|not\s+ruled\s+out)\b",
    re.IGNORECASE,
)
_AFFIRMED = re.compile(
    r"\b(?:no\s+doubt|not\s+only|no\s+(?:fewer|less|more|later|sooner)\s+than|not\s+(?:fewer|less|more)\s+than"
    r"|not\s+just|not\s+until|no\s+wonder|no\s+matter|not\s+least)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|cannot|never|nobody|none|nothing|neither|without|hardly|barely|no|no\s+longer|no\s+one|den(?:y|ies|ied|ying)"
    r"|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|declin(?:e|es|ed|ing)\s+to|fail(?:s|ed|ing)?\s+to"
    r"|rul(?:e|es|ed|ing)\s+out|dismiss(?:es|ed|ing)?|avoid(?:s|ed|ing)?|prevented|cancel(?:s|led|ed)|called\s+off"
    r"|false|untrue|incorrect)\b|n['’]t\b",
    re.IGNORECASE,
)


def find(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return nothing: a yes or no is said by a sentence as a whole, not by words in it."""
    return ()


def parse(text: str, published: date | None = None) -> YesNo:  # noqa: ARG001
    """Return whether `text` says that something is so: an odd number of negations says that it is not.

    >>> parse("The mayor did not sign it."), parse("It is unclear who signed.")
    (YesNo(holds=False), YesNo(holds=None))
    """
    if _YES.match(text):
        return YesNo(holds=True)
    if _NO.match(text):
        return YesNo(holds=False)
    if not re.search(r"\w", text) or _OPEN.search(text):
        return YesNo(holds=None)
    negations = _NEGATION.findall(_AFFIRMED.sub(" ", text))
    return YesNo(holds=len(negations) % 2 == 0)


def relate(left: YesNo, right: YesNo) -> Relation:
    """Return how two answers relate; one that leaves it open allows both.

    >>> relate(YesNo(holds=True), YesNo(holds=False))
    <Relation.APART: 'apart'>
    """
    if left.holds is right.holds:
        return Relation.SAME
    if left.holds is None:
        return Relation.BROADER
    return Relation.NARROWER if right.holds is None else Relation.APART
