"""A folder of articles as a store: its index is kept in the user's cache and follows the files."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index import loaders
from index.catalogue import FileRecord
from index.chunking import DEFAULT_SETTINGS
from index.embedding import load_encoder
from index.errors import (
    DamagedIndex,
    NewerFormat,
    NoArticles,
    OtherModel,
    StoredIndexError,
    UnreadableFile,
)
from index.loaders import Failure, existing_path, find_files, load_file, locate
from index.local import LocalStore
from index.migrations import FORMAT
from index.progress import shown
from index.store import erase_index

if TYPE_CHECKING:
    from index.embedding import Encoder
    from index.store import Store
    from index.types import Article

CACHE_VARIABLE = "RASHOMON_CACHE"
"""The environment variable that names another cache folder."""

_SETTLED_AFTER = 2_000_000_000
"""Nanoseconds; a file changed more recently may change again without its times showing it."""


class OpenFolder(NamedTuple):
    """The store that mirrors a folder, and what could not be read there."""

    store: Store
    failures: tuple[Failure, ...]


def open_folder(
    path: str | Path, *, encoder: Encoder | None = None, cache: Path | None = None, progress: bool = False
) -> OpenFolder:
    """Return a store of exactly the articles that are now in a folder or file, and what failed.

    Only files that were added or changed since the last time are read again, and those that failed. The
    index is kept in `cache`, by default the user's cache folder; one that is damaged or of another model
    is built again, and where nothing can be written, it is built in memory.

    Raises:
        PathNotFound: If there is nothing at `path`.
        UnreadableFile: If `path` is one file of an unknown kind, or a place that may not be looked at.
        NoArticles: If nothing readable is found; it tells what failed.
        ModelError: If `encoder` is None and the default model cannot be loaded.
    """
    path = existing_path(path)
    found = find_files(path)
    if not found:
        raise NoArticles(path)
    encoder = encoder or load_encoder()
    mirror = _Mirror(path, found, encoder, progress=progress)
    folder = _cache_folder(path, encoder, cache)
    try:
        return mirror.open(folder)
    except (DamagedIndex, NewerFormat, OtherModel):
        return mirror.open_again(folder)
    except (StoredIndexError, OSError):  # no permission, no room, or another process takes too long
        return mirror.open(None)


def _cache_folder(path: Path, encoder: Encoder, root: Path | None) -> Path:
    """Return where the index of `path` lies; programs that would build it differently do not share it."""
    key = f"{path.resolve()}\0{path.name}\0{encoder.name}\0{FORMAT}\0{DEFAULT_SETTINGS}"
    return (root or user_cache()) / "folders" / hashlib.sha256(os.fsencode(key)).hexdigest()[:24]


def user_cache() -> Path:
    """Return the folder in which the program may keep what it can make again, and people's own corpora."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_cache_path("rashomon", appauthor=False)


@dataclass(frozen=True, slots=True)
class _Mirror:
    """The files of one folder as they are now, to be brought into a store."""

    path: Path
    found: tuple[Path, ...]
    encoder: Encoder
    progress: bool = field(kw_only=True)

    def open(self, folder: Path | None) -> OpenFolder:
        """Return the store in `folder`, or in memory, brought up to date."""
        store = LocalStore(folder, encoder=self.encoder)
        try:
            failures = self._bring_up_to_date(store)
            store.verify()
            return OpenFolder(store, failures)
        except BaseException:
            store.close()
            raise

    def open_again(self, folder: Path) -> OpenFolder:
        """Return a store built from nothing, because the one that was there is of no use."""
        try:
            erase_index(folder)
            return self.open(folder)
        except (StoredIndexError, OSError):
            return self.open(None)

    def _bring_up_to_date(self, store: LocalStore) -> tuple[Failure, ...]:
        known = store.files()
        reading = _Reading()
        for file in shown(self.found, "Reading files", progress=self.progress):
            name = _name(file, self.path)
            reading.read(file, self.path, name, known.get(name))
        forgotten: dict[str, FileRecord | None] = dict.fromkeys(known.keys() - reading.kept)
        gone = store.article_ids() - reading.articles.keys() - reading.held
        store.change(
            reading.articles.values(), gone, files=forgotten | reading.records, progress=self.progress
        )
        if not store.article_ids():
            raise NoArticles(self.path, reading.failures)
        return tuple(reading.failures)


@dataclass(slots=True)
class _Reading:
    """What reading the files has brought so far."""

    articles: dict[str, Article] = field(default_factory=dict)
    """Articles of files that are new or changed, by id."""
    held: set[str] = field(default_factory=set)
    """Ids of articles of files that have not changed."""
    kept: set[str] = field(default_factory=set)
    """Names of files whose record still holds."""
    records: dict[str, FileRecord] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def read(self, file: Path, root: Path, name: str, known: FileRecord | None) -> None:
        """Take in one file, reading as little of it as will do."""
        stamp = _stamp(file)
        if known and stamp and known.stamp == stamp:
            self.kept.add(name)
            self.held.update(known.articles)
            return
        digest = _digest(file)
        if known and digest and known.digest == digest:
            self.held.update(known.articles)
            self.kept.add(name)
            if stamp:
                self.records[name] = FileRecord(stamp, digest, known.articles)
            return
        self._load(file, root, name, FileRecord(stamp, digest, ()))

    def _load(self, file: Path, root: Path, name: str, record: FileRecord) -> None:
        try:
            loaded = load_file(file, root=root)
        except UnreadableFile as error:
            self.failures.append(Failure(locate(file, root), error.reason))
            return
        failures = [*loaded.failures, *self._take(loaded.articles)]
        self.failures += failures
        if not failures:  # a file that failed has no record: it is read again until it does not fail
            ids = tuple(article.id for article in loaded.articles)
            self.records[name] = FileRecord(record.stamp, record.digest, ids)

    def _take(self, articles: tuple[Article, ...]) -> list[Failure]:
        return [
            Failure(article.locator, "another article has the same locator; rename one")
            for article in articles
            if self.articles.setdefault(article.id, article).content_hash != article.content_hash
        ]


def _name(file: Path, root: Path) -> str:
    return file.name if file == root else file.relative_to(root).as_posix()


def _stamp(file: Path) -> str:
    """Return what changes whenever the file does, empty where that cannot be relied on."""
    try:
        about = file.stat()
    except OSError:
        return ""
    changed = max(about.st_mtime_ns, about.st_ctime_ns)
    if changed > time.time_ns() - _SETTLED_AFTER:
        return ""
    parts = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
    return " ".join(map(str, (_reader_digest(), *parts)))


def _digest(file: Path) -> str:
    """Return a digest of the file's content and of the program that reads it, empty if it cannot be read."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # reading a pipe would wait forever
            return ""
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256")
    except OSError:
        return ""
    digest.update(_reader_digest().encode())
    return digest.hexdigest()


@cache
def _reader_digest() -> str:
    """Return a digest of the loaders' own code: what an older one read may be read better now."""
    digest = hashlib.sha256()
    for module in sorted(Path(loaders.__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]
