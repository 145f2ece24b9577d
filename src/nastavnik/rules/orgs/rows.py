"""Reading one row of a list of organisations into facts, with every problem at its cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from nastavnik.rules.orgs.columns import FIGURES, Column, Header
from nastavnik.rules.orgs.figures import MOST, TITLES, check_figures, read_school_year
from nastavnik.rules.orgs.heads import read_flag, read_gender, read_post
from nastavnik.rules.orgs.kinds import MUNICIPALITY, REGION, read_kind
from nastavnik.rules.orgs.numbers import read_inn, read_ogrn
from nastavnik.rules.orgs.zones import read_zone
from nastavnik.rules.outcome import Place, Problem, blocking
from nastavnik.rules.people.cells import Cell, RawRow, cell_text
from nastavnik.rules.people.dates import read_date
from nastavnik.rules.people.names import normalise_name, split_full_name

C = Column
CODE = re.compile(r"^[\w.\-/№]{1,32}$")
_EMAIL = re.compile(r"[^\s@<>,;\"«»()]+@[^\s@<>,;\"«»()]+\.[^\s@<>,;\"«».()]{2,}")
_SITE = re.compile(r"(?:https?://)?[\w\-]+(?:\.[\w\-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—", "нет", "н/д", "нет данных"})
_FORMULA_GUARD = re.compile(r"^'(?=[=+\-@\t\r＝＋－＠])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PLAIN = {
    C.FOUNDER: "founder",
    C.PLACE: "place",
    C.ADDRESS: "address",
    C.PHONE: "phone",
}
_NAMES = {
    C.HEAD_SURNAME: "head_surname",
    C.HEAD_GIVEN: "head_given",
    C.HEAD_PATRONYMIC: "head_patronymic",
}
# Of a territory «вид» says the level.
LEVELS = {MUNICIPALITY: "municipality", REGION: "region"}

Fact = str | bool


@dataclass(slots=True)
class UnitRow:
    """One row as it was read. `facts` are fields of a unit that the row states; an empty cell states nothing."""

    sheet: str
    row: int
    code: str = ""
    level: str | None = None  # None: the row does not say
    kind: str | None = None
    facts: dict[str, Fact] = field(default_factory=dict)
    municipality: str = ""
    region: str = ""
    year: int | None = None
    figures: dict[str, int] = field(default_factory=dict)
    source: str = ""
    as_of: date | None = None
    columns: dict[Column, str] = field(default_factory=dict)  # the titles as the file has them
    problems: list[Problem] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        return bool(blocking(self.problems))

    def place(self, column: Column | None = None) -> Place:
        title = self.columns.get(column, str(column)) if column else ""
        return Place(self.sheet, self.row, title)

    def add(self, problem: Problem, column: Column | None = None, *, blocks: bool | None = None) -> None:
        """Note a problem at a cell of this row."""
        stops = problem.blocks if blocks is None else blocks
        self.problems.append(replace(problem, where=self.place(column), blocks=stops))


def clean_text(cell: Cell) -> str:
    """The text of a cell: no signs that cannot be seen, no guard that an export put before a formula sign."""
    text = cell_text(_CONTROL.sub(" ", cell) if isinstance(cell, str) else cell)
    return _FORMULA_GUARD.sub("", text)


def read_unit_row(raw: RawRow, header: Header, sheet: str, *, today: date, date1904: bool = False) -> UnitRow:
    """What the row says. Faults of single facts are warnings: the fact is left out."""
    cells = {
        column: raw.cells[index] if index < len(raw.cells) else None
        for index, column in header.columns.items()
    }
    row = UnitRow(
        sheet=sheet,
        row=raw.number,
        columns={column: header.titles[index] for index, column in header.columns.items()},
    )
    _Reader(row, cells, today, date1904).read()
    return row


class _Reader:
    def __init__(self, row: UnitRow, cells: dict[Column, Cell], today: date, date1904: bool) -> None:
        self.row = row
        self.cells = cells
        self.today = today
        self.date1904 = date1904

    def read(self) -> None:
        self._code()
        self._kind()
        self.row.municipality = self._text(C.MUNICIPALITY)
        self.row.region = self._text(C.REGION)
        self._names()
        for column, name in _PLAIN.items():
            self._keep(name, self._text(column))
        self._checked()
        self._head()
        self._figures()

    def _text(self, column: Column) -> str:
        text = clean_text(self.cells.get(column))
        return "" if text.lower() in _DASHES else text

    def _keep(self, name: str, value: Fact | None) -> None:
        if value not in (None, ""):
            self.row.facts[name] = value

    def _code(self) -> None:
        code = self._text(C.CODE)
        if not code:
            self.row.add(
                Problem("no-code", "Не указан код: короткое обозначение без пробелов, например «t-5»."),
                C.CODE,
            )
        elif not CODE.match(code):
            self.row.add(
                Problem(
                    "bad-code",
                    f"Код «{code[:40]}» не подходит: до 32 букв, цифр, точек и дефисов, без пробелов.",
                ),
                C.CODE,
            )
        self.row.code = code

    def _kind(self) -> None:
        text = self._text(C.KIND)
        if not text:
            return
        kind = read_kind(text)
        if kind is None:
            self.row.add(
                Problem(
                    "unknown-kind",
                    f"Вид «{text[:60]}» неизвестен. Подойдут: школа, детский сад, дополнительное образование, "
                    "колледж, наставнический центр, методический центр, орган управления образованием.",
                ),
                C.KIND,
            )
        elif kind in LEVELS:
            self.row.level = LEVELS[kind]
        else:
            self.row.level, self.row.kind = "organisation", kind

    def _names(self) -> None:
        name, short = self._text(C.NAME), self._text(C.SHORT_NAME)
        self._keep("name", name)
        self._keep("short_name", short)

    def _checked(self) -> None:
        """Facts with a form of their own: what cannot be right is left out, and said."""
        for column, name, read in (
            (C.INN, "inn", read_inn),
            (C.OGRN, "ogrn", read_ogrn),
            (C.EMAIL, "email", _email),
            (C.SITE, "site", _site),
            (C.TIME_ZONE, "time_zone", _zone),
        ):
            self._one(column, name, read)

    def _one(self, column: Column, name: str, read: Callable[[Cell], tuple[str, Problem | None]]) -> None:
        if not self._text(column):
            return
        cell = self.cells[column]
        value, problem = read(clean_text(cell) if isinstance(cell, str) else cell)
        if problem is not None:
            self.row.add(replace(problem, text=f"{problem.text} Эта ячейка пропущена."), column, blocks=False)
        self._keep(name, value)

    def _head(self) -> None:
        whole = self._text(C.HEAD_NAME)
        if whole:
            name = split_full_name(whole)
            for field_name, part in zip(
                _NAMES.values(), (name.surname, name.given, name.patronymic), strict=True
            ):
                self._keep(field_name, part)
        for column, field_name in _NAMES.items():
            self._keep(field_name, normalise_name(self._text(column)))
        post, acting = read_post(self._text(C.HEAD_POST))
        self._keep("head_post", post)
        if post:
            self._keep("head_acting", acting)
        self._flag(C.HEAD_ACTING, "head_acting", read_flag, "«да» или «нет»")
        self._flag(C.HEAD_GENDER, "head_gender", read_gender, "«мужской» или «женский»")

    def _flag(self, column: Column, name: str, read: Callable[[str], Fact | None], wanted: str) -> None:
        text = clean_text(self.cells.get(column))
        if not text:
            return
        value = read(text)
        if value is None:
            self.row.add(
                Problem("unread-mark", f"«{text[:40]}» не понято: нужно {wanted}.", blocks=False), column
            )
        elif not (name == "head_acting" and value is False and self.row.facts.get(name) is True):
            self._keep(name, value)

    def _figures(self) -> None:
        for column, kind in FIGURES.items():
            self._figure(column, kind)
        of_title = {TITLES[kind]: column for column, kind in FIGURES.items()}
        for problem in check_figures(self.row.figures):
            self.row.add(problem, of_title[problem.where.column])
        self.row.source = self._text(C.SOURCE)
        self._year()
        self._as_of()

    def _figure(self, column: Column, kind: str) -> None:
        text = self._text(column)
        if not text:
            return
        digits = re.sub(r"[\s\u00a0\u202f]+", "", text)
        if not digits.isascii() or not digits.isdigit() or int(digits[:12]) > MOST:
            self.row.add(
                Problem("bad-figure", f"«{text[:40]}» – не число: нужно целое число человек."), column
            )
            return
        self.row.figures[kind] = int(digits)

    def _year(self) -> None:
        text = self._text(C.YEAR)
        if not text:
            return
        self.row.year = read_school_year(text)
        if self.row.year is None:
            self.row.add(
                Problem("bad-year", f"«{text[:40]}» – не учебный год: нужно, например, «2026/27»."), C.YEAR
            )

    def _as_of(self) -> None:
        cell = self.cells.get(C.AS_OF)
        if not self._text(C.AS_OF):
            return
        found = read_date(cell, today=self.today, oldest=2000, date1904=self.date1904)
        self.row.as_of = found.value
        if found.value is None:
            self.row.add(
                Problem(
                    "bad-date",
                    f"«{clean_text(cell)[:40]}» – не дата не позже сегодняшней: нужно, например, «01.09.2026».",
                ),
                C.AS_OF,
            )


def _email(cell: Cell) -> tuple[str, Problem | None]:
    text = clean_text(cell).removeprefix("mailto:").rstrip(".,;").lower()
    if _EMAIL.fullmatch(text):
        return text, None
    return "", Problem("bad-email", f"Адрес «{text[:80]}» не похож на адрес электронной почты.")


def _site(cell: Cell) -> tuple[str, Problem | None]:
    text = clean_text(cell).rstrip(".,;")
    if not _SITE.fullmatch(text):
        return "", Problem("bad-site", f"«{text[:80]}» не похоже на адрес сайта.")
    return (text if "://" in text else f"https://{text}"), None


def _zone(cell: Cell) -> tuple[str, Problem | None]:
    text = clean_text(cell)
    zone = read_zone(text)
    if zone is None:
        return "", Problem(
            "unknown-zone",
            f"Часовой пояс «{text[:40]}» неизвестен: подойдут «МСК+3», «Омск» или «Asia/Omsk».",
        )
    return zone, None
