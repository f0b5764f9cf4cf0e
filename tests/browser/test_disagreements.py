"""What a person does with the list of disagreements, over the real page."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PHONE, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.pages import Watched

pytestmark = [pytest.mark.browser, pytest.mark.models]


def look(person: Watched) -> None:
    """Open the tab and wait for the list; the search is begun once and then known to every window."""
    person.page.get_by_role("tab", name="Disagreements").click()
    person.page.locator("#look, .disagreement").first.wait_for()
    if person.page.locator("#look").is_visible():
        person.page.locator("#look").click()
    person.page.locator(".disagreement").first.wait_for(timeout=120_000)


def test_the_list_is_looked_for_narrowed_and_opened_as_an_answer(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        look(person)
        whole = person.page.locator(".disagreement").count()
        person.page.locator("#reason input").click()
        person.page.get_by_role("option", name="Contradiction").click()
        person.page.locator("#entries .found").get_by_text(f"of {whole} disagreements").wait_for()
        reasons = person.page.locator(".disagreement .reason").all_inner_texts()
        question = person.page.locator(".disagreement h3").first.inner_text()
        figures = person.page.locator(".disagreement").first.locator(".figure").all_inner_texts()
        person.page.locator("[data-open]").first.click()
        person.page.locator(".turn .answer").wait_for()
        values = person.page.locator(".account .value").all_inner_texts()
        asked = person.page.locator(".turn .question").inner_text()
        marked = person.open_source(".account .cite")
        assert person.complaints == []
    assert all("Contradiction" in reason for reason in reasons)
    assert asked == question
    assert values == figures
    assert marked


def test_the_list_is_saved_as_csv_and_markdown_as_it_is_narrowed(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        look(person)
        person.page.locator("#outlet input").click()
        person.page.get_by_role("option", name="Radio Tavrel").click()
        person.page.locator("#entries .found").get_by_text(" of ").wait_for()
        shown = person.page.locator(".disagreement h3").all_inner_texts()
        with person.page.expect_download() as table:
            person.page.locator("#save-csv").click()
        with person.page.expect_download() as document:
            person.page.locator("#save-markdown").click()
        rows = list(csv.reader(Path(table.value.path()).read_text(encoding="utf-8").splitlines()))
        text = Path(document.value.path()).read_text(encoding="utf-8")
    assert table.value.suggested_filename == "disagreements.csv"
    assert document.value.suggested_filename == "disagreements.md"
    assert [row[0] for row in rows[1:]] == shown
    assert text.count("## ") == len(shown)


def test_on_a_phone_the_list_fits(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page, PHONE) as person:
        look(person)
        assert person.overhang == 0


def test_a_corpus_without_articles_has_a_word_instead_of_a_list(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.page.get_by_role("tab", name="Articles").click()
        person.page.locator("#make > button").click()
        person.page.get_by_label("Name", exact=True).fill("Nothing in it")
        person.page.locator("#make-empty").click()
        person.page.locator("#drop").wait_for()
        person.page.get_by_role("tab", name="Disagreements").click()
        person.page.locator("#audit").get_by_text("no articles here yet").wait_for()
        assert not person.page.locator("#look").is_visible()
