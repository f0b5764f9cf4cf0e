"""Average the weights of readers: `python -m qa.training.averaging --output DIR WEIGHTS WEIGHTS...`.

Readers that were trained on from one another lie in one valley: the mean of their weights reads better than
any of them (Izmailov et al. 2018, "Averaging weights leads to wider optima"; Wortsman et al. 2022,
"Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file

from index.embedding import packaged_model
from qa.spans import WEIGHTS_FILE, WORDS
from qa.training.export import export

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def average(members: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Return the mean of each weight over the members, in full precision.

    Raises:
        ValueError: If there is no member, or two have other weights or weights of other shapes.
    """
    if not members:
        raise ValueError("there is nothing to average")
    shapes = [{name: value.shape for name, value in each.items()} for each in members]
    if any(each != shapes[0] for each in shapes):
        raise ValueError("the weights are of different models")
    return {name: torch.stack([each[name].float() for each in members]).mean(0) for name in members[0]}


def main() -> None:
    """Write the reader whose weights are the mean of the given ones."""
    parser = argparse.ArgumentParser(prog="qa.training.averaging", description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="folder of the reader to write")
    parser.add_argument(
        "weights", type=Path, nargs="+", help="files of weights; one named twice counts twice"
    )
    chosen = parser.parse_args()
    words = load_file(packaged_model() / WEIGHTS_FILE)[WORDS]
    export(average([load_file(each) for each in chosen.weights]), words, chosen.output)


if __name__ == "__main__":
    main()
