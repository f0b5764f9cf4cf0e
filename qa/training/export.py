"""From a checkpoint to the folder that ships: what training changed, in half precision."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import torch
from safetensors.torch import save_file

from qa.spans import FORMAT, SETTINGS_FILE, WEIGHTS_FILE, VerdictScale, fingerprint_embeddings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def export(weights: Mapping[str, torch.Tensor], words: torch.Tensor, folder: Path) -> None:
    """Write trained weights to `folder`, with the fingerprint of the word embeddings below them."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: value.to(torch.float16) for name, value in weights.items()}, folder / WEIGHTS_FILE)
    settings = {
        "format": FORMAT,
        "embeddings": fingerprint_embeddings(words),
        "verdicts": asdict(VerdictScale()),
    }
    (folder / SETTINGS_FILE).write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
