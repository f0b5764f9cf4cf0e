"""One Chromium and one served sample for all browser tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.pages import CHROMIUM, FLAGS, served

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install chromium to run the browser tests")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    options = "'--no-open', '--reader', 'sentences', '--port', sys.argv[1]"
    code = f"import sys; from ui.cli import app; app(['chat', {options}])"
    with served(code, cache=tmp_path_factory.mktemp("cache")) as address:
        yield address
