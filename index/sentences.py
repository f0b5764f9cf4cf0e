"""Cutting text into sentences whose spans cover it exactly.

A small set of rules with the tables of `index.abbreviations`. It was written after measuring four
libraries on the cases in `tests/index/test_sentences.py`: the one that is kept up (sentencex) never
cuts inside quotation marks or brackets, where news stories keep half of their facts.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBERS,
    CLOCK,
    LEADING,
    MONTHS_AND_DAYS,
    NAME_PARTS,
    SPEECH,
    STARTERS,
    TITLES,
)
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = r"[\"'”’»›)\]}]*+"
_OPENERS = "\"'“‘«‹([{„‚¿¡"
# Marks of scripts that put no space after a sentence, or whose mark means nothing else.
_OTHER_STOPS = "。！？｡।॥؟۔።։"
_MARK = re.compile(
    rf"(?<![.!?…])(?P<stops>[.!?…]++){_CLOSERS}(?=\s|$)|[{_OTHER_STOPS}]+[\"'”’»›)\]}}」』）】〉》]*",
)
_LAST_WORD = re.compile(r"[^\s\"“”‘’'(\[{/—–-]+$")
_FIRST_WORD = re.compile(rf"[\s{re.escape(_OPENERS)}]*([^\W\d_]+|\S)")
_SPEAKER = re.compile(rf"\s+(?:(?![a-z])[^\W\d_][\w.'’-]*\s+){{0,3}}(?i:{'|'.join(sorted(SPEECH))})\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z]")
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[•‣▪●◦■]|[*–—-]\s+[^a-z\s]|\(?\d{1,2}[.)]\s+[^a-z\s])")
_LINE_START = re.compile(r"(?:\A|[\n\r])[ \t]*\Z")
_LONGEST_ABBREVIATION = 16
_DEEPEST_INDENT = 16
# A wrapped line is nearly as wide as its neighbours; one that had this much room left was ended on purpose.
_RAGGED = 0.7
_WIDEST_WRAP = 200


def split_sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    r"""Return the sentences of `text`, or of the part of it that `span` names, in order.

    The spans count in `text` and cover the part exactly: each begins where the one before ends, so
    whitespace belongs to the sentence before it (at the very start, to the first). `trim` gives a
    sentence without it. Blank lines, bullets and lines that end early (headings) end a sentence
    too; the line breaks of wrapped text do not.

    >>> text = "Gen. Ash left at 5 p.m. Friday. “Why?” asked the U.S. envoy.\n\nReaction"
    >>> [trim(span, text).of(text) for span in split_sentences(text)]
    ['Gen. Ash left at 5 p.m. Friday.', '“Why?” asked the U.S. envoy.', 'Reaction']
    """
    span = Span(0, len(text)) if span is None else span  # an empty span is false
    part = span.of(text)
    ends = sorted({*_line_ends(part), *_stop_ends(part)})
    cuts = [0, *_after_space(part, ends), len(part)]
    return tuple(Span(a, b).shift(span.start) for a, b in pairwise(sorted(set(cuts))) if a < b)


def trim(span: Span, text: str) -> Span:
    """Return `span` without the whitespace at its ends; empty at its start if there is nothing else.

    >>> trim(Span(0, 7), "  one  ")
    Span(start=2, end=5)
    """
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip())) if part.strip() else Span(span.start, span.start)


def _after_space(text: str, ends: list[int]) -> Iterator[int]:
    """Move each end past the whitespace that follows it."""
    for end in ends:
        moved = end
        while moved < len(text) and text[moved].isspace():
            moved += 1
        yield moved


def _stop_ends(text: str) -> Iterator[int]:
    """Yield where a mark ends a sentence, behind its closing quotes and brackets."""
    for mark in _MARK.finditer(text):
        if not mark["stops"] or _is_end(text, mark):
            yield mark.end()


def _is_end(text: str, mark: re.Match[str]) -> bool:
    following = _FIRST_WORD.match(text, mark.end())
    if not following:
        return True
    if following[1][0].islower():
        return False
    if mark["stops"][-1] in "!?":
        return mark.end() == mark.end("stops") or not _names_speaker(text, mark.end())
    return mark["stops"] != "." or _is_full_stop(text, mark.start(), following[1])


def _is_full_stop(text: str, position: int, following: str) -> bool:
    """Say whether the stop at `position` ends a sentence rather than an abbreviation or a list's number."""
    before = _LAST_WORD.search(text[max(0, position - _LONGEST_ABBREVIATION) : position])
    if not before:
        return True
    if before[0].isdecimal():
        return not _is_list_number(text, position - len(before[0]), position)
    return _ends_after(before[0], following)


def _ends_after(before: str, following: str) -> bool:
    """Say whether the word `before` its full stop ends a sentence when `following` has no small letter."""
    known = before.lower()
    is_capital = before[0].isupper()
    if known in CLOCK:
        return following.lower() not in AFTER_CLOCK
    if _INITIALS.fullmatch(before) or (is_capital and known in NAME_PARTS):
        return following.lower() in STARTERS and known not in LEADING
    if known in BEFORE_NUMBERS or known in MONTHS_AND_DAYS:
        return not following[0].isdigit() and not (is_capital and known in TITLES)
    return known not in LEADING and not (is_capital and known in TITLES)


def _names_speaker(text: str, position: int) -> bool:
    """Say whether a quotation that ended in ? or ! goes on with its speaker ("Why?" Ash asked)."""
    first = _FIRST_WORD.match(text, position)
    is_name = first is not None and first[1].lower() not in STARTERS - SPEECH
    return is_name and _SPEAKER.match(text, position) is not None


def _is_list_number(text: str, start: int, end: int) -> bool:
    """Say whether the digits stand at the start of their line, as in "2. Close the road"."""
    return end - start < 3 and _LINE_START.search(text[max(0, start - _DEEPEST_INDENT) : start]) is not None


def _line_ends(text: str) -> Iterator[int]:
    """Yield the ends of lines that end a sentence whatever they end with."""
    block: list[Span] = []
    start = 0
    for line_break in _LINE_BREAK.finditer(text):
        line = trim(Span(start, line_break.start()), text)
        start = line_break.end()
        if line:
            block.append(line)
        elif block:
            yield block[-1].end
            yield from _ends_in_block(text, block)
            block = []
    last = trim(Span(start, len(text)), text)
    yield from _ends_in_block(text, [*block, last] if last else block)


def _ends_in_block(text: str, lines: list[Span]) -> Iterator[int]:
    """Yield the ends inside a run of lines without a blank one."""
    if len(lines) < 2:
        return
    widest = max(map(len, lines))
    for line, following in pairwise(lines):
        if _BULLET.match(text, following.start, following.end) or (
            not text[following.start].islower() and _ended_early(text, line, following, widest)
        ):
            yield line.end


def _ended_early(text: str, line: Span, following: Span, widest: int) -> bool:
    first_word = following.of(text).split(maxsplit=1)[0]
    return widest > _WIDEST_WRAP or len(line) + 1 + len(first_word) < _RAGGED * widest
