"""Tables with a header row: CSV and tab-separated files, one article a row."""

from __future__ import annotations

import csv
import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.loaders.decoding import decode
from index.loaders.drafts import Draft, Flaw, Malformed
from index.loaders.fields import TEXT, normalised
from index.loaders.records import drafted

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_HEADER = 20_000


def read_csv(data: bytes) -> tuple[Draft | Flaw, ...]:
    """Return one article for each row below the header, whatever of , ; tab and | separates the fields.

    Raises:
        Malformed: If no column's name says that it holds the text.
    """
    text = decode(data)
    return _read(text, _delimiter(text))


def read_tsv(data: bytes) -> tuple[Draft | Flaw, ...]:
    """Return one article for each row of a table with tabs between its fields.

    Raises:
        Malformed: If no column's name says that it holds the text.
    """
    return _read(decode(data), "\t")


def _read(text: str, delimiter: str) -> tuple[Draft | Flaw, ...]:
    with _long_fields(len(text)):
        # Strict: a quote that is never closed would otherwise swallow the rest of the file in silence.
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        header = next(_records(rows, []), None)
        names = header if isinstance(header, list) else []
        if not {normalised(name) for name in names} & set(TEXT):
            raise Malformed(
                f"no column for the text; name it {', '.join(TEXT[:4])} or the like in the first row"
            )
        return drafted(_records(rows, names))


def _records(rows: Iterator[list[str]], names: list[str]) -> Iterator[object]:
    """Yield rows by column name, the bare row where there are no names, an error for a broken one."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Malformed(f"not a row of the table: {error}")
            continue
        if any(cell.strip() for cell in row):
            yield _named(row, names) if names else row


def _named(row: list[str], names: list[str]) -> object:
    """Return a row by column name, the first of columns that are named alike."""
    if any(cell.strip() for cell in row[len(names) :]):
        return Malformed(f"{len(row)} fields under {len(names)} names; quote a text that holds the separator")
    return dict(reversed(list(zip(names, row, strict=False))))


def _delimiter(text: str) -> str:
    """Return the first separator that makes a text column appear in the header row."""
    first = text.lstrip("\n")[:_LONGEST_HEADER].split("\n", 1)[0]
    for delimiter in _DELIMITERS:
        row = next(csv.reader([first], delimiter=delimiter), [])
        if {normalised(name) for name in row} & set(TEXT):
            return delimiter
    return ","


@contextmanager
def _long_fields(length: int) -> Iterator[None]:
    """Lift the limit of 131,072 characters a field, which is global to the process, for one file."""
    before = csv.field_size_limit(max(length, 131_072) + 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)
