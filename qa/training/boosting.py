"""Fit the trees of a decision to numbers that speak for and against spans, known to be right or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from qa.decision import Boosting, Tree
from qa.training.stacking import tell_unseen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sklearn.ensemble import HistGradientBoostingClassifier

_SEED = 0

_BOOSTING: dict[str, Any] = {
    "max_iter": 200,
    "learning_rate": 0.06,
    "max_leaf_nodes": 14,
    "min_samples_leaf": 80,
    "l2_regularization": 5.0,
}
_MONOTONE = {
    "margin": 1, "share": 1, "probed": 1, "behind": -1, "beneath": -1, "meaning": 1, "near": 1, "sentence": 1,
    "passage": 1, "article": 1, "names": 1, "named": 1, "figures": 1, "counts": 1, "likeness": 1, "sort": 1,
    "fits_kind": 1, "of_form": 1, "support": 1, "chorus": 1, "kin": 1, "peer": 1, "overlap": 1, "custom": 1,
    "changed": 1, "scale": -1, "among": -1, "odds": 1, "again": 1, "rival": -1, "shared": 1, "elsewhere": -1,
}  # fmt: skip
"""Which numbers can only speak for a span (1), and which only against it (-1)."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Fitted trees, and the weights of the logistic regression that they read beside their numbers."""

    trees: HistGradientBoostingClassifier
    weights: NDArray[np.float64]

    def odds(self, numbers: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the log-odds of each row of numbers."""
        told: NDArray[np.float64] = self.trees.decision_function(_widened(numbers, self.weights))
        return told

    def shipped(self) -> Boosting:
        """Return the trees as the reader keeps them."""
        return Boosting(
            trees=tuple(_read_tree(each.nodes) for (each,) in self.trees._predictors),  # noqa: SLF001 - no public way
            weights=tuple(self.weights.tolist()),
            bias=float(self.trees._baseline_prediction[0, 0]),  # noqa: SLF001
        )


def fit_boosting(
    numbers: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    counts: NDArray[np.float64],
    names: Sequence[str],
) -> Fitted:
    """Return trees fitted to rows of numbers, by their names, and the logistic regression they read.

    Where more of something can only speak for a span, the trees never let it speak against one. A row counts
    as often as `counts` says.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    signs = [_MONOTONE.get(name, 0) for name in names]
    weights = _fit_weights(numbers, is_right, counts, np.array(signs))
    trees = HistGradientBoostingClassifier(**_BOOSTING, random_state=_SEED, monotonic_cst=[*signs, 1])
    return Fitted(trees.fit(_widened(numbers, weights), is_right, sample_weight=counts), weights)


def unseen_odds(
    numbers: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    counts: NDArray[np.float64],
    names: Sequence[str],
    groups: Sequence[str],
) -> NDArray[np.float64]:
    """Return for each row the log-odds of trees that were fitted to the rows of other groups alone."""

    def tell(fitted_on: NDArray[np.intp], unseen: NDArray[np.intp]) -> NDArray[np.float64]:
        fitted = fit_boosting(numbers[fitted_on], is_right[fitted_on], counts[fitted_on], names)
        return fitted.odds(numbers[unseen])

    return tell_unseen(groups, tell)


def _widened(numbers: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([numbers, numbers @ weights])


def _fit_weights(
    numbers: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    counts: NDArray[np.float64],
    signs: NDArray[np.int_],
) -> NDArray[np.float64]:
    """Return what a logistic regression weighs each of the numbers with.

    A number that can only speak for a span, or only against it, is left out where it would do the opposite.
    """
    from sklearn.linear_model import LogisticRegression

    scale = numbers.std(0) + 1e-6
    kept = np.ones(len(signs), dtype=bool)
    weights = np.zeros(len(signs))
    while True:
        fitted = LogisticRegression(max_iter=1000).fit(
            (numbers / scale)[:, kept], is_right, sample_weight=counts
        )
        weights[kept] = fitted.coef_[0]
        opposed = weights * signs < 0
        if not opposed.any():
            break
        kept &= ~opposed
        weights[opposed] = 0.0
    rounded: NDArray[np.float64] = np.round(weights / scale, 5)
    return rounded


def _read_tree(nodes: NDArray[np.void]) -> Tree:
    """The nodes of a fitted tree as the reader keeps them, in as few digits as do."""
    return Tree(
        feature=tuple(-1 if each["is_leaf"] else int(each["feature_idx"]) for each in nodes),
        threshold=tuple(0.0 if each["is_leaf"] else round(float(each["num_threshold"]), 5) for each in nodes),
        left=tuple(int(each["left"]) for each in nodes),
        right=tuple(int(each["right"]) for each in nodes),
        value=tuple(round(float(each["value"]), 5) if each["is_leaf"] else 0.0 for each in nodes),
    )
