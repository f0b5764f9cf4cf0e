"""A turn of a conversation understood: a question that stands alone, and the reports that it is kept to.

A turn that stands alone is left as it is. One that leans on the turn before is put together with that turn's
question and answer where it is plain how; where it is not, it is left as it is too: a turn that was not
understood costs less than one that was misunderstood. No model is asked, only the forms of words.
"""

from __future__ import annotations

from qa.followups.understanding import Act, Exchange, Understanding, explain_conflicts, understand

__all__ = ["Act", "Exchange", "Understanding", "explain_conflicts", "understand"]
