"""A conversation in the page: how a turn was understood is shown, can be changed, stays in its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PHONE, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.pages import Watched

pytestmark = [pytest.mark.browser, pytest.mark.models]

PUMPS = "How many pumps were at work by dawn?"


def understood(person: Watched, turn: int) -> str:
    return person.page.locator(".turn").nth(turn).locator(".understood .asked").inner_text()


def test_turns_that_lean_on_the_one_before_are_shown_as_they_were_understood(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.ask(PUMPS)
        person.ask("Why do they differ?")
        explained = person.page.locator(".turn").nth(1)
        assert "why do the accounts differ" in explained.locator(".understood").inner_text()
        assert "carry one report" in explained.locator(".sentence").inner_text()
        person.ask("What does Tavrel Today say?")
        assert understood(person, 2) == f"“{PUMPS}”"
        outlets = person.page.locator(".turn").nth(2).locator(".account .outlet").all_inner_texts()
        notes = person.page.locator(".turn").nth(2).locator(".notes").inner_text()
        person.ask("How long was Ardelin's visit?")
        alone = person.page.locator(".turn").nth(3).locator(".understood").count()
        complaints = person.complaints
    assert set(outlets) == {"Tavrel Today"}
    assert "Only reports of Tavrel Today." in notes
    assert alone == 0
    assert complaints == []


def test_what_was_understood_goes_back_into_the_box_to_be_changed_and_asked_again(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page, PHONE) as person:
        person.ask(PUMPS)
        person.ask("And how many boats?")
        assert understood(person, 1) == "“How many boats were at work by dawn?”"
        person.page.locator(".understood .edit").click()
        box = person.page.locator("#question textarea")
        box.and_(person.page.locator(":focus")).wait_for()
        person.page.wait_for_function("document.querySelector('#question textarea').value.length > 0")
        assert box.input_value() == "How many boats were at work by dawn?"
        person.ask("How many boats were at work by noon?")
        assert person.page.locator(".turn").nth(2).locator(".understood").count() == 0
        assert person.overhang <= 0


def test_thanks_get_a_word_and_no_search(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.ask(PUMPS)
        person.page.locator("#question textarea").fill("Thank you!")
        person.page.keyboard.press("Enter")
        person.page.locator(".turn .remark").wait_for(timeout=10_000)
        assert person.page.locator(".turn .answer").count() == 1


def test_a_window_leans_on_its_own_conversation_and_on_no_other(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as one, window(chromium, sample_page) as other:
        one.ask(PUMPS)
        other.ask("How long was Ardelin's visit?")
        one.ask("Who said so?")
        other.ask("Who said so?")
        assert "pumps" in understood(one, 1)
        assert "visit" in understood(other, 1)
        assert "pumps" not in other.page.locator("#conversation").inner_text()
