"""Copies and rewordings share an origin; two reporters of one event do not."""

from datetime import date

from index.types import Article
from qa.origins import group_origins

WIRE = """The ferry Almira ran aground off Cape Lorn shortly before dawn on Tuesday with 212 people aboard.
Lifeboats from three villages brought the passengers ashore within two hours, the coastguard said.
Eleven people were treated for cold, and one sailor broke an arm while lowering a raft.
The captain told investigators that the lighthouse had been dark since midnight.
The harbour authority said a power cut had stopped the lamp and its spare battery had failed.
Divers will inspect the hull on Wednesday before tugs try to pull the ship free at high tide.
The ferry company has cancelled all sailings to the islands until the end of the week."""

REWORDED = """Before dawn on Tuesday the ferry Almira, with 212 people aboard, ran aground near Cape Lorn.
According to the coastguard, lifeboats of three villages took passengers ashore within two hours.
Nineteen people were treated for cold, while one sailor broke his arm lowering a raft.
Investigators were told by the captain that the lighthouse was dark since midnight.
A power cut stopped the lamp and the spare battery failed, the harbour authority said.
On Wednesday divers inspect the hull before tugs pull the ship free at high tide.
All sailings to the islands are cancelled by the ferry company until the week ends."""

OTHER = """Passengers of the stranded Almira spoke on Tuesday of an hour of fear in the dark.
Ines Marr, a teacher from Lorn, was travelling with her class when the ship struck rock.
She counted her pupils four times on deck, she said, because the lights kept going out.
Fishermen heard the horn and set out before anyone had called them.
By noon the village hall was full of blankets, soup and children asleep on benches.
The rail union called the accident a scandal and asked for a public inquiry."""


def article(name: str, text: str, day: int | None = None) -> Article:
    return Article(locator=name, text=text, published=date(2031, 3, day) if day else None)


def test_a_word_for_word_copy_and_a_rewording_share_the_origin_of_the_earliest() -> None:
    wire, copy = article("wire", WIRE, 4), article("copy", "By our staff.\n" + WIRE[: len(WIRE) * 3 // 4], 5)
    reworded = article("reworded", REWORDED, 5)
    assert set(group_origins([reworded, copy, wire]).values()) == {wire.id}


def test_two_reporters_of_one_event_are_two_origins() -> None:
    wire, other = article("wire", WIRE, 4), article("other", OTHER, 4)
    assert group_origins([wire, other]) == {wire.id: wire.id, other.id: other.id}


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [article("wire", WIRE, 4), article("reworded", REWORDED), article("other", OTHER, 4)]
    assert group_origins(articles) == group_origins(reversed(articles))


def test_an_article_beside_itself_under_another_name_is_one_origin() -> None:
    assert (
        len(set(group_origins([article("a", "Nine ships sank."), article("b", "Nine ships sank.")]).values()))
        == 1
    )


def test_empty_articles_have_nothing_in_common() -> None:
    assert len(set(group_origins([article("a", ""), article("b", "")]).values())) == 2


def test_one_line_reports_that_sound_alike_are_no_copies_unless_they_are_identical() -> None:
    first = article("a", "At least 27 ships sank in the storm off Cape Lorn on Tuesday, the navy said.", 4)
    second = article(
        "b", "At least 29 ships sank in the storm off Cape Lorn on Tuesday, the harbour said.", 5
    )
    again = article("c", first.text, 6)
    assert group_origins([first, second, again]) == {
        first.id: first.id,
        second.id: second.id,
        again.id: first.id,
    }


def test_a_line_with_one_stretch_of_words_exchanged_is_a_copy() -> None:
    first = article("a", "The ferry Almira carried 212 passengers on its last crossing to Cape Lorn.", 4)
    second = article("b", first.text.replace("212", "three hundred and nine"), 5)
    third = article("c", first.text.replace("212", "309").replace("Cape Lorn", "Velm"), 6)
    assert group_origins([first, second, third]) == {
        first.id: first.id,
        second.id: first.id,
        third.id: third.id,
    }


def test_copies_are_found_among_more_articles_than_can_be_compared_in_pairs() -> None:
    towns = [
        f"{first}{last}"
        for first in ("Vel", "Tar", "Lor", "Os", "Kar", "Mir")
        for last in ("m", "n", "sk", "va")
    ]
    others = [
        article(
            f"{town}-{day}", f"In {town} the {day}th market day drew {day * 7} farmers. " + OTHER[: 60 * day]
        )
        for town in towns
        for day in (2, 3)
    ]
    wire, copy, reworded = (
        article("wire", WIRE, 4),
        article("copy", WIRE, 5),
        article("reworded", REWORDED, 5),
    )
    origin = group_origins([copy, *others, reworded, wire])
    assert len(origin) > 50
    assert origin[copy.id] == origin[reworded.id] == origin[wire.id] == wire.id
    assert all(origin[each.id] != wire.id for each in others)
