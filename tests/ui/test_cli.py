"""The command line as people and programs use it: a process with a code, an output and an error stream."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.ui.scripted import CONTESTED
from ui.cli import app

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "from ui.cli import main; main()"
TAKEN = """
import sys
import qa
from tests.ui.scripted import ScriptedCorpus
from ui.cli import main

class Opened(ScriptedCorpus):
    __enter__ = lambda self: self
    __exit__ = lambda self, *exception: None

qa.open_corpus = lambda *_, **__: Opened()
sys.argv[1:] = ["chat", "--no-open", "--port", "{port}"]
main()
"""
SENTENCES = ("--reader", "sentences")
PRINT = "from tests.ui.scripted import CONTESTED; from ui.cli import print_answer; print_answer(CONTESTED)"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def rashomon(
    *arguments: str, cache: Path | None = None, code: str = MAIN
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    environment.pop("FORCE_COLOR", None)
    if cache:
        environment["RASHOMON_CACHE"] = str(cache)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=200
    )


@pytest.mark.models
def test_an_audit_lists_what_nobody_asked_about_for_programs_too(cache: Path, tmp_path: Path) -> None:
    for name, number in (("post", 29), ("echo", 27)):
        story = f"The storm sank {number} fishing boats off Cape Lorn."
        (tmp_path / f"{name}.txt").write_text(story)
    done = rashomon("audit", "--corpus", str(tmp_path), "--format", "json", cache=cache)
    assert (done.returncode, done.stderr) == (0, "")
    (conflict,) = json.loads(done.stdout)
    assert {conflict["left"]["text"], conflict["right"]["text"]} == {"29", "27"}
    (tmp_path / "echo.txt").unlink()
    done = rashomon("audit", "--corpus", str(tmp_path), cache=cache)
    assert (done.returncode, done.stdout) == (1, "No article contradicts another.\n")


@pytest.mark.models
def test_an_answered_question_prints_plain_text_when_piped_and_ends_with_0(cache: Path) -> None:
    done = rashomon("ask", "How long was Ardelin's visit?", *SENTENCES, cache=cache)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Contested" in done.stdout
    assert "four-day visit" in done.stdout
    assert "three-day visit" in done.stdout
    assert not set("\x1b│╭─┃━") & set(done.stdout)


@pytest.mark.models
def test_json_is_all_of_the_output_and_a_question_without_answer_ends_with_1(cache: Path) -> None:
    done = rashomon("ask", "How much did the gate cost to build?", "--json", *SENTENCES, cache=cache)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["status"] == "not_found"


@pytest.mark.models
def test_an_answer_can_be_kept_to_outlets_and_days(cache: Path) -> None:
    options = ("--outlet", "three gulfs press", "--since", "2031-06-11", "--until", "2031-06-11")
    done = rashomon(
        "ask", "How many pumps were at work by dawn?", *options, "--json", *SENTENCES, cache=cache
    )
    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert {citation["source"] for citation in answer["citations"]} == {"Three Gulfs Press"}
    assert answer["notes"][0] == "Only reports of Three Gulfs Press from 11 June 2031."


@pytest.mark.models
def test_markdown_is_all_of_the_output(cache: Path) -> None:
    done = rashomon("ask", "How long was Ardelin's visit?", "--markdown", *SENTENCES, cache=cache)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("## How long was Ardelin's visit?\n\n**Contested.**")
    assert done.stdout.count("\n### ") >= 2
    assert not done.stdout.endswith("\n\n")


@pytest.mark.models
def test_an_index_is_built_and_asked(tmp_path: Path) -> None:
    articles, index = tmp_path / "articles", tmp_path / "index"
    articles.mkdir()
    (articles / "one.txt").write_text("A parade was held on Monday. 27 boats took part in the parade.")
    (articles / "broken.json").write_text("{")
    built = rashomon("index", str(articles), "--output", str(index))
    assert built.returncode == 0
    assert built.stdout.startswith("1 article, 1 passage (1 added, 0 updated, 0 removed, 0 unchanged)")
    assert "not read: broken.json" in built.stderr
    asked = rashomon("ask", "How many boats took part in the parade?", "--corpus", str(index), *SENTENCES)
    assert asked.returncode == 0
    assert "27 boats" in asked.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Who?", "--corpus", "no/such/place"], "no/such/place does not exist"),
        (["index", "no/such/place", "--output", "x"], "no/such/place does not exist"),
        (["index", ".", "--rebuild"], "--output"),
        (["ask"], "QUESTION"),
        (["ask", "Who?", "--since", "yesterday"], "'yesterday' does not match the format"),
        (["ask", "Who?", "--since", "2031-06-12", "--until", "2031-06-11"], "no day is both since"),
        (["conjure"], "No such command"),
        (["chat", "--port", "0"], "--port"),
        (["ask", "Who?", "--json", "--markdown"], "choose one"),
        (["index", "README.md", "--output", "README.md"], "README.md is a file, and an index is a folder"),
    ],
)
def test_wrong_use_ends_with_2_and_one_clear_message(arguments: list[str], words: str) -> None:
    done = rashomon(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_an_empty_question_is_wrong_use_before_anything_is_opened() -> None:
    done = rashomon("ask", "  ", "--corpus", "no/such/place", "--reader", "no/such/reader")
    assert (done.returncode, done.stdout) == (2, "")
    assert "the question is empty" in done.stderr


def test_a_port_that_is_taken_is_told_in_one_sentence_with_another_to_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        serving = TAKEN.format(port=port)
        done = rashomon(code=serving)
    assert done.returncode == 2
    assert f"127.0.0.1:{port}: the port is taken" in done.stderr
    assert f"--port {port + 1}" in done.stderr
    assert "GRADIO" not in done.stderr


def test_help_comes_at_once_and_the_version_is_known() -> None:
    start = time.monotonic()
    done = rashomon("--help")
    elapsed = time.monotonic() - start
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("index", "ask", "chat"))
    assert elapsed < 2, "0.5 s on an idle machine; more here, for tests share the processor"
    assert rashomon("--version").stdout.startswith("rashomon ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_the_answer_is_coloured_and_80_columns_wide() -> None:
    text = _on_a_terminal(PRINT, columns=80)
    assert "\x1b[" in text
    plain = "".join(part.partition("m")[2] if n else part for n, part in enumerate(text.split("\x1b[")))
    assert max(len(line) for line in plain.splitlines()) <= 80
    assert CONTESTED.question in plain


def _on_a_terminal(code: str, columns: int) -> str:
    import pty

    ours, theirs = pty.openpty()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TERM": "xterm-256color",
        "COLUMNS": str(columns),
    }
    environment.pop("NO_COLOR", None)
    subprocess.run([sys.executable, "-c", code], stdout=theirs, env=environment, check=True, timeout=60)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        return _read_all(terminal.fileno()).decode()


def _read_all(terminal: int) -> bytes:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux tells the end of a pseudo-terminal in this way
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)


def test_a_password_that_cannot_be_used_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["chat", "--auth", f"ada:{tmp_path / 'missing'}"])
    assert "cannot be read" in str(result.exception)
