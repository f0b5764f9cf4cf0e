"""Laws of values: relations between sets, and parsing that never fails."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from math import inf
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa.values import (
    Duration,
    Kind,
    Money,
    Name,
    Phrase,
    Quantity,
    Relation,
    Value,
    When,
    YesNo,
    find,
    parse,
    relate,
)

# Few distinct numbers, days and words, so that equal and touching values come up often.
NUMBERS = st.sampled_from([-inf, 0.0, 12.0, 14.0, 14.5, 27.0, 29.0, inf])
UNITS = st.sampled_from(["", "leader", "drone", "%"])
DAYS = st.dates(date(2025, 4, 28), date(2025, 5, 12))
LISTS = st.lists(st.sampled_from("Xi Jinping|Xi|Robert|Fico|Robert Fico|de Fico".split("|")), min_size=2).map(
    lambda names: parse(f"{', '.join(names[1:])} and {names[0]}", Kind.PERSON)
)
WORDS = st.lists(st.sampled_from(["xi", "jinping", "de", "robert", "fico"]), max_size=3).map(tuple)


@st.composite
def quantities(draw: st.DrawFn, units: st.SearchStrategy[str] = UNITS) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if low == high and abs(low) == inf:
        low, high = -inf, inf
    is_wide = low < high
    opens = draw(st.booleans()) and is_wide, draw(st.booleans()) and is_wide
    return Quantity(low, high, draw(units), *opens)


CLOCKS = (
    st.sampled_from([When(), *(When(clock=clock) for clock in ("10:52", "22:52", "17:00"))])
    | st.builds(
        When,
        clock=st.sampled_from(["10:52", "05:00", "00:00"]),
        either_half=st.booleans(),
        minutes_before=st.sampled_from([0, 30, 60, 1440]),
        minutes_after=st.sampled_from([0, 30, 1439]),
        zone=st.sampled_from(["", "gmt", "est", "et", "gmt+14", "velm time"]),
        part=st.sampled_from(["", "morning", "night", "overnight"]),
    )
    | st.builds(
        When,
        part=st.sampled_from(["", "early", "morning", "overnight"]),
        bound=st.sampled_from(["", "by", "before", "after"]),
    )
)


@st.composite
def stretches(draw: st.DrawFn, clocks: st.SearchStrategy[When] = CLOCKS) -> When:
    first = draw(DAYS)
    return replace(draw(clocks), first=first, last=first + timedelta(days=draw(st.integers(0, 9))))


@st.composite
def patterns(draw: st.DrawFn, clocks: st.SearchStrategy[When] = CLOCKS) -> When:
    weekday, month = draw(st.none() | st.integers(0, 6)), draw(st.none() | st.sampled_from([4, 5]))
    return replace(draw(clocks), weekday=weekday, month=month, day=draw(st.none() | st.integers(1, 30)))


TYPES: list[st.SearchStrategy[Value]] = [
    quantities(),
    st.builds(Money, quantities(st.just(When())), st.sampled_from(["", "USD", "EUR"])),
    st.one_of(stretches(), patterns()),
    st.builds(Duration, quantities(st.just(When()))),
    st.builds(Name, WORDS) | LISTS,
    st.builds(YesNo, st.sampled_from([True, False, None])),
    st.builds(Phrase, WORDS),
]
VALUES = st.one_of(TYPES)
# Several values of one type: chains of relations come up among eight far more often than among three.
ONE_TYPE = st.sampled_from(TYPES).flatmap(lambda values: st.lists(values, min_size=3, max_size=8))


@given(VALUES)
def test_a_value_is_the_same_as_itself(value: Value) -> None:
    assert relate(value, value) is Relation.SAME


@given(VALUES, VALUES)
def test_every_two_values_relate_and_the_other_way_round_is_the_mirror(left: Value, right: Value) -> None:
    assert relate(right, left) is relate(left, right).mirrored


@given(ONE_TYPE)
def test_a_relation_within_one_type_is_mirrored(values: list[Value]) -> None:
    for left, right in product(values, repeat=2):
        assert relate(right, left) is relate(left, right).mirrored


@given(ONE_TYPE)
def test_the_same_as_the_same_relates_alike_to_everything(values: list[Value]) -> None:
    """Which makes `same` transitive, and a claim's members interchangeable."""
    for left, middle in product(values, repeat=2):
        if relate(left, middle) is Relation.SAME:
            assert all(relate(left, right) is relate(middle, right) for right in values)


@given(ONE_TYPE)
def test_narrower_than_what_is_narrower_is_narrower(values: list[Value]) -> None:
    for left, middle, right in product(values, repeat=3):
        if relate(left, middle) is relate(middle, right) is Relation.NARROWER:
            assert relate(left, right) is Relation.NARROWER


PROBES = sorted({n + d for n in (0.0, 12.0, 14.0, 14.5, 27.0, 29.0) for d in (-0.25, 0.0, 0.25)})


@given(quantities(st.just(When())), quantities(st.just(When())))
def test_an_interval_relates_as_the_numbers_it_holds(left: Quantity, right: Quantity) -> None:
    """Checked by brute force: a quarter on either side of every bound tells all intervals apart."""
    ours, theirs = ({n for n in PROBES if holds(value, n)} for value in (left, right))
    assume(ours)
    assume(theirs)
    assert relate(left, right) is expected(ours, theirs)


@given(stretches(st.just(When())), stretches(st.just(When())))
def test_stretches_of_days_relate_as_the_days_they_hold(left: When, right: When) -> None:
    assert relate(left, right) is expected(days(left), days(right))


@given(stretches(st.just(When())), patterns(st.just(When())))
def test_a_day_without_a_year_holds_that_day_of_every_year(fixed: When, pattern: When) -> None:
    parts = ((pattern.weekday, date.weekday), (pattern.month, month_of), (pattern.day, day_of))
    fits = {all(p is None or p == part(day) for p, part in parts) for day in days(fixed)}
    wanted = {(True,): Relation.NARROWER, (False,): Relation.APART}.get(tuple(fits), Relation.OVERLAPS)
    assert relate(fixed, pattern) is wanted


ALPHABET = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        "27 1,000 2025 5/6 10:52 May 31 30 February Wednesday last week ago a half dozen hundred and to - – "
        "million bn $ £ € % at least nearly about between or more day -long month years old Xi Jinping U.S. "
        "of the President ½ ¼ mıllıon ſeven 99999999999999999999 1.5 0 noon zero km ( ) . 's ’".split()
    ),
)
TEXTS = st.lists(ALPHABET, max_size=12).map(" ".join) | st.lists(ALPHABET, max_size=8).map("".join)


@given(TEXTS, st.none() | st.sampled_from(Kind), st.none() | st.dates(), TEXTS)
def test_parsing_never_raises_and_every_value_relates_to_itself(
    text: str, kind: Kind | None, published: date | None, context: str
) -> None:
    value = parse(text, kind, published=published, context=f"{context} {text}")
    assert relate(value, value) is Relation.SAME


@given(TEXTS, st.sampled_from(Kind), st.none() | st.dates())
def test_mentions_stand_in_order_without_overlap_and_are_words_of_the_text(
    text: str, kind: Kind, published: date | None
) -> None:
    end = 0
    for mention in find(text, kind, published=published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip()
        end = mention.span.end


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.PERCENTAGE])
@given(number=st.integers(2, 99_999_999))
def test_a_number_is_read_alike_in_digits_and_in_groups(kind: Kind, number: int) -> None:
    assume(not (kind is Kind.COUNT and 1000 <= number < 2200))
    unit = {Kind.MONEY: " euros", Kind.DURATION: " days", Kind.PERCENTAGE: "%"}.get(kind, " drones")
    assert relate(parse(f"{number}{unit}", kind), parse(f"{number:,}{unit}", kind)) is Relation.SAME


@given(
    st.lists(st.sampled_from("Ostby Marl Quent Halden Rusk Selby".split()), min_size=2, unique=True),
    st.randoms(),
    st.none() | st.sampled_from(Kind),
)
def test_a_list_is_the_same_in_any_order(names: list[str], chance: Random, kind: Kind | None) -> None:
    one, other = (
        parse(f"{', '.join(each[1:])} and {each[0]}", kind)
        for each in (names, chance.sample(names, len(names)))
    )
    assert relate(one, other) is Relation.SAME


@given(st.integers(0, 999_999))
def test_a_number_in_words_is_the_number_in_digits(number: int) -> None:
    assert parse(in_words(number), Kind.COUNT) == Quantity(number, number)


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """Spell a number below a million, written apart from the product's own tables."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % unit
    joint = " and " if rest < 100 else " "
    return f"{in_words(number // unit)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")


def holds(value: Quantity, number: float) -> bool:
    above = value.low < number if value.is_open_low else value.low <= number
    return above and (number < value.high if value.is_open_high else number <= value.high)


def expected(ours: set[float] | set[date], theirs: set[float] | set[date]) -> Relation:
    if ours == theirs:
        return Relation.SAME
    if ours < theirs or theirs < ours:
        return Relation.NARROWER if ours < theirs else Relation.BROADER
    return Relation.OVERLAPS if ours & theirs else Relation.APART


def days(when: When) -> set[date]:
    assert when.first
    assert when.last
    return {when.first + timedelta(days=n) for n in range((when.last - when.first).days + 1)}


def month_of(day: date) -> int:
    return day.month


def day_of(day: date) -> int:
    return day.day
