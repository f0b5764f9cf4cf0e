"""Yes and no, told by what one side denies and the other does not."""

import pytest

from qa.polarity import judge


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
        ("Did talks resume in Essel and Lorn?", "Talks in Essel and Lorn failed to restart.", False),
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
