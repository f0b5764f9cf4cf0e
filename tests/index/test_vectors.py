"""Nearest vectors: brute force beside both kinds of index."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index import vectors
from index.vectors import VectorIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Rows = NDArray[np.float32]

DIMENSION = 24


def unit_rows(count: int, seed: int = 0) -> Rows:
    rows = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def brute_force(numbers: Numbers, rows: Rows, vector: Rows, depth: int) -> list[int]:
    nearness = rows @ vector
    return [int(number) for number in numbers[np.lexsort((numbers, -nearness))][:depth]]


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "APPROXIMATE_FROM", 500)


def test_the_exact_index_agrees_with_brute_force_while_vectors_come_and_go() -> None:
    rows = unit_rows(400)
    numbers = np.arange(400, dtype=np.int64) * 3 + 5_000_000_000
    index = VectorIndex.build(numbers[:300], rows[:300])
    index.remove(set(numbers[:200:3].tolist()))
    index.add(numbers[300:], rows[300:])
    held = np.ones(400, dtype=bool)
    held[:200:3] = False
    assert index.numbers == set(numbers[held].tolist())
    assert not index.is_approximate
    for query in unit_rows(20, seed=1):
        for depth in (1, 24, 1000):
            assert index.rank(query, depth) == brute_force(numbers[held], rows[held], query, depth)


def test_among_some_numbers_the_exact_index_agrees_with_brute_force_over_them() -> None:
    rows = unit_rows(400)
    numbers = np.arange(400, dtype=np.int64) * 3 + 5_000_000_000
    index = VectorIndex.build(numbers, rows)
    for query, count in zip(unit_rows(5, seed=1), (0, 1, 7, 150, 400), strict=True):
        chosen = np.random.default_rng(count).permutation(400)[:count]
        among = set(numbers[chosen].tolist())
        for depth in (1, 24, 1000):
            expected = brute_force(np.sort(numbers[chosen]), rows[np.sort(chosen)], query, depth)
            assert index.rank(query, depth, among) == expected
        assert index.rank(query, 1000, among | {7}) == index.rank(query, 1000, among)


@pytest.mark.usefixtures("few_are_many")
def test_among_few_numbers_the_approximate_index_misses_none() -> None:
    rows = unit_rows(2000)
    numbers = np.arange(2000, dtype=np.int64)
    index = VectorIndex.build(numbers, rows)
    assert index.is_approximate
    chosen = numbers[::9]
    for query in unit_rows(10, seed=1):
        assert index.rank(query, 300, set(chosen.tolist())) == brute_force(chosen, rows[::9], query, 300)


@pytest.mark.usefixtures("few_are_many")
def test_among_many_numbers_the_approximate_index_finds_nothing_else() -> None:
    rows = unit_rows(2000)
    index = VectorIndex.build(np.arange(2000, dtype=np.int64), rows)
    among = set(range(0, 2000, 2))
    found = index.rank(rows[4], 50, among)
    assert found[0] == 4
    assert set(found) <= among


def test_equal_vectors_come_in_the_order_of_their_numbers() -> None:
    row = unit_rows(1)
    index = VectorIndex.build(np.array([9, 2, 5], dtype=np.int64), np.repeat(row, 3, axis=0))
    assert index.rank(row[0], 3) == [2, 5, 9]


def test_an_empty_index_finds_nothing_and_can_be_filled() -> None:
    index = VectorIndex.build(np.empty(0, dtype=np.int64), np.empty((0, DIMENSION), dtype=np.float32))
    assert index.rank(unit_rows(1)[0], 5) == []
    index.add(np.array([3], dtype=np.int64), unit_rows(1))
    assert index.rank(unit_rows(1)[0], 5) == [3]


@pytest.mark.usefixtures("few_are_many")
def test_the_approximate_index_finds_most_of_what_brute_force_finds() -> None:
    # in groups, as texts are: evenly spread points would have no near ones to find
    middles = unit_rows(40, seed=2)
    rows = np.repeat(middles, 50, axis=0) + 0.3 * unit_rows(2000, seed=3)
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    numbers = np.arange(10, 2010, dtype=np.int64)
    index = VectorIndex.build(numbers[:1800], rows[:1800])
    index.add(numbers[1800:], rows[1800:])
    index.remove(set(range(10, 110)))
    assert index.is_approximate
    found = []
    for query in rows[100:2000:40]:
        truth = brute_force(numbers[100:], rows[100:], query, 24)
        ranked = index.rank(query, 24)
        assert set(ranked) <= index.numbers
        found.append(len(set(truth) & set(ranked)) / 24)
    assert np.mean(found) > 0.9


@pytest.mark.usefixtures("few_are_many")
def test_an_index_suits_until_its_kind_or_its_training_is_out_of_date() -> None:
    exact = VectorIndex.build(np.arange(400, dtype=np.int64), unit_rows(400))
    assert exact.suits(499)
    assert not exact.suits(500)
    approximate = VectorIndex.build(np.arange(800, dtype=np.int64), unit_rows(800))
    assert approximate.suits(500)
    assert not approximate.suits(499)
    assert approximate.suits(1600)
    assert not approximate.suits(1601)


@pytest.mark.usefixtures("few_are_many")
def test_the_approximate_index_survives_its_bytes() -> None:
    rows = unit_rows(700)
    index = VectorIndex.build(np.arange(700, dtype=np.int64) + 40, rows)
    copy = VectorIndex.from_bytes(index.to_bytes(), DIMENSION)
    assert copy is not None
    assert copy.is_approximate
    assert copy.numbers == index.numbers
    assert copy.drift == 0
    assert copy.rank(rows[3], 20) == index.rank(rows[3], 20)
    copy.remove({43})
    assert 43 not in copy.rank(rows[3], 20)
    assert copy.drift == 1


@pytest.mark.usefixtures("few_are_many")
def test_bytes_that_hold_no_such_index_are_refused() -> None:
    approximate = VectorIndex.build(np.arange(600, dtype=np.int64), unit_rows(600)).to_bytes()
    exact = VectorIndex.build(np.arange(6, dtype=np.int64), unit_rows(6)).to_bytes()
    for data, dimension in [
        (b"", DIMENSION),
        (b"not an index", DIMENSION),
        (approximate[: len(approximate) // 2], DIMENSION),
        (approximate, DIMENSION + 1),
        (exact, DIMENSION),
    ]:
        assert VectorIndex.from_bytes(data, dimension) is None


def test_a_search_leaves_the_thread_count_as_it_was() -> None:
    import faiss

    index = VectorIndex.build(np.arange(10, dtype=np.int64), unit_rows(10))
    seen: list[tuple[int, int]] = []

    def search() -> None:
        before = faiss.omp_get_max_threads()
        index.rank(unit_rows(1)[0], 3)
        seen.append((before, faiss.omp_get_max_threads()))

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 3
    assert all(before == after for before, after in seen)
