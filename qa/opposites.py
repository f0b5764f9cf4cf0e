"""Words that exclude each other: outcomes of one thing, and members of one set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa._verbs import INFINITIVES
from qa.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable

_OUTCOMES = """
open reopen | close shut
accept approve adopt endorse ratify pass | reject defeat veto refuse
agree | refuse disagree
win victory | lose
rise increase grow climb | fall decrease drop decline shrink
alive survive survivor | dead die death kill perish drown deceased
unhurt unharmed unscathed uninjured | hurt injure wound harm
support favour favor | oppose
arrive | leave depart
confirm | deny denial
allow permit authorise authorize legalise legalize | ban bar forbid prohibit outlaw refuse deny reject
guilty convict | innocent acquit acquittal exonerate
resign resignation quit | dismiss dismissal sack oust
deliberate intentional | accident accidental accidentally unintentional inadvertent
legal | illegal unlawful
begin | end
succeed success | fail failure
"""
"""Outcomes that exclude each other wherever they are told; between them, words of one outcome."""

_STATES = """
release free liberate | detain arrest jail imprison
release free liberate rescue save | kill dead die death perish drown execute
supporter backer proponent advocate | opponent critic
buy purchase acquire | sell
build | demolish
extend prolong lengthen | shorten curtail
raise | lower cut reduce
strengthen | weaken
tighten | loosen ease relax
hire recruit | fire dismiss sack
join | leave quit
marry | divorce
stable improve recover | critical worsen deteriorate
genuine authentic | fake forged counterfeit
peaceful | violent
voluntary | compulsory forced
full complete total | partial
temporary | permanent
public | private
safe | unsafe dangerous
true | false untrue
male | female
left | right
upper | lower
major | minor
good excellent | bad poor
valid | invalid expired
rich wealthy | poor
strong | weak
heavy | light
high | low
large big | small little
long | short
wide broad | narrow
deep | shallow
thick | thin
fast quick rapid | slow
hot | cold
warm | cool
dry | wet
hard | soft
old | new
old | young
early | late
cheap | expensive
easy | difficult hard
empty | full
clean | dirty
loud | quiet
calm | rough stormy
friendly | hostile
possible | impossible
likely | unlikely
known | unknown
armed | unarmed
manned | unmanned
married | single unmarried
present | absent
visible | invisible hidden
import | export
domestic | foreign
indoor | outdoor
"""
"""What excludes its other where two phrases tell of one thing, but means something else elsewhere."""

_MEMBERS = """
red | orange | yellow | green | blue | purple | pink | brown | black | white | grey gray
gold golden | silver | bronze
north northern | south southern | east eastern | west western
first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth
primary | secondary | tertiary
spring | summer | autumn | winter
"""
"""Sets of words of which one holds where they tell of one thing."""

_DIRECTIONS = """
before | after | during
up | down
to into | from
over above | under below beneath
inside | outside
for | against
"""
"""Words that carry no content but turn a phrase around."""


def _forms(word: str) -> frozenset[str]:
    """The stems of a word and of its forms that no rule makes."""
    return frozenset(map(stem, (word, *(form for form, verb in INFINITIVES.items() if verb == word))))


def _sides(
    table: str, forms: Callable[[str], frozenset[str]] = _forms
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Each set of stems with all that exclude it."""
    rows = [
        [frozenset().union(*map(forms, side.split())) for side in line.split("|")]
        for line in table.strip().splitlines()
    ]
    return tuple(
        (side, frozenset().union(*(other for other in row if other is not side)))
        for row in rows
        for side in row
    )


OPPOSITES = _sides(_OUTCOMES, lambda word: frozenset({stem(word)}))
"""Stems of one outcome, each with those of the opposite; of verbs those of the infinitive."""

_WAYS = tuple(
    tuple(frozenset(side.split()) for side in line.split("|")) for line in _DIRECTIONS.strip().splitlines()
)

_EXCLUSIVE = (*_sides(_OUTCOMES), *_sides(_STATES), *_sides(_MEMBERS))


def exclude_each_other(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether the stems of two phrases hold words that exclude each other, and tell of one thing else.

    >>> exclude_each_other(frozenset({"resign"}), frozenset({"dismiss", "monday"}))
    True
    >>> exclude_each_other(frozenset({"red", "car"}), frozenset({"blue", "bus"}))
    False
    """
    return any(
        _are_one(ours - side, theirs - others)
        for side, others in _EXCLUSIVE
        if side & ours and others & theirs and not (side & theirs or others & ours)
    )


def point_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether of two phrases, by their folded words, one says "before" and the other "after".

    >>> point_apart(frozenset({"before", "dawn"}), frozenset({"after", "dawn"}))
    True
    >>> point_apart(frozenset({"up", "and", "down"}), frozenset({"down"}))
    False
    """
    return any(
        (mine := [side for side in way if side & ours])
        and (yours := [side for side in way if side & theirs])
        and not any(side in yours for side in mine)
        for way in _WAYS
    )


def _are_one(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours <= theirs or theirs <= ours
