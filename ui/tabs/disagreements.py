"""The tab that lists what nobody asked about: where the articles of the corpus disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr

from ui.assets import read_asset
from ui.conversation import Turn, add_turn, is_waiting, render_conversation
from ui.disagreements import (
    ALL,
    Narrowing,
    entry_at,
    export,
    is_listed,
    listed,
    outlet_choices,
    reason_choices,
    render_audit_state,
    render_disagreements,
)
from ui.window import Window, held
from ui.wording import AuditFormat

if TYPE_CHECKING:
    from ui.library import Library
    from ui.tabs.asking import Asking

_EVERY = 1.0
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_SAVE = """(text, name) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}"""

Drawn: TypeAlias = dict[Any, Any]


def build_disagreements(library: Library, window: Window, asking: Asking) -> None:
    """Add the tab to the page that is being built; an entry is opened where questions are asked."""
    with gr.Tab("Disagreements", id="disagreements", elem_id="disagreements-tab") as tab:
        _Parts(library, window).connect(tab, asking)


class _Parts:
    """The parts of the tab, made where the page is being built."""

    def __init__(self, library: Library, window: Window) -> None:
        self.library = library
        self.window = window
        self.narrowing = gr.State(Narrowing())
        self.timer = gr.Timer(_EVERY, active=False)
        script = read_asset("listing.js")
        self.state = gr.HTML("", elem_id="audit", apply_default_css=False, js_on_load=script)
        self.begin = gr.Button("Look for disagreements", variant="primary", visible=False, elem_id="look")
        with gr.Row(visible=False, elem_id="narrowing") as self.narrow:
            self.reason = gr.Dropdown([("Any reason", ALL)], value=ALL, label="Reason", elem_id="reason")
            self.outlet = gr.Dropdown([("Any outlet", ALL)], value=ALL, label="Outlet", elem_id="outlet")
            self.csv = gr.Button("Save as CSV", elem_id="save-csv")
            self.markdown = gr.Button("Save as Markdown", elem_id="save-markdown")
        self.entries = gr.HTML("", elem_id="entries", apply_default_css=False, js_on_load=script)
        self.text = gr.Textbox(visible="hidden")
        self.file = gr.Textbox(visible="hidden")

    def connect(self, tab: gr.Tab, asking: Asking) -> None:
        """Let every event be answered by its handler."""
        chosen, edition, tabs = self.window
        looked = [self.state, self.begin, self.narrow, self.timer, self.entries]
        drawn = [*looked, self.narrowing, self.reason, self.outlet]
        narrowed = [chosen, self.narrowing, self.reason, self.outlet]
        gr.on([tab.select, chosen.change, edition.change], self.draw, chosen, drawn, **_QUIET)
        self.begin.click(self.look, chosen, drawn, **_QUIET)
        self.state.act(self.stop, chosen, drawn, **_QUIET)
        self.timer.tick(self.tick, chosen, drawn, **_QUIET)
        gr.on(
            [self.reason.input, self.outlet.input],
            self.narrow_down,
            narrowed,
            [self.narrowing, self.entries],
            **_QUIET,
        )
        self.entries.turn_page(self.turn, narrowed[:2], [self.narrowing, self.entries], **_QUIET)
        opened = [asking.turns, asking.conversation, tabs]
        self.entries.open_entry(self.open, [chosen, asking.turns], opened, **_QUIET)
        for button, form in ((self.csv, AuditFormat.CSV), (self.markdown, AuditFormat.MARKDOWN)):
            saved = button.click(
                self.exporter(form), [chosen, self.narrowing], [self.text, self.file], **_QUIET
            )
            saved.then(None, [self.text, self.file], js=_SAVE)

    def draw(self, name: str) -> Drawn:
        """Draw the tab for the corpus as it is now, nothing left out."""
        holding = held(self.library, name)
        work = holding.audit
        conflicts = listed(work)
        return {
            self.state: render_audit_state(work, len(holding.articles())),
            self.begin: gr.Button(visible=work is None and bool(holding.articles())),
            self.narrow: gr.Row(visible=bool(conflicts)),
            self.timer: gr.Timer(active=work is not None and work.is_running),
            self.entries: render_disagreements(conflicts, Narrowing()) if is_listed(work) else "",
            self.narrowing: Narrowing(),
            self.reason: gr.Dropdown(reason_choices(conflicts), value=ALL),
            self.outlet: gr.Dropdown(outlet_choices(conflicts), value=ALL),
        }

    def look(self, name: str) -> Drawn:
        """Begin to look for disagreements."""
        held(self.library, name).begin_audit()
        return self.draw(name)

    def stop(self, name: str) -> Drawn:
        """Look no further."""
        held(self.library, name).stop_audit()
        return self.draw(name)

    def tick(self, name: str) -> Drawn:
        """Draw how far the search is and, once it is done, the list."""
        work = held(self.library, name).audit
        if work and work.is_running:
            return {self.state: render_audit_state(work, 1)}
        return self.draw(name)

    def narrow_down(self, name: str, _: Narrowing, reason: str, outlet: str) -> tuple[Narrowing, str]:
        """Keep the list to a reason and an outlet."""
        return self._narrowed(name, Narrowing(reason, outlet))

    def turn(self, name: str, narrowing: Narrowing, event: gr.EventData) -> tuple[Narrowing, str]:
        """Turn to a page of the list."""
        return self._narrowed(name, narrowing.turned(event.page))

    def _narrowed(self, name: str, narrowing: Narrowing) -> tuple[Narrowing, str]:
        return narrowing, render_disagreements(listed(held(self.library, name).audit), narrowing)

    def open(self, name: str, turns: tuple[Turn, ...], event: gr.EventData) -> tuple[Any, Any, Any]:
        """Open an entry as an answer in the conversation."""
        conflict = entry_at(listed(held(self.library, name).audit), event.place)
        if conflict is None:
            return gr.skip(), gr.skip(), gr.skip()
        if is_waiting(turns):  # the answer that is awaited would take the place of what is opened
            return gr.skip(), gr.skip(), gr.Tabs(selected="ask")
        now = add_turn(turns, Turn(conflict.question, conflict.as_answer()))
        return now, render_conversation(now), gr.Tabs(selected="ask")

    def exporter(self, form: AuditFormat) -> Any:
        """Return the handler that gives the list, as it is narrowed down, as a file's text and its name."""

        def save(name: str, narrowing: Narrowing) -> tuple[str, str]:
            conflicts = listed(held(self.library, name).audit)
            ending = "csv" if form is AuditFormat.CSV else "md"
            return export(narrowing.found(conflicts), form), f"disagreements.{ending}"

        return save
