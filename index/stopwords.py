"""English words that say how a question is built and not what it is about."""

from __future__ import annotations

STOPWORDS = frozenset(
    """
    a about after again all also am an and any are as at be because been before being between both but by
    can could did do does doing down during each for from further had has have having he her here hers him
    his how i if in into is it its itself just many may me might more most much must my no nor not now of
    off on once only or other our out over own same shall she should so some such than that the their
    theirs them then there these they this those through to too under until up upon us very was we were
    what when where which while who whom whose why will with would you your
    """.split()
)
