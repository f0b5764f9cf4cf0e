"""Articles that attack the page: everything they hold is shown, nothing of it runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.hostile import ATTACK, ATTACKS
from tests.browser.pages import PHONE, WIDE, served, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.pages import Watched

pytestmark = [pytest.mark.browser, pytest.mark.models]

BOATS = "How many boats took part in the parade?"
ACTIVE = (
    "script, style, link, meta, base, iframe, object, embed, img, video, audio, source, form, math, "
    "[onload], [onerror], [onclick], [onmouseover], [onfocus], [ontoggle], [srcdoc], [autofocus], "
    "a:not([href^='http://']):not([href^='https://']):not([href^='#'])"
)
"""What no words of an article may become, wherever in the page they are shown."""

ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")


@pytest.fixture(scope="module")
def hostile_page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    code = "import sys; from tests.browser.hostile import serve_hostile; serve_hostile(int(sys.argv[1]))"
    with served(code, cache=tmp_path_factory.mktemp("cache")) as address:
        yield address


def assert_inert(person: Watched, reached: str = "#question textarea") -> None:
    """Nothing of the articles ran, reached out, hid the page or lies over what is to be `reached`."""
    person.page.wait_for_timeout(500)
    shown = person.page.locator("#conversation, #source, #masthead, #going-on, #table, #entries, #kept")
    assert shown.locator(ACTIVE).count() == 0
    assert person.page.evaluate("window.owned") is None
    assert person.outside == []
    assert person.complaints == []
    assert person.overhang == 0
    assert person.page.url.startswith("http://127.0.0.1")
    assert not ACTING.search(person.page.evaluate("document.body.innerText"))
    assert person.page.locator(reached).evaluate("""(element) => {
        const box = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }""")


def unfold(person: Watched) -> None:
    """Show all that is folded away."""
    person.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_nothing_in_a_hostile_corpus_runs_or_reaches_out(
    chromium: Browser, hostile_page: str, size: tuple[int, int]
) -> None:
    with window(chromium, hostile_page, size) as person:
        person.ask(BOATS)
        unfold(person)
        assert person.page.locator(".account .cite").count() >= len(ATTACKS) / 2
        assert_inert(person)


def test_no_article_that_attacks_breaks_out_of_its_place(chromium: Browser, hostile_page: str) -> None:
    with window(chromium, hostile_page) as person:
        person.ask(BOATS)
        unfold(person)
        for cite in person.page.locator(".account .cite").all():
            cite.click()
            heading = person.page.locator("#source .source .cite.is-static")
            heading.get_by_text(cite.inner_text(), exact=True).wait_for(timeout=30_000)
            assert "boats took part" in person.marked()
            assert_inert(person)


def test_questions_that_attack_are_only_shown(chromium: Browser, hostile_page: str) -> None:
    with window(chromium, hostile_page) as person:
        for attack in ATTACKS:
            person.ask(f"Why? {attack}"[:1_000].encode(errors="replace").decode())
        assert person.page.locator(".turn").count() == len(ATTACKS)
        assert_inert(person)


def test_what_attacks_is_shown_as_the_words_it_is(chromium: Browser, hostile_page: str) -> None:
    with window(chromium, hostile_page) as person:
        person.ask(BOATS)
        unfold(person)
        shown = " ".join(person.page.locator(".account blockquote").all_inner_texts())
    assert ATTACK.partition("</script>")[0] in shown
    assert "autofocus onfocus='window.owned=1'" in shown


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_list_of_the_articles_is_inert(
    chromium: Browser, hostile_page: str, size: tuple[int, int]
) -> None:
    with window(chromium, hostile_page, size) as person:
        person.page.get_by_role("tab", name="Articles").click()
        person.page.locator("#table tbody tr").first.wait_for(timeout=60_000)
        unfold(person)
        assert person.page.locator("#table tbody tr").count() >= len(ATTACKS)
        person.page.locator("#search textarea, #search input").first.scroll_into_view_if_needed()
        assert_inert(person, "#search :is(textarea, input)")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_list_of_the_disagreements_is_inert(
    chromium: Browser, hostile_page: str, size: tuple[int, int]
) -> None:
    with window(chromium, hostile_page, size) as person:
        person.page.get_by_role("tab", name="Disagreements").click()
        person.page.locator("#look, #save-csv").first.wait_for(timeout=60_000)
        if person.page.locator("#look").is_visible():
            person.page.locator("#look").click()
        person.page.locator("#entries .disagreements > li").first.wait_for(timeout=120_000)
        person.page.locator("#save-csv").scroll_into_view_if_needed()
        assert_inert(person, "#save-csv")
