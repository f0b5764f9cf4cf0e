"""Answers and articles as HTML: nothing foreign acts, and marks stand where the offsets say."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from index.types import Article
from qa.types import Answer, Conflict, Reason, Status
from tests.ui.scripted import CONTESTED, GAZETTE, LANTERN, NOT_FOUND, TWENTY_NINE, TWENTY_SEVEN, cite, claim
from ui.cards import render_answer, render_article

EVIL = '</p></mark><script>x</script><img src="//e" onerror="x"><a href="javascript:1">\u202e\x1b${x}{{x}}'
OWN_TAGS = {
    "a", "article", "bdi", "blockquote", "button", "details", "div", "h2", "h3", "header", "li", "mark", "ol",
    "p", "section", "span", "summary", "ul",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would see: tags, attributes, the text of each mark, and tags left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.misnested: list[str] = []
        self.text = ""
        self.marks: dict[str, list[str]] = {"quote": [], "value-mark": []}
        self._marking: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.open.append(tag)
        if tag == "mark":
            kind = attributes["class"] or ""
            self._marking.append(kind)
            self.marks[kind].append("")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)
        if tag == "mark":
            self._marking.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for kind in self._marking:
            self.marks[kind][-1] += data


def hostile() -> tuple[Article, Answer]:
    article = Article(
        locator=EVIL,
        text=f"{EVIL} They counted 27 boats{EVIL}. {EVIL}",
        title=EVIL,
        source=EVIL,
        author=EVIL,
        url="javascript:alert(1)",
    )
    one = claim(EVIL, cite(article, f"They counted 27 boats{EVIL}.", "27"))
    conflict = Conflict(one, TWENTY_NINE, Reason.DISPUTED, EVIL, one.citations)
    return article, Answer(EVIL, Status.CONFLICTING, EVIL, (one, TWENTY_NINE), (conflict,), (EVIL,))


def test_no_field_of_an_answer_or_article_becomes_markup() -> None:
    article, answer = hostile()
    for html in (render_answer(answer, 0), render_article(article, answer.citations[0], 1)):
        page = Page(html)
        assert {tag for tag, _ in page.tags} <= OWN_TAGS
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert not [attributes for tag, attributes in page.tags if tag == "a"]
        assert (page.open, page.misnested) == ([], [])
        assert not set("\u202e\x1b") & set(html)


@pytest.mark.parametrize("answer", [CONTESTED, NOT_FOUND, replace(CONTESTED, conflicts=(), notes=())])
def test_answers_are_well_formed(answer: Answer) -> None:
    page = Page(render_answer(answer, 3))
    assert (page.open, page.misnested) == ([], [])


def test_each_account_is_a_card_with_its_value_support_and_quotes() -> None:
    page = Page(render_answer(CONTESTED, 0))
    assert sum(attributes.get("class") == "account" for _, attributes in page.tags) == 2
    assert "2 articles, 1 independent source" in page.text
    assert "“Organisers counted 27 boats in the parade.”" in page.text
    assert page.marks["value-mark"] == ["Twenty-nine", "29", "27"]


def test_a_sentence_that_its_quote_repeats_stands_on_its_card_once_and_unmarked() -> None:
    text = "The steward closed the pier because the boards had rotted."
    article = Article(locator="a", text=text)
    one = claim(text, cite(article, text, text))
    page = Page(render_answer(replace(CONTESTED, text="See [1].", claims=(one,), conflicts=()), 0))
    assert page.text.count("boards had rotted") == 1
    assert page.marks == {"quote": [], "value-mark": []}
    opened = Page(render_article(article, one.citations[0], 1))
    assert page.misnested == opened.misnested == []
    assert opened.marks == {"quote": [text], "value-mark": []}


@pytest.mark.parametrize(
    ("length", "size"),
    [(5, "value"), (20, "value is-medium"), (40, "value is-long"), (90, "value is-sentence")],
)
def test_a_value_is_shown_the_smaller_the_longer_it_is(length: int, size: str) -> None:
    value = ("boats " * 20)[: length - 1] + "s"
    article = Article(locator="a", text=f"They counted {value} there.")
    one = claim(value, cite(article, article.text, value))
    page = Page(render_answer(replace(CONTESTED, claims=(one,), conflicts=()), 0))
    assert [attributes["class"] for tag, attributes in page.tags if tag == "h3"] == [size]


def test_every_citation_is_a_button_that_names_its_turn_and_number() -> None:
    page = Page(render_answer(CONTESTED, 4))
    cited = [
        (attributes["data-turn"], attributes["data-cite"]) for tag, attributes in page.tags if tag == "button"
    ]
    assert cited == [("4", n) for n in ("1", "2", "3", "1", "2", "3", "1", "3")]


def test_a_mark_in_the_text_that_names_no_citation_is_no_button() -> None:
    page = Page(render_answer(replace(NOT_FOUND, text="See [7] and [0]."), 0))
    assert "See [7] and [0]." in page.text
    assert not [tag for tag, _ in page.tags if tag == "button"]


def test_more_citations_than_fit_are_folded_and_none_is_lost() -> None:
    articles = [Article(locator=f"a{n}", text=f"They counted 27 boats, said {n}.") for n in range(6)]
    crowd = claim("27", *(cite(each, each.text, "27") for each in articles))
    page = Page(render_answer(replace(CONTESTED, claims=(crowd,), conflicts=()), 0))
    assert "3 more citations" in page.text
    assert all(each.text in page.text for each in articles)


def test_the_article_marks_the_quote_and_inside_it_the_value() -> None:
    second = LANTERN.text.rindex("Organisers")
    quote = "Organisers counted 27 boats in the parade."
    first = cite(LANTERN, quote, "27")
    shift = second - first.start
    citation = replace(first, start=second, end=first.end + shift, highlight=first.highlight.shift(shift))
    html = render_article(LANTERN, citation, 3)
    page = Page(html)
    assert page.marks == {"quote": [quote], "value-mark": ["27"]}
    story = html.partition('<div class="story" dir="auto">')[2]
    assert Page(story.partition("<mark")[0]).text == LANTERN.text[:second]


def test_the_article_tells_title_outlet_author_date_file_and_link() -> None:
    page = Page(render_article(LANTERN, TWENTY_SEVEN.citations[0]))
    for words in (
        "Harbour fair draws a crowd",
        "The Evening Lantern",
        "Ada Quill",
        "3 June 2031",
        "lantern.txt",
    ):
        assert words in page.text
    (link,) = [attributes for tag, attributes in page.tags if tag == "a"]
    assert link["href"] == "https://lantern.example/fair?day=3"
    assert set((link["rel"] or "").split()) >= {"noopener", "noreferrer"}


def test_an_article_that_changed_since_is_shown_with_a_warning_and_no_mark() -> None:
    changed = replace(LANTERN, text="Corrected: " + LANTERN.text)
    page = Page(render_article(changed, TWENTY_SEVEN.citations[0]))
    assert page.marks == {"quote": [], "value-mark": []}
    assert "has changed since it was quoted" in page.text
    assert "Corrected: " in page.text


def test_a_huge_article_is_shown_around_the_quote() -> None:
    text = "x" * 5_000_000 + " They counted 27 boats. " + "y" * 5_000_000
    article = Article(locator="big", text=text)
    html = render_article(article, cite(article, "They counted 27 boats.", "27"))
    assert len(html) < 100_000
    assert Page(html).text.count("[the article goes on]") == 2


def test_the_whole_of_an_ordinary_article_is_shown() -> None:
    page = Page(render_article(GAZETTE, TWENTY_NINE.citations[0]))
    assert page.text.endswith(GAZETTE.text)
