"""The words in reports that give things away: who speaks, what is denied, what a figure covers."""

from __future__ import annotations

import re

STOPWORDS = frozenset(
    """
    a about after again all also am an and any are as at be because been before being both but by can could
    did do does doing done for from get give given had has have having he her here hers him his how i if in
    into is it its itself just know let like many may me might more most much must my name no not of off on
    once one only or other our out over own please said same say says shall she should so some such tell than
    that the their them then there these they this those through to too under until up upon us use very was
    we were what when where whether which while who whom whose why will with would you your according article
    articles exactly happen happened kind long number report reported reports sort take took true type
    """.split()
)

# Figures that are told of something else than what they count.

_MOVED = (
    r"(?:ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|gr(?:ow|ows|ew|own|owing)|"
    r"jump(?:s|ed|ing)?|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|shr(?:ink|inks|ank|unk|inking)|"
    r"declin(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|warm(?:s|ed|ing)?|"
    r"cool(?:s|ed|ing)?|widen(?:s|ed|ing)?|slid(?:es?|ing)?|up|down)"
)
CHANGED_BEFORE = re.compile(rf"\b{_MOVED}\s+(?:(?:\w+\s+){{0,4}}by\s+|(?:\w+ly\s+)?)$", re.IGNORECASE)
TO_LEVEL = re.compile(r"(?:(?!\bfrom\b)[^.;]){0,40}?\bto\s+(?:[a-z]+\s+){0,3}[-−–$£€]?\d")
"""What stands before a change, "rose by", and behind it, before what it led to: "in May to 14"."""

CHANGE_ASKED = re.compile(
    rf"\b{_MOVED}\b|\bby (?:how|what)\b|\b(?:more|less|fewer|change[ds]?|growth|gain(?:ed|s)?|los[et]|loss|"
    r"add(?:ed)?|reduction|expan\w+|swell|swollen|hik\w+|higher|lower|longer|shorter|hotter|warmer|colder|cooler)\b"
)
LEAD_BEFORE = re.compile(
    r"\b(?:lead|margin|majority|advantage|gap|difference|shortfall)\s+of\s+$", re.IGNORECASE
)
LED_BEFORE = re.compile(
    r"\b(?:w[io]n|wins|winning|los[et]|loses|losing|beat|beats|beaten|beating|defeat(?:s|ed|ing)?|ahead|behind|"
    r"lead|leads|led|leading|trail(?:s|ed|ing)?|edge[ds]?)\b[^.;,]{0,50}\bby\s+$",
    re.IGNORECASE,
)
LED_BEHIND = re.compile(
    r"\s*(?:[\w-]+\s)?(?:votes?|ballots?|points?|seats?|goals?|runs?|tries|shots?|strokes?|lengths?)\b",
    re.IGNORECASE,
)
"""What stands before a lead, "her lead of", or about it: "won by 12 votes"."""

LEAD_ASKED = re.compile(
    r"\bby (?:how|what)\b|\bby\W*$|\b(?:leads?|margin|majority|advantage|gap|difference|shortfall|ahead|"
    r"behind|more|fewer|less|narrow\w*|close\w*)\b"
)
DENIED_BEFORE = re.compile(r"\b(?:not|no longer|rather than|instead of)\s+$", re.IGNORECASE)
"""What stands before a figure that is denied: "90 million, not 86 million"."""

# Denying and doubting.

NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n't|den(?:y|ied|ies|ying)|refuse[sd]|reject(?:ed|s)|"
    r"dismisse[sd]|fail(?:ed|s) to|rule[sd] out|stopped short|declined|unable|impossible|untrue|false|wrong|"
    r"barred|banned|halted|cancell?ed|called off)\b"
)
NO_NEGATION = re.compile(
    r"\bno (?:fewer|less|more|later|earlier|sooner|longer) than\b|\bnot (?:only|just|merely|simply)\b|"
    r"\b(?:no|without(?: a)?) doubt\b|\bnone other than\b|\bnot surprisingly\b|"
    r"\bnot to mention\b|\bbut not least\b|\bwhether or not\b"
)
"""What looks like a negation, in folded text, and denies nothing."""
LACKING = re.compile(r"\bwith(?:out| no) (?P<lacked>(?:[\w'-]+ ?){1,4})")
"""How a sentence says what was lacking; that denies only what is lacking."""
DOUBTS = re.compile(
    r"\b(?:uncertain|unclear|unknown|unconfirmed|in doubt|not sure|not known|not clear|undecided|"
    r"remains to be seen|whether|could not confirm|disputed)\b"
)
SUPPOSING = re.compile(
    r"\b(?:if|unless|until|would|could|may|might|should|must|can|will|to be|about to|going to|nearly|almost|"
    r"expect(?:ed|s)?|plan(?:ned|s)?|propos(?:ed|es|al)|want(?:ed|s)?|wish(?:ed|es)?|hop(?:ed|es|ing)|"
    r"seeks?|sought|demand(?:ed|s|ing)?|urg(?:ed|es|ing)|threaten(?:ed|s)?|recommend(?:ed|s)?|ask(?:ed|s)?|"
    r"call(?:ed|s) for|likely|perhaps|possibly)\b|^(?:had|were|should) |\?"
)
"""What makes a sentence tell of what may be, in folded text: a condition, a plan, a wish, a question."""

DENYING = re.compile(r"\bden(?:y|ied|ies|ying)\b", re.IGNORECASE)
"""How someone says that what another says is not so."""

DENYING_WHAT = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|disput(?:ed|es|ing)|contradict(?:ed|s))\b"
    r"(?!.*\b(?:said|says|put|told|insist(?:ed|s)|maintain(?:ed|s))\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before that which someone says is not so: "denied that 12 had died"."""

DENYING_THAT = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject(?:ed|s)?|dismisse[sd]|disputed?)\b "
    r"(?:(?:the|this|that|these|those|any|all|such|her|his|its|their) )?"
    r"(?:claims?|allegations?|accusations?|charges?|reports?|accounts?|statements?|suggestions?|it|this|that|them|"
    r"wrongdoing|doing so|having done so)(?:[,.;]|$)|"
    r"\b(?:called|is|are|was|were) (?:it |this |that |them |the \w+ )?"
    r"(?:untrue|false|a lie|lies|baseless|unfounded|nonsense)\b",
    re.IGNORECASE,
)
"""How someone says that what was said in the sentence before is not so, without its words."""

AFFIRMING_THAT = re.compile(
    r"\b(?:says?|said|insist(?:s|ed)?|maintain(?:s|ed)?) (?:that )?(?:it|he|she|they|there) "
    r"(?:did|does|do|was|were|is|are|has|have|had)[.,;]?$",
    re.IGNORECASE,
)
"""How someone says that what was denied in the sentence before is so, without its words."""

CLAUSE_BREAK = re.compile(r";|,?\s\b(?:and|but|yet|though|although|while|whereas)\b")
"""What parts a sentence into clauses of which one can deny and the other not."""

ROLE_ASKED = re.compile(
    r"^\s*(?:still |now |currently |really )*(?:the |an? )?(?:(?:new|current) )?"
    r"(?P<role>\w[\w’'-]*(?: (?!of\b|for\b|in\b|at\b)[\w’'-]+)*)(?P<rest>.*)$",
    re.IGNORECASE,
)
"""What stands behind the name in "Is Anna Berg still the mayor of Lorn?"."""

ROLE_LINK = r"(?:,| is| was| became| remains| has been| serves as)(?: still| now| currently)?"
"""What joins a name with a role behind it."""

# What a figure covers, that it moves, and who gives it.

MONTHS_NAMED = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
TIMES = re.compile(
    r"\bovernight\b|\b(?:in|over|during|within) the (?:past|previous|last|preceding) (?:\w+ )?"
    r"(?:hours?|days?|weeks?|months?|years?|decades?)\b|"
    r"\bsince (?:(?:early|late|mid|last|the|this|start|beginning|end|of) )*\w+|"
    r"\b(?:this|last|next) (?:week|month|year|season)\b|"
    r"\b(?:in|of|over|during) (?:his|her|its|their) (?:career|lifetime|history|reign|tenure|first term)\b|"
    rf"\bin (?-i:{MONTHS_NAMED}\b)(?: (?:19|20)\d\d\b)?|\bin (?:19|20)\d\d\b",
    re.IGNORECASE,
)
AREAS = {
    area: level
    for level, areas in {
        "town": "city town capital village municipality",
        "region": "region province district county governorate oblast",
        "country": "country nation",
        "world": "world globe",
    }.items()
    for area in areas.split()
}
"""What a figure can be for, each with how far it reaches."""

_AREA = "|".join(AREAS)
EXTENTS = re.compile(
    rf"\b(?P<wide>{_AREA})wide\b|\b(?:in|across|throughout|around) (?:the )?(?:whole |entire )?(?:of the )?"
    rf"(?:(?-i:[A-Z])[\w’'-]+ )?(?P<area>{_AREA})\b",
    re.IGNORECASE,
)

LIMITS = re.compile(
    r"\b(?:at least|more than|over|no (?:fewer|less) than|not less than|upwards of|a minimum of|above|by|"
    r"before|after|(?:no|not) (?:later|earlier) than|prior to) $",
    re.IGNORECASE,
)
"""What stands before a figure and makes it a lower limit, or before a day and makes it a limit."""

PERIODS = {
    word: period
    for period, told in {
        "hour": "hour hourly",
        "day": "day daily",
        "night": "night nightly",
        "week": "week weekly",
        "month": "month monthly",
        "year": "year yearly annually",
    }.items()
    for word in told.split()
}
"""Words that tell how often something comes, each with the time between."""

RATES = re.compile(
    r"\b(?:(?:an?|per|each|every) (?:hour|day|night|week|month|year)"
    r"(?! (?:after|before|ago|earlier|later|since|old|long|of|or (?:two|so)|and a half)\b)"
    r"(?! on,| from (?:now|today|then)\b)|"
    r"hourly|daily|nightly|weekly|monthly|annually|yearly|on average)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\b(?:other|others|another|additional|further)\b", re.IGNORECASE)
FORECASTS = re.compile(
    r"\b(?:expected|(?:is|are|was|were) (?:\w+ )?due to|planned|plans? to|scheduled|likely to|"
    r"forecast|projected|predicted|could|would|may|might|hopes? to|aims? to|had hoped)\b"
)
"""What tells of something to come, which may turn out otherwise; the month of May has a capital."""

UPDATING = re.compile(
    r"\b(?:rose|risen|rises|rising|climbed|climbs|grown|increased|now|so far|toll|dead|deaths|died|killed|"
    r"injured|wounded|missing|displaced|evacuated|confirmed|arrested|cases|revised|updated|latest)\b",
    re.IGNORECASE,
)
RISING = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)|jump(?:ed|s)|grown|grew|increas(?:ed|es)|passed|up from|"
    r"now (?:stands?|stood|at|put|counts?|confirmed)|revised|correct(?:ed|s|ion)|updated)\b",
    re.IGNORECASE,
)
"""What says outright that a count was lower before."""

FALLING = re.compile(
    r"\b(?:f[ae]ll(?:en|s)? to|dropped to|declined to|shrunk to|down (?:to|from)|dwindled to)\b",
    re.IGNORECASE,
)
"""What says outright that a count was higher before."""

REVISING = re.compile(
    r"\b(?:revised?|lower(?:ed|s)|correct(?:ed|s|ion)|cut|reduced|scaled back|down from)\b", re.IGNORECASE
)
"""What lets a later figure be lower than an earlier one."""

CHANGING = re.compile(
    r"\b(?:revised?|correct(?:ed|s|ion)|rais(?:ed|es|ing)|increas(?:ed|es|ing)|doubl(?:ed|es|ing)|lower(?:ed|s)|"
    r"reduc(?:ed|es)|cut to|extend(?:ed|s)|extension|prolonged|shortened|postponed|delayed|put (?:back|off)|"
    r"brought forward|moved to|sweeten(?:ed|s)|no longer|instead of|"
    r"now (?:expected|due|planned|scheduled|put|stands?)|"
    r"(?:later|earlier|longer|more|less) than (?:planned|expected|first|originally))\b",
    re.IGNORECASE,
)
"""What says beside a sum, a share, a length or a day that it takes the place of an earlier one."""

PROVISIONAL = re.compile(
    r"\b(?:provisional|preliminary|partial|interim|initial|early|first) (?:[\w-]+ )?(?:results?|counts?|"
    r"tall(?:y|ies)|figures?|estimates?|returns|data)\b|"
    r"\b(?:votes?|ballots?) counted\b|\bexit polls?\b|\bso far\b",
    re.IGNORECASE,
)
"""What says beside a figure that it is not the last word."""

FINAL = re.compile(
    r"\b(?:final|definitive|certified) (?:[\w-]+ )?"
    r"(?:results?|counts?|tall(?:y|ies)|figures?|tolls?|returns|data)\b",
    re.IGNORECASE,
)
"""What says beside a figure that it is the last word."""

SHRINKING = re.compile(
    r"\b(?:missing|unaccounted|trapped|stranded|hostages?|without (?:power|electricity|water)|"
    r"still (?:held|burning|closed|in hospital))\b",
    re.IGNORECASE,
)
"""What is counted down as time passes: the missing are found, the trapped are freed."""

_FROM = (
    r"\b(?:up|down|r[io]se|risen|rising|climb(?:ed|ing)|jump(?:ed|ing)|increas(?:ed|ing)|gr[eo]wn?|growing|"
    r"f[ae]ll(?:en)?|falling|dropp(?:ed|ing)|correct(?:ed|ing)|revis(?:ed|ing)|rais(?:ed|ing)|lower(?:ed|ing)|"
    r"chang(?:ed|ing)|cut(?:ting)?|reduc(?:ed|ing)|updat(?:ed|ing)|tak(?:en|ing)|bring(?:ing)|brought)"
    r"(?: [\w-]+){0,3} "
    r"from (?:(?!to )[^\W\d][\w-]* ){0,3}$"
)
CHANGED_FROM = re.compile(_FROM, re.IGNORECASE)
"""What ends before a figure that another took the place of: "down from 14"."""

_COUNT = r"(?:figures?|tolls?|counts?|reports?|estimates?|numbers?|tall(?:y|ies)|totals?|statements?)"
_TOLD = (
    r"(?:reported|put|said|given|counted|confirmed|announced|stated|told|spoken of|stood at|spoke of|"
    r"believed|thought|estimated)"
)
_FIRST = r"(?:earlier|previously|initially|originally|at first|first|before)"
EARLIER_BEFORE = re.compile(
    rf"\b(?:(?:earlier|previous|initial|original|preliminary|first) (?:[\w-]+ ){{0,2}}?{_COUNT}|"
    rf"had (?:been )?(?:{_FIRST} )?(?:been )?{_TOLD}|{_FIRST} (?:been )?{_TOLD}|{_TOLD} {_FIRST})\b"
    rf"(?:(?!\b(?:but|while|whereas|now|later|though)\b)[^.;])*$|{_FROM}",
    re.IGNORECASE,
)
EARLIER_BEHIND = re.compile(
    rf"^[^.;]{{0,50}}?\b(?:had (?:been )?(?:{_FIRST} )?(?:been )?{_TOLD}|{_TOLD} {_FIRST}|{_FIRST} {_TOLD}|"
    r"(?:an?|the) (?:day|week) (?:earlier|before))\b",
    re.IGNORECASE,
)
"""What tells, before or behind a figure, that it was told earlier: "On Monday 12 had been reported"."""

UP_TO_NOW = re.compile(
    r"\b(?:now|so far|already|until|still|as of)\b|"
    r"\bby (?:(?:the|late|early|mid) )*(?:then|noon|midnight|nightfall|dawn|dusk|evening|morning|afternoon|"
    rf"night|end|time|\d|{MONTHS_NAMED}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""What tells that it still holds, in spite of the tense: "By Monday 12 had been reported"."""

REPLACING = re.compile(
    r"\b(?:correct(?:ed|s|ing)|revis(?:ed|es|ing)|lower(?:ed|s|ing)|rais(?:ed|es|ing)|chang(?:ed|es|ing)|cut|"
    r"reduc(?:ed|es|ing)|updat(?:ed|es|ing)|amend(?:ed|s|ing)|adjust(?:ed|s|ing))\b[^.;]{0,60}?\bto "
    r"(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
"""What ends before a figure that takes the place of one before it: "officials corrected this to 12"."""

TELLING = (
    r"said|says|told|tells|claim(?:ed|s)|announce[ds]|stated|insist(?:ed|s)|maintain(?:ed|s)|argue[sd]|"
    r"estimate[ds]|warn(?:ed|s)|confirm(?:ed|s)|reported|wrote|writes|add(?:ed|s)|noted|acknowledge[ds]|"
    r"admit(?:ted|s)|conceded|disclosed|revealed|alleged|asserted|contended|testified"
)
"""Verbs of saying, in folded text, that no noun is written like."""

_SAYING = rf"(?:{TELLING}|den(?:ied|ies))"
REPORTING = re.compile(rf"\b{_SAYING}(?: \w+)?(?: (?:on|late on|early on))? $", re.IGNORECASE)
"""What stands before the day on which something was said, not done."""

ATTRIBUTING = re.compile(
    rf"\b(?:{TELLING}|say|saying|claim(?:ing)?|reportedly|according|alleg(?:ed|es|edly|ation)|accus(?:ed|es|ing)|"
    r"believe[sd]?|thinks?|thought|suspect(?:ed|s)?|admitted|testified|suggest(?:ed|s)?|rumou?red)\b|[\"“”]"
)
"""What makes a sentence, in folded text, one that someone else is said to have said."""

STYLES = re.compile(
    r"(?:his|her|their|your|the) (?:(?:royal|imperial|serene) )?"
    r"(?:majest(?:y|ies)|highness(?:es)?|holiness|beatitude|excellenc(?:y|ies)|eminence|grace|honou?r|lordship|"
    r"ladyship)"
)
"""What someone is called instead of by name, in folded text."""

ASIDE_BREAK = re.compile(r"[,;:()–—]| (?:which|who|whose|where|but|while|whereas) ")
"""What parts a clause from the next, or a remark from it."""

CLAUSE_END = re.compile(rf"{ASIDE_BREAK.pattern}| and ")
"""What parts the words of one verb from those of the next."""

PART_BEFORE = re.compile(
    r"\b(?:including|includes|among them|of (?:them|whom|which)|of those)\b[^.;]{0,30}$", re.IGNORECASE
)
PART_BEHIND = re.compile(r"^\s*(?:\w+\s+)?of (?:them|whom|those|these)\b", re.IGNORECASE)
"""What stands before or behind a figure that is part of another: "including 45 in Velm", "eight of them"."""

SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[;:]")
"""What parts figures that are told in one go from those told apart."""

SAYING_BREAK = re.compile(r";|,\s(?:and|but|yet)\b|\s(?:but|while|whereas|though|although)\b")
"""What ends the reach of "the minister said"."""

NO_PARTY = re.compile(
    r"\d|\b(?:he|she|it|they|we|i|you|who|which|that|this|these|those|there|one|some|many|his|her|its|their|"
    r"at|in|on|to|by|with|from|but|was|were|is|are|had|has|have|been|said|"
    r"media|press(?! secretary| office)|news|newspapers?|broadcasters?|television|radio|tv|channel|"
    r"outlets?|agencies|wire|websites?|reports?|reporters?|correspondents?|reuters|bloomberg|xinhua|tass|afp|cnn|bbc)\b",
    re.IGNORECASE,
)
"""What no name of a party holds: pronouns, verbs, figures, and those who only pass on what others say."""

FATES = {
    fate: frozenset(stems.split())
    for fate, stems in {
        "died": "dead die death kill fatal toll casualti murder massacr slain perish drown bodi",
        "hurt": "injur wound hurt hospit treat burn",
        "missing": "miss unaccount",
        "held": "arrest detain held captur captiv jail charg custodi hostag prison",
        "moved": "evacu displac flee fled homeless rescu save",
    }.items()
}
"""What becomes of people who are counted, each with the stems that tell of it."""

SORTS = {
    noun: sort
    for sort, nouns in {
        "leaders": "leader president minister monarch dignitary delegate ambassador diplomat",
        "soldiers": "soldier sailor marine cadet conscript recruit",
        "rebels": "rebel insurgent militant guerrilla separatist fighter terrorist gunman",
        "civilians": "civilian resident villager tourist child pupil student",
        "rescuers": "firefighter rescuer medic paramedic",
        "drones": "drone",
        "missiles": "missile rocket shell",
        "ships": "ship boat ferry trawler tanker",
        "aircraft": "aircraft helicopter",
        "vehicles": "car truck lorry bus tank vehicle",
        "buildings": "house building apartment flat shop school hospital church",
    }.items()
    for noun in nouns.split()
}
"""Nouns that are counted, each with its sort; what is of two sorts is not the same."""

COURSES = {
    noun: course
    for course, nouns in {
        "journey": "visit trip tour stay journey voyage mission",
        "truce": "truce ceasefire cease-fire armistice",
        "war": "war invasion",
        "strike": "strike walkout stoppage",
        "sentence": "sentence imprisonment",
        "ban": "ban suspension embargo",
        "contract": "contract lease",
        "curfew": "curfew lockdown quarantine",
        "meeting": "summit conference congress festival",
        "outage": "outage blackout",
        "search": "search manhunt",
    }.items()
    for noun in nouns.split()
}
"""Nouns of what lasts, each with its sort; how long one lasts says nothing of another."""

PEOPLE = frozenset(
    "casualti child children civilian dead death employe famili fatal firefight guest injur injuri "
    "leader live man men offic passeng patient peopl person player pupil resid sailor soldier "
    "student tourist travel troop victim villag woman women worker wound".split()
)
"""Stems of the nouns that count people: where they are asked for, things are no answer."""

THINGS = frozenset({"drones", "missiles", "ships", "aircraft", "vehicles", "buildings"})
"""The sorts of `SORTS` that are no people."""

INSIDE = re.compile(
    r",? (?:an? (?:\w+ ){1,4})?(?:in|of)(?: the| \w+ern| central| upper| lower)* |, (?:\w+ern |central )?"
)
"""What stands between a place and the region that it is in."""
