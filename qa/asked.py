"""The words that give away what a question asks for, and by which an answer of that kind is known."""

from __future__ import annotations

import re

from qa.values._currencies import NAMES
from qa.values.numerals import either
from qa.values.types import Kind

_UNITS_OF_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?)"
_MONEY = (
    r"(?:costs?|prices?|paid|pays?|spen[dt]|spends|worth|money|funding|budget|fees?|fined?|salary|debt|"
    r"revenues?|profits?|loans?|invest|invested|donated?|dollars?|euros?|pounds?)"
)
_TRADED = (
    r"(?:sold|sells?|bought|buys?|auctioned|fetch(?:ed)?|earn(?:s|ed)?|bid|offer(?:ed)?|rais(?:e|ed)|charged?|"
    r"borrow(?:ed)?|owed?|awarded|stolen|robbed|(?:go|goes|went) for)"
)
_SUMS = (
    r"(?:instal{1,2}ments?|rents?|fares?|tickets?|pensions?|compensation|rewards?|ransom|deal|contract|bonus|"
    r"bill|fines?|fees?|loans?|debts?|budget|salary|salaries|wages?|grants?|subsidy|subsidies|bribes?|bail|"
    r"payments?|payouts?|settlements?|donations?|revenues?|profits?|damages|fortune|inheritance)"
)
_PRICED = (
    r"\bhow (?:much|large|big|high|low|great|steep|hefty) (?:is|are|was|were|an?|the) "
    rf"(?:[\w'-]+ ){{0,3}}{_SUMS}\b"
)
_SUM_ASKED = (
    r"\b(?:what|which) (?:fines?|price|salary|cost|fee|bail|ransom|budget|revenues?|profits?|compensation|"
    r"damages|payout)\b"
)
_FUNDS = r"(?:money|cash|aid|funding|funds|compensation|ransom|damages|credit)"
_RATES = (
    r"(?:(?:employment|unemployment|jobless|inflation|interest|lending|mortgage|tax|vat|approval|turnout|vacancy|"
    r"poverty|literacy|conviction|fatality|survival|success|failure|growth|occupancy) rates?|approval rating|"
    r"inflation|unemployment|tariffs?|(?:import|export|customs) dut(?:y|ies))"
)
"""What is told as a share."""
_SHARE = (
    r"\b(?:what|which) (?:is|was|are|were) (?:(?!(?:of|in)\b)[\w'.-]+ ){0,4}share of (?:[\w'-]+ ){0,4}"
    r"(?:votes?|market|electorate|population|workforce)\b|"
    r"\b(?:what|which) (?:(?:is|was) (?:[\w'.-]+ ){1,4})?(?:market|vote) share\b"
)
_LOSSES = r"(?:fatalities|casualties|deaths|injuries)"
_ROLES = (
    r"(?:person|people|man|woman|player|actor|actress|author|writer|singer|leaders?|president|minister|mayor|"
    r"king|queen|officials?|spokesman|spokesperson|spokeswoman|head|director|chief|coach|judge|general|governor|"
    r"aides?|advis[eo]rs?|ambassador|envoy|senator|congress(?:wo)?man|lawmaker|politician|councillor|premier|"
    r"chancellor|commissioner|secretary|prosecutor|lawyer|captain|pilot|driver|commander|admiral|colonel|sheriff|"
    r"founder|owner|chair(?:wo)?man|chairperson|ceo|manager|prince|princess|pope|bishop|priest|professor|"
    r"scientist|researcher|doctor|journalist|activist|candidate|champion|striker|goalkeeper|artist|musician|"
    r"composer|producer|architect|engineer|designer|analyst|expert|witness|suspect|daughter|son|brother|sister|"
    r"wife|husband)"
)
_PLACES = (
    r"(?:city|cities|country|countries|town|village|places?|location|state|region|province|district|area|"
    r"capital|street|continent|nation|airport|port|island|venue)"
)
_SITES = r"(?:venue|location|whereabouts|birthplace|hometown|destination)"
_BODIES = (
    r"(?:company|companies|organi[sz]ation|agency|airline|party|bank|firm|team|group|union|university|college|"
    r"school|newspaper|magazine|broadcaster|network|publisher|studio|club|hospital|museum|charity|ministry|"
    r"court|institute|institution|foundation|carrier|manufacturer|retailer)"
)
_GATHERINGS = (
    r"(?:group|crowd|contingent|delegation|army|force|crew|audience|team|fleet|staff|workforce|herd|unit|"
    r"membership|population|turnout|party|convoy)"
)
_OCCASIONS = (
    r"(?:arrival|departure|release|birth|death|start|end|opening|launch|election|trial|closing|wedding)"
)
_LINES = (
    r"(?:(?:foot)?bridges?|(?:high|rail|motor|run)ways?|(?:foot)?paths?|roads?|gates?|rivers?|tunnels?|"
    r"pipelines?|walls?|fences?|borders?|frontiers?|coast(?:line)?|beach(?:es)?|canals?|dams?|dykes?|cables?|"
    r"tracks?|lines?|streets?|trails?|routes?|piers?)"
)
_BODIED = r"(?:ships?|boats?|ferry|ferries|yachts?|submarines?|vessels?|snakes?|whales?|sharks?|crocodiles?)"
_HOW_HIGH = (
    r"\bhow (?:big|large|high|low|great|steep|strong) (?:is|are|was|were) "
    r"(?:(?!(?:in|on|at|of|from|to|by|for|under)\b)[\w'-]+ ){0,4}?"
)
_BEFORE = r"(?:(?!(?:in|on|at|of|from|to|by|for|under)\b)[\w'-]+ ){1,5}?"
_LENGTH = (
    rf"\blength of (?:[\w'-]+ ){{0,4}}(?:{_LINES}|{_BODIED})\b|\bat (?:what|which) (?:depth|height)\b|"
    rf"\bhow long (?:is|are|was|were) {_BEFORE}(?:(?:{_LINES}|{_BODIED})\W*$|"
    rf"{_LINES} (?:between|of|in|on|from|under|over|across|through|to|near)\b"
    r"(?!.*\b(?:open|closed|shut|blocked)\b))|"
    rf"\bhow long (?:will|would) {_BEFORE}(?:{_LINES}|{_BODIED})\b.* be\W*$"
)
"""Lengths in metres; the length of anything else is a time."""

_OWN = r"(?:(?!(?:the|an?|of|in|on|at|for|from|with|where|when|who|which|that|and)\b)[\w'-]+ ){0,3}?"
"""The words between an article and its noun."""

_ASKING = r"(?:what|which|why|how|who|whom|whose|where|when)"

_AUXILIARIES = (
    r"(?:am|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|"
    r"(?:is|are|was|were|does|did|has|have|wo)n't)"
)

_EXTENTS_ASKED = {
    "metre": "width|breadth|height|depth|distance|diameter|elevation|altitude|thickness|wingspan|radius|"
    "circumference|draught",
    "kilometre per hour": "speed|velocity",
    "kilogram": "weight|mass",
    "square metre": "(?:surface|total|land|floor|burned) area|floor space",
    "": "attendance|magnitude|tonnage|(?:seating )?capacity|quantity",
}
"""What can be asked for by name, by the unit that it is measured in."""


def _extent(names: str) -> str:
    """A question for something measured: "What was the top speed", "What height did it reach"."""
    return (
        rf"\b(?:what|which) (?:is|was|are|were) "
        rf"(?:(?:the|its|his|her|their|[\w-]+'s?) (?:(?!of\b)[\w'-]+ ){{0,2}})?(?:{names})"
        rf"(?= (?:of|at|in|on|between|from|when|for|to|that)\b|\W*$)|"
        rf"\b(?:what|which) (?:[\w'-]+ )?(?:{names}) {_AUXILIARIES}\b|"
        rf"^(?!.*\b{_ASKING}\b)(?:the )?(?:[\w'-]+ )?(?:{names}) of\b"
    )


_TEMPERATURE = (
    r"\bhow (?:hot|cold|warm)\b|\b(?:what|which) (?:\w+ )?temperatures?\b|\btemperature (?:of|in|at|on)\b|"
    r"\b(?:what|which) (?:is|was|are|were) the (?:[\w'-]+ ){0,2}temperatures?\b"
)

_POPULATION = (
    r"\b(?:what|which) (?:is|was|are|were) the (?:[\w'-]+ ){0,3}population\b"
    r"(?! (?:density|growth|rate|change))|"
    r"\bhow (?:big|large) (?:is|was) the (?:[\w'-]+ ){0,2}population\b"
)
_TOLL = (
    r"\b(?:what|which) (?:is|was) the (?:(?:current|latest|official|final|overall|reported|confirmed|human|"
    r"present|total) )*toll\b(?! (?:road|bridge|charge|fee|booth|on)\b)"
)

_POPULATION_TYPED = rf"^(?!.*\b{_ASKING}\b).*(?P<asks>\bpopulation of\b)"

_PART = (
    r"\bhow much of (?:the|its|his|her|their|all|this|that)\b|"
    rf"{_HOW_HIGH}turnout\b"
)
_RANK = (
    r"\b(?:what|which) (?:(?:is|was) the )?(?:anniversary|jubilee)\b|"
    r"\b(?:what|which) birthday (?:is|was|will|did|does|do|has)\b"
)

_ERA = r"(?:ice|stone|bronze|iron|middle|golden|old|new|space|by) ages?\b"

_CHOICE = r".*\bor\b(?! (?:not|no|more|less|fewer|so|even|any)\b)"
"""Of "high or low" one is the answer, not yes or no."""


def _asking(word: str) -> str:
    """A question word that no other stands before: "what happened when" does not ask when."""
    return rf"^(?:(?!\b{_ASKING}\b).)*?\b(?P<asks>{word})\b"


def _typed(words: str) -> str:
    """Words among others without a question, as they are typed into a search field."""
    return rf"^(?!.*\b{_ASKING}\b)(?!(?:{_AUXILIARIES}|name)\b).*(?P<asks>\b(?:{words}))"


# The pattern found first in the folded question names the kind ("who wrote When a Man Loves a Woman"),
# of those that begin alike the upper one; yes/no only where nothing else is asked.
KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (rf"\bhow many (?:more |full |whole |consecutive )?{_UNITS_OF_TIME}\b", Kind.DURATION),
        (r"\bhow much time\b", Kind.DURATION),
        (r"\bwhat (?:percentage|percent|per cent|share|proportion|fraction)\b", Kind.PERCENTAGE),
        (rf"{_HOW_HIGH}(?:{_RATES}|dut(?:y|ies))\b|{_extent(_RATES)}", Kind.PERCENTAGE),
        (r"\b(?:percentage|percent|per cent|proportion) (?:of|by|did|was|were|is)\b", Kind.PERCENTAGE),
        (_SHARE, Kind.PERCENTAGE),
        (r"\bhow (?:big|large|high|great) (?:a |the )?(?:share|percentage|proportion)\b", Kind.PERCENTAGE),
        (rf"\bhow much {_MONEY}\b|\bhow much\b.*\b{_MONEY}\b", Kind.MONEY),
        (r"\b(?:cost|price|value|worth|budget) of\b", Kind.MONEY),
        (
            r"\b(?:what|which) (?:was|is|were|are) the (?:total )?(?:cost|price|budget|fee|fine|bill for)\b",
            Kind.MONEY,
        ),
        (rf"\bhow much {_AUXILIARIES}\b.*\b{_TRADED}\b", Kind.MONEY),
        (_PRICED, Kind.MONEY),
        (_POPULATION, Kind.COUNT),
        (_POPULATION_TYPED, Kind.COUNT),
        (r"^what (?:is|was|do|does|did|will|would)\b.*\b(?:cost|salary|price|fees?|fine)\W*$", Kind.MONEY),
        (r"^what (?:is|was|are|were)\b.*\bworth\b(?! \w+ing\b)|\bvalue in \w+ of\b", Kind.MONEY),
        (rf"\bhow expensive\b|\b(?:what|which) (?:sum\b|(?:amount|sum) of {_FUNDS}\b)", Kind.MONEY),
        (_SUM_ASKED, Kind.MONEY),
        (_LENGTH, Kind.COUNT),
        (_extent("|".join(_EXTENTS_ASKED.values())), Kind.COUNT),
        (_TEMPERATURE, Kind.COUNT),
        (r"\bwhat age\b", Kind.COUNT),
        (_PART, Kind.PHRASE),
        (r"\bhow (?:many|often|frequently|much)\b|\b(?:number|count|tally) of\b", Kind.COUNT),
        (rf"{_TOLL}|\b(?:what|which) (?:(?:is|was|are|were) the )?(?:\w+ )?{_LOSSES}\b", Kind.COUNT),
        (_RANK, Kind.COUNT),
        (_typed(rf"{_LOSSES}(?: (?:in|on|at|from|after|during|by)\b|\W*$)"), Kind.COUNT),
        (r"\bhead ?count\b|\bdeath toll\b", Kind.COUNT),
        (r"\b(?:head ?count|number|count|toll)\W*$", Kind.COUNT),
        (_typed("(?:head ?count|count|tally|death toll) (?:for|from|by|in|at|given)"), Kind.COUNT),
        (r"\b(?:what|which) figures? (?:are|is|was|were) (?:there|given)\b", Kind.COUNT),
        (rf"\b(?:size|strength) of (?:[\w'-]+ ){{0,4}}{_GATHERINGS}\b", Kind.COUNT),
        (rf"(?!.*\b{_ERA})" + _typed(r"age(?: of|\W*$)"), Kind.COUNT),
        (rf"(?!.*\b{_ERA})\bwhat (?:is|was|are|were) (?:[\w'-]+ ){{1,4}}ages?(?: of\b|\W*$)", Kind.COUNT),
        (r"\bhow (?:far|fast|tall|high|deep|big|large|heavy|old|wide|broad|thick|strong)\b", Kind.COUNT),
        (r"\bhow (?:numerous|populous)\b", Kind.COUNT),
        (r"\bhow (?:long ago|recently)\b", Kind.DATE),
        (r"\bhow (?:long|lengthy)\b|\b(?:length|duration) of\b|\bwhat duration\b", Kind.DURATION),
        (r"\b(?:over|for|within) what period\b(?! (?:in|of history)\b)", Kind.DURATION),
        (r"\b(?:what|which) (?:jail|prison) (?:term|sentence)\b", Kind.DURATION),
        (r"\b(?:length|duration)\W*$", Kind.DURATION),
        (_asking("when"), Kind.DATE),
        (r"\b(?:what|which) (?:day|date|month|year|weekday|time|hour)\b|\bdate of\b", Kind.DATE),
        (r"\bwhat (?:is|was) (?:[\w'-]+ ){1,4}birth ?(?:day|date)\W*$", Kind.DATE),
        (_typed(rf"{_OCCASIONS} (?:day|date|year)|date\W*$"), Kind.DATE),
        (r"^(?:the )?(?:day|year|month) of\b", Kind.DATE),
        (
            r"\bwhat (?:is|was) the (?:\w+ )?(?:day|date|year|month)(?: (?:of|on|in|when|that)\b|\W*$)",
            Kind.DATE,
        ),
        (rf"\bwhat (?:is|was) the (?:[\w'-]+ ){{0,3}}{_OCCASIONS} date\b", Kind.DATE),
        (_asking("where"), Kind.PLACE),
        (rf"\b(?:what|which) {_PLACES}\b|\bwhereabouts\b", Kind.PLACE),
        (rf"\b(?:what|which) (?:is|was|are|were) the (?:[\w'-]+ ){{0,2}}{_SITES}\b", Kind.PLACE),
        (_typed(r"(?:location|venue) (?:of|for)\b"), Kind.PLACE),
        (_asking("who|whom|whose"), Kind.PERSON),
        (rf"\b(?:what|which) (?:\w+ )?{_ROLES}\b", Kind.PERSON),
        (rf"\bname (?:of )?the {_OWN}{_ROLES}\b(?!['’])", Kind.PERSON),
        (
            rf"\bwhat (?:is|was|are|were) (?:the|his|her|its|their) (?:\w+ )?{_ROLES} (?:called|named)\b",
            Kind.PERSON,
        ),
        (rf"\b(?:what|which) {_BODIES}\b", Kind.ORGANISATION),
        (rf"^(?:\W*(?:and|so|but|then|ok|okay|well)\W+)*{_AUXILIARIES}\b(?!{_CHOICE})", Kind.YES_NO),
        (rf"\bis it (?:true|correct|the case)\b|^(?:whether|if)\b(?!.*\b{_ASKING}\b)", Kind.YES_NO),
    )
)

ROLE_TYPED = re.compile(
    rf"^(?!.*\b{_ASKING}s?\b)(?!{_AUXILIARIES}\b)"
    r"(?:(?!(?:of|on|in|by|for|from|to|at|with|against|after|before|and|said|says|that)\b)[\w'-]+ ){0,4}"
    rf"(?!person|people|man|woman){_ROLES} (?:of|for|in|at) [\w'-]+(?: [\w'-]+){{0,3}}\W*$"
)
"""A role that is typed without a question: "interior minister of Velm"."""

OPENING = re.compile(
    r"^\W*(?:(?:please|so|and|but|ok|okay|hi|hello|hey)\W+)*"
    r"(?:(?:can|could|would|will) (?:you|anyone|someone|somebody) (?:please )?"
    r"(?:tell|say|explain|inform)(?: me| us)?|(?:please )?tell (?:me|us)|"
    r"i(?:'d| would)? (?:want|like|need|wish) to know|do (?:you|we) know|"
    r"i(?:'m| am) (?:wondering|curious)|i wonder|any idea|what do (?:we|you) know about)\W*",
)
"""The courtesies before the question proper, in folded text."""

SUBORDINATE = re.compile(
    rf"^\W*(?:when|while|as|after|before|once|since|if|where) (?!{_AUXILIARIES}\b)[^,?]+, (?={_ASKING}\b)"
)
"""A clause before the question proper, in folded text: "when he arrived, " and then "who met him"."""

ASKED = re.compile(rf"\b(?:(?:for|in|on|at|to|by|from|since|until|of|with) )?{_ASKING}\b", re.IGNORECASE)
NUMBER_OF = re.compile(r"\b(?:the )?(?:total )?(?:number|tally|head ?count) of (?:the )?", re.IGNORECASE)
_REPORTS = r"(?:the |these |our )?(?:reports?|articles?|sources?|papers?|newspapers|outlets|texts?|accounts)"
_GIVE = r"(?:give|name|state|report|mention)s?"
_GIVEN = r"(?:there|given|named|stated|reported|mentioned)"
_NUMBER = r"(?:(?:total|exact|overall|reported|given|official) )?(?:number|count|tally|head ?count)"
_GROUP = r"(?:group|crowd|number|body|party|contingent|delegation|band|team)"
_FACT = r"(?=(?:[\w'-]+ )?(?:number|count|tally|toll|figure|sum|total|date|day|cause|reason|name|age)\b)"
_PLURAL = r"(?:people|men|women|children|(?!(?:this|does|always|towards)\b)[\w'-]{2,}[a-rt-z]s)"
_SEVERAL = rf"(?=(?:[\w'’-]+ ){{0,3}}?(?:dead|injured|wounded|missing|{_PLURAL})\b)"
"""Before what can be counted."""
_FIGURE = (
    r"(?=(?:[\w'-]+ )?(?:number|count|tally|toll|total|length|duration|size|cost|value|price|age|height|"
    r"depth|weight|strength|damage|loss|turnout|magnitude|speed|distance|area|population|share)\b)"
)
_SUM = r"(?:figure |number |sum |level )?"
_PUT = r"(?:put|placed?|estimated?|reckon(?:ed)?|given?|set)"
_BEFALLEN = (
    r"(?:(?:still|now|so far|reported|believed) )?(?:hit|shot|downed|destroyed|killed|injured|wounded|hurt|"
    r"dead|missing|unaccounted|displaced|stranded|affected|evacuated|rescued|saved|arrested|detained|blocked|"
    r"damaged|lost|sunk|homeless|infected|expelled|delayed|cancell?ed|grounded)"
)
_COUNTABLE = (
    rf"(?!(?:.*\b{_ASKING}s?\b|{_AUXILIARIES}\b|(?:the )?(?:names?|reasons?|causes?|places?|areas?|list|all)"
    rf"\b))(?:[\w'’-]+ ){{0,2}}?{_PLURAL}"
)
"""Opens a query that names what is to be counted and no question word."""

SPEAKER = re.compile(
    rf"\baccording to (?P<to>[\w’'. -]+?)(?=[,?]|$| (?:{_ASKING}|{_AUXILIARIES})\b)|"
    r"\b(?:did|does|do|has|have) (?P<by>(?:(?!\bto\b)[\w’'. -])+?) "
    r"(?:say|said|claim|claimed|report|reported|state|stated|announce|announced|estimate|estimated)\b",
    re.IGNORECASE,
)
"""Whose account is asked for; a question that names no party asks for all."""

PLAINER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plainer)
    for pattern, plainer in (
        (rf"^what (?:do|does|did) {_REPORTS} {_GIVE} (?:as|for) (?:the )?{_FACT}", "What is the "),
        (
            rf"^(?:at )?what {_SUM}(?:do|does|did) {_REPORTS} {_PUT} (?:the )?{_FIGURE}(.+?)(?: at)?\?*$",
            r"What is the \1?",
        ),
        (
            rf"^at what {_SUM}(?:is|was|are|were) (?:the )?{_FIGURE}(.+?) {_PUT}\?*$",
            r"What is the \1?",
        ),
        (rf"^(?:what|which) (?:(?:is|was|are|were) the )?{_NUMBER} of (?:the )?{_SEVERAL}", "How many "),
        (
            rf"^how (?:large|big|numerous) (?:is|was|are|were) the {_GROUP} of (?:the )?{_SEVERAL}",
            "How many ",
        ),
        (
            rf"^what (?:figures?|counts?) (?:is|are|was|were) {_GIVEN} (?:for|of) (?:the )?{_SEVERAL}",
            "How many ",
        ),
        (rf"^({_COUNTABLE}) ({_BEFALLEN}\b[^?]*)$", r"How many \1 were \2?"),
        (rf"^({_COUNTABLE}\b[^?]*) (so far|to date|in total|altogether)$", r"How many \1 \2?"),
        (r"^what did (.+) cost in lives\b", r"How many lives did \1 claim"),
        (r"^how (?:high|large|big) (?:is|was) the (death |)toll\b", r"What is the \1toll"),
        (
            r"^what(?:['’]s| is| was) the (?:[\w-]+ )?(?:death )?toll(?: now| so far| today| yet)?(?=\W*$)",
            "How many people died",
        ),
        (
            rf"^what (?:(?:is|was) the )?(?:expected |likely |total )?turnout of (?:the )?{_SEVERAL}",
            "How many ",
        ),
        (
            rf"^(?!.*\b{_ASKING}s?\b)((?:[\w-]+ )?{_LOSSES}) (?=(?:in|on|at|from|after|during|by)\b)",
            r"How many \1 ",
        ),
    )
)
"""Roundabout ways to ask, each with a plainer one that means the same, applied in order."""

LEANING = re.compile(
    r"\b(?:it|its|that|this|they|them|their|he|him|his|she|her|hers|there|then|those|these|one|ones)\b",
    re.IGNORECASE,
)
"""What a sentence has that leans on the one before."""

LEAD_IN = re.compile(
    r"(?:(?:counting|based|judging|going|taking|looking|across|given|in|from|on|by|over|with|at|to|according|all|any|"
    r"every|each|the|these|those|this|our|your|of|various|different|several|available|news|together|whole)\W+)*"
    r"(?:reports?|articles?|sources?|papers?|newspapers?|outlets?|texts?|accounts?|coverage|press|media)\s*[,:]\W*$",
    re.IGNORECASE,
)
"""Where to look for the answer, before the question proper: nothing of it tells what is asked."""

PREAMBLE = re.compile(
    r"\b(?:i|i['’]m|i['’]d|me|my|we|us|our|you|need|tell|know|wonder(?:ing)?|please|question)\b",
    re.IGNORECASE,
)
"""What people say of themselves before they ask: all of it is left away."""

EXPLAINING = re.compile(
    rf"\bwhy\b|\bhow (?:{_AUXILIARIES}|come)\b|\b(?:reasons?|motives?|purpose|explanation)\b|"
    r"\bcauses? (?:of|for|behind)\b|\b(?:the|main|likely|probable|official|reported) causes?\b|"
    r"\bwhat (?:happened|caused|led|made)\b|\bwhat (?:did|does|do|has|have|had|will|would) .+ "
    r"(?:say|said|think|argue|claim|warn|tell|do|call for|mean)\b"
)
"""Questions whose answers are told in whole clauses: two of them can differ and both be true."""

_ACCIDENTS = (
    r"(?:capsized?|s[iu]nk|exploded?|blow up|derail(?:ed)?|burn(?:ed|t)?(?: down)?|catch fire|burst|"
    r"run aground|overturn(?:ed)?|toppled?|crash(?:ed)?|collapsed?|break|give way|"
    r"(?<=fire )start|(?<=fire )begin|(?<=blaze )start|(?<=blaze )begin)"
)
_INSTITUTIONS = (
    r"(?:talks?|negotiations?|deals?|truce|ceasefire|governments?|coalition|alliance|banks?|markets?|shares?|"
    r"stocks?|prices?|currency|economy|trade|marriage|party|company|firm|business|club|website|system)"
)
CAUSING = re.compile(
    r"\bcaus(?:e|es|ed)\b|\bwhat killed\b|"
    rf"\b(?:why|how) (?:did|has|have|had) (?!.*\b{_INSTITUTIONS}\b).*\b{_ACCIDENTS}"
    r"(?: (?:in|at|on|off|near) .*)?\W*$|"
    r"\bhow (?:did|was|were) (?:(?! (?:when|after|before|as|while|to|that|who) ).)*"
    r"\b(?:die|killed|executed|murdered|lose (?:his|her|their) li(?:fe|ves))\W*$"
)
"""Of these explanations mostly one is true: what caused a fire, why a dam broke, how somebody died."""

KNOWING = re.compile(
    r"\b(?:know|known|say|said|says|tell|told|clear|sure|mention(?:ed|s)?|stated?|announced?|explain(?:ed|s)?|"
    r"reveal(?:ed|s)?|reported|recall|remember|specify|specified|possible)\b"
)
"""Of "did they say when" it is the time that is asked for; of "was he there when it sank" it is yes or no."""

TYPED = re.compile(
    rf"(?!.*(?:\b{_ASKING}s?\b|[.?!]$))"
    rf"(?!(?:{_AUXILIARIES}|names?|list|tell|give|show|find|explain|describe|compare|summari[sz]e|state|identify|"
    r"define|estimate|mention|please|i|whether|if)\b)"
    r"(?P<bare>(?:the|an?|all|some|any|its|his|her|their|our|my)\b|[\w'-]+['’]s?\s)?"
)
"""Opens a query without a question or a bidding, in folded text; `bare` needs no article before it."""

LASTING = re.compile(r"\b(?:since|until|till)\b|\b(?:from|between)\b.*\d.*\b(?:to|until|till|and)\b")
"""What tells how long something lasts by its beginning or its end, in folded text."""

TIMELY = re.compile(
    r"\b(?:days?|nights?|mornings?|noon|afternoons?|evenings?|weeks?|weekends?|months?|years?|decades?|century|"
    r"centuries|hours?|minutes?|time|dawn|dusk|midnight|spring|summer|autumn|fall|winter|season|eve|anniversary|"
    r"christmas|easter|ramadan|war|reign|age|era|period|before|after|during|when|while|until|since|later|earlier|"
    r"ago|soon|now|then|immediately|once|upon|following|prior|early|late|yesterday|today|tonight|tomorrow)\b"
)
"""Words of which a time that has no known form holds one at least: "the year of the flood"."""

CLOCK = re.compile(
    r"(?<!\bduring )\b(?:what|which) (?:exact )?(?:time|hour)\b(?! (?:frame|period|span|of (?:the )?year)\b)"
)

DAYTIME = re.compile(
    r"\b(?:dawn|sunrise|mornings?|noon|midday|afternoons?|dusk|sunset|evenings?|nights?|midnight|hours?|o'clock)\b"
)
"""What tells a time of day without a clock, in folded text."""

_TRADED_ON = (
    r"(?:prices?|shares?|stocks?|index|sales|exports|imports|profits?|revenues?|currency|pound|dollar|euro|rates?|"
    r"ratings?|wages|output|demand|support)"
)
BY_HOW_MUCH = re.compile(
    rf"{_PART}|\bby how much\b|"
    rf"\bhow (?:much|far(?=.*\b{_TRADED_ON}\b)) (?:more|less|higher|lower|{_AUXILIARIES}\b.*\b"
    r"(?:(?:go|going|gone|went) (?:up|down)|ris(?:e|en|ing)|f[ae]ll(?:en|ing)?|drop(?:ped|ping)?|"
    r"(?:in|de)creas(?:ed?|ing)|grown?|growing|shr[iau]nk(?:ing)?|declin(?:ed?|ing)|"
    r"jump(?:ed)?|climb(?:ed)?|slump(?:ed)?|plunged?|soar(?:ed)?))\b"
)
"""Asks for a part or a change, in folded text, which is told as a share, in money or as a number."""

RANK = re.compile(_RANK)
"""Asks for an ordinal, in folded text: "which anniversary"."""

QUANTIFIERS = re.compile(
    r"\d|\b(?:few|fewer|many|more|most|much|single|sole|only|both|all|none|no|nobody|nothing|not|number|numbers|half|"
    r"quarter|third|majority|minority|multiple|various|several|some|any|every|each|countless|innumerable|"
    r"uncountable|couple|lots?|handful|bunch|crowds?|masses|plenty|pair|double|triple|duo|trio|quartet|dozens?|"
    r"scores?|hundreds|thousands|millions|billions|twice|once|whole|entire|enough|zero|one)\b"
)
"""Of what tells how many, one is there at least, in folded text, where no number is."""

AMOUNTS = frozenset(
    "amount bill capacity cut debt deficit drop fall fee figure fine growth increase investment level levy "
    "loss margin output pay profit quantity rate revenue rise salary size sum surplus tariff tax total "
    "turnout turnover value volume wage worth".split()
)
"""Sorts of things that are told by a figure: "what volume of gas", "the tariff"."""

RUNNING_TIME = re.compile(r"\d?\d:\d\d(?: ?[-–—|•·] ?(?:source|video|credit)\b)")
"""How long a film runs, as a page tells it beside its title, in folded text."""

PAST_YEAR = re.compile(r"\b(?:last|previous|past) (?:financial |fiscal )?year\b", re.IGNORECASE)

PRESENT = re.compile(r"\b(?:is|are|does|do|has|have|['’]s)\b")
"""What a question about the present has, in folded text."""

TIMELY_BEFORE = frozenset(
    "in on of by until till since from before after during last next this early late mid every each".split()
)
"""What stands before a month or a weekday."""

DAY = re.compile(
    r"\b(?:what|which)(?: is the| was the)? (?:(?!time\b)\w+ )?(?:day|date|weekday)\b|"
    r"^(?:the )?(?:day|date) of\b"
)
"""Asks for a day, in folded text."""

AHEAD = re.compile(
    r"\b(?:will|shall)\b|\b(?:is|are) (?:[\w'’-]+ ){1,6}?(?:(?:going|due|set|expected|scheduled|planned|"
    r"supposed|meant) to\b|to (?!have\b)[a-z]+(?: \w+){0,3}\W*$)"
)
"""Asks for what is still to come, in folded text."""

YEAR = re.compile(r"\b(?:what|which) (?:\w+ )?year\b")
YEARLY = re.compile(r"\b\d{4}\b|['’]\d\d\b|\b(?:years?|decades?|century|centuries)\b")
"""What a time has that answers "in which year": a year, or one that is counted from today."""

LIFE_ENDS = re.compile(
    r"(?P<birth>\bborn\b|\b(?:birth ?day|birth ?date|date of birth|year of birth)\b)|"
    r"(?P<death>\bdid\b.*\bdie\b|\bdied\b|\bpass(?:ed)? away\b|(?:\bhis|\bher|\btheir|['’]s) death\b|"
    r"\bdate of death\b)"
)
"""What asks for one end of a life."""

LIFE = re.compile(r"(?P<birth>[^–—-]*\d{3,4}[^–—-]*?)\s*[–—-]\s*(?P<death>\S.*)", re.DOTALL)
"""The years of a life: "1855–1928"."""

MEASURING: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), bases)
    for pattern, bases in (
        (r"\bhow fast\b|\bwhat speed\b", ("kilometre per hour",)),
        (rf"\bhow (?:far|tall|high|deep|wide|broad|thick)\b|{_LENGTH}", ("metre",)),
        *((_extent(names), (unit,)) for unit, names in _EXTENTS_ASKED.items() if unit),
        (_TEMPERATURE, ("degree celsius", "degree")),
        (r"\bhow heavy\b", ("kilogram",)),
        (rf"\bhow old\b|\bages?\b|{_POPULATION}|{_POPULATION_TYPED}", ("",)),
        (r"\bhow strong\b", ("kilometre per hour", "")),
    )
)
"""The base units (see `qa.values`) in which a measure is asked for; an age or a population has none."""

AGED = re.compile(r"\bhow old\b|\bages?\b")
AGED_THEN = re.compile(r"\b(?:when|at the time|die[ds]?|dying|death|dead|killed)\b")
"""What asks for an age, in folded text, and for the age on one day, which no birthday moves."""

IN_CURRENCY = re.compile(rf"\bin (?:british )?({either(NAMES)})s?\b")

COUNTED = re.compile(
    r"\b(?:how many|number of|count of|how much)\s+(?:of\s+)?(?:the\s+)?((?:[\w’'-]+\s*){1,5})"
)
NOT_COUNTED = frozenset(
    "am is are was were do does did has have had will would can could should may might must in at on from to "
    "of by with for that which who expected attended been be there say said take took this these those "
    "than so".split()
)
SORTED = re.compile(
    r"\b(?:(?:what|which)(?P<is>['’]s| is| are| was| were)?|(?P<who>who)(?:['’]s| is| are| was| were))\s+"
    r"(?:the\s+|an?\s+)?(?P<of>(?:name|type|kind|sort)s?\s+of\s+(?:the\s+|an?\s+)?)?"
    r"(?P<noun>(?:[\w.’'-]+\s*){1,6})"
)
POSSESSIVE = re.compile(r".*['’]s?\s+(?=\w)")
