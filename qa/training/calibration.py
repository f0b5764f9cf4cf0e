"""Fit probe, decision and verdicts to a reader: `python -m qa.training.calibration --data DIR --reader DIR`.

Of each span that the reader proposes in the cases (`qa.training.cases`) it is known whether it is right. The
probe learns besides from all the questions over one article, which take little to read: it reads thousands of
numbers, and gains by every question up to all there are. A third is left out, of SQuAD's questions, of
events and of groups of texts with all that is asked about them.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from dataclasses import asdict, astuple, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.chunking import cut_passages
from index.embedding import load_encoder
from index.store import MEMORY, open_store
from index.types import Retrieved
from qa.decision import DECISION_FILE, FORMAT, LINEAR, Tree, feature_names
from qa.engine import PASSAGES_READ
from qa.evaluation.metrics import bin_scores, calibration_error
from qa.evaluation.records import is_kept_aside
from qa.grounding import unmentioned_names
from qa.proposals import propose
from qa.question import parse_question
from qa.reader import SentenceReader
from qa.span_reader import find_spans, read_all
from qa.spans import load_span_model
from qa.training.cases import read_cases, read_single
from qa.training.probing import fit_probe, probe_all, probe_unseen, write_probe
from qa.training.verdicts import collect_verdicts, fit_scale, unseen_accuracy, write_scale
from qa.values.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.embedding import Encoder
    from index.store import Store
    from index.types import Article
    from qa.spans import Probe, Reading, SpanModel
    from qa.training.cases import Case
    from qa.types import Question

log = logging.getLogger(__name__)

_LEAST = 0.25
"""The probability from which a span counts as an answer, chosen on the development sets; see the card."""

_SEED = 0
_ENOUGH_SHARED = 0.5
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A span that the reader proposed: what speaks for it, whether it is right, and its case's group.

    `hidden` are its hidden states, of shape (layers, 3, features). Only a probe learns from a row without
    evidence. `weight` is what the row counts in the decision.
    """

    evidence: tuple[float, ...]
    is_right: bool
    is_aside: bool
    group: str
    hidden: NDArray[np.float16]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted decision, and its rows kept aside: (probability, is right)."""

    trees: tuple[Tree, ...]
    weights: tuple[float, ...]
    bias: float
    aside: tuple[tuple[float, bool], ...]


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
        passages, articles = _retrieve(question, case.articles, encoder)
        for found in find_spans(model, reader.compare, question, passages, articles):
            article = articles[found.passage.article_id]
            yield _row(case, article, found.text, found.reading, astuple(found.evidence))


def _retrieve(question: Question, articles: tuple[Article, ...], encoder: Encoder) -> Retrieved:
    """Return what the engine would read; a store is only needed where that is not everything."""
    passages = [passage for article in articles for passage in cut_passages(article, encoder)]
    if len(passages) <= PASSAGES_READ:
        return Retrieved(tuple(passages), {article.id: article for article in articles})
    return _store(articles).retrieve(question.text, limit=PASSAGES_READ)


@lru_cache(maxsize=1)
def _store(articles: tuple[Article, ...]) -> Store:
    """Several questions are asked in turn of the same articles."""
    store = open_store(MEMORY)
    store.update(articles)
    return store


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
        passages, articles = _retrieve(question, case.articles, encoder)
        for each in propose(question, passages, read_all(model, question, passages, articles), articles):
            yield _row(case, each.article, each.text, each.reading, ())


def _row(case: Case, article: Article, text: str, reading: Reading, evidence: tuple[float, ...]) -> Row:
    if reading.hidden is None:
        raise ValueError("only a reader trained here has hidden states to probe")
    is_right = any(_matches(text, gold) for gold in case.answers.get(article.locator, ()))
    hidden = reading.hidden.numpy().astype(np.float16)
    return Row(evidence, is_right, is_kept_aside(case.group), case.group, hidden, case.weight)


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
    """Return boosted trees, and the logistic regression they read, fitted to the rows not kept aside.

    Where more of something can only speak for a span, the trees never let it speak against one.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    used, aside = [each for each in rows if not each.is_aside], [each for each in rows if each.is_aside]
    evidence, is_right = np.array([each.evidence for each in used]), [each.is_right for each in used]
    counts = [each.weight for each in used]
    weights = _fit_weights(evidence, is_right, counts)
    fitted = HistGradientBoostingClassifier(
        **_BOOSTING,
        random_state=_SEED,
        monotonic_cst=[*(_MONOTONE.get(name, 0) for name in feature_names()), 1],
    )
    fitted.fit(np.column_stack([evidence, evidence @ weights]), is_right, sample_weight=counts)
    left = np.array([each.evidence for each in aside])
    chances = fitted.predict_proba(np.column_stack([left, left @ weights]))[:, 1] if aside else []
    return Fit(
        weights=tuple(weights.tolist()),
        trees=tuple(_read_tree(each.nodes) for (each,) in fitted._predictors),  # noqa: SLF001 - no public way
        bias=float(fitted._baseline_prediction[0, 0]),  # noqa: SLF001
        aside=tuple((float(chance), each.is_right) for chance, each in zip(chances, aside, strict=True)),
    )


def _fit_weights(
    evidence: NDArray[np.float64], is_right: Sequence[bool], counts: Sequence[float]
) -> NDArray[np.float64]:
    """Return what a logistic regression weighs each number of the evidence with.

    A number that can only speak for a span, or only against it, is left out where it would do the opposite.
    """
    from sklearn.linear_model import LogisticRegression

    signs = np.array([_MONOTONE.get(name, 0) for name in feature_names()])
    scale = evidence.std(0) + 1e-6
    kept = np.ones(len(signs), dtype=bool)
    weights = np.zeros(len(signs))
    while True:
        fitted = LogisticRegression(max_iter=1000).fit(
            (evidence / scale)[:, kept], is_right, sample_weight=counts
        )
        weights[kept] = fitted.coef_[0]
        opposed = weights * signs < 0
        if not opposed.any():
            break
        kept &= ~opposed
        weights[opposed] = 0.0
    rounded: NDArray[np.float64] = np.round(weights / scale, 5)
    return rounded


_BOOSTING: dict[str, Any] = {
    "max_iter": 120,
    "learning_rate": 0.06,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 80,
    "l2_regularization": 5.0,
}
_MONOTONE = {
    "margin": 1, "share": 1, "probed": 1, "behind": -1, "beneath": -1, "meaning": 1, "near": 1, "sentence": 1,
    "passage": 1, "article": 1, "names": 1, "named": 1, "figures": 1, "counts": 1, "likeness": 1, "sort": 1,
    "fits_kind": 1, "of_form": 1, "support": 1, "chorus": 1, "kin": 1, "peer": 1, "overlap": 1, "custom": 1,
    "changed": 1, "scale": -1,
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
    names = dict(enumerate([*feature_names(), LINEAR])) | {-1: ""}
    lines = ",\n".join(
        json.dumps(asdict(tree) | {"feature": [names[place] for place in tree.feature]})
        for tree in fitted.trees
    )
    weights = json.dumps(dict(zip(feature_names(), fitted.weights, strict=True)))
    head = f'{{"format": {FORMAT}, "bias": {fitted.bias:.6f}, "least": {_LEAST},\n"weights": {weights},\n'
    return f'{head}"trees": [\n{lines}\n]}}\n'


def _matches(text: str, gold: str) -> bool:
    """Whether two answers share at least half of their words, counted as SQuAD's F1 does."""
    left, right = _tokens(text), _tokens(gold)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * shared >= _ENOUGH_SHARED * (len(left) + len(right)) if left and right else False


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", _ARTICLE.sub(" ", text.casefold()))


def main() -> None:
    """Fit the probe, the decision and the scale of verdicts, and write them beside the reader's weights."""
    parser = argparse.ArgumentParser(prog="qa.training.calibration", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with reader/, conflict/ and news/")
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
    judged = list(collect_verdicts(model, chosen.data))
    write_scale(fit_scale(judged), chosen.reader)
    write_probe(probe, chosen.reader)
    (chosen.reader / DECISION_FILE).write_text(write_decision(fitted), encoding="utf-8")
    bins = bin_scores(fitted.aside)
    for each in bins:
        log.info("%.1f  told %.3f  right %.3f  of %d", each.low, each.told, each.right, each.claims)
    log.info("calibration error of the spans left out: %.3f", calibration_error(bins))
    log.info("yes/no questions left out in turn: %.3f right of %d", unseen_accuracy(judged), len(judged))


if __name__ == "__main__":
    main()
