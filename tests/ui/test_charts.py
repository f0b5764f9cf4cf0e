"""The timeline and the scale say in words what they show; nothing of an article becomes markup in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from qa.types import Answer, Claim, Conflict, Reason, Status
from qa.values.types import Name, Quantity
from tests.ui.scripted import CONTESTED, GAZETTE, LANTERN, NAMELESS, NOT_FOUND, cite
from tests.ui.test_cards import EVIL, Page
from ui.charts import render_charts

FIRST = cite(LANTERN, "Organisers counted 27 boats in the parade.", "27")
LATER = replace(FIRST, published=date(2031, 6, 5))
RIVAL = cite(GAZETTE, "Twenty-nine boats sailed past the pier, the mayor said.", "Twenty-nine")
UNDATED = cite(NAMELESS, NAMELESS.text, "29")


def answer(left: Claim, right: Claim) -> Answer:
    conflict = Conflict(left, right, Reason.UPDATED, "", ())
    return replace(CONTESTED, claims=(left, right), conflicts=(conflict,))


UPDATED = answer(
    Claim("27", Quantity(27, 27), (FIRST,), 1, 0.9),
    Claim("at least 29", Quantity(29, inf), (RIVAL, LATER, UNDATED), 3, 0.8),
)


def test_the_timeline_is_a_table_of_outlets_and_days_whose_values_open_their_articles() -> None:
    page = Page(render_charts(UPDATED, 6))
    heads = [attributes["scope"] for tag, attributes in page.tags if tag == "th"]
    assert heads == ["col"] * 4 + ["row"] * 2
    for words in ("3 Jun", "4 Jun", "5 Jun", "The Evening Lantern updated it", "Bay Gazette one report"):
        assert words in page.text
    table = [button["data-cite"] for button in page.buttons("cite")][:3]
    assert table == ["1", "3", "2"]
    assert (page.open, page.misnested) == ([], [])


def test_reports_of_unknown_day_stand_below_the_timeline() -> None:
    assert "Day unknown: wire copy.txt at least 29" in Page(render_charts(UPDATED, 0)).text


def test_the_scale_names_every_outlet_beside_its_figure() -> None:
    limit = Claim("at least 29", Quantity(29, inf), (RIVAL, UNDATED), 2, 0.8)
    scale = render_charts(answer(UPDATED.claims[0], limit), 0).partition("Where each outlet stands")[2]
    assert "The Evening Lantern" in scale
    assert "Bay Gazette, wire copy.txt" in scale
    assert 'class="bar opens-high"' in scale


def test_figures_of_very_different_size_are_said_to_be_on_a_logarithmic_scale() -> None:
    far = Claim("9,000", Quantity(9_000, 9_000), (RIVAL,), 1, 0.8)
    assert "on a logarithmic scale" in render_charts(answer(UPDATED.claims[0], far), 0)


@pytest.mark.parametrize(
    "told",
    [
        NOT_FOUND,
        replace(UPDATED, status=Status.AGREED, conflicts=()),
        answer(Claim("Ada", Name(("ada",)), (FIRST,), 1, 0.9), Claim("Bo", Name(("bo",)), (FIRST,), 1, 0.9)),
    ],
)
def test_where_nothing_differs_in_time_or_size_nothing_is_drawn(told: Answer) -> None:
    assert render_charts(told, 0) == ""


def test_hostile_names_and_values_stay_words() -> None:
    left = Claim(EVIL, Quantity(27, 27), (replace(FIRST, source=EVIL),), 1, 0.9)
    right = Claim(
        EVIL, Quantity(29, 29), (replace(LATER, source=f"{EVIL} too"), replace(UNDATED, source=EVIL)), 1, 0.9
    )
    page = Page(render_charts(answer(left, right), 0))
    assert not {"script", "img", "a"} & {tag for tag, _ in page.tags}
    assert (page.open, page.misnested) == ([], [])


def test_more_outlets_than_fit_are_folded_and_none_is_lost() -> None:
    many = tuple(replace(RIVAL, source=f"Outlet {number}") for number in range(14))
    crowd = Claim("29", Quantity(29, 29), many, 14, 0.9)
    page = Page(render_charts(answer(UPDATED.claims[0], crowd), 0))
    assert "5 more" in page.text
    assert all(f"Outlet {number}" in page.text for number in range(14))
