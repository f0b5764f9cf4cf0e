"""The scale of a reader's verdicts."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from qa.spans import VerdictScale, load_span_model
from qa.training.verdicts import Judged, accuracy, fit_scale, log_loss, unseen_accuracy, write_scale

if TYPE_CHECKING:
    from pathlib import Path


def drawn(scale: VerdictScale, number: int = 1500) -> list[Judged]:
    """Questions of which the right answer is drawn as likely as a scale says."""
    rng = Random(0)
    found = []
    for place in range(number):
        scores = (rng.gauss(0, 4), rng.gauss(0, 4), rng.gauss(0, 4))
        verdict = scale.judge(scores)
        weights = [verdict.yes, verdict.no, max(0.0, 1 - verdict.yes - verdict.no)]
        found.append(Judged(scores, rng.choices(range(3), weights)[0], f"article-{place}"))
    return found


def test_the_scale_that_made_the_answers_is_found_again() -> None:
    true = VerdictScale(slope=0.5, yes=1.0, no=-0.5)
    judged = drawn(true)
    fitted = fit_scale(judged)
    found = (fitted.slope, fitted.yes, fitted.no)
    assert found == pytest.approx((true.slope, true.yes, true.no), abs=0.25)
    assert log_loss(fitted, judged) < log_loss(VerdictScale(), judged)
    assert accuracy(fitted, judged) > accuracy(VerdictScale(yes=-5.0), judged)
    assert unseen_accuracy(judged) == pytest.approx(accuracy(true, judged), abs=0.02)


def test_a_bias_moves_what_is_said_and_the_chances_are_of_three() -> None:
    scores = (1.0, 1.2, 0.0)
    assert not VerdictScale().judge(scores).holds
    assert VerdictScale(yes=1.0).judge(scores).holds
    flat = VerdictScale(slope=0.0).judge(scores)
    assert (flat.yes, flat.no) == pytest.approx((1 / 3, 1 / 3))


def test_the_scale_is_kept_in_the_readers_settings(tmp_path: Path) -> None:
    (tmp_path / "reader.json").write_text('{"format": 1, "embeddings": "x"}', encoding="utf-8")
    write_scale(VerdictScale(0.5, 0.1, -0.9), tmp_path)
    written = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert written == {"format": 1, "embeddings": "x", "verdicts": {"slope": 0.5, "yes": 0.1, "no": -0.9}}


def test_the_reader_that_comes_with_the_program_gives_verdicts() -> None:
    assert load_span_model().gives_verdicts
