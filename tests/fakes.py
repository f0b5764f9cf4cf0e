"""Small real stand-ins for the models, quick and deterministic, shared by tests of several layers."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_SPECIAL_TOKENS = 2


class HashingEncoder:
    """An `Encoder` without a model: a bag of lower-cased words, each hashed to one dimension.

    Texts that share words are near one another, the same text always gets the same vector, in every
    process. `encoded` keeps every text that was ever encoded, in order, so that a test can see what was
    embedded again. Encoders with different `name` or `dimension` have different fingerprints.
    """

    def __init__(self, *, dimension: int = 128, max_pieces: int = 256, name: str = "hashing") -> None:
        self.name = name
        self.dimension = dimension
        self.max_pieces = max_pieces
        self.fingerprint = blake2b(f"{name} {dimension} {max_pieces}".encode(), digest_size=16).hexdigest()
        self.encoded: list[str] = []

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Count a word or a mark as one piece, and two pieces for the ends."""
        return [len(re.findall(r"\w+|[^\w\s]", text)) + _SPECIAL_TOKENS for text in texts]

    def encode(self, texts: Sequence[str], *, progress: bool = False) -> NDArray[np.float32]:
        """Return unit rows; a text without a word gets the row of the empty word."""
        self.encoded.extend(texts)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _WORD.findall(text.lower()) or [""]:
                row[self._bucket(word)] += 1.0
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _bucket(self, word: str) -> int:
        digest = blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.dimension
