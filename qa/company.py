"""What other spans say beside a span, in its own article and in the others, and how likely those are.

A reader that judges each span by itself believes two values of one article, where one of them is what the
article says and the other what it says of something else. What the other spans are worth tells them apart: an
article that gives, somewhere, what another article surely answers does not answer something else as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa.answers import agree
from qa.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.types import Article, Span
    from qa.values.types import Value


class Told(NamedTuple):
    """What a span says and where: the id of its article, its place there, its words and their value."""

    article_id: str
    span: Span
    text: str
    value: Value


class Relations(NamedTuple):
    """How n spans stand to one another.

    `article` numbers the article of each, of shape (n,), the others of shape (n, n): `same` where two give
    one value, `listed` where they are told in one breath, `given` where the article of one gives the value of
    the other.
    """

    article: NDArray[np.intp]
    same: NDArray[np.bool_]
    listed: NDArray[np.bool_]
    given: NDArray[np.bool_]

    @property
    def articles(self) -> int:
        """How many articles have spans."""
        return len(set(self.article.tolist()))

    @property
    def is_of_one_article(self) -> bool:
        """Whether there is no other article to look at."""
        return self.articles <= 1


@dataclass(frozen=True, slots=True)
class Company:
    """How likely the likeliest span is of those beside a span, 0 where there is none.

    Of its own article `again` is one with its value, `rival` one with another that is not listed with it. Of
    the best spans of the other articles `shared` has its value, `elsewhere` has one that its article gives
    elsewhere, `unheard` one that its article does not give.
    """

    again: float
    rival: float
    shared: float
    elsewhere: float
    unheard: float


def relate(spans: Sequence[Told], articles: Mapping[str, Article]) -> Relations:
    """Return how spans of some articles, by id, stand to one another.

    Two of which one's words hold the other's count as one value: "Qadira" and "Qadira Pro Cycling".
    """
    numbers = {article_id: number for number, article_id in enumerate(articles)}
    article = np.array([numbers[each.article_id] for each in spans], dtype=np.intp)
    places: dict[tuple[str, Value], int] = {}
    keys = [(_plain(each.text), each.value) for each in spans]
    said = np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.intp)
    alike = _relate_values(list(places))
    gives = np.zeros((len(articles), len(places)), dtype=bool)
    np.logical_or.at(gives, article, alike[said])
    for article_id, number in numbers.items():
        text = _plain(articles[article_id].text)
        gives[number] |= np.array([_holds(text, words_said) for words_said, _ in places], dtype=bool)
    listed = _relate_places(spans, articles)
    return Relations(article, alike[said[:, None], said], listed, gives[article[:, None], said])


def _relate_values(told: Sequence[tuple[str, Value]]) -> NDArray[np.bool_]:
    alike = np.eye(len(told), dtype=bool)
    for (one, (text, value)), (other, (others_text, others_value)) in combinations(enumerate(told), 2):
        if _holds(text, others_text) or _holds(others_text, text) or agree(value, others_value):
            alike[one, other] = alike[other, one] = True
    return alike


def _relate_places(spans: Sequence[Told], articles: Mapping[str, Article]) -> NDArray[np.bool_]:
    listed = np.zeros((len(spans), len(spans)), dtype=bool)
    for (one, left), (other, right) in combinations(enumerate(spans), 2):
        if left.article_id == right.article_id and not left.span.overlaps(right.span):
            told = are_listed(left.span, right.span, articles[left.article_id].text)
            listed[one, other] = listed[other, one] = told
    return listed


def are_listed(one: Span, other: Span, text: str) -> bool:
    """Say whether between two spans of a text stand only names and what joins them."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) <= _LONGEST_LIST and _LISTED.fullmatch(between) is not None


_LONGEST_LIST = 250
_LISTED = re.compile(
    r"(?:\W|\d|_|\b(?:and|or|to|as well as|along with|with|of|the|de|a|an|[A-Z][\w’'-]*)\b)*"
)


def keep_company(relations: Relations, chances: Sequence[float]) -> list[Company]:
    """Return for each span how likely those beside it are, given how likely each is by itself."""
    article, same, listed, given = relations
    likely = np.asarray(chances, dtype=np.float64)
    together = article[:, None] == article[None, :]
    own = together & ~np.eye(len(likely), dtype=bool)
    leading = ~together & _leads(article, likely)
    groups = (
        own & same,
        own & ~same & ~listed,
        leading & same,
        leading & ~same & given,
        leading & ~same & ~given,
    )
    most = (np.where(group, likely, 0.0).max(axis=1, initial=0.0) for group in groups)
    return [Company(*map(float, each)) for each in zip(*most, strict=True)]


def _leads(article: NDArray[np.intp], likely: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether a span is the likeliest of its article, the first of several."""
    ranked = np.argsort(-likely, kind="stable")
    _, firsts = np.unique(article[ranked], return_index=True)
    leads = np.zeros(len(likely), dtype=bool)
    leads[ranked[firsts]] = True
    return leads


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """The words of a text without articles, each between two spaces."""
    return f" {' '.join(_ARTICLE.sub(' ', ' '.join(words(fold(text)))).split())} "


_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


def _holds(text: str, part: str) -> bool:
    return bool(part.strip()) and part in text
