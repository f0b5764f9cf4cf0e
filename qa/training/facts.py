"""Made-up reports and encyclopedia entries, with questions about the facts they state and about others.

The open sets seldom ask for what readers of news and reference works ask for: the dead, not the injured; the
artist of an album, not its producer; the population of a town. `facts.toml` holds the templates. A question
without an answer asks for a fact left out, or asks of another subject of the same kind.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from qa.training.contrasts import MONTHS, WEEKDAYS
from qa.training.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

GROUP = "made-up facts"
"""The group of every record made here."""

_SLOT = re.compile(r"\{(\w+)\}")
_UNANSWERABLE, _OF_ANOTHER, _BESIDE_ANOTHER, _TITLED = 0.4, 0.25, 0.3, 0.35
_SMALL_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of subject: sentences that state facts about it, and questions that ask for them.

    `again` names the subject after the first time, `kinds` says what a fact is drawn from, and `loose` are the
    facts that other sentences may half give away, so that they are not asked for where they are left out.
    """

    subject: str
    again: Sequence[str]
    kinds: Mapping[str, str]
    tell: Sequence[str]
    ask: Mapping[str, Sequence[str]]
    loose: Sequence[str] = ()


@dataclass(slots=True)
class _Entry:
    """A text in the making: what each name in braces stands for, and where facts stand in the text."""

    profile: Profile
    subject: str
    drawn: dict[str, str]
    text: str = ""
    told: dict[str, int] = field(default_factory=dict)


class Facts:
    """The made-up records; what one is made of depends on the numbers that the caller draws alone."""

    def __init__(self) -> None:
        told = tomllib.loads((files("qa.training") / "facts.toml").read_text(encoding="utf-8"))
        self._lists: dict[str, list[str]] = told["lists"]
        self._profiles = [Profile(**each) for each in told["profile"]]

    def record(self, rng: Random) -> Record:
        """Return a question about a made-up text, without an answer in a part of them."""
        profile = rng.choice(self._profiles)
        entry = self._entry(profile, rng)
        telling = rng.sample(profile.tell, min(len(profile.tell), rng.randint(1, 5)))
        for template in telling:
            self._tell(entry, template, rng)
        own = dict(entry.told)
        if rng.random() < _BESIDE_ANOTHER:
            other = self._entry(profile, rng)
            other.drawn |= {name: entry.drawn[name] for name in _SHARED if name in entry.drawn}
            self._tell(other, rng.choice(profile.tell), rng)
            if rng.random() < 0.5 or other.subject == entry.subject:
                entry.text = f"{entry.text} {other.text}"
            else:
                entry.text = f"{other.text} {entry.text}"
                own = {name: at + len(other.text) + 1 for name, at in own.items()}
        question, answers = self._ask(entry, own, rng)
        titled = rng.random() < _TITLED or entry.subject.lower() not in entry.text.lower()
        title = _capitalized(entry.subject.strip('"')) if titled else ""
        return Record("", question, entry.text, answers, title, GROUP)

    def _entry(self, profile: Profile, rng: Random) -> _Entry:
        entry = _Entry(profile, "", {})
        entry.subject = self._subject(entry, rng)
        entry.drawn["last"] = entry.subject.split()[-1]
        return entry

    def _tell(self, entry: _Entry, template: str, rng: Random) -> None:
        """Add a sentence, and keep in mind where its facts stand."""
        start = len(entry.text) + 1 if entry.text else 0
        named = bool(entry.text) and entry.subject in entry.text
        sentence, at = "", 0
        for match in _SLOT.finditer(template):
            sentence += template[at : match.start()]
            at, name = match.end(), match.group(1)
            if name == "S":
                again = rng.choice(entry.profile.again) if named and rng.random() < 0.6 else "{S}"
                sentence += self._fill(again, entry, rng)
                named = True
            elif name == "an":
                following = template[match.end() :].lstrip()
                sentence += _article(self._fill(following, entry, rng))
            else:
                entry.told.setdefault(name, start + len(sentence))
                sentence += self._draw(name, entry, rng)
        sentence += template[at:]
        entry.text = f"{entry.text} {_capitalized(sentence)}".lstrip()

    def _ask(
        self, entry: _Entry, told: Mapping[str, int], rng: Random
    ) -> tuple[str, tuple[tuple[str, int], ...]]:
        ask, loose = entry.profile.ask, entry.profile.loose
        present = [name for name in ask if name in told]
        absent = [name for name in ask if name not in entry.told and name not in loose]
        if present and (rng.random() > _UNANSWERABLE or not absent):
            name = rng.choice(present)
            start = told[name]
            text = entry.text[start : start + len(entry.drawn[name])]
            return self._fill(rng.choice(ask[name]), entry, rng), ((text, start),)
        name = rng.choice(absent or list(ask))
        templates = ask[name]
        if present and rng.random() < _OF_ANOTHER:
            name = rng.choice(present)
            templates = [each for each in ask[name] if "{S}" in each] or templates
            entry = self._other(entry, rng)
        return self._fill(rng.choice(templates), entry, rng), ()

    def _other(self, entry: _Entry, rng: Random) -> _Entry:
        """Another subject of the kind, that the text does not speak of, with the same things about it."""
        for _ in range(8):
            other = self._entry(entry.profile, rng)
            if not set(_names(other.subject)) & set(_names(entry.text)):
                break
        other.drawn = {**entry.drawn, "last": other.drawn["last"]}
        other.text = entry.text
        return other

    def _fill(self, template: str, entry: _Entry, rng: Random) -> str:
        return _SLOT.sub(
            lambda match: entry.subject if match.group(1) == "S" else self._draw(match.group(1), entry, rng),
            template,
        )

    def _draw(self, name: str, entry: _Entry, rng: Random) -> str:
        """Return what a name in braces stands for; no two facts of a text are told in the same words."""
        if name not in entry.drawn:
            kind = entry.profile.kinds.get(name, name)
            taken = set(entry.drawn.values())
            for _ in range(8):
                entry.drawn[name] = self._make(kind, rng)
                if entry.drawn[name] not in taken and entry.drawn[name] not in entry.text:
                    break
        return entry.drawn[name]

    def _make(self, kind: str, rng: Random) -> str:
        if kind in self._lists:
            return rng.choice(self._lists[kind])
        return _MAKERS[kind](rng)

    def _subject(self, entry: _Entry, rng: Random) -> str:
        town, surname = rng.choice(self._lists["town"]), rng.choice(_LAST)
        number = rng.randint(2, 400)
        match entry.profile.subject:
            case "person" | "trial_of":
                return _person(rng)
            case "album":
                return f'"{_title(rng)}"'
            case "work":
                return f'"{_title(rng)}"' if rng.random() < 0.8 else _title(rng)
            case "settlement":
                return _place(rng)
            case "building":
                sort = rng.choice(_BUILDINGS)
                return rng.choice((f"the {surname} {sort}", f"{town} {sort}", f"the {town} {sort}"))
            case "institution":
                sort = rng.choice(_INSTITUTIONS)
                return rng.choice((f"{town} {sort}", f"{_place(rng)} {sort}", f"the {surname} {sort}"))
            case "battle":
                return f"the {rng.choice(('Battle', 'Siege', 'Second Battle', 'Raid'))} of {_place(rng)}"
            case "unit":
                sort = rng.choice(("Regiment of Foot", "Squadron", "Battalion", "Bombardment Group"))
                return f"the {_ordinal(number)} {sort}"
            case "species":
                return f"the {rng.choice(_COLOURS)} {rng.choice(_ANIMALS)}"
            case "company":
                return rng.choice(self._lists["company"])
            case "attack_on":
                weapon = self._draw("weapon", entry, rng)
                return rng.choice((f"the attack on {town}", f"the attack on {town} with {weapon}"))
            case subject:
                sort = subject.removesuffix("_in")
                named = self._draw(sort, entry, rng) if sort in self._lists else sort
                return f"the {named} in {town}"


# what a second subject of a text has in common with the first, so that the two are told apart by name alone
_SHARED = ("disaster", "gathering", "weapon", "guests")


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _article(following: str) -> str:
    return "an" if following[:1].lower() in "aeiou" else "a"


def _names(text: str) -> list[str]:
    return re.findall(r"[A-Z]\w+", text)


def _person(rng: Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def _title(rng: Random) -> str:
    first, second = rng.sample(_TITLE_WORDS, 2)
    return rng.choice(
        (
            first, f"The {first}", f"{first} {second}", f"The {first} of {second}", f"{first} and {second}",
            f"A {first} for {second}", f"{rng.choice(_FIRST)}'s {first}", f"Live at the {first}", f"My {first}",
            rng.choice(_FIRST), f"{first} in the {second}",
        )
    )  # fmt: skip


def _place(rng: Random) -> str:
    name = rng.choice(_PLACE_STARTS) + rng.choice(_PLACE_ENDS)
    return rng.choice((name, name, f"{rng.choice(('Upper', 'New', 'East', 'Saint', 'Great'))} {name}"))


def _artist(rng: Random) -> str:
    first, second = rng.sample(_TITLE_WORDS, 2)
    return rng.choice(
        (_person(rng), f"the {first}s", f"{first} {second}", f"{first}craft", rng.choice(_LAST))
    )


def _date(rng: Random) -> str:
    day, month, year = rng.randint(1, 28), rng.choice(MONTHS), rng.randint(1740, 2024)
    return rng.choice((f"{day} {month} {year}", f"{month} {day}, {year}", f"{year}", f"{month} {year}"))


def _dayofmonth(rng: Random) -> str:
    day, month = rng.randint(1, 28), rng.choice(MONTHS)
    return rng.choice((f"{day} {month}", f"{month} {day}"))


def _weekday(rng: Random) -> str:
    return rng.choice((rng.choice(WEEKDAYS), f"{rng.choice(WEEKDAYS)} evening", _dayofmonth(rng)))


def _small(rng: Random) -> str:
    return rng.choice(_SMALL_WORDS) if rng.random() < 0.35 else str(rng.randint(2, 99))


def _toll(rng: Random) -> str:
    return _small(rng) if rng.random() < 0.7 else f"{rng.randint(100, 9000):,}"


def _large(rng: Random) -> str:
    number = int(10 ** rng.uniform(2, 5.7))
    rounded = round(number, -2 if number > 999 else -1)
    return rng.choice((f"{number:,}", f"{rounded:,}", str(number), f"{rng.randint(11, 99) / 10} million"))


def _money(rng: Random) -> str:
    sign, number = rng.choice("$£€"), rng.randint(11, 990)
    return rng.choice(
        (f"{sign}{number} million", f"{sign}{number / 10} billion", f"{sign}{number},{rng.randint(100, 999)}")
    )


def _percent(rng: Random) -> str:
    return f"{rng.choice((rng.randint(1, 95), rng.randint(10, 950) / 10))}{rng.choice(('%', ' percent', ' per cent'))}"


def _duration(rng: Random) -> str:
    unit = rng.choice(("day", "week", "month", "hour"))
    return rng.choice((f"{rng.choice(_SMALL_WORDS)} {unit}s", f"{rng.randint(2, 40)} {unit}s", f"a {unit}"))


def _spell(rng: Random) -> str:
    unit = rng.choice(("day", "week", "month", "hour"))
    return rng.choice((f"{rng.choice(_SMALL_WORDS)}-{unit}", f"{rng.randint(2, 60)}-{unit}", f"{unit}-long"))


def _clock(rng: Random) -> str:
    hour, minute = rng.randint(1, 12), rng.choice((0, 5, 15, 20, 30, 42, 45))
    return rng.choice(
        (f"{hour}:{minute:02} a.m.", f"{hour}:{minute:02} p.m.", f"{hour} am", f"{hour + 11}:{minute:02}")
    )


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _measure(low: int, high: int, *units: str) -> Callable[[Random], str]:
    return lambda rng: f"{rng.randint(low, high):,} {rng.choice(units)}"


_MAKERS: dict[str, Callable[[Random], str]] = {
    "person": _person,
    "artist": _artist,
    "place": _place,
    "site": lambda rng: (
        f"{_place(rng)}, {rng.choice(('Ohio', 'Kerala', 'Ontario', 'Bavaria', 'Kent', 'Texas', 'Peru'))}"
    ),
    "college": lambda rng: rng.choice((f"the University of {_place(rng)}", f"{rng.choice(_LAST)} College")),
    "date": _date,
    "other_date": _date,
    "year": lambda rng: str(rng.randint(1700, 2025)),
    "weekday": _weekday,
    "dayofmonth": _dayofmonth,
    "clock": _clock,
    "small": _small,
    "count": _small,
    "children": _small,
    "toll": _toll,
    "large": _large,
    "money": _money,
    "percent": _percent,
    "duration": _duration,
    "ceasefire": _spell,
    "minutes": _measure(3, 90, "minutes"),
    "years": _measure(2, 40, "years"),
    "age": lambda rng: str(rng.randint(18, 90)),
    "area": _measure(2, 4000, "square kilometres", "km2", "hectares", "acres"),
    "metres": _measure(20, 2400, "metres", "feet", "m"),
    "kilometres": _measure(3, 300, "kilometres", "miles", "km"),
    "centimetres": _measure(2, 150, "centimetres", "inches", "cm"),
    "magnitude": lambda rng: f"{rng.randint(31, 89) / 10}",
    "ordinal": lambda rng: rng.choice(("first", "second", "third", "fourth", "fifth", "sixth", "debut")),
}
_FIRST = (
    "Ana Bo Carl Dana Elif Farah Goran Hana Igor Jane Kofi Lena Marko Nadia Omar Petra Quentin Rosa Samir Tara Umar "
    "Vera Walter Ximena Yusuf Zoe Aaron Beth Cyril Dolores Edward Fiona George Harriet Ivan Judith Karl Louisa Miguel "
    "Nora Otto Paula Ravi Sophie Thomas Ursula Victor Wanda Yoko Andrzej Brigid Chen Dmitri Esther Femi Greta Henri "
    "Ingrid Jorge Keiko Luca Mei Nikolai Olga Pablo Rana Stefan Tomoko Vikram William Richard Robert Mary Alice John"
).split()
_LAST = (
    "Bell Castro Dimov Egan Fischer Gupta Hansen Ito Jensen Kowalski Lund Moreau Novak Okafor Petrov Quist Rossi Sato "
    "Tanaka Ueda Vargas Weber Yilmaz Zeman Abbott Brandt Conry Doyle Ekström Farrow Grimes Hollis Ivanov Jarvis Keller "
    "Lamb Mendez Nagy Orlov Pryce Ramos Schultz Thorne Ulrich Voss Whitlock Young Adeyemi Baines Cho Das Easton Ferrari "
    "Gill Harman Iqbal Juarez Khan Lindqvist Mbeki Nielsen Osei Park Reyes Singh Tran Underwood Vidal Wood Zhang Murray"
).split()
_TITLE_WORDS = (
    "River Silence Winter Harbour Mirror Thunder Garden Stranger Empire Lantern Shadow Morning Machine Orchard Bridge "
    "Feather Gravity Island Journey Kingdom Letter Midnight Needle Ocean Promise Quarry Return Signal Tide Valley Window "
    "Yesterday Anthem Border Compass Dust Echo Fortune Glass Heat Interior Jewel Knife Love Measure Night Oath Pasture "
    "Ransom Salt Tower Voyage Wonder Fire Heart Road Rain Blood Stone Crown Circus Devil Angel Summer Highway"
).split()
_PLACE_STARTS = (
    "Ald Bram Carn Dun East Fal Glen Har Ing Kel Lang Mor Nor Old Pen Rad Sher Thorn Ul Ver Wex Yar Zel Ash Birch Crow "
    "Drum Elm Frost Gos Hol Iv Kram Lor Mal Nest Oster Pil Rov Stav Tar Ust Vin Wool"
).split()
_PLACE_ENDS = (
    "ton ford ham bury wick dale borne field stead mouth ovo itz grad burg heim vik anka ino ville stone ney more ley "
    "bridge worth"
).split()
_BUILDINGS = "House|Hall|Bridge|Library|Theatre|Cathedral|Stadium|Lighthouse|Station|Castle|Mill|Tower".split(
    "|"
)
_INSTITUTIONS = (
    "High School|Grammar School|Historical Society|Museum|Football Club|University|Orchestra|Hospital|"
    "Workers' Party|Chess Club|Radio|Bank|Academy of Arts|Rowing Club|Daily News|Foundation"
).split("|")
_COLOURS = "blue green spotted golden dwarf northern giant crested marsh striped mountain".split()
_ANIMALS = (
    "finch frog beetle orchid lizard moth heron bat sedge trout fairy-cup crab vole thrush gecko".split()
)
