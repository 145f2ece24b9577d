"""«Ролевые модели в рамках форм наставничества, реализуемые в …» as a DOCX of two columns."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import _Cell as Cell

from nastavnik.orgs.models import Unit
from nastavnik.programmes.queries import CatalogueForm

FONT = "Times New Roman"
HEADS = ("Форма наставничества", "Вариации ролевых моделей")


def role_models_docx(organisation: Unit, year: int, rows: Iterable[CatalogueForm]) -> bytes:
    """The form filled in with what the organisation runs in the school year."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    _head(document, organisation, year)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, HEADS, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold = True
    for one in rows:
        _row(table.add_row().cells, one)
    properties = document.core_properties
    properties.title, properties.author = (
        "Ролевые модели в рамках форм наставничества",
        organisation.short_name,
    )
    properties.language = "ru-RU"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _head(document: Docx, organisation: Unit, year: int) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Ролевые модели в рамках форм наставничества, реализуемые в организации").bold = True
    name = document.add_paragraph(organisation.name)
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    when = document.add_paragraph(f"{year}/{year + 1} учебный год")
    when.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _row(cells: tuple[Cell, ...], one: CatalogueForm) -> None:
    form, variants = cells
    form.paragraphs[0].add_run(one.form.title).bold = True
    kinds = [title for title, chosen in one.kinds if chosen]
    if kinds:
        form.add_paragraph(f"Виды: {', '.join(kinds)}")
    lines = [_variant(variant.role_model.title, variant.role_model.description) for variant in one.variants]
    variants.paragraphs[0].text = lines[0] if lines else "—"
    for line in lines[1:]:
        variants.add_paragraph(line)


def _variant(title: str, description: str) -> str:
    return f"«{title}»: {description[:1].lower()}{description[1:]}" if description else f"«{title}»."
