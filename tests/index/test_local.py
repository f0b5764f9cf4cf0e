"""The embedded store: its model, what it embeds and keeps, and the file of its approximate index."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index import Article, local, publish, vectors
from index.chunking import PassageSettings
from index.embedding import DEFAULT_MODEL
from index.errors import DamagedIndex, OtherModel
from index.local import LocalStore
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from pathlib import Path


def reports(start: int, stop: int) -> tuple[Article, ...]:
    return tuple(
        Article(locator=f"{number}.txt", text=f"Report {number} counts {number * 3} lamps by the harbour.")
        for number in range(start, stop)
    )


REPORTS = reports(0, 20)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of `REPORTS`; large for a test that says `few_are_many`, which comes first."""
    folder = tmp_path / "index"
    with LocalStore(folder, encoder=HashingEncoder()) as store:
        store.update(REPORTS)
    return folder


# the model


@pytest.mark.parametrize(
    "other",
    [HashingEncoder(name="another"), HashingEncoder(dimension=64), HashingEncoder(max_pieces=99)],
    ids=["other name", "other dimension", "same name and dimension, other weights"],
)
def test_an_index_of_another_model_is_refused_with_both_names(index: Path, other: HashingEncoder) -> None:
    with pytest.raises(OtherModel, match="rebuild it: rashomon index") as caught:
        LocalStore(index, encoder=other)
    assert caught.value.built_with != caught.value.asked_with
    assert caught.value.built_with.startswith("hashing")
    LocalStore(index, encoder=HashingEncoder()).close()


def test_two_models_cannot_both_begin_an_index(tmp_path: Path) -> None:
    with (
        LocalStore(tmp_path / "index", encoder=HashingEncoder()) as one,
        LocalStore(tmp_path / "index", encoder=HashingEncoder(name="another")) as two,
    ):
        one.update(REPORTS[:1])
        with pytest.raises(OtherModel):
            two.update(REPORTS[1:2])
        assert two.articles() == REPORTS[:1]


def test_without_an_encoder_the_index_loads_its_own_once_and_only_to_search(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def load_encoder(name: str = DEFAULT_MODEL) -> HashingEncoder:
        asked.append(name)
        return HashingEncoder(name=name)

    monkeypatch.setattr(local, "load_encoder", load_encoder)
    with LocalStore(index) as store:
        assert set(store.articles()) == set(REPORTS)
        store.passages(REPORTS[0].id)
        store.update(REPORTS[:4])
        store.remove([REPORTS[19].id])
        assert asked == []
        threads = [threading.Thread(target=store.search, args=("lamps",)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert asked == ["hashing"]
    with LocalStore(None) as store:
        store.update(REPORTS[:1])
    assert asked == ["hashing", DEFAULT_MODEL]


def test_a_model_that_changed_under_its_name_is_refused_when_it_is_loaded(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "load_encoder", lambda name: HashingEncoder(name=name, max_pieces=77))
    with LocalStore(index) as store, pytest.raises(OtherModel, match=r"hashing \(weights \w+\)"):
        store.search("lamps")


def test_an_index_goes_on_cutting_articles_as_it_did_from_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "The harbour master counted lamps. " * 60
    small = PassageSettings(target_pieces=40, max_pieces=40, overlap_sentences=0)
    with LocalStore(tmp_path / "index", encoder=HashingEncoder()) as store:
        store.update([Article(locator="first", text=long)])
        before = len(store.passages(store.articles()[0].id))
    monkeypatch.setattr(local, "DEFAULT_SETTINGS", small)
    with LocalStore(tmp_path / "index", encoder=HashingEncoder()) as store:
        store.update([Article(locator="second", text=long)])
        assert {len(store.passages(article.id)) for article in store.articles()} == {before}
    with LocalStore(tmp_path / "other", encoder=HashingEncoder()) as store:
        store.update([Article(locator="first", text=long)])
        assert len(store.passages(store.articles()[0].id)) > before


def test_settings_that_cannot_be_read_are_damage(index: Path) -> None:
    with LocalStore(index, encoder=HashingEncoder()) as store:
        with store._writing() as rows:
            rows.record("passages", '{"target": 3}')
        with pytest.raises(DamagedIndex, match="settings"):
            store.update(reports(50, 51))


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_store_that_began_with_articles_of_no_words_takes_others(tmp_path: Path, in_memory: bool) -> None:
    with LocalStore(None if in_memory else tmp_path / "index", encoder=HashingEncoder()) as store:
        store.update([Article(locator="empty", text=" ")])
        store.verify()
        assert store.search("lamps") == ()
        store.update(REPORTS)
        store.verify()
        assert len(store.search("lamps", limit=100)) == len(REPORTS)


# vectors that are kept


def test_in_memory_nothing_is_embedded_before_the_first_search() -> None:
    encoder = HashingEncoder()
    with LocalStore(None, encoder=encoder) as store:
        store.update(REPORTS)
        assert encoder.encoded == []
        store.search("lamps")
        assert len(encoder.encoded) == len(REPORTS) + 1


def test_in_a_folder_everything_is_embedded_before_the_update_returns(tmp_path: Path) -> None:
    encoder = HashingEncoder()
    with LocalStore(tmp_path / "index", encoder=encoder) as store:
        store.update(REPORTS)
        assert len(encoder.encoded) == len(REPORTS)


def test_an_interrupted_update_keeps_the_vectors_it_had_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_EMBEDDED_AT_ONCE", 5)

    class Interrupted(HashingEncoder):
        def encode(self, texts: object, *, progress: bool = False) -> object:  # type: ignore[override]
            if len(self.encoded) >= 10:
                raise KeyboardInterrupt
            return super().encode(texts, progress=progress)  # type: ignore[arg-type]

    first, second = Interrupted(), HashingEncoder()
    with LocalStore(tmp_path / "index", encoder=first) as store, pytest.raises(KeyboardInterrupt):
        store.update(REPORTS)
    with LocalStore(tmp_path / "index", encoder=second) as store:
        assert store.articles() == ()
        store.update(REPORTS)
        assert not set(first.encoded) & set(second.encoded)
        assert len(first.encoded) + len(second.encoded) == len(REPORTS)


def test_spare_vectors_are_kept_until_they_outnumber_those_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.catalogue._SPARE_VECTORS", 5)
    encoder = HashingEncoder()
    with LocalStore(tmp_path / "index", encoder=encoder) as store:
        store.update(REPORTS)
        store.sync(REPORTS[:12])  # 8 spare, 12 in use
        store.update(REPORTS)
        assert len(encoder.encoded) == 20
        store.sync(REPORTS[:2])  # 18 spare, 2 in use
        store.update(REPORTS)
        assert len(encoder.encoded) == 38


def test_vectors_that_another_process_swept_away_meanwhile_are_made_again(index: Path) -> None:
    with LocalStore(index, encoder=HashingEncoder()) as other:

        class Slow(HashingEncoder):
            def encode(self, texts: object, *, progress: bool = False) -> object:  # type: ignore[override]
                if not self.encoded:
                    with other._writing() as rows:
                        rows._db.execute(
                            "DELETE FROM vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)"
                        )
                return super().encode(texts, progress=progress)  # type: ignore[arg-type]

        with LocalStore(index, encoder=HashingEncoder()) as store:
            store.remove([REPORTS[0].id])  # its vector stays, unused
        with LocalStore(index, encoder=Slow()) as store:
            store.update([REPORTS[0], *reports(30, 32)])
            assert len(store.search("lamps", limit=100)) == 22
            assert all(hit.dense_rank for hit in store.search("lamps", limit=100))


# the file of the approximate index


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "APPROXIMATE_FROM", 15)
    monkeypatch.setattr(vectors, "_PROBED_SHARE", 1)  # looks everywhere, so that brute force can check it


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("vectors*"))


def assert_dense_ranks_are_right(store: LocalStore) -> None:
    encoder = HashingEncoder()
    hits = store.search("Report 7 counts lamps", limit=500)
    assert len(hits) == store.passage_count
    nearness = (
        encoder.encode([hit.passage.text for hit in hits]) @ encoder.encode(["Report 7 counts lamps"])[0]
    )
    order = np.argsort([hit.dense_rank or 0 for hit in hits])
    np.testing.assert_allclose(nearness[order], np.sort(nearness)[::-1], atol=1e-6)


def test_a_small_index_has_no_file_beside_its_catalogue(index: Path) -> None:
    assert [path.name for path in index.iterdir()] == ["catalogue.sqlite3"]


@pytest.mark.usefixtures("few_are_many")
def test_a_large_index_has_one_file_that_lags_a_little_and_is_right_all_the_same(tmp_path: Path) -> None:
    index = tmp_path / "große Ablage"
    with LocalStore(index, encoder=HashingEncoder()) as store:
        store.update(REPORTS)
        assert files(index) == ["vectors-1.faiss"]
        assert_dense_ranks_are_right(store)
        store.update(reports(20, 21))
        assert files(index) == ["vectors-1.faiss"]
        assert_dense_ranks_are_right(store)
        store.sync([*REPORTS[3:], *reports(30, 33)])
        assert files(index) == ["vectors-2.faiss"]
        assert_dense_ranks_are_right(store)
    with LocalStore(index, encoder=HashingEncoder()) as store:
        assert_dense_ranks_are_right(store)
        assert store._index is not None
        assert store._index.is_approximate
        assert store._index.drift == 0


@pytest.mark.usefixtures("few_are_many")
def test_the_file_is_read_and_not_built_again(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files(index) == ["vectors-1.faiss"]

    def build(*arrays: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(vectors.VectorIndex, "build", build)
    with LocalStore(index, encoder=HashingEncoder()) as store:
        assert_dense_ranks_are_right(store)


@pytest.mark.usefixtures("few_are_many")
@pytest.mark.parametrize("damage", ["gone", "short", "other", "changed"])
def test_a_file_that_does_not_match_is_built_again_from_the_catalogue(index: Path, damage: str) -> None:
    (path,) = index.glob("vectors*")
    match damage:
        case "gone":
            path.unlink()
        case "short":
            path.write_bytes(path.read_bytes()[:-1])
        case "other":
            path.write_bytes(b"cos\nsystem\n")
        case _:
            data = bytearray(path.read_bytes())
            data[-20] ^= 1
            path.write_bytes(data)
    with LocalStore(index, encoder=HashingEncoder()) as store:
        assert_dense_ranks_are_right(store)
        store.update(reports(20, 21))
        assert files(index) == ["vectors-2.faiss"]


@pytest.mark.usefixtures("few_are_many")
def test_no_room_for_the_file_is_no_reason_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "write_generation", full)
    with LocalStore(tmp_path / "index", encoder=HashingEncoder()) as store:
        store.update(REPORTS)
        assert files(tmp_path / "index") == []
        assert_dense_ranks_are_right(store)
        monkeypatch.undo()
        monkeypatch.setattr(vectors, "APPROXIMATE_FROM", 15)
        store.update(reports(20, 24))
        assert files(tmp_path / "index") == ["vectors-1.faiss"]


@pytest.mark.usefixtures("few_are_many")
def test_an_index_that_shrinks_becomes_exact_again_and_one_that_grows_approximate() -> None:
    with LocalStore(None, encoder=HashingEncoder()) as store:
        for articles, is_approximate in ((REPORTS[:10], False), (REPORTS, True), (REPORTS[:3], False)):
            store.sync(articles)
            assert_dense_ranks_are_right(store)
            assert store._index is not None
            assert store._index.is_approximate is is_approximate
