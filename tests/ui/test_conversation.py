"""A question becomes a turn whatever happens, and a click opens what it names or says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from index.errors import NoArticles
from index.loaders import Failure
from index.types import EVERYTHING, Selection
from qa.followups import Act
from qa.question import LONGEST_QUESTION
from qa.stages import Stage, stage
from tests.ui.scripted import CONTESTED, LANTERN, NAMELESS, ScriptedCorpus
from ui.conversation import (
    Turn,
    Turns,
    answer_waiting,
    edit_question,
    open_citation,
    render_conversation,
    render_copied,
    render_masthead,
    take_question,
)
from ui.wording import STAGES

if TYPE_CHECKING:
    from qa.types import Answer

ANSWERED = (Turn(CONTESTED.question, CONTESTED),)


class FailingCorpus(ScriptedCorpus):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def ask(self, question: str, *, within: Selection = EVERYTHING) -> Answer:
        raise self.error


@dataclass
class ForgetfulCorpus(ScriptedCorpus):
    held: tuple[()] = ()  # type: ignore[assignment]


@dataclass
class StagedCorpus(ScriptedCorpus):
    """Goes through the stages as the engine does."""

    def ask(self, question: str, *, within: Selection = EVERYTHING) -> Answer:
        for each in Stage:
            with stage(each):
                pass
        return super().ask(question, within=within)


def ask(corpus: ScriptedCorpus, question: str, earlier: Turns = ()) -> Turns:
    taken = take_question(question, earlier)
    *_, after = (taken, *answer_waiting(corpus, taken))
    return after


def test_a_question_waits_and_is_then_answered() -> None:
    waiting = take_question(f"  {CONTESTED.question} ", ())
    assert waiting == (Turn(CONTESTED.question),)
    assert "Waiting for its turn" in render_conversation(waiting)
    *_, answered = answer_waiting(ScriptedCorpus(), waiting)
    assert answered == ANSWERED


def test_every_stage_of_an_answer_is_named_while_it_runs() -> None:
    *stages, answered = answer_waiting(StagedCorpus(), take_question(CONTESTED.question, ()))
    shown = [render_conversation(each).partition('class="now">')[2].partition("<")[0] for each in stages]
    assert shown == [f"{STAGES[each]}…" for each in Stage]
    assert answered == ANSWERED


def test_stages_behind_and_at_hand_are_told_apart_in_words() -> None:
    html = render_conversation((Turn("Who?", stage=Stage.READING),))
    assert html.count(", done</span>") == 1
    assert html.count(", now</span>") == 1
    assert html.count('aria-current="step"') == 1


def test_earlier_turns_stay() -> None:
    after = ask(ScriptedCorpus(), "Who won?", ANSWERED)
    assert after[0] == ANSWERED[0]
    assert after[1].question == "Who won?"


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_changes_nothing(question: str) -> None:
    assert take_question(question, ANSWERED) is ANSWERED
    assert list(answer_waiting(ScriptedCorpus(), ANSWERED)) == []


def test_a_question_asked_while_another_waits_is_not_taken() -> None:
    waiting = take_question("Who won?", ())
    assert take_question("Who lost?", waiting) is waiting


def test_an_answer_that_is_being_worked_out_is_not_begun_again() -> None:
    begun = next(answer_waiting(ScriptedCorpus(), take_question(CONTESTED.question, ())))
    assert begun[-1].is_waiting
    assert list(answer_waiting(ScriptedCorpus(), begun)) == []


def test_a_question_that_is_too_long_is_refused_with_its_length_and_not_asked() -> None:
    corpus = FailingCorpus(AssertionError("must not be asked"))
    (turn,) = ask(corpus, "a" * (LONGEST_QUESTION + 1))
    assert "1,001 characters" in turn.trouble
    assert len(turn.question) < LONGEST_QUESTION


def test_a_follow_up_is_understood_before_it_is_answered_and_shown_with_a_way_to_change_it() -> None:
    waiting = take_question("And how many ferries?", ANSWERED)
    _, understood, answered = answer_waiting(ScriptedCorpus(), waiting)
    for step in (understood, answered):
        assert step[-1].question == "And how many ferries?"
        assert step[-1].asked == "How many ferries took part?"
        html = (
            render_conversation(step)
            .partition('<article class="turn">')[2]
            .partition('<article class="turn">')[2]
        )
        assert '<bdi class="asked">“How many ferries took part?”</bdi>' in html
        assert 'data-edit="1"' in html
    assert understood[-1].is_waiting
    assert answered[-1].answer is not None
    assert answered[-1].answer.question == "How many ferries took part?"
    assert edit_question(answered, 1) == "How many ferries took part?"


def test_a_question_that_stands_alone_is_shown_without_a_word_of_how_it_was_understood() -> None:
    after = ask(ScriptedCorpus(), "Who is the mayor of Lorn?", ANSWERED)
    assert after[-1].understood is None
    assert "Understood" not in render_conversation(after)


def test_an_outlet_is_asked_alone_and_the_turns_that_lean_on_it_keep_to_it() -> None:
    after = ask(ScriptedCorpus(), "What does the Bay Gazette say?", ANSWERED)
    assert after[-1].asked == CONTESTED.question
    assert after[-1].within == Selection(outlets=("Bay Gazette",))
    assert after[-1].answer is not None
    assert after[-1].answer.notes == ("Within ('Bay Gazette',).",)
    assert "”</bdi>, only Bay Gazette <button" in render_conversation(after)
    then = ask(ScriptedCorpus(), "And how many ferries?", after)
    assert then[-1].within == after[-1].within


def test_why_they_differ_is_told_from_the_last_answer_without_asking_the_articles() -> None:
    corpus = FailingCorpus(AssertionError("must not be asked"))
    (_, turn) = ask(corpus, "Why do they differ?", ANSWERED)
    assert turn.understood is not None
    assert turn.understood.act is Act.EXPLAIN
    assert turn.answer is not None
    assert turn.answer.text == CONTESTED.conflicts[0].explanation
    html = render_conversation((turn,))
    assert "Understood as: why do the accounts differ on" in html


def test_thanks_are_answered_with_a_word_and_searched_for_nowhere() -> None:
    corpus = FailingCorpus(AssertionError("must not be asked"))
    (_, turn) = ask(corpus, "Thanks!", ANSWERED)
    assert not turn.is_waiting
    assert "no question in that" in render_conversation((turn,))


def test_what_was_understood_is_shown_as_text_whatever_is_in_it() -> None:
    earlier = (Turn("How many <img src=x onerror=alert(1)> sank off Lorn?", CONTESTED),)
    after = ask(ScriptedCorpus(), "And off Tarn?", earlier)
    assert after[-1].asked == "How many <img src=x onerror=alert(1)> sank off Tarn?"
    assert "<img" not in render_conversation(after)


@pytest.mark.parametrize("turn", [-1, 1, "0", None, 1.5])
def test_only_a_turn_of_the_conversation_can_be_changed(turn: object) -> None:
    assert edit_question(ANSWERED, turn) == ""
    assert edit_question(ANSWERED, 0) == CONTESTED.question


def test_an_error_of_the_tree_is_told_in_its_own_words() -> None:
    (turn,) = ask(FailingCorpus(NoArticles("the box")), "Who?")
    assert turn.trouble.startswith("no readable article in the box")
    assert "no readable article in the box" in render_conversation((turn,))


def test_a_fault_of_the_program_ends_the_wait_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    (turn,) = ask(FailingCorpus(ZeroDivisionError("secret detail")), "Who?")
    assert "inside the program" in turn.trouble
    assert "secret detail" not in turn.trouble
    assert "secret detail" in caplog.text


def test_a_long_conversation_lets_its_oldest_turns_go() -> None:
    turns: Turns = ()
    for number in range(100):
        turns = ask(ScriptedCorpus(), f"Question {number}?", turns)
    assert len(turns) < 50
    assert turns[-1].question == "Question 99?"


def test_a_citation_opens_its_article_with_the_quote_marked() -> None:
    html = open_citation(ScriptedCorpus(), ANSWERED, 0, 3)
    assert "The Evening Lantern" in html
    assert '<mark class="quote"' in html
    assert "3 of 3" in html


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("number", [0, 3])
def test_what_is_copied_names_what_was_asked_for(form: str, number: int) -> None:
    html = render_copied(ANSWERED, 0, number, form)
    assert f'data-asked="0:{number}:{form}"' in html
    assert "Organisers counted" in html


@pytest.mark.parametrize(
    ("turn", "number", "form"),
    [(1, 0, "text"), (0, 4, "text"), (0, -1, "text"), (0, 0, "<b>"), (0, None, "json")],
)
def test_what_names_nothing_copies_nothing(turn: object, number: object, form: object) -> None:
    assert render_copied(ANSWERED, turn, number, form) == ""


@pytest.mark.parametrize(
    ("turn", "number"), [(0, 0), (0, 4), (1, 1), (-1, 1), ("0", 1), (0, None), (0, 1.5), (0, "<b>")]
)
def test_a_click_that_names_no_citation_says_so(turn: object, number: object) -> None:
    assert "no longer part of the conversation" in open_citation(ScriptedCorpus(), ANSWERED, turn, number)


def test_a_citation_of_a_turn_without_an_answer_says_so() -> None:
    assert "no longer part" in open_citation(ScriptedCorpus(), (Turn("Who?"),), 0, 1)


def test_an_article_that_left_the_corpus_says_so() -> None:
    assert "no longer in the corpus" in open_citation(ForgetfulCorpus(), ANSWERED, 0, 1)


def test_questions_and_examples_are_escaped() -> None:
    html = render_conversation((Turn("<b>who</b>", trouble="<i>"),)) + render_conversation((), ["<u>"])
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<u>" not in html


def test_the_masthead_counts_articles_outlets_and_days() -> None:
    html = render_masthead(ScriptedCorpus())
    assert all(words in html for words in ("3 articles", "2 outlets, 1 unknown", "3–4 June 2031"))


def test_the_masthead_counts_an_outlet_once_whatever_its_capitals() -> None:
    shouted = replace(LANTERN, locator="shouted", source="THE EVENING  LANTERN")
    html = render_masthead(ScriptedCorpus(held=(LANTERN, shouted)))
    assert "<span>1 outlet</span>" in html


def test_the_masthead_of_articles_without_outlets_counts_none() -> None:
    assert "outlet" not in render_masthead(ScriptedCorpus(held=(NAMELESS,)))


def test_the_masthead_of_an_empty_corpus_counts_nothing() -> None:
    assert "0 articles" in render_masthead(ForgetfulCorpus())


def test_the_masthead_tells_what_could_not_be_read_and_why() -> None:
    html = render_masthead(ScriptedCorpus(failures=(Failure("<b>.pdf", "it is <encrypted>"),)))
    assert "1 file could not be read" in html
    assert "&lt;b&gt;.pdf" in html
    assert "it is &lt;encrypted&gt;" in html
