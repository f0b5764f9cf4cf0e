"""Yes or no: what the model takes each article to say, and the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from qa.proposals import make_prefix, with_prefixes
from qa.stages import Stage, stage
from qa.types import Candidate, Judgement
from qa.wording import in_their_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.types import Article, Passage, Span
    from qa.spans import SpanModel, Verdict
    from qa.types import Question

LEAST_VERDICT = 0.35
"""The probability from which a passage says yes or no.

Of 560 questions of ours over four reports, yes, no, both or neither is told as it is in .54 at .30 and .35,
.52 at .40, .45 at .50; of the reports said to say so .50, .53, .54 and .62 do (development).
"""

RIVALLING_VERDICT = 0.75
"""The part of the surest article's probability from which another article says yes or no.

Of the same questions as many are told as they are; where both are said, that is so in 5 of 11, for 7 of 15
without it, and .54 of the reports said to say so do, for .53.
"""


def read_verdicts(
    model: SpanModel, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
) -> Judgement:
    """Return for each article the sentence by which it most likely says yes or no; `holds` tells which.

    Each passage is read whole, because the sentence that says so may rest on the one before it. What an
    article says in its surest passage is what it says. Of that passage's sentences the one is cited that says
    it most surely alone.
    """
    with stage(Stage.READING):
        asked = [each.plain for each in in_their_words(question, passages, articles)]
        verdicts = model.judge(asked, with_prefixes(passages, articles))
        best: dict[str, tuple[str, Passage, Verdict]] = {}
        for plain, passage, verdict in zip(asked, passages, verdicts, strict=True):
            known = best.get(passage.article_id)
            if known is None or verdict.score > known[-1].score:
                best[passage.article_id] = plain, passage, verdict
        surest = max((verdict.score for *_, verdict in best.values()), default=0.0)
        least = max(LEAST_VERDICT, RIVALLING_VERDICT * surest)
        found = [
            _cite(model, plain, passage, verdict, articles[article_id], is_kept=verdict.score >= least)
            for article_id, (plain, passage, verdict) in best.items()
        ]
    found.sort(key=lambda each: -each.score)
    return Judgement(
        kept=tuple(each for each in found if each.score >= least),
        refused=tuple(each for each in found if each.score < least),
    )


def _cite(
    model: SpanModel, asked: str, passage: Passage, verdict: Verdict, article: Article, *, is_kept: bool
) -> Candidate:
    """The sentence that says so, or the first of what is not kept: to seek it would be to read in vain."""
    sentences = [trim(each, article.text) for each in split_sentences(article.text, passage.span)]
    sentences = [each for each in sentences if each.of(article.text)] or [passage.span]
    span = sentences[0]
    if is_kept and len(sentences) > 1:
        span = _surest(model, asked, sentences, verdict, article)
    return Candidate(span.of(article.text), span, passage, verdict.score, verdict.holds)


def _surest(
    model: SpanModel, asked: str, sentences: Sequence[Span], verdict: Verdict, article: Article
) -> Span:
    pairs = [(make_prefix(article), each.of(article.text)) for each in sentences]
    alone = model.judge(asked, pairs)
    likely = [each.yes if verdict.holds else each.no for each in alone]
    return sentences[likely.index(max(likely))]
