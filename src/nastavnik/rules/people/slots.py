"""Times that suit a person, as data: a code a weekday. Kept in `slots` of requests and mentor profiles."""

SLOTS = {
    "mon": "понедельник",
    "tue": "вторник",
    "wed": "среда",
    "thu": "четверг",
    "fri": "пятница",
    "sat": "суббота",
    "sun": "воскресенье",
}
SHORT = {"mon": "пн", "tue": "вт", "wed": "ср", "thu": "чт", "fri": "пт", "sat": "сб", "sun": "вс"}


def slots_of(weekdays: tuple[int, ...]) -> list[str]:
    """Codes of weekdays counted from Monday as 0, in the order of the week."""
    codes = list(SLOTS)
    return [codes[day] for day in sorted(set(weekdays))]


def slots_shown(slots: list[str]) -> str:
    """«вт, чт»; an unknown code is left out."""
    return ", ".join(SHORT[code] for code in SLOTS if code in slots)
