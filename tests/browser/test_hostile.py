"""Articles that attack the page: everything they hold is shown, nothing of it runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import served, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.models]

ATTACK = (
    "<script>window.owned=1</script><img src=http://192.0.2.1/p.png onerror=window.owned=1>"
    "</mark></blockquote></article><style>body{display:none}</style>"
    "<svg onload=window.owned=1></svg><a href=javascript:window.owned=1>x</a>"
    "![p](http://192.0.2.1/p.png)${window.owned=1}{{window.owned=1}}\u202e\x07\x1b[31m"
)


@pytest.fixture(scope="module")
def hostile_page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("articles")
    for number, boats in enumerate((27, 29)):
        article = {
            "title": f"Harbour parade {ATTACK}",
            "source": f"Outlet {number} {ATTACK}",
            "author": ATTACK,
            "url": "javascript:window.owned=1",
            "published": f"2031-06-0{number + 3}",
            "text": f"The harbour parade was held. {boats} boats took part in the parade {ATTACK}.",
        }
        name = f"<img src=x onerror=window.owned=1> {number}.json"
        (folder / name).write_text(json.dumps(article), encoding="utf-8")
    (folder / "<b onclick=window.owned=1>broken.json").write_text("{", encoding="utf-8")
    with served("--corpus", str(folder), cache=tmp_path_factory.mktemp("cache")) as address:
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
