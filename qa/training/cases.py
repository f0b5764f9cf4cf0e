"""The cases a decision learns from: questions over small corpora of which the right spans are known.

Every question of a sample of the development sets is put to several small corpora: an article alone, beside
others like it, beside an altered copy of itself, beside reports that agree with it or were planted; and some
are asked of another name or number, which none of the articles speaks of. Our own questions about the events
of ECB+ are put to all reports of their event. Those about texts that we made up, namesakes or accounts of one
event, are put to the texts of their group beside others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeVar

from index.types import Article
from qa.evaluation import altered, events, planted, ramdocs, squad
from qa.evaluation.outcomes import number_articles
from qa.evaluation.records import read_lines
from qa.training.neighbours import Context, Neighbours
from qa.training.records import Record as TrainingRecord
from qa.training.swaps import Swapper, find_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


Record = TypeVar("Record", squad.Case, ramdocs.Case, planted.Case, altered.Case)

NEWS_WEIGHT = 0.6
"""A question about an event has more than twice the spans of others, and would otherwise outweigh them."""

FEW_WEIGHT = 2.5
"""One span in eighteen is of RAMDocs, of reports or of altered copies: too few to count once."""

TEXTS_FILE = "case_texts.jsonl"
"""Beside this module, in the form of `written.TEXT_QUESTIONS`: texts that the reader has not learnt from."""

PARAGRAPHS_FILE = "case_paragraphs.jsonl"
"""Beside this module, in the form of `written.PARAGRAPH_QUESTIONS`: about SQuAD's development paragraphs."""

REPORTS_FILE = "case_reports.jsonl"
"""Beside this module, in the form of RAMDocs: invented news, of which the reader has not learnt."""

_SEED = 0
_BESIDE = 8
_STORIES_BESIDE = 3
_NEAREST = 24


@dataclass(frozen=True, slots=True)
class Case:
    """A question over a few articles, and for each article's locator the answers that it supports.

    Cases of one `group` are left out together; `weight` is what each of its spans counts.
    """

    group: str
    question: str
    articles: tuple[Article, ...]
    answers: Mapping[str, tuple[str, ...]]
    weight: float = 1.0


def read_cases(data: Path, size: int) -> Iterator[Case]:
    """Yield the cases made of the development sets and the news below `data`.

    First come those of `size` answerable questions of SQuAD.
    """
    questions = squad.read_cases(data / "reader" / "dev_squad.jsonl.gz")
    answerable = [each for each in questions if each.golds]
    unanswerable = [each for each in questions if not each.golds]
    yield from _around(_draw(answerable, size) + _draw(unanswerable, 2 * size // 3), questions, _BESIDE)
    yield from read_news(data)
    yield from read_texts()
    stories = squad.read_cases(data / "reader" / "dev_newsqa.jsonl.gz")
    yield from _around(_draw(stories, size // 2), stories, _STORIES_BESIDE)
    for record in _draw(ramdocs.read_cases(data / "conflict" / "ramdocs_dev.jsonl.gz"), size):
        yield from _over_documents(f"ramdocs-{record.id}", record)
    yield from read_reports()
    for copy in _draw(altered.read_cases(data / "conflict" / "nq_swap_dev.jsonl.gz"), size):
        both = number_articles([copy.original, copy.altered])
        golds = (copy.original_golds, copy.altered_golds)
        answers = {article.locator: gold for article, gold in zip(both, golds, strict=True)}
        yield Case(f"copy-{copy.id}", copy.question, both, answers, FEW_WEIGHT)
        yield Case(f"copy-{copy.id}", copy.question, both[:1], answers, FEW_WEIGHT)


def _draw(records: Sequence[Record], number: int) -> list[Record]:
    return Random(_SEED).sample(records, min(number, len(records)))


def _around(chosen: Iterable[squad.Case], everything: Sequence[squad.Case], beside: int) -> Iterator[Case]:
    """Yield each passage alone, beside others, and beside them asked for something that stands in none.

    The others are the nearest to the question (BM25) that hold none of its answers. In the last question a
    name, number or date is exchanged for another, of the passage if it has one.
    """
    titles = {each.context: each.title for each in everything}
    neighbours = Neighbours([Context(text, title, title) for text, title in titles.items()])
    records = {each.id: _as_record(each) for each in everything}
    swapper = Swapper(records.values())
    for each in chosen:
        alone = number_articles([each.context], "passage", each.title)
        yield Case(each.title or each.id, each.question, alone, {alone[0].locator: each.golds})
        near = neighbours.nearest(f"{each.question} {each.title}", _NEAREST)
        texts = [other.text for other, _ in near if other.text != each.context]
        texts = [text for text in texts if not any(gold in text for gold in each.golds)][:beside]
        others = (number_articles([text], f"other-{n}", titles[text])[0] for n, text in enumerate(texts))
        articles = (*alone, *others)
        yield Case(each.title or each.id, each.question, articles, {alone[0].locator: each.golds})
        record, rng = records[each.id], Random(each.id)
        asked = swapper.confuse_question(record, each.context, rng)
        asked = asked or swapper.swap_question(record, each.context, rng)
        if each.golds and asked:
            yield Case(each.title or each.id, asked, articles, {})
        yield from _beside_copies(each, record, swapper, rng)


def _beside_copies(case: squad.Case, record: TrainingRecord, swapper: Swapper, rng: Random) -> Iterator[Case]:
    """Yield a passage beside a copy with another answer, and beside one with something else exchanged."""
    places = [(start, start + len(text)) for text, start in record.answers]
    others = [
        (found.start(), found.end())
        for name in sorted({name for name, _ in find_names(record.context)})
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", record.context)
        if all(found.end() <= start or end <= found.start() for start, end in places)
    ]
    for (start, end), is_answer in [
        *((place, True) for place in places[:1]),
        *((at, False) for at in others[:1]),
    ]:
        if not (copied := swapper.swap_answer(record.context, start, end, rng)):
            continue
        text, first, last = copied
        articles = number_articles([record.context, text], "copy", case.title)
        told = (text[first:last],) if is_answer else case.golds
        answers = {articles[0].locator: case.golds, articles[1].locator: told}
        yield Case(case.title or case.id, case.question, articles, answers)


def _as_record(case: squad.Case) -> TrainingRecord:
    answers = tuple((gold, max(0, case.context.find(gold))) for gold in case.golds)
    return TrainingRecord(case.id, case.question, case.context, answers, case.title, case.title)


def read_single(data: Path) -> Iterator[Case]:
    """Yield every question over one article of the development sets below `data`, and ours about them."""
    for each in squad.read_cases(data / "reader" / "dev_squad.jsonl.gz"):
        article = number_articles([each.context], "passage", each.title)
        yield Case(each.title or each.id, each.question, article, {article[0].locator: each.golds})
    yield from _about_paragraphs(data)
    for copy in altered.read_cases(data / "conflict" / "nq_swap_dev.jsonl.gz"):
        for text, golds in ((copy.original, copy.original_golds), (copy.altered, copy.altered_golds)):
            article = number_articles([text])
            yield Case(f"copy-{copy.id}", copy.question, article, {article[0].locator: golds})


def _about_paragraphs(data: Path) -> Iterator[Case]:
    known = {each.id: each for each in squad.read_cases(data / "reader" / "dev_squad.jsonl.gz")}
    for row in read_lines("qa.training", PARAGRAPHS_FILE):
        if row["about"] not in known:
            continue
        about = known[row["about"]]
        article = number_articles([about.context], "passage", about.title)
        for question, *golds in [*row["answered"], *([question] for question in row["unanswered"])]:
            yield Case(about.title or about.id, question, article, {article[0].locator: tuple(golds)})


def read_reports() -> Iterator[Case]:
    """Yield our questions about news, over reports cut as a search shows them, one of them planted."""
    for record in read_lines("qa.training", REPORTS_FILE):
        yield from _over_documents(f"reports-{record['id']}", ramdocs.Case.parse(record, record["id"]))


def _over_documents(group: str, record: ramdocs.Case) -> Iterator[Case]:
    """Yield the question over all documents, over the noise alone, with one planted and without."""
    yield _supporting(group, record.question, record.documents)
    yield _supporting(group, record.question, record.labelled("noise"))
    if pair := planted.plant(record):
        yield _supporting(group, pair.question, (pair.real[0], pair.planted))
        yield _supporting(group, pair.question, pair.real)


def _supporting(group: str, question: str, documents: Sequence[ramdocs.Document]) -> Case:
    articles = number_articles(each.text for each in documents)
    answers = {
        article.locator: () if each.answer == "unknown" else (each.answer,)
        for article, each in zip(articles, documents, strict=True)
    }
    return Case(group, question, articles, answers, FEW_WEIGHT)


def read_news(data: Path) -> Iterator[Case]:
    """Yield our questions about events, over the reports of ECB+ below `data`.

    One that is answered is asked again with a name or number exchanged for another of the reports, which none
    of them answers.
    """
    swapper = Swapper(())
    for each in events.read_cases(data / "news" / "ecbplus.jsonl.gz"):
        yield Case(each.event, each.question, each.articles, each.answers, NEWS_WEIGHT)
        told = "\n".join(article.text for article in each.articles)
        answers = tuple((span, 0) for spans in each.answers.values() for span in spans)
        record = TrainingRecord(each.id, each.question, told, answers)
        if answers and (asked := swapper.confuse_question(record, told, Random(each.id))):
            yield Case(each.event, asked, each.articles, {}, NEWS_WEIGHT)


def read_texts() -> Iterator[Case]:
    """Yield our questions about texts that we made up, over those of their group and of the next.

    For every other question the texts have their titles.
    """
    groups = read_lines("qa.training", TEXTS_FILE)
    for number, group in enumerate(groups):
        following = groups[(number + 1) % len(groups)]
        for asked, (question, spans) in enumerate(group["questions"]):
            texts = [*group["texts"], *following["texts"]]
            articles = tuple(
                Article(locator=str(place), text=text, title=title if asked % 2 else "")
                for place, (title, text) in enumerate(texts)
            )
            answers = {place: tuple(spans[place]) for place in spans}
            yield Case(f"texts-{number}", question, articles, answers)
