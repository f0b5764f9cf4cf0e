"""Words that turn a question into another one when exchanged."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_PAIRS = """
first last|first second|highest lowest|largest smallest|biggest smallest|most least|before after|more less
more fewer|north south|east west|northern southern|eastern western|increase decrease|increased decreased
began ended|begin end|start end|started ended|win lose|won lost|born killed|oldest youngest|early late
earliest latest|with without|inside outside|above below|maximum minimum|best worst|longest shortest
always never|allowed forbidden|allow ban|accept reject|accepted rejected|import export|buy sell|bought sold
male female|husband wife|father mother|son daughter|brother sister|king queen|enter leave|arrive depart
agree disagree|support oppose|supported opposed|success failure|public private|upper lower|major minor
legal illegal|old new|good bad|positive negative|right left|dead injured|killed wounded|arrested released
build destroy|built destroyed|open close|opened closed|rise fall|rose fell|gain loss|up down|cause prevent
caused prevented|attack defend|victory defeat|strong weak|rich poor|hot cold|fast slow|high low|long short
day night|summer winter|import ban|join leave|joined left|love hate|create destroy|created destroyed
cheap expensive|easy difficult|young old|remember forget|found lost|front back|top bottom|left stayed
"""


def _both_ways(pairs: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for pair in pairs.replace("\n", "|").strip("|").split("|"):
        left, right = pair.split()
        table[left] = (*table.get(left, ()), right)
        table[right] = (*table.get(right, ()), left)
    return table


OPPOSITES = _both_ways(_PAIRS)
NEGATED = {
    "did": "did not", "does": "does not", "do": "do not", "is": "is not", "are": "are not",
    "was": "was not", "were": "were not", "has": "has not", "have": "have not", "can": "cannot",
    "could": "could not", "will": "will not", "would": "would not",
}  # fmt: skip
# what stands before a name tells its kind well enough: "in Lyon" can become "in Porto"
PLACE_CUES = frozenset("in at from near to across through outside inside throughout around".split())
