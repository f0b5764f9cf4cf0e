"""What leaves the page, as Markdown, JSON, CSV or text, carries no attack with it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from markdown_it import MarkdownIt

from qa.types import Answer, Conflict, Reason, Status
from tests.browser.hostile import ATTACKS, attacking_article
from tests.ui.scripted import cite, claim
from ui.audits import render_audit
from ui.render import render_json, render_markdown, render_text
from ui.wording import AuditFormat

ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]")


def attacked(attack: str) -> Answer:
    """An answer of which every word that can be a stranger's is."""
    left, right = (attacking_article(number, attack) for number in (0, 1))
    claims = (
        claim(f"27 {attack}", cite(left, f"27 boats took part in the parade {attack}.", "27"), number=27),
        claim(f"{attack} 29", cite(right, f"29 boats took part in the parade {attack}.", "29"), number=29),
    )
    evidence = tuple(each.citations[0] for each in claims)
    conflict = Conflict(*claims, Reason.CONTRADICTS, attack, evidence, attack)
    return Answer(attack, Status.CONFLICTING, f"{attack} [1] [2]", claims, (conflict,), (attack,))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_markdown_holds_no_picture_no_markup_and_no_link_but_to_a_web_address(attack: str) -> None:
    answer = attacked(attack)
    for text in (render_markdown(answer), render_audit(answer.conflicts, AuditFormat.MARKDOWN)):
        tokens = MarkdownIt("gfm-like", {"html": True}).disable("linkify").parse(text)
        inline = [child for token in tokens for child in token.children or ()]
        assert not ACTING.search(text)
        assert "image" not in {child.type for child in inline}
        assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block"}]
        assert {child.content for child in inline if child.type == "html_inline"} <= {"<mark>", "</mark>"}
        links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
        assert all(link.startswith(("http://", "https://")) for link in links)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_table_has_its_columns_and_begins_no_formula(attack: str) -> None:
    text = render_audit(attacked(attack).conflicts, AuditFormat.CSV)
    head, *rows = csv.reader(io.StringIO(text))
    assert not ACTING.search(text.replace("\r\n", "\n"))
    assert [len(row) for row in rows] == [len(head)]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_json_and_plain_text_carry_nothing_that_acts(attack: str) -> None:
    answer = attacked(attack)
    for text in (render_json(answer), render_audit(answer.conflicts, AuditFormat.JSON)):
        assert text.isascii()
        assert not ACTING.search(text)
    assert json.loads(render_json(answer)) == json.loads(json.dumps(answer.to_dict()))
    assert not ACTING.search(render_text(answer).plain)
    assert not ACTING.search(render_audit(answer.conflicts, AuditFormat.TABLE))
