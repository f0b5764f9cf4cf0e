"""The corpora that the page can choose between, each open once, and the work that goes on with them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple, Self

from index.errors import FollowedCorpus, UnfitName, UnknownCorpus, WorkGoingOn
from index.intake import Waiting, receive, settle, take_in
from index.loaders import Loaded
from index.shelf import fit_name
from qa.spans import DEFAULT_READER
from ui.work import Latest, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from index.loaders import Failure
    from index.shelf import Shelf
    from index.types import Article
    from qa.engine import Corpus
    from qa.types import Conflict

_PATIENCE = 5.0


class Added(NamedTuple):
    """What came of adding: how many joined, were held already, got a number behind their name, or failed."""

    added: int
    known: int
    renamed: int
    failures: tuple[Failure, ...]


class Holding:
    """A corpus that is open; one with a place for `waiting` articles is the page's own, to be changed."""

    def __init__(
        self, name: str, corpus: Corpus, waiting: Waiting | None = None, questions: Sequence[str] = ()
    ) -> None:
        self.name = name
        self.corpus = corpus
        self.adding: Work[Added] | None = None
        self._waiting = waiting
        self._given = tuple(questions)
        self._articles: tuple[str, tuple[Article, ...]] | None = None
        self._audits: Latest[tuple[Conflict, ...]] = Latest()
        self._copies: Latest[Mapping[str, str]] = Latest()
        self._questions: Latest[tuple[str, ...]] = Latest()
        self._lock = threading.Lock()

    @property
    def is_own(self) -> bool:
        """Whether articles may be added and removed here."""
        return self._waiting is not None

    @property
    def is_busy(self) -> bool:
        """Whether articles are being added."""
        return self.adding is not None and self.adding.is_running

    @property
    def waits(self) -> int:
        """How many articles were received but are not in the corpus, though none is being added."""
        return len(self._waiting.articles()) if self._waiting and not self.is_busy else 0

    def add(self, bring: Callable[[], Loaded]) -> None:
        """Begin to add the articles that `bring` returns, and whatever waits.

        Raises:
            FollowedCorpus: If the corpus is not the page's to change.
            WorkGoingOn: If others are being added.
        """
        waiting, store = self._changeable(), self.corpus.store

        def job() -> Added:
            loaded = bring()
            received = receive(store, waiting, loaded.articles)
            return Added(take_in(store, waiting), received.known, received.renamed, loaded.failures)

        with self._lock:
            self._check_idle()
            self.adding = Work(job)

    def articles(self) -> tuple[Article, ...]:
        """Return every article, read anew only where they have changed."""
        edition = self.corpus.edition
        held = self._articles
        if held is None or held[0] != edition:
            held = self._articles = (edition, self.corpus.articles())
        return held[1]

    def stop_adding(self) -> None:
        """Let adding end at its next step; what is in by then stays, the rest waits."""
        if self.adding:
            self.adding.stop()

    def go_on(self) -> None:
        """Begin to add what waits; errors are those of `add`."""
        self.add(lambda: Loaded((), ()))

    def remove(self, article_ids: Collection[str]) -> int:
        """Remove articles and return how many there were; errors are those of `add`."""
        self._changeable()
        with self._lock:
            self._check_idle()
            return self.corpus.store.remove(article_ids).removed

    def discard_waiting(self) -> None:
        """Forget the articles that were received and never added; errors are those of `add`."""
        waiting = self._changeable()
        with self._lock:
            self._check_idle()
            waiting.drop()

    def begin_audit(self) -> Work[tuple[Conflict, ...]]:
        """Return the audit of the corpus as it is now, begun unless it was before."""
        from qa.auditing import audit

        return self._audits.begin(self.corpus.edition, lambda: tuple(audit(self.corpus)))

    @property
    def audit(self) -> Work[tuple[Conflict, ...]] | None:
        """The audit of the corpus as it is now, None if it was not begun."""
        return self._audits.of(self.corpus.edition)

    def stop_audit(self) -> None:
        """Look for disagreements no further."""
        self._audits.stop()

    def find_copies(self) -> Work[Mapping[str, str]]:
        """Return the search for copies in the corpus as it is now: by article the one it stands for."""
        from qa.origins import group_origins

        return self._copies.begin(self.corpus.edition, lambda: group_origins(self.corpus.articles()))

    @property
    def questions(self) -> tuple[str, ...] | None:
        """Questions that the corpus as it is now answers, empty if none is found; None while one looks."""
        from qa.suggestions import suggest_questions

        if self._given or self.is_busy:
            return self._given
        work = self._questions.begin(self.corpus.edition, lambda: suggest_questions(self.corpus))
        return None if work.is_running else work.result or ()

    @property
    def offered(self) -> tuple[str, ...]:
        """Those of the questions that are known now; nothing is begun."""
        if self._given:
            return self._given
        work = self._questions.of(self.corpus.edition)
        return (work and work.result) or ()

    def hush(self) -> None:
        """Let the search for questions end: a person has one of their own, which must not wait for it."""
        self._questions.stop()

    def end_work(self) -> None:
        """End what goes on, adding articles in an orderly way."""
        for each in (self._audits, self._copies, self._questions):
            each.stop()
        if self.adding:
            self.adding.stop()
            self.adding.wait(_PATIENCE)

    def _changeable(self) -> Waiting:
        if self._waiting is None:
            raise FollowedCorpus(self.name)
        return self._waiting

    def _check_idle(self) -> None:
        if self.is_busy:
            raise WorkGoingOn(self.name)


class Library:
    """The corpus that the program was started with, and those on the shelf; threads may share it.

    Args:
        corpus: The one it was started with, which it never changes.
        name: What that one is called; a corpus on the shelf of this name is hidden by it.
        shelf: Where the others are kept; None for no others.
        reader: The model that reads them, see `qa.engine.load_reader`.
        is_local: Whether only people at this machine reach the page, who may name folders of it.
        questions: Those offered for the first corpus; none lets some be found.
    """

    def __init__(
        self,
        corpus: Corpus,
        name: str = "Started with",
        *,
        shelf: Shelf | None = None,
        reader: str = DEFAULT_READER,
        is_local: bool = False,
        questions: Sequence[str] = (),
    ) -> None:
        self.first = name
        self.is_local = is_local
        self._shelf = shelf
        self._reader = reader
        self._open = {name: Holding(name, corpus, questions=questions)}
        self._lock = threading.RLock()

    def names(self) -> tuple[str, ...]:
        """Return the name of every corpus, first the one that the program was started with."""
        others = self._shelf.names() if self._shelf else ()
        return (self.first, *(each for each in others if each != self.first))

    def holding(self, name: str) -> Holding:
        """Return a corpus, opened if it was not.

        Raises:
            UnknownCorpus: If there is none of this name, any more.
            StoredIndexError, ModelError: If it cannot be opened.
        """
        from qa.engine import open_corpus

        with self._lock:
            if name != self.first:
                folder = self._own_shelf(name).folder(name)
                if name not in self._open:
                    corpus = open_corpus(folder, reader=self._reader)
                    settle(corpus.store, Waiting(folder))
                    self._open[name] = Holding(name, corpus, Waiting(folder))
            return self._open[name]

    def create(self, name: str) -> str:
        """Make an empty corpus and return its name; errors are those of `Shelf.create`."""
        fit = fit_name(name)
        if fit.casefold() == self.first.casefold() or self._shelf is None:
            raise UnfitName(fit, "there is one of this name; choose another name")
        return self._shelf.create(fit)

    def copy(self, name: str, new: str) -> str:
        """Make a corpus called `new`, begin to add the articles of another, and return its name."""
        articles = self.holding(name).corpus.articles()
        fit = self.create(new)
        self.holding(fit).add(lambda: Loaded(articles, ()))
        return fit

    def delete(self, name: str) -> None:
        """Remove a corpus of the shelf, whoever has it open.

        Raises:
            FollowedCorpus: If it is the one that the program was started with.
            UnknownCorpus: If there is none of this name.
        """
        if name == self.first:
            raise FollowedCorpus(name)
        with self._lock:
            shelf = self._own_shelf(name)
            shelf.folder(name)
            if name in self._open:
                self._let_go(self._open.pop(name))
            shelf.delete(name)

    def close(self) -> None:
        """End all work and let go of the corpora of the shelf; the first is for whoever opened it."""
        with self._lock:
            first = self._open.pop(self.first)
            first.end_work()
            for holding in self._open.values():
                self._let_go(holding)
            self._open = {self.first: first}

    @staticmethod
    def _let_go(holding: Holding) -> None:
        holding.end_work()
        holding.corpus.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _own_shelf(self, name: str) -> Shelf:
        if self._shelf is None:
            raise UnknownCorpus(name)
        return self._shelf
