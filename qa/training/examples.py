"""An endless, seeded stream of examples: answerable ones, and ones made unanswerable in ways that teach."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from qa.proposals import SEPARATOR
from qa.spans import VERDICTS
from qa.training.facts import Facts
from qa.training.neighbours import QUESTION_WORDS, Context, Neighbours, shared_words, tokenize
from qa.training.records import TRAINING_SETS, Record, TrainingSet, read_json_lines, read_training_set
from qa.training.swaps import Swapper, exchange_word, name_sibling, oppose
from qa.training.windows import count_words, cut_window, split_sentences
from qa.training.written import read_written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

BLOCK = 1024
"""Examples in a block, about, that come from the sets."""

MADE_UP = 50
"""Made-up examples in a block, beside those of the sets."""

_NEAREST = 24
_MOST_WORDS = 110
_CHANCE = 1.0
"""The shared words that chance outweighs: where nothing answers, the nearest window is not always taken."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, a passage and where in it the answer stands, (0, 0) when it is not there.

    `prefix` is context the model reads before the passage and never answers from; `kind` says how the
    example was made.
    """

    question: str
    prefix: str
    passage: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Mixture:
    """How a set's examples are divided among the ways of making them; the rest is answerable as written.

    `crowded` is the part of the examples made, however made, that sentences from elsewhere stand beside.
    """

    altered: float = 0.08
    same_article: float = 0.0
    cut_out: float = 0.0
    foreign: float = 0.0
    swapped: float = 0.0
    confused: float = 0.0
    opposed: float = 0.0
    renamed: float = 0.0
    reworded: float = 0.0
    sibling: float = 0.0
    crowded: float = 0.0

    @property
    def unanswerable(self) -> float:
        """The part of the examples that is made unanswerable."""
        return sum(
            (
                self.same_article, self.cut_out, self.foreign, self.swapped, self.confused, self.opposed,
                self.renamed, self.reworded, self.sibling,
            )
        )  # fmt: skip


# Passages from elsewhere and foreign names are soon learnt (98 to 100 % refused after 46,000 examples); what
# stays hard is a question whose every word stands in the passage, which people write better than rules do.
_ARTICLE = Mixture(
    altered=0.10, same_article=0.03, cut_out=0.03, foreign=0.03, swapped=0.03, confused=0.06, opposed=0.03,
    renamed=0.03, reworded=0.02, sibling=0.02, crowded=0.25,
)  # fmt: skip
_SENTENCE = Mixture(
    altered=0.08, foreign=0.06, swapped=0.04, confused=0.05, opposed=0.02, renamed=0.03, reworded=0.02,
    sibling=0.02, crowded=0.6,
)  # fmt: skip
MIXTURES = {
    "squad11": _ARTICLE,
    "squad20": Mixture(),
    "squadshifts_new_wiki": _ARTICLE,
    "squadshifts_reddit": Mixture(
        cut_out=0.10, foreign=0.08, swapped=0.06, confused=0.06, opposed=0.02, crowded=0.1
    ),
    "squadshifts_amazon": Mixture(cut_out=0.06, foreign=0.06, swapped=0.04, opposed=0.02, crowded=0.1),
    "qamr": _SENTENCE,
    "qadiscourse": _SENTENCE,
    "facts": Mixture(altered=0.04, swapped=0.04, renamed=0.04, sibling=0.04, crowded=0.6),
    "paragraphs": Mixture(altered=0.06, crowded=0.25),
    "events": Mixture(altered=0.06, crowded=0.25),
    "texts": Mixture(altered=0.06, crowded=0.25),
    "verdicts": Mixture(crowded=0.15),
    "fairytaleqa": Mixture(cut_out=0.15, swapped=0.04, confused=0.06, opposed=0.02),
}


class Stream:
    """Blocks of `BLOCK` examples; block n of a seed is always the same, so training can resume anywhere."""

    def __init__(
        self, sets: Sequence[tuple[TrainingSet, list[Record]]], extra: list[Context], seed: int
    ) -> None:
        self._sets = sets
        self._seed = seed
        records = [record for _, members in sets for record in members]
        self._swapper = Swapper(records)
        self._facts = Facts()
        contexts = {r.context: Context(r.context, r.title, r.group) for r in records}
        self._neighbours = Neighbours([*contexts.values(), *extra])

    @classmethod
    def open(cls, data: Path, seed: int) -> Stream:
        """Return the stream over the training sets below `data` and ours, with its news as foreign ones."""
        sets = [(chosen, read_training_set(data / "reader", chosen)) for chosen in TRAINING_SETS]
        sets += read_written(data)
        reports = [
            Context(text, "", str(row["event"]))
            for row in read_json_lines(data / "news" / "ecbplus.jsonl.gz")
            for text in _pieces(str(row["text"]))
        ]
        return cls(sets, reports, seed)

    def block(self, number: int) -> list[Example]:
        """Return block `number`: of each set its share, in shuffled passes, and made-up facts beside."""
        examples = []
        for chosen, records in self._sets:
            quota = max(1, round(BLOCK * chosen.share))
            for position in range(number * quota, (number + 1) * quota):
                lap, place = divmod(position, len(records))
                order = Random(f"{self._seed} {chosen.name} {lap}")
                record = records[_shuffled(len(records), order)[place]]
                rng = Random(f"{self._seed} {chosen.name} {position}")
                examples.append(self.example(record, MIXTURES[chosen.source], rng))
        for position in range(number * MADE_UP, (number + 1) * MADE_UP):
            rng = Random(f"{self._seed} facts {position}")
            examples.append(self.example(self._facts.record(rng), MIXTURES["facts"], rng))
        return examples

    def example(self, record: Record, mixture: Mixture, rng: Random) -> Example:
        """Return one example made from `record`; ways that fail for it fall back to the record as written."""
        example = self._alone(record, mixture, rng)
        example = self._crowded(example, record, rng) if rng.random() < mixture.crowded else example
        return example if record.verdict is None else _with_verdicts(example, record.verdict)

    def _alone(self, record: Record, mixture: Mixture, rng: Random) -> Example:
        if not record.answers:
            return _as_written(record, rng)
        ways: list[tuple[float, Callable[[Record, Random], Example | None]]] = [
            (mixture.altered, self._altered),
            (mixture.same_article, self._same_article),
            (mixture.cut_out, _without_answer),
            (mixture.foreign, self._foreign),
            (mixture.swapped, self._swapped),
            (mixture.confused, self._confused),
            (mixture.opposed, _opposed),
            (mixture.renamed, self._renamed),
            (mixture.reworded, _reworded),
            (mixture.sibling, _sibling),
        ]
        point = rng.random()
        for weight, way in ways:
            if point < weight:
                return way(record, rng) or _as_written(record, rng)
            point -= weight
        return _as_written(record, rng)

    def _altered(self, record: Record, rng: Random) -> Example | None:
        """Another answer in the answer's place is the answer: the reader must not rest on what it knows."""
        example = _as_written(record, rng)
        swapped = self._swapper.swap_answer(example.passage, example.start, example.end, rng)
        if swapped is None or record.answers[0][0] in example.prefix:
            return None
        passage, start, end = swapped
        return Example(example.question, example.prefix, passage, start, end, "altered")

    def _same_article(self, record: Record, rng: Random) -> Example | None:
        near = self._neighbours.nearest(f"{record.question} {record.title}", 60)
        return _elsewhere(record, [c for c, _ in near if c.group == record.group][:8], "same_article", rng)

    def _foreign(self, record: Record, rng: Random) -> Example | None:
        """A passage of another article that shares the question's words; plain questions fit too many."""
        if len(set(tokenize(record.question)) - QUESTION_WORDS) < 3:
            return None
        near = self._neighbours.nearest(record.question, _NEAREST)
        return _elsewhere(
            record, [c for c, _ in near if c.group != record.group or not c.title], "foreign", rng
        )

    def _swapped(self, record: Record, rng: Random) -> Example | None:
        example = _as_written(record, rng)
        question = self._swapper.swap_question(record, f"{example.prefix} {example.passage}", rng)
        return Example(question, example.prefix, example.passage, 0, 0, "swapped") if question else None

    def _confused(self, record: Record, rng: Random) -> Example | None:
        example = _as_written(record, rng)
        question = self._swapper.confuse_question(record, example.passage, rng)
        return Example(question, example.prefix, example.passage, 0, 0, "confused") if question else None

    def _renamed(self, record: Record, rng: Random) -> Example | None:
        """The passage speaks of another than the one the question is about."""
        example = _as_written(record, rng)
        texts = self._swapper.rename_subject(record, (example.prefix, example.passage), rng)
        return Example(example.question, *texts, 0, 0, "renamed") if texts else None

    def _crowded(self, example: Example, record: Record, rng: Random) -> Example:
        """Return the example with sentences around its passage, some of which share the question's words.

        None of them holds an answer; what its own text leaves open, another of its article or event may tell.
        News is cut into sentences of many matters beside each other.
        """
        near = [c for c, _ in self._neighbours.nearest(example.question, _NEAREST)]
        drawn = near if near and rng.random() < 0.6 else rng.choices(self._neighbours.contexts, k=_NEAREST)
        contexts = [each for each in drawn if each.group != record.group]
        room = _MOST_WORDS - count_words(example.passage)
        before, after = "", ""
        for _ in range(rng.randint(1, 4) if contexts else 0):
            context = rng.choice(contexts)
            a, b = rng.choice(split_sentences(context.text))
            sentence = context.text[a:b].strip()
            room -= count_words(sentence)
            if room < 0 or _holds_answer(sentence, record):
                break
            if rng.random() < 0.5:
                before += f"{sentence} "
            else:
                after += f" {sentence}"
        shift = len(before) if example.end > example.start else 0
        passage = f"{before}{example.passage}{after}"
        return replace(example, passage=passage, start=example.start + shift, end=example.end + shift)


_orders: dict[tuple[int, object], list[int]] = {}


def _shuffled(size: int, rng: Random) -> list[int]:
    key = (size, rng.getstate()[1][:4])
    if key not in _orders:
        order = list(range(size))
        rng.shuffle(order)
        if len(_orders) > 32:
            _orders.clear()
        _orders[key] = order
    return _orders[key]


def _as_written(record: Record, rng: Random) -> Example:
    text, start = rng.choice(record.answers) if record.answers else ("", 0)
    keep = (start, start + len(text)) if record.answers else _nearest_sentence(record, rng)
    size = _passage_words(rng) if record.verdict is None else _WORDS_FOR_VERDICT
    a, b = cut_window(record.context, keep, size, rng)
    a = min(a, keep[0])
    prefix = make_prefix(record.title, record.context[:a], rng)
    question = _vary(record.question, rng)
    if not record.answers:
        return Example(question, prefix, record.context[a:b], 0, 0, "given")
    return Example(question, prefix, record.context[a:b], start - a, start + len(text) - a, "as_written")


_WORDS_FOR_VERDICT = 130
"""The words of a passage that says yes or no: nobody wrote down where it does."""


def _with_verdicts(example: Example, verdict: str) -> Example:
    """Return the example with both verdicts before its passage, one of which, if any, is the answer.

    >>> _with_verdicts(Example("Did it sink", "", "It did.", 0, 0, "given"), "no")
    Example(question='Did it sink', prefix='', passage='Yes | No | It did.', start=6, end=8, kind='verdict')
    """
    start = VERDICTS.lower().index(verdict) if verdict else 0
    passage = VERDICTS + example.passage
    return replace(example, passage=passage, start=start, end=start + len(verdict), kind="verdict")


def _nearest_sentence(record: Record, rng: Random) -> tuple[int, int]:
    """Return where the sentence begins that shares most of the question's words, more or less."""
    shared = {
        start: shared_words(record.question, record.context[start:end]) + _CHANCE * rng.random()
        for start, end in split_sentences(record.context)
    }
    start = max(shared, key=lambda each: shared[each])
    return start, start + 1


def _without_answer(record: Record, rng: Random) -> Example | None:
    """The passage with every sentence that holds an answer taken out."""
    sentences = [record.context[a:b] for a, b in split_sentences(record.context)]
    left = [s for s in sentences if not _holds_answer(s, record)]
    if not left or len(left) == len(sentences):
        return None
    text = "".join(left).strip()
    if count_words(text) < 12 or _holds_answer(text, record):
        return None
    a, b = cut_window(text, (len(text) // 2, len(text) // 2 + 1), _passage_words(rng), rng)
    return Example(
        _vary(record.question, rng), make_prefix(record.title, "", rng), text[a:b], 0, 0, "cut_out"
    )


def _opposed(record: Record, rng: Random) -> Example | None:
    example = _as_written(record, rng)
    question = oppose(example.question, rng)
    return Example(question, example.prefix, example.passage, 0, 0, "opposed") if question else None


def _reworded(record: Record, rng: Random) -> Example | None:
    example = _as_written(record, rng)
    answers = " ".join(text for text, _ in record.answers)
    question = exchange_word(example.question, example.passage, answers, rng)
    return Example(question, example.prefix, example.passage, 0, 0, "reworded") if question else None


def _sibling(record: Record, rng: Random) -> Example | None:
    example = _as_written(record, rng)
    question = name_sibling(example.question, example.passage, rng)
    return Example(question, example.prefix, example.passage, 0, 0, "sibling") if question else None


def _elsewhere(record: Record, contexts: list[Context], kind: str, rng: Random) -> Example | None:
    """Return the question with the passage, among a few tried, that shares most of its words."""
    contexts = [c for c in contexts if c.text != record.context]
    best: tuple[float, Context, int, int] | None = None
    for _ in range(4):
        if not contexts:
            break
        context = rng.choice(contexts)
        sentence = rng.choice(split_sentences(context.text))
        a, b = cut_window(context.text, (sentence[0], sentence[0] + 1), _passage_words(rng), rng)
        a, b = min(a, b), max(a, b)
        if b - a < 20 or _holds_answer(context.text[a:b], record):
            continue
        shared = shared_words(record.question, context.text[a:b]) + rng.random()
        if best is None or shared > best[0]:
            best = (shared, context, a, b)
    if best is None:
        return None
    _, context, a, b = best
    prefix = make_prefix(context.title, context.text[:a], rng)
    return Example(_vary(record.question, rng), prefix, context.text[a:b], 0, 0, kind)


def make_prefix(title: str, before: str, rng: Random) -> str:
    """Return what stands before a passage: by chance a title, a date, a sentence before it, or nothing."""
    parts = []
    if title and rng.random() < 0.5:
        parts.append(title)
    if rng.random() < 0.12:
        parts.append(f"{rng.randint(1998, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}")
    if before.strip() and rng.random() < 0.2:
        sentences = split_sentences(before.strip())
        a, b = sentences[0] if rng.random() < 0.5 else sentences[-1]
        first = before.strip()[a:b].strip()
        if count_words(first) < 45:
            parts.append(first)
    return join_prefix(parts)


def join_prefix(parts: Sequence[str]) -> str:
    """Return the text to put before a passage for the given title, date or sentence; empty for none.

    >>> join_prefix(["A visit", "2025-05-08"])
    'A visit | 2025-05-08 | '
    """
    return "".join(part + SEPARATOR for part in parts if part)


def _holds_answer(text: str, record: Record) -> bool:
    words = f" {' '.join(tokenize(text))} "
    return any(f" {' '.join(tokenize(answer))} " in words for answer, _ in record.answers)


def _vary(question: str, rng: Random) -> str:
    return question.rstrip("? ") if rng.random() < 0.85 else question


def _passage_words(rng: Random) -> int:
    return rng.randint(30, 130)


def _pieces(text: str) -> list[str]:
    """Return a report cut at line ends into stretches of about 100 words."""
    pieces, current = [], ""
    for line in re.split(r"\n+", text):
        current = f"{current} {line}".strip()
        if count_words(current) > 90:
            pieces.append(current)
            current = ""
    return [*pieces, current] if count_words(current) > 15 else pieces


def count_kinds(examples: Sequence[Example]) -> dict[str, int]:
    """Return how many examples were made each way."""
    return dict(Counter(example.kind for example in examples))
