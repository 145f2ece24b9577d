"""Reading tables from files that people send: XLSX, XLS, ODS, CSV; whatever is unsafe or broken is refused."""

from nastavnik.tables.opening import open_table
from nastavnik.tables.workbook import Limits, Sheet, Workbook

__all__ = ["Limits", "Sheet", "Workbook", "open_table"]
