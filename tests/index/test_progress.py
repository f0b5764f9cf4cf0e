"""The bar: only where somebody asked, waits and sees it."""

from __future__ import annotations

import io

import pytest

from index.progress import shown


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
