"""The words by which a turn of a conversation shows what it leans on, in lower case."""

from __future__ import annotations

LEAD_INS = frozenset(
    "and but so ok okay well right then also now alright sorry please thanks hi hello hey oh".split()
)
"""What a turn can open with before it says anything."""

CLOSINGS = frozenset("please then exactly again precisely though tho thanks".split())
"""What a turn can end with after it has said everything."""

COURTESIES = frozenset(
    """
    thanks thank thx cheers hello hi hey bye goodbye good morning afternoon evening great ok okay cool
    nice perfect fine you very much so many well alright right sure yes no a lot all the best wow
    interesting understood i see got it excellent brilliant for that your help welcome lovely everyone
    there and
    """.split()
)
"""A turn of these words alone asks nothing."""
GREETINGS = frozenset(
    """
    thanks thank thx cheers hello hi hey bye goodbye great ok okay cool nice perfect fine wow
    interesting understood excellent brilliant lovely alright sure see got morning afternoon evening
    """.split()
)
"""One of these must be among them."""

DIFFERING = frozenset(
    """
    differ differs differing difference differences different disagree disagrees disagreement
    disagreements discrepancy discrepancies contradict contradicts contradiction contradictory conflict
    conflicts conflicting contested disputed inconsistent match mismatch agree right wrong correct true
    """.split()
)
"""What the accounts of an answer do to one another."""
ACCOUNTS = frozenset(
    """
    they it that this these those the two both which one ones report reports article articles account
    accounts outlet outlets source sources paper papers newspapers figure figures number numbers value
    values count counts version versions answer answers story stories date dates day days each other one
    another with from not so much there is are was were do does did don't doesn't didn't aren't isn't
    can't cannot can why what how come explains explain explained reason reasons for of between who
    whose should i believe trust in and to me please then be such a an about here any
    """.split()
)
"""What stands beside those words in a turn about the accounts themselves."""
WONDERING = frozenset(
    "why what explain explains explained which how who do does did reason reasons are".split()
)

REPORTS = frozenset("report reports reported reporting article articles story stories news".split())
NARROWING = frozenset("only just solely".split())
EXCLUDING = frozenset("not without except excluding excepting minus".split())
WIDENING = frozenset("all every any everything everyone everybody filter".split())
SELECTING = (
    REPORTS
    | NARROWING
    | EXCLUDING
    | frozenset(
        """
    the from of by in on at since until till before after between and or to up what does do did is are
    say says said write writes wrote tell tells about how according it them that this there show me use
    take look please published dated with for only on onwards later earlier than through inclusive have
    has leave out but version account take figure
    """.split()
    )
)
"""What a turn may hold, outlets and dates apart, that only chooses among the reports."""
UNFILTERED = (
    WIDENING
    | REPORTS
    | frozenset(
        "the of by from again outlet outlets source sources days dates and no without now show me in".split()
    )
)

SAYING = frozenset("say says said think thinks report reports claim claims write writes tell tells".split())

QUESTION_WORDS = frozenset("what which who whom whose when where why how".split())
AUXILIARIES = frozenset(
    """
    am is are was were do does did has have had will would can could shall should may might must isn't
    aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't
    shouldn't be been being
    """.split()
)
FORMS_OF_BE = frozenset("am is are was were isn't aren't wasn't weren't".split())
FORMS_OF_DO = frozenset("do does did don't doesn't didn't".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their my your our any some all both each every no".split()
)
PREPOSITIONS = frozenset(
    """
    in at on near off from to for of with by over before after during since until till against about
    between around into under through across outside inside within without towards toward upon behind
    beside along among beyond per above below throughout via despite
    """.split()
)
PLACING = frozenset("in at near off from to outside inside around across into over towards along".split())
JOINING = frozenset(
    "and or but that when where while because if who which whom whose than as whether".split()
)
ADVERBS = frozenset(
    """
    overnight yesterday today tomorrow tonight still again ever now together twice once already yet so
    far not also only really actually currently recently soon later earlier early late never always just
    even then there here abroad home back away out up down off in on exactly too altogether instead
    anyone anybody everyone someone
    """.split()
) - PREPOSITIONS  # fmt: skip

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
THAT = frozenset("that this".split())
OWNING = frozenset("his her hers its their theirs".split())
SHIPS = frozenset("ship vessel ferry boat tanker yacht submarine frigate freighter trawler cruiser".split())

FEMALE = frozenset(
    """
    queen princess woman women girl mother wife sister daughter actress mrs ms miss spokeswoman
    chairwoman businesswoman policewoman duchess empress congresswoman lady aunt niece grandmother
    """.split()
)
MALE = frozenset(
    """
    king prince man men boy father husband brother son actor mr spokesman chairman businessman policeman
    duke emperor congressman lord uncle nephew grandfather
    """.split()
)
PEOPLE = (
    FEMALE
    | MALE
    | frozenset(
        """
    rider driver pilot captain sailor soldier doctor nurse teacher headteacher student pupil worker
    guard gunman robber thief suspect victim hostage prisoner passenger resident patient refugee migrant
    civilian voter tourist worshipper miner firefighter medic protester villager fisherman farmer player
    coach striker goalkeeper winner candidate leader ruler owner founder lawyer judge prosecutor witness
    engineer scientist astronaut cosmonaut singer writer author director
    """.split()
    )
)

FATES = frozenset(
    """
    injured wounded hurt killed dead missing arrested detained displaced evacuated rescued hospitalised
    hospitalized drowned trapped freed saved released charged
    """.split()
)
"""What became of people, as one word that can stand for a whole question."""

MEASURES = frozenset(
    """
    long old large big deep high tall far fast wide heavy strong often likely much many hard hot cold
    loud bad small late early soon expensive
    """.split()
)

VERBS = frozenset(
    """
    abandon accept accuse admit agree aim allow announce appeal apologise apologize appear apply approve
    argue arrest arrive ask assault attack attend avoid ban be bear beat become begin believe belong
    block blow board bomb borrow break bring build burn burst bury buy call cancel capture carry catch
    cause celebrate change charge choose claim clean climb close collapse collide come command commit
    compete complain complete condemn confirm conquer consider contain continue convict convince cost
    count cover crash create cross cut damage deal decide declare defeat defend delay demand deny depart
    deploy descend destroy detain develop die dig disappear discover discuss dismiss disrupt dive donate
    double draw drink drive drop drown earn eat elect emerge employ end enter erupt escape estimate
    evacuate examine expand expect expel explain explode export face fail fall fear feel fight find
    finish fire fix flee flood fly follow forbid force form found free gain gather get give go grant
    grow halt hang happen hear help hide hijack hire hit hold host hurt identify ignore impose improve
    include increase injure inspect intend interview invade invest investigate invite issue join jump
    keep kidnap kill know lack land last launch lay lead leak learn leave lend lie lift light live lose
    make manage march marry mean meet melt mention merge miss mix move murder name need negotiate obtain
    occupy occur offer open oppose order overturn own participate pass pay perform permit plan play
    predict prepare prevent produce promise propose protest prove provide publish punish purchase pursue
    put question quit raise reach read rebuild receive recognise recognize recommend record recover
    reduce refuse reject release remain remember remove rent reopen repair replace reply report
    represent request require rescue resign respond restore result resume retire return reveal ride rise
    rob run sail save say score see seek seem seize sell send sentence serve settle shake shoot shoot
    show shut sign sink sit sleep speak spend split spread stand start state stay steal stop storm
    strand strike succeed sue suffer suggest support surrender survive suspend swear take talk target
    teach tell test think threaten throw topple touch train transfer travel treat trigger try turn use
    visit vote wait walk want warn watch wear win withdraw work worry wound write
    """.split()
)
IRREGULAR = frozenset(
    """
    began begun came became born blew blown bought brought broke broken built burnt caught chose chosen
    drew drawn drank drove driven ate fell fallen felt fought found fled flew flown forbade forbidden
    forgot froze frozen gave given went gone got grew grown hung heard hid hidden held kept knew known
    laid led left lent lay lain lost made meant met paid ran rang rode risen rose said saw seen sought
    sold sent shook shaken shot shown shut sang sank sunk sat slept spoke spoken spent stood stole
    stolen struck swore sworn swam taught told thought threw thrown took taken understood woke wore worn
    won wrote written withdrew withdrawn done dealt dug rebuilt overthrown overthrew
    """.split()
)
NOUNS_TOO = frozenset(
    """
    attack strike fire flood visit report march parade deal storm train test plan claim order crash
    release result need name state cost record score question charge visit cover face cause fear host
    force form land leak light line march murder offer play protest rent repair request rescue return
    rise run sentence show sign stand start stop support talk target touch train transfer travel turn
    use vote wait walk watch work wound change climb damage delay demand drink drop end estimate export
    fall fight finish halt help hit hold increase interview issue jump lead lift loan mention move pay
    promise raise ride sail
    """.split()
)
"""Verbs that behind "the" are nouns."""

EVENTS_OF = frozenset(
    "magnitude strength cause causes length duration depth size epicentre epicenter start end scale".split()
)
"""Of "the magnitude of the earthquake" what happened is the earthquake."""
