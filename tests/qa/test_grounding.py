"""Names that a question is about and no article mentions."""

import pytest

from index.types import Article
from qa.grounding import prominence, unmentioned_names
from qa.question import parse_question

ARTICLE = Article(
    locator="a",
    text="The Ardelan minister met Vučetić in Port Essel on Monday.",
    title="Talks in the harbour",
    source="Tavrel Today",
)


def missing(question: str) -> tuple[str, ...]:
    return unmentioned_names(parse_question(question), [ARTICLE])


def test_a_name_that_no_article_holds_is_told() -> None:
    assert missing("Who is the prime minister of Novaria?") == ("Novaria",)


def test_diacritics_possessives_and_adjectives_do_not_hide_a_mention() -> None:
    assert missing("What did Vucetic’s host say?") == ()
    assert missing("Who is the minister of Ardela?") == ()


def test_a_slip_of_the_pen_in_a_name_still_finds_it() -> None:
    assert missing("Did Vuchetic arrive?") == ()


def test_title_and_outlet_count_as_mentions() -> None:
    assert missing("What does Tavrel report?") == ()


def test_a_short_name_must_stand_there_in_full() -> None:
    assert missing("Did the EU send anyone?") == ("EU",)


def test_initials_and_what_they_stand_for_mention_one_another() -> None:
    assert unmentioned("When was the NFL founded?", "The National Farm League began in 1901.") == ()
    assert unmentioned("Who leads the National Farm League?", "The NFL elected Ana Bell.") == ()
    assert unmentioned("Who leads the United Nation of Farms?", "The UNF elected Ana Bell.") == ()
    assert unmentioned("When was the NFX founded?", "The National Farm League began in 1901.") == ("NFX",)


def unmentioned(question: str, text: str) -> tuple[str, ...]:
    return unmentioned_names(parse_question(question), [Article(locator="b", text=text)])


@pytest.mark.parametrize("name", ["U.S.", "US", "USA", "United States", "America", "U.S"])
@pytest.mark.parametrize(
    "text",
    ["The U.S. sent a ship.", "A US-led fleet sailed.", "The United States agreed.", "America’s envoy left."],
)
def test_the_names_of_one_country_mention_one_another(name: str, text: str) -> None:
    assert unmentioned(f"What did the {name} send?", text) == ()


def test_a_demonym_mentions_a_country_that_it_does_not_resemble() -> None:
    assert unmentioned("Did France and the U.K. agree?", "French and British envoys signed.") == ()
    assert unmentioned("Did the EU agree?", "The European Union signed.") == ()


def test_a_pronoun_mentions_no_country() -> None:
    assert unmentioned("What did the U.S. send?", "They told us nothing. Us fishers wait.") == ("U.S.",)
    assert unmentioned("What did the US send?", "They told us nothing.") == ("US",)


def test_another_country_is_no_mention() -> None:
    assert unmentioned("What did the U.S. send?", "The United Nations met in Paris.") == ("U.S.",)


def test_a_name_is_as_prominent_as_it_is_often_mentioned_beside_the_commonest() -> None:
    article = Article(
        locator="a", title="Velm", text="Velm wept. A man of Tarn saw it. Velm’s bells rang. So Velm."
    )
    assert prominence(parse_question("Who wept in Velm?"), article) == 1.0
    assert prominence(parse_question("Who wept in Tarn?"), article) == 0.25
    assert prominence(parse_question("Who of Tarn wept in Velm?"), article) == 0.25
    assert prominence(parse_question("Who wept in Oslo?"), article) == 0.0
    assert prominence(parse_question("Who wept?"), article) == 0.5
