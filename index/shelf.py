"""Corpora with names: indexes of their own in the user's cache, made, filled and deleted by people."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import UnfitName, UnknownCorpus, UnreachableIndex
from index.folders import user_cache
from index.intake import WAITING_NAME
from index.store import erase_index, open_store

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 60
MOST_CORPORA = 200
_LABEL = "corpus.json"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The corpora that people named, each in a folder of its own below `root`.

    A name never becomes part of a path: folders are called by a digest of it. Names that differ only in
    capitals or in how an accent is written are one. Several programs may share a shelf.
    """

    root: Path

    def names(self) -> tuple[str, ...]:
        """Return the name of every corpus, in alphabetical order."""
        try:
            labels = [_read_label(each) for each in self.root.glob(f"*/{_LABEL}")]
        except OSError:
            return ()
        return tuple(sorted(filter(None, labels), key=str.casefold))

    def folder(self, name: str) -> Path:
        """Return where the index of a corpus lies.

        Raises:
            UnknownCorpus: If there is none of this name.
        """
        folder = self._place(name)
        if not (folder / _LABEL).is_file():
            raise UnknownCorpus(name[:LONGEST_NAME])
        return folder

    def create(self, name: str) -> str:
        """Make an empty corpus and return its name, freed of blanks at its ends and in a row.

        Raises:
            UnfitName: If the name is empty, too long or taken, holds what cannot be seen, or if there are
                too many corpora already.
            StoredIndexError: If nothing can be written there.
        """
        name = fit_name(name)
        folder = self._place(name)
        if (folder / _LABEL).exists():
            raise UnfitName(name, "there is one of this name; choose another name")
        if len(self.names()) >= MOST_CORPORA:
            raise UnfitName(name, f"there are {MOST_CORPORA} corpora already; delete one first")
        try:
            _clear(folder)  # what a deletion that was cut short has left
            folder.mkdir(parents=True, exist_ok=True)
            open_store(folder).close()
            draft = folder / f"{_LABEL}.new"
            draft.write_text(json.dumps({"name": name}), encoding="utf-8")
            os.replace(draft, folder / _LABEL)  # noqa: PTH105 - atomic: from here on the corpus exists
        except OSError as error:
            raise UnreachableIndex(folder, error) from error
        return name

    def delete(self, name: str) -> None:
        """Remove a corpus with all its articles; of files, only what the program itself wrote.

        Raises:
            UnknownCorpus: If there is none of this name.
            StoredIndexError: If a file cannot be removed; the name is gone then all the same.
        """
        folder = self.folder(name)
        try:
            (folder / _LABEL).unlink(missing_ok=True)  # first: half a corpus must never be opened
            _clear(folder)
        except OSError as error:
            raise UnreachableIndex(folder, error) from error

    def _place(self, name: str) -> Path:
        return self.root / _digest(name)


def open_shelf(root: Path | None = None) -> Shelf:
    """Return the shelf below `root`, by default in the user's cache folder."""
    return Shelf((root or user_cache()) / "shelf")


def fit_name(name: str) -> str:
    """Return a name for a corpus, blanks at its ends and in a row taken out.

    Raises:
        UnfitName: If it is empty or too long, or holds characters that cannot be seen.

    >>> fit_name("  Drone   attack ")
    'Drone attack'
    """
    plain = " ".join(name[: 10 * LONGEST_NAME].split())
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in plain)
    if not plain:
        raise UnfitName("", "a name needs at least one character")
    if len(plain) > LONGEST_NAME:
        raise UnfitName(f"{shown[:LONGEST_NAME]}…", f"a name has at most {LONGEST_NAME} characters")
    if shown != plain or not any(each.isalnum() for each in plain):
        raise UnfitName(shown, "a name is of letters, digits and what is written between them")
    return plain


def _digest(name: str) -> str:
    plain = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    return hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest()[:24]


def _read_label(file: Path) -> str:
    """Return the name that a label holds, empty for what is no label of this folder."""
    try:
        name = json.loads(file.read_text(encoding="utf-8"))["name"]
        fit = fit_name(name)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ""
    return fit if file.parent.name == _digest(fit) else ""


def _clear(folder: Path) -> None:
    if not folder.is_dir():
        return
    erase_index(folder)
    for name in (WAITING_NAME, f"{WAITING_NAME}.new", f"{_LABEL}.new"):
        (folder / name).unlink(missing_ok=True)
    try:
        folder.rmdir()
    except OSError:  # something lies there that is not ours: leave it
        return
