"""Yes and no, told by what one side denies and the other does not."""

import pytest

from qa.polarity import SURE, judge, lean, spell_out, tells


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("Did the siren sound?", "The siren sounded at dawn.", True),
        ("Did the siren sound?", "The siren did not sound, residents said.", False),
        ("Did the siren sound?", "It is unclear whether the siren sounded.", None),
        ("Was the warning ignored?", "The minister denied that the warning was ignored.", False),
        ("Did the council reject the plan?", "The council rejected the plan.", True),
        ("Did the council accept the plan?", "The council rejected the plan.", False),
        ("Is the bridge open?", "The bridge is closed until further notice.", False),
        ("Wasn't the bridge closed?", "The bridge wasn’t closed.", False),
        ("Wasn't the bridge closed?", "The bridge was closed.", True),
        ("Did the mayor resign?", "The mayor never resigned.", False),
        ("Was anyone hurt?", "Nobody was hurt.", False),
        ("Was anything found?", "Divers found nothing in the wreck.", False),
        ("Did the launch succeed?", "The launch failed after a minute.", False),
        ("Did the rocket reach orbit?", "The rocket failed to reach orbit.", False),
        ("Did the rocket reach orbit?", "The rocket failed to get into orbit and fell into the sea.", False),
        ("Did the council approve the plan?", "The council failed to stop the plan and approved it.", True),
        ("Did the council approve the plan?", "The council failed to approve the plan and went home.", False),
        ("Did the siren sound?", "The siren sounded, and nobody was hurt.", True),
        ("Did the bridge reopen?", "The bridge reopened without ceremony.", True),
        ("Did the bridge reopen?", "The bridge reopened on Friday with no speeches.", True),
        ("Was there a ceremony?", "The bridge reopened without a ceremony.", False),
        ("Did the driver pay?", "The driver left without paying.", False),
        ("Did it open without a ceremony?", "It opened without a ceremony.", True),
        ("Did many boats sink?", "No fewer than 29 boats sank.", True),
        ("Did the mayor resign?", "The mayor not only resigned but left the town.", True),
        ("Did the mayor resign?", "There is no doubt that the mayor resigned.", True),
        ("Is the mayor in office?", "The mayor is no longer in office.", False),
        ("Did talks resume in Essel and Lorn?", "Talks in Essel and Lorn failed to restart.", False),
        ("Did Velm win the cup?", "Velm won the cup after losing in May.", True),
        ("Did Velm win the cup?", "Velm lost the cup.", False),
        ("Was the pilot alive?", "The pilot survived.", True),
        ("Was the pilot alive?", "The pilot drowned.", False),
        ("Did the coach resign?", "The coach was dismissed.", False),
        ("Did the council approve the plan?", "The council vetoed the plan.", False),
        ("Was the crew hurt?", "The crew was unharmed.", False),
    ],
)
def test_a_sentence_answers_yes_no_or_neither(question: str, sentence: str, holds: bool | None) -> None:
    assert judge(question, sentence).holds is holds


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("Did 29 leaders attend?", "27 leaders attended.", False),
        ("Did 29 leaders attend?", "Twenty-nine leaders attended.", True),
        ("Did 29 leaders attend?", "29 leaders and 4 ministers attended.", True),
        ("Did 29 leaders attend?", "27, not 29, leaders attended.", False),
        ("Did at least 20 leaders attend?", "27 leaders attended.", True),
        ("Did at least 20 leaders attend?", "19 leaders attended.", False),
        ("Did the mayor resign on Monday?", "The mayor resigned on Tuesday.", False),
        ("Did the mayor resign on Monday?", "The aide said on Tuesday that the mayor resigned.", True),
        ("Did the fireworks last 25 minutes?", "The fireworks lasted 40 minutes.", False),
        ("Did the bridge cost $5 million?", "The bridge cost $7 million.", False),
        ("Did 5% of members vote?", "Some 7 percent of members voted.", False),
        ("Is Anna Berg the mayor?", "Carl Dorn is the mayor.", False),
        ("Is Anna Berg the mayor?", "Mayor Anna Berg met Carl Dorn.", True),
        ("Is Anna Berg the mayor?", "Anna Berg is the mayor, and Carl Dorn is her aide.", True),
        ("Is Anna Berg the mayor?", "The former mayor, Carl Dorn, met Anna Berg.", True),
        ("Is Anna Berg the mayor of Lorn?", "Carl Dorn is the mayor of Tavrel.", True),
        ("Is Anna Berg the mayor of Lorn?", "Carl Dorn is the mayor of Lorn.", False),
    ],
)
def test_another_value_or_holder_than_the_one_asked_about_says_no(
    question: str, sentence: str, holds: bool
) -> None:
    assert judge(question, sentence).holds is holds


@pytest.mark.parametrize(
    ("question", "sentence", "log_odds"),
    [
        ("Was the search called off?", "The search was called off on Sunday evening.", SURE),
        ("Was arson ruled out?", "Arson was ruled out after cameras showed that nobody came near.", SURE),
        ("Did the driver leave the cab?", "The driver did not leave the cab.", -SURE),
        ("Was the bridge closed?", "The bridge stayed open.", -SURE),
        ("Was a subsidy promised by Velm?", "Forst denied that any subsidy was promised.", -SURE),
        ("Did Anna Berg greet the mayor?", "Anna Berg left by the back door.", 0.0),
        ("Was Carl Dunne convicted?", "If convicted, Carl Dunne faces ten years.", 0.0),
        ("Was the bridge closed?", "The bridge may be closed.", 0.0),
        ("Will the bridge be closed?", "The bridge will be closed.", SURE),
        ("Was the bridge closed?", "It is unclear whether the bridge was closed.", 0.0),
        ("Was Carl Dunne convicted?", "If Carl Dunne was convicted and jailed, he appealed.", 0.0),
        ("Was Carl Dunne convicted?", "Was Carl Dunne convicted?", 0.0),
        ("Was Carl Dunne convicted?", "Paul Dunne was convicted.", 0.0),
        ("Did Carl Dunne resign?", "He resigned.", 0.0),
        ("Did Velm sue Orvane?", "Orvane sued Velm.", 0.0),
        ("Did Velm sue Orvane?", "Velm was sued on Friday by Orvane.", 0.0),
        ("Did the rebels burn the post?", "The rebels fled but the post was burnt by the army.", 0.0),
        ("Did the mayor resign?", "The mayor plans to resign.", 0.0),
        ("Did the mayor resign?", "The mayor decided on Friday to resign.", 0.0),
        ("Did the mayor resign?", "The opposition demanded that the mayor resign.", 0.0),
        ("Did the mayor resign?", "Critics said that the mayor resigned.", 0.0),
        ("Did the mayor resign?", "Critics said the mayor resigned but he denied taking money.", 0.0),
        ("Did the mayor resign?", "“The mayor resigned.”", 0.0),
        ("Was the mayor accused of theft?", "The mayor was accused of theft, which he denies.", SURE),
        ("Did the government promise a subsidy?", "Brandt said the government promised a subsidy.", 0.0),
        ("Was the reward doubled?", "He doubled the reward to $100,000", SURE),
        ("Did the Port Commission agree?", "The Federal Trade Commission agreed.", 0.0),
        ("Did the Port Commission agree?", "The Commission agreed.", SURE),
        ("Did the Port Commission agree?", "The city agreed.", 0.0),
        ("Did Carl Dunne agree?", "Mr Dunne agreed.", SURE),
        ("Did Velm win the cup?", "Velm won the cup.", SURE),
        ("Did Velm win the cup?", "Velm has won the cup five times.", 0.0),
        ("Did Velm win the cup?", "Velm lost the cup.", -SURE),
        ("Did Velm sell the yard?", "On Friday Velm sold the yard to Orvane.", SURE),
        ("Did Carl Dunne leave the party?", "Carl Dunne joined the left of the party.", 0.0),
        ("Did Orvane's owners approve the sale?", "Orvane’s owners approved the sale to Velm.", SURE),
        ("Did Orvane's owners approve the sale?", "Velm’s owners approved the sale to Orvane.", 0.0),
    ],
)
def test_a_sentence_in_the_words_of_the_question_weighs_most(
    question: str, sentence: str, log_odds: float
) -> None:
    assert lean(question, sentence) == log_odds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Brandt said the government had secretly promised a subsidy.", True),
        ("Forst denied that any subsidy was promised.", False),
        ("Forst never denied that a subsidy was promised.", None),
        ("The government may promise a subsidy.", None),
    ],
)
def test_what_a_sentence_tells_is_told_also_of_what_another_said(
    sentence: str, *, holds: bool | None
) -> None:
    assert tells("Did the government promise a subsidy?", sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The union accepted the offer on Friday.", True),
        ("The offer was accepted by the union, ending the strike.", True),
        ("The offer of the union was accepted by the firm.", None),
    ],
)
def test_what_is_done_is_told_of_the_one_who_does_it(sentence: str, told: bool | None) -> None:
    assert tells("Did the union accept the offer?", sentence) is told


@pytest.mark.parametrize(
    ("sentence", "before", "log_odds"),
    [
        ("She resigned on Friday.", "Ana Bell came late.", SURE),
        ("She never resigned.", "Velm’s oldest judge, Ana Bell, came late.", -SURE),
        ("He resigned on Friday.", "Paul Lind met Ana Bell.", 0.0),
        ("She resigned on Friday.", "Ana Bell’s aide came late.", 0.0),
        ("Her aide resigned on Friday.", "Ana Bell came late.", 0.0),
        ("She said that the mayor resigned.", "Ana Bell came late.", 0.0),
    ],
)
def test_a_pronoun_is_the_one_that_the_sentence_before_opens_with(
    sentence: str, before: str, log_odds: float
) -> None:
    question = "Did Ana Bell resign?"
    assert lean(question, spell_out(question, sentence, before)) == log_odds
