"""What happens in the web page: a question becomes a turn, a click opens an article."""

from __future__ import annotations

import logging
from contextvars import copy_context
from dataclasses import dataclass, replace
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeAlias

from index.embedding import whole_characters
from index.errors import LongQuestion, RashomonError
from index.types import EVERYTHING
from qa.followups import Act, Exchange, Understanding, understand
from qa.question import LONGEST_QUESTION
from qa.stages import Stage, watching
from ui.cards import render_answer
from ui.escaping import as_html, one_line
from ui.references import copy_answer, copy_citation
from ui.sources import render_article, render_source_trouble, render_steps
from ui.turnstile import passing
from ui.wording import STAGES, CopyForm, counted, dated_range, kept_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.types import Article, Imprint, Selection
    from qa.types import Answer

logger = logging.getLogger(__name__)

_KEPT_TURNS = 30
_NOTHING_ASKED = "There was no question in that. Ask one whenever you like."
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

    def ask(self, question: str, *, within: Selection = EVERYTHING) -> Answer:
        """Return what the articles say, or those `within`."""
        ...

    def imprints(self) -> Sequence[Imprint]:
        """Return the outlet and the day of each article that can be chosen among."""
        ...

    def articles(self) -> Sequence[Article]:
        """Return every article."""
        ...

    def article(self, article_id: str) -> Article:
        """Return one article."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what became of it: an answer, a trouble told in words, or neither as yet.

    `question` is what was typed; `understood` what it was taken to ask, None where that is the same.
    `remark` is what is said where nothing was asked. `stage` is where the answer stands that is being
    worked out, None before that begins.
    """

    question: str
    answer: Answer | None = None
    trouble: str = ""
    stage: Stage | None = None
    understood: Understanding | None = None
    remark: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.answer is None and not self.trouble and not self.remark

    @property
    def asked(self) -> str:
        """The question as it stands alone."""
        return self.understood.question if self.understood else self.question

    @property
    def within(self) -> Selection:
        """What its answer is kept to."""
        return self.understood.within if self.understood else EVERYTHING


Turns: TypeAlias = tuple[Turn, ...]


def take_question(question: str, turns: Turns) -> Turns:
    """Return the conversation with the question waiting, or refused where it is too long.

    An empty question leaves the conversation as it is, and so does one that comes while another waits.
    """
    asked = question.strip()
    if not asked or is_waiting(turns):
        return turns
    return add_turn(turns, _taken(asked))


def is_waiting(turns: Turns) -> bool:
    """Whether the last question has neither an answer nor a trouble yet."""
    return bool(turns) and turns[-1].is_waiting


def _taken(question: str) -> Turn:
    if len(question) <= LONGEST_QUESTION:
        return Turn(question)
    trouble = LongQuestion(len(question), LONGEST_QUESTION)
    return Turn(one_line(question, limit=200), trouble=str(trouble))


def answer_waiting(corpus: Corpus, turns: Turns) -> Iterator[Turns]:
    """Yield the conversation at every stage of the answer that is waited for, in the end with the answer.

    A conversation in which nothing waits yields nothing, and so does one whose answer is being worked out.
    """
    if not is_waiting(turns) or turns[-1].stage:
        return
    *earlier, last = turns
    now = replace(last, stage=next(iter(Stage)))
    yield (*earlier, now)
    told: SimpleQueue[Stage | Turn] = SimpleQueue()
    work = copy_context()
    Thread(target=work.run, args=(_work_out, corpus, turns, told), daemon=True).start()
    while now.is_waiting:
        step = told.get()
        if step is now.stage:
            continue
        now = _at(step, now)
        yield (*earlier, now)


def _at(step: Stage | Turn, now: Turn) -> Turn:
    """Return the turn a step later: at a stage, understood, or done and so at none."""
    if isinstance(step, Stage):
        return replace(now, stage=step)
    return replace(step, stage=now.stage) if step.is_waiting else step


@dataclass(frozen=True, slots=True)
class _Telling:
    """A watcher that tells of each stage as it begins."""

    told: SimpleQueue[Stage | Turn]

    def began(self, stage: Stage) -> None:
        self.told.put(stage)

    def ended(self, stage: Stage, seconds: float) -> None:
        """The next stage or the answer tells that this one is over."""


def _work_out(corpus: Corpus, turns: Turns, told: SimpleQueue[Stage | Turn]) -> None:
    *earlier, last = turns
    with watching(_Telling(told)):
        try:
            last = _understood(corpus, last, earlier)
            if last.understood and last.is_waiting:
                told.put(last)
            told.put(_answered(corpus, last) if last.is_waiting else last)
        except RashomonError as error:
            told.put(replace(last, trouble=str(error)))
        except Exception:  # the outermost line of this face: the page must not wait for ever
            logger.exception("a question could not be answered")
            told.put(replace(last, trouble=_BROKEN))


def _understood(corpus: Corpus, turn: Turn, earlier: Sequence[Turn]) -> Turn:
    """Return the turn with what it asks; one that asks nothing new has its answer or remark at once."""
    answered = [each for each in earlier if each.answer]
    exchanges = [Exchange(each.asked, each.answer, each.within) for each in answered if each.answer]
    found = understand(turn.question, exchanges, corpus.imprints())
    if found.act is Act.NOTHING:
        return replace(turn, remark=_NOTHING_ASKED)
    if found.act is Act.EXPLAIN:
        return replace(turn, understood=found, answer=found.explained)
    return replace(turn, understood=found) if found.is_changed or found.within else turn


def _answered(corpus: Corpus, turn: Turn) -> Turn:
    with passing():
        return replace(turn, answer=corpus.ask(turn.asked, within=turn.within))


def edit_question(turns: Turns, turn: object) -> str:
    """Return what a turn was taken to ask, to be changed and asked again; empty if there is no such turn.

    `turn` comes from the browser and counts from 0.
    """
    asked = turns[turn].asked if isinstance(turn, int) and 0 <= turn < len(turns) else ""
    return whole_characters(asked)


def add_turn(turns: Turns, turn: Turn) -> Turns:
    """Return the conversation with one more turn; a long one lets its oldest go."""
    return (*turns[-(_KEPT_TURNS - 1) :], turn)


def open_citation(corpus: Corpus, turns: Turns, turn: object, number: object) -> str:
    """Return the article behind a citation as HTML, the quote marked.

    `turn` counts from 0, `number` from 1; both come from the browser, and what names no citation of
    this conversation returns a word that says so.
    """
    answer = _answer_of(turns, turn)
    if answer is None or not isinstance(number, int) or not 1 <= number <= len(answer.citations):
        return render_source_trouble("This citation is no longer part of the conversation.")
    citation = answer.citations[number - 1]
    try:
        article = render_article(corpus.article(citation.article_id), citation, number)
    except RashomonError:
        article = render_source_trouble("This article is no longer in the corpus.")
    return f"{render_steps(answer, int(str(turn)), number)}{article}"


def _answer_of(turns: Turns, turn: object) -> Answer | None:
    return turns[turn].answer if isinstance(turn, int) and 0 <= turn < len(turns) else None


def render_copied(turns: Turns, turn: object, number: object, form: object) -> str:
    """Return an answer, or where `number` is not 0 its citation of that number, as HTML that holds its copy.

    All three come from the browser; what names nothing of this conversation returns nothing.
    """
    answer = _answer_of(turns, turn)
    if answer is None or not isinstance(number, int) or not 0 <= number <= len(answer.citations):
        return ""
    if form not in set(CopyForm):
        return ""
    wanted = CopyForm(str(form))
    text = copy_citation(answer, number, wanted) if number else copy_answer(answer, wanted)
    return f'<pre class="copied" data-asked="{turn}:{number}:{wanted}" hidden>{as_html(text)}</pre>'


def render_conversation(turns: Sequence[Turn], examples: Sequence[str] = ()) -> str:
    """Return the conversation as HTML, oldest turn first; before the first, a word of welcome."""
    if not turns:
        return _welcome(examples)
    return "".join(_turn(turn, position) for position, turn in enumerate(turns))


def _turn(turn: Turn, position: int) -> str:
    return (
        f'<article class="turn"><h2 class="question" dir="auto">{as_html(one_line(turn.question))}</h2>'
        f"{_understanding(turn, position)}{_outcome(turn, position)}</article>"
    )


def _understanding(turn: Turn, position: int) -> str:
    """Return what the turn was taken to ask, with a button that puts it into the question box."""
    if turn.understood is None:
        return ""
    is_why = turn.understood.act is Act.EXPLAIN
    lead = "Understood as: why do the accounts differ on" if is_why else "Understood as"
    asked = as_html(one_line(turn.asked))
    kept = as_html(kept_to(turn.within))
    edit = f'<button type="button" class="edit" data-edit="{position}">Edit</button>'
    return f'<p class="understood">{lead} <bdi class="asked">“{asked}”</bdi>{kept} {edit}</p>'


def _outcome(turn: Turn, position: int) -> str:
    if turn.answer:
        return render_answer(turn.answer, position)
    if turn.trouble:
        return f'<p class="trouble" role="alert">{as_html(turn.trouble)}</p>'
    if turn.remark:
        return f'<p class="remark">{as_html(turn.remark)}</p>'
    return _stages(turn.stage)


def _stages(current: Stage | None) -> str:
    """Return the stages of an answer, those behind it and the one it is at told apart in words too."""
    at = list(STAGES).index(current) if current else -1
    items = "".join(
        _stage(name, "now" if place == at else "done" if place < at else "next")
        for place, name in enumerate(STAGES.values())
    )
    said = STAGES[current] if current else "Waiting for its turn"
    return f'<div class="waiting"><p class="now">{said}…</p><ol class="stages">{items}</ol></div>'


def _stage(name: str, state: str) -> str:
    current = ' aria-current="step"' if state == "now" else ""
    told = "" if state == "next" else f'<span class="heard-only">, {state}</span>'
    return f'<li class="is-{state}"{current}>{name}{told}</li>'


def _welcome(examples: Sequence[str]) -> str:
    buttons = "".join(
        f'<li><button type="button" class="example" data-example="{position}">{as_html(text)}</button></li>'
        for position, text in enumerate(examples)
    )
    tried = f'<p class="try">Try one of these:</p><ul class="examples">{buttons}</ul>' if examples else ""
    lines = "".join(f"<li><strong>{name}</strong> {meaning}</li>" for name, meaning in _WELCOME)
    return (
        '<section class="welcome"><h2>Ask the articles a question.</h2>'
        f'<ol class="lines">{lines}</ol>{tried}</section>'
    )


_WELCOME = (
    ("Ask", "what they say: how many, when, who, where, whether."),
    ("Compare", "the accounts: each is a card with the words it stands on; where they differ, you see why."),
    ("Check", "any of them: a number opens the article at the quote."),
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
