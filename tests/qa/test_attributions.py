"""Who is said to have said something, in the forms in which reports put it."""

from __future__ import annotations

import pytest

from qa.attributions import attributions


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "Orsay Lines, the company that runs the route, said 148 people were on board.",
            ["Orsay Lines", "the company"],
        ),
        (
            "Transport Minister Dalia Fenwick told reporters that 171 people had boarded the vessel.",
            ["Transport Minister Dalia Fenwick"],
        ),
        ("Police and the army said 12 people had died.", ["police and the army"]),
        ("The police and the army said 12 people had died.", ["the police and the army"]),
        ("Some 12 people died, police and the army said.", ["police and the army"]),
        ("The mayor and the governor said 12 ships sank.", ["the mayor and the governor"]),
        (
            "According to figures released by the transport ministry, 164 people were on board.",
            ["the transport ministry"],
        ),
        ("Some 164 people were on board, according to figures from the ministry.", ["the ministry"]),
        ("Some 164 people were on board, according to ministry figures.", ["the ministry"]),
        (
            "Some 5,000 people have left their homes, according to a UN official who asked not to be named.",
            ["a UN official"],
        ),
        ("The army said in a statement that 12 people died.", ["the army"]),
        ("In a statement, the army said 12 people died.", ["the army"]),
        ('"We lost 12 men," the commander told reporters on Tuesday.', ["the commander"]),
        ("The march in Tarrow drew 2,500 people, said the League.", ["the League"]),
        ("The march drew 12 people, said mediator Sunniva Harp.", ["mediator Sunniva Harp"]),
        ('"We lost 12," said a spokesman for the union.', ["a spokesman for the union"]),
        ("Minister: 64 terrorists eliminated at Oum Delis", ["the minister"]),
        ("Rebels: army shelled village, 27 civilians dead", ["rebels"]),
        ("UN: 9,000 displaced by fighting near Sefra", ["the UN"]),
        ("Army says 60 rebels killed in raid", ["the army"]),
        ("60 rebels killed in raid, army says", ["the army"]),
        ("60 rebels killed in raid: army", ["the army"]),
        ("Raid kills 60, says minister", ["the minister"]),
        (
            "Doctors at the hospital in Sefra said they had received the bodies of 31 civilians.",
            ["doctors at the hospital in Sefra"],
        ),
        ("Doctors in Sefra said on Tuesday that 31 civilians were killed.", ["doctors in Sefra"]),
        (
            "The hull lies at a depth of 38 metres, according to the harbour authority in Brannoc.",
            ["the harbour authority in Brannoc"],
        ),
        (
            "Their union, the Carriers' League, said 4,200 of its members had joined.",
            ["the union", "the Carriers' League"],
        ),
        (
            "About 1,500 drivers stayed away, company spokesman Orrin Vale told reporters.",
            ["company spokesman Orrin Vale"],
        ),
        (
            "Seafarers' union leader Marit Osk said the ferry was carrying 31 cars.",
            ["Seafarers' union leader Marit Osk"],
        ),
        ("Orsay Lines rejected that and said it had loaded 22.", ["Orsay Lines"]),
        ("The firm put the cost of the first day at 2 million crowns.", ["the firm"]),
        ("Union officials say the figure is closer to 5 million.", ["union officials"]),
        ("On Monday rebels had spoken of 27.", ["rebels"]),
        (
            "Raid killed at least 31 civilians, the organisation said, citing hospital records.",
            ["the organisation"],
        ),
        ("The army later said 12 had died.", ["the army"]),
        (
            "Captain Rhea Solano of the coastguard said the search for 33 missing passengers would go on.",
            ["Captain Rhea Solano of the coastguard"],
        ),
        ("Some 15 ships sank, the rescue agency said.", ["the rescue agency"]),
        ("The toll was put at 12 by the army.", ["the army"]),
        ("The royal family said 12 had come.", ["the royal family"]),
        (
            "The company's chief executive, Ana Bell, said 12 jobs would go.",
            ["the company's chief executive", "Ana Bell"],
        ),
        (
            "Ana Bell, the union's general secretary, said in a statement that 12 had been hurt.",
            ["Ana Bell", "the union's general secretary"],
        ),
        ("Ana Bell, who leads the union, said 12 had been hurt.", ["Ana Bell"]),
        ("12 ships sank in the storm, the worst of the year, said Ines Marr.", ["Ines Marr"]),
        ("The government of Velm says that 12 boats sank.", ["the government of Velm"]),
        ("Rescue workers in the north said 12 people died.", ["Rescue workers in the north"]),
        ("The Front claimed that 12 soldiers had died.", ["the Front"]),
        ("Reuters reported that 12 people died, citing the army.", ["the army"]),
        ("Health officials confirmed 12 deaths.", ["Health officials"]),
        ("The ministry's spokesman said 12 had died.", ["the ministry's spokesman"]),
        ("The government denied that 12 people had died.", ["the government"]),
        ("The fire broke out in Lorn and the navy said 12 boats burnt.", ["the navy"]),
        ("The Ministry of Health said 12 had died.", ["the Ministry of Health"]),
        ("The U.S. military said on Thursday it had killed 12 fighters.", ["the U.S. military"]),
        ("Amnesty International has said that 12 were held.", ["Amnesty International"]),
        ("Management says 12 drivers were absent.", ["management"]),
        ("Data from the weather service show 12 storms.", ["the weather service"]),
        ("Figures released by the ministry showed that 12 died.", ["the ministry"]),
        ("The mayor, quoting the police, said 12 had died.", ["the mayor"]),
        ("The union, which has 9,000 members, said 12 were hurt.", ["the union"]),
        ("Ukraine's air force said it shot down 12 drones.", ["Ukraine's air force"]),
        ("Moscow says 12 drones were shot down.", ["Moscow"]),
        ("Officials in Kyiv said 12 drones hit the city.", ["officials in Kyiv"]),
        ("The bodies of 12 miners were found, said Tom Reed, the head of the rescue team.", ["Tom Reed"]),
        (
            "Some 12 were lost, noted Dr. Ana Bell of the U.S. Geological Survey.",
            ["Dr. Ana Bell of the U.S. Geological Survey"],
        ),
    ],
)
def test_the_party_that_says_it_is_found(sentence: str, parties: list[str]) -> None:
    assert attributions(sentence) == parties


@pytest.mark.parametrize(
    "sentence",
    [
        "Quellin: 12 dead in ferry disaster",
        "Live: 12 dead in ferry disaster",
        "The army has not said whether 12 had died.",
        "Earlier reports had said 12 people were on board.",
        "The claim that 12 people died is false.",
        "A report said 12 people died.",
        "The 12 confirmed cases are in Lorn.",
        "A spokesman said 12 had died.",
        "State media said 12 had died.",
        '"There were 12 of us," he said.',
        "It said 12 ships sank.",
        "The strikers' committee counted 12 absentees.",
        "A statement said 12 people had died.",
        "Some 12 people died, according to a stock exchange notice.",
        "The ship is said to hold 12 people.",
        "The minister was told that 12 people had died.",
        "Some 340 residents of two streets were told to leave their homes.",
        "Some 340 residents of two streets have been asked and were later warned to leave.",
    ],
)
def test_what_nobody_is_named_for_has_no_party(sentence: str) -> None:
    assert attributions(sentence) == []


def test_who_rejects_what_was_said_is_a_party_too() -> None:
    assert attributions("The commission rejected this.") == ["the commission"]
    assert attributions("Orvane called the claim baseless.") == ["Orvane"]
    assert attributions("The council rejected the plan.") == []
