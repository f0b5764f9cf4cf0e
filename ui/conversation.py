"""What happens in the web page: a question becomes a turn, a click opens an article."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.errors import LongQuestion, RashomonError
from qa.question import LONGEST_QUESTION
from ui.cards import render_answer, render_article
from ui.escaping import as_html, one_line
from ui.wording import counted, dated_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.types import Article
    from qa.types import Answer

logger = logging.getLogger(__name__)

_KEPT_TURNS = 30
_WHEEL = '<span class="dots" aria-hidden="true"></span>'
_BROKEN = "Something went wrong inside the program. The details are in the terminal that runs it."


class Failure(Protocol):
    """A file that could not be read, and why."""

    @property
    def locator(self) -> str:
        """The file's path or name."""
        ...

    @property
    def reason(self) -> str:
        """Why it could not be read."""
        ...


class Corpus(Protocol):
    """What the page needs of an open corpus."""

    @property
    def failures(self) -> Sequence[Failure]:
        """The files that could not be read."""
        ...

    def ask(self, question: str) -> Answer:
        """Return what the articles say."""
        ...

    def articles(self) -> Sequence[Article]:
        """Return every article."""
        ...

    def article(self, article_id: str) -> Article:
        """Return one article."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what became of it: an answer, a trouble told in words, or neither as yet."""

    question: str
    answer: Answer | None = None
    trouble: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether there is neither an answer nor a trouble yet."""
        return self.answer is None and not self.trouble


def take_turn(corpus: Corpus, question: str, turns: tuple[Turn, ...]) -> Iterator[tuple[Turn, ...]]:
    """Yield the conversation with the question waiting, then with its answer or trouble.

    An empty question yields the conversation unchanged.
    """
    asked = question.strip()
    if not asked:
        yield turns
        return
    earlier = turns[-(_KEPT_TURNS - 1) :]
    if len(asked) <= LONGEST_QUESTION:
        yield (*earlier, Turn(asked))
    yield (*earlier, _answered(corpus, asked))


def _answered(corpus: Corpus, question: str) -> Turn:
    if len(question) > LONGEST_QUESTION:
        trouble = LongQuestion(len(question), LONGEST_QUESTION)
        return Turn(one_line(question, limit=200), trouble=str(trouble))
    try:
        return Turn(question, answer=corpus.ask(question))
    except RashomonError as error:
        return Turn(question, trouble=str(error))
    except Exception:  # the outermost line of this face: the page must not wait for ever
        logger.exception("a question could not be answered")
        return Turn(question, trouble=_BROKEN)


def open_citation(corpus: Corpus, turns: tuple[Turn, ...], turn: object, number: object) -> str:
    """Return the article behind a citation as HTML, the quote marked.

    `turn` counts from 0, `number` from 1; both come from the browser, and what names no citation of
    this conversation returns a word that says so.
    """
    answer = turns[turn].answer if isinstance(turn, int) and 0 <= turn < len(turns) else None
    citations = answer.citations if answer else ()
    if not isinstance(number, int) or not 1 <= number <= len(citations):
        return render_source_trouble("This citation is no longer part of the conversation.")
    citation = citations[number - 1]
    try:
        return render_article(corpus.article(citation.article_id), citation, number)
    except RashomonError:
        return render_source_trouble("This article is no longer in the corpus.")


def render_source_trouble(words: str) -> str:
    """Return a warning for the place where the article would stand."""
    return f'<p class="source trouble" role="alert">{as_html(words)}</p>'


def render_conversation(turns: Sequence[Turn], examples: Sequence[str] = ()) -> str:
    """Return the conversation as HTML, oldest turn first; before the first, a word of welcome."""
    if not turns:
        return _welcome(examples)
    return "".join(_turn(turn, position) for position, turn in enumerate(turns))


def _turn(turn: Turn, position: int) -> str:
    return (
        f'<article class="turn"><h2 class="question" dir="auto">{as_html(one_line(turn.question))}</h2>'
        f"{_outcome(turn, position)}</article>"
    )


def _outcome(turn: Turn, position: int) -> str:
    if turn.answer:
        return render_answer(turn.answer, position)
    if turn.trouble:
        return f'<p class="trouble" role="alert">{as_html(turn.trouble)}</p>'
    return f'<p class="waiting" role="status">{_WHEEL}Reading the articles…</p>'


def _welcome(examples: Sequence[str]) -> str:
    buttons = "".join(
        f'<li><button type="button" class="example" data-example="{position}">{as_html(text)}</button></li>'
        for position, text in enumerate(examples)
    )
    tried = f'<p class="try">Try one of these:</p><ul class="examples">{buttons}</ul>' if examples else ""
    return (
        '<section class="welcome"><h2>Ask the articles a question.</h2>'
        "<p>You get every account they give, each with the words it stands on. Where the accounts differ, "
        "you are told so, and why. A number opens the article at the quote.</p>"
        f"{tried}</section>"
    )


def render_masthead(corpus: Corpus) -> str:
    """Return the head of the page: the name, what the corpus holds and what could not be read."""
    return (
        '<header class="masthead"><h1>Rashomon</h1>'
        f'<p class="tagline">Every account of the story, side by side.</p><p class="holdings">'
        f"{_holdings(corpus.articles())}</p>{_failures(corpus.failures)}</header>"
    )


def _holdings(articles: Sequence[Article]) -> str:
    parts = [counted(len(articles), "article")]
    outlets = _outlets(articles)
    days = sorted(article.day for article in articles if article.day)
    if outlets:
        parts.append(outlets)
    if days:
        parts.append(dated_range(days[0], days[-1]))
    return " · ".join(f"<span>{part}</span>" for part in parts)


def _outlets(articles: Sequence[Article]) -> str:
    """Return how many outlets there are, mastheads in capitals not counted twice, and what has none."""
    names = [one_line(article.source).casefold() for article in articles]
    known = set(filter(None, names))
    unknown = f", {names.count(''):,} unknown" if "" in names else ""
    return counted(len(known), "outlet") + unknown if known else ""


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    items = "".join(
        f"<li><b>{as_html(one_line(failure.locator))}</b>: {as_html(one_line(failure.reason))}</li>"
        for failure in failures
    )
    summary = f"{counted(len(failures), 'file')} could not be read"
    return f'<details class="failures"><summary>{summary}</summary><ul>{items}</ul></details>'
