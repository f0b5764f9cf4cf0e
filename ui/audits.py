"""The disagreements of a corpus as text for a terminal, as Markdown, as CSV and as JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

from ui.escaping import as_cell, as_markdown, one_line
from ui.render import near_quote, origin
from ui.wording import REASONS, AuditFormat, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.types import Citation, Claim, Conflict

_COLUMNS = (
    "question", "reason", "explanation",
    "value", "independent sources", "articles", "quote",
    "other value", "other's independent sources", "other's articles", "other's quote",
)  # fmt: skip


def render_audit(conflicts: Sequence[Conflict], form: AuditFormat) -> str:
    """Return the conflicts in the given form, in their order."""
    return _FORMS[form](conflicts)


def _as_table(conflicts: Sequence[Conflict]) -> str:
    if not conflicts:
        return "No article contradicts another.\n"
    return "\n".join(_paragraph(number, each) for number, each in enumerate(conflicts, start=1))


def _paragraph(number: int, conflict: Conflict) -> str:
    lines = [f"{number}. {one_line(conflict.question)}  [{REASONS[conflict.reason].label}]"]
    for claim in (conflict.left, conflict.right):
        lines.append(f"   {one_line(claim.text)}  ({_support(claim)})")
        lines.append(f"      {_origins(claim)}: “{_quote(claim.citations[0])}”")
    lines.append(f"   {one_line(conflict.explanation)}")
    return "\n".join(lines) + "\n"


def _as_markdown(conflicts: Sequence[Conflict]) -> str:
    return "\n".join(_markdown_block(each) for each in conflicts)


def _markdown_block(conflict: Conflict) -> str:
    lines = [f"## {as_markdown(conflict.question)}", ""]
    lines += [f"**{REASONS[conflict.reason].label}.** {as_markdown(conflict.explanation)}", ""]
    for claim in (conflict.left, conflict.right):
        quote = as_markdown(_quote(claim.citations[0]))
        told = f"**{as_markdown(claim.text)}** ({_support(claim)})"
        lines.append(f"- {told}: {as_markdown(_origins(claim))}: “{quote}”")
    return "\n".join(lines) + "\n"


def _as_csv(conflicts: Sequence[Conflict]) -> str:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([as_cell(cell) for cell in _cells(each)] for each in conflicts)
    return file.getvalue()


def _cells(conflict: Conflict) -> Iterator[str]:
    yield from (conflict.question, REASONS[conflict.reason].label, conflict.explanation)
    for claim in (conflict.left, conflict.right):
        yield from (claim.text, str(claim.origins), _origins(claim), claim.citations[0].quote)


def _as_json(conflicts: Sequence[Conflict]) -> str:
    return json.dumps([each.to_dict() for each in conflicts], indent=2) + "\n"


def _support(claim: Claim) -> str:
    articles = counted(len(claim.citations), "article")
    return f"{articles}, {counted(claim.origins, 'independent source')}"


def _origins(claim: Claim) -> str:
    return "; ".join(origin(citation) for citation in claim.citations)


def _quote(citation: Citation) -> str:
    return one_line("".join(near_quote(citation)))


_FORMS: dict[AuditFormat, Callable[[Sequence[Conflict]], str]] = {
    AuditFormat.TABLE: _as_table,
    AuditFormat.MARKDOWN: _as_markdown,
    AuditFormat.CSV: _as_csv,
    AuditFormat.JSON: _as_json,
}
