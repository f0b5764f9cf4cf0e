"""A bar on the terminal for work that takes a person's patience."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Item = TypeVar("Item")


def shown(items: Sequence[Item], label: str, *, progress: bool, least: int = 100) -> Iterable[Item]:
    """Return `items` for a loop, which moves a bar on the error stream if it is asked for.

    Fewer items than `least` are done too soon for a bar.

    Where the error stream is no terminal there is no bar.
    """
    if not progress or len(items) < least or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, label, console=Console(stderr=True), transient=True)
