"""Which articles are copies of one another, word for word or reworded, and so count as one source."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, takewhile
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from index.sentences import split_sentences
from qa.words import content_stems, words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from index.types import Article

SHINGLE = 5
"""Words in a shingle: long enough that two reporters rarely choose the same five in a row."""


@dataclass(frozen=True, slots=True)
class OriginSettings:
    """When two articles are one.

    `verbatim`: share of the shorter article's shingles that the longer holds (containment, Broder 1997),
    told only of articles of `least_shingles`: two one-line reports of one event are alike without copying,
    unless they are one text with one stretch of words exchanged, `kept` being the share of the longer's words
    around it, at least `fewest_kept` of them.
    `reworded`: share of the shorter article's sentences that have a counterpart in the longer, in the
    same order, at least `fewest` of them; `counterpart`: overlap of content words (Jaccard) from which two
    sentences are counterparts. With these, of the 5,558 pairs of ECB+ reports of one event, 47 count as
    rewordings, and none of those shares less than a tenth of its shingles.
    """

    verbatim: float = 0.4
    least_shingles: int = 20
    kept: float = 0.75
    fewest_kept: int = 10
    reworded: float = 0.5
    counterpart: float = 0.4
    fewest: int = 5


def group_origins(articles: Iterable[Article], settings: OriginSettings | None = None) -> dict[str, str]:
    """Return for each article's id the id of the article that stands for its origin.

    Articles with one origin are copies or rewordings of one another, possibly through a third. The one
    that stands for them is the earliest published, as far as dates are known. Of more articles than an
    answer cites only pairs that share text are compared, so the cost grows about as their number does.
    """
    settings = settings or OriginSettings()
    ordered = sorted(
        articles, key=lambda article: (article.day is None, str(article.published), article.locator)
    )
    prints = {article.id: _print_of(article) for article in ordered}
    origin = {article.id: article.id for article in ordered}
    for first, second in _pairs(ordered, prints):
        if origin[first.id] != origin[second.id] and _is_copy(prints[first.id], prints[second.id], settings):
            kept, dropped = origin[first.id], origin[second.id]
            origin = {key: kept if value == dropped else value for key, value in origin.items()}
    return origin


def _pairs(articles: Sequence[Article], prints: Mapping[str, _Print]) -> Iterator[tuple[Article, Article]]:
    if len(articles) <= _FEW:
        yield from combinations(articles, 2)
        return
    for first, second in likely_pairs([prints[article.id] for article in articles]):
        yield articles[first], articles[second]


_FEW = 40


def likely_pairs(prints: Sequence[_Print]) -> list[tuple[int, int]]:
    """Return the pairs of prints that may be copies, as (smaller, larger) places in order.

    Copies share many shingles, which few other articles hold; rewordings share sentences of like words,
    which fall into one bucket of a MinHash (Broder 1997) banded for a likeness of about 0.4.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for holders in _holders(
        (number, shingle) for number, each in enumerate(prints) for shingle in each.shingles
    ):
        shared.update(combinations(holders, 2))
    alike: Counter[tuple[int, int]] = Counter()
    buckets = (
        (number, bucket)
        for number, each in enumerate(prints)
        for bucket in {bucket for sentence in each.sentences for bucket in _buckets(sentence)}
    )
    for holders in _holders(buckets):
        alike.update(combinations(holders, 2))
    whole = _holders((number, each.words) for number, each in enumerate(prints) if each.words)
    found = {pair for pair, number in shared.items() if number >= _SHARED_SHINGLES}
    found |= {pair for pair, number in alike.items() if number >= _SHARED_SENTENCES}
    found |= {pair for holders in whole for pair in combinations(holders, 2)}
    return sorted(found)


_SHARED_SHINGLES, _SHARED_SENTENCES = 4, 2
_MOST_HOLDERS = 40
"""What more articles than this hold says nothing of copying: a slogan, an address, a byline."""


def _holders(held: Iterable[tuple[int, Hashable]]) -> Iterator[list[int]]:
    """Yield for each thing that some, and not too many, hold the numbers of those who do."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, thing in held:
        found[thing].append(number)
    return (holders for holders in found.values() if 1 < len(holders) <= _MOST_HOLDERS)


def _buckets(sentence: frozenset[str]) -> list[tuple[int, int, int]]:
    """The sentence's MinHash in bands of two."""
    words = np.array([crc32(stem.encode()) for stem in sentence], dtype=np.uint64)
    least = ((_FACTORS[:, None] * words + _TERMS[:, None]) % _PRIME).min(axis=1).tolist()
    return [(band, *least[2 * band : 2 * band + 2]) for band in range(_BANDS)]


_BANDS = 8
_PRIME = np.uint64(4_294_967_311)
_FACTORS, _TERMS = np.random.default_rng(0).integers(1, 2**31, size=(2, 2 * _BANDS), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class _Print:
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    sentences: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, article: Article) -> _Print:
        body = article.body.of(article.text)
        plain = tuple(word.casefold() for word in words(body))
        shingles = frozenset(zip(*(plain[offset:] for offset in range(SHINGLE)), strict=False))
        sentences = (frozenset(content_stems(span.of(body))) for span in split_sentences(body))
        return cls(plain, shingles, tuple(stems for stems in sentences if len(stems) >= _SHORTEST_SENTENCE))


_SHORTEST_SENTENCE = 5


@lru_cache(maxsize=256)
def _print_of(article: Article) -> _Print:
    """A long article's print takes longer than all else about an answer; the next answer cites it again."""
    return _Print.of(article)


def _is_copy(left: _Print, right: _Print, settings: OriginSettings) -> bool:
    if left.words == right.words:
        return bool(left.words)
    return (
        _is_verbatim(left, right, settings)
        or _is_one_exchanged(left.words, right.words, settings)
        or _reworded(left, right, settings)
    )


def _is_verbatim(left: _Print, right: _Print, settings: OriginSettings) -> bool:
    shorter = min(len(left.shingles), len(right.shingles))
    held = len(left.shingles & right.shingles)
    return shorter >= settings.least_shingles and held / shorter >= settings.verbatim


def _is_one_exchanged(left: Sequence[str], right: Sequence[str], settings: OriginSettings) -> bool:
    """Whether two texts open and close alike, around words of which each has its own."""
    shorter, longer = sorted((left, right), key=len)
    opening = _common(shorter, longer)
    closing = _common(shorter[opening:][::-1], longer[opening:][::-1])
    return opening + closing >= max(settings.fewest_kept, settings.kept * len(longer))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts open with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _reworded(left: _Print, right: _Print, settings: OriginSettings) -> bool:
    shorter, longer = sorted((left.sentences, right.sentences), key=len)
    if len(shorter) < settings.fewest:
        return False
    counterparts = (_counterpart(sentence, longer, settings.counterpart) for sentence in shorter)
    in_order = _longest_rise([place for place in counterparts if place is not None])
    return in_order >= max(settings.fewest, settings.reworded * len(shorter))


def _counterpart(sentence: frozenset[str], others: tuple[frozenset[str], ...], least: float) -> int | None:
    overlaps = [len(sentence & other) / len(sentence | other) for other in others]
    best = max(range(len(others)), key=overlaps.__getitem__)
    return best if overlaps[best] >= least else None


def _longest_rise(places: list[int]) -> int:
    """The length of the longest rising subsequence: how many counterparts keep their order (Fredman 1975)."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
