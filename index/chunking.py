"""Cutting articles into passages: whole sentences, exact offsets, never longer than the encoder reads.

`index.partition` cuts the text without loss, so that offsets are running sums of lengths; the
sentences that neighbours share are added afterwards. The splitter's own start indexes are of no use:
it searches for the passage in the text, and goes astray where words are repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Protocol

from index.errors import InputError
from index.sentences import split_sentences, trim
from index.types import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.types import Article

# The mean of 187,000 sentences of 4,000 articles from three outlets, in word pieces.
_TYPICAL_SENTENCE = 24
# Characters, on average over a text. A tokenizer takes megabytes without a blank for one unknown word.
_LONGEST_PIECE = 16


class PieceCounter(Protocol):
    """The part of an encoder that cutting needs."""

    @property
    def max_pieces(self) -> int:
        """The most word pieces of one text that are read, special tokens included."""

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Return the number of word pieces of each text, special tokens included, never cut off."""


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """How long passages are, in word pieces of the encoder with its special tokens.

    Args:
        target_pieces: About how long a passage is, its repeated sentence included.
        max_pieces: The most it may have; the encoder's own limit holds as well.
        overlap_sentences: How many sentences of the passage before are repeated where they fit.

    Raises:
        InputError: If no passage could meet them.
    """

    target_pieces: int = 128
    max_pieces: int = 256
    overlap_sentences: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.target_pieces <= self.max_pieces or self.overlap_sentences < 0:
            raise InputError(
                f"{self} cannot be met; choose 0 < target_pieces <= max_pieces and overlap_sentences >= 0"
            )


DEFAULT_SETTINGS = PassageSettings()


def cut_passages(
    article: Article, counter: PieceCounter, settings: PassageSettings = DEFAULT_SETTINGS
) -> tuple[Passage, ...]:
    """Return the passages of the article's body, in order.

    Each is a run of whole sentences without whitespace at its ends, and repeats the last sentence of the
    one before. A sentence longer than a passage may be is cut between clauses, else between words.
    Every character of the body that is not whitespace lies in at least one passage; the header in none.
    """
    ruler = _Ruler(counter, min(settings.max_pieces, counter.max_pieces))
    units = _units(article, ruler)
    spans = _trimmed(_runs(article, units, ruler, settings), article.text)
    passages = _outermost(sorted(ruler.fit(spans, article.text)))
    return tuple(Passage(article.id, span, span.of(article.text)) for span in passages)


class _Ruler:
    """Measures texts in pieces without special tokens, each only once."""

    def __init__(self, counter: PieceCounter, limit: int) -> None:
        self._count = counter.count_pieces
        self._sizes: dict[str, int] = {}
        self.special = self._count([""])[0]
        self.room = max(1, limit - self.special)

    def learn(self, texts: Iterable[str]) -> None:
        """Measure many texts in one go."""
        new = [text for text in dict.fromkeys(texts) if text not in self._sizes]
        for text, size in zip(new, self._count(new), strict=True):
            self._sizes[text] = max(size - self.special, len(text) // _LONGEST_PIECE)

    def size(self, text: str) -> int:
        """Return the pieces of one text."""
        self.learn([text])
        return self._sizes[text]

    def fit(self, spans: Sequence[Span], text: str) -> Iterator[Span]:
        """Yield the spans, in halves those that prove too long when measured as a whole.

        Lengths add up over whitespace for word-piece tokenizers. Other tokenizers, and cuts inside a
        word, may need a few pieces more for the whole than for its parts.
        """
        self.learn(span.of(text) for span in spans)
        for span in spans:
            if len(span) < 2 or self.size(span.of(text)) <= self.room:
                yield span
            else:
                yield from self.fit(_trimmed(_halves(span, text), text), text)


def _units(article: Article, ruler: _Ruler) -> list[Span]:
    """Return the body's sentences, those too long for any passage in parts."""
    from index.partition import cut_at_clauses

    text = article.text
    sentences = split_sentences(text, article.body)
    ruler.learn(sentence.of(text) for sentence in sentences)
    units: list[Span] = []
    for sentence in sentences:
        if ruler.size(sentence.of(text)) <= ruler.room:
            units.append(sentence)
        else:
            parts = cut_at_clauses(sentence.of(text), ruler.room, ruler.size)
            units.extend(_laid_out(sentence.start, parts))
    return units


def _runs(
    article: Article, units: Sequence[Span], ruler: _Ruler, settings: PassageSettings
) -> Iterator[Span]:
    """Yield runs of units of about the target length, each led by the overlap that fits."""
    from index.partition import join_neighbours

    texts = [unit.of(article.text) for unit in units]
    ruler.learn(texts)
    own = settings.target_pieces - ruler.special - settings.overlap_sentences * _TYPICAL_SENTENCE
    runs = join_neighbours(texts, min(max(1, own), ruler.room), ruler.size)
    index_at = {unit.start: index for index, unit in enumerate(units)}
    for run in _laid_out(article.body_start, runs):
        first = index_at[run.start]
        room = ruler.room - sum(map(ruler.size, texts[first : index_at.get(run.end, len(units))]))
        before = texts[max(0, first - settings.overlap_sentences) : first]
        yield Span(units[first - _fitting(before, room, ruler)].start, run.end)


def _fitting(before: Sequence[str], room: int, ruler: _Ruler) -> int:
    """Return how many of the units that stand before a run, counted from the last, fit into its room."""
    sizes = accumulate(map(ruler.size, reversed(before)))
    return sum(1 for size in sizes if size <= room)


def _laid_out(start: int, parts: Iterable[str]) -> Iterator[Span]:
    """Yield the spans of parts that follow one another without a gap."""
    return (Span(a, b) for a, b in pairwise(accumulate(map(len, parts), initial=start)))


def _trimmed(spans: Iterable[Span], text: str) -> list[Span]:
    """Return the spans without whitespace at their ends; those of nothing else are left out."""
    return [trimmed for span in spans if (trimmed := trim(span, text))]


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Return the sorted spans without those inside another, such as a short run that the next repeats."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.contains(kept[-1]):
            kept[-1] = span
        elif not kept or not kept[-1].contains(span):
            kept.append(span)
    return kept


def _halves(span: Span, text: str) -> tuple[Span, Span]:
    """Return a span's halves, cut at the space nearest to its middle if it has one."""
    middle = (span.start + span.end) // 2
    spaces = text.rfind(" ", span.start + 1, middle), text.find(" ", middle, span.end)
    cut = min((at for at in spaces if at > 0), key=lambda at: abs(at - middle), default=middle)
    return Span(span.start, cut), Span(cut, span.end)
