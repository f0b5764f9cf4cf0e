"""Examples as padded tensors, batched with others of their length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from transformers import PreTrainedTokenizerFast

    from qa.training.examples import Example

MAX_LENGTH = 224


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example in tokens: `allowed` marks the tokens a span may touch, and [CLS], which means none."""

    ids: list[int]
    types: list[int]
    allowed: list[bool]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (examples, tokens) and, for `starts` and `ends`, (examples,)."""

    ids: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    allowed: torch.Tensor
    starts: torch.Tensor
    ends: torch.Tensor

    def to(self, device: torch.device) -> Batch:
        """Return the batch on `device`."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def encode(tokenizer: PreTrainedTokenizerFast, examples: Sequence[Example]) -> list[Encoded]:
    """Return the examples in tokens, without those whose answer lies beyond the model's reach."""
    pairs = [(e.question, e.prefix + e.passage) for e in examples]
    coded = tokenizer(
        [q for q, _ in pairs],
        [p for _, p in pairs],
        truncation="only_second",
        max_length=MAX_LENGTH,
        return_offsets_mapping=True,
    )
    encoded = []
    for number, example in enumerate(examples):
        ids, types = coded["input_ids"][number], coded["token_type_ids"][number]
        sequence = coded.sequence_ids(number)
        offsets = coded["offset_mapping"][number]
        skip = len(example.prefix)
        allowed = [s == 1 and a >= skip for s, (a, _) in zip(sequence, offsets, strict=True)]
        start = end = 0
        if example.end > example.start:
            inside = [
                i
                for i, (a, b) in enumerate(offsets)
                if allowed[i] and a < example.end + skip and b > example.start + skip
            ]
            if not inside or offsets[inside[-1]][1] < example.end + skip:
                continue
            start, end = inside[0], inside[-1]
        allowed[0] = True
        encoded.append(Encoded(ids, types, allowed, start, end))
    return encoded


def batch_by_length(encoded: Sequence[Encoded], tokens: int, rng: Random) -> list[list[Encoded]]:
    """Return batches of at most `tokens` padded tokens, of examples of like length, in random order."""
    batches: list[list[Encoded]] = []
    for each in sorted(encoded, key=lambda e: len(e.ids)):
        if not batches or (len(batches[-1]) + 1) * len(each.ids) > tokens:
            batches.append([])
        batches[-1].append(each)
    rng.shuffle(batches)
    return batches


def pad(members: Sequence[Encoded]) -> Batch:
    """Return the tensors of a batch, padded to its longest example."""
    width = max(len(m.ids) for m in members)
    return Batch(
        ids=torch.tensor([m.ids + [0] * (width - len(m.ids)) for m in members]),
        types=torch.tensor([m.types + [0] * (width - len(m.ids)) for m in members]),
        mask=torch.tensor([[1] * len(m.ids) + [0] * (width - len(m.ids)) for m in members]),
        allowed=torch.tensor([m.allowed + [False] * (width - len(m.ids)) for m in members]),
        starts=torch.tensor([m.start for m in members]),
        ends=torch.tensor([m.end for m in members]),
    )
