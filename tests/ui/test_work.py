"""Work in the background: told of, stopped, and what became of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from index.errors import NoArticles
from index.progress import shown
from ui.work import BROKEN, Latest, Progress, Work

if TYPE_CHECKING:
    import pytest


def count(held: threading.Event, begun: threading.Event) -> int:
    for number in shown(range(4), "Counting", progress=False):
        for _ in shown(range(10), "Within", progress=False):
            pass
        if number == 1:
            begun.set()
            held.wait(10)
    return 4


def begin() -> tuple[Work[int], threading.Event]:
    held, begun = threading.Event(), threading.Event()
    work = Work(lambda: count(held, begun))
    begun.wait(10)
    return work, held


def test_work_tells_how_far_it_is_and_then_what_came_of_it() -> None:
    work, held = begin()
    (part,) = work.progress
    assert (part.label, part.done, part.total) == ("Counting", 1, 4)
    assert work.is_running
    held.set()
    work.wait(10)
    assert not work.is_running
    assert work.result == 4
    assert work.progress == ()


def test_work_that_is_stopped_ends_at_its_next_step_without_a_trouble() -> None:
    work, held = begin()
    work.stop()
    held.set()
    work.wait(10)
    assert work.was_stopped
    assert (work.result, work.trouble) == (None, "")


def test_an_error_of_the_tree_is_told_in_its_own_words() -> None:
    def fail() -> None:
        raise NoArticles("the box")

    work = Work(fail)
    work.wait(10)
    assert work.trouble.startswith("no readable article in the box")


def test_a_fault_of_the_program_is_logged_and_told_without_its_details(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("secret detail")

    work = Work(fail)
    work.wait(10)
    assert work.trouble == BROKEN
    assert "secret detail" in caplog.text


def test_time_is_left_only_once_there_is_a_pace() -> None:
    assert Progress("Adding", 0, 10, 60.0).seconds_left is None
    assert Progress("Adding", 5, 10, 0.5).seconds_left is None
    assert Progress("Adding", 5, 20, 60.0).seconds_left == 180.0
    assert Progress("Adding", 20, 20, 60.0).seconds_left is None


def test_the_latest_work_holds_for_one_edition() -> None:
    latest: Latest[int] = Latest()
    assert latest.of("one") is None
    work = latest.begin("one", lambda: 1)
    work.wait(10)
    assert latest.begin("one", lambda: 2) is work
    assert latest.of("two") is None
    other = latest.begin("two", lambda: 2)
    other.wait(10)
    assert other.result == 2
    assert latest.of("one") is None


def test_work_that_was_stopped_or_failed_is_begun_anew() -> None:
    latest: Latest[int] = Latest()
    failed = latest.begin("one", lambda: 1 // 0)
    failed.wait(10)
    assert latest.of("one") is failed
    again = latest.begin("one", lambda: 1)
    again.wait(10)
    assert again.result == 1
