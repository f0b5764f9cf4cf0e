"""The list of a corpus's disagreements: narrowed to a reason or an outlet, a page at a time, exported."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ui.audits import render_audit
from ui.desk import render_progress, render_trouble
from ui.escaping import as_html, one_line
from ui.paging import cut
from ui.render import near_quote, origin
from ui.wording import REASONS, AuditFormat, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa.types import Citation, Claim, Conflict
    from ui.work import Work

ON_A_PAGE = 25
ALL = ""
"""The reason, and the outlet, that leave nothing out."""

_MOST_ORIGINS = 3


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which disagreements one window looks at."""

    reason: str = ALL
    outlet: str = ALL
    page: int = 0

    def turned(self, page: object) -> Narrowing:
        """Return the same at another page; one that does not exist shows the nearest."""
        return replace(self, page=max(0, page)) if isinstance(page, int) else self

    def found(self, conflicts: Sequence[Conflict]) -> tuple[tuple[int, Conflict], ...]:
        """Return the disagreements of this reason in which this outlet takes part, each with its place."""
        return tuple(
            (place, conflict)
            for place, conflict in enumerate(conflicts)
            if self.reason in {ALL, conflict.reason} and self.outlet in {ALL, *_outlets(conflict)}
        )


def reason_choices(conflicts: Sequence[Conflict]) -> list[tuple[str, str]]:
    """Return the reasons that occur, as words with their number and as values, the first being all."""
    numbers = Counter(conflict.reason for conflict in conflicts)
    each = [(f"{REASONS[reason].label} ({number:,})", str(reason)) for reason, number in numbers.items()]
    return [("Any reason", ALL), *each]


def outlet_choices(conflicts: Sequence[Conflict]) -> list[tuple[str, str]]:
    """Return the outlets that take part, as words with their number and as values, the first being all."""
    numbers = Counter(chain.from_iterable(map(_outlets, conflicts)))
    names = sorted(numbers, key=str.casefold)
    each = [(f"{one_line(name, limit=60)} ({numbers[name]:,})", name) for name in names]
    return [("Any outlet", ALL), *each]


def _outlets(conflict: Conflict) -> set[str]:
    """Return the names of the outlets that take part, made visible: a list of the page sends them back."""
    return {one_line(each.outlet) for claim in (conflict.left, conflict.right) for each in claim.citations}


def is_listed(work: Work[tuple[Conflict, ...]] | None) -> bool:
    """Say whether the list is there, be it empty."""
    return work is not None and work.result is not None


def listed(work: Work[tuple[Conflict, ...]] | None) -> tuple[Conflict, ...]:
    """Return the disagreements that were found, worst first; none before they are all known."""
    return (work and work.result) or ()


def entry_at(conflicts: Sequence[Conflict], place: object) -> Conflict | None:
    """Return the disagreement at a place that the browser names, None if there is none."""
    return conflicts[place] if isinstance(place, int) and 0 <= place < len(conflicts) else None


def export(conflicts: Iterable[tuple[int, Conflict]], form: AuditFormat) -> str:
    """Return the disagreements as the text of a file."""
    return render_audit([conflict for _, conflict in conflicts], form)


def render_audit_state(work: Work[tuple[Conflict, ...]] | None, articles: int) -> str:
    """Return how far the search for disagreements is, as HTML; empty once the list is there."""
    if articles == 0:
        return '<p class="nothing">There are no articles here yet, and so no disagreements.</p>'
    if work is None:
        return (
            '<section class="welcome"><h2>What nobody asked.</h2><p>The counts, sums, shares, days and '
            "lengths of time of each article are set beside those that other articles give for the same. "
            f"What differs is listed, worst first.</p><p>{_patience(articles)}</p></section>"
        )
    if work.is_running:
        return render_progress(work, "Reading the articles", stop="Stop looking")
    return render_trouble(work.trouble)


def _patience(articles: int) -> str:
    words = f"{counted(articles, 'article')} will be compared."
    return f"{words} That takes some minutes; the page can be used meanwhile." if articles > 200 else words


def render_disagreements(conflicts: Sequence[Conflict], narrowing: Narrowing) -> str:
    """Return one page of the list as HTML."""
    if not conflicts:
        return (
            '<p class="nothing" role="status">No article contradicts another in a figure, a day or a length '
            "of time.</p>"
        )
    found = narrowing.found(conflicts)
    if not found:
        return '<p class="nothing" role="status">No disagreement is of this reason and this outlet.</p>'
    shown, part = cut(found, narrowing.page, ON_A_PAGE)
    items = "".join(_entry(place, conflict) for place, conflict in shown)
    all_of = counted(len(conflicts), "disagreement")
    told = all_of if len(found) == len(conflicts) else f"{len(found):,} of {all_of}"
    return (
        f'<p class="found" role="status">{told}, worst first</p>'
        f'<ol class="disagreements" start="{shown[0][0] + 1}">{items}</ol>{part.buttons("Pages of the list")}'
    )


def _entry(place: int, conflict: Conflict) -> str:
    wording = REASONS[conflict.reason]
    question = as_html(one_line(conflict.question, limit=300))
    explanation = as_html(one_line(conflict.explanation, limit=400)) or wording.meaning
    return (
        f'<li value="{place + 1}" class="disagreement is-{conflict.reason}"><h3 dir="auto">{question}</h3>'
        f'<p class="why"><span class="reason"><span aria-hidden="true">{wording.sign}</span> {wording.label}'
        f'</span> {explanation}</p><div class="sides">{_side(conflict.left)}{_side(conflict.right)}</div>'
        f'<button type="button" class="act" data-open="{place}" aria-label="Open as an answer: {question}">'
        "Open as an answer</button></li>"
    )


def _side(claim: Claim) -> str:
    articles = counted(len({each.article_id for each in claim.citations}), "article")
    origins = counted(claim.origins, "independent source")
    named = list(dict.fromkeys(origin(each) for each in claim.citations))
    more = f" and {len(named) - _MOST_ORIGINS:,} more" if len(named) > _MOST_ORIGINS else ""
    outlets = as_html("; ".join(one_line(each, limit=80) for each in named[:_MOST_ORIGINS])) + more
    return (
        f'<div class="side"><p class="figure"><bdi>{as_html(one_line(claim.text, limit=80))}</bdi></p>'
        f'<p class="support">{articles}, {origins}</p><p class="outlets">{outlets}</p>'
        f"<blockquote dir=auto>{_quote(claim.citations[0])}</blockquote></div>"
    )


def _quote(citation: Citation) -> str:
    before, value, after = (as_html(part) for part in near_quote(citation, reach=160))
    return f'“{before}<mark class="value-mark">{value}</mark>{after}”' if value else f"“{before}”"
