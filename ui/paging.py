"""Long lists in the page are shown a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")


class Part(NamedTuple):
    """Which part of a list is shown, counting from 0, and how many there are."""

    number: int
    of: int

    def buttons(self, label: str) -> str:
        """Return the buttons that lead to the parts before and behind as HTML; none for a single part."""
        if self.of == 1:
            return ""
        before, behind = self._button(self.number - 1, "Previous"), self._button(self.number + 1, "Next")
        here = f"<span>Page {self.number + 1:,} of {self.of:,}</span>"
        return f'<nav class="pages" aria-label="{label}">{before}{here}{behind}</nav>'

    def _button(self, number: int, word: str) -> str:
        disabled = "" if 0 <= number < self.of else " disabled"
        return f'<button type="button" data-page="{number}"{disabled}>{word}</button>'


def cut(items: Sequence[Item], number: int, size: int) -> tuple[Sequence[Item], Part]:
    """Return the items of one part of a list, the last one where there are not so many parts.

    >>> cut("abcde", 1, 2), cut("abcde", 9, 2)
    (('cd', Part(number=1, of=3)), ('e', Part(number=2, of=3)))
    """
    parts = max(1, -(-len(items) // size))
    number = min(max(0, number), parts - 1)
    return items[number * size : (number + 1) * size], Part(number, parts)
