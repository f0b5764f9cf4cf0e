"""What a benchmark measured, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from qa.evaluation.metrics import Bin, Share
    from qa.evaluation.runner import Report

_WIDTH = 100


def render_report(report: Report, *, as_json: bool = False) -> str:
    """Return the report as a table of plain lines, or as indented JSON."""
    if as_json:
        return json.dumps(report.to_dict(), ensure_ascii=False, indent=2)
    from rich.console import Console

    drawn = Console(file=StringIO(), width=_WIDTH, highlight=False, markup=False, emoji=False, record=True)
    drawn.print(_table(report))
    if report.reliability:
        drawn.print(_diagram(report.reliability))
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
        lines += [(f"median seconds {name}", f"{each:.3f}", "") for name, each in row.stages.items()]
        for number, line in enumerate(lines):
            table.add_row("" if number else row.group, *line)
        table.add_section()
    return table


_FULL = 40


def _diagram(bins: Sequence[Bin]) -> Table:
    """A reliability diagram: a bar for how often claims of a score are right, a mark where it should end."""
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table("score of a claim", "right █, told │", box=SIMPLE)
    for name in ("right", "told", "of"):
        table.add_column(name, justify="right")
    for each in bins:
        bar = list("█" * round(each.right * _FULL) + " " * (_FULL - round(each.right * _FULL)))
        bar[min(round(each.told * _FULL), _FULL - 1)] = "│"
        table.add_row(
            f"{each.low:.1f} to {each.low + 0.1:.1f}",
            "".join(bar),
            f"{each.right:.3f}",
            f"{each.told:.3f}",
            str(each.claims),
        )
    return table


def _figure(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.3f}"
