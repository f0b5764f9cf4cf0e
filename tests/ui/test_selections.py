"""Outlets and days that answers are kept to, as people enter them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.types import Article
from qa import open_corpus
from qa.engine import SENTENCES
from ui.conversation import answer_waiting, take_question
from ui.library import Library
from ui.selections import Narrowed, outlet_names, render_selection
from ui.tabs.filters import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.engine import Corpus

pytestmark = pytest.mark.models

ARTICLES = [
    Article(
        locator="a", text="29 boats sank in Ostby harbour.", source="The Post", published=date(2031, 5, 7)
    ),
    Article(
        locator="b", text="27 boats sank in Ostby harbour.", source="THE POST", published=date(2031, 5, 8)
    ),
    Article(
        locator="c", text="25 boats sank in Ostby harbour.", source="<b>Echo", published=date(2031, 5, 9)
    ),
]


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    with open_corpus(ARTICLES, reader=SENTENCES) as opened:
        yield opened


def test_an_outlet_is_offered_once_however_it_is_written(corpus: Corpus) -> None:
    assert list(outlet_names(corpus)) == ["<b>Echo", "The Post"]


def test_an_outlet_is_offered_under_a_name_that_can_be_sent_and_seen() -> None:
    hidden = Article(locator="d", text="27 boats sank.", source="The \u202eEcho\ud83d\x07")
    with open_corpus([hidden], reader=SENTENCES) as corpus, Library(corpus) as library:
        (shown,) = outlet_names(corpus)
        assert shown == "The Echo\ufffd\u2407"
        assert narrow(library, library.first, [shown], "", "").outlets == (hidden.source,)


def test_answers_are_kept_to_what_is_entered_and_say_so(corpus: Corpus) -> None:
    narrowed = Narrowed(corpus, ("The Post",), since="8 May 2031")
    *_, (turn,) = answer_waiting(narrowed, take_question("How many boats sank?", ()))
    assert turn.answer
    assert [each.locator for each in turn.answer.citations] == ["b"]
    assert any("the post" in note.casefold() for note in turn.answer.notes)
    assert render_selection(narrowed).count("Only The Post, from 8 May 2031</span>: 1 of 3 articles") == 1


def test_without_an_entry_all_articles_are_asked(corpus: Corpus) -> None:
    assert render_selection(Narrowed(corpus)) == ""
    assert len(Narrowed(corpus, since=" ", until="").ask("How many boats sank?").citations) == 3


@pytest.mark.parametrize("since", ["yesterday-ish", "2031-02-30", "<b>" * 100])
def test_a_date_that_is_none_is_told_in_words(corpus: Corpus, since: str) -> None:
    narrowed = Narrowed(corpus, since=since)
    *_, (turn,) = answer_waiting(narrowed, take_question("How many boats sank?", ()))
    assert "write it like 2025-05-07" in turn.trouble
    html = render_selection(narrowed)
    assert "write it like 2025-05-07" in html
    assert "<b>" not in html


def test_days_in_the_wrong_order_are_told(corpus: Corpus) -> None:
    assert "exchange the two" in render_selection(Narrowed(corpus, since="9 May 2031", until="7 May 2031"))


def test_an_outlet_cannot_smuggle_markup_into_the_line(corpus: Corpus) -> None:
    assert "<b>" not in render_selection(Narrowed(corpus, ("<b>Echo",)))
