"""Names of people, places and organisations: where they stand, and when two of them are one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product, zip_longest
from typing import TYPE_CHECKING

from index.types import Span
from qa.values import _titles as table
from qa.values._calendar import MONTHS, WEEKDAYS
from qa.values._places import DEMONYMS, PLACES, SECOND_NAMES
from qa.values._regions import REGIONS, STATES
from qa.values.intervals import relate_contained
from qa.values.types import Mention, Name, Relation
from qa.values.words import fold, folded_words, in_order, is_plural, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]['’”\")]*\s+|\n\s*|[“\"‘(]\s*|[–—•]\s*)$")
_LONGEST_START = 8
_CALENDAR = frozenset(WEEKDAYS) | {month for month in MONTHS if len(month) > 3 and "." not in month} | {"may"}


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    folded: str
    is_capital: bool
    is_possessive: bool
    is_upper: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words that stand together, with what stands around them.

    `is_acronym` says that the name is one ("NATO"), `has_acronym` that a part of it is ("CNN Business");
    `is_within` that the name of a place follows behind a comma ("Columbus, Ohio").
    """

    span: Span
    words: tuple[str, ...]
    before: str
    after: str
    is_titled: bool
    opens_sentence: bool
    is_acronym: bool
    has_acronym: bool
    is_within: bool = False

    @property
    def name(self) -> str:
        return " ".join(self.words)


def find_people(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return what may name a person in `text`, titles left out.

    >>> text = "Mayor Olga Brandt met Tomas de Wit in Lisbon. Brandt's aide said so."
    >>> [mention.span.of(text) for mention in find_people(text)]
    ['Olga Brandt', 'Tomas de Wit', 'Brandt']
    """
    runs = _confirmed(text, _runs(text))
    surnames = {word for run in runs if _is_person(run) for word in run.words} - table.PARTICLES
    counted = Counter(run.name for run in runs if not _is_adjective(run))
    surnames |= {name for name, count in counted.items() if count > 1}
    return _mentions(
        text, (run for run in runs if _is_person(run) or _may_be_person(run, surnames)), parse_person
    )


def _confirmed(text: str, runs: Sequence[_Run]) -> list[_Run]:
    """The names but those in headlines only, where all words are capitalised: "Bridge Collapses"."""
    headlines = _headlines(text)
    is_told = {run: any(run.span.overlaps(line) for line in headlines) for run in runs}
    names = {run.words for run in runs if not is_told[run]}
    return [run for run in runs if not is_told[run] or run.words in names]


def _headlines(text: str) -> list[Span]:
    """The lines in which every longer word is capitalised, of a text that has others."""
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    return [line for line in lines if _is_headline(line.of(text))] if len(lines) > 1 else []


_LINE = re.compile(r"[^\n]*[^\W\d_][^\n]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)]*\s*$")
_SHORT_WORD = 4
"""Letters up to which a headline may leave a word small: "with", "from"."""


def _is_headline(line: str) -> bool:
    words = [match[0] for match in _TOKEN.finditer(line)]
    is_capitalised = all(word[0].isupper() for word in words if len(word) > _SHORT_WORD)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and is_capitalised and 2 * capitals > len(words) and not _SENTENCE_END.search(line)


def _is_adjective(run: _Run) -> bool:
    """Whether a word that opens its sentence only says what those are like who follow: "Armed robbers"."""
    is_alone = len(run.words) == 1 and run.opens_sentence and not run.is_titled
    return is_alone and is_plural(run.after) and run.name.endswith(table.ADJECTIVE_ENDINGS)


def find_places(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return what may name a place in `text`.

    >>> text = "Mayor Olga Brandt left Lisbon for Port Rowan in South Korea."
    >>> [mention.span.of(text) for mention in find_places(text)]
    ['Lisbon', 'Port Rowan', 'South Korea']
    """
    runs = _runs(text)
    people = {word for run in runs if run.is_titled or run.after in table.SPEECH for word in run.words}
    return _mentions(text, (run for run in runs if _is_place(run, people)), parse)


def find_organisations(text: str, published: date | None = None) -> tuple[Mention, ...]:  # noqa: ARG001
    """Return what may name an organisation in `text`.

    >>> text = "The Ministry of Defence told NATO and the national carrier, Polaria, on Monday."
    >>> [mention.span.of(text) for mention in find_organisations(text)]
    ['Ministry of Defence', 'NATO', 'Polaria']
    """
    runs = _runs(text)
    people = {word for run in runs if _is_person(run) for word in run.words}
    found = (run for run in runs if _is_organisation(run) or _may_be_organisation(run, people))
    return _mentions(text, found, parse)


def parse(text: str, published: date | None = None) -> Name | None:  # noqa: ARG001
    """Return the name that an answer's words give, None if they give none.

    >>> parse("in Kiev"), parse("the U.S.")
    (Name(words=('kyiv',)), Name(words=('united', 'states')))
    """
    return _list(text, _parse_one) or _parse_one(text)


def _parse_one(text: str) -> Name | None:
    text = _SORT_OF_PLACE.sub("", _spelt_out(_BRACKETED.sub("", text))) or text
    words = _without_lead(list(folded_words(text)))
    is_of_firm = len(words) > 1 and words[-1] in table.LEGAL_FORMS
    return _name(text, words[:-1] if is_of_firm else words)


_SORT_OF_PLACE = re.compile(
    r"^(?:in )?the (?:(?!capital)[\w.’'-]+ ){0,3}"
    rf"(?:{'|'.join(sorted(table.PLACE_NOUNS_OF - {'capital'}))}) of (?=[^\W\d_a-z])"
)
"""What sort of place a name is, told before it in small letters: "the US state of", "the port of"."""


def _spelt_out(text: str) -> str:
    """Return a text with the states spelt out that stand in it behind a comma or alone.

    >>> _spelt_out("Nashville, Tenn."), _spelt_out("Orsk, N.Y."), _spelt_out("in Ont.")
    ('Nashville, Tennessee', 'Orsk, New York', 'in Ontario')
    """
    return _STATE.sub(lambda found: STATES.get(found[0].replace(".", "").replace(" ", ""), found[0]), text)


_STATE = re.compile(
    r"(?<=\w, )(?:[A-Z]\.\s?[A-Z]\.|W\.\s?Va\b\.?|[A-Z][A-Za-z]{1,4}\b\.?)(?=$|[\s,;)])"
    r"|(?:(?<=^)|(?<=^in )|(?<=^the ))[A-Z][a-z]+\.$"
)


def parse_person(text: str, published: date | None = None) -> Name | None:  # noqa: ARG001
    """Return a person's name without titles and roles, None if nothing else remains.

    >>> parse_person("Chinese President Xi Jinping"), parse_person("the Chinese leader")
    (Name(words=('xi', 'jinping')), None)
    """
    return _list(text, _parse_one_person) or _parse_one_person(text)


def _parse_one_person(text: str) -> Name | None:
    if _TOLD_BY_ANOTHER.search(text) or _is_description(text):
        return None
    told = _INITIAL.sub(r"\g<0> ", _without_apposition(text))
    words = _without_lead(list(folded_words(_behind_role(told))))
    if _is_office(words):
        return None
    name = words[_titles_end(words) :]
    if table.ORGANISATION_WORDS & set(name):
        return _name(text, words)
    return _name(text, name) if set(name) - _NO_NAMES else None


# "the mother of Omar Reyes", "Omar Reyes's brother": neither is he.
_TOLD_BY_ANOTHER = re.compile(
    r"^[^A-Z]*\bof (?:[A-Z][\w’'.-]*\s*)+$|[A-Z]\w+[’'](?:s\s|\s)(?:[a-z-]+\s)*[a-z-]+$"
)


def _is_description(text: str) -> bool:
    """Whether a text has no capital but that of its first word: "Armed robbers", "Her brother"."""
    words = [match[0] for match in _TOKEN.finditer(text)]
    rest = words[1:]
    if not rest or not all(map(str.islower, rest)) or fold(words[0]) in DEMONYMS | table.PARTICLES:
        return False
    return fold(words[0]) in table.OPENERS or (fold(words[0]) not in table.TITLES and is_plural(rest[-1]))


def _is_office(words: Sequence[str]) -> bool:
    """Whether folded words name an office and nobody who holds it: "the Archbishop of Norholm"."""
    if "of" not in words:
        return False
    end = words.index("of")
    title, place = words[:end], [word for word in words[end + 1 :] if word != "the"]
    is_office = bool(title) and title[-1] in table.TITLES - table.NOBLE
    is_body = not table.ORGANISATION_WORDS.isdisjoint(place)
    return is_office and set(title) <= _NO_NAMES and (is_body or len(place) <= _LONGEST_SEAT)


_LONGEST_SEAT = 2
"""Words: "Low Marren", where "Drent Joren Vael" names the holder too."""
_INITIAL = re.compile(r"(?<![^\W_])[A-Z]\.(?=[A-Z]\.)")


def _without_apposition(text: str) -> str:
    """Return the name of a person without what is told of him behind a comma or before one.

    >>> _without_apposition("Omar Reyes, 43, a guard"), _without_apposition("a guard, Omar Reyes")
    ('Omar Reyes', 'Omar Reyes')
    """
    parts = _COMMA.split(_ASIDE.sub(" ", _BRACKETED.sub("", text)).strip(" ,"))
    named = [part for part in parts if _NAMED_LAST.search(part) and not _is_told_of(part)]
    if len(named) != 1:
        return ", ".join(parts)
    rank = [part for part in parts if fold(part).rstrip(".") in table.SUFFIXES]
    return " ".join((named[0], *rank))


def _is_told_of(part: str) -> bool:
    """Whether a part between commas tells a role and no name: "mayor of Orsk", "Prime Minister", "Jr."."""
    words = [match[0] for match in _TOKEN.finditer(part)]
    folded = [fold(word) for word in words]
    is_role = table.TITLES | table.ROLES | table.TITLE_QUALIFIERS | table.SUFFIXES | DEMONYMS
    announces = words[0][0].islower() or not is_role.isdisjoint(_without_lead(folded)[:1])
    return (announces and "of" in folded) or set(folded) <= is_role


_COMMA = re.compile(r",\s+")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_ASIDE = re.compile(r"(?<=\w)\s+[“\"‘'][\w .-]+[”\"’']\s+(?=[A-Z])")
_NAMED_LAST = re.compile(r"(?:^|\s)[^\W\d_a-z][\w’'-]*\.?\s*$")


def _list(text: str, read: Callable[[str], Name | None]) -> Name | None:
    """Return the names that a text lists as one, None where it is no list, or a name that holds an "and"."""
    texts = listed(text)
    names = [name.words for each in texts if (name := read(each))]
    institutions = sum(map(_is_institution, names))
    is_list = len(set(names)) == len(texts) > 1 and institutions in {0, len(names)}
    if not is_list or _is_place_name(" ".join(_without_lead(list(folded_words(text))))):
        return None
    return Name(in_order(names), tuple(sorted(names)))


def _is_institution(words: tuple[str, ...]) -> bool:
    return not table.ORGANISATION_WORDS.isdisjoint(words) and not _is_place_name(" ".join(words))


def relate(left: Name, right: Name) -> Relation:
    """Return how two names relate; the name with fewer words is the broader one.

    Names that share only words other than a last one ("Robert Fico", "Robert Kaliňák") are apart, and so are
    those of another beginning ("Hillary Clinton", "Bill Clinton"); the same words in another order overlap.
    Initials are the broader name of what they stand for, a country or a state that of its cities. Lists that
    share no member are apart.

    >>> relate(parse("Xi"), parse("Xi Jinping"))
    <Relation.BROADER: 'broader'>
    """
    ours, theirs = set(left.words), set(right.words)
    if left == right:
        return Relation.SAME
    if ours < theirs or theirs < ours:
        return relate_contained(left_holds=ours < theirs, right_holds=theirs < ours)
    if left.members or right.members:
        pairs = product(left.members or [left.words], right.members or [right.words])
        is_shared = any(relate(Name(one), Name(other)) is not Relation.APART for one, other in pairs)
        return Relation.OVERLAPS if is_shared else Relation.APART
    left_holds, right_holds = _stands_for(left, right), _stands_for(right, left)
    if left_holds or right_holds:
        return relate_contained(left_holds=left_holds, right_holds=right_holds)
    shared = (ours & theirs) - table.PARTICLES - {"of", "the", "and"}
    is_apart = not shared & {left.words[-1], right.words[-1]} or _are_namesakes(left.words, right.words)
    return Relation.APART if is_apart else Relation.OVERLAPS


def _stands_for(name: Name, other: Name) -> bool:
    """Whether a name is short for another, or that of a region for what lies in it."""
    is_short = is_short_for(name.words, other.words) or _is_initialled(name.words, other.words)
    return is_short or _lies_in(other, name)


def _lies_in(place: Name, region: Name) -> bool:
    """Whether one place is known to lie in another, by itself or by the last that its words name."""
    ends = (" ".join(place.words[start:]) for start in range(len(place.words)))
    known = next((end for end in ends if end in REGIONS or end in PLACES), "")
    return " ".join(region.words) in REGIONS.get(known, ())


def is_short_for(short: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether a name of one word, folded, is the initials of another, of a country its own.

    >>> is_short_for(["who"], "world health organization".split())
    True
    >>> is_short_for(["usgs"], "us geological survey".split())
    True
    """
    told = [word for word in words if word not in {"of", "the", "and", "for"}]
    letters = "".join(word if len(word) == _SHORTEST and word in SECOND_NAMES else word[0] for word in told)
    return len(short) == 1 and len(letters) >= _FEWEST_INITIALS and short[0] == letters


_FEWEST_INITIALS = 3
_SHORTEST = 2
"""Letters of a country's or a union's initials: US, UK, EU, UN."""


def _is_initialled(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name is another with nothing but initials before its last word: "J. K. Marl"."""
    *initials, last = short
    others = iter(words[:-1])
    is_short = bool(initials) and all(len(each) == 1 for each in initials) and last == words[-1]
    return is_short and all(any(word[0] == each for word in others) for each in initials)


def _are_namesakes(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names share a last word alone, and none of the others can be short for another's."""
    ours, theirs = set(left[:-1]), set(right[:-1])
    if left[-1] != right[-1] or not ours or not theirs or ours & theirs:
        return False
    return {word[0] for word in ours}.isdisjoint(word[0] for word in theirs)


def _name(text: str, words: list[str]) -> Name | None:
    """Return the name that `words` are, in its one spelling; without a capital only a known place is one."""
    words = _in_full(words)
    known = SECOND_NAMES.get(" ".join(words), " ".join(words))
    if not words or not (known in PLACES or any(map(str.isupper, _OPENING_ARTICLE.sub("", text)))):
        return None
    return Name(tuple(_canonical(word) for word in known.split()))


def _in_full(words: list[str]) -> list[str]:
    """The words of a name with what is short for its first or last in full: "Mt. Orrin", "Quay St."."""
    if len(words) < _SHORTEST:
        return words
    first, *_, last = words
    return [table.SHORT_FIRST.get(first, first), *words[1:-1], table.SHORT_LAST.get(last, last)]


_OPENING_ARTICLE = re.compile(r"^(?:An?|The) ")
_NO_NAMES = DEMONYMS | table.ROLES | table.TITLES | table.TITLE_QUALIFIERS
_LEADING = frozenset({"the", "a", "an", "in", "at", "to", "from", "by", "near"})


def _without_lead(words: list[str]) -> list[str]:
    while words and words[0] in _LEADING:
        words = words[1:]
    return words


def _behind_role(text: str) -> str:
    """Return what stands behind the last role in lower case: "Harbour spokesman Ivo Lind"."""
    roles = [each for each in _TOKEN.finditer(text) if each[0].islower() and each[0] in table.ROLES]
    rest = text[roles[-1].end() :] if roles and _NAME_BEHIND.match(text, roles[-1].end()) else text
    lead = _LOWER_LEAD.match(rest)
    return rest[lead.end() :] if lead else rest


_NAME_BEHIND = re.compile(rf"\W*(?:(?:{'|'.join(sorted(table.PARTICLES))})\s+)*[^\W\d_a-z]")
_LOWER_LEAD = re.compile(
    rf"(?:(?!(?:{'|'.join(sorted(table.PARTICLES))})\s)[a-z\d][\w’'-]*,?\s+)+(?={_NAME_BEHIND.pattern})"
)


def _titles_end(words: list[str]) -> int:
    """Return how many of the leading words are titles, or say whose: "Russian Foreign Minister"."""
    end = 0
    for position, word in enumerate(words[:-1]):
        if word in table.TITLES and words[position + 1] != "of":
            end = position + 1
        elif word not in DEMONYMS | table.ORGANISATION_WORDS | table.TITLE_QUALIFIERS:
            break
    return max(end, _behind_strong_title(words))


_SKY = re.compile(r"(?<=.sk)(?:yy|iy|yi|ii|ij|yj|i|y)$")


def _canonical(word: str) -> str:
    """Return one spelling for the transliterations of a name: Zelenskyy, Zelenskiy, Zelenski."""
    word = _SKY.sub("y", word)
    return table.NAME_FORMS.get(word, word)


@lru_cache(maxsize=256)
def _runs(text: str) -> tuple[_Run, ...]:
    tokens = [_token(match) for match in _TOKEN.finditer(text)]
    ordinary = {token.folded for token in tokens if not token.is_capital} - table.PARTICLES
    found: list[_Run] = []
    position = 0
    while position < len(tokens):
        if not tokens[position].is_capital:
            position += 1
            continue
        end = _end_of_run(text, tokens, position)
        run = _run(text, tokens, position, end)
        if run and not _is_ordinary(run, ordinary):
            found.append(_titled_by_role(text, run))
        position = end
    return tuple(_within(text, found))


def _within(text: str, runs: list[_Run]) -> Iterator[_Run]:
    spelt = [_as_state(text, run) for run in runs]
    for run, following in zip_longest(spelt, spelt[1:]):
        is_next = following is not None and text[run.span.end : following.span.start] == ", "
        yield replace(run, is_within=is_next and _is_place_name(following.name))


def _as_state(text: str, run: _Run) -> _Run:
    """A name, that of a state in full where it is short for one behind a comma: "Tenn."."""
    told = _STATE.match(text, run.span.start)
    state = _spelt_out(f"A, {told[0]}").removeprefix("A, ") if told else ""
    return replace(run, words=folded_words(state)) if told and state != told[0] else run


def _is_ordinary(run: _Run, ordinary: set[str]) -> bool:
    """Say whether a name is a capitalised common word, or says whose something is: "Russian-Chinese"."""
    name = run.name
    if name in table.NOT_NAMES or run.is_acronym or _is_place_name(name):
        return name in table.NOT_NAMES
    parts = name.split("-")
    is_adjective = len(parts) > 1 and all(each in DEMONYMS or _is_place_name(each) for each in parts)
    is_word = name in ordinary or name in MONTHS or len(name) == 1
    return is_word or is_adjective or name.removesuffix("s") in DEMONYMS


def _is_place_name(name: str) -> bool:
    return name in PLACES or name in SECOND_NAMES


def _token(match: re.Match[str]) -> _Token:
    word = match[0]
    possessive = _POSSESSIVE.search(word)
    end = match.start() + possessive.start() if possessive else match.end()
    folded = fold(word[: end - match.start()]).replace("’", "'").replace(".", "")
    return _Token(Span(match.start(), end), folded, word[0].isupper(), bool(possessive), word.isupper())


def _end_of_run(text: str, tokens: list[_Token], start: int) -> int:
    """Return the position behind the last token that belongs to the name beginning at `start`."""
    end = start + 1
    while end < len(tokens):
        last, following = tokens[end - 1], end
        if last.is_possessive and last.folded not in table.INNER_POSSESSIVES:
            break
        while following < len(tokens) and _joins(tokens[following], tokens[start:end]):
            following += 1
        is_end = following == len(tokens) or not tokens[following].is_capital
        if is_end or any(not _adjoin(text, tokens[i], tokens[i + 1]) for i in range(end - 1, following)):
            break
        end = following + 1
    return end


def _joins(token: _Token, run: list[_Token]) -> bool:
    if token.is_capital:
        return False
    takes_of = any(each.folded in table.TAKES_OF for each in run)
    return token.folded in table.PARTICLES or (token.folded in {"of", "the", "for"} and takes_of)


def _adjoin(text: str, left: _Token, right: _Token) -> bool:
    gap = text[left.span.end : right.span.start]
    if left.is_possessive:
        gap = _POSSESSIVE_GAP.sub("", gap)
    is_abbreviated = len(left.folded) == 1 or left.folded in table.ABBREVIATIONS
    return "\n" not in gap and (gap.strip() == "" or (is_abbreviated and gap.strip() == "."))


_POSSESSIVE_GAP = re.compile(r"^[’'][sS]?")


def _run(text: str, tokens: list[_Token], start: int, end: int) -> _Run | None:
    """Return the name among the tokens from `start` to `end`, openers, titles and dates cut off."""
    first = start
    is_titled = False
    while first < end and _opens(tokens[first]):
        first += 1
    name_start = _after_titles(tokens, first, end)
    if name_start > first:
        is_titled, first = True, name_start
    while end > first and tokens[end - 1].folded in _CALENDAR:
        end -= 1
    if first >= end:
        return None
    words = tuple(token.folded for token in tokens[first:end])
    span = Span(tokens[first].span.start, tokens[end - 1].span.end)
    after = tokens[end] if end < len(tokens) else None
    wording = span.of(text)
    return _Run(
        span=span,
        words=words,
        before=_word_before(text, tokens, first),
        after=after.folded if after and _adjoin(text, tokens[end - 1], after) else "",
        is_titled=is_titled,
        opens_sentence=bool(_SENTENCE_START.search(text[max(0, span.start - _LONGEST_START) : span.start])),
        is_acronym=wording.isupper() and 2 <= len(wording) <= 6 and " " not in wording,
        has_acronym=any(_is_acronym(text, token) for token in tokens[first:end]),
    )


def _is_acronym(text: str, token: _Token) -> bool:
    is_initials = "." in token.span.of(text) or len(token.span) < 2
    return token.is_upper and not is_initials and not _is_roman(token.folded)


def _opens(token: _Token) -> bool:
    is_abbreviation = token.is_upper and token.folded in SECOND_NAMES
    return not is_abbreviation and (token.folded in table.OPENERS or token.folded in _CALENDAR)


def _word_before(text: str, tokens: list[_Token], position: int) -> str:
    """Return the word before a name, and with "of" the one before that: "town of"."""
    if not position or not _adjoin(text, tokens[position - 1], tokens[position]):
        return ""
    word = tokens[position - 1].folded
    return f"{tokens[position - 2].folded} of" if word == "of" and position > 1 else word


def _after_titles(tokens: list[_Token], start: int, end: int) -> int:
    """Return where the name begins behind titles: "Chinese Foreign Minister", "Secretary of State"."""
    found = start
    position = start
    while position < end:
        word = tokens[position].folded
        if word in table.TITLES:
            is_of = position + 2 < end and tokens[position + 1].folded == "of"
            position += 3 if is_of else 1
            found = position
        elif word in DEMONYMS or word in table.TITLE_QUALIFIERS or _is_place_name(word):
            position += 1
        else:
            break
    found = max(found, _behind_strong_title([token.folded for token in tokens[start:end]]) + start)
    is_institution = any(token.folded in table.ORGANISATION_WORDS for token in tokens[found:end])
    return start if is_institution and found < end else found


def _behind_strong_title(words: Sequence[str]) -> int:
    """Return where a name begins behind the last strong title among `words`, 0 without one."""
    behind = [
        position + 1
        for position, word in enumerate(words[:-1])
        if word in table.STRONG_TITLES and words[position + 1] not in {"of", "for", "general"}
    ]
    return max(behind, default=0)


def _titled_by_role(text: str, run: _Run) -> _Run:
    """Mark a name as a person's when a role stands before it: "the mayor, Olga Brandt"."""
    if run.is_titled:
        return run
    gap_start = text.rfind(" ", 0, max(0, run.span.start - 2)) + 1
    role = fold(text[gap_start : run.span.start]).strip(" ,")
    return replace(run, is_titled=role in table.ROLES)


def _mentions(text: str, runs: Iterable[_Run], read: Callable[[str], Name | None]) -> tuple[Mention, ...]:
    return tuple(Mention(run.span, read(run.span.of(text)) or Name(run.words)) for run in runs)


def _is_known_place(run: _Run) -> bool:
    return _is_place_name(run.name)


def _is_event(run: _Run) -> bool:
    last = [word for word in run.words if not _is_roman(word)][-1:]
    return run.words[0] in table.EVENT_WORDS or bool(table.EVENT_WORDS & set(last))


def _is_person(run: _Run) -> bool:
    if _is_known_place(run) or _is_event(run) or run.has_acronym or run.is_within or run.name in DEMONYMS:
        return run.is_titled and not run.has_acronym and not _is_known_place(run)
    if _has_organisation_word(run) or run.words[-1] in table.PLACE_WORDS:
        return False
    return run.is_titled or (
        len(run.words) > 1 and run.words[0] not in DEMONYMS and run.name not in table.ORGANISATIONS
    )


def _may_be_person(run: _Run, surnames: set[str]) -> bool:
    if len(run.words) > 1 or _is_known_place(run) or run.is_acronym or run.is_within or _is_event(run):
        return False
    if run.name in table.ORGANISATIONS | table.ORGANISATION_WORDS | table.TITLES:
        return False
    if run.name in surnames or run.after in table.SPEECH:
        return True
    is_ruled = run.before.removesuffix(" of") in table.ROLES and run.before.endswith(" of")
    return not (is_ruled or run.opens_sentence or run.before in table.PLACE_PREPOSITIONS)


def _is_place(run: _Run, people: set[str]) -> bool:
    if _is_known_place(run):
        return not run.is_titled
    if run.is_titled or _is_event(run) or run.name in DEMONYMS or _has_organisation_word(run):
        return False
    if run.words[-1] in table.PLACE_WORDS or run.words[0] in {
        "mount",
        "lake",
        "port",
        "cape",
        "fort",
        "gulf",
    }:
        return len(run.words) > 1
    is_in = run.is_within or run.before in table.PLACE_PREPOSITIONS or run.after in table.PLACE_NOUNS_OF
    is_in = is_in or run.before in {f"{noun} of" for noun in table.PLACE_NOUNS_OF}
    return (
        is_in and not people & set(run.words) and not run.is_acronym and run.name not in table.ORGANISATIONS
    )


def _has_organisation_word(run: _Run) -> bool:
    return any(word in table.ORGANISATION_WORDS for word in run.words)


def _is_organisation(run: _Run) -> bool:
    if _is_known_place(run) or _is_event(run):
        return run.name in {"eu", "un"}
    if run.name in table.ORGANISATIONS or (run.is_acronym and not _is_roman(run.name)):
        return True
    return _has_organisation_word(run) and (len(run.words) > 1 or not run.opens_sentence)


def _may_be_organisation(run: _Run, people: set[str]) -> bool:
    if (
        run.is_titled
        or _is_known_place(run)
        or _is_event(run)
        or run.name in DEMONYMS
        or people & set(run.words)
    ):
        return run.before in table.ORGANISATION_ROLES
    is_other = run.words[-1] in table.PLACE_WORDS or run.before in table.PLACE_PREPOSITIONS
    return not is_other and not run.opens_sentence and not _is_roman(run.name)


def _is_roman(word: str) -> bool:
    return not set(word) - set("ivxlc")
