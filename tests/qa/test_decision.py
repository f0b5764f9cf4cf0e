"""What speaks for a span, and the probability that follows from it."""

import json
from dataclasses import astuple, replace
from math import log
from typing import Any

import pytest

from index import Article, Span
from index.sentences import split_sentences
from index.types import Passage
from qa import values
from qa.company import Told, relate
from qa.decision import (
    FEW,
    FORMAT,
    Caution,
    Decision,
    Evidence,
    MarginDecision,
    Standing,
    Surroundings,
    load_decision,
    names_alone,
    read_decision,
    weigh,
)
from qa.question import parse_question
from qa.spans import Reading

TEXT = "The navy of Tavrel said that 29 ships sank in the storm. Bread costs more."
ARTICLE = Article(locator="a", text=TEXT)
PASSAGE = Passage(ARTICLE.id, Span(0, len(TEXT)), TEXT)


ALONE = Standing(
    behind=0.0,
    beneath=0.0,
    support=0.0,
    chorus=0.0,
    kin=0.5,
    peer=0.5,
    overlap=0.5,
    custom=1.0,
    changed=0.0,
    scale=0.0,
    among=0.0,
)


def evidence(question: str, text: str, margin: float = 2.0, standing: Standing = ALONE) -> Evidence:
    start = TEXT.index(text)
    span = Span(start, start + len(text))
    sentence = next(each for each in split_sentences(TEXT) if each.contains(span))
    around = Surroundings(ARTICLE, sentence, PASSAGE, meaning=0.5)
    asked = parse_question(question)
    value = values.parse(text, asked.expects, context=sentence.of(TEXT))
    return weigh(asked, span, Reading(span.start, span.end, margin, 0.5), value, around, standing)


def test_words_of_the_question_near_the_span_are_told_from_those_farther_off() -> None:
    near, far = evidence("How many ships sank?", "29"), evidence("How many ships sank?", "Bread")
    assert (near.sentence, near.passage) == (1.0, 1.0)
    assert (far.sentence, far.passage) == (0.0, 1.0)


def test_a_name_that_the_article_does_not_mention_is_missed() -> None:
    assert evidence("How many ships of Tavrel sank?", "29").names == 1.0
    assert evidence("How many ships of Novaria sank?", "29").names == 0.0


def test_a_number_that_counts_what_is_asked_is_told_from_another() -> None:
    assert evidence("How many ships sank?", "29").counts == 1.0
    assert evidence("How many sailors died?", "29").counts == 0.0


def test_how_a_span_stands_among_the_others_is_kept() -> None:
    standing = Standing(
        behind=3.0,
        beneath=1.0,
        support=0.7,
        chorus=2.0,
        kin=0.9,
        peer=0.8,
        overlap=0.7,
        custom=0.2,
        changed=1.0,
        scale=0.1,
        among=1.0,
    )
    found = evidence("How many ships sank?", "29", standing=standing)
    assert (found.behind, found.beneath, found.support, found.chorus, found.custom) == (
        3.0,
        1.0,
        0.7,
        2.0,
        0.2,
    )
    assert (found.kin, found.peer, found.overlap, found.among) == (0.9, 0.8, 0.7, 1.0)


OTHER = Article(locator="b", text="Nothing sank.")


def chances(decision: Decision, *numbers: Evidence, beside: Evidence | None = None) -> list[float]:
    """How likely spans of one article are that say the same, with one of another article `beside` them."""
    told = [Told(ARTICLE.id, Span(28, 30), "29", values.parse("29"))] * len(numbers)
    if beside:
        told.append(Told(OTHER.id, Span(0, 7), "Nothing", values.parse("Nothing")))
    spans = [*numbers, beside] if beside else numbers
    return decision.judge(spans, relate(told, {ARTICLE.id: ARTICLE, OTHER.id: OTHER}))


def chance(decision: Decision, *numbers: Evidence) -> float:
    """How likely the first of some spans of one article is, where another article has a span too."""
    return chances(decision, *numbers, beside=replace(numbers[0], margin=-9.0))[0]


def test_a_larger_margin_is_never_less_likely_to_be_right() -> None:
    weak = evidence("How many ships sank?", "29", margin=-4.0)
    strong = replace(weak, margin=4.0)
    for decision in (MarginDecision(), load_decision()):
        assert 0 <= chance(decision, weak) <= chance(decision, strong) <= 1


def test_a_figure_of_the_question_is_looked_for_in_the_passage() -> None:
    assert evidence("How many of the 29 ships sank?", "29").figures == 1.0
    assert evidence("How many ships sank in 2024?", "29").figures == 0.0


STUMP = {"threshold": [0.0] * 3, "left": [1, 0, 0], "right": [2, 0, 0]}


def written(alone: dict[str, Any], beside: dict[str, Any]) -> Decision:
    nothing = {"bias": 0.0, "weights": {}, "trees": []}
    looks = {"alone": nothing | alone, "beside": nothing | beside}
    return read_decision(json.dumps({"format": FORMAT, "least": 0.2, "caution": {"one": 0.5}} | looks))


def test_trees_add_up_the_leaves_that_the_evidence_leads_to() -> None:
    tree = {
        "feature": ["margin", "", "names", "", ""],
        "threshold": [0.0, 0.0, 0.5, 0.0, 0.0],
        "left": [1, 0, 3, 0, 0],
        "right": [2, 0, 4, 0, 0],
        "value": [0.0, -2.0, 0.0, 0.0, 2.0],
    }
    decision = written({}, {"bias": 0.5, "trees": [tree, tree]})
    weak = evidence("How many ships of Tavrel sank?", "29", margin=-4.0)
    strong = replace(weak, margin=4.0)
    elsewhere = replace(strong, names=0.0)
    odds = [log(each / (1 - each)) for each in (chance(decision, each) for each in (weak, elsewhere, strong))]
    assert odds == pytest.approx([-3.5, 0.5, 4.5])


def test_trees_read_the_weighted_sum_of_the_evidence() -> None:
    tree = STUMP | {"feature": ["linear", "", ""], "threshold": [3.0, 0.0, 0.0], "value": [0.0, -1.0, 1.0]}
    decision = written({}, {"weights": {"margin": 0.5, "names": 2.0}, "trees": [tree]})
    named = replace(evidence("How many ships of Tavrel sank?", "29", margin=4.0), names=1.0)
    assert chance(decision, named) > 0.5 > chance(decision, replace(named, names=0.0))


def test_the_second_look_reads_what_the_first_made_of_a_span_and_of_those_beside_it() -> None:
    first = STUMP | {"feature": ["margin", "", ""], "value": [0.0, -1.0, 1.0]}
    odds = STUMP | {"feature": ["odds", "", ""], "value": [0.0, -2.0, 2.0]}
    again = STUMP | {"feature": ["again", "", ""], "threshold": [0.5, 0.0, 0.0], "value": [0.0, 0.0, 1.0]}
    decision = written({"trees": [first]}, {"trees": [odds, again]})
    weak = evidence("How many ships sank?", "29", margin=-4.0)
    strong = replace(weak, margin=4.0)
    told = [chance(decision, *each) for each in ((weak,), (weak, weak), (weak, strong), (strong,))]
    assert [log(each / (1 - each)) for each in told] == pytest.approx([-2.0, -2.0, -1.0, 2.0])
    single = chances(decision, weak, strong)
    assert [log(each / (1 - each)) for each in single] == pytest.approx([-1.5, 0.5])  # .5 is the caution


def test_the_shipped_decision_is_written_for_these_numbers() -> None:
    numbers = astuple(evidence("How many?", "29"))
    assert len(numbers) == len(names_alone())
    assert 0 < load_decision().least < 1


def test_caution_goes_by_how_many_articles_have_a_say() -> None:
    caution = Caution(one=0.7, few=0.4, many=0.1)
    assert [caution.among(number) for number in (0, 1, 2, FEW, FEW + 1)] == [0.7, 0.7, 0.4, 0.4, 0.1]
