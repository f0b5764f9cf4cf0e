"""Answers built by hand over a few invented articles, for tests of the faces alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from index.errors import EmptyQuestion, InputError
from index.types import EVERYTHING, Article, Imprint, Selection, Span
from qa.types import Answer, Citation, Claim, Conflict, Reason, Status
from qa.values.types import Quantity

LANTERN = Article(
    locator="reports/lantern.txt",
    title="Harbour fair draws a crowd",
    source="The Evening Lantern",
    author="Ada Quill",
    published=date(2031, 6, 3),
    url="https://lantern.example/fair?day=3",
    text="The harbour fair opened on Tuesday.\n\nOrganisers counted 27 boats in the parade. It rained.\n" * 3,
)
GAZETTE = Article(
    locator="reports/gazette.md",
    title="Boats fill the bay",
    source="Bay Gazette",
    published=datetime(2031, 6, 4, 9, 5, tzinfo=UTC),
    text="Twenty-nine boats sailed past the pier, the mayor said. The band played until dusk.",
)
NAMELESS = Article(
    locator="reports/wire copy.txt",
    text="A steward said that 29 boats had taken part in the parade, more than ever before.",
)


def cite(article: Article, quote: str, value: str) -> Citation:
    """Cite the first place where `quote` stands, and in it the first place where `value` does."""
    start = article.text.index(quote)
    inner = start + quote.index(value)
    return Citation(
        article_id=article.id,
        locator=article.locator,
        title=article.title,
        source=article.source,
        author=article.author,
        published=article.published,
        url=article.url,
        quote=quote,
        start=start,
        end=start + len(quote),
        highlight=Span(inner, inner + len(value)),
    )


def claim(text: str, *citations: Citation, number: float = 0.0, origins: int | None = None) -> Claim:
    """A claim of a number with as many origins as citations unless said otherwise."""
    independent = len(citations) if origins is None else origins
    return Claim(text, Quantity(number, number), citations, independent, 0.9)


TWENTY_NINE = claim(
    "29",
    cite(GAZETTE, "Twenty-nine boats sailed past the pier, the mayor said.", "Twenty-nine"),
    cite(NAMELESS, NAMELESS.text, "29"),
    number=29,
    origins=1,
)
TWENTY_SEVEN = claim("27", cite(LANTERN, "Organisers counted 27 boats in the parade.", "27"), number=27)
CONTESTED = Answer(
    question="How many boats took part?",
    status=Status.CONFLICTING,
    text="Two articles say 29 [1] [2], one says 27 [3].",
    claims=(TWENTY_NINE, TWENTY_SEVEN),
    conflicts=(
        Conflict(
            TWENTY_NINE,
            TWENTY_SEVEN,
            Reason.CONTRADICTS,
            "29 and 27 are exact counts of the same boats.",
            (TWENTY_NINE.citations[0], TWENTY_SEVEN.citations[0]),
        ),
    ),
    notes=("One article gives no date.",),
)
NOT_FOUND = Answer("Who won the race?", Status.NOT_FOUND, "None of the 3 articles says who won the race.")


@dataclass
class ScriptedCorpus:
    """Answers from a table; a question that is not in it is not found."""

    answers: dict[str, Answer] = field(default_factory=lambda: {CONTESTED.question: CONTESTED})
    held: tuple[Article, ...] = (LANTERN, GAZETTE, NAMELESS)
    failures: tuple[tuple[str, str], ...] = ()

    def ask(self, question: str, *, within: Selection = EVERYTHING) -> Answer:
        """Return the scripted answer; `within` is told in its notes."""
        if not question.strip():
            raise EmptyQuestion
        found = self.answers.get(question, Answer(question, Status.NOT_FOUND, "None of the articles says."))
        return replace(found, notes=(f"Within {within.outlets}.",)) if within else found

    def imprints(self) -> tuple[Imprint, ...]:
        """Return outlet and day of every article."""
        return tuple(Imprint(each.id, each.source or each.locator, each.day) for each in self.held)

    def articles(self) -> tuple[Article, ...]:
        """Return every article."""
        return self.held

    def article(self, article_id: str) -> Article:
        """Return one article."""
        for article in self.held:
            if article.id == article_id:
                return article
        raise InputError(f"no article has the id {article_id}")
