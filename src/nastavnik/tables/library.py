"""The reading library behind one door: its faults come out as a refusal, its sheets as plain lists."""

import io
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from nastavnik.tables.refusals import refused

_Result = TypeVar("_Result")


class Library:
    """An opened workbook. Holds one sheet at a time: several large ones together would fill the memory."""

    def __init__(self, content: io.BytesIO) -> None:
        self._workbook = _guarded(lambda: CalamineWorkbook.from_filelike(content))
        self._held: tuple[int, CalamineSheet] | None = None

    @property
    def names(self) -> list[str]:
        return self._workbook.sheet_names

    def is_table(self, index: int) -> bool:
        """A sheet with cells, not a chart, a dialogue or a sheet of macros."""
        return self._workbook.sheets_metadata[index].typ is SheetTypeEnum.WorkSheet

    def proven(self, indexes: Iterable[int]) -> None:
        """Every sheet can be read, or the file is refused; afterwards the first one is held."""
        for index in sorted(indexes, reverse=True):
            self._sheet(index)

    def loader(self, index: int) -> Callable[[], list[list[Any]]]:
        """What gives the rows of the sheet, from its first row and column A on, when it is asked."""
        return lambda: self._rows(index)

    def _rows(self, index: int) -> list[list[Any]]:
        sheet = self._sheet(index)
        return [] if sheet.start is None else _guarded(lambda: sheet.to_python(skip_empty_area=False))

    def _sheet(self, index: int) -> CalamineSheet:
        if self._held is None or self._held[0] != index:
            self._held = None
            self._held = index, _guarded(lambda: self._workbook.get_sheet_by_index(index))
        return self._held[1]


def _guarded(act: Callable[[], _Result]) -> _Result:
    try:
        return act()
    except PasswordError as error:
        raise refused("file-encrypted") from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise refused("file-damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a broken file may make the library give up
            raise
        raise refused("file-damaged") from error
