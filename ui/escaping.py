"""Makes text written by strangers harmless to show in a terminal, in Markdown and in HTML."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_KEPT = {ord("\n"): "\n", ord("\t"): "\t", ord("\r"): "", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_C1_CONTROLS = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_REORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
     *range(0xE0000, 0xE0200)),
    "",
)  # fmt: skip
_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_VISIBLE = _CONTROLS | _C1_CONTROLS | _REORDERING | _INVISIBLE | _HALF_CHARACTERS | _KEPT

_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]#|~!$@])")
_BARE_LINK = re.compile(r"(?i)(www)(\.)|(:)(//)")
_BLOCK_START = re.compile(r"^(\d*)([-+=.)])")
_ADDRESS_MARKS = "/:?#@!&,;=+%~.-_"
_ADDRESS_LIMIT = 2_000
# More than a headline, an explanation or a quoted sentence needs; less than hangs a browser.
_LINE_LIMIT = 1_000
_FORMULA_STARTS = tuple("=+-@＝＋－＠")
_BLANK = re.compile(r"\s")


def visible(text: str) -> str:
    r"""Return `text` without characters that act on what surrounds them.

    Control characters become their pictures, marks that override the reading direction and invisible
    characters go, halves of characters become U+FFFD. Line ends stay.

    >>> visible("a\x1b[31mb\u202ecd\n")
    'a␛[31mbcd\n'
    """
    return text.translate(_VISIBLE)


def one_line(text: str, limit: int = _LINE_LIMIT) -> str:
    r"""Return `text` made visible, every run of white space as one blank, cut after `limit` characters.

    >>> one_line(" two\r\n words ")
    'two words'
    >>> one_line("a very long line", limit=6)
    'a very…'
    """
    line = " ".join(visible(text).split())
    return line if len(line) <= limit else f"{line[:limit].rstrip()}…"


def as_html(text: str) -> str:
    """Return `text` for use inside an HTML element or a quoted attribute.

    >>> as_html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(visible(text), quote=True)


def as_markdown(text: str) -> str:
    r"""Return `text` as one line of Markdown that shows it as it is: no link, picture, list or markup.

    >>> print(as_markdown("![x](http://y) <i>"))
    \!\[x\](http\://y) &lt;i&gt;
    """
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKDOWN_MARKS.sub(r"\\\1", line)
    line = _BARE_LINK.sub(lambda found: "www\\." if found[1] else "\\://", line)
    return _BLOCK_START.sub(r"\1\\\2", line)


def as_cell(text: str) -> str:
    """Return `text` as one line for a cell of a table file; a spreadsheet takes it for no formula.

    >>> as_cell("=1+1"), as_cell("27 leaders")
    ("'=1+1", '27 leaders')
    """
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line


def web_address(url: str | None) -> str | None:
    """Return `url` fit for a link, or None where it is no plain http or https address.

    >>> web_address("https://example.org/a b"), web_address("javascript:alert(1)")
    (None, None)
    >>> web_address('https://example.org/"x"')
    'https://example.org/%22x%22'
    """
    if not url or len(url) > _ADDRESS_LIMIT or _BLANK.search(url) or visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return quote(url, safe=_ADDRESS_MARKS)
