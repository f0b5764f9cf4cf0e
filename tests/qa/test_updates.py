"""Which of two figures takes the place of the other, by what reports say and when they came."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from qa.types import Reason
from tests.qa.test_accounts import article, contrast, reason_of

if TYPE_CHECKING:
    from index.types import Article

DIED = "How many people died?"


def at(hour: str, name: str, text: str) -> Article:
    return replace(article(name, text), published=datetime.fromisoformat(f"2031-03-04 {hour}"))


@pytest.mark.parametrize(
    "retold",
    [
        "On Monday 12 deaths had been reported.",
        "Earlier reports had put the dead at 12.",
        "The toll is up from 12 on Monday.",
        "Officials first said 12 people had died.",
        "It compares with the 12 dead reported earlier.",
        "Earlier reports by the police said 12.",
        "The previous toll was 12.",
        "The toll had stood at 12 on Monday.",
        "A day earlier the army had put it at 12.",
    ],
)
def test_a_report_that_recounts_an_older_count_does_not_hide_its_update(retold: str) -> None:
    first = article("post", "The storm killed 12 people.", 3)
    later = article("echo", f"The storm has killed 19 people. {retold}", 5)
    claims, (conflict,) = contrast(DIED, (first, "12"), (later, "19"), (later, "12"))
    assert len(claims) == 2
    assert conflict.reason is Reason.UPDATED
    assert "“12” by 3 March 2031, “19” by 5 March 2031" in conflict.explanation


def test_one_article_that_recounts_an_older_count_differs_from_nobody() -> None:
    later = article("echo", "The storm has killed 19 people. On Monday 12 deaths had been reported.", 5)
    assert contrast(DIED, (later, "19"), (later, "12"))[1] == ()


def test_a_count_that_is_only_recounted_is_the_earlier_one() -> None:
    between = article("post", "The storm killed 19 people.", 4)
    later = article("echo", "The storm has killed 23. On Monday 12 deaths had been reported.", 5)
    _, conflicts = contrast(DIED, (between, "19"), (later, "23"), (later, "12"))
    told = {(each.left.text, each.right.text): each for each in conflicts}
    assert {each.reason for each in conflicts} == {Reason.UPDATED}
    assert "“12” earlier, “19” by 4 March 2031" in told["19", "12"].explanation


def test_what_had_been_reported_by_now_still_holds() -> None:
    first = article("post", "The storm killed 12 people.", 3)
    later = article("echo", "By Tuesday 19 deaths had been reported.", 5)
    _, (conflict,) = contrast(DIED, (first, "12"), (later, "19"))
    assert "“12” by 3 March 2031, “19” by 5 March 2031" in conflict.explanation


@pytest.mark.parametrize(
    "told",
    [
        "Earlier reports said 14 had died; officials corrected this to 12.",
        "The ministry revised the toll from 14 to 12.",
        "The toll stands at 12, down from 14.",
    ],
)
def test_a_correction_that_names_both_figures_is_told_whatever_the_dates(told: str) -> None:
    wrong, right = article("post", "The police said 14 people died."), article("echo", told)
    other = article("sun", "The navy said 12 people died.")
    for found in ((right, "12"), (right, "14")):
        _, conflicts = contrast(DIED, (wrong, "14"), (other, "12"), found)
        assert [each.explanation for each in conflicts] == ["“12” takes the place of “14”, Echo says."]


def test_a_count_that_is_said_to_have_fallen_is_an_update_and_another_lower_one_is_not() -> None:
    first = article("post", "Some 40 people were in the hall.", 3)
    fell = article("echo", "The number in the hall fell to 29.", 5)
    other = article("sun", "There were 29 people in the hall.", 5)
    asked = "How many people were in the hall?"
    assert reason_of(asked, (first, "40"), (fell, "29")) is Reason.UPDATED
    assert reason_of(asked, (first, "40"), (other, "29")) is Reason.CONTRADICTS


def test_of_one_day_the_clock_tells_which_report_is_later() -> None:
    first = at("08:10", "post", "The storm killed 12 people.")
    later = at("19:30", "echo", "The storm killed 19 people.")
    _, (conflict,) = contrast(DIED, (first, "12"), (later, "19"))
    assert conflict.reason is Reason.UPDATED
    assert "“12” by 4 March 2031, 08:10, “19” by 4 March 2031, 19:30" in conflict.explanation
    undated = article("sun", "The storm killed 19 people.", 4)
    assert reason_of(DIED, (first, "12"), (undated, "19")) is Reason.CONTRADICTS


def test_a_rise_that_is_said_outweighs_who_says_it_but_among_adversaries() -> None:
    army = article("post", "The army said 60 rebels were killed.", 3)
    minister = article("echo", "The number killed has risen to 64, the defence minister said.", 5)
    rebels = article("sun", "The number killed has risen to 90, the rebels said.", 5)
    asked = "How many people were killed?"
    assert reason_of(asked, (army, "60"), (minister, "64")) is Reason.UPDATED
    assert reason_of(asked, (army, "60"), (rebels, "90")) is Reason.DISPUTED


def test_another_partys_older_figure_is_no_update_of_it() -> None:
    union = article("post", "The union had said 12 ships sank.", 4)
    navy = article("echo", "The navy said 15 ships sank.", 3)
    assert reason_of("How many ships sank?", (union, "12"), (navy, "15")) is Reason.DISPUTED


def test_a_limit_on_another_sort_is_told_as_such_rather_than_as_room_for_both() -> None:
    one = article("post", "The shells killed at least 31 civilians.")
    other = article("echo", "The shells killed 60 soldiers.")
    assert reason_of("How many were killed?", (one, "at least 31"), (other, "60")) is Reason.SCOPE


def test_those_of_another_number_are_no_other_count() -> None:
    first = article("post", "The blast killed at least five miners and trapped 38 others.", 3)
    later = article("echo", "The blast killed 22.", 5)
    assert reason_of(DIED, (first, "at least five"), (later, "22")) is Reason.UPDATED


def test_a_final_figure_takes_the_place_of_a_provisional_one() -> None:
    asked = "What share of the vote did the party win?"
    partial = article("post", "With most votes counted, the party had 52.1 percent.", 3)
    final = article("echo", "The party won 51.4 percent, final results showed.", 4)
    other = article("sun", "The party won 51.4 percent.", 3)
    assert reason_of(asked, (partial, "52.1 percent"), (final, "51.4 percent")) is Reason.UPDATED
    assert reason_of(asked, (partial, "52.1 percent"), (other, "51.4 percent")) is Reason.CONTRADICTS
