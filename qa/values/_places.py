"""Countries with demonyms and capitals, other places in the news, and second names of the same place."""

from __future__ import annotations

# country | demonym | capital
_COUNTRIES = """
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Andorra|Andorran|Andorra la Vella
Angola|Angolan|Luanda
Antigua and Barbuda|Antiguan|Saint John's
Argentina|Argentine|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani|Baku
Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Barbados|Barbadian|Bridgetown
Belarus|Belarusian|Minsk
Belgium|Belgian|Brussels
Belize|Belizean|Belmopan
Benin|Beninese|Porto-Novo
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|La Paz
Bosnia and Herzegovina|Bosnian|Sarajevo
Botswana|Botswanan|Gaborone
Brazil|Brazilian|Brasilia
Brunei|Bruneian|Bandar Seri Begawan
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Gitega
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian|Ottawa
Cape Verde|Cape Verdean|Praia
Central African Republic|Central African|Bangui
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China|Chinese|Beijing
Colombia|Colombian|Bogota
Comoros|Comoran|Moroni
Congo|Congolese|Kinshasa
Costa Rica|Costa Rican|San Jose
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czech Republic|Czech|Prague
Denmark|Danish|Copenhagen
Djibouti|Djiboutian|Djibouti City
Dominica|Dominican|Roseau
Dominican Republic|Dominican|Santo Domingo
East Timor|Timorese|Dili
Ecuador|Ecuadorian|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran|San Salvador
Equatorial Guinea|Equatoguinean|Malabo
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Eswatini|Swazi|Mbabane
Ethiopia|Ethiopian|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish|Helsinki
France|French|Paris
Gabon|Gabonese|Libreville
Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Greenland|Greenlandic|Nuuk
Grenada|Grenadian|Saint George's
Guatemala|Guatemalan|Guatemala City
Guinea|Guinean|Conakry
Guinea-Bissau|Bissau-Guinean|Bissau
Guyana|Guyanese|Georgetown
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik
India|Indian|New Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem
Italy|Italian|Rome
Ivory Coast|Ivorian|Yamoussoukro
Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Kiribati|Kiribati|Tarawa
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Lesotho|Basotho|Maseru
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Liechtenstein|Liechtensteiner|Vaduz
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|Luxembourg City
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Maldives|Maldivian|Male
Mali|Malian|Bamako
Malta|Maltese|Valletta
Marshall Islands|Marshallese|Majuro
Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian|Port Louis
Mexico|Mexican|Mexico City
Micronesia|Micronesian|Palikir
Moldova|Moldovan|Chisinau
Monaco|Monegasque|Monte Carlo
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nauru|Nauruan|Yaren
Nepal|Nepalese|Kathmandu
Netherlands|Dutch|Amsterdam
New Zealand|New Zealand|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja
North Korea|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Palau|Palauan|Ngerulmud
Palestine|Palestinian|Ramallah
Panama|Panamanian|Panama City
Papua New Guinea|Papuan|Port Moresby
Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima
Philippines|Philippine|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Puerto Rico|Puerto Rican|San Juan
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|Moscow
Rwanda|Rwandan|Kigali
Saint Lucia|Saint Lucian|Castries
Samoa|Samoan|Apia
San Marino|Sammarinese|San Marino
Saudi Arabia|Saudi|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Seychelles|Seychellois|Victoria
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|Singapore
Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana
Solomon Islands|Solomon Islander|Honiara
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Suriname|Surinamese|Paramaribo
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|Lome
Tonga|Tongan|Nuku'alofa
Trinidad and Tobago|Trinidadian|Port of Spain
Tunisia|Tunisian|Tunis
Turkey|Turkish|Ankara
Turkmenistan|Turkmen|Ashgabat
Tuvalu|Tuvaluan|Funafuti
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv
United Arab Emirates|Emirati|Abu Dhabi
United Kingdom|British|London
United States|American|Washington
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Vanuatu|Vanuatuan|Port Vila
Vatican City|Vatican|Vatican City
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""

_MORE_DEMONYMS = (
    "English Scottish Welsh Londoner Argentinian Arab Arabic Afghani Serb Croat Swede Dane Finn Pole "
    "Turk Briton Scot Spaniard Kurd Kurdish Chechen Tibetan Uyghur Catalan Basque Bavarian European "
    "Asian African Latin Soviet Nazi Jewish Muslim Islamic Christian Catholic Orthodox Protestant "
    "Hindu Buddhist Sunni Shia Western Eastern Northern Southern Californian Texan Parisian Muscovite "
    "Crimean Siberian Filipino Argentinean Rohingya Balkan Baltic Nordic Scandinavian Democratic "
    "Republican"
).split()

_PLACES = """
Africa, America, Americas, Antarctica, Arctic, Asia, Australasia, Balkans, Baltic, Caribbean, Caucasus,
Central Asia, Central America, Europe, Eurasia, Far East, Latin America, Maghreb, Middle East, North Africa,
North America, Oceania, Sahel, Scandinavia, South America, South Asia, Southeast Asia, West Africa, East
Africa, Western Europe, Eastern Europe, West Bank, Gaza, Gaza Strip, Golan Heights, Rafah, Khan Younis,
Kashmir, Tibet, Xinjiang, Kurdistan, Hong Kong, Macau, Crimea, Donbas, Donetsk, Luhansk, Kherson,
Zaporizhzhia, Kharkiv, Odesa, Lviv, Mariupol, Bakhmut, Dnipro, Kursk, Belgorod, Siberia, Chechnya, Saint
Petersburg, Vladivostok, Kazan, Sochi, Rostov, Transnistria, Abkhazia, South Ossetia, Nagorno-Karabakh,
England, Scotland, Wales, Northern Ireland, Belfast, Edinburgh, Glasgow, Cardiff, Manchester, Liverpool,
Birmingham, Leeds, Bristol, Oxford, Cambridge, Marseille, Lyon, Nice, Strasbourg, Toulouse, Calais, Munich,
Hamburg, Frankfurt, Cologne, Stuttgart, Dresden, Leipzig, Bavaria, Milan, Naples, Turin, Venice, Florence,
Sicily, Lampedusa, Barcelona, Valencia, Seville, Catalonia, Porto, Rotterdam, The Hague, Antwerp, Geneva,
Zurich, Basel, Davos, Salzburg, Krakow, Gdansk, Kaunas, Istanbul, Izmir, Gaziantep, Thessaloniki, Crete,
Lesbos, Tel Aviv, Haifa, Aleppo, Idlib, Homs, Raqqa, Mosul, Basra, Erbil, Kirkuk, Isfahan, Mashhad, Dubai,
Jeddah, Mecca, Medina, Aden, Hodeidah, Kandahar, Herat, Karachi, Lahore, Peshawar, Quetta, Mumbai, Delhi,
Kolkata, Chennai, Bengaluru, Hyderabad, Gujarat, Kerala, Punjab, Uttar Pradesh, Assam, Shanghai, Shenzhen,
Guangzhou, Wuhan, Chongqing, Tianjin, Chengdu, Nanjing, Hubei, Sichuan, Hainan, Osaka, Kyoto, Hiroshima,
Nagasaki, Fukushima, Okinawa, Hokkaido, Busan, Ho Chi Minh City, Bali, Java, Sumatra, Mindanao, Yangon,
Sydney, Melbourne, Brisbane, Perth, Adelaide, Queensland, New South Wales, Tasmania, Auckland, Christchurch,
Lagos, Kano, Borno, Johannesburg, Cape Town, Durban, Mombasa, Zanzibar, Darfur, Tigray, Benghazi,
Casablanca, Alexandria, Sinai, Suez Canal, Goma, Kivu, Alabama, Alaska, Arizona, Arkansas, California,
Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky,
Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska,
Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma,
Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia,
West Virginia, Wisconsin, Wyoming, New York City, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San
Antonio, San Diego, Dallas, Austin, San Francisco, Seattle, Denver, Boston, Detroit, Nashville, Las Vegas,
Portland, Miami, Atlanta, Minneapolis, New Orleans, Cleveland, Pittsburgh, Baltimore, Sacramento, Orlando,
Brooklyn, Manhattan, Washington DC, Silicon Valley, Ontario, Quebec, British Columbia, Alberta, Toronto,
Montreal, Vancouver, Calgary, Sao Paulo, Rio de Janeiro, Salvador, Amazonas, Guadalajara, Monterrey,
Tijuana, Chiapas, Oaxaca, Medellin, Cali, Guayaquil, Cusco, Valparaiso, Cordoba, Rosario, Patagonia,
Falkland Islands, Pacific, Atlantic, Mediterranean, Black Sea, Red Sea, South China Sea, Persian Gulf,
Strait of Hormuz, Taiwan Strait, Red Square, Himalayas, Alps, Andes, Amazon, Sahara, Pacific Ocean, Atlantic
Ocean, Indian Ocean, Bakhchysarai, Bucha, Chernobyl, Srebrenica, Cayman Islands
"""

_SECOND_NAMES = {
    "united states": "us|usa|america|united states of america",
    "united kingdom": "uk|britain|great britain",
    "united arab emirates": "uae|emirates",
    "european union": "eu",
    "united nations": "un",
    "russia": "russian federation",
    "china": "people's republic of china|prc",
    "south korea": "republic of korea",
    "north korea": "dprk",
    "congo": "drc|dr congo|democratic republic of the congo|democratic republic of congo",
    "czech republic": "czechia",
    "ivory coast": "cote d'ivoire",
    "east timor": "timor-leste",
    "eswatini": "swaziland",
    "myanmar": "burma",
    "cape verde": "cabo verde",
    "turkey": "turkiye",
    "netherlands": "holland",
    "bosnia and herzegovina": "bosnia|bosnia-herzegovina",
    "north macedonia": "macedonia",
    "vatican city": "vatican|holy see",
    "belarus": "byelorussia|belorussia",
    "moldova": "moldavia",
    "kyrgyzstan": "kirghizia|kyrgyz republic",
    "kyiv": "kiev|kyyiv",
    "kharkiv": "kharkov",
    "odesa": "odessa",
    "lviv": "lvov",
    "dnipro": "dnepr|dnipropetrovsk",
    "zaporizhzhia": "zaporozhye|zaporizhia",
    "luhansk": "lugansk",
    "mykolaiv": "nikolaev",
    "chernobyl": "chornobyl",
    "donbas": "donbass",
    "beijing": "peking",
    "mumbai": "bombay",
    "kolkata": "calcutta",
    "chennai": "madras",
    "bengaluru": "bangalore",
    "yangon": "rangoon",
    "ho chi minh city": "saigon",
    "astana": "nur-sultan",
    "saint petersburg": "st petersburg",
    "new york": "new york city|nyc",
    "washington": "washington dc|dc",
    "gaza": "gaza strip",
    "mexico city": "ciudad de mexico",
    "the hague": "hague",
}

_ROWS = [row.split("|") for row in _COUNTRIES.strip().splitlines()]
_CAPITALS = {demonym.lower(): capital.lower() for _, demonym, capital in _ROWS}

# Folded names of places, and folded demonyms.
PLACES = frozenset(
    [name.lower() for country, _, capital in _ROWS for name in (country, capital)]
    + [" ".join(name.lower().split()) for name in _PLACES.split(",")]
)
DEMONYMS = frozenset([row[1].lower() for row in _ROWS] + [word.lower() for word in _MORE_DEMONYMS])

# Folded second names, each with the name they stand for; "the Russian capital" is Moscow.
SECOND_NAMES = {alias: name for name, aliases in _SECOND_NAMES.items() for alias in aliases.split("|")} | {
    f"{demonym} capital": capital for demonym, capital in _CAPITALS.items()
}

SECOND_NAMES |= {"english capital": "london", "scottish capital": "edinburgh", "welsh capital": "cardiff"}

# The country of each folded demonym.
NATIONS = {demonym.lower(): country.lower() for country, demonym, _ in _ROWS}

# The country of each folded capital.
NATION_OF_CAPITAL = {capital.lower(): country.lower() for country, _, capital in _ROWS if country != capital}
