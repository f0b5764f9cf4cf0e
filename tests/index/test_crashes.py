"""A change that is cut short, by a kill or a full disk, leaves the old state or the new, never a mix."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index import vectors
from index.errors import StoredIndexError
from index.local import LocalStore
from tests.crashing import NEW, OLD
from tests.fakes import HashingEncoder

ROOT = Path(__file__).parents[2]
QUERY = "Which report speaks of boats, lamps and ferries?"


def answers(store: LocalStore) -> set[tuple[object, ...]]:
    # equal passages may stand in any order, so the ranks of one text are taken together
    return {(hit.passage, round(hit.score, 1)) for hit in store.search(QUERY, limit=100)}


def expected(articles: object) -> set[tuple[object, ...]]:
    with LocalStore(None, encoder=HashingEncoder()) as store:
        store.update(articles)  # type: ignore[arg-type]
        return answers(store)


def built(folder: Path) -> Path:
    with LocalStore(folder, encoder=HashingEncoder()) as store:
        store.update(OLD)
    return folder


@pytest.mark.skipif(os.name != "posix", reason="forks, and kills with a signal")
def test_a_kill_at_any_step_leaves_the_old_or_the_new_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "APPROXIMATE_FROM", 10)
    index, left = built(tmp_path / "index"), tmp_path / "left"
    left.mkdir()
    subprocess.run(
        [sys.executable, str(ROOT / "tests" / "crashing.py"), str(index), str(left)],
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    states = {frozenset(OLD): expected(OLD), frozenset(NEW): expected(NEW)}
    seen: dict[str, bool] = {}
    for folder in sorted(left.iterdir()):
        with LocalStore(folder, encoder=HashingEncoder()) as store:
            held = frozenset(store.articles())
            assert held in states, folder.name
            assert answers(store) == states[held], folder.name
            seen[folder.name] = held == frozenset(NEW)
            store.sync(NEW)
            assert frozenset(store.articles()) == frozenset(NEW)
            assert answers(store) == states[frozenset(NEW)], folder.name
    assert set(seen.values()) == {False, True}
    assert len(seen) > 20
    assert seen["vectors-written"]
    assert not seen["statement-0"]


@pytest.mark.parametrize("pages", [0, 1, 4, 12])
def test_a_full_disk_leaves_the_old_state_and_says_so(tmp_path: Path, pages: int) -> None:
    with LocalStore(built(tmp_path / "index"), encoder=HashingEncoder()) as store:
        before = answers(store)
        writer = store._database._writer
        (used,) = writer.execute("PRAGMA page_count").fetchone()
        writer.execute(f"PRAGMA max_page_count = {used + pages}")
        with pytest.raises(StoredIndexError, match=r"cannot be written.*make room"):
            store.sync([*NEW, *(type(NEW[0])(locator=f"x{n}", text=f"Word{n} " * 900) for n in range(40))])
        assert answers(store) == before
        assert frozenset(store.articles()) == frozenset(OLD)
        writer.execute("PRAGMA max_page_count = 100000")
        store.sync(NEW)
        assert answers(store) == expected(NEW)


def test_an_encoder_that_fails_leaves_the_old_state(tmp_path: Path) -> None:
    class Broken(HashingEncoder):
        def encode(self, texts: object, *, progress: bool = False) -> object:  # type: ignore[override]
            raise RuntimeError("out of memory")

    with LocalStore(built(tmp_path / "index"), encoder=Broken()) as store:
        with pytest.raises(RuntimeError, match="out of memory"):
            store.sync(NEW)
        assert frozenset(store.articles()) == frozenset(OLD)
