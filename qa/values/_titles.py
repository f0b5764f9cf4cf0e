"""Titles and roles of people, and the words that mark organisations, places and events among names."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady madam hon rev reverend father sister brother "
    "bishop archbishop cardinal pope rabbi imam sheikh ayatollah saint king queen prince princess emperor "
    "sultan emir duke duchess count president minister premier chancellor secretary general "
    "secretary-general governor mayor senator congressman congresswoman representative rep sen gov "
    "ambassador envoy judge justice chief chairman chairwoman chair ceo director commissioner inspector "
    "detective officer sergeant sgt lieutenant lt captain capt major maj colonel col gen brigadier "
    "admiral commander marshal private spokesman spokeswoman spokesperson leader prosecutor sheriff coach "
    "manager then-president ex-president president-elect det insp supt superintendent constable corporal cpl "
    "lance private pte pvt trooper ensign cadet cmdr cdr adm brig pc dc dci ds di councillor councilman "
    "councilwoman cllr alderman magistrate deacon canon vicar baron baroness viscount earl countess marquess "
    "archduke dowager abbot doctor nurse actor actress comedian comedienne singer rapper author novelist "
    "footballer striker goalkeeper midfielder quarterback cornerback linebacker lawyer attorney analyst "
    "economist historian scientist researcher physicist astronaut journalist reporter correspondent "
    "columnist photographer filmmaker billionaire businessman businesswoman entrepreneur founder co-founder "
    "activist politician lawmaker diplomat firefighter paramedic gunman widow".split()
)

# Behind a name they are a part of it, whatever stands between: "Omar Reyes, Jr.".
SUFFIXES = frozenset("jr sr ii iii iv".split())

# How words end that tell what somebody is like: "Armed robbers", "Angry voters".
ADJECTIVE_ENDINGS = tuple("ed en ing ful less ous ive able ible al ic ish ary ant ent y er".split())

# Part of a title only with one of those behind them: "Foreign Minister", but "First Harbour War".
TITLE_QUALIFIERS = frozenset(
    "crown vice prime deputy foreign interior finance defence defense former acting opposition first "
    "attorney".split()
)

# Titles that are names with the place behind them: "the Duke of Orsk".
NOBLE = frozenset(
    "king queen prince princess emperor sultan emir duke duchess count countess baron baroness viscount earl "
    "marquess archduke saint lord lady".split()
)

# Titles that end whatever stands before them: "Norland Bank President Olga Brandt".
STRONG_TITLES = frozenset(
    "president minister chancellor premier secretary governor mayor senator congressman congresswoman "
    "ambassador judge chairman chairwoman ceo director commissioner sergeant lieutenant captain colonel "
    "spokesman spokeswoman spokesperson prosecutor sheriff professor rep sen gov gen dr mr mrs ms".split()
)

# Roles in lower case that announce a person: "spokesman Ivo Lind", "the mayor, Olga Brandt".
ROLES = frozenset(
    "president premier minister chancellor secretary governor mayor senator congressman congresswoman "
    "lawmaker ambassador envoy judge justice chief chairman chairwoman chair director commissioner "
    "inspector detective officer sergeant lieutenant captain major colonel general admiral commander "
    "marshal spokesman spokeswoman spokesperson leader attorney lawyer prosecutor sheriff coach "
    "manager counterpart analyst expert economist professor doctor scientist researcher journalist "
    "reporter correspondent author writer actor actress singer footballer striker player goalkeeper "
    "boxer billionaire businessman businesswoman entrepreneur founder founder co-founder candidate "
    "activist politician dictator autocrat witness resident victim suspect student teacher farmer "
    "driver pilot father mother son daughter brother sister wife husband widow aide adviser advisor "
    "official diplomat strongman king queen prince princess pope bishop cardinal patriarch rival ally "
    "head boss executive ceo predecessor successor deputy nurse engineer named called".split()
)

# Verbs that only people and bodies do, after a name.
SPEECH = frozenset(
    "said says told tells added warned wrote claimed announced insisted argued asked replied tweeted "
    "stated explained noted stressed urged vowed denied admitted declared promised called confirmed".split()
)

ORGANISATION_WORDS = frozenset(
    "academy administration agency airlines airline airways alliance army assembly association "
    "authority bank brigade broadcasting brotherhood bureau cabinet caucus centre center church club "
    "coalition college command commission committee company confederation conference congress "
    "consortium cooperative corporation corps council court department directorate exchange "
    "federation fc fleet force forces forum foundation front fund gazette government group guard "
    "guardian herald holdings hospital house inc independent industries "
    "initiative inquirer institute institution "
    "international journal kremlin laboratory league legion library ltd llc plc corp co ministry "
    "mission movement museum nations navy network news observatory observer office orchestra "
    "organisation organization parliament partners partnership party pentagon police post press "
    "senate service services society studios supreme syndicate systems team telegraph television "
    "theatre times tribunal tribune trust union united university watch workers".split()
)

ORGANISATIONS = frozenset(
    "kremlin pentagon nato hamas hezbollah taliban reuters interpol europol unicef opec google "
    "microsoft facebook meta twitter apple tesla spacex boeing airbus huawei gazprom rosneft aeroflot "
    "lufthansa ryanair toyota volkswagen samsung sony netflix uber tiktok wikileaks greenpeace oxfam "
    "fifa uefa bloomberg xinhua tass politburo duma knesset bundestag senate congress parliament bbc "
    "cnn".split()
) | {
    "white house",
    "downing street",
    "european union",
    "united nations",
    "associated press",
    "red cross",
    "usa today",
}

# Lower-case nouns that announce an organisation: "the national carrier, Aeroflot".
ORGANISATION_ROLES = frozenset(
    "airline carrier company firm agency broadcaster newspaper magazine bank charity party group "
    "manufacturer operator retailer giant maker network channel website union club team outlet "
    "publisher startup subsidiary militia".split()
)

PLACE_WORDS = frozenset(
    "airport avenue basin bay beach boulevard bridge canal cape castle cathedral cemetery city coast "
    "county creek dam desert district falls forest garden gardens glacier gulf harbor harbour heights "
    "highway hill hills island islands isle isles lake lane mountain mountains mount ocean oblast "
    "palace park peak peninsula plain plaza port province region reservoir ridge river road sea "
    "square stadium station strait street terrace tower town valley village volcano zone".split()
)

PLACE_PREPOSITIONS = frozenset(
    "in at near from outside inside across into around throughout towards toward".split()
)
PLACE_NOUNS_OF = frozenset(
    "city town village region province state district county capital island port".split()
)

# A name that ends in one of these is an occasion or a thing.
EVENT_WORDS = frozenset(
    "war day parade cup games olympics festival award awards prize treaty agreement accord accords "
    "act bill deal summit championship championships tournament race grand prix series open crisis "
    "revolution uprising massacre plan week month year eve christmas easter ramadan holocaust "
    "pandemic virus covid operation project pipeline internet doctrine amendment constitution "
    "protocol declaration language test trial".split()
)

# Capitalised words that name nothing by themselves.
NOT_NAMES = frozenset(
    "west east north south internet god global earth web ai tv dna ceo pm gmt covid".split()
)

# Lower-case words that join the parts of one name.
PARTICLES = frozenset(
    "de da do dos das del della di du van von der den bin ibn binti al el la le las los ten ter zu "
    "zur af av bint".split()
)

# After these "of" and "of the" go on with the name: "Ministry of Defence".
TAKES_OF = (
    ORGANISATION_WORDS | PLACE_WORDS | frozenset("republic kingdom state states isle chamber joint".split())
)

# Possessives inside a name: "People's Liberation Army".
INNER_POSSESSIVES = frozenset("people women men children workers king queen st world nation peoples".split())

# Abbreviations whose full stop does not end a name.
ABBREVIATIONS = frozenset("mr mrs ms dr prof st sen rep gov gen lt col sgt capt maj rev jr sr hon".split())

# Words that open sentences and are no part of a name.
OPENERS = frozenset(
    "a about above according across after again against ago all almost along already also although "
    "always am among an and another any anyone apart are around as at away back be because been "
    "before behind being below besides between both but by can could despite did do does during each "
    "earlier early either even every everyone few finally first following for former from had has "
    "have he her here hers him his how however i if in indeed inside instead into is it its just last "
    "late later least less like local many may maybe meanwhile might more most much must my nearly "
    "neither never next no nobody none nor not nothing now of off officials often on once one only or "
    "other others our out outside over people perhaps rather reports residents second several "
    "she should since so some someone soon still such than that the their them then there these "
    "they this those though three through thus to today together tomorrow tonight too toward towards "
    "two under until unlike up us very was we were what when where whether which while who whose why "
    "will with within without would yes yesterday yet you your authorities experts analysts critics "
    "supporters protesters thousands hundreds dozens millions trade author photo image video read "
    "watch share advertisement speaking asked located born".split()
)

# What the first or the last word of a name is short for.
SHORT_FIRST = {"mt": "mount", "ft": "fort", "st": "saint", "ste": "sainte", "pt": "point"}
SHORT_LAST = {
    "st": "street",
    "rd": "road",
    "ave": "avenue",
    "blvd": "boulevard",
    "sq": "square",
    "ln": "lane",
    "hwy": "highway",
    "intl": "international",
    "univ": "university",
    "dept": "department",
    "assn": "association",
    "assoc": "association",
    "bros": "brothers",
    "corp": "corporation",
    "co": "company",
    "govt": "government",
}

# Behind the name of a firm they tell how it is owned, and nothing of which it is.
LEGAL_FORMS = frozenset(
    "ltd limited llc llp lp plc inc incorporated gmbh ag sa sarl srl nv bv ab asa oy oyj pty pte kk "
    "bhd".split()
)

# Variants of given and family names in the news, by the form that stands for them.
NAME_FORMS = {
    variant: name
    for name, variants in {
        "alexander": "aleksandr aleksander alexandr aleksandar oleksandr alyaksandr",
        "sergei": "sergey serhiy sergiy serguei siarhei",
        "dmitry": "dmitri dmitriy dmytro dmitrii",
        "yuri": "yury yuriy yurii iurii",
        "andrei": "andrey andriy andrii",
        "nikolai": "nikolay mykola",
        "mikhail": "mikhailo mykhailo mykhaylo",
        "alexei": "alexey aleksei aleksey oleksiy oleksii",
        "mohammed": "muhammad mohamed mohammad muhammed mohamad",
        "gaddafi": "qaddafi kadafi gadhafi qadhafi",
        "yanukovych": "yanukovich",
        "osama": "usama",
        "william": "bill",
        "robert": "bob",
        "richard": "dick",
        "edward": "ted",
        "margaret": "peggy",
        "elizabeth": "liz beth betty",
        "anthony": "tony",
        "hussein": "husain husayn hussain",
        "ahmed": "ahmad",
        "organization": "organisation",
        "defense": "defence",
        "center": "centre",
        "labor": "labour",
    }.items()
    for variant in variants.split()
}
