"""The tab that asks: a conversation beside the articles it cites."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Gradio reads the handlers' signatures
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr

from ui.assets import read_asset
from ui.conversation import (
    Corpus,
    Turns,
    answer_waiting,
    edit_question,
    open_citation,
    render_conversation,
    render_copied,
    take_question,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# Reading is work for the processor: more questions at once than this only make each of them wait longer.
_QUESTIONS_AT_ONCE = 2
# What the box takes at all; a question that is too long is told so, instead of being cut without a word.
_PASTE_LIMIT = 20_000
_SOURCE_FRAME = (
    '<button type="button" class="close" aria-label="Close the article">Close</button>'
    '<div class="frame">${value}</div>'
)
Shown: TypeAlias = tuple[Turns, str, Any]
"""What a step of an answer changes: the conversation kept, the conversation shown, the question box."""


def build_asking(corpus: Corpus, examples: Sequence[str] = ()) -> None:
    """Add the tab to the page that is being built, `examples` offered before the first question."""
    with gr.Tab("Ask", id="ask", elem_id="ask-tab"):
        turns = gr.State(())
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="conversation-side"):
                conversation = gr.HTML(
                    render_conversation((), examples),
                    elem_id="conversation",
                    apply_default_css=False,
                    js_on_load=read_asset("conversation.js"),
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
                    js_on_load=read_asset("source.js"),
                )
        clipboard = gr.HTML(
            "",
            elem_id="clipboard",
            apply_default_css=False,
            js_on_load=read_asset("clipboard.js"),
        )
        parts = _Parts(turns, conversation, box, send, source, clipboard)
        _connect(corpus, tuple(examples), parts)
        _connect_reading(corpus, parts)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the tab that events start from and end in."""

    turns: gr.State
    conversation: gr.HTML
    box: gr.Textbox
    send: gr.Button
    source: gr.HTML
    clipboard: gr.HTML


def _connect(corpus: Corpus, examples: tuple[str, ...], parts: _Parts) -> None:
    def take(question: str, earlier: Turns) -> Shown:
        now = take_question(question or "", earlier)
        # The box keeps what was not taken: an answer is awaited, or there are no words in it.
        return now, render_conversation(now, examples), gr.skip() if now is earlier else ""

    def take_example(earlier: Turns, event: gr.EventData) -> Shown:
        return take(examples[int(event.position)], earlier)

    def answer(now: Turns) -> Iterator[tuple[Any, Any]]:
        yield gr.skip(), gr.skip()  # a handler that yields nothing at all would empty the page
        for step in answer_waiting(corpus, now):
            yield step, render_conversation(step, examples)

    shown = [parts.turns, parts.conversation, parts.box]
    taken = (
        # Outside the queue: that a question was taken is seen at once, however many are being answered.
        gr.on([parts.box.submit, parts.send.click], take, [parts.box, parts.turns], shown, **_AT_ONCE),
        parts.conversation.example(take_example, parts.turns, shown, **_AT_ONCE),
    )
    for each in taken:
        each.then(
            answer,
            parts.turns,
            [parts.turns, parts.conversation],
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=_QUESTIONS_AT_ONCE,
            concurrency_id="asking",
        )


def _connect_reading(corpus: Corpus, parts: _Parts) -> None:
    """Let a citation open its article, an answer be copied and a question be changed and asked again."""

    def edit(now: Turns, event: gr.EventData) -> str:
        return edit_question(now, event.turn)

    def show_source(now: Turns, event: gr.EventData) -> str:
        return open_citation(corpus, now, event.turn, event.number)

    def copy(now: Turns, event: gr.EventData) -> str:
        return render_copied(now, event.turn, event.number, event.form)

    parts.conversation.edit(edit, parts.turns, parts.box, **_AT_ONCE)
    parts.conversation.cite(show_source, parts.turns, parts.source, trigger_mode="always_last", **_AT_ONCE)
    parts.clipboard.copy(copy, parts.turns, parts.clipboard, trigger_mode="always_last", **_AT_ONCE)


_AT_ONCE: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
