"""XLSX and XLSM: checked part by part, packed anew without macros and pictures, then read by the library."""

import re
from dataclasses import dataclass
from posixpath import join, normpath

from nastavnik.rules.outcome import Place, Problem
from nastavnik.tables.archive import pack, unpack
from nastavnik.tables.bounds import rectangles_within
from nastavnik.tables.library import Library
from nastavnik.tables.markup import elements, refuse_declarations
from nastavnik.tables.merged import merged_in_xml
from nastavnik.tables.refusals import refused
from nastavnik.tables.workbook import Limits, Sheet, Workbook

_LEFT_OUT = re.compile(
    r"(?:^|/)(?:media|drawings|charts|theme|printerSettings|docProps|externalLinks|customXml|pivotCache|"
    r"pivotTables|embeddings|activeX|ctrlProps|queryTables|tables|persons|threadedComments|metadata)/"
    r"|comments\d*\.xml$|calcChain\.xml$",
    re.IGNORECASE,
)
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*?(?:/>|>\s*</(?:\w+:)?dimension>)")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_NUMBER_OF = {name: re.compile(rb"\b" + name + rb'="(\d{1,7})"') for name in (b"min", b"max")}
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\bwidth="0(?:\.0+)?"')
_NO_VALUE = re.compile(rb'r="([A-Z]+\d+)"[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_ERROR = re.compile(rb'r="([A-Z]+\d+)"[^>]*\bt="e"')


@dataclass(frozen=True, slots=True)
class _SheetPart:
    name: str
    part: str
    visible: bool


def read_xlsx(data: bytes, limits: Limits) -> Workbook:
    parts = unpack(data, _wanted, limits)
    refuse_declarations(parts)
    by_name = {name.lower(): name for name in parts}
    if "xl/workbook.xml" not in by_name:
        raise refused(_what_else(by_name, data))
    listed, date1904 = _listed_sheets(parts, by_name)
    if len(listed) > limits.sheets:
        raise refused("file-sheets")
    names = {sheet.part: sheet.name for sheet in listed}
    tables = {name: content for name, content in parts.items() if b"sheetData" in content}
    rectangles_within([(names.get(name, ""), content) for name, content in tables.items()], limits)
    parts |= {name: _without_dimension(content) for name, content in tables.items()}
    return _read(parts, listed, date1904, limits)


def _wanted(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels")) and not _LEFT_OUT.search(name)


def _what_else(names: dict[str, str], data: bytes) -> str:
    if "word/document.xml" in names:
        return "file-word"
    return "file-xlsb" if b"xl/workbook.bin" in data else "file-kind"


def _listed_sheets(parts: dict[str, bytes], by_name: dict[str, str]) -> tuple[list[_SheetPart], bool]:
    targets: dict[str, str] = {}
    for element in elements(parts.get(by_name.get("xl/_rels/workbook.xml.rels", ""), b"<none/>")):
        target = element.attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        targets[element.attributes.get("Id", "")] = by_name.get(path.lower(), path)
    sheets: list[_SheetPart] = []
    date1904 = False
    for element in elements(parts[by_name["xl/workbook.xml"]]):
        facts = element.attributes
        if element.name == "workbookPr":
            date1904 = facts.get("date1904") in ("1", "true")
        if element.name == "sheet":
            part = targets.get(facts.get("id", ""), "")
            sheets.append(_SheetPart(facts.get("name", ""), part, facts.get("state", "visible") == "visible"))
    return sheets, date1904


def _without_dimension(content: bytes) -> bytes:
    """The part of a sheet without its statement of size, which may lie."""
    head, found, rest = content.partition(b"sheetData")
    return _DIMENSION.sub(b"", head) + found + rest


def _read(parts: dict[str, bytes], listed: list[_SheetPart], date1904: bool, limits: Limits) -> Workbook:
    library = Library(pack(parts))
    by_name = {sheet.name: sheet for sheet in listed}
    indexes = [index for index in range(len(library.names)) if library.is_table(index)]
    sheets = []
    for index in indexes:
        name = library.names[index]
        part = by_name.get(name)
        content = parts.get(part.part, b"") if part else b""
        sheets.append(
            Sheet(
                name,
                library.loader(index),
                _hidden_columns(content, limits),
                merged_in_xml(content, name, limits),
                date1904,
                part.visible if part else True,
                tuple(_warnings(content, name)),
            )
        )
    library.proven(indexes)
    return Workbook("xlsx", tuple(sheets))


def _hidden_columns(content: bytes, limits: Limits) -> frozenset[int]:
    head = content[: content.find(b"sheetData")]
    hidden: set[int] = set()
    for found in _COLUMN.finditer(head):
        first, last = (_NUMBER_OF[name].search(found[0]) for name in (b"min", b"max"))
        if first and last and _HIDDEN.search(found[0]):
            hidden.update(range(int(first[1]) - 1, min(int(last[1]), limits.columns)))
    return frozenset(hidden)


def _warnings(content: bytes, sheet: str) -> list[Problem]:
    problems = []
    if b"<f" in content and (found := _NO_VALUE.search(content)):
        problems.append(
            Problem(
                "sheet-formulas",
                f"Есть формулы без сохранённого значения (например, в ячейке {found[1].decode()}): они прочитаны "
                "как пустые. Откройте файл в Excel и сохраните его, чтобы значения появились.",
                Place(sheet),
                blocks=False,
            )
        )
    if b't="e"' in content and (found := _ERROR.search(content)):
        problems.append(
            Problem(
                "sheet-errors",
                f"Есть ячейки с ошибкой формулы (например, {found[1].decode()}): они прочитаны как пустые.",
                Place(sheet),
                blocks=False,
            )
        )
    return problems
