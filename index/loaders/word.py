"""Word files (.docx)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from index.loaders.bylines import is_person
from index.loaders.decoding import clean
from index.loaders.drafts import PARSER_ERRORS, Details, Draft, Malformed
from index.loaders.metadata import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table, _Row

MOST_UNPACKED = 300_000_000  # bytes; a small archive can unpack to any size


def read_docx(data: bytes) -> tuple[Draft]:
    """Return paragraphs with a blank line between two, and tables with a line for each row.

    Title and author come from the file where they are a title and a person. The day on which the
    file was made is no day of publication and is not used.

    Raises:
        Malformed: If the file is damaged, locked, unpacks to too much, or holds no text.
    """
    document = _opened(data)
    try:
        text = clean("\n\n".join(_blocks(document)))
        details = _properties(document)
        headline = _headline(document)
    except PARSER_ERRORS as error:
        raise Malformed(f"a damaged Word file ({type(error).__name__})") from error
    if not text.strip():
        raise Malformed("no text in it")
    found, body_start = describe(text, Details(title=headline or details.title))
    return (Draft(text, found.or_else(details), body_start),)


def _opened(data: bytes) -> Document:
    import docx  # slow to import
    from docx.opc.exceptions import OpcError

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Malformed("encrypted or in the old .doc format; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        document = docx.Document(io.BytesIO(data)) if unpacked <= MOST_UNPACKED else None
    except (OpcError, zipfile.BadZipFile, *PARSER_ERRORS) as error:
        raise Malformed(f"not a Word file that can be read ({type(error).__name__})") from error
    if document is None:
        raise Malformed(f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    return document


def _blocks(document: Document) -> Iterator[str]:
    from docx.table import Table  # slow to import

    for block in document.iter_inner_content():
        text = _table_text(block) if isinstance(block, Table) else block.text
        if text.strip():
            yield text.strip("\n")


def _table_text(table: Table) -> str:
    return "\n".join(" \t ".join(_cells(row)) for row in table.rows)


def _cells(row: _Row) -> Iterator[str]:
    """Yield the text of a row's cells; a cell that spans columns is listed once for each."""
    last = None
    for cell in row.cells:
        if cell._tc is not last:  # noqa: SLF001 - the only way to tell one cell from two alike
            yield cell.text.strip().replace("\n", " ")
        last = cell._tc  # noqa: SLF001


def _headline(document: Document) -> str:
    """Return the first paragraph that holds text, if it has the style of a title."""
    first = next((each for each in document.paragraphs if each.text.strip()), None)
    style = first.style.name if first is not None and first.style is not None else ""
    return " ".join(first.text.split()) if first is not None and style in {"Title", "Heading 1"} else ""


def _properties(document: Document) -> Details:
    about = document.core_properties
    author = " ".join((about.author or "").split())
    title = " ".join((about.title or "").split())
    return Details(
        title="" if title.lower().endswith((".doc", ".docx")) or title == "Word Document" else title,
        author=author if is_person(author) else "",  # often the name of a computer's user or of a program
    )
