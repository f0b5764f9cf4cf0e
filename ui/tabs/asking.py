"""The tab that asks: a conversation beside the articles it cites."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Gradio reads the handlers' signatures
from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr

from ui.assets import read_asset
from ui.conversation import Corpus, Turn, open_citation, render_conversation, take_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

# Reading is work for the processor: more questions at once than this only make each of them wait longer.
_QUESTIONS_AT_ONCE = 2
# What the box takes at all; a question that is too long is told so, instead of being cut without a word.
_PASTE_LIMIT = 20_000
_SOURCE_FRAME = (
    '<p class="placeholder">Choose a numbered citation to read the article here, at the words it is '
    'quoted for.</p><button type="button" class="close" aria-label="Close the article">Close</button>'
    '<div class="frame">${value}</div>'
)
Shown: TypeAlias = tuple[tuple[Turn, ...], str, Any]
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
        _connect(corpus, tuple(examples), turns, conversation, box, send, source)


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
