"""Questions in words for facts that nobody asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.abbreviations import SPEECH
from qa._verbs import INFINITIVES
from qa.facts import BASE_UNITS, OBJECT_TAKING, PERSON, TOLL
from qa.values._units import COUNTED
from qa.values.types import Kind, Quantity
from qa.values.words import singular
from qa.words import fold, is_stopword, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Article
    from qa.facts import Fact

_FEWEST = 2
_LONGEST_BEFORE, _LONGEST_BEHIND, _SHORTEST, _LONGEST = 24, 12, 4, 18
_SPEECH = "|".join(sorted(SPEECH - OBJECT_TAKING))
_SAYING = re.compile(
    rf"^.*\b(?:{_SPEECH}|according\s+to\s+[^,]+,)(?:\s+that)?(?:\s+|$)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s*\b(?:on|in|at|by|during|since|from|the|early|late|until)$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:a|an|the|its|his|her|their)(?:\s+[a-z]+)?$", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:a|an|the|its|his|her|their)$", re.IGNORECASE)
_ADDED = re.compile(
    r"(?<=\w)\s+(?:(?!(?:bring|evening|morning|spring|king|thing|ring|sing)\b)[a-z]+ing|"
    r"(?:during\s+)?which|that|who)\b"
)
_FOR = re.compile(r"\s+for\s+an?(?:\s+[a-z]+)?$")
_NOUN_PHRASE = re.compile(
    r"[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2}?"
    r"(?=\s+(?:to|in|of|for|that|which|with|at|on|during|from|by|and|including)\b|[.,;:?!]|$)"
)
_PAST = re.compile(
    r"\b(?:[a-z]+ed|brought|shot|held|hit|lost|left|sent|sold|built|bought|found|caught|won|made|set|put)"
    r"(?:\s+(?:down|up|out|off|back))?$"
)
_PARTICIPLE = re.compile(
    r"^(?:also\s+|thus\s+)?(?!includ|dur|follow|accord|involv|regard|be|hav|need|us)([a-z]+)ing$"
)
_NOT_DONE_TO = frozenset({"time", "occas", "point", "year"})
_PAST_OF = {
    "leav": "left", "mak": "made", "bring": "brought", "hitt": "hit", "sett": "set", "putt": "put",
    "shoot": "shot", "winn": "won", "los": "lost", "build": "built", "send": "sent", "sell": "sold",
    "buy": "bought", "find": "found", "catch": "caught", "hold": "held", "tak": "taken", "carry": "carried",
}  # fmt: skip
"""Of verbs that take no "ed": what stands before "ing", and the form with "were"."""

_AUXILIARY = (
    "was were is are has have had will would can could may might must shall should do does did".split()
)
_LEADING = re.compile(
    r"(?:(?:In|At|On|Near|Off|By|Across|During|From|Over|Outside|Throughout)\s|Overnight\b)", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"(?:When|While|After|Before|As|Since|If|Once|Until|Because|Although)\b", re.IGNORECASE
)
_STRANDED = re.compile(r"\s+(?:for|to|at)$")
_AHEAD = re.compile(r"\s+(after|within|until|before|in|on|at|from|with|among|over|of)$")
_RELATIVE = re.compile(r"^(?:who|which|that)\s+(?=(?:was|were|had|has|have|is|are)\b)")
_NEXT_VERB = re.compile(r"(?<=\w)\s(?:was|were|is|are|has|have|had|will|would|can|could)\b")
_MOST_SUBJECT = 12
_PRONOUN = re.compile(
    rf"\b(?:{'|'.join(_AUXILIARY)})\s+(?:he|she|it|they|we|i|which|who|there)\b", re.IGNORECASE
)
_VOWELS = frozenset("aeiou")

_DANGLING = re.compile(
    r"^(?:he|she|it|they|we|i|who|which|that|where|and|but|also|if|have|has|had|was|were)\b", re.IGNORECASE
)
_EDGES = " \t\n,;:.–—-“”\"'()"


def phrase_question(facts: Sequence[Fact]) -> str:
    """Return the question that facts answer, put after the one that gives the plainest."""
    return min(map(_ask, facts), key=clumsiness)


def clumsiness(question: str) -> tuple[int, int]:
    """Return how hard a question is to follow, and how many words it has.

    What counts is what it leaves dangling, figures in it, no name, many words; 0 is plain.
    """
    words = question.split()
    faults = 4 * bool(_DANGLING.match(question) or _PRONOUN.search(question)) + 3 * any(
        each.isdigit() for each in question
    )
    faults += 4 * (len(words) < _SHORTEST)
    faults += 2 * (fold(words[0]) not in {"how", "when", "what"})
    faults += not any(each[0].isupper() for each in words[1:])
    faults += 2 * (len(words) > _LONGEST)
    return faults, len(words)


def _ask(fact: Fact) -> str:
    before, behind = fact.frame
    plain = _SAYING.sub("", before).strip(_EDGES)
    before = _last_words(plain if len(f"{plain} {behind}".split()) > _FEWEST else before.strip(_EDGES))
    before = before if _NUMBER_OF.search(before) else _inner(before)
    if fact.clause.start == fact.sentence.start:
        before = _lowered(before, fact.article)
    behind = _first_words(behind.lstrip(_EDGES)).strip(_EDGES)
    match fact.kind:
        case Kind.COUNT:
            unit = _measure(fact)
            parts = _how_many(before, f"{unit} {behind}".strip(), fact.noun, unit)
        case Kind.MONEY:
            parts = _turned(before, "how much", behind)
        case Kind.PERCENTAGE:
            of = behind if behind.startswith("of ") else ""
            parts = _turned(before, f"what percentage {of}".strip(), "" if of else behind)
        case Kind.DURATION:
            parts = _how_long(before, behind)
        case _:
            parts = _when(before, behind)
    question = " ".join(each for each in parts if each).strip(_EDGES)
    return f"{question[:1].upper()}{_before_new_start(question)[1:]}?"


def _before_new_start(question: str) -> str:
    """The question up to where another sentence, or a title, runs into it: "How many boats During the raid".

    >>> _before_new_start("how many boats sank During the raid, six rifles")
    'how many boats sank'
    """
    found = _NEW_START.search(question)
    told = question[: found.start()].strip(_EDGES) if found else question
    return told if len(told.split()) >= _SHORTEST - 1 else question


_NEW_START = re.compile(
    r"(?<=[a-z\d])\s+(?:During|In|On|At|When|While|After|Before|As|For|By|From|With|Also|But)\s(?=[a-z])"
)


def _measure(fact: Fact) -> str:
    """The unit that is part of a value: "tonnes" of "70,000 tonnes"."""
    unit = _UNIT.search(fact.text)
    is_measured = isinstance(fact.value, Quantity) and fact.value.unit in BASE_UNITS
    return unit.group() if unit and is_measured else ""


_UNIT = re.compile(r"(?<=[\d\s])[a-zA-Z][a-zA-Z ]*$")


def _inner(before: str) -> str:
    """The last clause of what stands before a value: "after rescuers found" is what they found."""
    inner = _SUBORDINATED.split(before)[-1]
    return inner if inner != before and _verb(inner.split()) else before


_SUBORDINATED = re.compile(r"(?<=\w)\s(?:after|when|while|because|although)\s")


def _lowered(text: str, article: Article) -> str:
    """A text that opens a sentence with a small letter, where the article writes its first word so too."""
    if not text:
        return ""
    small = text.split(maxsplit=1)[0].lower()
    is_common = _COMMON.search(small) or re.search(rf"\b{re.escape(small)}\b", article.text)
    return f"{text[0].lower()}{text[1:]}" if is_common else text


_COMMON = re.compile(r"(?:ity|[st]ion|ment|ness)$")


def _how_many(before: str, behind: str, noun: str, unit: str) -> list[str]:
    """What somebody did to so many is asked for in the passive where nobody did: "killing 12 people"."""
    if told := _toll(before, noun) or _number_of(before):
        return told
    counted = unit or _counted(behind, noun)
    rest = behind[len(counted) :].strip()
    is_acting = bool(_PAST.search(rest.split(maxsplit=1)[0])) if rest else False
    asked = _how_many_done(before, counted, rest) if counted and not is_acting else []
    return asked or _how_many_at(before, behind)


def _how_many_done(before: str, counted: str, rest: str) -> list[str]:
    """What is asked where somebody did something to so many, empty where nobody did."""
    if of := _OF.match(rest):
        counted, rest = f"{counted} {of.group()}", rest[of.end() :].strip()
    if not _PARTICIPLE.match(before) and not _SOME_ACTOR.match(before):
        turned = _turned(before, f"how many {counted}", rest)
        if turned[0] != before:
            return turned
    if done := _done(before):
        return ["how many", counted, "were", done, rest]
    if not before and _RELATIVE.match(rest):
        return ["how many", counted, _NEXT_VERB.split(_RELATIVE.sub("", rest), maxsplit=1)[0]]
    return []


def _how_many_at(before: str, behind: str) -> list[str]:
    """What is asked of so many who did something: where they did it stands last, when first."""
    if _LEADING.match(before) and not _verb(before.split()):
        return ["how many", behind, _in_sentence(before)]
    return [f"{before}," if _SUBORDINATE.match(before) else before, "how many", behind]


_OF = re.compile(r"of\s+(?:the\s+)?[\w-]+")
_SOME_ACTOR = re.compile(r"an?\s+\w+\s+\w+$", re.IGNORECASE)


def _number_of(before: str) -> list[str]:
    """What is asked of a number whose noun stands ahead: "the number of arrests in Tarn has risen to 40"."""
    found = _NUMBER_OF.search(before)
    if not found:
        return []
    counted, *rest = found[1].split()
    if counted in _FATED or _PAST.fullmatch(counted):
        return ["how many were", found[1]]
    if rest and _PAST.fullmatch(rest[0]):
        return ["how many", counted, "were", *rest]
    return ["how many", counted, "were there", *rest]


_FATED = frozenset({"dead", "hurt", "missing", "unaccounted", "homeless"})
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count)\s+of\s+(?:the\s+)?(.+?)\s+(?:has|have|had|rose|fell|climbed|grew|stood|stands|was|is|"
    r"reached|jumped|dropped|doubled)\b"
)


def _toll(before: str, noun: str) -> list[str]:
    """What is asked of a number told ahead of it: "the death toll in Tarn has risen to 14"."""
    found = TOLL.search(before) if noun == PERSON else None
    verb = _verb(before[found.end() :].split()) if found else None
    if not found or verb is None:
        return []
    return ["how many people died", *before[found.end() :].split()[:verb]]


def _verb(parts: Sequence[str]) -> int | None:
    """Where the first verb of some words stands that tells what their subject did, None without one."""
    for number, part in enumerate(parts):
        word = part.strip(_EDGES)
        is_regular = word.endswith("ed") and len(word) > _SHORTEST and word.islower()
        is_adjective = number and fold(parts[number - 1]) in _DETERMINERS
        if word in _AUXILIARY or (not is_adjective and (is_regular or word in INFINITIVES)):
            return number
    return None


_DETERMINERS = frozenset("a an the its his her their this that these those of in at".split())


def _turned(before: str, asked: str, behind: str) -> list[str]:
    """What is asked for put first: "the strike lasted" "how long" becomes "how long did the strike last"."""
    parts = before.split()
    verb = _verb(parts)
    if (
        not verb
        or verb > _MOST_SUBJECT
        or _WHICH.intersection(parts[:verb])
        or _LEADING.match(before)
        or _SUBORDINATE.match(before)
    ):
        return [before, asked, behind]
    subject, rest = _in_sentence(" ".join(parts[:verb])), " ".join(parts[verb + 1 :])
    auxiliary = parts[verb]
    if auxiliary not in _AUXILIARY:
        infinitive = _infinitive(auxiliary)
        if not infinitive:
            return [before, asked, behind]
        auxiliary, rest = "did", f"{infinitive} {rest}".strip()
    if _CONTENTLESS.fullmatch(rest) and auxiliary == "did":
        return [before, asked, behind]
    if ahead := _AHEAD.search(f" {rest}"):
        asked, rest = f"{ahead[1]} {asked}", rest[: -len(ahead[1])].strip()
    return [asked, auxiliary, subject, rest, behind]


_LASTING = re.compile(r"(?<!\basked)(?<!\bcalled)(?<!\bpressed)\s+for$")
_WHICH = frozenset("which who that where whose".split())
_CONTENTLESS = re.compile(r"be")


def _infinitive(past: str) -> str:
    """The infinitive of a past form, empty where no rule gives it for sure.

    >>> [_infinitive(each) for each in ("took", "lasted", "closed", "stopped", "cried", "visited")]
    ['take', 'last', 'close', 'stop', 'cry', '']
    """
    if past in INFINITIVES:
        return INFINITIVES[past]
    base = past.removesuffix("ed")
    if base.endswith("e"):
        return f"{base}e"
    if base.endswith("i"):
        return f"{base[:-1]}y"
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in "lsfz":
        return base[:-1]
    if len(re.findall(r"[aeiouy]+", base)) > 1:
        return ""
    is_cut = base[-1] in "cvuz" or (base[-1] not in _VOWELS | {"w", "x", "y"} and base[-2] in _VOWELS)
    is_long = len(base) > 2 and base[-2] in _VOWELS and base[-3] in _VOWELS
    return f"{base}e" if is_cut and not (is_long and base[-1] not in "csvz") else base


def _in_sentence(text: str) -> str:
    """A text that opened a sentence, as it stands inside one: "the trial", "in Tarn"."""
    first = text.split(maxsplit=1)[0] if text else ""
    return f"{text[0].lower()}{text[1:]}" if is_stopword(first) and first != "I" else text


def _counted(behind: str, noun: str) -> str:
    """The words up to the noun that is counted, empty where it does not follow."""
    parts = behind.split()
    for number, part in enumerate(parts, start=1):
        plain = singular(fold(part.strip(_EDGES)))
        if stem(COUNTED.get(plain, plain)) == noun:
            return "" if noun in _NOT_DONE_TO else " ".join(parts[:number])
    return ""


def _done(before: str) -> str:
    """The verb right before a number, as it stands behind "were"; an adjective is none."""
    if participle := _PARTICIPLE.match(before):
        return _PAST_OF.get(participle[1], f"{participle[1]}ed")
    past = _PAST.search(before)
    if past and _DETERMINED.search(before[: past.start()].rstrip()):
        return ""
    return past.group() if past else ""


def _how_long(before: str, behind: str) -> list[str]:
    """A length of time before its noun ("a four-day visit") is one of that noun."""
    behind = _ADDED.split(behind, maxsplit=1)[0]
    if behind.startswith("of the "):
        return ["how long did", behind.removeprefix("of "), "last"]
    noun = _NOUN_PHRASE.match(behind)
    if noun and _ARTICLE.search(before):
        purpose = _FOR.search(before)
        if purpose and noun.group() == behind and not _DANGLING.match(before):
            return ["how long was the", behind, "for which", before[: purpose.start()]]
        return ["how long did the", behind, "last"]
    if not before and behind.startswith("of "):
        return ["how long did the", behind.removeprefix("of "), "last"]
    return _turned(_LASTING.sub("", before) if _verb(before.split()) else before, "how long", behind)


def _when(before: str, behind: str) -> list[str]:
    told = _PREPOSITION.sub("", before)
    if len(told.split()) > _FEWEST and not _DANGLING.match(told):
        return ["when was it that", told[0].lower() + told[1:] if is_stopword(told.split()[0]) else told]
    return [told, "when", behind] if told else [behind, "when"]


def _last_words(text: str) -> str:
    return " ".join(text.split()[-_LONGEST_BEFORE:])


def _first_words(text: str) -> str:
    told = text.split(",", maxsplit=1)[0].split()
    chosen = told[:_LONGEST_BEHIND]
    while (
        chosen
        and len(chosen) < len(told)
        and (is_stopword(chosen[-1]) or _is_name(*told[len(chosen) - 1 :][:2]))
    ):
        chosen.pop()
    return " ".join(chosen)


def _is_name(one: str, other: str) -> bool:
    """Whether a cut between two words would go through a name."""
    return one[0].isupper() and other[0].isupper()
