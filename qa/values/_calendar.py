"""Names of months, weekdays, seasons, parts of a year, and units of time."""

from __future__ import annotations

_MONTH_NAMES = "january february march april may june july august september october november december".split()

MONTHS = (
    {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {f"{name[:3]}.": number for number, name in enumerate(_MONTH_NAMES, 1) if name != "may"}
    | {"sept": 9, "sept.": 9}
)

# Month names that are words of another meaning too; alone they are months only behind a preposition.
AMBIGUOUS_MONTHS = frozenset({"march", "may"})

WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
WEEKDAYS_SHORT = WEEKDAYS | {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS_SHORT |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

# Seasons of the northern half of the world, as its newsrooms use them: first month, length in months.
SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}

# First month and length in months.
PARTS_OF_YEAR = {
    "early": (1, 4),
    "mid": (5, 4),
    "late": (9, 4),
    "the beginning of": (1, 3),
    "the start of": (1, 3),
    "the end of": (10, 3),
    "the middle of": (5, 4),
    "the first quarter of": (1, 3),
    "the second quarter of": (4, 3),
    "the third quarter of": (7, 3),
    "the fourth quarter of": (10, 3),
    "the first half of": (1, 6),
    "the second half of": (7, 6),
}

# First day and last day; 31 stands for the last day the month has.
PARTS_OF_MONTH = {
    "early": (1, 10),
    "the beginning of": (1, 10),
    "the start of": (1, 10),
    "mid": (11, 20),
    "the middle of": (11, 20),
    "late": (21, 31),
    "the end of": (21, 31),
}

# Where the hours of a part of a day begin and end; beyond 24 they are those of the next day. They overlap as
# people's words do: a quarter past five may be afternoon or evening.
_PARTS_OF_DAY = {
    "morning": (0, 12),
    "early morning": (0, 9),
    "mid-morning|midmorning": (8, 12),
    "late morning": (9, 12),
    "afternoon": (12, 18),
    "early afternoon": (12, 16),
    "mid-afternoon|midafternoon": (13, 17),
    "late afternoon": (15, 18),
    "evening": (17, 24),
    "early evening": (17, 21),
    "mid-evening": (18, 23),
    "late evening": (19, 24),
    "night": (18, 24),
    "late night": (20, 24),
    "early": (0, 10),
    "late": (16, 24),
    "early hours|early morning hours|small hours|wee hours|predawn hours|pre-dawn hours|hours before dawn": (
        0,
        8,
    ),
    "before dawn|before daybreak|before sunrise|before first light|by dawn": (0, 8),
    "dawn|daybreak|sunrise|sun-up|first light": (3, 9),
    "after dawn|after daybreak|after sunrise": (3, 11),
    "lunchtime|lunch time": (11, 15),
    "teatime|tea time": (15, 19),
    "before dusk|before sunset|before nightfall|before dark": (12, 23),
    "dusk|sunset|sundown|nightfall|twilight": (15, 23),
    "after dusk|after sunset|after nightfall|after dark": (15, 24),
    "evening hours": (17, 24),
    "morning hours": (0, 12),
    "late hours": (16, 24),
    "overnight": (18, 33),
}
# First day and last day, Monday being 0.
PARTS_OF_WEEK = {
    "early": (0, 1),
    "the beginning of": (0, 1),
    "the start of": (0, 1),
    "mid": (1, 3),
    "the middle of": (1, 3),
    "late": (3, 6),
    "the end of": (3, 6),
}

OVERNIGHT = "overnight"
SIDES_OF_DAY = frozenset({"early", "late"})
PARTS_OF_DAY = {part: hours for parts, hours in _PARTS_OF_DAY.items() for part in parts.split("|")}

SINGLE_TIME_UNITS = "second minute hour day night week fortnight month year decade century".split()
TIME_UNITS = {unit: unit for unit in SINGLE_TIME_UNITS} | {f"{unit}s": unit for unit in SINGLE_TIME_UNITS}
SHORT_TIME_UNITS = {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second"}
SHORT_TIME_UNITS |= {"secs": "second", "yr": "year", "yrs": "year"}
TIME_UNITS |= {"centuries": "century"} | SHORT_TIME_UNITS
