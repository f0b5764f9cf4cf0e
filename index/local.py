"""The embedded store: articles in a folder of this machine, or in memory, and the search over them."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import Lock
from typing import TYPE_CHECKING, Self

from index import publish, vectors
from index.catalogue import Catalogue, FileRecord
from index.changes import Changes, Plan, distinct
from index.chunking import DEFAULT_SETTINGS, PassageSettings, cut_passages
from index.database import PATIENCE, Database
from index.embedding import DEFAULT_MODEL, load_encoder
from index.errors import DamagedIndex, EmptyQuestion, InputError, OtherModel
from index.fusion import fuse, spread
from index.progress import shown
from index.types import EVERYTHING, Hit, Retrieved
from index.vectors import VectorIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from index.embedding import Encoder
    from index.types import Article, Imprint, Passage, Selection

CATALOGUE_NAME = "catalogue.sqlite3"

_DEPTH = 240
"""How far down each ranking is fused; far enough that an article found by one index alone has a say."""

_EMBEDDED_AT_ONCE = 8192
_STALE_SHARE = 10


@dataclass(frozen=True, slots=True)
class _Request:
    """What is searched for, in words and as a vector, and among which passages; None is all."""

    query: str
    vector: NDArray[np.float32]
    limit: int
    among: frozenset[int] | None


class LocalStore:
    """A `Store` in a folder, or in memory where `folder` is None.

    Threads and processes may share it: searches see the state before a change or after it, and one
    change is made at a time. In memory, passages are embedded when a search first needs them; in a
    folder they are embedded before an update returns.

    Args:
        folder: Where the index lies, created if it does not exist.
        encoder: The embedding model; None loads the one that the index was built with, when needed.
        patience: How many seconds a change waits for another one.

    Raises:
        OtherModel: If the index was built with another model than `encoder`.
        StoredIndexError: If the index cannot be opened, see `Database`.
    """

    def __init__(
        self, folder: Path | None, *, encoder: Encoder | None = None, patience: float = PATIENCE
    ) -> None:
        self._folder = folder
        self._where = folder or ":memory:"
        path = folder / CATALOGUE_NAME if folder else None
        self._database = Database(path, where=self._where, patience=patience)
        self._encoder: Encoder | None = None
        self._encoder_lock = Lock()
        self._change_lock = Lock()
        self._index: VectorIndex | None = None
        self._seen = -1
        try:
            if encoder:
                self._use(encoder)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; a store in memory is gone."""
        self._database.close()

    # reading

    def articles(self) -> tuple[Article, ...]:
        """Return every article, in the order of their locators."""
        with self._reading() as rows:
            return rows.articles()

    def article_ids(self) -> frozenset[str]:
        """Return the id of every article."""
        with self._reading() as rows:
            return frozenset(rows.content_hashes())

    def article(self, article_id: str) -> Article:
        """Return one article; an `InputError` says that there is none with this id."""
        with self._reading() as rows:
            return rows.article(article_id)

    def imprints(self) -> tuple[Imprint, ...]:
        """Return who published each article and when, in the order of the articles' locators."""
        with self._reading() as rows:
            return rows.imprints()

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of one article, in order; an `InputError` says that there is none."""
        with self._reading() as rows:
            article = rows.article(article_id)
            return rows.passages(article.id)

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages each article has, by its id."""
        with self._reading() as rows:
            return rows.passage_counts()

    @property
    def edition(self) -> str:
        """A digest of the articles held: the same for the same articles, in every process."""
        with self._reading() as rows:
            held = sorted(rows.content_hashes().items())
        return hashlib.sha256(json.dumps(held).encode()).hexdigest()

    @property
    def passage_count(self) -> int:
        """How many passages the store holds."""
        with self._reading() as rows:
            return rows.count_passages()

    def files(self) -> dict[str, FileRecord]:
        """Return what is known of the files that articles were read from, by path."""
        with self._reading() as rows:
            return rows.files()

    def search(self, query: str, *, limit: int = 24, within: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return at most `limit` passages of the articles `within` that may answer `query`, best first.

        Ranks by meaning and by words are fused, then spread over articles: see `index.fusion`.

        Raises:
            EmptyQuestion: If `query` is blank.
            InputError: If `limit` is less than 1.
        """
        _check_request(query, limit)
        if not self.passage_count:
            return ()
        vector = self._encoded(query)
        with self._reading() as rows:
            return self._hits(rows, _Request(query, vector, limit, _choose(rows, within).numbers))

    def retrieve(self, query: str, *, limit: int = 24, within: Selection = EVERYTHING) -> Retrieved:
        """Return the passages to read for `query`, at most `limit`, and their articles, from one state.

        Where the articles `within` have no more than `limit` passages, all of them are given, in the order of
        the articles' locators and without loading the model; where they have more, those of `search`.

        Raises:
            EmptyQuestion: If `query` is blank.
            InputError: If `limit` is less than 1.
        """
        _check_request(query, limit)
        with self._reading() as rows:
            if (chosen := _choose(rows, within)).count <= limit:
                return chosen.retrieve(rows)
        vector = self._encoded(query)
        with self._reading() as rows:
            # another thread or process may have removed some meanwhile
            if (chosen := _choose(rows, within)).count <= limit:
                return chosen.retrieve(rows)
            request = _Request(query, vector, limit, chosen.numbers)
            passages = tuple(hit.passage for hit in self._hits(rows, request))
            ids = dict.fromkeys(passage.article_id for passage in passages)
            return Retrieved(passages, {each: rows.article(each) for each in ids})

    def _encoded(self, query: str) -> NDArray[np.float32]:
        """Return the vector of `query`, when every passage has one to compare it with."""
        if self._folder is None:
            self._embed_waiting()
        row: NDArray[np.float32] = self.encoder.encode([query])[0]
        return row

    def _hits(self, rows: Catalogue, request: _Request) -> tuple[Hit, ...]:
        depth = max(_DEPTH, 10 * request.limit)
        dense = self._current_index(rows).rank(request.vector, depth, request.among)
        lexical = rows.rank_words(request.query, depth, request.among)
        scores = fuse(dense, lexical)
        chosen = spread(scores, rows.owners(scores), request.limit)
        passages = rows.numbered_passages(chosen)
        dense_ranks = _ranks(dense)
        lexical_ranks = _ranks(lexical)
        return tuple(
            Hit(passages[number], scores[number], dense_ranks.get(number), lexical_ranks.get(number))
            for number in chosen
        )

    def verify(self) -> None:
        """Read all that the store holds, so that damage shows now and not in the middle of a search.

        Raises:
            DamagedIndex: If anything is not what was stored.
        """
        with self._reading() as rows:
            rows.articles()
            rows.all_passages()
            self._current_index(rows)

    # changing

    def update(self, articles: Iterable[Article], *, progress: bool = False) -> Changes:
        """Add articles, or replace those with the same id; what has not changed costs nothing.

        Raises:
            InvalidArticle: If two different articles share a locator.
            IndexBusy: If another process is writing.
        """
        return self.change(articles, progress=progress)

    def remove(self, article_ids: Iterable[str]) -> Changes:
        """Forget these articles; ids that are not held are passed over."""
        return self.change(gone=article_ids)

    def sync(self, articles: Iterable[Article], *, progress: bool = False) -> Changes:
        """Hold exactly these articles from now on; errors are those of `update`."""
        return self.change(articles, None, progress=progress)

    def change(
        self,
        put: Iterable[Article] = (),
        gone: Iterable[str] | None = (),
        *,
        files: Mapping[str, FileRecord | None] | None = None,
        progress: bool = False,
    ) -> Changes:
        """Hold the articles `put`, forget those with the ids `gone`, and record `files`, all at once.

        `gone` is None to forget all others. A file whose record is None is forgotten. Errors are those
        of `update`.
        """
        wanted = distinct(put)
        leaving = None if gone is None else frozenset(gone)
        with self._change_lock:
            with self._reading() as rows:
                plan = Plan.make(rows.content_hashes(), wanted, leaving)
            if plan.put or plan.gone or files:
                plan = self._carry_out(plan, wanted, leaving, files or {}, progress=progress)
                self._publish()
        return plan.changes

    def _carry_out(
        self,
        plan: Plan,
        wanted: Mapping[str, Article],
        leaving: Collection[str] | None,
        files: Mapping[str, FileRecord | None],
        *,
        progress: bool,
    ) -> Plan:
        uncut = shown(plan.put, "Cutting articles", progress=progress)
        passages = {article.id: self._cut(article) for article in uncut}
        if self._folder:
            # Long, so before the transaction; a vector by itself changes nothing that a search sees.
            self._embed([each.text for cut in passages.values() for each in cut], progress=progress)
        with self._writing() as rows:
            # another process may have changed the same articles meanwhile
            plan = Plan.make(rows.content_hashes(), wanted, leaving)
            for article in plan.put:
                if article.id not in passages:
                    passages[article.id] = self._cut(article)
                rows.put_article(article, passages[article.id])
            for article_id in plan.gone:
                rows.drop_article(article_id)
            self._record_files(rows, files)
            self._finish(rows)
        return plan

    def _record_files(self, rows: Catalogue, files: Mapping[str, FileRecord | None]) -> None:
        for path, record in files.items():
            if record:
                rows.put_file(path, record)
            else:
                rows.drop_file(path)

    def _finish(self, rows: Catalogue) -> None:
        if self._folder and (waiting := rows.passages_without_vector()):
            # rare: another process has swept away, as unused, what was embedded for this change
            self._put_vectors(rows, [passage.text for passage in waiting])
        rows.sweep_vectors()
        rows.note_change()

    def _cut(self, article: Article) -> tuple[Passage, ...]:
        return cut_passages(article, self.encoder, self._settings())

    # the model

    @property
    def encoder(self) -> Encoder:
        """The embedding model, loaded when first asked for unless one was given.

        Raises:
            ModelError: If it cannot be loaded.
            OtherModel: If a model of that name is not the one that the index was built with.
        """
        with self._encoder_lock:
            encoder = self._encoder
            if encoder is None:
                with self._reading() as rows:
                    name = rows.fact("model") or DEFAULT_MODEL
                encoder = load_encoder(name)
                self._use(encoder)
        return encoder

    def _use(self, encoder: Encoder) -> None:
        with self._reading() as rows:
            self._check_model(rows, encoder)
        self._encoder = encoder

    def _check_model(self, rows: Catalogue, encoder: Encoder) -> None:
        fingerprint = rows.fact("fingerprint")
        if fingerprint is None or fingerprint == encoder.fingerprint:
            return
        built_with, asked_with = rows.fact("model") or "", encoder.name
        if built_with == asked_with:
            built_with += f" (weights {fingerprint[:12]})"
            asked_with += f" (weights {encoder.fingerprint[:12]})"
        raise OtherModel(self._where, built_with=built_with, asked_with=asked_with)

    def _settings(self) -> PassageSettings:
        """Return how this index cuts articles: as it did from the start."""
        with self._reading() as rows:
            recorded = rows.fact("passages")
        if recorded is None:
            return DEFAULT_SETTINGS
        try:
            return PassageSettings(**json.loads(recorded))
        except (TypeError, ValueError) as error:
            raise DamagedIndex(self._where, "its settings cannot be read") from error

    def _embed(self, texts: Iterable[str], *, progress: bool) -> None:
        with self._reading() as rows:
            missing = rows.texts_without_vector(texts)
        for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
            batch = missing[start : start + _EMBEDDED_AT_ONCE]
            found = self.encoder.encode(batch, progress=progress)
            with self._writing() as rows:
                self._claim(rows)
                rows.put_vectors(batch, found)

    def _embed_waiting(self) -> None:
        with self._change_lock:
            with self._reading() as rows:
                waiting = rows.passages_without_vector()
            if waiting:
                self._embed([passage.text for passage in waiting], progress=False)
                with self._writing() as rows:
                    rows.note_change()

    def _put_vectors(self, rows: Catalogue, texts: list[str]) -> None:
        self._claim(rows)
        rows.put_vectors(texts, self.encoder.encode(texts))

    def _claim(self, rows: Catalogue) -> None:
        """Write down the model with the first vectors; refuse if another process wrote another one."""
        encoder = self.encoder
        self._check_model(rows, encoder)
        if rows.fact("fingerprint") is None:
            rows.record("model", encoder.name)
            rows.record("fingerprint", encoder.fingerprint)
            rows.record("dimension", str(encoder.dimension))
            rows.record("passages", json.dumps(asdict(DEFAULT_SETTINGS)))

    # what derives from the catalogue

    def _current_index(self, rows: Catalogue) -> VectorIndex:
        """Return the vector index of exactly the passages that `rows` holds.

        Passages never change under their number, so the difference of two sets of numbers is all that
        has to be taken out and put in, whoever changed the catalogue and however often.
        """
        changes = rows.count_changes()
        if self._index is None or changes != self._seen:
            self._index = self._caught_up(rows)
            self._seen = changes
        return self._index

    def _caught_up(self, rows: Catalogue) -> VectorIndex:
        current = rows.passage_numbers()
        dimension = int(rows.fact("dimension") or 1)
        index = self._index or self._published(rows, dimension)
        if index is None or not index.numbers or not index.suits(len(current)):
            return VectorIndex.build(*rows.vectors(current, dimension))
        index.remove(index.numbers - current)
        index.add(*rows.vectors(current - index.numbers, dimension))
        return index

    def _published(self, rows: Catalogue, dimension: int) -> VectorIndex | None:
        generation = rows.generation()
        if self._folder is None or generation is None:
            return None
        data = publish.read_generation(self._folder, *generation)
        return None if data is None else VectorIndex.from_bytes(data, dimension)

    def _publish(self) -> None:
        """Keep an approximate index in a file, for it takes a minute to train.

        An exact one is built from the catalogue as quickly as a file of it is read and checked: 0.10 s
        against 0.14 s for 25,000 passages.
        """
        folder = self._folder
        if folder is None:
            return
        with self._reading() as rows:
            if rows.count_passages() < vectors.APPROXIMATE_FROM:
                return
            index = self._current_index(rows)
            number, _ = rows.generation() or (0, "")
            if number and index.drift * _STALE_SHARE < len(index.numbers):
                return
            data = index.to_bytes()
            index.drift = 0
        self._name(folder, number + 1, data)

    def _name(self, folder: Path, number: int, data: bytes) -> None:
        try:
            sha256 = publish.write_generation(folder, number, data)
        except OSError:  # no room: the index is complete without it, and slower to open
            return
        with self._writing() as rows:
            rows.name_generation(number, sha256)
        publish.remove_generations(folder, keep=number)

    @contextmanager
    def _reading(self) -> Iterator[Catalogue]:
        with self._database.reading() as connection:
            yield Catalogue(connection, self._where)

    @contextmanager
    def _writing(self) -> Iterator[Catalogue]:
        with self._database.writing() as connection:
            yield Catalogue(connection, self._where)


def _ranks(numbers: Iterable[int]) -> dict[int, int]:
    return {number: rank for rank, number in enumerate(numbers, start=1)}


def _check_request(query: str, limit: int) -> None:
    if not query.strip():
        raise EmptyQuestion
    if limit < 1:
        raise InputError(f"a search needs room for at least one passage, not {limit}")


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The articles of a selection and the numbers of their passages; None is all of them."""

    article_ids: tuple[str, ...] | None
    numbers: frozenset[int] | None
    count: int

    def retrieve(self, rows: Catalogue) -> Retrieved:
        """Return every passage of these articles, in the order of the articles' locators."""
        ids = self.article_ids
        if ids is None:
            ids = tuple(each.article_id for each in rows.imprints())
        found = {each: rows.passages(each) for each in ids}
        passages = tuple(passage for each in found.values() for passage in each)
        return Retrieved(passages, {each: rows.article(each) for each in found if found[each]})


def _choose(rows: Catalogue, within: Selection) -> _Chosen:
    if not within:
        return _Chosen(None, None, rows.count_passages())
    ids = tuple(each.article_id for each in rows.imprints() if within.admits(each))
    numbers = rows.numbers(ids)
    return _Chosen(ids, numbers, len(numbers))
