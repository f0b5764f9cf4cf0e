"""From a folder, an index or articles in memory to an answer, with the real encoder."""

from __future__ import annotations

import json
import shutil
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import Article, Selection
from index.errors import EmptyQuestion, InputError, NoArticles, PathNotFound
from qa import Answer, Corpus, Reason, Status, ask, open_corpus
from qa.engine import sample_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.types import Citation

pytestmark = pytest.mark.models

QUESTION_FILE = Path(__file__).parents[1] / "sample_questions.jsonl"
SHIPS = (
    Article(locator="a", text="The storm sank 29 fishing boats off Cape Lorn.", source="The Post"),
    Article(locator="b", text="Off Cape Lorn, 27 fishing boats sank in the storm.", source="The Echo"),
    Article(locator="c", text="Bakers in Lorn have raised the price of bread again.", source="The Crumb"),
)
HOW_MANY_BOATS = "How many fishing boats sank?"


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASHOMON_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="module")
def sample(cache: Path) -> Iterator[Corpus]:
    with open_corpus() as corpus:
        yield corpus


@pytest.fixture(scope="module")
def answers(sample: Corpus) -> list[Answer]:
    """The answers to every question of the sample's question set."""
    return [sample.ask(json.loads(line)["question"]) for line in QUESTION_FILE.read_text().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for each in SHIPS:
        (articles / f"{each.locator}.txt").write_text(each.text)
    return articles


def told(answer: Answer) -> set[str]:
    return {claim.text for claim in answer.claims}


def all_citations(answer: Answer) -> Iterator[Citation]:
    yield from answer.citations
    yield from chain.from_iterable(conflict.evidence for conflict in answer.conflicts)


def test_two_outlets_that_differ_are_shown_with_their_quotes(sample: Corpus) -> None:
    answer = sample.ask("How long was the visit of Prime Minister Ardelin?")
    assert answer.status is Status.CONFLICTING
    assert {word.split("-")[0].split()[0].casefold() for word in told(answer)} >= {"three", "four"}
    assert Reason.CONTRADICTS in {conflict.reason for conflict in answer.conflicts}


def test_every_citation_is_verbatim_at_its_place(sample: Corpus, answers: list[Answer]) -> None:
    citations = list(chain.from_iterable(map(all_citations, answers)))
    assert len(citations) > len(answers)
    for citation in citations:
        text = sample.article(citation.article_id).text
        assert text[citation.start : citation.end] == citation.quote
        assert citation.start <= citation.highlight.start < citation.highlight.end <= citation.end


def test_every_answer_keeps_its_own_rules(answers: list[Answer]) -> None:
    for answer in answers:
        assert (answer.status is Status.CONFLICTING) == bool(answer.conflicts)
        assert (answer.status is Status.NOT_FOUND) == (not answer.claims)
        assert all(f"[{number}]" not in answer.text for number in (0, len(answer.citations) + 1))
        assert all(1 <= claim.origins <= len(claim.citations) for claim in answer.claims)
        assert all(0 <= claim.score <= 1 for claim in answer.claims)
        assert json.dumps(answer.to_dict(), allow_nan=False)


def test_a_name_that_no_article_mentions_is_not_found_and_said_so(sample: Corpus) -> None:
    answer = sample.ask("Who is the prime minister of Novaria?")
    assert answer.status is Status.NOT_FOUND
    assert answer.notes == ("No article mentions Novaria.",)


def test_articles_in_memory_are_asked_without_a_file() -> None:
    answer = ask(HOW_MANY_BOATS, corpus=iter(SHIPS))
    assert answer.status is Status.CONFLICTING
    assert told(answer) == {"29", "27"}
    assert {citation.source for citation in answer.citations} == {"The Post", "The Echo"}


DATED = (
    Article(locator="a", text="The storm sank 29 boats.", source="The Post", published=date(2031, 3, 4)),
    Article(locator="b", text="In the storm 27 boats sank.", source="The Echo", published=date(2031, 3, 5)),
    Article(locator="c", text="The storm sank 25 fishing boats.", source="The Crumb"),
)


def test_a_figure_and_the_same_one_rounded_are_agreed_on() -> None:
    articles = [
        Article(locator="post", text="The lighthouse of Velm is 86 metres tall.", source="The Post"),
        Article(
            locator="echo", text="At 86.4 metres, the lighthouse of Velm is the tallest.", source="The Echo"
        ),
    ]
    with open_corpus(articles) as corpus:
        answer = corpus.ask("How tall is the lighthouse of Velm?")
    assert [claim.text for claim in answer.claims] == ["86 metres", "86.4 metres"]
    assert answer.status is Status.AGREED


@pytest.mark.parametrize(
    ("within", "found", "notes"),
    [
        (Selection(outlets=("echo",)), {"27"}, ("Only reports of The Echo.",)),
        (
            Selection(outlets=("Echo", "THE POST")),
            {"27", "29"},
            ("Only reports of The Echo or The Post.",),
        ),
        (
            Selection(since=date(2031, 3, 5)),
            {"27"},
            (
                "Only reports since 5 March 2031.",
                "One report is left out because its date is not known.",
            ),
        ),
        (
            Selection(outlets=("The Post",), since=date(2031, 3, 4), until=date(2031, 3, 4)),
            {"29"},
            ("Only reports of The Post from 4 March 2031.",),
        ),
        (
            Selection(outlets=("The Post", "The Crumb"), since=date(2031, 3, 1), until=date(2031, 3, 4)),
            {"29"},
            (
                "Only reports of The Post or The Crumb from 1 March 2031 to 4 March 2031.",
                "One report is left out because its date is not known.",
            ),
        ),
        (
            Selection(outlets=("The Times",)),
            set(),
            ("Only reports of The Times.", "There are no reports of The Times here."),
        ),
        (
            Selection(outlets=("The Post",), until=date(2030, 1, 1)),
            set(),
            ("Only reports of The Post up to 1 January 2030.", "There are no such reports here."),
        ),
    ],
)
def test_an_answer_within_a_selection_stands_on_it_alone_and_says_so(
    within: Selection, found: set[str], notes: tuple[str, ...]
) -> None:
    answer = ask("How many boats sank in the storm?", corpus=DATED, within=within)
    assert told(answer) == found
    assert answer.notes[: len(notes)] == notes


def test_a_name_is_looked_for_in_the_selection_alone() -> None:
    articles = (
        Article(locator="a", text="In Lorn the storm sank 29 boats.", source="The Post"),
        Article(locator="b", text="In the storm 27 boats sank.", source="The Echo"),
    )
    answer = ask("How many boats sank in Lorn?", corpus=articles, within=Selection(outlets=("The Echo",)))
    assert answer.status is Status.NOT_FOUND
    assert answer.notes == ("Only reports of The Echo.", "None of them mentions Lorn.")


def test_no_articles_at_all_answer_nothing() -> None:
    answer = ask(HOW_MANY_BOATS, corpus=[])
    assert (answer.status, answer.notes) == (Status.NOT_FOUND, ("There are no articles to read.",))


def test_something_else_than_articles_is_refused() -> None:
    with pytest.raises(InputError, match="holds Article objects, not dict"):
        ask(HOW_MANY_BOATS, corpus=[{"text": "29 boats"}])  # type: ignore[list-item]
    with pytest.raises(InputError, match="a path or articles, not int"):
        ask(HOW_MANY_BOATS, corpus=29)  # type: ignore[arg-type]


def test_the_same_articles_give_the_same_answer_from_memory_folder_and_index(
    folder: Path, tmp_path: Path
) -> None:
    from index import open_store
    from index.loaders import load

    with open_store(tmp_path / "index") as store:
        store.update(load(folder).articles)
    answers = [told(ask(HOW_MANY_BOATS, corpus=each)) for each in (SHIPS, folder, tmp_path / "index")]
    assert answers[0] == answers[1] == answers[2]


def test_files_added_changed_and_removed_are_noticed_on_the_next_question(folder: Path) -> None:
    assert told(ask(HOW_MANY_BOATS, corpus=folder)) == {"29", "27"}
    (folder / "b.txt").write_text("Off Cape Lorn, thirty-one fishing boats sank in the storm.")
    assert told(ask(HOW_MANY_BOATS, corpus=folder)) == {"29", "thirty-one"}
    (folder / "a.txt").unlink()
    assert told(ask(HOW_MANY_BOATS, corpus=folder)) == {"thirty-one"}
    (folder / "d.txt").write_text("The storm sank 31 fishing boats, the coastguard said.")
    assert ask(HOW_MANY_BOATS, corpus=folder).status is Status.AGREED


def test_an_empty_question_is_refused_before_the_corpus_is_looked_at(tmp_path: Path) -> None:
    with pytest.raises(EmptyQuestion):
        ask(" ?", corpus=tmp_path / "missing")


def test_a_missing_path_and_a_folder_without_articles_say_so(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound, match="does not exist"):
        ask(HOW_MANY_BOATS, corpus=tmp_path / "missing")
    with pytest.raises(NoArticles, match=r"put \.txt"):
        ask(HOW_MANY_BOATS, corpus=tmp_path)


def test_what_cannot_be_read_is_listed_and_the_rest_answers(folder: Path) -> None:
    (folder / "broken.json").write_text("{")
    with open_corpus(folder) as corpus:
        assert [failure.locator for failure in corpus.failures] == ["broken.json"]
        assert told(corpus.ask(HOW_MANY_BOATS)) == {"29", "27"}


def test_the_sample_corpus_ships_with_the_package_and_no_question_writes_into_it() -> None:
    before = {path: path.stat().st_mtime_ns for path in sample_folder().rglob("*")}
    ask("How many pumps were at work?")
    assert {path: path.stat().st_mtime_ns for path in sample_folder().rglob("*")} == before


def test_a_copied_article_adds_no_source(folder: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    (claim,) = (each for each in ask(HOW_MANY_BOATS, corpus=folder).claims if each.text == "29")
    assert (len(claim.citations), claim.origins) == (2, 1)


def test_that_only_copies_agree_is_told_beside_the_answer(tmp_path: Path) -> None:
    report = "The harbour fair drew 29 boats to the bay of Velm on Tuesday, more than in any year before it."
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(report)
    answer = ask("How many boats did the fair draw?", corpus=tmp_path)
    assert (answer.status, answer.is_copied) == (Status.AGREED, True)
    assert answer.notes == (
        "These articles carry one report, copied or reworded: that they agree is no confirmation.",
    )
