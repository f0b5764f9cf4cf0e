"""The table of file formats: suffix -> the function that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from index.loaders.markdown import read_markdown
from index.loaders.pdf import read_pdf
from index.loaders.plain import read_plain
from index.loaders.records import read_json, read_json_lines
from index.loaders.tables import read_csv, read_tsv
from index.loaders.web import read_html
from index.loaders.word import read_docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.loaders.drafts import Draft, Flaw

    Reading: TypeAlias = Callable[[bytes], tuple[Draft | Flaw, ...]]

MOST_OF_AN_ARTICLE = 20_000_000  # bytes of a file that holds one article
MOST_OF_A_PAGE = 5_000_000  # bytes of a web page: its main text takes 2 seconds a million to find
MOST_OF_A_COLLECTION = 200_000_000  # bytes of a file that holds many


class Format(NamedTuple):
    """How a kind of file is read, and the most bytes that are tried."""

    read: Reading
    most_bytes: int


FORMATS = {
    ".txt": Format(read_plain, MOST_OF_AN_ARTICLE),
    ".text": Format(read_plain, MOST_OF_AN_ARTICLE),
    ".md": Format(read_markdown, MOST_OF_AN_ARTICLE),
    ".markdown": Format(read_markdown, MOST_OF_AN_ARTICLE),
    ".html": Format(read_html, MOST_OF_A_PAGE),
    ".htm": Format(read_html, MOST_OF_A_PAGE),
    ".json": Format(read_json, MOST_OF_A_COLLECTION),
    ".jsonl": Format(read_json_lines, MOST_OF_A_COLLECTION),
    ".ndjson": Format(read_json_lines, MOST_OF_A_COLLECTION),
    ".csv": Format(read_csv, MOST_OF_A_COLLECTION),
    ".tsv": Format(read_tsv, MOST_OF_A_COLLECTION),
    ".pdf": Format(read_pdf, MOST_OF_AN_ARTICLE),
    ".docx": Format(read_docx, MOST_OF_AN_ARTICLE),
}
