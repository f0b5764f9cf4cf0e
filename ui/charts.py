"""What was reported when and where each outlet stands, drawn as a table and a list that read the same.

Both are words laid out by the style sheet: they grow with the reader's type, follow light and dark, and
say to a screen reader all that they show.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from qa.timelines import Scale, Series, Standing, Timeline, scale_reports, trace_reports
from ui.citations import render_cite
from ui.escaping import as_html, one_line
from ui.wording import COURSES, day_and_month

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from qa.timelines import Report
    from qa.types import Answer

_LONGEST_WORDS = 24
_SHOWN_OUTLETS = 10


def render_charts(answer: Answer, turn: int) -> str:
    """Return the timeline and the scale of an answer, as far as its accounts have dates and figures."""
    timeline, scale = trace_reports(answer), scale_reports(answer)
    drawn = (_timeline(timeline, turn) if timeline else "") + (_scale(scale, turn) if scale else "")
    return f'<div class="charts">{drawn}</div>' if drawn else ""


def _timeline(timeline: Timeline, turn: int) -> str:
    shown, folded = timeline.series[:_SHOWN_OUTLETS], timeline.series[_SHOWN_OUTLETS:]
    more = (
        f"<details><summary>{len(folded)} more</summary>{_table(timeline.days, folded, turn)}</details>"
        if folded
        else ""
    )
    return (
        '<figure class="chart timeline"><figcaption>As reported, day by day</figcaption>'
        f"{_table(timeline.days, shown, turn)}{more}{_undated(timeline, turn)}</figure>"
    )


def _undated(timeline: Timeline, turn: int) -> str:
    if not timeline.undated:
        return ""
    told = ", ".join(
        f"{as_html(one_line(each.citation.outlet))} {_said(each, turn)}" for each in timeline.undated
    )
    return f'<p class="undated">Day unknown: {told}</p>'


def _table(days: tuple[date, ...], series: Iterable[Series], turn: int) -> str:
    heads = "".join(f'<th scope="col">{day_and_month(day, days)}</th>' for day in days)
    rows = "".join(_row(days, each, turn) for each in series)
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Values by outlet and day"><table>'
        f'<thead><tr><th scope="col">Outlet</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(days: tuple[date, ...], series: Series, turn: int) -> str:
    cells = "".join(_cell(day, series, turn) for day in days)
    return (
        f'<tr class="is-{series.course}"><th scope="row"><bdi class="outlet">'
        f'{as_html(one_line(series.outlet))}</bdi> <span class="course">{COURSES[series.course]}</span></th>'
        f"{cells}</tr>"
    )


def _cell(day: date, series: Series, turn: int) -> str:
    said = {each.claim: each for each in reversed(series.on(day))}
    buttons = " ".join(_said(each, turn) for each in said.values())
    first, last = series.reports[0].citation.day, series.reports[-1].citation.day
    if buttons:
        line = " is-last" if day == last else " is-first" if day == first else ""
        return f'<td class="is-told{line}">{buttons}</td>'
    is_between = first is not None and last is not None and first < day < last
    return '<td class="is-between"></td>' if is_between else "<td></td>"


def _said(report: Report, turn: int) -> str:
    return render_cite(report.citation, report.number, turn, one_line(report.claim.text, _LONGEST_WORDS))


def _scale(scale: Scale, turn: int) -> str:
    rows = "".join(_standing(scale, each, turn) for each in scale.standings)
    kind = ", on a logarithmic scale" if scale.is_wide else ""
    return (
        f'<figure class="chart scale"><figcaption>Where each outlet stands{kind}</figcaption>'
        f'<ul class="standings">{rows}</ul></figure>'
    )


def _standing(scale: Scale, standing: Standing, turn: int) -> str:
    names = ", ".join(as_html(one_line(each.citation.outlet)) for each in standing.reports)
    return (
        f'<li>{_said(standing.reports[0], turn)}<span class="track" aria-hidden="true">'
        f'{_extent(scale, standing)}</span><span class="outlets">{names}</span></li>'
    )


def _extent(scale: Scale, standing: Standing) -> str:
    """The mark of what a wording allows: a point, a bar, or a bar that runs on where it has no end."""
    start, end = 100 * scale.place(standing.low), 100 * scale.place(standing.high)
    opens = (" opens-low" if standing.low == -inf else "") + (" opens-high" if standing.high == inf else "")
    kind = "point" if standing.low == standing.high else f"bar{opens}"
    return f'<span class="{kind}" style="left:{start:.2f}%;width:{end - start:.2f}%"></span>'
