"""Every row of the tables in tests/values: words, and the value they give."""

import csv
from datetime import date
from math import inf
from pathlib import Path

import pytest

from qa.values import (
    Duration,
    Kind,
    Money,
    Name,
    Phrase,
    Quantity,
    Value,
    When,
    YesNo,
    find,
    parse,
)

TABLES = Path(__file__).parents[1] / "values"
LEAST_ROWS = {"numbers": 40, "money": 25, "dates": 25, "durations": 25, "names": 25, "mentions": 25}


def rows(*names: str) -> list[object]:
    """Return one test case a row; a known failure must fail, so that mending it shows."""
    cases = []
    for name in names:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
            for number, row in enumerate(csv.DictReader(table), 2):
                known = row["provenance"] == "known failure"
                marks = [pytest.mark.xfail(strict=True, reason="known failure")] if known else []
                cases.append(pytest.param(row, id=f"{name}:{number}", marks=marks))
    return cases


@pytest.mark.parametrize(
    "row", rows("numbers", "money", "dates", "durations", "names", "yesno", "phrases", "guesses")
)
def test_an_answers_words_give_the_value_in_the_table(row: dict[str, str]) -> None:
    """The answer may stand in double brackets inside its sentence."""
    before, _, rest = row["text"].partition("[[")
    answer, _, after = rest.partition("]]") if rest else (row["text"], "", "")
    context = before + answer + after if rest else ""
    kind = Kind(row["kind"]) if row["kind"] else None
    value = parse(answer, kind, published=day(row), context=context)
    assert written(value) == row["expected"]


@pytest.mark.parametrize("row", rows("mentions"))
def test_a_text_offers_the_mentions_in_the_table(row: dict[str, str]) -> None:
    mentions = find(row["text"], Kind(row["kind"]), published=day(row))
    assert [mention.span.of(row["text"]) for mention in mentions] == (
        row["expected"].split(" | ") if row["expected"] else []
    )


@pytest.mark.parametrize(("name", "least"), LEAST_ROWS.items())
def test_a_table_has_enough_rows_and_a_third_of_them_held_out(name: str, least: int) -> None:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        provenances = [row["provenance"] for row in csv.DictReader(table)]
    assert len(provenances) >= least
    assert provenances.count("held out") >= len(provenances) // 4
    assert set(provenances) <= {"development", "held out", "known failure"}


def day(row: dict[str, str]) -> date | None:
    return date.fromisoformat(row["published"]) if row["published"] else None


def written(value: Value) -> str:
    """Write a value the way the tables do."""
    match value:
        case Quantity():
            words = [interval(value), value.unit]
        case Money(amount, currency):
            words = [currency, interval(amount)]
        case Duration(days):
            words = [interval(days), "d"]
        case When():
            half = "?" if value.either_half else ""
            early = f"-{value.minutes_before}" if value.minutes_before else ""
            late = f"+{value.minutes_after}" if value.minutes_after else ""
            clock = f"T{value.clock}{half}{early}{late}" if value.clock else ""
            words = [value.bound, days_of(value), clock, value.zone, value.part]
        case YesNo(holds):
            words = [{True: "yes", False: "no", None: "open"}[holds]]
        case Name() | Phrase():
            words = list(value.words)
    return " ".join(filter(None, words))


def interval(value: Quantity) -> str:
    if value.low == value.high:
        return number(value.low)
    if value.high == inf:
        return (">" if value.is_open_low else ">=") + number(value.low)
    if value.low == -inf:
        return ("<" if value.is_open_high else "<=") + number(value.high)
    low = (">" if value.is_open_low else "") + number(value.low)
    return f"{low}..{'<' if value.is_open_high else ''}{number(value.high)}"


def number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{round(value, 2 if abs(value) > 1000 else 6):.10g}"


def days_of(when: When) -> str:
    if when.first and when.last:
        return str(when.first) if when.first == when.last else f"{when.first}..{when.last}"
    parts = [("weekday", when.weekday), ("month", when.month), ("day", when.day)]
    return " ".join(f"{name} {part}" for name, part in parts if part is not None)
