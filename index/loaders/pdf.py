"""PDF files."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from index.loaders.bylines import is_person
from index.loaders.decoding import clean
from index.loaders.drafts import PARSER_ERRORS, Details, Draft, Malformed
from index.loaders.endings import ENDINGS
from index.loaders.metadata import describe

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 1_000
_TITLE_OF_A_FILE = re.compile(
    r"(?:microsoft word|untitled|document\d*$|slide|powerpoint)|.*\.\w{2,5}$", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"(?P<left>[^\W\d_]{2,30})-\n(?P<right>[^\W\d_]{2,30})")
_FULL_LINE = 0.75  # a line this close to the widest of its page goes on in the next

# What the parser finds damaged is reported once, by the loader; it need not be printed as well.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(data: bytes) -> tuple[Draft]:
    """Return the text of all pages, a blank line between two, lines of a paragraph joined.

    Title and author come from the file where they are a title and a person. The day on which the
    file was made is no day of publication and is not used.

    Raises:
        Malformed: If the file is damaged, locked, too long, or holds pictures of text only.
    """
    from pypdf.errors import PyPdfError  # slow to import

    try:
        reader = _opened(data)
        pages = [clean(page.extract_text()) for page in reader.pages]
        details = _information(reader)
    except Malformed:
        raise
    except (PyPdfError, *PARSER_ERRORS) as error:
        raise Malformed(f"not a PDF that can be read ({type(error).__name__}: {str(error)[:100]})") from error
    text = join_words("\n\n".join(filter(None, (unwrap(page) for page in pages))))
    if not text.strip():
        raise Malformed("no text in it; it may be a scan, so run it through text recognition first")
    found, body_start = describe(text, Details(title=details.title))
    return (Draft(text, found.or_else(details), body_start),)


def unwrap(page: str) -> str:
    r"""Return a page with the lines of each paragraph joined by blanks: a short line ends a paragraph.

    >>> unwrap("Sea gate fails\nThe gate that guards the harbour failed\nin a storm. Six people died.")
    'Sea gate fails\nThe gate that guards the harbour failed in a storm. Six people died.'
    """
    lines = [line.strip() for line in page.strip().split("\n")]
    widest = max(map(len, lines))
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = following and (len(line) >= _FULL_LINE * widest or (line and following[0].islower()))
        is_broken_word = line.endswith("-")
        text += line + (" " if goes_on and not is_broken_word else "\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def join_words(text: str) -> str:
    r"""Return `text` with words joined that a hyphen at a line's end broke, where that is certain.

    It is where the text has the word elsewhere, whole ("ceremony") or with its hyphen ("four-day"), and
    where the part behind the hyphen only ever ends words ("tion"), which no compound's last part does.

    >>> join_words("The cere-\nmony began. The ceremony ended. A co-\nstar.")
    'The ceremony began. The ceremony ended. A co-\nstar.'
    >>> join_words("The negotia-\ntions of Jones-\nIng and the well-\nknown mayor.")
    'The negotiations of Jones-\nIng and the well-\nknown mayor.'
    >>> join_words("A four-\nday visit, a four-day trip.")
    'A four-day visit, a four-day trip.'
    """
    text = text.replace("\xad\n", "").replace("\xad", "")
    if "-\n" not in text:
        return text
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))

    def joined(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        if f"{left}-{right}".lower() in words:
            return f"{left}-{right}"
        is_whole = (left + right).lower() in words or right in ENDINGS
        return left + right if is_whole else match[0]

    return _BROKEN_WORD.sub(joined, text)


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader  # slow to import

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Malformed("encrypted; save a copy without a password")
    if len(reader.pages) > MOST_PAGES:
        raise Malformed(f"more than {MOST_PAGES} pages; an article is shorter, so split it")
    return reader


def _information(reader: PdfReader) -> Details:
    about = reader.metadata
    title = _line(about.title) if about else ""
    author = _line(about.author) if about else ""
    return Details(
        title="" if _TITLE_OF_A_FILE.match(title) else title,
        author=author if is_person(author) else "",
    )


def _line(value: object) -> str:
    return " ".join(clean(value).split()) if isinstance(value, str) else ""
