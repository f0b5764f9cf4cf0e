"""What one browser window knows: the corpus it has chosen there, and that it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.errors import RashomonError
from ui.conversation import render_masthead
from ui.escaping import as_html

if TYPE_CHECKING:
    import gradio as gr

    from ui.library import Holding, Library


class Window(NamedTuple):
    """The states that the parts of the page share.

    `chosen` holds the name of the corpus, `edition` that of its articles as the window last saw them: what
    is drawn from them listens to it. `tabs` are the tabs, to lead from one to another.
    """

    chosen: gr.State
    edition: gr.State
    tabs: gr.Tabs


def held(library: Library, name: object) -> Holding:
    """Return the chosen corpus, or the first one where it is gone or cannot be opened."""
    try:
        return library.holding(str(name))
    except RashomonError:
        return library.holding(library.first)


def choose(library: Library, name: object) -> str:
    """Return the name that the window keeps to: the one asked for, in whatever state that corpus is."""
    return name if isinstance(name, str) and name in library.names() else library.first


def render_head(library: Library, name: str) -> str:
    """Return the head of the page for a corpus; one that is gone has a word that says so."""
    try:
        return render_masthead(library.holding(name).corpus)
    except RashomonError as error:
        first = render_masthead(library.holding(library.first).corpus)
        return f'{first}<p class="trouble" role="alert">{as_html(str(error))}</p>'


def render_hint(holding: Holding) -> str:
    """Return what there is to know before the first question is asked, as HTML; often nothing."""
    if not holding.articles():
        where = "add some in the tab “Articles”" if holding.is_own else "start the program with others"
        return f'<p class="hint" role="status">This corpus has no articles yet: {where}.</p>'
    if holding.questions is None:
        return '<p class="hint" role="status">Looking for questions that these articles answer…</p>'
    return ""
