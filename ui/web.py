"""The web page: a conversation beside the articles it cites, served on this machine."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Iterator  # noqa: TC003 - Gradio reads the handlers' signatures
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr
from starlette.middleware import Middleware

from ui.conversation import (
    Corpus,
    Turn,
    open_citation,
    render_conversation,
    render_masthead,
    take_turn,
)

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

# Reading is work for the processor: more questions at once than this only make each of them wait longer.
_QUESTIONS_AT_ONCE = 2
# What the box takes at all; a question that is too long is told so, instead of being cut without a word.
_PASTE_LIMIT = 20_000
_SOURCE_FRAME = (
    '<p class="placeholder">Choose a numbered citation to read the article here, at the words it is '
    'quoted for.</p><button type="button" class="close" aria-label="Close the article">Close</button>'
    '<div class="frame">${value}</div>'
)
# Gradio compiles its templates in the page, hence 'unsafe-eval'; nothing may come from or go elsewhere.
_CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-src 'none'; worker-src 'self' blob:"
)
_HEADERS = (
    (b"content-security-policy", _CONTENT_POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


Shown: TypeAlias = tuple[tuple[Turn, ...], str, Any]
"""What a step of an answer changes: the conversation kept, the conversation shown, the question box."""


class SealedPage:
    """Adds to every response the headers that keep the page from reaching beyond this server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and its response back with the headers added."""

        async def send_sealed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        await self.app(scope, receive, send_sealed)


def build_page(corpus: Corpus, examples: Sequence[str] = ()) -> gr.Blocks:
    """Return the page for a corpus, `examples` offered before the first question.

    Every window has a conversation of its own; the corpus is shared and only read.
    """
    page: gr.Blocks = gr.Blocks(title="Rashomon", analytics_enabled=False, fill_width=True)
    with page:
        turns = gr.State(())
        gr.HTML(render_masthead(corpus), elem_id="masthead", apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="conversation-side"):
                conversation = gr.HTML(
                    render_conversation((), examples),
                    elem_id="conversation",
                    apply_default_css=False,
                    js_on_load=_asset("conversation.js"),
                )
                with gr.Row(elem_id="asking"):
                    box = gr.Textbox(
                        label="Your question",
                        show_label=False,
                        placeholder="Ask about the articles",
                        lines=1,
                        max_lines=4,
                        max_length=_PASTE_LIMIT,
                        autofocus=True,
                        elem_id="question",
                        container=False,
                    )
                    send = gr.Button("Ask", variant="primary", elem_id="send")
            with gr.Column(elem_id="source-side"):
                source = gr.HTML(
                    "",
                    html_template=_SOURCE_FRAME,
                    elem_id="source",
                    apply_default_css=False,
                    js_on_load=_asset("source.js"),
                )
        _connect(corpus, tuple(examples), turns, conversation, box, send, source)
    return page


def _connect(  # noqa: PLR0913, PLR0917 - one argument for each part of the page
    corpus: Corpus,
    examples: tuple[str, ...],
    turns: gr.State,
    conversation: gr.HTML,
    box: gr.Textbox,
    send: gr.Button,
    source: gr.HTML,
) -> None:
    def ask(question: str, earlier: tuple[Turn, ...]) -> Iterator[Shown]:
        for now in take_turn(corpus, question or "", earlier):
            # The box is emptied once, when the question is taken: the next one may be in it by the answer.
            is_taken = bool(now) and now[-1].is_waiting
            yield now, render_conversation(now, examples), "" if is_taken else gr.skip()

    def ask_example(earlier: tuple[Turn, ...], event: gr.EventData) -> Iterator[Shown]:
        yield from ask(examples[int(event.position)], earlier)

    def show_source(now: tuple[Turn, ...], event: gr.EventData) -> str:
        return open_citation(corpus, now, event.turn, event.number)

    shown = [turns, conversation, box]
    gr.on(
        [box.submit, send.click],
        ask,
        [box, turns],
        shown,
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=_QUESTIONS_AT_ONCE,
        concurrency_id="asking",
    )
    conversation.example(
        ask_example,
        turns,
        shown,
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=_QUESTIONS_AT_ONCE,
        concurrency_id="asking",
    )
    conversation.cite(
        show_source,
        turns,
        source,
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=None,
        trigger_mode="always_last",
    )


def _asset(name: str) -> str:
    return files("ui").joinpath("assets", name).read_text(encoding="utf-8")


def _theme() -> gr.themes.Base:
    """A theme whose fonts are those of the machine: nothing is fetched."""
    sans = [
        gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif")
    ]
    mono = [gr.themes.Font(name) for name in ("ui-monospace", "Menlo", "Consolas", "monospace")]
    return gr.themes.Base(font=sans, font_mono=mono).set(
        body_background_fill="#fbf9f4", body_background_fill_dark="#16140f"
    )


def launch(page: gr.Blocks, host: str, port: int | None) -> str:
    """Start serving the page in the background and return its address; `None` takes a free port.

    Raises:
        OSError: If the port is taken.
    """
    _, address, _ = page.launch(
        server_name=host,
        server_port=port,
        theme=_theme(),
        # As a style element of its own: Gradio rewrites the selectors of what it is given as `css`.
        head=f'<meta name="color-scheme" content="light dark"><style>{_asset("page.css")}</style>',
        app_kwargs={"middleware": [Middleware(SealedPage)], "docs_url": None, "redoc_url": None},
        footer_links=[],
        share=False,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        show_error=False,
        inbrowser=False,
        inline=False,
        quiet=True,
        prevent_thread_lock=True,
    )
    return address


def serve(
    corpus: Corpus, host: str, port: int, *, examples: Sequence[str] = (), open_browser: bool = True
) -> None:
    """Serve the page until the program is interrupted.

    Raises:
        OSError: If the port is taken.
    """
    page = build_page(corpus, examples)
    address = launch(page, host, port)
    print(f"Rashomon is at {address} (Ctrl-C ends it)", flush=True)  # noqa: T201 - this face talks on stdout
    if open_browser:
        webbrowser.open(address)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        page.close(verbose=False)
