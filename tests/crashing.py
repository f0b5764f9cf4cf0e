"""A program that is killed, again and again, each time one step later in a change of an index.

Run as `python tests/crashing.py INDEX FOLDER`: every point leaves a copy of INDEX in FOLDER, as the kill
left it. It forks, so that the libraries are loaded once.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import Article, publish, vectors
from index.chunking import cut_passages
from index.local import LocalStore
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 3
"""One SQL statement in three is a point at which the program is killed."""

OLD = tuple(
    Article(locator=f"{number}", text=f"Report {number} speaks of lamps. It is short.")
    for number in range(12)
)
NEW = (
    *(
        Article(locator=f"{number}", text=f"Report {number} now speaks of boats. It is new.")
        for number in range(4)
    ),
    *OLD[4:9],
    *(
        Article(locator=f"{number}", text=f"Report {number} speaks of ferries. It was added.")
        for number in range(20, 25)
    ),
)


def die(*arguments: object) -> None:
    """End this process as a power switch would."""
    os.kill(os.getpid(), signal.SIGKILL)


def change(index: Path, prepare: Callable[[LocalStore], None]) -> int:
    """Change the index in another process, and return the signal that ended it, 0 for none."""
    child = os.fork()
    if child == 0:
        vectors.APPROXIMATE_FROM = 10
        store = LocalStore(index, encoder=HashingEncoder())
        prepare(store)
        store.sync(NEW)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def at_statement(number: int) -> Callable[[LocalStore], None]:
    """Return what arranges death just before the writer's statement of this number."""

    def prepare(store: LocalStore) -> None:
        left = iter(range(number, -1, -1))

        def count(statement: str) -> None:
            if next(left) == 0:
                die()

        store._database._writer.set_trace_callback(count)

    return prepare


def after(owner: Any, name: str, *, runs: bool) -> Callable[[LocalStore], None]:
    """Return what arranges death in place of a function, or right after it."""

    def prepare(store: LocalStore) -> None:
        original = getattr(owner, name)

        def last(*arguments: Any, **named: Any) -> None:
            if runs:
                original(*arguments, **named)
            die()

        setattr(owner, name, last)

    return prepare


def warm_up() -> None:
    """Load what every child would load again, and start no thread: those do not survive a fork."""
    import faiss  # noqa: F401

    cut_passages(OLD[0], HashingEncoder())


def main(index: Path, folder: Path) -> None:
    """Leave one copy of `index` for each point, named after it."""
    warm_up()
    points = {
        "vectors-half-written": after(os, "fsync", runs=False),
        "vectors-written": after(publish, "write_generation", runs=True),
        "vectors-named": after(publish, "remove_generations", runs=False),
    }
    for name, prepare in points.items():
        copy = shutil.copytree(index, folder / name)
        assert change(copy, prepare) == signal.SIGKILL, name
    number = 0
    while True:
        copy = shutil.copytree(index, folder / f"statement-{number}")
        if change(copy, at_statement(number)) == 0:
            return
        number += EVERY


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
