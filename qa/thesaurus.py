"""Which words and phrases mean the same in the news: the groups of `thesaurus.txt`, by their stems."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from qa._verbs import INFINITIVES
from qa.values.words import singular
from qa.words import fold, is_acronym, stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Stems: TypeAlias = tuple[str, ...]

THESAURUS_FILE = "thesaurus.txt"
"""A line for each group of words and phrases that mean the same, divided by semicolons."""


def synonyms(stems: Stems) -> tuple[Stems, ...]:
    """Return the stems of each synonym of a word or phrase, given by its own, in the thesaurus' order.

    >>> synonyms(stems_of("servicemen"))[0]
    ('soldier',)
    >>> synonyms(stems_of("pianos"))
    ()
    """
    return _thesaurus().get(stems, ())


def stems_of(phrase: str) -> Stems:
    """Return the stem of each word of a phrase, plurals without a rule of their own as well.

    >>> stems_of("heads of state"), stems_of("servicemen")
    (('head', 'of', 'state'), ('serviceman',))
    """
    return tuple(map(plain_stem, words(phrase)))


@lru_cache(maxsize=100_000)
def plain_stem(word: str) -> str:
    """Return the stem of a word's singular or infinitive, whether or not a rule makes its form of that.

    >>> plain_stem("sent"), plain_stem("children"), plain_stem("arriving")
    ('send', 'child', 'arriv')
    """
    plain = singular(fold(word))
    return stem(word) if is_acronym(word) else stem(INFINITIVES.get(plain, plain))


@lru_cache(maxsize=1)
def _thesaurus() -> Mapping[Stems, tuple[Stems, ...]]:
    known: dict[Stems, dict[Stems, None]] = {}
    for line in (files("qa") / THESAURUS_FILE).read_text(encoding="utf-8").splitlines():
        group = [stems_of(member) for member in line.split(";")]
        for one in group:
            known.setdefault(one, {}).update(dict.fromkeys(other for other in group if other != one))
    return {stems: tuple(others) for stems, others in known.items()}
