"""Makes workbooks for tests: good ones by real writers, evil ones by editing their parts."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
HEADER = ["№", "ФИО наставляемого", "Год рождения наставляемого", "Основной запрос наставляемого"]
PEOPLE: list[list[Any]] = [
    HEADER,
    [1, "Алёшина Вера Павловна", 2012, "физика"],
    [2, "Быков Пётр Ильич", 2013, "подготовка к ОГЭ"],
    [3, "Ҕаврильева Нарыйа Айсеновна", 2011, None],
]


def xlsx(rows: Iterable[Sequence[Any]] = PEOPLE, **options: Any) -> bytes:
    """An XLSX of one sheet «База»."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    sheet = book.add_worksheet("База")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if hasattr(value, "year"):
                sheet.write_datetime(number, column, value, day)
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
    return target.getvalue()


def edited(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed."""
    parts = parts_of(data)
    parts[part] = change(parts[part])
    return archived(parts)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    return archived({**parts_of(data), name: content})


def without_part(data: bytes, name: str) -> bytes:
    return archived({key: content for key, content in parts_of(data).items() if key != name})


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {member.filename: archive.read(member) for member in archive.infolist()}


def archived(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_rows(xml: str | bytes) -> bytes:
    """A workbook whose sheet ends with the given rows of XML."""
    addition = xml.encode() if isinstance(xml, str) else xml
    return edited(xlsx(), SHEET, lambda part: part.replace(b"</sheetData>", addition + b"</sheetData>"))


def bomb(megabytes: int) -> bytes:
    """A sheet that is small on the disk and large when unpacked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts_of(xlsx()).items():
            if name != SHEET:
                archive.writestr(name, content)
        with archive.open(SHEET, "w", force_zip64=True) as part:
            part.write(b'<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>')
            for _ in range(megabytes):
                part.write(b"A" * 1_000_000)
            part.write(b"</v></c></row></sheetData></worksheet>")
    return target.getvalue()


def size_lie(data: bytes, part: str = SHEET, said: int = 10) -> bytes:
    """The archive where both headers say that the part is `said` bytes long."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(part)
    lying = bytearray(data)
    size = said.to_bytes(4, "little")
    lying[member.header_offset + 22 : member.header_offset + 26] = size
    central = data.rindex(part.encode()) - 46
    lying[central + 24 : central + 28] = size
    return bytes(lying)


def ods(table: str, **parts: bytes) -> bytes:
    """An ODS whose first table has the given XML of columns and rows."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="База">{table}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></manifest:manifest>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", manifest))
    return target.getvalue()


def ods_row(*texts: str, attributes: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        if text
        else "<table:table-cell/>"
        for text in texts
    )
    return f"<table:table-row {attributes}>{cells}</table:table-row>"
