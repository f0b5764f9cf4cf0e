"""The training loop: resumable, seeded, on a GPU when there is one, in bf16 where the machine has it."""

from __future__ import annotations

import json
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any, cast

import torch
from safetensors.torch import load_file, save_file
from torch.nn.functional import cross_entropy
from torch.optim.swa_utils import AveragedModel
from transformers import AutoConfig, AutoModelForQuestionAnswering, AutoTokenizer

from qa.training.batches import Batch, batch_by_length, encode, pad
from qa.training.examples import Stream, count_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from transformers import PreTrainedModel

log = logging.getLogger(__name__)
_MASKED = -1e4
_STEPS_PER_MEMBER = 10
"""How often the weights enter their mean; from one step to the next they hardly differ."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run does: each step reads one batch of at most `tokens` tokens on each of `workers`.

    Learning rate: warm-up, constant, then linear to zero over the last `decay` part.

    A run stopped or finished can be resumed with more `examples`; it goes on at the rate due there.
    """

    examples: int = 400_000
    tokens: int = 1024
    workers: int = 2
    rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: int = 2000
    decay: float = 0.25
    weight_decay: float = 0.01
    dropout: float = 0.1
    clip: float = 1.0
    seed: int = 17
    save_every: float = 600.0

    def rate_at(self, seen: int) -> float:
        """Return the part of the peak rate due after `seen` examples.

        >>> recipe = Recipe(examples=100, warmup=10, decay=0.5)
        >>> [recipe.rate_at(n) for n in (5, 50, 75, 100)]
        [0.5, 1.0, 0.5, 0.0]
        """
        left = (self.examples - seen) / max(1.0, self.examples * self.decay)
        return max(0.0, min(1.0, seen / max(1, self.warmup), left))


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands."""

    block: int = 0
    batch: int = 0
    seen: int = 0
    steps: int = 0
    seconds: float = 0.0


_draws = threading.local()


class FeatureDropout(torch.nn.Module):
    """Dropout of whole features of an example, the same ones at each token (Gal and Ghahramani 2016).

    On a CPU the numbers that dropout draws for each token take longer than the products they thin out.
    `seed_draws` says what the calling thread draws.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self._rate = rate

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """Return `hidden`, of shape (examples, tokens, features), with features set to zero in training."""
        if not self.training or not self._rate:
            return hidden
        drawn = torch.rand(len(hidden), 1, hidden.shape[-1], generator=_draws.generator)
        kept = (drawn >= self._rate).to(hidden) / (1 - self._rate)
        return hidden * kept


def seed_draws(seed: str) -> None:
    """Make what this thread's `FeatureDropout` draws next depend on `seed` alone."""
    _draws.generator = torch.Generator().manual_seed(Random(seed).getrandbits(62))


def build_model(encoder: str, dropout: float = 0.0) -> tuple[Any, Any]:
    """Return a span reader on top of an encoder, with `FeatureDropout`, and the encoder's tokenizer."""
    config = AutoConfig.from_pretrained(encoder)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    model = AutoModelForQuestionAnswering.from_pretrained(encoder, config=config, attn_implementation="eager")
    for module in model.base_model.encoder.modules():
        if hasattr(module, "LayerNorm"):
            module.dropout = FeatureDropout(dropout)
    model.get_input_embeddings().weight.requires_grad_(False)  # noqa: FBT003
    for parameter in model.base_model.embeddings.parameters():
        parameter.requires_grad_(False)  # noqa: FBT003
    return model, AutoTokenizer.from_pretrained(encoder)


def span_loss(model: PreTrainedModel, batch: Batch) -> torch.Tensor:
    """Return the mean loss of start and end; what is neither passage nor [CLS] does not compete."""
    # handed over ready to be added and in the precision of the products: BERT would build it in fp32
    padding = (batch.mask[:, None, None, :] - 1.0) * -_MASKED
    precision = torch.bfloat16 if torch.is_autocast_enabled(batch.ids.device.type) else torch.float32
    output = model(input_ids=batch.ids, attention_mask=padding.to(precision), token_type_ids=batch.types)
    blocked = (~batch.allowed).float() * _MASKED
    start = cross_entropy(output.start_logits.float() + blocked, batch.starts)
    end = cross_entropy(output.end_logits.float() + blocked, batch.ends)
    return (start + end) / 2


def _weigh_late(mean: torch.Tensor, weights: torch.Tensor, members: torch.Tensor | int) -> torch.Tensor:
    """Return the mean with one more member, the nth of which counts n times (Shamir and Zhang 2013).

    What an untrained encoder began with is soon forgotten, and more is averaged than by an exponential decay.
    """
    return torch.lerp(mean, weights, 2 / (float(members) + 2))


class Trainer:
    """A run in a folder: the model, the mean of its weights so far, the optimizer, how far they have come.

    The mean is what is scored and published: at a rate that does not fall it reads far better than the last
    weights do.
    """

    def __init__(self, encoder: str, folder: Path, recipe: Recipe) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.folder = folder
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model, self.tokenizer = build_model(encoder, recipe.dropout)
        self.model.to(self.device).train()
        head = [p for n, p in self.model.named_parameters() if n.startswith("qa_outputs")]
        body = [
            p for n, p in self.model.named_parameters() if p.requires_grad and not n.startswith("qa_outputs")
        ]
        self._named = {n: p for n, p in self.model.named_parameters() if p.requires_grad}
        self.mean = AveragedModel(self.model, avg_fn=_weigh_late)
        self.mean.eval()
        self._named_mean = {n: p for n, p in self.mean.module.named_parameters() if n in self._named}
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "peak": recipe.rate}, {"params": head, "peak": recipe.head_rate}],
            lr=recipe.rate,
            betas=(0.9, 0.98),
            weight_decay=recipe.weight_decay,
            fused=True,
        )
        self._stopping = False
        self._pool = ThreadPoolExecutor(recipe.workers)
        self.progress = Progress()
        if (folder / "progress.json").exists():
            self._resume()

    def run(self, stream: Stream, score: Callable[[Trainer], dict[str, float]]) -> None:
        """Train to the end of the recipe, saving and scoring as it goes."""
        began, saved, losses = time.monotonic(), time.monotonic(), []
        base = self.progress.seconds
        for batches in self._steps(stream):
            losses.append(self._step(batches))
            self.progress = replace(self.progress, seconds=base + time.monotonic() - began)
            if self.progress.steps % 25 == 0:
                log.info(
                    "step %d seen %d loss %.3f rate %.2g, %.1f examples/s",
                    self.progress.steps, self.progress.seen, sum(losses) / len(losses),
                    self.optimizer.param_groups[0]["lr"], self.progress.seen / self.progress.seconds,
                )  # fmt: skip
                losses = []
            if self._stopping:
                self.save()
                return
            if time.monotonic() - saved > self.recipe.save_every:
                self.save()
                self._report(score)
                saved = time.monotonic()
        self.save()
        self._report(score)

    @property
    def averaged(self) -> PreTrainedModel:
        """The model with the mean of the weights so far."""
        return cast("PreTrainedModel", self.mean.module)

    def stop(self) -> None:
        """Save and end after the step in progress."""
        self._stopping = True

    def _report(self, score: Callable[[Trainer], dict[str, float]]) -> None:
        line = asdict(self.progress) | score(self)
        log.info("scores %s", json.dumps(line))
        with (self.folder / "scores.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _steps(self, stream: Stream) -> Iterator[list[Batch]]:
        while self.progress.seen < self.recipe.examples:
            block = self.progress.block
            examples = stream.block(block)
            log.info("block %d: %s", block, count_kinds(examples))
            rng = Random(f"{self.recipe.seed} batches {block}")
            batches = batch_by_length(encode(self.tokenizer, examples), self.recipe.tokens, rng)
            for first in range(self.progress.batch, len(batches), self.recipe.workers):
                chosen = batches[first : first + self.recipe.workers]
                seen = self.progress.seen + sum(len(batch) for batch in chosen)
                self.progress = replace(self.progress, batch=first + len(chosen), seen=seen)
                yield [pad(batch).to(self.device) for batch in chosen]
            self.progress = replace(self.progress, block=block + 1, batch=0)

    def _step(self, batches: list[Batch]) -> float:
        part = self.recipe.rate_at(self.progress.seen)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * part
        seeds = [f"{self.recipe.seed} step {self.progress.steps} {number}" for number in range(len(batches))]
        results = list(self._pool.map(self._gradients, batches, seeds))
        for number, parameter in enumerate(self._named.values()):
            first, *others = (gradients[number] for _, gradients in results)
            for other in others:
                first.add_(other)
            parameter.grad = first.div_(len(results))
        torch.nn.utils.clip_grad_norm_(list(self._named.values()), self.recipe.clip)
        self.optimizer.step()
        if self.progress.steps % _STEPS_PER_MEMBER == 0:
            self.mean.update_parameters(self.model)
        self.progress = replace(self.progress, steps=self.progress.steps + 1)
        return sum(loss for loss, _ in results) / len(results)

    def _gradients(self, batch: Batch, seed: str) -> tuple[float, tuple[torch.Tensor, ...]]:
        """Return a batch's loss and gradients.

        On a CPU each worker computes on one core: on a busy machine two threads that meet once a step get
        further than two that meet at every matrix product.
        """
        torch.set_num_threads(1)
        seed_draws(seed)
        with torch.autocast(self.device.type, torch.bfloat16):
            loss = span_loss(self.model, batch)
        return loss.item(), torch.autograd.grad(loss, list(self._named.values()))

    def save(self) -> None:
        """Write weights, mean, optimizer and progress beside the old ones, then put them in their place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        weights = {n: p.detach().cpu().contiguous() for n, p in self._named.items()}
        mean = {n: p.detach().cpu().contiguous() for n, p in self._named_mean.items()}
        state = {
            f"{name}.{key}": value.detach().cpu().contiguous()
            for name, parameter in self._named.items()
            for key, value in self.optimizer.state[parameter].items()
        }
        save_file(weights, self.folder / "weights.new")
        save_file(mean, self.folder / "mean.new")
        save_file(state, self.folder / "optimizer.new")
        (self.folder / "progress.new").write_text(json.dumps(asdict(self.progress)))
        for name in ("weights", "mean", "optimizer"):
            (self.folder / f"{name}.new").replace(self.folder / f"{name}.safetensors")
        (self.folder / "progress.new").replace(self.folder / "progress.json")

    def _resume(self) -> None:
        self.progress = Progress(**json.loads((self.folder / "progress.json").read_text()))
        weights = load_file(self.folder / "weights.safetensors")
        mean = load_file(self.folder / "mean.safetensors")
        self.mean.n_averaged.fill_(-(-self.progress.steps // _STEPS_PER_MEMBER))
        state = load_file(self.folder / "optimizer.safetensors")
        for name, parameter in self._named.items():
            parameter.data.copy_(weights[name])
            self._named_mean[name].data.copy_(mean[name])
            self.optimizer.state[parameter] = {
                key: state[f"{name}.{key}"].to("cpu" if key == "step" else self.device)
                for key in ("step", "exp_avg", "exp_avg_sq")
            }
        log.info("resumed at %s", self.progress)
