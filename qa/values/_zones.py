"""Time zones as the news names them, and how many minutes each is ahead of Greenwich."""

from __future__ import annotations

# minutes ahead of Greenwich, all that it may be | abbreviations | names
_ZONES = """
0|GMT UTC WET|greenwich mean time, coordinated universal time, universal time, western european time
60|BST WEST CET WAT|british summer time, western european summer time, central european time, west africa time
60|MET|middle european time, irish summer time
120|CEST EET CAT SAST|central european summer time, eastern european time, central africa time
120|MEST|middle european summer time, south africa time, south african standard time
180|EEST MSK TRT EAT|eastern european summer time, moscow time, moscow standard time, east africa time
120 180|IDT|israel time, israel daylight time
60 120 330|IST|
330||india time, indian time, india standard time, indian standard time
210|IRST|iran time, iran standard time
240|GST|gulf time, gulf standard time
240|SAMT AZT|samara time
270|AFT|afghanistan time
300|PKT UZT YEKT|pakistan time, pakistan standard time, yekaterinburg time
345|NPT|nepal time, nepal standard time
390|MMT|myanmar time
420|ICT WIB|indochina time, western indonesia time, western indonesian time
480|HKT SGT PHT PHST AWST MYT WITA|hong kong time, singapore time, singapore standard time, philippine time
480||philippine standard time, china time, china standard time, beijing time, malaysia time
480||central indonesia time, australian western standard time
540|JST KST WIT|japan time, japan standard time, korea time, korea standard time, korean standard time
570|ACST|australian central standard time
600|AEST VLAT|australian eastern standard time, vladivostok time
630|ACDT|australian central daylight time
660|AEDT|australian eastern daylight time
600 660|AET|australian eastern time
720|NZST|new zealand standard time
780|NZDT|new zealand daylight time
720 780||new zealand time
-120|BRST|
-180|BRT ART UYT|brasilia time, brazil time, argentina time
-210|NST|newfoundland standard time
-150|NDT|newfoundland daylight time
-210 -150||newfoundland time
-180|ADT|atlantic daylight time
-240 180|AST|
-240||atlantic standard time
-240 -180||atlantic time
-240|VET BOT|venezuela time, bolivia time
-240 -180|CLT CLST|chile time
-300|EST COT PET ECT|eastern standard time, colombia time, peru time
-240|EDT|eastern daylight time
-300 -240|ET|eastern time, eastern us time
-360 480|CST|
-360||central standard time
-300|CDT|central daylight time
-360 -300|CT|central time
-420|MST|mountain standard time
-360|MDT|mountain daylight time
-420 -360|MT|mountain time
-480|PST|pacific standard time
-420|PDT|pacific daylight time
-480 -420|PT|pacific time
-540|AKST|alaska standard time
-480|AKDT|alaska daylight time
-540 -480||alaska time
-600|HST|hawaii time, hawaii standard time, hawaii-aleutian standard time
"""

_ROWS = [row.split("|") for row in _ZONES.strip().splitlines()]

ABBREVIATIONS = tuple(abbreviation for _, told, _ in _ROWS for abbreviation in told.split())
NAMES = tuple(name.strip() for *_, told in _ROWS for name in told.split(",") if name.strip())

# For each folded abbreviation or name, the minutes ahead of Greenwich that it may stand for.
OFFSETS: dict[str, tuple[int, ...]] = {
    name.strip().lower(): tuple(map(int, offsets.split()))
    for offsets, abbreviations, names in _ROWS
    for name in (*abbreviations.split(), *names.split(","))
    if name.strip()
}
