"""The disagreements of a corpus that nobody asked about."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from index.embedding import load_encoder
from index.progress import shown
from qa.alignment import align
from qa.asking import phrase_question
from qa.claims import gather_claims
from qa.conflicts import find_conflicts
from qa.cross_reading import cross_reader
from qa.engine import Corpus, open_corpus
from qa.facts import find_facts
from qa.origins import group_origins
from qa.question import parse_question
from qa.spans import DEFAULT_READER, load_span_model
from qa.types import Candidate, Reason
from qa.values import relate
from qa.values.types import Duration, Money, Quantity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.types import Article
    from qa.engine import Source
    from qa.facts import Fact
    from qa.types import Claim, Conflict
    from qa.values.types import Value

WORST_FIRST = (
    Reason.CONTRADICTS,
    Reason.DISPUTED,
    Reason.ALTERED_COPY,
    Reason.UPDATED,
    Reason.SCOPE,
    Reason.BOUNDS,
)

_MOST_VALUES = 3
"""Values of one question from which on no further conflict is listed: what stands behind them is told."""


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
    cross_read = cross_reader(load_span_model())
    groups = align(facts, load_encoder(), cross_read=cross_read, progress=progress)
    found = (conflict for group in groups for conflict in _contrast(group))
    yield from _without_repeats(sorted(found, key=_rank))


def _contrast(group: Sequence[Fact]) -> Iterator[Conflict]:
    """Yield the conflicts between facts of a group, worst first, each with a value not shown before."""
    centre = group[0]
    question = replace(parse_question(phrase_question(group)), expects=centre.kind, explains=False)
    articles = {fact.article.id: fact.article for fact in group}
    origins = group_origins(articles.values())
    candidates = [Candidate(fact.text, fact.span, fact.passage, 1.0) for fact in group]
    claims = gather_claims(question, candidates, articles, origins)
    told: set[Value] = set()
    for conflict in sorted(find_conflicts(question, claims, origins), key=_rank):
        values = {conflict.left.value, conflict.right.value}
        if not values <= told and _is_told_apart(conflict):
            told |= values
            yield conflict
        if len(told) > _MOST_VALUES:
            return


def _is_told_apart(conflict: Conflict) -> bool:
    """Whether the values can be measured against each other and name two figures: not "10", "about 10"."""
    left, right = conflict.left.value, conflict.right.value
    if relate(left, right) is Relation.INCOMPARABLE:
        return False
    if conflict.reason is Reason.ALTERED_COPY:
        return True
    return _limits(left).isdisjoint(_limits(right)) and not (_rounds(left, right) or _rounds(right, left))


def _rounds(limit: Value, figure: Value) -> bool:
    """Whether a figure was rounded down for a limit: "more than 200" of 210, "over a week" of eight days."""
    match limit, figure:
        case Quantity(is_open_low=True), Quantity():
            return limit.is_bound and limit.low < _middle(figure) < limit.low + _step(limit.low)
        case Money(amount=ours), Money(amount=theirs):
            return limit.currency == figure.currency and _rounds(ours, theirs)
        case Duration(days=ours), Duration(days=theirs):
            return ours.is_open_low and ours.is_bound and ours.low < theirs.low < _LITTLE_MORE * ours.low
        case _:
            return False


_LITTLE_MORE = 1.25


def _step(figure: float) -> float:
    """The last power of ten that a figure tells: 100 for 200, 10 for 210."""
    digits = f"{figure:.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _middle(value: Quantity) -> float:
    return (value.low + value.high) / 2 if isfinite(value.high) else value.low


def _limits(value: Value) -> set[float]:
    """The figures that a value may name: its bounds and, of an estimate, the middle."""
    match value:
        case Quantity(low=low, high=high):
            return {each for each in (low, high, (low + high) / 2) if isfinite(each)}
        case Money(amount=amount) | Duration(days=amount):
            return _limits(amount)
        case _:
            return set()


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
