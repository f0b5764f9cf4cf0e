"""Every score against cases computed by hand."""

from __future__ import annotations

import pytest

from qa.evaluation.metrics import (
    Share,
    bin_scores,
    calibration_error,
    distinct,
    exact_match,
    normalise,
    says_any,
    strict_match,
    supported,
    surfaced,
    surfaces,
    token_f1,
    tokens,
)


def test_shares_add_up_over_what_could_be_got_and_nothing_has_no_value() -> None:
    assert (Share(1, 4) + Share(1, 1)).value == pytest.approx(2 / 5)
    assert Share(0, 0).value is None
    assert (Share(0, 0) + Share(1)).value == 1
    with pytest.raises(ValueError, match="no share"):
        Share(1, 0)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("The  Harbour, an old one!", "harbour old one"),
        ("$31,250", "31250"),
        ("theatre and another", "theatre and another"),
        ("a", ""),
        ("U.S.", "us"),
    ],
)
def test_texts_are_normalised_as_squad_does(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("answer", "golds", "f1", "exact"),
    [
        ("the red boat", ["Red boat."], 1, 1),
        ("red boat", ["boat"], 2 / 3, 0),  # precision 1/2, recall 1
        ("red boat of Lorn", ["blue boat", "boat of Lorn harbour"], 3 / 4, 0),  # 3 of 4 and 3 of 4
        ("red red", ["red"], 2 / 3, 0),  # a word counts as often as it stands
        ("ferry", ["boat"], 0, 0),
        ("the", ["a"], 1, 1),  # both empty once normalised
        ("the", ["boat"], 0, 0),
        ("boat", [], 0, 0),
    ],
)
def test_f1_and_exact_match_take_the_nearest_gold_answer(
    answer: str, golds: list[str], f1: float, exact: float
) -> None:
    assert token_f1(answer, golds) == pytest.approx(f1)
    assert exact_match(answer, golds) == exact


def test_tokens_keep_numbers_whole() -> None:
    assert tokens("About 1,250.5 per cent of the £3m") == ("about", "1250.5", "%", "of", "£", "3m")
    assert tokens("12,5 and 10,2000") == ("12", "5", "and", "10", "2000")


@pytest.mark.parametrize(
    ("claim", "gold"),
    [
        ("27 delegations", "27"),
        ("a retired American football linebacker", "American football"),
        ("2,104", "2104 people"),
        ("$31,250", "31,250"),
        ("66 percent", "66%"),
        ("the 1960s", "1960s"),
        ("The mayor’s office", "mayor's office"),
    ],
)
def test_a_claim_says_what_stands_in_it_whole_or_what_it_is_half_of(claim: str, gold: str) -> None:
    assert surfaces(claim, gold)


@pytest.mark.parametrize(
    ("claim", "gold"),
    [
        ("27 delegations", "7"),
        ("270", "27"),
        ("football, American", "American football"),
        ("1900", "February 8, 1900"),
        ("the", "the 1960s"),
        ("", ""),
        ("anything", ""),
        ("1,250", "250"),
    ],
)
def test_a_claim_does_not_say_parts_of_words_or_other_orders_or_little_pieces(claim: str, gold: str) -> None:
    assert not surfaces(claim, gold)


def test_recall_counts_gold_answers_and_precision_counts_claims() -> None:
    claims, golds = ["27 delegations", "twenty-seven or 27", "29", "four days"], ["27", "29", "31"]
    assert surfaced(golds, claims) == Share(2, 3)
    assert supported(claims, golds) == Share(3, 4)
    assert supported([], golds).value is None
    assert surfaced(golds, []) == Share(0, 3)
    assert says_any("29", golds)
    assert not says_any("30", golds)


@pytest.mark.parametrize(
    ("claims", "wrongs", "score"),
    [
        (["Miles Davis", "by Shalamar."], ["John Coltrane"], 1),
        (["Miles Davis"], ["John Coltrane"], 0),
        (["Miles Davis", "Shalamar", "John Coltrane"], ["John Coltrane"], 0),
        (["Miles", "Davis", "Shalamar"], [], 0),  # not put together from several claims
        (["Miles Davis", "Shalamars"], [], 0),  # not inside a word
        ([], [], 0),
    ],
)
def test_the_strict_match_wants_every_gold_answer_and_no_wrong_one(
    claims: list[str], wrongs: list[str], score: float
) -> None:
    assert strict_match(claims, ["Miles Davis", "Shalamar"], wrongs) == score


def test_distinct_answers_keep_the_first_wording_and_the_order() -> None:
    assert distinct(["10,000", "the 1960s", "10000", "1960s"]) == ("10,000", "the 1960s")


def test_the_reliability_of_scores_is_told_by_tenths_and_a_full_score_counts_in_the_last() -> None:
    judged = [(0.95, True), (1.0, False), (0.31, False)]
    low, high = bin_scores(judged)
    assert (low.low, low.claims, low.right) == (0.3, 1, 0.0)
    assert (high.low, high.claims, high.right) == (0.9, 2, 0.5)
    assert calibration_error([low, high]) == pytest.approx((0.31 + 2 * abs(0.975 - 0.5)) / 3)


def test_scores_that_come_true_have_no_calibration_error() -> None:
    assert calibration_error(bin_scores([(0.5, True), (0.5, False)])) == 0
    assert calibration_error(()) == 0
