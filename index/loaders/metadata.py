"""The messy first and last lines of a text to its title, outlet, author, date, and where the story begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from index.loaders.blocks import Row, bare, is_article_name, is_name, may_be_row, read_block
from index.loaders.bylines import is_person, read_byline, read_names
from index.loaders.dates import Stamp, find_stamp, is_clock, read_date
from index.loaders.drafts import NOTHING, Details, is_web_address
from index.loaders.headlines import (
    is_furniture,
    is_promotion,
    looks_like_title,
    promoted_outlet,
    split_title,
)
from index.loaders.outlets import (
    is_dateline_outlet,
    is_known,
    is_outlet,
    is_outlet_in_header,
    spelled,
    without_legal_form,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 6_000  # characters of a text in which a header is looked for
TAIL = 2_000  # characters of a text in which a closing credit is looked for
_HEADER_LINES = 24
_BLOCK_LINES = 7  # lines of a header without a blank line between them
_LOOK_AHEAD = 6  # lines that may stand between a page's first line and its headline
_LONGEST_LINE = 300  # no line of a header is longer

_LABELS = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "publication": "source",
    "newspaper": "source",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "writer": "author",
    "by": "author",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "date published": "published",
    "publish date": "published",
    "first published": "published",
    "posted": "published",
    "updated": "updated",
    "last updated": "updated",
    "url": "url",
    "link": "url",
    "section": "ignored",
    "category": "ignored",
    "location": "ignored",
    "language": "ignored",
    "tags": "ignored",
    "keywords": "ignored",
    "text": "story",
    "body": "story",
    "article": "story",
    "content": "story",
}
_LABELLED = re.compile(r"(?P<label>[A-Za-z]+(?: [A-Za-z]+)?)\s{0,3}:(?!//)\s{0,5}(?P<value>.*)", re.DOTALL)
_DATE_LABEL = re.compile(
    r"(?P<published>\b(?:first published|originally published|published|posted|issued|date))?"
    r"(?P<updated>\b(?:last updated|updated|last modified|modified))?"
    r"(?: on| at)?\s{0,3}:?\s{0,3}$",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"date\s{0,3}:?\s{0,3}(?:none|null|nan|nat|n/a|unknown)?(?=\s|$)\s{0,10}", re.IGNORECASE
)
_READING_TIME = re.compile(
    r"\b\d{1,3}[ -]min(?:ute)?s?[ -]read\b|\breading time:? \d{1,3} min(?:ute)?s?\b", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*[|•·∙●\t]\s*|\s+[-–—/]+(?:\s+|$)|^[-–—/]+\s+")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^()\n—–]{1,60})?(?:\((?P<outlet>[^()\n]{2,40})\)|/(?P<slashed>[A-Z]{3,8})/)"
    r"\.?\s{0,3}(?P<dash>[—–-]{1,2}|:)?"
)
_AFTER_DATE = re.compile(r"\A[\s|:–—\])-]+")
_DATED_PLACE = re.compile(r"(?=[A-Z]{2})[^()\n—–\d]{2,60}, ")
_COPYRIGHT = re.compile(
    r"(?:™\s?&\s?)?(?:©|\(c\)\s|copyright\b)\s{0,3}(?:©|\(c\))?\s{0,3}(?:(?:by\s)?\d{4}(?:\s?[-–]\s?\d{4})?)?"
    r"[\s,]{0,3}(?:by\s)?(?P<name>[^.,;|\n]{2,60})",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"\(?(?:additional )?reporting by (?P<names>[^;.)\n]{3,200})", re.IGNORECASE)


class Header(NamedTuple):
    """What a text says of itself, and the offset at which its story begins."""

    details: Details
    body_start: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks around it; `gap` says whether a blank line follows, or the end."""

    start: int
    end: int
    text: str
    gap: bool


def describe(text: str, known: Details | None = None) -> Header:
    r"""Return everything that `text` says of itself, completing what is `known` from elsewhere.

    What is known wins over the header, the header over the closing lines. Nothing is guessed: an
    outlet comes only from a label, masthead, byline, dateline or copyright line, a date only from a
    header, and what cannot be told stays empty. When in doubt a line belongs to the story.

    >>> header = describe(" date 2031-06-11 By Hela Brandt, cnn\n\nThe gate broke at noon.")
    >>> header.details.author, header.details.source, str(header.details.published), header.body_start
    ('Hela Brandt', 'CNN', '2031-06-11', 38)
    """
    known = known or Details()
    header = read_header(text, title=known.title)
    return Header(known.or_else(header.details).or_else(read_footer(text)), header.body_start)


def read_header(text: str, title: str = "") -> Header:
    r"""Return what the first lines of `text` say, where `title` is the headline if that is known.

    >>> read_header("Title: Gate fails\nDate: 3 March 2024\n\nThe gate failed.").details.title
    'Gate fails'
    """
    reader = _HeaderReader(text, title)
    reader.read()
    return reader.header()


def read_footer(text: str) -> Details:
    r"""Return what the closing lines say: an author's line, "Reporting by", a copyright line.

    >>> read_footer("The gate held.\n\nAuthor: Jo Bell\n© 2024 Cable News Network, Inc.").author
    'Jo Bell'
    """
    details = Details()
    tail = text[-TAIL:]
    whole_lines = tail if len(tail) == len(text) else tail.partition("\n")[2]
    for line in list(_lines(whole_lines))[-_LOOK_AHEAD:]:
        if len(line.text) <= _LONGEST_LINE:
            details = details.or_else(_closing(line.text))
    return details


def _closing(line: str) -> Details:
    labelled = _LABELLED.fullmatch(line)
    field = _LABELS.get(labelled["label"].lower()) if labelled else None
    if labelled and field == "author":
        return _labelled(field, labelled["value"])
    if labelled and field == "source" and is_outlet(labelled["value"]):
        return Details(source=spelled(labelled["value"]))
    reporting = _REPORTING.match(line)
    if reporting:
        byline = read_names(reporting["names"])
        return Details(author=byline.author) if byline else Details()
    return Details(source=_copyright_holder(line))


def _copyright_holder(line: str) -> str:
    holder = _COPYRIGHT.match(line)
    name = re.split(r"\s(?:all rights|reprinted)\b", holder["name"], flags=re.IGNORECASE)[0] if holder else ""
    name = without_legal_form(re.sub(r"\s\d{4}$", "", name.strip()))
    return spelled(name) if is_outlet(name) or (_is_reprint(line) and _is_named(name)) else ""


def _is_reprint(line: str) -> bool:
    return "all rights reserved" in line.lower() and not re.search(r"photo|image|getty", line, re.IGNORECASE)


def _is_named(name: str) -> bool:
    """Say whether a copyright holder is a publication, not a person or a sentence."""
    words = name.split()
    publishing = {"media", "news", "publications", "publishing", "company", "group", "press", "broadcasting"}
    return 1 <= len(words) <= 6 and name[0].isupper() and any(word.lower() in publishing for word in words)


class _HeaderReader:
    """Walks down the first lines for as long as they are header, keeping what they say."""

    def __init__(self, text: str, title: str) -> None:
        self._text = text
        self._lines = list(_lines(text[:HEAD], whole=text))[:_HEADER_LINES]
        self._known_title = _folded(title)
        self._details = Details()
        self._updated = Details()
        self._body_start = self._lines[0].start if self._lines else len(text)
        self._next = 0

    def header(self) -> Header:
        """Return what was read; a text that is nothing but header keeps all of it as its story."""
        details = self._details.or_else(self._updated)
        if not self._text[self._body_start :].strip():
            return Header(replace(details, title=""), 0)
        return Header(
            details.or_else(_dateline(self._text[self._body_start : self._body_start + 200])),
            self._body_start,
        )

    def read(self) -> None:
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if not (self._take_line(line) or self._skip_to_headline()):
                break
        self._read_late_byline()

    def _take_line(self, line: _Line) -> bool:
        if len(line.text) > _LONGEST_LINE:
            return self._take_dated_opening(line)
        return (
            self._take_story_label(line)
            or self._take_block()
            or self._take_fields(line)
            or self._take_masthead(line)
            or self._take_empty_date(line)
            or self._take_dated_opening(line)
            or self._take_title(line)
            or self._take_promotion(line)
        )

    def _take_story_label(self, line: _Line) -> bool:
        """End the header at "Text: ..." if labels came before it."""
        labelled = _LABELLED.match(line.text)
        if not labelled or _LABELS.get(labelled["label"].lower()) != "story" or self._next == 0:
            return False
        self._begin_story_at(line.start + labelled.start("value"))
        return True

    def _take_block(self) -> bool:
        """Take headline, outlet, byline and date that stand on consecutive lines, in any order."""
        rows, founds = self._block()
        end = self._next + len(rows)
        has_title = bool(self._details.title) or any(self._is_known_title(row.text) for row in rows)
        days = {_day(found.details.published) for found in founds if found.details.published}
        is_sure = self._lines[end - 1].gap and len(days) == 1 and not self._days_below(end) - days
        said = read_block(rows, has_title=has_title, is_one_day=is_sure) if rows else None
        if said is None or end >= len(self._lines):
            return False
        for each in (Found(said), *founds):
            self._keep(each)
        self._next = end - 1
        self._advance(self._lines[self._next])
        return True

    def _block(self) -> tuple[list[Row], list[Found]]:
        """Return the lines down to a blank one, or to a story right below a date, and what they say."""
        rows: list[Row] = []
        founds: list[Found] = []
        for line in self._lines[self._next : self._next + _BLOCK_LINES]:
            found = _in_block(line.text) if len(line.text) <= _LONGEST_LINE else None
            is_title = self._is_known_title(line.text)
            if found is None and not is_title and (_dateline(line.text).source or not may_be_row(line.text)):
                return (rows, founds) if rows and rows[-1].says else ([], [])
            is_named = found is not None and read_fields(line.text, in_block=True) is None
            says = found is not None and not is_furniture(line.text)
            rows.append(Row(line.text, is_field=found is not None or is_title, says=says, is_named=is_named))
            founds.append(found or Found())
            if line.gap:
                return rows, founds
        return [], []

    def _days_below(self, index: int) -> set[date | None]:
        """Return the days that stand on lines of their own further down, as they do in a chronicle."""
        texts = (line.text for line in self._lines[index:] if len(line.text) <= _LONGEST_LINE)
        return {_day(found.details.published) for text in texts if (found := _in_block(text))} - {None}

    def _take_fields(self, line: _Line) -> bool:
        found = read_fields(line.text, in_block=self._next > 0)
        if found is None:
            return False
        self._keep(found)
        self._advance(line)
        return True

    def _take_masthead(self, line: _Line) -> bool:
        """Take an outlet's name that stands alone above a date or another line of a header."""
        outlet, _, place = line.text.partition(",")
        is_named = is_outlet(outlet) or (is_outlet_in_header(outlet) and self._is_above_date())
        if self._details.source or not is_named or len(place.split()) > 3:
            return self._take_name_above_outlet(line)
        is_full = line.gap and (len(outlet.split()) > 2 or outlet.startswith("The "))
        is_masthead = not place and (is_full or self._is_above_fields())
        if not (is_known(outlet) or is_masthead) or line.text.endswith("."):
            return False
        self._details = replace(self._details, source=spelled(outlet))
        self._advance(line)
        return True

    def _take_name_above_outlet(self, line: _Line) -> bool:
        """Take a person's name right above "BBC News, London", as that outlet prints its bylines."""
        if line.gap or self._next + 1 >= len(self._lines) or not is_person(line.text):
            return False
        outlet, _, place = self._lines[self._next + 1].text.partition(",")
        if not is_known(outlet) or len(place.split()) > 3:
            return False
        self._details = self._details.or_else(Details(author=line.text))
        self._advance(line)
        return True

    def _take_empty_date(self, line: _Line) -> bool:
        """Take "date None" off the first line: a field that a collection left empty."""
        empty = _NO_DATE.match(line.text) if self._next == 0 else None
        rest = line.text[empty.end() :] if empty else ""
        if not empty or (rest and (not rest[0].isupper() or len(empty[0].split()) < 2)):
            return False
        if rest:
            self._reread(line, rest)
        else:
            self._advance(line)
        return True

    def _take_dated_opening(self, line: _Line) -> bool:
        """Take "date 2024-03-03" off a line that goes on; the rest is read as a line of its own."""
        stamp = find_stamp(line.text[:80])
        if stamp is None:
            return False
        label = _DATE_LABEL.search(line.text[: stamp.start])
        lead = line.text[: label.start() if label else stamp.start].strip(" [(")
        if lead or not (stamp.is_iso or (label and (label["published"] or label["updated"]))):
            return False
        rest = line.text[stamp.end :]
        story = _AFTER_DATE.sub("", rest)
        if (
            not story
            or story[0].islower()
            or (not rest[0].isspace() and rest[0] not in "])|")
            or (label and label["updated"])
        ):
            return False
        self._keep(_dated(stamp, label))
        self._reread(line, story)
        return True

    def _reread(self, line: _Line, rest: str) -> None:
        """Put the rest of a line in its place, to be read as a line of its own."""
        offset = line.start + len(line.text) - len(rest)
        self._lines[self._next] = replace(line, start=offset, text=rest)
        self._body_start = offset

    def _take_title(self, line: _Line) -> bool:
        candidate = bare(line.text)
        if self._is_known_title(line.text):
            self._advance(line)
            return True
        if self._details.title or not self._is_headline(self._next):
            return False
        title, source = split_title(candidate)
        self._details = self._details.or_else(Details(title=title, source=source))
        self._advance(line)
        return True

    def _take_promotion(self, line: _Line) -> bool:
        if not is_promotion(line.text) or self._next + 1 >= len(self._lines):
            return False
        self._details = self._details.or_else(Details(source=promoted_outlet(line.text)))
        self._advance(line)
        return True

    def _skip_to_headline(self) -> bool:
        """Pass over lines above a headline that a byline follows: what stands above it is no story."""
        if self._details.title:
            return False
        for index in range(self._next + 1, min(self._next + _LOOK_AHEAD, len(self._lines) - 1)):
            if len(self._lines[index - 1].text) > _LONGEST_LINE:
                return False
            below = self._lines[index + 1].text
            if self._is_headline(index) and read_byline(_READING_TIME.sub("", _undated(below))):
                self._next = index
                self._body_start = self._lines[index].start
                return True
        return False

    def _read_late_byline(self) -> None:
        """Read a byline and a date under a standfirst, which itself stays in the story."""
        is_byline = False
        for line in self._lines[self._next : self._next + 4]:
            if len(line.text) > _LONGEST_LINE:
                return
            is_byline = is_byline or bool(read_byline(_READING_TIME.sub("", _undated(line.text))))
            if is_byline:
                self._keep(read_fields(line.text) or Found())

    def _is_headline(self, index: int) -> bool:
        line = self._lines[index]
        text = bare(line.text)
        if index + 1 >= len(self._lines):
            return False
        is_above = self._is_fields(index + 1)
        if not (line.gap or is_above or line.text.startswith("#")):
            return False
        if _dateline(text).source or find_stamp(text):
            return False
        return looks_like_title(text, is_above_byline=is_above)

    def _is_known_title(self, line: str) -> bool:
        return bool(self._known_title) and _folded(bare(line)) == self._known_title

    def _is_above_date(self) -> bool:
        below = self._lines[self._next + 1].text if self._next + 1 < len(self._lines) else ""
        found = read_fields(below) if len(below) <= _LONGEST_LINE else None
        return found is not None and found.details.published is not None

    def _is_above_fields(self) -> bool:
        return self._next + 1 < len(self._lines) and self._is_fields(self._next + 1)

    def _is_fields(self, index: int) -> bool:
        text = self._lines[index].text
        return len(text) <= _LONGEST_LINE and not is_furniture(text) and read_fields(text) is not None

    def _keep(self, found: Found) -> None:
        clock = found.details.published
        if isinstance(clock, datetime) and clock.date() == self._details.published:
            self._details = replace(self._details, published=clock)  # the same day, told more exactly
        self._details = self._details.or_else(found.details)
        self._updated = self._updated.or_else(Details(published=found.updated))

    def _advance(self, line: _Line) -> None:
        self._next += 1
        following = self._lines[self._next].start if self._next < len(self._lines) else line.end
        self._body_start = following

    def _begin_story_at(self, offset: int) -> None:
        rest = self._text[offset:]
        self._body_start = offset + len(rest) - len(rest.lstrip())
        self._next = len(self._lines)


class Found(NamedTuple):
    """What one line of a header says; an update's date is kept apart, it stands in for no other."""

    details: Details = Details()
    updated: date | None = None


def read_fields(line: str, *, in_block: bool = False) -> Found | None:
    """Return what a line says if it is nothing but byline, date, outlet and furniture, else None."""
    line = line.strip("*_ ")
    labelled = _read_label(line, in_block=in_block)
    if labelled or is_furniture(line):
        return labelled or Found()
    found, dates, rest = Found(), 0, _READING_TIME.sub(" | ", line)
    while (stamp := find_stamp(rest)) and dates < 3:
        label = _DATE_LABEL.search(rest[: stamp.start])
        found = _with(found, _dated(stamp, label))
        rest = f"{rest[: label.start() if label else stamp.start]} | {rest[stamp.end :]}"
        dates += 1
    parts = [part.strip(" ,;:/") for part in _SEPARATORS.split(rest)]
    return _read_parts([part for part in parts if part], found, has_date=dates > 0)


def _read_parts(parts: list[str], found: Found, *, has_date: bool) -> Found | None:
    bylines = [read_byline(part) for part in parts]
    is_header = has_date or any(bylines)
    for part, byline in zip(parts, bylines, strict=True):
        said = _read_part(part, is_split=len(parts) > 1, has_date=has_date)
        if byline:
            found = _with(found, Found(Details(author=byline.author, source=byline.source)))
        elif said is not None:
            found = _with(found, said)
        elif not (has_date and (part.isupper() and len(part.split()) <= 3)):
            return None
    return found if is_header or (found.details.published and not parts) else None


def _read_part(part: str, *, is_split: bool, has_date: bool) -> Found | None:
    if is_outlet(part) or (has_date and is_outlet_in_header(part)):
        return Found(Details(source=spelled(part)))
    if is_split and part.startswith("The ") and 2 <= len(part.split()) <= 5 and part.title() == part:
        return Found(Details(source=part))
    labelled = _read_label(part, in_block=True)
    if labelled or is_furniture(part):
        return labelled or Found()
    is_date_line = _DATE_LABEL.fullmatch(part) or is_clock(part.rpartition(": ")[2])
    return Found() if is_date_line else None


def _in_block(line: str) -> Found | None:
    """Return what a line of a block says, also if it is a date with a name that may be anything's."""
    found = read_fields(line, in_block=True)
    stamp = find_stamp(line) if found is None else None
    if stamp is None or stamp.when is None:
        return found
    name = _undated(line).strip(" ,|–—-()")
    if not is_name(name):
        return None
    return Found(Details(source=name if is_article_name(name) else "", published=stamp.when))


def _read_label(line: str, *, in_block: bool) -> Found | None:
    labelled = _LABELLED.fullmatch(line)
    field = _LABELS.get(labelled["label"].lower(), "") if labelled else ""
    if not labelled or field in {"", "story"} or (field == "ignored" and not in_block):
        return None
    value = labelled["value"].strip()
    if "|" in value and field != "title":
        return None  # several fields on one line: each part is read on its own
    if field == "updated":
        return Found(updated=read_date(value)) if find_stamp(value) else None
    if field == "published" and not (read_date(value) or find_stamp(value) or len(value) <= 40):
        return None
    return Found(_labelled(field, value))


def _labelled(field: str, value: str) -> Details:
    value = " ".join(value.split())
    if value.casefold() in NOTHING:
        return Details()
    if field == "source" and is_web_address(value):
        return Details(url=value)
    if field == "author":
        byline = read_byline(value) or read_names(value)
        if byline and (byline.author or byline.source):
            return Details(author=byline.author, source=byline.source)
        return Details(author=value if len(value) <= 80 else "")
    readings = {
        "title": Details(title=value),
        "source": Details(source=spelled(value) if len(value) <= 80 else ""),
        "published": Details(published=read_date(value)),
        "url": Details(url=value if is_web_address(value) else None),
    }
    return readings.get(field, Details())


def _dated(stamp: Stamp, label: re.Match[str] | None) -> Found:
    if label and label["updated"]:
        return Found(updated=stamp.when)
    return Found(Details(published=stamp.when))


def _with(found: Found, more: Found) -> Found:
    return Found(found.details.or_else(more.details), found.updated or more.updated)


def _day(when: date | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _undated(line: str) -> str:
    """Return a line without its first date."""
    stamp = find_stamp(line)
    return f"{line[: stamp.start]} {line[stamp.end :]}".strip() if stamp else line


def _dateline(opening: str) -> Details:
    """Read the outlet of "PARIS (AP) —" and the day of "PARIS, March 3, 2024 —" at a story's start."""
    found = _DATELINE.match(opening)
    outlet = (found["outlet"] or found["slashed"]) if found else ""
    if not found or not is_dateline_outlet(outlet):
        return _dated_place(opening)
    place = found["place"] or ""
    is_plain = not place or (place.strip().isupper() and is_known(outlet))
    if len(place.split()) > 8 or not (found["dash"] or is_plain or found["slashed"]):
        return Details()
    stamp = find_stamp(place)
    return Details(source=spelled(outlet), published=stamp.when if stamp else None)


def _dated_place(opening: str) -> Details:
    stamp = find_stamp(opening[:100])
    is_line = stamp and _DATED_PLACE.fullmatch(opening[: stamp.start])
    if not stamp or not is_line or not re.match(r"\s{0,3}[—–-]", opening[stamp.end :]):
        return Details()
    return Details(published=stamp.when)


def _lines(text: str, whole: str | None = None) -> Iterator[_Line]:
    """Yield the lines that hold something, with offsets in `text`; the last may reach into `whole`."""
    whole = text if whole is None else whole
    start = 0
    while start < len(text):
        end = whole.find("\n", start, start + len(text) + 1)
        end = len(whole) if end < 0 else end
        raw = whole[start : min(end, start + 2 * HEAD)]
        stripped = raw.strip()
        if stripped:
            offset = start + len(raw) - len(raw.lstrip())
            following = whole[end + 1 : end + 200].split("\n", 1)[0].strip()
            yield _Line(offset, offset + len(stripped), stripped, gap=not following)
        start = end + 1


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
