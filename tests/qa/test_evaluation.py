"""Each benchmark over a few records in its format, answered by small corpora whose behaviour is known."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from index.errors import InputError, PathNotFound, UnreadableFile
from index.types import Article, Hit, Passage, Span
from qa.evaluation import Task, events
from qa.evaluation.metrics import Share
from qa.evaluation.outcomes import put
from qa.evaluation.questions import names_article
from qa.evaluation.runner import BENCHMARKS, Report, Sampling, evaluate
from qa.types import Answer, Citation, Claim, Conflict, Reason, Status
from qa.values.types import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qa.evaluation.outcomes import Opener

HOW_MANY = "How many boats sank?"


@dataclass
class NumberCorpus:
    """Answers every question with the numbers that stand in its articles, in the order they are met.

    They are what the regular expression `sought` finds. At most `most` of them are shown. Equal numbers are
    one claim whose `origins` are its articles, or `origins` where that is given. A conflict is claimed
    between the first and each other number, for `reason`; none without a reason. Citations are shifted by
    `slip` characters.
    """

    corpus: tuple[Article, ...]
    most: int = 9
    reason: Reason | None = Reason.CONTRADICTS
    origins: int = 0
    slip: int = 0
    sought: str = r"\d+"
    closed: list[NumberCorpus] = field(default_factory=list)

    def ask(self, question: str) -> Answer:
        cited: dict[str, list[Citation]] = {}
        for article in self.corpus:
            for match in re.finditer(self.sought, article.text):
                cited.setdefault(match.group(), []).append(self.cite(article, match))
        claims = tuple(
            Claim(text, Quantity(0, 0), tuple(found), self.origins or len(found), 0.5)
            for text, found in list(cited.items())[: self.most]
        )
        reason = self.reason
        conflicts = tuple(Conflict(claims[0], other, reason, "", ()) for other in claims[1:] if reason)
        single = Status.SINGLE if claims else Status.NOT_FOUND
        return Answer(question, Status.CONFLICTING if conflicts else single, "", claims, conflicts)

    def cite(self, article: Article, match: re.Match[str]) -> Citation:
        start, end = match.span()
        return Citation(
            article_id=article.id,
            locator=article.locator,
            title="",
            source="",
            author="",
            published=None,
            url=None,
            quote=match.group(),
            start=start + self.slip,
            end=end + self.slip,
            highlight=Span(start + self.slip, end + self.slip),
        )

    def search(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """The articles in their order, whatever is looked for."""
        passages = [Passage(a.id, Span(0, len(a.text)), a.text) for a in self.corpus]
        return tuple(Hit(passage, 1.0, None, None) for passage in passages[:limit])

    def article(self, article_id: str) -> Article:
        return next(article for article in self.corpus if article.id == article_id)

    def close(self) -> None:
        self.closed.append(self)


def opener(
    *,
    most: int = 9,
    reason: Reason | None = Reason.CONTRADICTS,
    origins: int = 0,
    slip: int = 0,
    sought: str = r"\d+",
    default: tuple[Article, ...] = (),
) -> Opener:
    return lambda articles: NumberCorpus(
        default if articles is None else articles, most, reason, origins, slip, sought
    )


def measure(
    task: Task, tmp_path: Path, records: list[dict[str, object]], open_corpus: Opener
) -> dict[str, Mapping[str, float | None]]:
    """Run a benchmark over records and return each group's scores."""
    file = tmp_path / "records.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    report = evaluate(task, file, open_corpus, Sampling())
    return {row.group: {name: share.value for name, share in row.scores.items()} for row in report.rows}


def squad_record(context: str, *golds: str, source: str = "ours") -> dict[str, object]:
    answers = [{"text": gold, "answer_start": context.find(gold)} for gold in golds]
    return {
        "id": context,
        "source": source,
        "title": "The_storm",
        "context": context,
        "question": HOW_MANY,
        "answers": answers,
        "is_impossible": not golds,
    }


def test_squad_scores_first_claims_refusals_and_mistaken_refusals_by_source(tmp_path: Path) -> None:
    records = [
        squad_record("29 boats sank, 12 were saved.", "29 boats", "29"),
        squad_record("31 gulls were counted; four boats sank.", "four boats"),
        squad_record("A dozen boats sank.", "A dozen"),
        squad_record("Nothing sank."),
        squad_record("There are 12 boats."),
        squad_record("29 boats sank.", "29 boats", source="theirs"),
    ]
    scores = measure(Task.SQUAD, tmp_path, records, opener())
    assert scores["ours"] == {
        "F1 of the first claim": pytest.approx(1 / 3),
        "exact match of the first claim": pytest.approx(1 / 3),
        "refused by mistake": pytest.approx(1 / 3),
        "refused": 0.5,
        "citations verbatim": 1,
    }
    assert scores["theirs"]["F1 of the first claim"] == pytest.approx(2 / 3)


STORM = {
    "question": HOW_MANY,
    "documents": [
        {"text": "29 boats sank.", "type": "correct", "answer": "29"},
        {"text": "The storm took 29 boats.", "type": "correct", "answer": "29 boats"},
        {"text": "All 27 boats sank.", "type": "misinfo", "answer": "27"},
        {"text": "31 gulls were counted.", "type": "noise", "answer": "unknown"},
    ],
    "gold_answers": ["29"],
    "wrong_answers": ["27"],
}
CALM = {
    "question": HOW_MANY,
    "documents": [
        {"text": "5 boats sank.", "type": "correct", "answer": "5"},
        {"text": "Gulls were counted.", "type": "noise", "answer": "unknown"},
    ],
    "gold_answers": ["5"],
    "wrong_answers": [],
}


def test_ramdocs_scores_what_is_surfaced_what_is_shown_and_whether_there_is_a_conflict(
    tmp_path: Path,
) -> None:
    scores = measure(Task.RAMDOCS, tmp_path, [STORM, CALM], opener())
    # the storm: 29, 27 and 31 shown for the answers 29, 29 boats and 27; the calm: 5 for 5
    assert scores["all documents"] == {
        "supported answers surfaced": 1,
        "gold answers surfaced": 1,
        "claims supported": pytest.approx(3 / 4),
        "claims gold": pytest.approx(2 / 4),
        "conflict or not": 1,
        "conflicts found": 1,
        "agreement kept": 1,
        "strict exact match": 0.5,
        "citations verbatim": 1,
    }
    assert scores["noise only"] == {"refused": 0.5, "citations verbatim": 1}


def test_ramdocs_sees_a_missed_conflict_and_a_missed_answer(tmp_path: Path) -> None:
    scores = measure(Task.RAMDOCS, tmp_path, [STORM, CALM], opener(most=1))["all documents"]
    assert (scores["conflicts found"], scores["agreement kept"], scores["conflict or not"]) == (0, 1, 0.5)
    assert scores["supported answers surfaced"] == pytest.approx(3 / 4)
    assert scores["strict exact match"] == 1


def test_planted_needs_both_sides_beside_the_planted_report_and_calm_without_it(tmp_path: Path) -> None:
    records = [{**STORM, "documents": [*STORM["documents"][0:1] * 2, *STORM["documents"][2:]]}, CALM]  # type: ignore[index]
    scores = measure(Task.PLANTED, tmp_path, records, opener())
    both = {"both surfaced, conflicting": 1, "both surfaced": 1, "conflicting": 1, "citations verbatim": 1}
    assert scores == {
        "one against one": both,
        "all against one": both | {"right answer first": 1},
        "without it": {"no conflict claimed": 1, "right answer first": 1, "citations verbatim": 1},
    }


def test_planted_sees_a_side_that_is_missing_and_a_conflict_that_is_invented(tmp_path: Path) -> None:
    document = {"text": "On day 3, 29 boats sank.", "type": "correct", "answer": "29"}
    record = {**STORM, "documents": [document, STORM["documents"][2]]}  # type: ignore[index]
    scores = measure(Task.PLANTED, tmp_path, [record], opener(most=2))
    assert scores["one against one"]["both surfaced"] == 0
    assert scores["one against one"]["conflicting"] == 1
    assert scores["one against one"]["both surfaced, conflicting"] == 0
    assert scores["without it"]["no conflict claimed"] == 0
    assert scores["without it"]["right answer first"] == 0
    assert "all against one" not in scores


def test_several_needs_every_answer_that_a_text_gives_and_nothing_else(tmp_path: Path) -> None:
    two = {"question": HOW_MANY, "text": "29 boats sank, or 27.", "accept": [["29"], ["27"]]}
    one = {"question": HOW_MANY, "text": "29 boats sank, 4 came home.", "accept": [["29", "twenty-nine"]]}
    scores = measure(Task.SEVERAL, tmp_path, [two, one], opener())
    right = {"all given": 1, "no other": 1, "both": 1, "citations verbatim": 1}
    assert scores["all, several answers"] == right
    assert scores["all, one answer"] == right | {"no other": 0, "both": 0}
    scores = measure(Task.SEVERAL, tmp_path, [two, one], opener(most=1))
    assert scores["all, several answers"] == right | {"all given": 0, "both": 0}
    assert scores["all, one answer"] == right


def test_agreeing_needs_every_report_cited_and_no_conflict(tmp_path: Path) -> None:
    reports = [{"text": "29 boats sank.", "published": "2031-03-04"}, {"text": "The sea took 29 boats."}]
    record = {"question": HOW_MANY, "articles": reports}
    scores = measure(Task.AGREEING, tmp_path, [record], opener())["all"]
    assert set(scores.values()) == {1}
    record["articles"] = [*reports, {"text": "27 boats sank."}]
    scores = measure(Task.AGREEING, tmp_path, [record], opener())["all"]
    assert (scores["no conflict claimed"], scores["answered"], scores["all four"]) == (0, 1, 0)
    scores = measure(Task.AGREEING, tmp_path, [record], opener(most=1))["all"]
    assert (scores["no conflict claimed"], scores["all cited"], scores["all four"]) == (1, 0, 0)


def test_contradictions_need_both_sides_and_agreeing_passages_no_conflict(tmp_path: Path) -> None:
    articles = [{"title": "", "text": "29 boats sank."}, {"title": "", "text": "Of 27 boats none came home."}]
    record: dict[str, object] = {
        "question": HOW_MANY,
        "articles": articles,
        "answers": [["29"], ["27", "twenty-seven"]],
        "kind": "explicit",
    }
    right = {
        "both sides, conflicting": 1,
        "both sides": 1,
        "conflicting": 1,
        "right answer first": 1,
        "citations verbatim": 1,
    }
    assert measure(Task.CONTRADICTIONS, tmp_path, [record], opener())["explicit"] == right
    unsaid = right | {"both sides, conflicting": 0, "conflicting": 0}
    assert measure(Task.CONTRADICTIONS, tmp_path, [record], opener(reason=None))["explicit"] == unsaid
    one = unsaid | {"both sides": 0}
    assert measure(Task.CONTRADICTIONS, tmp_path, [record], opener(most=1))["explicit"] == one
    agreeing = record | {"kind": "agreeing"}
    scores = measure(Task.CONTRADICTIONS, tmp_path, [agreeing], opener())["agreeing"]
    assert (scores["no conflict claimed"], scores["right answer first"]) == (0, 1)
    assert "both sides" not in scores


def test_yes_no_needs_what_each_report_says(tmp_path: Path) -> None:
    articles = [{"title": "", "text": text} for text in ("yes", "no", "perhaps", "yes")]

    def scores_of(*says: str, sought: str = "yes|no") -> dict[str, tuple[float | None, ...]]:
        record: dict[str, object] = {
            "articles": articles,
            "questions": [{"question": "Did it?", "says": says}],
        }
        scores = measure(Task.YES_NO, tmp_path, [record], opener(sought=sought))
        names = ("exactly right", "verdicts right", "verdicts found")
        return {group: tuple(each[name] for name in names) for group, each in scores.items()}

    assert scores_of("yes", "no", "", "") == {"both": (1, 2 / 3, 1)}
    assert scores_of("", "", "", "") == {"neither": (0, 0, None)}
    assert scores_of("yes", "", "yes", "yes", sought="yes") == {"yes": (1, 1, 2 / 3)}
    assert scores_of("no", "no", "", "") == {"no": (0, 1 / 3, 1 / 2)}
    with pytest.raises(UnreadableFile, match="not maybe"):
        scores_of("yes", "no", "maybe", "")


SWAP = {
    "question": HOW_MANY,
    "original": {"text": "In the storm 29 boats sank.", "answers": ["29", "29 boats"]},
    "swapped": {"text": "In the storm 1612 boats sank.", "answers": ["1612"]},
}


def test_altered_needs_both_sides_and_the_reason_and_a_passage_beside_itself_counts_once(
    tmp_path: Path,
) -> None:
    scores = measure(Task.ALTERED, tmp_path, [SWAP], opener(reason=Reason.ALTERED_COPY, origins=1))
    assert scores["beside its altered copy"] == {
        "both sides, conflicting": 1,
        "both sides": 1,
        "conflicting": 1,
        "altered copy said": 1,
        "altered copy said, of conflicts": 1,
        "altered copy said, of copies in conflict": 1,
        "citations verbatim": 1,
    }
    assert scores["beside itself"] == {
        "no conflict": 1,
        "one origin": 1,
        "not found": 0,
        "citations verbatim": 1,
    }


def test_altered_sees_another_reason_a_missing_side_and_a_copy_counted_twice(tmp_path: Path) -> None:
    scores = measure(Task.ALTERED, tmp_path, [SWAP], opener())
    assert scores["beside its altered copy"]["altered copy said"] == 0
    assert scores["beside itself"]["one origin"] == 0
    scores = measure(Task.ALTERED, tmp_path, [SWAP], opener(most=1))
    assert scores["beside its altered copy"]["both sides"] == 0
    assert "altered copy said, of conflicts" not in scores["beside its altered copy"]
    elsewhere = SWAP | {"swapped": {"text": "The sea took 1612 boats, said Ana.", "answers": ["1612"]}}
    scores = measure(Task.ALTERED, tmp_path, [elsewhere], opener())
    assert "altered copy said, of conflicts" in scores["beside its altered copy"]
    assert "altered copy said, of copies in conflict" not in scores["beside its altered copy"]
    silent = measure(Task.ALTERED, tmp_path, [SWAP], opener(most=0))
    assert silent["beside itself"] == {
        "no conflict": 1,
        "not found": 1,
        "citations verbatim": None,
    }


def test_retrieval_ranks_the_article_of_the_passage_among_those_of_all_questions(tmp_path: Path) -> None:
    opened: list[tuple[Article, ...]] = []

    def open_corpus(articles: tuple[Article, ...] | None) -> NumberCorpus:
        opened.append(articles or ())
        return NumberCorpus(articles or ())

    contexts = [f"{number} boats sank." for number in range(40)]
    records = [squad_record(contexts[place], "boats") for place in (0, 3, 3, 39)]
    records += [squad_record(context) for context in contexts]
    scores = measure(Task.RETRIEVAL, tmp_path, records, open_corpus)
    # the corpus: passages 0, 3, 39 first, then the rest
    assert scores["ours"] == {
        "recall at 1": 0.25,
        "recall at 5": 1,
        "recall at 10": 1,
        "recall at 24": 1,
    }
    assert [len(articles) for articles in opened] == [40]
    scores = measure(Task.RETRIEVAL, tmp_path, records[::-1], open_corpus)
    assert scores["ours"]["recall at 24"] == 0.25  # now 39 comes first, 3 and 0 after the 24th


FLEET = (
    Article(locator="post.txt", text="29 boats sank."),
    Article(locator="sub/010_echo.txt", text="Only 27 boats sank."),
    Article(locator="bulletins.jsonl#2", text="Some 29 boats sank."),
)


def expected(
    status: str, *claims: tuple[str, str], reason: str | None = None, **more: object
) -> dict[str, object]:
    wanted = [{"accept": [accept], "articles": [article]} for accept, article in claims]
    return {"question": HOW_MANY, "status": status, "claims": wanted, "reason": reason} | more


@pytest.mark.parametrize(
    ("record", "right"),
    [
        (
            expected("conflicting", ("29", "bulletins.jsonl"), ("27", "010"), reason="contradicts"),
            {"fully right": 1, "status": 1, "values": 1, "first": 1, "reason": 1},
        ),
        (
            expected("conflicting", ("29", "010"), reason="bounds", reason_also=["contradicts"]),
            {"fully right": 0, "status": 1, "values": 0, "first": 1, "reason": 1},
        ),
        (
            expected("agreed", ("29 boats", "post.txt")),
            {"fully right": 0, "status": 0, "values": 1, "first": 1, "reason": None},
        ),
        (
            expected("conflicting", ("9", "post.txt"), ("27", "post"), reason="bounds"),
            {"fully right": 0, "status": 1, "values": 0, "first": 0, "reason": 0},
        ),
        (
            expected("not_found"),
            {"fully right": 0, "status": 0, "values": None, "first": None, "reason": None},
        ),
    ],
)
def test_questions_are_right_in_status_values_first_claim_and_reason(
    tmp_path: Path, record: dict[str, object], right: dict[str, float]
) -> None:
    scores = measure(Task.QUESTIONS, tmp_path, [record | {"split": "dev"}], opener(default=FLEET))["dev"]
    assert {name: scores.get(name) for name in right} == right


def test_a_question_that_nothing_answers_is_right_when_it_is_refused(tmp_path: Path) -> None:
    corpus = (Article(locator="bread.txt", text="Bakers raised the price of bread."),)
    scores = measure(Task.QUESTIONS, tmp_path, [expected("not_found")], opener(default=corpus))["all"]
    assert (scores["fully right"], scores["fully right, not found"], scores.get("values")) == (1, 1, None)


def test_questions_that_expect_nothing_leave_the_shares_of_the_others_alone(tmp_path: Path) -> None:
    records = [
        expected("not_found"),
        expected("conflicting", ("29", "post"), ("27", "010"), reason="contradicts"),
        expected("agreed", ("31", "post")),
    ]
    scores = measure(Task.QUESTIONS, tmp_path, records, opener(default=FLEET))["all"]
    assert (scores["values"], scores["first"], scores["reason"]) == (0.5, 0.5, 1)
    assert scores["fully right"] == pytest.approx(1 / 3)


def test_a_name_means_a_file_or_its_beginning_up_to_a_mark() -> None:
    assert names_article("post.txt", "post.txt")
    assert names_article("010", "sub/010_echo.txt")
    assert names_article("bulletins.jsonl#1", "bulletins.jsonl#2")
    assert not names_article("01", "sub/010_echo.txt")
    assert not names_article("echo", "sub/010_echo.txt")


def test_quotes_that_are_not_the_articles_words_are_seen() -> None:
    corpus = NumberCorpus(FLEET[:2], slip=1)
    assert put(corpus, HOW_MANY, id="1", group="").verbatim == Share(0, 2)
    corpus = NumberCorpus(FLEET[:2])
    assert put(corpus, HOW_MANY, id="1", group="").verbatim == Share(2, 2)


def test_every_corpus_that_is_opened_is_closed(tmp_path: Path) -> None:
    closed: list[NumberCorpus] = []
    opened: list[NumberCorpus] = []

    def open_corpus(articles: tuple[Article, ...] | None) -> NumberCorpus:
        opened.append(NumberCorpus(articles or FLEET, closed=closed))
        return opened[-1]

    for task, record in (
        (Task.SQUAD, squad_record("29 boats sank.", "29")),
        (Task.RAMDOCS, STORM),
        (Task.PLANTED, STORM),
        (Task.ALTERED, SWAP),
        (Task.RETRIEVAL, squad_record("29 boats sank.", "29")),
        (Task.QUESTIONS, expected("not_found")),
    ):
        measure(task, tmp_path, [record], open_corpus)
    assert closed == opened
    assert len(opened) == 1 + 2 + 2 + 2 + 1 + 1


WIRE = "The ferry Almira ran aground off Cape Lorn before dawn with 212 people aboard, the coastguard said."
REPORTS: list[dict[str, object]] = [
    {"id": "1", "event": "ferry", "text": WIRE},
    {"id": "2", "event": "ferry", "text": WIRE},
    {"id": "3", "event": "ferry", "text": "Passengers of the stranded ship spoke of an hour of fear."},
    {"id": "4", "event": "bread", "text": "Bakers in Lorn have raised the price of bread again."},
]


def test_origins_looks_at_every_pair_of_one_event_and_shows_the_joined(tmp_path: Path) -> None:
    file, output = tmp_path / "reports.jsonl.gz", tmp_path / "pairs.jsonl"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, REPORTS)).encode()))
    report = evaluate(Task.ORIGINS, file, opener(), Sampling(), output)
    assert report.rows[0].scores["joined"] == Share(1, 3)
    lines = [json.loads(line) for line in output.read_text().splitlines()]
    assert [(line["id"], line["status"]) for line in lines] == [
        ("1 2", "joined"),
        ("1 3", "apart"),
        ("2 3", "apart"),
    ]
    assert lines[0]["notes"] == [WIRE, WIRE]
    assert lines[1]["notes"] == []


def test_events_puts_our_questions_to_every_report_of_their_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "is_kept_aside", lambda event: event == "bread")
    asked = [
        {
            "event": "ferry",
            "question": "How many were aboard?",
            "answers": {"1": ["212 people"], "2": ["212"]},
        },
        {"event": "ferry", "question": "How many were hurt?", "answers": {}},
        {"event": "bread", "question": "How many bakers raised the price?", "answers": {"4": ["seven"]}},
        {"event": "elsewhere", "question": "Who?", "answers": {}},
    ]
    questions, reports = tmp_path / "asked.jsonl", tmp_path / "reports.jsonl"
    questions.write_text("\n".join(map(json.dumps, asked)))
    reports.write_text("\n".join(map(json.dumps, REPORTS)))
    monkeypatch.setattr(events, "QUESTIONS_FILE", str(questions))
    report = evaluate(Task.EVENTS, reports, opener(), Sampling())
    rows = {row.group: row.scores for row in report.rows}
    assert rows["fitted to"]["right first"] == Share(1, 1)
    assert rows["fitted to"]["claims right"] == Share(1, 1)
    assert rows["fitted to"]["refused"] == Share(0, 1)
    assert rows["not fitted to"]["right first"] == Share(0, 1)
    assert rows["not fitted to"]["refused by mistake"] == Share(1, 1)


def test_events_needs_an_event_that_is_asked_about(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text("\n".join(map(json.dumps, REPORTS)))
    with pytest.raises(InputError, match="none of the events"):
        evaluate(Task.EVENTS, reports, opener(), Sampling())


def test_every_task_has_a_benchmark() -> None:
    assert set(BENCHMARKS) == set(Task)


def test_each_question_is_one_line_whose_scores_add_up_to_the_table(tmp_path: Path) -> None:
    file, output = tmp_path / "ramdocs_ours.jsonl", tmp_path / "out.jsonl"
    file.write_text("\n".join(map(json.dumps, [STORM, CALM])))
    report = evaluate(Task.RAMDOCS, tmp_path, opener(), Sampling(), output)
    lines = [json.loads(line) for line in output.read_text().splitlines()]
    assert [(line["id"], line["group"]) for line in lines] == [
        ("1", "all documents"),
        ("1", "noise only"),
        ("2", "all documents"),
        ("2", "noise only"),
    ]
    assert lines[0]["question"] == HOW_MANY
    assert lines[0]["gold"] == ["29", "29 boats", "27"]
    assert [claim["text"] for claim in lines[0]["answer"]] == ["29", "27", "31"]
    assert (lines[0]["status"], lines[0]["reasons"]) == ("conflicting", ["contradicts"])
    assert all(line["seconds"] >= 0 for line in lines)
    for row in report.to_dict()["groups"]:
        for name, score in row["scores"].items():
            of_group = [line["scores"] for line in lines if line["group"] == row["group"]]
            parts = [scores[name] for scores in of_group if name in scores]
            assert score["of"] == sum(of for _, of in parts)
            assert score["value"] == pytest.approx(sum(got for got, _ in parts) / score["of"])


def shape(report: Report) -> dict[str, int]:
    return {row.group: row.questions for row in report.rows}


def test_a_limit_draws_the_same_records_of_each_file_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("squad", "newsqa"):
        records = [squad_record(f"{number} boats sank.", source=name) for number in range(20)]
        (tmp_path / f"dev_{name}.jsonl").write_text("\n".join(map(json.dumps, records)))

    def drawn(seed: int) -> list[str]:
        output = tmp_path / "out"
        report = evaluate(Task.SQUAD, tmp_path, opener(), Sampling(5, seed), output)
        assert shape(report) == {"newsqa": 5, "squad": 5}
        return [json.loads(line)["id"] for line in output.read_text().splitlines()]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"question": "Who?"}', "line 1 has no field 'documents'"),
        (f"{json.dumps(CALM)}\n[1]", "line 2 is no record"),
        ("{", "line 1 is no record"),
        ('{"question": 1, "documents": 5}', "line 1 is no record"),
    ],
)
def test_a_record_of_another_form_is_named_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(text)
    with pytest.raises(UnreadableFile, match=reason):
        evaluate(Task.RAMDOCS, file, opener(), Sampling())


def test_missing_and_damaged_files_are_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        evaluate(Task.RAMDOCS, tmp_path / "nowhere", opener(), Sampling())
    with pytest.raises(InputError, match="--data FILE"):
        evaluate(Task.RAMDOCS, tmp_path, opener(), Sampling())
    damaged = tmp_path / "ramdocs.jsonl.gz"
    damaged.write_bytes(gzip.compress(json.dumps(CALM).encode())[:-9])
    with pytest.raises(UnreadableFile, match="cannot be read"):
        evaluate(Task.RAMDOCS, tmp_path, opener(), Sampling())
    damaged.write_bytes(gzip.compress(json.dumps(CALM).encode()))
    with pytest.raises(InputError, match="--output"):
        evaluate(Task.RAMDOCS, tmp_path, opener(), Sampling(), tmp_path / "no" / "out.jsonl")
