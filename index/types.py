"""The records of the index: a stretch of text, an article, a passage of it, and a search result."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.errors import InputError, InvalidArticle

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, counted in Unicode code points.

    >>> Span(3, 5).of("abcdef")
    'de'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start} and {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of `text` that this span names."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """Return the same stretch in a text that begins `offset` code points earlier.

        >>> Span(0, 4).shift(10)
        Span(start=10, end=14)
        """
        return Span(self.start + offset, self.end + offset)

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as it was published. Its `text` is never changed after loading.

    Args:
        locator: Where the article came from: a path, a URL, a record's name. Unique in a corpus.
        text: The whole text, which every citation's offsets count in.
        title: Its headline, empty when unknown.
        source: The outlet, empty when unknown.
        author: Its byline, empty when unknown.
        published: When it was published: a date, a datetime or an ISO 8601 string; None when unknown.
        url: Its web address, None when unknown.
        body_start: Where the story begins; what stands before it in `text` is header (date line,
            byline) and is neither searched nor quoted.

    Raises:
        InvalidArticle: If a field has the wrong type or a date cannot be read.
    """

    locator: str
    text: str
    title: str = ""
    source: str = ""
    author: str = ""
    published: date | None = None
    url: str | None = None
    body_start: int = 0
    id: str = field(init=False)
    content_hash: str = field(init=False)

    def __post_init__(self) -> None:
        for name in ("locator", "text", "title", "source", "author"):
            if not isinstance(getattr(self, name), str):
                raise InvalidArticle(
                    f"an article's {name} is text, not {getattr(self, name)!r}", self.locator
                )
        if self.url is not None and not isinstance(self.url, str):
            raise InvalidArticle(f"an article's url is text or None, not {self.url!r}", self.locator)
        if not self.locator:
            raise InvalidArticle("an article needs a locator: a path, a URL or any unique name", self.locator)
        if not 0 <= self.body_start <= len(self.text):
            raise InvalidArticle(f"body_start {self.body_start} lies outside the text", self.locator)
        object.__setattr__(self, "published", _as_date(self.published, self.locator))
        object.__setattr__(
            self, "id", hashlib.sha256(self.locator.encode(errors="surrogatepass")).hexdigest()[:16]
        )
        object.__setattr__(self, "content_hash", self._hash())

    def _hash(self) -> str:
        fields = (self.text, self.title, self.source, self.author, self.published, self.url, self.body_start)
        return hashlib.sha256(repr(fields).encode(errors="surrogatepass")).hexdigest()

    @property
    def day(self) -> date | None:
        """The day of publication without its clock time, None when unknown."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def body(self) -> Span:
        """The span of `text` that is the story, after any header."""
        return Span(self.body_start, len(self.text))


def _as_date(published: object, locator: str) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        moment = datetime.fromisoformat(str(published).strip())
    except ValueError:
        raise InvalidArticle(
            f"{published!r} is no date; pass a date, a datetime, an ISO 8601 string or None", locator
        ) from None
    return moment.date() if len(str(published).strip()) <= len("2025-05-07") else moment


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published an article and when, without its text.

    `outlet` is what people see as the origin: the outlet, or the file's name where it is unknown. `day` is
    None when unknown.
    """

    article_id: str
    outlet: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles that a search or an answer is kept to; the empty selection is all of them.

    Args:
        outlets: Only articles of these outlets, by the names that `Imprint` gives them; capitals and a
            leading "The" do not matter.
        since: Only articles of this day or later: a date or an ISO 8601 string.
        until: Only articles of this day or earlier.

    Raises:
        InputError: If the outlets are no list of names, a date cannot be read, or `since` is after `until`.

    >>> Selection(outlets=("ostby echo",)).admits(Imprint("1", "The Ostby Echo", None))
    True
    >>> Selection(since=date(2031, 3, 4)).admits(Imprint("1", "The Ostby Echo", None))
    False
    """

    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    _keys: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "outlets", _as_names(self.outlets))
        object.__setattr__(self, "since", _as_day(self.since))
        object.__setattr__(self, "until", _as_day(self.until))
        object.__setattr__(self, "_keys", frozenset(outlet_key(name) for name in self.outlets))
        if self.since and self.until and self.since > self.until:
            raise InputError(f"no day is both since {self.since} and until {self.until}; exchange the two")

    def __bool__(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.outlets) or self.has_dates

    def __and__(self, other: Selection) -> Selection:
        """Return the selection of what both admit.

        Raises:
            InputError: If no outlet or no day is in both.

        >>> (Selection(outlets=("Echo", "Post")) & Selection(outlets=("The Post",))).outlets
        ('Post',)
        """
        outlets = tuple(filter(other.admits_outlet, self.outlets)) if self.outlets else other.outlets
        if self.outlets and not outlets:
            raise InputError(
                f"no outlet is among both {self.outlets} and {other.outlets}; choose others, or all of them"
            )
        since = [day for day in (self.since, other.since) if day]
        until = [day for day in (self.until, other.until) if day]
        return Selection(outlets, max(since, default=None), min(until, default=None))

    @property
    def has_dates(self) -> bool:
        """Whether articles are chosen by their day, so that those of unknown date are outside."""
        return self.since is not None or self.until is not None

    def meet(self, other: Selection) -> Selection:
        """Return the selection of what is in both.

        Raises:
            InputError: If no outlet, or no day, can be in both.

        >>> Selection(outlets=("Echo", "Post")).meet(Selection(outlets=("THE POST",), until="2031-03-04"))
        Selection(outlets=('Post',), since=None, until=datetime.date(2031, 3, 4))
        """
        outlets = self.outlets or other.outlets
        if self.outlets and other.outlets:
            outlets = tuple(name for name in self.outlets if other.admits_outlet(name))
            if not outlets:
                asked, kept = ", ".join(other.outlets), ", ".join(self.outlets)
                raise InputError(f"{asked} is not among the outlets that are kept to: {kept}; choose it too")
        since = max(filter(None, (self.since, other.since)), default=None)
        until = min(filter(None, (self.until, other.until)), default=None)
        return Selection(outlets, since, until)

    def admits(self, imprint: Imprint) -> bool:
        """Say whether an article is among those selected."""
        return self.admits_outlet(imprint.outlet) and self._admits_day(imprint.day)

    def admits_outlet(self, outlet: str) -> bool:
        """Say whether articles of this outlet can be among those selected."""
        return not self._keys or outlet_key(outlet) in self._keys

    def _admits_day(self, day: date | None) -> bool:
        if day is None:
            return not self.has_dates
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """Return what two spellings of one outlet's name have in common.

    >>> outlet_key("THE  Ostby Echo") == outlet_key("Ostby Echo")
    True
    """
    return " ".join(name.split()).casefold().removeprefix("the ")


def _as_names(outlets: object) -> tuple[str, ...]:
    if not isinstance(outlets, tuple | list | set | frozenset) or not all(
        isinstance(name, str) and name.strip() for name in outlets
    ):
        raise InputError(f"the outlets of a selection are names in a tuple, not {outlets!r}")
    return tuple(outlets)


def _as_day(value: object) -> date | None:
    try:
        moment = _as_date(value, "a selection")
    except InvalidArticle:
        raise InputError(f"{value!r} is no date; pass a date or one like 2025-05-08") from None
    return moment.date() if isinstance(moment, datetime) else moment


EVERYTHING = Selection()
"""The selection that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article, short enough for the encoder to read in full.

    `span.of(article.text) == text` for the article named by `article_id`.
    """

    article_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search returned.

    `score` orders hits of one search and means nothing across searches. A rank counts from 1; None
    says that the index in question did not return the passage.
    """

    passage: Passage
    score: float
    dense_rank: int | None
    lexical_rank: int | None


class Retrieved(NamedTuple):
    """Passages to be read for a question, and the articles they are from by id, all of one state."""

    passages: tuple[Passage, ...]
    articles: Mapping[str, Article]
