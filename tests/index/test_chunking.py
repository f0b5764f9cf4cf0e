"""Passages of particular articles; the laws that hold for any text are in tests/properties."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from index.chunking import PassageSettings, cut_passages
from index.embedding import load_encoder
from index.errors import InputError
from index.types import Article
from tests.fakes import HashingEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCES = [
    f"Gate {number} of the Harrow dam was opened shortly before noon on Sunday." for number in range(40)
]
SMALL = PassageSettings(target_pieces=64, max_pieces=96)


def article(text: str, body_start: int = 0) -> Article:
    return Article(locator="dam.txt", text=text, body_start=body_start)


def texts(text: str, settings: PassageSettings = SMALL, body_start: int = 0) -> list[str]:
    return [p.text for p in cut_passages(article(text, body_start), HashingEncoder(), settings)]


def test_passages_are_runs_of_whole_sentences() -> None:
    for text in texts(" ".join(SENTENCES)):
        assert text.startswith("Gate ")
        assert text.endswith("Sunday.")


def test_a_passage_begins_with_the_last_sentence_of_the_one_before() -> None:
    passages = texts(" ".join(SENTENCES))
    assert len(passages) > 5
    for before, after in pairwise(passages):
        assert after.startswith(before[before.rindex("Gate ") :])
        assert after.count("Gate ") > 1


def test_a_passage_that_the_next_one_repeats_in_full_is_left_out() -> None:
    long = "The ferry " + "and the tug " * 25 + "sank."
    assert texts(f"It rained. {long}") == [f"It rained. {long}"]


@pytest.mark.parametrize("overlap", [0, 1, 2, 3])
def test_as_many_sentences_are_repeated_as_asked_for(overlap: int) -> None:
    settings = PassageSettings(target_pieces=128, max_pieces=256, overlap_sentences=overlap)
    repeated = sum(text.count("Gate ") for text in texts(" ".join(SENTENCES), settings)) - len(SENTENCES)
    assert repeated == overlap * (len(texts(" ".join(SENTENCES), settings)) - 1)


def test_repeated_sentences_keep_their_own_offsets() -> None:
    whole = article("The dam held. " * 60)
    passages = cut_passages(whole, HashingEncoder(), SMALL)
    assert len({passage.span for passage in passages}) == len(passages) > 2
    assert all(passage.span.of(whole.text) == passage.text for passage in passages)
    assert [p.span.start for p in passages] == sorted(p.span.start for p in passages)


def test_a_sentence_that_fits_no_passage_is_cut_between_clauses() -> None:
    clauses = [
        f"the lock keeper at post number {number} saw the water rise by a foot;" for number in range(20)
    ]
    passages = texts("At dawn " + " ".join(clauses))
    assert len(passages) > 2
    assert all(text.endswith("foot;") for text in passages)


def test_a_word_that_fits_no_passage_is_cut_anywhere_rather_than_dropped() -> None:
    blob = "§" * 1000
    assert "".join(texts(blob)) == blob


def test_a_sentence_longer_than_the_target_stays_whole_while_it_fits() -> None:
    long = "The ferry " + "and the tug " * 25 + "sank."
    assert any(long in text for text in texts(f"It rained. {long} Nobody was hurt."))


def test_the_header_is_in_no_passage() -> None:
    header = "date 2031-03-09 By Ilse Brandt\n\n"
    assert texts(header + "The dam held.", body_start=len(header)) == ["The dam held."]


@pytest.mark.parametrize("text", ["", " \n\n\t "])
def test_an_article_without_words_has_no_passages(text: str) -> None:
    assert texts(text) == []


def test_the_encoders_own_limit_holds_below_the_settings() -> None:
    encoder = HashingEncoder(max_pieces=40)
    passages = cut_passages(article(" ".join(SENTENCES)), encoder)
    assert max(encoder.count_pieces([passage.text for passage in passages])) <= 40


def test_a_whole_that_counts_more_than_its_parts_is_cut_again() -> None:
    class Jealous(HashingEncoder):
        """Counts every pair of neighbouring sentences as many pieces more."""

        def count_pieces(self, texts: list[str]) -> list[int]:
            return [
                size + 30 * text.count(". ")
                for text, size in zip(texts, super().count_pieces(texts), strict=True)
            ]

    encoder = Jealous()
    passages = cut_passages(article(" ".join(SENTENCES)), encoder, SMALL)
    assert max(encoder.count_pieces([passage.text for passage in passages])) <= SMALL.max_pieces
    covered = {at for passage in passages for at in range(passage.span.start, passage.span.end)}
    assert {at for at, mark in enumerate(" ".join(SENTENCES)) if mark != " "} <= covered


@pytest.mark.parametrize(
    "sizes", [{"target_pieces": 0}, {"target_pieces": 300}, {"overlap_sentences": -1}, {"max_pieces": 5}]
)
def test_settings_that_no_passage_can_meet_are_refused(sizes: dict[str, int]) -> None:
    with pytest.raises(InputError, match="choose"):
        PassageSettings(**sizes)


@pytest.mark.models
@pytest.mark.parametrize("piece", ["a", "👩\u200d👧", "\u202e"])
def test_what_has_no_blank_is_cut_though_the_encoder_takes_it_for_one_word(
    piece: str,
) -> None:
    article = Article(locator="a", text=piece * (100_000 // len(piece)))
    assert max(len(passage.text) for passage in cut_passages(article, OneWord())) < 5_000


class OneWord:
    """Counts whatever stands between blanks as one piece, as word-piece encoders do with what is long."""

    max_pieces = 256

    def count_pieces(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]


def test_no_passage_is_longer_than_the_real_encoder_reads() -> None:
    encoder = load_encoder()
    text = " ".join(SENTENCES) + "\n\n" + "水門は開いた。" * 300 + "\n\n" + "na\u0308ive-" * 400 + " 🛶" * 300
    passages = cut_passages(article(text), encoder)
    assert max(encoder.count_pieces([passage.text for passage in passages])) <= encoder.max_pieces == 256
    assert all(passage.span.of(text) == passage.text for passage in passages)
