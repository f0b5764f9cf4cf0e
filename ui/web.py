"""The web page: its head, its tabs and the server that gives it to this machine and no other."""

from __future__ import annotations

import threading
import webbrowser
from typing import TYPE_CHECKING, Any

import gradio as gr
from starlette.middleware import Middleware

from ui.assets import read_asset
from ui.conversation import Corpus, render_masthead
from ui.tabs.asking import build_asking

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

# Gradio compiles its templates in the page, hence 'unsafe-eval'; nothing may come from or go elsewhere.
_CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-src 'none'; worker-src 'self' blob:"
)
_STYLES = ("page.css", "asking.css")
_HEADERS = (
    (b"content-security-policy", _CONTENT_POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


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
        gr.HTML(render_masthead(corpus), elem_id="masthead", apply_default_css=False, js_on_load=None)
        with gr.Tabs(elem_id="tabs"):
            build_asking(corpus, examples)
    return page


def _styles() -> str:
    return "".join(read_asset(name) for name in _STYLES)


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
        head=f'<meta name="color-scheme" content="light dark"><style>{_styles()}</style>',
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
