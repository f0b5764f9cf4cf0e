"""Phrases that mean the same, and phrases that only look so, from a table."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.embedding import load_encoder
from qa.meanings import are_contrary, mean_the_same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

pytestmark = pytest.mark.models

with (Path(__file__).parents[1] / "values" / "meanings.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


def compare(text: str, others: Sequence[str]) -> NDArray[np.float32]:
    vector, *rest = load_encoder().encode([text, *others])
    meanings: NDArray[np.float32] = np.stack(rest) @ vector
    return meanings


@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_what_differs_is_never_taken_for_one_and_some_of_what_is_one_is_seen(split: str) -> None:
    chosen = [row for row in ROWS if row["split"] == split]
    told = [(row["same"] == "yes", mean_the_same(row["one"], row["other"], compare)) for row in chosen]
    assert not any(seen for is_same, seen in told if not is_same)
    assert sum(seen for is_same, seen in told if is_same) >= 0.4 * sum(is_same for is_same, _ in told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a rise in rents", "no rise in rents"),
        ("the bridge of Tarn", "the bridge of Velm"),
        ("a fine of 40 crowns", "a fine of 50 crowns"),
        ("the port was opened", "the port was closed"),
        ("the north bank", "the south bank"),
        ("the first round", "the second round"),
        ("won the vote", "lost the vote"),
        ("before the vote", "after the vote"),
        ("a letter to the mayor", "a letter from the mayor"),
        ("under the bridge", "over the bridge"),
    ],
)
def test_denials_names_figures_and_opposites_tell_phrases_apart(one: str, other: str) -> None:
    assert not mean_the_same(one, other, lambda _, others: np.ones(len(others), np.float32))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("speed skater", "Speed skating", True),
        ("boxer", "boxing", True),
        ("cyclist", "cycling", True),
        ("ice skater", "speed skater", False),
        ("the cook", "the cooker", False),
        ("fuel tank", "fuel tanker", False),
    ],
)
def test_who_does_it_is_what_is_done(one: str, other: str, *, is_same: bool) -> None:
    nearly = np.float32(0.79)  # what other phrases must exceed
    assert mean_the_same(one, other, lambda _, others: np.full(len(others), nearly)) is is_same


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("a lorry", "a truck", True),
        ("a lethal heart attack", "a deadly cardiac arrest", True),
        ("soccer", "association football", True),
        ("the minister resigned", "the minister stepped down", True),
        ("a lorry", "a bus", False),
        ("a stolen lorry", "a truck", False),
        ("a lorry of Velm", "a truck of Tarn", False),
        ("a forest fire", "a house fire", False),
    ],
)
def test_synonyms_word_for_word_are_one_however_unlike_they_look(
    one: str, other: str, *, is_same: bool
) -> None:
    assert mean_the_same(one, other, lambda _, others: np.zeros(len(others), np.float32)) is is_same


@pytest.mark.parametrize(
    ("one", "other", "contrary"),
    [
        ("resigned from office", "dismissed", True),
        ("guilty", "not guilty", True),
        ("acquitted", "found guilty", True),
        ("guilty of fraud", "acquitted of fraud", True),
        ("the bill passed", "the bill was defeated", True),
        ("a blue van", "a red van", True),
        ("before the vote", "after the vote", True),
        ("in good order", "in poor order", True),
        ("by ship", "a ship", False),
        ("before the vote", "after the game", False),
        ("up and down the hill", "down the hill", False),
        ("a blue van", "a red and blue van", False),
        ("a rise in rents", "a fall in wages", False),
        ("the storm closed the port", "the port was closed", False),
        ("—", "not", False),
    ],
)
def test_contrary_is_what_denies_or_is_the_opposite_of_one_thing(
    one: str, other: str, *, contrary: bool
) -> None:
    assert are_contrary(one, other) is contrary
    assert are_contrary(other, one) is contrary


def test_what_holds_no_word_means_nothing() -> None:
    assert not mean_the_same("—", "…", lambda _, others: np.zeros(len(others), np.float32))
