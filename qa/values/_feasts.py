"""Holidays: those of a fixed day, and those that move with Easter or the weeks of November."""

from __future__ import annotations

from datetime import date, timedelta

# Days of the year that have a name of their own, wherever they are kept: month and day.
_HOLIDAYS = {
    "new year's day": (1, 1),
    "epiphany|three kings day": (1, 6),
    "burns night": (1, 25),
    "australia day": (1, 26),
    "candlemas": (2, 2),
    "groundhog day": (2, 2),
    "valentine's day|st valentine's day|st. valentine's day|saint valentine's day": (2, 14),
    "leap day": (2, 29),
    "international women's day": (3, 8),
    "st patrick's day|st. patrick's day|saint patrick's day": (3, 17),
    "april fools' day|april fool's day": (4, 1),
    "earth day": (4, 22),
    "st george's day|st. george's day|saint george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "cinco de mayo": (5, 5),
    "europe day": (5, 9),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "fourth of july|july fourth": (7, 4),
    "bastille day": (7, 14),
    "assumption day": (8, 15),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "bonfire night|guy fawkes night": (11, 5),
    "armistice day|veterans day": (11, 11),
    "st andrew's day|st. andrew's day|saint andrew's day": (11, 30),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day|st stephen's day|st. stephen's day": (12, 26),
    "new year's eve": (12, 31),
}
HOLIDAYS = {name: day for names, day in _HOLIDAYS.items() for name in names.split("|")}

# Days before or after Easter Sunday of the Western churches.
_FROM_EASTER = {
    "shrove tuesday|pancake day": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday|holy thursday": -3,
    "good friday": -2,
    "holy saturday|easter saturday": -1,
    "easter sunday|easter day": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whit sunday|pentecost sunday": 49,
    "whit monday": 50,
    "corpus christi day": 60,
}
FROM_EASTER = {name: days for names, days in _FROM_EASTER.items() for name in names.split("|")}

# Days after the fourth Thursday of November.
FROM_THANKSGIVING = {"thanksgiving": 0, "thanksgiving day": 0, "black friday": 1, "cyber monday": 4}

_THURSDAY = 3
_DAY = timedelta(days=1)


def day_of(name: str, year: int) -> date:
    """Return the day of a holiday that moves, by its folded name.

    >>> day_of("good friday", 2025), day_of("thanksgiving", 2024)
    (datetime.date(2025, 4, 18), datetime.date(2024, 11, 28))
    """
    if name in FROM_EASTER:
        return easter(year) + FROM_EASTER[name] * _DAY
    november = date(year, 11, 1)
    thanksgiving = november + ((_THURSDAY - november.weekday()) % 7 + 21) * _DAY
    return thanksgiving + FROM_THANKSGIVING[name] * _DAY


def easter(year: int) -> date:
    """Return Easter Sunday (Meeus 1991, after Butcher 1876).

    >>> easter(2025), easter(2031)
    (datetime.date(2025, 4, 20), datetime.date(2031, 4, 13))
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)
