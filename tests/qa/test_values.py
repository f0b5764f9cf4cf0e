"""What the reader and the claims rely on: equal wordings, ordered bounds, context and dates."""

from datetime import UTC, date, datetime

import pytest

from qa.values import Kind, Money, Name, Phrase, Quantity, Relation, When, find, parse, relate
from qa.values.kinds import GRAMMARS, RELATIONS
from qa.values.numbers import are_one_measure, parse_count
from qa.values.types import Value

SAME, NARROWER, BROADER = Relation.SAME, Relation.NARROWER, Relation.BROADER
OVERLAPS, APART, INCOMPARABLE = Relation.OVERLAPS, Relation.APART, Relation.INCOMPARABLE
MAY_7 = date(2025, 5, 7)


@pytest.mark.parametrize(
    ("left", "right", "kind", "relation"),
    [
        ("29", "twenty-nine", Kind.COUNT, SAME),
        ("29 world leaders", "29 foreign leaders", Kind.COUNT, SAME),
        ("50bn cubic metres", "50 billion cubic meters", Kind.COUNT, SAME),
        ("50 bcm", "50 billion cubic meters", Kind.COUNT, SAME),
        ("a dozen drones", "12 UAVs", Kind.COUNT, SAME),
        ("27 leaders", "29 leaders", Kind.COUNT, APART),
        ("15", "at least 12", Kind.COUNT, NARROWER),
        ("at least 14 drones", "at least 19 drones", Kind.COUNT, BROADER),
        ("more than 500 drones", "hundreds of drones", Kind.COUNT, OVERLAPS),
        ("nearly 30", "about 26", Kind.COUNT, OVERLAPS),
        ("14 drones", "14 soldiers", Kind.COUNT, INCOMPARABLE),
        ("27", "27 leaders", Kind.COUNT, BROADER),
        ("245 metres", "804 feet", Kind.COUNT, OVERLAPS),
        ("60 miles", "100 km", Kind.COUNT, OVERLAPS),
        ("100 miles", "150 km", Kind.COUNT, APART),
        ("60 miles", "61 miles", Kind.COUNT, APART),
        ("104 degrees Fahrenheit", "40°C", Kind.COUNT, SAME),
        ("100°F", "38 degrees Celsius", Kind.COUNT, OVERLAPS),
        ("100°F", "34 degrees Celsius", Kind.COUNT, APART),
        ("5 ft 10 in", "178 cm", Kind.COUNT, OVERLAPS),
        ("5 ft 10 in", "5 feet 8 inches", Kind.COUNT, APART),
        ("66%", "66 per cent", Kind.PERCENTAGE, SAME),
        ("about a third", "34 percent", Kind.PERCENTAGE, BROADER),
        ("54 percent", "more than half", Kind.PERCENTAGE, NARROWER),
        ("46.1 per cent", "412,000", Kind.COUNT, INCOMPARABLE),
        ("two thirds of voters", "412,000 voters", Kind.COUNT, INCOMPARABLE),
        ("46.1 per cent", "46.1%", Kind.COUNT, SAME),
        ("46.1 per cent", "51 per cent", Kind.COUNT, APART),
        ("nearly half", "46 percent", Kind.PERCENTAGE, BROADER),
        ("nearly a third", "33 percent", Kind.PERCENTAGE, BROADER),
        ("46 percent", "more than half", Kind.PERCENTAGE, APART),
        ("about half", "61 percent", Kind.PERCENTAGE, APART),
        ("$245bn (£183bn)", "$ 245 billion (183 billion)", Kind.MONEY, SAME),
        ("$5m", "€5m", Kind.MONEY, INCOMPARABLE),
        ("more than $4m", "$3.9m", Kind.MONEY, APART),
        ("86 million marven", "12.5 million dollars", Kind.MONEY, INCOMPARABLE),
        ("12 million dinars", "12 million dollars", Kind.MONEY, INCOMPARABLE),
        ("12 million dinars", "14 million Kuwaiti dinars", Kind.MONEY, APART),
        ("86 million marven", "90 million", Kind.MONEY, APART),
        ("2.5 million crowns", "2.5 million", Kind.MONEY, NARROWER),
        ("four -day", "4 days", Kind.DURATION, SAME),
        ("30-day", "a month long", Kind.DURATION, SAME),
        ("48 hours", "two-day", Kind.DURATION, SAME),
        ("three-day", "four-day", Kind.DURATION, APART),
        ("Wednesday", "May 7", Kind.DATE, SAME),
        ("May 7", "May 8", Kind.DATE, APART),
        ("May 2025", "May 8", Kind.DATE, BROADER),
        ("overnight", "Wednesday", Kind.DATE, OVERLAPS),
        ("10:52 AM on May 7", "May 7", Kind.DATE, NARROWER),
        ("Xi", "Chinese President Xi Jinping", Kind.PERSON, BROADER),
        ("Zelenskyy", "Zelensky", Kind.PERSON, SAME),
        ("Luiz Inácio Lula da Silva", "Lula", Kind.PERSON, NARROWER),
        ("Robert Fico", "Robert Kaliňák", Kind.PERSON, APART),
        ("Orbán Viktor", "Viktor Orbán", Kind.PERSON, OVERLAPS),
        ("Kiev", "Kyiv", Kind.PLACE, SAME),
        ("Ostby, Marl and Quent", "Marl, Quent and Ostby", Kind.PERSON, SAME),
        ("Ostby, Marl and Quent", "Marl and Ostby", Kind.PERSON, NARROWER),
        ("Olga Marl and Quent", "Quent and Marl", Kind.PERSON, NARROWER),
        ("Ostby and Marl", "Quent and Ostby", Kind.PERSON, OVERLAPS),
        ("Ostby and Marl", "Quent and Brandt", Kind.PERSON, APART),
        ("Quent and Marl", "Olga Marl", Kind.PERSON, OVERLAPS),
        ("Latvia and Lithuania", "in Lithuania and Latvia", Kind.PLACE, SAME),
        ("Britain", "the US and the UK", Kind.PLACE, BROADER),
        ("Halden, Rusk and Selby", "Selby, Halden, and Rusk", Kind.PHRASE, SAME),
        ("snow and black ice", "black ice", Kind.PHRASE, NARROWER),
        ("the Russian capital", "Moscow", Kind.PLACE, SAME),
        ("Yes.", "He did not come.", Kind.YES_NO, APART),
        ("It is unclear.", "No", Kind.YES_NO, BROADER),
        ("three times", "twice", Kind.COUNT, APART),
        ("once", "twice", Kind.COUNT, APART),
        ("twice", "two times", Kind.COUNT, SAME),
        ("twice", "at least once", Kind.COUNT, NARROWER),
        ("a ceasefire", "the Ceasefires", Kind.PHRASE, SAME),
        ("a month-long ceasefire", "ceasefire", Kind.PHRASE, NARROWER),
        ("basketball", "American football", Kind.PHRASE, APART),
    ],
)
def test_two_wordings_relate_as_a_careful_reader_would_say(
    left: str, right: str, kind: Kind, relation: Relation
) -> None:
    values = [parse(text, kind, published=MAY_7) for text in (left, right)]
    assert relate(*values) is relation


@pytest.mark.parametrize(
    ("left", "right", "are_one"),
    [
        ("86 metres", "282 feet", True),
        ("10 km", "six miles", True),
        ("38C", "100F", True),
        ("38 degrees", "38 °C", True),
        ("100 degrees", "100 °F", True),
        ("100 degrees", "38 °C", False),
        ("3,200 hectares", "8,000 acres", True),
        ("more than 60 miles", "more than 100 km", True),
        ("more than 60 miles", "100 km", False),
        ("10 to 15 km", "6 to 9 miles", True),
        ("10 to 15 km", "6 to 12 miles", False),
        ("half a mile", "800 metres", True),
        ("200 miles", "300 km", False),
        ("5.2 metres", "5 metres", False),
        ("16 boats", "16 ships", False),
    ],
)
def test_one_measure_in_two_systems_is_one_within_the_rounding_of_either(
    left: str, right: str, are_one: bool
) -> None:
    one, other = parse_count(left), parse_count(right)
    assert one
    assert other
    assert are_one_measure(one, other) is are_one_measure(other, one) is are_one


def test_a_day_without_a_year_is_broader_than_the_day_it_turns_out_to_be() -> None:
    assert relate(parse("May 8", Kind.DATE), parse("May 8, 2025", Kind.DATE)) is BROADER
    assert relate(parse("Wednesday", Kind.DATE), parse("May 7, 2025", Kind.DATE)) is BROADER
    assert relate(parse("Wednesday", Kind.DATE), parse("May 8, 2025", Kind.DATE)) is APART


def test_values_of_different_types_are_incomparable() -> None:
    assert relate(parse("four days", Kind.DURATION), parse("4 drones", Kind.COUNT)) is INCOMPARABLE


def test_a_name_and_a_phrase_in_the_same_words_are_the_same() -> None:
    name, phrase = parse("the Second World War", Kind.PLACE), parse("second world war", Kind.PHRASE)
    assert (type(name), type(phrase)) == (Name, Phrase)
    assert relate(name, phrase) is relate(phrase, name) is SAME
    assert relate(name, parse("the world war", Kind.PHRASE)) is INCOMPARABLE


def test_the_sentence_around_an_answer_gives_its_modifier_and_unit() -> None:
    sentence = "Units destroyed at least 19 Ukrainian drones and more than 3 boats."
    assert parse("19", Kind.COUNT, context=sentence) == parse("at least 19 drones", Kind.COUNT)
    assert parse("3 boats", Kind.COUNT, context=sentence) == parse("more than 3 boats", Kind.COUNT)


def test_an_answer_that_is_not_in_its_sentence_is_read_by_itself() -> None:
    assert parse("27", Kind.COUNT, context="At least 270 came.") == Quantity(27, 27)


def test_namesakes_are_two_and_a_name_s_forms_and_initials_are_one() -> None:
    def names(left: str, right: str) -> Relation:
        return relate(parse(left, Kind.PERSON), parse(right, Kind.PERSON))

    assert names("Hillary Clinton", "Bill Clinton") is APART
    assert names("William Clinton", "Bill Clinton") is SAME
    assert names("J. Smith", "John Smith") is BROADER
    assert names("John F. Smith", "J.F. Smith") is NARROWER
    assert names("D. Smith", "John Smith") is APART
    assert names("the Archbishop of Norholm", "Edvard Lund") is INCOMPARABLE
    assert names("the Duke of Orsk", "the Duke of Velm") is APART
    assert names("his son Luis Reyes", "Omar Reyes") is APART
    assert names("Omar Reyes Sr.", "Omar Reyes, Jr.") is APART
    assert names("the mother of Omar Reyes", "Omar Reyes") is INCOMPARABLE
    assert names("Harvard University", "Princeton University") is APART
    assert names("WHO", "World Health Organization") is BROADER
    assert names("World Health Organization", "WHO") is NARROWER
    assert names("the WHO's", "World Health Organization (WHO)") is BROADER
    assert (
        relate(parse("Norland Steel plc", Kind.ORGANISATION), parse("Norland Steel", Kind.ORGANISATION))
        is SAME
    )


def test_a_capital_is_in_its_country_and_in_no_other() -> None:
    def places(left: str, right: str) -> Relation:
        return relate(parse(left, Kind.PLACE), parse(right, Kind.PLACE))

    assert places("Moscow", "Russia") is NARROWER
    assert places("Britain", "London") is BROADER
    assert places("Washington, D.C.", "the United States") is NARROWER
    assert places("Paris", "Paris, France") is BROADER
    assert places("northern Mali", "Mali") is NARROWER
    assert places("Paris", "Russia") is APART
    assert places("Singapore", "the Singaporean capital") is SAME
    assert places("London", "the English capital") is SAME


def test_a_city_is_in_its_state_its_country_and_its_continent() -> None:
    def places(left: str, right: str) -> Relation:
        return relate(parse(left, Kind.PLACE), parse(right, Kind.PLACE))

    assert places("Nashville", "Tennessee") is NARROWER
    assert places("Nashville, Tenn.", "the United States") is NARROWER
    assert places("Munich", "Germany") is NARROWER
    assert places("Europe", "northern Germany") is BROADER
    assert places("Portland, Ore.", "Portland, Maine") is APART
    assert places("Portland", "Oregon") is NARROWER
    assert places("Atlanta", "Georgia") is NARROWER
    assert places("Tbilisi", "the United States") is APART
    assert places("Munich", "France") is APART


def test_a_question_s_verb_in_front_is_no_name_that_a_number_belongs_to() -> None:
    (mention,) = find("Did 29 leaders attend?", Kind.COUNT)
    assert mention.value == parse("29 leaders", Kind.COUNT)


def test_a_state_that_lasts_ends_on_a_day_to_come() -> None:
    thursday = date(2031, 6, 12)
    assert parse(
        "Monday", Kind.DATE, published=thursday, context="Schools stay closed until Monday."
    ) == parse("16 June 2031", Kind.DATE)
    assert parse(
        "Monday", Kind.DATE, published=thursday, context="Schools were closed until Monday."
    ) == parse("9 June 2031", Kind.DATE)


def test_part_of_a_name_in_its_sentence_is_the_whole_name() -> None:
    value = parse("Xi", Kind.PERSON, context="President Xi Jinping arrived.")
    assert value == Name(("xi", "jinping"))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("He arrived on Monday.", date(2025, 5, 5)),
        ("He will arrive on Monday.", date(2025, 5, 12)),
        ("He is expected to arrive on Friday.", date(2025, 5, 9)),
        ("He said on Tuesday that he would come on Friday.", date(2025, 5, 6)),
        ("The Monday parade passed.", date(2025, 5, 5)),
        ("He left. Saturday is a holiday.", date(2025, 5, 10)),
        ("The bridge is to reopen by Monday.", date(2025, 5, 12)),
        ("The bridge will be formally reopened on Monday.", date(2025, 5, 12)),
        ("It must be paid on Monday.", date(2025, 5, 12)),
        ("The bridge has been closed and reopens on Monday.", date(2025, 5, 12)),
        ("It won't be ready by Monday.", date(2025, 5, 12)),
        ("It may have sailed on Saturday.", date(2025, 5, 3)),
    ],
)
def test_a_weekday_is_past_or_to_come_as_the_words_before_it_say(sentence: str, day: date) -> None:
    value = find(sentence, Kind.DATE, published=MAY_7)[0].value
    assert isinstance(value, When)
    assert (value.first, value.last) == (day, day)


def test_the_clock_of_publication_does_not_matter() -> None:
    published = datetime(2025, 5, 7, 23, 50, tzinfo=UTC)
    assert parse("yesterday", Kind.DATE, published=published) == When(date(2025, 5, 6), date(2025, 5, 6))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("a quarter past nine", "9.15 pm", Relation.BROADER),
        ("09:15", "at 9:15", Relation.NARROWER),
        ("9:15 a.m.", "a quarter past nine in the evening", Relation.APART),
        ("a quarter past nine", "9:15", SAME),
        ("a quarter past nine", "21:40", Relation.APART),
    ],
)
def test_a_clock_that_leaves_the_half_of_the_day_open_may_be_either(
    one: str, other: str, relation: Relation
) -> None:
    assert relate(parse(one, Kind.DATE), parse(other, Kind.DATE)) is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("shortly after 9 p.m.", "at 21:05", BROADER),
        ("around 9 p.m.", "9:10 p.m.", BROADER),
        ("shortly before midnight", "11:50 p.m.", BROADER),
        ("shortly before midnight", "12:10 a.m.", APART),
        ("around 9 p.m.", "10 p.m.", APART),
        ("about midnight", "00:20", BROADER),
        ("before 9 p.m.", "8 a.m.", BROADER),
        ("after 9 p.m.", "8 p.m.", APART),
        ("shortly after 9 p.m.", "around 9:40 p.m.", OVERLAPS),
        ("shortly after nine o'clock", "9:20 p.m.", BROADER),
        ("shortly after 9 p.m.", "just after 9 p.m.", SAME),
        ("around 9 p.m. on May 7, 2025", "May 7, 2025", NARROWER),
    ],
)
def test_a_clock_with_a_modifier_holds_the_times_beside_it(one: str, other: str, relation: Relation) -> None:
    assert relate(parse(one, Kind.DATE), parse(other, Kind.DATE)) is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Tuesday morning", "Tuesday afternoon", APART),
        ("Tuesday morning", "Tuesday", NARROWER),
        ("late on Tuesday", "Tuesday evening", BROADER),
        ("late on Tuesday", "early Tuesday", APART),
        ("before dawn on Tuesday", "early on Tuesday", NARROWER),
        ("the early hours of Tuesday", "early on Tuesday morning", NARROWER),
        ("Tuesday morning", "9:30 a.m. on Tuesday", BROADER),
        ("Tuesday evening", "9:30 on Tuesday", OVERLAPS),
        ("9:30 on Tuesday evening", "9:30 p.m. on Tuesday", SAME),
        ("Tuesday evening", "9:30 a.m. on Tuesday", APART),
        ("Tuesday afternoon", "Tuesday evening", OVERLAPS),
        ("overnight into Wednesday", "Tuesday night", BROADER),
        ("overnight into Wednesday", "Wednesday afternoon", APART),
        ("Tuesday night into Wednesday", "overnight to Wednesday", SAME),
        ("yesterday evening", "Tuesday evening", SAME),
        ("late last night", "Tuesday night", NARROWER),
        ("tonight", "this morning", APART),
        ("the evening of May 6", "May 6, before dawn", APART),
    ],
)
def test_a_part_of_a_day_is_the_hours_it_allows(one: str, other: str, relation: Relation) -> None:
    values = [parse(text, Kind.DATE, published=MAY_7) for text in (one, other)]
    assert relate(*values) is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("by May 9", "May 8", BROADER),
        ("by May 9", "May 9", BROADER),
        ("by May 9", "May 10", APART),
        ("before May 9", "May 9", APART),
        ("before May 9", "May 8", BROADER),
        ("before the end of May", "May 31", BROADER),
        ("no later than May 9", "by May 9", SAME),
        ("May 9 at the latest", "by May 9", SAME),
        ("after May 9", "May 8", APART),
        ("not before May 9", "May 20", BROADER),
        ("by May 9", "by May 12", NARROWER),
        ("by Friday morning", "Thursday evening", BROADER),
        ("since May 5", "May 5", SAME),
        ("until May 9", "May 9", SAME),
        ("the day before May 9", "May 9", SAME),
    ],
)
def test_a_day_told_as_a_limit_leaves_room_to_one_side(one: str, other: str, relation: Relation) -> None:
    values = [parse(text, Kind.DATE, published=MAY_7) for text in (one, other)]
    assert relate(*values) is relation


def test_a_limit_denied_is_the_limit_of_the_other_side() -> None:
    def told(sentence: str) -> Value:
        return find(sentence, Kind.DATE, published=MAY_7)[0].value

    friday = parse("May 9", Kind.DATE, published=MAY_7)
    assert relate(told("It will not reopen before Friday."), friday) is BROADER
    assert relate(told("It will not reopen before Friday."), told("It is to reopen by Thursday.")) is APART
    assert relate(told("It did not sink. It will reopen before Friday."), friday) is APART


@pytest.mark.parametrize("sentence", ["It sank after Friday prayers.", "It was hit by Friday's storm."])
def test_what_only_belongs_to_a_day_makes_it_no_limit(sentence: str) -> None:
    (mention,) = find(sentence, Kind.DATE, published=date(2031, 6, 14))
    assert mention.value == parse("13 June 2031", Kind.DATE)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("4 a.m. EST", "0900 GMT", SAME),
        ("4 a.m. EST", "10:00 GMT", APART),
        ("11 p.m. EST on May 7", "0400 GMT on May 8", SAME),
        ("11 p.m. EST on May 7", "May 7", OVERLAPS),
        ("11 p.m. EST on May 7", "May 10", APART),
        ("0400 GMT", "07:00 local time", OVERLAPS),
        ("0400 GMT", "07:00", OVERLAPS),
        ("07:00 local time", "08:00", APART),
        ("7 a.m. Velm time", "8 a.m. Orsk time", OVERLAPS),
        ("7 a.m. Velm time", "8 a.m. Velm time", APART),
        ("9 p.m. Eastern Time", "9 p.m. EST", BROADER),
        ("9 p.m. PT", "midnight ET", SAME),
        ("18:00 GMT+2", "noon U.S. Eastern Daylight Time", SAME),
    ],
)
def test_clocks_of_two_zones_exclude_one_another_only_where_both_are_known(
    one: str, other: str, relation: Relation
) -> None:
    values = [parse(text, Kind.DATE, published=MAY_7) for text in (one, other)]
    assert relate(*values) is relation


def test_relative_words_without_a_date_of_publication_stay_words() -> None:
    assert parse("yesterday", Kind.DATE) == Phrase(("yesterday",))
    assert [m.value for m in find("He came yesterday.", Kind.DATE)] == [Phrase(("yesterday",))]


@pytest.mark.parametrize("kind", Kind)
def test_words_that_hold_no_value_of_a_kind_become_some_value(kind: Kind) -> None:
    for text in ("", "?!", "several officials", "nothing of the sort"):
        assert relate(parse(text, kind), parse(text, kind)) is SAME


@pytest.mark.parametrize(
    "text", ["5¼ mıllıon", "ſeven", "6 K", "4½m", "İ İ", "thırty-ſix per cent", "ſıx dayſ"]
)
def test_letters_that_only_look_like_ascii_do_no_harm(text: str) -> None:
    for kind in Kind:
        find(text, kind, published=MAY_7)
        assert relate(parse(text, kind), parse(text, kind, context=f"At least {text} came.")) is not APART


def test_a_fraction_mark_is_part_of_its_number() -> None:
    assert parse("4½ million", Kind.COUNT) == Quantity(4_500_000, 4_500_000)


def test_money_without_a_currency_stands_for_any() -> None:
    assert parse("5 million", Kind.MONEY) == Money(Quantity(5e6, 5e6))
    assert relate(parse("5 million", Kind.MONEY), parse("$5m", Kind.MONEY)) is BROADER


@pytest.mark.parametrize("kind", [None, *Kind])
def test_a_sum_in_an_unknown_currency_is_the_same_in_words_and_figures(kind: Kind | None) -> None:
    assert relate(parse("2.5 million crowns", kind), parse("2,500,000 crowns", kind)) is SAME


def test_every_kind_has_a_row_and_every_type_of_value_a_relation() -> None:
    assert set(GRAMMARS) == set(Kind)
    assert set(RELATIONS) == set(Value.__args__)


@pytest.mark.parametrize("bounds", [(2.0, 1.0), (float("inf"), float("inf")), (float("nan"), 1.0)])
def test_a_quantity_that_holds_no_number_cannot_be_made(bounds: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"holds no number|low <= high"):
        Quantity(*bounds)
