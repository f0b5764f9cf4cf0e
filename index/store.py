"""What every store offers, and opening one by where it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from index import publish
from index.changes import Changes
from index.errors import NotAFolder, UnreachableIndex
from index.local import CATALOGUE_NAME, LocalStore
from index.types import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.embedding import Encoder
    from index.types import Article, Hit, Imprint, Passage, Retrieved, Selection

__all__ = ["MEMORY", "Changes", "Store", "erase_index", "index_folder", "is_index", "open_store"]

MEMORY = ":memory:"
"""The location of a store that lives as long as the program."""


class Store(Protocol):
    """Articles, their passages, and the search over them; `tests/contracts` holds every store to this."""

    def articles(self) -> tuple[Article, ...]:
        """Return every article, in the order of their locators."""

    def article(self, article_id: str) -> Article:
        """Return one article; an `InputError` says that there is none with this id."""

    def imprints(self) -> tuple[Imprint, ...]:
        """Return who published each article and when, in the order of the articles' locators."""

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of one article, in order; an `InputError` says that there is none."""

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages each article has, by its id."""

    @property
    def edition(self) -> str:
        """A digest of the articles held: the same for the same articles, in every process."""

    @property
    def passage_count(self) -> int:
        """How many passages the store holds."""

    def search(self, query: str, *, limit: int = 24, within: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return at most `limit` passages that may answer `query`, best first, spread over articles.

        Only passages of the articles `within` are ranked: what is outside takes no place from them.
        """

    def retrieve(self, query: str, *, limit: int = 24, within: Selection = EVERYTHING) -> Retrieved:
        """Return every passage `within` if they are at most `limit`, else those of `search`; their articles.

        Both are of one state of the store, whatever others change meanwhile.
        """

    def update(self, articles: Iterable[Article], *, progress: bool = False) -> Changes:
        """Add articles, or replace those with the same id; what has not changed costs nothing."""

    def remove(self, article_ids: Iterable[str]) -> Changes:
        """Forget these articles; ids that are not held are passed over."""

    def sync(self, articles: Iterable[Article], *, progress: bool = False) -> Changes:
        """Hold exactly these articles from now on."""

    def close(self) -> None:
        """Let go of what the store holds open."""

    def __enter__(self) -> Self:
        """Return the store itself."""

    def __exit__(self, *exception: object) -> None:
        """Close it."""


def open_store(location: str | Path, *, encoder: Encoder | None = None) -> Store:
    """Return the store in the folder `location`, created if there is none, or one in memory (":memory:").

    Without an encoder the model that the index was built with is loaded when first needed, for a new
    index the default one.

    Raises:
        NotAFolder: If `location` is a file.
        OtherModel: If the index was built with another model than `encoder`.
        NewerFormat: If a newer program wrote the index.
        DamagedIndex: If the index cannot be read.
        StoredIndexError: If it cannot be opened or created for another reason.
    """
    if location == MEMORY:
        return LocalStore(None, encoder=encoder)
    return LocalStore(index_folder(location), encoder=encoder)


def index_folder(path: str | Path) -> Path:
    """Return the folder in which an index lies or may be made.

    Raises:
        NotAFolder: If `path` is a file.
        UnreachableIndex: If it may not be looked at.
    """
    folder = Path(path)
    try:
        if folder.exists() and not folder.is_dir():
            raise NotAFolder(folder)
    except OSError as error:
        raise UnreachableIndex(folder, error) from error
    return folder


def is_index(path: str | Path) -> bool:
    """Say whether an index can be seen in this folder, whatever state it is in."""
    return os.path.exists(Path(path) / CATALOGUE_NAME)  # noqa: PTH110 - Path.exists raises without permission


def erase_index(path: str | Path) -> None:
    """Remove the index from its folder, and nothing else that lies there.

    Raises:
        StoredIndexError: If a file of it cannot be removed.
    """
    folder = Path(path)
    try:
        if folder.is_dir():
            for suffix in ("-wal", "-shm", ""):  # the log first: a new catalogue must never meet it
                (folder / (CATALOGUE_NAME + suffix)).unlink(missing_ok=True)
            publish.remove_generations(folder)
    except OSError as error:
        raise UnreachableIndex(folder, error) from error
