"""The reports of ECB+ (Cybulska and Vossen 2014), by the event they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.loaders.plain import read_plain
from index.types import Article
from qa.training.records import read_json_lines

if TYPE_CHECKING:
    from pathlib import Path


def read_reports(data: Path) -> dict[str, list[Article]]:
    """Return the reports below `data` as articles, their locators the reports' ids."""
    reports: dict[str, list[Article]] = defaultdict(list)
    for row in read_json_lines(data / "news" / "ecbplus.jsonl.gz"):
        (draft,) = read_plain(row["text"].encode())
        reports[row["event"]].append(
            Article(
                locator=row["id"],
                text=draft.text,
                title=draft.details.title,
                published=draft.details.published,
                body_start=draft.body_start,
            )
        )
    return dict(reports)
