"""BM25 over passages: the right ranks, and no text that is read as syntax."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from math import log
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import lexical
from index.migrations import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@pytest.fixture
def words() -> Iterator[sqlite3.Connection]:
    with closing(tables()) as connection:
        yield connection


def tables() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in STEPS[0]:
        connection.execute(statement)
    return connection


def okapi(texts: dict[int, str], query: str) -> dict[int, float]:
    """BM25 as FTS5 documents it: k1 = 1.2, b = 0.75, no weight below a millionth."""
    counts = {number: Counter(text.split()) for number, text in texts.items()}
    mean = sum(counter.total() for counter in counts.values()) / len(counts)
    scores: dict[int, float] = {}
    for term in set(query.split()):
        holders = [number for number, counter in counts.items() if counter[term]]
        weight = max(1e-6, log((len(counts) - len(holders) + 0.5) / (len(holders) + 0.5)))
        for number in holders:
            often = counts[number][term]
            norm = 1.2 * (1 - 0.75 + 0.75 * counts[number].total() / mean)
            scores[number] = scores.get(number, 0) + weight * often * 2.2 / (often + norm)
    return scores


def assert_ranks_fit(ranked: Sequence[int], scores: dict[int, float]) -> None:
    assert set(ranked) == set(scores)
    assert [scores[number] for number in ranked] == pytest.approx(sorted(scores.values(), reverse=True))


def test_ranks_are_those_of_the_published_formula(words: sqlite3.Connection) -> None:
    chance = np.random.default_rng(3)
    # ending in digits, these words have no other forms for the stemmer to find
    texts = {
        number: " ".join(f"w{chance.zipf(1.4) % 60}0" for _ in range(chance.integers(3, 40)))
        for number in range(1, 200)
    }
    lexical.add(words, texts.items())
    for gone in range(1, 200, 7):
        lexical.remove(words, [(gone, texts.pop(gone))])
    lexical.add(words, [(7_000_000_000, "w10 w20 w10")])
    texts[7_000_000_000] = "w10 w20 w10"
    for _ in range(30):
        query = " ".join(f"w{each}0" for each in chance.choice(60, size=3, replace=False))
        assert_ranks_fit(lexical.rank(words, query, 1000), okapi(texts, query))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("They attended the summit.", "who ATTENDS summits"),
        ("Der Café-Besitzer schloß früh.", "cafe"),
        ("The U.S. envoy left.", "u.s."),
        ("Officials agreed a four -day truce.", "four-day"),
        ("Nyberg’s boat", "nyberg"),
        ("crews of the Ostby fire-boat", "fireboat or fire boat?"),
        ("the cafe\u0301", "café"),
    ],
)
def test_a_word_is_found_in_another_form(words: sqlite3.Connection, text: str, query: str) -> None:
    lexical.add(words, [(1, text), (2, "Nothing of the kind.")])
    assert lexical.rank(words, query, 5)[0] == 1


def test_a_question_is_not_searched_by_its_stopwords(words: sqlite3.Connection) -> None:
    lexical.add(words, [(1, "How many of the what and the which?"), (2, "Twelve boats sank.")])
    assert lexical.rank(words, "How many of the boats sank?", 5) == [2]


def test_depth_is_the_most_that_comes_back(words: sqlite3.Connection) -> None:
    lexical.add(words, [(number, "boat") for number in range(20)])
    assert lexical.rank(words, "boat", 3) == [0, 1, 2]


@given(query=st.text(max_size=60), text=st.text(max_size=60))
def test_no_text_is_read_as_syntax_and_every_text_finds_itself(query: str, text: str) -> None:
    with closing(tables()) as connection:
        lexical.add(connection, [(1, text)])
        assert lexical.rank(connection, query, 5) in ([], [1])
        lexical.remove(connection, [(1, text)])
        assert lexical.rank(connection, text, 5) == []


@given(
    st.lists(
        st.sampled_from(["boat", "NEAR", "AND", "OR", "NOT", '"', "(", ")", "*", "^", ":", "-", "+", "{"])
    )
)
def test_operators_are_words(parts: list[str]) -> None:
    query = " ".join(parts)
    with closing(tables()) as connection:
        lexical.add(connection, [(1, "boat near"), (2, "ferry")])
        assert lexical.rank(connection, query, 5) == [1] * ("boat" in parts or "NEAR" in parts)


def test_a_pasted_article_is_cut_to_the_first_terms() -> None:
    expression = lexical.match_expression(" ".join(f"word{number}" for number in range(10_000)))
    assert expression.count(" OR ") == lexical.MAX_TERMS - 1
