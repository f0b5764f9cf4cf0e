"""The article behind a citation: marks stand where the offsets say, and its neighbours are a step away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.types import Article
from tests.ui.scripted import CONTESTED, GAZETTE, LANTERN, TWENTY_NINE, TWENTY_SEVEN, cite
from tests.ui.test_cards import Page
from ui.sources import render_article, render_steps


def test_the_article_marks_the_quote_and_inside_it_the_value() -> None:
    second = LANTERN.text.rindex("Organisers")
    quote = "Organisers counted 27 boats in the parade."
    first = cite(LANTERN, quote, "27")
    shift = second - first.start
    citation = replace(first, start=second, end=first.end + shift, highlight=first.highlight.shift(shift))
    html = render_article(LANTERN, citation, 3)
    page = Page(html)
    assert page.marks == {"quote": [quote], "value-mark": ["27"], "differs": []}
    story = html.partition('<div class="story" dir="auto">')[2]
    assert Page(story.partition("<mark")[0]).text == LANTERN.text[:second]


def test_the_article_tells_title_outlet_author_date_file_and_link() -> None:
    page = Page(render_article(LANTERN, TWENTY_SEVEN.citations[0]))
    for words in (
        "Harbour fair draws a crowd",
        "The Evening Lantern",
        "Ada Quill",
        "3 June 2031",
        "lantern.txt",
    ):
        assert words in page.text
    (link,) = [attributes for tag, attributes in page.tags if tag == "a"]
    assert link["href"] == "https://lantern.example/fair?day=3"
    assert set((link["rel"] or "").split()) >= {"noopener", "noreferrer"}


def test_an_article_that_changed_since_is_shown_with_a_warning_and_no_mark() -> None:
    changed = replace(LANTERN, text="Corrected: " + LANTERN.text)
    page = Page(render_article(changed, TWENTY_SEVEN.citations[0]))
    assert page.marks == {"quote": [], "value-mark": [], "differs": []}
    assert "has changed since it was quoted" in page.text
    assert "Corrected: " in page.text


def test_a_huge_article_is_shown_around_the_quote() -> None:
    text = "x" * 5_000_000 + " They counted 27 boats. " + "y" * 5_000_000
    article = Article(locator="big", text=text)
    html = render_article(article, cite(article, "They counted 27 boats.", "27"))
    assert len(html) < 100_000
    assert Page(html).text.count("[the article goes on]") == 2


def test_the_whole_of_an_ordinary_article_is_shown() -> None:
    page = Page(render_article(GAZETTE, TWENTY_NINE.citations[0]))
    assert page.text.endswith(GAZETTE.text)


@pytest.mark.parametrize(
    ("number", "steps"), [(1, [("0", True), ("2", False)]), (3, [("2", False), ("4", True)])]
)
def test_steps_lead_to_the_neighbours_and_end_with_the_citations(
    number: int, steps: list[tuple[str, bool]]
) -> None:
    page = Page(render_steps(CONTESTED, 5, number))
    assert [(button["data-step"], "disabled" in button) for button in page.buttons("step")] == steps
    assert {button["data-turn"] for button in page.buttons("step")} == {"5"}
    assert f"{number} of 3" in page.text
    assert {button["data-number"] for button in page.buttons("copy")} == {str(number)}
