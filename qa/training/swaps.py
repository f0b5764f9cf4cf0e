"""Exchanging a name, number, date or place for another of its kind, in questions and in passages."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from qa.training.contrasts import MONTHS, NEGATED, OPPOSITES, PLACE_CUES, SIBLINGS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from qa.training.records import Record

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
# a word of some length in small letters: "repaired", not "with" nor "Lyon"
_PLAIN = re.compile(r"(?<!\w)[a-z]{5,}(?!\w)")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_MID_SENTENCE = re.compile(
    r"(?<=[a-z,;] )(?:[A-Z][\w'’.-]*\w)(?: (?:of |the |de |van |von |and )?[A-Z][\w'’.-]*\w)*"
)
_DATED = re.compile("|".join((*MONTHS, *WEEKDAYS)))
_SMALL = frozenset("the of de van von and".split())


def find_names(text: str) -> list[tuple[str, bool]]:
    """Return the names written inside the sentences of `text`, each with whether a place word precedes it.

    >>> find_names("The river rose near Lyon, where the mayor, Ana Bell, spoke.")
    [('Lyon', True), ('Ana Bell', False)]
    """
    found = []
    for match in _MID_SENTENCE.finditer(text):
        before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if not _DATED.fullmatch(match.group()):
            found.append((match.group(), before in PLACE_CUES))
    return found


class Swapper:
    """What can take the place of what, learnt from the training sets."""

    def __init__(self, records: Iterable[Record]) -> None:
        seen: set[str] = set()
        self._by_group: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        self._by_cue: dict[bool, list[str]] = defaultdict(list)
        self._answers: dict[str, list[str]] = defaultdict(list)
        for record in records:
            for text, _ in record.answers[:1]:
                if len(text) < 40 and len(text.split()) <= 5:
                    self._answers[shape_of(text)].append(text)
            if record.context in seen:
                continue
            seen.add(record.context)
            for name, is_place in find_names(record.context):
                self._by_group[record.group].append((name, is_place))
                self._by_cue[is_place].append(name)

    def swap_question(self, record: Record, passage: str, rng: Random) -> str | None:
        """Return the question with one of its names, numbers or dates exchanged, None when it has none.

        What is put in stands nowhere in `passage`, so the passage no longer answers.
        """
        targets = _question_targets(record)
        rng.shuffle(targets)
        for start, end, cue in targets:
            other = self._replacement(record.question[start:end], cue, record.group, rng)
            if other is None or other.lower() in passage.lower() or other.lower() in record.question.lower():
                continue
            return record.question[:start] + other + record.question[end:]
        return None

    def confuse_question(self, record: Record, passage: str, rng: Random) -> str | None:
        """Return the question with a name or number exchanged for another of the passage, None if it cannot.

        Every word of the question then stands in the passage, and what it asks does not: the hardest kind.
        """
        answers = " ".join(text for text, _ in record.answers).lower()
        present = {name for name, _ in find_names(passage)} | set(_NUMBER.findall(passage))
        known = {word.lower() for word in _WORD.findall(f"{record.question} {answers}")}
        others = sorted(each for each in present if not {w.lower() for w in _WORD.findall(each)} & known)
        targets = _question_targets(record)
        rng.shuffle(targets)
        for start, end, _ in targets:
            old = record.question[start:end]
            alike = [each for each in others if _is_alike(each, old)]
            if alike:
                return record.question[:start] + rng.choice(alike) + record.question[end:]
        return None

    def rename_subject(self, record: Record, texts: tuple[str, str], rng: Random) -> tuple[str, str] | None:
        """Return `texts`, a prefix and a passage, in which a name of the question is exchanged for another.

        None when they do not hold a name of the question, or hold a part of it elsewhere too.
        """
        targets = _question_targets(record)
        rng.shuffle(targets)
        for start, end, cue in targets:
            old = record.question[start:end]
            other = self._replacement(old, cue, "", rng)
            if _NUMBER.search(old) or other is None or other in record.question:
                continue
            if any(old.lower() in text.lower() or text.lower() in old.lower() for text, _ in record.answers):
                continue
            pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
            prefix, passage = (pattern.sub(other, text) for text in texts)
            left = {word.lower() for word in _WORD.findall(f"{prefix} {passage}")}
            if passage != texts[1] and not left & ({word.lower() for word in _WORD.findall(old)} - _SMALL):
                return prefix, passage
        return None

    def swap_answer(self, passage: str, start: int, end: int, rng: Random) -> tuple[str, int, int] | None:
        """Return the passage with the answer exchanged wherever it stands, and the new answer's span."""
        answer = passage[start:end]
        shape = shape_of(answer)
        if rng.random() < 0.2:
            shape = rng.choice(list(self._answers))
        other = rng.choice(self._answers.get(shape) or [""])
        if not other or other.lower() in passage.lower() or answer.lower() in other.lower():
            return None
        pattern = re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)")
        places = [m.start() for m in pattern.finditer(passage)]
        if start not in places:
            return None
        moved = start + places.index(start) * (len(other) - len(answer))
        return pattern.sub(lambda _: other, passage), moved, moved + len(other)

    def _replacement(self, text: str, cue: bool | None, group: str, rng: Random) -> str | None:  # noqa: FBT001
        if _NUMBER.fullmatch(text):
            return _other_number(text, rng)
        for table in (MONTHS, WEEKDAYS):
            if text.title() in table:
                return rng.choice([word for word in table if word != text.title()])
        near = self._by_group.get(group, [])
        if near and rng.random() < 0.5:
            name, is_place = rng.choice(near)
            if cue is None or is_place == cue:
                return _unrelated(name, text)
        known = self._by_cue[bool(cue)]
        return _unrelated(rng.choice(known), text) if known else None


def _is_alike(left: str, right: str) -> bool:
    digits = [_NUMBER.fullmatch(each) is not None for each in (left, right)]
    return digits[0] == digits[1] and (not digits[0] or len(left) == len(right))


def _unrelated(name: str, text: str) -> str | None:
    return None if set(name.lower().split()) & (set(text.lower().split()) - _SMALL) else name


def _other_number(text: str, rng: Random) -> str | None:
    digits = text.replace(",", "")
    if not digits.isdigit():
        return None
    value = int(digits)
    if len(digits) == 4 and 1000 <= value <= 2100:
        return str(value + rng.choice([-1, 1]) * rng.randint(1, 40))
    low = 10 ** (len(digits) - 1) if len(digits) > 1 else 1
    other = rng.randint(low, low * 10 - 1)
    return f"{other:,}" if "," in text else str(other)


def shape_of(text: str) -> str:
    """Return a rough kind, so that like is exchanged for like.

    >>> shape_of("27"), shape_of("May 8"), shape_of("Ana Bell"), shape_of("a month")
    ('number', 'date', 'Name2', 'words2')
    """
    if _DATED.search(text) or re.fullmatch(r"(in |In )?[12]\d\d\d", text):
        return "date"
    if re.search(r"\d", text):
        return "number"
    words = text.split()
    return f"{'Name' if words and words[-1][:1].isupper() else 'words'}{min(len(words), 4)}"


def exchange_word(question: str, passage: str, answers: str, rng: Random) -> str | None:
    """Return the question with a word that the passage holds exchanged for another of its form there.

    The form is the ending, so that a verb takes the place of a verb; None when there are no two such words.

    >>> from random import Random
    >>> exchange_word("Who repaired the bridge?", "Ana repaired the bridge, Bo painted it.", "Ana", Random(0))
    'Who painted the bridge?'
    """
    asked = {word.lower() for word in _WORD.findall(f"{question} {answers}")}
    held = {match.group() for match in _PLAIN.finditer(passage)}
    targets = [match for match in _PLAIN.finditer(question) if match.group() in held]
    rng.shuffle(targets)
    for match in targets:
        old = match.group()
        alike = [word for word in sorted(held - asked) if word[-2:] == old[-2:] and word[:4] != old[:4]]
        if alike:
            return question[: match.start()] + rng.choice(alike) + question[match.end() :]
    return None


def name_sibling(question: str, passage: str, rng: Random) -> str | None:
    """Return the question with a word exchanged for one that excludes it and that `passage` does not hold.

    None when no word of the question has such a sibling.

    >>> from random import Random
    >>> name_sibling("Which river froze?", "The Aar, a river, froze beside the mountain.", Random(3))
    'Which lake froze?'
    """
    held = {word.lower() for word in _WORD.findall(f"{question} {passage}")}
    turned = [
        (match, word)
        for match in _WORD.finditer(question)
        for word in SIBLINGS.get(match.group(), ())
        if word not in held
    ]
    if not turned:
        return None
    match, word = rng.choice(turned)
    return question[: match.start()] + word + question[match.end() :]


def oppose(question: str, rng: Random) -> str | None:
    """Return the question with one word turned into its opposite, or negated; None when neither is possible.

    >>> from random import Random
    >>> oppose("Who was the tallest before 1990?", Random(0))
    'Who was the tallest after 1990?'
    """
    matches = list(_WORD.finditer(question))
    turned = [(m, word) for m in matches for word in OPPOSITES.get(m.group().lower(), ())]
    if not turned or rng.random() < 0.3:
        negated = [(m, NEGATED[m.group()]) for m in matches[1:] if m.group() in NEGATED]
        turned = negated[:1] or turned
    if not turned:
        return None
    match, word = rng.choice(turned)
    return question[: match.start()] + word + question[match.end() :]


def _question_targets(record: Record) -> list[tuple[int, int, bool | None]]:
    """Return (start, end, place or not, None for unknown) of what can be exchanged in a question.

    Many questions are written without capitals, so a word counts as a name when the context writes it so.
    """
    named = {word.lower() for name, _ in find_names(record.context) for word in name.split()} - _SMALL
    words = list(_WORD.finditer(record.question))
    targets: list[tuple[int, int, bool | None]] = []
    run: list[re.Match[str]] = []
    for number, match in enumerate([*words, None]):
        word = match.group() if match else ""
        is_name = (
            number > 0 and bool(word) and (word.lower() in named or (word[0].isupper() and len(word) > 1))
        )
        if match and is_name:
            run.append(match)
            continue
        if run:
            before = record.question[: run[0].start()].rstrip().rsplit(" ", 1)[-1].lower()
            targets.append((run[0].start(), run[-1].end(), before in PLACE_CUES or None))
            run = []
        if match and (_NUMBER.fullmatch(word) or word.title() in (*MONTHS, *WEEKDAYS)):
            targets.append((match.start(), match.end(), None))
    return targets
