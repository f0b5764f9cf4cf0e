"""Two facts held against one another by a reader: put as the question of each, does it find the other?"""

from __future__ import annotations

import pytest

from index import Article
from qa.cross_reading import cross_reader
from qa.facts import find_facts
from qa.spans import load_span_model

pytestmark = pytest.mark.models


def test_facts_that_answer_one_question_find_each_other_and_others_do_not() -> None:
    heard, gave, paid = (
        next(find_facts(Article(locator=text, text=text)))
        for text in (
            "Some 112 witnesses were heard in Tarn.",
            "Ninety-eight witnesses gave evidence in Tarn.",
            "The guard paid 40 divers in Tarn.",
        )
    )
    alike, unlike = cross_reader(load_span_model())([(heard, gave), (heard, paid)])
    assert unlike < 0.3
    assert alike > 0.7


def test_no_pairs_are_read_as_none() -> None:
    assert list(cross_reader(load_span_model())([])) == []
