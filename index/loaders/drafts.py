"""What a format function hands over: articles that do not know yet which file they came from."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

PARSER_ERRORS = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,  # with RecursionError and NotImplementedError below it
    SyntaxError,  # lxml reports broken XML as one
    struct.error,
    zlib.error,
)
"""What third-party parsers are known to raise, beside their own errors, when a file is damaged."""


NOTHING = frozenset({"", "nan", "none", "null", "n/a", "na", "unknown", "undefined", "-", "[]"})
"""What collections write where they know nothing, casefolded."""


class Malformed(ValueError):
    """A file or record cannot be read. Its message is the reason; the path is added by who knows it."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about an article beside its text; an empty field is unknown.

    >>> Details(source="CNN").or_else(Details(source="AP", author="Jo Bell")).author
    'Jo Bell'
    """

    title: str = ""
    source: str = ""
    author: str = ""
    published: date | None = None
    url: str | None = None

    def or_else(self, other: Details) -> Details:
        """Return these details, with what is unknown filled from `other`."""
        return Details(*(getattr(self, each.name) or getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Draft:
    """An article without its locator. `mark` names a record inside its file and is empty otherwise."""

    text: str
    details: Details = Details()
    body_start: int = 0
    mark: str = ""


def is_web_address(text: str) -> bool:
    """Say whether a text is an address that can safely be shown as a link.

    >>> is_web_address("https://paper.example/gate"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


class Flaw(NamedTuple):
    """A record that cannot be used, and why."""

    mark: str
    reason: str
