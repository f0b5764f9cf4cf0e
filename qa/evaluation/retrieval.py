"""Retrieval: whether the passage a question was written about is among the first that a search returns.

The passages of one file in SQuAD's format are one corpus, each an article; only questions that have an
answer are asked. `recall at k` is the share of them whose passage's article is among the first k hits.
"""

from __future__ import annotations

from contextlib import closing
from itertools import groupby
from operator import attrgetter
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from index.types import Article
from qa.engine import PASSAGES_READ
from qa.evaluation import squad
from qa.evaluation.metrics import Share
from qa.evaluation.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from qa.evaluation.outcomes import Asked, Opener

FILES = ("dev_squad*.jsonl*",)
DEPTHS = (1, 5, 10, PASSAGES_READ)
"""The numbers of hits after which recall is measured; the last is what the engine reads."""


class Case(NamedTuple):
    """A question, the article that answers it, and the corpus it is looked for in."""

    id: str
    source: str
    question: str
    gold: Article
    corpus: tuple[Article, ...]


def read_cases(path: Path) -> list[Case]:
    """Return the questions of a file that have an answer, with the passages of all its questions.

    Raises:
        UnreadableFile: If it is no file of SQuAD's format.
    """
    records = squad.read_cases(path)
    articles: dict[tuple[str, str], Article] = {}
    for record in records:
        key = (record.title, record.context)
        name = f"passage-{len(articles) + 1}"
        articles.setdefault(key, Article(locator=name, text=record.context, title=record.title))
    corpus = tuple(articles.values())
    return [
        Case(record.id, record.source, record.question, articles[record.title, record.context], corpus)
        for record in records
        if record.golds
    ]


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:
    """Yield the outcome of each question; a corpus is opened once for the questions that share it."""
    for articles, group in groupby(cases, key=attrgetter("corpus")):
        with closing(open_corpus(articles)) as corpus:
            yield from (_search(case, corpus) for case in group)


def _search(case: Case, corpus: Asked) -> Outcome:
    start = perf_counter()
    hits = corpus.search(case.question, limit=DEPTHS[-1])
    seconds = perf_counter() - start
    rank = rank_of(case.gold.id, [hit.passage.article_id for hit in hits])
    return Outcome(
        id=case.id,
        group=case.source,
        question=case.question,
        gold=(case.gold.locator,),
        scores={f"recall at {depth}": Share(float(rank is not None and rank <= depth)) for depth in DEPTHS},
        seconds=seconds,
        answer=tuple((hit.passage.text, hit.score) for hit in hits[:3]),
        notes=(f"rank {rank}" if rank else "not among the hits",),
    )


def rank_of(wanted: str, found: Sequence[str]) -> int | None:
    """Return the place of the first hit, counted from 1, None if there is none.

    >>> rank_of("b", ["a", "b", "b"]), rank_of("c", ["a"])
    (2, None)
    """
    return found.index(wanted) + 1 if wanted in found else None
