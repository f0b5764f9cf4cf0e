"""From a question to its answer: search, read, group, contrast, answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

import numpy as np

from index.embedding import load_encoder
from index.errors import InputError
from index.folders import open_folder
from index.store import MEMORY, is_index, open_store
from index.types import EVERYTHING, Article
from qa import values
from qa.answers import agree
from qa.claims import gather_claims
from qa.conflicts import find_conflicts
from qa.decision import MarginDecision, load_decision
from qa.elsewhere import in_one_time
from qa.grounding import unmentioned_names
from qa.origins import group_origins
from qa.phrasing import (
    explain_copies,
    explain_misplaced,
    explain_past,
    explain_refusals,
    explain_selection,
    phrase_answer,
)
from qa.question import parse_question
from qa.reader import Reader, SentenceReader
from qa.rounding import is_rounded
from qa.span_reader import SpanReader
from qa.spans import DEFAULT_READER, load_span_model
from qa.speakers import heard
from qa.stages import Stage, stage
from qa.types import Answer, Claim, Conflict, Question, Status
from qa.values.types import Phrase, Relation, When, YesNo
from qa.years import unmentioned_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from index.loaders import Failure
    from index.store import Store
    from index.types import Hit, Imprint, Selection

Source: TypeAlias = str | Path | Iterable[Article] | None
"""What can be asked: nothing (the sample corpus), a folder or file, a built index, or articles."""

_A_FEW = 3

SENTENCES = "sentences"
"""The name of the reader that needs no training."""

PASSAGES_READ = 24
"""Passages read for one question; a corpus that has no more is read whole, without a search."""


def ask(
    question: str,
    corpus: Source = None,
    *,
    reader: str = DEFAULT_READER,
    within: Selection = EVERYTHING,
) -> Answer:
    """Return what the articles say about a question.

    Args:
        question: A question in plain English.
        corpus: A folder or file of articles, a built index, any iterable of `Article`; None is the sample.
        reader: The model that reads, see `load_reader`.
        within: The outlets and days that the answer is kept to.

    Raises:
        EmptyQuestion, LongQuestion: If the question holds no word, or far too many.
        RashomonError: If the corpus cannot be opened; see `open_corpus`.
    """
    parse_question(question)  # a question that cannot be one is refused before anything is loaded
    with open_corpus(corpus, reader=reader) as opened:
        return opened.ask(question, within=within)


def open_corpus(corpus: Source = None, *, reader: str = DEFAULT_READER) -> Corpus:
    """Return a corpus that answers questions without loading anything twice.

    A folder is indexed on the first call and looked over on every later one: only files that were
    added or changed since are read again. Articles passed in are kept in memory.

    Raises:
        InputError: If something else than articles is passed in.
        PathNotFound: If a path does not exist.
        NoArticles: If there is nothing readable there.
        OtherModel, NewerFormat, DamagedIndex: If a built index cannot be used.
    """
    if corpus is None:
        corpus = sample_folder()
    if isinstance(corpus, str | Path):
        return _open_path(Path(corpus), reader)
    store = open_store(MEMORY)
    store.update(_only_articles(corpus))
    return Corpus(store, load_reader(reader))


def _only_articles(corpus: Iterable[Article]) -> Iterator[Article]:
    if not isinstance(corpus, Iterable):
        raise InputError(f"a corpus is a path or articles, not {type(corpus).__name__}")
    for each in corpus:
        if not isinstance(each, Article):
            raise InputError(f"a corpus in memory holds Article objects, not {type(each).__name__}")
        yield each


def sample_folder() -> Path:
    """Return the folder of the invented reports that come with the program."""
    return Path(str(files("index"))) / "sample" / "articles"


def _open_path(path: Path, reader: str) -> Corpus:
    if is_index(path):
        return Corpus(open_store(path), load_reader(reader))
    store, failures = open_folder(path, progress=True)
    return Corpus(store, load_reader(reader), failures)


@lru_cache(maxsize=4)
def load_reader(name: str = DEFAULT_READER) -> Reader:
    """Return a reader by name, the same object each time.

    Args:
        name: "rashomon-reader", the trained one that comes with the program; "sentences", which needs no
            training; or any extractive question-answering model of `transformers`, by name or path.

    Raises:
        ModelNotFound: If there is no such model.
    """
    sentences = SentenceReader(load_encoder())
    if name == SENTENCES:
        return sentences
    decision = load_decision() if name == DEFAULT_READER else MarginDecision()
    return SpanReader(load_span_model(name), decision, otherwise=sentences)


@dataclass(frozen=True, slots=True)
class Corpus:
    """An opened corpus. `failures` lists what could not be read, with the reason."""

    store: Store
    reader: Reader
    failures: tuple[Failure, ...] = ()

    def ask(self, question: str, *, within: Selection = EVERYTHING) -> Answer:
        """Return what the articles say about a question, or those `within` if not all are to be read.

        The notes of the answer say what it was kept to.

        Raises:
            EmptyQuestion, LongQuestion: If the question holds no word, or far too many.
        """
        asked = parse_question(question)
        with stage(Stage.SEARCHING):
            notes = explain_selection(within, self.imprints()) if within else ()
            passages, articles = self.store.retrieve(asked.plain, limit=PASSAGES_READ, within=within)
            missing = self._unmentioned(asked, articles.values(), within)
            untold = self._untold_year(asked, articles.values(), within)
        if not articles:
            return _answer(asked, notes=notes or ("There are no articles to read.",))
        notes += tuple(
            f"{'None of them' if within else 'No article'} mentions {name.rstrip('.')}."
            for name in (*missing, *untold)
        )
        if untold or (missing and len(missing) == len(asked.names)):
            return _answer(asked, notes=notes)
        judgement = self.reader.read(asked, passages, articles)
        notes += explain_misplaced(judgement.misplaced, articles)
        if not judgement.kept:
            refused = () if judgement.misplaced else judgement.refused
            return _answer(asked, notes=(*notes, *explain_refusals(asked, refused, articles)))
        with stage(Stage.COMPARING):
            cited = {candidate.passage.article_id for candidate in judgement.kept}
            origins = group_origins(articles[each] for each in cited)
            gathered = gather_claims(asked, judgement.kept, articles, origins, _compare)
            of_one_time, of_the_past = in_one_time(asked, gathered, articles)
            claims, of_others = heard(asked, of_one_time)
            notes += tuple(
                f"Left out, as it is told of an earlier year: “{each.text}”." for each in of_the_past
            )
            notes += tuple(f"Left out, as others say it: “{each.text}”." for each in of_others)
            notes += explain_past(asked, claims)
            conflicts = find_conflicts(asked, claims, origins, _compare)
        return _answer(asked, claims, conflicts, notes)

    def search(
        self, query: str, *, limit: int = PASSAGES_READ, within: Selection = EVERYTHING
    ) -> tuple[Hit, ...]:
        """Return the passages nearest to a query of the articles `within`, best first, spread over them."""
        return self.store.search(query, limit=limit, within=within)

    def imprints(self) -> tuple[Imprint, ...]:
        """Return who published each article and when: what a `Selection` can choose by."""
        return self.store.imprints()

    def articles(self) -> tuple[Article, ...]:
        """Return every article."""
        return self.store.articles()

    def article(self, article_id: str) -> Article:
        """Return one article by its id."""
        return self.store.article(article_id)

    @property
    def edition(self) -> str:
        """A digest of the articles: what was found out about a corpus holds as long as it stays the same."""
        return self.store.edition

    def close(self) -> None:
        """Let go of the files behind the corpus."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _unmentioned(
        self, question: Question, articles: Iterable[Article], within: Selection
    ) -> tuple[str, ...]:
        """The names in the question that neither these articles mention nor any other of those `within`."""
        return tuple(name for name in unmentioned_names(question, articles) if self._is_nowhere(name, within))

    def _untold_year(
        self, question: Question, articles: Iterable[Article], within: Selection
    ) -> tuple[str, ...]:
        """The year asked about, if neither these articles can be telling of it nor any other names it."""
        year = str(unmentioned_year(question, articles) or "")
        return (year,) if year and self._is_nowhere(year, within) else ()

    def _is_nowhere(self, word: str, within: Selection) -> bool:
        return all(hit.lexical_rank is None for hit in self.store.search(word, limit=_A_FEW, within=within))


def _compare(text: str, others: Sequence[str]) -> NDArray[np.float32]:
    vector, *rest = load_encoder().encode([text, *others])
    meanings: NDArray[np.float32] = np.stack(rest) @ vector
    return meanings


def _answer(
    question: Question,
    claims: Sequence[Claim] = (),
    conflicts: Sequence[Conflict] = (),
    notes: Sequence[str] = (),
) -> Answer:
    status = _status(claims, conflicts)
    text = phrase_answer(question, status, claims, conflicts)
    answer = Answer(question.text, status, text, tuple(claims), tuple(conflicts), tuple(notes))
    return replace(answer, notes=(*notes, *explain_copies(answer)))


def _status(claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> Status:
    if conflicts:
        return Status.CONFLICTING
    if not claims:
        return Status.NOT_FOUND
    articles = {
        citation.article_id
        for claim in claims
        if claim is claims[0] or _supports(claims[0], claim)
        for citation in claim.citations
    }
    return Status.AGREED if len(articles) > 1 else Status.SINGLE


def _supports(one: Claim, other: Claim) -> bool:
    """Whether two claims can be one and the same; a shared word does not make two phrases one."""
    relation = values.relate(one.value, other.value)
    if (
        isinstance(one.value, When)
        and isinstance(other.value, When)
        and (one.value.bound or other.value.bound)
    ):
        return agree(one.value, other.value)
    if isinstance(one.value, YesNo):
        return relation is Relation.SAME
    if is_rounded(one, other):
        return True
    if isinstance(one.value, Phrase):
        return relation in {Relation.SAME, Relation.NARROWER, Relation.BROADER}
    return relation not in {Relation.APART, Relation.INCOMPARABLE}
