"""Files that nobody should be able to hurt us with: refused with a sentence, or read for what is true in them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nastavnik.rules.outcome import Refused
from nastavnik.tables import Limits, open_table
from tests.tables.making import (
    PEOPLE,
    SHEET,
    archived,
    edited,
    ods,
    ods_row,
    parts_of,
    size_lie,
    with_part,
    with_rows,
    without_part,
    xlsx,
)

DATA = Path(__file__).parent / "data"
STRINGS = "xl/sharedStrings.xml"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def flipped(data: bytes, part: str = SHEET) -> bytes:
    """One bit of the packed sheet is turned."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(part)
    place = member.header_offset + 30 + len(part) + member.compress_size // 2
    return data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]


def flagged_encrypted(data: bytes) -> bytes:
    lying = bytearray(data)
    central = data.index(b"PK\x01\x02")
    lying[central + 8] |= 1
    return bytes(lying)


def sealed_package() -> bytes:
    """The container Excel makes for a workbook with a password."""
    data = bytearray((DATA / "people.xls").read_bytes())
    entry = data.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le") + b"\x00\x00"
    data[entry : entry + len(name)] = name
    data[entry + 64] = len(name)
    return bytes(data)


def xls_with_password() -> bytes:
    """A FILEPASS record stands where the WINDOW1 record of the globals was."""
    data = (DATA / "people.xls").read_bytes()
    return data.replace(b"\x3d\x00\x12\x00", b"\x2f\x00\x12\x00", 1)


def huge_dimensions() -> bytes:
    data = bytearray((DATA / "people.xls").read_bytes())
    place = data.index(b"\x00\x02\x0e\x00")
    data[place + 8 : place + 12] = (0x7FFFFFFF).to_bytes(4, "little")
    return bytes(data)


def circular_xls() -> bytes:
    """The allocation table of the container leads each sector to itself."""
    data = bytearray((DATA / "people.xls").read_bytes())
    first_fat = int.from_bytes(data[76:80], "little")
    start = (first_fat + 1) * 512
    for number in range(8):
        data[start + number * 4 : start + number * 4 + 4] = number.to_bytes(4, "little")
    return bytes(data)


def cell(reference: str) -> bytes:
    return with_rows(f'<row r="5"><c r="{reference}"><v>1</v></c></row>')


REFUSED: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("empty file", lambda: b"", "x.xlsx", "file-empty"),
    ("only zero bytes", lambda: b"\x00" * 5000, "x.xlsx", "file-empty"),
    ("plain text as a workbook", lambda: "это не книга".encode(), "x.xlsx", "file-kind"),
    ("random bytes", lambda: bytes(range(1, 256)) * 20, "x.xls", "file-kind"),
    ("a PDF", lambda: b"%PDF-1.7\n" * 50, "x.csv", "file-kind"),
    ("a picture", lambda: b"\x89PNG\r\n\x1a\n" + b"1" * 100, "x.xlsx", "file-kind"),
    ("a program", lambda: b"MZ\x90\x00" + b"1" * 100, "x.csv", "file-kind"),
    ("a web page as XLS", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "x.xls", "file-html"),
    ("a web page as CSV", lambda: b"\n <!DOCTYPE html><html>", "x.csv", "file-html"),
    (
        "XML of 2003",
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "x.xls",
        "file-xml",
    ),
    ("any archive", lambda: archived({"a.txt": b"1"}), "x.xlsx", "file-kind"),
    ("an empty archive", lambda: archived({}), "x.xlsx", "file-kind"),
    ("a Word document", lambda: archived({"word/document.xml": b"<w/>"}), "x.xlsx", "file-word"),
    ("a binary workbook", lambda: archived({"xl/workbook.bin": b"1"}), "x.xlsx", "file-xlsb"),
    ("cut in the middle", lambda: xlsx()[: len(xlsx()) // 2], "x.xlsx", "file-damaged"),
    ("without its last bytes", lambda: xlsx()[:-30], "x.xlsx", "file-damaged"),
    ("only the first four bytes", lambda: b"PK\x03\x04", "x.xlsx", "file-damaged"),
    ("one bit turned", lambda: flipped(xlsx()), "x.xlsx", "file-damaged"),
    ("members with a password", lambda: flagged_encrypted(xlsx()), "x.xlsx", "file-encrypted"),
    ("a workbook with a password", sealed_package, "x.xlsx", "file-encrypted"),
    ("an XLS with a password", xls_with_password, "x.xls", "file-encrypted"),
    ("a part shorter than it is", lambda: size_lie(xlsx()), "x.xlsx", "file-damaged"),
    ("a part said to be huge", lambda: size_lie(xlsx(), said=0xFFFFFF00), "x.xlsx", "file-bomb"),
    ("billion laughs", lambda: with_part(xlsx(), STRINGS, LAUGHS), "x.xlsx", "file-entities"),
    (
        "an entity from outside",
        lambda: with_part(xlsx(), "xl/styles.xml", OUTSIDE),
        "x.xlsx",
        "file-entities",
    ),
    (
        "entities in the relations",
        lambda: with_part(xlsx(), "_rels/.rels", OUTSIDE),
        "x.xlsx",
        "file-entities",
    ),
    (
        "entities in an encoding that hides them",
        lambda: with_part(xlsx(), STRINGS, LAUGHS.decode().encode("utf-16")),
        "x.xlsx",
        "file-damaged",
    ),
    ("a sheet cut off", lambda: edited(xlsx(), SHEET, lambda part: part[:600]), "x.xlsx", "file-damaged"),
    ("a sheet that is not there", lambda: without_part(xlsx(), SHEET), "x.xlsx", "file-damaged"),
    (
        "a string that is not there",
        lambda: edited(xlsx(), SHEET, lambda part: part.replace(b"<v>0<", b"<v>999999<")),
        "x",
        "file-damaged",
    ),
    ("one cell at the far corner", lambda: cell("XFD1048576"), "x.xlsx", "sheet-far"),
    ("one cell in a far column", lambda: cell("ZZ5"), "x.xlsx", "sheet-far"),
    ("one cell in a far row", lambda: cell("A900000"), "x.xlsx", "sheet-far"),
    ("a wide and high rectangle", lambda: cell("IV59000"), "x.xlsx", "sheet-far"),
    ("a reference of five letters", lambda: cell("ZZZZZ5"), "x.xlsx", "file-damaged"),
    ("a row that no number holds", lambda: cell("A99999999999999"), "x.xlsx", "file-damaged"),
    ("row zero", lambda: cell("A0"), "x.xlsx", "file-damaged"),
    (
        "merged areas without end",
        lambda: edited(
            xlsx(),
            SHEET,
            lambda part: part.replace(
                b"</sheetData>", b"</sheetData>" + b'<mergeCell ref="A1:XFD1048576"/>' * 1000
            ),
        ),
        "x.xlsx",
        "sheet-merged",
    ),
    (
        "thirty thousand members",
        lambda: archived({f"f{n}.xml": b"<a/>" for n in range(5000)}),
        "x.xlsx",
        "file-bomb",
    ),
    ("an XLS of container only", lambda: (DATA / "people.xls").read_bytes()[:512], "x.xls", "file-damaged"),
    ("an XLS in a circle", circular_xls, "x.xls", "file-damaged"),
    ("an XLS with a far cell", lambda: (DATA / "far-cell.xls").read_bytes(), "x.xls", "sheet-far"),
    ("an XLS that says it is huge", huge_dimensions, "x.xls", "file-damaged"),
    (
        "an ODS with a password",
        lambda: ods(ods_row("а"), manifest=b"<m><manifest:encryption-data/></m>"),
        "x.ods",
        "file-encrypted",
    ),
    (
        "an ODS of endless columns",
        lambda: ods(
            '<table:table-row><table:table-cell table:number-columns-repeated="900000000" '
            'office:value-type="string"><text:p>а</text:p></table:table-cell></table:table-row>'
        ),
        "x.ods",
        "sheet-far",
    ),
    (
        "an ODS of endless rows",
        lambda: ods(ods_row("а", attributes='table:number-rows-repeated="1000000000"')),
        "x.ods",
        "sheet-far",
    ),
    ("an ODS cut in its content", lambda: ods("<table:table-row>"), "x.ods", "file-damaged"),
    ("CSV with zero bytes", lambda: b"a;b\n1;\x00\x00\x002\n" * 10, "x.csv", "csv-zero"),
    ("CSV with an open quote", lambda: 'ФИО;Класс\n"Быков;7\nЯков;8\n'.encode(), "x.csv", "csv-quote"),
    (
        "CSV of two encodings",
        lambda: "Алёшина Вера;7\n".encode("cp1251") * 5 + "Быков Пётр;8\n".encode(),
        "x.csv",
        "csv-mixed",
    ),
    (
        "CSV of two one-byte encodings",
        lambda: "Алёшина Вера Павловна;7\n".encode("cp1251") * 20 + "Быков Пётр Ильич;8\n".encode("koi8-r"),
        "x.csv",
        "csv-mixed",
    ),
    (
        "CSV garbled before it came",
        lambda: "Иванов Иван Иванович;7\n".encode().decode("cp1251", "replace").encode(),
        "x.csv",
        "csv-encoding",
    ),
    ("CSV that is no text", lambda: bytes(range(128, 256)) * 30, "x.csv", "csv-encoding"),
    ("CSV with a broken mark", lambda: b"\xef\xbb\xbf" + "Быков".encode("cp1251"), "x.csv", "csv-mixed"),
    ("CSV with an endless cell", lambda: b'a;"' + b"x" * 130_000 + b'"\n', "x.csv", "csv-cell"),
]


@pytest.mark.parametrize(("kind", "make", "name", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_an_evil_file_is_refused_with_a_sentence(
    kind: str, make: Callable[[], bytes], name: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        list(open_table(make(), name).sheets[0].rows())
    problem = refusal.value.problems[0]
    assert problem.code == code
    assert problem.text.endswith(".")
    assert "Traceback" not in problem.text


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"0" * 2000)
    with pytest.raises(Refused) as refusal:
        open_table(large, "large.xlsx", Limits(file_bytes=1000))
    assert refusal.value.problems[0].code == "file-large"


def test_paths_that_lead_outside_are_never_followed(tmp_path: Path) -> None:
    data = with_part(xlsx(), "../../../../tmp/nastavnik-slip.xml", b"<a/>")
    assert [list(row.cells) for row in open_table(data, "x.xlsx").sheets[0].rows()] == PEOPLE
    assert not Path("/tmp/nastavnik-slip.xml").exists()


def test_two_members_of_one_name_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts_of(xlsx()).items():
            archive.writestr(name, content)
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    with pytest.raises(Refused) as refusal:
        open_table(target.getvalue(), "x.xlsx")
    assert refusal.value.problems[0].code == "file-damaged"


def test_too_many_sheets_are_refused() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for number in range(70):
        book.create_sheet(f"Лист {number}")
    target = io.BytesIO()
    book.save(target)
    with pytest.raises(Refused) as refusal:
        open_table(target.getvalue(), "x.xlsx")
    assert refusal.value.problems[0].code == "file-sheets"


@pytest.mark.parametrize("cut", range(1, 40))
def test_no_cut_of_a_workbook_makes_anything_but_a_refusal(cut: int) -> None:
    for data in (xlsx(), (DATA / "people.xls").read_bytes()):
        with pytest.raises(Refused):
            list(open_table(data[: len(data) * cut // 40], "x.xlsx").sheets[0].rows())
