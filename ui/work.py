"""Work that goes on in the background while the page tells how far it is."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from index.errors import RashomonError
from index.progress import watching

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

BROKEN = "Something went wrong inside the program. The details are in the terminal that runs it."

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one part of some work is: `done` of `total`, begun so many seconds ago."""

    label: str
    done: int
    total: int
    seconds: float

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace so far; None before there is a pace."""
        if not 0 < self.done < self.total or self.seconds < _SOON:
            return None
        return self.seconds * (self.total - self.done) / self.done


_SOON = 2.0


class Stopped(Exception):
    """A person has stopped the work."""


@dataclass(slots=True)
class _Part:
    done: int
    total: int
    began: float


class Work(Generic[Result]):
    """A job that runs in a thread of its own from the moment it is made.

    The job tells of its progress by `index.progress`; it is stopped there too, at its next step.
    """

    def __init__(self, job: Callable[[], Result]) -> None:
        self.result: Result | None = None
        self.trouble = ""
        self.was_stopped = False
        self._job = job
        self._parts: dict[str, _Part] = {}
        self._lock = threading.Lock()
        self._is_unwanted = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether there is neither a result nor a trouble yet."""
        return self._thread.is_alive()

    @property
    def progress(self) -> tuple[Progress, ...]:
        """How far the work is, the part that holds the others first; empty before the first word."""
        now = monotonic()
        with self._lock:
            return tuple(
                Progress(label, part.done, part.total, now - part.began)
                for label, part in self._parts.items()
                if part.done < part.total
            )

    def stop(self) -> None:
        """Let the work end at its next step; what it has kept by then stays."""
        self._is_unwanted = True

    def wait(self, seconds: float | None = None) -> None:
        """Return when the work has ended, or so many seconds have passed."""
        self._thread.join(seconds)

    def advanced(self, label: str, done: int, total: int) -> None:
        """Note how far a part is.

        Raises:
            Stopped: If the work is no longer wanted.
        """
        if self._is_unwanted:
            raise Stopped
        with self._lock:
            if done == 0:
                self._parts.pop(label, None)  # a part that begins again stands inside those that go on
            part = self._parts.setdefault(label, _Part(0, total, monotonic()))
            part.done, part.total = done, total

    def _run(self) -> None:
        try:
            with watching(self):
                self.result = self._job()
        except Stopped:
            self.was_stopped = True
        except RashomonError as error:
            self.trouble = str(error)
        except Exception:  # the outermost line of the thread: whoever waits must be told
            logger.exception("work in the background failed")
            self.trouble = BROKEN


class Latest(Generic[Result]):
    """Work over a corpus that holds for one edition of it: that of an earlier one is let go."""

    def __init__(self) -> None:
        self._edition = ""
        self._work: Work[Result] | None = None
        self._lock = threading.Lock()

    def of(self, edition: str) -> Work[Result] | None:
        """Return the work over this edition, None if it was never begun or was stopped."""
        with self._lock:
            work = self._work if edition == self._edition else None
        return None if work and work.was_stopped else work

    def begin(self, edition: str, job: Callable[[], Result]) -> Work[Result]:
        """Return the work over this edition, begun now unless it was before; a trouble is tried again."""
        begun = self.of(edition)
        if begun and not begun.trouble:
            return begun
        self.stop()
        with self._lock:
            self._edition, self._work = edition, Work(job)
            return self._work

    def stop(self) -> None:
        """Let the work end at its next step."""
        with self._lock:
            if self._work:
                self._work.stop()
