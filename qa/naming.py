"""How a sentence and its article speak of the names that a question is about, or of others in their place."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.cues import PLACING
from qa.grounding import is_mentioned
from qa.words import is_stopword, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.types import Article
    from qa.types import Question

NOT_TOLD = 0.5
"""What is said of names where there are none."""


def prominence(question: Question, article: Article) -> float:
    """Return how often an article mentions the rarest of a question's names, as a part of its commonest name.

    The title counts as an article's own words do; `NOT_TOLD` for a question without names.
    """
    counts = _mentions(article)
    most = max(counts.values(), default=1)
    return min((_count(stem(name), counts) / most for name in question.names), default=NOT_TOLD)


@lru_cache(maxsize=512)
def _mentions(article: Article) -> Counter[str]:
    """How often each word that is written with a capital is, by its stem."""
    told = words(f"{article.title}\n{article.text}")
    return Counter(stem(word) for word in told if word[0].isupper() and not is_stopword(word))


def _count(name: str, counts: Counter[str]) -> int:
    """How often a name is mentioned, or else a variant of it."""
    return counts[name] or sum(
        count
        for word, count in counts.items()
        if word[0] == name[0] and is_mentioned(name, frozenset({word}))
    )


def displacement(question: Question, parts: Sequence[str]) -> float:
    """Return 1 where another name stands in the place of one of the question's, 0 where that one does.

    Its place is told by the word that it depends on: a "mayor of Velm" is not the "mayor of Tarn", nor "died
    in Velm" "died in Tarn"; and by the other words of a longer name: "Port Velm" is not "Port Tarn".

    Args:
        question: The question, whose names are looked for.
        parts: What stands before an answer in its sentence and what stands behind it.
    """
    found = [
        _is_one(name, other)
        for name, governors in _governed(question)
        for part in parts
        for other in _in_its_place(name, governors, words(part))
    ]
    return NOT_TOLD if not found else 1.0 - any(found)


def _is_one(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two names holds the other, told in any way."""
    shorter, longer = sorted((name, other), key=len)
    return all(is_mentioned(word, frozenset(longer)) for word in shorter)


def _governed(question: Question) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """The stems of each of the question's names, with those of the words it depends on or owns."""
    told = words(question.plain)
    for start, end in _runs(told, [word in question.names for word in told]):
        near = [told[place] for place in (_before(told, start), end) if 0 <= place < len(told)]
        yield (
            tuple(map(stem, told[start:end])),
            frozenset(stem(each) for each in near if not is_stopword(each)),
        )


def _in_its_place(
    name: tuple[str, ...], governors: frozenset[str], told: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The stems of the names that stand where a name would, that name itself among them."""
    for start, end in _runs(told, [word[0].isupper() and not is_stopword(word) for word in told]):
        found = tuple(map(stem, told[start:end]))
        before = _before(told, start)
        depends = before >= 0 and before < start - 1 and stem(told[before]) in governors
        owns = end < len(told) and stem(told[end]) in governors
        is_sibling = len(name) > 1 and len(found) > 1 and (found[0] == name[0] or found[-1] == name[-1])
        if depends or owns or is_sibling:
            yield found


def _runs(told: Sequence[str], marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where marked words follow one another, from the first to behind the last; an owner ends its name."""
    start = 0
    for place, (word, is_marked) in enumerate(zip(told, marked, strict=True), 1):
        if not is_marked:
            start = place
        elif word[-2:] in _OWNING or place == len(told) or not marked[place]:
            yield start, place
            start = place


_OWNING = {"’s", "'s"}


def _before(told: Sequence[str], start: int) -> int:
    """The place of the word before a name, over prepositions and articles; -1 where there is none."""
    return next((place for place in range(start - 1, -1, -1) if told[place].casefold() not in PLACING), -1)
