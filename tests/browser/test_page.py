"""What a person does with the page, over the sample corpus and the real models."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.pages import PHONE, WIDE, window
from ui.examples import SAMPLE_QUESTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.models]

CONTESTED = "How long was Ardelin's visit?"
# Elements with words of their own whose contrast is below 4.5, what WCAG 2 asks of ordinary text at AA.
FAINT_WORDS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour)
      .map((each) => each / 255)
      .map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((channels(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('#masthead *, #tabs *')]
    .filter((each) => each.checkVisibility() && !each.disabled)
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((each) => {
      const [low, high] = [light(getComputedStyle(each).color), light(behind(each))].sort((a, b) => a - b);
      return [each.className, each.textContent.slice(0, 30), (high + 0.05) / (low + 0.05)];
    })
    .filter(([, , ratio]) => ratio < 4.5);
}"""
ANOTHER = "How much damage did the flood cause?"
UNANSWERED = "How much did the gate cost to build?"


def test_a_question_shows_two_accounts_side_by_side_and_why_they_differ(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.ask(CONTESTED)
        values = person.page.locator(".account .value").all_inner_texts()
        boxes = [card.bounding_box() for card in person.page.locator(".account").all()]
        difference = person.page.locator(".hinge .explanation").first.inner_text()
        middle = person.page.locator(".hinge .reason").bounding_box()
        status = person.page.locator(".status").inner_text()
    assert [value for value in values if value.startswith("four")]
    assert [value for value in values if value.startswith("three")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert middle
    assert boxes[0]["x"] + boxes[0]["width"] <= middle["x"] < boxes[1]["x"]
    assert "four" in difference
    assert "three" in difference
    assert "CONTESTED" in status.upper()


def test_a_click_on_a_citation_opens_the_article_with_the_quote_and_the_value_marked(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.ask(CONTESTED)
        quote = person.page.locator(".account blockquote").first.inner_text()
        value = person.page.locator(".account mark.value-mark").first.inner_text()
        marked = person.open_source(".account .cite")
        inner = person.page.locator("#source mark.quote mark.value-mark").inner_text()
        frame = person.page.locator("#source .frame").bounding_box()
        place = person.page.locator("#source mark.quote").bounding_box()
    assert f"“{' '.join(marked.split())}”" == " ".join(quote.split())
    assert inner == value
    assert frame
    assert place
    assert frame["y"] <= place["y"] < frame["y"] + frame["height"] <= WIDE[1]


def test_every_citation_of_an_answer_opens_its_own_article(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.ask(CONTESTED)
        for fold in person.page.locator(".account summary").all():
            fold.click()
        for item in person.page.locator(".account li:has(> .origin)").all():
            outlet = item.locator("> .origin .outlet").inner_text()
            item.locator("> .origin .cite").click()
            heading = person.page.locator("#source .source > .origin .outlet").get_by_text(outlet, exact=True)
            heading.wait_for(state="visible", timeout=30_000)
            assert " ".join(person.marked().split()) in " ".join(item.inner_text().split())


def test_the_keyboard_opens_a_citation_and_escape_leads_back_to_it(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.ask(CONTESTED)
        person.page.locator(".sentence .cite").first.focus()
        person.page.keyboard.press("Enter")
        person.marked()
        person.page.keyboard.press("Escape")
        person.page.locator("#source .frame").wait_for(state="hidden")
        focused = person.page.evaluate("document.activeElement.dataset.cite")
        person.page.keyboard.press("Enter")
        reopened = person.marked()
    assert focused == "1"
    assert reopened


def test_a_question_that_the_articles_do_not_answer_is_told_in_words(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.ask(UNANSWERED)
        assert "NOT IN THESE ARTICLES" in person.page.locator(".status").inner_text().upper()
        assert person.page.locator(".account").count() == 0


def test_an_example_question_is_asked_by_a_click(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.page.locator(".example").first.click()
        person.page.locator(".turn .answer").wait_for(timeout=60_000)
        assert person.page.locator(".question").inner_text() == SAMPLE_QUESTIONS[0]


def test_empty_and_huge_questions_do_not_break_the_page(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.page.locator("#question textarea").fill("   ")
        person.page.keyboard.press("Enter")
        person.page.wait_for_timeout(1_000)
        assert person.page.locator(".turn").count() == 0
        person.ask("pumps " * 50_000)
        assert "1,000 can be read" in person.page.locator(".trouble").inner_text()
        person.ask(CONTESTED)
        assert person.page.locator(".turn").count() == 2
        assert person.complaints == []


def test_what_is_typed_while_an_answer_is_awaited_stays_in_the_box(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        box = person.page.locator("#question textarea")
        box.fill(CONTESTED)
        person.page.keyboard.press("Enter")
        person.page.locator(".turn").wait_for()
        box.fill(ANOTHER)
        person.page.locator(".turn .answer").wait_for()
        person.page.wait_for_timeout(300)
        assert box.input_value() == ANOTHER


def test_a_second_enter_neither_asks_twice_nor_loses_the_answer(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.page.locator("#question textarea").fill(CONTESTED)
        for _ in range(3):
            person.page.keyboard.press("Enter")
        person.page.locator(".turn .answer").wait_for()
        person.ask(ANOTHER)
        person.page.wait_for_timeout(1_000)
        assert person.page.locator(".question").all_inner_texts() == [CONTESTED, ANOTHER]
        assert person.page.locator(".turn .answer").count() == 2


def test_four_people_who_ask_at_once_each_get_their_own_answer(chromium: Browser, sample_page: str) -> None:
    asked = SAMPLE_QUESTIONS[:4]
    with ExitStack() as windows:
        people = [windows.enter_context(window(chromium, sample_page)) for _ in asked]
        for person, question in zip(people, asked, strict=True):
            person.page.locator("#question textarea").fill(question)
        for person in people:
            person.page.keyboard.press("Enter")
        for person, question in zip(people, asked, strict=True):
            person.page.locator(".turn .answer").wait_for(timeout=60_000)
            assert person.page.locator(".question").all_inner_texts() == [question]


def test_two_windows_never_see_each_others_conversation(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as one, window(chromium, sample_page) as other:
        one.ask(CONTESTED)
        other.ask(UNANSWERED)
        one.ask(ANOTHER)
        assert one.page.locator(".question").all_inner_texts() == [CONTESTED, ANOTHER]
        assert other.page.locator(".question").all_inner_texts() == [UNANSWERED]
        other.page.reload()
        other.page.locator(".welcome").wait_for()


def test_a_question_is_seen_to_be_taken_at_once_and_its_stages_are_named(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.page.evaluate(
            """() => {
                 window.named = [];
                 let asked = 0;
                 document.addEventListener('keydown', () => { asked = performance.now(); }, true);
                 new MutationObserver(() => {
                   const now = document.querySelector('.turn .waiting .now')?.textContent;
                   if (!now || now === window.named.at(-1)?.[0]) return;
                   window.named.push([now, performance.now() - asked]);
                 }).observe(document.body, { childList: true, subtree: true, characterData: true });
               }"""
        )
        person.ask(CONTESTED)
        named = person.page.evaluate("window.named")
    assert named[0][1] < 300
    assert [words for words, _ in named if "Comparing the accounts" in words]


def test_neighbouring_citations_open_by_button_and_by_key_and_no_key_is_taken_from_the_text_box(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.ask(CONTESTED)
        person.open_source(".account .cite[data-cite='1']")
        place = person.page.locator("#source .place")
        person.page.get_by_role("button", name="Next citation").click()
        place.get_by_text("2 of").wait_for()
        person.page.locator("#source mark.quote").focus()
        person.page.keyboard.press("ArrowRight")
        place.get_by_text("3 of").wait_for()
        person.page.keyboard.press("ArrowLeft")
        place.get_by_text("2 of").wait_for()
        opened = person.page.locator(".account .cite.is-open")
        assert opened.get_attribute("data-cite") == "2"
        assert opened.is_visible()
        person.page.locator("#question textarea").fill("When was that")
        person.page.keyboard.press("ArrowLeft")
        person.page.keyboard.press("ArrowLeft")
        person.page.wait_for_timeout(500)
        assert "2 of" in place.inner_text()
        assert person.page.evaluate("document.activeElement.selectionStart") == len("When was that") - 2


def test_a_quote_and_the_whole_answer_are_copied_with_their_reference(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        person.ask(CONTESTED)
        quote = person.open_source(".account .cite")
        outlet = person.page.locator("#source .place .outlet").inner_text()
        copied = {}
        for name in ("Copy the quote as Text", "Copy the quote as JSON", "Copy the answer as Markdown"):
            button = person.page.get_by_role("button", name=name)
            button.click()
            person.page.locator(f"button[aria-label='{name}'][data-state=done]").wait_for()
            copied[name] = person.page.evaluate("navigator.clipboard.readText()")
    assert " ".join(quote.split()) in copied["Copy the quote as Text"]
    assert outlet in copied["Copy the quote as Text"]
    assert json.loads(copied["Copy the quote as JSON"])["question"] == CONTESTED
    assert copied["Copy the answer as Markdown"].startswith(f"## {CONTESTED[:8]}")


def test_a_timeline_tells_who_updated_and_each_value_in_it_opens_its_article(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page, PHONE) as person:
        person.ask("What is the number of dead?")
        table = person.page.get_by_role("table")
        days = table.get_by_role("columnheader").all_inner_texts()
        row = table.get_by_role("row").filter(has_text="updated it").first
        outlet = row.get_by_role("rowheader").locator(".outlet").inner_text()
        value = row.locator(".cite").last.inner_text()
        row.locator(".cite").last.click()
        person.marked()
        opened = person.page.locator("#source .place .outlet").inner_text()
        assert person.overhang == 0
    assert days[0] == "Outlet"
    assert all(day.endswith(" Jun") for day in days[1:])
    assert len(days) > 2
    assert value
    assert opened.casefold() == outlet.casefold()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(
    chromium: Browser, sample_page: str, scheme: Literal["light", "dark"]
) -> None:
    with window(chromium, sample_page) as person:
        person.page.emulate_media(color_scheme=scheme)
        person.page.reload()
        person.page.locator(".welcome").wait_for()
        person.ask("How many people were killed?")
        person.open_source(".account .cite")
        faint = person.page.evaluate(FAINT_WORDS)
    assert faint == []


@pytest.mark.parametrize("size", [(1280, 860), PHONE, (320, 640)])
def test_nothing_hangs_over_the_side_of_the_window(
    chromium: Browser, sample_page: str, size: tuple[int, int]
) -> None:
    with window(chromium, sample_page, size) as person:
        empty = person.overhang
        person.ask(CONTESTED)
        answered = person.overhang
        person.open_source(".account .cite")
        assert (empty, answered, person.overhang) == (0, 0, 0)


def test_on_a_phone_the_article_comes_up_below_the_answer_and_closes_again(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page, PHONE) as person:
        person.ask(CONTESTED)
        person.open_source(".account .cite")
        panel = person.page.locator("#source-side").bounding_box()
        person.page.locator("#source .close").click()
        person.page.locator("#source-side").wait_for(state="hidden")
    assert panel
    assert panel["y"] > 200
    assert panel["y"] + panel["height"] == PHONE[1]


def test_the_page_asks_nothing_of_any_other_machine(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        person.ask(CONTESTED)
        person.open_source(".account .cite")
        person.page.wait_for_timeout(1_000)
        assert len(person.requests) > 5
        assert person.outside == []
        assert person.complaints == []


def test_the_page_would_not_be_let_out_if_it_tried(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        refused = person.page.evaluate(
            """() => new Promise((done) => {
                 document.addEventListener('securitypolicyviolation', (event) => done(event.blockedURI));
                 new Image().src = 'http://192.0.2.1/pixel.png';
               })"""
        )
    assert refused.startswith("http://192.0.2.1")
