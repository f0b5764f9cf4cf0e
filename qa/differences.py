"""Where two quotes of nearly the same words differ, word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from typing import TYPE_CHECKING

from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.types import Citation, Conflict

LIKENESS = 0.6
"""Share of their words, in order, that two quotes have in common from which marking the others helps: two
reports of one event written apart rarely reach a half, copies and rewordings mostly do."""

LONGEST = 200
"""Words of a quote; what is longer is no sentence, and comparing takes time by the square."""

_WORD = re.compile(r"\w+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two quotes and the spans of the words that only one of them has, in the coordinates of each quote."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    likeness: float


def contrast_quotes(left: str, right: str) -> Contrast | None:
    """Return where two quotes differ, or None where they are the same or too unlike for that to help.

    >>> contrast = contrast_quotes("It had 36 pumps running by dawn.", "It had 63 pumps running by dawn.")
    >>> [span.of("It had 36 pumps running by dawn.") for span in contrast.left]
    ['36']
    """
    one, other = _words(left), _words(right)
    if not 0 < len(one) <= LONGEST or not 0 < len(other) <= LONGEST:
        return None
    matcher = SequenceMatcher(None, [word for word, _ in one], [word for word, _ in other], autojunk=False)
    likeness = matcher.ratio()
    if likeness < LIKENESS:
        return None
    changes = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    if not changes:
        return None
    return Contrast(
        tuple(_spans((one[first:last] for _, first, last, _, _ in changes))),
        tuple(_spans((other[first:last] for _, _, _, first, last in changes))),
        likeness,
    )


def _words(quote: str) -> list[tuple[str, Span]]:
    return [(found[0].casefold(), Span(*found.span())) for found in _WORD.finditer(quote)]


def _spans(runs: Iterable[Sequence[tuple[str, Span]]]) -> Iterator[Span]:
    return (Span(run[0][1].start, run[-1][1].end) for run in runs if run)


def mark_differences(conflicts: Iterable[Conflict]) -> dict[Citation, tuple[Span, ...]]:
    """Return for citations on two sides of a conflict the words that set each apart from the other side.

    A citation is held against the quote of the other side that is most like it; the spans count in the
    quote. Citations whose rivals are all written in other words are left out.
    """
    nearest: dict[Citation, tuple[float, tuple[Span, ...]]] = {}
    for conflict in conflicts:
        for left, right in product(conflict.left.citations, conflict.right.citations):
            contrast = contrast_quotes(left.quote, right.quote)
            if contrast is None:
                continue
            for citation, spans in ((left, contrast.left), (right, contrast.right)):
                if contrast.likeness > nearest.get(citation, (0.0, ()))[0]:
                    nearest[citation] = (contrast.likeness, spans)
    return {citation: spans for citation, (_, spans) in nearest.items() if spans}
