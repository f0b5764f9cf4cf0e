"""Plain text files."""

from __future__ import annotations

from index.loaders.decoding import decode
from index.loaders.drafts import Draft
from index.loaders.metadata import describe


def read_plain(data: bytes) -> tuple[Draft]:
    """Return the file's text whole, with what its first and last lines say."""
    text = decode(data)
    details, body_start = describe(text)
    return (Draft(text, details, body_start),)
