"""Where long work stands: told to whoever watches, or shown as a bar on the terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")


class Watcher(Protocol):
    """Whoever wants to know where long work stands; an error that it raises ends the work."""

    def advanced(self, label: str, done: int, total: int) -> None:
        """So much of the work of that label is done."""


_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Tell `watcher` of all work that runs inside, in this thread or task and no other."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def shown(
    items: Sequence[Item],
    label: str,
    *,
    progress: bool,
    least: int = 100,
    measure: Callable[[Item], int] | None = None,
) -> Iterable[Item]:
    """Return `items` for a loop, which moves a bar on the error stream if it is asked for.

    Fewer items than `least` are done too soon for a bar, and where the error stream is no terminal there
    is none. Whoever is `watching` is told in any case, and the terminal left alone; `measure` says how
    many things an item stands for, by default one.
    """
    watcher = _watcher.get()
    if watcher:
        return _told(items, label, watcher, measure)
    if not progress or len(items) < least or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, label, console=Console(stderr=True), transient=True)


def _told(
    items: Sequence[Item], label: str, watcher: Watcher, measure: Callable[[Item], int] | None
) -> Iterator[Item]:
    sizes = [measure(item) for item in items] if measure else [1] * len(items)
    done, total = 0, sum(sizes)
    watcher.advanced(label, done, total)
    for item, size in zip(items, sizes, strict=True):
        yield item
        done += size
        watcher.advanced(label, done, total)
