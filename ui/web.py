"""The web page: its head, its tabs and the server that gives it to this machine and no other."""

from __future__ import annotations

import re
import threading
import webbrowser
from typing import TYPE_CHECKING, Any

import gradio as gr
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse

from ui.assets import read_asset
from ui.desk import MOST_BYTES
from ui.guard import OPEN, Access, Guard
from ui.programs import offer_programs
from ui.tabs.articles import build_articles
from ui.tabs.asking import build_asking
from ui.tabs.disagreements import build_disagreements
from ui.window import Window, choose, held, render_head

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from starlette.types import ASGIApp, Receive, Scope, Send

    from ui.library import Library

# Gradio compiles its templates in the page, hence 'unsafe-eval'; nothing may come from or go elsewhere.
_CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-src 'none'; frame-ancestors 'none'; worker-src 'self' blob:"
)
_STYLES = ("page.css", "asking.css", "stock.css")
_HOUR = 3600
# What the page uploads is read once and never given back.
_UPLOADS = re.compile(r"/(?:gradio_api/)?file[=/]")
_HEADERS = (
    (b"content-security-policy", _CONTENT_POLICY.encode()),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


class SealedPage:
    """Adds to every response the headers that keep the page from reaching beyond this server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and its response back with the headers added; give back no uploaded file."""
        if scope["type"] == "http" and _UPLOADS.match(scope["path"]):
            await PlainTextResponse(
                "Not found", 404, headers={key.decode(): value.decode() for key, value in _HEADERS}
            )(scope, receive, send)
            return

        async def send_sealed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        await self.app(scope, receive, send_sealed)


def build_page(library: Library) -> gr.Blocks:
    """Return the page for the corpora of a library.

    Every window has a conversation and a choice of its own; the corpora are shared.
    """
    page: gr.Blocks = gr.Blocks(
        title="Rashomon", analytics_enabled=False, fill_width=True, delete_cache=(_HOUR, _HOUR)
    )
    with page:
        offer_programs(library)  # before the handlers: a call is known by its function's name
        chosen, edition = gr.State(library.first), gr.State("")
        with gr.Row(elem_id="head"):
            head = gr.HTML(
                render_head(library, library.first),
                elem_id="masthead",
                apply_default_css=False,
                js_on_load=None,
            )
            chooser = gr.Dropdown(
                list(library.names()),
                value=library.first,
                label="Corpus",
                elem_id="chooser",
                filterable=False,
                min_width=180,
            )
        with gr.Tabs(elem_id="tabs") as tabs:
            window = Window(chosen, edition, tabs)
            asking = build_asking(library, window)
            build_disagreements(library, window, asking)
            build_articles(library, window)
        _connect(page, library, window, head, chooser)
    return page


def _connect(page: gr.Blocks, library: Library, window: Window, head: gr.HTML, chooser: gr.Dropdown) -> None:
    def follow(name: str) -> tuple[Any, ...]:
        return gr.Dropdown(list(library.names()), value=held(library, name).name), render_head(library, name)

    def arrive(name: str) -> tuple[Any, ...]:
        return held(library, name).name, held(library, name).corpus.edition, *follow(name)

    chosen, edition, _ = window
    page.load(arrive, chosen, [chosen, edition, chooser, head], **_QUIET)
    # Also when another tab is opened: another window may have made a corpus or deleted this one.
    gr.on([chosen.change, edition.change, window.tabs.select], follow, chosen, [chooser, head], **_QUIET)
    chooser.input(lambda name: choose(library, name), chooser, chosen, **_QUIET)


_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


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


def launch(page: gr.Blocks, host: str, port: int | None, access: Access = OPEN) -> str:
    """Start serving the page in the background and return its address; `None` takes a free port.

    Raises:
        OSError: If the port is taken.
    """
    guard = Middleware(Guard, names=access.names, credentials=access.credentials)
    page.queue(api_open=False)  # or a call from outside would pass by the page's own turn
    _, address, _ = page.launch(
        server_name=host,
        server_port=port,
        theme=_theme(),
        # As a style element of its own: Gradio rewrites the selectors of what it is given as `css`.
        head=f'<meta name="color-scheme" content="light dark"><style>{_styles()}</style>',
        app_kwargs={"middleware": [Middleware(SealedPage), guard], "docs_url": None, "redoc_url": None},
        footer_links=[],
        max_file_size=MOST_BYTES,
        share=False,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=access.mcp,
        show_error=False,
        inbrowser=False,
        inline=False,
        quiet=True,
        prevent_thread_lock=True,
    )
    return address


def serve(
    library: Library, host: str, port: int, *, access: Access = OPEN, open_browser: bool = True
) -> None:
    """Serve the page until the program is interrupted.

    Raises:
        OSError: If the port is taken.
    """
    page = build_page(library)
    address = launch(page, host, port, access)
    print(f"Rashomon is at {address} (Ctrl-C ends it)", flush=True)  # noqa: T201 - this face talks on stdout
    if open_browser:
        webbrowser.open(address)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        page.close(verbose=False)
