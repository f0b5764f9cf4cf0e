"""The table of articles: searched, ordered, chosen from, quick when long and harmless when hostile."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from index.types import Article
from tests.ui.scripted import GAZETTE, LANTERN, NAMELESS
from ui.listing import ON_A_PAGE, Column, Listing, Row, make_rows, render_listing

ARTICLES = (LANTERN, GAZETTE, NAMELESS)
COUNTS = {LANTERN.id: 3, GAZETTE.id: 12, NAMELESS.id: 1}
ROWS = make_rows(ARTICLES, COUNTS, {LANTERN.id: LANTERN.id, GAZETTE.id: GAZETTE.id, NAMELESS.id: GAZETTE.id})


def many(number: int) -> tuple[Row, ...]:
    articles = [
        Article(locator=f"{each}.txt", text="Lamps.", title=f"Story {each:04}", source=f"Outlet {each % 40}")
        for each in range(number)
    ]
    return make_rows(articles, dict.fromkeys((each.id for each in articles), 4), {})


def test_a_row_tells_outlet_date_title_passages_and_what_it_is_a_copy_of() -> None:
    html = render_listing(Listing(), ROWS, is_own=True)
    for words in (
        "The Evening Lantern",
        "3 June 2031",
        "4 June 2031, 09:05",
        "Boats fill the bay",
        ">12<span",
    ):
        assert words in html
    assert html.count("Bay Gazette") == 2
    assert "A steward said that 29 boats" in html
    assert "unknown" in html


def test_copies_are_not_told_before_they_are_known() -> None:
    html = render_listing(Listing(), make_rows(ARTICLES, COUNTS, None), is_own=True, is_comparing=True)
    assert html.count("Bay Gazette") == 1
    assert "…" in html


def test_only_where_articles_can_be_removed_can_they_be_chosen() -> None:
    assert "checkbox" in render_listing(Listing(), ROWS, is_own=True)
    assert "checkbox" not in render_listing(Listing(), ROWS, is_own=False)


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 3), ("lantern", 1), ("LANTERN crowd", 1), ("june 2031", 2), ("wire copy", 1), ("lantern bay", 0)],
)
def test_a_search_finds_what_holds_every_word(query: str, found: int) -> None:
    assert len(Listing().searched(query).found(ROWS)) == found


def test_a_search_without_a_result_says_so() -> None:
    html = render_listing(Listing().searched("<b>none"), ROWS, is_own=True)
    assert "No article has “&lt;b&gt;none”" in html


def test_an_empty_corpus_says_so() -> None:
    assert "no articles here yet" in render_listing(Listing(), (), is_own=True)


@pytest.mark.parametrize("column", list(Column))
def test_every_column_orders_the_table_both_ways(column: Column) -> None:
    there = Listing(column=Column.TITLE if column is not Column.TITLE else Column.DATE).ordered(column)
    back = there.ordered(column)
    assert there.found(ROWS) == back.found(ROWS)[::-1]
    assert 'aria-sort="ascending"' in render_listing(there, ROWS, is_own=True)
    assert 'aria-sort="descending"' in render_listing(back, ROWS, is_own=True)


@pytest.mark.parametrize("column", ["nonsense", None, 3])
def test_a_column_that_does_not_exist_changes_nothing(column: object) -> None:
    assert Listing().ordered(column) == Listing()


def test_articles_are_chosen_one_by_one_or_all_that_are_found() -> None:
    one = Listing().marked(LANTERN.id, is_chosen=True)
    assert one.chosen == {LANTERN.id}
    assert one.marked(LANTERN.id, is_chosen=False).chosen == frozenset()
    found = one.searched("bay").marked_all(ROWS)
    assert found.chosen == {LANTERN.id, GAZETTE.id}
    assert found.marked_all(ROWS).chosen == {LANTERN.id}


def test_a_long_table_is_shown_a_page_at_a_time() -> None:
    rows = many(1_000)
    first = render_listing(Listing(), rows, is_own=True)
    assert first.count("<tr") == ON_A_PAGE + 1
    assert "Page 1 of 20" in first
    assert "Story 0999" in render_listing(Listing().turned(19), rows, is_own=True)
    assert "Page 20 of 20" in render_listing(Listing().turned(900), rows, is_own=True)
    assert Listing().turned("x") == Listing().turned(-3) == Listing()


def test_a_thousand_articles_are_searched_and_drawn_quickly() -> None:
    rows = many(1_000)
    start = time.perf_counter()
    for query in ("story", "story 0500", "outlet 7"):
        render_listing(Listing().searched(query), rows, is_own=True)
    assert time.perf_counter() - start < 1.5


def test_nothing_of_a_hostile_article_is_markup() -> None:
    attack = "<img src=x onerror=alert(1)>\u202e\x1b[31m"
    hostile = replace(LANTERN, locator=f"../{attack}", title=attack, source=attack)
    rows = make_rows([hostile, NAMELESS], {}, {NAMELESS.id: hostile.id})
    html = render_listing(Listing(), rows, is_own=True)
    assert "<img" not in html
    assert "\u202e" not in html
    assert "\x1b" not in html


def test_a_huge_headline_is_cut() -> None:
    rows = make_rows([replace(LANTERN, title="a" * 10_000_000)], {}, {})
    assert len(render_listing(Listing(), rows, is_own=True)) < 5_000


def test_opening_words_that_stand_for_a_headline_show_that_they_were_cut() -> None:
    short = Article(locator="short.txt", text="The lamps went out.")
    long = Article(locator="long.txt", text="The lamps went out again. " * 40)
    assert Row(short, 1).title == "The lamps went out."
    assert Row(long, 1).title.endswith("…")


def test_a_report_of_an_unknown_outlet_is_found_under_the_name_that_answers_give_it() -> None:
    html = render_listing(Listing(), ROWS, is_own=False)
    assert '<span class="file">wire copy.txt</span>' in html
    assert html.count('class="file"') == 1
