"""What our written questions promise: answers that stand in their text, no event that others learn from."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from qa.evaluation.events import QUESTIONS_FILE
from qa.training import written

if TYPE_CHECKING:
    from pathlib import Path


def lines(name: str, package: str = "qa.training") -> list[dict[str, Any]]:
    text = (files(package) / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_reader_learns_from_no_event_that_the_decision_learns_from() -> None:
    learnt = {row["event"] for row in lines(written.EVENT_QUESTIONS)}
    assert learnt
    assert learnt.isdisjoint(row["event"] for row in lines(QUESTIONS_FILE, "qa.evaluation"))


def test_a_text_of_ours_holds_the_answers_it_is_said_to_give() -> None:
    for row in lines(written.TEXT_QUESTIONS):
        for _, spans in row["questions"]:
            for place, answers in spans.items():
                assert all(answer in row["texts"][int(place)][1] for answer in answers)


def test_of_a_paragraph_more_is_asked_than_it_answers() -> None:
    rows = lines(written.PARAGRAPH_QUESTIONS)
    assert len({row["about"] for row in rows}) == len(rows)
    assert sum(len(row["unanswered"]) for row in rows) > sum(len(row["answered"]) for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one paragraph and two reports of one event."""
    paragraph = "The mill of Tarn was built in 1801. It burnt in 1801 and again in 1850."
    record = {
        "id": "p", "source": "squad11", "title": "Tarn_Mill", "context": paragraph, "question": "?",
        "answers": [], "is_impossible": True,
    }  # fmt: skip
    reports = ["The Fire\n\nSeven were hurt at Tarn.", "Nobody knows why the mill of Tarn burnt."]
    for name, rows in {
        "reader/train_squad_train_part": [record],
        "reader/train_squadshifts": [],
        "news/ecbplus": [{"id": f"r{n}", "event": "e", "text": text} for n, text in enumerate(reports)],
    }.items():
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return tmp_path


def test_every_question_becomes_a_record_for_each_text_it_is_put_to(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, list[dict[str, Any]]] = {
        written.PARAGRAPH_QUESTIONS: [
            {"about": "p", "answered": [["When did it burn first?", "1801"]], "unanswered": ["Who built it?"]}
        ],
        written.EVENT_QUESTIONS: [
            {"event": "e", "question": "How many were hurt?", "answers": {"r0": ["Seven"]}}
        ],
        written.TEXT_QUESTIONS: [
            {
                "texts": [["Ada", "Ada is 7."], ["Bo", "Bo is old."]],
                "questions": [["How old?", {"0": ["7"]}]],
            }
        ],
    }
    monkeypatch.setattr(written, "read_lines", asked.__getitem__)
    sets = written.read_written(data)
    assert [chosen for chosen, _ in sets] == list(written.WRITTEN_SETS)
    assert [len(records) for _, records in sets] == [1, 1, 1, 1, 1, 1]
    for chosen, records in sets:
        for each in records:
            assert bool(each.answers) == chosen.answerable
            assert all(each.context.startswith(text, start) for text, start in each.answers)
    (burnt,), _, (hurt,), _, _, (old,) = (records for _, records in sets)
    assert burnt.context[: burnt.answers[0][1]].count("1801") == 1
    assert hurt.group == "e"
    assert old.title == "Bo"
