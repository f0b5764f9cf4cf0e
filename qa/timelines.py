"""What each outlet reported on which day, and where each stands, of accounts that differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import inf, log
from typing import TYPE_CHECKING

from index.types import outlet_key
from qa import values
from qa.values.types import Duration, Money, Quantity, Relation, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from qa.types import Answer, Citation, Claim


@dataclass(frozen=True, slots=True)
class Report:
    """One article's word on the question: a claim of the answer and the number of its citation."""

    claim: Claim
    citation: Citation
    number: int


class Course(StrEnum):
    """What an outlet did between its first report and its last."""

    ONCE = "once"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Series:
    """What one outlet reported, oldest first; never empty."""

    outlet: str
    reports: tuple[Report, ...]

    @property
    def course(self) -> Course:
        """Whether the outlet's last day says something else than its first; `ONCE` if that is one day."""
        first, last = self.on(self.reports[0].citation.day), self.on(self.reports[-1].citation.day)
        if first[0].citation.day == last[0].citation.day:
            return Course.ONCE
        is_same = {each.claim for each in first} == {each.claim for each in last}
        return Course.UNCHANGED if is_same else Course.CHANGED

    def on(self, day: date | None) -> tuple[Report, ...]:
        """Return what the outlet reported on a day."""
        return tuple(each for each in self.reports if each.citation.day == day)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days on which anything was reported, in order, and a series for each outlet, first come first.

    `undated` are the reports of which no day is known.
    """

    days: tuple[date, ...]
    series: tuple[Series, ...]
    undated: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The outlets whose last word allows the same figures: `low` to `high`, either may be infinite."""

    low: float
    high: float
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the outlets stand between two figures, the lowest first; those that last said the same together.

    The scale begins at zero, so that a small difference looks small. `is_wide` says that the greatest
    figure is so many times the least that only a logarithmic scale, which has no zero, shows both.
    """

    first: float
    last: float
    is_wide: bool
    standings: tuple[Standing, ...]

    def place(self, figure: float) -> float:
        """Return where a figure lies from the first (0) to the last (1); beyond them, at the end."""
        within = min(max(figure, self.first), self.last)
        if self.is_wide:
            return log(within / self.first) / log(self.last / self.first)
        return (within - self.first) / (self.last - self.first)


_WIDE = 50.0


def trace_reports(answer: Answer) -> Timeline | None:
    """Return what was reported when by the accounts that differ, or None where no time passes between them.

    An outlet is one however its name is spelled, see `outlet_key`.
    """
    reports = _rival_reports(answer)
    dated = [each for each in reports if each.citation.day]
    days = sorted({each.citation.day for each in dated if each.citation.day})
    if len(days) < 2 or len({each.claim for each in dated}) < 2:
        return None
    undated = tuple(each for each in reports if not each.citation.day)
    return Timeline(tuple(days), _by_outlet(dated), undated)


def scale_reports(answer: Answer) -> Scale | None:
    """Return where each outlet stands by its last word, or None where accounts that differ are no figures.

    Figures of another kind or unit than the best supported account's are left out.
    """
    said: dict[tuple[float, float], list[Report]] = defaultdict(list)
    for series in _by_outlet(_comparable(_rival_reports(answer))):
        for report in _last_words(series):
            said[_interval(report.claim.value) or (-inf, inf)].append(report)
    standings = [Standing(*interval, tuple(reports)) for interval, reports in said.items()]
    figures = [each for standing in standings for each in _ends(standing.low, standing.high)]
    if len(standings) < 2 or min(figures) == max(figures):
        return None
    least, greatest = min(figures), max(figures)
    ordered = sorted(standings, key=lambda each: (max(each.low, least), min(each.high, greatest)))
    is_wide = least > 0 and greatest / least >= _WIDE
    return Scale(least if is_wide else min(0.0, least), max(0.0, greatest), is_wide, tuple(ordered))


def _rival_reports(answer: Answer) -> list[Report]:
    """The reports of every claim that another differs from, in the answer's order."""
    rivals = {claim for conflict in answer.conflicts for claim in (conflict.left, conflict.right)}
    numbered = enumerate(
        ((claim, citation) for claim in answer.claims for citation in claim.citations), start=1
    )
    return [Report(claim, citation, number) for number, (claim, citation) in numbered if claim in rivals]


def _by_outlet(reports: Iterable[Report]) -> tuple[Series, ...]:
    found: dict[str, list[Report]] = defaultdict(list)
    for each in sorted(reports, key=_moment):
        found[outlet_key(each.citation.outlet)].append(each)
    return tuple(Series(_name(each), tuple(each)) for each in found.values())


def _moment(report: Report) -> tuple[bool, str, int]:
    return (report.citation.published is None, str(report.citation.published), report.number)


def _name(reports: Sequence[Report]) -> str:
    """The outlet's name, rather not in capitals."""
    names = [each.citation.outlet for each in reports]
    return next((name for name in names if not name.isupper()), names[0])


def _comparable(reports: Sequence[Report]) -> list[Report]:
    figures = [each for each in reports if _interval(each.claim.value)]
    if not figures:
        return []
    best = figures[0].claim.value
    return [each for each in figures if values.relate(best, each.claim.value) is not Relation.INCOMPARABLE]


def _last_words(series: Series) -> list[Report]:
    """What the outlet said on its last day, each claim once."""
    return list({each.claim: each for each in reversed(series.on(series.reports[-1].citation.day))}.values())


def _interval(value: Value) -> tuple[float, float] | None:
    match value:
        case Quantity(low=low, high=high) | Money(amount=Quantity(low=low, high=high)):
            return low, high
        case Duration(days=Quantity(low=low, high=high)):
            return low, high
        case _:
            return None


def _ends(low: float, high: float) -> list[float]:
    return [each for each in (low, high) if abs(each) != inf]
