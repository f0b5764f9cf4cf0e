"""`rashomon eval` as people and programs use it, and the real engine under a benchmark."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from qa.evaluation import Task

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = [
    {"id": str(number), "event": "storm", "text": text}
    for number, text in enumerate(["29 boats sank.", "29 boats sank.", "The harbour is closed until Friday."])
]


def rashomon(*arguments: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", "from ui.cli import main; main()", "eval", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=200)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    file = tmp_path / "ecbplus_ours.jsonl"
    file.write_text("\n".join(map(json.dumps, REPORTS)))
    return file


def test_a_benchmark_prints_its_table_and_writes_its_lines(reports: Path, tmp_path: Path) -> None:
    done = rashomon(Task.ORIGINS, "--data", reports.parent, "--output", tmp_path / "out.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert "joined" in done.stdout
    assert "0.333" in done.stdout
    assert "median seconds" in done.stdout
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


def test_json_is_all_of_the_output_and_a_limit_is_kept(reports: Path) -> None:
    done = rashomon(Task.ORIGINS, "--data", reports, "--json", "--limit", 2, "--seed", 3)
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    assert printed["task"] == "origins"
    (group,) = printed["groups"]
    assert group["questions"] == 2
    assert group["scores"]["joined"]["of"] == 2


def test_a_folder_without_the_benchmark_is_one_message_and_code_2(tmp_path: Path) -> None:
    done = rashomon(Task.SQUAD, "--data", tmp_path)
    assert done.returncode == 2
    assert "name the file itself" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.models
def test_the_real_engine_answers_questions_over_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path / "cache"))
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "post.txt").write_text("The storm sank 29 fishing boats off Cape Lorn.")
    (articles / "echo.txt").write_text("Off Cape Lorn, 27 fishing boats sank in the storm.")
    wanted = [
        {"accept": ["29"], "articles": ["post.txt"]},
        {"accept": ["27"], "articles": ["echo.txt"]},
    ]
    question = {
        "question": "How many fishing boats sank?",
        "status": "conflicting",
        "claims": wanted,
        "reason": "contradicts",
        "split": "dev",
    }
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(question))
    done = rashomon(Task.QUESTIONS, "--data", file, "--corpus", articles, "--json")
    assert done.returncode == 0, done.stderr
    (group,) = json.loads(done.stdout)["groups"]
    assert group["scores"]["fully right"] == {"value": 1.0, "of": 1}
    assert group["scores"]["citations verbatim"] == {"value": 1.0, "of": 2}
