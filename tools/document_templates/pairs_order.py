"""The order on mentoring pairs: letterhead, items, signature, acquaintance list, annex with the table."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm
from docx.table import _Cell
from tools.document_templates.layout import (
    blank,
    describe,
    fill,
    header_row,
    loop_row,
    never_split,
    optional,
    service,
    table,
)
from tools.document_templates.parts import acquaintance, kind_date_place, letterhead, signature


def pairs_order() -> Document:
    document = blank(title="Приказ о формировании наставнических пар (групп)")
    letterhead(document)
    kind_date_place(document)
    _text(document)
    signature(document)
    acquaintance(document, "{{ acquaintance_heading }}", "{{ person.name }}")
    _executor(document)
    _annex(document)
    return document


def _text(document: Document) -> None:
    document.add_paragraph("{{ preamble }}", "Текст приказа")
    document.add_paragraph("{{ command }}", "Распорядительное слово")
    service(document, "{%p for item in items %}")
    service(document, "{%p if loop.last %}")
    # the last item keeps with the signature: a signature never stands on a page of its own
    document.add_paragraph(
        "{{ item.number }} {{ item.text }}", "Текст приказа"
    ).paragraph_format.keep_with_next = True
    service(document, "{%p else %}")
    document.add_paragraph("{{ item.number }} {{ item.text }}", "Текст приказа")
    service(document, "{%p endif %}")
    service(document, "{%p for part in item.items %}")
    document.add_paragraph("{{ part.number }} {{ part.text }}", "Текст приказа")
    service(document, "{%p endfor %}")
    service(document, "{%p endfor %}")


def _executor(document: Document) -> None:
    text = "Исполнитель: {{ executor }}{% if executor_phone %}, тел. {{ executor_phone }}{% endif %}"
    optional(document, "executor", text, "Исполнитель")


def _annex(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(15)
    section.different_first_page_header_footer = False
    service(document, "{%p if rows %}")
    document.add_paragraph("{{ annex_heading }}", "Отметка о приложении")
    document.add_paragraph("{{ annex_title }}", "Заголовок приложения")
    widths = (Mm(12), Mm(66), Mm(66), Mm(38), Mm(42), Mm(33))
    grid = table(document, widths, rows=4, grid=True)
    describe(grid, "Наставнические пары и группы", "Наставник, наставляемые, форма, ролевая модель и срок")
    heads = ("№ п/п", "Наставник", "Наставляемый (наставляемые)", "Форма", "Ролевая модель", "Срок")
    for cell, text in zip(grid.rows[0].cells, heads, strict=True):
        fill(cell, text, "Таблица: заголовок")
    loop_row(grid.rows[1].cells, "{%tr for row in rows %}")
    _pair_row(grid.rows[2].cells)
    loop_row(grid.rows[3].cells, "{%tr endfor %}")
    header_row(grid)
    never_split(grid)
    document.add_paragraph("Всего: {{ total }}.", "Итог")
    service(document, "{%p endif %}")


def _pair_row(cells: Sequence[_Cell]) -> None:
    number, mentor, mentees, form, role_model, term = cells
    fill(number, "{{ row.number }}", "Таблица: номер")
    fill(mentor, "{{ row.mentor }}", "Таблица")
    fill(mentor.add_paragraph(), "{{ row.mentor_post }}", "Таблица: пояснение")
    fill(mentees, "{%p for mentee in row.mentees %}", "Служебная строка")
    fill(mentees.add_paragraph(), "{{ mentee.name }}", "Таблица")
    fill(mentees.add_paragraph(), "{{ mentee.post }}", "Таблица: пояснение")
    fill(mentees.add_paragraph(), "{%p endfor %}", "Служебная строка")
    fill(form, "{{ row.form }}", "Таблица")
    fill(role_model, "{{ row.role_model }}", "Таблица")
    fill(term, "с\u00a0{{ row.starts }}{% if row.ends != '—' %} по\u00a0{{ row.ends }}{% endif %}", "Таблица")


TEMPLATES = {"pairs_order": pairs_order}
