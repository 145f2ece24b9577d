"""A «contacts» cell: phones, e-mail addresses, and the words beside them (whose they are)."""

import re

from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.cells import Cell, cell_text
from nastavnik.rules.people.parsed import Contacts

_GAP = r"[\s\u00a0()\[\]\-\u2010-\u2015.]"
_PHONE = re.compile(
    rf"(?<![\d+])(?:(?:\+\s?7|8|7){_GAP}*)?\(?\d(?:{_GAP}*\d){{9}}(?!\d)"
    r"(?:[\s,;]*(?:доб(?:авочный)?|вн(?:утр)?|ext|#)\.?\s*(\d{1,6}))?",
    re.IGNORECASE,
)
_FOREIGN = re.compile(rf"\+(?!7)\d(?:{_GAP}*\d){{7,13}}(?!\d)")
_EMAIL = re.compile(
    r"(?:mailto:)?([^\s<>,;:()«»\"@]+@[^\s<>,;:()«»\"@]+\.[^\s<>,;:()«»\"@.]{2,})", re.IGNORECASE
)
_PLAIN_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zа-яё0-9-]+(?:\.[a-zа-яё0-9-]+)+")
_LABELS = re.compile(
    r"(?<![\w])(?:контактн\w+|тел(?:еф\w*)?|моб(?:ильн\w*)?|сот(?:ов\w*)?|дом(?:ашн\w*)?|раб(?:оч\w*)?|"
    r"e-?mail|эл(?:ектронн\w+)?|почта|адрес|ватсап|whats\s?app|т|факс)(?![\w])\.?\s*:?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[()\[\]]")
_NOTHING = {"нет", "отсутствует", "отсутствуют", "не указан", "не указаны", "нет данных"}
_POINT_ZERO = re.compile(r"(?<=\d{7})\.0\b")
_SCIENTIFIC = re.compile(r"\d[.,]\d+e\+\d+", re.IGNORECASE)
_AREA_STARTS = "34789"  # first digits of Russian and Kazakh codes


def read_phones(text: str) -> list[str]:
    """Every phone as +7XXXXXXXXXX (abroad +CODE…), an extension after a comma, in order, once each."""
    phones, _ = _take_phones(text)
    return phones


def shown_phone(phone: str) -> str:
    """+79141234567 → «+7 (914) 123-45-67»; an extension as «доб. 12»; foreign numbers as they are."""
    number, _, extension = phone.partition(",")
    if re.fullmatch(r"\+7\d{10}", number):
        number = f"+7 ({number[2:5]}) {number[5:8]}-{number[8:10]}-{number[10:]}"
    return f"{number} доб. {extension}" if extension else number


def read_contacts(cell: Cell) -> tuple[Contacts, tuple[Problem, ...]]:
    """The contacts of a cell. Words beside phones and e-mails are the representative's; odd ones a note."""
    text = cell_text(cell)
    if not text:
        return Contacts(), ()
    emails, rest, problems = _take_emails(text)
    phones, rest = _take_phones(rest)
    if not rest.strip(" ,;.()"):
        return Contacts(tuple(phones), tuple(emails)), tuple(problems)
    words = _BRACKETS.sub(" ", _LABELS.sub(" ", rest))
    words = re.sub(r"\s+(?=[,;])|(?<=[,;])[\s,;]+", "", " ".join(words.split())).strip(" ,;:./\\-–—+|")
    digits = sum(letter.isdigit() for letter in words)
    if digits >= 4 or _SCIENTIFIC.search(words):
        problems.append(
            Problem(
                "phone-unread",
                f"«{words}» не похоже на номер телефона с кодом. Запись останется примечанием к контактам.",
                blocks=False,
            )
        )
        return Contacts(tuple(phones), tuple(emails), "", words), tuple(problems)
    words = re.sub(r"[,;](?=\w)", ", ", words)
    name = words if sum(letter.isalpha() for letter in words) > 1 and words.lower() not in _NOTHING else ""
    return Contacts(tuple(phones), tuple(emails), name), tuple(problems)


def _take_emails(text: str) -> tuple[list[str], str, list[Problem]]:
    if "@" not in text:
        return [], text, []
    emails: list[str] = []
    problems: list[Problem] = []
    for found in _EMAIL.finditer(text):
        address = found[1].lower().rstrip(".")
        if not _PLAIN_EMAIL.fullmatch(address):
            problems.append(
                Problem(
                    "email-strange", f"Адрес «{address}» записан с ошибкой: проверьте буквы.", blocks=False
                )
            )
        elif address not in emails:
            emails.append(address)
    rest = _EMAIL.sub(" ", text)
    if "@" in rest:
        problems.append(
            Problem("email-strange", f"В «{text}» есть неполный адрес электронной почты.", blocks=False)
        )
    return emails, rest, problems


def _take_phones(text: str) -> tuple[list[str], str]:
    if ".0" in text:
        text = _POINT_ZERO.sub("", text)
    phones: list[str] = []

    def taken(found: re.Match[str]) -> str:
        phone = _canonical(found)
        if phone is None:
            return found[0]
        if phone not in phones:
            phones.append(phone)
        return " "

    rest = _FOREIGN.sub(taken, text) if "+" in text else text
    return phones, _PHONE.sub(taken, rest)


def _canonical(found: re.Match[str]) -> str | None:
    extension = found[1] if found.re is _PHONE else None
    body = found[0] if extension is None else found[0][: found.start(1) - found.start()]
    digits = re.sub(r"\D", "", body)
    if found.re is _FOREIGN:
        return f"+{digits}"
    national = digits[-10:]
    if national[0] not in _AREA_STARTS or len(set(national)) < 3:
        return None
    return f"+7{national}" + (f",{extension}" if extension else "")
