"""Diaries, journals of meetings, reports of mentor, mentee and curator."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Length, Mm
from tools.document_templates.layout import (
    LANDSCAPE_TEXT,
    PORTRAIT_TEXT,
    fill,
    loop_row,
    never_split,
)
from tools.document_templates.parts import LIST_END, Column, Sheet

_HAND = Mm(11)
_LAST = "{% if not loop.last %}; {% endif %}"
_MENTEES = f"{{% for one in mentees %}}{{{{ one.full }}}}{_LAST}{{% endfor %}}"
_PERIOD = (
    "{% if starts %}с {{ starts }}{% endif %}{% if starts and ends %} {% endif %}"
    "{% if ends %}по {{ ends }}{% endif %}"
)
_SUMMARY = (
    "Проведено: {{ held_words }}. Обратная связь есть по {{ closed_words }}"
    "{% if mean_mark %}, средняя оценка — {{ mean_mark }}{% endif %}."
)
_MENTOR = ("Наставник", "{{ mentor.signature }}", "")
_MENTEE = ("Наставляемый", "{% if mentee %}{{ mentee.signature }}{% else %}________________{% endif %}", "")
_CURATOR = ("Куратор", "{{ curator.signature }}", "curator")
_ACCEPTED = (("Отчёт принят:", "", "curator"), _CURATOR)
_REPORT_PERIOD = "за период с {{ since }} по {{ until }}", "составлен {{ date }}"
_WAY = "{{ item.kind_title }}{% if item.way %}, {{ item.way }}{% endif %}"


def mentor_diary() -> Document:
    sheet = _head("Дневник наставника", "{{ full_school_year }}")
    sheet.fields(
        [
            ("Наставник", "{{ mentor.full }}"),
            ("{% if is_group %}Наставляемые{% else %}Наставляемый{% endif %}", _MENTEES),
            ("Форма, ролевая модель", "{{ form }}{% if form and role_model %}; {% endif %}{{ role_model }}"),
            ("Работаем", _PERIOD),
            ("Запрос наставляемого", "{{ request }}"),
            ("Цель работы", "{{ goal }}"),
            ("Куратор", "{% if curator %}{{ curator.full }}{% endif %}"),
        ]
    )
    sheet.heading("Встречи")
    _journal(
        sheet,
        "Встречи",
        (
            ("№", 4, "{{ item.number }}"),
            ("Дата", 9, "{{ item.held_short }}"),
            ("Вид, форма и место", 15, _WAY),
            ("Тема", 18, "{{ item.topic }}"),
            ("Что сделали", 26, "{{ item.done }}"),
            ("Задачи к следующей встрече", 20, "{{ item.tasks }}"),
            ("Оценка, 0–10", 8, "{{ item.mark }}"),
        ),
    )
    sheet.text(_SUMMARY, when="meetings", style="Итог")
    sheet.heading("Мои наблюдения")
    for question in (
        "Что в работе с наставляемым удаётся лучше всего:",
        "Что вызывает трудности, какая помощь нужна:",
        "Что стоит изменить на следующих встречах:",
    ):
        _by_hand(sheet, question)
    sheet.heading("Итог работы")
    _answer(sheet, "outcome", LANDSCAPE_TEXT)
    sheet.signatures(_MENTOR, _CURATOR)
    return sheet.document


def mentee_diary() -> Document:
    sheet = _head("Дневник наставляемого", "{{ full_school_year }}")
    sheet.fields(
        [
            ("Это дневник", "{% if mentee %}{{ mentee.full }}{% endif %}"),
            ("Мой наставник", "{{ mentor.full }}"),
            ("Занимаемся", _PERIOD),
            ("Чего хочется достичь", "{{ wish }}"),
            ("К кому обратиться за помощью", "{% if curator %}куратор: {{ curator.full }}{% endif %}"),
        ]
    )
    sheet.heading("Наши встречи")
    _journal(
        sheet,
        "Наши встречи",
        (
            ("№", 4, "{{ item.number }}"),
            ("Дата", 9, "{{ item.held_short }}"),
            ("О чём говорили", 17, "{{ item.topic }}"),
            ("Что делали", 22, "{{ item.done }}"),
            ("Что запомнилось, что осталось непонятным", 22, "{{ item.liked }}"),
            ("Что сделать к следующей встрече", 18, "{{ item.tasks }}"),
            ("Моя оценка, 0–10", 8, "{{ item.mark }}"),
        ),
    )
    sheet.heading("Мои мысли")
    for question in (
        "Чему удалось научиться:",
        "Что было трудно и кто помог:",
        "Чем хочется гордиться и поделиться с другими:",
        "О чём ещё хочется поговорить с наставником:",
    ):
        _by_hand(sheet, question)
    sheet.heading("Итог")
    sheet.text(
        "Получилось ли то, чего хотелось? Нужное подчеркнуть: да / отчасти / пока нет.", style="Normal"
    )
    _answer(sheet, "outcome", LANDSCAPE_TEXT)
    sheet.signatures(_MENTEE)
    return sheet.document


def meetings_journal() -> Document:
    sheet = _head("Журнал встреч пары (группы)", "{{ full_school_year }}")
    sheet.fields(
        [
            ("Наставник", "{{ mentor.full }}"),
            ("{% if is_group %}Наставляемые{% else %}Наставляемый{% endif %}", _MENTEES),
            ("Форма, ролевая модель", "{{ form }}{% if form and role_model %}; {% endif %}{{ role_model }}"),
            ("Период работы", _PERIOD),
            ("Куратор", "{% if curator %}{{ curator.full }}{% endif %}"),
        ]
    )
    sheet.heading("Встречи")
    _journal(
        sheet,
        "Встречи",
        (
            ("№", 4, "{{ item.number }}"),
            ("Дата", 10, "{{ item.held_short }}"),
            ("Вид, форма, время", 15, _WAY),
            ("Тема", 17, "{{ item.topic }}"),
            ("Итог и договорённости", 21, "{{ item.result }}"),
            ("Обратная связь", 18, "{{ item.feedback }}"),
            ("Оценка, 0–10", 8, "{{ item.mark }}"),
            ("Подпись наставника", 11, ""),
        ),
    )
    sheet.text(_SUMMARY, when="meetings", style="Итог")
    sheet.signatures(_MENTOR, _CURATOR)
    return sheet.document


def organisation_meetings_journal() -> Document:
    sheet = _head(
        "Журнал встреч наставнических пар и групп организации", "{{ full_school_year }}, на {{ date }}"
    )
    with sheet.only(when="meetings"):
        sheet.table(
            "Встречи",
            (
                ("№", 5, "{{ item.number }}"),
                ("Дата", 10, "{{ item.held_short }}"),
                ("Наставник", 15, "{% if item.mentor %}{{ item.mentor.short }}{% endif %}"),
                (
                    "Наставляемые", 18,
                    f"{{% for one in item.mentees %}}{{{{ one.short }}}}{_LAST}{{% endfor %}}",
                ),
                ("Форма наставничества", 14, "{{ item.form }}"),
                ("Вид, форма, время", 15, _WAY),
                ("Тема", 16, "{{ item.topic }}"),
                ("Оценка, 0–10", 8, "{{ item.mark }}"),
            ),
            each="item in meetings",
        )  # fmt: skip
        sheet.text(_SUMMARY, style="Итог")
    sheet.text("Встреч в учебном году ещё не было.", when="not meetings", style="Normal")
    sheet.signatures(_CURATOR)
    return sheet.document


def mentor_report() -> Document:
    sheet = _head("Отчёт наставника", *_REPORT_PERIOD, landscape=False)
    sheet.fields(
        [
            ("Наставник", "{{ mentor.full }}"),
            ("{% if is_group %}Наставляемые{% else %}Наставляемый{% endif %}", _MENTEES),
            ("Форма, ролевая модель", "{{ form }}{% if form and role_model %}; {% endif %}{{ role_model }}"),
            ("Период работы", _PERIOD),
        ]
    )
    _plan(sheet)
    with sheet.only(when="meetings"):
        sheet.heading("Проведённые встречи")
        sheet.table(
            "Проведённые встречи",
            (
                ("№", 6, "{{ item.number }}"),
                ("Дата", 15, "{{ item.held_short }}"),
                ("Вид", 20, "{{ item.kind_title }}"),
                ("Тема", 26, "{{ item.topic }}"),
                ("Что сделали", 31, "{{ item.done }}"),
            ),
            each="item in meetings",
        )
        sheet.text(_SUMMARY, style="Итог")
    sheet.text("Встреч за период не было.", when="not meetings", style="Итог")
    _listed(sheet, "Результаты", "results")
    _listed(sheet, "Трудности", "difficulties")
    _listed(sheet, "Предложения", "proposals")
    sheet.heading("Оценка работы")
    sheet.text("Итог периода: {{ reached_title }}.", when="reached", style="Normal")
    _answer(sheet, "assessment", PORTRAIT_TEXT, unless="reached")
    sheet.signatures(_MENTOR, *_ACCEPTED)
    return sheet.document


def mentee_report() -> Document:
    sheet = _head("Отчёт наставляемого", *_REPORT_PERIOD, landscape=False)
    sheet.fields(
        [
            ("Чей отчёт", "{% if mentee %}{{ mentee.full }}{% endif %}"),
            ("Наставник", "{{ mentor.full }}"),
            ("Сколько было встреч", "{{ held_words }}"),
        ]
    )
    sheet.heading("Что задумали и что получилось")
    with sheet.only(when="plan"):
        sheet.table(
            "Что задумали и что получилось",
            (
                ("№", 6, "{{ item.number }}"),
                ("Что было задумано", 46, "{{ item.wanted }}"),
                ("Что получилось", 46, "{{ item.happened }}"),
            ),
            each="item in plan",
        )
    with sheet.only(when="not plan"):
        _lines(sheet, PORTRAIT_TEXT, 3)
    _listed(sheet, "Чему удалось научиться", "learned")
    _listed(sheet, "Что было трудно", "difficulties")
    _listed(sheet, "Что можно сделать лучше", "proposals")
    sheet.heading("Моя оценка")
    sheet.text(
        "Работу с наставником оцениваю на {% if mark %}{{ mark }}{% else %}____{% endif %} из 10.",
        style="Normal",
    )
    sheet.text(
        "Хочется продолжить: {% if go_on %}{{ go_on_title }}{% else %}да / пока не знаю / нет "
        "(нужное подчеркнуть){% endif %}.",
        style="Normal",
    )
    sheet.signatures(_MENTEE, *_ACCEPTED)
    return sheet.document


def curator_report() -> Document:
    sheet = _head("Отчёт куратора о реализации программ наставничества", *_REPORT_PERIOD)
    sheet.heading("Пары, группы и встречи по формам", when="forms")
    with sheet.only(when="forms"):
        _figures(sheet)
    sheet.text("За период пар и групп не было.", when="not forms", style="Normal")
    sheet.text("Ждут наставника: {{ waiting_words }}.", when="waiting_words", style="Итог")
    with sheet.only(when="targets"):
        sheet.heading("Показатели: план и факт")
        sheet.table(
            "Показатели",
            (
                ("№", 5, "{{ item.number }}"),
                ("Показатель", 55, "{{ item.indicator }}"),
                ("План", 12, "{{ item.plan }}"),
                ("Факт", 12, "{{ item.fact }}"),
                ("Выполнение", 16, "{{ item.state }}"),
            ),
            each="item in targets",
        )
    _plan(sheet)
    _listed(sheet, "Результаты", "results", LANDSCAPE_TEXT)
    _listed(sheet, "Трудности", "difficulties", LANDSCAPE_TEXT)
    _listed(sheet, "Предложения", "proposals", LANDSCAPE_TEXT)
    sheet.heading("Общая оценка работы")
    _answer(sheet, "assessment", LANDSCAPE_TEXT)
    sheet.signatures(
        ("Куратор", "{{ curator.signature }}", ""),
        ("Отчёт рассмотрен:", "", ""),
        ("{{ signer.post }}", "{{ signer.name }}", ""),
    )
    return sheet.document


# --- parts --------------------------------------------------------------------------------------------------


def _head(title: str, *below: str, landscape: bool = True) -> Sheet:
    sheet = Sheet(title, landscape=landscape)
    sheet.document.add_paragraph("{{ organisation.full_name }}", "Бланк: организация")
    sheet.title("{{ title }}", *below)
    sheet.text("", style="Бланк: сведения")
    return sheet


def _journal(sheet: Sheet, title: str, columns: Sequence[Column]) -> None:
    """A table of the meetings, and behind them as many empty rows as were asked for."""
    sheet.table(title, columns, each="item in meetings")
    grid = sheet.document.tables[-1]
    before, row, after = (grid.add_row() for _ in range(3))
    loop_row(before.cells, "{%tr for item in spare_rows %}")
    loop_row(after.cells, "{%tr endfor %}")
    row.height, row.height_rule = _HAND, WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell in row.cells:
        fill(cell, "", "Таблица")
    never_split(grid)


def _plan(sheet: Sheet) -> None:
    with sheet.only(when="plan"):
        sheet.heading("Мероприятия: план и факт")
        sheet.table(
            "План и факт",
            (
                ("№", 6, "{{ item.number }}"),
                ("Мероприятие, задача", 32, "{{ item.event }}"),
                ("Срок по плану", 17, "{{ item.term }}"),
                ("Что сделано", 25, "{{ item.fact }}"),
                ("Выполнение", 20, "{{ item.state_title }}"),
            ),
            each="item in plan",
        )


def _figures(sheet: Sheet) -> None:
    """The forms, and a row of totals below."""
    names = ("pairs", "at_work", "completed", "ended_early", "mentees", "held", "closed")
    heads = (
        "Пар и групп", "Из них продол\u00adжаются", "Завершили программу", "Расформи\u00adрованы досрочно", "Наставля\u00adемых",
        "Проведено встреч", "С обратной связью",
    )  # fmt: skip
    columns = [("Форма наставничества", 26.0, "{{ item.form }}")] + [
        (head, 12.0, f"{{{{ item.{name} }}}}") for head, name in zip(heads, names, strict=True)
    ]
    sheet.table("Пары и встречи по формам", columns, each="item in forms")
    grid = sheet.document.tables[-1]
    for cell, text in zip(
        grid.add_row().cells, ("Всего", *(f"{{{{ total.{name} }}}}" for name in names)), strict=True
    ):
        fill(cell, text, "Таблица")
        cell.paragraphs[0].runs[0].bold = True
    never_split(grid)


def _listed(sheet: Sheet, heading: str, name: str, width: Length = PORTRAIT_TEXT) -> None:
    """A heading with a list, or with lines to write on."""
    sheet.heading(heading)
    sheet.bullet("{{ item }}" + LIST_END, when=name, each=f"item in {name}")
    with sheet.only(when=f"not {name}"):
        _lines(sheet, width, 2)


def _answer(sheet: Sheet, name: str, width: Length, *, unless: str = "") -> None:
    """What is known, or lines to write on."""
    sheet.text(f"{{{{ {name} }}}}", when=name, style="Normal")
    with sheet.only(when=f"not {name}" + (f" and not {unless}" if unless else "")):
        _lines(sheet, width, 2)


def _by_hand(sheet: Sheet, question: str) -> None:
    sheet.text(question, style="Итог")
    sheet.document.paragraphs[-1].paragraph_format.keep_with_next = True
    _lines(sheet, LANDSCAPE_TEXT, 2)


def _lines(sheet: Sheet, width: Length, count: int) -> None:
    """Ruled lines from margin to margin, never torn apart."""
    for left in reversed(range(count)):
        paragraph = sheet.document.add_paragraph("\t", "Итог")
        paragraph.paragraph_format.keep_with_next = left > 0
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


TEMPLATES = {
    "mentor_diary": mentor_diary,
    "mentee_diary": mentee_diary,
    "meetings_journal": meetings_journal,
    "organisation_meetings_journal": organisation_meetings_journal,
    "mentor_report": mentor_report,
    "mentee_report": mentee_report,
    "curator_report": curator_report,
}
