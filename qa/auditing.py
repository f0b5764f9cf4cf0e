"""The disagreements of a corpus that nobody asked about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.embedding import load_encoder
from index.progress import shown
from qa.alignment import align
from qa.asking import phrase_question
from qa.claims import gather_claims
from qa.conflicts import find_conflicts
from qa.engine import Corpus, open_corpus
from qa.facts import find_facts
from qa.origins import group_origins
from qa.question import parse_question
from qa.spans import DEFAULT_READER
from qa.types import Candidate, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.types import Article
    from qa.engine import Source
    from qa.facts import Fact
    from qa.types import Claim, Conflict

WORST_FIRST = (
    Reason.CONTRADICTS,
    Reason.DISPUTED,
    Reason.ALTERED_COPY,
    Reason.UPDATED,
    Reason.SCOPE,
    Reason.BOUNDS,
)


def audit(corpus: Source | Corpus = None, *, progress: bool = False) -> Iterator[Conflict]:
    """Yield the conflicts between the articles of a corpus, worst first, each with the question it answers.

    The figures, sums, shares, days and lengths of time that articles give are set beside those of others
    that speak of the same (`qa.alignment`) and compared as an answer's claims are. What is told in words
    alone is not looked at. The cost grows with the number of facts, not with that of pairs.

    Args:
        corpus: What `ask` takes, or a corpus that is open already.
        progress: Whether a bar moves on the error stream, if that is a terminal.

    Raises:
        RashomonError: If the corpus cannot be opened; see `open_corpus`.
    """
    if isinstance(corpus, Corpus):
        yield from _audit(corpus.articles(), progress=progress)
        return
    with open_corpus(corpus, reader=DEFAULT_READER) as opened:
        articles = opened.articles()
    yield from _audit(articles, progress=progress)


def _audit(articles: Sequence[Article], *, progress: bool) -> Iterator[Conflict]:
    facts = [
        fact
        for article in shown(articles, "Reading articles", progress=progress)
        for fact in find_facts(article)
    ]
    found = (_worst(group) for group in align(facts, load_encoder(), progress=progress))
    yield from _without_repeats(sorted((each for each in found if each), key=_rank))


def _worst(group: Sequence[Fact]) -> Conflict | None:
    """The worst conflict between the facts of a group, whose first is its centre."""
    centre = group[0]
    question = replace(parse_question(phrase_question(centre)), expects=centre.kind, explains=False)
    articles = {fact.article.id: fact.article for fact in group}
    origins = group_origins(articles.values())
    candidates = [Candidate(fact.text, fact.span, fact.passage, 1.0) for fact in group]
    claims = gather_claims(question, candidates, articles, origins)
    return min(find_conflicts(question, claims, origins), key=_rank, default=None)


def _rank(conflict: Conflict) -> tuple[int, int, int]:
    """Worse is what cannot both be true, then what more sources stand behind, first on the weaker side."""
    left, right = conflict.left.origins, conflict.right.origins
    return WORST_FIRST.index(conflict.reason), -min(left, right), -left - right


def _without_repeats(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    """Leave out a conflict whose two values stand opposed already in one of its articles."""
    seen: dict[frozenset[object], set[str]] = {}
    for conflict in conflicts:
        values = frozenset((conflict.left.value, conflict.right.value))
        cited = _cited(conflict.left) | _cited(conflict.right)
        if seen.setdefault(values, set()).isdisjoint(cited):
            yield conflict
        seen[values] |= cited


def _cited(claim: Claim) -> set[str]:
    return {citation.article_id for citation in claim.citations}
