"""What tells when and where a text or picture was made, not when and where something happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.words import fold

if TYPE_CHECKING:
    from index.types import Article, Span

PHOTO_CREDIT = re.compile(
    r"(?:\bap photo|(?:/|\bvia )(?:getty images|afp|ap|reuters|epa|anadolu|bloomberg|xinhua|tass))\b"
    r"[\w ./-]*\)?\W*$"
)
"""Ends a line, in folded case, that describes a picture; the day in it is the picture's."""

_HEAD = 600
"""Characters in which an article's own day stands."""

_STAMPED = r"(?:posted|published|updated|created|modified|revised|filed|printed)"
_MADE = re.compile(rf"\W*(?:(?:first|last|originally) )?{_STAMPED}\b")
"""Opens a line, in folded case, that says when a page was made."""

_AROUND_STAMP = re.compile(
    rf"(?:\W|\b(?:{_STAMPED}|first|last|originally|on|at|by|date|edition|[ap]\.? ?m|gmt|utc|bst|ist|"
    r"[ecmp][sde]?t|local time|mon|tue|wed|thu|fri|sat|sun|\w+day|\d{1,2}[:.] ?\d\d(?:[ap]m)?)\b)*"
)
"""What may stand beside a day in a line, in folded case, that tells nothing but when a page was made."""

_CITY = re.compile(r"\W*(?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, (?:[A-Z][\w.]*\.? ?){1,3})?,? ")
_WIRED = re.compile(r",?(?: \d{4})?\.? ?(?:[(\[][^)\]\n]{2,30}[)\]])? ?(?:--?|[–—])\s")
"""What stands before and behind the day where a report opens: "VELM, June 8 (Reuters) - "."""


def is_of_the_page(article: Article, span: Span) -> bool:
    """Return whether a day in an article's text tells when the report or a picture beside it was made.

    It is the day in a line that ends in a photographer's credit, that says "published" or "updated", or, at
    the head, that has nothing but a day and perhaps the time; or the one behind the city that a report is
    sent from.

    >>> from index.types import Article, Span
    >>> text = "VELM, June 8 (Gulf News) - The gate broke on June 7."
    >>> told = Article(locator="a", text=text)
    >>> [is_of_the_page(told, Span(text.index(day), text.index(day) + 6)) for day in ("June 8", "June 7")]
    [True, False]
    """
    text = article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) % (len(text) + 1)
    before, behind = text[start : span.start], text[span.end : end]
    if PHOTO_CREDIT.search(fold(text[start:end])):
        return True
    if _CITY.fullmatch(before) and _WIRED.match(behind):
        return True
    is_alone = all(_AROUND_STAMP.fullmatch(fold(side)) for side in (before, behind))
    return is_alone and (bool(_MADE.match(fold(before))) or _heads(article, start, span))


DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]{2,}(?:,? [A-Z][\w’'.-]*)*(?:,? [A-Z][a-z]+\.? \d{1,2})?(?: \([^()\n]{2,40}\))?"
    r"(?:\s[-–—]+\s+|\s?—\s?)(?=\S)"
)
"""The place, and perhaps the day and agency, with which a line of a report opens."""


def is_in_dateline(span: Span, text: str) -> bool:
    """Return whether a span of a text is of the place that a report is sent from, which opens its line.

    >>> from index.types import Span
    >>> [is_in_dateline(Span(*each), "VELM — The gate of Orsk broke.") for each in ((0, 4), (19, 23))]
    [True, False]
    """
    dateline = DATELINE.match(text, text.rfind("\n", 0, span.start) + 1)
    return dateline is not None and span.end <= dateline.end()


def _heads(article: Article, start: int, span: Span) -> bool:
    """Whether a line with a day stands at an article's head, and not below a label such as "Born"."""
    text = article.text
    if start > _HEAD or not re.search(r"\d{4}", span.of(text)):
        return False
    above = text[:start].rstrip().rpartition("\n")[2]
    return not above or len(above.split()) > _LABEL


_LABEL = 3
"""Words that a label has at most."""
