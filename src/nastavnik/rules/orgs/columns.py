"""Columns of a list of organisations: their titles, the names people give them, where the header stands."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nastavnik.rules.people.cells import Cell, RawRow, cell_text, is_blank

HEADER_WITHIN = 20


class Column(StrEnum):
    """A fact of an organisation, called by the title that an export gives its column."""

    CODE = "код"
    NAME = "название"
    SHORT_NAME = "краткое название"
    KIND = "вид"
    MUNICIPALITY = "муниципалитет"
    REGION = "регион"
    FOUNDER = "учредитель"
    PLACE = "населённый пункт"
    ADDRESS = "адрес"
    PHONE = "телефон"
    EMAIL = "электронная почта"
    SITE = "сайт"
    INN = "ИНН"
    OGRN = "ОГРН"
    HEAD_NAME = "руководитель"
    HEAD_SURNAME = "фамилия руководителя"
    HEAD_GIVEN = "имя руководителя"
    HEAD_PATRONYMIC = "отчество руководителя"
    HEAD_POST = "должность руководителя"
    HEAD_ACTING = "и. о."
    HEAD_GENDER = "пол руководителя"
    TIME_ZONE = "часовой пояс"
    YEAR = "учебный год"
    PUPILS = "обучающихся всего"
    PUPILS_10_19 = "10–19"
    PUPILS_15_19 = "15–19"
    TEACHERS = "педагогов"
    YOUNG_SPECIALISTS = "молодых специалистов"
    ENTERPRISES = "предприятий"
    SOURCE = "источник"
    AS_OF = "дата"


C = Column
FIGURES: dict[Column, str] = {
    C.PUPILS: "pupils",
    C.PUPILS_10_19: "pupils_10_19",
    C.PUPILS_15_19: "pupils_15_19",
    C.TEACHERS: "teachers",
    C.YOUNG_SPECIALISTS: "young_specialists",
    C.ENTERPRISES: "enterprises",
}
FIGURE_COLUMNS = (C.YEAR, *FIGURES, C.SOURCE, C.AS_OF)
UNIT_COLUMNS = tuple(c for c in Column if c is not C.HEAD_NAME and c not in FIGURE_COLUMNS)

# Titles as patterns over the folded title: lower case, е for ё, words parted by one space.
_PATTERNS: tuple[tuple[Column, str], ...] = (
    (C.YOUNG_SPECIALISTS, r"(?:\w+ )*молод\w+ (?:специалист|педагог)\w*.*"),
    (C.PUPILS_10_19, r"(?:.* )?10 (?:до )?19(?: лет)?"),
    (C.PUPILS_15_19, r"(?:.* )?15 (?:до )?19(?: лет)?"),
    (
        C.PUPILS,
        r"(?:число |количество |всего |общее |численность |контингент )*(?:обучающ\w+|учащ\w+|детей|учеников)"
        r"(?: всего| человек| чел)*|контингент",
    ),
    (
        C.TEACHERS,
        r"(?:число |количество |всего |численность )*(?:педагог\w*|учител\w+)(?: работник\w*)?(?: всего)?",
    ),
    (C.ENTERPRISES, r"(?:число |количество |всего )*предприяти\w*(?: и организаци\w*)?(?: на территории)?"),
    (C.CODE, r"код(?: организации| оо| учреждения)?|code"),
    (C.HEAD_SURNAME, r"фамилия(?: руководител\w*| директор\w*)?"),
    (C.HEAD_GIVEN, r"имя(?: руководител\w*| директор\w*)?"),
    (C.HEAD_PATRONYMIC, r"отчество(?: руководител\w*| директор\w*)?"),
    (C.HEAD_NAME, r"(?:фио |ф и о )?(?:руководител\w*|директор\w*)(?: фио| ф и о| организации)?"),
    (C.HEAD_POST, r"должность(?: руководител\w*)?"),
    (C.HEAD_ACTING, r"(?:и о|ио|врио|исполняющ\w+ обязанности)(?: руководител\w*| директор\w*)?"),
    (C.HEAD_GENDER, r"пол(?: руководител\w*| директор\w*)?"),
    (
        C.SHORT_NAME,
        r"(?:кратк|сокращенн)\w+ (?:назван|наименован)\w+.*|кратко|(?:название|наименование) краткое",
    ),
    (
        C.NAME,
        r"(?:полн\w+ )?(?:название|наименование)(?: (?:организации|оо|учреждения|полное|школы))?|организация|учреждение",
    ),
    (C.KIND, r"(?:вид|тип)(?: организации| оо| учреждения)?"),
    (
        C.MUNICIPALITY,
        r"муниципалитет|муниципальн\w+ (?:образование|район|округ)|район|мо|городской округ|территория",
    ),
    (C.REGION, r"регион|субъект(?: рф| российской федерации)?|область"),
    (C.FOUNDER, r"учредител\w+"),
    (C.PLACE, r"населенн\w+ пункт|город|село|нас пункт"),
    (C.SITE, r"(?:адрес |официальный )?сайт\w*|адрес в сети интернет|сайт организации"),
    (C.ADDRESS, r"(?:юридический |почтовый |фактический )?адрес(?: организации| места нахождения)?"),
    (C.PHONE, r"(?:номер )?телефон\w*|тел"),
    (C.EMAIL, r"(?:адрес )?(?:электронн\w+|эл) почт\w+|e ?mail|почта|адрес электронной почты"),
    (C.INN, r"инн(?: организации)?"),
    (C.OGRN, r"огрн(?: организации)?"),
    (C.TIME_ZONE, r"часовой пояс|часовая зона"),
    (C.YEAR, r"учебный год|уч год|год"),
    (C.SOURCE, r"источник(?: данных| сведений)?"),
    (C.AS_OF, r"дата(?: данных| сведений)?|на дату|по состоянию на"),
)
_COMPILED = tuple((column, re.compile(pattern)) for column, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Header:
    """The row of titles of one sheet and what each column (index from 0) holds."""

    row: int
    columns: dict[int, Column]
    titles: dict[int, str]
    unknown: tuple[str, ...]
    hidden: tuple[str, ...] = ()

    def has(self, column: Column) -> bool:
        return column in self.columns.values()

    def blank(self, row: RawRow) -> bool:
        """The row says nothing in any column that is read."""
        return all(is_blank(row.cells[i]) for i in self.columns if i < len(row.cells))


def column_of(title: str) -> Column | None:
    """The column that a title means; None when it means none of ours."""
    folded = re.sub(r"[^\w]+", " ", title.lower().replace("ё", "е")).strip()
    return next((column for column, pattern in _COMPILED if pattern.fullmatch(folded)), None)


def find_header(rows: Iterable[RawRow], hidden: Collection[int] = ()) -> Header | None:
    """The header within the first twenty rows that hold anything: it names the code and one thing more.

    Columns whose index stands in `hidden` are not read.
    """
    best: Header | None = None
    seen = 0
    for row in rows:
        if all(is_blank(cell) for cell in row.cells):
            continue
        seen += 1
        if seen > HEADER_WITHIN:
            break
        header = _header(row.number, row.cells, hidden)
        if (
            header.has(C.CODE)
            and len(header.columns) > 1
            and (best is None or len(header.columns) > len(best.columns))
        ):
            best = header
    return best


def _header(number: int, cells: Sequence[Cell], hidden: Collection[int]) -> Header:
    columns: dict[int, Column] = {}
    titles: dict[int, str] = {}
    unknown: list[str] = []
    unseen: list[str] = []
    for index, cell in enumerate(cells):
        title = cell_text(cell)
        if not title:
            continue
        if index in hidden:
            unseen.append(title)
            continue
        column = column_of(title)
        if column is None or column in columns.values():
            unknown.append(title)
            continue
        columns[index], titles[index] = column, title
    return Header(number, columns, titles, tuple(unknown), tuple(unseen))
