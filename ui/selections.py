"""The outlets and days that a window keeps its answers to: read from what people enter, told in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import InputError
from index.loaders.dates import read_date
from index.types import EVERYTHING, Selection, outlet_key
from ui.escaping import as_html, one_line
from ui.wording import counted, dated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.loaders import Failure
    from index.types import Article, Imprint
    from qa.engine import Corpus
    from qa.types import Answer

_MOST_OUTLETS = 500


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A corpus whose answers are kept to some outlets and days, as a person entered them."""

    corpus: Corpus
    outlets: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    @property
    def failures(self) -> Sequence[Failure]:
        """What could not be read."""
        return self.corpus.failures

    def ask(self, question: str, *, within: Selection = EVERYTHING) -> Answer:
        """Return what the articles say that are of these outlets and days, and `within` too.

        Raises:
            InputError: If a date cannot be read, or nothing can be in both.
        """
        return self.corpus.ask(question, within=self.selection.meet(within))

    def imprints(self) -> Sequence[Imprint]:
        """Return the outlet and the day of each article, of those too that no answer is kept to."""
        return self.corpus.imprints()

    def articles(self) -> tuple[Article, ...]:
        """Return every article, those too that no answer is kept to."""
        return self.corpus.articles()

    def article(self, article_id: str) -> Article:
        """Return one article by its id."""
        return self.corpus.article(article_id)

    @property
    def selection(self) -> Selection:
        """What the answers are kept to; raises what `ask` does."""
        return Selection(self.outlets, _read_day(self.since), _read_day(self.until))


def _read_day(text: str) -> date | None:
    day = read_date(text.strip()) if text.strip() else None
    if text.strip() and day is None:
        raise InputError(f"“{one_line(text, limit=60)}” is no date; write it like 2025-05-07")
    return day


def outlet_names(corpus: Corpus) -> dict[str, str]:
    """Return the outlets of a corpus that answers can be kept to, each in one spelling, in order.

    Each stands under its name made visible: what a list in the page shows, and what it sends back.
    """
    named = (each.outlet for each in corpus.imprints() if each.outlet.strip())
    names = {outlet_key(each): each for each in sorted(named)}  # capitals first: the plain spelling stays
    return {one_line(each): each for each in sorted(names.values(), key=str.casefold)[:_MOST_OUTLETS]}


def render_selection(narrowed: Narrowed) -> str:
    """Return what the answers are kept to and how many articles that leaves, as HTML; empty if all are."""
    try:
        chosen = narrowed.selection
    except InputError as error:
        return f'<p class="trouble" role="alert">{as_html(str(error))}</p>'
    if not chosen:
        return ""
    imprints = narrowed.corpus.imprints()
    left = sum(map(chosen.admits, imprints))
    parts = [as_html(", ".join(one_line(name, limit=60) for name in chosen.outlets))]
    parts += [f"from {dated(chosen.since)}"] if chosen.since else []
    parts += [f"to {dated(chosen.until)}"] if chosen.until else []
    words = ", ".join(filter(None, parts))
    return (
        f'<p class="kept" role="status"><span class="only">Only {words}</span>: '
        f"{left:,} of {counted(len(imprints), 'article')}</p>"
    )
