"""A question taken apart, without a tagger: its words, and what it asks, its auxiliary and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qa.followups import _cues as cues
from qa.values import _titles as titles
from qa.values.words import is_plural
from qa.words import fold, stem

_MARKS = '?!.,;:…"“”()[]'
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])$")


class Tag(StrEnum):
    """What a word does in a question, as far as its form and place tell."""

    ASKING = "asking"
    AUXILIARY = "auxiliary"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    PRONOUN = "pronoun"
    JOINING = "joining"
    ADVERB = "adverb"
    NAME = "name"
    VERB = "verb"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a question or a piece of one, marks attached, and what each does."""

    words: tuple[str, ...]
    tags: tuple[Tag, ...]

    @classmethod
    def of(cls, text: str) -> Sentence:
        """Return the words of `text`, what is no word left out.

        >>> [str(tag) for tag in Sentence.of("Where did the Vrana bridge collapse?").tags]
        ['asking', 'auxiliary', 'determiner', 'name', 'word', 'verb']
        """
        words = tuple(word for word in text.split() if plain(word))
        return cls(words, tuple(_tag(words, place) for place in range(len(words))))

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """The words, joined."""
        return " ".join(self.words)

    @property
    def plain(self) -> tuple[str, ...]:
        """The words in lower case without marks."""
        return tuple(plain(word) for word in self.words)

    def join(self, start: int = 0, end: int | None = None) -> str:
        """Return the words from one place to another as text without marks at its ends."""
        return " ".join(self.words[start:end]).strip(f"{_MARKS} ")


def plain(word: str) -> str:
    """Return a word in lower case without the marks around it.

    >>> plain("“Kyiv”,")
    'kyiv'
    """
    return fold(word.strip(_MARKS)).replace("’", "'")


@lru_cache(maxsize=1)
def _verb_stems() -> frozenset[str]:
    return frozenset(stem(verb) for verb in cues.VERBS)


@lru_cache(maxsize=10_000)
def is_verb(word: str) -> bool:
    """Say whether a word in lower case can be a form of a verb that news is told with."""
    if word in cues.VERBS or word in cues.IRREGULAR:
        return True
    if word.endswith(("s", "ed", "ing")) and not word.endswith("ss") and stem(word) in _verb_stems():
        return True
    return word.endswith("ed") and len(word) > 5 and not word.endswith(("eed", "hundred"))


def _tag(words: tuple[str, ...], place: int) -> Tag:
    word = words[place].strip(_MARKS)
    bare = plain(word)
    if place > 0 and word[:1].isupper() and bare not in {"i"}:
        return Tag.NAME
    if bare == "that" and place + 1 < len(words) and _opens_clause(words[place + 1]):
        return Tag.JOINING
    for tag, table in _TABLES:
        if bare in table:
            return tag
    if place == 0 and word[:1].isupper() and not is_verb(bare):
        return Tag.NAME if word.isupper() and len(word) > 1 else Tag.WORD
    return Tag.VERB if is_verb(bare) else Tag.WORD


def _opens_clause(word: str) -> bool:
    """Whether a word behind "that" opens a clause, so that "that" points at nothing."""
    return word[:1].isupper() or plain(word) in cues.DETERMINERS | _PRONOUNS


_PRONOUNS = cues.HE | cues.SHE | cues.THEY | cues.IT | frozenset("i you we us me there so".split())
_TABLES = (
    (Tag.ASKING, cues.QUESTION_WORDS),
    (Tag.AUXILIARY, cues.AUXILIARIES),
    (Tag.DETERMINER, cues.DETERMINERS),
    (Tag.PREPOSITION, cues.PREPOSITIONS),
    (Tag.PRONOUN, _PRONOUNS),
    (Tag.JOINING, cues.JOINING),
    (Tag.ADVERB, cues.ADVERBS),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the parts of a question lie in its words.

    The words before `asked` ask ("By how many votes"), of which those from `counted` on are a noun ("votes");
    `auxiliary` is the place of "did" or "was" behind them, None where a verb follows at once. The rest starts
    at `rest`. `is_inverted` says that the rest opens with the subject.
    """

    sentence: Sentence
    counted: int
    asked: int
    auxiliary: int | None
    rest: int
    is_inverted: bool

    @classmethod
    def of(cls, sentence: Sentence) -> Shape:
        """Return the shape of a whole question; see `asks` for what it asks with."""
        counted, asked = _asking(sentence)
        has_auxiliary = asked < len(sentence) and sentence.tags[asked] is Tag.AUXILIARY
        rest = asked + has_auxiliary
        return cls(
            sentence,
            counted,
            asked,
            asked if has_auxiliary else None,
            rest,
            has_auxiliary and _opens_with_subject(sentence, asked, rest),
        )

    @property
    def asks(self) -> str:
        """The question word in lower case, with its measure ("how many", "how long"); empty for yes or no."""
        head = self.sentence.plain[: self.counted]
        return " ".join(word for word in head if word not in cues.PREPOSITIONS)

    @property
    def noun(self) -> str:
        """What is counted or chosen from: "votes" of "by how many votes"."""
        return self.sentence.join(self.counted, self.asked)

    @property
    def verb(self) -> int:
        """The place of the main verb, the end of the question if none is seen."""
        start = subject_end(self.sentence, self.rest) if self.is_inverted else self.rest
        places = range(start, len(self.sentence))
        return next((each for each in places if self.sentence.tags[each] is Tag.VERB), len(self.sentence))


def _asking(sentence: Sentence) -> tuple[int, int]:
    """Return where the noun behind the question word starts and where it ends."""
    words, tags = sentence.plain, sentence.tags
    start = 1 if len(words) > 1 and tags[0] is Tag.PREPOSITION else 0
    if start >= len(words) or tags[start] is not Tag.ASKING:
        return 0, 0
    place = start + 1
    if words[start] == "how" and place < len(words) and words[place] in cues.MEASURES:
        place += 1
    takes_noun = words[start] in {"what", "which", "whose"} or words[place - 1] in {"many", "much"}
    return place, _noun_end(sentence, place) if takes_noun else place


def _noun_end(sentence: Sentence, start: int) -> int:
    """Return where the noun phrase behind "how many" or "which" ends: at the first verb or small word."""
    place = start
    while place < len(sentence):
        tag = sentence.tags[place]
        if tag in {Tag.AUXILIARY, Tag.PRONOUN, Tag.JOINING, Tag.ASKING, Tag.ADVERB}:
            break
        if tag is Tag.DETERMINER and sentence.plain[place - 1] not in cues.PREPOSITIONS:
            break
        if tag is Tag.PREPOSITION and sentence.plain[place] != "of":
            break
        if tag is Tag.VERB and not _is_noun_here(sentence, place):
            break
        place += 1
    return place


def _is_noun_here(sentence: Sentence, place: int) -> bool:
    """Whether a word that can be a verb is a noun, by what stands around it."""
    word = sentence.plain[place]
    follows = place + 1 < len(sentence) and sentence.tags[place + 1] in {Tag.VERB, Tag.AUXILIARY}
    before = sentence.plain[place - 1] if place else ""
    is_past = word.endswith("ed") or word in cues.IRREGULAR
    if before in {"many", "much", "of"}:
        return not is_past
    if before in cues.DETERMINERS or _POSSESSIVE.search(before):
        return True
    return (word in cues.NOUNS_TOO or word.endswith(("ed", "ing"))) and follows


def _opens_with_subject(sentence: Sentence, auxiliary: int, rest: int) -> bool:
    if sentence.plain[auxiliary] in cues.FORMS_OF_DO or auxiliary == 0:
        return True
    place = rest
    while place < len(sentence) and sentence.tags[place] is Tag.ADVERB:
        place += 1
    if place >= len(sentence):
        return False
    return (
        sentence.tags[place] in {Tag.DETERMINER, Tag.NAME, Tag.PRONOUN}
        or (sentence.tags[place] is Tag.WORD and (is_plural(sentence.plain[place]) or auxiliary == 0))
        or (sentence.tags[place] is Tag.WORD and bool(titles.ROLES & {sentence.plain[place]}))
    )


def phrase_end(sentence: Sentence, start: int) -> int:
    """Return where the noun phrase that starts at a place ends, what belongs to it by "of" included.

    >>> sentence = Sentence.of("When did the chairman of the Lorn Bank resign?")
    >>> sentence.join(2, phrase_end(sentence, 2))
    'the chairman of the Lorn Bank'
    """
    place = start
    while place < len(sentence) and sentence.tags[place] is Tag.DETERMINER:
        place += 1
    first = place
    while place < len(sentence) and _goes_on(sentence, first, place):
        place += 1
        if sentence.words[place - 1].endswith((",", ";", ":")):
            return place
    if place == first:
        return start
    if place + 1 < len(sentence) and sentence.plain[place] == "of":
        return max(place, phrase_end(sentence, place + 1))
    return place


def _goes_on(sentence: Sentence, first: int, place: int) -> bool:
    tag = sentence.tags[place]
    if tag in {Tag.NAME, Tag.WORD}:
        return not (tag is Tag.WORD and place > first and _is_after_name(sentence, place))
    return tag is Tag.VERB and (
        _is_noun_here(sentence, place)
        or (place == first and sentence.plain[place] in cues.NOUNS_TOO)
        or (place == first and place > 0 and sentence.tags[place - 1] is Tag.DETERMINER)
    )


def _is_after_name(sentence: Sentence, place: int) -> bool:
    """Whether a name of a person has ended, so that a word behind it is not part of the phrase."""
    before = sentence.words[place - 1].strip(_MARKS)
    follows_title = place >= 2 and sentence.plain[place - 2] in titles.TITLES | titles.ROLES
    return sentence.tags[place - 1] is Tag.NAME and follows_title and not _POSSESSIVE.search(before)


def subject_end(sentence: Sentence, start: int) -> int:
    """Return where the subject that opens at a place ends, a place that belongs to it included.

    >>> sentence = Sentence.of("How many people did the earthquake in Tarma Bay kill?")
    >>> sentence.join(4, subject_end(sentence, 4))
    'the earthquake in Tarma Bay'
    """
    if start < len(sentence) and sentence.tags[start] is Tag.PRONOUN:
        return start + 1
    end = phrase_end(sentence, start)
    while end < len(sentence) and sentence.tags[end] is Tag.PREPOSITION:
        inner = phrase_end(sentence, end + 1)
        is_followed_by_verb = inner < len(sentence) and sentence.tags[inner] in {Tag.VERB, Tag.AUXILIARY}
        if inner == end + 1 or not (is_followed_by_verb or inner == len(sentence)):
            break
        end = inner
    return end
