"""Articles that attack the page: everything they hold is shown, nothing of it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.hostile import ATTACK
from tests.browser.pages import served, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.models]


@pytest.fixture(scope="module")
def hostile_page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    code = "import sys; from tests.browser.hostile import serve_hostile; serve_hostile(int(sys.argv[1]))"
    with served(code, cache=tmp_path_factory.mktemp("cache")) as address:
        yield address


def test_nothing_in_a_hostile_corpus_runs_or_reaches_out(chromium: Browser, hostile_page: str) -> None:
    with window(chromium, hostile_page) as person:
        person.ask("How many boats took part in the parade?")
        person.ask(f"How many boats took part in the parade? {ATTACK}")
        person.page.locator(".failures summary").click()
        marked = person.open_source(".account .cite")
        person.page.wait_for_timeout(1_000)
        foreign = person.page.locator("#conversation, #source, #masthead").locator(
            "script, style, img, svg, a[href^=javascript]"
        )
        assert "boats took part" in marked
        assert foreign.count() == 0
        assert person.page.evaluate("window.owned") is None
        assert person.outside == []
        assert person.complaints == []
        assert person.page.locator("#conversation").is_visible()
        assert person.overhang == 0


def test_what_attacks_is_shown_as_the_words_it_is(chromium: Browser, hostile_page: str) -> None:
    with window(chromium, hostile_page) as person:
        person.ask("How many boats took part in the parade?")
        assert (
            "<script>window.owned=1</script>" in person.page.locator(".account blockquote").first.inner_text()
        )
