"""Words in which near quotes differ are found; quotes that are far apart, the same or huge are left alone."""

from __future__ import annotations

import pytest

from index.types import Span
from qa.differences import contrast_quotes, mark_differences
from qa.types import Citation, Claim, Conflict, Reason
from qa.values.types import Quantity


def quoted(quote: str, name: str = "a") -> Citation:
    return Citation(name, name, "", "", "", None, None, quote, 0, len(quote), Span(0, 1))


def said(*citations: Citation) -> Claim:
    return Claim("x", Quantity(1, 1), citations, 1, 0.5)


def words(quote: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(quote) for span in spans]


@pytest.mark.parametrize(
    ("left", "right", "only_left", "only_right"),
    [
        ("It had 36 pumps at work by dawn.", "It had 63 pumps at work by dawn.", ["36"], ["63"]),
        ("The damage is 4.2 billion crowns.", "The damage is 4.3 billion crowns.", ["4.2"], ["4.3"]),
        ("Six people were killed.", "At least six people were killed.", [], ["At least"]),
        ("THE gate failed at ten at night.", "The gate failed at nine at night.", ["ten"], ["nine"]),
    ],
)
def test_the_words_that_only_one_quote_has_are_found(
    left: str, right: str, only_left: list[str], only_right: list[str]
) -> None:
    contrast = contrast_quotes(left, right)
    assert contrast is not None
    assert words(left, contrast.left) == only_left
    assert words(right, contrast.right) == only_right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Six people were killed.", "Six people were killed."),
        ("Six people were killed.", "The toll of the flood rose to fourteen on Friday."),
        ("word " * 500, "word " * 499 + "other"),
        ("", "Six people were killed."),
        ("…", "—"),
    ],
)
def test_quotes_that_are_the_same_far_apart_or_huge_have_no_contrast(left: str, right: str) -> None:
    assert contrast_quotes(left, right) is None


def test_a_citation_is_held_against_the_nearest_quote_of_the_other_side() -> None:
    mine = quoted("It had 36 pumps at work by dawn.")
    far = quoted("It had 63 big pumps at work by noon.", "b")
    near = quoted("It had 63 pumps at work by dawn.", "c")
    marked = mark_differences([Conflict(said(mine), said(far, near), Reason.ALTERED_COPY, "", ())])
    assert words(mine.quote, marked[mine]) == ["36"]
    assert words(near.quote, marked[near]) == ["63"]
    assert words(far.quote, marked[far]) == ["63 big", "noon"]
