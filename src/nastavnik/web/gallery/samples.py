"""Invented people and figures for the gallery. No database: the pages show parts, not data."""

from dataclasses import dataclass

from nastavnik.rules.outcome import Place, Problem
from nastavnik.web.nav import NavItem
from nastavnik.web.parts import Chart, ChartSeries, Choice, Deed, Figure, Pill, Reason, Stage, Tone

LONG_NAME = "Аль-Мухаметгалимьянова-Константинопольская Александрина-Виктория Ибрагимовна"
LONG_SCHOOL = (
    "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 128 "
    "с углублённым изучением отдельных предметов имени дважды Героя Советского Союза»"
)


def frame(path: str) -> dict[str, object]:
    """What a context processor gives to a signed-in user's page."""
    lines = [
        ("Сегодня", "home", 4, 1, True),
        ("Люди", "table", 412, 1, True),
        ("Подбор", "workbench", None, 1, True),
        ("Пары и группы", "parts", 96, 1, True),
        ("Документы", "print", None, 1, False),
        ("Показатели", "form", 1, 1, False),
        ("Справочники", "confirm", None, 2, False),
    ]
    return {
        "nav": [
            NavItem(
                title,
                url := f"/gallery/{'' if name == 'parts' else name + '/'}",
                url == path,
                group,
                phone,
                count=count,
            )
            for title, name, count, group, phone in lines
        ],
        "unit": "МБОУ «СШ № 5»",
        "school_year": "2026/27",
        "user_name": "Слепцова Сардаана Николаевна",
        "units": [
            Choice("5", "МБОУ «СШ № 5»", chosen=True, url="#"),
            Choice("7", "Детский сад № 7", url="#"),
        ],
    }


DEEDS = [
    Deed(
        title="3 ученика ждут наставника дольше двух недель",
        why="Самый долгий — 23 дня: математика, 9 «б». Подходящий наставник есть, у него занято последнее место.",
        tone="bad",
        tag="просрочено на 9 дней",
        action="Подобрать",
        url="/gallery/workbench/",
        strong=True,
    ),
    Deed(
        title="Пара Жирков – Рожина не встречалась 24 дня",
        why="Последняя встреча 28 октября. Напоминания отправлены обоим 18 ноября.",
        tone="warn",
        tag="нужен звонок",
        action="Отметить встречу",
        url="/gallery/form/",
    ),
    Deed(
        title="Мониторинг за IV квартал: 2 ячейки из 31 ждут вас",
        why="29 посчитаны по базе. Осталось: число предприятий-партнёров и причина роста по форме «студент – ученик».",
        tone="warn",
        tag="до 25 ноября",
        tag_tone="info",
        action="Заполнить",
        url="/gallery/form/",
    ),
    Deed(
        title="Согласие Ларионовой Н. П. кончается 30 ноября",
        why="Родителю отправлен новый бланк. Без согласия пара приостановится сама.",
        tag="через 9 дней",
        tag_tone="no",
        action="Открыть",
        url="/gallery/confirm/",
    ),
]
LONG_DEED = Deed(
    title=f"{LONG_NAME} ждёт наставника по запросу, которого нет в справочнике",
    why=f"{LONG_SCHOOL}: запрос записан словами и не разобран.",
    tone="bad",
    tag="ждёт 104 дня, срок вышел 90 дней назад",
    action="Разобрать запрос и подобрать наставника",
    url="#",
)
STAGES = [
    Stage("Условия", "6 документов из 6", "done"),
    Stage("База наставляемых", "124 запроса", "done", "/gallery/table/"),
    Stage("База наставников", "61 наставник", "done"),
    Stage("Отбор и обучение", "58 обучены", "done"),
    Stage("Пары и группы", "96 из 99", "done"),
    Stage("Работа пар", "412 встреч, 71 % в срок", "now"),
    Stage("Завершение", "в мае"),
]
FIGURES = [
    Figure(
        "Наставляемые 10–19 лет",
        "38,4 %",
        share=38.4,
        plan=70,
        note="план 70\u00a0%, −31,6\u00a0п.\u00a0п.",
        tone="warn",
        url="#",
        how_url="#",
    ),
    Figure(
        "Наставники 15–19 лет",
        "11,2 %",
        share=56,
        plan=50,
        note="план 10\u00a0%, +1,2\u00a0п.\u00a0п.",
        tone="ok",
        url="#",
    ),
    Figure(
        "Молодые специалисты",
        "5 из 6",
        share=83.3,
        plan=70,
        note="план 70\u00a0%, +13,3\u00a0п.\u00a0п.",
        tone="ok",
    ),
]
FIGURE_EMPTY = Figure("Предприятия-партнёры", "—", note="нет числа предприятий района за 2026 год")
REASONS = [
    Reason("тема: математика, ОГЭ", 5),
    Reason("время: вт после 15:00", 3),
    Reason("выбор Егора: второй", 4),
    Reason("возраст: 9 класс", 5),
    Reason("прежняя пара: не было", 0),
]
PROBLEMS = [
    Problem(
        "date",
        "Дата «31.02.2012» не существует. Исправьте дату рождения.",
        Place("База", 14, "Дата рождения"),
    ),
    Problem(
        "name",
        "Нет отчества и нет пометки, что его нет. Допишите или поставьте «–».",
        Place("База", 27, "ФИО"),
    ),
    Problem(
        "phone",
        "В телефоне 9 цифр вместо 10. Строка будет принята без телефона.",
        Place("База", 31, "Телефон"),
        blocks=False,
    ),
    Problem("column", "Столбец «Кружок» системе не знаком и будет пропущен.", blocks=False),
]
PILLS = [Pill("ждут дольше 14 дней", "?"), Pill("8–9 классы", "?")]
COLUMNS = [
    Choice("grade", "Класс", chosen=True),
    Choice("wait", "Ждёт", chosen=True),
    Choice("phone", "Телефон"),
]
CHART = Chart(
    kind="share",
    categories=["Заречный район", "Приозёрный район", "город Верхнекаменск"],
    series=[
        ChartSeries("ученик – ученик", [120, 45, 310]),
        ChartSeries("учитель – учитель", [34, 20, 88]),
        ChartSeries("студент – ученик", [12, None, 41]),
    ],
    unit="пар",
)
EFFECTS = [
    "Пара закончится 21.11.2026, её встречи и отзывы останутся в истории.",
    "У Рожиной Анны освободится 1 место.",
    "Жирков Павел вернётся в подбор с прежним запросом.",
    "Приказ № 47 не изменится; система предложит приказ об изменении.",
]


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    name: str
    grade: str
    request: str
    wait: int | None
    state: str
    tone: Tone


_SURNAMES = (
    "Готовцев",
    "Местников",
    "Сивцев",
    "Кириллин",
    "Федотов",
    "Захаров",
    "Лукин",
    "Усов",
    "Окоёмов",
    "Жирков",
)
_GIVEN = ("Егор", "Павел", "Дьулустан", "Кирилл", "Матвей", "Леонид", "Виктор")
_REQUESTS = ("математика, ОГЭ", "публичные выступления", "робототехника, проект", "английский, разговор")
_STATES: tuple[tuple[str, Tone], ...] = (
    ("просрочено", "bad"),
    ("ждёт", "warn"),
    ("предложена", "info"),
    ("в паре", "ok"),
)


def rows(total: int = 412) -> list[Row]:
    found = [
        Row(
            pk=index,
            name=f"{_SURNAMES[index % 10]} {_GIVEN[index % 7]}",
            grade=f"{7 + index % 5}\u00a0«{'абв'[index % 3]}»",
            request=_REQUESTS[index % 4],
            wait=None if index % 4 == 3 else 23 - index % 20,
            state=_STATES[index % 4][0],
            tone=_STATES[index % 4][1],
        )
        for index in range(total)
    ]
    if total > 1:
        found[1] = Row(
            1,
            LONG_NAME,
            "11 «а»",
            "подготовка к выступлению на региональной конференции",
            104,
            "ждёт",
            "warn",
        )
    return found
