"""Whoever watches is told of each stage, in order and with its time; nobody else is told anything."""

from __future__ import annotations

from threading import Thread

import pytest

from index import Article
from qa import open_corpus
from qa.stages import Stage, Stopwatch, stage, watching


class Recorder(Stopwatch):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def began(self, stage: Stage) -> None:
        self.told.append(f"{stage} began")

    def ended(self, stage: Stage, seconds: float) -> None:
        super().ended(stage, seconds)
        self.told.append(f"{stage} ended")


def test_a_stage_is_told_when_it_begins_and_when_it_ends_even_by_an_error() -> None:
    recorder = Recorder()
    with watching(recorder), pytest.raises(ZeroDivisionError), stage(Stage.READING):
        raise ZeroDivisionError
    assert recorder.told == ["reading began", "reading ended"]
    assert recorder.seconds[Stage.READING] > 0


def test_the_seconds_of_a_stage_add_up() -> None:
    stopwatch = Stopwatch()
    stopwatch.ended(Stage.READING, 1.5)
    stopwatch.ended(Stage.READING, 0.25)
    assert stopwatch.seconds == {Stage.READING: 1.75}


def test_nobody_is_told_after_watching_nor_from_another_thread() -> None:
    recorder = Recorder()

    def elsewhere() -> None:
        with stage(Stage.SEARCHING):
            pass

    with watching(recorder):
        thread = Thread(target=elsewhere)
        thread.start()
        thread.join()
    with stage(Stage.SEARCHING):
        pass
    assert recorder.told == []


@pytest.mark.models
def test_an_answer_passes_through_every_stage_in_order() -> None:
    boats = [Article(locator=name, text="The storm sank 29 boats off Cape Lorn.") for name in "ab"]
    recorder = Recorder()
    with open_corpus(boats) as corpus, watching(recorder):
        corpus.ask("How many boats did the storm sink?")
    assert recorder.told == [f"{each} {how}" for each in Stage for how in ("began", "ended")]
