"""Claims that differ, each pair with the reason why and one plain sentence that explains it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from math import inf, isfinite
from typing import TYPE_CHECKING

from index.types import Span
from qa import values
from qa.ages import asks_age, grew_older, tell_birthday
from qa.answers import agree
from qa.asked import AGED, CAUSING
from qa.company import are_listed
from qa.counterparts import FEWEST, is_copied
from qa.cues import INSIDE, LIMITS, STYLES
from qa.elsewhere import FIGURES
from qa.meanings import are_contrary, holds_joined, share_meaning
from qa.parts import tell_parts_apart
from qa.rounding import is_rounded
from qa.scopes import past_year, plain, tell_apart, tell_parts, value_in
from qa.speakers import are_adversaries, explain_dispute, may_be_one, speakers_in, speakers_of
from qa.types import Citation, Claim, Conflict, Question, Reason
from qa.updates import find_correction, find_update, made_by
from qa.values.dates import date_words
from qa.values.intervals import relate_intervals
from qa.values.types import Duration, Kind, Money, Name, Phrase, Quantity, Relation, Value, When, YesNo
from qa.words import content_stems, fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qa.meanings import Compare


def find_conflicts(
    question: Question,
    claims: Sequence[Claim],
    origins: Mapping[str, str],
    compare: Compare | None = None,
) -> tuple[Conflict, ...]:
    """Return the pairs of claims that a careful reader would want to see side by side.

    Claims that one article makes together are parts of one account, not rivals, unless they are figures, or a
    yes and a no, of two parties; so are claims that say the same as those, the one perhaps more closely. But
    where a sentence was copied and one claim stands in the other's place, that is told in any case, and what
    else that article says is no rival of the other. Of two values, one of which includes the other, only
    bounds and estimates are reported (both may be true).

    Args:
        question: What was asked.
        claims: The claims, best supported first.
        origins: For each article's id the id that stands for its origin.
        compare: The cosine of a phrase with others; without it phrases that share a word are no rivals.
    """
    camps = {claim: _camp(claim, claims) for claim in claims}
    found = [
        (_exchanged(one, other, origins) or _disputed_within(one, other))
        if _have_one_account(one, other, camps)
        else _contrast(question, one, other, origins, compare)
        or _contrast_sorts(one, other, None if question.explains else compare)
        or _contrast_contraries(question, one, other, origins)
        or _exchanged(one, other, origins)
        for one, other in combinations(claims, 2)
    ]
    conflicts = [conflict for conflict in found if conflict]
    exchanges = [each for each in conflicts if _is_exchange(each)]
    return tuple(
        replace(each, question=question.text)
        for each in conflicts
        if each in exchanges or not any(_is_settled(each, exchange) for exchange in exchanges)
    )


def _contrast(
    question: Question, left: Claim, right: Claim, origins: Mapping[str, str], compare: Compare | None
) -> Conflict | None:
    is_clause = _is_clause(left) or _is_clause(right)
    if not question.explains and not is_clause:
        return _contrast_values(question, left, right, origins)
    if not is_clause and _is_another_thing(left, right) and (altered := _altered_copy(left, right, origins)):
        return altered
    may_both_hold = question.explains and not CAUSING.search(fold(question.text))
    if may_both_hold or compare is None or not _have_nothing_in_common(left, right, compare):
        return None
    return _conflict(left, right, Reason.CONTRADICTS, _explain_contradiction(left, right))


def _have_nothing_in_common(left: Claim, right: Claim, compare: Compare) -> bool:
    """Whether two phrases are not alike and no word of the one stands in a quote of the other."""
    if not isinstance(left.value, Phrase) or not isinstance(right.value, Phrase):
        return False
    for one, other in ((left, right), (right, left)):
        quoted = {stem for citation in other.citations for stem in content_stems(citation.quote)}
        if not quoted.isdisjoint(content_stems(one.text)):
            return False
    return float(compare(left.text, [right.text])[0]) < _UNLIKE


_UNLIKE = 0.45
"""The cosine below which phrases that share no word hardly mean the same.

Of the pairs of tests/values/meanings.csv that share none, 1 of 25 that mean the same lies below, and 10 of 23
others.
"""


def _contrast_values(
    question: Question, left: Claim, right: Claim, origins: Mapping[str, str]
) -> Conflict | None:
    if _is_left_open(left) != _is_left_open(right):
        return _conflict(left, right, Reason.CONTRADICTS, "One leaves open what the other says outright.")
    if _tell_one_figure(left.value, right.value) or is_rounded(left, right):
        return None
    match values.relate(left.value, right.value):
        case Relation.APART if not (_may_be_one(left, right) or _may_both_be_told(left, right)):
            return _apart(question, left, right, origins)
        case Relation.NARROWER | Relation.BROADER | Relation.OVERLAPS if _is_open(left.value, right.value):
            return (
                _altered_copy(left, right, origins)
                or _scope(question, left, right)
                or _corrected(left, right)
                or _updated(question, left, right)
                or _conflict(left, right, Reason.BOUNDS, _explain_bounds(left, right))
            )
        case Relation.OVERLAPS | Relation.INCOMPARABLE if _is_another_thing(left, right):
            return _altered_copy(left, right, origins)
        case _:
            return None


def _tell_one_figure(left: Value, right: Value) -> bool:
    """Whether one value is a limit that the other reaches or is rounded to: "more than 500", "500", "512"."""
    ours, theirs = _figure(left, right), _figure(right, left)
    if ours is None or theirs is None or ours.is_bound == theirs.is_bound:
        return False
    limit, other = (ours, theirs) if ours.is_bound else (theirs, ours)
    ends = {end for end in (limit.low, limit.high, other.low, other.high) if isfinite(end)}
    return len(ends) == 1 or _is_rounded_to(limit, other)


def _figure(value: Value, other: Value) -> Quantity | None:
    """The interval of a figure that can be held against another one's, None where it cannot."""
    match value, other:
        case Quantity(), Quantity():
            return value
        case Money(), Money() if value.currency == other.currency:
            return value.amount
        case Duration(), Duration():
            return value.days
        case _:
            return None


def _is_rounded_to(limit: Quantity, other: Quantity) -> bool:
    """Whether a limit that its words leave out, "more than 500", is what a figure is rounded to.

    What may be no more than the limit itself, "at least 500", is no rounding but a count.
    """
    end = limit.low if limit.high == inf else limit.high
    if end <= 0 or not (limit.is_open_low or limit.is_open_high):
        return False
    room = end * _ROUNDED
    near = replace(limit, low=max(limit.low, end - room), high=min(limit.high, end + room))
    return relate_intervals(near, other) is not Relation.APART


_ROUNDED = 0.1
"""The part of a limit by which a figure goes beyond it that is rounded to it."""


def _contrast_sorts(left: Claim, right: Claim, compare: Compare | None) -> Conflict | None:
    """Two of one sort are rivals where their meanings are not near: a football club, a basketball club."""
    if not isinstance(left.value, Phrase) or not isinstance(right.value, Phrase) or compare is None:
        return None
    (*ours, mine), (*theirs, yours) = left.value.words, right.value.words
    if mine != yours or not ours or not theirs or len(ours + theirs) > _MOST_MODIFIERS or {*ours} & {*theirs}:
        return None
    if float(compare(left.text, [right.text])[0]) >= _ONE_SORT:
        return None
    return _conflict(left, right, Reason.CONTRADICTS, _explain_contradiction(left, right))


def _contrast_contraries(
    question: Question, left: Claim, right: Claim, origins: Mapping[str, str]
) -> Conflict | None:
    """Two phrases of which one tells the opposite of the other: "passed", "voted down"."""
    if not isinstance(left.value, Phrase) or not isinstance(right.value, Phrase):
        return None
    if not are_contrary(left.text, right.text) or _may_both_be_told(left, right):
        return None
    return (
        _altered_copy(left, right, origins)
        or _disputed(question, left, right)
        or _conflict(left, right, Reason.CONTRADICTS, _explain_contradiction(left, right))
    )


_MOST_MODIFIERS = 4
_ONE_SORT = 0.78
"""The cosine below which phrases of one noun are two things: above it stand "heavy rain", "torrential rain".

Of the pairs of tests/values/meanings.csv that share their last word alone, it parts half, none wrongly.
"""


def _are_untimed(question: Question, left: Claim, right: Claim) -> bool:
    """Whether of two answers to when one is told in words that no day fixes: "yesterday" without a date."""
    return question.expects is Kind.DATE and any(isinstance(each.value, Phrase) for each in (left, right))


def _may_be_one(left: Claim, right: Claim) -> bool:
    """Whether a title stands for a name, "His Majesty", or words of one are joined in the other, or synonyms.

    Of phrases that share a word nothing shows either that they exclude each other.
    """
    if not all(isinstance(each.value, Name | Phrase) for each in (left, right)):
        return False
    if isinstance(left.value, Phrase) and share_meaning(left.text, right.text):
        return True
    return any(
        STYLES.fullmatch(fold(one.text)) or holds_joined(other.text, one.text)
        for one, other in ((left, right), (right, left))
    )


def _may_both_be_told(left: Claim, right: Claim) -> bool:
    """Whether a quote gives two names or phrases in one breath, or says that the one is in the other."""
    if not all(isinstance(each.value, Name | Phrase) for each in (left, right)):
        return False
    return any(
        _is_in(one, other) or any(_lists(each, other.text) for each in one.citations)
        for one, other in ((left, right), (right, left))
    )


def _lists(citation: Citation, told: str) -> bool:
    """Whether a quote gives some other words along with its value: "Ana Bell and Tom Reed were hurt"."""
    text, value = plain(citation.quote), Span(*value_in(citation))
    places = (Span(*found.span()) for found in re.finditer(rf"\b{re.escape(plain(told))}\b", text))
    return any(not each.overlaps(value) and are_listed(each, value, text) for each in places)


def _is_in(place: Claim, region: Claim) -> bool:
    """Whether a quote says that the one place is in the other: "in Lorn, a port in northern Tavrel"."""
    if not isinstance(place.value, Name) or not isinstance(region.value, Name):
        return False
    inside = re.compile(f"(?:{INSIDE.pattern}){re.escape(' '.join(region.value.words))}\\b")
    return any(inside.match(fold(plain(each.quote)[value_in(each)[1] :])) for each in place.citations)


def _is_another_thing(left: Claim, right: Claim) -> bool:
    """Whether two claims that cannot be measured against each other name two things.

    One thing in two units is no second thing, nor is one told with words left out: "the eastern region".
    """
    is_worded = any(isinstance(each.value, Phrase | Name) for each in (left, right))
    ours, theirs = set(words(fold(left.text))), set(words(fold(right.text)))
    return is_worded and not (ours <= theirs or theirs <= ours)


def _is_left_open(claim: Claim) -> bool:
    """Whether a claim says neither yes nor no."""
    return isinstance(claim.value, YesNo) and claim.value.holds is None


def _is_clause(claim: Claim) -> bool:
    """Whether a claim is told in so many words that another can differ and mean the same."""
    return isinstance(claim.value, Phrase) and len(claim.text.split()) > _LONGEST_PHRASE


_LONGEST_PHRASE = 6


def _have_one_account(one: Claim, other: Claim, camps: Mapping[Claim, Sequence[Claim]]) -> bool:
    """Whether an article makes both claims, or says the same as each, more or less closely.

    What holds two claims that exclude one another sides with neither: "in the 1970s" of 1970 and 1972.
    Nor does what two limits of time both leave room for.
    """
    ours, theirs = camps[one], camps[other]
    is_apart = values.relate(one.value, other.value) is Relation.APART
    if is_apart or (isinstance(one.value, When) and _is_open(one.value, other.value)):
        between = [each for each in ours if each in theirs]
        ours, theirs = ([each for each in camp if each not in between] for camp in (ours, theirs))
    return not _makers(ours).isdisjoint(_makers(theirs))


def _camp(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that a claim is the same as or part of, itself among them, where neither is a limit."""
    return [each for each in claims if each is claim or _is_one_account(claim, each)]


def _articles(claims: Iterable[Claim]) -> set[str]:
    return {citation.article_id for claim in claims for citation in claim.citations}


def _makers(claims: Iterable[Claim]) -> set[str]:
    """The articles that make claims; one that only recounts what others said before does not."""
    return {citation.article_id for claim in claims for citation in made_by(claim)}


def _is_open(left: Value, right: Value) -> bool:
    """Whether one of two values is open to one side, or both of two times: Thursday is by Friday as well."""
    if isinstance(left, When):
        return _bounds(left) and _bounds(right)
    return _bounds(left) or _bounds(right)


def _is_one_account(one: Claim, other: Claim) -> bool:
    """Whether two claims agree; "not guilty" has the words of "guilty" and says the opposite."""
    if isinstance(one.value, Phrase) and are_contrary(one.text, other.text):
        return False
    return agree(one.value, other.value)


def _bounds(value: Value) -> bool:
    """Whether a value is open to one side: "at least 14", "by Friday". An estimate ("about 200") is not."""
    match value:
        case When(bound=bound):
            return bool(bound)
        case Quantity():
            return value.is_bound
        case Money(amount=amount):
            return amount.is_bound
        case Duration(days=days):
            return days.is_bound
        case _:
            return False


def _apart(question: Question, left: Claim, right: Claim, origins: Mapping[str, str]) -> Conflict | None:
    altered = _altered_copy(left, right, origins)
    if altered or _are_untimed(question, left, right):
        return altered
    if asks_age(question) and grew_older(left, right):
        return None
    return (
        _scope(question, left, right)
        or _corrected(left, right)
        or _updated(question, left, right, is_said=True)
        or _disputed(question, left, right)
        or _updated(question, left, right)
        or _conflict(left, right, Reason.CONTRADICTS, _explain_contradiction(left, right))
    )


def _explain_contradiction(left: Claim, right: Claim) -> str:
    """Two figures or times exclude one another; two names or phrases may both hold, though none says so."""
    if any(isinstance(each.value, Name | Phrase) for each in (left, right)):
        return f"“{left.text}” and “{right.text}” are two answers, and no report gives both."
    return f"{_with_day(left, right)} and {_with_day(right, left)} cannot both be true."


def _with_day(claim: Claim, rival: Claim) -> str:
    """A claim's words, with the day that they mean where the rival means another by a word that both have."""
    is_said_alike = not set(words(fold(claim.text))).isdisjoint(words(fold(rival.text)))
    day = claim.value.first if isinstance(claim.value, When) and is_said_alike else None
    told = _with_limit(claim) if _bounds(claim.value) else claim.text
    return f"“{told}” ({date_words(day)})" if day else f"“{told}”"


def _exchanged(left: Claim, right: Claim, origins: Mapping[str, str]) -> Conflict | None:
    """Two claims of which the one stands in a copied sentence in the other's place."""
    if _is_clause(left) or _is_clause(right):
        return None
    match values.relate(left.value, right.value):
        case Relation.APART:
            differ = True
        case Relation.OVERLAPS | Relation.INCOMPARABLE:
            differ = isinstance(left.value, When) or _is_another_thing(left, right)
        case _:
            differ = False
    return _altered_copy(left, right, origins, _stand_for_one_another) if differ else None


def _is_exchange(conflict: Conflict) -> bool:
    """Whether the two quotes of a conflict are one sentence, copied with another value in it."""
    return conflict.reason is Reason.ALTERED_COPY and _stand_for_one_another(*conflict.evidence)


def _is_settled(conflict: Conflict, exchange: Conflict) -> bool:
    """Whether the article of one claim says a third thing where the other claim's has that one's value."""
    shared = {exchange.left, exchange.right} & {conflict.left, conflict.right}
    pair = {each.article_id for each in exchange.evidence}
    return len(shared) == 1 and _articles((conflict.left, conflict.right)) == pair


def _stand_for_one_another(one: Citation, other: Citation) -> bool:
    """Whether two quotes are copies but for their values, of which neither stands in the other quote."""
    ours, theirs = _around(one), _around(other)
    return not _is_moved(one, other) and len(ours) >= FEWEST and is_copied(ours, theirs)


def _may_stand_for_one_another(one: Citation, other: Citation) -> bool:
    """Whether two quotes of one report, perhaps reworded, may tell one thing with another value each."""
    ours, theirs = _around(one), _around(other)
    is_of_one_time = past_year(one) == past_year(other)
    shared = len(ours & theirs) >= _REWORDED * min(len(ours), len(theirs))
    return is_of_one_time and shared and not _is_moved(one, other)


_REWORDED = 0.3
"""The content words around its value that a reworded sentence shares, as a part of the shorter one's."""


def _around(citation: Citation) -> frozenset[str]:
    """The stems of what stands around the value of a quote."""
    return frozenset(content_stems(citation.quote)) - frozenset(content_stems(_words_of(citation)))


def _is_moved(one: Citation, other: Citation) -> bool:
    """Whether the value of one quote stands in the other as well."""
    return any(
        frozenset(content_stems(_words_of(mine))) <= frozenset(content_stems(yours.quote))
        for mine, yours in ((one, other), (other, one))
    )


def _altered_copy(
    left: Claim,
    right: Claim,
    origins: Mapping[str, str],
    is_altered: Callable[[Citation, Citation], bool] = _may_stand_for_one_another,
) -> Conflict | None:
    shared = _articles([left]) & _articles([right])
    for one, other in product(left.citations, right.citations):
        if shared & {one.article_id, other.article_id}:
            continue  # a report that says both has changed nothing
        if origins[one.article_id] == origins[other.article_id] and is_altered(one, other):
            return Conflict(
                left,
                right,
                Reason.ALTERED_COPY,
                f"{one.outlet} and {other.outlet} carry one report, copied or reworded, and it changed on "
                f"the way: one says “{_words_of(one)}”, the other “{_words_of(other)}”.",
                (one, other),
            )
    return None


def _words_of(citation: Citation) -> str:
    """The words that answer, as the citation's own article has them."""
    return citation.quote[slice(*value_in(citation))]


def _scope(question: Question, left: Claim, right: Claim) -> Conflict | None:
    if question.expects not in FIGURES and not all(map(_is_figure, (left, right))):
        return None
    told = (
        tell_apart(left, right)
        or tell_parts(left, right)
        or tell_parts_apart(question, left, right)
        or tell_birthday(question, left, right)
    )
    return _conflict(left, right, Reason.SCOPE, told) if told else None


def _is_figure(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity | Money | Duration)


def _updated(question: Question, left: Claim, right: Claim, *, is_said: bool = False) -> Conflict | None:
    """The later figure in the earlier's place; with `is_said` only if its report says so, no adversary's."""
    update = None if AGED.search(fold(question.text)) else find_update(question, left, right)
    if update is None or (is_said and not (update.is_said and _may_speak_for(left, right))):
        return None
    told = (made_by(left)[0], made_by(right)[0])
    return Conflict(left, right, Reason.UPDATED, update.explanation, told)


def _may_speak_for(left: Claim, right: Claim) -> bool:
    """Whether those who give a figure may mend the other: not rebels what the army says."""
    return not are_adversaries(speakers_of(left), speakers_of(right))


def _corrected(left: Claim, right: Claim) -> Conflict | None:
    """A figure that a quote says to take the place of the other."""
    found = find_correction(left, right)
    if found is None:
        return None
    citation, update = found
    other = right if citation in left.citations else left
    return Conflict(left, right, Reason.UPDATED, update.explanation, (citation, other.citations[0]))


def _disputed(question: Question, left: Claim, right: Claim) -> Conflict | None:
    one, other = speakers_of(left), speakers_of(right)
    if not one or not other or may_be_one(one, other):
        return None
    if question.expects in _NAMED_ONLY and not all(map(_is_named, (*one, *other))):
        return None
    told = explain_dispute([(left, one[0]), (right, other[0])])
    return Conflict(left, right, Reason.DISPUTED, told, (_attributed(left), _attributed(right)))


def _attributed(claim: Claim) -> Citation:
    """The first citation of a claim that says whose it is."""
    return next(citation for citation in claim.citations if speakers_in(citation))


def _disputed_within(left: Claim, right: Claim) -> Conflict | None:
    """Two parties' figures that exclude one another, or a yes and a no, told side by side by one article."""
    if values.relate(left.value, right.value) is not Relation.APART:
        return None
    if not all(isinstance(each.value, Quantity | Money | Duration | YesNo) for each in (left, right)):
        return None
    for mine, yours in product(left.citations, right.citations):
        one, other = speakers_in(mine), speakers_in(yours)
        if mine.article_id == yours.article_id and one and other and not may_be_one(one, other):
            told = explain_dispute([(left, one[0]), (right, other[0])])
            return Conflict(left, right, Reason.DISPUTED, told, (mine, yours))
        if mine.article_id == yours.article_id and isinstance(left.value, YesNo) and not (one and other):
            told = f"{mine.outlet} tells of both: what someone says and that it is denied."
            return Conflict(left, right, Reason.DISPUTED, told, (mine, yours))
    return None


_NAMED_ONLY = {Kind.PERSON, Kind.PLACE, Kind.DATE}


def _is_named(speaker: str) -> bool:
    return speaker.removeprefix("the ")[:1].isupper()


def _explain_bounds(left: Claim, right: Claim) -> str:
    both = f"“{left.text}” and “{right.text}”"
    if _bounds(left.value) and _bounds(right.value):
        return _explain_limits(left, right)
    match values.relate(left.value, right.value):
        case Relation.NARROWER:
            return f"Both can be true: “{left.text}” lies within “{right.text}”."
        case Relation.BROADER:
            return f"Both can be true: “{right.text}” lies within “{left.text}”."
        case _:
            return f"Both can be true: {both} overlap."


def _explain_limits(left: Claim, right: Claim) -> str:
    """Say of two limits which is the higher where both are lower limits: "at least 14", "at least 19"."""
    low, high = sorted((left, right), key=lambda claim: _least(claim.value))
    if _least(low.value) in {_least(high.value), -inf}:
        one, other = _with_limit(left), _with_limit(right)
        return f"Both can be true: “{one}” and “{other}” are limits that leave room for one another."
    told = " and ".join(dict.fromkeys(f"“{_with_limit(claim)}”" for claim in (low, high)))
    return (
        f"Both reports give a lower limit ({told}), so both can be true; the higher figure is from "
        f"{high.citations[0].outlet}."
    )


def _with_limit(claim: Claim) -> str:
    """A claim's words with those in front that make it a limit."""
    start, _ = value_in(claim.citations[0])
    found = LIMITS.search(plain(claim.citations[0].quote)[:start])
    if not found:
        return claim.text
    is_denied = (
        isinstance(claim.value, When) and claim.value.bound == "after" and _FORWARD.match(found.group())
    )
    return f"{'not ' if is_denied else ''}{found.group()}{claim.text}"


_FORWARD = re.compile(r"by|before|prior", re.IGNORECASE)
"""What sets a limit to what is ahead, unless it is denied: "will not open before Friday"."""


def _least(value: Value) -> float:
    """The lowest figure that a value allows, minus infinity for one that only has a highest."""
    match value:
        case Quantity(low=low) | Money(amount=Quantity(low=low)) | Duration(days=Quantity(low=low)):
            return low
        case _:
            return -inf


def _conflict(left: Claim, right: Claim, reason: Reason, explanation: str) -> Conflict:
    return Conflict(left, right, reason, explanation, (left.citations[0], right.citations[0]))
