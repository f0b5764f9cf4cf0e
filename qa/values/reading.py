"""The way in: find values in a text, read one from an answer, relate two."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from qa.values.guessing import guess
from qa.values.kinds import GRAMMARS, RELATIONS
from qa.values.types import Name, Phrase, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.values.types import Kind, Mention, Value

# Letters that a pattern which ignores case takes for ASCII ones, and lower-casing does not.
_ASCII = str.maketrans("ıİſK", "iIsK")

# Outside these years a date of publication is a mistake, and reckoning from it could leave the calendar.
_EARLIEST_YEAR, _LATEST_YEAR = 1500, 2500


def find(text: str, kind: Kind, *, published: date | None = None) -> tuple[Mention, ...]:
    """Return every mention of a value of `kind` in `text`, in order and without overlap.

    A mention's span takes in modifiers, scales, measures and currencies ("more than 20 million",
    "$245 billion", "50 km"); what a count counts stands behind the span and in the value's unit.
    Yes/no answers and phrases have no mentions of their own: nothing is returned for them.

    >>> from qa.values.types import Kind
    >>> [m.span.of("At least 19 drones fell.") for m in find("At least 19 drones fell.", Kind.COUNT)]
    ['At least 19']
    """
    return GRAMMARS[kind].find(text.translate(_ASCII), _day(published))


def parse(text: str, kind: Kind | None = None, *, published: date | None = None, context: str = "") -> Value:
    """Return the value of an answer's words. Never raises: words that hold no such value become a phrase.

    Args:
        text: The answer, as a reader returned it.
        kind: What was asked for; None to go by the words alone.
        published: The day of publication, which fixes weekdays and days without a year.
        context: The sentence the answer stands in: gives modifiers, units and tense around it.

    >>> from qa.values.types import Kind
    >>> parse("19", Kind.COUNT, context="It shot down at least 19 drones.")
    Quantity(low=19.0, high=inf, unit='drone', is_open_low=False, is_open_high=False)
    """
    day = _day(published)
    text, context = text.translate(_ASCII), context.translate(_ASCII)
    if kind is None:
        return guess(text, day)
    value = _in_context(text, kind, day, context) if context else None
    return value or GRAMMARS[kind].parse(text, day) or guess(text, day)


def relate(left: Value, right: Value) -> Relation:
    """Return how the exact values that `left` allows relate to those of `right`.

    Total and mirrored, `relate(b, a) is relate(a, b).mirrored`; SAME is an equivalence. Values of different
    types, units or currencies are incomparable; one without unit or currency stands for any but a
    percentage. A name and a phrase in the same words are the same: some write "the Second World War" without
    capitals.

    >>> relate(parse("15"), parse("at least 12"))
    <Relation.NARROWER: 'narrower'>
    """
    if type(left) is type(right):
        return RELATIONS[type(left)](left, right)
    if isinstance(left, Name | Phrase) and isinstance(right, Name | Phrase) and left.words == right.words:
        return Relation.SAME
    return Relation.INCOMPARABLE


def _day(published: date | None) -> date | None:
    day = published.date() if isinstance(published, datetime) else published
    return day if day and _EARLIEST_YEAR <= day.year <= _LATEST_YEAR else None


def _in_context(text: str, kind: Kind, published: date | None, context: str) -> Value | None:
    mentions = (
        mention_at(context, kind, *place, published=published) for place in _places(text.strip(), context)
    )
    return next((mention.value for mention in mentions if mention), None)


def mention_at(
    text: str, kind: Kind, start: int, end: int, *, published: date | None = None
) -> Mention | None:
    """Return the mention that an answer from `start` to `end` of a text stands in or touches, if any.

    >>> from qa.values.types import Kind
    >>> mention_at("It rose to 3 million.", Kind.COUNT, 11, 12).value.low
    3000000.0
    """
    grammar, day = GRAMMARS[kind], _day(published)
    for find_all in (grammar.find, *grammar.find_others):
        for mention in find_all(text.translate(_ASCII), day):
            is_inside = mention.span.start <= start and end <= mention.span.end
            is_touched = mention.span.start < end and start < mention.span.end
            # An answer that goes beyond a name is another name; one that goes beyond a figure is not.
            if is_inside or (is_touched and not isinstance(mention.value, Name)):
                return mention
    return None


def _places(text: str, context: str) -> Iterator[tuple[int, int]]:
    """Where an answer stands in its sentence; a figure may be cut from what is written with it: "38C"."""
    if not text:
        return
    ends = r"(?!\d)" if text[-1].isdigit() else r"(?!\w)"
    for match in re.finditer(rf"(?<!\w){re.escape(text)}{ends}", context):
        yield match.span()
