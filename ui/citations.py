"""A citation as HTML: the button that opens it, the buttons that copy it, its quote with the value marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.types import Span
from ui.escaping import as_html, one_line
from ui.render import cut_quote, near_quote
from ui.wording import COPY_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.types import Citation


def render_cite(citation: Citation, number: int, turn: int, words: str = "") -> str:
    """Return the button that opens a citation; it shows `words` or else the number."""
    name = as_html(one_line(citation.outlet))
    said = f"{as_html(words)}, " if words else ""
    return (
        f'<button type="button" class="cite{" is-worded" if words else ""}" data-turn="{turn}" '
        f'data-cite="{number}" aria-label="{said}source {number}: open the article by {name}" '
        f'title="{name}">{as_html(words) or number}</button>'
    )


def render_copying(what: str, turn: int, number: int = 0) -> str:
    """Return the buttons that copy an answer, or its citation `number`, in each of the forms."""
    buttons = "".join(
        f'<button type="button" class="copy" data-turn="{turn}" data-number="{number}" data-form="{form}" '
        f'aria-label="{what} as {label}">{label}</button>'
        for form, label in COPY_FORMS.items()
    )
    return f'<p class="copying"><span aria-hidden="true">{what} as</span> {buttons}</p>'


def mark_value(value: str) -> str:
    """Return escaped text as the value of a quote, nothing where there is none."""
    return f'<mark class="value-mark">{value}</mark>' if value else ""


def render_quote(citation: Citation, apart: Sequence[Span] = ()) -> str:
    """Return the quote, cut where it is huge, with the value marked and the words of `apart` underlined.

    The spans count in the quote; a quote that is cut has none marked but the value.
    """
    before, value, after = cut_quote(citation)
    if (before, value, after) != near_quote(citation):
        before, value, after = (as_html(part) for part in near_quote(citation))
        return f"{before}{mark_value(value)}{after}"
    start, end = len(before), len(before) + len(value)
    parts = (Span(0, start), Span(start, end), Span(end, len(citation.quote)))
    first, marked, last = ("".join(_underlined(citation.quote, part, apart)) for part in parts)
    return f"{first}{mark_value(marked)}{last}"


def _underlined(quote: str, part: Span, apart: Sequence[Span]) -> Iterator[str]:
    """A part of a quote, in pieces."""
    at = part.start
    for span in apart:
        first, last = max(span.start, at), min(span.end, part.end)
        if first < last:
            yield as_html(quote[at:first])
            yield f'<mark class="differs">{as_html(quote[first:last])}</mark>'
            at = last
    yield as_html(quote[at : part.end])
