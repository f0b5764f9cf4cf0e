"""Fit the probe and the decision to a reader: `python -m qa.training.calibration --data DIR --reader DIR`.

Every question of a sample of the development sets is put to several small corpora: an article alone, beside
others like it, beside an altered copy of itself, beside reports that agree with it or were planted; and some
are asked of another name or number, which none of the articles speaks of. Of each span that the reader
proposes it is known whether it is right. The probe learns besides from all the questions over one article,
which take little to read: it reads thousands of numbers, and gains by every question up to all there are.
A third is left out, of SQuAD's questions with the article they are about.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from index.chunking import cut_passages
from index.embedding import load_encoder
from qa.decision import DECISION_FILE, FORMAT, Tree, feature_names
from qa.evaluation import altered, planted, ramdocs, squad
from qa.evaluation.metrics import bin_scores, calibration_error
from qa.evaluation.outcomes import number_articles
from qa.grounding import unmentioned_names
from qa.proposals import propose
from qa.question import parse_question
from qa.reader import SentenceReader
from qa.span_reader import find_spans, read_all
from qa.spans import load_span_model
from qa.training.neighbours import Context, Neighbours
from qa.training.probing import fit_probe, probe_all, probe_unseen, write_probe
from qa.training.records import Record as TrainingRecord
from qa.training.scoring import is_kept_aside
from qa.training.swaps import Swapper
from qa.values.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index.types import Article
    from qa.spans import Probe, Reading, SpanModel

log = logging.getLogger(__name__)

Record = TypeVar("Record", squad.Case, ramdocs.Case, planted.Case, altered.Case)

_LEAST = 0.28
"""The probability from which a span counts as an answer, chosen on the development sets; see the card."""

_SEED = 0
_BESIDE = 8
_STORIES_BESIDE = 3
_NEAREST = 24
_ENOUGH_SHARED = 0.5
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True, slots=True)
class Case:
    """A question over a few articles, and for each article's locator the answers that it supports.

    Cases of one `group` are left out together.
    """

    group: str
    question: str
    articles: tuple[Article, ...]
    answers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """A span that the reader proposed: what speaks for it, whether it is right, and its case's group.

    `hidden` are its hidden states, of shape (layers, 3, features). Only a probe learns from a row without
    evidence.
    """

    evidence: tuple[float, ...]
    is_right: bool
    is_aside: bool
    group: str
    hidden: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted decision, and its rows kept aside: (probability, is right)."""

    trees: tuple[Tree, ...]
    bias: float
    aside: tuple[tuple[float, bool], ...]


def read_cases(data: Path, size: int) -> Iterator[Case]:
    """Yield the cases made of the development sets below `data`, first of `size` answerable SQuAD ones."""
    questions = squad.read_cases(data / "reader" / "dev_squad.jsonl.gz")
    answerable = [each for each in questions if each.golds]
    unanswerable = [each for each in questions if not each.golds]
    yield from _around(_draw(answerable, size) + _draw(unanswerable, 2 * size // 3), questions, _BESIDE)
    stories = squad.read_cases(data / "reader" / "dev_newsqa.jsonl.gz")
    yield from _around(_draw(stories, size // 2), stories, _STORIES_BESIDE)
    documents = data / "conflict" / "ramdocs_dev.jsonl.gz"
    for record in _draw(ramdocs.read_cases(documents), size):
        yield _supporting(record.id, record.question, record.documents)
        yield _supporting(record.id, record.question, record.labelled("noise"))
    for pair in _draw(planted.read_cases(documents), size):
        yield _supporting(pair.id, pair.question, (pair.real[0], pair.planted))
        yield _supporting(pair.id, pair.question, pair.real)
    for copy in _draw(altered.read_cases(data / "conflict" / "nq_swap_dev.jsonl.gz"), size):
        both = number_articles([copy.original, copy.altered])
        golds = (copy.original_golds, copy.altered_golds)
        answers = {article.locator: gold for article, gold in zip(both, golds, strict=True)}
        yield Case(copy.id, copy.question, both, answers)
        yield Case(copy.id, copy.question, both[:1], answers)


def _draw(records: Sequence[Record], number: int) -> list[Record]:
    return Random(_SEED).sample(records, min(number, len(records)))


def _around(chosen: Iterable[squad.Case], everything: Sequence[squad.Case], beside: int) -> Iterator[Case]:
    """Yield each passage alone, beside others, and beside them asked for something that stands in none.

    The others are the nearest to the question (BM25) that hold none of its answers. In the last question a
    name, number or date is exchanged for another, of the passage if it has one.
    """
    titles = {each.context: each.title for each in everything}
    neighbours = Neighbours([Context(text, title, title) for text, title in titles.items()])
    records = {each.id: _as_record(each) for each in everything}
    swapper = Swapper(records.values())
    for each in chosen:
        alone = number_articles([each.context], "passage", each.title)
        yield Case(each.title, each.question, alone, {alone[0].locator: each.golds})
        near = neighbours.nearest(f"{each.question} {each.title}", _NEAREST)
        texts = [other.text for other, _ in near if other.text != each.context]
        texts = [text for text in texts if not any(gold in text for gold in each.golds)][:beside]
        others = (number_articles([text], f"other-{n}", titles[text])[0] for n, text in enumerate(texts))
        articles = (*alone, *others)
        yield Case(each.title, each.question, articles, {alone[0].locator: each.golds})
        record, rng = records[each.id], Random(each.id)
        asked = swapper.confuse_question(record, each.context, rng)
        asked = asked or swapper.swap_question(record, each.context, rng)
        if each.golds and asked:
            yield Case(each.title, asked, articles, {})


def _as_record(case: squad.Case) -> TrainingRecord:
    answers = tuple((gold, max(0, case.context.find(gold))) for gold in case.golds)
    return TrainingRecord(case.id, case.question, case.context, answers, case.title, case.title)


def read_single(data: Path) -> Iterator[Case]:
    """Yield every question over one article of the development sets below `data`."""
    for each in squad.read_cases(data / "reader" / "dev_squad.jsonl.gz"):
        article = number_articles([each.context], "passage", each.title)
        yield Case(each.title, each.question, article, {article[0].locator: each.golds})
    for copy in altered.read_cases(data / "conflict" / "nq_swap_dev.jsonl.gz"):
        for text, golds in ((copy.original, copy.original_golds), (copy.altered, copy.altered_golds)):
            article = number_articles([text])
            yield Case(copy.id, copy.question, article, {article[0].locator: golds})


def _supporting(case_id: str, question: str, documents: Sequence[ramdocs.Document]) -> Case:
    articles = number_articles(each.text for each in documents)
    answers = {
        article.locator: () if each.answer == "unknown" else (each.answer,)
        for article, each in zip(articles, documents, strict=True)
    }
    return Case(case_id, question, articles, answers)


def collect(model: SpanModel, cases: Iterable[Case]) -> Iterator[Row]:
    """Yield a row for each span that the model proposes, where the engine would have its articles read.

    Raises:
        ValueError: If the model is not one trained here, and so has no hidden states to probe.
    """
    encoder = load_encoder()
    reader = SentenceReader(encoder)
    for case in cases:
        question = parse_question(case.question)
        if question.expects is Kind.YES_NO or unmentioned_names(question, case.articles):
            continue
        passages = [passage for article in case.articles for passage in cut_passages(article, encoder)]
        articles = {article.id: article for article in case.articles}
        for found in find_spans(model, reader.compare, question, passages, articles):
            article = articles[found.passage.article_id]
            yield _row(case, article, found.text, found.reading, astuple(found.evidence))


def collect_single(model: SpanModel, cases: Iterable[Case]) -> Iterator[Row]:
    """Yield a row without evidence for each span of the cases that are not kept aside.

    Raises:
        ValueError: If the model is not one trained here, and so has no hidden states to probe.
    """
    encoder = load_encoder()
    for case in cases:
        question = parse_question(case.question)
        if question.expects is Kind.YES_NO or is_kept_aside(case.group):
            continue
        passages = [passage for article in case.articles for passage in cut_passages(article, encoder)]
        articles = {article.id: article for article in case.articles}
        for each in propose(question, passages, read_all(model, question, passages, articles), articles):
            yield _row(case, each.article, each.text, each.reading, ())


def _row(case: Case, article: Article, text: str, reading: Reading, evidence: tuple[float, ...]) -> Row:
    if reading.hidden is None:
        raise ValueError("only a reader trained here has hidden states to probe")
    is_right = any(_matches(text, gold) for gold in case.answers.get(article.locator, ()))
    hidden = reading.hidden.numpy().astype(np.float16)
    return Row(evidence, is_right, is_kept_aside(case.group), case.group, hidden)


def probed(rows: Sequence[Row], single: Sequence[Row] = ()) -> tuple[Probe, list[Row]]:
    """Return a probe, and the rows with what a probe says of them that did not learn from their group.

    The probe that is returned learnt from `single` and all rows that are not kept aside.
    """
    used, aside = [each for each in rows if not each.is_aside], [each for each in rows if each.is_aside]
    learnt = [*used, *single]
    hidden, is_right = np.stack([each.hidden for each in learnt]), [each.is_right for each in learnt]
    probe = fit_probe(hidden, is_right)
    told = probe_unseen(hidden, is_right, [each.group for each in learnt])[: len(used)]
    told += probe_all(probe, np.stack([each.hidden for each in aside])) if aside else []
    place = list(feature_names()).index("probed")
    return probe, [
        replace(row, evidence=(*row.evidence[:place], value, *row.evidence[place + 1 :]))
        for row, value in zip([*used, *aside], told, strict=True)
    ]


def fit(rows: Sequence[Row]) -> Fit:
    """Return boosted trees fitted to the rows that are not kept aside.

    Where more of something can only speak for a span, the trees never let it speak against one.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    used, aside = [each for each in rows if not each.is_aside], [each for each in rows if each.is_aside]
    fitted = HistGradientBoostingClassifier(
        **_BOOSTING, random_state=_SEED, monotonic_cst=[_MONOTONE.get(name, 0) for name in feature_names()]
    )
    fitted.fit([each.evidence for each in used], [each.is_right for each in used])
    chances = fitted.predict_proba([each.evidence for each in aside])[:, 1] if aside else []
    return Fit(
        trees=tuple(_read_tree(each.nodes) for (each,) in fitted._predictors),  # noqa: SLF001 - no public way
        bias=float(fitted._baseline_prediction[0, 0]),  # noqa: SLF001
        aside=tuple((float(chance), each.is_right) for chance, each in zip(chances, aside, strict=True)),
    )


_BOOSTING: dict[str, Any] = {
    "max_iter": 120,
    "learning_rate": 0.06,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 80,
    "l2_regularization": 5.0,
}
_MONOTONE = {
    "margin": 1, "share": 1, "probed": 1, "behind": -1, "meaning": 1, "near": 1, "sentence": 1, "passage": 1,
    "article": 1, "names": 1, "named": 1, "figures": 1, "counts": 1, "likeness": 1, "sort": 1, "fits_kind": 1,
    "of_form": 1, "support": 1, "chorus": 1, "kin": 1, "custom": 1,
}  # fmt: skip


def _read_tree(nodes: NDArray[np.void]) -> Tree:
    """The nodes of a fitted tree as the reader keeps them, in as few digits as do."""
    return Tree(
        feature=tuple(-1 if each["is_leaf"] else int(each["feature_idx"]) for each in nodes),
        threshold=tuple(0.0 if each["is_leaf"] else round(float(each["num_threshold"]), 5) for each in nodes),
        left=tuple(int(each["left"]) for each in nodes),
        right=tuple(int(each["right"]) for each in nodes),
        value=tuple(round(float(each["value"]), 5) if each["is_leaf"] else 0.0 for each in nodes),
    )


def write_decision(fitted: Fit) -> str:
    """Return the decision as JSON, features by name, a tree a line."""
    names = dict(enumerate(feature_names())) | {-1: ""}
    lines = ",\n".join(
        json.dumps(asdict(tree) | {"feature": [names[place] for place in tree.feature]})
        for tree in fitted.trees
    )
    head = f'{{"format": {FORMAT}, "bias": {fitted.bias:.6f}, "least": {_LEAST}, "trees": [\n'
    return f"{head}{lines}\n]}}\n"


def _matches(text: str, gold: str) -> bool:
    """Whether two answers share at least half of their words, counted as SQuAD's F1 does."""
    left, right = _tokens(text), _tokens(gold)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * shared >= _ENOUGH_SHARED * (len(left) + len(right)) if left and right else False


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", _ARTICLE.sub(" ", text.casefold()))


def main() -> None:
    """Fit the probe and the decision, and write them beside the reader's weights."""
    parser = argparse.ArgumentParser(prog="qa.training.calibration", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with reader/ and conflict/")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the reader to fit it to")
    parser.add_argument(
        "--size", type=int, default=400, help="answerable questions of SQuAD; the rest follows"
    )
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    model = load_span_model(str(chosen.reader))
    rows = list(collect(model, read_cases(chosen.data, chosen.size)))
    probe, rows = probed(rows, list(collect_single(model, read_single(chosen.data))))
    fitted = fit(rows)
    write_probe(probe, chosen.reader)
    (chosen.reader / DECISION_FILE).write_text(write_decision(fitted), encoding="utf-8")
    bins = bin_scores(fitted.aside)
    for each in bins:
        log.info("%.1f  told %.3f  right %.3f  of %d", each.low, each.told, each.right, each.claims)
    log.info("calibration error of the spans left out: %.3f", calibration_error(bins))


if __name__ == "__main__":
    main()
