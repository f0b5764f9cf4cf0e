"""A turn of a conversation is understood by the one before it, or left as it is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.types import EVERYTHING, Imprint, Selection, Span
from qa.evaluation import Task
from qa.evaluation.followups import read_cases
from qa.evaluation.runner import Sampling, evaluate
from qa.followups import Act, Exchange, explain_conflicts, understand
from qa.question import parse_question
from qa.types import Answer, Citation, Claim, Conflict, Reason, Status
from qa.values import parse

TABLE = Path(__file__).parent / "followups.jsonl"
DAYS = [date(2031, 6, day) for day in range(9, 14)]  # a Monday to a Friday
IMPRINTS = tuple(
    Imprint(f"{outlet} {day}", outlet, day) for outlet in ("CNN", "Bay Gazette", "Metro") for day in DAYS
)


def claim(text: str, question: str = "") -> Claim:
    kind = parse_question(question).expects if question else None
    quote = Citation("", "", "", "", "", None, None, text, 0, len(text), Span(0, len(text)))
    return Claim(text, parse(text, kind), (quote,), 1, 0.9)


def exchange(question: str, *answers: str, within: Selection = EVERYTHING) -> Exchange:
    claims = tuple(claim(each, question) for each in answers)
    return Exchange(question, Answer(question, Status.SINGLE, "", claims), within)


def understood(before: str, text: str, *answers: str) -> str:
    return understand(text, [exchange(before, *answers)], IMPRINTS).question


BOATS = "How many boats sank in the storm off Cape Lorn?"


@pytest.mark.parametrize(
    ("before", "text", "question"),
    [
        (BOATS, "And how many ferries?", "How many ferries sank in the storm off Cape Lorn?"),
        (BOATS, "ferries?", "How many ferries sank in the storm off Cape Lorn?"),
        (BOATS, "And off Tarn Point?", "How many boats sank in the storm off Tarn Point?"),
        (BOATS, "When was that?", "When was it that boats sank in the storm off Cape Lorn?"),
        (BOATS, "Who said so?", "Who said how many boats sank in the storm off Cape Lorn?"),
        (
            BOATS,
            "What do the fishermen say?",
            "How many boats sank in the storm off Cape Lorn according to the fishermen?",
        ),
        ("When did Oran Telle land in Bryn?", "Where?", "Where did Oran Telle land in Bryn?"),
        ("When did Oran Telle land in Bryn?", "And Ilya Voss?", "When did Ilya Voss land in Bryn?"),
        ("When did Oran Telle land in Bryn?", "and in Calvessa", "When did Oran Telle land in Calvessa?"),
        ("When did Oran Telle land in Bryn?", "Why did he come?", "Why did Oran Telle come?"),
        ("When did Oran Telle land in Bryn?", "And his wife?", "When did Oran Telle’s wife land in Bryn?"),
        ("Where did the ferry Merrow sink?", "How old was it?", "How old was the ferry Merrow?"),
        ("How long was Telle's visit?", "And Voss?", "How long was Voss’s visit?"),
        ("How many people died on Monday?", "on Tuesday?", "How many people died on Tuesday?"),
        ("Did the fire kill anyone?", "How many?", "How many people did the fire kill?"),
        ("Who wrote the letter to Bryn?", "Where is it kept?", "Where is the letter to Bryn kept?"),
    ],
)  # fmt: skip
def test_a_turn_that_leans_on_the_question_before_is_completed(before: str, text: str, question: str) -> None:
    assert understood(before, text) == question


@pytest.mark.parametrize(
    ("before", "answers", "text", "question"),
    [
        ("Who met the mayor of Bryn?", ["Ilya Voss"], "Where did he land?", "Where did Ilya Voss land?"),
        ("Who met the mayor of Bryn?", ["Voss", "Ilya Voss"], "Where did he land?", "Where did Voss land?"),
        (
            "What was stolen from the bank?",
            ["a bronze mask"],
            "How old is it?",
            "How old is the bronze mask?",
        ),
        ("Where did Telle land?", ["Calvessa"], "Who lives there?", "Who lives in Calvessa?"),
    ],
)
def test_a_pronoun_can_stand_for_the_answer_before(
    before: str, answers: list[str], text: str, question: str
) -> None:
    assert understood(before, text, *answers) == question


def test_a_pronoun_that_could_be_one_of_two_answers_is_left_alone() -> None:
    assert understood("Who sank?", "Where did he live?", "Ada Quill", "Oran Telle") == "Where did he live?"


@pytest.mark.parametrize(
    "text",
    [
        "Who is the mayor of Bryn?",
        "And who is the mayor of Bryn?",
        "How many people lost their homes in the flood?",
        "When did Telle say that he would resign?",
        "Is it true that the bridge was closed?",
        "How long does it take to build a ferry?",
        "Was there a storm warning?",
        "What did CNN report about the harbour?",
        "What does the mayor say about the price of bread?",
        "Why do the mayor and the ministry disagree about the bridge?",
        "What happened before Thursday's vote?",
        "bread prices Lorn 2031",
        "Did anyone see the thief before he ran away?",
        "When will the metro open?",
        "Thanks, and who is the mayor of Bryn?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(text: str) -> None:
    found = understand(text, [exchange(BOATS, "29")], IMPRINTS)
    assert (found.question, found.act, found.within, found.changes) == (text, Act.ASK, EVERYTHING, ())
    assert not found.is_changed


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("How many leaders attended the parade in Moscow?", "And Zelensky?"),
        ("When did Oran Telle arrive in Bryn?", "When did it begin?"),
        ("When did Oran Telle arrive in Bryn?", "Did he?"),
        ("When did Oran Telle arrive in Bryn?", "and before that?"),
        ("Did Oran Telle travel to Bryn?", "Summarise"),
        ("Did Oran Telle travel to Bryn?", "anything else?"),
        ("Who opened the bridge?", "and the other one?"),
        ("Who opened the bridge?", "Which ones?"),
        ("What did engineers find when they inspected the dam?", "When did they do that?"),
        ("What is the population of Bryn?", "What do the others say?"),
    ],
)
def test_a_turn_that_leans_on_nothing_sure_is_left_alone(before: str, text: str) -> None:
    assert not understand(text, [exchange(before)], IMPRINTS).is_changed


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("What does CNN say?", Selection(outlets=("CNN",))),
        ("cnn?", Selection(outlets=("CNN",))),
        ("CNN's version?", Selection(outlets=("CNN",))),
        ("And the Bay Gazette?", Selection(outlets=("Bay Gazette",))),
        ("only CNN and bay gazette please", Selection(outlets=("CNN", "Bay Gazette"))),
        ("according to Metro", Selection(outlets=("Metro",))),
        ("not CNN", Selection(outlets=("Bay Gazette", "Metro"))),
        ("Only reports from June 11", Selection(since=DAYS[2], until=DAYS[2])),
        ("before Wednesday", Selection(until=DAYS[1])),
        ("reports since 11 June", Selection(since=DAYS[2])),
        ("after Wednesday", Selection(since=DAYS[3])),
        ("only until Tuesday", Selection(until=DAYS[1])),
        ("just CNN, from 12 June on", Selection(outlets=("CNN",), since=DAYS[3])),
        ("only June 10 and 11", Selection(since=DAYS[1], until=DAYS[2])),
    ],
)
def test_a_turn_that_chooses_reports_asks_the_question_before_within_them(
    text: str, within: Selection
) -> None:
    found = understand(text, [exchange(BOATS, "29")], IMPRINTS)
    assert (found.question, found.within, found.act) == (BOATS, within, Act.ASK)


def test_a_choice_of_outlets_keeps_the_days_chosen_before_and_lasts_while_turns_lean_on_it() -> None:
    before = exchange(BOATS, within=Selection(since=DAYS[2]))
    narrowed = understand("And CNN?", [before], IMPRINTS)
    assert narrowed.within == Selection(outlets=("CNN",), since=DAYS[2])
    assert understand("And how many ferries?", [before], IMPRINTS).within == before.within
    assert understand("Who is the mayor of Bryn?", [before], IMPRINTS).within == EVERYTHING
    assert understand("All outlets again", [before], IMPRINTS).within == EVERYTHING


def test_an_outlet_named_like_a_common_word_is_meant_only_as_it_is_written() -> None:
    before = "When will the new tram open in Bryn?"
    assert understood(before, "What about the metro?") == "When will the metro open in Bryn?"
    found = understand("What about Metro?", [exchange(before)], IMPRINTS)
    assert (found.question, found.within.outlets) == (before, ("Metro",))


@pytest.mark.parametrize(
    "text",
    [
        "Why do they differ?", "why the difference", "Why don't the numbers match?", "Which one is right?",
        "What explains the discrepancy?", "Why do the reports disagree?", "How come they contradict?",
    ],
)  # fmt: skip
def test_a_turn_about_the_difference_wants_it_explained(text: str) -> None:
    found = understand(text, [exchange(BOATS, "27", "29")], IMPRINTS)
    assert (found.act, found.question) == (Act.EXPLAIN, BOATS)


def test_the_explanation_is_the_last_answer_told_by_its_conflicts() -> None:
    left, right = claim("27"), claim("29")
    conflict = Conflict(left, right, Reason.CONTRADICTS, "Both cannot be true.", ())
    answer = Answer(BOATS, Status.CONFLICTING, "The articles differ.", (left, right), (conflict, conflict))
    explained = explain_conflicts(answer)
    assert explained.text == "Both cannot be true."
    assert explained.claims == answer.claims
    agreed = explain_conflicts(Answer(BOATS, Status.SINGLE, "27 [1].", (left,)))
    assert agreed.text == "Its accounts do not contradict one another."


def test_after_one_outlet_alone_the_answer_of_them_all_is_explained() -> None:
    left, right = claim("27"), claim("29")
    conflict = Conflict(left, right, Reason.CONTRADICTS, "Both cannot be true.", ())
    contested = Exchange(BOATS, Answer(BOATS, Status.CONFLICTING, "", (left, right), (conflict,)))
    alone = exchange(BOATS, "27", within=Selection(outlets=("CNN",)))
    found = understand("Why do they differ?", [contested, alone], IMPRINTS)
    assert found.explained is not None
    assert (found.explained.text, found.within) == ("Both cannot be true.", EVERYTHING)


@pytest.mark.parametrize("text", ["Thanks!", "thank you very much", "Hello", "ok, great", "Good morning"])
def test_a_courtesy_asks_nothing(text: str) -> None:
    for earlier in ([], [exchange(BOATS, "29")]):
        assert understand(text, earlier, IMPRINTS).act is Act.NOTHING


def test_without_a_turn_before_everything_is_left_alone() -> None:
    for text in ("And how many drones?", "Where did he land?", "What does CNN say?", "Why do they differ?"):
        assert understand(text, [], IMPRINTS).question == text


def test_what_was_put_where_is_told() -> None:
    found = understand("Where did he land?", [exchange("Who met the mayor?", "Ilya Voss")], IMPRINTS)
    assert found.changes == (("he", "Ilya Voss"),)
    found = understand("And off Tarn Point?", [exchange(BOATS)], IMPRINTS)
    assert found.changes == (("off Cape Lorn", "off Tarn Point"),)


def test_someone_named_two_turns_back_can_still_be_meant() -> None:
    earlier = [
        exchange("Why did minister Jorun Hale resign?"),
        exchange("How big was the loan?", "2 million"),
    ]
    assert understand("Who replaces him?", earlier, IMPRINTS).question == "Who replaces minister Jorun Hale?"


WORDS = st.sampled_from(
    "and how many who what when where why did was it is he she they there that only from before May 8 CNN "
    "the mayor of Bryn in Kyiv drones people killed said so differ not all reports his ' ’ … ? , : \u202e "
    "\x00 🎉 says What And injured Monday according to Metro".split(" ")
)  # fmt: skip
TURNS = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60))


@settings(max_examples=400, deadline=None)
@given(before=TURNS, answer=st.text(max_size=20), text=TURNS)
def test_any_turn_after_any_other_is_understood_as_something_and_never_raises(
    before: str, answer: str, text: str
) -> None:
    earlier = [Exchange(before, Answer(before, Status.SINGLE, "", (claim(answer),)))]
    found = understand(text, earlier, IMPRINTS)
    assert bool(found.question) == bool(text.split())
    assert found.text == " ".join(text.split())


def test_a_turn_of_any_length_is_read_quickly() -> None:
    for text in ("and " * 20_000, "he " * 300, "x" * 20_000, "in the " * 140, "CNN and " * 100):
        assert understand(text, [exchange(BOATS, "29")], IMPRINTS).text


def test_the_table_holds_what_its_figures_are_said_to_stand_on() -> None:
    cases = read_cases(TABLE)
    turns = [case for case in cases if case.earlier]
    alone = [case for case in turns if not case.leans]
    assert len(turns) >= 240
    assert len(alone) >= len(turns) / 3
    assert {case.split for case in cases} == {"dev", "heldout"}


def test_the_benchmark_counts_each_split_and_leaves_stand_alone_questions_alone() -> None:
    report = evaluate(Task.FOLLOWUPS, TABLE, lambda articles: pytest.fail("no corpus is needed"), Sampling())
    rows = {row.group: row.scores for row in report.rows}
    assert rows.keys() == {"dev", "heldout"}
    dev = rows["dev"]
    assert dev["stand-alone kept"].value == 1
    assert (dev["understood"].value or 0) > 0.8
    assert (dev["misunderstood"].value or 0) < 0.02


def test_the_benchmark_tells_what_was_misunderstood_from_what_was_left_alone(tmp_path: Path) -> None:
    dialogue = {
        "id": "d", "outlets": ["CNN"], "days": ["2031-06-09"],
        "turns": [
            {"text": BOATS, "claims": ["27", "29"]},
            {"text": "And how many ferries?", "alone": ["How many tankers sank?"]},
            {"text": "Gibberish of one sort", "alone": ["How many tankers sank on Monday?"]},
            {"text": "thanks", "act": "nothing"},
            {"text": "Only CNN", "alone": ["How many tankers sank on Monday?"], "outlets": ["CNN"]},
        ],
    }  # fmt: skip
    path = tmp_path / "followups.jsonl"
    path.write_text(json.dumps(dialogue))
    report = evaluate(Task.FOLLOWUPS, path, lambda articles: pytest.fail("no corpus"), Sampling())
    (row,) = report.rows
    got = {name: (share.got, share.of) for name, share in row.scores.items()}
    assert got == {
        "right": (3, 5), "misunderstood": (1, 5), "understood": (2, 4), "left alone": (1, 4),
    }  # fmt: skip
