"""Number words, scales and modifiers: what the number grammar reads."""

from __future__ import annotations

from decimal import Decimal

SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}

SCALE_WORDS = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}

SCALE_MARKS = {
    "mln": 10**6,
    "mio": 10**6,
    "mn": 10**6,
    "bln": 10**9,
    "bn": 10**9,
    "trn": 10**12,
    "tn": 10**12,
}

# Only directly behind digits: "5m", never "5 m".
SCALE_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}

FRACTION_MARKS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

# Plural scales name no figure; each stands for the numbers a reporter would use it for: two of them at
# the least, and less than what the next plural would say. "Thousands" is used well past ten of them.
PLURAL_SCALES = {
    "tens": (20, 100),
    "dozens": (24, 100),
    "scores": (40, 200),
    "hundreds": (200, 1000),
    "thousands": (2000, 10**5),
    "millions": (2 * 10**6, 10**9),
    "billions": (2 * 10**9, 10**12),
    "trillions": (2 * 10**12, 10**15),
}

# Words for a small number that is not given: from, and up to but not including.
VAGUE = {
    "a couple": (2, 3),
    "several": (3, 10),
    "a few": (3, 10),
    "a handful": (3, 7),
}

FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

AT_LEAST, MORE, AT_MOST, LESS, ABOUT, NEARLY, JUST_OVER, EXACTLY = (
    "at least",
    "more than",
    "at most",
    "less than",
    "about",
    "nearly",
    "just over",
    "exactly",
)

MODIFIERS = {
    "at least": AT_LEAST,
    "at the least": AT_LEAST,
    "at the very least": AT_LEAST,
    "at a minimum": AT_LEAST,
    "at minimum": AT_LEAST,
    "a minimum of": AT_LEAST,
    "minimum of": AT_LEAST,
    "a good": AT_LEAST,
    "no shorter than": AT_LEAST,
    "not shorter than": AT_LEAST,
    "no fewer than": AT_LEAST,
    "no less than": AT_LEAST,
    "not fewer than": AT_LEAST,
    "not less than": AT_LEAST,
    "more than": MORE,
    "greater than": MORE,
    "well over": MORE,
    "well above": MORE,
    "over": MORE,
    "above": MORE,
    "in excess of": MORE,
    "upwards of": MORE,
    "upward of": MORE,
    "north of": MORE,
    "exceeding": MORE,
    "topping": MORE,
    "surpassing": MORE,
    "longer than": MORE,
    "faster than": MORE,
    "taller than": MORE,
    "deeper than": MORE,
    "wider than": MORE,
    "heavier than": MORE,
    "at most": AT_MOST,
    "at the most": AT_MOST,
    "at the very most": AT_MOST,
    "at a maximum": AT_MOST,
    "at maximum": AT_MOST,
    "as few as": AT_LEAST,
    "as little as": AT_LEAST,
    "as low as": AT_LEAST,
    "as short as": AT_LEAST,
    "as small as": AT_LEAST,
    "a maximum of": AT_MOST,
    "maximum of": AT_MOST,
    "up to": AT_MOST,
    "as many as": AT_MOST,
    "as much as": AT_MOST,
    "as high as": AT_MOST,
    "as long as": AT_MOST,
    "as tall as": AT_MOST,
    "as deep as": AT_MOST,
    "as large as": AT_MOST,
    "as big as": AT_MOST,
    "as far as": AT_MOST,
    "no more than": AT_MOST,
    "not more than": AT_MOST,
    "no longer than": AT_MOST,
    "not longer than": AT_MOST,
    "no greater than": AT_MOST,
    "not greater than": AT_MOST,
    "fewer than": LESS,
    "less than": LESS,
    "under": LESS,
    "below": LESS,
    "well under": LESS,
    "well below": LESS,
    "shorter than": LESS,
    "not even": LESS,
    "about": ABOUT,
    "around": ABOUT,
    "some": ABOUT,
    "roughly": ABOUT,
    "approximately": ABOUT,
    "approx": ABOUT,
    "approx.": ABOUT,
    "circa": ABOUT,
    "an estimated": ABOUT,
    "estimated": ABOUT,
    "in the region of": ABOUT,
    "in the order of": ABOUT,
    "on the order of": ABOUT,
    "in the neighbourhood of": ABOUT,
    "in the neighborhood of": ABOUT,
    "in the vicinity of": ABOUT,
    "something like": ABOUT,
    "more or less": ABOUT,
    "perhaps": ABOUT,
    "maybe": ABOUT,
    "barely": ABOUT,
    "scarcely": ABOUT,
    "hardly": ABOUT,
    "nearly": NEARLY,
    "almost": NEARLY,
    "close to": NEARLY,
    "nearing": NEARLY,
    "approaching": NEARLY,
    "virtually": NEARLY,
    "practically": NEARLY,
    "not quite": NEARLY,
    "just under": NEARLY,
    "a little under": NEARLY,
    "slightly under": NEARLY,
    "slightly less than": NEARLY,
    "just over": JUST_OVER,
    "a little over": JUST_OVER,
    "slightly over": JUST_OVER,
    "just more than": JUST_OVER,
    "slightly more than": JUST_OVER,
    "exactly": EXACTLY,
    "precisely": EXACTLY,
    "only": EXACTLY,
    "just": EXACTLY,
    "a total of": EXACTLY,
    "a mere": EXACTLY,
    "all": EXACTLY,
    "a record": EXACTLY,
}

POSTMODIFIERS = {
    "or more": AT_LEAST,
    "and counting": AT_LEAST,
    "at least": AT_LEAST,
    "at the least": AT_LEAST,
    "at the very least": AT_LEAST,
    "at a minimum": AT_LEAST,
    "at minimum": AT_LEAST,
    "plus": AT_LEAST,
    "+": AT_LEAST,
    "or less": AT_MOST,
    "or fewer": AT_MOST,
    "at most": AT_MOST,
    "at the most": AT_MOST,
    "at the very most": AT_MOST,
    "at a maximum": AT_MOST,
    "at maximum": AT_MOST,
    "or so": ABOUT,
    "or thereabouts": ABOUT,
    "give or take": ABOUT,
    "odd": ABOUT,
    "ish": ABOUT,
}

# How far "about", "nearly" and "just over" reach from the figure they stand with, as a share of it.
TOLERANCE = Decimal("0.1")
