"""Files that derive from the catalogue: written whole beside it, named by it, checked when read."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_GENERATION = re.compile(r"vectors-(\d+)\.faiss(\.part)?")


def generation_path(folder: Path, number: int) -> Path:
    """Return where generation `number` of the vector index lies."""
    return folder / f"vectors-{number}.faiss"


def write_generation(folder: Path, number: int, data: bytes) -> str:
    """Write generation `number`, durably, and return its SHA-256, for one transaction to name it.

    Raises:
        OSError: If it cannot be written; nothing is left behind.
    """
    path = generation_path(folder, number)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    return hashlib.sha256(data).hexdigest()


def read_generation(folder: Path, number: int, sha256: str) -> bytes | None:
    """Return the bytes of generation `number`, None if they are gone or not those that were named."""
    try:
        data = generation_path(folder, number).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def remove_generations(folder: Path, *, keep: int | None = None) -> None:
    """Remove every generation but `keep`, and whatever an interrupted write left."""
    for path in folder.iterdir():
        match = _GENERATION.fullmatch(path.name)
        if match and (match[2] or int(match[1]) != keep):
            path.unlink(missing_ok=True)


def place(part: Path, path: Path) -> bool:
    """Give the finished file `part` the name `path`; say whether it did: an existing file is kept."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links; there, renaming is the nearest thing
        if path.exists():
            return False
        part.replace(path)
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` survive a power cut, where the system offers that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
