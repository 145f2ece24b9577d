"""Text out of the files that people bring; evil and foreign files are refused with a sentence."""

import io
import zipfile

import docx
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from nastavnik.documents.reading import read_paragraphs
from nastavnik.documents.reading.child import answer
from nastavnik.documents.reading.pdf import joined
from nastavnik.rules.outcome import Refused

TEXT = ["ПРИКАЗ", "1. Наставнику Петровой О. И. провести встречу до 15.09.2026.", "Ёлка и цифра № 5"]
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)
ODT = "application/vnd.oasis.opendocument.text"


def word(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def archive(**parts: str | bytes) -> bytes:
    """An archive; «__» in a name stands for a slash, «_dot_» for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content, stored)
    return target.getvalue()


def odt(body: str, *, mime: str = ODT, **parts: str) -> bytes:
    return archive(mimetype=mime, content_dot_xml=CONTENT.format(body), **parts)


def pdf(text: str) -> bytes:
    made = typst.compile(text.encode())
    assert isinstance(made, bytes)
    return made


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read_paragraphs(data)
    (problem,) = caught.value.problems
    assert problem.text.endswith(".")
    return problem.code


# --- what is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_plain_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    assert read_paragraphs("\r\n".join([*TEXT, "", "  "]).encode(encoding)) == TEXT


def test_tables_of_word_are_read_where_they_stand() -> None:
    document = word(TEXT[0])
    table = document.add_table(2, 2)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Ячейка {place}"
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_paragraph(TEXT[1])
    assert read_paragraphs(saved(document)) == [
        TEXT[0], "Ячейка 0", "Ячейка 1", "Ячейка 2", "Ячейка 3", TEXT[1],
    ]  # fmt: skip


def test_links_and_changes_under_review_are_read_as_they_will_stand() -> None:
    document = word("Распоряжение ")
    paragraph = document.paragraphs[0]._p
    for piece in (
        "<w:ins {}><w:r><w:t>№ Р-145</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>№ 146</w:delText></w:r></w:del>",
        "<w:hyperlink {}><w:r><w:t> (ссылка)</w:t></w:r></w:hyperlink>",
        "<w:r {}><w:tab/><w:t>от</w:t><w:noBreakHyphen/></w:r>",
    ):
        paragraph.append(parse_xml(piece.format(nsdecls("w"))))
    assert read_paragraphs(saved(document)) == ["Распоряжение № Р-145 (ссылка) от\N{NON-BREAKING HYPHEN}"]


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    document = word("Снаружи")
    box = "<w:r {}><w:pict><w:txbxContent><w:p><w:r><w:t>Внутри</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.paragraphs[0]._p.append(parse_xml(box.format(nsdecls("w"))))
    assert read_paragraphs(saved(document)) == ["Снаружи", "Внутри"]


def test_open_document_is_read_with_its_tables_and_without_notes() -> None:
    body = (
        "<text:tracked-changes><text:p>удалено</text:p></text:tracked-changes>"
        "<text:h>Положение</text:h><text:p>Один<text:s/>два <text:span>три</text:span>"
        "<text:note><text:note-body><text:p>сноска</text:p></text:note-body></text:note> четыре</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>А</text:p></table:table-cell>"
        "<table:table-cell><text:p>Б</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert read_paragraphs(odt(body)) == ["Положение", "Один два три четыре", "А", "Б"]


def test_a_pdf_gives_paragraphs_and_not_lines() -> None:
    long = (
        "Наставник помогает наставляемому в течение всего учебного года, ведёт дневник "
        + "и встречается с ним " * 9
        + "снова."
    )
    read = read_paragraphs(
        pdf(f'#set text(lang: "ru")\nПоложение о наставничестве.\n\n{long}\n\nКонец документа.')
    )
    assert read == ["Положение о наставничестве.", long.strip(), "Конец документа."]


def test_lines_of_a_page_become_paragraphs() -> None:
    lines = [
        "Методология утверждена распоряжением Минпросвещения России от",
        "25.12.2019 № Р-145 и действует. Наставник помогает настав-",
        "ляемому, а учитель-",
        "предметник советует им всё то, что помогло бы в их работе:",
        "1. Встретиться.",
        "2. Записать.",
    ]
    assert joined(lines) == [
        "Методология утверждена распоряжением Минпросвещения России от 25.12.2019 № Р-145 и действует. Наставник "
        "помогает наставляемому, а учитель-предметник советует им всё то, что помогло бы в их работе:",
        "1. Встретиться.",
        "2. Записать.",
    ]


def test_an_endless_paragraph_is_cut_at_spaces() -> None:
    pieces = read_paragraphs(("слово Р-145 " * 1_000).encode())
    assert len(pieces) == 3
    assert {word for piece in pieces for word in piece.split()} == {"слово", "Р-145"}


def test_signs_that_no_text_has_do_not_come_through() -> None:
    assert read_paragraphs("Приказ\x07 о\x0bпарах".encode()) == ["Приказ о", "парах"]


# --- what is refused ----------------------------------------------------------------------------------------

GOOD = saved(word(*TEXT))
FOREIGN = {
    "text-empty": [b"", b" \r\n ", "\ufeff \n".encode(), saved(word("", " "))],
    "text-kind": [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"abc\x00def", archive(a="x"), odt("<text:p/>", mime="x/y")],
    "text-old-word": [b"\xd0\xcf\x11\xe0" + b"\x00" * 600],
    "text-rtf": [rb"{\rtf1\ansi }"],
    "text-html": [b"<!DOCTYPE html><html></html>", b"<html><p>a</p></html>"],
    "text-table": [odt("<text:p/>", mime="application/vnd.oasis.opendocument.spreadsheet")],
    "text-encoding": ["наставник ведёт встречи каждый месяц".encode("koi8-r"), b"caf\xe9"],
    "text-damaged": [GOOD[:-300], b"%PDF-1.7\nnothing", odt("<text:p>"), b"PK\x03\x04 and no more"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "data"),
    [(code, data) for code, files in FOREIGN.items() for data in files],
    ids=lambda v: str(v)[:24],
)
def test_what_cannot_be_read_is_refused_with_a_reason(code: str, data: bytes) -> None:
    assert refusal(data) == code


def test_a_bomb_is_not_unpacked() -> None:
    assert refusal(archive(word__document_dot_xml=b"0" * 70_000_000)) == "text-bomb"
    assert refusal(odt("<text:p>" + "0" * 21_000_000 + "</text:p>")) == "text-bomb"


def test_entities_are_not_spread_out() -> None:
    evil = '<!DOCTYPE a [<!ENTITY a "наставник">]><a>&a;</a>'
    assert refusal(archive(mimetype=ODT, content_dot_xml=evil)) == "text-entities"


def test_nothing_outside_the_file_is_fetched() -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'
    assert refusal(archive(mimetype=ODT, content_dot_xml=evil)) == "text-entities"


def test_locked_documents_are_refused() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    assert refusal(odt("<text:p>а</text:p>", META__INF="", **{"META-INF__manifest_dot_xml": manifest})) == (
        "text-encrypted"
    )
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Текст приказа о наставничестве в школе."))))
    writer.encrypt("пароль", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    assert refusal(target.getvalue()) == "text-encrypted"


def test_macros_are_refused() -> None:
    types = '<Types xmlns="x"><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    assert refusal(archive(**{"[Content_Types]_dot_xml": types})) == "text-macro"


def test_a_scan_is_told_from_a_damaged_file() -> None:
    assert refusal(pdf("#rect(width: 5cm, height: 5cm)")) == "text-scan"


def test_a_document_that_has_no_end_is_refused() -> None:
    assert refusal(("слово " * 10 + "\n").encode() * 20_001) == "text-long"
    assert refusal(b"a" * 25_000_001) == "text-large"


def test_too_many_pages_are_refused() -> None:
    assert answer(pdf("#pagebreak()\n" * 300 + "а")) == {"error": "text-pages"}


def test_a_pdf_that_would_never_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nastavnik.documents.reading.pdf.SECONDS", 0)
    assert refusal(b"%PDF-1.7\n") == "text-time"
