"""Reading the records of a benchmark's files, and drawing a sample of them."""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import partial
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import InputError, PathNotFound, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Record = TypeVar("Record")


def find_files(data: Path, patterns: Sequence[str]) -> list[Path]:
    """Return the file itself, or the files of a folder whose names fit one of the patterns, sorted.

    Raises:
        PathNotFound: If there is nothing at `data`.
        InputError: If no file of the folder fits.
    """
    if not data.exists():
        raise PathNotFound(data)
    if data.is_file():
        return [data]
    found = sorted({path for pattern in patterns for path in data.rglob(pattern) if path.is_file()})
    if not found:
        raise InputError(f"no {' or '.join(patterns)} in {data}; name the file itself: --data FILE")
    return found


def read_records(path: Path, parse: Callable[[dict[str, Any], str], Record]) -> list[Record]:
    """Return the parsed records of a file of JSON lines, gzipped or not.

    `parse` gets each record with an id: its own, or else its number in the file.

    Raises:
        UnreadableFile: If the file is damaged, or a record lacks a field or has another form.
    """
    number = 0
    try:
        records = []
        for number, line in enumerate(_text(path).split("\n"), start=1):
            if line.strip():
                record = json.loads(line)
                records.append(parse(record, str(record.get("id", number))))
    except KeyError as error:
        raise UnreadableFile(path, f"the record in line {number} has no field {error}") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise UnreadableFile(path, f"line {number} is no record of this benchmark ({error})") from error
    return records


def reading(parse: Callable[[dict[str, Any], str], Record]) -> Callable[[Path], list[Record]]:
    """Return what reads the files of a benchmark whose every record is a case, as `read_records` does."""
    return partial(read_records, parse=parse)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableFile(path, f"it cannot be read ({error})") from error


def read_lines(package: str, name: str) -> list[dict[str, Any]]:
    """Return the objects of a file of ours in a package, one a line."""
    text = (files(package) / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def draw_sample(records: Sequence[Record], limit: int | None, seed: int) -> Sequence[Record]:
    """Return at most `limit` of the records, drawn at random and in their order; all without a limit.

    >>> draw_sample("abcdefgh", 3, 0) == draw_sample("abcdefgh", 3, 0)
    True
    >>> draw_sample("abc", None, 0)
    'abc'
    """
    if limit is None or limit >= len(records):
        return records
    chosen = Random(seed).sample(range(len(records)), limit)  # noqa: S311 - a sample, not a secret
    return [records[place] for place in sorted(chosen)]


def is_kept_aside(key: str) -> bool:
    """Say whether a development record, or group of them, is of the third that no decision is fitted to."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0
