"""Web pages: the main text without menus and advertisements, and what the page says about it."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.loaders.bylines import is_person
from index.loaders.dates import read_date
from index.loaders.decoding import clean, decode
from index.loaders.drafts import PARSER_ERRORS, Details, Draft, Malformed, is_web_address
from index.loaders.fields import read_author, read_details
from index.loaders.headlines import split_title
from index.loaders.metadata import describe, read_fields
from index.loaders.outlets import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,30})", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|article|section|span|li|h[1-6]|body)>|<br ?/?>|<p>", re.IGNORECASE)
_BLOCKS = frozenset("p div article section li ul ol h1 h2 h3 h4 h5 h6 br tr table blockquote figure".split())
_AUTHOR_ELEMENTS = "//*[@itemprop='author' or @rel='author']"
_BYLINE_ELEMENTS = "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]"
_UNREAD = frozenset(("head", "title", "script", "style", "noscript", "template"))
# A news page has some thousands; with 125,000 the extractor is busy for minutes.
_MOST_ELEMENTS = 20_000
_ARTICLE_TYPES = re.compile(r"article|posting|report", re.IGNORECASE)

# Names of <meta> tags, best first.
_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "headline")
_SOURCES = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright-holder")
_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "twitter:creator",
)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish_date", "publish-date", "pubdate",
    "dc.date.issued", "dc.date", "dcterms.created", "citation_publication_date", "date",
    "article:modified_time", "og:updated_time",
)  # fmt: skip
_URLS = ("og:url", "twitter:url", "parsely-link")

# What the extractor finds damaged is reported once, by the loader; it need not be printed as well.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_html(data: bytes) -> tuple[Draft]:
    """Return a page's main text; JSON-LD tells most about it, then meta tags, then the text itself.

    A date is taken only where the page states it, never from the server, the address or a sidebar.

    Raises:
        Malformed: If the page holds no text.
    """
    page = _decoded(data)
    tree = _tree(page)
    if tree is None:
        raise Malformed("not a web page; give it the suffix of what it is")
    details = _linked_data(tree).or_else(_meta_tags(tree)).or_else(_visible(tree))
    text = clean((_main_text(page) if _has_the_size_of_a_page(tree) else "") or text_of(page))
    if not text.strip():
        raise Malformed(
            "no text in the page; it may be filled in by a script, so save it as a reader sees it"
        )
    found, body_start = describe(text, details)
    return (Draft(text, found, body_start),)


def looks_like_html(text: str) -> bool:
    """Say whether a text is marked up with tags.

    >>> looks_like_html("<p>Six people were killed.</p>"), looks_like_html("a < b and c > d")
    (True, False)
    """
    return "<" in text and bool(_MARKUP.search(text))


def text_of(markup: str) -> str:
    r"""Return all text of a page or a fragment of one, a line for each block.

    >>> text_of("<p>Six people <b>died</b>.</p><p>Nine are missing.</p>")
    'Six people died.\nNine are missing.'
    """
    tree = _tree(f"<html><body><div>{markup}</div><div></div></body></html>")
    if tree is None:
        return ""
    lines = "".join(_pieces(tree)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return clean(data.decode(_browser_name(declared[1].decode().lower()), "replace"))
            except LookupError:
                return decode(data)
    return decode(data)


def _browser_name(encoding: str) -> str:
    """Return the encoding that browsers use under a name: what says Latin-1 is Windows-1252."""
    return "cp1252" if encoding in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else encoding


def _tree(page: str) -> Any:
    from trafilatura import load_html  # slow to import

    try:
        return load_html(page.encode("utf-8", "replace"))
    except PARSER_ERRORS:
        return None


def _main_text(page: str) -> str:
    from trafilatura import bare_extraction  # slow to import

    try:
        found = bare_extraction(page, include_comments=False, with_metadata=False)
    except PARSER_ERRORS:
        return ""
    return (found.text or "") if found is not None and not isinstance(found, dict) else ""


def _has_the_size_of_a_page(tree: Any) -> bool:
    """Whether the extractor, whose time grows with the square of a page's elements, can be asked for it."""
    return next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is None


def _pieces(element: Any) -> Iterator[str]:
    """Yield an element's text in order, with line ends around blocks; a stack, for markup nests deep."""
    stack: list[Any] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        tag = item.tag if isinstance(item.tag, str) else ""
        edge = "\n" if tag in _BLOCKS else ""
        children = [part for child in item for part in (child, (child.tail or "").replace("\n", " "))]
        inner = [] if not tag or tag in _UNREAD else [(item.text or "").replace("\n", " "), *children]
        stack.extend(reversed([edge, *inner, edge]))


def _linked_data(tree: Any) -> Details:
    """Read schema.org data that a page embeds as JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            found = json.loads(script.text_content().strip() or "null")
        except (ValueError, RecursionError):
            continue
        for item in _things(found):
            details = read_details({str(key): value for key, value in item.items() if key != "name"})
            publisher = item.get("publisher")
            return replace(
                details,
                title=unescape(details.title),
                source=unescape(details.source) if publisher else "",
                url=details.url or _main_page(item),
            )
    return Details()


def _things(value: Any, depth: int = 4) -> Iterator[Mapping[str, object]]:
    """Yield the articles in linked data, which may be a list, a graph, or one thing."""
    if isinstance(value, list) and depth:
        for each in value[:50]:
            yield from _things(each, depth - 1)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(each, str) and _ARTICLE_TYPES.search(each) for each in kinds):
            yield value
        elif depth:
            yield from _things(value.get("@graph"), depth - 1)


def _main_page(item: Mapping[str, object]) -> str | None:
    page = item.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, dict) else page
    return address if isinstance(address, str) and is_web_address(address) else None


def _meta_tags(tree: Any) -> Details:
    tags: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]")[:500]:
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        tags.setdefault(name.strip().lower(), " ".join(tag.get("content").split()))
    dates = (read_date(tags[name]) for name in _DATES if name in tags)
    authors = (
        read_author(tags[name]) for name in _AUTHORS if name in tags and not tags[name].startswith("@")
    )
    links = [tags[name] for name in _URLS if name in tags] + tree.xpath("//link[@rel='canonical']/@href")[:1]
    title, tail = split_title(next((tags[name] for name in _TITLES if tags.get(name)), ""))
    source = spelled(next((tags[name] for name in _SOURCES if tags.get(name)), ""))
    return Details(
        title=title,
        source=source or tail,
        author=next((author for author in authors if author), ""),
        published=next((day for day in dates if day), None),
        url=next((str(link) for link in links if is_web_address(str(link))), None),
    )


def _visible(tree: Any) -> Details:
    """Read the one main heading, the window's title, a marked author and a marked time."""
    headings = [" ".join(each.text_content().split()) for each in tree.xpath("//h1")[:3]]
    windows = [" ".join(each.text_content().split()) for each in tree.xpath("//head/title")[:1]]
    title, source = split_title(windows[0]) if windows else ("", "")
    authors = [read_author(each.text_content()) for each in tree.xpath(_AUTHOR_ELEMENTS)[:5]]
    found = Details(
        title=headings[0] if len(headings) == 1 and headings[0] else title,
        source=source,
        author=", ".join(dict.fromkeys(name for name in authors if is_person(name))),
        published=_marked_time(tree),
    )
    return found.or_else(_marked_byline(tree))


def _marked_byline(tree: Any) -> Details:
    """Read the page's only byline; where there are several, some belong to other articles."""
    lines = {" ".join(each.text_content().split()) for each in tree.xpath(_BYLINE_ELEMENTS)[:20]} - {""}
    found = read_fields(lines.pop()[:300]) if len(lines) == 1 else None
    return found.details if found else Details()


def _marked_time(tree: Any) -> Any:
    """Return a time marked as the publication's, or the only time of the page."""
    marked = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    )
    stated = marked[:1] or tree.xpath("//time/@datetime")
    return read_date(str(stated[0])) if len(set(stated)) == 1 else None
