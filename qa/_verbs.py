"""Verbs whose past no rule makes."""

_VERBS = """
arise arose arisen|awake awoke awoken|be was were been|bear bore borne|beat beaten|become became
begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came
cling clung|creep crept|deal dealt|dig dug|dive dove|do did done|draw drew drawn|dream dreamt
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought
find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown
hang hung|have had|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid
lead led|learn learnt|leave left|lend lent|lose lost|make made|mean meant|meet met|mistake mistook mistaken
overcome overcame|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold
send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung
sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent
spill spilt|spin spun|split|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken
strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|tell told|think thought|throw threw thrown|understand understood|undergo underwent undergone
undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|win won
withdraw withdrew withdrawn|withstand withstood|write wrote written
"""

INFINITIVES = {
    form: forms[0]
    for forms in (verb.split() for line in _VERBS.strip().splitlines() for verb in line.split("|"))
    for form in forms[1:]
}
"""The infinitive of each past form that no rule makes of it."""
