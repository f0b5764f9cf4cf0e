"""Currencies: their signs, codes and names, each with its ISO 4217 code."""

from __future__ import annotations

CODES = (
    "AED ARS AUD BDT BGN BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR IRR ISK JPY "
    "KES KRW KZT MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND "
    "ZAR"
).split()

# What stands before the figure. A bare sign takes its commonest reading in English-language news.
PREFIXES = {
    "$": "USD",
    "US$": "USD",
    "US $": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "MX$": "MXN",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "₴": "UAH",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
    "₸": "KZT",
    "Rs": "INR",
    "Rs.": "INR",
    "RMB": "CNY",
    "Fr.": "CHF",
} | {code: code for code in CODES}

# What stands behind the figure; the plural in s is read too.
NAMES = {
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "buck": "USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "hong kong dollar": "HKD",
    "new zealand dollar": "NZD",
    "singapore dollar": "SGD",
    "euro": "EUR",
    "pound": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "british pound": "GBP",
    "quid": "GBP",
    "yuan": "CNY",
    "renminbi": "CNY",
    "chinese yuan": "CNY",
    "yen": "JPY",
    "japanese yen": "JPY",
    "rouble": "RUB",
    "ruble": "RUB",
    "rubles": "RUB",
    "russian rouble": "RUB",
    "russian ruble": "RUB",
    "rupee": "INR",
    "indian rupee": "INR",
    "pakistani rupee": "PKR",
    "swiss franc": "CHF",
    "franc": "CHF",
    "won": "KRW",
    "south korean won": "KRW",
    "lira": "TRY",
    "turkish lira": "TRY",
    "hryvnia": "UAH",
    "peso": "MXN",
    "mexican peso": "MXN",
    "argentine peso": "ARS",
    "brazilian real": "BRL",
    "reais": "BRL",
    "zloty": "PLN",
    "złoty": "PLN",
    "riyal": "SAR",
    "dirham": "AED",
    "shekel": "ILS",
    "new shekel": "ILS",
    "rand": "ZAR",
    "krone": "NOK",
    "kroner": "NOK",
    "norwegian krone": "NOK",
    "norwegian kroner": "NOK",
    "danish krone": "DKK",
    "danish kroner": "DKK",
    "krona": "SEK",
    "kronor": "SEK",
    "swedish krona": "SEK",
    "swedish kronor": "SEK",
    "forint": "HUF",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "naira": "NGN",
    "tenge": "KZT",
    "cent": "USD",
    "penny": "GBP",
    "pence": "GBP",
}

# Names that several countries gave their money, or gave up: figures of them are counts of what they name.
COINS = frozenset(
    "afghani ariary birr bolivar boliviano cedi colon cordoba crown dalasi denar dinar drachma dram ducat "
    "escudo florin gourde guarani guilder guinea kip koruna kuna kwacha kwanza kyat lari lek lempira "
    "leone leu lev lire litas loti manat mark markka metical ouguiya pataca pula punt quetzal real reale "
    "riel schilling shilling sol som sovereign taka talent thaler tugrik vatu".split()
)

HUNDREDTHS = frozenset({"cent", "cents", "penny", "pence"})

# What can stand behind a figure and is no currency.
SUMS = frozenset(
    "aid altogether award bailout bid bill bond bonus bribe budget cash compensation contract cost credit "
    "damage deal debt deficit donation extra fee fine fund grant gross income investment less lifeline "
    "loan loss more net offer order overall package payment payout penalty pledge plus price prize profit "
    "project purchase ransom revenue salary sale settlement spending subsidy tax today tomorrow total "
    "transfer upfront wage worth yesterday".split()
)
