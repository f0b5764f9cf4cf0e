"""JSON files: one article, many articles, or one article a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from index.loaders.decoding import clean, decode
from index.loaders.drafts import Draft, Flaw, Malformed
from index.loaders.fields import ID, TEXT, by_name, read_details
from index.loaders.metadata import describe
from index.loaders.web import looks_like_html, text_of

Record: TypeAlias = Mapping[object, object]

_LISTS = (
    "articles",
    "items",
    "results",
    "docs",
    "documents",
    "stories",
    "entries",
    "records",
    "news",
    "data",
    "hits",
)
_WRAPPERS = ("response", "article", "source", "fields", "result", "document", "graph")
_DEEPEST = 5
_SAFE_MARK = re.compile(r"[\w.:-]{1,80}")


def read_json(data: bytes) -> tuple[Draft | Flaw, ...]:
    """Return the article or articles of a JSON document; a list may stand inside {"articles": [...]}.

    Raises:
        Malformed: If it is not JSON, or holds no list and no record with a text.
    """
    text = decode(data)
    try:
        document = _parsed(text)
    except Malformed:
        if text.lstrip().startswith("{") and "\n" in text.strip():
            return _drafted_lines(text)
        raise
    if isinstance(document, dict) and _text_field(_unwrapped(document)) is not None:
        draft = draft_of(document)
        if isinstance(draft, Flaw):
            raise Malformed(draft.reason)
        return (draft,)
    records = _records(document, _DEEPEST)
    if records is None:
        raise Malformed(f"no articles in it; name the field with the text {', '.join(TEXT[:4])} or the like")
    return drafted(records)


def read_json_lines(data: bytes) -> tuple[Draft | Flaw, ...]:
    """Return one article for each line that is not blank; a line that cannot be read is a flaw.

    Raises:
        Malformed: If no line can be read.
    """
    text = decode(data)
    drafts = _drafted_lines(text)
    if drafts and all(isinstance(each, Flaw) for each in drafts) and text.lstrip()[:1] in {"[", "{"}:
        return read_json(data) if _is_one_document(text) else drafts
    return drafts


def drafted(records: Iterable[object]) -> tuple[Draft | Flaw, ...]:
    """Return drafts of records, marked by their ids if all differ, else by their number from 1."""
    drafts: list[Draft | Flaw] = []
    ids: list[str] = []
    for number, record in enumerate(records, start=1):
        draft = draft_of(record) if isinstance(record, Mapping) else Flaw("", _no_record(record))
        mark = str(number)
        drafts.append(replace(draft, mark=mark) if isinstance(draft, Draft) else Flaw(mark, draft.reason))
        if isinstance(draft, Draft):
            ids.append(_id(record) if isinstance(record, Mapping) else "")
    if not all(ids) or len(set(ids)) < len(ids):
        return tuple(drafts)
    marks, taken = iter(ids), set(ids)
    return tuple(
        replace(each, mark=next(marks))
        if isinstance(each, Draft)
        else Flaw(f"record-{each.mark}" if each.mark in taken else each.mark, each.reason)
        for each in drafts
    )


def draft_of(record: Record) -> Draft | Flaw:
    """Return the article that one record holds, a flaw if it has no text."""
    inner = _unwrapped(record)
    text = _text_field(inner)
    if not text or not text.strip():
        return Flaw("", f"no text; name the field with the text {', '.join(TEXT[:4])} or the like")
    text = clean(text)
    if looks_like_html(text):
        text = text_of(text) or text
    details, body_start = describe(text, read_details(record).or_else(read_details(inner)))
    return Draft(text, details, body_start)


def _no_record(value: object) -> str:
    return str(value) if isinstance(value, Malformed) else "not a record with named fields"


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Malformed(f"not valid JSON: {error.msg} ({where})") from None
    except (ValueError, RecursionError):
        raise Malformed("not usable JSON: nested too deeply or a number too long") from None


def _drafted_lines(text: str) -> tuple[Draft | Flaw, ...]:
    # Not splitlines(): a JSON string may hold U+2028 as it is.
    return drafted(_parsed_or_error(line) for line in text.split("\n") if line.strip())


def _parsed_or_error(line: str) -> object:
    try:
        return _parsed(line)
    except Malformed as error:
        return error


def _is_one_document(text: str) -> bool:
    return not isinstance(_parsed_or_error(text), Malformed)


def _records(value: object, depth: int) -> list[object] | None:
    """Find the list of records, or the records that a mapping names, none deeper than `depth`."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth == 0:
        return None
    named = by_name(value)
    for name in (*_LISTS, *_WRAPPERS):
        found = _records(named.get(name), depth - 1)
        if found is not None:
            return found
    held = [each for each in value.values() if isinstance(each, dict) and _text_field(_unwrapped(each))]
    return list(held) or None


def _unwrapped(record: Record) -> Record:
    """Return the record inside {"article": {...}} or {"_source": {...}} if the outer one has no text."""
    if _text_field(record) is not None:
        return record
    named = by_name(record)
    inner = (named[name] for name in _WRAPPERS if isinstance(named.get(name), Mapping))
    return next(
        (each for each in inner if isinstance(each, Mapping) and _text_field(each) is not None), record
    )


def _text_field(record: Record) -> str | None:
    named = by_name(record)
    for name in TEXT:
        value = named.get(name)
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            return "\n\n".join(str(each) for each in value)
        if isinstance(value, str):
            return value
    return None


def _id(record: Record) -> str:
    named = by_name(record)
    ids = (str(named[name]) for name in ID if isinstance(named.get(name), str | int))
    return next((each for each in ids if _SAFE_MARK.fullmatch(each)), "")
