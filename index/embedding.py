"""Turning texts into unit vectors whose dot product says how near they are in meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

DEFAULT_MODEL = "all-MiniLM-L6-v2"


class Encoder(Protocol):
    """What the index asks of an embedding model.

    `fingerprint` is a digest of whatever decides the vectors (weights, tokenizer, set-up): two
    encoders with the same fingerprint give the same vectors. `max_pieces` is the most word pieces a
    text may have, special tokens included, before the model stops reading.
    """

    @property
    def name(self) -> str:
        """The name or path it was loaded under."""

    @property
    def fingerprint(self) -> str:
        """A digest of all that decides the vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def max_pieces(self) -> int:
        """The most word pieces of one text that are read, special tokens included."""

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Return the number of word pieces of each text, special tokens included, never cut off."""

    def encode(self, texts: Sequence[str], *, progress: bool = False) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), dimension) whose rows have length one."""
