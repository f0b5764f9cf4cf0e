"""The article behind a citation as HTML, beside the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.citations import mark_value, render_copying
from ui.escaping import as_html, one_line, web_address
from ui.render import cut_quote
from ui.wording import dated

if TYPE_CHECKING:
    from index.types import Article
    from qa.types import Answer, Citation

# A browser stays quick with this much text on either side of the quote.
_STORY_REACH = 30_000
_CUT_OFF = '<span class="cut-off">[the article goes on]</span>'


def render_steps(answer: Answer, turn: int, number: int) -> str:
    """Return what stands above an opened article: whose it is, the ways to its neighbours, and to copy."""
    total = len(answer.citations)
    outlet = as_html(one_line(answer.citations[number - 1].outlet))
    return (
        f'<nav class="steps" aria-label="Citations">{_step("Previous", "←", turn, number - 1, total)}'
        f"{_step('Next', '→', turn, number + 1, total)}"
        f'<p class="place">{number} of {total} <bdi class="outlet">{outlet}</bdi></p>'
        f"{render_copying('Copy the quote', turn, number)}</nav>"
    )


def _step(name: str, arrow: str, turn: int, number: int, total: int) -> str:
    state = "" if 1 <= number <= total else " disabled"
    return (
        f'<button type="button" class="step" data-turn="{turn}" data-step="{number}" '
        f'aria-label="{name} citation" title="{name} citation ({arrow} key)"{state}>{arrow}</button>'
    )


def render_source_trouble(words: str) -> str:
    """Return a warning for the place where the article would stand."""
    return f'<p class="source trouble" role="alert">{as_html(words)}</p>'


def render_article(article: Article, citation: Citation, number: int | None = None) -> str:
    """Return the article with the quote marked and the value marked inside it, both by offsets.

    Where the article is no longer what was quoted, the quote is shown above it with a warning and
    nothing is marked.
    """
    return (
        f'<article class="source">{_heading(citation, number)}'
        f'<div class="story" dir="auto">{_story(article, citation)}</div></article>'
    )


def _heading(citation: Citation, number: int | None) -> str:
    mark = f'<span class="cite is-static">{number}</span> ' if number is not None else ""
    byline = " · ".join(
        f"<span>{as_html(part)}</span>"
        for part in (one_line(citation.author), dated(citation.published))
        if part
    )
    title = one_line(citation.title)
    return (
        f'<p class="origin">{mark}<bdi class="outlet">{as_html(one_line(citation.outlet))}</bdi></p><header>'
        + (f'<h2 dir="auto">{as_html(title)}</h2>' if title else "")
        + (f'<p class="byline">{byline}</p>' if byline else "")
        + _address(citation)
        + f'<p class="locator">{as_html(one_line(citation.locator))}</p></header>'
    )


def _address(citation: Citation) -> str:
    address = web_address(citation.url)
    if address is None:
        return ""
    safe = as_html(address)
    link = f'<a href="{safe}" target="_blank" rel="noopener noreferrer nofollow">{safe}</a>'
    return f'<p class="address">{link}</p>'


def _story(article: Article, citation: Citation) -> str:
    if article.text[citation.start : citation.end] != citation.quote:
        warning = "This article has changed since it was quoted. The words quoted were:"
        return (
            f'<p class="warning">{warning} “{as_html(citation.quote)}”</p>'
            f"{as_html(article.text[: 2 * _STORY_REACH])}"
        )
    first = max(0, citation.start - _STORY_REACH)
    last = min(len(article.text), citation.end + _STORY_REACH)
    before = (_CUT_OFF if first else "") + as_html(article.text[first : citation.start])
    after = as_html(article.text[citation.end : last]) + (_CUT_OFF if last < len(article.text) else "")
    return f"{before}{_marked_quote(citation)}{after}"


def _marked_quote(citation: Citation) -> str:
    before, value, after = (as_html(part) for part in cut_quote(citation))
    return f'<mark class="quote" tabindex="-1">{before}{mark_value(value)}{after}</mark>'
