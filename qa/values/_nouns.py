"""Plurals that no rule makes, and the words that end or are no part of a counted noun."""

from __future__ import annotations

IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "servicemen": "serviceman",
    "servicewomen": "serviceman",
    "policemen": "policeman",
    "policewomen": "policeman",
    "fishermen": "fisherman",
    "gunmen": "gunman",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "oxen": "ox",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "leaves": "leaf",
    "shelves": "shelf",
    "thieves": "thief",
    "calves": "calf",
    "halves": "half",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "volcanoes": "volcano",
    "tornadoes": "tornado",
    "torpedoes": "torpedo",
    "buses": "bus",
    "viruses": "virus",
    "campuses": "campus",
    "crises": "crisis",
    "analyses": "analysis",
    "movies": "movie",
    "sorties": "sortie",
    "selfies": "selfie",
    "rookies": "rookie",
    "cookies": "cookie",
    "zombies": "zombie",
    "calories": "calorie",
    "lies": "lie",
    "ties": "tie",
    "pies": "pie",
    "criteria": "criterion",
    "phenomena": "phenomenon",
}

# Counted words that are plural as they stand.
UNMARKED_PLURALS = frozenset(
    "aircraft dead deceased fish killed injured wounded hurt missing arrested detained personnel "
    "staff police cattle sheep salmon spacecraft crew livestock".split()
)

# Words that end in s and are no plural noun.
NO_PLURALS = frozenset(
    "always across afterwards as besides does gas goes gross has his hers its less ours perhaps plus "
    "pres says this thus towards us was whereas yes overseas christmas texas bias chaos canvas atlas "
    "news politics sometimes else's business press class mass loss access congress process success "
    "series species headquarters works".split()
)

# Words at which a noun phrase is over.
PHRASE_ENDS = frozenset(
    "a about after against ago ahead all along also although am among an are around at be because "
    "been before behind being below between but by can could did do does down during each either "
    "every for from had has have he her here him his how i if in inside into is it its just last later "
    "may might must my near nor not of off on once one only onto out outside over per said says she "
    "should since so than that the their them then there these they this those though through till to "
    "toward towards under until up upon was we were what when where which while who whom whose why "
    "will with within without would yet you your expected thought believed including died remain "
    "remained began begins ended ends lasted lasts took takes".split()
)
