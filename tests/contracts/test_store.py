"""What every store promises, run over each kind of store; a new kind is one more row in `LOCATIONS`."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from index import Article, Selection, open_store
from index.errors import ClosedStore, EmptyQuestion, InputError, InvalidArticle
from index.store import Changes
from index.types import Imprint
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.store import Store
    from index.types import Retrieved

LOCATIONS: dict[str, Callable[[Path], str]] = {
    "memory": lambda folder: ":memory:",
    "disk": lambda folder: str(folder / "Zeitungen und 新聞" / "índex"),
}

TOPICS = ("harbour", "museum", "tramway", "orchard", "ferry", "library")


def report(number: int, *, text: str | None = None, **fields: Any) -> Article:
    topic = TOPICS[number % len(TOPICS)]
    body = text or (
        f"The {topic} council of Ostby met {number} engineers. They counted {number * 7} lamps.\n\n"
        f"Nobody from the {topic} workshop number {number} was hurt, a clerk said."
    )
    return Article(locator=f"reports/{number}.txt", text=body, **fields)


REPORTS = tuple(report(number) for number in range(30))


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture(params=LOCATIONS)
def store(request: pytest.FixtureRequest, tmp_path: Path, encoder: HashingEncoder) -> Iterator[Store]:
    with open_store(LOCATIONS[request.param](tmp_path), encoder=encoder) as opened:
        yield opened


def texts(store: Store, query: str, **limits: int) -> list[str]:
    return [hit.passage.text for hit in store.search(query, **limits)]


def test_a_new_store_is_empty_and_finds_nothing(store: Store) -> None:
    assert store.articles() == ()
    assert store.passage_count == 0
    assert store.search("Who met the engineers?") == ()


def test_a_closed_store_says_so_whatever_is_asked_of_it(store: Store) -> None:
    store.update(REPORTS[:2])
    store.close()
    store.close()
    uses: tuple[Callable[[], object], ...] = (
        store.articles,
        lambda: store.article(REPORTS[0].id),
        lambda: store.search("lamps"),
        lambda: store.retrieve("lamps"),
        lambda: store.update(REPORTS),
        lambda: store.remove([REPORTS[0].id]),
    )
    for use in uses:
        with pytest.raises(ClosedStore, match="was closed; open it again"):
            use()


def test_articles_come_back_as_they_were_put_in(store: Store) -> None:
    articles = [
        report(
            1,
            title="Ünïted 新聞 🎉",
            source="The Ostby Echo",
            author="A. Nyberg",
            url="https://ostby.example/1",
        ),
        report(2, published=date(2031, 2, 3)),
        report(3, published=datetime(2031, 2, 3, 4, 5, 6, 789, tzinfo=UTC)),
        report(4, published=datetime(2031, 2, 3, 4, 5)),  # noqa: DTZ001
        report(5, text="Header line\n\nThe story is here. It is short.", body_start=13),
        report(6, text="A pair of halves \ud83d and a zero \x00 byte.", title="\udcff"),
        Article(locator="odd \udce9 name.txt", text="Line one.\r\nLine two.\u2028Line three."),
        report(8, text="."),
        report(9, text="   "),
    ]
    store.update(articles)
    assert store.articles() == tuple(sorted(articles, key=lambda article: article.locator))
    for article in articles:
        assert store.article(article.id) == article


def test_a_clock_time_in_a_named_zone_keeps_its_moment_and_counts_as_unchanged(store: Store) -> None:
    moment = datetime(2031, 7, 3, 4, 5, tzinfo=ZoneInfo("Europe/Berlin"))
    article = report(1, published=moment)
    store.update([article])
    assert store.article(article.id).published == moment
    assert store.update([article]) == Changes(unchanged=1)


def test_an_unknown_article_is_an_input_error_that_names_it(store: Store) -> None:
    store.update(REPORTS[:1])
    for ask in (store.article, store.passages):
        with pytest.raises(InputError, match="no article has the id 'nobody'"):
            ask("nobody")


def test_every_passage_is_the_text_at_its_span(store: Store) -> None:
    store.update(REPORTS)
    count = 0
    for article in store.articles():
        passages = store.passages(article.id)
        count += len(passages)
        assert passages
        assert list(passages) == sorted(passages, key=lambda passage: passage.span)
        for passage in passages:
            assert passage.article_id == article.id
            assert passage.span.of(article.text) == passage.text
    assert store.passage_count == count


def test_update_counts_what_it_added_replaced_and_left_alone(store: Store) -> None:
    assert store.update(REPORTS[:3]) == Changes(added=3)
    changed = report(1, text="A wholly new text. It speaks of turnips.")
    assert store.update([REPORTS[0], changed, REPORTS[5]]) == Changes(added=1, updated=1, unchanged=1)
    assert store.article(changed.id).text == changed.text
    assert len(store.articles()) == 4
    assert store.update([]) == Changes()


def test_a_changed_headline_is_an_update(store: Store) -> None:
    store.update([report(1)])
    assert store.update([report(1, title="Corrected")]) == Changes(updated=1)
    assert store.article(report(1).id).title == "Corrected"


def test_the_same_article_twice_is_one_and_two_with_one_locator_are_refused(store: Store) -> None:
    assert store.update([REPORTS[0], REPORTS[0]]) == Changes(added=1)
    with pytest.raises(InvalidArticle, match=r"reports/1\.txt"):
        store.update([report(1), report(1, text="Something else.")])
    assert len(store.articles()) == 1


def test_sync_leaves_exactly_what_was_passed(store: Store) -> None:
    store.update(REPORTS[:5])
    changed = report(4, text="The ferry sank twice.")
    assert store.sync([*REPORTS[2:4], changed, REPORTS[9]]) == Changes(
        added=1, updated=1, removed=2, unchanged=2
    )
    assert {article.locator for article in store.articles()} == {
        "reports/2.txt", "reports/3.txt", "reports/4.txt", "reports/9.txt",
    }  # fmt: skip
    assert store.sync([]) == Changes(removed=4)
    assert store.passage_count == 0
    assert store.search("ferry") == ()


def test_remove_passes_over_ids_that_are_not_held(store: Store) -> None:
    store.update(REPORTS[:2])
    assert store.remove([REPORTS[0].id, "nobody"]) == Changes(removed=1)
    assert [article.locator for article in store.articles()] == ["reports/1.txt"]


def test_what_was_removed_or_replaced_is_found_by_neither_index_again(store: Store) -> None:
    store.update(REPORTS)
    asked = "Which workshop number 7 lamps were counted at the museum?"
    assert any("workshop number 7" in text for text in texts(store, asked))
    store.remove([REPORTS[7].id])
    store.update([report(13, text="Nothing but turnips, a gardener said.")])
    for query in (asked, "workshop number 13 museum", REPORTS[7].text, REPORTS[13].text):
        hits = store.search(query, limit=100)
        assert hits
        assert REPORTS[7].id not in {hit.passage.article_id for hit in hits}
        for hit in hits:
            assert hit.passage.span.of(store.article(hit.passage.article_id).text) == hit.passage.text
    assert "turnips" in texts(store, "turnips", limit=1)[0]
    store.update([REPORTS[7]])
    assert any("workshop number 7" in text for text in texts(store, asked))


def test_ranks_are_those_of_brute_force_over_every_passage(store: Store, encoder: HashingEncoder) -> None:
    store.update(REPORTS)
    store.remove([article.id for article in REPORTS[:10:3]])
    everything = [passage for article in store.articles() for passage in store.passages(article.id)]
    query = "How many lamps did the harbour council count?"
    (asked,) = encoder.encode([query])
    nearness = encoder.encode([passage.text for passage in everything]) @ asked
    hits = store.search(query, limit=len(everything))
    assert {hit.passage for hit in hits} == set(everything)
    by_rank = sorted(hits, key=lambda hit: hit.dense_rank or 0)
    assert [hit.dense_rank for hit in by_rank] == list(range(1, len(everything) + 1))
    of = dict(zip(everything, nearness, strict=True))
    found = np.array([of[hit.passage] for hit in by_rank])
    np.testing.assert_allclose(found, np.sort(nearness)[::-1], atol=1e-6)
    for hit in hits:
        words = set(hit.passage.text.lower().replace(".", " ").split())
        shares_a_word = not words.isdisjoint({"lamps", "harbour", "council", "counted"})
        assert (hit.lexical_rank is not None) == shares_a_word
        assert hit.score == pytest.approx(
            sum(1 / (60 + rank) for rank in (hit.dense_rank, hit.lexical_rank) if rank)
        )
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_long_article_does_not_crowd_out_the_short_ones(store: Store) -> None:
    long = "\n\n".join(
        f"The harbour council counted lamps again in round {number}. "
        + "It took the whole of an evening. " * 9
        for number in range(40)
    )
    short = [report(number, text=f"Lamps were counted, said clerk {number}.") for number in range(5)]
    store.update([Article(locator="long.txt", text=long), *short])
    hits = store.search("How many lamps did the harbour council count in the evening round?", limit=24)
    assert len(hits) == 24
    assert {hit.passage.article_id for hit in hits} >= {article.id for article in short}


def test_limit_is_the_most_that_comes_back_and_must_be_positive(store: Store) -> None:
    store.update(REPORTS)
    assert [len(store.search("lamps", limit=limit)) for limit in (1, 2, 7)] == [1, 2, 7]
    for limit in (0, -1):
        with pytest.raises(InputError, match="at least one passage"):
            store.search("lamps", limit=limit)


def test_retrieving_from_a_small_store_gives_every_passage_and_needs_no_model(
    store: Store, encoder: HashingEncoder
) -> None:
    store.update([*REPORTS[:4], report(9, text="   ")])
    encoder.encoded.clear()
    passages, articles = store.retrieve("Where is the harbour?", limit=store.passage_count)
    assert passages == tuple(p for article in store.articles() for p in store.passages(article.id))
    assert articles == {article.id: article for article in store.articles() if store.passages(article.id)}
    assert encoder.encoded == []


def test_retrieving_from_a_larger_store_gives_what_a_search_gives_and_its_articles(store: Store) -> None:
    store.update(REPORTS)
    query = "How many lamps did the harbour council count?"
    retrieved = store.retrieve(query, limit=7)
    assert retrieved.passages == tuple(hit.passage for hit in store.search(query, limit=7))
    owners = {passage.article_id for passage in retrieved.passages}
    assert retrieved.articles == {each: store.article(each) for each in owners}


def test_retrieving_refuses_what_a_search_refuses(store: Store) -> None:
    assert store.retrieve("lamps", limit=3) == ((), {})
    with pytest.raises(EmptyQuestion):
        store.retrieve(" ", limit=3)
    with pytest.raises(InputError, match="at least one passage"):
        store.retrieve("lamps", limit=0)


FIRST_DAY = date(2031, 3, 1)
OUTLETS = ("The Ostby Echo", "Fjord Post", "")


def dated_reports(count: int = 30) -> list[Article]:
    """Reports of three outlets, one of them unknown, a day apart; the day of every fifth is unknown."""
    return [
        report(
            number,
            source=OUTLETS[number % 3],
            published=None if number % 5 == 0 else FIRST_DAY + timedelta(days=number),
        )
        for number in range(count)
    ]


SELECTIONS = {
    "outlet": Selection(outlets=("OSTBY ECHO",)),
    "outlets": Selection(outlets=("Fjord Post", "The Ostby Echo")),
    "file": Selection(outlets=("8.txt",)),
    "since": Selection(since=date(2031, 3, 10)),
    "until": Selection(until=date(2031, 3, 10)),
    "day": Selection(since=date(2031, 3, 8), until=date(2031, 3, 8)),
    "both": Selection(outlets=("fjord post",), since=date(2031, 3, 5), until=date(2031, 3, 20)),
    "nobody": Selection(outlets=("The Daily Nothing",)),
}


def is_chosen(article: Article, within: Selection) -> bool:
    outlet = article.source or article.locator.split("/")[-1]
    names = {name.lower().removeprefix("the ") for name in within.outlets}
    if names and outlet.lower().removeprefix("the ") not in names:
        return False
    if not (within.since or within.until):
        return True
    day = article.day
    return day is not None and (within.since or day) <= day <= (within.until or day)


def test_imprints_tell_outlet_and_day_of_every_article(store: Store) -> None:
    moment = datetime(2031, 2, 3, 23, 5, tzinfo=UTC)
    articles = [report(1, source="The Echo", published=moment), report(2)]
    store.update(articles)
    assert store.imprints() == (
        Imprint(articles[0].id, "The Echo", date(2031, 2, 3)),
        Imprint(articles[1].id, "2.txt", None),
    )


@pytest.mark.parametrize("within", SELECTIONS.values(), ids=SELECTIONS)
def test_a_selection_is_ranked_as_if_brute_force_went_over_it_alone(
    store: Store, encoder: HashingEncoder, within: Selection
) -> None:
    articles = dated_reports()
    store.update(articles)
    chosen = [article for article in store.articles() if is_chosen(article, within)]
    passages = [passage for article in chosen for passage in store.passages(article.id)]
    query = "How many lamps did the harbour council count?"
    hits = store.search(query, limit=100, within=within)
    assert {hit.passage for hit in hits} == set(passages)
    (asked,) = encoder.encode([query])
    nearness = {passage: float(encoder.encode([passage.text])[0] @ asked) for passage in passages}
    by_meaning = sorted(hits, key=lambda hit: hit.dense_rank or 0)
    assert [hit.dense_rank for hit in by_meaning] == list(range(1, len(passages) + 1))
    np.testing.assert_allclose(
        [nearness[hit.passage] for hit in by_meaning], sorted(nearness.values(), reverse=True), atol=1e-6
    )
    by_words = sorted(hit.lexical_rank for hit in hits if hit.lexical_rank)
    assert by_words == list(range(1, len(by_words) + 1))
    assert len(by_words) == sum("lamps" in passage.text or "harbour" in passage.text for passage in passages)


@pytest.mark.parametrize("within", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("limit", [1, 3, 100])
def test_what_is_retrieved_within_a_selection_is_all_of_it_or_the_best_of_it(
    store: Store, within: Selection, limit: int
) -> None:
    articles = dated_reports()
    store.update(articles)
    chosen = [article for article in store.articles() if is_chosen(article, within)]
    passages = [passage for article in chosen for passage in store.passages(article.id)]
    query = "How many lamps did the harbour council count?"
    retrieved = store.retrieve(query, limit=limit, within=within)
    if len(passages) <= limit:
        assert list(retrieved.passages) == passages
    else:
        found = store.search(query, limit=limit, within=within)
        assert list(retrieved.passages) == [hit.passage for hit in found]
        assert len(found) == limit
    owners = {passage.article_id for passage in retrieved.passages}
    assert retrieved.articles == {each: store.article(each) for each in owners}


def test_what_is_outside_a_selection_takes_no_place_from_what_is_in_it(store: Store) -> None:
    loud = [
        Article(locator=f"loud/{number}.txt", text=f"Lamps, lamps, lamps: {number} lamps.", source="Loud")
        for number in range(400)
    ]
    quiet = [
        Article(
            locator=f"quiet/{number}.txt",
            text=f"After a long evening clerk {number} told whoever would listen that lamps were there.",
            source="Quiet",
        )
        for number in range(6)
    ]
    store.update([*loud, *quiet])
    assert not {hit.passage.article_id for hit in store.search("lamps")} & {each.id for each in quiet}
    hits = store.search("lamps", limit=4, within=Selection(outlets=("Quiet",)))
    assert len(hits) == 4
    for hit in store.search("lamps", within=Selection(outlets=("Quiet",))):
        assert hit.dense_rank is not None
        assert hit.lexical_rank is not None


@pytest.mark.parametrize("limit", [3, 100])
def test_what_is_retrieved_is_of_one_state_while_another_changes_the_store(store: Store, limit: int) -> None:
    versions = (
        [report(n, text=f"The first edition says {n} lamps.", title="1") for n in range(6)],
        [report(n, text=f"Corrected: the second edition counted {n} lamps.", title="2") for n in range(6)],
    )
    store.sync(versions[0])
    store.search("lamps")
    done = threading.Event()

    def rewrite() -> None:
        while not done.is_set():
            for version in reversed(versions):
                store.sync(version)

    def titles(retrieved: list[Retrieved]) -> set[str]:
        return {article.title for _, articles in retrieved for article in articles.values()}

    seen: list[Retrieved] = []
    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        start = time.monotonic()
        while len(seen) < 50 or (len(titles(seen)) < 2 and time.monotonic() - start < 20):
            seen.append(store.retrieve("How many lamps?", limit=limit))
    finally:
        done.set()
        writer.join()
    assert len(titles(seen)) == 2
    for passages, articles in seen:
        assert len({article.title for article in articles.values()}) == 1
        assert {passage.article_id for passage in passages} == articles.keys()
        for passage in passages:
            assert passage.span.of(articles[passage.article_id].text) == passage.text


@pytest.mark.parametrize("blank", ["", "  \n\t"])
def test_a_blank_query_is_an_empty_question(store: Store, blank: str) -> None:
    with pytest.raises(EmptyQuestion):
        store.search(blank)


@pytest.mark.parametrize(
    "query",
    [
        'an "unclosed quote',
        "lamps AND OR NOT NEAR(harbour, 3) ^ * : {text}: - +",
        "text:lamps",
        "'; DROP TABLE articles; --",
        "lamps\x00harbour",
        "🎉🎉 \ud83d",
        "?!",
        "who is who",
        "新聞 ١٢٣ Ünïcode",
        "lamps harbour " * 8_000,
        " ".join(f"word{number}" for number in range(12_000)),
        '"' * 100_000,
    ],
    ids=lambda query: ascii(query[:20]),
)
def test_any_text_can_be_asked(store: Store, query: str) -> None:
    store.update(REPORTS[:8])
    assert len(store.search(query, limit=3)) == 3


def test_texts_that_were_embedded_are_not_embedded_again(store: Store, encoder: HashingEncoder) -> None:
    copies = [Article(locator=f"copy{number}", text=REPORTS[0].text) for number in range(3)]
    store.update([*REPORTS[:4], *copies])
    store.search("lamps")
    passages = {passage.text for article in store.articles() for passage in store.passages(article.id)}
    assert sorted(encoder.encoded) == sorted([*passages, "lamps"])
    store.remove([REPORTS[2].id])
    store.update([report(3, title="Only the headline changed"), REPORTS[2]])
    store.search("lamps")
    assert sorted(encoder.encoded) == sorted([*passages, "lamps", "lamps"])


def test_threads_can_search_while_another_changes_the_store(store: Store) -> None:
    store.update(REPORTS[:10])
    problems: list[BaseException] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                for hit in store.search("How many lamps did the museum council count?", limit=8):
                    assert hit.passage.text
        except BaseException as problem:
            problems.append(problem)
            raise

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(10, 20):
        store.update([REPORTS[number]])
        store.remove([REPORTS[number - 10].id])
    done.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert {article.id for article in store.articles()} == {article.id for article in REPORTS[10:20]}


def test_random_changes_leave_what_a_plain_dict_would(store: Store) -> None:
    chance = np.random.default_rng(7)
    held: dict[str, Article] = {}
    for step in range(25):
        batch = [
            report(int(number), text=f"Version {chance.integers(3)} of report {number}. It has lamps. " * 3)
            for number in chance.choice(12, size=4, replace=False)
        ]
        match chance.integers(3):
            case 0:
                store.update(batch)
                held |= {article.id: article for article in batch}
            case 1:
                store.remove([article.id for article in batch])
                held = {key: held[key] for key in held.keys() - {article.id for article in batch}}
            case _:
                store.sync(batch)
                held = {article.id: article for article in batch}
        assert set(store.articles()) == set(held.values()), step
        found = {hit.passage for hit in store.search("lamps", limit=100)}
        assert found == {passage for key in held for passage in store.passages(key)}, step


def test_passages_are_counted_article_by_article(store: Store) -> None:
    empty = report(7, text=" ")
    store.update([*REPORTS[:3], empty])
    assert store.passage_counts() == {each.id: len(store.passages(each.id)) for each in store.articles()}
    assert store.passage_counts()[empty.id] == 0


def test_the_edition_tells_the_same_articles_from_others(store: Store) -> None:
    none = store.edition
    store.update(REPORTS[:2])
    two = store.edition
    store.search("harbour")
    store.update(REPORTS[:2])
    assert store.edition == two != none
    store.update([report(0, text="The harbour was closed.")])
    assert store.edition not in {none, two}
    store.sync(REPORTS[:2])
    assert store.edition == two
