"""Outlets: how well-known ones are spelled, and which words make a name an outlet's."""

from __future__ import annotations

import re

_SPELLINGS = (
    "ABC News", "AFP", "Agence France-Presse", "Al Jazeera", "Anadolu", "Anadolu Agency", "ANI", "ANSA",
    "AP", "AP News", "Associated Press", "Axios", "BBC", "BBC News", "BBC Sport", "Bloomberg",
    "Baltimore Sun", "Bangkok Post", "Bloomberg News", "CBC", "CBC News", "CBS", "CBS News", "CCTV",
    "CGTN", "CNBC", "CNN", "Deutsche Welle", "dpa", "DW", "EFE", "Euronews", "Financial Times",
    "Fox News", "France 24", "IANS", "HuffPost", "Interfax", "ITV", "Jerusalem Post", "ITV News", "Kyodo",
    "Kyodo News", "Le Monde", "Los Angeles Times", "MSNBC", "NBC", "NBC News", "New York Post",
    "New York Times", "NHK", "NPR", "PA Media", "PBS", "Politico", "Press Association",
    "Press Trust of India", "PTI", "Reuters", "RFE/RL", "RIA Novosti", "RT", "RTÉ", "Sky News", "TASS",
    "Toronto Star", "The Associated Press", "The Guardian", "The Independent", "The New York Times",
    "The Telegraph", "The Times", "The Wall Street Journal", "The Washington Post", "TRT World",
    "Ukrinform", "UPI", "USA Today", "Wall Street Journal", "Washington Post", "Xinhua", "Yonhap",
)  # fmt: skip
_KNOWN = {name.casefold(): name for name in _SPELLINGS} | {
    "cable news network": "CNN",
    "british broadcasting corporation": "BBC",
    "thomson reuters": "Reuters",
}
_NOUNS = frozenset(
    "advertiser advocate agency argus broadcasting bugle bulletin chronicle courier daily dispatch echo "
    "examiner express gazette globe guardian herald independent inquirer journal lantern ledger mail "
    "mercury messenger mirror monitor network newspaper news observer online post press radio record "
    "register reporter review sentinel standard star sun telegraph telegram times today tribune tv voice "
    "weekly wire".split()
)
_SURNAMES = frozenset("sun post star mercury mail standard record".split())
_MASTHEADS = frozenset("the daily morning evening sunday weekly national city".split())
_SECTIONS = frozenset(
    {"news", "world news", "local news", "latest news", "breaking news", "top news", "home news", "live news"}
    | {"sports news", "business news", "weekly review", "news today", "in the news", "good news", "bad news"}
)
_LEGAL = re.compile(
    r",?\s+(?:inc|ltd|limited|llc|plc|corp|corporation|gmbh|co)\b\.?.*$", re.IGNORECASE | re.DOTALL
)
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")


def spelled(name: str) -> str:
    """Return an outlet's name as written, or as it is always spelled if it is well known.

    >>> spelled("cnn"), spelled("REUTERS"), spelled("the harbour gazette")
    ('CNN', 'Reuters', 'the harbour gazette')
    """
    name = " ".join(name.split())
    return _KNOWN.get(name.casefold(), name)


def is_known(name: str) -> bool:
    """Say whether a name is that of a well-known outlet, in any casing."""
    return " ".join(name.split()).casefold() in _KNOWN


def is_outlet(name: str) -> bool:
    """Say whether a name can only be an outlet's: well known, or made like "The Harbour Gazette".

    >>> is_outlet("The Harbour Gazette"), is_outlet("reuters"), is_outlet("London"), is_outlet("World News")
    (True, True, False, False)
    """
    words = name.split()
    if is_known(name):
        return True
    if not 2 <= len(words) <= 6 or name.casefold() in _SECTIONS or not name[0].isupper():
        return False
    small = {"of", "the", "and", "de", "&"}
    if any(not word[0].isupper() and word.casefold() not in small for word in words):
        return False
    first, last = words[0].casefold(), words[-1].casefold()
    if len(words) == 2 and last in _SURNAMES and first not in _MASTHEADS:
        return False  # Yun Sun and Emily Post are people
    return last in _NOUNS or first == "radio"


def is_dateline_outlet(name: str) -> bool:
    """Say whether the brackets of a dateline, "PARIS (AP)", name an outlet and no region."""
    return is_outlet(name) or bool(_CALL_SIGN.fullmatch(name))


def without_legal_form(name: str) -> str:
    """Return a company's name without its legal form.

    >>> without_legal_form("Cable News Network, Inc., a large company")
    'Cable News Network'
    """
    return _LEGAL.sub("", name).strip(" .,;")
