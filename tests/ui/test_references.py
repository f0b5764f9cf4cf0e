"""What is copied says the quote and where it stands, in each form."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt

from index.types import Article
from qa.types import Answer, Status
from tests.ui.scripted import CONTESTED, cite, claim
from tests.ui.test_render import EVIL, hostile_answer
from ui.references import copy_answer, copy_citation
from ui.render import render_text
from ui.wording import CopyForm


def test_a_quote_as_text_has_its_reference() -> None:
    assert copy_citation(CONTESTED, 3, CopyForm.TEXT) == (
        "“Organisers counted 27 boats in the parade.”\n"
        "— Ada Quill. Harbour fair draws a crowd. The Evening Lantern, 3 June 2031. "
        "https://lantern.example/fair?day=3\n"
    )


def test_a_quote_without_an_address_names_its_file() -> None:
    assert "reports/wire copy.txt" in copy_citation(CONTESTED, 2, CopyForm.TEXT)


def test_a_quote_as_markdown_marks_the_value_and_links_the_source() -> None:
    copied = copy_citation(CONTESTED, 3, CopyForm.MARKDOWN)
    assert copied.startswith("> “Organisers counted <mark>27</mark> boats in the parade.”")
    assert "Ada Quill" in copied
    assert "(<https://lantern.example/fair?day=3>)" in copied


def test_a_quote_as_json_is_exact_and_says_what_was_asked() -> None:
    copied = json.loads(copy_citation(CONTESTED, 3, CopyForm.JSON))
    assert copied["question"] == CONTESTED.question
    assert copied["value"] == "27"
    assert copied["citation"] == CONTESTED.to_dict()["citations"][2]


def test_a_whole_answer_as_text_ends_with_a_reference_for_every_citation() -> None:
    copied = copy_answer(CONTESTED, CopyForm.TEXT)
    assert "Two articles say 29" in copied
    assert [line[:3] for line in copied.splitlines()[-3:]] == ["[1]", "[2]", "[3]"]
    assert copied.endswith("https://lantern.example/fair?day=3\n")


def test_a_whole_answer_as_json_is_the_answer() -> None:
    assert json.loads(copy_answer(CONTESTED, CopyForm.JSON)) == CONTESTED.to_dict()


@pytest.mark.parametrize(
    "copy",
    [copy_answer(hostile_answer(), CopyForm.MARKDOWN), copy_citation(hostile_answer(), 1, CopyForm.MARKDOWN)],
)
def test_copied_markdown_of_hostile_fields_holds_no_markup_but_our_own(copy: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(copy)
    assert "<img" not in html
    assert "<a" not in html


def test_copied_text_of_hostile_fields_holds_no_acting_character() -> None:
    copied = copy_answer(hostile_answer(), CopyForm.TEXT) + copy_citation(hostile_answer(), 1, CopyForm.TEXT)
    assert set("\x1b\u202e") & set(EVIL)
    assert not set("\x1b\u202e") & set(copied)


def test_a_file_whose_name_stands_for_its_outlet_is_named_once() -> None:
    article = Article(locator="wire.txt", text="They counted 27 boats.")
    answer = Answer("How many?", Status.SINGLE, "27 [1].", (claim("27", cite(article, article.text, "27")),))
    copies = [copy_citation(answer, 1, form) for form in (CopyForm.TEXT, CopyForm.MARKDOWN)]
    assert [copy.count("wire") for copy in (*copies, render_text(answer).plain)] == [1, 1, 1]
