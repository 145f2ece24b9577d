"""Writing the blanks as DOCX: one page for each person, with real headings and the language set."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from nastavnik.orgs.models import Unit
from nastavnik.people.actions.consents import signer_of
from nastavnik.people.models import Person, Signer
from nastavnik.rules.people import consent_wording as wording
from nastavnik.rules.people.names import whole_name

_FONT = "Times New Roman"
_SIZE = 10.5
_LINE = "_" * 34
_STOPS = (Mm(68), Mm(116))
_GAP = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whose blank it is; empty facts become lines to be filled in by hand."""

    of_minor: bool
    name: str = ""
    born: date | None = None
    representative: str = ""


def consent_blanks(
    organisation: Unit, people: Iterable[Person], *, today: date, processor: str = ""
) -> bytes:
    """A DOCX with a blank for each person, in the given order: his own or his representative's by his age."""
    subjects = [
        _Subject(
            of_minor=signer_of(person.born, person.occupation, today) == Signer.REPRESENTATIVE,
            name=_printable(person.full_name),
            born=person.born,
            representative=whole_name(person.representative),
        )
        for person in people
    ]
    return _written(organisation, subjects, processor)


def empty_blank(organisation: Unit, *, of_minor: bool, processor: str = "") -> bytes:
    """A blank without a name, to be filled in by hand."""
    return _written(organisation, [_Subject(of_minor)], processor)


def _written(organisation: Unit, subjects: list[_Subject], processor: str) -> bytes:
    operator = wording.Operator(
        organisation.name, organisation.address, organisation.inn, organisation.ogrn, organisation.email
    )
    document = _new_document()
    for number, subject in enumerate(subjects):
        _page(document, operator, subject, processor, first=number == 0)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _new_document() -> Any:
    document = Document()
    document.core_properties.title = wording.TITLE
    document.core_properties.language = "ru-RU"
    document.core_properties.author = ""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(20), Mm(12)
    page.top_margin, page.bottom_margin = Mm(12), Mm(12)
    page.footer_distance = Mm(6)
    footer = page.footer.paragraphs[0]
    footer.text = f"Редакция текста {wording.TEXT_VERSION}"
    footer.runs[0].font.size = Pt(8)
    for name, size in (("Normal", _SIZE), ("Heading 1", 13)):
        style = document.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(size)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.0
    heading = document.styles["Heading 1"].font
    heading.bold, heading.color.rgb = True, None
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    return document


def _page(
    document: Any, operator: wording.Operator, subject: _Subject, processor: str, *, first: bool
) -> None:
    title = document.add_heading(level=1)
    if not first:
        title.paragraph_format.page_break_before = True
    run = title.add_run(wording.TITLE)
    run.add_break(WD_BREAK.LINE)
    title.add_run(wording.SEPARATE)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(6)
    for label, value, hint in _who(subject):
        _field(document, label, value, hint)
    whose = (
        "персональных данных моего ребёнка (подопечного) и моих"
        if subject.of_minor
        else "моих персональных данных"
    )
    _text(
        document, f"В соответствии со {wording.LAW} даю согласие на обработку {whose} на следующих условиях."
    )
    for number, section in enumerate(
        wording.sections(operator, of_minor=subject.of_minor, processor=processor), 1
    ):
        paragraph = _text(document, "")
        paragraph.add_run(f"{number}.{_GAP}{section.lead}: ").bold = True
        paragraph.add_run(section.text.replace("№ ", f"№{_GAP}"))
    _text(document, wording.SPECIAL)
    _text(document, wording.RIGHTS_OF_MINOR if subject.of_minor else wording.RIGHTS)
    _signature(document, subject.representative if subject.of_minor else subject.name)


def _who(subject: _Subject) -> list[tuple[str, str, str]]:
    """Label, value, and what is to be written on an empty line."""
    document = ("Документ", "", "паспорт: серия, номер, кем и когда выдан")
    if not subject.of_minor:
        return [
            ("Я,", subject.name, "фамилия, имя, отчество"),
            ("Адрес", "", "адрес регистрации или места жительства"),
            document,
        ]
    child = f"{subject.name}, дата рождения {subject.born:%d.%m.%Y}" if subject.born else subject.name
    return [
        ("Я,", subject.representative, "фамилия, имя, отчество законного представителя"),
        ("Адрес", "", "адрес регистрации или места жительства представителя"),
        document,
        (
            "Полномочия",
            "",
            "родитель, усыновитель, опекун, попечитель; документ: название, номер, кем и когда выдан",
        ),
        ("Ребёнок", child, "фамилия, имя, отчество, дата рождения"),
        ("Его адрес", "", "если не совпадает с адресом представителя"),
        ("Его документ", "", "свидетельство о рождении или паспорт: серия, номер, кем и когда выдан"),
    ]


def _field(document: Any, label: str, value: str, hint: str) -> None:
    """A label and its value, or a line to write on with a hint of what belongs there."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(26))
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(177), leader=3)  # a line up to the margin
    paragraph.paragraph_format.left_indent = Mm(26)
    paragraph.paragraph_format.first_line_indent = Mm(-26)
    paragraph.add_run(f"{label}\t")
    if value:
        paragraph.add_run(value).bold = True
        return
    paragraph.add_run("\t")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run(hint).font.size = Pt(8)


def _text(document: Any, text: str) -> Any:
    return document.add_paragraph(text.replace("№ ", f"№{_GAP}"))


def _signature(document: Any, name: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(14)
    paragraph.paragraph_format.keep_with_next = True
    date_line = f"«____» ______________ 20___{_GAP}г."
    paragraph.add_run(f"{date_line}\t{'_' * 22}\t{name or _LINE}")
    hints = document.add_paragraph()
    hints.add_run("дата\tподпись\tфамилия, имя, отчество").font.size = Pt(8)
    for line in (paragraph, hints):
        line.paragraph_format.space_after = Pt(0)
        for stop in _STOPS:
            line.paragraph_format.tab_stops.add_tab_stop(stop)


def _printable(text: str) -> str:
    """Without the control characters that a document cannot hold."""
    return "".join(letter for letter in text if letter.isprintable())
