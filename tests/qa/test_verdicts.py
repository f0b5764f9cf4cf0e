"""Yes and no: what an article says in its surest passage, by the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from index import Article
from index.types import Passage
from qa.question import parse_question
from qa.spans import SpanModel, Verdict
from qa.verdicts import read_verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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


def test_the_sentence_that_says_no_is_cited_from_the_surest_passage() -> None:
    model = cast("SpanModel", Judging({"never sank": DENIES, "sailed on": Verdict(0.6, 0.1)}))
    passages = passages_of(ARTICLE, *ARTICLE.text.split("\n\n"))
    judgement = read_verdicts(model, parse_question("Did the ferry sink?"), passages, {ARTICLE.id: ARTICLE})
    (found,) = judgement.kept
    assert (found.text, found.holds, found.score) == ("It never sank.", False, 0.8)
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
