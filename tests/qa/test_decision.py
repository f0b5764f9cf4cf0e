"""What speaks for a span, and the probability that follows from it."""

from dataclasses import astuple, replace

from index import Article, Span
from index.sentences import split_sentences
from index.types import Passage
from qa import values
from qa.decision import (
    PLAIN_DECISION,
    Evidence,
    Standing,
    Surroundings,
    feature_names,
    load_decision,
    weigh,
)
from qa.question import parse_question
from qa.spans import Reading

TEXT = "The navy of Tavrel said that 29 ships sank in the storm. Bread costs more."
ARTICLE = Article(locator="a", text=TEXT)
PASSAGE = Passage(ARTICLE.id, Span(0, len(TEXT)), TEXT)


ALONE = Standing(behind=0.0, support=0.0)


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
    standing = Standing(behind=3.0, support=0.7)
    found = evidence("How many ships sank?", "29", standing=standing)
    assert (found.behind, found.support) == (3.0, 0.7)


def test_a_larger_margin_is_never_less_likely_to_be_right() -> None:
    weak = evidence("How many ships sank?", "29", margin=-4.0)
    strong = replace(weak, margin=4.0)
    for decision in (PLAIN_DECISION, load_decision()):
        assert 0 <= decision.probability(weak) <= decision.probability(strong) <= 1


def test_the_shipped_decision_has_a_weight_for_every_number() -> None:
    assert len(load_decision().weights) == len(feature_names()) == len(astuple(evidence("How many?", "29")))
    assert 0 < load_decision().least < 1
