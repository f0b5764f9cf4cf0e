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

from qa.training.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

GROUP = "made-up facts"
"""The group of every record made here."""

_SLOT = re.compile(r"\{(\w+)\}")
_MOST_SENTENCES = 5
_UNANSWERABLE, _OF_ANOTHER, _BESIDE_ANOTHER, _TITLED, _AGAIN = 0.4, 0.25, 0.3, 0.35, 0.6
_TRIES = 8

_NUMBERS: dict[str, Callable[[Random], str]] = {
    "day": lambda rng: str(rng.randint(1, 28)),
    "year": lambda rng: str(rng.randint(1700, 2025)),
    "hour": lambda rng: str(rng.randint(1, 12)),
    "age": lambda rng: str(rng.randint(18, 90)),
    "few": lambda rng: str(rng.randint(2, 99)),
    "units": lambda rng: str(rng.randint(11, 990)),
    "hundreds": lambda rng: f"{rng.randint(20, 2400):,}",
    "thousands": lambda rng: f"{rng.randint(100, 9000):,}",
    "many": lambda rng: f"{int(10 ** rng.uniform(2, 5.7)):,}",
    "rounded": lambda rng: f"{round(int(10 ** rng.uniform(3, 5.7)), -2):,}",
    "millions": lambda rng: str(rng.randint(11, 99) / 10),
    "share_told": lambda rng: str(rng.choice((rng.randint(1, 95), rng.randint(10, 950) / 10))),
    "magnitude": lambda rng: str(rng.randint(31, 89) / 10),
    "nth": lambda rng: f"{rng.randint(2, 39) * 10 + rng.randint(4, 9)}th",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of subject, with templates of the sentences and the questions about one; see `facts.toml`."""

    subjects: Sequence[str]
    again: Sequence[str]
    kinds: Mapping[str, str]
    tell: Sequence[str]
    ask: Mapping[str, Sequence[str]]
    loose: Sequence[str] = ()


@dataclass(slots=True)
class _Entry:
    """A text in the making: what each name in braces stands for, and where facts stand in the text."""

    profile: Profile
    subject: str = ""
    text: str = ""
    drawn: dict[str, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)


class Facts:
    """The made-up records; a record depends on the state of the caller's random numbers alone."""

    def __init__(self) -> None:
        told = tomllib.loads((files("qa.training") / "facts.toml").read_text(encoding="utf-8"))
        self._lists: dict[str, list[str]] = told["lists"]
        self.profiles = [Profile(**each) for each in told["profile"]]

    def record(self, rng: Random) -> Record:
        """Return a question about a made-up text; to a part of them the text has no answer."""
        profile = rng.choice(self.profiles)
        entry = self._entry(profile, rng)
        for template in rng.sample(profile.tell, rng.randint(1, min(len(profile.tell), _MOST_SENTENCES))):
            self._tell(entry, template, rng)
        if rng.random() < _BESIDE_ANOTHER:
            self._set_beside_another(entry, rng)
        question, answers = self._ask(entry, rng)
        titled = rng.random() < _TITLED or entry.subject.lower() not in entry.text.lower()
        title = _capitalized(entry.subject.strip('"')) if titled else ""
        return Record("", question, entry.text, answers, title, GROUP)

    def _entry(self, profile: Profile, rng: Random) -> _Entry:
        entry = _Entry(profile)
        entry.subject = self._fill(rng.choice(profile.subjects), entry, rng)
        entry.drawn["last"] = entry.subject.split()[-1]
        return entry

    def _tell(self, entry: _Entry, template: str, rng: Random) -> None:
        """Add a sentence, and keep in mind where its facts stand."""
        start = len(entry.text) + 1 if entry.text else 0
        is_named = entry.subject in entry.text
        sentence, at = "", 0
        for match in _SLOT.finditer(template):
            sentence += template[at : match.start()]
            at, name = match.end(), match.group(1)
            if name == "S":
                again = rng.choice(entry.profile.again) if is_named and rng.random() < _AGAIN else "{S}"
                sentence += self._fill(again, entry, rng)
                is_named = True
            elif name == "an":
                sentence += _article(self._fill(template[at:].lstrip(), entry, rng))
            else:
                entry.told.setdefault(name, start + len(sentence))
                sentence += self._draw(name, entry, rng)
        entry.text = f"{entry.text} {_capitalized(sentence + template[at:])}".lstrip()

    def _set_beside_another(self, entry: _Entry, rng: Random) -> None:
        """Add a sentence about another subject of the kind, before what is told or after it."""
        other = self._entry(entry.profile, rng)
        self._tell(other, rng.choice(entry.profile.tell), rng)
        if rng.random() < 0.5 or other.subject == entry.subject:
            entry.text = f"{entry.text} {other.text}"
            return
        entry.text = f"{other.text} {entry.text}"
        entry.told = {name: at + len(other.text) + 1 for name, at in entry.told.items()}

    def _ask(self, entry: _Entry, rng: Random) -> tuple[str, tuple[tuple[str, int], ...]]:
        ask = entry.profile.ask
        present = [name for name in ask if name in entry.told]
        absent = [name for name in ask if name not in entry.told and name not in entry.profile.loose]
        if present and (rng.random() > _UNANSWERABLE or not absent):
            name = rng.choice(present)
            start = entry.told[name]
            text = entry.text[start : start + len(entry.drawn[name])]
            return self._fill(rng.choice(ask[name]), entry, rng), ((text, start),)
        about = [each for name in present for each in ask[name] if "{S}" in each]
        if about and rng.random() < _OF_ANOTHER:
            return self._fill(rng.choice(about), self._other(entry, rng), rng), ()
        return self._fill(rng.choice(ask[rng.choice(absent or list(ask))]), entry, rng), ()

    def _other(self, entry: _Entry, rng: Random) -> _Entry:
        """Return another subject of the kind, that the text does not speak of, as if it were told of it."""
        other = entry
        for _ in range(_TRIES):
            other = self._entry(entry.profile, rng)
            if not set(_names(other.subject)) & set(_names(entry.text)):
                break
        other.drawn = entry.drawn | {"last": other.drawn["last"]}
        return other

    def _fill(self, template: str, entry: _Entry, rng: Random) -> str:
        return _SLOT.sub(
            lambda match: entry.subject if match.group(1) == "S" else self._draw(match.group(1), entry, rng),
            template,
        )

    def _draw(self, name: str, entry: _Entry, rng: Random) -> str:
        """Return what a name in braces stands for; no two facts of a text are told in the same words."""
        if name not in entry.drawn:
            taken = set(entry.drawn.values())
            for _ in range(_TRIES):
                entry.drawn[name] = self.make(entry.profile.kinds.get(name, name), rng)
                if entry.drawn[name] not in taken and entry.drawn[name] not in entry.text:
                    break
        return entry.drawn[name]

    def make(self, kind: str, rng: Random) -> str:
        """Return something of a kind: a number, or one of a list, whose own names in braces are drawn too.

        Raises:
            KeyError: If there is no such kind.
        """
        if kind in _NUMBERS:
            return _NUMBERS[kind](rng)
        return _SLOT.sub(lambda match: self.make(match.group(1), rng), rng.choice(self._lists[kind]))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _article(following: str) -> str:
    return "an" if following[:1].lower() in set("aeiou") else "a"


def _names(text: str) -> list[str]:
    return re.findall(r"[A-Z]\w+", text)
