"""The sample corpus, its answer sheet and its questions keep to one another."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import index
from index.loaders import Loaded, load
from qa.types import Reason, Status

SAMPLE = Path(index.__file__).parent / "sample"
ARTICLES = SAMPLE / "articles"
PAGE = (SAMPLE / "README.md").read_text(encoding="utf-8")
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).parents[1].joinpath("sample_questions.jsonl").read_text("utf-8").splitlines()
]
FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(ARTICLES.iterdir())}

WORDING = re.compile(r"`([^`]+)` \(([^)]+)\)")


def table(heading: str) -> list[list[str]]:
    """Return the rows of the table under `heading`, cell by cell."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def wordings(cell: str) -> list[tuple[str, str]]:
    """Return each wording in a cell with each file it is said to stand in."""
    return [(words, name.strip()) for words, names in WORDING.findall(cell) for name in names.split(",")]


LISTED = table("The articles")
DISAGREEMENTS = table("What disagrees with what")
AGREEMENTS = table("What they agree on") + table("What only one of them says")
CELLS = [(row[0], cell) for row in DISAGREEMENTS for cell in row[1:3]] + [
    (row[0], row[1]) for row in AGREEMENTS
]


@cache
def reports() -> Loaded:
    """Return the whole corpus as the loader gives it."""
    return load(ARTICLES)


def stories(name: str) -> list[str]:
    """Return the stories in the file `name` as the loader gives them, without their headers."""
    return [each.body.of(each.text) for each in reports().articles if each.locator.partition("#")[0] == name]


def says(article: str, words: str) -> bool:
    """Say whether `words` stand in `article`, in whole words, whatever their case."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", article, re.IGNORECASE) is not None


def test_the_page_says_that_all_of_it_is_invented() -> None:
    assert "Everything here is invented" in PAGE


def test_the_page_lists_exactly_the_files_there_are() -> None:
    assert {row[0] for row in LISTED} == set(FILES)


def test_every_web_address_leads_nowhere() -> None:
    for name, text in FILES.items():
        hosts = set(re.findall(r"https?://([^/\s\"]+)", text)) - {"schema.org"}
        assert all(host.endswith(".example") for host in hosts), name


def test_every_report_loads_with_the_outlet_author_day_and_headline_on_the_page() -> None:
    loaded = [
        # One paper prints its own name in capitals, which is how the loader passes it on.
        (each.locator.partition("#")[0], each.source.casefold(), each.author, str(each.day), each.title)
        for each in reports().articles
    ]
    assert not reports().failures
    assert sorted(loaded) == sorted(
        (file, outlet.casefold(), *about) for file, outlet, *about, _copy in LISTED
    )


def test_a_web_address_is_kept_where_a_report_gives_one() -> None:
    for article in reports().articles:
        file = FILES[article.locator.partition("#")[0]]
        assert (article.url is not None) is ("https://" in file), article.locator
        assert article.url is None or article.url in file


def test_what_is_searched_of_a_report_is_the_story_without_header_menu_and_footer() -> None:
    furniture = ("Source:", "Published", "By ", "Watch live", "Cookie settings", "https://", "2031-06-")
    for article in reports().articles:
        story = article.body.of(article.text)
        assert 150 <= len(story.split()) <= 350, article.locator
        assert not [line for line in story.splitlines() if line.strip().startswith(furniture)], (
            article.locator
        )


@pytest.mark.parametrize(("subject", "cell"), CELLS, ids=lambda text: text[:40])
def test_every_wording_on_the_page_stands_verbatim_in_the_files_named(subject: str, cell: str) -> None:
    found = wordings(cell)
    assert found, f"{subject}: no wording"
    assert "`" not in WORDING.sub("", cell), f"{subject}: a wording without its files"
    for words, name in found:
        assert any(words in story for story in stories(name)), f"{subject}: {words!r} is not in {name}"


def test_every_reason_for_a_disagreement_occurs() -> None:
    assert {row[3] for row in DISAGREEMENTS} == set(Reason)


def test_what_one_article_says_alone_is_named_with_one_file() -> None:
    assert all(len(wordings(row[1])) == 1 for row in table("What only one of them says"))


def test_the_word_for_word_copy_repeats_the_original_and_the_reworded_one_does_not() -> None:
    body = FILES["three-gulfs-press-gate.txt"].split("\n\n", 1)[1].strip()
    sentences = re.split(r"(?<=[.\"]) |\n\n", body)
    assert body in FILES["ennisvale-post-flood.txt"]
    assert not [each for each in sentences if each in FILES["tavrel-today-gate.txt"]]


def test_the_questions_are_many_unlike_and_split_in_halves() -> None:
    splits = Counter(each["split"] for each in QUESTIONS)
    assert set(splits) == {"dev", "heldout"}
    assert abs(splits["dev"] - splits["heldout"]) <= 2
    assert len({each["question"].casefold() for each in QUESTIONS}) == len(QUESTIONS) >= 45
    assert Counter(each["status"] for each in QUESTIONS)[Status.NOT_FOUND] >= 10


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each["question"])
def test_a_question_expects_what_its_status_means(question: dict[str, Any]) -> None:
    assert set(question) == {"question", "status", "claims", "reason", "split"}
    claims = question["claims"]
    match Status(question["status"]):
        case Status.NOT_FOUND:
            assert not claims
        case Status.SINGLE:
            assert [len(claim["articles"]) for claim in claims] == [1]
        case Status.AGREED:
            assert len(claims) == 1
            assert len(claims[0]["articles"]) > 1
        case Status.CONFLICTING:
            assert len(claims) > 1
    assert (question["reason"] in set(Reason)) is (question["status"] == Status.CONFLICTING)


@pytest.mark.parametrize(
    "question", [each for each in QUESTIONS if each["claims"]], ids=lambda each: each["question"]
)
def test_an_expected_value_stands_in_every_article_expected_to_be_cited(question: dict[str, Any]) -> None:
    for claim in question["claims"]:
        assert set(claim["articles"]) <= set(FILES)
        if set(claim["accept"]) <= {"yes", "no"}:
            continue
        for name in claim["articles"]:
            assert any(says(story, words) for story in stories(name) for words in claim["accept"]), name
