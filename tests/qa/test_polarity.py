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
    ],
)
def test_a_sentence_answers_yes_no_or_neither(question: str, sentence: str, holds: bool | None) -> None:
    assert judge(question, sentence).holds is holds
