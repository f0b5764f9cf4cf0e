"""The style sheets and scripts of the page."""

from __future__ import annotations

from importlib.resources import files


def read_asset(name: str) -> str:
    """Return the text of a style sheet or script of this folder."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
