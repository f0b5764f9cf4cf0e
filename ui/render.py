"""An Answer as text for a terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.console import Console
from rich.text import Text

from qa.types import Status
from ui.escaping import as_markdown, one_line, visible, web_address
from ui.wording import REASONS, counted, dated, status_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.types import Answer, Citation, Claim, Conflict

_COLOURS = {
    Status.AGREED: "green",
    Status.SINGLE: "yellow",
    Status.CONFLICTING: "red",
    Status.NOT_FOUND: "cyan",
}
_UNWRAPPED = 1_000_000
_WORD = re.compile(r"\w+")
LONG_VALUE = 28
"""A claim of more characters than this is words and no figure or name, and need not be shown large."""
# A quoted sentence has fewer characters than this on either side of the value.
_REACH = 500


Numbered: TypeAlias = tuple[int, "Citation"]
"""A citation under the number by which the answer's text names it."""


class CitedReport(NamedTuple):
    """A citation, and those of the same account that copy or reword its article."""

    source: Numbered
    copies: tuple[Numbered, ...]


class Account(NamedTuple):
    """A claim with its citations."""

    claim: Claim
    citations: tuple[Numbered, ...]

    @property
    def reports(self) -> tuple[CitedReport, ...]:
        """The citations, copies under their source; where that says something else, under their first."""
        found: dict[str, list[Numbered]] = {}
        for number, citation in self.citations:
            found.setdefault(citation.copy_of or citation.article_id, []).append((number, citation))
        ordered = (sorted(each, key=lambda one: one[1].copy_of is not None) for each in found.values())
        return tuple(CitedReport(first, tuple(rest)) for first, *rest in ordered)

    @property
    def support(self) -> str:
        """How many articles say it, and how many of several independently."""
        articles = counted(len({citation.article_id for _, citation in self.citations}), "article")
        if articles == counted(1, "article"):
            return articles
        return f"{articles}, {counted(self.claim.origins, 'independent source')}"

    @property
    def heading(self) -> str:
        """The claim in one line; empty where it is long and the first quote says nothing else."""
        text = one_line(self.claim.text)
        is_quoted = any(_same_words(text, citation.quote) for _, citation in self.citations[:1])
        return "" if is_quoted and len(text) > LONG_VALUE else text


class Quote(NamedTuple):
    """A citation's quote, cut where the value stands in it."""

    before: str
    value: str
    after: str


def accounts(answer: Answer) -> tuple[Account, ...]:
    """Return the answer's claims in order with numbered citations."""
    found = []
    number = 1
    for claim in answer.claims:
        found.append(Account(claim, tuple(enumerate(claim.citations, start=number))))
        number += len(claim.citations)
    return tuple(found)


def _same_words(left: str, right: str) -> bool:
    return _WORD.findall(left.casefold()) == _WORD.findall(right.casefold())


def cut_quote(citation: Citation) -> Quote:
    """Return the quote cut at the offsets of the value.

    A value that lies outside leaves the quote whole, and so does one beside which it has no other word:
    a mark over everything would mark nothing.
    """
    quote = citation.quote
    start, end = citation.highlight.start - citation.start, citation.highlight.end - citation.start
    if not 0 <= start < end <= len(quote) or not _WORD.search(f"{quote[:start]} {quote[end:]}"):
        return Quote(quote, "", "")
    return Quote(quote[:start], quote[start:end], quote[end:])


def near_quote(citation: Citation, reach: int = _REACH) -> Quote:
    """Return the quote cut as `cut_quote` does, with at most `reach` characters of each part."""
    before, value, after = cut_quote(citation)
    if not value:
        return Quote(_head(before, 2 * reach), "", "")
    return Quote(
        before if len(before) <= reach else f"…{before[-reach:]}", _head(value, reach), _head(after, reach)
    )


def _head(text: str, reach: int) -> str:
    return text if len(text) <= reach else f"{text[:reach]}…"


def evidence_numbers(answer: Answer, conflict: Conflict) -> tuple[int, ...]:
    """Return the numbers of the citations that a conflict rests on, ascending."""
    evidence = set(conflict.evidence)
    return tuple(number for number, citation in enumerate(answer.citations, 1) if citation in evidence)


def origin(citation: Citation) -> str:
    """Return the outlet and the date of a citation in one line."""
    return ", ".join(part for part in (one_line(citation.outlet), dated(citation.published)) if part)


def file_beside_outlet(citation: Citation) -> str:
    """Return the article's file in one line, nothing where its name already stands for the outlet."""
    file = one_line(citation.locator)
    return "" if file == one_line(citation.outlet) else file


def render_json(answer: Answer) -> str:
    """Return the answer as JSON in ASCII: exact for programs, harmless for terminals."""
    return json.dumps(answer.to_dict(), indent=2, ensure_ascii=True)


def render_markdown(answer: Answer) -> str:
    """Return the answer as Markdown in which every word of the articles stands as it is."""
    return "\n\n".join(_markdown_blocks(answer)) + "\n"


def _markdown_blocks(answer: Answer) -> Iterator[str]:
    yield f"## {as_markdown(answer.question)}"
    yield f"**{status_wording(answer).label}.** {as_markdown(answer.text)}"
    for account in accounts(answer):
        if account.heading:
            yield f"### {as_markdown(account.heading)}"
        yield account.support
        for number, citation in account.citations:
            yield f"\\[{number}\\] {markdown_origin(citation)}"
            yield f"> {markdown_quote(citation)}"
    for conflict in answer.conflicts:
        left, right = as_markdown(conflict.left.text), as_markdown(conflict.right.text)
        reason = REASONS[conflict.reason].label
        yield f"**{left} / {right}: {reason}.** {as_markdown(conflict.explanation)}"
    for note in answer.notes:
        yield f"*Note:* {as_markdown(note)}"


def markdown_origin(citation: Citation) -> str:
    """Return the outlet, the date and the title, linked where the article has an address, as Markdown."""
    title = as_markdown(citation.title or file_beside_outlet(citation))
    address = web_address(citation.url)
    linked = f"[{title or as_markdown(citation.locator)}](<{address}>)" if address else title
    return ": ".join(part for part in (as_markdown(origin(citation)), linked) if part)


def markdown_quote(citation: Citation) -> str:
    """Return the quote as Markdown, its value marked."""
    before, value, after = near_quote(citation)
    marked = f"<mark>{as_markdown(value)}</mark>" if value.strip() else as_markdown(value)
    parts = (_keeping_edges(before), marked, _keeping_edges(after))
    return f"“{''.join(parts).strip()}”"


def _keeping_edges(text: str) -> str:
    """Escape a part of a sentence without losing the blanks that part it from its neighbours."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{as_markdown(text)}{right}"


def render_text(answer: Answer, width: int | None = None) -> Text:
    """Return the answer for a terminal `width` columns wide, unwrapped where that is None.

    Colours are styles of the text: a console without colours prints the same words.
    """
    wrapper = Console(width=_UNWRAPPED)
    lines = Text()
    for indent, paragraph in _paragraphs(answer):
        room = max(20, width - indent) if width else _UNWRAPPED
        for line in paragraph.wrap(wrapper, room):
            line.rstrip()
            lines.append(" " * indent if line.plain else "").append_text(line).append("\n")
    lines.rstrip()
    return lines


def _paragraphs(answer: Answer) -> Iterator[tuple[int, Text]]:
    status = Text(status_wording(answer).label, style=f"bold {_COLOURS[answer.status]}")
    yield 0, Text(one_line(answer.question), style="bold")
    yield 0, status.append(": ").append(one_line(answer.text), style="not bold default")
    for account in accounts(answer):
        yield from _account_paragraphs(account)
    if answer.conflicts:
        yield 0, Text("\nWhy they differ", style="bold")
    for conflict in answer.conflicts:
        yield 2, _conflict_paragraph(answer, conflict)
    for note in answer.notes:
        yield 0, Text("\nNote: ", style="bold").append(one_line(note), style="not bold")


def _account_paragraphs(account: Account) -> Iterator[tuple[int, Text]]:
    support = f"  ({account.support})" if account.heading else account.support
    yield 2, Text("\n").append(account.heading, style="bold").append(support)
    for number, citation in account.citations:
        yield 4, Text(f"[{number}] ").append(origin(citation)).append(_place(citation), style="dim")
        before, value, after = (visible(part).replace("\n", " ") for part in near_quote(citation))
        yield 8, Text("“").append(before).append(value, style="bold underline").append(after).append("”")


def _place(citation: Citation) -> str:
    title, file = one_line(citation.title), file_beside_outlet(citation)
    return (f": {title}" if title else "") + (f" ({file})" if file else "")


def _conflict_paragraph(answer: Answer, conflict: Conflict) -> Text:
    numbers = "".join(f" [{number}]" for number in evidence_numbers(answer, conflict))
    pair = f"{one_line(conflict.left.text)} / {one_line(conflict.right.text)}: "
    reason = REASONS[conflict.reason].label
    return Text(pair).append(reason, style="bold").append(f". {one_line(conflict.explanation)}{numbers}")
