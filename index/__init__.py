"""The corpus: reading articles, cutting them into passages, and finding passages again."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from index.types import Article, Hit, Passage, Selection, Span

if TYPE_CHECKING:
    from index.loaders import Failure, Loaded, load
    from index.store import Store, open_store

__all__ = [
    "Article",
    "Failure",
    "Hit",
    "Loaded",
    "Passage",
    "Selection",
    "Span",
    "Store",
    "load",
    "open_store",
]

_HOMES = {
    "Failure": "index.loaders",
    "Loaded": "index.loaders",
    "load": "index.loaders",
    "Store": "index.store",
    "open_store": "index.store",
}


def __getattr__(name: str) -> object:
    """Import what needs other libraries only when it is asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
