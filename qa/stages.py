"""The stages of answering a question, told to whoever watches: to name them as they run, or to time them."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stage(StrEnum):
    """What is done between a question and its answer, in this order."""

    SEARCHING = "searching"
    READING = "reading"
    WEIGHING = "weighing"
    COMPARING = "comparing"


class Watcher(Protocol):
    """Whoever wants to know where an answer stands."""

    def began(self, stage: Stage) -> None:
        """A stage begins."""

    def ended(self, stage: Stage, seconds: float) -> None:
        """A stage has ended, by an error too, after so many seconds."""


_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Tell `watcher` of every stage that runs inside, in this thread or task and no other."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


@contextmanager
def stage(name: Stage) -> Iterator[None]:
    """Mark what runs inside as a stage; of stages inside one another the inner's time counts in both."""
    watcher = _watcher.get()
    if watcher is None:
        yield
        return
    watcher.began(name)
    start = perf_counter()
    try:
        yield
    finally:
        watcher.ended(name, perf_counter() - start)


@dataclass(slots=True)
class Stopwatch:
    """A watcher that adds up the seconds of each stage."""

    seconds: dict[Stage, float] = field(default_factory=dict)

    def began(self, stage: Stage) -> None:
        """Nothing is timed before a stage ends."""

    def ended(self, stage: Stage, seconds: float) -> None:
        """Add the seconds to those of the stage."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds
