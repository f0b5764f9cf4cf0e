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
_GIVEN_NAMES = frozenset(  # of people, not papers: Emily Post, Yun Sun
    "adam alan alex alice amy ana andrew angela ann anna anne anthony ben bill bob brian carol caroline "
    "catherine charles chris claire dan daniel dave david deborah diana ed edward eleanor elizabeth ellen "
    "emily emma eric eva frank fred freddie gary george grace greg hannah harry helen henry ian jack james "
    "jane janet jason jean jeff jennifer jim jo joan joe john jonathan joseph josh julia julie karen kate "
    "katherine keith kelly kenneth kevin kim laura leo linda lisa liz lucy luke margaret maria mark "
    "martha martin mary matt matthew max michael mike mona nancy neil nicholas nick nora olivia "
    "patricia patrick paul peter philip rachel ralph rebecca richard rob robert robin roger rose "
    "ruth ryan sally sam samuel sandra sara sarah scott sean sharon simon sophie stephen steve steven sue "
    "susan ted thomas tim tom tony victoria walter wendy wiley william "
    "bin bo chen chun fang feng hao hong hua hui jian jie jin jing jun lei li lin ling mei min ming na "
    "nan ping qiang tao wei wen xiao xin yan yang yi ying yong yu yuan yue yun zhen zhi".split()
)
_MASTHEADS = frozenset("the daily morning evening sunday weekly national city".split())
_SECTIONS = frozenset(
    {"news", "world news", "local news", "latest news", "breaking news", "top news", "home news", "live news"}
    | {"sports news", "business news", "weekly review", "news today", "in the news", "good news", "bad news"}
)
_LEGAL = re.compile(
    r",?\s+(?:inc|ltd|limited|llc|plc|corp|corporation|gmbh|co)\b\.?.*$", re.IGNORECASE | re.DOTALL
)
_SITE = re.compile(r"(?:[a-z\d-]{1,40}\.){1,3}[a-z]{2,6}")
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


def is_outlet_in_header(name: str) -> bool:
    """Say whether a name that stands with a date, where no story is, is an outlet's.

    >>> is_outlet_in_header("Valley Mail"), is_outlet_in_header("Emily Post")
    (True, False)
    """
    words = name.split()
    is_pair = len(words) == 2 and words[0][0].isupper() and words[1][0].isupper()
    if is_pair and words[1].casefold() in _SURNAMES:
        return words[0].isalpha() and words[0].casefold() not in _GIVEN_NAMES
    return is_outlet(name) or bool(_SITE.fullmatch(name))


def is_dateline_outlet(name: str) -> bool:
    """Say whether the brackets of a dateline, "PARIS (AP)", name an outlet and no region."""
    return is_outlet(name) or bool(_CALL_SIGN.fullmatch(name))


def without_legal_form(name: str) -> str:
    """Return a company's name without its legal form.

    >>> without_legal_form("Cable News Network, Inc., a large company")
    'Cable News Network'
    """
    return _LEGAL.sub("", name).strip(" .,;")
