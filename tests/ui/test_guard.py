"""Who gets through to the page: by which name, from which page, with which password."""

from __future__ import annotations

import os
import socket
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from index.errors import InputError
from ui.guard import Credentials, Guard, is_this_machine_only, read_credentials

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "http://127.0.0.1:7860"
ADA = Credentials("ada", "päss:word 1")


def guarded(*names: str, credentials: Credentials | None = None) -> TestClient:
    app = Guard(PlainTextResponse("the articles"), names=names, credentials=credentials)
    return TestClient(app, base_url=ADDRESS)


def basic(text: str) -> dict[str, str]:
    return {"authorization": "Basic " + b64encode(text.encode()).decode()}


@pytest.mark.parametrize(
    "host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "192.0.2.7", socket.gethostname().upper()]
)
def test_an_address_in_digits_and_this_machines_own_names_are_answered(host: str) -> None:
    assert guarded().get("/", headers={"host": host}).text == "the articles"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:7860",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "[::1.evil.example]",
    ],
)
def test_a_foreign_name_that_points_here_reads_nothing(host: str) -> None:
    refused = guarded().get("/", headers={"host": host})
    assert refused.status_code == 421
    assert "articles" not in refused.text


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:3000", "http://localhost:7860", "file://", ""],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_of_another_site_is_refused(origin: str, method: str) -> None:
    refused = guarded().request(method, "/", headers={"origin": origin})
    assert refused.status_code == 403
    assert "articles" not in refused.text


def test_the_pages_own_requests_pass() -> None:
    assert guarded().post("/", headers={"origin": ADDRESS}).status_code == 200


@pytest.mark.parametrize("host", ["desk.example", "127.0.0.1:7860"])
def test_behind_a_proxy_the_name_it_is_started_with_passes_and_no_other(host: str) -> None:
    page = guarded("Desk.example")
    assert page.post("/", headers={"host": host, "origin": "https://desk.example"}).status_code == 200
    assert page.post("/", headers={"host": host, "origin": "https://evil.example"}).status_code == 403


def test_with_a_password_nothing_is_served_without_it() -> None:
    page = guarded(credentials=ADA)
    for path in ("/", "/config", "/gradio_api/mcp/", "/gradio_api/run/ask", "/gradio_api/startup-events/x"):
        refused = page.get(path)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic ")
    assert page.get("/", headers=basic("ada:päss:word 1")).text == "the articles"


@pytest.mark.parametrize("given", ["ada:password", "ada:", "eve:päss:word 1", ":", "ADA:päss:word 1"])
def test_a_wrong_password_is_refused_after_a_while(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("ui.guard.sleep", note)
    assert guarded(credentials=ADA).get("/", headers=basic(given)).status_code == 401
    assert waits == [1.0]


def test_a_password_opens_to_no_page_of_another_site() -> None:
    refused = guarded(credentials=ADA).get(
        "/", headers=basic("ada:päss:word 1") | {"origin": "http://evil.example"}
    )
    assert refused.status_code == 403


def write(path: Path, text: str | bytes, mode: int = 0o600) -> str:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.chmod(mode)
    return f"ada:{path}"


def test_the_password_is_the_first_line_of_its_file(tmp_path: Path) -> None:
    named = write(tmp_path / "pass:word", "päss:word 1\r\nmore\n")
    assert read_credentials(named) == ADA


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o622, 0o644])
def test_a_password_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(InputError, match="chmod 600"):
        read_credentials(write(tmp_path / "password", "long enough", mode))


@pytest.mark.parametrize(
    "text", ["", "\n", "short\n", "\nsecond line", b"\xff\xfe\xff\xff\xff\xff\xff\xff\xff"]
)
def test_what_is_no_password_is_told_in_words(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(InputError, match="password"):
        read_credentials(write(tmp_path / "password", text))


@pytest.mark.parametrize("named", ["ada", "ada:", ":file", "ada:no-such-file", "ada:/"])
def test_what_names_no_file_is_told_in_words(named: str) -> None:
    with pytest.raises(InputError, match=r"USER:FILE|cannot be read"):
        read_credentials(named)


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("::", False), ("192.168.1.4", False), ("desk.example", False)],
)  # fmt: skip
def test_a_loopback_address_is_this_machine_only(host: str, only_here: bool) -> None:
    assert is_this_machine_only(host) is only_here
