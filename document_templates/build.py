"""Builds the document templates of this folder: `python document_templates/build.py`.

The templates are ordinary DOCX files that a methodologist edits in an office program; this script is where the
built-in ones come from. Layout after GOST R 7.0.97-2016.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

HERE = Path(__file__).parent
FONT = "Times New Roman"
FONT_INSTEAD = "PT Astra Serif"  # the same width and look where Times New Roman is not installed
BODY = 13.0  # points
PORTRAIT_TEXT = Mm(165)  # 210 less the margins 30 and 15
LANDSCAPE_TEXT = Mm(257)  # 297 less the margins 20 and 20
MADE = datetime(2026, 1, 1, tzinfo=UTC)
CENTRE, LEFT, RIGHT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
)


@dataclass(frozen=True)
class Shape:
    """How a style looks: sizes and spaces in points, indents in millimetres, `line` in lines."""

    align: WD_ALIGN_PARAGRAPH = LEFT
    size: float = BODY
    bold: bool = False
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    line: float = 1.0
    keep: bool = False
    based: str = "Normal"


STYLES = {
    "Normal": Shape(),
    "Heading 1": Shape(CENTRE, 15, bold=True, before=12, after=10, keep=True),
    "Heading 2": Shape(bold=True, before=14, after=14, right=55, keep=True),
    "Heading 3": Shape(before=18, after=6, keep=True),
    "Header": Shape(CENTRE, 12),
    "Бланк": Shape(CENTRE, 12),
    "Бланк: организация": Shape(CENTRE, bold=True),
    "Бланк: сведения": Shape(CENTRE, 11),
    "Бланк: черта": Shape(CENTRE, 4, after=6),
    "Дата и номер": Shape(),
    "Место издания": Shape(CENTRE, before=4),
    "Текст приказа": Shape(LEFT, first=12.5, line=1.15),
    "Распорядительное слово": Shape(before=8, after=8, keep=True),
    "Отступ перед подписью": Shape(before=14, keep=True),
    "Подпись": Shape(),
    "Подпись: расшифровка": Shape(RIGHT),
    "Исполнитель": Shape(size=10, before=14),
    "Отметка о приложении": Shape(after=14, left=160, based="Heading 2"),
    "Заголовок приложения": Shape(CENTRE, bold=True, after=10, keep=True, based="Heading 3"),
    "Таблица": Shape(size=12),
    "Таблица: пояснение": Shape(size=11, after=3),
    "Таблица: номер": Shape(CENTRE, 12),
    "Таблица: заголовок": Shape(CENTRE, 12, bold=True, keep=True),
    "Итог": Shape(size=12, before=8),
    "Служебная строка": Shape(size=9),
}


def pairs_order() -> Document:
    """The order on mentoring pairs: letterhead, items, signature, acquaintance list, annex with the table."""
    document = _blank(title="Приказ о формировании наставнических пар (групп)")
    _letterhead(document)
    _kind_date_place(document)
    _text(document)
    _signature(document)
    _acquaintance(document)
    _executor(document)
    _annex(document)
    return document


# --- parts of the order -------------------------------------------------------------------------------------


def _letterhead(document: Document) -> None:
    _optional(document, "organisation.founder", "{{ organisation.founder }}", "Бланк")
    document.add_paragraph("{{ organisation.full_name }}", "Бланк: организация")
    _optional(document, "organisation.short_name", "({{ organisation.short_name }})", "Бланк: организация")
    _optional(document, "organisation.address", "{{ organisation.address }}", "Бланк: сведения")
    reach = (
        "{% if organisation.phone %}тел. {{ organisation.phone }}{% endif %}"
        "{% if organisation.phone and organisation.email %}, {% endif %}"
        "{% if organisation.email %}e-mail: {{ organisation.email }}{% endif %}"
    )
    _optional(document, "organisation.phone or organisation.email", reach, "Бланк: сведения")
    numbers = (
        "{% if organisation.inn %}ИНН\u00a0{{ organisation.inn }}{% endif %}"
        "{% if organisation.inn and organisation.ogrn %}, {% endif %}"
        "{% if organisation.ogrn %}ОГРН\u00a0{{ organisation.ogrn }}{% endif %}"
    )
    _optional(document, "organisation.inn or organisation.ogrn", numbers, "Бланк: сведения")
    _border_below(document.add_paragraph("", "Бланк: черта"))


def _kind_date_place(document: Document) -> None:
    document.add_heading("{{ kind }}", 1)
    line = document.add_paragraph("{{ date }}\t№\u00a0{{ number }}", "Дата и номер")
    line.paragraph_format.tab_stops.add_tab_stop(PORTRAIT_TEXT, WD_TAB_ALIGNMENT.RIGHT)
    _optional(document, "place", "{{ place }}", "Место издания")
    document.add_heading("{{ title }}", 2)


def _text(document: Document) -> None:
    document.add_paragraph("{{ preamble }}", "Текст приказа")
    document.add_paragraph("{{ command }}", "Распорядительное слово")
    _service(document, "{%p for item in items %}")
    _service(document, "{%p if loop.last %}")
    # the last item keeps with the signature: a signature never stands on a page of its own
    document.add_paragraph(
        "{{ item.number }} {{ item.text }}", "Текст приказа"
    ).paragraph_format.keep_with_next = True
    _service(document, "{%p else %}")
    document.add_paragraph("{{ item.number }} {{ item.text }}", "Текст приказа")
    _service(document, "{%p endif %}")
    _service(document, "{%p for part in item.items %}")
    document.add_paragraph("{{ part.number }} {{ part.text }}", "Текст приказа")
    _service(document, "{%p endfor %}")
    _service(document, "{%p endfor %}")


def _signature(document: Document) -> None:
    document.add_paragraph("", "Отступ перед подписью")
    table = _table(document, (Mm(70), Mm(20), Mm(75)))
    for cell, text, style in zip(
        table.rows[0].cells,
        ("{{ signer.post }}", "", "{{ signer.name }}"),
        ("Подпись", "Подпись", "Подпись: расшифровка"),
        strict=True,
    ):
        _fill(cell, text, style)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    _never_split(table)


def _acquaintance(document: Document) -> None:
    _service(document, "{%p if acquainted %}")
    document.add_heading("{{ acquaintance_heading }}", 3)
    table = _table(document, (Mm(95), Mm(35), Mm(35)), rows=4, grid=True)
    _describe(table, "Лист ознакомления", "Кто ознакомлен с приказом, подпись и дата")
    for cell, text in zip(
        table.rows[0].cells, ("Фамилия, инициалы, должность", "Подпись", "Дата"), strict=True
    ):
        _fill(cell, text, "Таблица: заголовок")
    _loop_row(table.rows[1].cells, "{%tr for person in acquainted %}")
    _fill(table.rows[2].cells[0], "{{ person.name }}", "Таблица")
    _fill(
        table.rows[2].cells[0].add_paragraph(),
        "{% if person.post != '—' %}{{ person.post }}{% endif %}",
        "Таблица: пояснение",
    )
    _loop_row(table.rows[3].cells, "{%tr endfor %}")
    table.rows[2].height, table.rows[2].height_rule = Mm(11), WD_ROW_HEIGHT_RULE.AT_LEAST
    _header_row(table)
    _never_split(table)
    _service(document, "{%p endif %}")


def _executor(document: Document) -> None:
    text = "Исполнитель: {{ executor }}{% if executor_phone %}, тел. {{ executor_phone }}{% endif %}"
    _optional(document, "executor", text, "Исполнитель")


def _annex(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(15)
    section.different_first_page_header_footer = False
    _service(document, "{%p if rows %}")
    document.add_paragraph("{{ annex_heading }}", "Отметка о приложении")
    document.add_paragraph("{{ annex_title }}", "Заголовок приложения")
    widths = (Mm(12), Mm(66), Mm(66), Mm(38), Mm(42), Mm(33))
    table = _table(document, widths, rows=4, grid=True)
    _describe(table, "Наставнические пары и группы", "Наставник, наставляемые, форма, ролевая модель и срок")
    heads = ("№ п/п", "Наставник", "Наставляемый (наставляемые)", "Форма", "Ролевая модель", "Срок")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, text, "Таблица: заголовок")
    _loop_row(table.rows[1].cells, "{%tr for row in rows %}")
    _pair_row(table.rows[2].cells)
    _loop_row(table.rows[3].cells, "{%tr endfor %}")
    _header_row(table)
    _never_split(table)
    document.add_paragraph("Всего: {{ total }}.", "Итог")
    _service(document, "{%p endif %}")


def _pair_row(cells: Sequence[_Cell]) -> None:
    number, mentor, mentees, form, role_model, term = cells
    _fill(number, "{{ row.number }}", "Таблица: номер")
    _fill(mentor, "{{ row.mentor }}", "Таблица")
    _fill(mentor.add_paragraph(), "{{ row.mentor_post }}", "Таблица: пояснение")
    _fill(mentees, "{%p for mentee in row.mentees %}", "Служебная строка")
    _fill(mentees.add_paragraph(), "{{ mentee.name }}", "Таблица")
    _fill(mentees.add_paragraph(), "{{ mentee.post }}", "Таблица: пояснение")
    _fill(mentees.add_paragraph(), "{%p endfor %}", "Служебная строка")
    _fill(form, "{{ row.form }}", "Таблица")
    _fill(role_model, "{{ row.role_model }}", "Таблица")
    _fill(
        term, "с\u00a0{{ row.starts }}{% if row.ends != '—' %} по\u00a0{{ row.ends }}{% endif %}", "Таблица"
    )


# --- small parts of a document ------------------------------------------------------------------------------


def _service(document: Document, tag: str) -> None:
    """A line that only steers: it is not printed."""
    document.add_paragraph(tag, "Служебная строка")


def _optional(document: Document, condition: str, text: str, style: str) -> None:
    """A paragraph that is printed only when the fact is known."""
    _service(document, f"{{%p if {condition} %}}")
    document.add_paragraph(text, style)
    _service(document, "{%p endif %}")


def _table(document: Document, widths: Sequence[Mm], *, rows: int = 1, grid: bool = False) -> Table:
    table = document.add_table(rows, len(widths), "Table Grid" if grid else "Normal Table")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER if grid else WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    margins = _cell_margins(sides=1.5 if grid else 0, ends=0.7 if grid else 0)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
    return table


def _cell_margins(*, sides: float, ends: float) -> BaseOxmlElement:
    """Room inside cells, in millimetres; none in the signature, which stands flush with the text above it."""
    margins = _element("w:tblCellMar")
    for side, room in (("w:top", ends), ("w:left", sides), ("w:bottom", ends), ("w:right", sides)):
        margins.append(_element(side, {"w:w": str(round(Mm(room).twips)), "w:type": "dxa"}))
    return margins


def _fill(place: _Cell | Paragraph, text: str, style: str) -> None:
    paragraph = place.paragraphs[0] if isinstance(place, _Cell) else place
    paragraph.style = style
    paragraph.add_run(text)


def _loop_row(cells: Sequence[_Cell], tag: str) -> None:
    _fill(cells[0].merge(cells[-1]), tag, "Служебная строка")


def _header_row(table: Table) -> None:
    """The first row repeats on every page and is read out as the heads of the columns."""
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _never_split(table: Table) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit"))


def _describe(table: Table, title: str, text: str) -> None:
    """What a reader of the blind is told before the table."""
    table._tbl.tblPr.append(_element("w:tblCaption", {"w:val": title}))
    table._tbl.tblPr.append(_element("w:tblDescription", {"w:val": text}))


def _border_below(paragraph: Paragraph) -> None:
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", {"w:val": "single", "w:sz": "12", "w:space": "1", "w:color": "auto"}))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element


# --- the blank document: page, styles, header ---------------------------------------------------------------


def _blank(*, title: str) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _styles(document)
    _page_number(section)
    _fallback_font(document)
    _drop_picture_of_first_page(document)
    core = document.core_properties
    core.title, core.language = title, "ru-RU"
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = ""
    core.created = core.modified = MADE
    return document


def _styles(document: Document) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    defaults.append(_element("w:lang", {"w:val": "ru-RU", "w:eastAsia": "ru-RU", "w:bidi": "ar-SA"}))
    for name, shape in STYLES.items():
        known = {style.name for style in document.styles}
        style = (
            document.styles[name]
            if name in known
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        if name not in known:
            style.base_style = document.styles[shape.based]
            style.quick_style = True
        _apply(style, shape)


def _apply(style: ParagraphStyle, shape: Shape) -> None:
    font, block = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(shape.size), shape.bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    block.alignment = shape.align
    block.space_before, block.space_after, block.line_spacing = (
        Pt(shape.before),
        Pt(shape.after),
        shape.line,
    )
    block.first_line_indent, block.left_indent, block.right_indent = (
        Mm(shape.first),
        Mm(shape.left),
        Mm(shape.right),
    )
    block.keep_with_next, block.widow_control = shape.keep, True


def _page_number(section: Section) -> None:
    """The number of the page, centred on top; the first page of the order has none."""
    run = section.header.paragraphs[0].add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", ""), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        elif text:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)
        else:
            run.add_text("2")
    section.first_page_header.paragraphs[0].text = ""


def _fallback_font(document: Document) -> None:
    """Names the font to take where Times New Roman is not installed."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            table = etree.fromstring(relation.target_part.blob)
            for font in [one for one in table if one.get(qn("w:name")) == FONT]:
                table.remove(font)
            font = _element("w:font", {"w:name": FONT})
            font.append(_element("w:altName", {"w:val": FONT_INSTEAD}))
            table.append(font)
            relation.target_part._blob = etree.tostring(
                table, xml_declaration=True, encoding="UTF-8", standalone=True
            )


def _drop_picture_of_first_page(document: Document) -> None:
    """The library's blank carries a picture of its own first page."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def save(document: Document, path: Path) -> None:
    """Write the file; the same script gives the same bytes."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            member.date_time = (1980, 1, 1, 0, 0, 0)
            target.writestr(member, source.read(member.filename), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    save(pairs_order(), HERE / "pairs_order.docx")
