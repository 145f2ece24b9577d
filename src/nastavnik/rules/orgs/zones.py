"""Time zones of Russia: by the name in the IANA base, by «МСК+3», by the name of a city."""

import re

ZONES: dict[str, str] = {
    "Europe/Kaliningrad": "МСК−1, Калининград",
    "Europe/Moscow": "МСК, Москва",
    "Europe/Simferopol": "МСК, Симферополь",
    "Europe/Volgograd": "МСК, Волгоград",
    "Europe/Kirov": "МСК, Киров",
    "Europe/Samara": "МСК+1, Самара",
    "Europe/Astrakhan": "МСК+1, Астрахань",
    "Europe/Saratov": "МСК+1, Саратов",
    "Europe/Ulyanovsk": "МСК+1, Ульяновск",
    "Asia/Yekaterinburg": "МСК+2, Екатеринбург",
    "Asia/Omsk": "МСК+3, Омск",
    "Asia/Krasnoyarsk": "МСК+4, Красноярск",
    "Asia/Novosibirsk": "МСК+4, Новосибирск",
    "Asia/Novokuznetsk": "МСК+4, Новокузнецк",
    "Asia/Barnaul": "МСК+4, Барнаул",
    "Asia/Tomsk": "МСК+4, Томск",
    "Asia/Irkutsk": "МСК+5, Иркутск",
    "Asia/Yakutsk": "МСК+6, Якутск",
    "Asia/Chita": "МСК+6, Чита",
    "Asia/Khandyga": "МСК+6, Хандыга",
    "Asia/Vladivostok": "МСК+7, Владивосток",
    "Asia/Ust-Nera": "МСК+7, Усть-Нера",
    "Asia/Magadan": "МСК+8, Магадан",
    "Asia/Sakhalin": "МСК+8, Сахалин",
    "Asia/Srednekolymsk": "МСК+8, Среднеколымск",
    "Asia/Kamchatka": "МСК+9, Камчатка",
    "Asia/Anadyr": "МСК+9, Анадырь",
}
_BY_OFFSET = {
    -1: "Europe/Kaliningrad", 0: "Europe/Moscow", 1: "Europe/Samara", 2: "Asia/Yekaterinburg", 3: "Asia/Omsk",
    4: "Asia/Krasnoyarsk", 5: "Asia/Irkutsk", 6: "Asia/Yakutsk", 7: "Asia/Vladivostok", 8: "Asia/Magadan",
    9: "Asia/Kamchatka",
}  # fmt: skip
_MOSCOW_IS_UTC = 3
_OFFSET = re.compile(r"^(мск|msk|utc|gmt)\s*(?:([+-])\s*(\d{1,2}))?(?::?00)?$")


def read_zone(text: str) -> str | None:
    """The IANA name of the zone that the words mean; None when they mean none of Russia's zones."""
    plain = re.sub(r"[−–—]", "-", " ".join(text.split())).lower().replace("ё", "е").replace("+ ", "+")
    for name, title in ZONES.items():
        offset, _, city = title.lower().replace("−", "-").partition(", ")
        if plain in (name.lower(), city, f"{offset}, {city}", f"{offset} ({city})", f"{offset} {city}"):
            return name
    found = _OFFSET.match(plain)
    if found is None:
        return None
    hours = int(found[3] or 0) * (-1 if found[2] == "-" else 1)
    return _BY_OFFSET.get(hours if found[1] in ("мск", "msk") else hours - _MOSCOW_IS_UTC)


def zone_title(name: str) -> str:
    """«МСК+3, Омск» for «Asia/Omsk»; an unknown name as it is."""
    return ZONES.get(name, name)
