"""Building an index for `rashomon index`, and telling what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.embedding import DEFAULT_MODEL, load_encoder
from index.errors import NoArticles
from index.folders import open_folder
from index.loaders import load
from index.store import erase_index, index_folder, open_store
from ui.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from index.loaders import Failure
    from index.store import Changes, Store


class Built(NamedTuple):
    """What to tell of an index: a line or two, and the files that could not be read."""

    summary: str
    failures: tuple[Failure, ...]


def build_index(folder: Path, output: Path, model: str | None, *, rebuild: bool = False) -> Built:
    """Make the index in `output` hold exactly the articles in `folder`.

    Raises:
        PathNotFound, UnreadableFile, NoArticles: If there is nothing to read in `folder`.
        NotAFolder: If `output` is a file.
        StoredIndexError: If what is in `output` cannot be used; `rebuild` erases it first.
        ModelError: If the model cannot be loaded.
    """
    output = index_folder(output)  # refused before minutes are spent on reading and embedding
    loaded = load(folder)
    if not loaded.articles:
        raise NoArticles(folder, loaded.failures)
    encoder = load_encoder(model or DEFAULT_MODEL)
    if rebuild:
        erase_index(output)
    with open_store(output, encoder=encoder) as store:
        changes = store.sync(loaded.articles, progress=True)
        return Built(f"{_holdings(store)} ({_told(changes)}) in {output}", loaded.failures)


def refresh_cached(folder: Path) -> Built:
    """Bring the index that `ask` and `chat` keep for `folder` up to date.

    Raises:
        PathNotFound, UnreadableFile, NoArticles, ModelError: As `open_folder` does.
    """
    opened = open_folder(folder, progress=True)
    with opened.store as store:
        return Built(f"{_holdings(store)} of {folder}, ready to be asked", opened.failures)


def _holdings(store: Store) -> str:
    return f"{counted(len(store.articles()), 'article')}, {counted(store.passage_count, 'passage')}"


def _told(changes: Changes) -> str:
    return (
        f"{changes.added} added, {changes.updated} updated, {changes.removed} removed, "
        f"{changes.unchanged} unchanged"
    )
