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

# words of one form that exclude each other where one of them is asked for: who edited a book did not write it
_NOUNS = """
author editor publisher translator illustrator critic|director producer screenwriter composer actor
singer drummer guitarist songwriter bassist|president chancellor governor mayor senator ambassador
king emperor prince duke bishop|queen princess duchess|capital province border|city country village island
river lake mountain valley desert|airport port station bridge tunnel
university school library museum hospital|church mosque temple synagogue castle|army navy
soldier sailor pilot officer|general admiral colonel captain|coach referee striker goalkeeper owner
painter sculptor architect photographer|poet novelist playwright journalist
physicist chemist biologist mathematician geologist|doctor nurse surgeon dentist
lawyer judge prosecutor witness juror|victim suspect witness rescuer|passenger driver conductor
teacher student principal|father uncle grandfather|mother aunt grandmother|son nephew cousin|daughter niece
wife sister|husband brother|founder chairman treasurer|employer employee|customer supplier|landlord tenant
album single film novel play|song poem painting opera|chapter volume appendix
symptom treatment cause vaccine|disease drug|virus bacterium fungus|bird fish reptile insect
flower tree fruit|dog cat horse|breakfast lunch dinner|gold silver bronze copper|iron zinc tin
red blue green yellow white black|oxygen hydrogen nitrogen carbon|population area length height depth
weight width volume|temperature pressure density|speed distance duration|price profit debt tax
revenue budget loss|import export|winner loser finalist|goal penalty foul|election referendum census
treaty war truce|battle siege revolt|earthquake flood drought hurricane wildfire|planet star moon comet
engine wheel wing|car truck train ship plane|language religion currency anthem|constitution parliament court
law tax subsidy|strike protest march riot|arrest trial appeal verdict|birthday wedding funeral|birth death
month week year century|minute hour|semester term|mile pound gallon|goalkeeper midfielder
headquarters factory warehouse|website newspaper magazine|season episode|character actor|prequel sequel
nickname surname|motto mascot|colour shape size|opponent ally successor predecessor
"""
_OTHERS = """
wrote published edited translated reviewed|write publish edit translate review
written published edited translated|built designed financed repaired|build design finance repair
founded joined left dissolved|found join leave dissolve|killed injured rescued arrested
kill injure rescue arrest|elected appointed dismissed nominated|invented improved patented marketed
invent improve patent market|discovered predicted explained|discover predict explain
proposed approved rejected vetoed amended|propose approve reject veto amend|announced denied predicted
directed produced scored|direct produce score|recorded performed wrote|signed broke ratified
captured defended burned|capture defend burn|bought sold rented|married divorced|studied taught|study teach
arrived departed|opened renovated demolished|planted harvested|imported exported|hired trained fired
donated borrowed stole|sent received|borrowed lent|painted restored|played coached|lived worked
born raised educated buried|sailed flew walked|grew shrank|praised criticized|invited hosted
won hosted missed|hosted attended boycotted|host attend boycott|funded regulated|owned operated|own operate
allied neutral hostile|oldest largest tallest|largest smallest highest|fastest heaviest|wealthiest youngest
annual monthly weekly|national local regional|civilian military|domestic foreign|primary secondary
maximum average|original final|first third|eastern central|ancient modern|medieval modern
french german spanish italian|french british dutch|american canadian mexican|chinese japanese korean
christian muslim jewish|male female|republican democratic|summer autumn|spring winter|morning evening
often rarely|entirely partly
"""


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _groups(text: str) -> list[list[str]]:
    return [group.split() for group in text.strip().replace("\n", "|").split("|")]


def _siblings() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    nouns = _groups(_NOUNS)
    plurals = [[_plural(word) for word in group] for group in nouns]
    for group in [*nouns, *plurals, *_groups(_OTHERS)]:
        for word in group:
            others = tuple(other for other in group if other != word)
            table[word] = (*table.get(word, ()), *others)
    return table


def _both_ways(pairs: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for left, right in _groups(pairs):
        table[left] = (*table.get(left, ()), right)
        table[right] = (*table.get(right, ()), left)
    return table


OPPOSITES = _both_ways(_PAIRS)
SIBLINGS = _siblings()
NEGATED = {
    "did": "did not", "does": "does not", "do": "do not", "is": "is not", "are": "are not",
    "was": "was not", "were": "were not", "has": "has not", "have": "have not", "can": "cannot",
    "could": "could not", "will": "will not", "would": "would not",
}  # fmt: skip
# what stands before a name tells its kind well enough: "in Lyon" can become "in Porto"
PLACE_CUES = frozenset("in at from near to across through outside inside throughout around".split())
