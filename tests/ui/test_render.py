"""An answer as text, Markdown and JSON says the same as the answer."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from index.types import Article, Span
from qa.types import Answer, Conflict, Reason, Status
from tests.ui.scripted import CONTESTED, NOT_FOUND, TWENTY_NINE, TWENTY_SEVEN, cite, claim
from ui.render import accounts, cut_quote, near_quote, render_json, render_markdown, render_text
from ui.wording import REASONS, STATUSES, status_wording

EVIL = "<img src=x onerror=alert(1)> [x](javascript:1) \x1b[31m\u202e"


def hostile_answer() -> Answer:
    article = Article(
        locator=f"reports/{EVIL}",
        text=f"{EVIL} They counted 27 boats. {EVIL}",
        title=EVIL,
        source=EVIL,
        author=EVIL,
        url="javascript:alert(1)",
    )
    one = claim(f"27 {EVIL}", cite(article, article.text, "27"))
    conflict = Conflict(one, TWENTY_NINE, Reason.CONTRADICTS, EVIL, one.citations)
    return Answer(EVIL, Status.CONFLICTING, EVIL, (one, TWENTY_NINE), (conflict,), (EVIL,))


def test_every_status_and_every_reason_has_words() -> None:
    assert set(STATUSES) == set(Status)
    assert set(REASONS) == set(Reason)


def test_statuses_differ_in_word_and_sign_and_not_by_colour_alone() -> None:
    assert len({wording.label for wording in STATUSES.values()}) == len(Status)
    assert len({wording.sign for wording in STATUSES.values()}) == len(Status)


def test_an_answer_on_which_only_copies_agree_is_not_called_agreed() -> None:
    first, second = TWENTY_NINE.citations
    copies = claim("29", first, replace(second, copy_of=first.article_id), origins=1)
    told = replace(CONTESTED, status=Status.AGREED, claims=(copies,), conflicts=())
    assert status_wording(told).label == "One report, copied"
    assert status_wording(replace(told, claims=(TWENTY_NINE,))) is STATUSES[Status.AGREED]


def test_numbers_of_accounts_match_the_answers_citations() -> None:
    numbered = [pair for account in accounts(CONTESTED) for pair in account.citations]
    assert numbered == list(enumerate(CONTESTED.citations, start=1))


def test_support_tells_articles_from_independent_sources() -> None:
    assert [account.support for account in accounts(CONTESTED)] == [
        "2 articles, 1 independent source",
        "1 article",
    ]


def test_two_quotes_of_one_article_are_one_article() -> None:
    twice = claim("27", *TWENTY_SEVEN.citations, *TWENTY_SEVEN.citations, origins=1)
    (account,) = accounts(replace(CONTESTED, claims=(twice,), conflicts=()))
    assert account.support == "1 article"


def test_the_value_is_cut_out_by_its_offsets_and_not_by_searching() -> None:
    article = Article(locator="a", text="On 27 May they counted 27 boats.")
    second = article.text.rindex("27")
    citation = replace(cite(article, article.text, "27"), highlight=Span(second, second + 2))
    assert cut_quote(citation) == ("On 27 May they counted ", "27", " boats.")


@pytest.mark.parametrize("answered", ["They danced until the band fell silent", "They danced.", "Dusk"])
def test_a_value_that_is_the_whole_quote_is_not_marked(answered: str) -> None:
    article = Article(locator="a", text=f"“{answered}.”")
    assert cut_quote(cite(article, article.text, answered)) == (article.text, "", "")


def test_a_sentence_that_its_quote_repeats_is_said_once() -> None:
    text = "The steward closed the pier because the boards had rotted."
    article = Article(locator="a", text=text)
    answer = replace(CONTESTED, claims=(claim(text.rstrip("."), cite(article, text, text)),), conflicts=())
    (account,) = accounts(answer)
    assert account.heading == ""
    assert render_text(answer).plain.count("boards had rotted") == 1
    assert render_markdown(answer).count("boards had rotted") == 1
    assert "  1 article\n" in render_text(answer).plain


@pytest.mark.parametrize("text", ["Nine boats", "nine boats and a raft that no harbour had ever seen"])
def test_a_claim_that_is_short_or_only_part_of_its_quote_is_its_accounts_heading(text: str) -> None:
    article = Article(
        locator="a", text="Nine boats." if len(text) < 20 else f"The steward saw {text} before."
    )
    answer = replace(CONTESTED, claims=(claim(text, cite(article, article.text, text)),), conflicts=())
    assert [account.heading for account in accounts(answer)] == [text]


@pytest.mark.parametrize("span", [Span(0, 0), Span(500, 502), Span(0, 4)])
def test_a_value_outside_the_quote_leaves_the_quote_whole(span: Span) -> None:
    citation = replace(TWENTY_SEVEN.citations[0], highlight=span)
    assert cut_quote(citation) == (citation.quote, "", "")


def test_a_huge_quote_is_shown_around_its_value() -> None:
    article = Article(locator="a", text="x" * 1_000_000 + " 27 " + "y" * 1_000_000)
    before, value, after = near_quote(cite(article, article.text, "27"))
    assert value == "27"
    assert before.startswith("…x")
    assert after.endswith("y…")
    assert len(before) + len(after) < 2_000


def test_json_is_the_answer_and_nothing_else() -> None:
    assert json.loads(render_json(CONTESTED)) == CONTESTED.to_dict()


def test_json_of_hostile_text_is_ascii_and_exact() -> None:
    answer = hostile_answer()
    assert render_json(answer).isascii()
    assert json.loads(render_json(answer))["claims"][0]["citations"][0]["title"] == EVIL


def test_text_holds_the_sentence_every_value_every_quote_and_every_reason() -> None:
    text = render_text(CONTESTED).plain
    assert "Contested: Two articles say 29 [1] [2], one says 27 [3]." in text
    for number, citation in enumerate(CONTESTED.citations, start=1):
        assert f"[{number}] {citation.outlet}" in text
        assert f"“{citation.quote}”" in text
    assert "29 / 27: Contradiction. 29 and 27 are exact counts of the same boats. [1] [3]" in text
    assert "Note: One article gives no date." in text


@pytest.mark.parametrize("width", [40, 80])
def test_text_for_a_terminal_keeps_to_its_width(width: int) -> None:
    lines = render_text(CONTESTED, width=width).plain.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line.endswith(" ")] == []


def test_text_of_an_answer_that_was_not_found_is_two_lines() -> None:
    assert render_text(NOT_FOUND).plain.splitlines() == [
        "Who won the race?",
        "Not in these articles: None of the 3 articles says who won the race.",
    ]


def test_text_of_hostile_fields_sends_no_control_character_to_the_terminal() -> None:
    plain = render_text(hostile_answer(), width=80).plain
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    console = Console(force_terminal=True, color_system=None, markup=False, highlight=False, emoji=False)
    with console.capture() as printed:
        console.print(render_text(hostile_answer(), width=80))
    assert "\x1b[31m" not in printed.get()


def test_markdown_of_hostile_fields_holds_no_link_picture_or_markup_but_our_own() -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(render_markdown(hostile_answer()))
    assert "<img" not in html
    assert "<a" not in html
    assert html.count("<mark>") == len(hostile_answer().citations)


def test_markdown_marks_the_value_and_links_the_source() -> None:
    markdown = render_markdown(CONTESTED)
    assert "> “Organisers counted <mark>27</mark> boats in the parade.”" in markdown
    assert "[Harbour fair draws a crowd](<https://lantern.example/fair?day=3>)" in markdown
