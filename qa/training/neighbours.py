"""Finding passages that share a question's words and do not answer it (BM25, Robertson and Zaragoza 2009)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

QUESTION_WORDS = frozenset(
    "what who whom whose which when where why how many much is are was were do does did the a an of in on to "
    "for by at from with and or be been has have had that this it its as".split()
)
_TOKEN = re.compile(r"\w+")
_K1, _B = 1.2, 0.75
# a term in more than this part of the passages says nothing about any of them
_COMMON, _FEW = 0.1, 100


@dataclass(frozen=True, slots=True)
class Context:
    """A text to draw passages from, with its article's title (empty when unknown) and its group."""

    text: str
    title: str
    group: str


def tokenize(text: str) -> list[str]:
    """Return the lower-case words and numbers of `text`."""
    return _TOKEN.findall(text.lower())


def shared_words(question: str, text: str) -> int:
    """Return how many words of a question, but those that every question has, stand in `text`."""
    return len((set(tokenize(question)) - QUESTION_WORDS) & set(tokenize(text)))


class Neighbours:
    """The contexts, searchable by words."""

    def __init__(self, contexts: list[Context]) -> None:
        self.contexts = contexts
        counts = [Counter(tokenize(f"{each.title} {each.text}")) for each in contexts]
        lengths = np.array([sum(count.values()) for count in counts], dtype=np.float32)
        norms = _K1 * (1 - _B + _B * lengths / lengths.mean())
        ids: dict[str, list[int]] = defaultdict(list)
        frequencies: dict[str, list[int]] = defaultdict(list)
        for number, count in enumerate(counts):
            for term, frequency in count.items():
                ids[term].append(number)
                frequencies[term].append(frequency)
        self._postings = {}
        for term, where in ids.items():
            if len(where) > max(_FEW, _COMMON * len(contexts)):
                continue
            rarity = math.log(1 + (len(contexts) - len(where) + 0.5) / (len(where) + 0.5))
            seen = np.array(frequencies[term], dtype=np.float32)
            places = np.array(where, dtype=np.int64)
            self._postings[term] = (places, rarity * seen * (_K1 + 1) / (seen + norms[places]))

    def nearest(self, text: str, number: int) -> list[tuple[Context, float]]:
        """Return the `number` best contexts for the words of `text` with their scores, best first."""
        scores = np.zeros(len(self.contexts), dtype=np.float32)
        for term in set(tokenize(text)):
            if term in self._postings:
                places, weights = self._postings[term]
                scores[places] += weights
        number = min(number, len(scores))
        best = np.argpartition(-scores, number - 1)[:number]
        ordered = best[np.argsort(-scores[best], kind="stable")]
        return [(self.contexts[i], float(scores[i])) for i in ordered if scores[i] > 0]
