"""From a question to its answer: search, read, group, contrast, answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from index.embedding import load_encoder
from index.errors import InputError
from index.folders import open_folder
from index.store import MEMORY, is_index, open_store
from index.types import Article
from qa import values
from qa.claims import gather_claims
from qa.conflicts import find_conflicts
from qa.grounding import unmentioned_names
from qa.origins import group_origins
from qa.phrasing import phrase_answer
from qa.question import parse_question
from qa.reader import Reader, SentenceReader
from qa.types import Answer, Claim, Conflict, Question, Status
from qa.values.types import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from index.loaders import Failure
    from index.store import Store
    from index.types import Hit, Passage

Source: TypeAlias = str | Path | Iterable[Article] | None
"""What can be asked: nothing (the sample corpus), a folder or file, a built index, or articles."""

PASSAGES_READ = 32
"""Passages read for one question; a corpus that has no more is read whole, without a search."""


def ask(question: str, corpus: Source = None) -> Answer:
    """Return what the articles say about a question.

    Args:
        question: A question in plain English.
        corpus: A folder or file of articles, a built index, any iterable of `Article`; None is the sample.

    Raises:
        EmptyQuestion: If the question holds no word.
        RashomonError: If the corpus cannot be opened; see `open_corpus`.
    """
    parse_question(question)  # a question that cannot be one is refused before anything is loaded
    with open_corpus(corpus) as opened:
        return opened.ask(question)


def open_corpus(corpus: Source = None) -> Corpus:
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
        return _open_path(Path(corpus))
    store = open_store(MEMORY)
    store.update(_only_articles(corpus))
    return Corpus(store, _reader())


def _only_articles(corpus: Iterable[Article]) -> Iterator[Article]:
    for each in corpus:
        if not isinstance(each, Article):
            raise InputError(f"a corpus in memory holds Article objects, not {type(each).__name__}")
        yield each


def sample_folder() -> Path:
    """Return the folder of the invented reports that come with the program."""
    return Path(str(files("index"))) / "sample" / "articles"


def _open_path(path: Path) -> Corpus:
    if is_index(path):
        return Corpus(open_store(path), _reader())
    store, failures = open_folder(path, progress=True)
    return Corpus(store, _reader(), failures)


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return SentenceReader(load_encoder())


@dataclass(frozen=True, slots=True)
class Corpus:
    """An opened corpus. `failures` lists what could not be read, with the reason."""

    store: Store
    reader: Reader
    failures: tuple[Failure, ...] = ()

    def ask(self, question: str) -> Answer:
        """Return what the articles say about a question.

        Raises:
            EmptyQuestion: If the question holds no word.
        """
        asked = parse_question(question)
        passages = self._passages(asked.text)
        articles = {each: self.store.article(each) for each in dict.fromkeys(p.article_id for p in passages)}
        if missing := unmentioned_names(asked, articles.values()):
            notes = tuple(f"No article mentions {name}." for name in missing)
            return _answer(asked, notes=notes)
        candidates = self.reader.read(asked, passages, articles)
        cited = {candidate.passage.article_id for candidate in candidates}
        origins = group_origins(articles[each] for each in cited)
        claims = gather_claims(asked, candidates, articles, origins)
        conflicts = find_conflicts(asked, claims, origins)
        return _answer(asked, claims, conflicts)

    def search(self, query: str, *, limit: int = PASSAGES_READ) -> tuple[Hit, ...]:
        """Return the passages nearest to a query, best first, spread over articles."""
        return self.store.search(query, limit=limit)

    def articles(self) -> tuple[Article, ...]:
        """Return every article."""
        return self.store.articles()

    def article(self, article_id: str) -> Article:
        """Return one article by its id."""
        return self.store.article(article_id)

    def close(self) -> None:
        """Let go of the files behind the corpus."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _passages(self, question: str) -> tuple[Passage, ...]:
        if self.store.passage_count <= PASSAGES_READ:
            return tuple(p for article in self.store.articles() for p in self.store.passages(article.id))
        return tuple(hit.passage for hit in self.store.search(question, limit=PASSAGES_READ))


def _answer(
    question: Question,
    claims: Sequence[Claim] = (),
    conflicts: Sequence[Conflict] = (),
    notes: Sequence[str] = (),
) -> Answer:
    status = _status(claims, conflicts)
    text = phrase_answer(question, status, claims, conflicts)
    return Answer(question.text, status, text, tuple(claims), tuple(conflicts), tuple(notes))


def _status(claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> Status:
    if conflicts:
        return Status.CONFLICTING
    if not claims:
        return Status.NOT_FOUND
    supporting = (claim for claim in claims if values.relate(claims[0].value, claim.value) in _COMPATIBLE)
    articles = {citation.article_id for claim in supporting for citation in claim.citations}
    return Status.AGREED if len(articles) > 1 else Status.SINGLE


_COMPATIBLE = {Relation.SAME, Relation.NARROWER, Relation.BROADER, Relation.OVERLAPS}
