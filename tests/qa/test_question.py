"""What a question asks for, in many wordings."""

import time

import pytest

from index.errors import EmptyQuestion, LongQuestion, RashomonError
from qa.question import LONGEST_QUESTION, parse_question
from qa.values.types import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many delegates came?", Kind.COUNT),
        ("Can you tell me how many delegates came?", Kind.COUNT),
        ("What was the number of delegates?", Kind.COUNT),
        ("delegates in the hall number?", Kind.COUNT),
        ("And how many were hurt", Kind.COUNT),
        ("How much did the bridge cost?", Kind.MONEY),
        ("What was the price of the deal?", Kind.MONEY),
        ("How much was the painting sold for?", Kind.MONEY),
        ("How much did the charity raise?", Kind.MONEY),
        ("How large is each monthly instalment?", Kind.MONEY),
        ("How much oil was sold?", Kind.COUNT),
        ("How much did ticket sales fall?", Kind.PHRASE),
        ("What share of voters stayed at home?", Kind.PERCENTAGE),
        ("By what percentage did exports fall?", Kind.PERCENTAGE),
        ("What was the party's share of the vote?", Kind.PERCENTAGE),
        ("What is Orvane's share of the European market?", Kind.PERCENTAGE),
        ("What market share does Orvane have?", Kind.PERCENTAGE),
        ("What is her share of the prize?", Kind.PHRASE),
        ("For how many days will the port be shut?", Kind.DURATION),
        ("How long does the summit last?", Kind.DURATION),
        ("length of the summit", Kind.DURATION),
        ("When did the ferry sink?", Kind.DATE),
        ("On which day did the envoy land?", Kind.DATE),
        ("Until when is the bridge closed?", Kind.DATE),
        ("What is the length of the harbour wall?", Kind.COUNT),
        ("What is the length of the visit?", Kind.DURATION),
        ("How long is the footbridge?", Kind.COUNT),
        ("How long will the new tunnel between Velm and Tarn be?", Kind.COUNT),
        ("How long will the tunnel be closed?", Kind.DURATION),
        ("How long was the road through the valley closed?", Kind.DURATION),
        ("How long was the ship in port?", Kind.DURATION),
        ("At what depth did the cable break?", Kind.COUNT),
        ("What was the width of the Velm strait at its narrowest?", Kind.COUNT),
        ("What height did the wave reach?", Kind.COUNT),
        ("What was the seating capacity of the hall?", Kind.COUNT),
        ("What was the speed limit on the bridge?", Kind.PHRASE),
        ("When was the depth of the lake measured?", Kind.DATE),
        ("What was the cargo worth in 2031?", Kind.MONEY),
        ("Value in euros of the jewels that were stolen?", Kind.MONEY),
        ("Which fine could the captain face?", Kind.MONEY),
        ("When the envoy landed, who met her?", Kind.PERSON),
        ("After the storm had passed, how many ships were missing?", Kind.COUNT),
        ("When did he land, and where?", Kind.DATE),
        ("Where did the ferry sink?", Kind.PLACE),
        ("Which city hosted the talks?", Kind.PLACE),
        ("Who is the mayor?", Kind.PERSON),
        ("By whom was the plan rejected?", Kind.PERSON),
        ("Which minister resigned?", Kind.PERSON),
        ("Which company built the dam?", Kind.ORGANISATION),
        ("Which university will she lead?", Kind.ORGANISATION),
        ("Did the siren sound?", Kind.YES_NO),
        ("Is it true that the siren sounded?", Kind.YES_NO),
        ("Do you know whether the siren sounded?", Kind.YES_NO),
        ("Did three or more ferries sink?", Kind.YES_NO),
        ("Was the mayor on board when the ferry sank?", Kind.YES_NO),
        ("Did they say when the ferry sank?", Kind.DATE),
        ("Did the siren sound or not?", Kind.YES_NO),
        ("Is the dam old or new?", Kind.PHRASE),
        ("If the dam breaks, how are people warned?", Kind.PHRASE),
        ("Why did the dam break?", Kind.PHRASE),
        ("What is the ferry called?", Kind.PHRASE),
        ("who wrote when the ferry sank", Kind.PERSON),
        ("What happened when the ferry sank?", Kind.PHRASE),
        ("Why did the mayor go to the place where it sank?", Kind.PHRASE),
        ("Number of people who drowned", Kind.COUNT),
        ("Who counted the number of boats?", Kind.PERSON),
        ("Is it known how many drowned?", Kind.COUNT),
        ("What is the estimated total population of Velm?", Kind.COUNT),
        ("What was the exact day of the arrival in Velm?", Kind.DATE),
        ("interior minister of Velm", Kind.PERSON),
        ("president of Velm visit length", Kind.DURATION),
        ("vaccinated percentage of the population of Velm", Kind.PERCENTAGE),
        ("missing people in Velm", Kind.PHRASE),
        ("What did the flood cost in lives?", Kind.COUNT),
        ("What sum is the damage put at?", Kind.MONEY),
        ("How expensive was the flood?", Kind.MONEY),
        ("The population of Velm was 411 in what year?", Kind.DATE),
        ("How large was the population of Velm?", Kind.COUNT),
        ("attack on the minister of Velm", Kind.PHRASE),
        ("In what year was the harbour built?", Kind.DATE),
        ("At what age did the mayor die?", Kind.COUNT),
        ("At what temperature did the tank burst?", Kind.COUNT),
        ("How hot was the tank?", Kind.COUNT),
        ("What did she say about temperature?", Kind.PHRASE),
        ("What did the bridge cost?", Kind.MONEY),
        ("What is her salary?", Kind.MONEY),
        ("boat count from the harbour master", Kind.COUNT),
        ("What figures are there for boats lost?", Kind.COUNT),
        ("size of the Velm fishing fleet", Kind.COUNT),
        ("mayor of Velm age", Kind.COUNT),
        ("envoy arrival date Velm", Kind.DATE),
        ("day of the envoy's arrival", Kind.DATE),
        ("harbour opening year", Kind.DATE),
        ("What is the average age of the crew?", Kind.COUNT),
        ("What was the opening date?", Kind.DATE),
        ("What is celebrated on the day of the dead?", Kind.PHRASE),
        ("What happened on election day?", Kind.PHRASE),
        ("What did the mayor say on the opening day?", Kind.PHRASE),
        ("total number of boats lost last year", Kind.COUNT),
        ("total cost of the bridge last year", Kind.MONEY),
        ("person of the year", Kind.PHRASE),
        ("Stone Age tools found", Kind.PHRASE),
        ("What is the ice age?", Kind.PHRASE),
        ("share of women by age", Kind.PHRASE),
        ("Name the middle age king", Kind.PERSON),
        ("Why does experience count for so little?", Kind.PHRASE),
        ("Which figures were present at the summit?", Kind.PHRASE),
        ("What turnout of ministers is Velm expecting?", Kind.COUNT),
        ("What was attendance at the fair?", Kind.COUNT),
        ("What was the ferry's weight?", Kind.COUNT),
        ("How populous is Velm?", Kind.COUNT),
        ("How frequently does the ferry sail?", Kind.COUNT),
        ("What's the latest toll?", Kind.COUNT),
        ("What is the toll road called?", Kind.PHRASE),
        ("fatalities in the ferry fire", Kind.COUNT),
        ("What casualties were there?", Kind.COUNT),
        ("Which anniversary of the fire was it?", Kind.COUNT),
        ("When was the anniversary of the fire?", Kind.DATE),
        ("What's the strength of the garrison force?", Kind.COUNT),
        ("What is Velm's unemployment rate?", Kind.PERCENTAGE),
        ("How high are the tariffs on salt?", Kind.PERCENTAGE),
        ("What tariff is levied on salt?", Kind.PERCENTAGE),
        ("How high are the new duties that Velm pays?", Kind.PERCENTAGE),
        ("How far have shares in the yard fallen?", Kind.PHRASE),
        ("How far did the diver fall?", Kind.COUNT),
        ("What caused inflation?", Kind.PHRASE),
        ("What is the cause of inflation in Velm?", Kind.PHRASE),
        ("Which tariff war hurt Velm?", Kind.PHRASE),
        ("What duties does the mayor have?", Kind.PHRASE),
        ("How much of the vote was counted?", Kind.PHRASE),
        ("How high was turnout in Velm?", Kind.PHRASE),
        ("How big was the fine?", Kind.MONEY),
        ("How large a loan did Velm take up?", Kind.MONEY),
        ("What amount of aid was pledged?", Kind.MONEY),
        ("What revenue did the port report?", Kind.MONEY),
        ("What settlement lies on the river?", Kind.PHRASE),
        ("How much time did the rescue take?", Kind.DURATION),
        ("What jail term did the captain get?", Kind.DURATION),
        ("For what period is the bridge shut?", Kind.DURATION),
        ("During what period did Velm thrive?", Kind.PHRASE),
        ("How long ago did the ferry sink?", Kind.DATE),
        ("At what hour did the ferry sink?", Kind.DATE),
        ("What is the mayor's birthday?", Kind.DATE),
        ("Which aide wrote the letter?", Kind.PERSON),
        ("I'd like to know the name of the yard's new manager.", Kind.PERSON),
        ("What is the name of the inn where the mayor stayed?", Kind.PHRASE),
        ("How much was the fortune that she left?", Kind.MONEY),
        ("floor space of the hall", Kind.COUNT),
        ("What's the captain called?", Kind.PERSON),
        ("What's the venue?", Kind.PLACE),
        ("location of the summit", Kind.PLACE),
    ],
)
def test_the_kind_of_value_is_told_from_the_wording(text: str, kind: Kind) -> None:
    assert parse_question(text).expects is kind


@pytest.mark.parametrize("text", ["", "   ", "?!", "\n\t…"])
def test_a_question_without_a_word_is_refused_with_the_next_step(text: str) -> None:
    with pytest.raises(EmptyQuestion, match="ask something like") as caught:
        parse_question(text)
    assert isinstance(caught.value, RashomonError)
    assert isinstance(caught.value, ValueError)


def test_a_pasted_book_is_refused_with_its_length() -> None:
    assert parse_question("how many".ljust(LONGEST_QUESTION))
    with pytest.raises(LongQuestion, match="600,009 characters"):
        parse_question("how many " + "words " * 100_000)


def test_names_are_the_capitalised_words_that_do_not_open_the_question() -> None:
    assert parse_question("Who is the governor of Tavrel?").names == ("Tavrel",)
    assert parse_question("Did NATO comment on Ardelin?").names == ("NATO", "Ardelin")
    assert parse_question("Did Tavrel's mayor meet the Holms' lawyer?").names == ("Tavrel", "Holms")
    assert parse_question("When was Justice Ana Cole born?").names == ("Ana", "Cole")
    assert parse_question("Who succeeded the Prime Minister of Tavrel?").names == ("Tavrel",)
    assert parse_question("What did the General say?").names == ("General",)
    assert parse_question("Did Ana Bell land in July or on Friday, May 9?").names == ("Ana", "Bell")
    assert parse_question("Did Velm elect June Lund?").names == ("Velm", "June", "Lund")
    assert parse_question("Bridges closed?").names == ()


def test_a_question_in_capitals_names_nobody() -> None:
    assert parse_question("WHO IS THE GOVERNOR OF TAVREL?").names == ()


def test_what_is_counted_ends_at_the_verb() -> None:
    assert parse_question("How many foreign delegations have arrived?").counted == ("foreign", "deleg")


def test_dotted_initials_are_one_name_and_a_single_letter_is_none() -> None:
    assert parse_question("What did the U.S. send?").names == ("U.S.",)
    assert parse_question("Did the US and the E.U. agree?").names == ("US", "E.U.")
    assert parse_question("Did plan B work?").names == ()
    assert parse_question("Did he NOT tell us?").names == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("How many drowned?", "How many drowned?"),
        (
            "I write a preview. Can you tell me how long the summit lasts? Thanks!",
            "how long the summit lasts?",
        ),
        ("I need the number of boats that sank. What is it?", "How many boats that sank"),
        ("harbour fire number of injured", "How many injured harbour fire"),
        ("Counting every report, how many drowned?", "how many drowned?"),
        ("According to the army, how many drowned?", "According to the army, how many drowned?"),
        ("The papers of which author burned?", "The papers of which author burned?"),
        ("What turnout of guests was hoped for?", "How many guests was hoped for?"),
        ("deaths in the ferry fire", "How many deaths in the ferry fire"),
        ("The mayor left. What did she write of it?", "The mayor left. What did she write of it?"),
        ("I am curious. What did she write of the flood?", "What did she write of the flood?"),
        ("It was cold. How many sailors drowned?", "How many sailors drowned?"),
        ("ferry disaster toll", "What is the ferry disaster toll?"),
        ("How large is the group of guests at the feast?", "How many guests at the feast?"),
        ("What is the total number of guests?", "How many guests?"),
        ("What number of guests came?", "How many guests came?"),
        ("What do the reports give as the number of guests?", "How many guests?"),
        ("What figures are there for guests at the feast?", "How many guests at the feast?"),
        ("What did the flood cost in lives?", "How many lives did the flood claim?"),
        ("How high is the death toll of the flood?", "What is the death toll of the flood?"),
        ("What's the latest toll?", "How many people died?"),
        ("What is the death toll so far?", "How many people died?"),
        ("How large is the party?", "How large is the party?"),
        ("How big is the body of the whale?", "How big is the body of the whale?"),
        ("Which count of the indictment was dropped?", "Which count of the indictment was dropped?"),
        ("What did the paper report for 2024?", "What did the paper report for 2024?"),
        ("What did Dr. Berg say about you?", "What did Dr. Berg say about you?"),
        ("The man who sank it, what age was he?", "The man who sank it, what age was he?"),
    ],
)
def test_what_leads_up_to_a_question_is_not_read(text: str, plain: str) -> None:
    assert parse_question(text).plain == plain


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("How fast was the ferry?", {"kilometre per hour"}),
        ("What was the top speed of the ferry?", {"kilometre per hour"}),
        ("elevation of the Velm pass", {"metre"}),
        ("What was the total area of the fire?", {"square metre"}),
        ("What was the tonnage of the ferry?", None),
        ("How many kilometres of pipe were laid?", {"metre"}),
        ("What was the cargo worth in US dollars?", {"USD"}),
        ("How much was spent in London?", None),
        ("How many square miles were flooded?", {"square metre"}),
        ("How many people drowned?", {""}),
        ("How old is the mayor?", {""}),
        ("How high is the death toll of the flood?", None),
        ("What is the population density of Velm?", None),
        ("What is the estimated total population of Velm?", {""}),
        ("How much water flowed in?", None),
        ("When did it sink?", None),
    ],
)
def test_what_a_number_is_measured_in_follows_from_the_wording(text: str, measures: set[str] | None) -> None:
    assert parse_question(text).measures == measures


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Xi Moscow visit days", "What is Xi Moscow visit days?"),
        ("length of the truce", "What is the length of the truce?"),
        ("Putin's ceasefire length", "What is Putin's ceasefire length?"),
        ("new head of the bank", "Who is the new head of the bank?"),
        ("berths blocked by the wreck", "How many berths were blocked by the wreck?"),
        ("people still missing after the flood", "How many people were still missing after the flood?"),
        ("visits to Velm so far", "How many visits to Velm so far?"),
        ("names of people killed", "names of people killed"),
        ("name the mayor of Velm", "name the mayor of Velm"),
        ("whos the mayor of velm", "whos the mayor of velm"),
        ("compare the reports on the flood", "compare the reports on the flood"),
        ("is the mayor dead", "is the mayor dead"),
        ("flood", "flood"),
        ("The ferry sank.", "The ferry sank."),
    ],
)
def test_a_typed_query_is_read_as_the_question_that_it_stands_for(typed: str, read: str) -> None:
    question = parse_question(typed)
    assert (question.text, question.plain) == (typed, read)


@pytest.mark.parametrize(
    ("text", "read", "kind"),
    [
        ("What do the reports put the number of guests at?", "How many guests?", Kind.COUNT),
        (
            "At what figure is the count of guests due in Velm put?",
            "How many guests due in Velm?",
            Kind.COUNT,
        ),
        (
            "What do reports put the length of the visit at?",
            "What is the length of the visit?",
            Kind.DURATION,
        ),
        ("At what price was it estimated?", "At what price was it estimated?", Kind.MONEY),
        ("At what time was the meeting set?", "At what time was the meeting set?", Kind.DATE),
        ("What did the reports put first?", "What did the reports put first?", Kind.PHRASE),
    ],
)
def test_a_roundabout_question_is_put_plainly(text: str, read: str, kind: Kind) -> None:
    question = parse_question(text)
    assert (question.plain, question.expects) == (read, kind)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("When was Bell born?", "birth"),
        ("When did Bell, born in Velm, die?", "death"),
        ("When was the Black Death?", ""),
        ("When did the death march take place?", ""),
    ],
)
def test_the_end_of_a_life_that_is_asked_for(text: str, end: str) -> None:
    assert parse_question(text).life == end


def test_a_long_word_behind_a_role_takes_no_time() -> None:
    began = time.perf_counter()
    parse_question(f"mayor of {'a' * 900},b")
    assert time.perf_counter() - began < 1


def test_a_year_is_told_from_a_day() -> None:
    assert parse_question("In which year did the ferry sink?").year
    assert not parse_question("When in the year did the ferry sink?").year


def test_a_time_of_day_is_told_from_a_day() -> None:
    assert parse_question("At what time did the ferry sink?").clock
    assert not parse_question("When did the ferry sink?").clock
    assert not parse_question("In what time period did ferries sink most often?").clock


@pytest.mark.parametrize("text", ["On which day did it sink?", "What was the date?", "day of the launch"])
def test_a_day_is_told_from_any_time(text: str) -> None:
    assert parse_question(text).day
    assert not parse_question("When did the ferry sink?").day
    assert not parse_question("In which year did the ferry sink?").day


def test_an_ordinal_is_told_from_a_count() -> None:
    assert parse_question("Which anniversary of the fire was marked?").ordinal
    assert not parse_question("How many anniversaries were marked?").ordinal


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("What sport is Ana Bell associated with?", "sport"),
        ('What is the genre of "The Tide"?', "genre"),
        ("What is C. Bell's profession?", "profession"),
        ("Who is the mayor of Velm?", "mayor"),
        ("What type of ship did they build?", "ship"),
        ("What was the name of the ten-year-old girl?", "ten-year-old girl"),
        ("Velm is in which country?", "country"),
        ("Which party does he belong to?", "party"),
        ("Who is Ana Bell?", ""),
        ("Who opened the harbour?", ""),
        ("What is The Tide?", ""),
        ("What did the mayor say?", ""),
        ("Where is Velm?", ""),
        ("How many ships sank?", ""),
    ],
)
def test_the_sort_of_thing_asked_for_is_the_noun_after_the_question_word(text: str, sort: str) -> None:
    assert parse_question(text).sort == sort
