"""What divides those whom a figure counts: groups of people, parts that exclude each other, ranks."""

from __future__ import annotations

GROUPS = {
    noun: group
    for group, nouns in {
        "women": "woman lady female mother wife widow grandmother servicewoman policewoman",
        "men": "man gentleman male father husband widower grandfather serviceman",
        "girls": "girl schoolgirl daughter",
        "boys": "boy schoolboy son",
        "children": "child kid minor youngster infant baby toddler newborn schoolchild teenager adolescent "
        "juvenile teen pupil",
        "the young": "young youth youngsters",
        "adults": "adult grown-up",
        "the old": "pensioner elderly senior old-age-pensioner retiree",
    }.items()
    for noun in nouns.split()
}
"""Nouns of people by sex and age; who counts one group counts no other."""

AGES = frozenset({"children", "the young", "the old"})
"""The groups by age alone, which are rarely everybody."""

_STRETCHES = (
    "area|bank|border|coast|counties|county|district|edge|end|entrance|flank|front|half|part|parts|province|"
    "provinces|quarter|region|regions|section|sector|shore|side|slope|state|states|suburb|suburbs|wing|zone"
)

DIVISIONS = (
    ("lower (?:house|chamber)", "upper (?:house|chamber)"),
    ("full[- ]?time", "part[- ]?time"),
    ("permanent(?:ly)?", "temporar(?:y|ily)|seasonal"),
    ("gross", "net"),
    ("(?:before|pre)[- ]tax(?:es)?", "(?:after|post)[- ]tax(?:es)?"),
    ("domestic(?:ally)?|at home", "foreign|international(?:ly)?|overseas|abroad"),
    ("import(?:s|ed)?", "export(?:s|ed)?"),
    ("inbound|incoming|arriving", "outbound|outgoing|departing"),
    ("urban", "rural"),
    ("onshore", "offshore"),
    ("indoors?", "outdoors?"),
    ("public[- ]sector|state[- ]owned", "private[- ]sector|privately owned"),
    ("civilian", "military"),
    ("passenger", "freight|cargo|goods"),
    ("weekdays?", "weekends?"),
    ("home (?:games?|match(?:es)?)", "away (?:games?|match(?:es)?)"),
    ("electric", "petrol|gasoline", "diesel", "hybrid"),
    ("direct(?:ly)?", "indirect(?:ly)?"),
    ("primary", "secondary", "tertiary"),
    ("gold", "silver", "bronze"),
    ("serious(?:ly)?|severe(?:ly)?|critical(?:ly)?|badly", "slight(?:ly)?|light(?:ly)?|minor"),
    ("confirmed", "suspected|probable"),
    ("in (?:the )?spring", "in (?:the )?summer", "in (?:the )?(?:autumn|fall)", "in (?:the )?winter"),
    tuple(
        rf"(?<![\w-])(?:in the {side}(?! of|-)|{side}ern (?:{_STRETCHES}))"
        for side in ("north", "south", "east", "west")
    ),
)
"""What divides a whole, each a pattern; what is of one of them is of none of the others beside it."""

RANKED = (
    "round half quarter leg phase stage term semester heat set period season series day night week month "
    "year wave ballot vote reading trial attempt edition tranche instalment dose division tier class grade "
    "floor"
).split()
"""Nouns whose first is not their second."""
