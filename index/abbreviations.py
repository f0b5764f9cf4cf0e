"""The words that decide whether a full stop ends a sentence, in lower case and without their stop."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "adm amb atty assoc asst brig capt cmdr col cpl cpt det dr drs ens fr ft gen gens gov govs hon insp "
    "lt ltc maj messrs mlle mme mr mrs ms msgr mt mtn pfc pres prof profs pt pvt rep reps rev sen sens sgt "
    "spc sra sres supt"
)
"""Written with a capital, these only ever stand before a name and never end a sentence."""

LEADING = _words("aka a.k.a cf e.g eg esp feat ft i.e ie incl v viz vs")
"""These lead on to more and never end a sentence."""

NAME_PARTS = _words(
    # Companies, institutions, degrees, generations.
    "assn b.a b.sc bldg bros co corp dept dist div esq est inc intl jr llc ltd m.a m.d m.sc mfg natl ph.d "
    "plc pty sr univ "
    # Streets.
    "ave blvd cir ct hwy ln pkwy pl rd rte sq st sta ste ter tpke "
    # American states.
    "ala ariz ark calif colo conn del fla ga ia ill ind kan kans ky la md mich minn miss mo mont neb nebr "
    "nev okla ore pa penn tenn tex va vt wash wis wisc wyo"
)
"""Written with a capital, these end a sentence only when a word of STARTERS follows."""

BEFORE_NUMBERS = _words(
    "abs approx art ca ch chap circa cl est fig figs ft max min no nos nr p par pp pt sec vol vols"
)
"""Before a digit these do not end a sentence; before anything else they do."""

MONTHS_AND_DAYS = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
"""Before a digit these do not end a sentence; before anything else they do."""

CLOCK = _words("a.m p.m am pm")
"""Halves of the day, which end a sentence unless a word of AFTER_CLOCK follows."""

AFTER_CLOCK = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest eet "
    "eest ist jst msk hkt sgt aest eastern central mountain pacific greenwich moscow beijing"
)
"""What may follow a clock time in the same sentence although it has a capital."""

STARTERS = _words(
    "a about according after all also although among an and another any anyone as asked at authorities "
    "because before both but by citizens critics despite during each earlier even every everyone few for "
    "former four from had he her here his how however hundreds i if in instead investigators is it its "
    "just last later leaders many meanwhile more most much my neither no nobody none nor not nothing now "
    "of officers officials on once one only opponents or other others our out over people police prices "
    "prosecutors rescuers reporters residents several shares she since so some still such supporters "
    "talks than that the their then there these they this those thousands three through thus to today "
    "tomorrow traffic two under unlike until we were what when where whether which while who why winds "
    "with without witnesses yesterday yet you your"
)
"""Words that, with a capital, open a sentence far more often than they continue a name."""

SPEECH = _words(
    "added admitted agreed announced answered argued asked began called cried declared demanded exclaimed "
    "explained insisted joked laughed noted read recalled remarked repeated replied said says screamed "
    "shouted told wondered wrote yelled"
)
"""Verbs that tie a quotation ending in ? or ! to its speaker."""
