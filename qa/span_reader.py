"""The trained reader: the spans of a model, and for each how likely it answers the question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations
from math import inf, log2, log10
from typing import TYPE_CHECKING, NamedTuple

from index.sentences import split_sentences, trim
from qa import values
from qa.aligned import find_aligned
from qa.answers import agree, are_one, tell_form
from qa.company import Told, are_listed, relate
from qa.counterparts import find_changed, find_counterparts, is_copied
from qa.decision import UNLIKE, Standing, Surroundings, weigh
from qa.neighbours import find_neighbour
from qa.proposals import in_form, propose, with_prefixes
from qa.rounds import find_other_round
from qa.spans import quick_numbers
from qa.stages import Stage, stage
from qa.types import Candidate, Judgement, Misplaced, Question
from qa.values.types import Kind, Money, Quantity, Relation, When
from qa.verdicts import read_verdicts
from qa.wording import in_their_words
from qa.words import fold, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
    from typing import TypeAlias

    import numpy as np
    from numpy.typing import NDArray

    from index.types import Article, Passage, Span
    from qa.decision import Decision, Evidence
    from qa.proposals import Proposal
    from qa.reader import SentenceReader
    from qa.spans import Reading, Scores, SpanModel
    from qa.values.types import Value

    Compare: TypeAlias = Callable[[str, Sequence[str]], NDArray[np.float32]]

MOST_PER_ARTICLE = 2
LEAST_OF_SECOND = 0.15
CLOSE = 0.28
"""The part of the first's probability that a second answer of one article must have: most are near misses.

So must a time that takes the place of one that holds it.
"""

RIVALLING = 0.15
MANY = 16
RIVALLING_MORE = 0.04

LEAST_OF_RIVAL = 0.08
"""The probability below which a span is no rival in any case, nor seconds what another article says."""

BESIDE = 250
"""Characters between two answers of one article: a sentence or two."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span with its value, as the question asks for it, and with what speaks for it."""

    text: str
    span: Span
    passage: Passage
    value: Value
    evidence: Evidence
    reading: Reading

    @property
    def told(self) -> Told:
        """What the span says, to be held against the others."""
        return Told(self.passage.article_id, self.span, self.text, self.value)


class SpanReader:
    """A `Reader` over an extractive question-answering model.

    Yes/no questions, which no span answers, go to the reader `otherwise` where the model has not learnt them.
    """

    def __init__(self, model: SpanModel, decision: Decision, otherwise: SentenceReader) -> None:
        self._model = model
        self._decision = decision
        self._otherwise = otherwise

    def read(
        self, question: Question, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> Judgement:
        """Return the spans that probably answer the question, and the best of each article that has none."""
        if question.expects is Kind.YES_NO:
            if self._model.gives_verdicts:
                return read_verdicts(self._model, question, passages, articles)
            return self._otherwise.read(question, passages, articles)
        found = find_spans(self._model, self._otherwise.compare, question, passages, articles)
        scored = self._score(found, articles)
        scored = scored if question.year else close_in(scored, to_the_day=question.day)
        misplaced = find_misplaced(question, scored, articles)
        scored = {each: value for each, value in scored.items() if each not in misplaced}
        best = max((each.score for each in scored), default=0.0)
        least = rivalling(len(passages)) * best if best >= self._decision.least else inf
        likely = [each for each in scored if each.score >= least]
        copied = [
            (each, other)
            for each, counterpart in find_counterparts(likely, passages, articles)
            if (other := in_form(question, counterpart, articles))
        ]
        changed = {_place(other) for each, other in copied if fold(other.text) != fold(each.text)}
        with quick_numbers():
            aligned = list(find_aligned(question, likely, articles.values(), self._otherwise.encoder))
        judged = [*scored, *(other for _, other in copied), *aligned]
        least = max(least, LEAST_OF_RIVAL)
        judgement = judge(sorted(judged, key=lambda each: -each.score), least, changed)
        judgement = without_echoes(seconded(judgement, scored, LEAST_OF_RIVAL), scored, articles)
        likely_enough = (each for each in misplaced.values() if each.candidate.score >= self._decision.least)
        return replace(
            judgement, misplaced=tuple(sorted(likely_enough, key=lambda each: -each.candidate.score))
        )

    def _score(self, found: Sequence[Found], articles: Mapping[str, Article]) -> dict[Candidate, Value]:
        """Return the spans as candidates, each scored with how likely it is right, with their values."""
        relations = relate([each.told for each in found], articles)
        chances = self._decision.judge([each.evidence for each in found], relations)
        return {
            Candidate(each.text, each.span, each.passage, chance): each.value
            for each, chance in zip(found, chances, strict=True)
        }


def find_misplaced(
    question: Question, scored: Iterable[Candidate], articles: Mapping[str, Article]
) -> dict[Candidate, Misplaced]:
    """Return which candidates are told of another name or round than the one asked about.

    They are weighed with the others, so that what comes next looks no likelier than it is.
    """
    told = tuple(articles.values())
    found: dict[Candidate, Misplaced] = {}
    for each in scored:
        article = articles[each.passage.article_id]
        sentences = (trim(part, article.text) for part in split_sentences(article.text, each.passage.span))
        sentence = next((part for part in sentences if part.overlaps(each.span)), each.span)
        if each.score < LEAST_OF_RIVAL:
            continue
        names = find_neighbour(question, article, sentence, each.span, told)
        if names := names or find_other_round(question, article.text, sentence):
            found[each] = Misplaced(each, *names)
    return found


def rivalling(passages: int) -> float:
    """Return which part of the best probability a rival must have where so many passages were read.

    The more are read, the likelier the best of what is wrong looks: of rivals a quarter to half as likely as
    the best, six in ten were right over up to 16 passages (RAMDocs), three in ten over 24 (news).

    >>> round(rivalling(5), 2), round(rivalling(24), 2)
    (0.15, 0.47)
    """
    return RIVALLING + RIVALLING_MORE * max(0, passages - MANY)


def close_in(scored: Mapping[Candidate, Value], *, to_the_day: bool = False) -> dict[Candidate, Value]:
    """Return the candidates, a time in place of another that holds it: "18 May 1868" of "born 1868".

    It has to stand in the same article, name the year or month that the other is, and be nearly as likely; it
    takes over the better score. Where a time is asked for `to_the_day`, a day takes the place of any longer
    one, "8 June" of "this year".
    """
    times = {each: value for each, value in scored.items() if isinstance(value, When)}
    closer: dict[Candidate, Candidate] = {}
    for wide, narrow in permutations(sorted(times, key=lambda each: -each.score), 2):
        if (
            wide.passage.article_id == narrow.passage.article_id
            and narrow.score >= CLOSE * wide.score
            and values.relate(times[narrow], times[wide]) is Relation.NARROWER
            and (
                set(words(fold(wide.text))) <= set(words(fold(narrow.text)))
                or (to_the_day and _is_a_day(times[narrow]))
            )
        ):
            closer.setdefault(wide, narrow)
    best: dict[Candidate, float] = {}
    for wide, narrow in closer.items():
        closest = narrow
        while closest in closer:
            closest = closer[closest]
        best[closest] = max(wide.score, closest.score, best.get(closest, 0.0))
    return {
        replace(each, score=best.get(each, each.score)): value
        for each, value in scored.items()
        if each not in closer
    }


def _is_a_day(when: When) -> bool:
    return when.first is not None and when.first == when.last


def judge(
    candidates: Sequence[Candidate], least: float, changed: Set[tuple[str, Span]] = frozenset()
) -> Judgement:
    """Return which candidates, given best first, are kept, at most `MOST_PER_ARTICLE` of an article.

    A second answer of an article is nearly as likely as its first and stands beside it, "31, while the
    operator spoke of 28"; or it is one of those `changed`, places where a copy says something else, each an
    article's id and a span, and is likely enough to be a first.
    """
    kept: dict[str, list[Candidate]] = {}
    refused: dict[str, Candidate] = {}
    for candidate in candidates:
        article_id = candidate.passage.article_id
        rivals = kept.get(article_id, [])
        is_second = bool(rivals) and _place(candidate) not in changed
        if candidate.score < (max(LEAST_OF_SECOND, CLOSE * rivals[0].score) if is_second else least):
            refused.setdefault(article_id, candidate)
        elif len(rivals) < MOST_PER_ARTICLE and all(
            _stands_beside(candidate.span, rival.span, at_most=BESIDE if is_second else inf)
            for rival in rivals
        ):
            kept.setdefault(article_id, []).append(candidate)
    answers = [candidate for each in kept.values() for candidate in each]
    return Judgement(
        kept=tuple(sorted(answers, key=lambda each: -each.score)),
        refused=tuple(each for article_id, each in refused.items() if article_id not in kept),
    )


def _place(candidate: Candidate) -> tuple[str, Span]:
    return candidate.passage.article_id, candidate.span


def _stands_beside(one: Span, other: Span, *, at_most: float) -> bool:
    """Whether two spans stand apart, but not too far: "Mayor Olga Brandt" is one answer."""
    return 1 < max(one.start, other.start) - min(one.end, other.end) <= at_most


def seconded(judgement: Judgement, scored: Mapping[Candidate, Value], least: float) -> Judgement:
    """Return the judgement with each article added that gives a kept value too, though less surely.

    An article has to be less sure to second what another says than to say something of its own.
    """
    values_kept = [scored[each] for each in judgement.kept if each in scored]
    silent = {each.passage.article_id for each in judgement.refused}
    added: dict[str, Candidate] = {}
    for candidate in sorted(scored, key=lambda each: -each.score):
        article_id = candidate.passage.article_id
        if candidate.score < least or article_id not in silent:
            continue
        if any(are_one(scored[candidate], kept) for kept in values_kept):
            added.setdefault(article_id, candidate)
    kept = sorted((*judgement.kept, *added.values()), key=lambda each: -each.score)
    left = (each for each in judgement.refused if each.passage.article_id not in added)
    return Judgement(tuple(kept), tuple(left))


def without_echoes(
    judgement: Judgement, scored: Mapping[Candidate, Value], articles: Mapping[str, Article]
) -> Judgement:
    """Return the judgement without an article's second answer that another article gives as its first.

    That the other says so, in more or fewer words, is what made it likely: "her teacher was Bell; she founded
    the choir". Where the article tells both in one breath, "by Bell and Lind", both are its answer.
    """
    firsts: dict[str, Candidate] = {}
    for each in judgement.kept:
        firsts.setdefault(each.passage.article_id, each)
    kept = [
        each
        for each in judgement.kept
        if each is firsts[each.passage.article_id]
        or are_listed(each.span, firsts[each.passage.article_id].span, articles[each.passage.article_id].text)
        or not any(
            other in scored and each in scored and _is_echo(scored[each], scored[other])
            for article_id, other in firsts.items()
            if article_id != each.passage.article_id
        )
    ]
    return replace(judgement, kept=tuple(kept))


def _is_echo(one: Value, other: Value) -> bool:
    return are_one(one, other) or values.relate(one, other) in {Relation.NARROWER, Relation.BROADER}


def find_spans(
    model: SpanModel,
    compare: Compare,
    question: Question,
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
) -> list[Found]:
    """Return every span that the model proposes, in article coordinates, with what speaks for it.

    `compare` gives the cosine of the question with each of some texts.
    """
    with stage(Stage.READING):
        asked = in_their_words(question, passages, articles)
        read = read_all(model, asked, passages, articles)
    with stage(Stage.WEIGHING):
        proposed = propose(question, passages, read, articles)
        if not proposed:
            return []
        reworded = dict(zip(passages, asked, strict=True))
        questions = [reworded[each.passage] for each in proposed]
        with quick_numbers():
            alike = _alike(questions, proposed, compare)
            standings = list(_rank(proposed, passages, articles, compare))
        return [_weighed(*each) for each in zip(proposed, questions, alike, standings, strict=True)]


def read_all(
    model: SpanModel,
    asked: Sequence[Question],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
) -> list[Scores]:
    """Return how the model reads each passage with the head of its article, one of `articles`, by id.

    `asked` has the question for each passage.
    """
    return model.read([each.plain for each in asked], with_prefixes(passages, articles))


def _weighed(
    proposal: Proposal, question: Question, alike: tuple[float, float, float], standing: Standing
) -> Found:
    around = Surroundings(proposal.article, proposal.sentence, proposal.passage, *alike)
    evidence = weigh(question, proposal.span, proposal.reading, proposal.value, around, standing)
    return Found(
        proposal.text, proposal.span, proposal.passage, proposal.comparable, evidence, proposal.reading
    )


def _alike(
    questions: Sequence[Question], proposed: Sequence[Proposal], compare: Compare
) -> list[tuple[float, float, float]]:
    """Return how like each proposal is to its question: its sentence, the noun counted, and its sort."""
    found: dict[int, tuple[float, float, float]] = {}
    for question in dict.fromkeys(questions):
        places = [place for place, each in enumerate(questions) if each == question]
        of_it = [proposed[place] for place in places]
        counted = " ".join(word for word in question.subject if stem(word) in question.counted)
        meanings = compare(question.plain, [each.told for each in of_it])
        likeness = _liken(counted, {each.noun for each in of_it}, compare)
        sorts = _liken(question.sort, {each.text for each in of_it}, compare)
        for place, each, meaning in zip(places, of_it, meanings, strict=True):
            found[place] = float(meaning), likeness.get(each.noun, UNLIKE), sorts.get(each.text, UNLIKE)
    return [found[place] for place in range(len(proposed))]


def _liken(asked: str, texts: Set[str], compare: Compare) -> dict[str, float]:
    """Return for each text, but an empty one, the cosine with what is asked for; none where nothing is."""
    known = sorted(texts - {""})
    if not asked or not known:
        return {}
    return dict(zip(known, map(float, compare(asked, known)), strict=True))


def _rank(
    proposed: Sequence[Proposal],
    passages: Sequence[Passage],
    articles: Mapping[str, Article],
    compare: Compare,
) -> Iterator[Standing]:
    """Yield how each proposal stands among the others."""
    best_of: dict[str, float] = {}
    for each in proposed:
        best_of[each.article.id] = max(best_of.get(each.article.id, -inf), each.reading.margin)
    best = max(best_of.values())
    changed = find_changed([(each.span, each.article.id) for each in proposed], passages, articles)
    scales = _scales(proposed)
    kin = _kin(proposed, compare)
    custom = _custom(proposed)
    for place, each in enumerate(proposed):
        shares = _agreeing(each, proposed)
        yield Standing(
            behind=best - each.reading.margin,
            beneath=best_of[each.article.id] - each.reading.margin,
            support=max(shares.values(), default=0.0),
            chorus=float(sum(share >= _LIKELY for share in shares.values())),
            kin=kin[place].kin,
            peer=kin[place].peer,
            overlap=kin[place].overlap,
            custom=custom[place],
            changed=float(changed[place]),
            scale=scales[place],
            among=log2(len(best_of)),
        )


class _Likeness(NamedTuple):
    """How like a proposal is to the best of another article; see `Evidence`."""

    kin: float
    peer: float
    overlap: float


def _kin(proposed: Sequence[Proposal], compare: Compare) -> list[_Likeness]:
    """How like each proposal is to the best of another article.

    The words around a span that the model hardly considers are not worth being compared apart from it.
    """
    ranked = sorted(proposed, key=lambda each: -each.reading.margin)
    first = ranked[0]
    second = next((each for each in ranked if each.article is not first.article), None)
    if second is None:
        return [_Likeness(UNLIKE, UNLIKE, UNLIKE)] * len(proposed)
    around = [each.around if each.reading.share >= _CONSIDERED else each.told for each in proposed]
    texts = [each.text for each in proposed]
    alike = {
        rival.article.id: list(zip(compare(rival.around, around), compare(rival.text, texts), strict=True))
        for rival in (first, second)
    }
    found = []
    for place, each in enumerate(proposed):
        rival = second if each.article is first.article else first
        kin, peer = map(float, alike[rival.article.id][place])
        shared = len(each.stems & rival.stems) / (len(each.stems | rival.stems) or 1)
        found.append(_Likeness(kin, peer, shared))
    return found


_CONSIDERED = 0.02


def _scales(proposed: Sequence[Proposal]) -> list[float]:
    """How far each figure is from the best of another article, in steps of a hundred; 0 for what is none."""
    sizes = [_size(each.comparable) for each in proposed]
    ranked = sorted(
        (place for place, size in enumerate(sizes) if size), key=lambda place: -proposed[place].reading.margin
    )
    if not ranked:
        return [0.0] * len(proposed)
    first = ranked[0]
    second = next((at for at in ranked if proposed[at].article is not proposed[first].article), first)
    return [
        min(
            1.0,
            abs(log10(size / sizes[second if each.article is proposed[first].article else first])) / _STEP,
        )
        if size
        else 0.0
        for each, size in zip(proposed, sizes, strict=True)
    ]


_STEP = 2
"""Powers of ten."""


def _size(value: Value) -> float:
    """The middle of a number or sum, its bound where it has one only, 0 for what is none."""
    quantity = value.amount if isinstance(value, Money) else value
    if not isinstance(quantity, Quantity):
        return 0.0
    known = [each for each in (quantity.low, quantity.high) if 0 < each < inf]
    return sum(known) / len(known) if known else 0.0


def _custom(proposed: Sequence[Proposal]) -> list[float]:
    """The best share of each proposal's form, as a part of that and the best share of any other form."""
    forms = [tell_form(each.value if each.is_typed else values.parse(each.text)) for each in proposed]
    best: dict[str, float] = {}
    for form, each in zip(forms, proposed, strict=True):
        best[form] = max(best.get(form, 0.0), each.reading.share)
    others = {form: max((best[each] for each in best if each != form), default=0.0) for form in best}
    return [best[form] / ((best[form] + others[form]) or 1.0) for form in forms]


_LIKELY = 0.3


def _agreeing(proposal: Proposal, proposed: Sequence[Proposal]) -> dict[str, float]:
    """The best share of a span with the same value in each other article that has one.

    A sentence that is copied, perhaps with a word changed, supports nothing that stands in it.
    """
    shares: dict[str, float] = {}
    for each in proposed:
        if (
            each.article is not proposal.article
            and agree(each.comparable, proposal.comparable)
            and not is_copied(each.stems, proposal.stems)
        ):
            shares[each.article.id] = max(each.reading.share, shares.get(each.article.id, 0.0))
    return shares
