"""A run over a few records with a tiny encoder: repeatable, resumable, and what it ships can be read with."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch.optim.swa_utils import AveragedModel

from index import Article, Span
from qa.company import Told, relate
from qa.decision import Evidence, names_alone, read_decision
from qa.spans import load_probe
from qa.training.__main__ import publish
from qa.training.averaging import average
from qa.training.calibration import Row, fit, probed, write_decision
from qa.training.cases import read_cases, read_single
from qa.training.examples import Stream
from qa.training.probing import write_probe
from qa.training.records import Record, TrainingSet
from qa.training.trainer import FeatureDropout, Recipe, Trainer, _weigh_late, seed_draws
from qa.values import parse

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.models

SENTENCES = ("the storm sank 29 ships in velm .", "the fire burnt 7 mills in tarn .")
RECORDS = [
    Record(str(n), f"how many {noun} ?", text, ((figure, text.index(figure)),), group=str(n))
    for n, (noun, text, figure) in enumerate([("ships", SENTENCES[0], "29"), ("mills", SENTENCES[1], "7")])
]
RECIPE = Recipe(examples=60, tokens=128, warmup=8, save_every=1e9)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder of one small layer with random weights."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    words = sorted({word for text in (*SENTENCES, "how many ?") for word in text.split()})
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(words) + 5,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def run(encoder: Path, folder: Path, *, stop_at: int | None = None) -> Trainer:
    chosen = TrainingSet("none", "fairytaleqa", "", 20 / 1024)
    trainer = Trainer(str(encoder), folder, RECIPE)
    if stop_at is not None:
        step = trainer._step

        def stopping(batches: list[object]) -> float:
            if trainer.progress.seen >= stop_at:
                trainer.stop()
            return step(batches)  # type: ignore[arg-type]

        trainer._step = stopping  # type: ignore[method-assign,assignment]
    trainer.run(Stream([(chosen, RECORDS)], [], RECIPE.seed), lambda _: {})
    return trainer


def weights(folder: Path, name: str = "weights") -> dict[str, torch.Tensor]:
    return load_file(folder / f"{name}.safetensors")


def test_a_run_that_was_stopped_and_resumed_ends_where_one_in_a_piece_ends(
    encoder: Path, tmp_path: Path
) -> None:
    whole = run(encoder, tmp_path / "whole")
    halted = run(encoder, tmp_path / "halves", stop_at=20)
    assert halted.progress.seen < whole.progress.seen
    resumed = run(encoder, tmp_path / "halves")
    assert resumed.progress.steps == whole.progress.steps
    for kept in ("weights", "mean"):
        for name, value in weights(tmp_path / "whole", kept).items():
            assert value.allclose(weights(tmp_path / "halves", kept)[name], atol=1e-5), name


def test_the_nth_member_of_the_mean_counts_n_times() -> None:
    model = torch.nn.Linear(1, 1)
    mean = AveragedModel(model, avg_fn=_weigh_late)
    for value in (1.0, 4.0, 7.0):
        torch.nn.init.constant_(model.weight, value)
        mean.update_parameters(model)
    assert mean.module.weight.item() == pytest.approx((1 + 2 * 4 + 3 * 7) / 6)


def test_training_changes_the_layers_and_the_head_and_nothing_else(encoder: Path, tmp_path: Path) -> None:
    before = {
        name: value.clone() for name, value in Trainer(str(encoder), tmp_path / "a", RECIPE)._named.items()
    }
    trainer = run(encoder, tmp_path / "b")
    assert not any("embeddings" in name for name in before)
    assert any(not value.equal(before[name]) for name, value in trainer._named.items())


def test_what_is_published_has_weights_in_half_precision_and_a_card(encoder: Path, tmp_path: Path) -> None:
    trainer = run(encoder, tmp_path)
    publish(trainer, str(encoder), {"f1": 0.5})
    shipped = load_file(tmp_path / "reader" / "model.safetensors")
    mean, last = weights(tmp_path, "mean"), weights(tmp_path)
    assert all(shipped[name].equal(value.half()) for name, value in mean.items())
    assert any(not value.equal(last[name]) for name, value in mean.items())
    assert {str(value.dtype) for value in shipped.values()} == {"torch.float16"}
    card = (tmp_path / "reader" / "README.md").read_text()
    assert "--examples 60" in card
    assert "f1: 0.500" in card


def test_a_run_goes_on_from_a_trained_reader(encoder: Path, tmp_path: Path) -> None:
    first = run(encoder, tmp_path / "first")
    first.model.save_pretrained(tmp_path / "trained")
    first.tokenizer.save_pretrained(tmp_path / "trained")
    second = run(tmp_path / "trained", tmp_path / "second")
    publish(second, str(tmp_path / "trained"), {})
    publish(first, str(encoder), {})
    settings = [(tmp_path / each / "reader" / "reader.json").read_text() for each in ("first", "second")]
    assert settings[0] == settings[1]
    assert "--encoder DIR" in (tmp_path / "second" / "reader" / "README.md").read_text()


def test_the_decision_learns_which_evidence_goes_with_right_spans() -> None:
    right, wrong = [0.0] * len(names_alone()), [0.0] * len(names_alone())
    right[0], wrong[0] = 3.0, -3.0
    none = np.zeros((1, 3, 2), np.float16)
    rows = [
        Row(tuple(each), each is right, n < 4, str(n), none) for n in range(200) for each in (right, wrong)
    ]
    article = Article(locator="a", text="29 ships and 27 boats")
    told = [Told(article.id, Span(at, at + 2), text, parse(text)) for at, text in ((0, "29"), (13, "27"))]
    pair = relate(told, {article.id: article})
    fitted = fit(rows, [pair] * 200)
    assert len(fitted.aside) == 8
    assert all((chance > 0.5) is is_right for chance, is_right in fitted.aside)
    shipped = read_decision(write_decision(fitted.decision))
    told = shipped.judge([Evidence(*each) for each in (right, wrong)], pair)
    assert told == pytest.approx([fitted.aside[0][0], fitted.aside[1][0]], abs=0.001)


def test_a_probe_tells_spans_by_their_hidden_states_and_is_kept_beside_the_weights(tmp_path: Path) -> None:
    drawn = np.random.default_rng(0).normal(size=(4000, 2, 3, 4)).astype(np.float16)
    blank = (0.0,) * len(names_alone())
    rows = [
        Row(blank, bool(each[1, 2, 3] > 0), n % 4 == 0, str(n // 2), each) for n, each in enumerate(drawn)
    ]
    probe, seen = probed(rows)
    place = names_alone().index("probed")
    agreeing = [(each.evidence[place] > 0) == each.is_right for each in seen]
    assert sum(agreeing) > 0.8 * len(rows)
    assert {each.group for each in seen} == {each.group for each in rows}
    write_probe(probe, tmp_path)
    kept = load_probe(tmp_path)
    hidden = torch.tensor(drawn[0], dtype=torch.float32)
    assert kept.read(hidden) == pytest.approx(probe.read(hidden), abs=0.01)
    assert load_probe(tmp_path / "none").read(torch.ones(4, 3, 8)) == 0


def write(path: Path, *records: object) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def test_cases_say_of_every_article_what_it_answers(tmp_path: Path) -> None:
    asked = "How many ships were lost in 1931?"
    question = {"id": "q", "source": "s", "title": "Velm", "question": asked, "is_impossible": False}
    passages = ("Of 29 ships none was left.", "The port of Velm lost its ships.")
    squad = [
        question | {"id": str(n), "context": text, "answers": [{"text": "29"}] if n == 0 else [],
                    "is_impossible": n > 0}
        for n, text in enumerate(passages)
    ]  # fmt: skip
    write(tmp_path / "reader" / "dev_squad.jsonl.gz", *squad)
    write(tmp_path / "reader" / "dev_newsqa.jsonl.gz", squad[0])
    documents = [
        {"text": "29 sank.", "type": "correct", "answer": "29"},
        {"text": "27 sank.", "type": "misinfo", "answer": "27"},
        {"text": "It rained.", "type": "noise", "answer": "unknown"},
    ]
    ramdocs = {
        "question": "How many?",
        "documents": documents,
        "gold_answers": ["29"],
        "wrong_answers": ["27"],
    }
    write(tmp_path / "conflict" / "ramdocs_dev.jsonl.gz", ramdocs)
    sides = {
        "original": {"text": "29 sank.", "answers": ["29"]},
        "swapped": {"text": "x sank.", "answers": ["x"]},
    }
    write(tmp_path / "conflict" / "nq_swap_dev.jsonl.gz", {"id": "n", "question": "How many?"} | sides)
    write(tmp_path / "news" / "ecbplus.jsonl.gz", {"id": "10_1ecb", "event": "10_ecb", "text": "It rained."})
    cases = list(read_cases(tmp_path, 4))
    told = [[(each.text, case.answers.get(each.locator, ())) for each in case.articles] for case in cases]
    assert [(passages[0], ("29",)), (passages[1], ())] in told
    assert [("29 sank.", ("29",)), ("27 sank.", ("27",)), ("It rained.", ())] in told
    assert [("It rained.", ())] in told
    assert [("29 sank.", ("29",)), ("27 sank.", ("27",))] in told
    assert [("29 sank.", ("29",)), ("x sank.", ("x",))] in told
    of_another_year = [case for case in cases if case.group == "Velm" and case.question != asked]
    assert of_another_year
    assert all("1931" not in case.question and not case.answers for case in of_another_year)
    news = [case for case in cases if case.group == "10_ecb"]
    assert any("10_1ecb" in case.answers for case in news)
    assert any(not case.answers for case in news)
    assert all([each.text for each in case.articles] == ["It rained."] for case in news)
    single = [
        (case.group, each.text, case.answers[each.locator])
        for case in read_single(tmp_path)
        for each in case.articles
    ]
    assert single == [
        ("Velm", passages[0], ("29",)),
        ("Velm", passages[1], ()),
        ("copy-n", "29 sank.", ("29",)),
        ("copy-n", "x sank.", ("x",)),
    ]


def test_a_probe_learns_from_rows_without_evidence_too() -> None:
    drawn = np.random.default_rng(0).normal(size=(3000, 2, 3, 4)).astype(np.float16)
    blank = (0.0,) * len(names_alone())
    rows = [
        Row(blank, bool(each[0, 0, 0] > 0), n % 2 == 0, str(n), each) for n, each in enumerate(drawn[:40])
    ]
    single = [Row((), bool(each[0, 0, 0] > 0), False, f"s{n}", each) for n, each in enumerate(drawn[40:])]
    place = names_alone().index("probed")
    right = [
        sum((each.evidence[place] > 0) == each.is_right for each in probed(rows, more)[1])
        for more in ((), single)
    ]
    assert right[1] > max(right[0], 0.8 * len(rows))


def test_dropout_takes_whole_features_of_an_example_in_training_alone() -> None:
    import torch

    layer = FeatureDropout(0.5)
    ones = torch.ones(4, 6, 64)
    assert torch.equal(layer.eval()(ones), ones)
    seed_draws("a step")
    thinned = layer.train()(ones)
    assert torch.equal(thinned, thinned[:, :1].expand_as(ones))
    assert set(thinned.unique().tolist()) == {0.0, 2.0}
    seed_draws("a step")
    assert torch.equal(layer(ones), thinned)


def test_an_average_is_the_mean_of_each_weight() -> None:
    import torch

    one, other = ({"layer": torch.tensor([value, 1.0], dtype=torch.float16)} for value in (1.0, 3.0))
    mean = average([one, other])["layer"]
    assert mean.tolist() == [2.0, 1.0]
    assert mean.dtype == torch.float32


def test_weights_of_different_models_have_no_average() -> None:
    import torch

    one = {"layer": torch.zeros(2)}
    for other in ({"layer": torch.zeros(3)}, {"head": torch.zeros(2)}):
        with pytest.raises(ValueError, match="different models"):
            average([one, other])
    with pytest.raises(ValueError, match="nothing"):
        average([])
