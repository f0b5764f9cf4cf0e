"""Words around a number that make it something other than a count."""

from __future__ import annotations

# "phase 3": the number names one of many.
NUMBERED = frozenset(
    "act annex appendix article block box bus chapter channel class clause court day division episode "
    "exhibit figure flight game gate grade group highway interstate issue item level line lot map match "
    "model no no. nos nos. number number: page pages paragraph part phase platform point question rank "
    "ranked room round route row rule score season seat section sector series size stage station step "
    "table tier top track type under unit verse version volume ward week windows zone category world "
    "magnitude under- step area camp terminal pier lane size".split()
)

# A capitalised word before a number usually carries it as part of a name ("Siberia 2"); these do not.
CAPITALISED_BEFORE_COUNTS = frozenset(
    "a about after all also although am among an and another any are around as at because before between "
    "both but by can could did do does during even every exactly few first for from had has have he her "
    "here his how however i if in including inside into is it its just killed last later least less like "
    "many may meanwhile might more most must nearly no not now of off officials on once only or other our "
    "out over police shall she should since so some still that the their them then there these they this "
    "those through to today together under until up was we were what when where which while who will with "
    "within would yesterday yet you".split()
)
