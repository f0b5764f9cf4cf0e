"""Which names structured formats use for an article's fields, and how their values are read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping

from index.loaders.bylines import read_byline
from index.loaders.dates import read_date
from index.loaders.drafts import NOTHING, Details, is_web_address
from index.loaders.outlets import spelled

# Names are compared without case, blanks and punctuation; the first that holds something wins.
TEXT = (
    "text", "body", "articlebody", "bodytext", "articletext", "fulltext", "maintext", "contenttext",
    "content", "storytext", "story", "article", "contenthtml", "bodyhtml", "html", "rawtext",
    "description", "summary", "abstract",
)  # fmt: skip
TITLE = ("title", "headline", "articletitle", "webtitle", "heading")
SOURCE = (
    "source", "outlet", "publisher", "publication", "newspaper", "newsoutlet", "sourcename", "outletname",
    "sitename", "site", "provider", "agency", "website", "domain", "sourcedomain",
)  # fmt: skip
AUTHOR = ("author", "authors", "byline", "by", "creator", "writer", "journalist", "reporter", "authorname")
PUBLISHED = (
    "published", "datepublished", "publishedat", "publisheddate", "publishedon", "publishedtime",
    "publishdate", "publicationdate", "pubdate", "webpublicationdate", "firstpublished", "date",
    "datetime", "timestamp", "updated", "updatedat", "datemodified", "modified", "lastmodified",
)  # fmt: skip
URL = ("url", "link", "weburl", "permalink", "canonicalurl", "articleurl", "href")
ID = ("id", "uuid", "guid", "articleid", "docid", "docno")

_NAME_KEYS = ("name", "title", "text", "@value", "#text", "$oid", "$date", "href")
_LONGEST = 500  # characters of a field that is no text


def normalised(name: object) -> str:
    """Return a field's name as the tables have it.

    >>> normalised("Published At"), normalised("date_published"), normalised("_id")
    ('publishedat', 'datepublished', 'id')
    """
    return re.sub(r"[\W_]+", "", str(name).casefold())


def by_name(record: Mapping[object, object]) -> dict[str, object]:
    """Return a record by normalised names, without fields that hold nothing."""
    named: dict[str, object] = {}
    for name, value in record.items():
        if not _is_nothing(value):
            named.setdefault(normalised(name), value)
    return named


def read_details(record: Mapping[object, object]) -> Details:
    """Return the details that a record's fields hold; what is missing or unreadable stays empty.

    >>> read_details({"headline": "Gate fails", "source": {"name": "bbc"}, "byline": "By Jo Bell"})
    Details(title='Gate fails', source='BBC', author='Jo Bell', published=None, url=None)
    """
    named = by_name(record)
    dates = (read_date(_inner(named[name])) for name in PUBLISHED if name in named)
    links = (_word(_inner(named[name])) for name in URL if name in named)
    return Details(
        title=_first(named, TITLE),
        source=spelled(_first(named, SOURCE)),
        author=read_author(next((named[name] for name in AUTHOR if name in named), "")),
        published=next((day for day in dates if day), None),
        url=next((link for link in links if is_web_address(link)), None),
    )


def read_author(value: object) -> str:
    """Return authors as one line, from a name, a byline, a record, a list of these, or a list as printed.

    >>> read_author(["Jo Bell", {"name": "Max Ode"}]), read_author("['Jo Bell', 'Max Ode']")
    ('Jo Bell, Max Ode', 'Jo Bell, Max Ode')
    >>> read_author("By Jo Bell, cnn")
    'Jo Bell'
    """
    if isinstance(value, str) and value.strip().startswith("[") and len(value) <= _LONGEST:
        value = _printed_list(value.strip())
    many = value if isinstance(value, list | tuple) else [value]
    names = (_word(_inner(each)) for each in many[:20])
    return ", ".join(
        dict.fromkeys(_person(name) for name in names if not _is_nothing(name) and "://" not in name)
    )


def _first(named: Mapping[str, object], names: Iterable[str]) -> str:
    values = (_word(_inner(named[name])) for name in names if name in named)
    return next((value for value in values if value.casefold() not in NOTHING), "")


def _inner(value: object) -> object:
    """Return what a field holds: of a list its first item, of a record its name."""
    for _ in range(3):
        if isinstance(value, list | tuple) and value:
            value = value[0]
        elif isinstance(value, Mapping):
            value = next((value[key] for key in _NAME_KEYS if not _is_nothing(value.get(key))), "")
    return value


def _word(value: object) -> str:
    text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return " ".join(text[:_LONGEST].split())


def _person(name: str) -> str:
    byline = read_byline(name)
    return byline.author or byline.source if byline else name


def _printed_list(text: str) -> object:
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    return value if isinstance(value, list) else text


def _is_nothing(value: object) -> bool:
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - not a number, as pandas writes what is missing
    return (
        value is None
        or value in ((), {}, [])
        or (isinstance(value, str) and value.strip().casefold() in NOTHING)
    )
