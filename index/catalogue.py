"""The tables of an index, the only truth about it: articles, passages, vectors, and how they were made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from index import lexical
from index.errors import DamagedIndex, InputError, InvalidArticle
from index.types import Article, Imprint, Passage, Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

_COLUMNS = "id, locator, text, title, source, author, published, url, body_start, content_hash"
_PLACES = "?, " + "CAST(? AS TEXT), " * 5 + "?, CAST(? AS TEXT), ?, ?"  # texts are bound as bytes: see _utf8
_UNIT_TOLERANCE = 1e-3
_SPARE_VECTORS = 1000
"""So many vectors of texts no longer held are always kept, for articles that come back."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What a file was when its articles were read: `stamp` is its size and times, `digest` its content."""

    stamp: str
    digest: str
    articles: tuple[str, ...]


class Catalogue:
    """The tables as seen by one transaction; `where` is what errors call the index."""

    def __init__(self, connection: sqlite3.Connection, where: object) -> None:
        self._db = connection
        self._where = where

    # facts about the index itself

    def fact(self, name: str) -> str | None:
        """Return a fact of the index, None if it was never recorded."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def record(self, name: str, value: str) -> None:
        """Record a fact, in place of what was known under this name."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def count_changes(self) -> int:
        """Return how often the articles were changed, ever."""
        return int(self.fact("changes") or 0)

    def note_change(self) -> None:
        """Let every reader know that what it derived from the catalogue is out of date."""
        self._db.execute("UPDATE facts SET value = value + 1 WHERE name = 'changes'")

    # articles

    def articles(self) -> tuple[Article, ...]:
        """Return every article, in the order of their locators."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM articles ORDER BY locator")  # noqa: S608
        return tuple(self._article(row) for row in rows)

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            InputError: If there is none with this id.
        """
        query = f"SELECT {_COLUMNS} FROM articles WHERE id = ?"  # noqa: S608
        row = self._db.execute(query, (article_id,)).fetchone()
        if row is None:
            raise InputError(
                f"no article has the id {article_id!r} in {self._where}; ids come from a hit or articles()"
            )
        return self._article(row)

    def imprints(self) -> tuple[Imprint, ...]:
        """Return who published each article and when, in the order of their locators."""
        rows = self._db.execute("SELECT id, source, locator, published FROM articles ORDER BY locator")
        return tuple(
            Imprint(article_id, source or locator.rsplit("/", 1)[-1], self._day(published))
            for article_id, source, locator, published in rows
        )

    def _day(self, published: str | None) -> date | None:
        try:
            return datetime.fromisoformat(published).date() if published else None
        except ValueError as error:
            raise DamagedIndex(self._where, f"{published!r} is no date") from error

    def content_hashes(self) -> dict[str, str]:
        """Return the content hash of every article by its id."""
        return dict(self._db.execute("SELECT id, content_hash FROM articles"))

    def put_article(self, article: Article, passages: Sequence[Passage]) -> None:
        """Hold this article with these passages, in place of any of the same id."""
        self.drop_article(article.id)
        published = article.published.isoformat() if article.published else None
        texts = (article.locator, article.text, article.title, article.source, article.author)
        number = self._db.execute(
            f"INSERT INTO articles ({_COLUMNS}) VALUES ({_PLACES})",  # noqa: S608
            (
                article.id,
                *map(_utf8, texts),
                published,
                None if article.url is None else _utf8(article.url),
                article.body_start,
                article.content_hash,
            ),
        ).lastrowid
        for passage in passages:
            self._put_passage(number, passage)

    def _put_passage(self, article: int | None, passage: Passage) -> None:
        number = self._db.execute(
            "INSERT INTO passages (article, first, last, text_hash) VALUES (?, ?, ?, ?)",
            (article, passage.span.start, passage.span.end, hash_text(passage.text)),
        ).lastrowid
        lexical.add(self._db, [(number or 0, passage.text)])

    def drop_article(self, article_id: str) -> None:
        """Forget this article and its passages; its vectors may stay for a while."""
        held = self._db.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
        if held is None:
            return
        passages = self._passages("articles.number = ?", held[0])
        lexical.remove(self._db, ((number, passage.text) for number, passage in passages.items()))
        self._db.execute("DELETE FROM passages WHERE article = ?", held)
        self._db.execute("DELETE FROM articles WHERE number = ?", held)

    def _article(self, row: tuple[Any, ...]) -> Article:
        article_id, locator, text, title, source, author, published, url, body_start, content_hash = row
        try:
            article = Article(
                locator=locator,
                text=text,
                title=title,
                source=source,
                author=author,
                published=published,
                url=url,
                body_start=body_start,
            )
        except (InvalidArticle, TypeError) as error:
            raise DamagedIndex(self._where, f"the article {locator!r} cannot be one: {error}") from error
        if (article.id, article.content_hash) != (article_id, content_hash):
            raise DamagedIndex(self._where, f"the article {locator!r} is not what was stored")
        return article

    # passages

    def count_passages(self) -> int:
        """Return how many passages there are."""
        (count,) = self._db.execute("SELECT count(*) FROM passages").fetchone()
        return int(count)

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages each article has, by its id."""
        return dict(
            self._db.execute(
                "SELECT articles.id, count(passages.number) FROM articles "
                "LEFT JOIN passages ON passages.article = articles.number GROUP BY articles.number"
            )
        )

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of one article in the order of its text; none if there is no such article."""
        return tuple(self._passages("articles.id = ?", article_id).values())

    def all_passages(self) -> tuple[Passage, ...]:
        """Return every passage, in no order that means anything."""
        return tuple(self._passages("?", 1).values())

    def numbered_passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Return the passages with these numbers, by number."""
        wanted = json.dumps(list(numbers))
        return self._passages("passages.number IN (SELECT value FROM json_each(?))", wanted)

    def numbers(self, article_ids: Iterable[str]) -> frozenset[int]:
        """Return the numbers of the passages of these articles."""
        query = (
            "SELECT passages.number FROM passages JOIN articles ON passages.article = articles.number "
            "WHERE articles.id IN (SELECT value FROM json_each(?))"
        )
        return frozenset(number for (number,) in self._db.execute(query, (json.dumps(list(article_ids)),)))

    def owners(self, numbers: Iterable[int]) -> dict[int, int]:
        """Return the article, by a number of its own, of each of these passages."""
        query = "SELECT number, article FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(query, (json.dumps(list(numbers)),)))

    def passages_without_vector(self) -> tuple[Passage, ...]:
        """Return the passages whose text was never embedded."""
        waiting = "passages.text_hash NOT IN (SELECT text_hash FROM vectors) AND ? "
        return tuple(self._passages(waiting, 1).values())

    def _passages(self, condition: str, value: object) -> dict[int, Passage]:
        rows = self._db.execute(
            "SELECT passages.number, articles.number, articles.id, first, last, text_hash "  # noqa: S608
            f"FROM passages JOIN articles ON articles.number = passages.article WHERE {condition} "
            "ORDER BY passages.number",
            (value,),
        ).fetchall()
        texts: dict[int, str] = {}
        found: dict[int, Passage] = {}
        for number, article, article_id, first, last, text_hash in rows:
            if article not in texts:
                (texts[article],) = self._db.execute(
                    "SELECT text FROM articles WHERE number = ?", (article,)
                ).fetchone()
            text = texts[article][first:last]
            if hash_text(text) != text_hash:
                raise DamagedIndex(self._where, f"passage {number} is not what was stored")
            found[number] = Passage(article_id, Span(first, last), text)
        return found

    def rank_words(self, query: str, depth: int, among: Collection[int] | None = None) -> list[int]:
        """Return the numbers of at most `depth` passages that share words with `query`, best first.

        Only passages `among` these numbers are ranked, all of them where it is None.
        """
        return lexical.rank(self._db, query, depth, among)

    # vectors

    def passage_numbers(self) -> set[int]:
        """Return the number of every passage whose text has been embedded."""
        rows = self._db.execute(
            "SELECT number FROM passages WHERE text_hash IN (SELECT text_hash FROM vectors)"
        )
        return {number for (number,) in rows}

    def vectors(
        self, numbers: Iterable[int], dimension: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the numbers, ascending, and vectors, shape (n, dimension), of these passages."""
        rows = self._db.execute(
            "SELECT passages.number, vectors.vector FROM passages JOIN vectors USING (text_hash) "
            "WHERE passages.number IN (SELECT value FROM json_each(?)) ORDER BY passages.number",
            (json.dumps(list(numbers)),),
        ).fetchall()
        if any(len(vector) != 4 * dimension for _, vector in rows):
            raise DamagedIndex(self._where, "a vector has the wrong length")
        matrix = np.frombuffer(b"".join(vector for _, vector in rows), dtype="<f4").reshape(-1, dimension)
        lengths = np.einsum("ij,ij->i", matrix, matrix)
        if not np.all(np.abs(lengths - 1) < _UNIT_TOLERANCE):  # also catches what is no number
            raise DamagedIndex(self._where, "a vector is not what was stored")
        return np.array([number for number, _ in rows], dtype=np.int64), matrix.astype(np.float32, copy=False)

    def texts_without_vector(self, texts: Iterable[str]) -> list[str]:
        """Return those of `texts`, each once, that were never embedded."""
        query = "SELECT 1 FROM vectors WHERE text_hash = ?"
        return [
            text
            for text in dict.fromkeys(texts)
            if self._db.execute(query, (hash_text(text),)).fetchone() is None
        ]

    def put_vectors(self, texts: Sequence[str], rows: NDArray[np.float32]) -> None:
        """Remember the unit vector, one of `rows`, of each of `texts`."""
        self._db.executemany(
            "INSERT OR IGNORE INTO vectors (text_hash, vector) VALUES (?, ?)",
            ((hash_text(text), row.astype("<f4").tobytes()) for text, row in zip(texts, rows, strict=True)),
        )

    def sweep_vectors(self) -> None:
        """Drop the vectors of texts that are no longer held once they are many and outnumber the others."""
        unused = "FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)"
        (spare,) = self._db.execute(f"SELECT count(*) {unused}").fetchone()
        (held,) = self._db.execute("SELECT count(DISTINCT text_hash) FROM passages").fetchone()
        if spare > max(_SPARE_VECTORS, held):
            self._db.execute(f"DELETE {unused}")

    # generations of the published vector file

    def generation(self) -> tuple[int, str] | None:
        """Return the number and SHA-256 of the published vector file, None if there is none."""
        row = self._db.execute("SELECT number, sha256 FROM generations ORDER BY number DESC").fetchone()
        return (int(row[0]), str(row[1])) if row else None

    def name_generation(self, number: int, sha256: str) -> None:
        """Make this file the published one."""
        self._db.execute("DELETE FROM generations")
        self._db.execute("INSERT INTO generations VALUES (?, ?)", (number, sha256))

    # files of a mirrored folder

    def files(self) -> dict[str, FileRecord]:
        """Return what is known of every file that articles were read from, by path."""
        rows = self._db.execute("SELECT path, stamp, digest, articles FROM files")
        return {path: FileRecord(stamp, digest, tuple(json.loads(ids))) for path, stamp, digest, ids in rows}

    def put_file(self, path: str, record: FileRecord) -> None:
        """Remember a file, in place of what was known of it."""
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (CAST(? AS TEXT), ?, ?, ?)",
            (_utf8(path), record.stamp, record.digest, json.dumps(record.articles)),
        )

    def drop_file(self, path: str) -> None:
        """Forget a file."""
        self._db.execute("DELETE FROM files WHERE path = CAST(? AS TEXT)", (_utf8(path),))


def hash_text(text: str) -> bytes:
    """Return what a text's vector is remembered under: its SHA-256."""
    return hashlib.sha256(_utf8(text)).digest()


def _utf8(text: str) -> bytes:
    """Encode any text, unpaired surrogates too, which SQLite's own binding refuses."""
    return text.encode("utf-8", "surrogatepass")
