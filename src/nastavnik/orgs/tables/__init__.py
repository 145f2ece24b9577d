"""Organisations and year figures in files: taking them in and giving them out."""

from nastavnik.orgs.tables.exports import figures_csv, sample_xlsx, units_csv, units_xlsx
from nastavnik.orgs.tables.imports import import_organisations
from nastavnik.orgs.tables.report import ImportReport

__all__ = ["ImportReport", "figures_csv", "import_organisations", "sample_xlsx", "units_csv", "units_xlsx"]
