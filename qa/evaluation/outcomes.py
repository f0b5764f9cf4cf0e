"""What became of one question of a benchmark, and asking it."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from index.types import Article
from qa.evaluation.metrics import Share, says_any
from qa.stages import Stopwatch, watching
from qa.types import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from index.types import Hit
    from qa.types import Answer


class Asked(Protocol):
    """What a benchmark needs of an opened corpus; `qa.engine.Corpus` is one."""

    def ask(self, question: str) -> Answer:
        """Return what the articles say about a question."""

    def search(self, query: str, *, limit: int) -> Sequence[Hit]:
        """Return the passages nearest to a query, best first."""

    def article(self, article_id: str) -> Article:
        """Return one article by its id."""

    def close(self) -> None:
        """Let go of the corpus."""


Opener: TypeAlias = "Callable[[tuple[Article, ...] | None], Asked]"
"""Opens a corpus of articles; None stands for the corpus that a file of questions is about."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of a benchmark's output.

    `group` is the row of the table that it counts in, `gold` what was looked for, `answer` the claims with
    their scores, best first (for retrieval and origins the texts found), `status` and `reasons` what the
    answer said, `scores` a share for each measure that applies. `judged` holds each claim's score and whether
    the claim says one of the gold answers; `stages` the seconds that each stage of answering took.
    """

    id: str
    group: str
    question: str
    gold: tuple[str, ...]
    scores: Mapping[str, Share]
    seconds: float
    answer: tuple[tuple[str, float], ...] = ()
    status: str = ""
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    judged: tuple[tuple[float, bool], ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome ready for JSON; a score is `[got, of]`, so that scores can be added up."""
        return {
            "id": self.id,
            "group": self.group,
            "question": self.question,
            "gold": list(self.gold),
            "answer": [{"text": text, "score": round(score, 4)} for text, score in self.answer],
            "status": self.status,
            "reasons": list(self.reasons),
            "notes": list(self.notes),
            "scores": {name: [share.got, share.of] for name, share in self.scores.items()},
            "seconds": round(self.seconds, 4),
            "stages": {name: round(seconds, 4) for name, seconds in self.stages.items()},
        }


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that was put to a corpus: the answer, how long it took, how many citations are verbatim."""

    id: str
    group: str
    answer: Answer
    seconds: float
    verbatim: Share
    stages: Mapping[str, float]
    claims: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", tuple(claim.text for claim in self.answer.claims))

    def score_sides(self, one: Sequence[str], other: Sequence[str]) -> dict[str, float]:
        """Return whether one claim says the one, another the other, and whether they conflict."""
        lefts, rights = ([claim for claim in self.claims if says_any(claim, ways)] for ways in (one, other))
        both = any(left != right for left in lefts for right in rights)
        conflicting = self.answer.status is Status.CONFLICTING
        return {
            "both sides, conflicting": float(both and conflicting),
            "both sides": float(both),
            "conflicting": float(conflicting),
        }

    def outcome(
        self, gold: Iterable[str], scores: Mapping[str, float | Share], right: Collection[str] | None = None
    ) -> Outcome:
        """Return the outcome: plain numbers are scores of one question, and the citations are added.

        `right` are the ways to put a right answer, where `gold` is not just these.
        """
        answer, gold = self.answer, tuple(gold)
        shares = {name: score if isinstance(score, Share) else Share(score) for name, score in scores.items()}
        return Outcome(
            id=self.id,
            group=self.group,
            question=answer.question,
            gold=gold,
            scores=shares | {"citations verbatim": self.verbatim},
            seconds=self.seconds,
            answer=tuple((claim.text, claim.score) for claim in answer.claims),
            status=str(answer.status),
            reasons=tuple(dict.fromkeys(str(conflict.reason) for conflict in answer.conflicts)),
            notes=answer.notes,
            judged=tuple(
                (claim.score, says_any(claim.text, gold if right is None else right))
                for claim in answer.claims
            ),
            stages=self.stages,
        )


def put(corpus: Asked, question: str, *, id: str, group: str) -> Trial:  # noqa: A002 - the record's own name
    """Put a question to a corpus and return the trial; only the answering is timed, not the opening."""
    stopwatch = Stopwatch()
    with watching(stopwatch):
        start = perf_counter()
        answer = corpus.ask(question)
        seconds = perf_counter() - start
    stages = {str(stage): taken for stage, taken in stopwatch.seconds.items()}
    return Trial(id, group, answer, seconds, _verbatim(corpus, answer), stages)


def _verbatim(corpus: Asked, answer: Answer) -> Share:
    cited = answer.citations
    right = sum(
        corpus.article(each.article_id).text[each.start : each.end] == each.quote
        and each.start <= each.highlight.start < each.highlight.end <= each.end
        for each in cited
    )
    return Share(right, len(cited))


def number_articles(texts: Iterable[str], name: str = "report", title: str = "") -> tuple[Article, ...]:
    """Return an article for each text, named by its place.

    >>> [article.locator for article in number_articles(["One.", "Two."])]
    ['report-1', 'report-2']
    """
    return tuple(_numbered(texts, name, title))


def _numbered(texts: Iterable[str], name: str, title: str) -> Iterator[Article]:
    for number, text in enumerate(texts, start=1):
        yield Article(locator=f"{name}-{number}", text=text, title=title)
