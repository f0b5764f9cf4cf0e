"""What a person does with a corpus in the page, as the handlers do it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from index.loaders import Failure, Loaded
from index.shelf import open_shelf
from index.types import Article
from qa import open_corpus
from qa.engine import SENTENCES
from ui.desk import (
    MOST_FILES,
    add_dropped,
    add_folder,
    add_pasted,
    count_chosen,
    make_corpus,
    perform,
    remove_chosen,
    render_desk,
    render_failures,
    render_rows,
)
from ui.library import Library
from ui.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.models

POST = Article(locator="post", text="The storm sank 29 boats in Ostby harbour.", source="The Post")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    first = open_corpus([POST], reader=SENTENCES)
    shelf = open_shelf(tmp_path / "cache")
    with Library(first, "First", shelf=shelf, reader=SENTENCES, is_local=True) as opened:
        opened.create("Mine")
        yield opened


def finish(library: Library, name: str = "Mine") -> str:
    work = library.holding(name).adding
    assert work
    work.wait(60)
    return render_desk(library.holding(name))


def test_dropped_files_join_the_corpus_and_their_copies_are_removed(library: Library, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(f"The gate {name} broke on Monday.")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "<b>.pdf").write_text("no pdf")
    files = [str(tmp_path / "one/one.txt"), str(tmp_path / "two/two.txt"), str(tmp_path / "bad/<b>.pdf")]
    assert add_dropped(library, "Mine", files) == ""
    html = finish(library)
    assert "2 articles added." in html
    assert "1 file or record could not be read" in html
    assert "&lt;b&gt;.pdf" in html
    assert not (tmp_path / "one").exists()
    assert not (tmp_path / "bad").exists()


def test_too_many_files_are_refused_in_words_and_removed(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The gate broke.")
    trouble = add_dropped(library, "Mine", [str(tmp_path / "a.txt")] * (MOST_FILES + 1))
    assert "2,001 files are more than the 2,000" in trouble
    assert not (tmp_path / "a.txt").exists()


def test_files_dropped_on_a_corpus_that_is_not_ones_own_are_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The gate broke.")
    assert "copy it" in add_dropped(library, "First", [str(tmp_path / "a.txt")])
    assert not (tmp_path / "a.txt").exists()


def test_a_pasted_article_joins_the_corpus(library: Library) -> None:
    assert (
        add_pasted(library, "Mine", "The gate broke.", title="Gate", source="Post", published="2025-05-07")
        == ""
    )
    assert "1 article added." in finish(library)
    (article,) = library.holding("Mine").articles()
    assert (article.title, article.source, str(article.published)) == ("Gate", "Post", "2025-05-07")


def test_what_cannot_be_pasted_is_told(library: Library) -> None:
    assert "no text" in add_pasted(library, "Mine", " ", title="", source="", published="")
    assert "no date" in add_pasted(library, "Mine", "Gate.", title="", source="", published="x")
    assert "any more" in add_pasted(library, "Gone", "Gate.", title="", source="", published="")


def test_a_folder_of_this_machine_joins_the_corpus(library: Library, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("The gate broke.")
    assert add_folder(library, "Mine", f"  {tmp_path / 'news'} ") == ""
    assert "1 article added." in finish(library)
    assert add_folder(library, "Mine", str(tmp_path / "news")) == ""
    assert "1 article was here already." in finish(library)


@pytest.mark.parametrize("path", ["", "  ", "/no/such/place", "a\x00b", "/" + "a" * 5_000, "~nobody-here/x"])
def test_a_path_that_leads_nowhere_is_told(library: Library, path: str) -> None:
    assert add_folder(library, "Mine", path)


def test_where_others_reach_the_page_no_folder_is_read(library: Library, tmp_path: Path) -> None:
    library.is_local = False
    assert "this machine alone" in add_folder(library, "Mine", str(tmp_path))
    assert library.holding("Mine").adding is None


def test_progress_is_told_and_stopped_and_gone_on_with(library: Library) -> None:
    held = threading.Event()

    def bring() -> Loaded:
        held.wait(30)
        return Loaded((POST,), ())

    holding = library.holding("Mine")
    holding.add(bring)
    assert "Preparing…" in render_desk(holding)
    assert perform(library, "Mine", "stop") == ""
    held.set()
    assert "Stopped." in finish(library)
    assert "1 article received and not in the corpus yet" in render_desk(holding)
    assert perform(library, "Mine", "go-on") == ""
    assert "1 article added." in finish(library)
    assert perform(library, "Mine", "nonsense") == ""


def test_a_corpus_that_follows_files_says_so_and_names_what_failed(library: Library) -> None:
    html = render_desk(library.holding("First"))
    assert "follows the files" in html
    assert "copy it or make a new corpus" in html


def test_corpora_are_made_and_copied_or_the_trouble_told(library: Library) -> None:
    assert make_corpus(library, " New  one ") == ("New one", "")
    assert make_corpus(library, "New one")[1].startswith("a corpus cannot be called “New one”")
    assert make_corpus(library, "Copy", of="First") == ("Copy", "")
    assert "1 article added." in finish(library, "Copy")


def test_chosen_articles_are_removed(library: Library) -> None:
    add_pasted(library, "Mine", "The gate broke.", title="Gate", source="", published="")
    finish(library)
    holding = library.holding("Mine")
    listing = Listing().marked(holding.articles()[0].id, is_chosen=True).marked("gone", is_chosen=True)
    assert count_chosen(holding, listing) == 1
    after, trouble = remove_chosen(library, "Mine", listing)
    assert (after.chosen, trouble) == (frozenset(), "")
    assert "no articles here yet" in render_rows(holding, after)
    assert "copy it" in remove_chosen(library, "First", listing)[1]


def test_many_failures_are_cut_and_counted() -> None:
    html = render_failures([Failure(f"<{number}>", "x" * 10_000) for number in range(500)])
    assert "500 files or records could not be read" in html
    assert "and 300 more" in html
    assert "<1>" not in html
    assert len(html) < 200_000
