"""Tables: role models, forms, criteria of a practice, planned figures, resources, roadmap."""

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Mm
from tools.document_templates.layout import fill, loop_row, never_split
from tools.document_templates.parts import LIST_END, Column, Sheet

_ON_THE_RIGHT = Mm(165)


def role_models() -> Document:
    sheet = _head("Ролевые модели в рамках форм наставничества", "{{ full_school_year }}")
    sheet.table(
        "Ролевые модели",
        (
            (
                "Форма наставничества",
                30,
                "{{ item.form }}{% if item.kinds %}. Виды: {{ item.kinds }}{% endif %}",
            ),
            ("Вариации ролевых моделей", 70, ""),
        ),
        each="item in forms",
    )
    _models(sheet)
    sheet.signatures(_SIGNER, ("Куратор", "{{ curator.signature }}", "curator"))
    return sheet.document


def forms_description() -> Document:
    sheet = _head("Характеристика форм наставничества", "{{ full_school_year }}")
    sheet.table(
        "Формы наставничества",
        (
            ("№", 4, "{{ item.number }}"),
            ("Форма наставничества", 15, "{{ item.form }}{% if item.whose %} ({{ item.whose }}){% endif %}"),
            ("В чём состоит", 30, "{{ item.essence }}"),
            ("Кто может быть наставником", 16, "{{ item.mentors }}"),
            ("Кто наставляемый", 14, "{{ item.mentees }}"),
            ("Ролевые модели", 25, ""),
        ),
        each="item in forms",
    )
    _models(sheet)
    sheet.signatures(_SIGNER)
    return sheet.document


def practice_criteria() -> Document:
    sheet = _approved("Критерии отнесения мероприятий к наставническим практикам")
    sheet.text(
        "Мероприятие относят к наставнической практике, если выполнены все обязательные критерии. "
        "Остальные показывают, насколько практика зрелая.",
        style="Итог",
    )
    sheet.text("", style="Бланк: сведения")
    sheet.table(
        "Критерии",
        (
            ("№", 4, "{{ item.number }}"),
            ("Критерий", 22, "{{ item.criterion }}"),
            ("Признак", 40, "{{ item.sign }}"),
            ("Чем подтверждается", 26, "{{ item.proof }}"),
            ("Обяза\u00adтельный", 10, "{% if item.obligatory %}да{% else %}нет{% endif %}"),
        ),
        each="item in criteria",
    )
    with sheet.only(when="excluded"):
        sheet.heading("Наставнической практикой не считают:")
        sheet.bullet("{{ item }}" + LIST_END, each="item in excluded")
    return sheet.document


def planned_figures() -> Document:
    sheet = _approved("Плановые показатели вовлечения в программы наставничества")
    names = ("pupils", "mentees_share", "mentees", "elders", "mentors_share", "mentors", "young", "young_share",
             "young_mentees")  # fmt: skip
    heads = (
        "Обуча\u00adющихся 10–19 лет", "Настав\u00adляемых, %", "Настав\u00adляемых, чел.", "Обуча\u00adющихся 15–19 лет",
        "Настав\u00adников, %", "Настав\u00adников, чел.", "Моло\u00adдых специа\u00adлистов", "С настав\u00adником, %",
        "С настав\u00adником, чел.",
    )  # fmt: skip
    organisation = "{{ item.organisation }}{% if item.territory %} ({{ item.territory }}){% endif %}"
    columns: list[Column] = [("№", 4.5, "{{ item.number }}"), ("Организация", 25.0, organisation)]
    columns += [(head, 9.0, f"{{{{ item.{name} }}}}") for head, name in zip(heads, names, strict=True)]
    total = ["" if name.endswith("share") else f"{{{{ total.{name} }}}}" for name in names]
    sheet.table("Плановые показатели", columns, each="item in figures", more=(("", "Всего", *total),))
    for cell in sheet.document.tables[-1].rows[-1].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    sheet.text(
        "Плановое число людей — указанная доля от числа обучающихся или молодых специалистов, округлённая вверх.",
        when="by_shares",
        style="Итог",
    )
    return sheet.document


def resource_map() -> Document:
    sheet = _approved("Ресурсная карта программы наставничества", "{{ full_school_year }}")
    _grouped(
        sheet,
        "Ресурсная карта",
        (
            ("№", 6, "{{ item.number }}"),
            ("Ресурс", 38, "{{ item.name }}"),
            ("Наличие", 12, "{{ item.state_title }}"),
            ("Где", 18, "{{ item.where }}"),
            ("Кто отвечает", 16, "{{ item.who }}"),
            ("Срок", 16, "{{ item.term }}"),
        ),
    )
    sheet.text("Карту ведёт: {{ keeper.full }}.", when="keeper", style="Итог")
    return sheet.document


def roadmap() -> Document:
    sheet = _approved("Дорожная карта внедрения целевой модели наставничества", "{{ full_school_year }}")
    _grouped(
        sheet,
        "Дорожная карта",
        (
            ("№", 6, "{{ item.number }}"),
            ("Мероприятие", 27, "{{ item.event }}"),
            ("Срок", 13, "{{ item.when }}"),
            ("Ответственный", 15, "{{ item.responsible }}"),
            ("Соисполнители", 15, "{{ item.partners }}"),
            ("Вид документа", 18, "{{ item.document }}"),
            ("Результат", 21, "{{ item.result }}"),
        ),
    )
    return sheet.document


# --- parts --------------------------------------------------------------------------------------------------

_SIGNER = ("{{ signer.post }}", "{{ signer.name }}", "")


def _head(title: str, *below: str) -> Sheet:
    sheet = Sheet(title, landscape=True)
    sheet.document.add_paragraph("{{ organisation.full_name }}", "Бланк: организация")
    sheet.title("{{ title }}", *below)
    sheet.text("", style="Бланк: сведения")
    return sheet


def _approved(title: str, *below: str) -> Sheet:
    """The mark of an annex to an order, or «УТВЕРЖДАЮ»; then the organisation and the title."""
    sheet = Sheet(title, landscape=True)
    sheet.text("Приложение к приказу {{ annex_to }}", when="annex_to", style="Отметка о приложении")
    with sheet.only(when="not annex_to"):
        sheet.approved()
    for paragraph in sheet.document.paragraphs:
        if paragraph.style.name == "Утверждаю":
            paragraph.paragraph_format.left_indent = _ON_THE_RIGHT
    sheet.text("", style="Бланк: сведения")
    sheet.text("{{ organisation.full_name }}", when="annex_to", style="Бланк: организация")
    sheet.title("{{ title }}", *below)
    sheet.text("", style="Бланк: сведения")
    return sheet


def _models(sheet: Sheet) -> None:
    """Each role model on a line of its own in the last cell of the row."""
    cell = sheet.document.tables[-1].rows[2].cells[-1]
    fill(cell, "{%p if not item.models %}", "Служебная строка")
    for text, style in (
        ("—", "Таблица"),
        ("{%p endif %}", "Служебная строка"),
        ("{%p for one in item.models %}", "Служебная строка"),
        ("– {{ one }}" + LIST_END, "Таблица"),
        ("{%p endfor %}", "Служебная строка"),
    ):
        fill(cell.add_paragraph(), text, style)


def _grouped(sheet: Sheet, title: str, columns: Sequence[Column]) -> None:
    """Rows under the headings of their groups: each heading is a row over the whole width."""
    sheet.table(title, columns, each="item in group.rows")
    grid = sheet.document.tables[-1]
    before, heading, after = (grid.add_row() for _ in range(3))
    loop_row(before.cells, "{%tr for group in groups %}")
    merged = heading.cells[0].merge(heading.cells[-1])
    fill(merged, "{{ group.number }}. {{ group.title }}", "Таблица")
    merged.paragraphs[0].runs[0].bold = True
    merged.paragraphs[0].paragraph_format.keep_with_next = True
    loop_row(after.cells, "{%tr endfor %}")
    head = grid.rows[0]._tr
    head.addnext(before._tr)
    before._tr.addnext(heading._tr)
    never_split(grid)


TEMPLATES = {
    "role_models": role_models,
    "forms_description": forms_description,
    "practice_criteria": practice_criteria,
    "planned_figures": planned_figures,
    "resource_map": resource_map,
    "roadmap": roadmap,
}
