"""The sentence or two that open an answer, with marks that match its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.types import outlet_key
from qa.asked import AHEAD
from qa.grounding import unmentioned_names
from qa.speakers import explain_dispute, may_be_one, speakers_in, speakers_of
from qa.types import Answer, Candidate, Claim, Conflict, Misplaced, Question, Reason, Status
from qa.updates import find_course
from qa.values.dates import date_words
from qa.values.types import Kind, Name, Phrase, When
from qa.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from index.types import Article, Imprint, Selection

_MOST_ACCOUNTS = 4
_PAIR = 2


def phrase_answer(
    question: Question, status: Status, claims: Sequence[Claim], conflicts: Sequence[Conflict]
) -> str:
    """Return the text of an answer: what is best supported first, and plainly when it is contested."""
    if status is Status.NOT_FOUND:
        return "These articles do not say."
    marks = _marks(claims)
    best = claims[0]
    if status is Status.CONFLICTING:
        return _contested(question, claims, conflicts, marks)
    if question.expects is Kind.PHRASE:
        told = ", in one report" if len(best.citations) > 1 and best.origins == 1 else ""
        return f"{_outlets(best)}{told}: “{best.text}” {marks[0]}"
    support = _support(best, is_alone=status is Status.SINGLE)
    head = f"{_upper(best.text)}{_attribution(best)}, {support} {marks[0]}."
    others = _others(claims[1:], marks[1:])
    return f"{head} {others}" if others else head


def explain_copies(answer: Answer) -> tuple[str, ...]:
    """Return as a note that the articles that agree are one source, none where they are several."""
    if answer.status is not Status.AGREED or not answer.is_copied:
        return ()
    return ("These articles carry one report, copied or reworded: that they agree is no confirmation.",)


def explain_selection(within: Selection, imprints: Sequence[Imprint]) -> tuple[str, ...]:
    """Return what an answer is kept to, and what that leaves out, as notes.

    An outlet is called what the articles call it.
    """
    known = {outlet_key(each.outlet): each.outlet for each in imprints}
    names = tuple(known.get(outlet_key(name), name) for name in within.outlets)
    missing = tuple(name for name in names if outlet_key(name) not in known)
    notes = [f"Only reports{_of(names)}{_from(within)}."]
    if missing:
        notes.append(f"There are no reports of {_listed(missing)} here.")
    elif not any(within.admits(each) for each in imprints):
        notes.append("There are no such reports here.")
    undated = sum(each.day is None and within.admits_outlet(each.outlet) for each in imprints)
    if within.has_dates and undated:
        notes.append(_left_out(undated))
    return tuple(notes)


def _of(names: Sequence[str]) -> str:
    return f" of {_listed(names)}" if names else ""


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _from(within: Selection) -> str:
    since, until = within.since, within.until
    if since and until:
        return f" from {date_words(since)}" + ("" if since == until else f" to {date_words(until)}")
    if since:
        return f" since {date_words(since)}"
    return f" up to {date_words(until)}" if until else ""


def _left_out(undated: int) -> str:
    if undated == 1:
        return "One report is left out because its date is not known."
    return f"{undated} reports are left out because their dates are not known."


def explain_misplaced(misplaced: Sequence[Misplaced], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Return of whom the likeliest words are told that are left out as told of another, as notes."""
    return tuple(
        f"Left out, as it is told of {each.told}, not of {each.asked}: “{_words_of(each.candidate)}” "
        f"({_outlet_of(articles[each.candidate.passage.article_id])})."
        for each in misplaced[:1]
    )


def _words_of(candidate: Candidate) -> str:
    return " ".join(candidate.text.split())


def _outlet_of(article: Article) -> str:
    return article.source or article.locator.rsplit("/", 1)[-1]


def explain_refusals(
    question: Question, refused: Sequence[Candidate], articles: Mapping[str, Article]
) -> tuple[str, ...]:
    """Return why the likeliest words were not taken for an answer, as notes; none where nothing came near."""
    return tuple(_explain_refusal(question, each, articles[each.passage.article_id]) for each in refused[:1])


def explain_past(question: Question, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return, asked for what is to come, which days were past when they were reported, as notes."""
    if question.expects is not Kind.DATE or not AHEAD.search(fold(question.text)):
        return ()
    return tuple(
        f"Asked is what is to come, and “{claim.text}” ({date_words(day)}) was past when {outlet} told of it."
        for claim in claims
        if (day := _past_day(claim))
        for outlet in [claim.citations[0].outlet]
    )


def _past_day(claim: Claim) -> date | None:
    """The last day of a time that lies before each report of it."""
    told = claim.value
    if not isinstance(told, When) or told.bound or not told.last:
        return None
    is_past = all(citation.day and told.last < citation.day for citation in claim.citations)
    return told.last if is_past else None


def _explain_refusal(question: Question, candidate: Candidate, article: Article) -> str:
    missing = unmentioned_names(question, (article,))
    why = f", and the article does not mention {' or '.join(missing)}" if missing else ""
    told = f"“{_words_of(candidate)}” ({_outlet_of(article)})"
    return f"The nearest words, {told}, are {candidate.score:.0%} likely to answer this{why}."


def _contested(
    question: Question, claims: Sequence[Claim], conflicts: Sequence[Conflict], marks: Sequence[str]
) -> str:
    rivals = [
        (claim, mark)
        for claim, mark in zip(claims, marks, strict=True)
        if claim is claims[0] or any(claim in (each.left, each.right) for each in conflicts)
    ]
    if all(each.reason is Reason.UPDATED for each in conflicts) and (told := _course(question, rivals)):
        return told
    head = _differing(rivals, conflicts)
    told = _explain([claim for claim, _ in rivals[:_MOST_ACCOUNTS]], conflicts)
    return f"{head} {told}" if told else head


def _course(question: Question, rivals: Sequence[tuple[Claim, str]]) -> str:
    """Say what the latest of several figures is that replace one another, and how it came to that."""
    ordered, told = find_course(question, [claim for claim, _ in rivals])
    if not ordered:
        return ""
    latest = next(_account(*each) for each in rivals if each[0] is ordered[-1])
    others = [_account(*each) for each in rivals if each[0] is not ordered[-1]]
    return f"The latest reports say {latest}. Told before: {_listed_accounts(others)}. {told}"


def _differing(rivals: Sequence[tuple[Claim, str]], conflicts: Sequence[Conflict]) -> str:
    """Say who differs from whom; what is best supported comes apart where nothing contradicts it."""
    (best, mark), *others = rivals
    joint = " and " if all(each.reason in _RECONCILED for each in conflicts) else " against "
    if any(best in (each.left, each.right) for each in conflicts):
        return f"The articles differ: {_accounts([_account(*each) for each in rivals], joint)}."
    told = _accounts([_account(*each) for each in others], joint)
    return f"{_upper(best.text)}, {_support(best)} {mark}. Beside it the articles differ: {told}."


_RECONCILED = {Reason.SCOPE, Reason.BOUNDS}
"""Why two accounts differ that may both be true."""


def _accounts(accounts: Sequence[str], joint: str) -> str:
    return joint.join(accounts) if len(accounts) == _PAIR else _listed_accounts(accounts)


def _listed_accounts(accounts: Sequence[str]) -> str:
    left_out = len(accounts) - _MOST_ACCOUNTS
    more = f"and {left_out} more account" + ("" if left_out == 1 else "s")
    return "; ".join([*accounts[:_MOST_ACCOUNTS], *([more] if left_out > 0 else [])])


def _account(claim: Claim, mark: str) -> str:
    return f"{claim.text} ({_outlets(claim)}) {mark}"


def _explain(named: Sequence[Claim], conflicts: Sequence[Conflict]) -> str:
    """The most telling reason why the accounts named differ, first of the best supported that does.

    That two contradict one another needs no more words, but is not to be covered up by what may both be true.
    """
    told = [each for each in conflicts if each.left in named and each.right in named]
    best = next((claim for claim in named if any(claim in (each.left, each.right) for each in told)), None)
    leading = [each for each in told if best in (each.left, each.right)]
    if not leading:
        return ""
    first = min(leading, key=lambda each: _MOST_TELLING.index(each.reason))
    if first.reason is Reason.CONTRADICTS:
        return ""
    return _explain_sides(first, named, told) if first.reason is Reason.DISPUTED else first.explanation


_MOST_TELLING = (
    Reason.ALTERED_COPY,
    Reason.DISPUTED,
    Reason.UPDATED,
    Reason.SCOPE,
    Reason.CONTRADICTS,
    Reason.BOUNDS,
)


def _explain_sides(first: Conflict, named: Sequence[Claim], conflicts: Sequence[Conflict]) -> str:
    """Who says what of all the parties that dispute one another, not only of two."""
    pairs = {frozenset((each.left, each.right)) for each in conflicts if each.reason is Reason.DISPUTED}
    sides = [first.left, first.right]
    for claim in named:
        if claim not in sides and all(frozenset((claim, each)) in pairs for each in sides):
            sides.append(claim)
    if len(sides) == _PAIR:
        return first.explanation
    return explain_dispute([(claim, party) for claim in sides for party in speakers_of(claim)[:1]])


def _support(claim: Claim, *, is_alone: bool = False) -> str:
    """How many articles make a claim, "only" one where none supports it in other words."""
    if len(claim.citations) == 1:
        return f"in one article {'only ' if is_alone else ''}({_outlets(claim)})"
    if claim.origins == 1:
        return f"in {len(claim.citations)} articles that carry one report ({_outlets(claim)})"
    return f"in {len(claim.citations)} articles from {claim.origins} independent sources ({_outlets(claim)})"


def _attribution(claim: Claim) -> str:
    """Whose word a figure, or a yes or no, is, where all articles that give it name the same one or two."""
    named = [speakers_in(citation) for citation in claim.citations]
    if isinstance(claim.value, Name | Phrase) or not all(named):
        return ""
    parties: list[Sequence[str]] = []
    for each in named:
        if not any(may_be_one(each, party) for party in parties):
            parties.append(each)
    return f", according to {' and '.join(party[0] for party in parties)}" if len(parties) <= _PAIR else ""


def _others(claims: Sequence[Claim], marks: Sequence[str]) -> str:
    if not claims:
        return ""
    others = [_account(*each) for each in zip(claims, marks, strict=True)]
    left_out = len(others) - (_MOST_ACCOUNTS - 1)
    shown = [*others[: _MOST_ACCOUNTS - 1], *([f"and {left_out} more"] if left_out > 0 else [])]
    return f"Also: {'; '.join(shown)}."


def _outlets(claim: Claim) -> str:
    names = list(dict.fromkeys(citation.outlet for citation in claim.citations))
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _marks(claims: Sequence[Claim]) -> list[str]:
    """The marks of each claim's citations, counted through all claims: "[1] [2]", "[3]"."""
    marks: list[str] = []
    number = 0
    for claim in claims:
        numbers = range(number + 1, number + 1 + len(claim.citations))
        marks.append(" ".join(f"[{each}]" for each in numbers))
        number += len(claim.citations)
    return marks


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
