"""What the messy first and last lines of a text give away, and what they do not."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.loaders.bylines import read_byline
from index.loaders.dates import find_stamp, read_date
from index.loaders.drafts import Details
from index.loaders.metadata import Header, describe

STORY = "The ferry left the quay at dawn with forty people on board, the harbour master said."


def told(text: str) -> tuple[str, str, str, str]:
    """Title, outlet, author and day of a text, as strings."""
    about = describe(text).details
    return about.title, about.source, about.author, str(about.published or "")


def body(text: str) -> str:
    return text[describe(text).body_start :]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (" date 2031-05-07 \n\n\n", ("", "", "", "2031-05-07")),
        (" date 2031-05-07 By Mara Quill, cnn\n\n", ("", "CNN", "Mara Quill", "2031-05-07")),
        (" date 2031-05-07 ", ("", "", "", "2031-05-07")),
        ("date: 2031-05-07\n", ("", "", "", "2031-05-07")),
        ("2031-05-07\n\n", ("", "", "", "2031-05-07")),
        ("\n", ("", "", "", "")),
        ("", ("", "", "", "")),
        ("by Mara Quill June 9, 2031 11:07 AM 3 min read\n", ("", "", "Mara Quill", "2031-06-09 11:07:00")),
        ("REUTERS - March 3 2031\n", ("", "Reuters", "", "2031-03-03")),
        ("By A. Quill | The Paper | 3 March 2031\n", ("", "The Paper", "A. Quill", "2031-03-03")),
        ("Published: 2031-03-03T10:00Z\n", ("", "", "", "2031-03-03 10:00:00+00:00")),
        ("Published 3 March 2031 Updated 5 March 2031\n", ("", "", "", "2031-03-03")),
        ("Updated 5 March 2031\n", ("", "", "", "2031-03-05")),
        ("Updated 9:41 a.m. EDT, Wed March 5, 2031\n", ("", "", "", "2031-03-05 09:41:00")),
        ("Wednesday, 7 May 2031\n", ("", "", "", "2031-05-07")),
        ("Posted on 7th of May, 2031\n", ("", "", "", "2031-05-07")),
        ("25/12/2031\n", ("", "", "", "2031-12-25")),
        ("12.25.2031\n", ("", "", "", "2031-12-25")),
        ("05/05/2031\n", ("", "", "", "2031-05-05")),
        ("03/04/2031\n", ("", "", "", "")),
        ("Date: 03/04/2031\n", ("", "", "", "")),
        (
            "Title: Ferry runs late\nSource: The Quay Herald\nDate: 3 March 2031\nAuthor: Mara Quill\n\n",
            ("Ferry runs late", "The Quay Herald", "Mara Quill", "2031-03-03"),
        ),
        (
            'Headline: Ferry: "We waited"\nByline: By Mara Quill and Tom Ode\nLink: none\nText: ',
            ('Ferry: "We waited"', "", "Mara Quill and Tom Ode", ""),
        ),
        ("Source: AP | Date: 2031-03-03 | Author: Mara Quill\n", ("", "AP", "Mara Quill", "2031-03-03")),
        ("Ferry runs late on its first day\n\n", ("Ferry runs late on its first day", "", "", "")),
        (
            "Why did the ferry run late?\nBy Mara Quill\n",
            ("Why did the ferry run late?", "", "Mara Quill", ""),
        ),
        (
            "THE QUAY HERALD\nWednesday, May 7, 2031\n\nFerry runs late on day one\n\nBy Mara Quill\n\n",
            ("Ferry runs late on day one", "THE QUAY HERALD", "Mara Quill", "2031-05-07"),
        ),
        (
            "The Quay Herald, 7 May 2031\n\nFerry runs late on day one\n\n",
            ("Ferry runs late on day one", "The Quay Herald", "", "2031-05-07"),
        ),
        (
            "Ferry runs late | The Quay Herald\n\n",
            ("Ferry runs late", "The Quay Herald", "", ""),
        ),
        ("World\n\nFerry runs late on day one\n\n4 min read\n", ("Ferry runs late on day one", "", "", "")),
        ("By Yun Sun and Emily Post\n", ("", "", "Yun Sun and Emily Post", "")),
        ("By MARA QUILL, Associated Press\n", ("", "Associated Press", "MARA QUILL", "")),
        ("By Mara Quill, senior correspondent, in Port Ode\n", ("", "", "Mara Quill", "")),
        ("By Reuters\n", ("", "Reuters", "", "")),
        ("By Mara Quill for the Quay Herald\n", ("", "Quay Herald", "Mara Quill", "")),
        ("Author: unknown\nSource: N/A\nDate: none\n", ("", "", "", "")),
        ("Source: https://quay.example/1\n", ("", "", "", "")),
        ("[2031-05-07] Ferry runs late on day one\n\n", ("Ferry runs late on day one", "", "", "2031-05-07")),
        ("2031-05-07 | BBC | Ferry runs late\n\n", ("Ferry runs late", "BBC", "", "2031-05-07")),
        (
            "The Quay Herald\n\nFerry runs late on day one\n\n",
            ("Ferry runs late on day one", "The Quay Herald", "", ""),
        ),
        ("By MARA QUILL Associated Press\n", ("", "Associated Press", "MARA QUILL", "")),
        ("By Mara Quill | May 7, 2031 | Updated: 3:04 PM ET\n", ("", "", "Mara Quill", "2031-05-07")),
        ("May 7, 2031 / 10:41 AM EDT / CBS News\n", ("", "CBS News", "", "2031-05-07 10:41:00")),
        ("First published on Wed 7 May 2031 10.52 BST\n", ("", "", "", "2031-05-07 10:52:00")),
        ("Mara Quill\nBBC News, Port Ode\n\n", ("", "BBC News", "Mara Quill", "")),
        ("date None ", ("", "", "", "")),
        (" date  \n", ("", "", "", "")),
        ("date 2031-05-07T00:00:00 ", ("", "", "", "2031-05-07 00:00:00")),
        (
            "Subscribe to our newsletter\n\nFerry runs late on day one\n\n",
            ("Ferry runs late on day one", "", "", ""),
        ),
        ("Home > News > World\n\n", ("", "", "", "")),
        ("By staff writers\n", ("", "", "", "")),
    ],
)
def test_a_header_tells_what_it_says_and_the_story_begins_after_it(
    head: str, expected: tuple[str, str, str, str]
) -> None:
    text = head + STORY + "\n\nIt came back at noon."
    assert told(text) == expected
    assert body(text).startswith(STORY)


TITLE = "Ferry runs late on day one"


@pytest.mark.parametrize(
    "outlet", ["The Quay Herald", "Quay Gazette", "Valley Mail", "The Meridian", "BBC News"]
)
@pytest.mark.parametrize(
    "head",
    [
        "{title}\n{outlet}\n{day}\n\n",
        "{title}\n{day}\n{outlet}\n\n",
        "{outlet}\n{title}\n{day}\n\n",
        "{outlet}\n{day}\n{title}\n\n",
        "{outlet}\n{day}\n\n{title}\n\n",
        "{day}\n{outlet}\n{title}\n\n",
        "{day}\n{title}\n{outlet}\n\n",
        "{title}\n\n{outlet}\n{day}\n\n",
        "{title}\n{outlet}, {day}\n\n",
        "{title}\n{outlet} | {day}\n\n",
        "# {title}\n{outlet}\n{day}\n\n",
        "World\n{title}\n{outlet}\n{day}\n\n",
        "{title}\r\n{outlet}\r\n{day}\r\n\r\n",
    ],
)
def test_a_header_without_blank_lines_tells_the_same_in_any_order(head: str, outlet: str) -> None:
    text = head.format(title=TITLE, outlet=outlet, day="12 March 2031") + STORY
    assert told(text) == (TITLE, outlet, "", "2031-03-12")
    assert body(text) == STORY


@pytest.mark.parametrize(
    "head",
    [
        "{title}\nBy Ana Bell\n{outlet}\n{day}\n\n",
        "{title}\n{outlet}\nBy Ana Bell\n{day}\n\n",
        "{title}\n{outlet}\n{day}\nBy Ana Bell\n\n",
        "{title}\n{outlet}\n{day}\n\nBy Ana Bell\n\n",
        "{outlet}\n{title}\nBy Ana Bell\n{day}\n\n",
        "{outlet}\n{day}\n{title}\nBy Ana Bell\n\n",
        "{title}\nBy Ana Bell\n{outlet}, {day}\n\n",
    ],
)
@pytest.mark.parametrize("outlet", ["The Quay Herald", "Valley Mail", "The Meridian"])
def test_a_byline_may_stand_anywhere_in_a_header_without_blank_lines(head: str, outlet: str) -> None:
    text = head.format(title=TITLE, outlet=outlet, day="Wednesday, March 12, 2031") + STORY
    assert told(text) == (TITLE, outlet, "Ana Bell", "2031-03-12")
    assert body(text) == STORY


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Valley Mail\n7 May 2031\n\n", ("", "Valley Mail", "", "2031-05-07")),
        ("Valley Mail\n\n7 May 2031\n\n", ("", "Valley Mail", "", "2031-05-07")),
        ("The Meridian\n7 May 2031\n\n", ("", "The Meridian", "", "2031-05-07")),
        (f"{TITLE}\nThe Port Meridian\n7 May 2031\n\n", (TITLE, "The Port Meridian", "", "2031-05-07")),
        (f"{TITLE}\nThe Quay Herald\n7 May 2031\n", (TITLE, "The Quay Herald", "", "2031-05-07")),
        (f"{TITLE}\nquay.com\n7 May 2031\n\n", (TITLE, "quay.com", "", "2031-05-07")),
        (f"{TITLE}\nThe Quay Herald, Port Ode\n7 May 2031\n\n", (TITLE, "The Quay Herald", "", "2031-05-07")),
        (f"{TITLE}\nMara Quill\nBBC News\n7 May 2031\n\n", (TITLE, "BBC News", "Mara Quill", "2031-05-07")),
        (
            f"{TITLE}\nMara Quill, Quay Gazette\n7 May 2031\n\n",
            (TITLE, "Quay Gazette", "Mara Quill", "2031-05-07"),
        ),
        (
            "Ferry sinks\nThe Quay Herald\n7 May 2031\n\n",
            ("Ferry sinks", "The Quay Herald", "", "2031-05-07"),
        ),
        ("Ferry leaves the ...\nCNN\n7 May 2031\n\n", ("Ferry leaves the ...", "CNN", "", "2031-05-07")),
        (f"Title: {TITLE}\nValley Mail\n7 May 2031\n\n", (TITLE, "Valley Mail", "", "2031-05-07")),
        (f"{TITLE}\nValley Mail\n03/04/2031\n\n", (TITLE, "Valley Mail", "", "")),
    ],
)
def test_an_outlet_in_a_header_is_told_by_where_it_stands(
    head: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(head + STORY) == expected
    assert body(head + STORY) == STORY


@pytest.mark.parametrize("name", ["Emily Post", "Port Ode", "Haaretz", "Ana de la Cruz"])
@pytest.mark.parametrize(
    "head", ["{title}\n{name}\n{day}\n\n", "{name}\n{title}\n{day}\n\n", "{title}\n{name}, {day}\n\n"]
)
def test_a_name_that_may_be_anybodys_is_no_outlet_and_hides_neither_headline_nor_date(
    head: str, name: str
) -> None:
    text = head.format(title=TITLE, name=name, day="7 May 2031") + STORY
    assert told(text) == (TITLE, "", "", "2031-05-07")
    assert body(text) == STORY


@pytest.mark.parametrize(
    "opening",
    [
        "The ferry left the quay\nThe Morning Star\nWent down at sea",
        "Papers that came in time\nThe Quay Herald\nValley Mail",
        "Papers that came in time\nThe Quay Herald\nValley Mail\n7 May 2031",
        "Ferry runs late on day one\nThe Quay Herald",
        "He had always read\nThe Meridian\n7 May 2031 was the day he stopped.",
        "We waited.\nThe Quay Herald\n7 May 2031",
        "Emily Post\n7 May 2031",
        "The Quay\n\n7 May 2031",
        "Dear Ana\nPort Ode\n7 May 2031",
        "Harbour Gate Fails\nAna de la Cruz\n7 May 2031",
        "The ferry left at dawn\nPort Ode\nThe quay was empty\n7 May 2031",
        "A diary of the storm\nFirst Landing\n7 May 2031\n\nIt rained.\n\nReturn\n8 May 2031\n\nIt snowed.",
        "A diary of the storm\nPort Ode, 7 May 2031\n\nIt rained.\n\nPort Elm, 8 May 2031\n\nIt snowed.",
        "The Landing\n7 May 2031\n\nIt rained.\n\nThe Return\n8 May 2031\n\nIt snowed.",
        "Storm in the bay\nPort Ode\n03/04/2031",
    ],
)
def test_short_lines_at_the_beginning_of_a_story_are_no_header(opening: str) -> None:
    text = f"{opening}\n\n{STORY}"
    assert told(text) == ("", "", "", "")
    assert body(text) == text


@pytest.mark.parametrize("line", ["Port Ode", "The Sea", "Emily Post"])
def test_a_short_line_below_a_header_is_story(line: str) -> None:
    text = f"{TITLE}\nBy Ana Bell\n{line}\n\n{STORY}"
    assert told(text) == (TITLE, "", "Ana Bell", "")
    assert body(text).startswith(line)


def test_a_title_known_from_elsewhere_leaves_the_other_lines_of_its_header() -> None:
    text = f"{TITLE}\nValley Mail\n7 May 2031\n\n{STORY}"
    header = describe(text, Details(title=TITLE))
    assert (header.details.source, str(header.details.published)) == ("Valley Mail", "2031-05-07")
    assert text[header.body_start :] == STORY


@pytest.mark.parametrize(
    "opening",
    [
        "By Friday the water had reached the second floor.",
        "By the time the ferry left, the quay was empty.",
        "March 3, 2031 was the coldest day that anybody remembered.",
        "Updated 3 March 2031 figures show that fewer people take the ferry.",
        "Date palms grow along the quay.",
        "The Quay Herald said on 3 March 2031 that the ferry was late.",
        "Short paragraph.\n\nAnother one.",
        "Two words\n\nare no headline.",
        "A caption (Tom Ode/AP)\n\nThe ferry left.",
        "By land and by sea\n\nthey came.",
        "Port Ode\nMay 7, 2031",
        "Date none of the crew will forget.",
        "Mara Quill, who is 40, writes: we waited.\nShe waited.",
        "Reuters reported that the ferry was late.",
        "Source close to the harbour said no.",
        "Published reports say otherwise.",
        "Location: unknown. That is all the crew would say.",
    ],
)
def test_a_line_that_may_be_story_is_story_and_nothing_is_made_of_it(opening: str) -> None:
    text = f"{opening}\n\n{STORY}"
    assert told(text) == ("", "", "", "")
    assert body(text).startswith(opening)


def test_a_promotion_above_the_headline_is_no_story_and_its_owner_is_the_outlet() -> None:
    text = (
        " date 2031-06-09 Deep Water: The Quay Herald’s new magazine. Be the first to own it.\n\n"
        "Ferry's captain speaks after the storm, thanks the crew\n\n"
        "by Mara Quill June 9, 2031 11:07 AM 3 min read\n"
        "The ferry lies at the quay in Port Ode on May 7, 2031. (Tom Ode/Quay Pictures)\n"
        "Hear this report in the app\n\n" + STORY + "\n\nAuthor: Mara Quill\n"
    )
    assert told(text) == (
        "Ferry's captain speaks after the storm, thanks the crew",
        "The Quay Herald",
        "Mara Quill",
        "2031-06-09 11:07:00",
    )
    assert body(text).startswith("The ferry lies at the quay in Port Ode")


def test_what_stands_above_a_headline_with_a_byline_is_no_story_even_if_nobody_knows_what_it_is() -> None:
    text = f"Weather for tomorrow: fog.\n\nFerry runs late on day one\nBy Mara Quill\n\n{STORY}"
    assert told(text)[0] == "Ferry runs late on day one"
    assert body(text) == STORY


def test_a_standfirst_above_the_byline_stays_in_the_story_while_the_byline_is_read() -> None:
    standfirst = "Forty people waited for six hours, and not one of them went home."
    text = f"Ferry runs late on day one\n\n{standfirst}\n\nBy Mara Quill\n7 May 2031\n\n{STORY}"
    assert told(text) == ("Ferry runs late on day one", "", "Mara Quill", "2031-05-07")
    assert body(text).startswith(standfirst)


@pytest.mark.parametrize(
    ("dateline", "source", "day"),
    [
        ("PORT ODE (AP) — ", "AP", ""),
        ("Port Ode (cnn) – ", "CNN", ""),
        ("LONDON, March 3 (Reuters) - ", "Reuters", ""),
        ("LONDON, March 3, 2031 (Reuters) - ", "Reuters", "2031-03-03"),
        ("PARIS, 3 March 2031 — ", "", "2031-03-03"),
        ("(CNN) — ", "CNN", ""),
        ("(CNN)", "CNN", ""),
        ("PORT ODE (Reuters) ", "Reuters", ""),
        ("PORT ODE (The Quay Herald) — ", "The Quay Herald", ""),
        ("PORT ODE, Ulvany (KWTX) — ", "KWTX", ""),
        ("MOSCOW, May 7. /TASS/. ", "TASS", ""),
        ("Springfield (Illinois) — ", "", ""),
        ("PORT ODE — ", "", ""),
    ],
)
def test_a_dateline_tells_the_outlet_and_stays_in_the_story(dateline: str, source: str, day: str) -> None:
    text = dateline + STORY
    assert told(text) == ("", source, "", day)
    assert body(text) == text


@pytest.mark.parametrize(
    ("closing", "source", "author"),
    [
        ("™ & © 2031 Cable News Network, Inc., a large company. All rights reserved.", "CNN", ""),
        ("Copyright 2031 The Associated Press. All rights reserved.", "The Associated Press", ""),
        ("© The Quay Herald 2031", "The Quay Herald", ""),
        ("© Quay Herald. Reprinted with permission.", "Quay Herald", ""),
        ("Photo © 2031 Tom Ode/Getty Images", "", ""),
        ("© 2031 Tom Ode. All rights reserved.", "", ""),
        ("Author: Mara Quill", "", "Mara Quill"),
        (
            "(Reporting by Mara Quill in Port Ode and Tom Ode; editing by Ann Low)",
            "",
            "Mara Quill and Tom Ode",
        ),
        ("Source: Ministry of Ports", "", ""),
        ("Source: Reuters", "Reuters", ""),
        ("CNN’s Ann Low contributed to this report.", "", ""),
        ("Related The Quay Herald - Why the ferry is late", "", ""),
    ],
)
def test_closing_lines_tell_the_outlet_and_the_author_only_where_they_say_so(
    closing: str, source: str, author: str
) -> None:
    text = f"{STORY}\n\n{closing}"
    assert told(text) == ("", source, author, "")


def test_the_header_wins_over_the_dateline_and_the_copyright_line() -> None:
    text = f"Source: The Quay Herald\n\nPORT ODE (AP) — {STORY}\n\n© 2031 Cable News Network, Inc."
    assert told(text)[1] == "The Quay Herald"


def test_a_text_that_is_only_header_keeps_it_as_its_story() -> None:
    assert describe("date 2031-05-07\n").body_start == 0
    assert describe("date 2031-05-07\n").details.published == date(2031, 5, 7)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-03-03", date(2031, 3, 3)),
        ("20310303", date(2031, 3, 3)),
        ("2031/3/3", date(2031, 3, 3)),
        ("2031-03-03T10:00:00+02:00", datetime(2031, 3, 3, 10, tzinfo=timezone(timedelta(hours=2)))),
        ("Mon, 03 Mar 2031 10:00:00 GMT", datetime(2031, 3, 3, 10, tzinfo=UTC)),
        ("Sept. 9, 2031", date(2031, 9, 9)),
        ("9-Sep-2031", date(2031, 9, 9)),
        ("10:05 GMT, March 4, 2031", datetime(2031, 3, 4, 10, 5, tzinfo=UTC)),
        ("March 4, 2031 12:30 a.m.", datetime(2031, 3, 4, 0, 30)),  # noqa: DTZ001 - no zone was written
        (1930000000, datetime(2031, 2, 27, 23, 6, 40, tzinfo=UTC)),
        ("1930000000000", datetime(2031, 2, 27, 23, 6, 40, tzinfo=UTC)),
        ("03/04/2031", None),
        ("3/3/31", None),
        ("31 February 2031", None),
        ("2031-13-45", None),
        ("May 2031", None),
        ("yesterday", None),
        (True, None),
        (None, None),
        (7, None),
        ("", None),
    ],
)
def test_a_date_is_read_only_when_it_is_certain(written: object, expected: date | None) -> None:
    assert read_date(written) == expected


@pytest.mark.parametrize(
    "line", ["By", "by ", "By Monday Evening", "By 40 votes", "By Plato, of course.", "bystander Tom"]
)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


PIECES = (
    "date 2031-05-07", "By ", "Mara Quill", "\n", "\n\n", " | ", "© 2031 ", "Title: ", "(AP) — ", "9:41 ",
    "May 8, 2031", "The Quay Herald", "Subscribe", "  ", "\t", "#", "—", ": ", ".", "ß", "\u2028", "İ",
    "A long line of a story. ",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("date 2031-05-07\u2028By ")
def test_whatever_the_header_the_story_begins_inside_the_text_at_a_word(text: str) -> None:
    header: Header = describe(text)
    assert 0 <= header.body_start <= len(text)
    if header.body_start and text[header.body_start :]:
        assert not text[header.body_start].isspace()
        assert text[header.body_start - 1].isspace() or text[header.body_start - 1] in ":|—-–"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_described(text: str) -> None:
    assert 0 <= describe(text).body_start <= len(text)
    find_stamp(text)


@pytest.mark.parametrize(
    "piece",
    [
        "By A ",
        "a" * 50 + " ",
        "1:",
        "May ",
        "© 2031 ",
        "(",
        "The A ",
        "-" * 9,
        "date 2031-05-07 ",
        "\n",
        " ",
        "’s ",
    ],
)
def test_no_text_makes_the_header_slow(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begin = time.perf_counter()
    describe(text)
    assert time.perf_counter() - begin < 1.0
