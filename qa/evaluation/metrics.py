"""Scores of answers against gold answers: pure functions of strings, and shares that add up."""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Share:
    """So much `got` of so much that could be got; shares of several questions are added, not averaged.

    ValueError if more was got than could be.

    >>> (Share(1, 2) + Share(3, 3)).value
    0.8
    """

    got: float
    of: float = 1

    def __post_init__(self) -> None:
        if not 0 <= self.got <= self.of:
            raise ValueError(f"{self.got} is no share of {self.of}")

    def __add__(self, other: Share) -> Share:
        return Share(self.got + other.got, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share between 0 and 1, None of nothing."""
        return self.got / self.of if self.of else None


def normalise(text: str) -> str:
    """Return a text as SQuAD's official script compares it (Rajpurkar et al. 2016).

    >>> normalise("The  four-day visit.")
    'fourday visit'
    """
    lowered = text.lower().translate(_NO_PUNCTUATION)
    return " ".join(_ARTICLE.sub(" ", lowered).split())


_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


def exact_match(answer: str, golds: Sequence[str]) -> float:
    """Return 1 if the answer is one of the gold answers after normalisation, otherwise 0.

    >>> exact_match("the Broncos", ["Broncos", "Denver Broncos"])
    1.0
    """
    return float(normalise(answer) in {normalise(gold) for gold in golds})


def token_f1(answer: str, golds: Sequence[str]) -> float:
    """Return the overlap of words with the nearest gold answer, as SQuAD 2.0's script counts it.

    >>> token_f1("Denver Broncos", ["the Broncos", "Carolina"])
    0.6666666666666666
    """
    return max((_overlap(normalise(answer).split(), normalise(gold).split()) for gold in golds), default=0.0)


def _overlap(left: list[str], right: list[str]) -> float:
    if not left or not right:
        return float(left == right)
    return 2 * (Counter(left) & Counter(right)).total() / (len(left) + len(right))


def tokens(text: str) -> tuple[str, ...]:
    """Return the words, numbers and signs that a gold answer is looked for by.

    Commas in numbers, articles and all other marks are dropped; percent is a sign.

    >>> tokens("The 31,250 people, or 12.5 percent")
    ('31250', 'people', 'or', '12.5', '%')
    """
    plain = _PERCENT.sub("%", _THOUSANDS.sub("", text.casefold().replace("’", "'")))
    return tuple(token for token in _TOKEN.findall(plain) if token not in {"a", "an", "the"})


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PERCENT = re.compile(r"\bper ?cent\b")
_TOKEN = re.compile(r"\d+(?:\.\d+)*\w*|\w+|[%$£€]")


def surfaces(claim: str, gold: str) -> bool:
    """Say whether a claim's text says a gold answer.

    It does if the gold answer stands in it, whole and in its order ("American football linebacker" says
    "American football"); or if the claim is a run of the gold answer's words that makes up at least half
    of it ("2,104" says "2,104 people", "1900" does not say "February 8, 1900"). Words are compared as
    `tokens` gives them, so that "7" is not found in "27".

    >>> surfaces("some 2,104 inhabitants", "2104"), surfaces("1900", "February 8, 1900")
    (True, False)
    """
    said, wanted = tokens(claim), tokens(gold)
    if not said or not wanted:
        return False
    return _holds(said, wanted) or (2 * len(said) >= len(wanted) and _holds(wanted, said))


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    starts = range(len(longer) - len(shorter) + 1)
    return any(longer[start : start + len(shorter)] == shorter for start in starts)


def says_any(claim: str, golds: Collection[str]) -> bool:
    """Say whether a claim's text says one of the gold answers; see `surfaces`."""
    return any(surfaces(claim, gold) for gold in golds)


def surfaced(golds: Collection[str], claims: Sequence[str]) -> Share:
    """Return how many of the gold answers one of the claims says: recall.

    >>> surfaced(["27", "29"], ["27 leaders", "four days"])
    Share(got=1, of=2)
    """
    return Share(sum(any(surfaces(claim, gold) for claim in claims) for gold in golds), len(golds))


def supported(claims: Sequence[str], golds: Collection[str]) -> Share:
    """Return how many of the claims say one of the gold answers: precision.

    >>> supported(["27 leaders", "four days"], ["27", "29"])
    Share(got=1, of=2)
    """
    return Share(sum(says_any(claim, golds) for claim in claims), len(claims))


def strict_match(claims: Sequence[str], golds: Collection[str], wrongs: Collection[str]) -> float:
    """Return 1 if the claims hold every gold answer and no wrong one, otherwise 0.

    The exact match of RAMDocs (Wang et al. 2025, arXiv 2504.13079): an answer is held if it stands in the
    text after SQuAD's normalisation. Here it must stand as whole words and inside one claim.

    >>> strict_match(["Miles Davis", "Shalamar"], ["Shalamar", "Miles Davis"], ["John Coltrane"])
    1.0
    """
    shown = [normalise(claim).split() for claim in claims]

    def held(answer: str) -> bool:
        wanted = normalise(answer).split()
        return bool(wanted) and any(_holds(claim, wanted) for claim in shown)

    return float(all(held(gold) for gold in golds) and not any(held(wrong) for wrong in wrongs))


def distinct(answers: Collection[str]) -> tuple[str, ...]:
    """Return the answers without those that only repeat an earlier one in other marks or capitals.

    >>> distinct(["The 1960s", "1960s", "1970"])
    ('The 1960s', '1970')
    """
    return tuple({tokens(answer): answer for answer in reversed(tuple(answers))}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose scores lie in one tenth of the scale: how many, their mean score, the share right."""

    low: float
    claims: int
    told: float
    right: float


def bin_scores(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return a reliability diagram's bins, lowest first, without empty ones (DeGroot and Fienberg 1983).

    >>> bin_scores([(0.62, True), (0.68, False), (0.95, True)])[0]
    Bin(low=0.6, claims=2, told=0.65, right=0.5)
    """
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for score, is_right in judged:
        tenths.setdefault(min(int(score * 10), 9), []).append((score, is_right))
    return tuple(
        Bin(
            low=tenth / 10,
            claims=len(members),
            told=sum(score for score, _ in members) / len(members),
            right=sum(is_right for _, is_right in members) / len(members),
        )
        for tenth, members in sorted(tenths.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error (Naeini et al. 2015): how far told and right lie apart.

    >>> round(calibration_error([Bin(0.6, 3, 0.65, 0.5), Bin(0.9, 1, 0.95, 1.0)]), 3)
    0.125
    """
    claims = sum(each.claims for each in bins)
    return sum(each.claims * abs(each.told - each.right) for each in bins) / (claims or 1)
