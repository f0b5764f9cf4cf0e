"""Compare what a passage may be read with: `python -m qa.training.contexts --data DIR --reader DIR`.

Tells, for each form of context, the F1 of the best span of an article, nothing refused, and how often the
margin of an answerable question lies above that of one the same articles do not answer (AUC).
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from index.chunking import cut_passages
from index.embedding import load_encoder
from index.sentences import split_sentences
from index.types import Span
from qa.evaluation.metrics import token_f1
from qa.evaluation.outcomes import number_articles
from qa.evaluation.records import is_kept_aside
from qa.evaluation.squad import Case, read_cases
from qa.proposals import make_prefix
from qa.spans import load_span_model
from qa.training.examples import join_prefix
from qa.training.scoring import Outcome, separation, summarize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from index.types import Article, Passage
    from qa.spans import SpanModel

    Form: TypeAlias = Callable[[Article, Passage], str]

log = logging.getLogger(__name__)

_LONGEST = 40


def _first(article: Article, passage: Passage) -> list[str]:
    """The story's first sentence where the passage does not hold it."""
    first = next(iter(split_sentences(article.text, article.body)), None)
    return [_cut(first, article)] if first and passage.span.start >= first.end else []


def _before(article: Article, passage: Passage) -> list[str]:
    """The sentence that ends where the passage begins."""
    lead = Span(article.body.start, passage.span.start)
    sentences = split_sentences(article.text, lead)
    return [_cut(sentences[-1], article)] if sentences else []


def _cut(sentence: Span, article: Article) -> str:
    return " ".join(sentence.of(article.text).split()[:_LONGEST])


FORMS: Mapping[str, Form] = {
    "nothing": lambda _article, _passage: "",
    "title": lambda article, _: join_prefix([article.title]),
    "first sentence": lambda article, passage: join_prefix(_first(article, passage)),
    "sentence before": lambda article, passage: join_prefix(_before(article, passage)),
    "title, sentence before": lambda a, p: join_prefix([a.title, *_before(a, p)]),
    "first, sentence before": lambda a, p: join_prefix([*_first(a, p), *_before(a, p)]),
    "title, first sentence": lambda a, p: join_prefix([a.title, *_first(a, p)]),
    "as shipped": lambda article, _: make_prefix(article),
}


def read_best(model: SpanModel, cases: Sequence[Case], form: Form) -> list[Outcome]:
    """Return the best span of each case's article, its passages read with the context that `form` gives."""
    encoder = load_encoder()
    outcomes = []
    for case in cases:
        (article,) = number_articles([case.context], "passage", case.title)
        passages = cut_passages(article, encoder)
        scores = model.read(case.question, [(form(article, each), each.text) for each in passages])
        text, margin = max(
            (
                (passage.text[reading.start : reading.end], reading.margin)
                for passage, each in zip(passages, scores, strict=True)
                for reading in each.best(1)
            ),
            key=lambda found: found[1],
            default=("", 0.0),
        )
        f1 = token_f1(text, case.golds)
        outcomes.append(Outcome(case.id, bool(case.golds), text, margin, f1, exact=False))
    return outcomes


def main() -> None:
    """Log a line for each form and each of both development sets."""
    parser = argparse.ArgumentParser(prog="qa.training.contexts", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with reader/")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the reader")
    parser.add_argument("--size", type=int, default=200, help="answerable questions of each set")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    model = load_span_model(str(chosen.reader))
    for name in ("dev_squad", "dev_newsqa"):
        cases = read_cases(chosen.data / "reader" / f"{name}.jsonl.gz")
        cases = [each for each in cases if not is_kept_aside(each.id)]
        Random(0).shuffle(cases)
        answerable = [each for each in cases if each.golds][: chosen.size]
        others = [each for each in cases if not each.golds][: chosen.size]
        for label, form in FORMS.items():
            outcomes = read_best(model, [*answerable, *others], form)
            auc = f"{separation(outcomes):.3f}" if others else "-"
            f1 = summarize(outcomes, 0.0)["f1"]
            log.info("%-10s  %-24s  F1 %.3f  AUC %s", name, label, f1, auc)


if __name__ == "__main__":
    main()
