"""Opening catalogues: old ones are migrated, newer, damaged and foreign ones refused; writers take turns."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index import Article, migrations
from index.catalogue import Catalogue, FileRecord
from index.database import Database
from index.errors import (
    DamagedIndex,
    IndexBusy,
    InputError,
    NewerFormat,
    NotAFolder,
    StoredIndexError,
    UnreachableIndex,
)
from index.local import CATALOGUE_NAME, LocalStore
from index.store import erase_index, is_index, open_store
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

REPORTS = tuple(
    Article(locator=f"{number}.txt", text=f"Report {number} counts {number * 3} lamps. " * 20, source="Echo")
    for number in range(12)
)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    with LocalStore(folder, encoder=HashingEncoder()) as store:
        store.update(REPORTS)
    return folder


def edit(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / CATALOGUE_NAME)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def use(folder: Path) -> None:
    """Do everything that reads an index."""
    with LocalStore(folder, encoder=HashingEncoder()) as store:
        for article in store.articles():
            store.passages(article.id)
        store.search("How many lamps are counted?", limit=100)


# older, newer, foreign


def test_an_index_of_the_first_format_is_migrated_and_keeps_all_it_held(index: Path) -> None:
    # the first format by hand: all that later steps added is taken away
    edit(index, "DROP TABLE files", "PRAGMA user_version = 1")
    with LocalStore(index, encoder=HashingEncoder()) as store:
        assert set(store.articles()) == set(REPORTS)
        assert len(store.search("lamps", limit=5)) == 5
        record = FileRecord("stamp", "digest", ("a", "b"))
        store.change(files={"a.txt": record})
        assert store.files() == {"a.txt": record}
    with closing(sqlite3.connect(index / CATALOGUE_NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.FORMAT,)


def test_a_migration_that_fails_leaves_the_format_before_it(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (*migrations.STEPS, ("CREATE TABLE halfway (a)", "CREATE TABLE articles (again)"))
    monkeypatch.setattr("index.database.STEPS", steps)
    monkeypatch.setattr("index.database.FORMAT", len(steps))
    with pytest.raises(StoredIndexError, match="articles already exists"):
        LocalStore(index)
    monkeypatch.undo()
    use(index)
    with closing(sqlite3.connect(index / CATALOGUE_NAME)) as connection:
        assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'halfway'").fetchall() == []


def test_every_step_of_a_migration_is_taken_once_by_one_of_many(index: Path) -> None:
    edit(index, "DROP TABLE files", "PRAGMA user_version = 1")
    problems: list[StoredIndexError] = []

    def open_it() -> None:
        try:
            LocalStore(index).close()
        except StoredIndexError as problem:
            problems.append(problem)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    use(index)


def test_a_newer_format_is_refused_with_both_numbers(index: Path) -> None:
    edit(index, "PRAGMA user_version = 1000")
    with pytest.raises(NewerFormat, match=r"has format 1000.*up to 2.*upgrade") as caught:
        open_store(index)
    assert (caught.value.found, caught.value.known) == (1000, migrations.FORMAT)


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    tmp_path.joinpath("index").mkdir()
    edit(
        tmp_path / "index",
        "CREATE TABLE bookmarks (url)",
        "INSERT INTO bookmarks VALUES ('https://a.example')",
    )
    with pytest.raises(DamagedIndex, match="not written by this program"):
        open_store(tmp_path / "index")
    with closing(sqlite3.connect(tmp_path / "index" / CATALOGUE_NAME)) as connection:
        assert connection.execute("SELECT url FROM bookmarks").fetchall() == [("https://a.example",)]


# damage


def overwrite(path: Path, change: Callable[[bytearray], Any]) -> None:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.99])
def test_a_truncated_catalogue_is_damaged(index: Path, share: float) -> None:
    catalogue = index / CATALOGUE_NAME
    os.truncate(catalogue, int(catalogue.stat().st_size * share))
    with pytest.raises(DamagedIndex, match="rebuild it: rashomon index"):
        use(index)


@pytest.mark.parametrize("content", [b"not a database" * 500, b"\x80\x04\x95" + bytes(5000)])
def test_a_file_that_is_no_catalogue_is_damaged(index: Path, content: bytes) -> None:
    (index / CATALOGUE_NAME).write_bytes(content)
    with pytest.raises(DamagedIndex):
        use(index)


def test_a_catalogue_full_of_noise_is_damaged_or_whole_but_never_wrong(index: Path, tmp_path: Path) -> None:
    """Flip a byte anywhere: reading says so, or nothing that is read has changed."""
    whole = (index / CATALOGUE_NAME).read_bytes()
    damaged = 0
    for number in range(80):
        copy = tmp_path / f"copy{number}"
        copy.mkdir()
        data = bytearray(whole)
        data[(number * 7919 + 97) % len(data)] ^= 0x55
        (copy / CATALOGUE_NAME).write_bytes(data)
        try:
            with LocalStore(copy, encoder=HashingEncoder()) as store:
                articles = store.articles()
                hits = store.search("How many lamps are counted?", limit=100)
        except StoredIndexError:
            damaged += 1
        else:
            assert set(articles) == set(REPORTS), number
            texts = {article.id: article.text for article in REPORTS}
            assert all(hit.passage.span.of(texts[hit.passage.article_id]) == hit.passage.text for hit in hits)
    assert damaged > 5


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE articles SET text = replace(text, 'lamps', 'boats')", "not what was stored"),
        ("UPDATE articles SET body_start = 1000000", "cannot be one"),
        ("UPDATE articles SET published = 'yesterday'", "cannot be one"),
        ("UPDATE articles SET text = CAST(x'ff00fe' AS TEXT)", "not text any more"),
        ("UPDATE passages SET first = first + 1", "not what was stored"),
        ("UPDATE vectors SET vector = x'00'", "wrong length"),
        ("UPDATE vectors SET vector = zeroblob(512)", "a vector is not what was stored"),
        (
            "UPDATE vectors SET vector = CAST(replace(hex(zeroblob(64)), '00', 'ÿÿÿÿ') AS BLOB)",
            "a vector is not",
        ),
        ("DROP TABLE words", "no such table"),
        ("DELETE FROM words_data", "words"),
    ],
)
def test_what_was_tampered_with_is_damaged(index: Path, statement: str, reason: str) -> None:
    edit(index, statement)
    with pytest.raises(DamagedIndex, match=reason):
        use(index)


def test_a_log_without_its_catalogue_is_damaged_until_erased(index: Path) -> None:
    (index / CATALOGUE_NAME).rename(index / f"{CATALOGUE_NAME}-wal")
    with pytest.raises(DamagedIndex, match="only the log is left"):
        open_store(index)
    erase_index(index)
    use(index)


def test_other_files_in_the_folder_are_not_touched(index: Path) -> None:
    poison = {"index.pkl": b"cos\nsystem\n(S'false'\ntR.", "index.faiss": b"IxFI", "vectors-9.faiss": b"IxFI"}
    for name, content in poison.items():
        (index / name).write_bytes(content)
    use(index)
    assert {name: (index / name).read_bytes() for name in poison} == poison
    erase_index(index)
    assert not is_index(index)
    assert {path.name for path in index.iterdir()} == {"index.pkl", "index.faiss"}


# writers and readers


def test_a_second_writer_waits_for_the_first(index: Path) -> None:
    with (
        LocalStore(index, encoder=HashingEncoder()) as one,
        LocalStore(index, encoder=HashingEncoder()) as two,
    ):
        with one._database.writing():
            waiting = threading.Thread(target=two.remove, args=([REPORTS[0].id],))
            waiting.start()
            time.sleep(0.2)
            assert waiting.is_alive()
        waiting.join(5)
        assert REPORTS[0].id not in one.article_ids()


def test_a_second_writer_gives_up_with_a_word_when_the_first_takes_long(index: Path) -> None:
    with (
        LocalStore(index, encoder=HashingEncoder()) as one,
        LocalStore(index, encoder=HashingEncoder(), patience=0.1) as two,
        one._database.writing(),
        pytest.raises(IndexBusy, match=r"another process is writing.*try again"),
    ):
        two.remove([REPORTS[0].id])


def test_a_reader_during_a_write_sees_the_state_before_it(index: Path) -> None:
    with (
        LocalStore(index, encoder=HashingEncoder()) as writer,
        LocalStore(index, encoder=HashingEncoder()) as other,
    ):
        for reader in (writer, other):
            with writer._database.writing() as connection:
                Catalogue(connection, index).drop_article(REPORTS[3].id)
                assert reader.article(REPORTS[3].id) == REPORTS[3]
                assert len(reader.search("lamps", limit=100)) == reader.passage_count
                connection.execute("ROLLBACK")
                connection.execute("BEGIN")


def test_a_reader_holds_one_state_while_others_commit(index: Path) -> None:
    with (
        LocalStore(index, encoder=HashingEncoder()) as one,
        LocalStore(index, encoder=HashingEncoder()) as two,
    ):
        with one._reading() as rows:
            before = rows.count_passages()
            two.remove([REPORTS[0].id])
            assert rows.count_passages() == before
            assert rows.article(REPORTS[0].id) == REPORTS[0]
        with pytest.raises(InputError):
            one.article(REPORTS[0].id)


def test_an_open_store_sees_what_another_one_changed(index: Path) -> None:
    with (
        LocalStore(index, encoder=HashingEncoder()) as one,
        LocalStore(index, encoder=HashingEncoder()) as two,
    ):
        one.search("lamps")
        added = Article(locator="new", text="Turnips were sold. Nobody knows why.")
        two.sync([*REPORTS[:3], added])
        hits = one.search("Why were turnips sold?", limit=100)
        assert hits[0].passage.article_id == added.id
        assert {hit.passage.article_id for hit in hits} == {added.id, *(each.id for each in REPORTS[:3])}


def test_a_write_that_raises_is_undone(index: Path) -> None:
    with LocalStore(index) as store:
        with pytest.raises(KeyError), store._writing() as rows:  # noqa: PT012
            rows.drop_article(REPORTS[0].id)
            raise KeyError
        assert store.article(REPORTS[0].id) == REPORTS[0]


# places


def test_an_index_can_be_made_anew_where_many_want_to(tmp_path: Path) -> None:
    folder = tmp_path / "neu ✓"
    problems: list[StoredIndexError] = []

    def open_it(number: int) -> None:
        try:
            with LocalStore(folder, encoder=HashingEncoder()) as store:
                store.update([REPORTS[number]])
        except StoredIndexError as problem:
            problems.append(problem)

    threads = [threading.Thread(target=open_it, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with LocalStore(folder) as store:
        assert set(store.articles()) == set(REPORTS[:6])
    assert [path.name for path in folder.iterdir()] == [CATALOGUE_NAME]


def test_an_index_that_may_not_be_written_can_be_searched(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    before = {path.name: path.read_bytes() for path in index.iterdir()}
    use(index)
    with LocalStore(index, encoder=HashingEncoder()) as store:
        with pytest.raises(StoredIndexError, match="cannot be written"):
            store.remove([REPORTS[0].id])
        assert len(store.search("lamps", limit=3)) == 3
    assert {path.name: path.read_bytes() for path in index.iterdir()} == before


def test_a_place_where_nothing_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        StoredIndexError, match=r"there cannot be used \(Not a directory\).*choose another place"
    ):
        Database(tmp_path / "file" / "index" / CATALOGUE_NAME, where="there")


def test_a_file_is_no_place_for_an_index_and_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("keep me")
    with pytest.raises(NotAFolder, match=r"notes\.txt is a file, and an index is a folder; name a folder"):
        open_store(file)
    assert file.read_text() == "keep me"


def test_a_folder_that_may_not_be_entered_holds_no_index_and_is_refused_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = tmp_path / "shut"
    stat = os.stat

    def guarded(path: Any, **options: Any) -> os.stat_result:
        if shut in Path(os.fsdecode(path)).parents:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", guarded)
    assert not is_index(shut / "index")
    for use_it in (open_store, erase_index):
        with pytest.raises(UnreachableIndex, match=r"Permission denied.*check its path and permissions"):
            use_it(shut / "index")


def test_a_path_of_any_characters_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "50% off? #1 'new' & \"old\" 新聞 file:x"
    with open_store(str(folder), encoder=HashingEncoder()) as store:
        store.update(REPORTS[:2])
    assert is_index(folder)
    use(folder)
