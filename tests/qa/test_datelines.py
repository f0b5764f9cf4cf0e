"""Days that tell when a text or picture was made."""

from __future__ import annotations

import pytest

from index import Article, Span
from qa.datelines import is_of_the_page


def is_told(text: str, day: str) -> bool:
    """Whether the first mention of a day in a text is told to be that of the page."""
    start = text.index(day)
    return is_of_the_page(Article(locator="a", text=text), Span(start, start + len(day)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry of Velm has sunk\nJune 8, 2031\nThe ferry sank on June 7.", "June 8, 2031"),
        ("The ferry of Velm has sunk\n8 June 2031 Last updated at 14:39 GMT\nIt sank.", "8 June 2031"),
        ("The ferry of Velm has sunk\nFriday, June 8, 2031 | 5:03pm\nIt sank.", "June 8, 2031"),
        ("It sank on June 7.\n\nPublished: June 8\n\nMore follows.", "June 8"),
        ("VELM, June 8 (Gulf News) - The ferry sank.", "June 8"),
        ("PORT VELM, Tarn, June 8, 2031 — The ferry sank.", "June 8, 2031"),
        ("The crew in port on June 8. (Jo Bell/AFP via Getty Images)", "June 8"),
    ],
)
def test_the_day_of_a_report_or_picture_is_told_from_its_line(text: str, day: str) -> None:
    assert is_told(text, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry sank on June 8, 2031.", "June 8, 2031"),
        ("June 8, 2031: the ferry sinks\nJune 9, 2031: it is raised", "June 8, 2031"),
        ("Ana Bell\nBorn\nJune 8, 2031\nOccupation\nPilot", "June 8, 2031"),
        ("He left VELM, June 8 being a feast.", "June 8"),
        ("Its report was published on June 8.", "June 8"),
        ("The ferry of Velm has sunk\nJune 8 was calm", "June 8"),
    ],
)
def test_the_day_of_an_event_is_not(text: str, day: str) -> None:
    assert not is_told(text, day)


def test_a_day_in_a_line_of_its_own_far_below_the_head_is_one_of_the_text() -> None:
    assert not is_told(f"{'The ferry sailed on. ' * 40}\nJune 8, 2031\nIt sank.", "June 8, 2031")
