"""Numbers with nouns and numbers in words."""

from num2words import num2words

from nastavnik.rules.documents.wording.cases import Case, Gender

NBSP = "\N{NO-BREAK SPACE}"


def form_for(n: int, one: str, few: str, many: str) -> str:
    """The form of the noun that agrees with `n`: 1 пара, 2 пары, 5 пар, 11 пар, 21 пара."""
    tens, units = abs(n) % 100, abs(n) % 10
    if 11 <= tens <= 14 or units == 0 or units >= 5:
        return many
    return one if units == 1 else few


def plural(n: int, one: str, few: str, many: str) -> str:
    """«21 пара», «1 204 пары»: the number in groups of three and its noun, never broken across lines."""
    digits = f"{n:,}".replace(",", NBSP) if abs(n) >= 10_000 else str(n)
    return f"{digits}{NBSP}{form_for(n, one, few, many)}"


def in_words(n: int, case: Case = Case.NOMINATIVE, gender: Gender = Gender.MALE) -> str:
    """«двадцать одна», «двадцатью одной»; the last word agrees in gender."""
    letter = "f" if gender is Gender.FEMALE else "m"
    return str(num2words(n, lang="ru", case=case.value, gender=letter))
