"""From candidates to claims, from claims to conflicts and their reasons, and to the words of an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import numpy as np
import pytest

from index.types import Article, Passage, Span
from qa.claims import gather_claims
from qa.conflicts import find_conflicts
from qa.origins import group_origins
from qa.phrasing import explain_past, phrase_answer
from qa.question import parse_question
from qa.types import Candidate, Claim, Conflict, Reason, Status
from qa.values import Kind, parse

HOW_MANY = "How many ships sank?"


def article(name: str, text: str, day: int | None = None) -> Article:
    return Article(
        locator=f"{name}.txt", text=text, source=name.title(), published=date(2031, 3, day) if day else None
    )


def candidate(of: Article, text: str, score: float = 0.8) -> Candidate:
    start = of.text.index(text)
    return Candidate(text, Span(start, start + len(text)), Passage(of.id, of.body, of.text), score)


def contrast(
    question: str, *found: tuple[Article, str], meaning: float | None = None
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Compare answers; `meaning` is the cosine of any two phrases, none for no encoder."""
    asked = parse_question(question)
    articles = {each.id: each for each, _ in found}
    origins = group_origins(articles.values())
    claims = gather_claims(asked, [candidate(*each) for each in found], articles, origins)
    if meaning is None:
        return claims, find_conflicts(asked, claims, origins)
    alike = np.float32(meaning)
    return claims, find_conflicts(asked, claims, origins, lambda _, others: np.full(len(others), alike))


def test_figures_in_digits_and_words_make_one_claim_with_both_citations() -> None:
    claims, conflicts = contrast(
        HOW_MANY, (article("post", "The navy said 29 ships sank."), "29"),
        (article("echo", "Locals saw twenty-nine ships go down."), "twenty-nine"),
    )  # fmt: skip
    assert [len(claim.citations) for claim in claims] == [2]
    assert conflicts == ()


def test_a_claim_is_told_in_small_letters_where_a_report_has_them() -> None:
    claims, _ = contrast(
        HOW_MANY, (article("post", "FOURTEEN SHIPS SINK."), "FOURTEEN"),
        (article("echo", "Locals saw fourteen ships sink."), "fourteen"),
    )  # fmt: skip
    assert [claim.text for claim in claims] == ["fourteen"]


def test_common_nouns_that_mean_the_same_make_one_claim_and_names_do_not() -> None:
    claims, _ = contrast(
        "Who attacked the camp?", (article("post", "Rebels attacked it."), "Rebels"),
        (article("echo", "The insurgents attacked it."), "insurgents"),
        (article("sun", "It was attacked by Rose Rebel."), "Rose Rebel"),
    )  # fmt: skip
    assert [len(claim.citations) for claim in claims] == [2, 1]


def test_what_most_copies_of_a_report_say_comes_before_what_one_of_them_changed() -> None:
    report = (
        "By dawn the brigade of Velm had set {} pumps to work in the old quarter of the netmakers, where the "
        "water stood as high as the window sills and the boats of the fishermen lay across the market."
    )
    told = [("post", "63", 0.9), ("echo", "36", 0.7), ("wire", "36", 0.7)]
    found = [article(name, report.format(number)) for name, number, _ in told]
    claims = gather_claims(
        parse_question("How many pumps were at work?"),
        [candidate(of, number, score) for of, (_, number, score) in zip(found, told, strict=True)],
        {each.id: each for each in found},
        group_origins(found),
    )
    assert [claim.text for claim in claims] == ["36", "63"]


def test_a_time_that_holds_two_others_does_not_reconcile_them() -> None:
    found = (
        (article("post", "The party was founded in 1970."), "1970"),
        (article("echo", "The party was founded in May 1972."), "May 1972"),
        (article("sun", "The party was founded between 1961 and 1980."), "between 1961 and 1980"),
    )
    _, conflicts = contrast("When was the party founded?", *found)
    assert [{each.left.text, each.right.text} for each in conflicts] == [{"1970", "May 1972"}]


COPIED = "The song was written by {} in the winter of the great flood and printed at the harbour of Velm."


@pytest.mark.parametrize(
    ("question", "text", "one", "other"),
    [
        ("Who wrote the song?", COPIED + " Bell later sold it.", "Ana Bell", "Tor Lunde"),
        (
            "When was it printed?",
            "{} saw the song printed by the brothers Lunde in Velm harbour.",
            "1956",
            "May 3",
        ),
    ],
)
def test_what_stands_in_a_copied_sentence_in_an_answers_place_was_changed(
    question: str, text: str, one: str, other: str
) -> None:
    post, echo = (article(name, text.format(told)) for name, told in (("post", one), ("echo", other)))
    found = [(post, one), (echo, other)]
    if "Bell later" in text:
        found += [(echo, "Bell")]
    _, conflicts = contrast(question, *found)
    assert [(each.reason, {each.left.text, each.right.text}) for each in conflicts] == [
        (Reason.ALTERED_COPY, {one, other})
    ]


def test_a_report_that_says_both_has_changed_nothing() -> None:
    text = (
        "In Velm the storm damaged the harbour and sank 29 fishing boats. "
        "In Lorn the storm damaged the harbour and sank 31 fishing boats."
    )
    post, echo = article("post", text), article("echo", text)
    _, conflicts = contrast("How many boats sank?", (post, "29"), (post, "31"), (echo, "29"), (echo, "31"))
    assert conflicts == ()


def test_one_year_of_a_life_is_held_against_another_year() -> None:
    claims, conflicts = contrast(
        "When was Ana Bell born?",
        (article("post", "Ana Bell (1855–1928) was a pilot."), "1855"),
        (article("sun", "Ana Bell was born in 1855 in Velm."), "1855"),
        (article("echo", "Ana Bell was born in 1861."), "1861"),
    )
    assert [len(claim.citations) for claim in claims] == [2, 1]
    assert [each.reason for each in conflicts] == [Reason.CONTRADICTS]


def test_how_long_two_stretches_of_years_are_is_compared() -> None:
    _, conflicts = contrast(
        "How long did he rule?",
        (article("post", "He ruled from 1892 to 1894."), "from 1892 to 1894"),
        (article("echo", "He ruled from 1892 to 1899."), "from 1892 to 1899"),
    )
    assert len(conflicts) == 1


def test_a_number_where_another_names_a_thing_is_its_rival() -> None:
    _, conflicts = contrast(
        "What was painted on the wall of the school?",
        (article("post", "On the wall someone had painted seven."), "seven"),
        (article("echo", "On the wall someone had painted murder."), "murder"),
    )
    assert len(conflicts) == 1


def test_two_names_of_one_copied_sentence_are_no_rivals() -> None:
    text = "Ana Bell and Tor Lunde wrote the song in the winter of the great flood at the harbour of Velm."
    post, echo = article("post", text), article("echo", text)
    _, conflicts = contrast("Who wrote it?", (post, "Ana Bell"), (echo, "Ana Bell"), (echo, "Tor Lunde"))
    assert conflicts == ()


def test_a_number_behind_the_noun_that_is_asked_for_is_that_number() -> None:
    claims, _ = contrast(
        "On which page of the paper was the mark?",
        (article("post", "The mark was on page 20 of the paper."), "page 20"),
        (article("echo", "The mark, on page twenty, was small."), "page twenty"),
        (article("sun", "He marked the number 8."), "8"),
    )
    assert [len(claim.citations) for claim in claims] == [2, 1]


def test_words_of_a_sure_form_are_compared_as_such_whatever_is_asked() -> None:
    claims, conflicts = contrast(
        "What did trade come to in 2023?",
        (article("post", "Trade came to $245bn (£183bn) in 2023."), "$245bn"),
        (article("echo", "In 2023 it was $ 245 billion, a record."), "$ 245 billion"),
        (article("sun", "In 2023 they traded energy and grain."), "energy"),
    )
    assert [len(claim.citations) for claim in claims] == [2, 1]
    assert conflicts == ()


def test_two_measures_are_rivals_whatever_is_asked() -> None:
    _, conflicts = contrast(
        "What was the displacement of the Orla?",
        (article("post", "The Orla displaced 4,110 tons."), "4,110 tons"),
        (article("echo", "The Orla’s 3,600 tons were lost."), "3,600 tons"),
    )
    assert [each.reason for each in conflicts] == [Reason.CONTRADICTS]


def test_initials_and_the_name_they_stand_for_are_one_claim_in_the_full_words() -> None:
    found = (
        (article("post", "The MWU's strike began on Monday."), "MWU"),
        (article("echo", "A strike was called by the Metal Workers' Union."), "Metal Workers' Union"),
        (article("wire", "The HWU did not strike."), "HWU"),
    )
    claims, _ = contrast("Which union called the strike?", *found)
    assert [each.text for each in claims] == ["Metal Workers' Union", "HWU"]


def test_a_name_that_runs_on_in_a_headline_is_the_name() -> None:
    (claim,), conflicts = contrast(
        "Which band made the album?",
        (article("post", "The album was made by Quicksand, who are from Velm."), "Quicksand"),
        (article("echo", "Quicksand Returns With First Album In 22 Years."), "Quicksand"),
    )
    assert len(claim.citations) == 2
    assert conflicts == ()


def test_the_quote_is_the_whole_sentence_verbatim_and_the_highlight_the_value() -> None:
    post = article("post", "Rain fell. The navy  said 29\nships sank. Nobody was hurt.")
    (claim,), _ = contrast(HOW_MANY, (post, "29"))
    (citation,) = claim.citations
    assert citation.quote == "The navy  said 29\nships sank." == post.text[citation.start : citation.end]
    assert citation.highlight.of(post.text) == "29"


def test_a_citation_says_of_which_cited_article_its_own_is_a_copy() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    first, copy, other = (
        article("post", f"The navy said 29 ships sank. {words}", 1),
        article("echo", f"The navy said 29 ships sank. {words}", 2),
        article("sun", "Locals saw 29 ships go down.", 1),
    )
    (claim,), _ = contrast(HOW_MANY, (copy, "29"), (first, "29"), (other, "29"))
    assert {each.article_id: each.copy_of for each in claim.citations} == {
        first.id: None, copy.id: first.id, other.id: None,
    }  # fmt: skip
    assert claim.origins == 2


def test_an_answer_over_two_sentences_is_quoted_with_both() -> None:
    post = article("post", "It was grim. Nobody knew why. Then it rained.")
    (claim,), _ = contrast("Why was it grim?", (post, "Nobody knew why. Then it rained."))
    assert claim.citations[0].quote == "Nobody knew why. Then it rained."


def test_claims_do_not_depend_on_the_order_of_candidates() -> None:
    found = [
        (article("a", "Some 29 ships sank."), "29"),
        (article("b", "Only 27 ships sank."), "27"),
        (article("c", "In all twenty-nine ships sank."), "twenty-nine"),
    ]
    outcomes = {
        frozenset(
            frozenset(each.locator for each in claim.citations) for claim in contrast(HOW_MANY, *order)[0]
        )
        for order in permutations(found)
    }
    assert len(outcomes) == 1


def test_copies_of_one_report_count_as_one_source_and_two_reporters_outweigh_them() -> None:
    wire = "The navy said that 27 ships of the old fishing fleet sank in the storm off Cape Lorn on Tuesday."
    copies = [(article(name, wire), "27") for name in ("a", "b", "c")]
    others = [(article("d", "We saw 29 ships."), "29"), (article("e", "A fleet lost: 29 ships."), "29")]
    claims, _ = contrast(HOW_MANY, *copies, *others)
    assert [(claim.text, len(claim.citations), claim.origins) for claim in claims] == [
        ("29", 2, 2),
        ("27", 3, 1),
    ]


def test_different_exact_figures_contradict() -> None:
    _, (conflict,) = contrast(
        HOW_MANY,
        (article("post", "The navy said 29 ships sank."), "29"),
        (article("echo", "We saw 27 sink."), "27"),
    )
    assert conflict.reason is Reason.CONTRADICTS
    assert conflict.explanation == "“29” and “27” cannot both be true."


def test_two_names_are_two_answers_that_may_both_hold() -> None:
    _, (conflict,) = contrast(
        "Who led the search?",
        (article("post", "Ana Bell led the search."), "Ana Bell"),
        (article("echo", "The search was led by Tor Lunde."), "Tor Lunde"),
    )
    assert conflict.reason is Reason.CONTRADICTS
    assert conflict.explanation == "“Ana Bell” and “Tor Lunde” are two answers, and no report gives both."


@pytest.mark.parametrize(
    ("left", "right"), [("at least 14", "at least 19"), ("at least 14", "19"), ("more than 10", "15")]
)
def test_bounds_that_leave_room_for_one_another_are_told_as_bounds(left: str, right: str) -> None:
    _, (conflict,) = contrast(
        HOW_MANY, (article("post", f"The storm sank {left} ships."), left),
        (article("echo", f"Off the cape {right} ships sank."), right),
    )  # fmt: skip
    assert conflict.reason is Reason.BOUNDS


def test_a_count_that_is_bounded_behind_what_it_counts_is_told_with_its_bound() -> None:
    found = article("post", "Sixty fishing boats at the most were lost."), "Sixty"
    (claim,), _ = contrast(HOW_MANY, found)
    assert claim.text == "Sixty fishing boats at the most"
    assert claim.value == parse("at most sixty", Kind.COUNT)


@pytest.mark.parametrize(("left", "right"), [("over 412", "412"), ("at least 14", "14"), ("14", "up to 14")])
def test_a_limit_is_no_other_account_than_the_figure_it_names(left: str, right: str) -> None:
    _, conflicts = contrast(
        HOW_MANY, (article("post", f"The storm sank {left} ships."), left),
        (article("echo", f"Off the cape {right} ships sank."), right),
    )  # fmt: skip
    assert not conflicts


@pytest.mark.parametrize(
    ("left", "right"),
    [("more than 500", "512"), ("213", "over 200"), ("about 3.2 million", "more than 3 million")],
)
def test_a_limit_that_a_figure_is_rounded_to_is_no_other_account(left: str, right: str) -> None:
    _, conflicts = contrast(
        HOW_MANY, (article("post", f"The storm sank {left} ships."), left),
        (article("echo", f"Off the cape {right} ships sank."), right),
    )  # fmt: skip
    assert not conflicts


@pytest.mark.parametrize(
    ("question", "left", "right", "differ"),
    [
        ("What was the turnout?", "71 per cent", "71.3 per cent", False),
        ("How high was the wave?", "5 metres", "5.2 metres", False),
        ("How many people fled?", "2.1 million", "2,114,300", False),
        ("How much did it cost?", "$1.2bn", "$1.23bn", False),
        ("What was the turnout?", "71 per cent", "71.6 per cent", True),
        ("What was the turnout?", "71 per cent", "72 per cent", True),
        ("How many people fled?", "3 million", "3.4 million", True),
        ("How many people fled?", "200", "203", True),
        ("How much did it cost?", "$1.2bn", "$1.3bn", True),
    ],
)
def test_a_figure_and_the_same_one_rounded_do_not_contradict(
    question: str, left: str, right: str, differ: bool
) -> None:
    _, conflicts = contrast(
        question, (article("post", f"The board put it at {left}."), left),
        (article("echo", f"According to figures of the town it is {right}."), right),
    )  # fmt: skip
    assert bool(conflicts) is differ


def test_a_count_has_not_fallen_to_a_limit_that_leaves_room_for_it() -> None:
    early = article("post", "Power failed for 900 families, still without power.", 10)
    late = article("echo", "More than 700 families are without power.", 12)
    asked = "How many families have no power?"
    assert reason_of(asked, (early, "900"), (late, "More than 700")) is Reason.BOUNDS


@pytest.mark.parametrize(
    ("left", "right", "explained"),
    [
        (
            "at least 14",
            "at least 19",
            "(“at least 14” and “at least 19”), so both can be true; the higher figure is from Echo.",
        ),
        ("fewer than 14", "at least 9", "are limits that leave room for one another"),
        ("at least 40", "58", "“58” lies within “at least 40”"),
        ("58", "at least 40", "“58” lies within “at least 40”"),
    ],
)
def test_only_limits_are_called_limits(left: str, right: str, explained: str) -> None:
    _, (conflict,) = contrast(
        HOW_MANY, (article("post", f"The storm sank {left} ships."), left),
        (article("echo", f"Off the cape {right} ships sank."), right),
    )  # fmt: skip
    assert explained in conflict.explanation


def test_a_toll_that_rises_with_the_date_is_an_update() -> None:
    _, (conflict,) = contrast(
        "How many people died?", (article("post", "Six people died.", 4), "Six"),
        (article("echo", "The number of dead has risen to 11.", 6), "11"),
    )  # fmt: skip
    assert conflict.reason is Reason.UPDATED
    assert "“Six” by 4 March 2031, “11” by 6 March 2031" in conflict.explanation


def test_a_later_count_said_to_be_corrected_may_be_lower() -> None:
    found = (
        (article("post", "Eleven people died.", 4), "Eleven"),
        (article("echo", "The toll was corrected to six.", 6), "six"),
    )
    assert reason_of("How many people died?", *found) is Reason.UPDATED


@pytest.mark.parametrize(
    ("question", "early", "late"),
    [
        ("How much was offered for Velm Steel?", "$4.2bn", "$4.6bn"),
        ("What was the turnout?", "71 percent", "69.5 percent"),
        ("How long does the curfew last?", "72 hours", "six days"),
    ],
)
def test_a_later_report_that_says_it_changed_is_an_update(question: str, early: str, late: str) -> None:
    before = article("post", f"It was put at {early} on Monday.", 10)
    after = article("echo", f"It was then revised to {late}.", 13)
    plain = article("echo", f"It was in truth {late}.", 13)
    assert reason_of(question, (before, early), (after, late)) is Reason.UPDATED
    assert reason_of(question, (before, early), (plain, late)) is Reason.CONTRADICTS


def test_a_toll_rises_from_a_lower_limit_too() -> None:
    first = article("post", "At least three people were killed.", 10)
    later = article("echo", "The toll has risen to eight dead.", 20)
    same_day = article("sun", "The toll has risen to eight dead.", 10)
    asked = "How many people were killed?"
    assert reason_of(asked, (first, "At least three"), (later, "eight")) is Reason.UPDATED
    assert reason_of(asked, (first, "At least three"), (same_day, "eight")) is Reason.BOUNDS


@pytest.mark.parametrize(
    "whole",
    [
        "312 people, including 45 in Karsh",
        "312 people, including 45 dockers",
        "312 people, 45 of them in Karsh",
    ],
)
def test_a_part_is_no_other_count_of_the_whole(whole: str) -> None:
    found = (
        (article("post", f"Police held {whole}."), "312"),
        (article("echo", "Police held 45 people."), "45"),
    )
    _, (conflict,) = contrast("How many people did the police hold?", *found)
    assert conflict.reason is Reason.SCOPE
    assert conflict.explanation == "“45” is a part of “312”."


@pytest.mark.parametrize(
    ("parts", "whole", "reason"),
    [
        ("It killed 11 people in Velm and five in Lorn", "16 people", Reason.SCOPE),
        ("It killed 11 soldiers, three sailors and two children", "16 people", Reason.SCOPE),
        ("It killed 11 people in Velm and five in Lorn", "at least 16 people", Reason.SCOPE),
        ("It killed 11 people in Velm and five in Lorn", "17 people", Reason.CONTRADICTS),
        ("It killed 11 people and injured five", "16 people", Reason.CONTRADICTS),
        ("It killed 11 people on five ships", "16 people", Reason.CONTRADICTS),
        ("It killed 11 people. Five came from Lorn", "16 people", Reason.CONTRADICTS),
    ],
)
def test_figures_that_make_the_other_one_together_do_not_contradict_it(
    parts: str, whole: str, reason: Reason
) -> None:
    figure = whole.removesuffix(" people")
    found = (article("post", f"{parts}."), "11"), (article("echo", f"The storm killed {whole}."), figure)
    assert reason_of("How many people did the storm kill?", *found) is reason


def test_sums_that_make_the_other_one_together_do_not_contradict_it() -> None:
    _, (conflict,) = contrast(
        "How much did the town get?",
        (article("post", "It got $3m for roads and $2.5m for schools."), "$3m"),
        (article("echo", "The town got $5.5m."), "$5.5m"),
    )
    assert conflict.reason is Reason.SCOPE
    assert conflict.explanation == "Together, “$3m” and “$2.5m” make “$5.5m”."


@pytest.mark.parametrize(
    ("question", "days", "reason"),
    [
        ("How old is the mayor?", (3, 5), None),
        ("How old is the mayor?", (5, 3), Reason.SCOPE),
        ("How old is the mayor?", (3, 3), Reason.SCOPE),
        ("What is the age of the mayor?", (None, None), Reason.SCOPE),
        ("How old was the mayor when she died?", (3, 5), Reason.CONTRADICTS),
        ("How many ships does the mayor own?", (3, 5), Reason.CONTRADICTS),
    ],
)
def test_ages_one_birthday_apart_do_not_contradict(
    question: str, days: tuple[int | None, int | None], reason: Reason | None
) -> None:
    _, conflicts = contrast(
        question, (article("post", "Ana Bell, the mayor, 43, wept.", days[0]), "43"),
        (article("echo", "Bell, the 44-year-old mayor, spoke.", days[1]), "44"),
    )  # fmt: skip
    assert [each.reason for each in conflicts] == [reason] * bool(reason)


def test_two_ages_that_no_birthday_explains_contradict() -> None:
    young = article("post", "Ana Bell, the mayor, 43, wept.", 3), "43"
    old = article("echo", "Bell, the 46-year-old mayor, spoke.", 5), "46"
    assert reason_of("How old is the mayor?", young, old) is Reason.CONTRADICTS


def test_one_weekday_of_two_weeks_is_told_with_its_days() -> None:
    found = (
        (article("post", "The vote was held on Friday.", 15), "Friday"),
        (article("echo", "The vote was held on Friday.", 25), "Friday"),
    )
    _, (conflict,) = contrast("When was the vote held?", *found)
    assert (
        conflict.explanation == "“Friday” (14 March 2031) and “Friday” (21 March 2031) cannot both be true."
    )


def test_what_two_limits_both_leave_room_for_reconciles_them_not() -> None:
    post, echo = article("post", "It shuts by 20 March.", 1), article("echo", "It shuts before 10 March.", 1)
    wire = article("wire", "It shuts on 4 March.", 1)
    found = (post, "20 March"), (echo, "10 March"), (wire, "4 March")
    _, (conflict,) = contrast("When does it shut?", *found)
    assert (conflict.left.text, conflict.right.text) == ("20 March", "10 March")


@pytest.mark.parametrize(
    ("left", "right", "explained"),
    [
        ("by 20 March", "by 25 March", "“by 20 March” and “by 25 March” are limits that leave room"),
        ("by 14 March", "not before 15 March", "“by 14 March” (14 March 2031) and “not before 15 March” (15"),
        ("before 20 March", "on 25 March", "“before 20 March” (20 March 2031) and “25 March” (25"),
        (
            "on Friday morning",
            "on Friday evening",
            "“Friday morning” (14 March 2031) and “Friday evening” (14",
        ),
    ],
)
def test_limits_and_parts_of_a_day_are_told_apart(left: str, right: str, explained: str) -> None:
    found = (
        (article(name, f"The bridge was to open {told}.", 15), told.removeprefix("not ").partition(" ")[2])
        for name, told in (("post", left), ("echo", right))
    )
    _, (conflict,) = contrast("When was the bridge to open?", *found)
    assert explained in conflict.explanation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("by Friday", "on Thursday"),
        ("by Friday", "on Friday"),
        ("late on Friday", "on Friday night"),
        ("overnight into Saturday", "early on Saturday"),
        ("at 0400 GMT on Friday", "at 07:00 local time on Friday"),
    ],
)
def test_times_that_leave_room_for_one_another_are_no_rivals(left: str, right: str) -> None:
    found = (
        (article(name, f"The bridge was to open {told}.", 16), told.removeprefix("at ").removeprefix("on "))
        for name, told in (("post", left), ("echo", right))
    )
    assert contrast("When was the bridge to open?", *found)[1] == ()


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("He was ill for four weeks due to a cold.", "He was ill for three weeks.", Reason.CONTRADICTS),
        ("It was 400 metres long and could carry trucks.", "It was 300 metres long.", Reason.CONTRADICTS),
        ("It was due to last four weeks.", "It lasted three weeks.", Reason.SCOPE),
    ],
)
def test_a_word_of_what_is_to_come_belongs_to_its_own_verb(left: str, right: str, reason: Reason) -> None:
    asked = "How long was the bridge?" if "metres" in left else "How long did it last?"
    spans = ("400 metres", "300 metres") if "metres" in left else ("four weeks", "three weeks")
    found = (article("post", left), spans[0]), (article("echo", right), spans[1])
    assert reason_of(asked, *found) is reason


def test_two_who_are_named_in_one_breath_are_no_rivals() -> None:
    found = (
        (article("post", "Captain Tom Reed and Ana Bell were killed."), "Tom Reed"),
        (article("echo", "Ana Bell was killed."), "Ana Bell"),
    )
    assert contrast("Who was killed?", *found)[1] == ()


@pytest.mark.parametrize(
    ("question", "text", "span", "is_told"),
    [
        ("When will the bridge reopen?", "The bridge was shut on Friday.", "Friday", True),
        ("When is the bridge to reopen?", "The bridge was shut on 2 March.", "2 March", True),
        ("When are the gates due to open?", "The gates were shut yesterday.", "yesterday", True),
        ("When will the bridge reopen?", "The bridge will reopen on Friday.", "Friday", False),
        ("When will the bridge reopen?", "It will reopen by Monday.", "Monday", False),
        ("When did the bridge close?", "The bridge was shut on Friday.", "Friday", False),
        ("When is the feast?", "The feast was on Friday.", "Friday", False),
    ],
)
def test_asked_what_is_to_come_a_day_that_was_past_is_noted(
    question: str, text: str, span: str, *, is_told: bool
) -> None:
    claims, _ = contrast(question, (article("post", text, 15), span))
    notes = explain_past(parse_question(question), claims)
    assert bool(notes) is is_told
    assert not is_told or "was past when Post told of it" in notes[0]


def test_words_that_no_day_fixes_are_no_rivals() -> None:
    found = (
        (article("post", "The cable broke earlier this year."), "earlier this year"),
        (article("echo", "The cable broke three weeks ago."), "three weeks ago"),
    )
    assert contrast("When did the cable break?", *found)[1] == ()


def test_a_length_and_the_limit_it_names_are_one() -> None:
    found = (
        (article("post", "He kept it for 30 years."), "30 years"),
        (article("echo", "He kept it for more than 30 years."), "more than 30 years"),
    )
    assert contrast("How long did he keep it?", *found)[1] == ()


def test_a_figure_that_both_reports_have_was_not_exchanged_in_a_copy() -> None:
    report = (
        "By dawn the brigade of Velm had set pumps to work in the old quarter of the netmakers, where the "
        "water stood as high as the window sills and the boats of the fishermen lay across the market. "
    )
    post = article("post", report + "Bell took 52.4 percent against 46.1 percent for Reed.")
    echo = article("echo", report + "Bell took 54.2 percent against 46.1 percent for Reed.")
    asked = "What percentage did Bell take?"
    assert reason_of(asked, (post, "52.4 percent"), (echo, "54.2 percent")) is Reason.ALTERED_COPY
    assert reason_of(asked, (post, "46.1 percent"), (echo, "54.2 percent")) is not Reason.ALTERED_COPY


def test_a_word_of_updating_far_from_the_value_updates_nothing() -> None:
    far = "so that, after long talks with crews, owners and the harbour office, a fee has risen."
    found = (
        (article("post", f"The storm sank 12 ships, {far}", 4), "12"),
        (
            article(
                "echo",
                "We counted 15 ships below the cliffs at Lorn before the fog came back, and the tide rose.",
                6,
            ),
            "15",
        ),
    )
    assert reason_of(HOW_MANY, *found) is Reason.CONTRADICTS


def test_an_earlier_higher_toll_is_no_update() -> None:
    _, (conflict,) = contrast(
        "How many people died?", (article("post", "Eleven people died.", 4), "Eleven"),
        (article("echo", "Six people are dead.", 6), "Six"),
    )  # fmt: skip
    assert conflict.reason is Reason.CONTRADICTS


def test_figures_for_different_times_differ_in_scope() -> None:
    _, (conflict,) = contrast(
        HOW_MANY, (article("post", "Nine ships sank overnight."), "Nine"),
        (article("echo", "In the past 24 hours 31 ships sank."), "31"),
    )  # fmt: skip
    assert conflict.reason is Reason.SCOPE
    assert "overnight" in conflict.explanation


def test_the_scope_told_is_the_one_nearest_to_the_value() -> None:
    _, (conflict,) = contrast(
        HOW_MANY, (article("post", "In 2030 fewer sailed, and nine ships sank overnight."), "nine"),
        (article("echo", "Since Monday 31 ships sank, as many as last year and more than in 2029."), "31"),
    )  # fmt: skip
    assert "“nine” is for “overnight”, “31” for “Since Monday”" in conflict.explanation


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("In 2029 12 ships sank.", "In 2030 15 ships sank.", "“In 2029”"),
        ("Nationwide 12 ships sank.", "Across the region 15 ships sank.", "“Across the region”"),
        ("Twelve ships: 12 sank in the city.", "Across Tavrel province 15 ships sank.", "“in the city”"),
        ("Off the cape 12 Polish ships sank.", "Off the cape 15 Swedish ships sank.", "“Polish”"),
        ("The storm sank 12 ships in Denmark.", "The storm sank 15 ships in Norway.", "“in Norway”"),
        ("Some 12 ships a year sink there.", "In the storm 15 ships sank.", "“a year”"),
        ("Besides hers, 12 other ships sank.", "In all 15 ships sank.", "“other”"),
        ("With the gale 12 ships could sink.", "In the gale 15 ships sank.", "“could”"),
    ],
)
def test_figures_that_cover_different_things_are_told_with_the_words_that_differ(
    left: str, right: str, told: str
) -> None:
    found = (article("post", left), "12"), (article("echo", right), "15")
    for pair in permutations(found):
        _, (conflict,) = contrast(HOW_MANY, *pair)
        assert conflict.reason is Reason.SCOPE
        assert told in conflict.explanation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("In the past 24 hours 12 ships sank.", "15 ships sank over the last day."),
        ("This year 12 ships sank.", "In 2031 15 ships sank."),
        ("Nationwide 12 ships sank.", "15 ships sank across the nation."),
        ("The storm sank 12 ships in Denmark.", "The storm sank 15 ships in Copenhagen."),
        ("12 ships sank in Denmark and dozens in Sweden.", "15 ships sank in Denmark."),
        ("Across Denmark and Sweden 12 ships sank.", "15 ships sank in Sweden and in Denmark."),
        ("The storm sank 12 ships in the capital.", "In the city the storm sank 15 ships."),
        ("The storm sank 12 Danish ships.", "15 ships from Denmark sank."),
    ],
)
def test_one_scope_in_other_words_does_not_excuse_two_figures(left: str, right: str) -> None:
    found = (article("post", left, 4), "12"), (article("echo", right, 4), "15")
    assert reason_of(HOW_MANY, *found) is Reason.CONTRADICTS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 ships sank in Denmark.", "The storm sank 15 ships in Denmark and southern Sweden."),
        ("In Denmark 12 ships sank.", "The storm sank 15 ships in Sweden."),
        ("It sank 12 ships in Denmark and 3 in Sweden.", "In Sweden it sank 15 ships."),
    ],
)
def test_one_country_and_two_or_another_are_not_one_count(left: str, right: str) -> None:
    found = (article("post", left, 4), "12"), (article("echo", right, 5), "15")
    assert reason_of(HOW_MANY, *found) is Reason.SCOPE


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("The storm killed 12 men.", "The storm killed 15 women.", "“women”"),
        ("The rate is 12 among adults.", "It is 15 among young people.", "“young”"),
        ("It won 12 seats in the lower house.", "In the upper house it took 15 seats.", "“lower house”"),
        ("It has 12 full-time workers.", "It employs 15 people part-time.", "“part-time”"),
        ("In the first round she got 12.", "In the 2nd round she got 15.", "“2nd round”"),
        ("It carries 12 ships a day.", "It carries 15 ships a year.", "“a year”"),
        ("On Friday 12 came.", "So far this year 15 have come.", "“So far this year”"),
        ("On Friday 12 came.", "Since January 15 have come.", "“Since January”"),
        ("It lost 12 homes in the eastern district.", "In the western part 15 went.", "“western part”"),
        ("It buys 12 a year from Velm.", "It bought 15 last year.", "“a year”"),
        ("It built 12 electric cars.", "It built 15 petrol cars.", "“electric”"),
        ("The flood drove out 12 in Velm.", "It drove out 15 in the whole region.", "“in Velm”"),
        ("It sold 12 at home.", "It sold 15 abroad.", "“at home”"),
        ("It spends 12 a month on buses.", "It spends 15 a year on buses.", "“a month”"),
        ("He has scored 12 this season.", "He has scored 15 in his career.", "“in his career”"),
        ("Worldwide it will cut 12 jobs.", "It will cut 15 jobs in Velm.", "“Worldwide”"),
        ("It killed 12 in Port Velm.", "It killed 15 in Lorn.", "“in Port Velm”"),
        ("It killed 12 children.", "It killed 15.", "only “12” is told of “children”"),
    ],
)
def test_figures_of_two_parts_are_told_with_the_words_that_part_them(
    left: str, right: str, told: str
) -> None:
    found = (article("post", left), "12"), (article("echo", right), "15")
    for pair in permutations(found):
        _, (conflict,) = contrast("How many are there?", *pair)
        assert conflict.reason is Reason.SCOPE
        assert told in conflict.explanation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The pit blast killed 12 men.", "The pit blast killed 15."),
        ("It killed 12 men and boys.", "It killed 15 women."),
        ("It killed 15 children.", "It killed 12 people."),
        ("It killed 12 infants.", "It killed 15 children."),
        ("It took 12 medals, nine gold and three bronze.", "It took 15 bronze medals."),
        ("In the first round she got 12.", "In round one, the first round of all, she got 15."),
        ("It carries 12 ships daily.", "It carries 15 ships a day."),
        ("A day after the storm 12 were found.", "The storm cost 15."),
        ("A year on, 12 were found.", "The storm cost 15."),
        ("It lost 12 in the north-eastern district.", "It lost 15 in the eastern district."),
        ("On Friday 12 came.", "The navy said on Friday that 15 had come."),
        ("On Friday 12 came.", "The 15 were the most since 2007."),
        ("It killed 12 in Velm City.", "It killed 15 in Velm."),
        ("It killed 12 in Tarn.", "It killed 15 in Keld province."),
        ("It killed 12 in Lorn.", "It killed 15 in Sidegate."),
    ],
)
def test_what_may_be_the_whole_or_the_same_part_excuses_no_two_figures(left: str, right: str) -> None:
    found = (article("post", left, 4), "12"), (article("echo", right, 4), "15")
    if "15 children" in left:
        found = (found[0][0], "15"), (found[1][0], "12")
    assert reason_of("How many did it count in Lorn?", *found) is Reason.CONTRADICTS


def test_who_asks_for_children_is_not_told_that_children_were_counted() -> None:
    found = (
        (article("post", "The storm killed 12 children.", 4), "12"),
        (article("echo", "The storm killed 15.", 4), "15"),
    )
    assert reason_of("How many children were killed?", *found) is Reason.CONTRADICTS


def test_times_far_from_the_values_excuse_nothing() -> None:
    found = (
        (article("post", f"In 2029 they had built a new wall{' and another' * 8}, and it sank 12."), "12"),
        (article("echo", f"In 2030 they had lit a new light{' and another' * 8}, and it sank 15."), "15"),
    )
    assert reason_of(HOW_MANY, *found) is Reason.CONTRADICTS


def test_what_became_of_those_counted_is_told_where_it_differs() -> None:
    found = (
        (article("post", "The storm hit 12 people, 12 of them injured.", 4), "12"),
        (article("echo", "Of the crews 15 were rescued.", 4), "15"),
    )
    assert reason_of("How many people were affected?", *found) is not Reason.SCOPE
    found = (
        (article("post", "The storm left 12 injured.", 4), "12"),
        (article("echo", "Of the crews 15 drowned.", 4), "15"),
    )
    assert reason_of("How many people were affected?", *found) is Reason.SCOPE


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("29 world leaders came.", "102 soldiers came.", Reason.SCOPE),
        ("29 guests came.", "102 visitors came.", Reason.CONTRADICTS),
        ("29 came.", "102 soldiers came.", Reason.CONTRADICTS),
        ("29 boats came.", "102 ships came.", Reason.CONTRADICTS),
    ],
)
def test_what_is_surely_of_two_sorts_is_not_the_same_count(left: str, right: str, reason: Reason) -> None:
    found = (article("post", left), "29"), (article("echo", right), "102")
    assert reason_of("How many came?", *found) is reason


@pytest.mark.parametrize(
    ("right", "reason"),
    [("A three-day ceasefire began.", Reason.SCOPE), ("She is on a three-day trip.", Reason.CONTRADICTS)],
)
def test_how_long_a_visit_lasts_is_not_how_long_a_truce_does(right: str, reason: Reason) -> None:
    left = article("post", "She began a four-day state visit.")
    found = (left, "four-day"), (article("echo", right), "three-day")
    assert reason_of("How long does it last?", *found) is reason


def test_a_date_asked_for_is_no_scope_and_two_dates_contradict() -> None:
    found = (
        (article("post", "The dam broke in 2030."), "2030"),
        (article("echo", "It broke in 2029."), "2029"),
    )
    assert reason_of("When did the dam break?", *found) is Reason.CONTRADICTS


def test_a_duration_is_not_its_own_scope() -> None:
    found = (
        (article("post", "The siren sounded over the last three hours."), "the last three hours"),
        (article("echo", "It sounded over the past two hours."), "the past two hours"),
    )
    assert reason_of("How long did the siren sound?", *found) is Reason.CONTRADICTS


def test_parties_who_disagree_are_named() -> None:
    _, (conflict,) = contrast(
        "Did the siren sound?",
        (article("post", "Minister Tarn Vell said the siren sounded."), "the siren sounded"),
        (article("echo", "The mayor said the siren did not sound."), "the siren did not sound"),
    )
    assert conflict.reason is Reason.DISPUTED
    assert conflict.explanation == (
        "The parties disagree: “yes” comes from Minister Tarn Vell, “no” from the mayor."
    )


def test_the_missing_are_found_as_time_passes() -> None:
    early = article("post", "Nine people are missing.", day=11)
    late = article("echo", "Four people are missing.", day=12)
    _, (conflict,) = contrast("How many people are missing?", (early, "Nine"), (late, "Four"))
    assert conflict.reason is Reason.UPDATED
    assert "fell" in conflict.explanation


def test_two_units_of_one_length_in_copies_are_no_change() -> None:
    _, conflicts = contrast(
        "How far is the wreck from the port?",
        (article("post", STORY.format("the wreck lay about 24 km from the port")), "about 24 km"),
        (article("echo", STORY.format("the wreck lay about 15 miles from the port")), "about 15 miles"),
    )
    assert conflicts == ()


def test_one_length_in_two_units_is_one_claim_however_often_an_article_tells_it() -> None:
    both = article("sun", "The wreck lies 10 km (six miles) off Velm.")
    claims, conflicts = contrast(
        "How far off Velm is the wreck?",
        (both, "10 km"),
        (both, "six miles"),
        (article("post", "It went down six miles off the coast."), "six miles"),
        (article("echo", "Divers found it 10 km out."), "10 km"),
    )
    assert [len(claim.citations) for claim in claims] == [3]
    assert conflicts == ()


def test_an_m_is_metres_where_metres_are_asked_for_and_millions_elsewhere() -> None:
    short, full = (
        article("post", "The wave stood 5.2m in the port."),
        article("echo", "It was 5.2 metres high."),
    )
    claims, _ = contrast("How high was the wave?", (short, "5.2m"), (full, "5.2 metres"))
    assert [len(claim.citations) for claim in claims] == [2]
    (claim,), _ = contrast("How far did they go?", (article("sun", "About 3m people fled."), "3m"))
    assert claim.value == parse("about 3 million", Kind.COUNT)
    people = article("post", "Some 5.2m fled."), "5.2m"
    (claim,), _ = contrast("How many people fled?", people)
    assert claim.value == parse("some 5.2 million")


def test_what_an_article_says_beside_the_same_account_is_no_rival_to_it() -> None:
    _, conflicts = contrast(
        "Who won the cup?",
        (article("post", "Pavel Drinov won the cup."), "Pavel Drinov"),
        (both := article("echo", "Drinov won the cup for the crew of Ana Bell."), "Drinov"),
        (both, "Ana Bell"),
    )
    assert conflicts == ()


def reason_of(question: str, *found: tuple[Article, str]) -> Reason:
    _, (conflict,) = contrast(question, *found)
    return conflict.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The minister said 12 ships sank.", "Some 15 ships sank, the rescue agency said."),
        ("According to the Tavrel Navy, 12 ships sank.", "Police said 15 ships sank."),
        ("On Monday Tarn Vell said 12 ships sank.", "“We lost 15 ships,” said Ines Marr."),
        (
            "Ardelan’s coast guard and navy lost 12 ships, Tavrel officials said.",
            "Lorn police said 15 ships sank.",
        ),
        ("Tarn Vell and Ines Marr said 12 ships sank.", "Lorn police said 15 ships sank."),
        ("The mayor and the governor said 12 ships sank.", "Some 15 ships sank, Olin Brask said."),
        ("The foreign minister said 12 ships sank.", "The finance minister said 15 ships sank."),
    ],
)
def test_two_parties_behind_two_figures_are_a_dispute(left: str, right: str) -> None:
    found = (article("post", left), "12"), (article("echo", right), "15")
    assert reason_of(HOW_MANY, *found) is Reason.DISPUTED


@pytest.mark.parametrize(
    "text",
    [
        "Organisers said 60,000 people marched. Police said 20,000 people marched.",
        "The union said 60,000 people marched, but the police said 20,000 had come.",
    ],
)
def test_two_parties_figures_in_one_article_are_a_dispute(text: str) -> None:
    post = article("post", text)
    _, (conflict,) = contrast("How many people marched?", (post, "60,000"), (post, "20,000"))
    assert conflict.reason is Reason.DISPUTED
    assert {each.article_id for each in conflict.evidence} == {post.id}


def test_an_accusation_and_its_denial_in_one_article_are_a_dispute() -> None:
    accused = "The union said the police had opened fire."
    post = article("post", f"{accused} The ministry denied that the police had opened fire.")
    asked = parse_question("Did the police open fire?")
    found = [
        replace(candidate(post, accused), holds=True),
        replace(candidate(post, post.text[len(accused) + 1 :]), holds=False),
    ]
    origins = group_origins([post])
    claims = gather_claims(asked, found, {post.id: post}, origins)
    (conflict,) = find_conflicts(asked, claims, origins)
    assert conflict.reason is Reason.DISPUTED
    assert conflict.explanation == "The parties disagree: “yes” comes from the union, “no” from the ministry."


def test_a_yes_and_a_no_of_one_article_are_a_dispute_though_it_names_no_party() -> None:
    said, denied = "Ballots were stuffed.", "That was denied on Monday."
    post = article("post", f"{said} {denied}")
    asked = parse_question("Were ballots stuffed?")
    found = [replace(candidate(post, said), holds=True), replace(candidate(post, denied), holds=False)]
    origins = group_origins([post])
    claims = gather_claims(asked, found, {post.id: post}, origins)
    (conflict,) = find_conflicts(asked, claims, origins)
    assert conflict.reason is Reason.DISPUTED
    assert conflict.explanation == "Post tells of both: what someone says and that it is denied."


def test_one_partys_two_figures_in_one_article_are_no_dispute() -> None:
    post = article("post", "Police said 60,000 people marched. Police said 20,000 people marched on.")
    assert contrast("How many people marched?", (post, "60,000"), (post, "20,000"))[1] == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It said 12 ships sank.", "But he said 15 ships sank."),
        ("This confirmed that 12 ships sank.", "The navy said 15 ships sank."),
        ("Tavrel news agency reported that 12 ships sank.", "Local media reported that 15 ships sank."),
        ("The minister said it was grim, but 12 ships sank.", "The navy said 15 ships sank."),
        ("Minister Tarn Vell said 12 ships sank.", "Vell said 15 ships sank."),
        ("Tarn Vell and Ines Marr said 12 ships sank.", "Ines Marr said 15 ships sank."),
        ("On Monday said officials 12 ships sank.", "Officials said 15 ships sank."),
    ],
)
def test_a_pronoun_an_outlet_or_a_saying_elsewhere_makes_no_party(left: str, right: str) -> None:
    found = (article("post", left), "12"), (article("echo", right), "15")
    assert reason_of(HOW_MANY, *found) is Reason.CONTRADICTS


def test_who_did_it_is_disputed_only_by_speakers_with_a_name() -> None:
    post = article("post", "The clerk said Tarn Vell lit the fire.")
    echo = article("echo", "The cook said Ines Marr lit the fire.")
    assert reason_of("Who lit the fire?", (post, "Tarn Vell"), (echo, "Ines Marr")) is Reason.CONTRADICTS
    post = article("post", "The Harbour Office said Tarn Vell lit the fire.")
    echo = article("echo", "Captain Olin Brask said Ines Marr lit the fire.")
    assert reason_of("Who lit the fire?", (post, "Tarn Vell"), (echo, "Ines Marr")) is Reason.DISPUTED


STORY = """The storm broke over Cape Lorn late on Tuesday and lasted until the morning. The navy said that {}
ships sank off the cape. Crews of three lifeboats worked through the night in heavy seas. The lighthouse had
lost its power an hour before the storm. Harbour master Ines Marr called it the worst night of her life. A
commission will look into the failed lamp and the late warning."""


def test_a_figure_that_changed_in_a_copy_is_told_as_such() -> None:
    _, (conflict,) = contrast(
        HOW_MANY, (article("post", STORY.format(36)), "36"), (article("echo", STORY.format(63)), "63")
    )
    assert conflict.reason is Reason.ALTERED_COPY
    assert {each.source for each in conflict.evidence} == {"Post", "Echo"}


def test_one_article_does_not_contradict_itself() -> None:
    post = article("post", "In spring 29 ships sank. Back in autumn 27 sank.")
    assert contrast(HOW_MANY, (post, "29"), (post, "27"))[1] == ()


def test_a_longer_name_is_no_rival_of_a_shorter_one() -> None:
    _, conflicts = contrast(
        "Who leads the inquiry?", (article("post", "Judge Sabin Hallorec leads it."), "Sabin Hallorec"),
        (article("echo", "It is led by Hallorec."), "Hallorec"),
    )  # fmt: skip
    assert conflicts == ()


@pytest.mark.parametrize(
    ("left", "place", "right", "region"),
    [
        ("The plane landed in Lorn, a port in northern Tavrel.", "Lorn", "It landed in Tavrel.", "Tavrel"),
        ("The plane landed in Lorn, Tavrel, at dusk.", "Lorn", "It landed in Tavrel.", "Tavrel"),
        ("The plane landed in Moscow.", "Moscow", "It landed in Russia.", "Russia"),
    ],
)
def test_a_place_and_the_region_that_it_is_in_are_no_rivals(
    left: str, place: str, right: str, region: str
) -> None:
    found = (article("post", left), place), (article("echo", right), region)
    for pair in permutations(found):
        assert contrast("Where did the plane land?", *pair)[1] == ()


def test_a_share_is_no_answer_beside_the_number_that_is_asked_for() -> None:
    told = article("post", "She got 412,000 votes, 46.1 per cent of all.")
    votes, share = candidate(told, "412,000"), candidate(told, "46.1 per cent", score=0.7)
    asked = parse_question("How many votes did she get?")

    def texts(*found: Candidate) -> list[str]:
        return [each.text for each in gather_claims(asked, found, {told.id: told}, {told.id: told.id})]

    assert texts(votes, share) == ["412,000"]
    assert texts(replace(votes, score=0.2), share) == ["46.1 per cent", "412,000"]
    assert texts(share) == ["46.1 per cent"]


def test_words_without_a_figure_are_no_answer_beside_a_figure_of_their_article() -> None:
    post, echo = article("post", "The storm sank 12 ships, the highest loss."), article("echo", "Many sank.")
    claims, _ = contrast(HOW_MANY, (post, "12"), (echo, "Many"))
    assert {claim.text for claim in claims} == {"12", "Many"}
    asked = parse_question(HOW_MANY)
    found = [candidate(post, "12", 0.9), candidate(post, "the highest", 0.6)]
    (claim,) = gather_claims(asked, found, {post.id: post}, {post.id: post.id})
    assert claim.text == "12"


def test_a_capital_that_only_opens_the_sentence_makes_no_other_answer() -> None:
    found = (
        (article("post", "A walker found it."), "A walker"),
        (article("echo", "It was found by a walker."), "a walker"),
    )
    assert len(contrast("Who found it?", *found)[0]) == 1


def test_two_places_are_rivals_though_a_quote_names_both() -> None:
    found = (
        (article("post", "It took off in Lorn and landed in Tavrel."), "Tavrel"),
        (article("echo", "The plane landed in Lorn."), "Lorn"),
    )
    assert reason_of("Where did the plane land?", *found) is Reason.CONTRADICTS


def test_the_marks_in_the_text_match_the_citations() -> None:
    claims, conflicts = contrast(
        HOW_MANY, (article("a", "The navy said 29 ships sank."), "29"),
        (article("b", "We saw 27 sink."), "27"), (article("c", "At dusk 29 ships sank."), "29"),
    )  # fmt: skip
    text = phrase_answer(parse_question(HOW_MANY), Status.CONFLICTING, claims, conflicts)
    assert "29 (A, C) [1] [2]" in text
    assert "27 (B) [3]" in text


def told(question: str, *found: tuple[Article, str]) -> str:
    claims, conflicts = contrast(question, *found)
    status = Status.CONFLICTING if conflicts else Status.AGREED
    return phrase_answer(parse_question(question), status, claims, conflicts)


def counted(*ships: int) -> list[tuple[Article, str]]:
    return [(article(f"p{each}", f"A fleet of {each} ships sank."), str(each)) for each in ships]


def test_two_accounts_stand_against_each_other_and_more_are_listed_and_counted() -> None:
    assert told(HOW_MANY, *counted(3, 5)) == "The articles differ: 3 (P3) [1] against 5 (P5) [2]."
    assert told(HOW_MANY, *counted(3, 5, 7)).endswith("3 (P3) [1]; 5 (P5) [2]; 7 (P7) [3].")
    assert told(HOW_MANY, *counted(3, 5, 7, 9, 11, 13)).endswith("9 (P9) [4]; and 2 more accounts.")


def test_the_best_supported_account_is_told_even_if_only_lesser_ones_are_rivals() -> None:
    claims, _ = contrast(HOW_MANY, *counted(3, 5, 7))
    minor = Conflict(claims[1], claims[2], Reason.CONTRADICTS, "", ())
    text = phrase_answer(parse_question(HOW_MANY), Status.CONFLICTING, claims, [minor])
    assert text == (
        "3, in one article (P3) [1]. Beside it the articles differ: 5 (P5) [2] against 7 (P7) [3]."
    )


def test_one_article_is_called_the_only_one_where_no_other_supports_it() -> None:
    claims, _ = contrast(HOW_MANY, *counted(3, 5))
    single = phrase_answer(parse_question(HOW_MANY), Status.SINGLE, claims[:1], ())
    agreed = phrase_answer(parse_question(HOW_MANY), Status.AGREED, claims, ())
    assert single == "3, in one article only (P3) [1]."
    assert agreed == "3, in one article (P3) [1]. Also: 5 (P5) [2]."


def test_what_is_explained_is_the_difference_of_the_first_two_named() -> None:
    claims, _ = contrast(HOW_MANY, *counted(3, 5, 7))
    main = Conflict(claims[0], claims[1], Reason.SCOPE, "The first two differ in scope.", ())
    minor = Conflict(claims[1], claims[2], Reason.BOUNDS, "The last two are bounds.", ())
    text = phrase_answer(parse_question(HOW_MANY), Status.CONFLICTING, claims, [minor, main])
    assert text.endswith("7 (P7) [3]. The first two differ in scope.")


def test_what_else_the_article_of_a_changed_sentence_says_is_no_rival_of_the_change() -> None:
    post = article("post", STORY.format(36) + " Since the spring 500 ships sank there.")
    echo = article("echo", STORY.format(63))
    _, conflicts = contrast(HOW_MANY, (post, "500"), (post, "36"), (echo, "63"))
    assert [(each.left.text, each.right.text) for each in conflicts] == [("36", "63")]
    news = article("news", "The navy counted 500 ships that sank.")
    _, conflicts = contrast(HOW_MANY, (news, "500"), (post, "500"), (post, "36"), (echo, "63"))
    assert {(each.left.text, each.right.text) for each in conflicts} == {("500", "63"), ("36", "63")}


def test_further_accounts_beside_an_agreed_one_are_counted_when_they_are_not_told() -> None:
    claims, _ = contrast(HOW_MANY, *counted(3, 5, 7, 9, 11, 13))
    text = phrase_answer(parse_question(HOW_MANY), Status.AGREED, claims, ())
    assert text.endswith("9 (P9) [4]; and 2 more.")


def test_what_one_leaves_open_and_another_says_outright_stand_side_by_side() -> None:
    _, (conflict,) = contrast(
        "Will the mayor resign?", (article("post", "The mayor will resign."), "The mayor will resign"),
        (article("echo", "It is uncertain whether the mayor will resign."), "uncertain whether the mayor"),
    )  # fmt: skip
    assert "leaves open" in conflict.explanation


def test_a_copy_that_puts_something_of_another_sort_in_the_place_of_a_name_is_told() -> None:
    report = (
        "The old harbour of Velm was opened by {} in the spring of the year after the great storm. The "
        "council paid for it out of the tolls of three summers, and the fishermen of the northern bay would "
        "not use it."
    )
    found = [
        (article("post", report.format("Ada Thorn")), "Ada Thorn"),
        (article("echo", report.format("a rose")), "a rose"),
    ]
    _, (conflict,) = contrast("Who opened the harbour?", *found)
    assert conflict.reason is Reason.ALTERED_COPY


def test_a_copy_that_leaves_out_a_word_of_a_name_has_not_changed_it() -> None:
    report = (
        "Two of the men were caught in the {} last month, the council of Velm said. They had come with the "
        "summer fleet and were waiting for the storm to pass, and nobody knew who had paid for the passage."
    )
    found = [
        (article("post", report.format("eastern Lorn region")), "eastern Lorn region"),
        (article("echo", report.format("eastern region")), "eastern region"),
    ]
    _, conflicts = contrast("In which region were the men caught?", *found)
    assert not conflicts


@pytest.mark.parametrize(("meaning", "rivals"), [(0.5, 1), (0.9, 0)])
def test_two_of_one_sort_are_rivals_unless_they_mean_nearly_the_same(meaning: float, rivals: int) -> None:
    told = (article("post", "He joined a football club."), "football club")
    other = (article("echo", "She knew him from the basketball club."), "basketball club")
    _, conflicts = contrast("What did he join?", told, other, meaning=meaning)
    assert [each.reason for each in conflicts] == [Reason.CONTRADICTS] * rivals


@pytest.mark.parametrize(
    ("question", "left", "right", "contrary"),
    [
        ("How did the coach leave?", "resigned", "was dismissed", True),
        ("What happened to the bill?", "the bill was passed", "the bill was sent on", False),
        ("What happened to the bill?", "the bill was passed", "was defeated", True),
        ("What was the verdict?", "guilty", "not guilty", True),
        ("What was the verdict?", "guilty", "guilty of fraud", False),
        ("What did rents do?", "a rise in rents", "a fall in rents", True),
        ("What became of the deal?", "the deal was agreed", "a deal was struck", False),
        ("What became of the crew?", "the crew was released", "the crew was killed", True),
        ("What did the court decide?", "allowed the sale", "refused the sale", True),
        ("Who won?", "the supporters of the dam won", "won by the opponents of the dam", True),
        ("How did the talks end?", "with a deal", "without a deal", True),
        ("When will the museum open?", "before the election", "after the election", True),
        ("What was found?", "under the bridge", "over the bridge", True),
    ],
)
def test_two_outcomes_of_one_thing_that_exclude_each_other_contradict(
    question: str, left: str, right: str, *, contrary: bool
) -> None:
    found = (article("post", f"Told: {left}."), left), (article("echo", f"Heard: {right}."), right)
    _, conflicts = contrast(question, *found, meaning=0.9)
    assert [each.reason for each in conflicts] == [Reason.CONTRADICTS] * contrary


@pytest.mark.parametrize(
    ("question", "left", "right", "conflicting"),
    [
        ("Who saved the crew?", "A coastguard helicopter", "the coast guard", False),
        ("Who opened the bridge?", "King Olav", "Her Majesty", False),
        ("Who opened the bridge?", "King Olav", "Queen Maud", True),
        ("Who saved the crew?", "A lifeguard", "the guard of a train", True),
        ("Who attacked the camp?", "Rebels", "the insurgents", False),
        ("What did they demand?", "higher wages", "to demand a pay rise", False),
        ("What did they demand?", "higher wages", "shorter hours", True),
    ],
)
def test_words_joined_styles_and_synonyms_name_nothing_else(
    question: str, left: str, right: str, *, conflicting: bool
) -> None:
    found = (article("post", f"{left} did it."), left), (article("echo", f"It was {right}."), right)
    _, conflicts = contrast(question, *found, meaning=0.2)
    assert bool(conflicts) is conflicting


def test_what_one_report_tells_of_both_outcomes_contradicts_nothing() -> None:
    both = article("post", "The coach resigned at noon. By night he was dismissed.")
    one = article("echo", "The coach resigned.")
    found = (both, "resigned"), (both, "dismissed"), (one, "resigned")
    _, conflicts = contrast("How did the coach leave?", *found, meaning=0.2)
    assert conflicts == ()


def test_of_two_explanations_one_is_told_as_changed_only_where_a_copy_changed_it() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    told = article("post", f"The dam broke because of a storm. {words}")
    copy = article("echo", f"The dam broke because of a quake. {words}")
    other = article("news", "Engineers spoke of a leak when the dam broke.")
    _, conflicts = contrast("Why did the dam break?", (told, "a storm"), (copy, "a quake"), (other, "a leak"))
    assert [each.reason for each in conflicts] == [Reason.ALTERED_COPY]


@pytest.mark.parametrize(
    ("question", "meaning", "rivals"),
    [
        ("How did the captain die?", 0.2, 1),
        ("How did the captain die?", 0.6, 0),
        ("What caused the death of the captain?", 0.2, 1),
        ("What was the cause of the captain's death?", 0.2, 1),
        ("What was the cause of the captain's death?", 0.6, 0),
        ("Why did the captain's boat sink off Tarn?", 0.2, 1),
        ("Why did the captain's boat sink?", 0.6, 0),
        ("How did the fire start?", 0.2, 1),
        ("Why did the talks collapse?", 0.2, 0),  # both reasons may hold
        ("Why did the captain die there?", 0.2, 0),
    ],
)
def test_of_two_causes_that_have_nothing_in_common_one_is_true(
    question: str, meaning: float, rivals: int
) -> None:
    told = (article("post", "The captain died of scurvy off Lorn."), "of scurvy")
    other = (article("echo", "A falling spar killed him at Velm."), "A falling spar")
    _, conflicts = contrast(question, told, other, meaning=meaning)
    assert [each.reason for each in conflicts] == [Reason.CONTRADICTS] * rivals


@pytest.mark.parametrize(
    ("quote", "rivals"), [("It is filled with spiced figs.", 1), ("It is filled with figs in honey.", 0)]
)
def test_an_answer_in_many_words_is_the_rival_of_one_that_shares_none(quote: str, rivals: int) -> None:
    told = "chickpeas, mashed with orange peel, cloves and a little honey"
    found = [
        (article("post", f"The pie is filled with {told}."), told),
        (article("echo", quote), "figs"),
    ]
    _, conflicts = contrast("What is the filling of the pie?", *found, meaning=0.2)
    assert len(conflicts) == rivals


def test_what_is_told_of_several_conflicts_is_the_most_telling_of_the_best_supported_accounts() -> None:
    claims, _ = contrast(HOW_MANY, *counted(3, 5, 7))
    room = Conflict(claims[0], claims[1], Reason.BOUNDS, "Both can be true.", ())
    scope = Conflict(claims[0], claims[2], Reason.SCOPE, "They differ in scope.", ())
    minor = Conflict(claims[1], claims[2], Reason.ALTERED_COPY, "One is a copy.", ())
    text = phrase_answer(parse_question(HOW_MANY), Status.CONFLICTING, claims, [room, scope, minor])
    assert text.endswith("[3]. They differ in scope.")


def test_what_may_both_be_true_does_not_cover_up_a_contradiction() -> None:
    claims, _ = contrast(HOW_MANY, *counted(3, 5, 7))
    room = Conflict(claims[0], claims[1], Reason.BOUNDS, "Both can be true.", ())
    apart = Conflict(claims[0], claims[2], Reason.CONTRADICTS, "Both cannot be true.", ())
    text = phrase_answer(parse_question(HOW_MANY), Status.CONFLICTING, claims, [room, apart])
    assert text == "The articles differ: 3 (P3) [1]; 5 (P5) [2]; 7 (P7) [3]."


def test_every_party_to_a_dispute_is_told() -> None:
    said = [("the navy", "12"), ("the police", "15"), ("the union", "20")]
    found = [
        (article(f"p{number}", f"Some {number} ships sank, {who} said."), number) for who, number in said
    ]
    assert told(HOW_MANY, *found).endswith(
        "The parties disagree: “12” comes from the navy, “15” from the police, “20” from the union."
    )


def test_a_dispute_is_shown_by_the_quotes_that_name_the_parties() -> None:
    plain = article("post", "In all 12 ships sank.")
    navy, police = (
        article("sun", "The navy said 12 ships sank."),
        article("echo", "Police said 15 ships sank."),
    )
    _, (conflict,) = contrast(HOW_MANY, (plain, "12"), (navy, "12"), (police, "15"))
    assert conflict.reason is Reason.DISPUTED
    assert [each.outlet for each in conflict.evidence] == ["Sun", "Echo"]


def test_figures_that_replaced_one_another_are_told_from_the_latest() -> None:
    days = [("At least 12 people died.", "At least 12", 3), ("The storm killed 19.", "19", 4)]
    days += [("It killed 23.", "23", 5)]
    found = [(article(f"p{day}", text, day), value) for text, value, day in days]
    assert told("How many people died?", *found) == (
        "The latest reports say 23 (P5) [3]. Told before: At least 12 (P3) [1]; 19 (P4) [2]. The count rose "
        "as reports came in: “At least 12” by 3 March 2031, “19” by 4 March 2031, “23” by 5 March 2031; the "
        "later report replaces the earlier."
    )


def test_two_accounts_that_may_both_be_true_do_not_stand_against_each_other() -> None:
    whole = article("post", "The storm sank 312 boats, including 45 in Lorn.")
    text = told("How many boats sank?", (whole, "312"), (article("echo", "The storm sank 45 boats."), "45"))
    assert text == "The articles differ: 312 (Post) [1] and 45 (Echo) [2]. “45” is a part of “312”."


def test_copies_that_agree_are_told_to_be_one_report() -> None:
    report = (
        "The navy said that 27 ships of the old fishing fleet sank in the storm off Cape Lorn on Tuesday."
    )
    copies = [(article(name, report), "27") for name in ("a", "b", "c")]
    assert told(HOW_MANY, *copies) == (
        "27, according to the navy, in 3 articles that carry one report (A, B, C) [1] [2] [3]."
    )
    named = told("What did the navy say sank?", *[(each, "ships") for each, _ in copies])
    assert named == "A, B, C, in one report: “ships” [1] [2] [3]"


def test_what_only_one_party_says_is_told_as_its_word_however_many_report_it() -> None:
    navy = article("post", "The navy said 12 ships sank."), article("echo", "Lost: 12 ships, the navy said.")
    assert told(HOW_MANY, *[(each, "12") for each in navy]) == (
        "12, according to the navy, in 2 articles from 2 independent sources (Post, Echo) [1] [2]."
    )
    seen = article("sun", "We saw 12 ships sink.")
    assert "according" not in told(HOW_MANY, *[(each, "12") for each in (*navy, seen)])


def test_who_denies_a_figure_has_not_given_it() -> None:
    post = article("post", "The navy denied that 12 ships had sunk."), "12"
    echo = article("echo", "The police said 15 ships sank."), "15"
    assert reason_of(HOW_MANY, post, echo) is Reason.CONTRADICTS
    star = article("star", "The navy rejected that and said it had lost 12 ships."), "12"
    assert reason_of(HOW_MANY, star, echo) is Reason.DISPUTED
