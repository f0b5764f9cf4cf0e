"""Values in text: what a wording allows, and how two wordings relate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.values.types import (
    Duration,
    Kind,
    Mention,
    Money,
    Name,
    Phrase,
    Quantity,
    Relation,
    Value,
    When,
    YesNo,
)

if TYPE_CHECKING:
    from qa.values.reading import find, parse, relate

__all__ = [
    "Duration",
    "Kind",
    "Mention",
    "Money",
    "Name",
    "Phrase",
    "Quantity",
    "Relation",
    "Value",
    "When",
    "YesNo",
    "find",
    "parse",
    "relate",
]

_READING = ("find", "parse", "relate")


def __getattr__(name: str) -> object:
    """Load the grammars on first use: their patterns take a tenth of a second to compile."""
    if name not in _READING:
        raise AttributeError(f"module 'qa.values' has no attribute {name!r}")
    from qa.values import reading

    globals().update({each: getattr(reading, each) for each in _READING})
    return getattr(reading, name)
