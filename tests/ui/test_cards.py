"""Answers and articles as HTML: nothing foreign acts, and marks stand where the offsets say."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from index.types import Article
from qa.types import Answer, Conflict, Reason, Status
from tests.ui.scripted import CONTESTED, GAZETTE, LANTERN, NOT_FOUND, TWENTY_NINE, TWENTY_SEVEN, cite, claim
from ui.cards import render_answer
from ui.sources import render_article

EVIL = '</p></mark><script>x</script><img src="//e" onerror="x"><a href="javascript:1">\u202e\x1b${x}{{x}}'
OWN_TAGS = {
    "a", "article", "bdi", "blockquote", "button", "details", "div", "figcaption", "figure", "h2", "h3",
    "header", "li", "mark", "nav", "ol", "p", "section", "span", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would see: tags, attributes, the text of each mark, and tags left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.misnested: list[str] = []
        self.text = ""
        self.marks: dict[str, list[str]] = {"quote": [], "value-mark": [], "differs": []}
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

    def buttons(self, kind: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for tag, attributes in self.tags
            if tag == "button" and kind in (attributes["class"] or "").split()
        ]

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
    assert page.marks == {"quote": [], "value-mark": [], "differs": []}
    opened = Page(render_article(article, one.citations[0], 1))
    assert page.misnested == opened.misnested == []
    assert opened.marks == {"quote": [text], "value-mark": [], "differs": []}


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


def cited(page: Page) -> list[tuple[str | None, str | None]]:
    return [(button["data-turn"], button["data-cite"]) for button in page.buttons("cite")]


def test_every_citation_is_a_button_that_names_its_turn_and_number() -> None:
    page = Page(render_answer(replace(CONTESTED, conflicts=()), 4))
    assert cited(page) == [("4", number) for number in ("1", "2", "3", "1", "2", "3")]


def test_a_long_run_of_marks_is_told_by_its_first_and_its_last() -> None:
    articles = [Article(locator=f"a{n}", text=f"They counted 27 boats, said {n}.") for n in range(5)]
    crowd = claim("27", *(cite(each, each.text, "27") for each in articles))
    told = Answer("How many?", Status.AGREED, "27 [1] [2] [3] [4] [5]. So it is.", (crowd,))
    sentence = render_answer(told, 0).partition('class="sentence">')[2].partition("</p>")[0]
    assert [number for _, number in cited(Page(sentence))] == ["1", "5"]
    assert Page(sentence).text == "27 1–5. So it is."


def test_between_two_cards_stands_why_they_differ_and_nowhere_else() -> None:
    page = Page(render_answer(CONTESTED, 0))
    assert page.text.count("29 and 27 are exact counts of the same boats.") == 1
    between = page.text.partition("more than ever before.")[2].partition("27")[0]
    assert "Contradiction" in between
    assert "more difference" not in page.text


def test_of_many_accounts_each_card_tells_the_nearest_it_differs_from_and_the_other_pairs_are_folded() -> (
    None
):
    told = [
        claim(f"{n}", cite(LANTERN, "Organisers counted 27 boats in the parade.", "27")) for n in range(4)
    ]
    pairs = [
        Conflict(one, other, Reason.CONTRADICTS, f"{one.text} against {other.text}.", ())
        for place, one in enumerate(told)
        for other in told[place + 1 :]
    ]
    page = Page(render_answer(replace(CONTESTED, claims=tuple(told), conflicts=tuple(pairs)), 0))
    cards, _, folded = page.text.partition("3 more differences")
    assert [pair.explanation for pair in pairs if pair.explanation in cards] == [
        "0 against 1.", "1 against 2.", "2 against 3.",
    ]  # fmt: skip
    assert all(pair.explanation in cards + folded for pair in pairs)


def test_more_accounts_than_the_eye_takes_in_are_folded_and_none_is_lost() -> None:
    told = tuple(claim(f"{n} boats", cite(GAZETTE, "Twenty-nine boats", "Twenty-nine")) for n in range(9))
    shown, _, folded = Page(render_answer(replace(CONTESTED, claims=told, conflicts=()), 0)).text.partition(
        "3 more accounts"
    )
    assert [f"{n} boats" in shown for n in range(9)] == [True] * 6 + [False] * 3
    assert all(f"{n} boats" in folded for n in range(6, 9))


def test_copies_are_folded_under_the_report_they_copy() -> None:
    first, second = TWENTY_NINE.citations
    copied = claim("29", replace(first, copy_of=second.article_id), second, number=29, origins=1)
    html = render_answer(replace(CONTESTED, claims=(copied, TWENTY_SEVEN), conflicts=()), 0)
    shown, _, folded = html.partition("<summary>1 copy or rewording</summary>")
    assert second.quote in Page(shown).text
    assert first.quote not in Page(shown).text
    assert first.quote in Page(folded).text


def test_words_in_which_near_quotes_of_two_accounts_differ_are_marked() -> None:
    one, other = (
        Article(locator=name, text=f"By dawn the brigade had {number} pumps at work in the {place} quarter.")
        for name, number, place in (("a", "36", "old"), ("b", "63", "harbour"))
    )
    left, right = claim("36", cite(one, one.text, "36")), claim("63", cite(other, other.text, "63"))
    conflict = Conflict(left, right, Reason.ALTERED_COPY, "", (*left.citations, *right.citations))
    page = Page(render_answer(replace(CONTESTED, claims=(left, right), conflicts=(conflict,)), 0))
    assert page.marks["differs"] == ["36", "old", "63", "harbour"]
    assert page.marks["value-mark"] == ["36", "63"]


def test_an_answer_can_be_copied_in_three_forms() -> None:
    page = Page(render_answer(CONTESTED, 2))
    assert [(b["data-turn"], b["data-number"], b["data-form"]) for b in page.buttons("copy")] == [
        ("2", "0", "text"), ("2", "0", "markdown"), ("2", "0", "json"),
    ]  # fmt: skip


def test_a_mark_in_the_text_that_names_no_citation_is_no_button() -> None:
    page = Page(render_answer(replace(NOT_FOUND, text="See [7] and [0]."), 0))
    assert "See [7] and [0]." in page.text
    assert page.buttons("cite") == []


def test_more_reports_than_fit_are_folded_and_none_is_lost() -> None:
    articles = [Article(locator=f"a{n}", text=f"They counted 27 boats, said {n}.") for n in range(6)]
    crowd = claim("27", *(cite(each, each.text, "27") for each in articles))
    page = Page(render_answer(replace(CONTESTED, claims=(crowd,), conflicts=()), 0))
    assert "3 more reports" in page.text
    assert all(each.text in page.text for each in articles)
