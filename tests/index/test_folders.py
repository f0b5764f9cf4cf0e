"""A folder as a store: only what changed is read again, and what failed is tried again."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from index import folders
from index.errors import NoArticles, PathNotFound, UnreadableFile
from index.folders import CACHE_VARIABLE, OpenFolder, open_folder
from index.local import CATALOGUE_NAME, LocalStore
from tests.fakes import HashingEncoder


class Corner:
    """A folder of articles, a cache, and which files were read to open it."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.articles = path / "Artikel 新聞"
        self.articles.mkdir()
        self.cache = path / "cache ✓"
        self.encoder = HashingEncoder()
        self.read: list[str] = []
        self._load_file = folders.load_file
        monkeypatch.setattr(folders, "load_file", self._spy)

    def _spy(self, path: Path, *, root: Path) -> Any:
        self.read.append(path.name)
        return self._load_file(path, root=root)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the folder."""
        path = self.articles / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def open(self, path: Path | None = None) -> OpenFolder:
        self.read.clear()
        return open_folder(path or self.articles, encoder=self.encoder, cache=self.cache)

    def texts(self) -> list[str]:
        opened = self.open()
        with opened.store as store:
            found = {hit.passage.text for hit in store.search("lamps", limit=500)}
            articles = store.articles()
            assert found == {each.text for article in articles for each in store.passages(article.id)}
            return [article.text.split()[0] for article in articles]

    def catalogue(self) -> Path:
        (path,) = self.cache.rglob(CATALOGUE_NAME)
        return path


@pytest.fixture
def corner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corner:
    return Corner(tmp_path, monkeypatch)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are taken to have lain there for a while, so their times can be relied on."""
    monkeypatch.setattr(folders, "_SETTLED_AFTER", -(10**12))


STORY = "{} counted the lamps by the harbour. There were nine of them."


def tell(corner: Corner, *names: str) -> None:
    for name in names:
        corner.write(f"{name}.txt", STORY.format(name))


@pytest.mark.usefixtures("settled")
def test_the_second_time_nothing_is_read_and_nothing_embedded(corner: Corner) -> None:
    tell(corner, "anna", "bert", "cleo")
    assert corner.texts() == ["anna", "bert", "cleo"]
    assert corner.read == ["anna.txt", "bert.txt", "cleo.txt"]
    embedded = len(corner.encoder.encoded)
    assert corner.texts() == ["anna", "bert", "cleo"]
    assert corner.read == []
    assert len(corner.encoder.encoded) == embedded + 1  # the query


@pytest.mark.usefixtures("settled")
def test_only_files_that_were_added_or_changed_are_read_and_removed_ones_disappear(corner: Corner) -> None:
    tell(corner, "anna", "bert", "cleo")
    corner.texts()
    tell(corner, "dora")
    corner.write("bert.txt", STORY.format("berta"))
    (corner.articles / "cleo.txt").unlink()
    assert corner.texts() == ["anna", "berta", "dora"]
    assert corner.read == ["bert.txt", "dora.txt"]
    (corner.articles / "anna.txt").rename(corner.articles / "zoe.txt")
    assert corner.texts() == ["berta", "dora", "anna"]
    assert corner.read == ["zoe.txt"]


@pytest.mark.usefixtures("settled")
def test_a_change_of_equal_length_whose_time_was_set_back_is_noticed(corner: Corner) -> None:
    tell(corner, "anna")
    corner.texts()
    path = corner.articles / "anna.txt"
    before = path.stat()
    time.sleep(0.02)  # the coarsest clock of a file system in use for this
    path.write_text(STORY.format("olga"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert corner.texts() == ["olga"]


def test_a_file_changed_a_moment_ago_is_compared_by_its_content(
    corner: Corner, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(corner, "anna", "bert")
    corner.texts()
    # as if the clock of the file system had not moved since
    frozen = (corner.articles / "anna.txt").stat()
    original = Path.stat

    def still(path: Path, **options: Any) -> os.stat_result:
        return frozen if path.name == "anna.txt" else original(path, **options)

    (corner.articles / "anna.txt").write_text(STORY.format("olga"))
    monkeypatch.setattr(Path, "stat", still)
    assert corner.texts() == ["olga", "bert"]
    assert corner.read == ["anna.txt"]


@pytest.mark.usefixtures("settled")
def test_a_file_that_was_only_touched_is_not_read_into_articles_again(corner: Corner) -> None:
    tell(corner, "anna")
    corner.texts()
    os.utime(corner.articles / "anna.txt", ns=(1, 1))
    assert corner.texts() == ["anna"]
    assert corner.read == []


@pytest.mark.usefixtures("settled")
def test_what_failed_is_tried_again_and_reported_each_time(corner: Corner) -> None:
    tell(corner, "anna")
    corner.write("broken.json", "{")
    for _ in range(3):
        opened = corner.open()
        opened.store.close()
        assert [failure.locator for failure in opened.failures] == ["broken.json"]
        assert opened.failures[0].reason
        assert "broken.json" in corner.read
    corner.write("broken.json", '{"text": "Bruno counted the lamps by the harbour. He was alone."}')
    assert corner.texts() == ["anna", "Bruno"]
    assert corner.texts() == ["anna", "Bruno"]
    assert corner.read == []


@pytest.mark.usefixtures("settled")
def test_a_file_that_breaks_loses_its_articles_and_says_so(corner: Corner) -> None:
    tell(corner, "anna")
    corner.write("more.json", '{"text": "Bruno counted the lamps by the harbour. He was alone."}')
    assert corner.texts() == ["anna", "Bruno"]
    corner.write("more.json", "{")
    assert corner.texts() == ["anna"]
    assert [failure.locator for failure in corner.open().failures] == ["more.json"]


@pytest.mark.usefixtures("settled")
def test_records_come_and_go_with_their_file(corner: Corner) -> None:
    def lines(*names: str) -> str:
        return "".join(f'{{"text": "{STORY.format(name)}"}}\n' for name in names)

    corner.write("feed.jsonl", lines("anna", "bert", "cleo"))
    assert sorted(corner.texts()) == ["anna", "bert", "cleo"]
    corner.write("feed.jsonl", lines("anna", "dora") + "{broken\n")
    assert sorted(corner.texts()) == ["anna", "dora"]
    assert len(corner.open().failures) == 1
    corner.write("feed.jsonl", lines("dora"))
    assert sorted(corner.texts()) == ["dora"]


def test_a_file_by_itself_is_a_folder_of_one(corner: Corner) -> None:
    tell(corner, "anna", "bert")
    with corner.open(corner.articles / "bert.txt").store as store:
        assert [article.locator for article in store.articles()] == ["bert.txt"]
    with corner.open().store as store:
        assert len(store.articles()) == 2


def test_folders_and_models_do_not_share_an_index(corner: Corner, tmp_path: Path) -> None:
    tell(corner, "anna")
    corner.texts()
    other = tmp_path / "other"
    other.mkdir()
    (other / "olga.txt").write_text(STORY.format("olga"))
    corner.open(other).store.close()
    corner.encoder = HashingEncoder(name="another")
    assert corner.texts() == ["anna"]
    assert len(list(corner.cache.rglob(CATALOGUE_NAME))) == 3


def test_a_path_that_cannot_be_used_is_an_error_with_what_was_tried(corner: Corner) -> None:
    with pytest.raises(PathNotFound):
        corner.open(corner.articles / "nowhere")
    with pytest.raises(NoArticles, match="no readable article"):
        corner.open()
    corner.write("broken.json", "{")
    with pytest.raises(NoArticles) as caught:
        corner.open()
    assert [locator for locator, _ in caught.value.failures] == ["broken.json"]
    with pytest.raises(UnreadableFile, match="unknown kind"):
        corner.open(corner.write("picture.png", "x"))
    tell(corner, "anna")
    assert corner.texts() == ["anna"]
    (corner.articles / "anna.txt").unlink()
    with pytest.raises(NoArticles):
        corner.open()


@pytest.mark.parametrize("damage", ["truncated", "no database", "newer", "log only"])
def test_a_cache_that_is_of_no_use_is_built_again_without_a_word(corner: Corner, damage: str) -> None:
    tell(corner, "anna", "bert")
    corner.texts()
    path = corner.catalogue()
    match damage:
        case "truncated":
            os.truncate(path, 5000)
        case "no database":
            path.write_bytes(b"cos\nsystem\n" * 999)
        case "newer":
            with LocalStore(path.parent) as store:
                store._database._writer.execute("PRAGMA user_version = 99")
        case _:
            path.rename(f"{path}-wal")
    assert corner.texts() == ["anna", "bert"]
    assert corner.read == ["anna.txt", "bert.txt"]
    assert corner.texts() == ["anna", "bert"]
    assert corner.read == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET text = replace(text, 'lamps', 'boats')",
        "UPDATE passages SET first = first + 1",
        "UPDATE vectors SET vector = zeroblob(512)",
    ],
)
def test_a_cache_whose_content_rotted_is_built_again_without_a_word(corner: Corner, statement: str) -> None:
    tell(corner, "anna", "bert")
    corner.texts()
    with LocalStore(corner.catalogue().parent) as store:
        store._database._writer.execute(statement)
    assert corner.texts() == ["anna", "bert"]
    with corner.open().store as store:
        assert "nine of them" in store.search("lamps")[0].passage.text


def test_a_cache_of_another_model_of_the_same_name_is_built_again(corner: Corner) -> None:
    tell(corner, "anna")
    corner.texts()
    corner.encoder = HashingEncoder(max_pieces=99)
    assert corner.texts() == ["anna"]
    assert corner.read == ["anna.txt"]


def test_where_the_cache_cannot_be_written_the_index_is_in_memory(corner: Corner) -> None:
    tell(corner, "anna", "bert")
    corner.cache.write_text("a file where the folder should be")
    assert corner.texts() == ["anna", "bert"]
    assert corner.cache.read_text() == "a file where the folder should be"


def test_where_the_cache_has_no_room_the_index_is_in_memory(
    corner: Corner, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(corner, "anna")
    original = LocalStore.__init__

    def small(store: LocalStore, folder: Path | None, **options: Any) -> None:
        original(store, folder, **options)
        if folder:
            store._database._writer.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(LocalStore, "__init__", small)
    assert corner.texts() == ["anna"]


def test_a_newer_program_reads_the_files_again(corner: Corner, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(corner, "anna")
    corner.texts()
    embedded = len(corner.encoder.encoded)
    monkeypatch.setattr(folders, "_reader_digest", lambda: "of a newer program")
    assert corner.texts() == ["anna"]
    assert corner.read == ["anna.txt"]
    assert len(corner.encoder.encoded) == embedded + 1  # the query


def test_many_can_open_a_folder_that_nobody_opened_before(corner: Corner) -> None:
    tell(corner, "anna", "bert", "cleo")
    found: list[list[str]] = []

    def open_it() -> None:
        opened = open_folder(corner.articles, encoder=HashingEncoder(), cache=corner.cache)
        with opened.store as store:
            found.append([article.locator for article in store.articles()])

    threads = [threading.Thread(target=open_it) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["anna.txt", "bert.txt", "cleo.txt"]] * 5
    assert len(list(corner.cache.rglob("*.sqlite3"))) == 1


def test_the_environment_names_the_cache(
    corner: Corner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tell(corner, "anna")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "named"))
    open_folder(corner.articles, encoder=corner.encoder).store.close()
    assert len(list((tmp_path / "named").rglob(CATALOGUE_NAME))) == 1


@pytest.mark.skipif(os.name != "posix", reason="file names of any bytes")
@pytest.mark.usefixtures("settled")
def test_a_name_of_odd_bytes_is_followed_like_any_other(corner: Corner) -> None:
    try:
        path = Path(os.fsdecode(os.fsencode(corner.articles) + b"/odd-\xe9.txt"))
        path.write_text(STORY.format("anna"))
    except OSError:
        pytest.skip("this file system has names of characters only")
    assert corner.texts() == ["anna"]
    assert corner.texts() == ["anna"]
    assert corner.read == []
    path.unlink()
    tell(corner, "bert")
    assert corner.texts() == ["bert"]


@pytest.mark.usefixtures("settled")
def test_opening_five_known_files_again_takes_milliseconds(corner: Corner) -> None:
    tell(corner, "anna", "bert", "cleo", "dora", "emil")
    corner.texts()

    def took() -> float:
        start = time.perf_counter()
        corner.open().store.close()
        return time.perf_counter() - start

    assert min(took() for _ in range(10)) < 0.02
