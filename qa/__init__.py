"""What the corpus says about a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.types import Answer, Citation, Claim, Conflict, Reason, Status

if TYPE_CHECKING:
    from qa.auditing import audit
    from qa.engine import Corpus, ask, open_corpus

__all__ = [
    "Answer",
    "Citation",
    "Claim",
    "Conflict",
    "Corpus",
    "Reason",
    "Status",
    "ask",
    "audit",
    "open_corpus",
]

_IN_ENGINE = {"Corpus", "ask", "open_corpus"}


def __getattr__(name: str) -> object:
    """Load the engine on first use, so that `import qa` stays quick and loads no model library."""
    if name == "audit":
        from qa.auditing import audit

        return audit
    if name not in _IN_ENGINE:
        raise AttributeError(f"module 'qa' has no attribute {name!r}")
    from qa import engine

    return getattr(engine, name)
