"""Span models: any of `transformers` by path, and spans that stay inside the passage."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from index import Article, Span
from index.errors import ModelNotFound
from index.types import Passage
from qa import Status, ask
from qa.decision import UNLIKE
from qa.proposals import SEPARATOR, in_form, make_prefix, propose, tidy
from qa.question import parse_question
from qa.span_reader import (
    BESIDE,
    CLOSE,
    LEAST_OF_SECOND,
    close_in,
    find_spans,
    judge,
    seconded,
    without_echoes,
)
from qa.spans import Scores, SpanModel, load_span_model
from qa.types import Candidate, Judgement
from qa.values import parse
from qa.values.types import Kind, When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from qa.values.types import Value

pytestmark = pytest.mark.models

WORDS = "how many ships sank the storm 29 27 in | . ?".split()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of two small layers with random weights, as a stranger would save one."""
    import torch
    from transformers import BertConfig, BertForQuestionAnswering, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=384,
    )
    BertForQuestionAnswering(config).save_pretrained(folder)
    BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(tiny: Path) -> SpanModel:
    return load_span_model(str(tiny))


def test_any_extractive_model_serves_as_the_reader_by_its_path(tiny: Path) -> None:
    articles = [Article(locator="a", text="The storm sank 29 ships.")]
    answer = ask("How many ships sank?", corpus=articles, reader=str(tiny))
    assert answer.status in {Status.SINGLE, Status.NOT_FOUND}
    for citation in answer.citations:
        assert articles[0].text[citation.start : citation.end] == citation.quote


def test_spans_lie_in_the_passage_and_never_in_its_prefix(model: SpanModel) -> None:
    passages = [("the storm | ", "29 ships sank"), ("", "27 ships"), ("in the storm | ", "ships sank in 29")]
    for (_, passage), scores in zip(passages, model.read("how many ships sank?", passages), strict=True):
        assert scores.best(3)
        for reading in scores.best(3):
            assert 0 <= reading.start < reading.end <= len(passage)
            assert passage[reading.start : reading.end].strip()
            assert 0 <= reading.share <= 1


def test_spans_of_one_passage_do_not_overlap_and_come_best_first(model: SpanModel) -> None:
    (scores,) = model.read("how many?", [("", "the storm sank 29 ships in the storm . 27 sank")])
    readings = scores.best(5)
    assert [reading.margin for reading in readings] == sorted((r.margin for r in readings), reverse=True)
    for one, other in combinations(readings, 2):
        assert not Span(one.start, one.end).overlaps(Span(other.start, other.end))


def test_a_passage_reads_the_same_alone_and_among_others(model: SpanModel) -> None:
    passages = [("", "29 ships sank"), ("", "the storm sank the ships in the storm . 27 sank in the storm")]
    together = model.read("how many ships?", passages)
    alone = [model.read("how many ships?", [each])[0] for each in passages]
    for one, other in zip(together, alone, strict=True):
        assert [r.margin for r in one.best(1)] == pytest.approx([r.margin for r in other.best(1)], abs=0.2)


def test_what_a_passage_says_to_a_yes_no_question_adds_up_with_neither(model: SpanModel) -> None:
    passages = [("the storm | ", "29 ships sank"), ("", "27 ships")]
    for verdict in model.judge("did 29 ships sink?", passages):
        assert 0 < verdict.yes + verdict.no < 1
        assert verdict.score == (verdict.yes if verdict.holds else verdict.no)


def test_markup_left_in_a_passage_is_not_read(model: SpanModel) -> None:
    marked, plain, named = model.read(
        "Who sang?", [("", "<Td>Ana</Td> sang."), ("", "    Ana      sang."), ("", "<Ana B.> sang.")]
    )
    assert marked.best(3) == plain.best(3)
    assert named.of(1, 4) is not None


def test_half_a_character_is_read_as_an_unreadable_one_and_moves_nothing(model: SpanModel) -> None:
    (scores,) = model.read("how many\ud800 ships?", [("Ferry\udfff | ", "\ud83d 29 ships sank")])
    assert scores.of(2, 4) is not None


@pytest.mark.parametrize("piece", ["how many? ", "?", "x? ", "\u202e", "东"])
def test_a_question_that_fills_the_input_leaves_room_for_the_passage(model: SpanModel, piece: str) -> None:
    question = (piece * 1_000)[:1_000]
    (scores,) = model.read(question, [("", "29 ships sank in the storm")])
    assert scores.of(0, 2) is not None


def test_a_given_stretch_scores_as_the_best_span_that_overlaps_it(model: SpanModel) -> None:
    passage = "the storm sank 29 ships"
    (scores,) = model.read("how many ships?", [("in the storm | ", passage)])
    (best,) = scores.best(1)
    whole, part = scores.of(0, len(passage)), scores.of(15, 17)
    assert whole is not None
    assert part is not None
    assert whole.margin == pytest.approx(best.margin)
    assert part.margin <= best.margin
    assert passage[part.start : part.end] == "29"


def test_a_stretch_beyond_what_was_read_has_no_score(model: SpanModel) -> None:
    (scores,) = model.read("how many ships?", [("", "ships " * 500)])
    assert scores.of(2990, 2995) is None


def test_no_passages_give_no_readings(model: SpanModel) -> None:
    assert model.read("how many?", []) == []


def test_a_model_that_is_not_there_names_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="check the name or path"):
        load_span_model(str(tmp_path / "missing"))


def test_the_prefix_is_the_title_and_the_day_where_they_are_known() -> None:
    titled = Article(locator="a", text="All sank.", title="Ferry sinks", published="2031-03-04")  # type: ignore[arg-type]
    assert make_prefix(titled) == f"Ferry sinks{SEPARATOR}2031-03-04{SEPARATOR}"
    assert make_prefix(Article(locator="a", text="All sank.")) == ""


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("“29 ships”.", "29 ships"),
        ("at 5 p.m.", "at 5 p.m."),
        ("the U.S.", "the U.S."),
        ("(left),", "left"),
        ("$9m) in 2031, 66%", "$9m"),
        ("Velm (the port", "Velm"),
        ("five (5) men", "five (5) men"),
        (":) Bell", "Bell"),
        ("PORT ORSK, June 3 (Wire) — Olga Marl", "Olga Marl"),
        ("VELM, Tenn. - Thieves", "Thieves"),
        ("Marl - the mayor", "Marl - the mayor"),
    ],
)
def test_marks_around_a_span_are_left_out_and_those_of_abbreviations_kept(text: str, tidied: str) -> None:
    span = tidy(Span(0, len(text)), text)
    assert span is not None
    assert span.of(text) == tidied


def test_whom_a_question_names_is_no_answer_to_who(model: SpanModel) -> None:
    text = "Ana Marl."
    article = Article(locator="a", text=text)
    passage = Passage(article.id, Span(0, len(text)), text)

    def told(question: str) -> set[str]:
        asked = parse_question(question)
        scores = model.read(question, [("", text)])
        return {each.text for each in propose(asked, [passage], scores, {article.id: article})}

    assert told("Who came?")
    assert told("Whom did Ana Marl meet?") == set()
    assert told("Who came, Ana Marl or Tom Ash?")


def test_the_place_a_report_is_sent_from_answers_only_where(model: SpanModel) -> None:
    text = "VELM (Wire) -"
    article = Article(locator="a", text=f"{text} A man fell.")
    passage = Passage(article.id, Span(0, len(article.text)), article.text)

    def told(question: str) -> set[str]:
        scores = model.read(question, [("", article.text)])
        return {
            each.text for each in propose(parse_question(question), [passage], scores, {article.id: article})
        }

    assert not any("VELM" in each for each in told("Who fell?"))


def test_nothing_but_marks_is_no_span() -> None:
    assert tidy(Span(0, 3), "“”.") is None


def test_a_small_number_that_names_again_who_was_spoken_of_counts_nobody(model: SpanModel) -> None:
    text = "The two envoys met. In all, 29 envoys came."
    passage = Passage("a", Span(0, len(text)), text)
    article = Article(locator="a", text=text)
    found = find_spans(
        model, lambda _, texts: np.zeros(len(texts), np.float32), parse_question("How many envoys came?"),
        [replace(passage, article_id=article.id)], {article.id: article},
    )  # fmt: skip
    assert [each.text for each in found] == ["29"]


def candidate(article: str, start: int, score: float, text: str = "..") -> Candidate:
    passage = Passage(article, Span(0, 100), "." * 100)
    return Candidate(text, Span(start, start + 2), passage, score)


def test_what_is_likely_enough_is_kept_and_the_best_of_every_other_article_is_told_as_refused() -> None:
    high, low, lower = candidate("a", 0, 0.8), candidate("b", 0, 0.2), candidate("b", 9, 0.1)
    judgement = judge([high, low, lower], least=0.3)
    assert judgement.kept == (high,)
    assert judgement.refused == (low,)


def test_one_article_gives_two_answers_only_when_both_are_likely_and_stand_apart() -> None:
    first, again = candidate("a", 0, 0.9), candidate("a", 1, 0.8)
    second, unlikely = candidate("a", 9, CLOSE * 0.9), candidate("a", 20, CLOSE * 0.9 - 0.01)
    assert judge([first, again, second, unlikely], least=0.3) == Judgement((first, second))
    faint = [candidate("a", 0, LEAST_OF_SECOND), candidate("a", 9, LEAST_OF_SECOND - 0.01)]
    assert judge(faint, least=0.1).kept == (faint[0],)


def test_a_second_answer_far_from_the_first_is_another_matter_unless_a_copy_changed_it() -> None:
    first, far = candidate("a", 0, 0.9), candidate("a", 3 + BESIDE, 0.9)
    assert judge([first, far], least=0.3).kept == (first,)
    assert judge([first, far], least=0.3, changed={("a", far.span)}).kept == (first, far)
    less = candidate("a", 3 + BESIDE, CLOSE * 0.9 - 0.01)
    assert judge([first, less], least=0.2, changed={("a", less.span)}).kept == (first, less)
    assert judge([first, less], least=0.25, changed={("a", less.span)}).kept == (first,)


def timed(*told: tuple[str, str, float]) -> dict[Candidate, Value]:
    """Candidates of an article each, by their words and score."""
    return {
        candidate(article, 9 * place, score, text): parse(text)
        for place, (article, text, score) in enumerate(told)
    }


def test_a_time_that_is_told_more_closely_in_the_same_article_takes_its_place() -> None:
    year, day = ("a", "1868", 0.8), ("a", "18 May 1868", CLOSE * 0.8)
    elsewhere, month, unlikely = (
        ("b", "1868", 0.7),
        ("c", "May 1868", 0.8),
        ("c", "18 May 1868", CLOSE * 0.8 - 0.01),
    )
    kept = close_in(timed(year, day, elsewhere, month, unlikely))
    assert [(each.text, each.score) for each in kept] == [
        ("18 May 1868", 0.8), ("1868", 0.7), ("May 1868", 0.8), ("18 May 1868", CLOSE * 0.8 - 0.01)
    ]  # fmt: skip


def test_of_three_times_the_closest_takes_over_the_best_score() -> None:
    kept = close_in(timed(("a", "1868", 0.9), ("a", "May 1868", 0.8), ("a", "18 May 1868", 0.7)))
    assert [(each.text, each.score) for each in kept] == [("18 May 1868", 0.9)]


def test_a_day_takes_the_place_of_a_longer_time_only_where_a_day_is_asked_for() -> None:
    told = timed(("a", "June 2031", 0.5), ("a", "2031-06-08", 0.9), ("b", "8 May", 0.8), ("c", "2031", 0.4))
    assert [each.text for each in close_in(told, to_the_day=True)] == ["2031-06-08", "8 May", "2031"]
    assert close_in(told) == told


def test_a_stretch_of_time_is_not_replaced_by_a_day_of_it() -> None:
    told = timed(
        ("a", "1939–1945", 0.8), ("a", "1 September 1939", 0.5), ("b", "this year", 0.8), ("b", "Monday", 0.5)
    )
    assert close_in(told) == told


def test_an_article_that_is_unsure_seconds_what_another_says_but_says_nothing_of_its_own() -> None:
    first, same, other = candidate("a", 0, 0.8), candidate("b", 0, 0.2), candidate("c", 0, 0.2)
    faint = candidate("d", 0, 0.1)
    scored = dict(
        zip((first, same, other, faint), map(parse, ("29", "twenty-nine", "27", "29")), strict=True)
    )
    judgement = judge([first, same, other, faint], least=0.3)
    assert judgement.kept == (first,)
    joined = seconded(judgement, scored, least=0.15)
    assert joined.kept == (first, same)
    assert joined.refused == (other, faint)


def told_in(article: Article, text: str, score: float) -> Candidate:
    start = article.text.index(text)
    return Candidate(
        text, Span(start, start + len(text)), Passage(article.id, article.body, article.text), score
    )


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("The choir was founded by Vera Lund, whose teacher was Ana Bell.", False),
        ("The choir was founded by Vera Lund and Ana Bell.", True),
        ("The choir’s founders: Vera Lund, Tor Dahl, Ana Bell.", True),
        ("Vera Lund founded the choir; its pianist, Bell, had left.", False),
    ],
)
def test_what_another_article_answers_is_no_second_answer_but_in_one_breath(text: str, is_kept: bool) -> None:
    own = Article(locator="own", text=text)
    other = Article(locator="other", text="Ana Bell founded the choir.")
    name = "Ana Bell" if "Ana" in text else "Bell"
    first, second, theirs = (
        told_in(own, "Vera Lund", 0.8), told_in(own, name, 0.7), told_in(other, "Ana Bell", 0.9)
    )  # fmt: skip
    scored = {each: parse(each.text) for each in (first, second, theirs)}
    articles = {each.id: each for each in (own, other)}
    kept = without_echoes(Judgement((theirs, first, second)), scored, articles).kept
    assert kept == ((theirs, first, second) if is_kept else (theirs, first))
    alone = {each: scored[each] for each in (first, second)}
    assert without_echoes(Judgement((first, second)), alone, articles).kept == (first, second)


def test_the_value_that_other_articles_give_too_is_supported(model: SpanModel) -> None:
    texts = ("The storm sank 29 ships.", "In? 29 how many ships.", "The storm sank 27 ships.")
    articles = {a.id: a for a in (Article(locator=str(n), text=text) for n, text in enumerate(texts))}
    passages = [Passage(a.id, Span(0, len(a.text)), a.text) for a in articles.values()]
    question = parse_question("How many ships sank?")
    found = find_spans(model, lambda _, texts: np.zeros(len(texts)), question, passages, articles)
    one, other, alone = (each for each in found if each.evidence.of_form)
    assert one.evidence.support > 0 < other.evidence.support
    assert alone.evidence.support == 0


def test_a_copied_sentence_supports_nothing(model: SpanModel) -> None:
    articles = {a.id: a for a in (Article(locator=n, text="The storm sank 29 ships.") for n in "ab")}
    passages = [Passage(a.id, Span(0, len(a.text)), a.text) for a in articles.values()]
    question = parse_question("How many ships sank?")
    found = find_spans(model, lambda _, texts: np.zeros(len(texts)), question, passages, articles)
    assert {each.evidence.support for each in found} == {0}


def test_a_figure_that_has_no_known_form_is_read_too(model: SpanModel) -> None:
    article = Article(locator="a", text="The fleet sank a week after the tide turned.")
    passage = Passage(article.id, Span(0, len(article.text)), article.text)
    question = parse_question("When did the fleet sink?")
    assert question.expects is Kind.DATE
    found = find_spans(
        model, lambda _, texts: np.zeros(len(texts)), question, [passage], {article.id: article}
    )
    assert found
    assert all(each.evidence.is_typed and not each.evidence.of_form for each in found)


def test_a_sum_in_a_currency_that_is_not_known_is_a_sum() -> None:
    article = Article(locator="a", text="The damage is put at 4.2bn crowns, a third of the budget.")
    passage = Passage(article.id, article.body, article.text)
    asked = parse_question("What sum is the damage put at?")
    found = find_spans(
        load_span_model(), lambda _, texts: np.zeros(len(texts)), asked, [passage], {article.id: article}
    )
    assert "4.2bn crowns" in {each.text for each in found}


class Pointing:
    """A model that finds one span of words in every passage, whatever is asked."""

    def __init__(self, span: str) -> None:
        self._span = span

    def read(self, _question: str, passages: Sequence[tuple[str, str]]) -> list[Scores]:
        return [self._scores(text) for _, text in passages]

    def _scores(self, text: str) -> Scores:
        import torch

        offsets = [(0, 0), *(found.span() for found in re.finditer(r"\w+", text))]
        begin = text.index(self._span)
        starts = torch.tensor([10.0 * (start == begin) for start, _ in offsets])
        ends = torch.tensor([10.0 * (end == begin + len(self._span)) for _, end in offsets])
        return Scores(starts, ends, [False, *[True] * (len(offsets) - 1)], offsets)


@pytest.mark.parametrize("told", ["since the 1950s", "from 1892 to 1894", "until Friday"])
def test_how_long_is_told_by_a_beginning_or_an_end_too(told: str) -> None:
    article = Article(locator="a", text=f"Bell has led the school {told}.")
    passage = Passage(article.id, article.body, article.text)
    found = find_spans(
        cast("SpanModel", Pointing(told)), lambda _, texts: np.zeros(len(texts)),
        parse_question("How long has Bell led it?"), [passage], {article.id: article},
    )  # fmt: skip
    assert any(each.text.endswith(told) for each in found)


def told_of(told: str, text: str, asked: str) -> set[str]:
    """What is proposed where the model points at some words of a text."""
    article = Article(locator="a", text=text)
    passage = Passage(article.id, article.body, article.text)
    found = find_spans(
        cast("SpanModel", Pointing(told)), lambda _, texts: np.zeros(len(texts)),
        parse_question(asked), [passage], {article.id: article},
    )  # fmt: skip
    return {each.text for each in found}


def test_a_figure_is_told_without_the_words_before_it_where_an_amount_is_asked_for() -> None:
    text = "The pipe could deliver 50 billion cubic metres a year."
    told = "deliver 50 billion cubic metres"
    assert "50 billion cubic metres" in told_of(told, text, "What volume of gas could go through the pipe?")
    assert told in told_of(told, text, "What could the pipe do?")


def test_so_is_the_figure_that_a_copy_has_in_its_place() -> None:
    article = Article(locator="a", text="The pipe could carry 50bn cubic metres a year.")
    passage = Passage(article.id, article.body, article.text)
    told = "carry 50bn cubic metres"
    start = article.text.index(told)
    copied = Candidate(told, Span(start, start + len(told)), passage, 0.5)
    asked = parse_question("What volume of gas could go through the pipe?")
    assert in_form(asked, copied, {article.id: article}) == replace(
        copied, text="50bn cubic metres", span=Span(start + len("carry "), start + len(told))
    )


@pytest.mark.parametrize(("told", "is_told"), [("Harvest Day", False), ("at dawn", True), ("9:40 pm", True)])
def test_a_day_is_no_time_of_day(told: str, is_told: bool) -> None:
    proposed = told_of(told, f"The parade begins {told}.", "At what time does the parade begin?")
    assert (told in proposed) is is_told


def test_leaders_are_no_times() -> None:
    text = "He is one of 27 leaders who came, for him the third trip."
    assert "27" not in told_of("third trip", text, "How many times has he come?")
    assert "27" in told_of("third trip", text, "How many leaders have come?")


@pytest.mark.parametrize(
    ("asked", "told", "text"),
    [
        ("How many tonnes may Velm catch?", "38 per cent", "Velm may catch 38 per cent of all."),
        ("How many nations march?", "Russian", "The Russian army marches."),
        ("How many trips were there?", "record levels", "Trips reached record levels."),
        ("How high was the wave?", "towering", "The wave was towering."),
        ("Which anniversary is it?", "1945", "It marks the victory of 1945."),
        ("Which anniversary is it?", "the Second World War", "It marks the Second World War."),
        ("What was it worth in dollars?", "£183bn", "It was worth £183bn."),
        ("At what time of day did it start?", "three years ago", "It started three years ago."),
    ],
)  # fmt: skip
def test_words_of_another_form_than_asked_for_are_no_answer(asked: str, told: str, text: str) -> None:
    assert told not in told_of(told, text, asked)


@pytest.mark.parametrize(
    ("asked", "told", "text"),
    [
        ("How many voters came?", "38 per cent", "Of the voters 38 per cent came."),
        ("How many nations march?", "hardly any", "There hardly any march."),
        ("How many trips were there?", "a handful", "There were a handful."),
        ("Which anniversary is it?", "80th", "It is the 80th anniversary."),
        ("Which anniversary is it?", "80 years", "It marks 80 years since the war."),
        ("What was it worth in dollars?", "$245bn", "It was worth $245bn."),
    ],
)
def test_words_of_the_form_asked_for_are_an_answer(asked: str, told: str, text: str) -> None:
    assert told in told_of(told, text, asked)


def test_a_change_is_told_as_a_share_too() -> None:
    text = "Shares in the yard fell 12 per cent on Thursday."
    assert "12 per cent" in told_of("fell 12 per cent", text, "By how much did the share price drop?")


def test_a_span_is_compared_with_the_best_of_another_article_apart_from_the_words_around_it() -> None:
    told = (
        "In Velm the ferry sank with 29 sailors.",
        "In Velm the ferry sank with 31 sailors.",
        "It rained.",
    )
    articles = {a.id: a for a in (Article(locator=str(n), text=text) for n, text in enumerate(told))}
    passages = [Passage(a.id, a.body, a.text) for a in articles.values()]
    question = parse_question("How many sailors sank with the ferry?")

    def is_same(asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([float(asked == text) for text in texts], np.float32)

    found = find_spans(load_span_model(), is_same, question, passages, articles)
    one, other = (each.evidence for each in found if each.evidence.of_form)
    assert (one.kin, other.kin) == (1, 1)
    assert (one.peer, other.peer) == (0, 0)
    assert one.overlap == other.overlap == pytest.approx(4 / 6)
    alone = find_spans(load_span_model(), is_same, question, passages[:1], articles)
    assert {(each.evidence.kin, each.evidence.peer, each.evidence.overlap) for each in alone} == {
        (UNLIKE, UNLIKE, UNLIKE)
    }


def test_a_figure_is_set_against_the_best_of_another_article(model: SpanModel) -> None:
    texts = ("The storm sank 29 ships.", "In the storm 2,900 ships sank?", "The ships sank in May.")
    articles = {a.id: a for a in (Article(locator=str(n), text=text) for n, text in enumerate(texts))}
    passages = [Passage(a.id, a.body, a.text) for a in articles.values()]
    question = parse_question("How many ships sank?")
    found = find_spans(model, lambda _, texts: np.zeros(len(texts)), question, passages, articles)
    figures = [each.evidence.scale for each in found if each.evidence.of_form]
    assert figures == pytest.approx([1, 1])
    assert {each.evidence.scale for each in found if not each.evidence.of_form} <= {0.0}
    alone = find_spans(model, lambda _, texts: np.zeros(len(texts)), question, passages[:1], articles)
    assert {each.evidence.scale for each in alone} == {0.0}


def test_a_span_is_set_against_those_of_another_form(model: SpanModel) -> None:
    texts = ("The storm sank 29 ships on May 8.", "The ships sank in 2015.")
    articles = {a.id: a for a in (Article(locator=str(n), text=text) for n, text in enumerate(texts))}
    passages = [Passage(a.id, a.body, a.text) for a in articles.values()]
    question = parse_question("When did the ships sink?")
    found = find_spans(model, lambda _, texts: np.zeros(len(texts)), question, passages, articles)
    custom = {each.text: each.evidence.custom for each in found}
    assert 0 < custom["2015"] < 1
    assert custom["May 8"] + custom["2015"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("question", "told", "others"),
    [
        ("How many people were hurt?", "The fire hurt 31 people and destroyed 19 boats.", ["19"]),
        ("How many people died?", "In Velm 14 people died. A further 40 were injured.", ["40"]),
        ("How many people died in Mali?", "In Mali 14 died. Floods in Ghana killed 40 people.", ["40"]),
        ("How long is the truce?", "A three-day ceasefire begins during the four-day visit.", ["four-day"]),
        ("When did he flee?", "Video: a man flees 03:24 - Source: ONE. He fled on 8 May.", ["03:24"]),
        ("In which year did it sink?", "It sank in 1956. A service is held on May 10.", ["May 10"]),
        ("In which year was it raised?", "The regiment (1793–1805) was raised in 1793.", ["1793–1805"]),
        (
            "What is the population of Velm?",
            "Velm has 411 people, 139.8 per mile, 28% of them old.",
            ["139.8", "28%"],
        ),
    ],
)
def test_what_counts_things_or_another_fate_is_not_proposed(
    question: str, told: str, others: list[str]
) -> None:
    article = Article(locator="a", text=told)
    passage = Passage(article.id, article.body, told)
    reader, asked = load_span_model(), parse_question(question)
    found = find_spans(reader, lambda _, texts: np.zeros(len(texts)), asked, [passage], {article.id: article})
    assert found
    assert not {each.text for each in found} & {*others}


@pytest.mark.parametrize(("question", "year"), [("was Bell born", "1855"), ("did Bell die", "1928")])
def test_of_the_years_of_a_life_one_is_the_birth_and_one_the_death(question: str, year: str) -> None:
    article = Article(locator="a", text="Ana Bell (1855–1928) was a pilot of Velm.")
    passage = Passage(article.id, article.body, article.text)
    asked = parse_question(f"When {question}?")
    found = find_spans(
        load_span_model(), lambda _, texts: np.zeros(len(texts)), asked, [passage], {article.id: article}
    )
    assert [(each.text, each.value) for each in found] == [(year, parse(year))]


@pytest.mark.parametrize(
    ("report", "proposed"),
    [("The crew of Velm landed on May 8.", {"May 8"}), ("The crew of Velm slept.", {"May 7, 2025"})],
)
def test_the_day_of_a_picture_answers_only_where_no_other_does(
    model: SpanModel, report: str, proposed: set[str]
) -> None:
    text = f"Velm's crew in port on May 7, 2025. (Jo Bell/AFP via Getty Images)\n\n{report}"
    article = Article(locator="a", text=text)
    passage = Passage(article.id, article.body, article.body.of(text))
    asked = parse_question("On what date did the crew land?")
    found = find_spans(model, lambda _, texts: np.zeros(len(texts)), asked, [passage], {article.id: article})
    assert {each.text for each in found if isinstance(each.value, When)} == proposed


@pytest.mark.parametrize(
    ("cut", "whole", "text", "asked"),
    [
        ("twice", "at least twice", "It sank at least twice.", "How often did it sink?"),
        ("46.1", "46.1 per cent", "It lost 46.1 per cent of its oil.", "How much of its oil did it lose?"),
        ("86", "86 million", "It cost 86 million marven.", "How much did it cost?"),
    ],
)
def test_a_figure_is_told_whole_with_its_bound_its_scale_and_its_sign(
    cut: str, whole: str, text: str, asked: str
) -> None:
    assert whole in told_of(cut, text, asked)
    assert cut not in told_of(cut, text, asked)


def test_words_of_a_sure_form_are_told_with_their_bound_whatever_is_asked() -> None:
    text = "The ice holds up to 110 tonnes of dust."
    assert "up to 110 tonnes" in told_of("110 tonnes", text, "What does the ice hold?")


def test_a_time_is_not_told_with_the_day_beside_it_where_the_hour_alone_was_found() -> None:
    text = "The gate gave way at 9:40 pm on 10 June."
    assert "9:40 pm" in told_of("9:40 pm", text, "What is known of the gate's failure?")
