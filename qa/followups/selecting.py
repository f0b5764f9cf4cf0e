"""Turns that choose among the reports: "only CNN", "what does Reuters say?", "before Thursday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from index.types import EVERYTHING, Selection, outlet_key
from qa.followups import _cues as cues
from qa.values import dates
from qa.values.types import When
from qa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from index.types import Imprint
    from qa.values.types import Mention

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_NEAR = re.compile(r"(?P<word>before|after|since|until|till|up to|by|from)\s+(?:the\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r"^\s*(?:on(?:wards?)?|and later|or later)\b", re.IGNORECASE)
_CHOOSING = cues.NARROWING | cues.REPORTS | {"before", "after", "since", "until", "till"}


def read_selection(text: str, imprints: Sequence[Imprint], before: Selection) -> Selection | None:
    """Return the selection that a turn asks for and nothing else, None if it is no such turn.

    What it says of outlets takes the place of the outlets `before`, what it says of days that of the days.
    """
    plain = [word.lower() for word in words(text)]
    if _is_widening(plain):
        return EVERYTHING
    outlets, rest = _take_outlets(text, imprints)
    days, rest = _take_days(rest, imprints)
    left = {word.lower().replace("’", "'") for word in words(rest)}
    is_choice = outlets or left & _CHOOSING or {"from", "on"} <= left
    if not left <= cues.SELECTING or not (outlets or days) or not is_choice:
        return None
    if outlets and left & cues.EXCLUDING:
        outlets = _others(outlets, imprints)
    chosen = replace(before, outlets=outlets) if outlets else before
    return replace(chosen, since=days[0], until=days[1]) if days else chosen


def _is_widening(plain: Sequence[str]) -> bool:
    return bool(set(plain) & cues.WIDENING) and set(plain) <= cues.UNFILTERED and len(plain) > 1


def _take_outlets(text: str, imprints: Iterable[Imprint]) -> tuple[tuple[str, ...], str]:
    """Return the outlets named in `text`, in its order, and the text without them."""
    found: dict[int, str] = {}
    for name in sorted({each.outlet for each in imprints}, key=len, reverse=True):
        match = _named(name).search(text)
        if match:
            found[match.start()] = name
            text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return tuple(name for _, name in sorted(found.items())), text


def _named(name: str) -> re.Pattern[str]:
    """Return what finds an outlet; a plain word only as it is written, for it may be any word ("Metro")."""
    core = re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    pattern = rf"(?<!\w)(?:[Tt]he\s+)?{re.escape(core)}(?:['’]s)?(?!\w)"
    is_plain_word = core.isalpha() and not core.isupper()
    return re.compile(pattern, 0 if is_plain_word else re.IGNORECASE)


def _others(outlets: Iterable[str], imprints: Iterable[Imprint]) -> tuple[str, ...]:
    keys = {outlet_key(name) for name in outlets}
    names = dict.fromkeys(each.outlet for each in imprints)
    return tuple(name for name in names if outlet_key(name) not in keys)


Days: TypeAlias = "tuple[date | None, date | None]"


def _take_days(text: str, imprints: Iterable[Imprint]) -> tuple[Days | None, str]:
    """Return the first and last day that `text` names, and the text without them."""
    known = sorted(each.day for each in imprints if each.day)
    if not known:
        return None, text
    found = [each for each in dates.find(text, known[-1]) if _resolved(each, known)]
    if not found:
        return None, text
    first, last = found[0], found[-1]
    limits = _limits(text, first, last, known)
    rest = text
    for each in reversed(found):
        rest = rest[: each.span.start] + " " + rest[each.span.end :]
    return limits, rest


def _resolved(mention: Mention, known: Sequence[date]) -> tuple[date, date] | None:
    """Return the days that a wording means among those of the corpus: a weekday is its last one there."""
    value = mention.value
    if not isinstance(value, When) or value.first is None or value.last is None:
        return None
    first, last = value.first, value.last
    if first == last and known[-1] < first <= known[-1] + _WEEK and first - _WEEK >= known[0]:
        return first - _WEEK, last - _WEEK
    return first, last


def _limits(text: str, first: Mention, last: Mention, known: Sequence[date]) -> Days | None:
    start, end = _resolved(first, known), _resolved(last, known)
    if start is None or end is None:
        return None
    near = _NEAR.search(text[: first.span.start])
    word = near["word"].lower() if near else ""
    if first is not last:
        return start[0], end[1]
    if word == "from" and not _ONWARDS.search(text[last.span.end :]):
        word = ""
    return _bounded(word, start[0], end[1])


def _bounded(word: str, first: date, last: date) -> Days:
    """Return the stretch that "before", "since" and their like make of the days from `first` to `last`."""
    if word == "before":
        return None, first - _DAY
    if word == "after":
        return last + _DAY, None
    if word in {"since", "from"}:
        return first, None
    return (None, last) if word else (first, last)
