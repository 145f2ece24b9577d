"""Numbers of acts as they are written, rightly and wrongly."""

import re

from nastavnik.rules.documents.legal import ACTS, Act, Kind, act

NBSP = "\N{NO-BREAK SPACE}"
_SPACE = r"[\s\u00a0]"
_DASH = r"[-\u2010-\u2015\u2212]"
_JOIN = rf"{_SPACE}?{_DASH}?{_SPACE}?"
_SLASH = rf"{_SPACE}?/{_SPACE}?"
_LOOSE = {
    "r145": rf"[РPрp]{_JOIN}145",
    "mr42": rf"[МMмm][РPрp]{_JOIN}42{_SLASH}0?2",
    "az1128": rf"[АAаa][ЗZ3зz]{_JOIN}1128{_SLASH}0?8(?:{_SLASH}657)?",
    "data-in-schools": rf"ЛБ{_JOIN}[СC]{_JOIN}074{_JOIN}24059",
    "office-work": r"ГОСТ\s+Р\s+7\.0\.97[-–—]2016",
    "office-work-2003": r"ГОСТ\s+Р\s+6\.30[-–—](?:20)?03",
}
"""However the number of a well-known act may be written by a slip: Latin letters, no hyphen, spaces."""
TURNED = rf"145{_JOIN}[рРpP]"
"""«145-р»: Р-145 turned round. Other bodies do have directions of such a number."""
_LAW = rf"\d{{1,3}}{_JOIN}Ф[ЗЗ3]"
_SIGN = rf"(?:№|(?<!\w)N[oо]?\.?(?={_SPACE}*[\dА-ЯA-Z]*{_JOIN}\d))"
_PLAIN = r"[A-Za-zА-Яа-яЁё0-9_]+(?:[-‑–—/.§][A-Za-zА-Яа-яЁё0-9_]+)*"
_KNOWN = "|".join([*_LOOSE.values(), TURNED, _LAW, rf"\d{{2,4}}{_DASH}р"])
NUMBER = (
    rf"{_SIGN}(?:{_SPACE}|_)*(?:(?:{_KNOWN})(?![\w/])|{_PLAIN})"
    rf"|(?<![\w/.№-])(?:{_KNOWN})(?![\w/]|{_DASH}\w)"
)
_WITH_SIGN = re.compile(rf"^{_SIGN}(?:{_SPACE}|_)*", re.IGNORECASE)


def without_sign(number: str) -> str:
    """«№ 01-10/925____» → «01-10/925»."""
    return _WITH_SIGN.sub("", number).strip("_")


def is_bare(number: str) -> bool:
    """Written without «№»."""
    return _WITH_SIGN.match(number) is None


def normal(number: str) -> str:
    """As numbers are compared: no sign, no spaces, one kind of dash. Letters stay as they are typed."""
    number = without_sign(number)
    if not number.upper().startswith("ГОСТ"):
        number = re.sub(_SPACE, "", number)
    return re.sub(_DASH, "-", number)


def meant_act(number: str) -> Act | None:
    """The well-known act whose number this is, even with a slip."""
    bare = without_sign(number)
    for code, loose in _LOOSE.items():
        if re.fullmatch(loose, bare, re.IGNORECASE):
            return act(code)
    return None


def is_turned(number: str) -> bool:
    return re.fullmatch(TURNED, without_sign(number)) is not None


_LOOK_ALIKE = str.maketrans({"P": "Р", "M": "М", "A": "А", "C": "С", "3": "З"})


def acts_of(number: str) -> list[Act]:
    """Acts that have exactly this number; there may be others of the same number that are not in the catalogue."""
    written = normal(number).upper()
    digits, dash, letters = written.partition("-")
    wanted = (written, digits + dash + letters.translate(_LOOK_ALIKE) if digits.isdigit() else written)
    return [one for one in ACTS if one.number.upper() in wanted or written in one.also]


def is_exact(number: str, one: Act) -> bool:
    """Written as the act itself writes it, the kinds of dashes and spaces aside; «273-фз» and «ФЗ № 273» are forgiven."""
    written = normal(number)
    if one.kind is Kind.LAW and written.upper() in (one.number, one.number.removesuffix("-ФЗ")):
        return True
    return written in (one.number, *one.also)


def same_digits(number: str, one: Act) -> bool:
    """Only letters are lost: «1128/08», «1264»."""
    digits = re.sub(r"[^\d/]", "", one.number)
    return one.kind is not Kind.LAW and normal(number) == digits


def mended_number(number: str, one: Act) -> str:
    """The right number with the sign as it stands; a sign that is glued with a letter N becomes «№»."""
    sign = _WITH_SIGN.match(number)
    if sign is None:
        return one.number
    return f"№{NBSP}{one.number}" if sign[0].upper() == "N" else sign[0] + one.number
