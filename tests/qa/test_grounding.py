"""Names that a question is about and no article mentions."""

from index.types import Article
from qa.grounding import unmentioned_names
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
