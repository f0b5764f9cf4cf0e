"""What training examples promise: spans that hold their answer, unanswerable ones that do not."""

from __future__ import annotations

from random import Random

import pytest

from qa.spans import VERDICTS
from qa.training.examples import MIXTURES, Mixture, Stream, join_prefix
from qa.training.neighbours import Context
from qa.training.records import TRAINING_SETS, Record, TrainingSet
from qa.training.scoring import cut_passages
from qa.training.swaps import Swapper, exchange_word, find_names, name_sibling, oppose
from qa.training.trainer import Recipe
from qa.training.windows import cut_window, split_sentences

HARBOUR = (
    "The harbour of Velm opened on 12 May 1904 after six years of work. Its first keeper was Ada Thorn, who "
    "came from Port Issel. In 1931 the northern wall was raised by 4 metres. The storm of 1953 took the old "
    "lamp, and the town council paid Jonas Reed for a new one."
)
BRIDGE = (
    "The bridge of Velm was built in 1927. The engineer Ines Falk drew it in Port Issel and never saw it "
    "finished. In March the council of Velm closed it for repairs that cost 310,000 crowns."
)


def record(question: str, context: str, answer: str, group: str = "Velm") -> Record:
    return Record("r", question, context, ((answer, context.index(answer)),), title=group, group=group)


RECORDS = [
    record("Who was the first keeper of the harbour at Velm?", HARBOUR, "Ada Thorn"),
    record("In what year was the wall raised in Velm?", HARBOUR, "1931"),
    record("Who drew the bridge of Velm in Port Issel?", BRIDGE, "Ines Falk"),
    record("What did the repairs of Velm's bridge cost?", BRIDGE, "310,000 crowns"),
]


@pytest.fixture
def stream() -> Stream:
    chosen = TrainingSet("none", "squad11", "", 0.05, titled=True)
    elsewhere = Context("The bridge of Tarn was drawn by Otto Lind. " * 3, "Tarn", "Tarn")
    return Stream([(chosen, RECORDS)], [elsewhere], seed=3)


def test_an_answerable_example_holds_an_answer_where_it_says(stream: Stream) -> None:
    for number in range(40):
        example = stream.example(RECORDS[number % 4], Mixture(altered=0.0), Random(number))
        assert example.passage[example.start : example.end] == RECORDS[number % 4].answers[0][0]


def test_an_altered_example_holds_the_new_answer_and_not_the_old(stream: Stream) -> None:
    made = [stream.example(RECORDS[n % 4], Mixture(altered=1.0), Random(n)) for n in range(40)]
    altered = [(RECORDS[n % 4], e) for n, e in enumerate(made) if e.kind == "altered"]
    assert altered
    for source, example in altered:
        assert source.answers[0][0] not in example.passage
        assert example.passage[example.start : example.end] not in source.context


@pytest.mark.parametrize("verdict", ["yes", "no", ""])
def test_a_yes_no_question_is_answered_by_a_word_before_its_passage(stream: Stream, verdict: str) -> None:
    asked = Record("r", "Was the wall raised?", HARBOUR, (), title="Velm", group="Velm", verdict=verdict)
    for number in range(20):
        example = stream.example(asked, Mixture(crowded=0.5), Random(number))
        assert example.passage.startswith(VERDICTS)
        assert example.passage[example.start : example.end].lower() == verdict


@pytest.mark.parametrize("way", ["same_article", "cut_out", "foreign"])
def test_a_passage_made_unanswerable_lacks_the_answer(stream: Stream, way: str) -> None:
    mixture = Mixture(**{"altered": 0.0, way: 1.0})
    made = [(RECORDS[n % 4], stream.example(RECORDS[n % 4], mixture, Random(n))) for n in range(40)]
    chosen = [(source, example) for source, example in made if example.kind == way]
    assert chosen
    for source, example in chosen:
        assert example.start == example.end == 0
        assert source.answers[0][0] not in example.passage


def test_an_exchanged_name_stands_nowhere_in_the_passage() -> None:
    swapper = Swapper(RECORDS)
    for number in range(30):
        question = swapper.swap_question(RECORDS[2], BRIDGE, Random(number))
        if question is None:
            continue
        assert question != RECORDS[2].question
        kept = set(RECORDS[2].question.split())
        assert all(word.strip("?") not in BRIDGE for word in question.split() if word not in kept)


def test_a_confused_question_names_what_the_passage_names() -> None:
    swapper = Swapper(RECORDS)
    made = [swapper.confuse_question(RECORDS[1], HARBOUR, Random(n)) for n in range(20)]
    assert any(made)
    for question in filter(None, made):
        assert "Velm" not in question
        assert any(name in question for name, _ in find_names(HARBOUR))


def test_a_renamed_passage_no_longer_names_who_is_asked_about(stream: Stream) -> None:
    made = [stream.example(RECORDS[2], Mixture(altered=0.0, renamed=1.0), Random(n)) for n in range(40)]
    renamed = [each for each in made if each.kind == "renamed"]
    assert renamed
    for example in renamed:
        asked = {name for name in ("Velm", "Issel") if name in example.question}
        assert any(name not in example.prefix + example.passage for name in asked)
        assert example.start == example.end == 0


def test_an_exchanged_word_comes_from_the_passage_and_has_the_ending_of_the_old() -> None:
    for number in range(20):
        question = exchange_word(
            "Who drew the bridge that was finished?", BRIDGE, "Ines Falk", Random(number)
        )
        assert question == "Who drew the bridge that was closed?"
    assert exchange_word("Who is it?", BRIDGE, "Ines Falk", Random(0)) is None


def test_a_sibling_excludes_the_word_it_takes_the_place_of_and_is_new_to_the_passage() -> None:
    passage = "Ana Bell wrote the novel that Bo Lind edited."
    made = {name_sibling("Who wrote the novel?", passage, Random(n)) for n in range(60)}
    assert "Who translated the novel?" in made
    assert "Who wrote the play?" in made
    assert "Who edited the novel?" not in made
    assert name_sibling("Who is it?", passage, Random(0)) is None


def test_sentences_around_a_passage_move_its_answer_and_hold_none(stream: Stream) -> None:
    mixture = Mixture(altered=0.0, crowded=1.0)
    made = [(RECORDS[n % 4], stream.example(RECORDS[n % 4], mixture, Random(n))) for n in range(40)]
    assert any("Otto Lind" in example.passage for _, example in made)
    for source, example in made:
        answer = source.answers[0][0]
        assert example.passage[example.start : example.end] == answer
        assert example.passage.count(answer) == 1


def test_the_window_of_an_unanswered_question_is_mostly_the_nearest(stream: Stream) -> None:
    text = " ".join(f"Sentence {n} tells of mill {n} and nothing else at all here." for n in range(40))
    asked = Record("u", "What does the sentence tell of the storm of 1953?", f"{text} {HARBOUR}", (), "", "V")
    made = [stream.example(asked, Mixture(altered=0.0), Random(n)) for n in range(30)]
    assert all(each.start == each.end == 0 for each in made)
    assert sum("storm of 1953" in each.passage for each in made) > 20


def test_no_sentence_of_its_own_article_stands_around_an_unanswered_question(stream: Stream) -> None:
    asked = Record("u", "Who drew the harbour of Velm in Port Issel?", HARBOUR, (), "Velm", "Velm")
    made = [stream.example(asked, Mixture(altered=0.0, crowded=1.0), Random(n)) for n in range(40)]
    assert any("Otto Lind" in each.passage for each in made)
    assert not any("Ines Falk" in each.passage for each in made)


def test_every_block_is_the_same_each_time_and_differs_from_the_next(stream: Stream) -> None:
    assert stream.block(2) == stream.block(2)
    assert stream.block(2) != stream.block(3)


def test_every_mixture_leaves_most_examples_answerable() -> None:
    for chosen in TRAINING_SETS:
        made = MIXTURES[chosen.source].unanswerable
        assert not chosen.answerable or 0.15 < made < 0.6


@pytest.mark.parametrize("words", [5, 20, 60, 500])
def test_a_window_holds_what_it_must_keep(words: int) -> None:
    start = HARBOUR.index("1931")
    for seed in range(20):
        a, b = cut_window(HARBOUR, (start, start + 4), words, Random(seed))
        assert a <= start
        assert start + 4 <= b


def test_sentences_and_passages_cover_the_text() -> None:
    assert "".join(HARBOUR[a:b] for a, b in split_sentences(HARBOUR)) == HARBOUR
    assert "".join(cut_passages(HARBOUR, words=500)) == HARBOUR


def test_names_are_found_inside_sentences_only() -> None:
    assert ("Port Issel", True) in find_names(BRIDGE)
    assert all(name != "The" for name, _ in find_names(BRIDGE))


def test_a_question_without_opposites_has_none() -> None:
    assert oppose("Who?", Random(0)) is None


def test_the_rate_rises_stays_and_falls_to_zero() -> None:
    recipe = Recipe(examples=1000, warmup=100, decay=0.2)
    assert recipe.rate_at(50) == pytest.approx(0.5)
    assert recipe.rate_at(500) == recipe.rate_at(800) == 1.0
    assert recipe.rate_at(900) == pytest.approx(0.5)
    assert recipe.rate_at(1000) == 0.0


def test_a_prefix_ends_every_part_alike() -> None:
    assert join_prefix(["A visit", "", "2025-05-08"]) == "A visit | 2025-05-08 | "
