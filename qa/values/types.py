"""What a value can be, and how two values can relate."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from index.types import Span


class Kind(StrEnum):
    """The kind of value that a question asks for."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    MONEY = "money"
    DATE = "date"
    DURATION = "duration"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    YES_NO = "yes_no"
    PHRASE = "phrase"


class Relation(StrEnum):
    """How the set of exact values that one wording allows relates to another's."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    OVERLAPS = "overlaps"
    APART = "apart"
    INCOMPARABLE = "incomparable"

    @property
    def mirrored(self) -> Relation:
        """The relation of the right value to the left one."""
        return _MIRRORS.get(self, self)


_MIRRORS = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count, percentage, ordinal or measure: every number from `low` to `high`, both included.

    "27" is 27 to 27, "at least 14" is 14 to infinity, "about 200" is an interval around 200.
    `unit` is the canonical word for what is counted where the words say so ("%", "metre", "drone"),
    empty otherwise: a measure is converted to its base unit (metre, kilogram, cubic metre), a counted
    noun is singular and lower-case, with near synonyms folded. `is_open_low`/`is_open_high` exclude the
    bound itself ("more than 500"). Never empty: `low <= high`; where they meet, finite and closed.
    `is_imperial` tells a measure in miles or pounds from one in kilometres or kilograms, and `slack`, in base
    units, is how far a measure of the one kind may be off where it was made of the other.
    """

    low: float
    high: float
    unit: str = ""
    is_open_low: bool = False
    is_open_high: bool = False
    is_imperial: bool = field(default=False, repr=False)
    slack: float = field(default=0.0, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"a quantity needs low <= high, not {self.low} and {self.high}")
        is_a_point = self.low == self.high
        if is_a_point and (self.is_open_low or self.is_open_high or abs(self.low) == inf):
            raise ValueError(f"the interval from {self.low} to {self.high} holds no number")

    @property
    def is_exact(self) -> bool:
        """Whether the words allow one number only."""
        return self.low == self.high

    @property
    def is_bound(self) -> bool:
        """Whether the words name only a lower or only an upper limit."""
        return (self.high == inf) != (self.low == -inf)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money: an interval of units of `currency`.

    That is an ISO 4217 code, the folded noun of a currency that has none here ("crown"), or empty where the
    words name none.
    """

    amount: Quantity
    currency: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both included, and possibly a clock time.

    A weekday or a day without a year, which no article date has fixed, keeps what is known in
    `weekday` (0 is Monday), `month` and `day` and has no `first` or `last`. A clock of which it is not told
    whether it is before or after noon, "a quarter past nine", is `either_half`; the hour is then below 12.
    `minutes_before` and `minutes_after` tell by how much the time may be earlier or later than the clock:
    "shortly after 9 p.m.". `zone` is the clock's time zone where the words tell one, folded ("gmt"); empty,
    it is the place's own. `part` names the hours of a day ("early morning"). `bound` says that the days are
    named as a limit: "by" and "after" take them in, "before" does not.
    """

    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    clock: str = ""
    either_half: bool = False
    minutes_before: int = 0
    minutes_after: int = 0
    zone: str = ""
    part: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in days, as an interval.

    Used as a length, a month is the conventional 30 days and a year 365, so that "a month-long truce"
    and "a 30-day truce" are the same claim; see `qa.values.durations` for the whole convention.
    """

    days: Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation: its words, folded for comparing, titles and articles dropped.

    Of several that a text lists, `members` holds the words of each and `words` those of all, in the order
    of the alphabet.
    """

    words: tuple[str, ...]
    members: tuple[tuple[str, ...], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class YesNo:
    """Whether something is so: True, False, or None where the words leave it open."""

    holds: bool | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Any other wording, folded for comparing; what it lists stands in the order of the alphabet."""

    words: tuple[str, ...]


Value: TypeAlias = Quantity | Money | When | Duration | Name | YesNo | Phrase


@dataclass(frozen=True, slots=True)
class Mention:
    """A value where it stands: `span.of(text)` is its exact wording, modifiers included."""

    span: Span
    value: Value
