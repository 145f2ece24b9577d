"""Parts that office templates are put together from: page, styles, letterhead, items, tables, signatures.

Layout after GOST R 7.0.97-2016.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

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
    "Заголовок документа": Shape(CENTRE, 14, bold=True, before=6, after=12, keep=True, based="Heading 1"),
    "Раздел": Shape(CENTRE, bold=True, before=14, after=6, keep=True, based="Heading 2"),
    "Подзаголовок": Shape(bold=True, before=10, after=4, keep=True, based="Heading 3"),
    "Пункт": Shape(first=12.5, line=1.15),
    "Подпункт": Shape(first=12.5, line=1.15),
    "Пункт раздела": Shape(first=12.5, line=1.15),
    "Подпункт раздела": Shape(first=12.5, line=1.15),
    "Пункт приложения": Shape(first=12.5, line=1.15),
    "Перечень": Shape(first=12.5, line=1.15),
    "Утверждаю": Shape(left=95),
    "Адресат": Shape(left=90),
    "Подстрочная": Shape(CENTRE, 9),
    "Сторона": Shape(size=12),
}
NUMBERED = (  # lists: what stands before each level, the style of the level
    (("%1.", "Пункт"), ("%1.%2.", "Подпункт")),
    (("%1.", "Раздел"), ("%1.%2.", "Пункт раздела"), ("%1.%2.%3.", "Подпункт раздела")),
    (("%1.", "Пункт приложения"),),
    (("–", "Перечень"),),
)


# --- small parts of a document ------------------------------------------------------------------------------


def service(document: Document, tag: str) -> None:
    """A line that only steers: it is not printed."""
    document.add_paragraph(tag, "Служебная строка")


def optional(document: Document, condition: str, text: str, style: str) -> None:
    """A paragraph that is printed only when the fact is known."""
    service(document, f"{{%p if {condition} %}}")
    document.add_paragraph(text, style)
    service(document, "{%p endif %}")


def table(document: Document, widths: Sequence[Mm], *, rows: int = 1, grid: bool = False) -> Table:
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
    margins = element("w:tblCellMar")
    for side, room in (("w:top", ends), ("w:left", sides), ("w:bottom", ends), ("w:right", sides)):
        margins.append(element(side, {"w:w": str(round(Mm(room).twips)), "w:type": "dxa"}))
    return margins


def fill(place: _Cell | Paragraph, text: str, style: str) -> None:
    paragraph = place.paragraphs[0] if isinstance(place, _Cell) else place
    paragraph.style = style
    paragraph.add_run(text)


def loop_row(cells: Sequence[_Cell], tag: str) -> None:
    fill(cells[0].merge(cells[-1]), tag, "Служебная строка")


def header_row(table: Table) -> None:
    """The first row repeats on every page and is read out as the heads of the columns."""
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))


def never_split(table: Table) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))


def describe(table: Table, title: str, text: str) -> None:
    """What a reader of the blind is told before the table."""
    table._tbl.tblPr.append(element("w:tblCaption", {"w:val": title}))
    table._tbl.tblPr.append(element("w:tblDescription", {"w:val": text}))


def border_below(paragraph: Paragraph) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:bottom", {"w:val": "single", "w:sz": "12", "w:space": "1", "w:color": "auto"}))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def element(name: str, attributes: dict[str, str] | None = None) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element


# --- the blank document: page, styles, header ---------------------------------------------------------------


def blank(*, title: str) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _styles(document)
    _numbering(document)
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
    defaults.append(element("w:lang", {"w:val": "ru-RU", "w:eastAsia": "ru-RU", "w:bidi": "ar-SA"}))
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


def _numbering(document: Document) -> None:
    """Lists whose numbers the office program counts itself: an item left out leaves no gap."""
    part = document.part.numbering_part.element
    for child in list(part):
        part.remove(child)
    for number, levels in enumerate(NUMBERED, start=1):
        part.append(_list(number, levels))
    for number, levels in enumerate(NUMBERED, start=1):
        instance = element("w:num", {"w:numId": str(number)})
        instance.append(element("w:abstractNumId", {"w:val": str(number)}))
        part.append(instance)
        for level, (_, style) in enumerate(levels):
            _number_style(document.styles[style], number, level)


def _list(number: int, levels: Sequence[tuple[str, str]]) -> BaseOxmlElement:
    made = element("w:abstractNum", {"w:abstractNumId": str(number)})
    made.append(element("w:multiLevelType", {"w:val": "multilevel"}))
    for level, (text, style) in enumerate(levels):
        one = element("w:lvl", {"w:ilvl": str(level)})
        one.append(element("w:start", {"w:val": "1"}))
        one.append(element("w:numFmt", {"w:val": "decimal" if "%" in text else "bullet"}))
        one.append(element("w:pStyle", {"w:val": style_id(style)}))
        one.append(element("w:suff", {"w:val": "space"}))
        one.append(element("w:lvlText", {"w:val": text}))
        one.append(element("w:lvlJc", {"w:val": "left"}))
        made.append(one)
    return made


def _number_style(style: ParagraphStyle, number: int, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    count = element("w:numPr")
    count.append(element("w:ilvl", {"w:val": str(level)}))
    count.append(element("w:numId", {"w:val": str(number)}))
    properties.insert_element_before(
        count, "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )  # fmt: skip


def style_id(name: str) -> str:
    """The identifier that python-docx gives to a style of this name."""
    return name.replace(" ", "")


def _page_number(section: Section) -> None:
    """The number of the page, centred on top; the first page of the order has none."""
    run = section.header.paragraphs[0].add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", ""), ("end", "")):
        if kind:
            run._r.append(element("w:fldChar", {"w:fldCharType": kind}))
        elif text:
            instruction = element("w:instrText")
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
            font = element("w:font", {"w:name": FONT})
            font.append(element("w:altName", {"w:val": FONT_INSTEAD}))
            table.append(font)
            relation.target_part._blob = etree.tostring(
                table, xml_declaration=True, encoding="UTF-8", standalone=True
            )


def _drop_picture_of_first_page(document: Document) -> None:
    """The library's blank carries a picture of its own first page."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]
