"""Yes and no: what an article says in its surest passage, by the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from index import Article
from index.types import Passage
from qa.polarity import SURE, lean
from qa.question import parse_question
from qa.spans import SpanModel, Verdict
from qa.verdicts import read_verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa.types import Candidate


class Judging:
    """A model that has a verdict on each text that holds some words, on others none."""

    def __init__(self, verdicts: Mapping[str, Verdict]) -> None:
        self._verdicts = verdicts

    def judge(self, _question: str, passages: Sequence[tuple[str, str]]) -> list[Verdict]:
        return [
            next((each for said, each in self._verdicts.items() if said in text), Verdict(0.1, 0.1))
            for _, text in passages
        ]


DENIES, SAYS = Verdict(0.1, 0.8), Verdict(0.9, 0.05)
ARTICLE = Article(
    locator="post", text="The ferry left at noon. It never sank. The crew were fined.\n\nIt sailed on."
)


def passages_of(article: Article, *texts: str) -> list[Passage]:
    places = [(article.text.index(text), text) for text in texts]
    return [Passage(article.id, type(article.body)(at, at + len(text)), text) for at, text in places]


def kept_of(question: str, text: str, verdicts: Mapping[str, Verdict]) -> tuple[Candidate, ...]:
    """What one article of one passage is kept to say."""
    article = Article(locator="post", text=text)
    model = cast("SpanModel", Judging(verdicts))
    passages = passages_of(article, text)
    return read_verdicts(model, parse_question(question), passages, {article.id: article}).kept


def test_the_sentence_that_says_no_is_cited_from_the_surest_passage() -> None:
    model = cast("SpanModel", Judging({"never sank": DENIES, "sailed on": Verdict(0.6, 0.1)}))
    passages = passages_of(ARTICLE, *ARTICLE.text.split("\n\n"))
    judgement = read_verdicts(model, parse_question("Did the ferry sink?"), passages, {ARTICLE.id: ARTICLE})
    (found,) = judgement.kept
    assert (found.text, found.holds) == ("It never sank.", False)
    assert found.score == pytest.approx(0.894, abs=0.001)  # 0.8, and it says so in the question's own words
    assert found.span.of(ARTICLE.text) == found.text


@pytest.mark.parametrize(("verdict", "kept"), [(SAYS, 1), (Verdict(0.3, 0.32), 0)])
def test_an_article_that_leaves_it_open_is_refused(verdict: Verdict, kept: int) -> None:
    model = cast("SpanModel", Judging({"ferry": verdict}))
    passages = passages_of(ARTICLE, ARTICLE.text)
    judgement = read_verdicts(model, parse_question("Did the ferry leave?"), passages, {ARTICLE.id: ARTICLE})
    assert (len(judgement.kept), len(judgement.refused)) == (kept, 1 - kept)


@pytest.mark.parametrize(("other", "kept"), [(Verdict(0.05, 0.85), 2), (Verdict(0.1, 0.6), 1)])
def test_an_article_far_less_sure_than_the_surest_says_nothing(other: Verdict, kept: int) -> None:
    model = cast("SpanModel", Judging({"left": SAYS, "stayed": other}))
    articles = [
        Article(locator="post", text="The ferry left."), Article(locator="echo", text="The ferry stayed.")
    ]  # fmt: skip
    passages = [passage for each in articles for passage in passages_of(each, each.text)]
    by_id = {each.id: each for each in articles}
    judgement = read_verdicts(model, parse_question("Did the ferry leave?"), passages, by_id)
    assert (len(judgement.kept), len(judgement.refused)) == (kept, 2 - kept)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Was Carl Dunne acquitted?", "The court sat late. Carl Dunne was acquitted."),
        ("Was the search called off?", "The search was called off on Sunday evening."),
        ("Was the reward doubled?", "The family doubled the reward to $100,000. Nobody came forward."),
        ("Were the brothers jailed?", "Two brothers were jailed on Friday."),
    ],
)
def test_what_is_said_in_the_words_of_the_question_outweighs_the_model(question: str, text: str) -> None:
    (found,) = kept_of(question, text, dict.fromkeys(question.rstrip("?").split()[-2:], DENIES))
    assert found.holds
    assert lean(question, found.text) == SURE


def test_a_plan_or_condition_leaves_the_verdict_to_the_model() -> None:
    text = "If acquitted, Carl Dunne may return."
    (found,) = kept_of("Was Carl Dunne acquitted?", text, {"Dunne": DENIES})
    assert found.holds is False


def test_what_one_says_and_another_denies_is_both_yes_and_no() -> None:
    said = "Jon Brandt said that the government had secretly promised Orvane a subsidy."
    denied = "Forst denied that any subsidy was promised."
    question = "Did the government promise Orvane a subsidy?"
    found = kept_of(question, f"{said} It rained. {denied}", {"subsidy": DENIES})
    assert {each.holds: each.text for each in found} == {True: said, False: denied}


@pytest.mark.parametrize(
    "denied",
    ["Greenline denied the claim.", "The company rejected this.", "Its spokesman called the claim baseless."],
)
def test_a_denial_of_what_was_just_said_needs_no_words_of_its_own(denied: str) -> None:
    said = "The union said that the managers had threatened strikers."
    found = kept_of("Did the managers threaten strikers?", f"{said} {denied} It rained.", {"union": DENIES})
    assert {each.holds: each.text for each in found} == {True: said, False: denied}


def test_what_says_so_in_the_words_of_the_question_is_cited_though_another_says_it() -> None:
    said = "The opposition said that ballots were stuffed."
    text = f"The vote was fair. {said} The commission rejected this."
    found = kept_of("Were ballots stuffed?", text, {"fair": SAYS, "ballots": Verdict(0.5, 0.2)})
    assert {each.holds: each.text for each in found} == {True: said, False: "The commission rejected this."}


def test_what_is_denied_first_is_affirmed_without_words_of_its_own() -> None:
    denied, said = "Orsay Lines denied that the ship was overloaded.", "The union says it was."
    found = kept_of("Was the ship overloaded?", f"{denied} {said}", {"overloaded": DENIES})
    assert {each.holds: each.text for each in found} == {True: said, False: denied}


def test_a_denial_of_something_else_denies_nothing_here() -> None:
    text = "The union said that the managers had threatened strikers. It rained. Greenline denied the report."
    found = kept_of("Did the managers threaten strikers?", text, {"union": DENIES})
    assert len(found) == 1


def test_what_is_only_said_by_someone_leaves_the_verdict_to_the_model() -> None:
    text = "Jon Brandt said that the court had acquitted Carl Dunne."
    (found,) = kept_of("Was Carl Dunne acquitted?", text, {"Dunne": DENIES})
    assert found.holds is False


def test_a_sentence_that_contradicts_the_verdict_is_not_the_one_cited() -> None:
    text = "Critics said that the mayor resigned. She was at her desk on Monday."
    verdicts = {"resigned": Verdict(0.05, 0.9), "desk": Verdict(0.1, 0.5)}
    found = kept_of("Did the mayor resign?", text, verdicts)
    assert [(each.holds, each.text) for each in found] == [(False, "She was at her desk on Monday.")]


def test_a_sentence_that_goes_on_about_the_one_before_outweighs_the_model() -> None:
    text = "The bell tower fell in the night. It was built in 1931."
    kept = kept_of("Was the bell tower built in 1931?", text, {"tower fell": DENIES, "built in": DENIES})
    assert [(each.text, each.holds) for each in kept] == [("It was built in 1931.", True)]
