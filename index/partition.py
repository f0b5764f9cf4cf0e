"""The splitter of langchain-text-splitters as a lossless partition: nothing stripped, repeated or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from index.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# Where a sentence that is too long by itself is cut: clauses first, then lines, words, anywhere.
_CLAUSES = [r"[;:—–…]\s+", r",[\"'”’]?\s+", r"[\n\r]+", r"\s+", ""]


def cut_at_clauses(text: str, room: int, length: Callable[[str], int]) -> list[str]:
    """Return `text` in parts of at most `room` by `length`, cut after clauses, else words, else anywhere.

    >>> cut_at_clauses("One bridge fell; another, further north, held.", 24, len)
    ['One bridge fell; ', 'another, further north, ', 'held.']
    """
    return RecursiveCharacterTextSplitter(
        separators=_CLAUSES,
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=room,
        chunk_overlap=0,
        strip_whitespace=False,
        length_function=_counted(length),
    ).split_text(text)


def join_neighbours(units: Sequence[str], room: int, length: Callable[[str], int]) -> list[str]:
    """Return runs of neighbouring units, each joined as long as its lengths add up to at most `room`.

    A unit longer than that stands alone.

    >>> join_neighbours(["One. ", "Two. ", "Three and more. ", "Four."], 10, len)
    ['One. Two. ', 'Three and more. ', 'Four.']
    """
    return SentenceTextSplitter(room, length).join(units)


class SentenceTextSplitter(TextSplitter):
    """Splits text into runs of whole sentences."""

    def __init__(self, room: int, length: Callable[[str], int]) -> None:
        """Take the most that a run may have by `length`; a longer sentence counts as just filling one."""
        counted = _counted(length)
        super().__init__(
            chunk_size=room,
            chunk_overlap=0,
            strip_whitespace=False,
            keep_separator="end",
            length_function=lambda text: min(counted(text), room),
        )

    def split_text(self, text: str) -> list[str]:
        """Return runs of whole sentences that make up `text` when joined."""
        return self.join([span.of(text) for span in split_sentences(text)])

    def join(self, units: Iterable[str]) -> list[str]:
        """Return runs of the units that make up the same text when joined."""
        return self._merge_splits(units, "")


def _counted(length: Callable[[str], int]) -> Callable[[str], int]:
    """Give every text but the empty one a length: the splitter repeats units that have none."""
    return lambda text: max(1, length(text)) if text else 0
