"""Yes or no: what the model takes each article to say, and the sentence that says so."""

from __future__ import annotations

from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from index.sentences import split_sentences, trim
from qa.cues import AFFIRMING_THAT, DENYING, DENYING_THAT
from qa.polarity import SURE, lean, spell_out, tells
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
    article says in its surest passage is what it says, unless a sentence of it says otherwise in the
    question's own words. Where one sentence denies what another says, the article gives both.
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
        kept: list[Candidate] = []
        refused: list[Candidate] = []
        for article_id, (plain, passage, verdict) in best.items():
            article = articles[article_id]
            if verdict.score >= least:
                kept += _tell(model, plain, passage, verdict, article)
            else:
                refused.append(_unread(passage, verdict, article))
    return Judgement(
        kept=tuple(sorted(kept, key=lambda each: -each.score)),
        refused=tuple(sorted(refused, key=lambda each: -each.score)),
    )


def _unread(passage: Passage, verdict: Verdict, article: Article) -> Candidate:
    """The first sentence of what is not kept: to seek the one that says so would be to read in vain."""
    span = _sentences(passage, article)[0]
    return Candidate(span.of(article.text), span, passage, verdict.score, verdict.holds)


def _sentences(passage: Passage, article: Article) -> list[Span]:
    sentences = [trim(each, article.text) for each in split_sentences(article.text, passage.span)]
    return [each for each in sentences if each.of(article.text)] or [passage.span]


class _Sentence(NamedTuple):
    """A sentence, the model's verdict on it alone, what its words tell, and the log-odds they add to yes."""

    span: Span
    verdict: Verdict
    tells: bool | None
    leaning: float
    denies: bool

    def fitness(self, *, holds: bool) -> tuple[bool, bool, bool, float]:
        """How well it is cited for yes or no.

        Whether its words surely say that, say it of what others say, allow of it; how likely.
        """
        leaning = self.leaning if holds else -self.leaning
        likely = self.verdict.yes if holds else self.verdict.no
        return leaning == SURE, self.tells is holds, self.tells is not (not holds), likely

    def behind(self, before: _Sentence | None, text: str) -> _Sentence:
        """The sentence as what it tells in answer to the one before: "Greenline denied the claim"."""
        if before is None or self.tells is not None:
            return self
        if before.tells is True and DENYING_THAT.search(text):
            return self._replace(tells=False, denies=True)
        if before.tells is False and before.denies and AFFIRMING_THAT.search(text):
            return self._replace(tells=True)
        return self


def _tell(
    model: SpanModel, asked: str, passage: Passage, verdict: Verdict, article: Article
) -> list[Candidate]:
    """What a passage says, by the sentence that says so; both where one denies another."""
    spans = _sentences(passage, article)
    pairs = [(make_prefix(article), each.of(article.text)) for each in spans]
    alone = model.judge(asked, pairs) if len(spans) > 1 else [verdict]
    told = [spell_out(asked, text, before) for (_, before), (_, text) in pairwise([("", ""), *pairs])]
    read = [
        _Sentence(span, each, tells(asked, text), lean(asked, text), bool(DENYING.search(text)))
        for span, each, text in zip(spans, alone, told, strict=True)
    ]
    read = [
        each.behind(before, text) for before, each, (_, text) in zip([None, *read], read, pairs, strict=False)
    ]
    likeliest = max(read, key=lambda each: (abs(each.leaning) == SURE, each.verdict.score))
    odds = log(verdict.yes + _TINY) - log(verdict.no + _TINY) + likeliest.leaning
    holds = odds > 0
    score = (verdict.yes + verdict.no) / (1 + exp(-abs(odds)))
    cited = max(read, key=lambda each: each.fitness(holds=holds))
    found = [Candidate(cited.span.of(article.text), cited.span, passage, score, holds)]
    opposed = [each for each in read if each.tells is (not holds) and (each.denies or cited.denies)]
    if cited.tells is holds and opposed:
        other = max(opposed, key=lambda each: each.fitness(holds=not holds)).span
        found.append(Candidate(other.of(article.text), other, passage, score, not holds))
    return found


_TINY = 1e-9
"""Keeps the odds of a verdict finite."""
