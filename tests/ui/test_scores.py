"""What a benchmark measured, as people and programs read it."""

from __future__ import annotations

import json

from qa.evaluation import Task
from qa.evaluation.metrics import Share
from qa.evaluation.outcomes import Outcome
from qa.evaluation.runner import summarise
from ui.scores import render_report


def outcome(*judged: tuple[float, bool]) -> Outcome:
    return Outcome("1", "all", "How many?", ("29",), {"F1": Share(1)}, 0.1, judged=judged)


def test_the_table_is_followed_by_how_often_claims_of_each_score_are_right() -> None:
    report = summarise(Task.SQUAD, [outcome((0.85, True)), outcome((0.82, False))])
    *_, line = render_report(report).splitlines()
    assert line.split("█")[0].strip() == "0.8 to 0.9"
    assert line.split("│")[1].split() == ["0.500", "0.835", "2"]


def test_programs_get_the_same_bins_and_their_calibration_error() -> None:
    told = json.loads(render_report(summarise(Task.SQUAD, [outcome((0.85, True))]), as_json=True))
    assert told["reliability"] == [{"from": 0.8, "claims": 1, "told": 0.85, "right": 1.0}]
    assert round(told["calibration_error"], 3) == 0.15


def test_what_makes_no_claims_has_no_diagram() -> None:
    assert "told" not in render_report(summarise(Task.SQUAD, [outcome()]))
