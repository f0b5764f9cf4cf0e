"""The corpora behind the page: chosen by name, changed only where they may be, each open once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from index.errors import FollowedCorpus, UnfitName, UnknownCorpus, WorkGoingOn
from index.intake import Waiting
from index.loaders import Loaded
from index.shelf import open_shelf
from index.types import Article
from qa import open_corpus
from qa.engine import SENTENCES
from ui.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ui.library import Holding

pytestmark = pytest.mark.models

POST = Article(locator="post", text="The storm sank 29 boats in Ostby harbour.", source="The Post")
ECHO = Article(locator="echo", text="In Ostby harbour the storm sank 27 boats.", source="The Echo")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    first = open_corpus([POST, ECHO], reader=SENTENCES)
    with Library(first, "First", shelf=open_shelf(tmp_path), reader=SENTENCES) as opened:
        yield opened


def add(holding: Holding, *articles: Article) -> None:
    holding.add(lambda: Loaded(articles, ()))
    assert holding.adding
    holding.adding.wait(60)


def test_the_first_corpus_is_there_and_the_shelf_follows(library: Library) -> None:
    library.create("Second")
    assert library.names() == ("First", "Second")
    assert not library.holding("First").is_own
    assert library.holding("Second").is_own


def test_a_corpus_is_opened_once(library: Library) -> None:
    library.create("Second")
    assert library.holding("Second") is library.holding("Second")


def test_articles_are_added_and_removed_and_counted(library: Library) -> None:
    library.create("Second")
    holding = library.holding("Second")
    before = holding.corpus.edition
    add(holding, POST, ECHO)
    assert holding.adding
    assert holding.adding.result == (2, 0, 0, ())
    assert len(holding.articles()) == 2
    assert holding.corpus.edition != before
    assert holding.remove([POST.id, "no such id"]) == 1
    assert holding.articles() == (ECHO,)


def test_what_was_added_is_there_after_a_restart(library: Library, tmp_path: Path) -> None:
    library.create("Second")
    add(library.holding("Second"), POST)
    with Library(open_corpus([ECHO], reader=SENTENCES), shelf=open_shelf(tmp_path)) as again:
        assert again.holding("Second").articles() == (POST,)


def test_the_first_corpus_is_changed_by_nobody(library: Library) -> None:
    holding = library.holding("First")
    with pytest.raises(FollowedCorpus, match="copy it"):
        holding.add(lambda: Loaded((), ()))
    with pytest.raises(FollowedCorpus):
        holding.remove([POST.id])
    with pytest.raises(FollowedCorpus):
        library.delete("First")


def test_a_copy_holds_the_same_articles_and_is_ones_own(library: Library) -> None:
    library.copy("First", "Mine")
    holding = library.holding("Mine")
    assert holding.adding
    holding.adding.wait(60)
    assert {each.id for each in holding.articles()} == {POST.id, ECHO.id}
    assert holding.is_own


def test_while_articles_are_added_nothing_else_changes_the_corpus(library: Library) -> None:
    library.create("Second")
    holding = library.holding("Second")
    held = threading.Event()

    def bring() -> Loaded:
        held.wait(30)
        return Loaded((POST,), ())

    holding.add(bring)
    assert holding.is_busy
    with pytest.raises(WorkGoingOn, match="wait until they are"):
        holding.add(lambda: Loaded((ECHO,), ()))
    with pytest.raises(WorkGoingOn):
        holding.remove([POST.id])
    held.set()
    assert holding.adding
    holding.adding.wait(60)
    assert not holding.is_busy


def test_what_waits_is_gone_on_with_or_forgotten(library: Library, tmp_path: Path) -> None:
    library.create("Second")
    waiting = Waiting(open_shelf(tmp_path).folder("Second"))
    waiting.add([POST])
    holding = library.holding("Second")
    assert holding.waits == 1
    holding.go_on()
    assert holding.adding
    holding.adding.wait(60)
    assert (holding.waits, len(holding.articles())) == (0, 1)
    waiting.add([ECHO])
    holding.discard_waiting()
    assert (holding.waits, len(holding.articles())) == (0, 1)


def test_a_deleted_corpus_is_gone_for_every_window(library: Library) -> None:
    library.create("Second")
    library.holding("Second")
    library.delete("Second")
    assert library.names() == ("First",)
    with pytest.raises(UnknownCorpus, match="any more"):
        library.holding("Second")


@pytest.mark.parametrize("name", ["First", "FIRST", " first "])
def test_the_name_of_the_first_corpus_is_taken(library: Library, name: str) -> None:
    with pytest.raises(UnfitName):
        library.create(name)


def test_an_audit_holds_until_the_articles_change(library: Library) -> None:
    library.create("Second")
    holding = library.holding("Second")
    add(holding, POST, ECHO)
    assert holding.audit is None
    work = holding.begin_audit()
    work.wait(60)
    assert work.result is not None
    assert [conflict.question for conflict in work.result]
    assert holding.begin_audit() is work
    holding.remove([ECHO.id])
    assert holding.audit is None


def test_questions_are_found_or_given(library: Library) -> None:
    given = Library(library.holding("First").corpus, questions=["How many boats sank?"])
    assert given.holding(given.first).questions == ("How many boats sank?",)
    library.holding("First").find_copies().wait(60)
    assert library.holding("First").find_copies().result == {POST.id: POST.id, ECHO.id: ECHO.id}
