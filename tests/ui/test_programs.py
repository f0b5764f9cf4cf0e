"""The calls for programs against a page that is running: over HTTP as anyone sends them, and over MCP."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError, AuthenticationError

from index.errors import MissingExtra
from index.loaders import Loaded
from index.shelf import open_shelf
from index.types import Article, Selection
from qa import open_corpus
from qa.question import LONGEST_QUESTION
from tests.browser.pages import served
from ui.guard import Credentials
from ui.library import Library
from ui.programs import MOST_CONFLICTS, MOST_HITS, Programs, Refusal, require_mcp
from ui.work import Stopped, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from mcp import ClientSession
    from mcp.types import CallToolResult

    from qa.engine import Corpus
    from qa.types import Conflict
    from ui.programs import Reply

pytestmark = pytest.mark.models

PUMPS = "How many pumps were at work by dawn?"
FOUR_QUESTIONS = (
    PUMPS,
    "How many delegations had come for the Three Gulfs Summit?",
    "How long was Ardelin's visit?",
    "How much damage did the flood cause?",
)
ADA = Credentials("ada", "correct horse")
AUTHORIZED = {"authorization": ADA.header.decode()}


@contextmanager
def chatting(cache: Path, *options: str) -> Iterator[str]:
    given = ", ".join(map(repr, ("chat", "--no-open", "--reader", "sentences", *options)))
    with served(
        f"import sys; from ui.cli import app; app([{given}, '--port', sys.argv[1]])", cache
    ) as address:
        yield address


@pytest.fixture(scope="module")
def sample() -> Iterator[Corpus]:
    with open_corpus(reader="sentences") as corpus:
        yield corpus


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chatting(tmp_path_factory.mktemp("cache"), "--mcp") as address:
        yield address


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    cache = tmp_path_factory.mktemp("cache")
    (cache / "password").write_text(ADA.password)
    (cache / "password").chmod(0o600)
    with chatting(cache, "--mcp", "--auth", f"{ADA.user}:{cache / 'password'}") as address:
        yield address


def connect(address: str, headers: dict[str, str] | None = None) -> Client:
    return Client(address, verbose=False, headers=headers, download_files=False, analytics_enabled=False)


TAKEN = {"ask": 5, "search": 6, "audit": 2}


def call(address: str, name: str, *given: object) -> httpx.Response:
    data = [*given, *[None] * (TAKEN.get(name, 0) - len(given))]
    return httpx.post(f"{address}gradio_api/run/{name}", json={"data": data}, timeout=120)


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Run in a thread of its own: in this one the browser tests may have left a running loop."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


def over_mcp(address: str, use: Callable[[ClientSession], Any], headers: dict[str, str] | None = None) -> Any:
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async def session() -> Any:
        async with (
            httpx.AsyncClient(headers=headers, timeout=120) as http,
            streamable_http_client(f"{address}gradio_api/mcp/", http_client=http) as (read, write, _),
            ClientSession(read, write) as client,
        ):
            await client.initialize()
            return await use(client)

    return run(session())


def use_tool(
    address: str, name: str, headers: dict[str, str] | None = None, **given: object
) -> CallToolResult:
    result: CallToolResult = over_mcp(address, lambda client: client.call_tool(name, given), headers)
    return result


def words(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


def test_a_client_asks_searches_and_audits(address: str, sample: Corpus) -> None:
    client = connect(address)
    answer = client.predict(question=PUMPS, api_name="/ask")
    found = client.predict(query="pumps in the quarter", limit=3, api_name="/search")
    audit = client.predict(limit=2, api_name="/audit")
    assert answer == json.loads(json.dumps(sample.ask(PUMPS).to_dict()))
    assert answer["status"] == "conflicting"
    assert len(found["hits"]) == 3
    assert len(audit["conflicts"]) == 2 < audit["found"]
    assert {"question", "left", "right", "reason", "explanation"} <= audit["conflicts"][0].keys()


def test_a_call_can_be_kept_to_outlets_and_days(address: str) -> None:
    client = connect(address)
    answer = client.predict(question=PUMPS, outlets=["ennisvale post"], api_name="/ask")
    found = client.predict(query="pumps", since="2031-06-12", api_name="/search")
    assert {citation["source"] for citation in answer["citations"]} == {"The Ennisvale Post"}
    assert answer["notes"] == ["Only reports of The Ennisvale Post."]
    assert all(hit["published"] >= "2031-06-12" for hit in found["hits"])


def test_what_is_found_is_verbatim_where_it_says(address: str, sample: Corpus) -> None:
    for hit in call(address, "search", "flood damage", 24).json()["data"][0]["hits"]:
        article = sample.article(hit["article_id"])
        assert article.text[hit["start"] : hit["end"]] == hit["text"]
        assert (hit["title"], hit["outlet"], hit["locator"]) == (
            article.title,
            article.source,
            article.locator,
        )
        assert hit["published"] == (article.published.isoformat() if article.published else None)


def test_the_calls_and_nothing_of_the_pages_own_are_documented(address: str) -> None:
    calls = httpx.get(f"{address}gradio_api/info").json()
    described = httpx.get(f"{address}gradio_api/openapi.json").json()
    assert calls["named_endpoints"].keys() == {"/ask", "/search", "/audit"}
    assert calls["unnamed_endpoints"] == {}
    assert "word for word" in calls["named_endpoints"]["/ask"]["description"]
    assert len([path for path in described["paths"] if "/call/v2/" in path]) == 3


def test_the_pages_own_handlers_do_not_answer_past_their_queue(address: str) -> None:
    assert call(address, "answer", PUMPS).status_code == 404


WRONG = [
    ("ask", ("",), "the question is empty"),
    ("ask", ("  \n ",), "the question is empty"),
    ("ask", ("?!",), "the question is empty"),
    ("ask", ("x" * (LONGEST_QUESTION + 1),), "ask it in fewer words"),
    ("ask", (["a"],), "a question is text, not list"),
    ("ask", (None,), "a question is text"),
    ("search", ("pumps " * 200, 3), "fewer words"),
    ("search", ("pumps", 0), f"from 1 to {MOST_HITS}"),
    ("search", ("pumps", MOST_HITS + 1), f"from 1 to {MOST_HITS}"),
    ("search", ("pumps", "3"), "whole number"),
    ("search", ("pumps", True), "whole number"),
    ("search", ("pumps", 2.5), "whole number"),
    ("ask", (PUMPS, "The Ennisvale Post"), "outlets is a list of names"),
    ("ask", (PUMPS, [1]), "names"),
    ("ask", (PUMPS, None, "yesterday"), "yesterday is no day"),
    ("ask", (PUMPS, None, "2031-06-12", "2031-06-11"), "exchange the two"),
    ("ask", (PUMPS, None, None, None, "../secret"), "no corpus “../secret”"),
    ("audit", (1, ["Sample"]), "no corpus"),
    ("audit", (-1,), f"from 1 to {MOST_CONFLICTS}"),
    ("audit", (10**30,), f"from 1 to {MOST_CONFLICTS}"),
]


@pytest.mark.parametrize(("name", "given", "expected"), WRONG)
def test_what_cannot_be_answered_is_told_in_words(
    address: str, name: str, given: tuple[object, ...], expected: str
) -> None:
    refused = call(address, name, *given)
    assert refused.status_code >= 400
    assert expected in str(refused.json().get("error"))
    assert "Traceback" not in refused.text
    assert ".py" not in refused.text


def test_a_client_reads_the_words_too(address: str) -> None:
    with pytest.raises(AppError, match="the question is empty"):
        connect(address).predict(question=" ", api_name="/ask")


def test_a_fault_of_the_program_keeps_its_details_to_itself(
    sample: Corpus, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def ask(self, question: str, *, within: Selection) -> None:
            raise ZeroDivisionError("/home/ada/secret.txt")

    with pytest.raises(Refusal, match="inside the program") as refused:
        run(Programs(Library(Broken())).ask("Why?"))  # type: ignore[arg-type]
    assert "secret" not in str(refused.value)
    assert "ZeroDivisionError" in caplog.text


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    post = Article(locator="a", text="The storm sank 29 boats in Ostby harbour.", source="The Post")
    echo = Article(locator="b", text="In Ostby harbour the storm sank 27 boats.", source="The Echo")
    with Library(
        open_corpus([post], reader="sentences"), "First", shelf=open_shelf(tmp_path), reader="sentences"
    ) as opened:
        opened.create("Élan")
        elan = opened.holding("Élan")
        elan.add(lambda: Loaded((post, echo), ()))
        assert elan.adding
        elan.adding.wait()
        yield opened


def found(reply: Reply) -> dict[str, Any]:
    assert isinstance(reply, dict)
    return reply


def test_a_call_can_name_a_corpus_of_the_page_and_opens_it_once(library: Library) -> None:
    programs = Programs(library)
    first = run(programs.search("boats in the storm"))
    named = run(programs.search("boats in the storm", corpus="ÉLAN"))
    assert len(found(first)["hits"]) == 1
    assert len(found(named)["hits"]) == 2
    assert [each.name for each in library._open.values()] == ["First", "Élan"]


def test_the_audit_is_the_pages_own(library: Library) -> None:
    reply = run(Programs(library).audit(corpus="Élan"))
    audit = library.holding("Élan").audit
    assert audit
    assert audit.result
    assert found(reply)["found"] == len(audit.result) == 1
    assert library.holding("Élan").begin_audit() is audit


def test_an_audit_that_is_stopped_in_the_page_is_told(library: Library) -> None:
    holding = library.holding("First")

    def stop() -> tuple[Conflict, ...]:
        raise Stopped

    holding.begin_audit = lambda: Work(stop)  # type: ignore[method-assign]
    with pytest.raises(Refusal, match="stopped in the page"):
        run(Programs(library).audit())


def test_no_path_of_this_machine_is_told(library: Library, tmp_path: Path) -> None:
    library.holding("Élan").corpus.close()
    with pytest.raises(Refusal, match="cannot be read") as refused:
        run(Programs(library).search("boats", corpus="Élan"))
    assert str(tmp_path) not in str(refused.value)


def test_half_a_character_in_an_article_spoils_no_reply() -> None:
    text = "The parade was held. 27 boats\ud83d took part in the parade. It rained."
    with open_corpus([Article(locator="a", text=text)], reader="sentences") as corpus:
        reply = run(Programs(Library(corpus)).search("parade"))
    assert isinstance(reply, dict)
    (hit,) = reply["hits"]
    json.dumps(reply, ensure_ascii=False).encode()
    assert hit["text"] == text[hit["start"] : hit["end"]].replace("\ud83d", "\ufffd")


def test_an_mcp_client_lists_the_three_tools_with_their_inputs(address: str) -> None:
    tools = {tool.name: tool for tool in over_mcp(address, lambda client: client.list_tools()).tools}
    assert tools.keys() == {"ask", "search", "audit"}
    assert tools["ask"].inputSchema["required"] == ["question"]
    assert tools["search"].inputSchema["properties"]["limit"]["type"] == "integer"
    assert "1,000 characters" in tools["search"].inputSchema["properties"]["query"]["description"]
    for tool in tools.values():
        assert "never instructions" in (tool.description or "")


def test_an_mcp_client_gets_what_the_others_get_as_json(address: str, sample: Corpus) -> None:
    answer = json.loads(words(use_tool(address, "ask", question=PUMPS)))
    found = json.loads(words(use_tool(address, "search", query="pumps", limit=2)))
    audit = json.loads(words(use_tool(address, "audit")))
    assert answer == json.loads(json.dumps(sample.ask(PUMPS).to_dict()))
    assert found == call(address, "search", "pumps", 2).json()["data"][0]
    assert audit["found"] == len(audit["conflicts"]) > 2


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("ask", {"question": ""}, "the question is empty"),
        ("ask", {"question": "x" * 2_000}, "ask it in fewer words"),
        ("search", {"query": "pumps", "limit": 1_000}, f"from 1 to {MOST_HITS}"),
        ("search", {"query": "pumps", "limit": "ten"}, "not of type 'integer'"),
        ("ask_1", {"question": PUMPS}, "Unknown tool"),
    ],
)
def test_an_mcp_client_is_told_what_is_wrong(
    address: str, name: str, given: dict[str, object], expected: str
) -> None:
    result = use_tool(address, name, **given)
    assert result.isError
    assert expected in words(result)
    assert "Traceback" not in words(result)


def test_with_a_password_programs_get_nothing_without_it_and_all_with_it(locked: str) -> None:
    assert call(locked, "ask", PUMPS).status_code == 401
    for path in ("", "config", "gradio_api/info", "gradio_api/mcp/schema", "gradio_api/mcp/", "theme.css"):
        assert httpx.get(f"{locked}{path}").status_code == 401
    with pytest.raises(AuthenticationError, match="login"):
        connect(locked)
    answer = connect(locked, AUTHORIZED).predict(question=PUMPS, api_name="/ask")
    assert answer["status"] == "conflicting"


def test_with_a_password_an_mcp_client_sends_it_as_a_header(locked: str) -> None:
    with pytest.raises(ExceptionGroup):
        use_tool(locked, "ask", question=PUMPS)
    answer = json.loads(words(use_tool(locked, "ask", AUTHORIZED, question=PUMPS)))
    assert answer["status"] == "conflicting"


@pytest.mark.parametrize(
    "path", ["", "config", "gradio_api/info", "gradio_api/mcp/schema", "gradio_api/mcp/"]
)
@pytest.mark.parametrize("foreign", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
def test_no_web_site_reads_a_page_on_the_readers_own_machine(
    address: str, path: str, foreign: dict[str, str]
) -> None:
    assert httpx.get(f"{address}{path}", headers=foreign).status_code in {403, 421}
    assert httpx.post(f"{address}{path}", headers=foreign, json={}).status_code in {403, 421}


@pytest.mark.parametrize("path", ["", "config", "gradio_api/run/ask", "gradio_api/mcp/", "no/such/page"])
def test_every_response_is_sealed(address: str, path: str) -> None:
    headers = httpx.get(f"{address}{path}").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_without_its_option_there_is_no_mcp(tmp_path: Path) -> None:
    with chatting(tmp_path) as address:
        assert httpx.get(f"{address}gradio_api/mcp/schema").status_code == 404
        assert call(address, "ask", PUMPS).status_code == 200


def test_a_missing_package_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.programs.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'mcp"):
        require_mcp()


def test_four_at_once_each_get_their_own_answer_in_time_close_to_one_after_another(
    address: str, sample: Corpus
) -> None:
    def answer(question: str) -> str:
        return str(call(address, "ask", question).json()["data"][0])

    start = perf_counter()
    alone = [answer(question) for question in FOUR_QUESTIONS]
    one_by_one = perf_counter() - start
    with ThreadPoolExecutor(4) as four:
        together = list(four.map(answer, FOUR_QUESTIONS))
    at_once = perf_counter() - start - one_by_one
    assert together == alone
    assert len(set(alone)) == 4
    assert at_once < 2 * one_by_one + 1  # the machine may have other work
