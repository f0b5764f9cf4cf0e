"""How many questions are answered at once, whoever asks them: the page, a program or an MCP client."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS_AT_ONCE = 2
"""Reading is work for the processor: more questions at once than this only make each of them wait longer."""

_places = BoundedSemaphore(QUESTIONS_AT_ONCE)


@contextmanager
def passing() -> Iterator[None]:
    """Wait until fewer than `QUESTIONS_AT_ONCE` questions are being answered, and be one of them inside."""
    with _places:
        yield
