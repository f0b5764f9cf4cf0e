"""The bar: only where somebody asked, waits and sees it."""

from __future__ import annotations

import io
import threading

import pytest

from index.progress import shown, watching


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("count", [0, 3, 500])
@pytest.mark.parametrize("progress", [True, False])
@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_a_bar_is_shown_for_much_work_on_a_terminal_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, count: int, progress: bool, stream: type[io.StringIO]
) -> None:
    written = stream()
    monkeypatch.setattr("sys.stderr", written)
    assert list(shown(range(count), "Counting", progress=progress)) == list(range(count))
    is_shown = progress and count == 500 and stream is Terminal
    assert ("Counting" in written.getvalue()) == is_shown


class Ear:
    def __init__(self) -> None:
        self.heard: list[tuple[str, int, int]] = []

    def advanced(self, label: str, done: int, total: int) -> None:
        self.heard.append((label, done, total))


def test_whoever_watches_is_told_and_the_terminal_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    written = Terminal()
    monkeypatch.setattr("sys.stderr", written)
    ear = Ear()
    with watching(ear):
        assert list(shown(["a", "bcd"], "Reading", progress=True, least=0, measure=len)) == ["a", "bcd"]
    assert ear.heard == [("Reading", 0, 4), ("Reading", 1, 4), ("Reading", 4, 4)]
    assert written.getvalue() == ""


def test_nobody_is_told_outside_or_in_another_thread() -> None:
    ear = Ear()
    with watching(ear):
        other = threading.Thread(target=lambda: list(shown([1], "Elsewhere", progress=False)))
        other.start()
        other.join()
    list(shown([1], "Later", progress=False))
    assert ear.heard == []
