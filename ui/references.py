"""An answer or one of its quotes as text, Markdown or JSON to take along, each with its reference."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ui.escaping import as_markdown, one_line, web_address
from ui.render import (
    cut_quote,
    file_beside_outlet,
    markdown_origin,
    markdown_quote,
    origin,
    render_json,
    render_markdown,
    render_text,
)
from ui.wording import CopyForm

if TYPE_CHECKING:
    from qa.types import Answer, Citation


def copy_answer(answer: Answer, form: CopyForm) -> str:
    """Return the whole answer in a form, with a reference for every quote."""
    match form:
        case CopyForm.JSON:
            return render_json(answer)
        case CopyForm.MARKDOWN:
            return render_markdown(answer)
        case CopyForm.TEXT:
            references = "\n".join(
                f"[{number}] {reference(citation)}" for number, citation in enumerate(answer.citations, 1)
            )
            return f"{render_text(answer).plain}\n\n{references}".rstrip() + "\n"


def copy_citation(answer: Answer, number: int, form: CopyForm) -> str:
    """Return the quote of citation `number` in a form, with its reference.

    Raises:
        IndexError: If the answer has no such citation.
    """
    citation = answer.citations[number - 1]
    match form:
        case CopyForm.JSON:
            return json.dumps(_record(answer, number), indent=2, ensure_ascii=True)
        case CopyForm.MARKDOWN:
            return f"> {markdown_quote(citation)}\n>\n> — {_byline(citation)}{markdown_origin(citation)}\n"
        case CopyForm.TEXT:
            return f"“{one_line(citation.quote)}”\n— {reference(citation)}\n"


def reference(citation: Citation) -> str:
    """Return where a quote stands in one line: author, title, outlet, date, address or file."""
    author, title = one_line(citation.author), one_line(citation.title)
    place = web_address(citation.url) or file_beside_outlet(citation)
    return ". ".join(part for part in (author, title, origin(citation), place) if part)


def _byline(citation: Citation) -> str:
    return f"{as_markdown(citation.author)}, " if citation.author.strip() else ""


def _record(answer: Answer, number: int) -> dict[str, object]:
    """What a program needs of one quote: the question, the value as quoted, and the citation."""
    plain = answer.to_dict()["citations"][number - 1]
    return {
        "question": answer.question,
        "value": cut_quote(answer.citations[number - 1]).value,
        "citation": plain,
    }
