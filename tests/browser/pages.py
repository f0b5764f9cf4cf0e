"""A served page in a process of its own, and a Chromium that records what the page does."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
END_LIMIT = 90
START_LIMIT = 150.0
WIDE = (1280, 860)
PHONE = (390, 844)


@dataclass
class Watched:
    """A window and what happened in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def note(self, message: ConsoleMessage) -> None:
        """Keep what the browser complains about."""
        if message.type == "error":
            self.complaints.append(message.text)

    def ask(self, question: str) -> None:
        """Type a question, send it and wait for its answer."""
        answers = self.page.locator(".turn .answer, .turn .trouble")
        before = answers.count()
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        answers.nth(before).wait_for(timeout=60_000)

    def open_source(self, button: str) -> str:
        """Click a citation and return the words marked in the article."""
        self.page.locator(button).first.click()
        return self.marked()

    def marked(self) -> str:
        """Wait for the article and return the words marked in it."""
        mark = self.page.locator("#source mark.quote")
        mark.wait_for(state="visible", timeout=30_000)
        return mark.inner_text()

    @property
    def outside(self) -> list[str]:
        """Requests that went beyond the server."""
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).hostname != "127.0.0.1"
        ]

    @property
    def overhang(self) -> int:
        """By how many pixels the page is wider than its window."""
        width: int = self.page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth"
        )
        return width


@contextmanager
def served(code: str, cache: Path) -> Iterator[str]:
    """Run `code` with a free port as its argument and give the page's address.

    In the end it is interrupted as by Ctrl-C, and has to end quietly.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-c", _ENDS_ON_CTRL_C + code, port],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"RASHOMON_CACHE": str(cache), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        try:
            output, _ = process.communicate(timeout=END_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
    assert "Traceback" not in output
    assert process.returncode in {0, 130}


_ENDS_ON_CTRL_C = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""What a job that a shell runs in the background inherits is to ignore Ctrl-C."""


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server ended: {process.stdout.read() if process.stdout else ''}")
        try:
            with urlopen(address):
                return
        except HTTPError:  # it asks for a password
            return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"nothing answered at {address} within {START_LIMIT} seconds")


@contextmanager
def window(browser: Browser, address: str, size: tuple[int, int] = WIDE) -> Iterator[Watched]:
    """Open the page in a window of its own, as another person would."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    watched = Watched(context.new_page())
    context.on("request", lambda request: watched.requests.append(request.url))
    watched.page.on("console", watched.note)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    try:
        watched.page.goto(address)
        watched.page.locator(".welcome").wait_for(timeout=60_000)
        yield watched
    finally:
        context.close()
