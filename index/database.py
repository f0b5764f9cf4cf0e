"""The SQLite file under the catalogue: opening, checking and migrating it, and its transactions."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from index import publish
from index.errors import (
    ClosedStore,
    DamagedIndex,
    IndexBusy,
    NewerFormat,
    StoredIndexError,
    UnreachableIndex,
)
from index.migrations import APPLICATION_ID, FORMAT, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0
"""How many seconds a writer waits for another one."""

_CHECKED = ("facts", "articles", "passages", "vectors", "words_data", "words_docsize")
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


class Database:
    """Two connections to one catalogue file, one that reads and one that writes; threads take turns.

    A reader sees the state that was committed when it began, also while another thread or process
    writes (write-ahead log). A catalogue in memory has a single connection, so there readers wait.

    Args:
        path: The file, created if it does not exist; None keeps the catalogue in memory.
        where: What error messages call it.
        patience: How many seconds a writer waits for another one.

    Raises:
        DamagedIndex: If the file is no catalogue or cannot be read.
        NewerFormat: If a newer program wrote it.
        IndexBusy: If it must be migrated while another process writes.
        UnreachableIndex: If the system lets it be neither opened nor created.
    """

    def __init__(self, path: Path | None, *, where: object, patience: float = PATIENCE) -> None:
        self.where = where
        self._closed = False
        self._writer_lock = Lock()
        self._reader_lock = self._writer_lock if path is None else Lock()
        with self._translating():
            if path is None:
                self._writer = self._reader = _connect(":memory:", patience)
                _create_tables(self._writer)
            else:
                try:
                    self._open(path, patience)
                except OSError as error:
                    raise UnreachableIndex(where, error) from error

    def _open(self, path: Path, patience: float) -> None:
        if not path.exists():
            self._create(path)
        target = _target(path)
        self._writer = _connect(target, patience)
        try:
            self._check()
            self._migrate()
            self._reader = _connect(target, patience)
        except BaseException:
            self._writer.close()
            raise
        self._reader.execute("PRAGMA query_only = ON")

    def _create(self, path: Path) -> None:
        """Create an empty catalogue under another name first, so that `path` is never half a catalogue."""
        if _log(path).exists() and not path.exists():
            # SQLite would replay the log of the catalogue that was here into the new one
            raise DamagedIndex(self.where, "its catalogue is gone and only the log is left")
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_empty(path)

    def _check(self) -> None:
        if _pragma(self._writer, "application_id") != APPLICATION_ID:
            raise DamagedIndex(self.where, "its catalogue was not written by this program")
        found = _pragma(self._writer, "user_version")
        if found > FORMAT:
            raise NewerFormat(self.where, found=found, known=FORMAT)
        for table in _CHECKED:  # 0.04 s for 50 MB
            (verdict,) = self._writer.execute(f"PRAGMA quick_check({table})").fetchone()
            if verdict != "ok":
                raise DamagedIndex(self.where, str(verdict).splitlines()[-1])

    def _migrate(self) -> None:
        for number, step in enumerate(STEPS, start=1):
            if _pragma(self._writer, "user_version") < number:
                with _transaction(self._writer, "IMMEDIATE"):
                    if _pragma(self._writer, "user_version") < number:  # nobody else was quicker
                        _take_step(self._writer, number, step)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold one unchanging state of the catalogue for as long as the block runs.

        Raises:
            ClosedStore: If it was closed.
        """
        with self._reader_lock, self._translating(), _transaction(self._reader, "DEFERRED"):
            yield self._reader

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Change the catalogue: durably and as a whole when the block ends, not at all if it raises.

        Raises:
            IndexBusy: If another process has been writing for longer than this one's patience.
            StoredIndexError: If there is no room, or no permission, to write.
            ClosedStore: If it was closed.
        """
        with self._writer_lock, self._translating(), _transaction(self._writer, "IMMEDIATE"):
            yield self._writer

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self._reader.close()
        self._writer.close()

    @contextmanager
    def _translating(self) -> Iterator[None]:
        """Turn what SQLite and the codec say into the error that tells what to do."""
        try:
            yield
        except sqlite3.ProgrammingError as error:
            if not self._closed:  # a mistake of ours
                raise
            raise ClosedStore(self.where) from error
        except sqlite3.DatabaseError as error:
            raise self._translated(error) from error
        except UnicodeDecodeError as error:
            raise DamagedIndex(self.where, "a text in it is not text any more") from error

    def _translated(self, error: sqlite3.DatabaseError) -> Exception:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _LOCKED:
            return IndexBusy(self.where)
        if code in _UNWRITABLE:
            return self._unwritable(str(error))
        return DamagedIndex(self.where, str(error))

    def _unwritable(self, reason: str) -> StoredIndexError:
        return StoredIndexError(
            f"the index {self.where} cannot be written ({reason}); make room or choose another place"
        )


def _connect(target: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        target,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        uri=target.startswith("file:"),
    )
    connection.text_factory = _text
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _target(path: Path) -> str:
    """Return what to tell SQLite to open; where it may not write, a file that nobody changes."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return str(path)
    return f"{path.resolve().as_uri()}?mode=ro" + ("" if _log(path).exists() else "&immutable=1")


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _write_empty(path: Path) -> None:
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        connection = _connect(str(part), PATIENCE)
        try:
            _create_tables(connection)
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        finally:
            connection.close()
        publish.place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _create_tables(connection: sqlite3.Connection) -> None:
    with _transaction(connection, "IMMEDIATE"):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for number, step in enumerate(STEPS, start=1):
            _take_step(connection, number, step)


def _take_step(connection: sqlite3.Connection, number: int, step: tuple[str, ...]) -> None:
    for statement in step:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
