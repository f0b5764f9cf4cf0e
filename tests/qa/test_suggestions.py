"""Questions to begin with: plain, about what the articles tell, and answered."""

from __future__ import annotations

from index.types import Article
from qa import open_corpus
from qa.engine import SENTENCES, Corpus, sample_folder
from qa.suggestions import suggest_questions
from qa.types import Status

REPORTS = [
    Article(
        locator="post", text="29 boats sank in Ostby harbour on Monday. Nobody slept.", source="The Post"
    ),
    Article(locator="echo", text="On Monday 27 boats sank in Ostby harbour. It rained.", source="The Echo"),
    Article(locator="songs", text="They sang all night. The choir of Ostby was glad.", source="The Songs"),
]


def suggested(articles: list[Article]) -> tuple[Corpus, tuple[str, ...]]:
    corpus = open_corpus(articles, reader=SENTENCES)
    return corpus, suggest_questions(corpus)


def test_every_question_is_one_that_the_articles_answer() -> None:
    with open_corpus(sample_folder(), reader=SENTENCES) as corpus:
        questions = suggest_questions(corpus, most=3)
        answers = [corpus.ask(question) for question in questions]
    assert 0 < len(questions) <= 3
    assert all(answer.status is not Status.NOT_FOUND for answer in answers)
    assert all(question.endswith("?") and len(question) <= 90 for question in questions)
    assert len(set(questions)) == len(questions)


def test_articles_without_a_figure_give_no_question() -> None:
    _, questions = suggested(REPORTS[2:])
    assert questions == ()


def test_a_corpus_without_articles_gives_no_question() -> None:
    _, questions = suggested([])
    assert questions == ()


def test_a_plain_figure_is_asked_about() -> None:
    _, questions = suggested(REPORTS)
    assert questions == ("How many boats sank in Ostby harbour on Monday?",)


def test_a_headline_makes_no_question() -> None:
    shouted = Article(locator="a", text="Storm Sank 29 Boats In The Harbour Of Ostby With Many Aboard.")
    _, questions = suggested([shouted])
    assert questions == ()
