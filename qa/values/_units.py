"""Measures with what converts them to a base unit, and counted nouns that mean the same in a report."""

from __future__ import annotations

from decimal import Decimal

_BASES: dict[str, dict[str, str]] = {
    "metre": {
        "metre|meter|m": "1",
        "kilometre|kilometer|km|kms": "1000",
        "centimetre|centimeter|cm": "0.01",
        "millimetre|millimeter|mm": "0.001",
        "mile": "1609.344",
        "nautical mile": "1852",
        "foot|feet|ft": "0.3048",
        "inch|inches": "0.0254",
        "yard|yd|yds": "0.9144",
    },
    "kilogram": {
        "kilogram|kilogramme|kilo|kg|kgs": "1",
        "gram|gramme": "0.001",
        # News writes "tons" for either ton; taking both as metric never invents a difference of 10%.
        "tonne|metric ton|ton|gross ton|gross tonne|long ton": "1000",
        "lb|lbs|pounds of": "0.45359237",
        "ounce|oz": "0.028349523125",
        "stone": "6.35029318",
    },
    "cubic metre": {
        "cubic metre|cubic meter|cu m|m³|m3": "1",
        "bcm": "1000000000",
        "cubic foot|cubic feet": "0.028316846592",
        "cubic kilometre|cubic kilometer|km³|km3": "1000000000",
        "litre|liter": "0.001",
        "millilitre|milliliter|ml": "0.000001",
        "gallon": "0.003785411784",
    },
    "square metre": {
        "square metre|square meter|sq m|sq. m|sqm|m²|m2": "1",
        "square kilometre|square kilometer|sq km|sq. km|km²|km2": "1000000",
        "square mile|sq mile|sq. mile|sq mi": "2589988.110336",
        "square foot|square feet|sq ft|sq. ft|ft²": "0.09290304",
        "hectare|ha": "10000",
        "acre": "4046.8564224",
    },
    "kilometre per hour": {
        "kilometre per hour|kilometer per hour|kilometres per hour|kilometers per hour|km/h|kph|kmh|kmph|"
        "km/hr|km per hour|km an hour|kms per hour": "1",
        "metre per second|meter per second|metres per second|meters per second|metres a second|m/s": "3.6",
        "mile per hour|miles per hour|miles an hour|kilometres an hour|mph": "1.609344",
        "knot": "1.852",
    },
    "watt": {
        "watt": "1",
        "kilowatt|kw": "1000",
        "megawatt|mw": "1000000",
        "gigawatt|gw": "1000000000",
        "horsepower|hp|bhp": "745.7",
    },
    "watt hour": {
        "kilowatt hour|kilowatt-hour|kwh": "1000",
        "megawatt hour|megawatt-hour|mwh": "1000000",
        "gigawatt hour|gigawatt-hour|gwh": "1000000000",
        "terawatt hour|terawatt-hour|twh": "1000000000000",
    },
    "cubic metre per second": {
        "cubic metre per second|cubic meter per second|cubic metres per second|cubic meters per second|"
        "cubic metres a second|cubic meters a second|m³/s|m3/s|cumec|cumecs": "1",
        "cubic feet per second|cubic feet a second|cubic foot per second|cfs": "0.028316846592",
    },
    "degree celsius": {
        "degree celsius|degrees celsius|degrees c|°c": "1",
        "degree fahrenheit|degrees fahrenheit|degrees f|°f": "0.5555555555555556",
    },
    "degree": {"degree": "1"},
}

_TAKE_S = (
    "metre meter mile yard gram gramme kilo ton tonne ounce litre liter gallon hectare acre knot watt hour "
    "degree"
).split()


def _spellings(alias: str) -> tuple[str, ...]:
    return (alias, alias + "s") if alias.endswith(tuple(_TAKE_S)) else (alias,)


MEASURES: dict[str, tuple[str, Decimal]] = {
    spelling: (base, Decimal(factor))
    for base, aliases in _BASES.items()
    for names, factor in aliases.items()
    for alias in names.split("|")
    for spelling in _spellings(alias)
}

IMPERIAL = frozenset(
    spelling
    for first in (
        "mile|nautical mile|foot|inch|yard|lb|ounce|stone|cubic foot|gallon|square mile|sq mile|square foot|"
        "acre|mile per hour|cubic feet per second|knot|horsepower|degree fahrenheit"
    ).split("|")
    for names in (aliases for units in _BASES.values() for aliases in units)
    if first in names.split("|")
    for alias in names.split("|")
    for spelling in _spellings(alias)
)
"""The spellings of what is no metric measure; a ton can be either."""

ZEROS = {unit: Decimal(32) for unit in ("degree fahrenheit", "degrees fahrenheit", "degrees f", "°f")}
"""Where a measure does not begin at nought: what is taken off before it is converted."""

SMALLER: dict[str, tuple[Decimal, frozenset[str]]] = {
    spelling: (MEASURES[first][1], frozenset(behind.split()))
    for first, behind, spellings in (
        ("inch", "foot feet ft", "in inch inches"),
        ("oz", "lb lbs", "oz ounce ounces"),
    )
    for spelling in spellings.split()
}
"""What can follow a whole measure ("5 ft 10 in"), in base units, with the spellings that it follows."""

# "miles an hour" and "kilometres an hour" share no factor.
MEASURES["kilometres an hour"] = ("kilometre per hour", Decimal(1))
MEASURES["kilometers an hour"] = ("kilometre per hour", Decimal(1))

# Counted nouns that reports use for one another, by the noun that stands for them all.
COUNTED = {
    alias: noun
    for noun, aliases in {
        "person": "person people individual human dead death fatality killed injured wounded hurt missing "
        "casualty victim life arrested detained",
        "soldier": "soldier troop serviceman serviceperson servicemember trooper",
        "leader": "leader head",
        "drone": "drone uav uas",
        "aircraft": "aircraft plane airplane aeroplane jet",
        "country": "country nation state",
        "child": "child kid",
        "house": "house home",
        "company": "company firm",
        "passenger": "passenger traveller traveler",
        "ship": "ship vessel",
        "worker": "worker employee staff",
        "police officer": "police policeman",
    }.items()
    for alias in aliases.split()
}
