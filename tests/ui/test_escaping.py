"""Text written by strangers is shown as it is and does nothing."""

from __future__ import annotations

import csv
import html
import io
import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.escaping import as_cell, as_html, as_markdown, one_line, visible, web_address

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src="https://evil.example/x.png" onerror="alert(1)">',
    "</mark></section><style>*{display:none}</style>",
    "![beacon](https://evil.example/pixel.png)",
    "[click](javascript:alert(1))",
    "<https://evil.example> www.evil.example https://evil.example",
    "# heading\n- list\n> quote\n```\ncode\n```",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "\x1b]0;owned\x07\x1b[31mred\x9b31m",
    "abc\u202egnp.exe\u2066\ufeff",
    "${alert(1)} {{constructor.constructor('alert(1)')()}}",
    "[bold]rich[/bold] :smile:",
    "half \ud800 character",
    "&lt;b&gt; &amp; \\<b>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_markup_survives_in_html(text: str) -> None:
    shown = as_html(text)
    assert not set("<>\"'") & set(shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_renders_hostile_text_as_one_plain_paragraph(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"html": True}).disable("linkify")
    (opening, inline, closing) = parser.parse(as_markdown(text))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or ()) == one_line(text)


@pytest.mark.parametrize("start", ["1. one", "- one", "+ one", "2) one", "=== one", "> one", "# one", "--- "])
def test_markdown_text_that_begins_like_a_block_stays_a_paragraph(start: str) -> None:
    assert MarkdownIt().parse(as_markdown(start))[0].type == "paragraph_open"


# Few characters, of those that mean something to someone: the odd combination comes up soon.
SPECIAL = st.text(
    alphabet="<>&\"'`*_[]()!#|~\\\\$@{}=+-.:/ \t\n\r\x00\x1b\u202e\u2066\u200b\ufeff\u2028\ud800aw1;,%",
    max_size=60,
)


@given(st.text() | SPECIAL)
def test_html_holds_the_visible_text_and_nothing_else(text: str) -> None:
    shown = as_html(text)
    assert not set("<>\"'") & set(shown)
    assert html.unescape(shown) == visible(text)


@given(SPECIAL)
def test_markdown_holds_one_plain_line_and_nothing_else(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"html": True}).disable("linkify")
    tokens = parser.parse(as_markdown(text))
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == one_line(text)


@given(SPECIAL)
def test_markdown_inside_a_table_stays_in_its_cell(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| {as_markdown(text)} | 2 |\n"
    cells = [
        token for token in MarkdownIt("gfm-like").disable("linkify").parse(table) if token.type == "td_open"
    ]
    assert len(cells) == 2


@given(st.text() | SPECIAL)
def test_a_cell_is_one_line_that_begins_no_formula(text: str) -> None:
    cell = as_cell(text)
    assert not cell.startswith(tuple("=+-@\t\r＝＋－＠"))
    written = io.StringIO()
    csv.writer(written).writerow([cell, "next"])
    assert list(csv.reader(io.StringIO(written.getvalue()))) == [[cell, "next"]]


@given(
    st.text()
    | SPECIAL.map(lambda rest: f"https://a.example/{rest}")
    | SPECIAL.map(lambda host: f"http://{host}")
)
def test_a_link_is_a_web_address_fit_for_any_quotes_or_nothing(url: str) -> None:
    link = web_address(url)
    if link is not None:
        assert link.startswith(("http://", "https://"))
        assert re.fullmatch(r"[!#$%&*+,\-./0-9:;=?@A-Z_a-z~]+", link)


@given(st.text(), st.integers(1, 50))
def test_one_line_is_short_and_whole(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit + 1
    assert line == " ".join(line.split())


@pytest.mark.parametrize("piece", ["a", "<", "*", "\\", " ", "\u202e", "www.", "://", "&", "\n", "1."])
def test_ten_megabytes_are_escaped_in_a_moment(piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    start = perf_counter()
    as_cell(text)
    as_markdown(text)
    as_html(one_line(text))
    web_address(text)
    assert perf_counter() - start < 30


@given(st.text())
def test_visible_text_holds_no_character_that_acts_on_its_surroundings(text: str) -> None:
    shown = visible(text)
    assert not any(ord(char) < 0x20 and char not in "\n\t" for char in shown)
    assert not any(0x7F <= ord(char) < 0xA0 for char in shown)
    assert not any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in shown)
    shown.encode()


@given(st.text())
def test_showing_visible_text_again_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


def test_letters_of_every_script_and_joined_emoji_are_left_alone() -> None:
    text = "İstanbul ß 東京 שלום مرحبا 👩‍🚒 naïve"
    assert visible(text) == text


def test_a_line_of_ten_megabytes_is_cut() -> None:
    assert len(one_line("x" * 10_000_000)) < 2_000


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://evil.example",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://",
        "https://[broken",
        "https://a.example/\u202e",
        "",
        None,
        "https://a.example/" + "x" * 5_000,
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/b?c=d&e=%20f#g", "https://a.example/b?c=d&e=%20f#g"),
        ("http://a.example:8080/~b", "http://a.example:8080/~b"),
        ("https://a.example/<b>'\")", "https://a.example/%3Cb%3E%27%22%29"),
        ("https://a.example/東京", "https://a.example/%E6%9D%B1%E4%BA%AC"),
    ],
)
def test_web_addresses_are_kept_and_made_fit_for_quotes(url: str, link: str) -> None:
    assert web_address(url) == link
