"""The tab that holds the corpus: adding articles, the table of them, and making and deleting corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr

from index.intake import LONGEST_PASTE
from index.shelf import LONGEST_NAME
from ui.assets import read_asset
from ui.desk import (
    add_dropped,
    add_folder,
    add_pasted,
    count_chosen,
    kinds,
    make_corpus,
    perform,
    remove_chosen,
    render_desk,
    render_rows,
    render_trouble,
    rows_of,
    told,
)
from ui.listing import Listing
from ui.window import Window, held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.library import Library

_EVERY = 1.0
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Drawn: TypeAlias = dict[Any, Any]


def build_articles(library: Library, window: Window) -> None:
    """Add the tab to the page that is being built."""
    with gr.Tab("Articles", id="articles", elem_id="articles-tab") as tab:
        _Parts(library, window).connect(tab)


class _Parts:
    """The parts of the tab, made where the page is being built."""

    def __init__(self, library: Library, window: Window) -> None:
        self.library = library
        self.window = window
        self.listing = gr.State(Listing())
        self.timer = gr.Timer(_EVERY, active=False)
        with gr.Row(elem_id="stock"):
            with gr.Column(elem_id="adding-side"):
                self._build_adding()
            with gr.Column(elem_id="list-side"):
                self._build_table()

    def _build_adding(self) -> None:
        self.going_on = gr.HTML("", elem_id="going-on", apply_default_css=False, js_on_load=_script())
        with gr.Column(elem_id="adding", visible=False) as self.adding:
            self.files = gr.File(
                label=f"Drop articles here: {kinds()}",
                file_count="multiple",
                height=150,
                elem_id="drop",
            )
            with gr.Accordion("Paste an article", open=False, elem_id="paste"):
                self.text = gr.Textbox(label="Text", lines=6, max_lines=12, max_length=LONGEST_PASTE + 1)
                self.title = gr.Textbox(label="Title, if you know it", max_length=500)
                with gr.Row():
                    self.source = gr.Textbox(label="Outlet", max_length=200, min_width=120)
                    self.published = gr.Textbox(
                        label="Date", placeholder="YYYY-MM-DD", max_length=60, min_width=120
                    )
                self.paste = gr.Button("Add this article", elem_id="paste-add")
            with gr.Accordion(
                "Read a folder of this machine", open=False, visible=self.library.is_local, elem_id="folder"
            ):
                self.path = gr.Textbox(
                    label="Path of a folder or file", placeholder="~/articles", max_length=2_000
                )
                self.read = gr.Button("Add what is there", elem_id="folder-add")
        with gr.Accordion("Make a corpus", open=False, elem_id="make"):
            self.name = gr.Textbox(label="Name", max_length=2 * LONGEST_NAME)
            with gr.Row():
                self.make = gr.Button("Make it empty", elem_id="make-empty")
                self.copy = gr.Button("Copy this one", elem_id="make-copy")
        with gr.Accordion("Delete this corpus", open=False, visible=False, elem_id="delete") as self.deleting:
            self.sure = gr.Checkbox(label="Delete it with all its articles; it cannot be brought back")
            self.delete = gr.Button("Delete", variant="stop", elem_id="delete-it")
        self.trouble = gr.HTML("", elem_id="adding-trouble", apply_default_css=False, js_on_load=None)

    def _build_table(self) -> None:
        self.search = gr.Textbox(
            label="Search the articles by outlet, title, date or file name", max_length=200, elem_id="search"
        )
        with gr.Row(visible=False, elem_id="removing") as self.removing:
            self.remove = gr.Button("Remove", elem_id="remove")
            self.confirm = gr.Button("Yes, remove them", variant="stop", visible=False, elem_id="confirm")
            self.keep = gr.Button("Keep them", visible=False, elem_id="keep")
        self.table = gr.HTML("", elem_id="table", apply_default_css=False, js_on_load=_script())

    def connect(self, tab: gr.Tab) -> None:
        """Let every event be answered by its handler."""
        chosen, edition, _ = self.window
        seen = [chosen, self.listing]
        table = [self.listing, self.table, self.removing, self.remove, self.confirm, self.keep]
        stock = [self.going_on, self.adding, self.deleting, self.timer, edition]
        gr.on([tab.select, edition.change], self.draw, seen, [*stock, *table], **_QUIET)
        chosen.change(self.begin_anew, chosen, [*stock, *table, self.search, self.trouble], **_QUIET)
        self.timer.tick(self.tick, chosen, [self.going_on, self.timer, edition, self.adding], **_QUIET)
        began = [self.trouble, *stock]
        self.files.upload(self.drop, [chosen, self.files], [self.files, *began], **_QUIET)
        pasted = [self.text, self.title, self.source, self.published]
        self.paste.click(self.add_text, [chosen, *pasted], [*pasted, *began], **_QUIET)
        gr.on([self.read.click, self.path.submit], self.add_path, [chosen, self.path], began, **_QUIET)
        made = [self.trouble, chosen, self.name]
        gr.on([self.make.click, self.name.submit], self.make_new, [chosen, self.name], made, **_QUIET)
        self.copy.click(self.make_copy, [chosen, self.name], made, **_QUIET)
        self.delete.click(self.delete_it, [chosen, self.sure], [self.trouble, chosen, self.sure], **_QUIET)
        self.going_on.act(self.act, chosen, began, **_QUIET)
        many: dict[str, Any] = _QUIET | {"trigger_mode": "multiple"}
        self.table.choose(self.mark, seen, table, **many)
        self.table.order_by(self.order, seen, table, **_QUIET)
        self.table.turn_page(self.turn, seen, table, **_QUIET)
        self.search.change(self.find, [*seen, self.search], table, trigger_mode="always_last", **_QUIET)
        self.remove.click(self.ask_first, seen, table[2:], **_QUIET)
        self.keep.click(self.draw_table, seen, table, **_QUIET)
        self.confirm.click(self.remove_them, seen, [self.trouble, edition, *table], **_QUIET)

    # what is drawn

    def draw(self, name: str, listing: Listing) -> Drawn:
        """Draw the tab for the corpus as it is now."""
        return self._stock(name) | self.draw_table(name, listing)

    def begin_anew(self, name: str) -> Drawn:
        """Draw the tab for a corpus that was just chosen."""
        return self.draw(name, Listing()) | {self.search: "", self.trouble: ""}

    def draw_table(self, name: str, listing: Listing) -> Drawn:
        """Draw the table and the button that removes what is chosen there."""
        holding = held(self.library, name)
        number = count_chosen(holding, listing)
        return {
            self.listing: listing,
            self.table: render_rows(holding, listing),
            self.removing: gr.Row(visible=bool(number)),
            self.remove: gr.Button(f"Remove {number:,} chosen", visible=True),
            self.confirm: gr.Button(visible=False),
            self.keep: gr.Button(visible=False),
        }

    def tick(self, name: str) -> Drawn:
        """Draw how far the work is."""
        return {key: part for key, part in self._stock(name).items() if key is not self.deleting}

    def _stock(self, name: str) -> Drawn:
        holding = held(self.library, name)
        is_busy = holding.is_busy
        is_comparing = not is_busy and holding.find_copies().is_running
        return {
            self.going_on: render_desk(holding),
            self.adding: gr.Column(visible=holding.is_own and not is_busy),
            self.deleting: gr.Accordion(visible=holding.is_own),
            self.timer: gr.Timer(active=is_busy or is_comparing),
            self.window.edition: f"{holding.corpus.edition} {is_busy} {is_comparing}",
        }

    def _began(self, name: str, trouble: str) -> Drawn:
        return {self.trouble: render_trouble(trouble)} | self._stock(name)

    # what is added

    def drop(self, name: str, files: Sequence[str] | None) -> Drawn:
        """Begin to add dropped files; those of kinds that are not read are told of, not refused together."""
        return {self.files: None} | self._began(name, add_dropped(self.library, name, files or ()))

    def add_text(self, name: str, text: str, title: str, source: str, published: str) -> Drawn:
        """Begin to add a pasted article; what was typed stays if it cannot be."""
        trouble = add_pasted(self.library, name, text, title=title, source=source, published=published)
        emptied = () if trouble else (self.text, self.title, self.source, self.published)
        return dict.fromkeys(emptied, "") | self._began(name, trouble)

    def add_path(self, name: str, path: str) -> Drawn:
        """Begin to add a folder of this machine."""
        return self._began(name, add_folder(self.library, name, path))

    def act(self, name: str, event: gr.EventData) -> Drawn:
        """Stop adding, go on with it or forget what waits."""
        return self._began(name, perform(self.library, name, event.act))

    # corpora

    def make_new(self, name: str, new: str) -> Drawn:
        """Make an empty corpus and choose it."""
        return self._made(name, *make_corpus(self.library, new))

    def make_copy(self, name: str, new: str) -> Drawn:
        """Make a copy of the corpus and choose it."""
        return self._made(name, *make_corpus(self.library, new, of=name))

    def _made(self, name: str, made: str, trouble: str) -> Drawn:
        if trouble:
            return {self.trouble: render_trouble(trouble)}
        return {self.trouble: "", self.window.chosen: made or name, self.name: ""}

    def delete_it(self, name: str, is_sure: bool) -> Drawn:  # noqa: FBT001 - Gradio hands it over so
        """Delete the corpus if the box beside the button is checked, and choose the first one."""
        if not is_sure:
            return {self.trouble: render_trouble("check the box first, to say that it is meant")}
        trouble = told(lambda: self.library.delete(name))
        if trouble:
            return {self.trouble: render_trouble(trouble)}
        return {self.trouble: "", self.window.chosen: self.library.first, self.sure: False}

    # the table

    def mark(self, name: str, listing: Listing, event: gr.EventData) -> Drawn:
        """Note that an article is chosen or no longer; the table itself shows it already."""
        is_all = event.id == "all"
        marked = (
            listing.marked_all(rows_of(held(self.library, name)))
            if is_all
            else listing.marked(event.id, is_chosen=event.chosen is True)
        )
        drawn = self.draw_table(name, marked)
        return drawn if is_all else {key: part for key, part in drawn.items() if key is not self.table}

    def order(self, name: str, listing: Listing, event: gr.EventData) -> Drawn:
        """Order the table by a column."""
        return self.draw_table(name, listing.ordered(event.column))

    def turn(self, name: str, listing: Listing, event: gr.EventData) -> Drawn:
        """Turn to a page of the table."""
        return self.draw_table(name, listing.turned(event.page))

    def find(self, name: str, listing: Listing, query: str) -> Drawn:
        """Search the table."""
        return self.draw_table(name, listing.searched(query))

    def ask_first(self, name: str, listing: Listing) -> Drawn:
        """Ask whether the chosen articles are to be removed."""
        number = count_chosen(held(self.library, name), listing)
        return {
            self.remove: gr.Button(visible=False),
            self.confirm: gr.Button(f"Yes, remove {number:,} from this corpus", visible=True),
            self.keep: gr.Button(visible=True),
        }

    def remove_them(self, name: str, listing: Listing) -> Drawn:
        """Remove the chosen articles."""
        after, trouble = remove_chosen(self.library, name, listing)
        edition = self._stock(name)[self.window.edition]
        return {self.trouble: render_trouble(trouble), self.window.edition: edition} | self.draw_table(
            name, after
        )


def _script() -> str:
    return read_asset("listing.js")
