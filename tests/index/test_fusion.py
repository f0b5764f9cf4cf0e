"""Fusing two rankings, and spreading the outcome over articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse, spread

rankings = st.lists(st.integers(0, 30), unique=True, max_size=20)
scored = st.dictionaries(st.integers(0, 60), st.sampled_from([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), max_size=40)


@given(rankings, rankings)
def test_every_ranking_gives_its_share_to_each_of_its_items(left: list[int], right: list[int]) -> None:
    scores = fuse(left, right)
    assert scores.keys() == {*left, *right}
    for item, score in scores.items():
        shares = [1 / (61 + ranking.index(item)) for ranking in (left, right) if item in ranking]
        assert score == pytest.approx(sum(shares))


@given(rankings, rankings)
def test_the_order_of_the_rankings_does_not_matter(left: list[int], right: list[int]) -> None:
    assert fuse(left, right) == pytest.approx(fuse(right, left))


@given(rankings)
def test_one_ranking_keeps_its_order(ranking: list[int]) -> None:
    scores = fuse(ranking)
    assert sorted(scores, key=lambda item: -scores[item]) == ranking


def by_hand(scores: dict[int, float], owners: dict[int, int], limit: int) -> set[int]:
    """Take turns one item at a time, then fill up."""
    left = sorted(scores, key=lambda item: (-scores[item], item))
    turns = list(dict.fromkeys(owners[item] for item in left))
    chosen: set[int] = set()
    while left and len(chosen) < (limit + 1) // 2:
        for owner in turns:
            own = [item for item in left if owners[item] == owner]
            if own and len(chosen) < (limit + 1) // 2:
                chosen.add(own[0])
                left.remove(own[0])
    return chosen | set(left[: limit - len(chosen)])


@given(scored, st.integers(1, 12), st.integers(1, 30))
def test_half_the_places_go_round_the_table_and_half_to_the_best(
    scores: dict[int, float], articles: int, limit: int
) -> None:
    owners = {item: item % articles for item in scores}
    chosen = spread(scores, owners, limit)
    assert set(chosen) == by_hand(scores, owners, limit)
    assert len(chosen) == min(limit, len(scores))
    assert [scores[item] for item in chosen] == sorted((scores[item] for item in chosen), reverse=True)


@given(scored, st.integers(1, 12))
def test_with_few_articles_each_has_its_best_passage_among_the_chosen(
    scores: dict[int, float], articles: int
) -> None:
    owners = {item: item % articles for item in scores}
    chosen = spread(scores, owners, 24)
    for owner in set(owners.values()):
        best = max((item for item in scores if owners[item] == owner), key=lambda item: (scores[item], -item))
        assert best in chosen


@given(scored, st.integers(1, 12), st.integers(1, 30))
def test_an_article_never_gives_a_worse_passage_before_a_better_one(
    scores: dict[int, float], articles: int, limit: int
) -> None:
    owners = {item: item % articles for item in scores}
    chosen = spread(scores, owners, limit)
    for item in chosen:
        better = {o for o in scores if owners[o] == owners[item] and scores[o] > scores[item]}
        assert better <= set(chosen)
