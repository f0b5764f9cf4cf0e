"""Candidates of equal value, gathered into one claim with everything that supports it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sentences import split_sentences, trim
from qa import values
from qa.answers import are_one, as_asked, read_value
from qa.meanings import are_contrary, are_synonymous, mean_the_same
from qa.people import is_misspelt, name_in_full
from qa.polarity import judge
from qa.types import Candidate, Citation, Claim, Question
from qa.values.names import is_short_for
from qa.values.numbers import PERCENT, bound_behind
from qa.values.types import Kind, Name, Phrase, Quantity, Relation, Value, YesNo
from qa.values.words import folded_words
from qa.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.types import Article, Span
    from qa.meanings import Compare


@dataclass(frozen=True, slots=True)
class _Reading:
    """A candidate with its value and the sentence it stands in."""

    candidate: Candidate
    value: Value
    citation: Citation


def gather_claims(
    question: Question,
    candidates: Sequence[Candidate],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    compare: Compare | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that the candidates make, best supported first.

    Only candidates whose values are the same set share a claim (`Relation.SAME`, an equivalence, so the
    grouping does not depend on order), and what surely means what the claim's best candidate says: phrases of
    one meaning, a measure in miles and in kilometres, names in the same words or in two spellings, and a part
    of a name for the person whom the articles name in full.
    A claim is ranked by its independent sources, each counted with its best candidate's score; where copies
    of one source differ, what fewer of them say counts in the proportion that they are fewer.

    Args:
        question: What was asked; decides how a candidate's words are read.
        candidates: What the reader found.
        articles: The articles by id.
        origins: For each article's id the id that stands for its origin.
        compare: The cosine of a phrase with others; without it phrases are one only word for word.
    """
    read = [_read(question, each, articles[each.passage.article_id]) for each in candidates]
    formed = _without_shares(question, _with_form(question, read))
    readings = _spelt_out(_in_full(question, formed, articles))
    groups: list[list[_Reading]] = []
    for reading in sorted(readings, key=lambda reading: -reading.candidate.score):
        for group in groups:
            if _is_one(group[0], reading, compare):
                group.append(reading)
                break
        else:
            groups.append([reading])
    most = _most_reports(groups, origins)
    ranked = sorted(groups, key=lambda group: -_support(group, origins, most))
    return tuple(_claim(group, origins) for group in ranked)


def _with_form(question: Question, readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings but those that give no figure or time where their article better says one.

    Asked when the truce was signed, an article that says "yesterday" does not also answer "the customs hall".
    """
    if question.expects not in _OF_SURE_FORM:
        return list(readings)
    given: dict[str, float] = {}
    for each in readings:
        if not isinstance(each.value, Phrase):
            key = each.citation.article_id
            given[key] = max(given.get(key, 0.0), each.candidate.score)
    return [
        each
        for each in readings
        if not isinstance(each.value, Phrase)
        or given.get(each.citation.article_id, 0.0) <= each.candidate.score
    ]


def _without_shares(question: Question, readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings but the shares that are no likelier than a number, where things are to be counted."""
    if question.expects is not Kind.COUNT or not question.counted or question.measures != frozenset({""}):
        return list(readings)
    likeliest = max((each.candidate.score for each in readings if _is_number(each.value)), default=0.0)
    return [each for each in readings if not _is_share(each.value) or each.candidate.score > likeliest]


def _is_number(value: Value) -> bool:
    return isinstance(value, Quantity) and value.unit != PERCENT


def _is_share(value: Value) -> bool:
    return isinstance(value, Quantity) and value.unit == PERCENT


def _in_full(
    question: Question, readings: Sequence[_Reading], articles: Mapping[str, Article]
) -> list[_Reading]:
    """The readings, a part of a person's name as the whole name where the articles tell it.

    An article that gives another answer too may mean another person than the others do.
    """
    if question.expects is not Kind.PERSON:
        return list(readings)
    given = Counter(each.citation.article_id for each in readings)
    cited = [articles[each] for each in sorted(given)]
    return [
        replace(each, value=name_in_full(each.value, article, cited if given[article.id] == 1 else ()))
        if isinstance(each.value, Name)
        else each
        for each in readings
        for article in [articles[each.citation.article_id]]
    ]


def _spelt_out(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings, initials as the one name among the others that they stand for: "MWU"."""
    names = {each.value for each in readings if isinstance(each.value, Name)}
    full = {
        short: [name for name in names if is_short_for(short.words, name.words)]
        for short in names
        if len(short.words) == 1
    }
    return [
        replace(each, value=full[each.value][0])
        if isinstance(each.value, Name) and len(full.get(each.value, ())) == 1
        else each
        for each in readings
    ]


_OF_SURE_FORM = {Kind.COUNT, Kind.PERCENTAGE, Kind.MONEY, Kind.DURATION, Kind.DATE}


def _is_one(first: _Reading, reading: _Reading, compare: Compare | None) -> bool:
    is_denied = isinstance(first.value, Phrase) and are_contrary(first.candidate.text, reading.candidate.text)
    if is_denied or are_one(first.value, reading.value):
        return not is_denied
    if values.relate(first.value, reading.value) in _PARTS and _is_worded_alike(first, reading):
        return True
    if isinstance(first.value, Name) and isinstance(reading.value, Name):
        return is_misspelt(first.value, reading.value)
    if _is_capitalised_only(first, reading):
        return are_synonymous(first.candidate.text, reading.candidate.text)
    if compare is None or not isinstance(first.value, Phrase) or not isinstance(reading.value, Phrase):
        return False
    return mean_the_same(first.candidate.text, reading.candidate.text, compare)


def _is_capitalised_only(first: _Reading, reading: _Reading) -> bool:
    """Whether one of two is a name only for the capital that opens its sentence: "Rebels", "insurgents"."""
    texts = (first.candidate.text, reading.candidate.text)
    is_mixed = {type(first.value), type(reading.value)} == {Name, Phrase}
    return is_mixed and all(text.split()[1:] == text.lower().split()[1:] for text in texts)


_PARTS = {Relation.NARROWER, Relation.BROADER}


def _is_worded_alike(first: _Reading, reading: _Reading) -> bool:
    """Whether two names are told in the same words, of which one runs on in its sentence: in a headline.

    One word that runs on by one is another's name: the Sudan of South Sudan.
    """
    one, other = first.value, reading.value
    if not isinstance(one, Name) or not isinstance(other, Name):
        return False
    told = words(fold(first.candidate.text))
    runs_on = abs(len(one.words) - len(other.words)) > 1 or len(told) > 1
    return runs_on and told == words(fold(reading.candidate.text))


def _read(question: Question, candidate: Candidate, article: Article) -> _Reading:
    quote = _sentence_around(candidate, article)
    citation = Citation(
        article_id=article.id,
        locator=article.locator,
        title=article.title,
        source=article.source,
        author=article.author,
        published=article.published,
        url=article.url,
        quote=quote.of(article.text),
        start=quote.start,
        end=quote.end,
        highlight=candidate.span,
    )
    return _Reading(candidate, _value(question, candidate, citation.quote, article), citation)


def _sentence_around(candidate: Candidate, article: Article) -> Span:
    """The sentences that the candidate touches, from the first to the last."""
    touched = [
        trim(sentence, article.text)
        for sentence in split_sentences(article.text, candidate.passage.span)
        if sentence.overlaps(candidate.span)
    ]
    first, last = touched[0], touched[-1]
    return replace(first, start=min(first.start, candidate.span.start), end=max(last.end, candidate.span.end))


def _value(question: Question, candidate: Candidate, quote: str, article: Article) -> Value:
    if question.expects is Kind.YES_NO:
        return judge(question.text, quote) if candidate.holds is None else YesNo(candidate.holds)
    return as_asked(question, read_value(question, candidate.text, article.day, quote))


def _reports(group: Sequence[_Reading], origins: Mapping[str, str]) -> Counter[str]:
    """How many articles of each origin make a claim."""
    return Counter(origins[article_id] for article_id in {each.citation.article_id for each in group})


def _most_reports(groups: Sequence[Sequence[_Reading]], origins: Mapping[str, str]) -> Counter[str]:
    """How many articles of each origin make the claim that most of them make."""
    most: Counter[str] = Counter()
    for group in groups:
        most |= _reports(group, origins)
    return most


def _support(group: Sequence[_Reading], origins: Mapping[str, str], most: Mapping[str, int]) -> float:
    best: dict[str, float] = {}
    for reading in group:
        origin = origins[reading.citation.article_id]
        best[origin] = max(best.get(origin, 0.0), reading.candidate.score)
    reports = _reports(group, origins)
    return sum(score * reports[origin] / most[origin] for origin, score in best.items())


def _claim(group: Sequence[_Reading], origins: Mapping[str, str]) -> Claim:
    cited: dict[str, Citation] = {}
    for reading in group:
        cited.setdefault(reading.citation.article_id, _traced(reading.citation, origins))
    best = group[0]
    return Claim(
        text=_wording(max(group, key=lambda each: (_names_in_full(each), not _is_shouted(each)))),
        value=best.value,
        citations=tuple(cited.values()),
        origins=len({origins[article_id] for article_id in cited}),
        score=best.candidate.score,
    )


def _names_in_full(reading: _Reading) -> bool:
    """Whether a candidate's own words give all of the name that it is read as."""
    return isinstance(reading.value, Name) and set(reading.value.words) <= set(
        folded_words(reading.candidate.text)
    )


def _is_shouted(reading: _Reading) -> bool:
    """Whether a figure or a phrase is told in capitals, as headlines do: "FOURTEEN"."""
    return reading.candidate.text.isupper() and not isinstance(reading.value, Name)


def _traced(citation: Citation, origins: Mapping[str, str]) -> Citation:
    source = origins[citation.article_id]
    return citation if source == citation.article_id else replace(citation, copy_of=source)


def _wording(reading: _Reading) -> str:
    if isinstance(reading.value, YesNo):
        return {True: "yes", False: "no", None: "uncertain"}[reading.value.holds]
    told, citation = reading.candidate.text, reading.citation
    if isinstance(reading.value, Quantity) and not reading.value.is_exact and _tells_exactly(told):
        told += bound_behind(citation.quote, citation.highlight.end - citation.start)
    return " ".join(told.split())


def _tells_exactly(text: str) -> bool:
    """Whether words give one number by themselves: "sixty" of "sixty people or more"."""
    value = values.parse(text, Kind.COUNT)
    return isinstance(value, Quantity) and value.is_exact
