"""The laws of spans: exact, covering and within limits, for any text at all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.chunking import PassageSettings, cut_passages
from index.sentences import split_sentences, trim
from index.types import Article, Span
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

# What trips up offsets: characters that change length in other cases or forms, halves, joiners, marks.
_AWKWARD = [
    *[
        "🛶",
        "👩‍🚒",
        "🇳🇴",
        "e\u0301",
        "İ",
        "ß",
        "ﬁ",
        "ǅ",
        "שלום",
        "مرحبا.",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
    ],
    *["\ud800", "\x00", "\u00a0", "\u3000", "\r\n", "\r", "\n", "\n\n", "\t", "\u2028", "\x85", " ", "  "],
    *[
        "。",
        "？",
        "।",
        "؟",
        "...",
        "…",
        "?!",
        ".”",
        "." + "'" + '"',
        "(",
        ")",
        "“",
        "•",
        "- ",
        "3. ",
        "—",
        ";",
    ],
    *["U.S.", "Gen.", "5 p.m.", "No.", "Jan.", "J.", "The", "bridge", "Ash", "fell", "3.5", "a"],
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(_AWKWARD), st.text(max_size=12), st.sampled_from(["word ", "Water rose. "])),
    max_size=80,
).map("".join)


@st.composite
def parts(draw: DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    ends = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return text, Span(*ends)


@st.composite
def settings(draw: DrawFn) -> PassageSettings:
    most = draw(st.integers(3, 40))
    return PassageSettings(draw(st.integers(1, most)), most, draw(st.integers(0, 3)))


@given(parts())
def test_sentences_are_a_partition(part: tuple[str, Span]) -> None:
    text, span = part
    sentences = split_sentences(text, span)
    assert "".join(sentence.of(text) for sentence in sentences) == span.of(text)
    assert all(sentences)
    if sentences:
        assert (sentences[0].start, sentences[-1].end) == (span.start, span.end)


@given(parts())
def test_every_sentence_but_one_of_empty_text_holds_more_than_space(part: tuple[str, Span]) -> None:
    text, span = part
    if span.of(text).strip():
        assert all(sentence.of(text).strip() for sentence in split_sentences(text, span))


@given(parts())
def test_a_trimmed_span_is_the_stripped_text_in_its_place(part: tuple[str, Span]) -> None:
    text, span = part
    trimmed = trim(span, text)
    assert trimmed.of(text) == span.of(text).strip()
    assert span.contains(trimmed)


@given(parts(), settings())
def test_passages_are_verbatim_within_the_limit_and_lose_nothing(
    part: tuple[str, Span], settings: PassageSettings
) -> None:
    text, body = part
    encoder = HashingEncoder()
    article = Article(locator="any", text=text, body_start=body.start)
    passages = cut_passages(article, encoder, settings)
    for passage, size in zip(passages, encoder.count_pieces([p.text for p in passages]), strict=True):
        assert passage.article_id == article.id
        assert passage.span.of(text) == passage.text == passage.text.strip() != ""
        assert size <= settings.max_pieces
        assert passage.span.start >= article.body_start
    covered = {at for passage in passages for at in range(passage.span.start, passage.span.end)}
    missed = set(range(article.body_start, len(text))) - covered
    assert not "".join(text[at] for at in missed).strip()


@given(TEXTS, settings())
def test_passages_follow_one_another_and_none_lies_inside_another(
    text: str, settings: PassageSettings
) -> None:
    spans = [p.span for p in cut_passages(Article(locator="any", text=text), HashingEncoder(), settings)]
    assert spans == sorted(spans)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(spans))
