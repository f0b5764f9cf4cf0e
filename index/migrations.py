"""The numbered steps from an empty database to the catalogue of today; a step never changes once released."""

from __future__ import annotations

APPLICATION_ID = 0x52534D4E
"""Marks an SQLite file as one of ours (the bytes "RSMN")."""

STEPS: tuple[tuple[str, ...], ...] = (
    # 1: the corpus, its passages and their vectors
    (
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value NOT NULL)",
        "INSERT INTO facts VALUES ('changes', 0)",
        """CREATE TABLE articles (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            locator TEXT NOT NULL,
            text TEXT NOT NULL,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            author TEXT NOT NULL,
            published TEXT,
            url TEXT,
            body_start INTEGER NOT NULL,
            content_hash TEXT NOT NULL
        )""",
        # AUTOINCREMENT: a number is never given out twice, so it can stand for one passage in FAISS
        """CREATE TABLE passages (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES articles,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            text_hash BLOB NOT NULL
        )""",
        "CREATE INDEX passages_by_article ON passages (article)",
        "CREATE INDEX passages_by_text ON passages (text_hash)",
        """CREATE TABLE vectors (
            number INTEGER PRIMARY KEY,
            text_hash BLOB NOT NULL UNIQUE,
            vector BLOB NOT NULL
        )""",
        """CREATE VIRTUAL TABLE words USING fts5 (
            text, content='', tokenize='porter unicode61 remove_diacritics 2'
        )""",
        "CREATE TABLE generations (number INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL)",
    ),
    # 2: the files that a mirrored folder was read from
    (
        """CREATE TABLE files (
            path TEXT PRIMARY KEY,
            stamp TEXT NOT NULL,
            digest TEXT NOT NULL,
            articles TEXT NOT NULL
        )""",
    ),
)

FORMAT = len(STEPS)
"""The number of the format that this program writes."""
