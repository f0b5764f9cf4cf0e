"""What is told of another country or of an earlier year than the question asks about."""

from __future__ import annotations

from datetime import date

import pytest

from index.sentences import split_sentences, trim
from index.types import Article, Passage, Span
from qa.claims import gather_claims
from qa.conflicts import find_conflicts
from qa.elsewhere import in_one_time, is_elsewhere
from qa.locations import find_locations, named_nations
from qa.origins import group_origins
from qa.question import parse_question
from qa.types import Candidate, Claim, Reason


def last_is_elsewhere(question: str, text: str) -> bool:
    *_, last = split_sentences(text, Span(0, len(text)))
    return is_elsewhere(parse_question(question), text, trim(last, text))


@pytest.mark.parametrize(
    "text",
    [
        "A flood killed 40 people in Ghana.",
        "The Ghanaian government put the dead at 40.",
        "Ghana’s toll rose to 40.",
        "In Ghana, too, it rained. At least 40 people died.",
        "The rain spared Mali.\nMay in Accra: 40 people died.",
    ],
)
def test_a_figure_placed_in_another_country_answers_no_question_about_this_one(text: str) -> None:
    assert last_is_elsewhere("How many people died in Mali?", text)
    assert not last_is_elsewhere("How many people died in Ghana?", text)
    assert not last_is_elsewhere("How many people died in Mali and Ghana?", text)
    assert not last_is_elsewhere("How many people died in the flood?", text)


@pytest.mark.parametrize(
    "text",
    [
        "A flood killed 40 people.",
        "Across Mali and Ghana 40 people died.",
        "A convoy from Ghana lost 40 men.",  # where is not said
        "The flood began in Ghana. In Mali, 40 people died.",
        "It rained in Ghana.\nAt least 40 people died.",  # another paragraph
        "The Malian army, in Ghana for an exercise, lost 40 men.",
        "Floods in Georgia killed 40 people.",  # the country, or the state
    ],
)
def test_a_figure_that_may_be_of_the_country_asked_about_answers(text: str) -> None:
    assert not last_is_elsewhere("How many people died in Mali?", text)


def test_who_and_what_are_asked_of_all_countries() -> None:
    assert not last_is_elsewhere("Who sang in Mali?", "Ana Bell sang in Ghana.")


def test_countries_go_by_any_of_their_names() -> None:
    named = named_nations("U.S. troops, the UK, Danish monks, Quito, Trinidad and Tobago, a us and them")
    assert named == {"united states", "united kingdom", "denmark", "ecuador", "trinidad and tobago"}
    found = find_locations("in the United States, in Mali Monday, in New Mexico")
    assert [each.nations for each in found] == [("united states",), ("mali",)]
    assert [each.nations for each in find_locations("Floods kill 40 in Mali, Ghana")] == [("ghana", "mali")]
    assert [each.nations for each in find_locations("In Mali, Ghana’s envoy said so")] == [("mali",)]


def claims_of(question: str, *told: tuple[str, str, str]) -> tuple[list[Claim], list[Claim], list[Reason]]:
    """Claims of (day, text, value), those left out, and why the former differ."""
    articles = [
        Article(locator=day + text, text=text, published=date.fromisoformat(day) if day else None)
        for day, text, _ in told
    ]
    found: list[Candidate] = []
    for article, (_, text, value) in zip(articles, told, strict=True):
        start = text.index(value)
        passage = Passage(article.id, article.body, text)
        found.append(Candidate(value, Span(start, start + len(value)), passage, 0.9 - 0.1 * len(found)))
    asked, origins = parse_question(question), group_origins(articles)
    by_id = {each.id: each for each in articles}
    claims = gather_claims(asked, found, by_id, origins)
    current, past = in_one_time(asked, claims, by_id)
    return current, past, [each.reason for each in find_conflicts(asked, claims, origins)]


TODAY = ("2023-02-11", "The quake has killed 21,848 people so far, the ministry said.", "21,848")


@pytest.mark.parametrize(
    "text",
    [
        "In 1999, 18,000 people died.",
        "And in August 1999, a quake killed 18,000 people.",
        "The 1999 quake killed 18,000 people.",
        "A quake killed 18,000 people in 1999.",
        "August 1999: A quake hit the coast. It killed 18,000 people.",
    ],
)
def test_what_was_counted_long_ago_is_no_rival_of_what_is_counted_now(text: str) -> None:
    current, past, _ = claims_of("How many people did it kill?", TODAY, ("2023-02-07", text, "18,000"))
    assert [each.text for each in current] == ["21,848"]
    assert [each.text for each in past] == ["18,000"]


def test_to_a_question_in_the_present_tense_the_present_is_best() -> None:
    young = ("2022-08-10", "In 1999 the 17-year-old Ana Bell won her first race.", "17")
    current, past, _ = claims_of(
        "How old is Ana Bell?", young, ("2022-08-31", "Ana Bell, now 40 years old, races no more.", "40")
    )
    assert [each.text for each in current] == ["40"]
    assert [each.text for each in past] == ["17"]
    current, past, _ = claims_of(
        "How old was Ana Bell?", young, ("2022-08-31", "Ana Bell, now 40 years old, races no more.", "40")
    )
    assert len(current) == 2


@pytest.mark.parametrize(
    ("question", "day", "text"),
    [
        ("How many people did it kill?", "2023-02-07", "It killed 18,000 people."),
        ("How many people did it kill?", "2023-02-07", "Since 1999 quakes have killed 18,000 people."),
        ("How many people did it kill?", "2023-02-07", "The institute, founded in 1999, counts 18,000 dead."),
        ("How many people did it kill?", "1999-09-01", "In August 1999, 18,000 people died."),
        ("How many people did it kill?", "", "In 1999, 18,000 people died."),
        ("How many people did it kill in 1999?", "2023-02-07", "In 1999, 18,000 people died."),
    ],
)
def test_a_rival_is_kept_that_may_be_of_the_same_time(question: str, day: str, text: str) -> None:
    _, past, _ = claims_of(question, TODAY, (day, text, "18,000"))
    assert past == []


def test_a_rival_is_kept_where_the_best_is_about_that_year_too() -> None:
    about = ("2023-02-11", "The quake has killed 21,848 people; that of 1999 was weaker.", "21,848")
    _, past, reasons = claims_of(
        "How many people did it kill?", about, ("2023-02-07", "In 1999, 18,000 died.", "18,000")
    )
    assert past == []
    assert reasons == [Reason.CONTRADICTS]  # no count that rose from one to the other


def test_to_a_question_about_last_year_a_figure_of_last_year_answers() -> None:
    told = ("2031-05-09", "The yard made a loss of about $150 million in 2030.", "$150 million")
    _, past, _ = claims_of(
        "How much did the yard lose last year?", ("2031-05-10", "It lost $2bn.", "$2bn"), told
    )
    assert past == []
