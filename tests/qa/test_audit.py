"""Disagreements that nobody asked about: found, set side by side, put as a question; and none invented."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import Article
from index.embedding import load_encoder
from qa import Corpus, Reason, audit, open_corpus
from qa.alignment import align
from qa.asking import phrase_question
from qa.facts import Fact, find_facts
from qa.values.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.models

PORT = "The ferry Belisar sank off Cape Marl in the Lorn Strait on Sunday. "


def article(locator: str, text: str, day: date | None = None) -> Article:
    return Article(locator=locator, text=text, source=f"The {locator}", published=day)


def found(*texts: str, days: tuple[date | None, ...] = ()) -> list[tuple[str, str, Reason]]:
    articles = [
        article(f"Paper {n}", text, days[n] if days else None) for n, text in enumerate(texts, start=0)
    ]
    return [(c.left.text, c.right.text, c.reason) for c in audit(articles)]


def values_of(texts: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset((left, right)) for left, right, _ in found(*texts)}


def facts(text: str) -> list[Fact]:
    return list(find_facts(article("Paper", text, date(2031, 6, 12))))


def test_two_counts_of_one_thing_are_found() -> None:
    assert values_of(
        (
            f"{PORT}The coast guard counted 31 passengers on board. Divers went down at noon.",
            f"{PORT}There were 28 passengers on board, said the owner of the Belisar, Otto Lind.",
        )
    ) == {frozenset({"31", "28"})}


def test_the_lengths_of_one_visit_and_the_days_of_one_arrival_are_found() -> None:
    assert values_of(
        (
            "President Ana Bell of Velm arrived in Tarn on 3 March 2031 for a three-day visit.",
            "Ana Bell, the president of Velm, arrived in Tarn on 4 March 2031 for a four-day visit.",
        )
    ) == {frozenset({"three-day", "four-day"}), frozenset({"3 March 2031", "4 March 2031"})}


@pytest.mark.parametrize(
    "other",
    [
        "Thirty-one passengers were on board the Belisar, according to the coast guard.",
        "The coast guard counted 31 passengers.",
        "Of the 31 passengers on board, 12 were from Velm.",
        "Some 12 of the passengers on board were from Velm.",
        "The 31 passengers on board had paid 14 crowns each.",
        "Four passengers were taken to hospital in Tarn.",
        "Another 12 passengers on board had been picked up in Velm.",
        "The first 12 passengers on board had come from Velm.",
        "The old ferry had 45 passengers on board when it sank in 1987.",
        "Last year the Belisar had 45 passengers on board.",
        "There were 14 first-class passengers on board and 17 deck passengers.",
        "On board were 1, 200 passengers.",
        "She carried 14 times the passengers on board of her sister.",
    ],
)
def test_equal_counts_parts_of_a_whole_and_other_fates_are_no_disagreement(other: str) -> None:
    told = f"{PORT}The coast guard counted 31 passengers on board."
    assert found(told, f"{PORT}{other}") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some 112 rowers were heard by the judge.", "Ninety-eight rowers gave evidence before the judge."),
        ("The salvage was over after seven hours.", "It took ten hours to end the salvage."),
        ("The inquiry had begun in May and took 71 days.", "The inquiry lasted 64 days."),
        ("Otto Lind was fined $80,000 last year.", "Otto Lind had been fined $150,000 by the guard."),
    ],
)
def test_facts_told_in_other_words_are_found_where_the_reader_finds_one_in_the_other(
    one: str, other: str
) -> None:
    days = (date(2031, 6, 12), date(2031, 6, 13))
    assert len(found(f"{PORT}{one}", f"{PORT}{other}", days=days)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The search of the wreck lasted two days.", "Otto Lind served two weeks in prison."),
        ("Otto Lind spoke with the guard for 90 minutes.", "He met the guard a second time for 40 minutes."),
        ("More than 200 divers were at work.", "The guard sent 210 divers to work."),
        ("Two people were killed in Tarn.", "In Quill, five people were killed."),
        ("She sank two miles north of Tarn.", "She sank 26 miles north of Quill."),
        ("The inquiry starts on 3 July 2031.", "The inquiry ends on 9 August 2031."),
        ("The guard fired 14 flares.", "The guard fired another six flares."),
    ],
)
def test_near_figures_are_no_disagreement(one: str, other: str) -> None:
    days = (date(2031, 6, 12), date(2031, 6, 13))
    assert found(f"{PORT}{one}", f"{PORT}{other}", days=days) == []


def test_what_dates_an_aside_does_not_date_the_fact() -> None:
    told = "Ana Bell came to Tarn for a {} visit{}."
    pair = (
        told.format("five-day", ", her first since she took office two years ago"),
        told.format("four-day", ""),
    )
    assert values_of(pair) == {frozenset({"five-day", "four-day"})}


def test_a_number_whose_noun_stands_ahead_counts_it() -> None:
    (fact,) = facts("The number of arrests after the march has risen to 40.")
    assert (fact.text, fact.noun) == ("40", "arrest")


def test_a_clause_takes_its_subject_over_and_what_has_no_verb_its_clause() -> None:
    assert [each.frame[0] for each in facts("The trial had begun in Tarn and took 71 days.")] == [
        "The trial took"
    ]
    assert (
        facts("Velm attacked Tarn with 143 drones and nine rockets.")[-1].frame[0].startswith("Velm attacked")
    )


def test_what_became_of_people_tells_their_numbers_apart() -> None:
    assert found(f"{PORT}Nine people were killed.", f"{PORT}Fourteen people were injured.") == []
    assert values_of((f"{PORT}Nine people were killed.", f"{PORT}Fourteen people died.")) == {
        frozenset({"Nine", "Fourteen"})
    }


def test_two_events_are_not_one() -> None:
    other = "The bus from Quill left the road near Hollin in the Asp valley. Four passengers were on board."
    assert found(f"{PORT}There were 31 passengers on board.", other) == []


def test_reports_months_apart_are_not_of_one_event() -> None:
    texts = (f"{PORT}There were 31 passengers on board.", f"{PORT}There were 28 passengers on board.")
    assert found(*texts, days=(date(2031, 1, 1), date(2031, 1, 2)))
    assert not found(*texts, days=(date(2031, 1, 1), date(2031, 5, 1)))


def test_a_copy_that_changed_a_figure_is_said_to_be_one() -> None:
    story = (
        "The ferry Belisar went down off Cape Marl before dawn on Sunday in a heavy sea. The guard said "
        "that {} passengers had been on board when the ship left Tarn. Divers searched the wreck until dark. "
        "The owner, Otto Lind, spoke of the worst day in the history of his company and wept."
    )
    ((left, right, reason),) = found(story.format(31), story.format(13))
    assert {left, right} == {"31", "13"}
    assert reason is Reason.ALTERED_COPY


def test_the_worst_come_first() -> None:
    told = found(
        f"{PORT}At least 31 passengers were on board. The wreck lies deep.",
        "There were 35 passengers on board when the Belisar went down off Cape Marl in the Lorn Strait. "
        "The search was led by three tugs from Tarn.",
        "The search for the Belisar in the Lorn Strait was led by five tugs from Tarn, off Cape Marl.",
    )
    assert [reason for *_, reason in told] == [Reason.CONTRADICTS, Reason.BOUNDS]


def test_an_opened_corpus_and_an_empty_one_can_be_audited() -> None:
    with open_corpus([article("a", PORT)]) as corpus:
        assert isinstance(corpus, Corpus)
        assert list(audit(corpus)) == []
    assert list(audit([])) == []


def test_the_sample_s_own_disagreements_are_found_and_cited_verbatim(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASHOMON_CACHE", str(tmp_path_factory.mktemp("cache")))
        with open_corpus() as corpus:
            conflicts = list(audit(corpus))
            pairs = [{c.left.text.lower(), c.right.text.lower()} for c in conflicts]
            for known in ({"29", "27"}, {"four-day", "three-day"}, {"36", "63"}):
                assert known in pairs
            assert len(conflicts) <= 12
            for conflict in conflicts:
                assert conflict.question.endswith("?")
                for citation in (*conflict.left.citations, *conflict.right.citations):
                    text = corpus.article(citation.article_id).text
                    assert text[citation.start : citation.end] == citation.quote
                    assert citation.highlight.of(text)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The mayor said that 29 leaders attended the parade.", "How many leaders attended the parade?"),
        (
            "The flood caused $12 million in damage, officials said.",
            "How much did the flood cause in damage?",
        ),
        ("Ana Bell arrived in Tarn on 3 March 2031.", "When was it that Ana Bell arrived in Tarn?"),
        ("She came for a four-day visit to Velm.", "How long did the visit to Velm last?"),
        (
            "The navy had destroyed 14 enemy drones in Tarn.",
            "How many enemy drones had the navy destroyed in Tarn?",
        ),
        ("A storm hit Tarn, killing 12 people in the port.", "How many people were killed in the port?"),
        ("Ana Bell came for a four-day visit.", "How long was the visit for which Ana Bell came?"),
        ("The strike lasted five days in Tarn.", "How long did the strike last in Tarn?"),
        ("The strike had begun in Tarn and took 71 days.", "How long did the strike take?"),
        ("The water was shut off after seven hours.", "After how long was the water shut off?"),
        ("A fire hit Tarn and killed six people.", "How many people were killed?"),
        ("In Tarn, the port of Velm, four people died.", "How many people died in Tarn, the port of Velm?"),
        ("The death toll in Tarn has climbed to eight.", "How many people died in Tarn?"),
        ("The number of arrests in Tarn has risen to 40.", "How many arrests were there in Tarn?"),
        ("The number of injured in Tarn rose to 40.", "How many were injured in Tarn?"),
        (
            "When the alarm came, 46 people were at work.",
            "When the alarm came, how many people were at work?",
        ),
        (
            "Seventeen rowers who had been arrested in Tarn were charged.",
            "How many rowers had been arrested in Tarn?",
        ),
        ("Velm paid for the dam, which holds 4,000 tonnes of mud.", "Which holds how many tonnes of mud?"),
        ("The dam held 4,000 tonnes of mud.", "How many tonnes of mud did the dam hold?"),
        ("The power went out in 900 homes.", "In how many homes did the power go out?"),
        ("Growers lost 40 percent of the harvest.", "What percentage of the harvest did Growers lose?"),
    ],
)
def test_a_fact_is_put_as_a_question(sentence: str, question: str) -> None:
    (fact,) = facts(sentence)
    assert phrase_question([fact]) == question


def test_the_age_of_the_dead_is_no_count() -> None:
    assert found(f"{PORT}Its captain is dead at 95.", f"{PORT}Its mate is dead at 75.") == []


def test_facts_leave_out_addresses_tables_and_the_day_of_saying() -> None:
    assert facts("See http://example.org/2031/06/12 for 14 houses.") == []
    assert facts("1 egg 2 eggs 3 eggs 4 eggs 5 eggs 6 eggs.") == []
    assert [each.kind for each in facts("The bridge is safe, the mayor said Friday.")] == []
    assert [each.kind for each in facts("The bridge stood in Friday's storm and the 2029 flood.")] == []


def test_a_group_holds_one_fact_of_each_article() -> None:
    def all_facts() -> Iterator[Fact]:
        for n in range(4):
            yield from find_facts(article(str(n), f"{PORT}There were {30 + n} passengers on board."))

    groups = [g for g in align(list(all_facts()), load_encoder()) if g[0].kind is Kind.COUNT]
    assert [len({each.article.id for each in group}) for group in groups] == [4]
    assert sorted(each.text for each in groups[0]) == ["30", "31", "32", "33"]
