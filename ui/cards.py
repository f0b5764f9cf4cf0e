"""An Answer as HTML: the sentence, an account a card, why they differ; everything foreign is escaped here."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.differences import mark_differences
from ui.charts import render_charts
from ui.citations import render_cite, render_copying, render_quote
from ui.escaping import as_html, one_line
from ui.render import LONG_VALUE, Account, CitedReport, accounts, evidence_numbers
from ui.wording import REASONS, counted, dated, status_wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.types import Span
    from qa.types import Answer, Citation, Conflict, Status

_MARKS = re.compile(r"\[\d{1,4}\](?: \[\d{1,4}\])*[.,;:]?")
_MARK = re.compile(r"\[(\d{1,4})\]")
_LONGEST_RUN = 3
_SHOWN_REPORTS = 3
_SHORT_VALUE, _SENTENCE = 10, 60
_SHOWN_ACCOUNTS = 6
_PAIR = 2


# Every step of a conversation shows all its turns anew, and one of many accounts takes 30 ms.
@lru_cache(maxsize=256)
def render_answer(answer: Answer, turn: int) -> str:
    """Return the answer as cards: the sentence first, an account a card, between them why they differ.

    Buttons that cite carry `data-turn` and `data-cite`, the number of the citation.
    """
    return (
        f'<div class="answer {_status_class(answer.status)}">{_verdict(answer, turn)}'
        f"{_account_cards(answer, turn)}{render_charts(answer, turn)}{_differences(answer, turn)}"
        f"{_notes(answer.notes)}{render_copying('Copy the answer', turn)}</div>"
    )


def _status_class(status: Status) -> str:
    return f"is-{status.value.replace('_', '-')}"


def _verdict(answer: Answer, turn: int) -> str:
    wording = status_wording(answer)
    return (
        f'<p class="status"><span class="sign" aria-hidden="true">{wording.sign}</span>'
        f'<span class="label">{wording.label}</span><span class="meaning">{wording.meaning}</span></p>'
        f'<p class="sentence">{_linked(answer, turn)}</p>'
    )


def _linked(answer: Answer, turn: int) -> str:
    """Return the answer's text with its marks [1], [2] as buttons, of a long run the first and the last."""
    citations = answer.citations

    def buttons(found: re.Match[str]) -> str:
        numbers = [int(each) for each in _MARK.findall(found[0])]
        if not all(1 <= number <= len(citations) for number in numbers):
            return found[0]
        cites = [render_cite(citations[number - 1], number, turn) for number in numbers]
        shown = f"{cites[0]}–{cites[-1]}" if len(cites) > _LONGEST_RUN else " ".join(cites)
        stop = found[0][found[0].rindex("]") + 1 :]
        return f'<span class="together">{shown}{stop}</span>'

    return _MARKS.sub(buttons, as_html(one_line(answer.text)))


def _account_cards(answer: Answer, turn: int) -> str:
    told = accounts(answer)
    apart = mark_differences(answer.conflicts)
    reasons = _reasons_between(answer)
    slots = [
        f'<li class="slot">{_hinge(answer, reasons.get(place), turn, place)}'
        f"{_card(account, turn, apart)}</li>"
        for place, account in enumerate(told)
    ]
    shown, folded = slots[:_SHOWN_ACCOUNTS], slots[_SHOWN_ACCOUNTS:]
    layout = "accounts is-pair" if len(told) == _PAIR and reasons else "accounts"
    label = "Accounts, best supported first"
    return (f'<ul class="{layout}" aria-label="{label}">{"".join(shown)}</ul>' if shown else "") + _folded(
        folded, counted(len(folded), "more account"), "accounts"
    )


def _reasons_between(answer: Answer) -> dict[int, Conflict]:
    """For each card that differs from one before it, the conflict with the one nearest to its left."""
    places = {claim: place for place, claim in enumerate(answer.claims)}
    between: dict[int, tuple[int, Conflict]] = {}
    for conflict in answer.conflicts:
        earlier, later = sorted((places[conflict.left], places[conflict.right]))
        if later not in between or earlier > between[later][0]:
            between[later] = (earlier, conflict)
    return {later: conflict for later, (_, conflict) in between.items()}


def _hinge(answer: Answer, conflict: Conflict | None, turn: int, place: int) -> str:
    """What stands before a card: why it differs, or what else it is among several."""
    if len(answer.claims) == 1:
        return ""
    if conflict is None:
        return f'<p class="hinge is-quiet">{"Also reported" if place else "Best supported"}</p>'
    wording = REASONS[conflict.reason]
    return (
        f'<div class="hinge"><p class="reason"><span class="sign" aria-hidden="true">{wording.sign}</span> '
        f"<span>{wording.label}</span></p>{_explanation(answer, conflict, turn)}</div>"
    )


def _explanation(answer: Answer, conflict: Conflict, turn: int) -> str:
    told = as_html(one_line(conflict.explanation)) or REASONS[conflict.reason].meaning
    buttons = " ".join(
        render_cite(answer.citations[number - 1], number, turn)
        for number in evidence_numbers(answer, conflict)
    )
    return f'<p class="explanation">{told} <span class="together">{buttons}</span></p>'


def _card(account: Account, turn: int, apart: Mapping[Citation, tuple[Span, ...]]) -> str:
    items = [_report(report, turn, apart) for report in account.reports]
    shown, folded = items[:_SHOWN_REPORTS], items[_SHOWN_REPORTS:]
    return (
        f'<section class="account">{_value(account.heading)}'
        f'<p class="support">{account.support}</p>'
        f'<ol class="citations">{"".join(shown)}</ol>'
        f"{_folded(folded, counted(len(folded), 'more report'), 'citations')}</section>"
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


def _report(report: CitedReport, turn: int, apart: Mapping[Citation, tuple[Span, ...]]) -> str:
    """A citation, and folded below it those that copy or reword its report."""
    copies = [f"<li>{_citation(each, number, turn, apart)}</li>" for number, each in report.copies]
    summary = "1 copy or rewording" if len(copies) == 1 else f"{len(copies)} copies or rewordings"
    number, citation = report.source
    return f"<li>{_citation(citation, number, turn, apart)}{_folded(copies, summary, 'copies')}</li>"


def _citation(citation: Citation, number: int, turn: int, apart: Mapping[Citation, tuple[Span, ...]]) -> str:
    date = dated(citation.published)
    when = f' <span class="date">{date}</span>' if date else ""
    # A file's name says little; a known outlet says enough for the article to be told from its neighbours.
    title = "" if citation.source else one_line(citation.title)
    named = f' <bdi class="title">{as_html(title)}</bdi>' if title else ""
    return (
        f'<p class="origin">{render_cite(citation, number, turn)} '
        f'<bdi class="outlet">{as_html(one_line(citation.outlet))}</bdi>{when}{named}</p>'
        f'<blockquote dir="auto">“{render_quote(citation, apart.get(citation, ()))}”</blockquote>'
    )


def _differences(answer: Answer, turn: int) -> str:
    """The pairs for which there was no room between the cards."""
    between = [id(conflict) for conflict in _reasons_between(answer).values()]
    items = [_difference(answer, each, turn) for each in answer.conflicts if id(each) not in between]
    return _folded(items, counted(len(items), "more difference"), "conflicts")


def _difference(answer: Answer, conflict: Conflict, turn: int) -> str:
    wording = REASONS[conflict.reason]
    left, right = (as_html(one_line(claim.text)) for claim in (conflict.left, conflict.right))
    return (
        f'<li class="difference"><p class="pair"><bdi>{left}</bdi> '
        f'<span class="sign" role="img" aria-label="differs from">{wording.sign}</span> <bdi>{right}</bdi> '
        f'<span class="reason">{wording.label}</span></p>{_explanation(answer, conflict, turn)}</li>'
    )


def _notes(notes: Sequence[str]) -> str:
    items = "".join(f"<li>{as_html(one_line(note))}</li>" for note in notes)
    return f'<ul class="notes" aria-label="Notes">{items}</ul>' if items else ""
