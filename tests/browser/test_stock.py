"""What a person does with corpora and their articles, over the real page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PHONE, window

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.pages import Watched

pytestmark = [pytest.mark.browser, pytest.mark.models]

POST = "29 boats sank in Ostby harbour on Monday. The storm came at night, and nobody had slept."
ECHO = "On Monday 27 boats sank in Ostby harbour. The mayor of Ostby asked for help."


def open_tab(person: Watched, name: str) -> None:
    person.page.get_by_role("tab", name=name).click()
    person.page.locator("#table .found, #table .nothing, #audit > *").first.wait_for()


def unfold(person: Watched, part: str) -> None:
    if not person.page.locator(f"{part} button.secondary, {part} button.stop").first.is_visible():
        person.page.locator(f"{part} > button").click()


def make(person: Watched, name: str) -> None:
    open_tab(person, "Articles")
    unfold(person, "#make")
    person.page.get_by_label("Name", exact=True).fill(name)
    person.page.locator("#make-empty").click()
    person.page.locator("#drop").wait_for()


def paste(person: Watched, text: str, outlet: str, date: str) -> None:
    unfold(person, "#paste")
    person.page.get_by_label("Text", exact=True).fill(text)
    person.page.get_by_label("Outlet", exact=True).last.fill(outlet)
    person.page.get_by_label("Date", exact=True).fill(date)
    person.page.locator("#paste-add").click()
    person.page.locator("#table").get_by_text(outlet).first.wait_for(timeout=60_000)


def choose(person: Watched, name: str) -> None:
    person.page.locator("#chooser input").click()
    person.page.get_by_role("option", name=name).click()


def test_a_corpus_is_made_filled_by_dropping_files_and_asked(
    chromium: Browser, sample_page: str, tmp_path: Path
) -> None:
    (tmp_path / "post.txt").write_text(POST)
    (tmp_path / "broken.pdf").write_text("no pdf")
    (tmp_path / "film.mp4").write_text("no article")
    with window(chromium, sample_page) as person:
        make(person, "Dropped")
        files = [tmp_path / name for name in ("post.txt", "broken.pdf", "film.mp4")]
        person.page.locator("#drop input[type=file]").set_input_files(files)
        outcome = person.page.locator("#going-on .outcome")
        outcome.wait_for(timeout=60_000)
        person.page.locator("#going-on summary").click()
        failures = person.page.locator("#going-on .failures").inner_text()
        person.page.locator("#table tbody tr").wait_for()
        assert outcome.inner_text() == "1 article added."
        assert "broken.pdf" in failures
        assert "film.mp4: of an unknown kind" in failures
        person.page.locator(".holdings").get_by_text("1 article").wait_for()
        person.page.get_by_role("tab", name="Ask").click()
        person.ask("How many boats sank in Ostby harbour?")
        assert person.page.locator(".account .value").inner_text() == "29"
        assert person.complaints == []
        assert person.outside == []


def test_pasted_articles_are_searched_chosen_and_removed(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        make(person, "Pasted")
        paste(person, POST, "The Post", "2031-05-07")
        paste(person, ECHO, "The Echo", "8 May 2031")
        person.page.locator("#search textarea, #search input").fill("echo 8 may")
        person.page.locator("#table .found").get_by_text("1 of 2").wait_for()
        person.page.locator("#table tbody input").check()
        person.page.locator("#remove").get_by_text("Remove 1 chosen").wait_for()
        person.page.locator("#remove").click()
        person.page.locator("#confirm").click()
        person.page.locator("#search textarea, #search input").fill("")
        person.page.locator("#table .found").get_by_text("1 article").wait_for()
        assert "The Echo" not in person.page.locator("#table").inner_text()
        assert person.complaints == []


def test_what_cannot_be_pasted_is_told_and_stays_in_the_boxes(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        make(person, "Refused")
        unfold(person, "#paste")
        person.page.get_by_label("Text", exact=True).fill(POST)
        person.page.get_by_label("Date", exact=True).fill("some day")
        person.page.locator("#paste-add").click()
        trouble = person.page.locator("#adding-trouble .trouble")
        trouble.wait_for()
        assert "write it like 2025-05-07" in trouble.inner_text()
        assert person.page.get_by_label("Text", exact=True).input_value() == POST


def test_a_folder_of_this_machine_is_read_by_its_path(
    chromium: Browser, sample_page: str, tmp_path: Path
) -> None:
    (tmp_path / "echo.txt").write_text(ECHO)
    with window(chromium, sample_page) as person:
        make(person, "Folder")
        unfold(person, "#folder")
        person.page.get_by_label("Path of a folder or file").fill(str(tmp_path / "gone"))
        person.page.locator("#folder-add").click()
        person.page.locator("#adding-trouble").get_by_text("does not exist").wait_for()
        person.page.get_by_label("Path of a folder or file").fill(str(tmp_path))
        person.page.locator("#folder-add").click()
        person.page.locator("#table tbody tr").wait_for(timeout=60_000)


def test_the_corpus_that_was_started_with_is_not_changed_but_copied(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        open_tab(person, "Articles")
        assert person.page.locator("#table input[type=checkbox]").count() == 0
        assert not person.page.locator("#drop").is_visible()
        assert "copy it or make a new corpus" in person.page.locator("#going-on").inner_text()
        unfold(person, "#make")
        person.page.get_by_label("Name", exact=True).fill("My copy")
        person.page.locator("#make-copy").click()
        person.page.locator("#going-on .outcome").wait_for(timeout=120_000)
        assert person.page.locator("#going-on .outcome").inner_text() == "13 articles added."


def test_two_windows_choose_their_corpora_apart_and_a_deleted_one_leaves_both(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as one:
        make(one, "Shared")
        paste(one, POST, "The Post", "2031-05-07")
        with window(chromium, sample_page) as other:
            assert other.page.locator("#chooser input").input_value() == "Sample"
            choose(other, "Shared")
            other.page.locator(".holdings").get_by_text("1 article").wait_for()
            unfold(one, "#delete")
            one.page.locator("#delete-it").click()
            one.page.locator("#adding-trouble").get_by_text("check the box first").wait_for()
            one.page.locator("#delete input[type=checkbox]").check()
            one.page.locator("#delete-it").click()
            one.page.locator(".holdings").get_by_text("13 articles").wait_for()
            assert one.page.locator("#chooser input").input_value() == "Sample"
            open_tab(other, "Articles")
            other.page.locator("#chooser input[aria-label=Corpus]").wait_for()
            assert other.complaints == []


def test_a_name_that_is_no_name_is_refused_in_words(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        open_tab(person, "Articles")
        unfold(person, "#make")
        person.page.get_by_label("Name", exact=True).fill("<img src=x onerror=window.owned=1>" * 3)
        person.page.locator("#make-empty").click()
        person.page.locator("#adding-trouble").get_by_text("at most 60 characters").wait_for()
        assert person.page.locator("#adding-trouble img").count() == 0


def test_what_was_uploaded_is_never_given_back(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        told = person.page.evaluate(
            """async () => {
                 const form = new FormData();
                 form.append('files', new File(['<script>window.owned=1</script>'], 'page.html'));
                 const sent = await fetch('gradio_api/upload', { method: 'POST', body: form });
                 const [path] = await sent.json();
                 const seen = [];
                 for (const start of ['gradio_api/file=', 'file=', 'gradio_api/file/', 'file/'])
                   seen.push((await fetch(start + path)).status);
                 return seen;
               }"""
        )
    assert told == [404, 404, 404, 404]


def test_filters_keep_answers_to_an_outlet_and_days_and_the_answer_says_so(
    chromium: Browser, sample_page: str
) -> None:
    with window(chromium, sample_page) as person:
        person.page.locator("#filters > button").click()
        person.page.locator("#filter-outlets input").click()
        person.page.get_by_role("option", name="Radio Tavrel").click()
        person.page.keyboard.press("Escape")
        person.page.get_by_label("From", exact=True).fill("13 June 2031")
        person.page.locator("#kept").get_by_text("Only Radio Tavrel, from 13 June 2031").wait_for()
        person.ask("How many people were killed?")
        outlets = set(person.page.locator(".account .outlet").all_inner_texts())
        notes = person.page.locator(".notes").inner_text()
        person.page.locator("#all-articles").click()
        person.page.locator("#kept .kept").wait_for(state="detached")
        person.page.get_by_label("From", exact=True).fill("no day")
        person.page.locator("#kept .trouble").wait_for()
    assert outlets == {"Radio Tavrel"}
    assert "Radio Tavrel" in notes
    assert "13 June 2031" in notes


def test_on_a_phone_every_part_of_the_tabs_fits(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page, PHONE) as person:
        person.page.locator("#filters > button").click()
        asking = person.overhang
        open_tab(person, "Articles")
        followed = person.overhang
        make(person, "Phone")
        paste(person, POST, "The Post", "2031-05-07")
        assert (asking, followed, person.overhang) == (0, 0, 0)


def test_the_table_is_ordered_and_chosen_from_by_keyboard(chromium: Browser, sample_page: str) -> None:
    with window(chromium, sample_page) as person:
        open_tab(person, "Articles")
        person.page.locator("th button[data-column=date]").focus()
        person.page.keyboard.press("Enter")
        person.page.locator("th.date[aria-sort=ascending]").wait_for()
        person.page.wait_for_function("document.activeElement?.dataset?.column === 'date'")
        person.page.keyboard.press("Enter")
        person.page.locator("th.date[aria-sort=descending]").wait_for()
        assert "13 June 2031" in person.page.locator("#table tbody tr").first.inner_text()
