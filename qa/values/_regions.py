"""Which known places lie in which, and how states are abbreviated behind the name of a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.values._places import NATION_OF_CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterator

# region: the places in it
_WITHIN = """
Africa: Algeria, Angola, Benin, Botswana, Burkina Faso, Burundi, Cameroon, Cape Verde, Central African
Republic, Chad, Comoros, Congo, Djibouti, Egypt, Equatorial Guinea, Eritrea, Eswatini, Ethiopia, Gabon,
Gambia, Ghana, Guinea, Guinea-Bissau, Ivory Coast, Kenya, Lesotho, Liberia, Libya, Madagascar, Malawi, Mali,
Mauritania, Mauritius, Morocco, Mozambique, Namibia, Niger, Nigeria, Rwanda, Senegal, Seychelles, Sierra
Leone, Somalia, South Africa, South Sudan, Sudan, Tanzania, Togo, Tunisia, Uganda, Zambia, Zimbabwe, North
Africa, West Africa, East Africa, Maghreb, Sahel, Sahara
Asia: Afghanistan, Bahrain, Bangladesh, Bhutan, Brunei, Cambodia, China, East Timor, India, Indonesia, Iran,
Iraq, Israel, Japan, Jordan, Kazakhstan, Kuwait, Kyrgyzstan, Laos, Lebanon, Malaysia, Maldives, Mongolia,
Myanmar, Nepal, North Korea, Oman, Pakistan, Palestine, Philippines, Qatar, Saudi Arabia, Singapore, South
Korea, Sri Lanka, Syria, Taiwan, Tajikistan, Thailand, Turkmenistan, United Arab Emirates, Uzbekistan,
Vietnam, Yemen, Central Asia, South Asia, Southeast Asia, Hong Kong, Macau, Siberia
Europe: Albania, Andorra, Austria, Belarus, Belgium, Bosnia and Herzegovina, Bulgaria, Croatia, Czech
Republic, Denmark, Estonia, Finland, France, Germany, Greece, Hungary, Iceland, Ireland, Italy, Kosovo,
Latvia, Liechtenstein, Lithuania, Luxembourg, Malta, Moldova, Monaco, Montenegro, Netherlands, North
Macedonia, Norway, Poland, Portugal, Romania, San Marino, Serbia, Slovakia, Slovenia, Spain, Sweden,
Switzerland, Ukraine, United Kingdom, Vatican City, Western Europe, Eastern Europe, Scandinavia, Balkans
North America: Canada, Mexico, United States, Greenland
South America: Argentina, Bolivia, Brazil, Chile, Colombia, Ecuador, Guyana, Paraguay, Peru, Suriname,
Uruguay, Venezuela
Central America: Belize, Costa Rica, El Salvador, Guatemala, Honduras, Nicaragua, Panama
Caribbean: Antigua and Barbuda, Bahamas, Barbados, Cuba, Dominica, Dominican Republic, Grenada, Haiti,
Jamaica, Puerto Rico, Saint Lucia, Trinidad and Tobago, Cayman Islands
Middle East: Bahrain, Egypt, Iran, Iraq, Israel, Jordan, Kuwait, Lebanon, Oman, Palestine, Qatar, Saudi
Arabia, Syria, Turkey, United Arab Emirates, Yemen, Gaza, West Bank
Oceania: Australia, Fiji, Kiribati, Marshall Islands, Micronesia, Nauru, New Zealand, Palau, Papua New
Guinea, Samoa, Solomon Islands, Tonga, Tuvalu, Vanuatu
Palestine: Gaza, West Bank, Rafah, Khan Younis
Gaza: Rafah, Khan Younis
Russia: Siberia, Chechnya, Saint Petersburg, Vladivostok, Kazan, Sochi, Rostov, Kursk, Belgorod
Ukraine: Crimea, Donbas, Donetsk, Luhansk, Kherson, Zaporizhzhia, Kharkiv, Odesa, Lviv, Mariupol, Bakhmut,
Dnipro, Bucha, Chernobyl, Mykolaiv
Crimea: Bakhchysarai
Donbas: Donetsk, Luhansk, Mariupol, Bakhmut
Moldova: Transnistria
Georgia: Abkhazia, South Ossetia
Azerbaijan: Nagorno-Karabakh
United Kingdom: England, Scotland, Wales, Northern Ireland
England: London, Manchester, Liverpool, Birmingham, Leeds, Bristol, Oxford, Cambridge
Scotland: Edinburgh, Glasgow
Wales: Cardiff
Northern Ireland: Belfast
France: Marseille, Lyon, Nice, Strasbourg, Toulouse, Calais
Germany: Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Dresden, Leipzig, Bavaria
Bavaria: Munich
Italy: Milan, Naples, Turin, Venice, Florence, Sicily, Lampedusa
Spain: Barcelona, Valencia, Seville, Catalonia, Cordoba
Catalonia: Barcelona
Portugal: Porto
Netherlands: Rotterdam, The Hague
Belgium: Antwerp
Switzerland: Geneva, Zurich, Basel, Davos
Austria: Salzburg
Poland: Krakow, Gdansk
Lithuania: Kaunas
Turkey: Istanbul, Izmir, Gaziantep
Greece: Thessaloniki, Crete, Lesbos
Bosnia and Herzegovina: Srebrenica
Israel: Tel Aviv, Haifa, Golan Heights
Syria: Aleppo, Idlib, Homs, Raqqa, Golan Heights
Iraq: Mosul, Basra, Erbil, Kirkuk, Kurdistan
Kurdistan: Erbil
Iran: Isfahan, Mashhad
United Arab Emirates: Dubai
Saudi Arabia: Jeddah, Mecca, Medina
Yemen: Aden, Hodeidah
Afghanistan: Kandahar, Herat
Pakistan: Karachi, Lahore, Peshawar, Quetta, Kashmir, Punjab
India: Mumbai, Delhi, Kolkata, Chennai, Bengaluru, Hyderabad, Gujarat, Kerala, Punjab, Uttar Pradesh, Assam,
Kashmir
Delhi: New Delhi
China: Tibet, Xinjiang, Hong Kong, Macau, Shanghai, Shenzhen, Guangzhou, Wuhan, Chongqing, Tianjin, Chengdu,
Nanjing, Hubei, Sichuan, Hainan
Hubei: Wuhan
Sichuan: Chengdu
Japan: Osaka, Kyoto, Hiroshima, Nagasaki, Fukushima, Okinawa, Hokkaido
South Korea: Busan
Vietnam: Ho Chi Minh City
Indonesia: Bali, Java, Sumatra
Java: Jakarta
Philippines: Mindanao
Myanmar: Yangon
Australia: Sydney, Melbourne, Brisbane, Perth, Adelaide, New South Wales, Victoria, Queensland, South
Australia, Western Australia, Tasmania, Northern Territory, Hobart, Darwin
New South Wales: Sydney
Victoria: Melbourne
Queensland: Brisbane
South Australia: Adelaide
Western Australia: Perth
Tasmania: Hobart
Northern Territory: Darwin
New Zealand: Auckland, Christchurch
Nigeria: Lagos, Kano, Borno
South Africa: Johannesburg, Cape Town, Durban
Kenya: Mombasa
Tanzania: Zanzibar
Sudan: Darfur
Ethiopia: Tigray
Libya: Benghazi
Morocco: Casablanca
Egypt: Alexandria, Sinai, Suez Canal
Congo: Goma, Kivu
Kivu: Goma
Canada: Ontario, Quebec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia, New Brunswick,
Newfoundland and Labrador, Newfoundland, Prince Edward Island, Yukon, Northwest Territories, Nunavut
Ontario: Toronto, Ottawa
Quebec: Montreal, Quebec City
British Columbia: Vancouver
Alberta: Calgary, Edmonton
Manitoba: Winnipeg
Saskatchewan: Regina
Nova Scotia: Halifax
New Brunswick: Fredericton
Newfoundland and Labrador: Saint John's, Newfoundland
Prince Edward Island: Charlottetown
Yukon: Whitehorse
Northwest Territories: Yellowknife
Nunavut: Iqaluit
Brazil: Sao Paulo, Rio de Janeiro, Salvador, Amazonas
Mexico: Guadalajara, Monterrey, Tijuana, Chiapas, Oaxaca
Colombia: Medellin, Cali
Ecuador: Guayaquil
Peru: Cusco
Chile: Valparaiso
Argentina: Cordoba, Rosario
"""

# state | abbreviation in the news, the letters of the post | capital, other cities
_STATES = """
Alabama|Ala AL|Montgomery, Birmingham
Alaska|AK|Juneau, Anchorage
Arizona|Ariz AZ|Phoenix, Tucson
Arkansas|Ark AR|Little Rock
California|Calif CA|Sacramento, Los Angeles, San Diego, San Francisco, San Jose, Oakland, Silicon Valley
Colorado|Colo CO|Denver
Connecticut|Conn CT|Hartford
Delaware|Del DE|Dover
Florida|Fla FL|Tallahassee, Miami, Orlando, Tampa, Jacksonville
Georgia|Ga GA|Atlanta
Hawaii|HI|Honolulu
Idaho|ID|Boise
Illinois|Ill IL|Springfield, Chicago
Indiana|Ind IN|Indianapolis
Iowa|IA|Des Moines
Kansas|Kan KS|Topeka
Kentucky|Ky KY|Frankfort, Louisville
Louisiana|La LA|Baton Rouge, New Orleans
Maine|ME|Augusta, Portland
Maryland|Md MD|Annapolis, Baltimore
Massachusetts|Mass MA|Boston, Cambridge
Michigan|Mich MI|Lansing, Detroit
Minnesota|Minn MN|Saint Paul, Minneapolis
Mississippi|Miss MS|Jackson
Missouri|Mo MO|Jefferson City, Saint Louis
Montana|Mont MT|Helena
Nebraska|Neb NE|Lincoln, Omaha
Nevada|Nev NV|Carson City, Las Vegas
New Hampshire|NH|Concord
New Jersey|NJ|Trenton, Newark
New Mexico|NM|Santa Fe, Albuquerque
New York|NY|Albany, Buffalo, Brooklyn, Manhattan
North Carolina|NC|Raleigh, Charlotte
North Dakota|ND|Bismarck
Ohio|OH|Columbus, Cleveland, Cincinnati
Oklahoma|Okla OK|Oklahoma City, Tulsa
Oregon|Ore OR|Salem, Portland
Pennsylvania|Pa PA|Harrisburg, Philadelphia, Pittsburgh
Rhode Island|RI|Providence
South Carolina|SC|Columbia, Charleston
South Dakota|SD|Pierre
Tennessee|Tenn TN|Nashville, Memphis
Texas|Tex TX|Austin, Houston, San Antonio, Dallas, Fort Worth, El Paso
Utah|UT|Salt Lake City
Vermont|Vt VT|Montpelier
Virginia|Va VA|Richmond
Washington|Wash WA|Olympia, Seattle
West Virginia|WVa WV|Charleston
Wisconsin|Wis WI|Madison, Milwaukee
Wyoming|Wyo WY|Cheyenne
"""

# state of another country | abbreviations
_PROVINCES = """
Ontario|Ont ON
Quebec|Que PQ QC
British Columbia|BC
Alberta|Alta AB
Manitoba|Man MB
Saskatchewan|Sask SK
Nova Scotia|NS
New Brunswick|NB
Newfoundland and Labrador|Nfld NL
Prince Edward Island|PEI PE
Yukon|YT
Northwest Territories|NWT NT
Nunavut|NU
New South Wales|NSW
Victoria|Vic VIC
Queensland|Qld QLD
Western Australia|WA
South Australia|SA
Tasmania|Tas TAS
Northern Territory|NT
Australian Capital Territory|ACT
Puerto Rico|PR
"""

_STATE_ROWS = [row.split("|") for row in _STATES.strip().splitlines()]

# What stands for a state behind a comma, as it is written but for its stops; a state of the US before others.
STATES: dict[str, str] = {
    abbreviation: name
    for name, abbreviations, *_ in (
        *(row.split("|") for row in _PROVINCES.strip().splitlines()),
        *_STATE_ROWS,
    )
    for abbreviation in abbreviations.split()
}


def _told() -> Iterator[tuple[str, str]]:
    """Yield a place and a region that it is told to lie in, both folded."""
    yield from NATION_OF_CAPITAL.items()
    region = ""
    for line in _WITHIN.strip().splitlines():
        name, _, rest = line.rpartition(":")
        region = name.lower() or region
        yield from ((place.strip().lower(), region) for place in rest.split(",") if place.strip())
    for state, _, cities in _STATE_ROWS:
        for city in cities.split(", "):
            yield from ((city.lower(), state.lower()), (city.lower(), _UNION))
        if state.lower() not in _OF_TWO_COUNTRIES:
            yield state.lower(), _UNION


_UNION = "united states"
_OF_TWO_COUNTRIES = frozenset({"georgia", "victoria"})


def _closed() -> dict[str, frozenset[str]]:
    direct: dict[str, set[str]] = {}
    for place, region in _told():
        direct.setdefault(place, set()).add(region)
    return {place: frozenset(_around(place, direct)) for place in direct}


def _around(place: str, direct: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [place]
    while waiting:
        for region in direct.get(waiting.pop(), set()) - found - {place}:
            found.add(region)
            if region not in _OF_TWO_COUNTRIES:
                waiting.append(region)
    return found


# For each folded place the regions that it lies in: its state, its country, its continent.
REGIONS = _closed()
