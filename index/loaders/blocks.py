"""Headers without blank lines: which of a few consecutive lines is the headline and which the outlet."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.loaders.bylines import is_person, read_names
from index.loaders.drafts import Details
from index.loaders.headlines import looks_like_title, split_title
from index.loaders.outlets import is_known, is_outlet_in_header, spelled

_LONGEST_NAME = 4  # words
_LONGEST_PLACE = 3
_SMALL = frozenset("a al and da de del den der di du el la le of on the to upon van von y &".split())
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*,?")
_CUT = re.compile(r"\s?(?:\.{3}|…)$|(?<=\b[A-Z]\.[A-Z])\.$")  # "...", "U.S.": no sentence ends there


class Row(NamedTuple):
    """A line of a block. A field is a byline, a date or furniture; all but furniture says something.

    A row is named if its field is a date with a name beside it that may be a place's or anybody's.
    """

    text: str
    is_field: bool = False
    says: bool = False
    is_named: bool = False


def read_block(rows: list[Row], *, has_title: bool, is_one_day: bool) -> Details | None:
    """Return what the lines around bylines and dates are, None if they may be the beginning of a story.

    A name that may be anybody's is passed over only beside a headline, and only if `is_one_day`:
    a blank line ends the block, it holds one date, and no other date stands alone further down.

    >>> rows = [Row("Gate fails in storm"), Row("Valley Mail"), Row("7 May 2031", is_field=True, says=True)]
    >>> read_block(rows, has_title=False, is_one_day=True).source
    'Valley Mail'
    """
    loose = [index for index, row in enumerate(rows) if not row.is_field]
    outlet = _only_outlet(rows, loose)
    others = [index for index in loose if index != outlet]
    title, name = _title_and_name(rows, others, has_title=has_title)
    if {title, name} - {None} != set(others) or not any(row.says for row in rows):
        return None
    is_named = any(row.is_named for row in rows)
    if outlet is None and name is None and not is_named and not _is_above_field(rows, title):
        return None  # bylines, dates and labels are clear line by line
    has_title = has_title or title is not None
    if (name is not None or is_named) and not (is_one_day and _is_clear(rows, name, has_title=has_title)):
        return None
    said = _read_outlet(rows[outlet].text) if outlet is not None else Details()
    if name is not None:
        below = rows[outlet].text if outlet == name + 1 else ""
        said = said.or_else(_read_name(rows[name].text, below))
    if title is not None:
        headline, source = split_title(bare(rows[title].text))
        said = said.or_else(Details(title=headline, source=source))
    return said


def may_be_row(line: str) -> bool:
    """Say whether a line may be a headline, an outlet or a name, and is no sentence of a story.

    >>> may_be_row("Haaretz"), may_be_row("The ferry left.")
    (True, False)
    """
    return is_name(line) or bool(_read_outlet(line).source) or _is_title(line)


def is_name(text: str) -> bool:
    """Say whether a text is a few capitalised words, the name of an outlet, a place or a person.

    >>> is_name("Port Ode"), is_name("Ferry sinks")
    (True, False)
    """
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_NAME or not text[0].isupper() or not text[-1].isalpha():
        return False
    return all(word in _SMALL or (word[0].isupper() and _NAME_WORD.fullmatch(word)) for word in words)


def is_article_name(name: str) -> bool:
    """Say whether a name is made like "The Meridian", as few but outlets' are."""
    return name.startswith("The ") and is_name(name)


def bare(line: str) -> str:
    """Return a line without the marks of a heading."""
    return line.lstrip("# ").strip("*_ ")


def _only_outlet(rows: list[Row], loose: list[int]) -> int | None:
    """Return the line that is an outlet; of several the one that is well known, if it is the only one."""
    outlets = [index for index in loose if _read_outlet(rows[index].text).source]
    if len(outlets) > 1:
        outlets = [index for index in outlets if is_known(rows[index].text.partition(",")[0])]
    return outlets[0] if len(outlets) == 1 else None


def _title_and_name(rows: list[Row], others: list[int], *, has_title: bool) -> tuple[int | None, int | None]:
    """Return which line is the headline and which a mere name, if they can be so in one way only."""
    if len(others) == 1:
        text = rows[others[0]].text
        if is_article_name(text) and (has_title or len(text.split()) == 2):
            return None, others[0]
        return (others[0] if _is_title(text) and not has_title else None), None
    if len(others) != 2 or has_title:
        return None, None
    ways = [
        (title, name)
        for title, name in (others, others[::-1])
        if _is_title(rows[title].text) and is_name(rows[name].text)
    ]
    return ways[0] if len(ways) == 1 else (None, None)


def _is_above_field(rows: list[Row], title: int | None) -> bool:
    """Say whether a headline of some length stands right above a byline or a date."""
    below = rows[title + 1 : title + 2] if title is not None and len(rows[title].text.split()) > 2 else []
    return any(row.says for row in below)


def _is_clear(rows: list[Row], name: int | None, *, has_title: bool) -> bool:
    """Say whether a mere name is part of a header: beside a headline, or "The Meridian" at the top."""
    if name is None or not has_title:
        return has_title or name == 0
    return name + 1 < len(rows) or is_article_name(rows[name].text)


def _is_title(line: str) -> bool:
    text = _CUT.sub("", bare(line))
    fewest_words = 3 if is_name(text) else 2
    return looks_like_title(text, is_above_byline=True, fewest_words=fewest_words)


def _read_outlet(line: str) -> Details:
    """Read "Valley Mail", "The Quay Herald, Port Ode" and "Ana Bell, The Quay Herald"."""
    outlet, _, place = line.partition(",")
    if is_outlet_in_header(outlet) and len(place.split()) <= _LONGEST_PLACE and not line.endswith("."):
        return Details(source=spelled(outlet))
    byline = read_names(line) if place else None
    return Details(source=byline.source, author=byline.author) if byline and byline.author else Details()


def _read_name(name: str, below: str) -> Details:
    """Return a name as an author's above a well-known outlet, or as an outlet's if it is made like one."""
    if below:
        return Details(author=name if is_person(name) and is_known(below.partition(",")[0]) else "")
    return Details(source=name if is_article_name(name) else "")
