"""Nouns for those who are said to have said something."""

from __future__ import annotations

GROUPS = frozenset(
    (
        "police prosecutors investigators detectives inspectors rescuers firefighters paramedics medics "
        "nurses doctors hospitals organisers organizers residents villagers locals neighbours neighbors "
        "witnesses survivors relatives passengers lawyers scientists researchers engineers economists "
        "analysts experts forecasters seismologists meteorologists officials authorities lawmakers "
        "ministers diplomats negotiators mediators auditors commanders soldiers troops rebels insurgents "
        "militants separatists fighters guerrillas gunmen activists campaigners protesters demonstrators "
        "strikers unions workers drivers farmers teachers miners sailors fishermen divers coastguards "
        "executives bosses owners operators employers shareholders management critics supporters opponents "
        "leaders spokesmen"
    ).split()
)
"""Those who speak without an article."""

BODIES = frozenset(
    (
        "agency airline army association authority bank board brigade cabinet carrier chamber coastguard "
        "command commission committee company council court department federation firm fleet force forces "
        "front government guard hospital league manufacturer militia military ministry navy office "
        "operator opposition organisation organization palace parliament party regulator retailer service "
        "services union university administration"
    ).split()
)
"""Bodies that speak, with an article but in a headline."""

POSTS = frozenset(
    (
        "president premier minister chancellor secretary governor mayor senator lawmaker ambassador envoy "
        "judge chief chairman chairwoman chair director commissioner inspector spokesman spokeswoman "
        "spokesperson leader lawyer attorney prosecutor manager commander official doctor surgeon coach "
        "mediator head boss executive owner founder organiser organizer general colonel captain admiral "
        "king queen bishop expert analyst scientist researcher engineer"
    ).split()
)
"""What someone is who speaks."""

PARTIES = GROUPS | BODIES | POSTS

INITIALS = frozenset("un eu who nato unhcr unicef icrc iaea imf opec osce fbi".split())
"""Bodies that a headline calls by their initials."""

NOBODY = frozenset(
    "spokesman spokeswoman spokesperson official source sources leader lawyer expert owner".split()
)
"""Who is nobody without a name or a body: "a spokesman said"."""

DOCUMENTS = frozenset(
    "announcement document documents filing footage indictment letter memo notice petition poll register "
    "release ruling sign statement statements study survey transcript video".split()
)
"""What says something and is no party, in small letters."""

FIRMS = frozenset(
    "agency airline bank body carrier company firm group maker manufacturer operator organisation "
    "organization retailer".split()
)
"""What a name that was told before is called afterwards: "the company"."""

STATES_OWN = frozenset({"officials", "authorities", "government"})
"""What anyone is called who speaks for a state."""

SIDES = {
    noun: side
    for side, nouns in {
        "state": (
            "administration army authorities cabinet chancellor coastguard coastguards council forces "
            "government governor guard investigators king kremlin lawmakers mayor military minister "
            "ministers ministry navy officials palace parliament pentagon police premier president "
            "prosecutor prosecutors soldiers troops"
        ),
        "firm": (
            "airline bosses carrier ceo company employer employers executive executives firm management "
            "manufacturer operator operators owner owners retailer shareholders"
        ),
        "workers": "strikers union unions workers",
        "rebels": "fighters guerrillas gunmen insurgents militants militia rebel rebels separatists",
        "marchers": "activists campaigners demonstrators organisers organizers protesters",
    }.items()
    for noun in nouns.split()
}
"""Whom those speak for who have an interest in what they say; doctors, who have none, are on no side."""
