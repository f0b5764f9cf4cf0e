"""An extractive question-answering model: for a question and passages, the spans that score best.

Any such model of `transformers` serves, by name or path. The one that comes with the program holds only
what training changed; its embeddings are those of the encoder it was trained on.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from math import exp, inf
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.embedding import whole_characters
from index.errors import ModelNotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

DEFAULT_READER = "rashomon-reader"
"""The name of the model that comes with the program."""

FORMAT = 1
"""The format of a reader's folder that this program writes; it reads no newer one."""

SETTINGS_FILE = "reader.json"
WEIGHTS_FILE = "model.safetensors"
PROBE_FILE = "probe.safetensors"

WORDS = "embeddings.word_embeddings.weight"
"""The name of the word embeddings among an encoder's weights."""

VERDICTS = "Yes | No | "
"""What is read before a passage that is asked a yes/no question; the one or the other is then the span."""

_BOTH = ("Yes", "No")

_LONGEST_ANSWER = 30
_LONGEST_INPUT = 384
_BATCH = 12
_LOOKED_AT = 40
_FROZEN = "embeddings."
_PROBED_LAYERS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A span of a passage, in code points of it.

    `margin` is how far its score (start and end logit, added) stands above that of "not here"; `share` the
    part that falls to it of the probability of all spans and of "not here". `hidden` are the hidden states
    of [CLS] and of the span's first and last token, of shape (layers, 3, features), where a `Probe` reads
    them, and `probed` is what it says, in logits.
    """

    start: int
    end: int
    margin: float
    share: float
    probed: float = 0.0
    hidden: torch.Tensor | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Probe:
    """A linear probe (Alain and Bengio 2016) of a model's last layers: whether a span is right, in logits.

    `weight` has the shape (layers, 3, features): of [CLS], of a span's first token and of its last. The
    layers below the last know more of what is not there than the two logits that the model gives.
    """

    weight: torch.Tensor
    bias: float

    def read(self, hidden: torch.Tensor) -> float:
        """Return what the probe says of hidden states of its weight's shape."""
        return float((self.weight * hidden).sum()) + self.bias


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a passage says yes, and how likely no; what is left of 1 is that it says neither."""

    yes: float
    no: float

    @property
    def holds(self) -> bool:
        """Whether yes is likelier than no."""
        return self.yes > self.no

    @property
    def score(self) -> float:
        """How likely the likelier of the two is."""
        return max(self.yes, self.no)


@dataclass(frozen=True, slots=True)
class VerdictScale:
    """What makes probabilities of a model's scores for yes, no and neither (Platt 1999, for three).

    The scores are multiplied by `slope`, then `yes` and `no` are added to those two.
    """

    slope: float = 1.0
    yes: float = 0.0
    no: float = 0.0

    def judge(self, scores: tuple[float, float, float]) -> Verdict:
        """Return the softmax of the scaled scores of yes, no and neither."""
        added = (self.yes, self.no, 0.0)
        odds = [self.slope * score + bias for score, bias in zip(scores, added, strict=True)]
        highest = max(odds)
        yes, no, neither = (exp(each - highest) for each in odds)
        return Verdict(yes / (yes + no + neither), no / (yes + no + neither))


class Scores:
    """The scores of every span of one passage. Positions are code points of the passage."""

    def __init__(
        self,
        starts: torch.Tensor,
        ends: torch.Tensor,
        places: Sequence[bool],
        offsets: Sequence[tuple[int, int]],
        layers: torch.Tensor | None = None,
        probe: Probe | None = None,
    ) -> None:
        import torch

        first = places.index(True) if True in places else 0
        last = first + sum(places)
        self._first, self._layers, self._probe = first, layers, probe
        self._offsets = offsets[first:last]
        self._null = starts[0] + ends[0]
        grid = starts[first:last, None] + ends[None, first:last]
        in_reach = torch.ones_like(grid, dtype=torch.bool).triu().tril(_LONGEST_ANSWER - 1)
        self._grid = grid.masked_fill(~in_reach, -torch.inf)
        self._total = torch.logaddexp(self._grid.logsumexp((0, 1)), self._null) if places else self._null

    def best(self, most: int) -> tuple[Reading, ...]:
        """Return the spans with the highest start plus end logit (Devlin et al. 2019), without overlaps."""
        if not self._offsets:
            return ()
        ranked = self._grid.flatten().topk(min(_LOOKED_AT, self._grid.numel()))
        taken: list[tuple[int, int]] = []
        for score, place in zip(ranked.values.tolist(), ranked.indices.tolist(), strict=True):
            begin, end = divmod(place, len(self._offsets))
            if score == -inf or len(taken) == most:
                break
            if not any(begin <= other_end and end >= other for other, other_end in taken):
                taken.append((begin, end))
        return tuple(self._reading(begin, end, self._grid[begin, end]) for begin, end in taken)

    def of(self, start: int, end: int) -> Reading | None:
        """Return the stretch from `start` to `end` with the best score of the spans that overlap it.

        None when the stretch lies beyond what was read.
        """
        touched = [place for place, (begin, stop) in enumerate(self._offsets) if begin < end and stop > start]
        if not touched:
            return None
        score = self._grid[: touched[-1] + 1, touched[0] :].max()
        return replace(self._reading(touched[0], touched[-1], score), start=start, end=end)

    def verdicts(self) -> tuple[float, float, float]:
        """Return the scores of yes, no and neither of a passage that was read behind `VERDICTS`."""
        yes, no = (
            float(self._grid[place, place])
            for place, (begin, end) in enumerate(self._offsets)
            if VERDICTS[begin:end] in _BOTH and end <= len(VERDICTS)
        )
        return yes, no, float(self._null)

    def _reading(self, begin: int, end: int, score: torch.Tensor) -> Reading:
        """The reading from one token to another."""
        hidden = None
        if self._layers is not None:
            hidden = self._layers[:, [0, self._first + begin, self._first + end]].float()
        return Reading(
            self._offsets[begin][0],
            self._offsets[end][1],
            margin=float(score - self._null),
            share=float((score - self._total).exp()),
            probed=self._probe.read(hidden) if self._probe and hidden is not None else 0.0,
            hidden=hidden,
        )


class SpanModel:
    """A loaded model and its tokenizer, which is used by one thread at a time because it must be.

    `reads_mark` says whether questions are read with their question mark; a `probe` reads along. `scale` is
    that of the verdicts of a model which learnt to answer yes or no, None for another.
    """

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        *,
        reads_mark: bool = True,
        scale: VerdictScale | None = None,
        probe: Probe | None = None,
    ) -> None:
        self._scale = scale
        self._model = _in_quick_numbers(model)
        self._tokenizer = tokenizer
        self._reads_mark = reads_mark
        self._probe = probe
        self._lock = Lock()

    def read(self, question: str | Sequence[str], passages: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the scores of the spans of each (prefix, passage), asked one question or each its own.

        The prefix is read before the passage and never answered from. Markup left in a text is not read, nor
        is what does not fit into the model's input at the passage's end, and at the question's what would
        fill more than half of it.
        """
        if not passages:
            return []
        questions = [question] * len(passages) if isinstance(question, str) else question
        with self._lock:
            coded = self._tokenizer(
                [self._head(whole_characters(self._unmarked(each))) for each in questions],
                [_blank_markup(whole_characters(prefix + passage)) for prefix, passage in passages],
                truncation="only_second",
                max_length=_LONGEST_INPUT,
                return_offsets_mapping=True,
            )
        lengths = [len(ids) for ids in coded["input_ids"]]
        order = sorted(range(len(passages)), key=lambda each: -lengths[each])
        found: dict[int, Scores] = {}
        for first in range(0, len(order), _BATCH):
            rows = order[first : first + _BATCH]
            starts, ends, layers = self._logits(coded, rows, lengths[rows[0]])
            for row, each in enumerate(rows):
                room = len(passages[each][0])
                mapping = coded["offset_mapping"][each]
                places = [
                    sequence == 1 and begin >= room
                    for sequence, (begin, _) in zip(coded.sequence_ids(each), mapping, strict=True)
                ]
                offsets = [(begin - room, end - room) for begin, end in mapping]
                size = lengths[each]
                found[each] = Scores(
                    starts[row, :size],
                    ends[row, :size],
                    places,
                    offsets,
                    layers if layers is None else layers[:, row],
                    self._probe,
                )
        return [found[each] for each in range(len(passages))]

    @property
    def gives_verdicts(self) -> bool:
        """Whether the model learnt to answer yes or no."""
        return self._scale is not None

    def judge(self, question: str | Sequence[str], passages: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Return what each (prefix, passage) says to a yes/no question, one for all or each its own."""
        scale = self._scale or VerdictScale()
        asked = [(prefix, VERDICTS + text) for prefix, text in passages]
        return [scale.judge(scores.verdicts()) for scores in self.read(question, asked)]

    def _unmarked(self, question: str) -> str:
        return question if self._reads_mark else question.rstrip("? ") or question

    def _head(self, question: str) -> str:
        coded = self._tokenizer(
            question, truncation=True, max_length=_LONGEST_INPUT // 2, return_offsets_mapping=True
        )
        return question[: max((end for _, end in coded["offset_mapping"]), default=0)]

    def _logits(
        self, coded: Mapping[str, list[list[int]]], rows: Sequence[int], width: int
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor | None]:
        import torch

        tensors = {
            name: torch.tensor([coded[name][each] + [0] * (width - len(coded[name][each])) for each in rows])
            for name in ("input_ids", "attention_mask", "token_type_ids")
            if name in coded
        }
        with torch.inference_mode():
            output = self._model(**tensors, output_hidden_states=self._probe is not None)
        layers = None
        if self._probe:
            layers = torch.stack(output.hidden_states[-len(self._probe.weight) :])
        return output.start_logits.float(), output.end_logits.float(), layers


def _blank_markup(text: str) -> str:
    """The text with spaces for each tag of markup, so that every other character stays in its place.

    >>> _blank_markup("<Td>Ana Bell</Td> 3 < 4")
    '    Ana Bell      3 < 4'
    """
    return _TAG.sub(lambda tag: " " * len(tag[0]), text)


_TAG = re.compile(
    r"<!--.{0,500}?-->|"
    r"</?(?:table|caption|t[hrd]|thead|tbody|[uod]l|d[td]|li|p|[bh]r|h[1-6]|div|span|a|b|i|u|s|q|em|strong|"
    r"su[pb]|small|big|font|center|img|pre|code|blockquote|cite|ref|section|article|figure|figcaption|time)"
    r"(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE | re.DOTALL,
)


def _in_quick_numbers(model: PreTrainedModel) -> PreTrainedModel:
    """In bfloat16 where the processor multiplies it: 1.6 times as fast, margins move by about 0.1."""
    return model.bfloat16() if _multiplies_bfloat16() else model


def _multiplies_bfloat16() -> bool:
    import torch

    return torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001 - there is no public name for it


@contextmanager
def quick_numbers() -> Iterator[None]:
    """Let models in this thread multiply in bfloat16 where the processor does: twice as fast.

    A cosine of two of the embedding model's vectors moves by less than 0.001.
    """
    import torch

    with torch.autocast("cpu", torch.bfloat16, enabled=_multiplies_bfloat16()):
        yield


@cache
def load_span_model(name: str = DEFAULT_READER) -> SpanModel:
    """Return a model ready to read: the one that comes with the program, or any other by name or path.

    Raises:
        ModelNotFound: If there is no such model, or it is no extractive question-answering model.
    """
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    folder = Path(str(files("qa"))) / "models" / "reader" if name == DEFAULT_READER else Path(name)
    if (folder / SETTINGS_FILE).is_file():
        # It finds more without the mark: F1 .761 for .755 on SQuAD 1.1, .449 for .415 on CNN stories, and the
        # area under the curve against unanswerable questions is .734 for .716 (development, 450, 90 and 225).
        settings = _read_settings(folder)
        return SpanModel(
            *_load_trained(folder, settings),
            reads_mark=False,
            scale=VerdictScale(**settings["verdicts"]) if "verdicts" in settings else None,
            probe=load_probe(folder),
        )
    try:
        model = AutoModelForQuestionAnswering.from_pretrained(name, use_safetensors=True)
        return SpanModel(model.eval(), AutoTokenizer.from_pretrained(name))
    except (OSError, ValueError) as error:
        raise ModelNotFound(name, str(error).splitlines()[0]) from error


def load_probe(folder: Path) -> Probe:
    """Return the probe in a reader's folder, one that says nothing where none is fitted yet."""
    import torch
    from safetensors.torch import load_file

    if not (folder / PROBE_FILE).is_file():
        return Probe(torch.zeros(_PROBED_LAYERS, 3, 1), 0.0)
    fitted = load_file(folder / PROBE_FILE)
    return Probe(fitted["weight"].float(), float(fitted["bias"]))


def _read_settings(folder: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
    if settings["format"] > FORMAT:
        raise ModelNotFound(str(folder), f"it has format {settings['format']}, this program knows {FORMAT}")
    return settings


def _load_trained(
    folder: Path, settings: Mapping[str, Any]
) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """A reader's folder holds the layers above the encoder's embeddings, in half precision."""
    from safetensors.torch import load_file
    from transformers import AutoConfig, AutoModelForQuestionAnswering, AutoTokenizer

    from index.embedding import packaged_model

    encoder = packaged_model()
    base = load_file(encoder / WEIGHTS_FILE)
    if fingerprint_embeddings(base[WORDS]) != settings["embeddings"]:
        raise ModelNotFound(str(folder), "it was trained on another encoder than the packaged one")
    model = AutoModelForQuestionAnswering.from_config(  # type: ignore[no-untyped-call]
        AutoConfig.from_pretrained(encoder)
    )
    frozen = {
        f"{model.base_model_prefix}.{key}": value for key, value in base.items() if key.startswith(_FROZEN)
    }
    trained = {key: value.float() for key, value in load_file(folder / WEIGHTS_FILE).items()}
    missing = model.load_state_dict(frozen | trained, strict=False).missing_keys
    if missing:
        raise ModelNotFound(str(folder), f"its weights lack {missing[0]}")
    return model.eval(), AutoTokenizer.from_pretrained(encoder)


def fingerprint_embeddings(words: torch.Tensor) -> str:
    """Return a digest of an encoder's word embeddings, which a reader is trained on top of."""
    return hashlib.sha256(words.detach().float().contiguous().numpy().tobytes()).hexdigest()[:16]
