"""How a sentence says who said it: "Orsay Lines, the operator, said", "according to the army"."""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from qa._parties import DOCUMENTS, GROUPS, INITIALS, NOBODY, PARTIES
from qa.cues import NO_PARTY, TELLING
from qa.values import _titles as table
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values.numerals import either
from qa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = frozenset("of from for at in with near on to by off over under after before into".split())
_TAILS = frozenset("of from for at in with near".split())
_PARTICLES = frozenset("of for the de da al and von van bin".split())
_OPENING_WORDS = table.OPENERS | frozenset(WEEKDAYS) | frozenset(MONTHS)
_LONGEST_PARTY = 8
_REACH = 200
"""Characters before or behind a verb of saying among which its party is looked for."""
_OWNING = ("’s", "'s", "s’", "s'")

_PLURALLY = (
    r"(?:(?<=s )|(?<=police )|(?<=management ))(?:say|tell|claim|estimate|insist|maintain|argue|warn|confirm|"
    r"believe|allege|acknowledge|admit|deny)"
)
_REJECTING = (
    r"(?:reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es))(?= (?:the |any |all |such )?"
    r"(?:this|that|it|them|claims?|allegations?|accusations?|charges?|reports?|accounts?|suggestions?)\b)|"
    r"call(?:ed|s)(?= [^.;,]{1,40} (?:untrue|false|baseless|unfounded|a lie|lies|nonsense)\b)"
)
_PUTTING = r"puts?(?= [^.;,]{0,60}? at )|(?:spoke|spoken|speaks?) of"
_ADVERBS = (
    r"also|later|then|again|earlier|previously|repeatedly|now|still|both|initially|first|publicly|already|"
    r"officially|finally|separately|themselves|itself"
)
_SAYING = re.compile(
    rf"(?: (?:ha[sd]|have))?(?: (?:{_ADVERBS}))? ?"
    rf"(?<![\w’'])(?P<verb>{TELLING}|denie[sd]|{_PLURALLY}|{_REJECTING}|{_PUTTING})(?![\w’'-])",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:said|says|adds|added|warned|explained|stressed|announced|reported|claimed|noted|admitted|insisted) "
    rf"(?P<who>.{{1,{_REACH}}})"
)
"""A verb that may stand before the one who speaks: "We lost 12," said the captain."""

_ENDING = re.compile(
    r"[,;:”\"“]|(?<!\b[A-Z])(?<!\b[MDS][rst])(?<!\bMrs)\.(?=\s|$)|"
    r" (?:who|whose|which|when|while|as|adding|that|published|issued|released)\b|"
    r" (?:in|at|during|after) (?:an? |the |his |her |its |their )?(?:\w+ )?"
    r"(?:statement|interview|conference|briefing|speech|letter|report|post|message)\b|"
    rf" (?:late |early )?(?:on )?(?i:{either([*WEEKDAYS, *MONTHS])})\b|"
    r" (?:show(?:s|ed|n)?|put|puts)\b"
)
"""What ends the name of a party that a verb stands before."""

_STOPS = re.compile(rf"[,;:“”\"()–—]|\bthat\b|\b(?:{TELLING})\b", re.IGNORECASE)
"""What a name of a party does not reach back over."""

_ANSWERING = re.compile(r" (?:rejected|denied|dismissed|disputed|contradicted) [^,;]{1,40} and$")
_ASIDE = re.compile(
    r"(?:one|who|which|whose|citing|quoting|speaking|the|an?|its|their|his|her)\b", re.IGNORECASE
)
_QUOTING = re.compile(r"(?:who|which|whose|citing|quoting|speaking)\b", re.IGNORECASE)
_FIGURES = (
    r"(?:figures?|data|numbers|statistics|statements?|tall(?:y|ies)|counts?|reports?|estimates?|records|tolls?|"
    r"lists?|bulletins?|updates?|surveys?|summar(?:y|ies)|documents?)"
)
_SOURCED = (
    rf"(?:[\w’'-]+ ){{0,4}}?{_FIGURES}(?: (?:released|published|issued|provided|compiled|given|posted|"
    r"put out|collected|cited|quoted|shared|made public))?(?: on \w+)? (?:by|from|of) "
)
_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Aa]ccording to (?:{_SOURCED})?(?P<who>.{{1,{_REACH}}})",
        rf"\b(?:(?i:{_SOURCED}))(?P<who>.{{1,{_REACH}}}?) (?:show(?:s|ed|n)?|put|puts)\b",
        rf"\b(?:put|estimated|counted) at [^.;,]{{1,40}}? by (?P<who>.{{1,{_REACH}}})",
    )
)
_CITING = re.compile(rf"\b(?:citing|quoting) (?P<who>.{{1,{_REACH}}})")
"""Whom those quote who only pass on what others say."""

_OWN_FIGURES = re.compile(
    rf"(?:['’]s?)?(?: (?:own|official|latest|preliminary|initial|internal|first|new))* {_FIGURES}$"
)
_HEADING = re.compile(r"^[“\"‘']?(?P<who>[^:.,;]{2,40}): ")
_TRAILING = re.compile(r"(?:: | [–—-] )(?P<who>[^:.,;]{2,40})$")


def attributions(clause: str) -> list[str]:
    """Return the parties that a clause says something of, in its words; an article is kept and small.

    >>> attributions("Orsay Lines, the company that runs the route, said 148 were on board.")
    ['Orsay Lines', 'the company']
    >>> attributions("Some 148 were on board, according to figures released by the transport ministry.")
    ['the transport ministry']
    >>> attributions("It said that 148 were on board, and a report said so too.")
    []
    """
    found = [*_before_verbs(clause), *_behind(clause), *_beside_headlines(clause)]
    told = list(dict.fromkeys(party for party in found if party))
    return told or [party for found in _CITING.finditer(clause) if (party := _leading(found["who"]))]


def _before_verbs(clause: str) -> Iterator[str]:
    """The party that does the saying at each verb, before it or, where the words said come first, behind."""
    for verb in _SAYING.finditer(clause):
        before = clause[max(verb.start() - _REACH, 0) : verb.start()].rstrip()
        if _PASSIVE.search(before):
            continue
        inverted = _INVERTED.match(clause, verb.start("verb")) if before.endswith(_SPOKEN) else None
        if inverted and (party := _leading(inverted["who"], is_sure=True)):
            yield party
        elif before.endswith(","):
            yield from _apposed(before)
        else:
            yield _closing(_ANSWERING.sub("", before))


_PASSIVE = re.compile(rf"\b(?:is|are|was|were|be|been|being)(?: (?:not|{_ADVERBS}))?$", re.IGNORECASE)
"""What stands before a verb of saying that tells of who hears it: "residents were told to leave"."""

_SPOKEN = (",", "”", '"', "’", "'")


def _apposed(before: str) -> Iterator[str]:
    """The party before an aside, and the one that the aside is: "Ana Bell, the mayor, said"."""
    head, _, aside = before[:-1].rpartition(", ")
    party = _closing(head)
    other = "" if _QUOTING.match(aside) else _leading(aside)
    if head and (other or _ASIDE.match(aside)):
        yield party
    yield other


def _behind(clause: str) -> Iterator[str]:
    for pattern in _BEHIND:
        yield from (_leading(found["who"]) for found in pattern.finditer(clause))


def _beside_headlines(clause: str) -> Iterator[str]:
    """Who a headline names before or behind a colon, if that is no place and no topic: "Rebels: 27 dead"."""
    for pattern in (_HEADING, _TRAILING):
        if found := pattern.search(clause):
            told = fold(found["who"]).split()
            if told[-1] in PARTIES | INITIALS:
                yield _party(found["who"].split())


def _closing(text: str) -> str:
    """The longest party that a text ends with, from its last stop on."""
    last = max((found.end() for found in _STOPS.finditer(text)), default=0)
    words = list(dropwhile(_opens, text[last:].split()))
    for start in range(len(words)):
        is_open = not start or fold(words[start - 1]) not in _PREPOSITIONS
        if is_open and (party := _party(words[start:])):
            return party
    return ""


def _leading(text: str, *, is_sure: bool = False) -> str:
    """The party that a text begins with; a sure one has a name or the noun of a party."""
    ending = _ENDING.search(text)
    told = _OWN_FIGURES.sub("", text[: ending.start() if ending else len(text)].rstrip(". "))
    words = list(dropwhile(_opens, told.split()))
    if is_sure and not any(word[0].isupper() or fold(word) in PARTIES for word in words):
        return ""
    return _party(words)


def _party(words: Sequence[str]) -> str:
    """A party as it is told, its article kept and small; empty for what names none."""
    folded = [fold(word).strip(".,") for word in words]
    if not 0 < len(words) <= _LONGEST_PARTY or _opens(words[0]) or folded[-1] in _ARTICLES | _TAILS | {"and"}:
        return ""
    if "and" in folded and (joined := _joined(words, folded.index("and"))):
        return joined
    article = folded[0] if folded[0] in _ARTICLES else ""
    names = words[1:] if article else words
    head = _head(names)
    if not head or _is_excluded(head, names[len(head) :]) or not _names_party(article, head, names):
        return ""
    party = " ".join(names)
    party = party if "." in party[:-1] else party.rstrip(".")
    if not article and fold(party).replace(".", "") in INITIALS:
        return f"the {party}"
    if not article and _is_common(head):
        party = " ".join([fold(head[0]), *party.split()[1:]])
        article = "" if fold(head[-1]) in GROUPS else "the"
    return f"{article} {party}".strip()


def _joined(words: Sequence[str], place: int) -> str:
    """Two parties that speak as one: "police and the army"; empty where "and" joins something else."""
    one, other = _party(words[:place]), _party(words[place + 1 :])
    is_party = one and any(word[0].isupper() or fold(word) in PARTIES for word in _head(words[:place])[-1:])
    return f"{one} and {other}" if is_party and other else ""


def _opens(word: str) -> bool:
    plain = fold(word).strip(".,")
    return plain in _OPENING_WORDS and plain not in PARTIES | _ARTICLES


def _head(names: Sequence[str]) -> list[str]:
    """The words up to the preposition behind a noun: "doctors" of "doctors at the hospital"."""
    ends = next(
        (place for place, word in enumerate(names) if place and fold(word) in _TAILS and _ends(names, place)),
        len(names),
    )
    return list(names[:ends])


def _ends(names: Sequence[str], place: int) -> bool:
    """Whether the preposition is no part of a name: "Ministry of Health"."""
    behind = next((word for word in names[place + 1 :] if fold(word) not in _ARTICLES), "")
    return not (names[place - 1][0].isupper() and behind[:1].isupper() and fold(names[place]) in _PARTICLES)


def _is_excluded(head: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether words are no party's: pronouns, verbs, those who only pass on what others say."""
    plain = " ".join(head)
    if NO_PARTY.search(plain) or plain.endswith(_OWNING) or NO_PARTY.search(" ".join(tail[1:2])):
        return True
    return head[-1] in DOCUMENTS or (not tail and len(head) == 1 and fold(head[0]) in NOBODY)


def _names_party(article: str, head: Sequence[str], names: Sequence[str]) -> bool:
    """Whether words name someone: by a name, by the noun of a party, or behind an article."""
    last = fold(head[-1])
    is_named = any(word[0].isupper() for word in head)
    if any(word in _ARTICLES and before not in _PARTICLES for before, word in pairwise(map(fold, head))):
        return False
    if len(names) > len(head) and not (
        is_named or last in PARTIES or (article and fold(names[len(head)]) == "of")
    ):
        return False
    if article:
        return True
    return _is_title(head) if is_named else last in PARTIES


def _is_title(head: Sequence[str]) -> bool:
    """Whether the words are a name, perhaps with what its bearer is: "company spokesman Orrin Vale"."""
    words = [fold(word) for word in head if not word[0].isupper()]
    if any(word in _PREPOSITIONS - _PARTICLES for word in words):
        return False
    common = [word for word in words if word not in _PARTICLES]
    return not common or common[-1] in PARTIES or fold(head[-1]) in PARTIES


def _is_common(head: Sequence[str]) -> bool:
    """Whether a party is told by nouns that many could be called: "army", "Health officials"."""
    return (
        fold(head[-1]) in PARTIES
        and not any(word[0].isupper() for word in head[1:])
        and (len(head) == 1 or fold(head[0]) in PARTIES or head[0].islower())
    )
