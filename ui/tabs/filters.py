"""The controls that keep answers to some outlets and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from ui.selections import Narrowed, outlet_names, render_selection
from ui.window import Window, held

if TYPE_CHECKING:
    from ui.library import Library

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class Filters(NamedTuple):
    """The controls; their values are the last three arguments of `narrow`."""

    outlets: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox


def narrow(library: Library, name: str, outlets: object, since: object, until: object) -> Narrowed:
    """Return the chosen corpus, kept to what stands in the controls."""
    corpus = held(library, name).corpus
    chosen = [str(each) for each in outlets] if isinstance(outlets, list) else []
    known = outlet_names(corpus) if chosen else {}
    names = tuple(known.get(each, each) for each in chosen)
    return Narrowed(corpus, names, str(since or ""), str(until or ""))


def build_filters(library: Library, window: Window) -> Filters:
    """Add the controls where the page is being built, and a line that says what they keep answers to."""
    said = gr.HTML("", elem_id="kept", apply_default_css=False, js_on_load=None)
    with gr.Accordion("Only some outlets or days", open=False, elem_id="filters"), gr.Row():
        filters = Filters(
            gr.Dropdown([], multiselect=True, label="Outlets", elem_id="filter-outlets", min_width=200),
            gr.Textbox(label="From", placeholder="YYYY-MM-DD", max_length=60, elem_id="since", min_width=100),
            gr.Textbox(label="To", placeholder="YYYY-MM-DD", max_length=60, elem_id="until", min_width=100),
        )
        clear = gr.Button("All articles", elem_id="all-articles", min_width=100)
    chosen, edition, _ = window

    def tell(name: str, outlets: object, since: object, until: object) -> str:
        return render_selection(narrow(library, name, outlets, since, until))

    def offer(name: str, outlets: list[str] | None) -> Any:
        names = list(outlet_names(held(library, name).corpus))
        return gr.Dropdown(names, value=[each for each in outlets or () if each in names])

    def begin_anew(name: str) -> tuple[Any, str, str, str]:
        return gr.Dropdown(list(outlet_names(held(library, name).corpus)), value=[]), "", "", ""

    told = [chosen, *filters]
    gr.on([each.change for each in filters], tell, told, said, trigger_mode="always_last", **_QUIET)
    edition.change(offer, [chosen, filters.outlets], filters.outlets, **_QUIET)
    gr.on([chosen.change, clear.click], begin_anew, chosen, [*filters, said], **_QUIET)
    return filters
