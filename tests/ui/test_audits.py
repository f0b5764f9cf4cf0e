"""The list of disagreements in each of its forms, with articles that mean harm."""

from __future__ import annotations

import csv
import json
from io import StringIO

from index.types import Span
from qa.types import Citation, Claim, Conflict, Reason
from qa.values.types import Quantity
from ui.audits import render_audit
from ui.wording import AuditFormat


def claim(value: str, quote: str) -> Claim:
    start = quote.index(value)
    citation = Citation(
        article_id="a",
        locator="a.txt",
        title="",
        source="=The \x1b[31mPost",
        author="",
        published=None,
        url=None,
        quote=quote,
        start=0,
        end=len(quote),
        highlight=Span(start, start + len(value)),
    )
    return Claim(value, Quantity(0, 0), (citation,), 1, 0.5)


CONFLICT = Conflict(
    claim("29", "29 <b>leaders</b> came."),
    claim("27", "=27 leaders\ncame."),
    Reason.CONTRADICTS,
    "“29” and “27” cannot both be true.",
    (),
    "How many leaders came?",
)


def test_the_table_names_question_reason_values_and_quotes() -> None:
    text = render_audit([CONFLICT], AuditFormat.TABLE)
    for part in (
        "1. How many leaders came?",
        "Contradiction",
        "29  (1 article, 1 independent source)",
        "=27 leaders came.",
    ):
        assert part in text
    assert "\x1b" not in text


def test_an_audit_without_conflicts_says_so() -> None:
    assert render_audit([], AuditFormat.TABLE) == "No article contradicts another.\n"
    assert json.loads(render_audit([], AuditFormat.JSON)) == []


def test_no_cell_of_the_csv_is_a_formula() -> None:
    header, row = csv.reader(StringIO(render_audit([CONFLICT], AuditFormat.CSV)))
    assert len(header) == len(row) == 11
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    assert row[0] == "How many leaders came?"
    assert "'=27 leaders came." in row


def test_markdown_shows_markup_as_it_stands() -> None:
    text = render_audit([CONFLICT], AuditFormat.MARKDOWN)
    assert "<b>" not in text
    assert "## How many leaders came?" in text


def test_json_holds_both_sides_with_their_places() -> None:
    (told,) = json.loads(render_audit([CONFLICT], AuditFormat.JSON))
    assert told["question"] == "How many leaders came?"
    assert told["left"]["citations"][0]["highlight"] == {"start": 0, "end": 2}
