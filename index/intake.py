"""Bringing articles into a store step by step, so that whatever interrupts it costs none of them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, fields, replace
from itertools import count
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import InvalidArticle, UnreachableIndex
from index.loaders import Loaded, find_files, load_files
from index.loaders.dates import read_date
from index.loaders.drafts import Details, Malformed
from index.loaders.plain import read_plain
from index.progress import shown
from index.types import Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.store import Store

WAITING_NAME = "waiting.jsonl"
LONGEST_PASTE = 500_000
"""The most characters of a pasted text: some hundred articles' worth."""

_STEP = 40_000
_changing = Lock()
_FIELDS = tuple(each.name for each in fields(Article) if each.init)


class Received(NamedTuple):
    """What became of articles that were handed in, before any of them is embedded.

    `kept` will be added, under a locator of its own each; `known` counts those that are held already,
    `renamed` those whose locator another article has.
    """

    kept: tuple[Article, ...]
    known: int
    renamed: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """The articles on their way into the store in `folder`; a file beside the index remembers them."""

    folder: Path

    def articles(self) -> tuple[Article, ...]:
        """Return the articles that wait; a line that cannot be read is passed over."""
        try:
            lines = self._file.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as error:
            raise UnreachableIndex(self._file, OSError(str(error))) from error
        return tuple(filter(None, map(_read_line, lines)))

    def add(self, articles: Iterable[Article]) -> None:
        """Let these articles wait too; once this returns they are remembered whatever happens."""
        with _changing:
            self._hold([*self.articles(), *articles])

    def drop(self, article_ids: Collection[str] | None = None) -> None:
        """Forget these articles, or all that wait."""
        with _changing:
            left = () if article_ids is None else self.articles()
            self._hold([each for each in left if each.id not in (article_ids or ())])

    def _hold(self, articles: Iterable[Article]) -> None:
        lines = [_line(article) for article in articles]
        try:
            if not lines:
                self._file.unlink(missing_ok=True)
                return
            draft = self._file.with_name(f"{WAITING_NAME}.new")
            with draft.open("w", encoding="ascii") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, self._file)  # noqa: PTH105 - atomic: the list is the old one or the new one
        except OSError as error:
            raise UnreachableIndex(self._file, error) from error

    @property
    def _file(self) -> Path:
        return self.folder / WAITING_NAME


def receive(store: Store, waiting: Waiting, articles: Iterable[Article]) -> Received:
    """Let articles wait for the store in which they are not yet, each under a locator that is free.

    An article that is held under its locator already is passed over; a different one with a locator that
    is taken gets a number behind it, so that nothing is replaced.

    Raises:
        UnreachableIndex: If the list of those that wait cannot be read or written.
    """
    before = waiting.articles()
    taken = {each.locator: each.content_hash for each in (*store.articles(), *before)}
    kept: list[Article] = []
    known = renamed = 0
    for article in articles:
        locator = _free_locator(article, taken)
        if locator is None:
            known += 1
            continue
        renamed += locator != article.locator
        kept.append(article if locator == article.locator else replace(article, locator=locator))
        taken[locator] = article.content_hash
    waiting.add(kept)
    return Received(tuple(kept), known, renamed)


def take_in(store: Store, waiting: Waiting) -> int:
    """Bring what waits into the store, also what joins meanwhile, and return how many articles that were.

    Each step is kept when the next one begins. What ends it early, an error of the watcher too, leaves
    the rest waiting, for the next call.

    Raises:
        StoredIndexError, ModelError: As `Store.update` does.
    """
    taken = 0
    while left := waiting.articles():
        done: set[str] = set()
        try:
            for step in shown(tuple(_steps(left)), "Adding articles", progress=False, measure=len):
                store.update(step)
                done.update(article.id for article in step)
        finally:
            waiting.drop(done)
        taken += len(done)
    return taken


def settle(store: Store, waiting: Waiting) -> int:
    """Let those wait no longer that are in the store, as after a sudden end; return how many still do."""
    held = {article.id: article.content_hash for article in store.articles()}
    before = waiting.articles()
    done = {each.id for each in before if held.get(each.id) == each.content_hash}
    if done:
        waiting.drop(done)
    return len(before) - len(done)


def read_dropped(files: Sequence[Path]) -> Loaded:
    """Return the articles of files that a person handed over one by one, and what could not be read."""
    return load_files([(file, file) for file in files])


def read_folder(path: Path) -> Loaded:
    """Return the articles of a folder or file, and what could not be read, as `index.loaders.load` does."""
    return load_files([(file, path) for file in find_files(path)])


def read_pasted(text: str, *, title: str = "", source: str = "", published: str = "") -> Article:
    """Return the article that a person pasted; what they do not say is looked for in its first lines.

    Raises:
        InvalidArticle: If the text is empty or longer than `LONGEST_PASTE`, or the date cannot be read.
    """
    if not text.strip():
        raise InvalidArticle("there is no text; paste the article into the large box")
    if len(text) > LONGEST_PASTE:
        raise InvalidArticle(
            f"the text has {len(text):,} characters, more than the {LONGEST_PASTE:,} that can be pasted; "
            "save it as a .txt file and drop that"
        )
    day = read_date(published.strip()) if published.strip() else None
    if published.strip() and day is None:
        raise InvalidArticle(f"“{published.strip()[:60]}” is no date; write it like 2025-05-07")
    try:
        (draft,) = read_plain(text.encode(errors="surrogatepass"))
    except Malformed as error:
        raise InvalidArticle(str(error)) from error
    given = Details(title=" ".join(title.split()), source=" ".join(source.split()), published=day)
    about = given.or_else(draft.details)
    return Article(
        locator=f"pasted/{_slug(about.title or draft.text)}.txt",
        text=draft.text,
        title=about.title,
        source=about.source,
        author=about.author,
        published=about.published,
        url=about.url,
        body_start=draft.body_start,
    )


def _slug(text: str) -> str:
    """The first words of a text as people read them in a list; never used as a path."""
    return " ".join("".join(each if each.isalnum() else " " for each in text[:200]).split())[:60] or "text"


def _free_locator(article: Article, taken: Mapping[str, str]) -> str | None:
    """The article's locator, or one like it that no other has; None if it is held under one of them."""
    path = PurePosixPath(article.locator)
    for number in count(1):
        locator = article.locator if number == 1 else f"{path.with_suffix('')} ({number}){path.suffix}"
        held = taken.get(locator)
        if held is None:
            return locator
        if held == article.content_hash:
            return None
    raise AssertionError("numbers do not end")


def _steps(articles: Sequence[Article]) -> Iterator[tuple[Article, ...]]:
    """Cut articles into steps of about a second's work each."""
    step: list[Article] = []
    size = 0
    for article in articles:
        step.append(article)
        size += len(article.text)
        if size >= _STEP:
            yield tuple(step)
            step, size = [], 0
    if step:
        yield tuple(step)


def _line(article: Article) -> str:
    record = {name: getattr(article, name) for name in _FIELDS}
    record["published"] = article.published.isoformat() if article.published else None
    return json.dumps(record) + "\n"


def _read_line(line: str) -> Article | None:
    try:
        record: dict[str, Any] = json.loads(line)
        return Article(**{name: record[name] for name in _FIELDS})
    except (ValueError, LookupError, TypeError):
        return None
