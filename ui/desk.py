"""What happens in the corpus tab: articles are added and removed, corpora made, copied and deleted."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import InputError, RashomonError
from index.intake import read_dropped, read_folder, read_pasted
from index.loaders import FORMATS, Loaded, existing_path
from ui.escaping import as_html, one_line
from ui.listing import make_rows, render_listing
from ui.wording import counted
from ui.work import BROKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.library import Added, Holding, Library
    from ui.listing import Listing, Row
    from ui.work import Progress, Work

logger = logging.getLogger(__name__)

DOTS = '<span class="dots" aria-hidden="true"></span>'
MOST_FILES = 2_000
MOST_BYTES = 50_000_000
_SHOWN_FAILURES = 200


def add_dropped(library: Library, name: str, files: Sequence[str]) -> str:
    """Begin to add dropped files and return a trouble in words, empty if there is none.

    The files are copies that the page made of them; they are removed once they are read, in any case.
    """
    paths = [Path(each) for each in files]
    if len(paths) > MOST_FILES:
        _erase(paths)
        return (
            f"{len(paths):,} files are more than the {MOST_FILES:,} that can be dropped at once; "
            "drop fewer, or put the articles into one .jsonl or .csv file"
        )

    def bring() -> Loaded:
        try:
            return read_dropped(paths)
        finally:
            _erase(paths)

    trouble = told(lambda: library.holding(name).add(bring))
    if trouble:
        _erase(paths)
    return trouble


def _erase(paths: Iterable[Path]) -> None:
    """Remove dropped files with the folders that were made for them."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            path.parent.rmdir()


def add_pasted(library: Library, name: str, text: str, *, title: str, source: str, published: str) -> str:
    """Begin to add a pasted article and return a trouble in words, empty if there is none."""

    def begin() -> None:
        article = read_pasted(text, title=title, source=source, published=published)
        library.holding(name).add(lambda: Loaded((article,), ()))

    return told(begin)


def add_folder(library: Library, name: str, path: str) -> str:
    """Begin to add a folder or file of this machine and return a trouble in words, empty if there is none."""

    def begin() -> None:
        if not library.is_local:
            raise InputError("folders can be named only where the page is served to this machine alone")
        if not path.strip():
            raise InputError("name a folder or a file of articles")
        place = existing_path(path.strip())
        library.holding(name).add(lambda: read_folder(place))

    return told(begin)


def told(act: Callable[[], object]) -> str:
    """Do something and return the trouble that it ran into, in words; empty if there was none."""
    try:
        act()
    except RashomonError as error:
        return str(error)
    except (OSError, ValueError, RuntimeError):
        logger.exception("a corpus could not be changed")
        return BROKEN
    return ""


def perform(library: Library, name: str, act: object) -> str:
    """Stop adding, go on with it or forget what waits; return a trouble in words, empty if there is none."""
    acts: dict[object, Callable[[Holding], object]] = {
        "stop": lambda holding: holding.stop_adding(),
        "go-on": lambda holding: holding.go_on(),
        "discard": lambda holding: holding.discard_waiting(),
    }
    done = acts.get(act)
    return told(lambda: done(library.holding(name))) if done else ""


def make_corpus(library: Library, new: str, of: str | None = None) -> tuple[str, str]:
    """Make a corpus, a copy `of` another or empty; return its name and a trouble, one of them empty."""
    made: list[str] = []
    trouble = told(lambda: made.append(library.create(new) if of is None else library.copy(of, new)))
    return (made[0] if made else ""), trouble


def remove_chosen(library: Library, name: str, listing: Listing) -> tuple[Listing, str]:
    """Remove what is chosen; return the listing as it is then and a trouble in words."""
    trouble = told(lambda: library.holding(name).remove(listing.chosen))
    return (listing if trouble else replace(listing, chosen=frozenset())), trouble


def count_chosen(holding: Holding, listing: Listing) -> int:
    """Return how many of the chosen articles the corpus holds."""
    return sum(article.id in listing.chosen for article in holding.articles()) if listing.chosen else 0


def rows_of(holding: Holding) -> tuple[Row, ...]:
    """Return the rows of the table; what is copied from what joins them once it is known."""
    copies = None if holding.is_busy else holding.find_copies().result
    return make_rows(holding.articles(), holding.corpus.store.passage_counts(), copies)


def render_rows(holding: Holding, listing: Listing) -> str:
    """Return the table of the corpus as one window looks at it."""
    is_comparing = holding.is_busy or holding.find_copies().is_running
    return render_listing(listing, rows_of(holding), is_own=holding.is_own, is_comparing=is_comparing)


def render_trouble(words: str) -> str:
    """Return a trouble as HTML; empty if there is none."""
    return f'<p class="trouble" role="alert">{as_html(words)}</p>' if words else ""


def render_desk(holding: Holding) -> str:
    """Return what goes on with the corpus, or what came of it last, as HTML."""
    if not holding.is_own:
        return (
            '<p class="fixed">This corpus follows the files that the program was started with: change the '
            "files, and start it again. To add and remove articles here, copy it or make a new corpus.</p>"
            f"{render_failures(holding.corpus.failures)}"
        )
    work = holding.adding
    if work and work.is_running:
        return render_progress(work, "Preparing", stop="Stop adding")
    parts = [_outcome(work)] if work else []
    return "".join((*parts, _waiting(holding.waits)))


def render_progress(work: Work[Any], opening: str, *, stop: str) -> str:
    """Return how far some work is, with a bar, counts and the time left, and a button that stops it."""
    parts = work.progress
    lines = "".join(_bar(part) for part in parts) or f'<p class="waiting">{DOTS}{opening}…</p>'
    button = f'<button type="button" class="act" data-act="stop">{stop}</button>'
    return f'<div class="progress">{lines}{button}</div>'


def _bar(part: Progress) -> str:
    count = f"{part.done:,} of {part.total:,}"
    left = part.seconds_left
    more = f" · {_time_left(left)}" if left is not None else ""
    label = as_html(part.label)
    return (
        f'<p class="part"><span class="label">{label}</span> <span class="count">{count}{more}</span>'
        f'<progress max="{part.total}" value="{part.done}" aria-label="{label}: {count}"></progress></p>'
    )


def _time_left(seconds: float) -> str:
    if seconds < 60:
        return "less than a minute left"
    return f"about {counted(round(seconds / 60), 'minute')} left"


def _outcome(work: Work[Added]) -> str:
    if work.trouble:
        return render_trouble(work.trouble)
    if work.was_stopped:
        return '<p class="outcome" role="status">Stopped. What was added stays.</p>'
    added = work.result
    if added is None:
        return ""
    return f'<p class="outcome" role="status">{_added(added)}</p>{render_failures(added.failures)}'


def _added(added: Added) -> str:
    words = [f"{counted(added.added, 'article')} added." if added.added else "No article added."]
    if added.known:
        words.append(
            f"{counted(added.known, 'article')} {'was' if added.known == 1 else 'were'} here already."
        )
    if added.renamed:
        words.append(f"{added.renamed:,} got a number behind the file’s name, which another article has.")
    return " ".join(words)


def _waiting(number: int) -> str:
    if not number:
        return ""
    return (
        f'<p class="waits" role="status">{counted(number, "article")} received and not in the corpus yet. '
        '<button type="button" class="act" data-act="go-on">Go on adding</button> '
        '<button type="button" class="act" data-act="discard">Forget them</button></p>'
    )


def render_failures(failures: Sequence[tuple[str, str]]) -> str:
    """Return what could not be read and why, folded; empty if there is nothing."""
    if not failures:
        return ""
    items = "".join(
        f"<li><b>{as_html(one_line(locator, limit=200))}</b>: {as_html(one_line(reason, limit=300))}</li>"
        for locator, reason in failures[:_SHOWN_FAILURES]
    )
    rest = len(failures) - _SHOWN_FAILURES
    more = f"<li>and {rest:,} more</li>" if rest > 0 else ""
    what = "file or record" if len(failures) == 1 else "files or records"
    summary = f"{len(failures):,} {what} could not be read"
    return f'<details class="failures"><summary>{summary}</summary><ul>{items}{more}</ul></details>'


def kinds() -> str:
    """Return the kinds of files that can be read, as people write them."""
    *others, last = FORMATS
    return f"{', '.join(others)} and {last}"
