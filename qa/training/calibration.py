"""Fitting the decision on development data: which of the spans that the model proposes are right."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from random import Random
from typing import TYPE_CHECKING

from index.chunking import cut_passages
from index.embedding import load_encoder
from index.types import Article
from qa.decision import feature_names
from qa.question import parse_question
from qa.reader import SentenceReader
from qa.span_reader import find_spans
from qa.training.records import read_json_lines
from qa.training.scoring import is_kept_aside
from qa.values.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from qa.spans import SpanModel

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_ENOUGH_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A question over a few articles, and for each article's locator the answers that it supports."""

    id: str
    question: str
    articles: tuple[Article, ...]
    answers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted decision as it is written to JSON, and its rows kept aside: (probability, is right)."""

    weights: dict[str, float]
    bias: float
    aside: tuple[tuple[float, bool], ...]


def read_squad(path: Path, *, beside: int = 3) -> Iterator[Case]:
    """Yield a case for each record in SQuAD's flat form: its context, and `beside` others of its title.

    Contexts that hold one of the answers are not put beside; none of those that are answers the question.
    """
    rows = list(read_json_lines(path))
    contexts: dict[str, list[str]] = {}
    for row in rows:
        texts = contexts.setdefault(row.get("title") or "", [])
        if row["context"] not in texts:
            texts.append(row["context"])
    for row in rows:
        title, answers = row.get("title") or "", tuple(answer["text"] for answer in row["answers"])
        others = [
            text
            for text in contexts[title]
            if text != row["context"] and not any(answer in text for answer in answers)
        ]
        chosen = Random(row["id"]).sample(others, min(beside, len(others))) if title else []
        articles = (
            Article(locator="context", text=row["context"], title=title),
            *(Article(locator=str(number), text=text, title=title) for number, text in enumerate(chosen)),
        )
        yield Case(
            row["id"],
            row["question"],
            articles,
            {each.locator: () for each in articles} | {"context": answers},
        )


def read_ramdocs(path: Path) -> Iterator[Case]:
    """Yield a case for each question of RAMDocs: its documents, each supporting its own answer or none."""
    for number, row in enumerate(read_json_lines(path)):
        documents = enumerate(row["documents"])
        articles = tuple(Article(locator=str(each), text=document["text"]) for each, document in documents)
        answers = {
            str(each): () if document["answer"] == "unknown" else (str(document["answer"]),)
            for each, document in enumerate(row["documents"])
        }
        yield Case(f"ramdocs-{number}", row["question"], articles, answers)


def collect(model: SpanModel, cases: Sequence[Case]) -> Iterator[tuple[bool, tuple[float, ...], bool]]:
    """Yield for each proposed span: whether its case is kept aside, its evidence, whether it is right."""
    encoder = load_encoder()
    reader = SentenceReader(encoder)
    for case in cases:
        question = parse_question(case.question)
        if question.expects is Kind.YES_NO:
            continue
        passages = [passage for article in case.articles for passage in cut_passages(article, encoder)]
        articles = {article.id: article for article in case.articles}
        for found in find_spans(model, reader.compare, question, passages, articles):
            golds = case.answers[articles[found.passage.article_id].locator]
            is_right = any(_matches(found.text, gold) for gold in golds)
            yield is_kept_aside(case.id), astuple(found.evidence), is_right


def fit(rows: Sequence[tuple[bool, tuple[float, ...], bool]]) -> Fit:
    """Return the logistic regression fitted to the rows that are not kept aside."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(max_iter=2000)
    fitted.fit([row for aside, row, _ in rows if not aside], [right for aside, _, right in rows if not aside])
    left_out = [(row, right) for aside, row, right in rows if aside]
    chances = fitted.predict_proba([row for row, _ in left_out])[:, 1] if left_out else []
    return Fit(
        weights=dict(zip(feature_names(), map(float, fitted.coef_[0]), strict=True)),
        bias=float(fitted.intercept_[0]),
        aside=tuple((float(chance), right) for chance, (_, right) in zip(chances, left_out, strict=True)),
    )


def _matches(text: str, gold: str) -> bool:
    """Whether two answers share at least half of their words, counted as SQuAD's F1 does."""
    left, right = _tokens(text), _tokens(gold)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * shared >= _ENOUGH_SHARED * 2 * (len(left) + len(right)) / 2 if left and right else False


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", _ARTICLE.sub(" ", text.casefold()))
