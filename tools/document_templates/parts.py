"""Parts of papers, in the order in which a paper is read: `Sheet` puts one together.

A condition (`when`) and a loop (`each`: «item in items») stand in lines of their own that are not printed.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from tools.document_templates.layout import (
    LANDSCAPE_TEXT,
    PORTRAIT_TEXT,
    blank,
    border_below,
    describe,
    fill,
    header_row,
    loop_row,
    never_split,
    optional,
    service,
    table,
)

LIST_END = "{% if loop.last %}.{% else %};{% endif %}"
"""What stands behind an item of a list that is printed in a loop."""
PREAMBLE = (
    "В соответствии с {{ law }}{% if grounds %}, на основании {% for item in grounds %}{{ item.gen }}"
    "{% if not loop.last %}, {% endif %}{% endfor %}{% endif %}"
)
CONTROL = (
    "Контроль за исполнением приказа {% if controller %}возложить на {{ controller.full_acc }}."
    "{% else %}оставляю за собой.{% endif %}"
)


def letterhead(document: Document) -> None:
    optional(document, "organisation.founder", "{{ organisation.founder }}", "Бланк")
    document.add_paragraph("{{ organisation.full_name }}", "Бланк: организация")
    optional(document, "organisation.short_name", "({{ organisation.short_name }})", "Бланк: организация")
    optional(document, "organisation.address", "{{ organisation.address }}", "Бланк: сведения")
    reach = (
        "{% if organisation.phone %}тел. {{ organisation.phone }}{% endif %}"
        "{% if organisation.phone and organisation.email %}, {% endif %}"
        "{% if organisation.email %}e-mail: {{ organisation.email }}{% endif %}"
    )
    optional(document, "organisation.phone or organisation.email", reach, "Бланк: сведения")
    numbers = (
        "{% if organisation.inn %}ИНН\u00a0{{ organisation.inn }}{% endif %}"
        "{% if organisation.inn and organisation.ogrn %}, {% endif %}"
        "{% if organisation.ogrn %}ОГРН\u00a0{{ organisation.ogrn }}{% endif %}"
    )
    optional(document, "organisation.inn or organisation.ogrn", numbers, "Бланк: сведения")
    border_below(document.add_paragraph("", "Бланк: черта"))


def kind_date_place(document: Document, nature: str = "") -> None:
    document.add_heading("{{ kind }}", 1)
    line = document.add_paragraph("{{ date }}\t№\u00a0{{ number }}", "Дата и номер")
    line.paragraph_format.tab_stops.add_tab_stop(PORTRAIT_TEXT, WD_TAB_ALIGNMENT.RIGHT)
    optional(document, "place", "{{ place }}", "Место издания")
    if nature:
        optional(document, nature, f"{{{{ {nature} }}}}", "Место издания")
    document.add_heading("{{ title }}", 2)


def signature(document: Document, post: str = "{{ signer.post }}", name: str = "{{ signer.name }}") -> None:
    document.add_paragraph("", "Отступ перед подписью")
    grid = table(document, (Mm(70), Mm(20), Mm(75)))
    for cell, text, style in zip(
        grid.rows[0].cells,
        (post, "", name),
        ("Подпись", "Подпись", "Подпись: расшифровка"),
        strict=True,
    ):
        fill(cell, text, style)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    never_split(grid)


def acquaintance(
    document: Document, heading: str = "С приказом ознакомлены:", name: str = "{{ person.short }}"
) -> None:
    service(document, "{%p if acquainted %}")
    document.add_heading(heading, 3)
    grid = table(document, (Mm(95), Mm(35), Mm(35)), rows=4, grid=True)
    describe(grid, "Лист ознакомления", "Кто ознакомлен с приказом, подпись и дата")
    for cell, text in zip(
        grid.rows[0].cells, ("Фамилия, инициалы, должность", "Подпись", "Дата"), strict=True
    ):
        fill(cell, text, "Таблица: заголовок")
    loop_row(grid.rows[1].cells, "{%tr for person in acquainted %}")
    fill(grid.rows[2].cells[0], name, "Таблица")
    fill(
        grid.rows[2].cells[0].add_paragraph(),
        "{% if person.post != '—' %}{{ person.post }}{% endif %}",
        "Таблица: пояснение",
    )
    loop_row(grid.rows[3].cells, "{%tr endfor %}")
    grid.rows[2].height, grid.rows[2].height_rule = Mm(11), WD_ROW_HEIGHT_RULE.AT_LEAST
    header_row(grid)
    never_split(grid)
    service(document, "{%p endif %}")


_ENDS_IN_COLON = re.compile(r":(?:\s*\{%[^%]*%\})*\s*$")  # before tags that only close a condition

Column = tuple[str, float, str]
"""Head of a column, its share of the width, what stands in a row."""
Signer = tuple[str, str, str]
"""Post, name (empty: the post is only a line of text), the condition under which he signs or an empty text."""


class Sheet:
    """A paper in the making."""

    def __init__(self, title: str, *, landscape: bool = False) -> None:
        self.document = blank(title=title)
        self._width = PORTRAIT_TEXT
        if landscape:
            self._turn(0)

    # --- heads ----------------------------------------------------------------------------------------------

    def order(self, *, command: str = "ПРИКАЗЫВАЮ:", preamble: str = "", nature: str = "") -> None:
        """Letterhead, kind, date, number, place, title, preamble and the word that commands.

        `nature`: the value that says what sort of order it is («По основной деятельности»), below the place.
        """
        letterhead(self.document)
        kind_date_place(self.document, nature)
        self.text(preamble)
        self.document.add_paragraph(command, "Распорядительное слово")

    def letter(self, addressee: str) -> None:
        """Letterhead, date and number, addressee, title."""
        letterhead(self.document)
        line = self.document.add_paragraph("{{ date }}\t№\u00a0{{ number }}", "Дата и номер")
        line.paragraph_format.tab_stops.add_tab_stop(self._width, WD_TAB_ALIGNMENT.RIGHT)
        self.document.add_paragraph(addressee, "Адресат")
        self.document.add_heading("{{ title }}", 2)

    def approved(self) -> None:
        """«УТВЕРЖДАЮ» with post, signature and date, on the right."""
        for text in (
            "УТВЕРЖДАЮ", "{{ signer.post }}", "{{ organisation.short_name or organisation.full_name }}",
            "____________ {{ signer.name }}", "{{ date }}",
        ):  # fmt: skip
            self.document.add_paragraph(text, "Утверждаю")

    def approved_by(self) -> None:
        """The organisation; who considered the act on the left, «УТВЕРЖДЕНО приказом …» on the right."""
        self.document.add_paragraph("{{ organisation.full_name }}", "Бланк: организация")
        self.document.add_paragraph("", "Бланк: сведения")
        grid = table(self.document, (Mm(85), self._width - Mm(85)))
        considered, approved = grid.rows[0].cells
        fill(considered, "{%p for item in considered %}", "Служебная строка")
        minutes = (
            "(протокол{% if item.met %} от {{ item.met_short }}{% endif %}"
            "{% if item.minutes %} №\u00a0{{ item.minutes }}{% endif %})"
        )
        for text, style in (
            ("{{ item.mark_title | upper }}", "Сторона"),
            ("{{ item.body }}", "Сторона"),
            ("{%p if item.met or item.minutes %}", "Служебная строка"),
            (minutes, "Сторона"),
            ("{%p endif %}", "Служебная строка"),
            ("", "Сторона"),
            ("{%p endfor %}", "Служебная строка"),
            ("", "Сторона"),
        ):
            fill(considered.add_paragraph(), text, style)
        fill(approved, "УТВЕРЖДЕНО", "Сторона")
        number = (
            "{% if act_number %}от {{ date }} №\u00a0{{ act_number }}"
            "{% else %}от «___»\u00a0____________ 20__\u00a0г. №\u00a0______{% endif %}"
        )
        for text in ("приказом {{ of_organisation }}", number):
            fill(approved.add_paragraph(), text, "Сторона")
        self.document.add_paragraph("", "Отступ перед подписью")

    def title(self, text: str = "{{ title }}", *below: str) -> None:
        """The name of a paper that has no letterhead, and lines under it."""
        self.document.add_paragraph(text, "Заголовок документа")
        for line in below:
            self.document.add_paragraph(line, "Бланк")

    def date_and_number(self) -> None:
        """«г. …    от … № …» of minutes and agreements."""
        line = self.document.add_paragraph("{{ place }}\t{{ date }} №\u00a0{{ number }}", "Дата и номер")
        line.paragraph_format.tab_stops.add_tab_stop(self._width, WD_TAB_ALIGNMENT.RIGHT)
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(10), Pt(8)

    # --- text -----------------------------------------------------------------------------------------------

    def text(self, text: str, *, when: str = "", each: str = "", style: str = "Текст приказа") -> None:
        """A paragraph with an indent; one that ends in «:» stays with what it announces."""
        with self.only(when, each):
            placed = self.document.add_paragraph(text, style)
            if _ENDS_IN_COLON.search(text):
                placed.paragraph_format.keep_with_next = True

    def item(self, text: str, *, when: str = "", each: str = "") -> None:
        """«1. …» of an order or minutes; the office program counts."""
        self.text(text, when=when, each=each, style="Пункт")

    def part(self, text: str, *, when: str = "", each: str = "") -> None:
        """«1.1. …» below an item."""
        self.text(text, when=when, each=each, style="Подпункт")

    def section(self, text: str, *, when: str = "") -> None:
        """«1. Общие положения»: a numbered heading of a regulation, a programme, an agreement."""
        self.text(text, when=when, style="Раздел")

    def clause(self, text: str, *, when: str = "", each: str = "") -> None:
        """«1.1. …» in a section."""
        self.text(text, when=when, each=each, style="Пункт раздела")

    def subclause(self, text: str, *, when: str = "", each: str = "") -> None:
        """«1.1.1. …» in a section."""
        self.text(text, when=when, each=each, style="Подпункт раздела")

    def bullet(self, text: str, *, when: str = "", each: str = "") -> None:
        """«– …»."""
        self.text(text, when=when, each=each, style="Перечень")

    def heading(self, text: str, *, when: str = "") -> None:
        """A heading without a number."""
        self.text(text, when=when, style="Подзаголовок")

    @contextmanager
    def only(self, when: str = "", each: str = "") -> Iterator[None]:
        """What is put in here is printed when the condition holds, once for each."""
        if when:
            service(self.document, f"{{%p if {when} %}}")
        if each:
            service(self.document, f"{{%p for {each} %}}")
        yield
        if each:
            service(self.document, "{%p endfor %}")
        if when:
            service(self.document, "{%p endif %}")

    # --- tables ---------------------------------------------------------------------------------------------

    def table(
        self,
        title: str,
        columns: Sequence[Column],
        *,
        each: str = "",
        more: Sequence[Sequence[str]] = (),
        empty_rows: int = 0,
    ) -> None:
        """A table with a head that repeats on every page and rows that are never torn.

        `each`: one row for each; `more`: rows of text below; `empty_rows`: rows to be filled in by hand below.
        """
        share = sum(width for _, width, _ in columns)
        widths = [Mm(round(self._width / Mm(1) * width / share)) for _, width, _ in columns]
        grid = table(self.document, widths, rows=1 + (3 if each else 1) + len(more) + empty_rows, grid=True)
        describe(grid, title, ", ".join(head for head, _, _ in columns))
        for cell, (head, _, _) in zip(grid.rows[0].cells, columns, strict=True):
            fill(cell, head, "Таблица: заголовок")
        body = grid.rows[2 if each else 1]
        if each:
            loop_row(grid.rows[1].cells, f"{{%tr for {each} %}}")
            loop_row(grid.rows[3].cells, "{%tr endfor %}")
        for cell, (_, _, text) in zip(body.cells, columns, strict=True):
            fill(cell, text, "Таблица")
        for row, texts in zip(grid.rows[4 if each else 2 :], more, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                fill(cell, text, "Таблица")
        for row in grid.rows[len(grid.rows) - empty_rows :] if empty_rows else []:
            row.height, row.height_rule = Mm(11), WD_ROW_HEIGHT_RULE.AT_LEAST
            for cell in row.cells:
                fill(cell, "", "Таблица")
        header_row(grid)
        never_split(grid)

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        """A table of two columns: what, and what it is."""
        grid = table(self.document, (Mm(60), self._width - Mm(60)), rows=len(rows), grid=True)
        describe(grid, "Сведения", "Название и значение")
        for row, (name, value) in zip(grid.rows, rows, strict=True):
            fill(row.cells[0], name, "Таблица")
            fill(row.cells[1], value, "Таблица")
        never_split(grid)

    # --- ends -----------------------------------------------------------------------------------------------

    def signature(self, post: str = "{{ signer.post }}", name: str = "{{ signer.name }}") -> None:
        """A signature that never stands on a page of its own and is never torn from its post."""
        for paragraph in self._printed()[-2:]:
            paragraph.paragraph_format.keep_with_next = True
        signature(self.document, post, name)

    def signatures(self, *signers: Signer) -> None:
        """Signatures below each other, with lines to sign on, that stay together with the text above them."""
        for paragraph in self._printed()[-4:]:
            paragraph.paragraph_format.keep_with_next = True
        self.document.add_paragraph("", "Отступ перед подписью")
        grid = table(self.document, (Mm(75), Mm(45), self._width - Mm(120)), rows=0)
        for post, name, when in signers:
            if when:
                loop_row(grid.add_row().cells, f"{{%tr if {when} %}}")
            row = grid.add_row()
            row.height, row.height_rule = Mm(10), WD_ROW_HEIGHT_RULE.AT_LEAST
            for cell, text in zip(row.cells, (post, "__________________", name), strict=True):
                fill(cell, text if name or text == post else "", "Подпись")
                cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
                cell.paragraphs[0].paragraph_format.keep_with_next = post != signers[-1][0]
            if when:
                loop_row(grid.add_row().cells, "{%tr endif %}")
        never_split(grid)

    def sides(self, *sides: Sequence[str]) -> None:
        """Sides of an agreement beside each other: each a title and its lines."""
        for paragraph in self._printed()[-1:]:
            paragraph.paragraph_format.keep_with_next = True
        width = Mm(round(self._width / Mm(1) / len(sides)))
        grid = table(self.document, [width] * len(sides))
        for cell, (first, *lines) in zip(grid.rows[0].cells, sides, strict=True):
            fill(cell, first, "Сторона")
            for line in lines:
                fill(cell.add_paragraph(), line, "Сторона")
            cell.paragraphs[0].paragraph_format.space_before = Pt(10)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.right_indent = Mm(5)
        never_split(grid)

    def acquaintance(self) -> None:
        """Who is to be acquainted: name, signature, date."""
        acquaintance(self.document)

    def executor(self) -> None:
        """«Исполнитель: …»."""
        optional(self.document, "executor", "Исполнитель: {{ executor.short }}", "Исполнитель")

    def annex(
        self,
        title: str,
        *,
        landscape: bool = False,
        mark: str = "Приложение к приказу {{ reference }}",
        when: str = "",
    ) -> None:
        """A new page with the mark of an annex and its title; where `when` does not hold, the page goes with them."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        if landscape:
            self._turn(-1)
        with self.only(when):
            self._annex_mark(mark)
            self.document.add_paragraph(title, "Заголовок приложения")

    def further_annex(self, title: str, *, mark: str, when: str, after: str) -> None:
        """Another annex in the section of the first one; it begins a page where that one (`after`) is printed too."""
        with self.only(when):
            with self.only(after):
                self._annex_mark(mark).paragraph_format.page_break_before = True
            with self.only(f"not {after}"):
                self._annex_mark(mark)
            self.document.add_paragraph(title, "Заголовок приложения")

    def _annex_mark(self, mark: str) -> Paragraph:
        placed = self.document.add_paragraph(mark, "Отметка о приложении")
        if self._width == PORTRAIT_TEXT:
            placed.paragraph_format.left_indent = Mm(85)
        return placed

    def _turn(self, number: int) -> None:
        section = self.document.sections[number]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(25), Mm(15)
        self._width = LANDSCAPE_TEXT

    def _printed(self) -> list[Paragraph]:
        """Paragraphs of text that stand at the end of the body, steering lines left out; none behind a table."""
        found: list[Paragraph] = []
        for child in reversed(self.document.element.body):
            if child.tag == qn("w:sectPr"):
                continue
            if child.tag != qn("w:p"):
                break
            paragraph = Paragraph(child, self.document)
            if paragraph.style.name != "Служебная строка":
                found.insert(0, paragraph)
        return found
