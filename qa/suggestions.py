"""Questions to begin with, drawn from the articles themselves and tried before they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.embedding import load_encoder
from index.progress import shown
from qa.alignment import align
from qa.asking import clumsiness, phrase_question
from qa.facts import find_facts
from qa.types import Status
from qa.values import relate
from qa.values.types import Kind, Relation
from qa.words import fold, is_stopword

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.types import Article
    from qa.engine import Corpus
    from qa.facts import Fact
    from qa.types import Answer

_MOST_ARTICLES = 48
_MOST_TRIES = 3
_LONGEST = 90
_OPENINGS = {"how", "what"}
_MARKS = ",;:?"
_STATUS_ORDER = (Status.CONFLICTING, Status.AGREED, Status.SINGLE)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A question in words and the facts that it was made from."""

    text: str
    facts: tuple[Fact, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Better is what is plain, then what several articles tell."""
        faults, _ = clumsiness(self.text)
        return faults, -len(self.facts)


def suggest_questions(corpus: Corpus, *, most: int = 5) -> tuple[str, ...]:
    """Return at most so many questions that the corpus answers, those with several accounts first.

    They are made of the facts of its latest articles, at most 48 of them, and each has been asked: its
    answer gives what one of the facts says. A corpus whose questions read badly gets few or none.
    """
    drafts = _spread(sorted(_drafts(_latest(corpus.articles())), key=lambda each: each.rank))
    found: dict[str, Answer] = {}
    for draft in shown(drafts[: _MOST_TRIES * most], "Trying questions", progress=False):
        answer = corpus.ask(draft.text)
        if _answers(answer, draft):
            found[draft.text] = answer
        if len(found) == most:
            break
    return tuple(sorted(found, key=lambda text: _STATUS_ORDER.index(found[text].status)))


def _latest(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The latest by date, those without one last, in the order of their locators."""
    ordered = sorted(articles, key=lambda each: each.day.toordinal() if each.day else 0, reverse=True)
    return tuple(ordered[:_MOST_ARTICLES])


def _drafts(articles: Sequence[Article]) -> Iterator[_Draft]:
    facts = [fact for article in articles for fact in find_facts(article)]
    groups = [*align(facts, load_encoder())]
    shared = {fact for group in groups for fact in group}
    for group in (*groups, *((fact,) for fact in facts if fact not in shared)):
        text = phrase_question(group)
        if group[0].kind is not Kind.DATE and _reads_well(text):
            yield _Draft(text, group)


def _reads_well(question: str) -> bool:
    """Whether a question is short and plain, and not made of a headline: "the ceasefire With Kyiv"."""
    opening, *others = question.split()
    if len(question) > _LONGEST or clumsiness(question)[0] or fold(opening) not in _OPENINGS:
        return False
    return not any(each[0].isupper() and is_stopword(each.strip(_MARKS)) for each in others)


def _spread(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Put last what asks again after an article that a better draft asks about already."""
    chosen: list[_Draft] = []
    later: list[_Draft] = []
    seen: set[str] = set()
    for draft in drafts:
        ids = {fact.article.id for fact in draft.facts}
        (chosen if seen.isdisjoint(ids) else later).append(draft)
        seen |= ids
    return [*chosen, *later]


def _answers(answer: Answer, draft: _Draft) -> bool:
    """Whether the answer says, out of the same article, what a fact of the draft does."""
    return any(
        citation.article_id == fact.article.id
        and (citation.highlight.overlaps(fact.span) or relate(claim.value, fact.value) is Relation.SAME)
        for claim in answer.claims
        for citation in claim.citations
        for fact in draft.facts
    )
