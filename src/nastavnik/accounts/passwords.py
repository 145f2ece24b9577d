"""A password made of words that everybody in a school would try first is refused."""

import re
from typing import Any

from django.core.exceptions import ValidationError

COMMON_HERE = (
    "наставничество", "наставник", "наставляемый", "куратор", "координатор", "учитель", "учительская",
    "школа", "гимназия", "лицей", "колледж", "директор", "администратор", "админ", "пароль", "цмн",
    "nastavnichestvo", "nastavnik", "kurator", "curator", "coordinator", "koordinator", "uchitel", "teacher",
    "shkola", "school", "gimnaziya", "licey", "director", "direktor", "administrator", "admin",
    "password", "parol", "mentoring", "mentor", "qwerty", "йцукен", "asdfgh", "фывапр", "zxcvbn",
)  # fmt: skip
LETTERS_OF_ONE_OWN = 6
HELP = (
    "Не короче 12 символов. Подойдут несколько слов, не связанных между собой; слова о школе, ваше имя и одни "
    "цифры не подойдут."
)
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и":
        "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
        "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    }
)  # fmt: skip


def in_latin(word: str) -> str:
    """A word as people type it with a Latin keyboard: «Тихое» → «tikhoe»."""
    return word.lower().translate(_LATIN)


class ContextWordsValidator:
    """Refuses a password that has fewer than six letters left without the words of the trade and one's own.

    One's own are the parts of the name and e-mail and the places of the units where the user works.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """ValidationError with a sentence for the user."""
        rest = password.lower().replace("ё", "е")
        for word in sorted(self._words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if sum(letter.isalpha() for letter in rest) < LETTERS_OF_ONE_OWN:
            raise ValidationError(
                "Такой пароль попробуют первым: в нём почти одни слова о школе и наставничестве, ваше имя "
                "или цифры. Возьмите три-четыре слова, не связанных с работой.",
                code="password_of_context",
            )

    def get_help_text(self) -> str:
        return HELP

    def _words(self, user: Any) -> set[str]:
        words = set(COMMON_HERE)
        if user is None:
            return words
        own = [user.surname, user.given, user.patronymic, *re.split(r"[@.\-_]", user.email)]
        if user.pk:
            own += list(user.memberships.values_list("unit__place", flat=True))
        for part in re.findall(r"\w{3,}", " ".join(own).lower().replace("ё", "е")):
            words |= {part, in_latin(part)}
        return words
