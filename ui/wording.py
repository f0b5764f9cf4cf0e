"""The words and forms in which people are told what an answer is and why two accounts differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from qa.stages import Stage
from qa.timelines import Course
from qa.types import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Selection
    from qa.types import Answer


class AuditFormat(StrEnum):
    """How a list of disagreements is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


class CopyForm(StrEnum):
    """How an answer or a quote is copied."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one status or reason is shown: `sign` is one character, `meaning` a full sentence."""

    label: str
    sign: str
    meaning: str


STATUSES = {
    Status.AGREED: Wording("Agreed", "=", "The articles that answer this give the same answer."),
    Status.SINGLE: Wording("One source only", "1", "Only one article answers this."),
    Status.CONFLICTING: Wording("Contested", "≠", "The articles give different answers."),
    Status.NOT_FOUND: Wording("Not in these articles", "?", "None of these articles answers this."),
}

COPIED = Wording("One report, copied", "=", "The articles that answer this carry one report.")
"""How an answer is shown on which only copies agree."""

REASONS = {
    Reason.CONTRADICTS: Wording("Contradiction", "≠", "Both cannot be true."),
    Reason.BOUNDS: Wording("Could both be true", "≥", "At least one is a limit, not an exact figure."),
    Reason.UPDATED: Wording("Later report", "→", "The later report replaces the earlier one."),
    Reason.SCOPE: Wording("Different scope", "/", "They count different things or different times."),
    Reason.ALTERED_COPY: Wording(
        "Changed in a copy", "≈", "One article is a copy or a rewording of the other, and this changed."
    ),
    Reason.DISPUTED: Wording("Parties disagree", "↔", "The articles report parties who disagree."),
}


COPY_FORMS = {CopyForm.TEXT: "Text", CopyForm.MARKDOWN: "Markdown", CopyForm.JSON: "JSON"}

STAGES = {
    Stage.SEARCHING: "Searching the articles",
    Stage.READING: "Reading what was found",
    Stage.WEIGHING: "Weighing the likeliest words",
    Stage.COMPARING: "Comparing the accounts",
}

COURSES = {
    Course.ONCE: "one report",
    Course.UNCHANGED: "repeated it",
    Course.CHANGED: "updated it",
}


def status_wording(answer: Answer) -> Wording:
    """Return how an answer's status is shown; that copies agree is no confirmation."""
    return COPIED if answer.status is Status.AGREED and answer.is_copied else STATUSES[answer.status]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def dated(moment: date | None) -> str:
    """Return a date as people write it, with its clock time where it has one; empty when unknown.

    >>> dated(date(2025, 5, 7)), dated(datetime.fromisoformat("2025-05-07 09:05")), dated(None)
    ('7 May 2025', '7 May 2025, 09:05', '')
    """
    if moment is None:
        return ""
    day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return f"{day}, {moment:%H:%M}" if isinstance(moment, datetime) else day


def dated_range(first: date, last: date) -> str:
    """Return a stretch of days without saying the month and the year twice.

    >>> dated_range(date(2025, 5, 7), date(2025, 5, 9)), dated_range(date(2025, 5, 7), date(2025, 6, 1))
    ('7–9 May 2025', '7 May – 1 June 2025')
    """
    if first == last or first.year != last.year:
        return dated(first) if first == last else f"{dated(first)} – {dated(last)}"
    if first.month == last.month:
        return f"{first.day}–{dated(last)}"
    return f"{first.day} {_MONTHS[first.month - 1]} – {dated(last)}"


def day_and_month(day: date, among: Sequence[date]) -> str:
    """Return a day in short, with its year where the days it stands among are not of one year.

    >>> day_and_month(date(2025, 5, 7), [date(2025, 5, 7), date(2025, 6, 1)])
    '7 May'
    """
    year = f" {day.year}" if len({each.year for each in among}) > 1 else ""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}{year}"


def kept_to(within: Selection) -> str:
    """Return what an answer is kept to, as the end of a line; nothing if it is everything.

    >>> from index.types import Selection
    >>> kept_to(Selection(outlets=("CNN", "DW"), since=date(2025, 5, 7)))
    ', only CNN, DW, since 7 May 2025'
    """
    if not within:
        return ""
    since, until = within.since, within.until
    if since and until:
        days = [dated_range(since, until)]
    else:
        days = [f"since {dated(since)}"] if since else [f"up to {dated(until)}"] if until else []
    return f", only {', '.join([*within.outlets, *days])}"


# strftime's month names follow the machine's locale; the page is written in English.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
