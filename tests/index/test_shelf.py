"""Corpora with names: made, found again, deleted, and never a path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index import Article, open_store
from index.errors import UnfitName, UnknownCorpus
from index.intake import Waiting
from index.shelf import LONGEST_NAME, Shelf, fit_name, open_shelf
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return open_shelf(tmp_path / "cache")


def test_a_corpus_is_found_again_by_another_program(shelf: Shelf) -> None:
    assert shelf.names() == ()
    assert shelf.create("  The  gate ") == "The gate"
    with open_store(shelf.folder("The gate"), encoder=HashingEncoder()) as store:
        store.update([Article(locator="a", text="The gate broke.")])
    again = Shelf(shelf.root)
    assert again.names() == ("The gate",)
    with open_store(again.folder("The gate"), encoder=HashingEncoder()) as store:
        assert len(store.articles()) == 1


def test_names_stand_in_alphabetical_order(shelf: Shelf) -> None:
    for name in ("beta", "Gamma", "Alpha"):
        shelf.create(name)
    assert shelf.names() == ("Alpha", "beta", "Gamma")


@pytest.mark.parametrize("other", ["the gate", "THE GATE", "The  gate", "The ｇate"])
def test_names_that_look_alike_are_one(shelf: Shelf, other: str) -> None:
    shelf.create("The gate")
    with pytest.raises(UnfitName, match="choose another name"):
        shelf.create(other)


@pytest.mark.parametrize(
    "name",
    ["", "   ", "a" * (LONGEST_NAME + 1), "a" * 10_000_000, "a\x00b", "a\u202eb", "a\x1b[31m", "..", "///"],
)
def test_a_name_that_cannot_be_seen_or_told_is_refused_in_few_words(name: str) -> None:
    with pytest.raises(UnfitName) as refused:
        fit_name(name)
    assert len(str(refused.value)) < 200
    assert "\x00" not in str(refused.value)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd a", "C:\\a", "CON", "x/../y", "~root a"])
def test_a_name_is_never_a_path(shelf: Shelf, name: str) -> None:
    shelf.create(name)
    folder = shelf.folder(name)
    assert folder.parent == shelf.root
    assert folder.name.isalnum()
    assert shelf.names() == (name,)


def test_a_deleted_corpus_is_gone_with_its_articles(shelf: Shelf) -> None:
    shelf.create("Gone")
    folder = shelf.folder("Gone")
    Waiting(folder).add([Article(locator="a", text="It waits.")])
    shelf.delete("Gone")
    assert shelf.names() == ()
    assert not folder.exists()
    with pytest.raises(UnknownCorpus):
        shelf.folder("Gone")
    with pytest.raises(UnknownCorpus):
        shelf.delete("Gone")


def test_deleting_leaves_files_that_are_not_the_programs(shelf: Shelf) -> None:
    shelf.create("Gone")
    folder = shelf.folder("Gone")
    (folder / "mine.txt").write_text("keep me")
    shelf.delete("Gone")
    assert [each.name for each in folder.iterdir()] == ["mine.txt"]


def test_what_a_deletion_left_behind_does_not_come_back(shelf: Shelf) -> None:
    shelf.create("Again")
    folder = shelf.folder("Again")
    with open_store(folder, encoder=HashingEncoder()) as store:
        store.update([Article(locator="a", text="Old.")])
    (folder / "corpus.json").unlink()
    shelf.create("Again")
    with open_store(folder, encoder=HashingEncoder()) as store:
        assert store.articles() == ()


@pytest.mark.parametrize("label", ["", "[]", "{}", '{"name": 3}', '{"name": "Another"}', '{"name": ""}'])
def test_a_label_that_names_no_corpus_of_its_folder_is_passed_over(shelf: Shelf, label: str) -> None:
    shelf.create("True")
    (shelf.root / ("0" * 24)).mkdir()
    (shelf.root / ("0" * 24) / "corpus.json").write_text(label)
    assert shelf.names() == ("True",)


def test_the_shelf_takes_so_many_and_no_more(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.shelf.MOST_CORPORA", 2)
    shelf.create("One")
    shelf.create("Two")
    with pytest.raises(UnfitName, match="delete one first"):
        shelf.create("Three")


def test_the_label_holds_the_name_as_it_was_written(shelf: Shelf) -> None:
    shelf.create("Überfall in Łódź")
    assert (
        json.loads((shelf.folder("Überfall in Łódź") / "corpus.json").read_text())["name"]
        == "Überfall in Łódź"
    )
