"""Markdown files, with YAML front matter where they have it."""

from __future__ import annotations

import re

from index.loaders.decoding import decode
from index.loaders.drafts import Details, Draft
from index.loaders.fields import read_details
from index.loaders.metadata import describe, read_header

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_MOST_BRACKETS = 200  # the parser's time grows with the square of the nesting: 2 s at 5,000
_HEADING = re.compile(
    r"\s*(?:#[ \t]+(?P<hashed>[^\n]{1,300}?)[ \t#]*|(?P<underlined>[^\n#]{1,300})\n=+[ \t]*)(?:\n|$)"
)


def read_markdown(data: bytes) -> tuple[Draft]:
    """Return the file's text as written, markup and all; the story begins after front matter and title."""
    text = decode(data)
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    details = _front_matter(front["yaml"]) if front else Details()
    heading = _HEADING.match(text, start)
    headline = (heading["hashed"] or heading["underlined"]).strip(" *_") if heading else ""
    found, body_start = describe(text[start:], Details(title=headline))
    return (Draft(text, details.or_else(found), start + body_start),)


def _front_matter(block: str) -> Details:
    import yaml  # only Markdown needs it

    try:
        is_deep = block.count("[") + block.count("{") > _MOST_BRACKETS
        fields = None if is_deep else yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        # An unquoted colon in a title is not YAML, yet everybody can read the line.
        return read_header(f"{block}\n\nText: .").details
    return read_details(fields) if isinstance(fields, dict) else Details()
