"""Follow-ups: whether the turns of a conversation are understood, and those that stand alone left alone.

A record is a dialogue, `{"id", "split", "outlets": [...], "days": [first, last], "turns": [...]}`. A turn has
its `text`; the stand-alone questions that it may mean as `alone`, none where it is one itself; `act` where it
asks to explain the last answer ("explain") or asks nothing ("nothing"); `outlets`, `since` and `until` where
it chooses among the reports; and `claims`, what its answer was. Every turn is read after those before it, as
they should have been understood.

- `right`: the question, its kind and what it is kept to are those of the record; a question counts by its
  kind and its content words, for "When did he land?" and "When was it that he landed?" ask one thing;
- `understood`: right, of the turns that lean on another one;
- `left alone`: of those, the ones that were passed on as they were typed;
- `misunderstood`: of all turns, those turned into something else than they mean;
- `stand-alone kept`: of the turns behind the first that stand alone, those not changed.
"""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from index.types import Imprint, Selection, Span
from qa.evaluation.metrics import Share
from qa.evaluation.outcomes import Outcome
from qa.evaluation.records import read_records
from qa.followups import Act, Exchange, Understanding, understand
from qa.question import parse_question
from qa.types import Answer, Citation, Claim, Status
from qa.values.types import Phrase
from qa.words import content_stems, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from qa.evaluation.outcomes import Opener

FILES = ("*followups*.jsonl",)


class Case(NamedTuple):
    """A turn, the exchanges before it, and what it means."""

    id: str
    split: str
    text: str
    earlier: tuple[Exchange, ...]
    imprints: tuple[Imprint, ...]
    accepted: tuple[str, ...]
    act: Act
    within: Selection

    @property
    def leans(self) -> bool:
        """Whether the turn means something else than its words alone."""
        return self.act is not Act.ASK or self.accepted != (self.text,) or bool(self.within)


def read_cases(path: Path) -> list[Case]:
    """Return every turn of the dialogues of a file.

    Raises:
        UnreadableFile: If it is no file of this format.
    """
    return [case for dialogue in read_records(path, _parse) for case in dialogue]


def _parse(record: dict[str, Any], record_id: str) -> list[Case]:
    imprints = tuple(
        Imprint(f"{number} {day}", outlet, date.fromisoformat(day))
        for number, outlet in enumerate(record["outlets"])
        for day in record["days"]
    )
    cases: list[Case] = []
    earlier: tuple[Exchange, ...] = ()
    for number, turn in enumerate(record["turns"], start=1):
        case = _case(f"{record_id} {number}", record.get("split", "all"), turn, earlier, imprints)
        cases.append(case)
        if case.act is Act.ASK:
            answer = _answer(case.accepted[0], turn.get("claims", ()))
            earlier = (*earlier, Exchange(case.accepted[0], answer, case.within))
    return cases


def _case(  # the fields of a case, most of them from the record
    case_id: str,
    split: str,
    turn: dict[str, Any],
    earlier: tuple[Exchange, ...],
    imprints: tuple[Imprint, ...],
) -> Case:
    within = Selection(tuple(turn.get("outlets", ())), turn.get("since"), turn.get("until"))
    act = Act(turn.get("act", Act.ASK))
    return Case(
        case_id,
        split,
        turn["text"],
        earlier,
        imprints,
        tuple(turn.get("alone", (turn["text"],))),
        act,
        within,
    )


def _answer(question: str, claims: Iterable[str]) -> Answer:
    found = tuple(
        Claim(text, Phrase(tuple(content_stems(text))), (_citation(text),), 1, 1.0) for text in claims
    )
    return Answer(question, Status.SINGLE if found else Status.NOT_FOUND, "", found)


def _citation(text: str) -> Citation:
    return Citation("", "", "", "", "", None, None, text, 0, len(text), Span(0, len(text)))


def run_cases(cases: Iterable[Case], open_corpus: Opener) -> Iterator[Outcome]:  # noqa: ARG001 - none is asked
    """Yield the outcome of each turn; no corpus is opened."""
    for case in cases:
        start = perf_counter()
        found = understand(case.text, case.earlier, case.imprints)
        seconds = perf_counter() - start
        yield Outcome(
            id=case.id,
            group=case.split,
            question=case.text,
            gold=case.accepted if case.act is Act.ASK else (str(case.act),),
            scores=score(case, found),
            seconds=seconds,
            status=str(found.act),
            notes=(found.question, str(found.within)),
        )


def score(case: Case, found: Understanding) -> dict[str, Share]:
    """Return which measures the turn counts in and whether it was right."""
    right = is_right(case, found)
    untouched = found.act is Act.ASK and not found.is_changed and not found.within
    scores = {"right": Share(float(right)), "misunderstood": Share(float(not right and not untouched))}
    if case.leans:
        return scores | {
            "understood": Share(float(right)),
            "left alone": Share(float(not right and untouched)),
        }
    return scores | ({"stand-alone kept": Share(float(right))} if case.earlier else {})


def is_right(case: Case, found: Understanding) -> bool:
    """Say whether a turn was understood as the record has it."""
    if case.act is not Act.ASK or found.act is not Act.ASK:
        return case.act is found.act
    if not case.leans:
        return found.question == case.text and not found.within
    same = any(_asks_same(found.question, accepted) for accepted in case.accepted)
    return same and _key(found.within) == _key(case.within)


def _asks_same(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    left, right = parse_question(one), parse_question(other)
    return left.expects is right.expects and set(content_stems(one)) == set(content_stems(other))


def _key(within: Selection) -> tuple[frozenset[str], date | None, date | None]:
    return frozenset(within.outlets), within.since, within.until
