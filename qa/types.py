"""The records of the engine, one for each stage from a question to its answer."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from math import isinf
from typing import TYPE_CHECKING, Any

from qa.values.types import Kind, Value

if TYPE_CHECKING:
    from index.types import Passage, Span


class Status(StrEnum):
    """What the articles say, taken together."""

    AGREED = "agreed"
    SINGLE = "single"
    CONFLICTING = "conflicting"
    NOT_FOUND = "not_found"


class Reason(StrEnum):
    """Why two claims differ."""

    CONTRADICTS = "contradicts"
    BOUNDS = "bounds"
    UPDATED = "updated"
    SCOPE = "scope"
    ALTERED_COPY = "altered_copy"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone, and the kind of value it asks for.

    `plain` is the question without what leads up to it, spelt out where it is a query, as the models read it.
    `subject` holds the words that an answer's surroundings should speak of, in order: the question's
    content words without the question word. `names` holds those of them that name someone or something,
    `counted` the stems of what "how many" counts; `explains` says that a clause is asked for, not a value;
    `clock` that a time of day is, `day` that a day is, `year` that a year is, `ordinal` that an ordinal is;
    `life` is "birth" or "death" where one is asked for; `sort` is the noun for what is asked, "sport", empty
    where none is given; `amount` tells that a figure of any kind is asked for, "what volume", "by how much".
    `measures` holds the base units that a number may have ("" for none), or the currency that a sum has to
    have, None where any may do. `speaker` holds the stems of the party whose account is asked for, none where
    all are.
    """

    text: str
    expects: Kind
    subject: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    explains: bool = False
    clock: bool = False
    day: bool = False
    year: bool = False
    ordinal: bool = False
    life: str = ""
    measures: frozenset[str] | None = None
    sort: str = ""
    amount: bool = False
    plain: str = ""
    speaker: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.plain:
            object.__setattr__(self, "plain", self.text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer that the reader found in one passage.

    `span` counts in the article's text, `span.of(article.text) == text`; `score` lies in 0..1. `holds` is
    what the reader takes the passage to say to a yes/no question; None where it leaves that to the words.
    """

    text: str
    span: Span
    passage: Passage
    score: float
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader made of the passages: the spans it takes for answers, and the likeliest it refused.

    All best first; `refused` has none whose article gives an answer that was kept. `misplaced` are those
    that would have been likely enough, but are told of another than the one asked about.
    """

    kept: tuple[Candidate, ...] = ()
    refused: tuple[Candidate, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What the reader found, the name asked about that it is not told of, and the one that it is told of."""

    candidate: Candidate
    asked: str
    told: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands: `article.text[start:end] == quote`, always.

    `highlight` is the span of the value itself inside the quote, in the article's coordinates; `copy_of`
    is the id of the cited article that this one copies or rewords, None where it is nobody's copy.
    """

    article_id: str
    locator: str
    title: str
    source: str
    author: str
    published: date | None
    url: str | None
    quote: str
    start: int
    end: int
    highlight: Span
    copy_of: str | None = None

    @property
    def outlet(self) -> str:
        """What people see as the origin: the outlet, or the file's name where it is unknown."""
        return self.source or self.locator.rsplit("/", 1)[-1]

    @property
    def day(self) -> date | None:
        """The day of publication without its clock time, None when unknown."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Claim:
    """One value and everything that supports it.

    `text` is the value in the words of its best citation; `origins` counts the independent sources
    among the cited articles (copies of one another count once); `score` lies in 0..1.
    """

    text: str
    value: Value
    citations: tuple[Citation, ...]
    origins: int
    score: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that a careful reader would want to see side by side, and why they differ.

    `question` is what the two answer.
    """

    left: Claim
    right: Claim
    reason: Reason
    explanation: str
    evidence: tuple[Citation, ...]
    question: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the conflict as plain dicts, lists, strings and numbers, ready for JSON."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    def as_answer(self) -> Answer:
        """Return the answer to the question that the two claims answer, with no other account of it."""
        return Answer(self.question, Status.CONFLICTING, self.explanation, (self.left, self.right), (self,))


@dataclass(frozen=True, slots=True)
class Answer:
    """What `ask()` returns, always, whatever was found.

    The marks [1], [2] in `text` count through `citations`.
    """

    question: str
    status: Status
    text: str
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, claim by claim: number 1 is the first."""
        return tuple(chain.from_iterable(claim.citations for claim in self.claims))

    @property
    def is_copied(self) -> bool:
        """Whether several articles are cited and all carry one report, copied or reworded."""
        origins = {citation.copy_of or citation.article_id for citation in self.citations}
        return len(origins) == 1 < len({citation.article_id for citation in self.citations})

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain dicts, lists, strings and numbers, ready for JSON."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)} | {
            "citations": _plain(self.citations)
        }

    def __str__(self) -> str:
        lines = [f"{self.question}", f"{self.status.replace('_', ' ')}: {self.text}"]
        number = 0
        for claim in self.claims:
            lines.append(f"\n  {claim.text}  ({_plural(claim.origins, 'independent source')})")
            for citation in claim.citations:
                number += 1
                when = f", {citation.published}" if citation.published else ""
                lines.append(f"    [{number}] {citation.outlet}{when} ({citation.locator})")
                lines.append(f"        “{' '.join(citation.quote.split())}”")
        lines += [f"\n  {c.reason.replace('_', ' ')}: {c.explanation}" for c in self.conflicts]
        lines += [f"\n  note: {note}" for note in self.notes]
        return "\n".join(lines)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _plain(value: Any) -> Any:
    """Turn records into JSON's own types; a parsed value keeps its type's name, infinity is null."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and isinf(value):
        return None
    if is_dataclass(value):
        plain = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {"type": type(value).__name__.lower()} | plain if isinstance(value, Value) else plain
    return value
