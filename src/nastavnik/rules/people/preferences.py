"""What a mentor wishes, in his words: ages of mentees, time and number of people."""

import re

from nastavnik.rules.people.parsed import AgeWindow, TimeResource

_ANY = re.compile(
    r"люб(?:ой|ые|ого|ая)|не (?:имеет значения|важен|важно|принципиально)|без ограничений|"
    r"вс(?:е|ех) возраст|^вс[ея]$|неважно"
)
# Groups of people and their usual ages.
_GROUPS: tuple[tuple[str, int, int | None], ...] = (
    (r"дошкол", 3, 7),
    (r"младш\w+|начальн\w+ (?:класс|школ|звен)", 7, 11),
    (r"средн\w+ (?:класс|школ|звен|возраст)|средн\w+ школьн", 11, 16),
    (r"старш\w+ (?:класс|школ|звен|возраст)|старшеклассн|старш\w+ школьн", 15, 18),
    (r"подрост", 11, 17),
    (r"студент", 16, 23),
    (r"взросл|молод\w+ (?:педагог|специалист|учител)|педагог|учител|специалист", 18, None),
)
_NUMBER = r"(?<!\d)(\d{1,2})(?!\d)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:лет|года|год|-?\w{{0,2}})?\s*(?:[-\u2010-\u2015]|до|по)\s*{_NUMBER}")
_FROM = re.compile(
    rf"(?:от|\bс|(?<!не )старше|не младше)\s*{_NUMBER}|{_NUMBER}\s*(?:\+|лет и старше|и старше|и выше)"
)
_TO = re.compile(rf"(?:до|(?<!не )младше|не старше)\s*{_NUMBER}|{_NUMBER}\s*(?:лет и младше|и младше)")
_ONE = re.compile(_NUMBER)
_CLASS = re.compile(r"класс|кл\b|кл\.|\d\s?[«\"]?[а-е]\b")
_YEARS_BEFORE_CLASS = 6  # in class 1 pupils are 6.5 to 8: a class n means ages n + 6 and n + 7

_WEEKDAYS = tuple(
    re.compile(rf"\b(?:{word})\b")
    for word in (
        r"понедельник\w*", r"вторник\w*", r"сред(?:а|у|ы|е|ам|ой)", r"четверг\w*", r"пятниц\w*", r"суббот\w*",
        r"воскресень\w*",
    )
)  # fmt: skip
_SHORT_DAYS = {"пн": 0, "вт": 1, "ср": 2, "чт": 3, "пт": 4, "сб": 5, "вс": 6}
_DAY_SPAN = re.compile(r"\b(пн|вт|ср|чт|пт|сб|вс)\.?\s*[-\u2010-\u2015]\s*(пн|вт|ср|чт|пт|сб|вс)\b")
_WORD_NUMBERS = {
    "один": 1, "одного": 1, "одна": 1, "одну": 1, "одному": 1, "раз": 1, "два": 2, "две": 2, "двух": 2,
    "двое": 2, "двоих": 2, "три": 3, "трех": 3, "троих": 3, "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5,
    "полтора": 1.5,
}  # fmt: skip
_COUNT = r"(\d{1,3}(?:[.,]\d)?|" + "|".join(_WORD_NUMBERS) + r")"
_PEOPLE = re.compile(
    rf"{_COUNT}\s*(?:-\s*\w{{1,3}})?\s*(?:наставляем|человек|чел\b|ученик|учени[цк]|учащ|обучающ|"
    r"студент|педагог|ребен|дет|пар\b|пары|пара|школьник|подопечн|молод)"
)
_LONG = re.compile(rf"(?:{_COUNT}\s*(?:[-\u2010-\u2015]\s*\d+\s*)?)?(?:\b|(?<=\d))(час|ч\b|мин)")
_TIMES = re.compile(rf"{_COUNT}\s*(?:[-\u2010-\u2015]\s*\d+\s*)?раза?\b")
_MONTHLY = re.compile(r"в месяц|ежемесячн|/\s*мес")
_DAILY = re.compile(r"в день|ежедневн|каждый день")
_WEEKLY = re.compile(r"в неделю|еженедельн|каждую неделю|/\s*нед|недел")
_WORKING_DAYS_A_WEEK = 5
_WEEKS_A_MONTH = 4


def read_ages(text: str) -> AgeWindow | None:
    """«10-14 лет», «5–7 класс», «младшие школьники», «от 12», «любой»; None where not understood."""
    low = text.lower().replace("ё", "е").strip()
    if not low or _ANY.search(low):
        return AgeWindow() if low else None
    spans = _number_spans(low)
    if spans and _CLASS.search(low):
        spans = [_class_ages(least, most) for least, most in spans]
    if not spans:
        spans = [(least, most) for pattern, least, most in _GROUPS if re.search(pattern, low)]
    if not spans:
        return None
    leasts = [least for least, _ in spans]
    mosts = [most for _, most in spans]
    least = None if None in leasts else min(value for value in leasts if value is not None)
    most = None if None in mosts else max(value for value in mosts if value is not None)
    if most is not None and (most > 80 or (least is not None and least > most)):
        return None
    return AgeWindow(least, most)


def _number_spans(low: str) -> list[tuple[int | None, int | None]]:
    spans: list[tuple[int | None, int | None]] = []
    for pattern, order in ((_RANGE, "both"), (_FROM, "from"), (_TO, "to"), (_ONE, "one")):
        for found in pattern.finditer(low):
            numbers = [int(number) for number in found.groups() if number]
            if order == "both":
                spans.append((numbers[0], numbers[1]))
            else:
                spans.append((None if order == "to" else numbers[0], None if order == "from" else numbers[0]))
        low = pattern.sub(" ", low)
    return spans


def _class_ages(least: int | None, most: int | None) -> tuple[int | None, int | None]:
    return (
        None if least is None else least + _YEARS_BEFORE_CLASS,
        None if most is None else most + _YEARS_BEFORE_CLASS + 1,
    )


def read_time_resource(text: str) -> TimeResource:
    """People at once, hours a week and weekdays as far as they are said; of «1–2 часа» the lesser."""
    low = text.lower().replace("ё", "е").replace("\u00a0", " ")
    return TimeResource(_capacity(low), _hours_a_week(low), _weekdays(low))


def _capacity(low: str) -> int | None:
    found = [_number(match[1]) for match in _PEOPLE.finditer(low)]
    whole = [int(number) for number in found if 1 <= number <= 100]
    return max(whole, default=None)


def _hours_a_week(low: str) -> float | None:
    long = _LONG.search(low)
    if long is None or re.search(r"после|\bс\s*$", low[max(0, long.start() - 8) : long.start()]):
        return None
    hours = _number(long[1]) if long[1] else 1.0
    if long[2] == "мин":
        hours /= 60
    times = _TIMES.search(low)
    count = _number(times[1]) if times else (1.0 if "раз " in low else None)
    if _MONTHLY.search(low):
        return round(hours * (count or 1) / _WEEKS_A_MONTH, 2)
    if _DAILY.search(low):
        return round(hours * (count or 1) * _WORKING_DAYS_A_WEEK, 2)
    if _WEEKLY.search(low):
        return round(hours * (count or 1), 2)
    return None


def _number(text: str) -> float:
    return float(_WORD_NUMBERS.get(text) or text.replace(",", "."))


def _weekdays(low: str) -> tuple[int, ...]:
    days = {number for number, day in enumerate(_WEEKDAYS) if day.search(low)}
    for found in _DAY_SPAN.finditer(low):
        first, last = _SHORT_DAYS[found[1]], _SHORT_DAYS[found[2]]
        days |= set(range(first, last + 1))
    days |= {number for short, number in _SHORT_DAYS.items() if re.search(rf"\b{short}\b", low)}
    if re.search(r"будн|рабочи\w+ дн", low):
        days |= set(range(5))
    if "выходн" in low:
        days |= {5, 6}
    return tuple(sorted(days))
