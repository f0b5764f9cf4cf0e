"""Whether the articles speak of the names that a question is about."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from qa.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.types import Article
    from qa.types import Question

_SHARED_STEM = 4
"""Letters that a name and its adjective share ("Serbia", "Serbian"); shorter names must match in full."""
_MISSPELT = 0.84
"""Likeness (Ratcliff and Obershelp 1988) from which two words are one name in two spellings."""


def unmentioned_names(question: Question, articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the names in the question that none of the articles mentions, in the question's order.

    An adjective, an inflected form and a near spelling count as a mention, as do title, outlet and author.
    """
    spoken = {
        stem(part)
        for article in articles
        for text in (article.text, article.title, article.source, article.author)
        for word in words(text)
        for part in (word, *word.split("-"))
    }
    return tuple(name for name in question.names if not _is_mentioned(stem(name), spoken))


def _is_mentioned(name: str, spoken: set[str]) -> bool:
    if name in spoken:
        return True
    return any(_is_variant(name, word) for word in spoken if word[:1] == name[:1])


def _is_variant(name: str, word: str) -> bool:
    shared = min(len(name), len(word), max(_SHARED_STEM, len(name) - 2))
    if len(name) >= _SHARED_STEM and shared >= _SHARED_STEM and name[:shared] == word[:shared]:
        return True
    return len(name) > _SHARED_STEM and SequenceMatcher(None, name, word).ratio() >= _MISSPELT
