"""Russian for explanations: agreement with numbers, titles in a fixed order, sentences."""

from collections.abc import Iterable, Mapping

WEEKDAYS = {"mon": "пн", "tue": "вт", "wed": "ср", "thu": "чт", "fri": "пт", "sat": "сб", "sun": "вс"}
NBSP = "\u00a0"


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form that agrees: 1 наставник, 2 наставника, 5 наставников, 21 наставник."""
    if singular(number):
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


def singular(number: int) -> bool:
    """Does the verb stand in the singular (1, 21, 31…)?"""
    return number % 10 == 1 and number % 100 != 11


def mentors(number: int) -> str:
    return f"{number}{NBSP}{plural(number, 'наставник', 'наставника', 'наставников')}"


def mentees(number: int) -> str:
    return f"{number}{NBSP}{plural(number, 'наставляемый', 'наставляемых', 'наставляемых')}"


def people(number: int) -> str:
    """In the genitive: у 1 человека, у 2 человек."""
    return f"{number}{NBSP}{'человека' if singular(number) else 'человек'}"


def years(number: int) -> str:
    return f"{number}{NBSP}{plural(number, 'год', 'года', 'лет')}"


def days(number: int) -> str:
    return f"{number}{NBSP}{plural(number, 'день', 'дня', 'дней')}"


def topic_list(codes: Iterable[str], titles: Mapping[str, str]) -> str:
    return ", ".join(sorted(titles.get(code, code) for code in codes))


def slot_list(codes: Iterable[str], titles: Mapping[str, str]) -> str:
    """In the order of the week. A code is a weekday, or a weekday, a hyphen and the time: tue-15:00."""
    order = list(WEEKDAYS)

    def place(code: str) -> tuple[int, str]:
        weekday = code.partition("-")[0]
        return (order.index(weekday) if weekday in WEEKDAYS else len(order)), code

    return ", ".join(slot_title(code, titles) for code in sorted(codes, key=place))


def slot_title(code: str, titles: Mapping[str, str]) -> str:
    if code in titles:
        return titles[code]
    weekday, _, time = code.partition("-")
    return f"{WEEKDAYS.get(weekday, weekday)} {time}".rstrip()


def sentence(*clauses: str) -> str:
    """Clauses joined by semicolons, a capital first, a full stop last."""
    text = "; ".join(clause for clause in clauses if clause)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
