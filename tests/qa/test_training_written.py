"""What our written questions promise: answers that stand in their text, no event that others learn from."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from qa.evaluation.events import QUESTIONS_FILE
from qa.evaluation.records import read_lines
from qa.training import written
from qa.training.cases import PARAGRAPHS_FILE, REPORTS_FILE, TEXTS_FILE, read_reports, read_texts
from qa.training.examples import MIXTURES
from qa.training.records import TRAINING_SETS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_reader_learns_from_no_event_that_the_decision_learns_from() -> None:
    learnt = {row["event"] for row in read_lines("qa.training", written.EVENT_QUESTIONS)}
    assert learnt
    assert learnt.isdisjoint(row["event"] for row in read_lines("qa.evaluation", QUESTIONS_FILE))


def test_the_reader_learns_from_no_text_that_the_decision_learns_from() -> None:
    groups = read_lines("qa.training", written.TEXT_QUESTIONS)
    learnt = {text for group in groups for _, text in group["texts"]}
    assert learnt
    assert learnt.isdisjoint(
        text for row in read_lines("qa.training", TEXTS_FILE) for _, text in row["texts"]
    )


@pytest.mark.parametrize("name", [written.TEXT_QUESTIONS, TEXTS_FILE])
def test_a_text_of_ours_holds_the_answers_it_is_said_to_give(name: str) -> None:
    for row in read_lines("qa.training", name):
        for question, spans in row["questions"]:
            assert question.endswith("?")
            for place, answers in spans.items():
                assert all(answer in row["texts"][int(place)][1] for answer in answers)


def test_a_question_about_texts_is_put_to_those_of_its_group_beside_others() -> None:
    cases = list(read_texts())
    for case in cases:
        texts = {each.locator: each.text for each in case.articles}
        assert len(texts) > len(case.answers)
        assert all(span in texts[locator] for locator, spans in case.answers.items() for span in spans)
    assert any(case.answers for case in cases)
    assert not all(case.answers for case in cases)


def test_a_report_of_ours_holds_its_answer_and_the_noise_holds_none() -> None:
    for row in read_lines("qa.training", REPORTS_FILE):
        for document in row["documents"]:
            if document["type"] != "noise":
                assert document["answer"] in document["text"]
            else:
                told = document["text"].casefold()
                answers = [*row["gold_answers"], *row["wrong_answers"]]
                assert not any(each.casefold() in told for each in answers if len(each) > _SHORT)


_SHORT = 3


def test_a_question_about_reports_is_put_to_all_to_the_noise_and_to_those_beside_a_planted_one() -> None:
    cases = list(read_reports())
    groups = {case.group for case in cases}
    assert len(cases) > 3 * len(groups)
    for group in list(groups)[:10]:
        everything, noise, *others = (case for case in cases if case.group == group)
        assert len(noise.articles) < len(everything.articles)
        assert not any(noise.answers.values())
        assert all(any(case.answers.values()) for case in (everything, *others))


def test_the_decision_learns_from_no_report_that_it_is_measured_on(pytestconfig: pytest.Config) -> None:
    measured = (pytestconfig.rootpath / "tests" / "planted_reports.jsonl").read_text(encoding="utf-8")
    asked = {json.loads(line)["question"] for line in measured.splitlines()}
    assert asked
    assert asked.isdisjoint(row["question"] for row in read_lines("qa.training", REPORTS_FILE))


@pytest.mark.parametrize("name", [written.PARAGRAPH_QUESTIONS, PARAGRAPHS_FILE])
def test_no_paragraph_is_asked_the_same_twice(name: str) -> None:
    rows = read_lines("qa.training", name)
    assert len({row["about"] for row in rows}) == len(rows)
    for row in rows:
        asked = [*(question for question, _ in row["answered"]), *row["unanswered"]]
        assert len(set(asked)) == len(asked)


def test_no_paragraph_is_asked_the_same_to_be_told_yes_and_no() -> None:
    rows = read_lines("qa.training", written.VERDICT_QUESTIONS)
    assert len({row["about"] for row in rows}) == len(rows)
    for row in rows:
        asked = [*row["yes"], *row["no"], *row["open"]]
        assert len(set(asked)) == len(asked)


def test_the_shares_of_all_sets_are_a_whole_and_half_is_answered() -> None:
    sets = (*TRAINING_SETS, *written.WRITTEN_SETS)
    assert sum(each.share for each in sets) == pytest.approx(1)
    made = sum(each.share * (MIXTURES[each.source].unanswerable if each.answerable else 1) for each in sets)
    assert 0.35 < made < 0.5


def test_an_answer_that_stands_nowhere_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"texts": [["Ada", "Ada is 7."]], "questions": [["How old?", {"0": ["8"]}]]}
    monkeypatch.setattr(written, "read_lines", lambda *_: [row])
    with pytest.raises(ValueError, match="How old"):
        list(written._about_texts())


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
            {
                "about": "p",
                "answered": [["When was it first burnt?", "1801"]],
                "unanswered": ["Who built it?"],
            }
        ],
        written.EVENT_QUESTIONS: [
            {"event": "e", "question": "How many were hurt?", "answers": {"r0": ["Seven"]}}
        ],
        written.TEXT_QUESTIONS: [
            {
                "texts": [["Ada", "Ada is 7."], ["Bo", "Bo is old."]],
                "questions": [["How old?", {"0": ["7"]}]],
                "verdicts": [["Is Ada a child?", {"0": "yes"}]],
            }
        ],
        written.VERDICT_QUESTIONS: [
            {
                "about": "p",
                "yes": ["Did it burn twice?"],
                "no": ["Was it built in 1850?"],
                "open": ["Was it big?"],
            }
        ],
    }
    monkeypatch.setattr(written, "read_lines", lambda _, name: asked[name])
    sets = written.read_written(data)
    assert [chosen for chosen, _ in sets] == list(written.WRITTEN_SETS)
    assert [len(records) for _, records in sets] == [1, 1, 1, 1, 1, 1, 3, 2]
    for chosen, records in sets:
        for each in records:
            assert each.is_answered == chosen.answerable
            assert all(each.context.startswith(text, start) for text, start in each.answers)
    (burnt,), _, (hurt,), _, _, (old,), told, _ = (records for _, records in sets)
    assert [(each.question, each.verdict) for each in told] == [
        ("Did it burn twice?", "yes"),
        ("Was it built in 1850?", "no"),
        ("Is Ada a child?", "yes"),
    ]
    assert burnt.context[: burnt.answers[0][1]].count("1801") == 1
    assert hurt.group == "e"
    assert old.title == "Bo"
