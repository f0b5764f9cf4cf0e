"""Titles, promotion and page furniture: which lines around a story are not the story."""

from __future__ import annotations

import re

from index.loaders.outlets import is_outlet, spelled

_CLOSERS = "\"”’'»)]"
_NOT_A_TITLE = re.compile(
    r"(?:related|by|in this photo|pictured|file|photo|image|picture|caption|read more|see also|watch|video"
    r"|live|editor[’']s note)\b|[-*•–—>]|https?:",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:getty images|via ap|/ap\b|/afp\b|/reuters\b|file photo|courtesy of)", re.IGNORECASE
)
_PROMOTION = re.compile(
    r"\b(?:be among the first|be the first to|get it now|get our|subscribe|subscription|sign up|newsletters?|"
    r"download (?:our|the) app|follow us|join us on|join our|support (?:our|independent|free) |donate|"
    r"become a (?:member|subscriber|supporter)|click here|tap here|free trial|"
    r"our (?:new |first-ever )?magazine|first-ever magazine|"
    r"podcast|listen to (?:this|the)|read more on our|available on the app store|turn on notifications|"
    r"whatsapp channel|telegram channel|cookies?|this audio is)\b",
    re.IGNORECASE,
)
# What a page promotes above its headline, in the possessive, is its own.
_OWN_PRODUCT = re.compile(
    r"(?<!\w)(?P<outlet>(?:[Tt]he )?[A-Z][\w&.-]{1,30}(?: (?:of |the )?[A-Z][\w&.-]{0,30}){0,4})[’']s? "
    r"(?:[\w-]{1,30} ){0,4}(?:magazine|newsletters?)\b"
)
_FURNITURE = re.compile(
    r"(?:share(?: (?:this|save|on .{1,20}))?|save|print|e-?mail|copy link|"
    r"listen(?: to (?:this )?article)?|menu|home|advertisement|advertorial|skip to (?:main )?content|"
    r"comments?|\d{1,5} comments?|follow|bookmark|gift|add .{1,30} on google|this audio is .{1,60}|"
    r"\d{1,3}[ -]?min(?:ute)?s?[ -]read|(?:reading|read) time:? \d{1,3} min(?:ute)?s?|\d{1,2} (?:minute|"
    r"hour|day|week)s? ago|world|news|world news|politics|business|economy|sports?|opinion|analysis|"
    r"exclusive|breaking|breaking news|live|video|europe|asia|africa|americas|middle east|international|"
    r"national|local|local news|latest|updated?|(?:home|news|world) ?[>›/].{0,80}|[-=_*~#. ]{3,})",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—]{2,60})$")
_LONGEST_TITLE = 200
_LONGEST_PROMOTION = 220


def looks_like_title(line: str, *, is_above_byline: bool = False, fewest_words: int = 3) -> bool:
    """Say whether a line that stands alone is a headline and no sentence, caption or promotion.

    A line that stands right above a byline may end with a question or exclamation mark.

    >>> looks_like_title("Leaders gather in the capital ahead of the parade")
    True
    >>> looks_like_title("The leaders have arrived."), looks_like_title("Flooded streets (AP Photo/Jo Bell)")
    (False, False)
    """
    words = line.split()
    if not fewest_words <= len(words) <= 30 or len(line) > _LONGEST_TITLE:
        return False
    if line[-1] in ".,;:…)]" or (line[-1] in "?!" and not is_above_byline):
        return False
    if line.rstrip(_CLOSERS)[-1:] in {".", ",", ""} or not _opens_like_title(line):
        return False
    return not (_NOT_A_TITLE.match(line) or _CREDIT.search(line) or is_promotion(line))


def is_promotion(line: str) -> bool:
    """Say whether a short line asks readers to subscribe, donate, follow or listen.

    >>> is_promotion("Sign up to our morning briefing."), is_promotion("The river rose by a metre.")
    (True, False)
    """
    return len(line) <= _LONGEST_PROMOTION and bool(_PROMOTION.search(line))


def promoted_outlet(line: str) -> str:
    """Return the outlet that promotes its own magazine or newsletter in a line, empty if none does.

    >>> promoted_outlet("Sign up for The Harbour Gazette's morning newsletter")
    'The Harbour Gazette'
    """
    found = _OWN_PRODUCT.search(line) if is_promotion(line) else None
    return spelled(found["outlet"]) if found and is_outlet(found["outlet"]) else ""


def is_furniture(line: str) -> bool:
    """Say whether a whole line is part of the page: a button, a section's name, a reading time.

    >>> is_furniture("4 min read"), is_furniture("World"), is_furniture("World leaders met")
    (True, True, False)
    """
    return len(line) <= 100 and bool(
        _FURNITURE.fullmatch(line.strip(" .:|-–—")) or not line.strip(" -=_*~#.:|–—")
    )


def split_title(title: str) -> tuple[str, str]:
    """Take the outlet off the end of a page's title.

    >>> split_title("Sea gate fails in storm | The Harbour Gazette")
    ('Sea gate fails in storm', 'The Harbour Gazette')
    >>> split_title("Sea gate fails - and nobody knows why")
    ('Sea gate fails - and nobody knows why', '')
    """
    title = " ".join(title.split())
    head, bar, rest = title.partition(" | ")
    if bar and is_outlet(head):
        return rest, spelled(head)
    tail = _TITLE_TAIL.search(title[-80:])
    if not tail or not is_outlet(tail[1]):
        return title, ""
    return title[: len(title) - len(tail[0])], spelled(tail[1])


def _opens_like_title(line: str) -> bool:
    opening = line.lstrip("\"'“‘«¿¡$€£#")
    return bool(opening) and (opening[0].isupper() or opening[0].isdigit())
