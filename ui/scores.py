"""What a benchmark measured, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from qa.evaluation.metrics import Share
    from qa.evaluation.runner import Report

_WIDTH = 100


def render_report(report: Report, *, as_json: bool = False) -> str:
    """Return the report as a table of plain lines, or as indented JSON."""
    if as_json:
        return json.dumps(report.to_dict(), ensure_ascii=False, indent=2)
    from rich.console import Console

    drawn = Console(file=StringIO(), width=_WIDTH, highlight=False, markup=False, emoji=False, record=True)
    drawn.print(_table(report))
    return drawn.export_text().rstrip()


def _table(report: Report) -> Table:
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(str(report.task), "measure", box=SIMPLE)
    table.add_column("score", justify="right")
    table.add_column("of", justify="right")
    for row in report.rows:
        lines = [(name, _figure(share), f"{share.of:g}") for name, share in row.scores.items()]
        lines.append(("median seconds", f"{row.seconds:.3f}", str(row.questions)))
        for number, line in enumerate(lines):
            table.add_row("" if number else row.group, *line)
        table.add_section()
    return table


def _figure(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.3f}"
