"""An Answer and the article behind a citation as HTML; everything from outside is escaped here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.escaping import as_html, one_line, web_address
from ui.render import LONG_VALUE, Account, accounts, cut_quote, evidence_numbers, near_quote
from ui.wording import REASONS, STATUSES, counted, dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Article
    from qa.types import Answer, Citation, Conflict, Status

_MARK = re.compile(r"\[(\d{1,4})\]([.,;:]?)")
_SHOWN_CITATIONS = 3
_SHOWN_CONFLICTS = 3
_SHORT_VALUE, _SENTENCE = 10, 60
# A browser stays quick with this much text on either side of the quote.
_STORY_REACH = 30_000
_CUT_OFF = '<span class="cut-off">[the article goes on]</span>'


def render_answer(answer: Answer, turn: int) -> str:
    """Return the answer as cards: the sentence first, an account a card, then why they differ.

    Buttons that cite carry `data-turn` and `data-cite`, the number of the citation.
    """
    return (
        f'<div class="answer {_status_class(answer.status)}">{_verdict(answer, turn)}'
        f"{_account_cards(answer, turn)}{_differences(answer, turn)}{_notes(answer.notes)}</div>"
    )


def _status_class(status: Status) -> str:
    return f"is-{status.value.replace('_', '-')}"


def _verdict(answer: Answer, turn: int) -> str:
    wording = STATUSES[answer.status]
    return (
        f'<p class="status" title="{wording.meaning}"><span class="sign" aria-hidden="true">{wording.sign}'
        f'</span><span class="label">{wording.label}</span></p>'
        f'<p class="sentence">{_linked(answer, turn)}</p>'
    )


def _linked(answer: Answer, turn: int) -> str:
    """Return the answer's text with its marks [1], [2] as buttons."""
    citations = answer.citations

    def button(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= len(citations):
            return found[0]
        cite = _cite(citations[number - 1], number, turn)
        return f'<span class="together">{cite}{found[2]}</span>' if found[2] else cite

    return _MARK.sub(button, as_html(one_line(answer.text)))


def _cite(citation: Citation, number: int, turn: int) -> str:
    name = as_html(one_line(citation.outlet))
    return (
        f'<button type="button" class="cite" data-turn="{turn}" data-cite="{number}" '
        f'aria-label="Source {number}: open the article by {name}" title="{name}">{number}</button>'
    )


def _account_cards(answer: Answer, turn: int) -> str:
    cards = "".join(_card(account, turn) for account in accounts(answer))
    return f'<div class="accounts">{cards}</div>' if cards else ""


def _card(account: Account, turn: int) -> str:
    items = [_citation(citation, number, turn) for number, citation in account.citations]
    shown, folded = items[:_SHOWN_CITATIONS], items[_SHOWN_CITATIONS:]
    return (
        f'<section class="account">{_value(account.heading)}'
        f'<p class="support">{account.support}</p>'
        f'<ol class="citations">{"".join(shown)}</ol>'
        f"{_folded(folded, counted(len(folded), 'more citation'), 'citations')}</section>"
    )


def _value(heading: str) -> str:
    """Return the value as large as its length allows; a sentence is no larger than its quote."""
    sizes = ((_SENTENCE, " is-sentence"), (LONG_VALUE, " is-long"), (_SHORT_VALUE, " is-medium"))
    size = next((name for longer_than, name in sizes if len(heading) > longer_than), "")
    return f'<h3 class="value{size}"><bdi>{as_html(heading)}</bdi></h3>' if heading else ""


def _folded(items: Sequence[str], summary: str, kind: str) -> str:
    if not items:
        return ""
    return f'<details><summary>{summary}</summary><ol class="{kind}">{"".join(items)}</ol></details>'


def _citation(citation: Citation, number: int, turn: int) -> str:
    before, value, after = (as_html(part) for part in near_quote(citation))
    date = dated(citation.published)
    when = f' <span class="date">{date}</span>' if date else ""
    return (
        f'<li><p class="origin">{_cite(citation, number, turn)} '
        f'<bdi class="outlet">{as_html(one_line(citation.outlet))}</bdi>{when}</p>'
        f'<blockquote dir="auto">“{before}{_mark(value)}{after}”</blockquote></li>'
    )


def _mark(value: str) -> str:
    return f'<mark class="value-mark">{value}</mark>' if value else ""


def _differences(answer: Answer, turn: int) -> str:
    if not answer.conflicts:
        return ""
    items = [_difference(answer, conflict, turn) for conflict in answer.conflicts]
    shown, folded = items[:_SHOWN_CONFLICTS], items[_SHOWN_CONFLICTS:]
    return (
        f'<section class="differences"><h3>Why they differ</h3><ol class="conflicts">{"".join(shown)}</ol>'
        f"{_folded(folded, counted(len(folded), 'more difference'), 'conflicts')}</section>"
    )


def _difference(answer: Answer, conflict: Conflict, turn: int) -> str:
    wording = REASONS[conflict.reason]
    left, right = (as_html(one_line(claim.text)) for claim in (conflict.left, conflict.right))
    explanation = as_html(one_line(conflict.explanation)) or wording.meaning
    numbers = evidence_numbers(answer, conflict)
    buttons = " ".join(_cite(answer.citations[number - 1], number, turn) for number in numbers)
    return (
        f'<li class="difference"><p class="pair"><bdi>{left}</bdi> '
        f'<span class="sign" aria-label="differs from">{wording.sign}</span> <bdi>{right}</bdi> '
        f'<span class="reason" title="{wording.meaning}">{wording.label}</span></p>'
        f'<p class="explanation">{explanation} {buttons}</p></li>'
    )


def _notes(notes: Sequence[str]) -> str:
    items = "".join(f"<li>{as_html(one_line(note))}</li>" for note in notes)
    return f'<ul class="notes" aria-label="Notes">{items}</ul>' if items else ""


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
    return f'<mark class="quote" tabindex="-1">{before}{_mark(value)}{after}</mark>'
