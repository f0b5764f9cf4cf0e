"""The table of kinds: how each is found in a text, read from an answer and compared.

A new kind of value is one module with `find`, `parse` and `relate`, and one row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.values import dates, durations, money, names, numbers, phrases, yesno
from qa.values.types import Duration, Kind, Mention, Money, Name, Phrase, Quantity, When, YesNo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from qa.values.types import Relation, Value


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a kind can do: find mentions in a text, read an answer (None if it holds none), compare two.

    `find_others` find what an answer may be cut from where it is part of no mention: "46.1" of a percentage.
    """

    type: type[Value]
    find: Callable[[str, date | None], tuple[Mention, ...]]
    parse: Callable[[str, date | None], Value | None]
    relate: Callable[[Any, Any], Relation]
    find_others: tuple[Callable[[str, date | None], tuple[Mention, ...]], ...] = ()


GRAMMARS: dict[Kind, Grammar] = {
    Kind.COUNT: Grammar(
        Quantity,
        numbers.find_counts,
        numbers.parse_count,
        numbers.relate,
        (numbers.find_percentages, numbers.find_times, money.find),
    ),
    Kind.PERCENTAGE: Grammar(Quantity, numbers.find_percentages, numbers.parse_percentage, numbers.relate),
    Kind.MONEY: Grammar(Money, money.find, money.parse, money.relate, (money.find_bare,)),
    Kind.DATE: Grammar(When, dates.find, dates.parse, dates.relate),
    Kind.DURATION: Grammar(Duration, durations.find, durations.parse, durations.relate),
    Kind.PERSON: Grammar(Name, names.find_people, names.parse_person, names.relate),
    Kind.PLACE: Grammar(Name, names.find_places, names.parse, names.relate),
    Kind.ORGANISATION: Grammar(Name, names.find_organisations, names.parse, names.relate),
    Kind.YES_NO: Grammar(YesNo, yesno.find, yesno.parse, yesno.relate),
    Kind.PHRASE: Grammar(Phrase, phrases.find, phrases.parse, phrases.relate),
}

RELATIONS: dict[type[Value], Callable[[Any, Any], Relation]] = {
    grammar.type: grammar.relate for grammar in GRAMMARS.values()
}
