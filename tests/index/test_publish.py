"""Files beside the catalogue: whole or not there, and never another's."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from index import publish

if TYPE_CHECKING:
    from pathlib import Path


def test_a_generation_comes_back_only_as_it_was_named(tmp_path: Path) -> None:
    sha256 = publish.write_generation(tmp_path, 3, b"vectors")
    assert sha256 == hashlib.sha256(b"vectors").hexdigest()
    assert publish.read_generation(tmp_path, 3, sha256) == b"vectors"
    assert publish.read_generation(tmp_path, 4, sha256) is None
    publish.generation_path(tmp_path, 3).write_bytes(b"vectorz")
    assert publish.read_generation(tmp_path, 3, sha256) is None


def test_a_write_that_fails_leaves_the_generation_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = publish.write_generation(tmp_path, 1, b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        publish.write_generation(tmp_path, 1, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["vectors-1.faiss"]
    assert publish.read_generation(tmp_path, 1, sha256) == b"old"


def test_only_our_own_old_files_are_removed(tmp_path: Path) -> None:
    ours = ["vectors-1.faiss", "vectors-2.faiss", "vectors-7.faiss.part", "vectors-12.faiss.part"]
    others = ["index.faiss", "vectors-x.faiss", "my-vectors-1.faiss", "vectors-1.faiss.bak", "notes.txt"]
    for name in ours + others:
        (tmp_path / name).write_bytes(b"")
    publish.remove_generations(tmp_path, keep=2)
    assert {path.name for path in tmp_path.iterdir()} == {"vectors-2.faiss", *others}
    publish.remove_generations(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(others)


@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
def test_a_file_is_placed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    def refuse(*paths: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr("os.link", refuse)
    first, second = tmp_path / "first.part", tmp_path / "second.part"
    first.write_text("first")
    second.write_text("second")
    assert publish.place(first, tmp_path / "it")
    assert not publish.place(second, tmp_path / "it")
    assert (tmp_path / "it").read_text() == "first"
