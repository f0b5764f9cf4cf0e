"""The table of a corpus's articles: searched, ordered, a page at a time, some of them chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ui.escaping import as_html, one_line
from ui.paging import cut
from ui.wording import counted, dated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index.types import Article

ON_A_PAGE = 50
_MOST_SEARCHED = 200
_OPENING = 120


class Column(StrEnum):
    """What the table can be ordered by."""

    OUTLET = "outlet"
    DATE = "date"
    TITLE = "title"
    PASSAGES = "passages"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the table shows it; `copy_of` is the one that it is copied from, if any."""

    article: Article
    passages: int
    copy_of: Article | None = None

    @property
    def outlet(self) -> str:
        """The outlet, empty when unknown."""
        return one_line(self.article.source, limit=80)

    @property
    def file(self) -> str:
        """The name of the file, without its folders."""
        return one_line(self.article.locator.rsplit("/", 1)[-1], limit=80)

    @property
    def title(self) -> str:
        """The headline, or the opening words where it is unknown."""
        article = self.article
        opening = one_line(article.text[article.body_start :][: 4 * _OPENING], limit=_OPENING)
        return one_line(article.title, limit=160) or opening or one_line(article.locator, limit=160)

    @property
    def original(self) -> str:
        """The outlet, or the headline, of the article that this one is copied from."""
        if self.copy_of is None:
            return ""
        return one_line(self.copy_of.source or Row(self.copy_of, 0).title, limit=60)

    @property
    def words(self) -> str:
        """What a search looks in."""
        return " ".join(
            (self.outlet, self.title, self.article.locator, dated(self.article.published))
        ).casefold()


@dataclass(frozen=True, slots=True)
class Listing:
    """How one window looks at the table, and which articles it has chosen there."""

    query: str = ""
    column: Column = Column.TITLE
    is_reversed: bool = False
    page: int = 0
    chosen: frozenset[str] = frozenset()

    def searched(self, query: str) -> Listing:
        """Return the listing with another search, from its first page."""
        return replace(self, query=query[:_MOST_SEARCHED], page=0)

    def ordered(self, column: object) -> Listing:
        """Return the listing by another column, or the other way round by the same."""
        if column not in list(Column):
            return self
        is_same = column == self.column
        return replace(self, column=Column(str(column)), is_reversed=is_same and not self.is_reversed, page=0)

    def turned(self, page: object) -> Listing:
        """Return the listing at another page; one that does not exist shows the nearest."""
        return replace(self, page=max(0, page)) if isinstance(page, int) else self

    def marked(self, article_id: object, *, is_chosen: bool) -> Listing:
        """Return the listing with one article chosen, or not."""
        one = frozenset({str(article_id)})
        return replace(self, chosen=self.chosen | one if is_chosen else self.chosen - one)

    def marked_all(self, rows: Sequence[Row]) -> Listing:
        """Return the listing with all that the search finds chosen, or none of them if all were."""
        found = frozenset(row.article.id for row in self.found(rows))
        return replace(self, chosen=self.chosen - found if found <= self.chosen else self.chosen | found)

    def found(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Return the rows that hold every word of the search, in the listing's order."""
        wanted = self.query.casefold().split()
        found = [row for row in rows if all(word in row.words for word in wanted)]
        found.sort(key=_ORDERS[self.column], reverse=self.is_reversed)
        return tuple(found)


def make_rows(
    articles: Sequence[Article], passages: Mapping[str, int], origins: Mapping[str, str] | None
) -> tuple[Row, ...]:
    """Return a row for each article; `origins` is None before it is known what is copied."""
    named = {article.id: article for article in articles}
    return tuple(
        Row(article, passages.get(article.id, 0), _original(article, origins or {}, named))
        for article in articles
    )


def _original(article: Article, origins: Mapping[str, str], named: Mapping[str, Article]) -> Article | None:
    origin = origins.get(article.id, article.id)
    return named.get(origin) if origin != article.id else None


def render_listing(listing: Listing, rows: Sequence[Row], *, is_own: bool, is_comparing: bool = False) -> str:
    """Return one page of the table as HTML; boxes to choose by only where articles can be removed."""
    found = listing.found(rows)
    if not rows:
        return '<p class="nothing">There are no articles here yet.</p>'
    if not found:
        words = as_html(one_line(listing.query, limit=80))
        missing = f"No article has “{words}” in its outlet, title, date or file name."
        return f'<p class="nothing" role="status">{missing}</p>'
    shown, part = cut(found, listing.page, ON_A_PAGE)
    body = "".join(_row(row, listing, is_own=is_own, is_comparing=is_comparing) for row in shown)
    return (
        f'<p class="found" role="status">{_found(found, rows)}</p>'
        f'<div class="scroller"><table class="articles"><caption class="unseen">The articles of this corpus'
        f"</caption><thead><tr>{_headings(listing, found, is_own=is_own)}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{part.buttons('Pages of the table')}"
    )


def _found(found: Sequence[Row], rows: Sequence[Row]) -> str:
    return counted(len(rows), "article") if len(found) == len(rows) else f"{len(found):,} of {len(rows):,}"


def _headings(listing: Listing, found: Sequence[Row], *, is_own: bool) -> str:
    every = all(row.article.id in listing.chosen for row in found)
    label = f"Choose all {len(found):,} that are found"
    box = f'<th class="box">{_box("all", label, is_chosen=every)}</th>' if is_own else ""
    return box + "".join(_heading(listing, column) for column in Column)


def _heading(listing: Listing, column: Column) -> str:
    order, arrow = "", ""
    if column == listing.column:
        order = ' aria-sort="descending"' if listing.is_reversed else ' aria-sort="ascending"'
        arrow = f' <span aria-hidden="true">{"▾" if listing.is_reversed else "▴"}</span>'
    return (
        f'<th scope="col" class="{column}"{order}><button type="button" data-column="{column}">'
        f"{_HEADINGS[column]}{arrow}</button></th>"
    )


def _row(row: Row, listing: Listing, *, is_own: bool, is_comparing: bool) -> str:
    is_chosen = row.article.id in listing.chosen
    box = f'<td class="box">{_box(row.article.id, f"Choose {row.title}", is_chosen=is_chosen)}</td>'
    unit = "passage" if row.passages == 1 else "passages"
    copy = as_html(row.original) or ('<span class="faint">…</span>' if is_comparing else "")
    return (
        f"<tr{' class=is-chosen' if is_chosen else ''}>{box if is_own else ''}"
        f'<td class="outlet"><bdi>{as_html(row.outlet) or _unknown_outlet(row)}</bdi></td>'
        f'<td class="date">{dated(row.article.published) or _UNKNOWN}</td>'
        f'<td class="title{"" if row.article.title else " is-opening"}" dir="auto" '
        f'title="{as_html(one_line(row.article.locator, limit=160))}">{as_html(row.title)}</td>'
        f'<td class="passages">{row.passages:,}<span class="unit"> {unit}</span></td>'
        f'<td class="copy"><bdi>{copy}</bdi></td></tr>'
    )


def _unknown_outlet(row: Row) -> str:
    """The file too: answers name a report of an unknown outlet by it."""
    return f'{_UNKNOWN}<span class="file">{as_html(row.file)}</span>'


def _box(name: str, label: str, *, is_chosen: bool) -> str:
    checked = " checked" if is_chosen else ""
    return f'<input type="checkbox" data-choose="{as_html(name)}" aria-label="{as_html(label)}"{checked}>'


_UNKNOWN = '<span class="faint">unknown</span>'
_HEADINGS = {
    Column.OUTLET: "Outlet",
    Column.DATE: "Date",
    Column.TITLE: "Title",
    Column.PASSAGES: "Passages",
    Column.COPY: "Copy of",
}
_ORDERS: dict[Column, Callable[[Row], tuple[object, ...]]] = {
    Column.OUTLET: lambda row: (not row.outlet, row.outlet.casefold(), row.title.casefold()),
    Column.DATE: lambda row: (row.article.day is None, str(row.article.published), row.title.casefold()),
    Column.TITLE: lambda row: (row.title.casefold(),),
    Column.PASSAGES: lambda row: (row.passages, row.title.casefold()),
    Column.COPY: lambda row: (not row.original, row.original.casefold(), row.title.casefold()),
}
