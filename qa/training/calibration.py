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
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import expit

from index.chunking import cut_passages
from index.embedding import load_encoder
from index.store import MEMORY, open_store
from index.types import Retrieved
from qa.company import keep_company, relate
from qa.decision import DECISION_FILE, FORMAT, LINEAR, Caution, TreeDecision, names_alone, names_beside
from qa.engine import PASSAGES_READ
from qa.evaluation.metrics import bin_scores, calibration_error
from qa.evaluation.records import is_kept_aside
from qa.grounding import unmentioned_names
from qa.proposals import propose
from qa.question import parse_question
from qa.reader import SentenceReader
from qa.span_reader import find_spans, read_all
from qa.spans import load_span_model
from qa.training.boosting import fit_boosting, unseen_odds
from qa.training.cases import read_cases, read_single
from qa.training.probing import fit_probe, probe_all, probe_unseen, write_probe
from qa.training.verdicts import collect_verdicts, fit_scale, unseen_accuracy, write_scale
from qa.values.types import Kind
from qa.wording import in_their_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.embedding import Encoder
    from index.store import Store
    from index.types import Article
    from qa.company import Relations
    from qa.decision import Boosting
    from qa.spans import Probe, Reading, SpanModel
    from qa.training.cases import Case
    from qa.types import Question

log = logging.getLogger(__name__)

_LEAST = 0.25
"""The probability from which a span counts as an answer, chosen on the development sets; see the card."""

_CAUTION = Caution(one=0.7, few=0.45)
"""Chosen on the development sets as well; where many articles have spans nothing is taken off."""

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


class Sheet(NamedTuple):
    """The spans of one case, and how they stand to one another."""

    rows: tuple[Row, ...]
    relations: Relations


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted decision, and its rows kept aside: (probability, is right)."""

    decision: TreeDecision
    aside: tuple[tuple[float, bool], ...]


def collect(model: SpanModel, cases: Iterable[Case]) -> Iterator[Sheet]:
    """Yield the spans that the model proposes in each case, where the engine would have its articles read.

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
        spans = find_spans(model, reader.compare, question, passages, articles)
        rows = (
            _row(case, articles[each.passage.article_id], each.text, each.reading, astuple(each.evidence))
            for each in spans
        )
        yield Sheet(tuple(rows), relate([each.told for each in spans], articles))


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
        asked = in_their_words(question, passages, articles)
        for each in propose(question, passages, read_all(model, asked, passages, articles), articles):
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
    is_aside = np.array([each.is_aside for each in rows])
    learnt = [*(each for each in rows if not each.is_aside), *single]
    hidden, is_right = np.stack([each.hidden for each in learnt]), [each.is_right for each in learnt]
    probe = fit_probe(hidden, is_right)
    told = np.zeros(len(rows))
    told[~is_aside] = probe_unseen(hidden, is_right, [each.group for each in learnt])[: (~is_aside).sum()]
    if is_aside.any():
        told[is_aside] = probe_all(probe, np.stack([each.hidden for each in rows if each.is_aside]))
    place = names_alone().index("probed")
    return probe, [
        replace(row, evidence=(*row.evidence[:place], value, *row.evidence[place + 1 :]))
        for row, value in zip(rows, told.tolist(), strict=True)
    ]


def fit(rows: Sequence[Row], relations: Sequence[Relations]) -> Fit:
    """Return both looks of a decision, fitted to the rows of some cases that are not kept aside.

    `relations` has for each case in turn how its rows stand to one another.
    """
    evidence = np.array([each.evidence for each in rows])
    is_right = np.array([each.is_right for each in rows])
    counts = np.array([each.weight for each in rows])
    used = ~np.array([each.is_aside for each in rows])
    groups = [each.group for each in rows if not each.is_aside]
    alone = fit_boosting(evidence[used], is_right[used], counts[used], names_alone())
    odds = alone.odds(evidence)
    odds[used] = unseen_odds(evidence[used], is_right[used], counts[used], names_alone(), groups)
    chances = iter(expit(odds))
    company = [
        astuple(each)
        for case in relations
        for each in keep_company(case, list(islice(chances, len(case.article))))
    ]
    numbers = np.column_stack([evidence, odds, company])
    beside = fit_boosting(numbers[used], is_right[used], counts[used], names_beside())
    is_alone = np.concatenate([np.full(len(each.article), each.is_of_one_article) for each in relations])
    cautions = np.concatenate(
        [np.full(len(each.article), _CAUTION.among(each.articles)) for each in relations]
    )
    told = expit(np.where(is_alone, odds, beside.odds(numbers)) - cautions)[~used].tolist()
    return Fit(
        TreeDecision(alone.shipped(), beside.shipped(), _LEAST, _CAUTION),
        aside=tuple(zip(told, is_right[~used].tolist(), strict=True)),
    )


def write_decision(decision: TreeDecision) -> str:
    """Return the decision as JSON, features by name, a tree a line."""
    alone = _write_boosting(decision.alone, names_alone())
    beside = _write_boosting(decision.beside, names_beside())
    caution = json.dumps(decision.caution._asdict())
    head = f'{{"format": {FORMAT}, "least": {decision.least}, "caution": {caution}'
    return f'{head},\n"alone": {alone},\n"beside": {beside}}}\n'


def _write_boosting(boosting: Boosting, names: Sequence[str]) -> str:
    known = dict(enumerate([*names, LINEAR])) | {-1: ""}
    lines = ",\n".join(
        json.dumps(asdict(tree) | {"feature": [known[place] for place in tree.feature]})
        for tree in boosting.trees
    )
    weights = json.dumps(dict(zip(names, boosting.weights, strict=True)))
    return f'{{"bias": {boosting.bias:.6f},\n"weights": {weights},\n"trees": [\n{lines}\n]}}'


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
    sheets = list(collect(model, read_cases(chosen.data, chosen.size)))
    rows = [row for sheet in sheets for row in sheet.rows]
    probe, rows = probed(rows, list(collect_single(model, read_single(chosen.data))))
    fitted = fit(rows, [sheet.relations for sheet in sheets])
    judged = list(collect_verdicts(model, chosen.data))
    write_scale(fit_scale(judged), chosen.reader)
    write_probe(probe, chosen.reader)
    (chosen.reader / DECISION_FILE).write_text(write_decision(fitted.decision), encoding="utf-8")
    bins = bin_scores(fitted.aside)
    for each in bins:
        log.info("%.1f  told %.3f  right %.3f  of %d", each.low, each.told, each.right, each.claims)
    log.info("calibration error of the spans left out: %.3f", calibration_error(bins))
    log.info("yes/no questions left out in turn: %.3f right of %d", unseen_accuracy(judged), len(judged))


if __name__ == "__main__":
    main()
