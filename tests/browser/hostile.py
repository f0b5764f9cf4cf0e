"""Articles that attack the page in every field, served as any other corpus."""

from __future__ import annotations

from dataclasses import replace

from index.loaders import Failure
from index.types import Article
from qa import open_corpus
from ui.library import Library
from ui.web import serve

ATTACK = (
    "<script>window.owned=1</script><img src=http://192.0.2.1/p.png onerror=window.owned=1>"
    "</mark></blockquote></article><style>body{display:none}</style>"
    "<svg onload=window.owned=1></svg><a href=javascript:window.owned=1>x</a>"
    "![p](http://192.0.2.1/p.png)${window.owned=1}{{window.owned=1}}\u202e\x07\x1b[31m"
)


def attacking_article(number: int, boats: int) -> Article:
    """An article whose every field attacks."""
    return Article(
        locator=f"../{ATTACK}/{number}.txt",
        title=f"Harbour parade {ATTACK}",
        source=f"Outlet {number} {ATTACK}",
        author=ATTACK,
        url="javascript:window.owned=1",
        published=None,
        text=f"The harbour parade was held. {boats} boats took part in the parade {ATTACK}. It rained.",
    )


def serve_hostile(port: int) -> None:
    """Serve two attacking articles that disagree, and a file name that attacks too."""
    with open_corpus([attacking_article(1, 27), attacking_article(2, 29)]) as corpus:
        attacked = replace(corpus, failures=(Failure(ATTACK, ATTACK),))
        serve(Library(attacked, "Sample"), "127.0.0.1", port, open_browser=False)
