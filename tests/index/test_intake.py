"""Articles on their way into a store: none is lost, none is replaced."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from index import Article, open_store
from index.errors import InvalidArticle, UnreachableIndex
from index.intake import (
    LONGEST_PASTE,
    WAITING_NAME,
    Waiting,
    read_dropped,
    read_folder,
    read_pasted,
    receive,
    settle,
    take_in,
)
from index.progress import watching
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store import Store

ODD = Article(
    locator="odd \ud800/x.txt",
    text="Half \ud800 a character.\u2028And \x1b a line.",
    title="\u202e",
    published=datetime(2031, 5, 4, 9, 5, tzinfo=UTC),
    url="javascript:x",
)


def report(number: int, text: str = "") -> Article:
    return Article(
        locator=f"{number}.txt",
        text=text or f"Report {number} counts {number} lamps.",
        published=date(2031, 5, 4),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path, encoder=HashingEncoder()) as opened:
        yield opened


@pytest.fixture
def waiting(tmp_path: Path) -> Waiting:
    return Waiting(tmp_path)


def test_what_is_received_waits_and_is_then_taken_in(store: Store, waiting: Waiting) -> None:
    received = receive(store, waiting, [report(1), report(2), ODD])
    assert received == ((report(1), report(2), ODD), 0, 0)
    assert waiting.articles() == (report(1), report(2), ODD)
    assert take_in(store, waiting) == 3
    assert set(store.articles()) == {report(1), report(2), ODD}
    assert waiting.articles() == ()
    assert not (waiting.folder / WAITING_NAME).exists()


def test_an_article_that_is_held_already_is_counted_and_passed_over(store: Store, waiting: Waiting) -> None:
    store.update([report(1)])
    assert receive(store, waiting, [report(1), report(2), report(2)]) == ((report(2),), 2, 0)


def test_another_article_of_the_same_name_is_kept_beside_it(store: Store, waiting: Waiting) -> None:
    store.update([report(1)])
    other, third = report(1, "Another story."), report(1, "A third story.")
    received = receive(store, waiting, [other, third, other])
    assert [each.locator for each in received.kept] == ["1 (2).txt", "1 (3).txt"]
    assert (received.known, received.renamed) == (1, 2)
    take_in(store, waiting)
    assert len(store.articles()) == 3
    assert receive(store, waiting, [third]) == ((), 1, 0)


class Impatient:
    def __init__(self, after: int) -> None:
        self.after = after

    def advanced(self, label: str, done: int, total: int) -> None:
        if label == "Adding articles" and done >= self.after:
            raise KeyboardInterrupt


def test_what_an_interruption_leaves_waits_for_the_next_call(store: Store, waiting: Waiting) -> None:
    long = [report(number, f"Lamp {number}. " * 4_000) for number in range(4)]
    receive(store, waiting, long)
    with pytest.raises(KeyboardInterrupt), watching(Impatient(2)):
        take_in(store, waiting)
    assert len(store.articles()) >= 1
    assert {each.id for each in waiting.articles()} == {each.id for each in long} - {
        each.id for each in store.articles()
    }
    take_in(store, waiting)
    assert len(store.articles()) == 4


def test_what_joins_meanwhile_is_taken_in_too(store: Store, waiting: Waiting) -> None:
    receive(store, waiting, [report(1)])

    class Adding:
        is_first = True

        def advanced(self, label: str, done: int, total: int) -> None:
            if self.is_first:
                self.is_first = False
                receive(store, waiting, [report(2)])

    with watching(Adding()):
        assert take_in(store, waiting) == 2
    assert len(store.articles()) == 2


def test_after_a_sudden_end_only_what_is_not_in_still_waits(store: Store, waiting: Waiting) -> None:
    waiting.add([report(1), report(2)])
    store.update([report(1)])
    assert settle(store, waiting) == 1
    assert waiting.articles() == (report(2),)


def test_forgetting_what_waits_forgets_it_all(waiting: Waiting) -> None:
    waiting.add([report(1), report(2)])
    waiting.drop()
    assert waiting.articles() == ()


def test_a_damaged_line_costs_only_its_article(waiting: Waiting) -> None:
    waiting.add([report(1), report(2)])
    file = waiting.folder / WAITING_NAME
    first, second = file.read_text().splitlines()
    file.write_text(f"{first}\n{second[:30]}\n[1]\n{{}}\n")
    assert waiting.articles() == (report(1),)


def test_a_list_that_cannot_be_read_is_an_error_with_the_next_step(waiting: Waiting) -> None:
    (waiting.folder / WAITING_NAME).write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UnreachableIndex, match="check its path"):
        waiting.articles()


def test_dropped_files_are_read_one_by_one_and_failures_told(tmp_path: Path) -> None:
    good, bad, odd = tmp_path / "good.txt", tmp_path / "bad.pdf", tmp_path / "film.mp4"
    for file in (good, bad, odd):
        file.write_text("The gate broke on Monday.")
    loaded = read_dropped([good, bad, odd, tmp_path / "gone.txt"])
    assert [each.locator for each in loaded.articles] == ["good.txt"]
    assert [failure.locator for failure in loaded.failures] == ["bad.pdf", "film.mp4", "gone.txt"]
    assert "unknown kind" in loaded.failures[1].reason


def test_a_folder_is_read_as_loading_reads_it(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.txt").write_text("The gate broke.")
    (tmp_path / "empty.txt").write_text("")
    loaded = read_folder(tmp_path)
    assert [each.locator for each in loaded.articles] == ["below/a.txt"]
    assert loaded.failures == (("empty.txt", "empty"),)


def test_a_pasted_article_keeps_what_people_say_of_it() -> None:
    article = read_pasted("The gate broke.\n", title=" The  gate ", source="The Post", published="7 May 2025")
    assert (article.title, article.source, article.day) == ("The gate", "The Post", date(2025, 5, 7))
    assert article.locator == "pasted/The gate.txt"
    assert "The gate broke." in article.text


def test_of_a_pasted_article_the_first_lines_tell_what_people_do_not() -> None:
    article = read_pasted("Gate breaks\nBy Ada Quill\n3 May 2025\n\nThe gate broke on Monday. It was old.\n")
    assert article.day == date(2025, 5, 3)


@pytest.mark.parametrize("text", ["", "  \n ", "a" * (LONGEST_PASTE + 1)])
def test_no_text_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(InvalidArticle, match=r"paste|save it"):
        read_pasted(text)


def test_a_date_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(InvalidArticle, match="write it like 2025-05-07"):
        read_pasted("The gate broke.", published="some day")


@pytest.mark.parametrize("text", ["../../etc/passwd", "\x00\x1b", "\u202e" * 9, "/" * 500, "\ud800"])
def test_odd_texts_can_be_pasted(text: str) -> None:
    article = read_pasted(text)
    assert article.locator.startswith("pasted/")
    assert len(article.locator) < 100
    assert ".." not in article.locator
