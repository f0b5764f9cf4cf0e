"""Fit the probe of a reader: from the hidden states of a span to whether it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import save_file

from qa.spans import PROBE_FILE, Probe
from qa.training.stacking import tell_unseen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_STRENGTH = 0.0003
"""The inverse of the ridge penalty, over standardized features.

On a quarter of the spans .0001 and .001 did alike (log loss of the decision .1089, .1091; .00001: .1104).
"""


def fit_probe(hidden: NDArray[np.float16], is_right: Sequence[bool]) -> Probe:
    """Return a logistic regression over hidden states of shape (spans, layers, 3, features)."""
    from sklearn.linear_model import LogisticRegression

    shape = hidden.shape[1:]
    flat = hidden.reshape(len(hidden), -1).astype(np.float32)
    mean, deviation = flat.mean(0), flat.std(0) + 1e-6
    flat -= mean
    flat /= deviation
    fitted = LogisticRegression(C=_STRENGTH, max_iter=100).fit(flat, is_right)
    weight = fitted.coef_[0] / deviation
    bias = float(fitted.intercept_[0] - weight @ mean)
    return Probe(torch.tensor(weight.reshape(shape), dtype=torch.float32), bias)


def probe_all(probe: Probe, hidden: NDArray[np.float16]) -> list[float]:
    """Return what a probe says of each of some spans' hidden states."""
    flat = hidden.reshape(len(hidden), -1).astype(np.float32)
    told: list[float] = (flat @ probe.weight.flatten().numpy() + probe.bias).tolist()
    return told


def probe_unseen(hidden: NDArray[np.float16], is_right: Sequence[bool], groups: Sequence[str]) -> list[float]:
    """Return for each span what a probe says that was fitted to the spans of other groups alone."""
    right = np.array(is_right)

    def tell(fitted_on: NDArray[np.intp], unseen: NDArray[np.intp]) -> list[float]:
        return probe_all(fit_probe(hidden[fitted_on], right[fitted_on].tolist()), hidden[unseen])

    told: list[float] = tell_unseen(groups, tell).tolist()
    return told


def write_probe(probe: Probe, folder: Path) -> None:
    """Write a probe beside the weights of its reader."""
    save_file(
        {"weight": probe.weight.half().contiguous(), "bias": torch.tensor(probe.bias)}, folder / PROBE_FILE
    )
