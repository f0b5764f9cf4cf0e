"""The tab that asks: a conversation beside the articles it cites."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Gradio reads the handlers' signatures
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import gradio as gr

from ui.assets import read_asset
from ui.conversation import (
    Turns,
    answer_waiting,
    edit_question,
    open_citation,
    render_conversation,
    render_copied,
    take_question,
)
from ui.tabs.filters import Filters, build_filters, narrow
from ui.turnstile import QUESTIONS_AT_ONCE
from ui.window import Window, held, render_hint

if TYPE_CHECKING:
    from ui.library import Library

# What the box takes at all; a question that is too long is told so, instead of being cut without a word.
_PASTE_LIMIT = 20_000
_SOURCE_FRAME = (
    '<button type="button" class="close" aria-label="Close the article">Close</button>'
    '<div class="frame">${value}</div>'
)
Shown: TypeAlias = tuple[Turns, str, Any]
"""What a step of an answer changes: the conversation kept, the conversation shown, the question box."""


class Asking(NamedTuple):
    """What other tabs need of this one, to open something in the conversation."""

    turns: gr.State
    conversation: gr.HTML


def build_asking(library: Library, window: Window) -> Asking:
    """Add the tab to the page that is being built; questions go to the corpus that the window has chosen."""
    with gr.Tab("Ask", id="ask", elem_id="ask-tab"):
        turns = gr.State(())
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="conversation-side"):
                conversation = gr.HTML(
                    render_conversation((), held(library, library.first).offered),
                    elem_id="conversation",
                    apply_default_css=False,
                    js_on_load=read_asset("conversation.js"),
                )
                hint = gr.HTML("", elem_id="hint", apply_default_css=False, js_on_load=None)
                with gr.Column(elem_id="dock"):
                    filters = build_filters(library, window)
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
                    js_on_load=read_asset("source.js"),
                )
        clipboard = gr.HTML(
            "",
            elem_id="clipboard",
            apply_default_css=False,
            js_on_load=read_asset("clipboard.js"),
        )
        parts = _Parts(turns, conversation, hint, box, send, source, clipboard)
        answering = _connect_questions(library, window, filters, parts)
        _connect_reading(library, window, parts)
        _connect_welcome(library, window, parts, answering)
    return Asking(turns, conversation)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the tab that events start from and end in."""

    turns: gr.State
    conversation: gr.HTML
    hint: gr.HTML
    box: gr.Textbox
    send: gr.Button
    source: gr.HTML
    clipboard: gr.HTML


def _connect_questions(library: Library, window: Window, filters: Filters, parts: _Parts) -> list[Any]:
    """Let questions be taken and answered, and return the events that answer them."""

    def take(question: str, earlier: Turns, name: str) -> Shown:
        now = take_question(question or "", earlier)
        if now is earlier:  # an answer is awaited, or there are no words in it: the box keeps it
            return now, gr.skip(), gr.skip()
        held(library, name).hush()
        return now, render_conversation(now), ""

    def take_example(earlier: Turns, name: str, event: gr.EventData) -> Shown:
        offered, place = held(library, name).offered, event.position
        is_offered = isinstance(place, int) and 0 <= place < len(offered)
        return take(offered[place] if is_offered else "", earlier, name)

    def answer(now: Turns, name: str, *kept: object) -> Iterator[tuple[Any, Any]]:
        yield gr.skip(), gr.skip()  # a handler that yields nothing at all would empty the page
        for step in answer_waiting(narrow(library, name, *kept), now):
            yield step, render_conversation(step)

    shown = [parts.turns, parts.conversation, parts.box]
    asked = [parts.turns, window.chosen]
    taken = (
        # Outside the queue: that a question was taken is seen at once, however many are being answered.
        gr.on([parts.box.submit, parts.send.click], take, [parts.box, *asked], shown, **_AT_ONCE),
        parts.conversation.example(take_example, asked, shown, **_AT_ONCE),
    )
    return [
        each.then(
            answer,
            [*asked, *filters],
            [parts.turns, parts.conversation],
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=QUESTIONS_AT_ONCE,
            concurrency_id="asking",
        )
        for each in taken
    ]


def _connect_reading(library: Library, window: Window, parts: _Parts) -> None:
    """Let a citation open its article, an answer be copied and a question be changed and asked again."""

    def edit(now: Turns, event: gr.EventData) -> str:
        return edit_question(now, event.turn)

    def show_source(now: Turns, name: str, event: gr.EventData) -> str:
        return open_citation(held(library, name).corpus, now, event.turn, event.number)

    def copy(now: Turns, event: gr.EventData) -> str:
        return render_copied(now, event.turn, event.number, event.form)

    cited = [parts.turns, window.chosen]
    parts.conversation.edit(edit, parts.turns, parts.box, **_AT_ONCE)
    parts.conversation.cite(show_source, cited, parts.source, trigger_mode="always_last", **_AT_ONCE)
    parts.clipboard.copy(copy, parts.turns, parts.clipboard, trigger_mode="always_last", **_AT_ONCE)


def _connect_welcome(library: Library, window: Window, parts: _Parts, answering: list[Any]) -> None:
    """Offer questions that the corpus answers, as soon as they are known, before the first is asked."""
    timer = gr.Timer(1.0, active=False)

    def begin_anew(name: str) -> tuple[Any, ...]:
        return (), "", *offer(name, ())

    def offer(name: str, turns: Turns) -> tuple[Any, ...]:
        if turns:
            return gr.skip(), "", gr.Timer(active=False)
        holding = held(library, name)
        is_looking = holding.questions is None
        return render_conversation((), holding.offered), render_hint(holding), gr.Timer(active=is_looking)

    offered = [parts.conversation, parts.hint, timer]
    chosen, edition, _ = window
    # What is being answered was asked of another corpus: it must not come into the new conversation.
    chosen.change(begin_anew, chosen, [parts.turns, parts.source, *offered], cancels=answering, **_QUIET)
    gr.on([edition.change, timer.tick], offer, [chosen, parts.turns], offered, **_QUIET)


_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_AT_ONCE: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
