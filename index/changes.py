"""What has to change in a store for it to hold the articles that are wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from index.errors import InvalidArticle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from index.types import Article


@dataclass(frozen=True, slots=True)
class Changes:
    """How many articles a change added, updated, removed and found as they should be."""

    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done to get from what is held to what is wanted."""

    put: tuple[Article, ...]
    gone: tuple[str, ...]
    changes: Changes

    @classmethod
    def make(
        cls, held: Mapping[str, str], wanted: Mapping[str, Article], leaving: Collection[str] | None
    ) -> Plan:
        """Return the plan for stored content hashes by id, and for which others leave: None for all."""
        put = tuple(article for article in wanted.values() if held.get(article.id) != article.content_hash)
        others = held.keys() - wanted.keys()
        gone = tuple(others if leaving is None else others & frozenset(leaving))
        updated = sum(article.id in held for article in put)
        return cls(
            put, gone, Changes(len(put) - updated, updated, len(gone), unchanged=len(wanted) - len(put))
        )


def distinct(articles: Iterable[Article]) -> dict[str, Article]:
    """Return the articles by id, as they will come back from a store.

    Raises:
        InvalidArticle: If two different ones share a locator.
    """
    wanted: dict[str, Article] = {}
    for article in map(_storable, articles):
        if wanted.setdefault(article.id, article).content_hash != article.content_hash:
            raise InvalidArticle(
                "two different articles have this locator; give each its own", article.locator
            )
    return wanted


def _storable(article: Article) -> Article:
    """Return the article as it will come back: its clock time knows its offset, not its time zone."""
    if not isinstance(article.published, datetime):
        return article
    published = datetime.fromisoformat(article.published.isoformat())
    return article if repr(published) == repr(article.published) else replace(article, published=published)
