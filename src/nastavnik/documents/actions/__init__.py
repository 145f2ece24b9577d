"""Writes of documents: issuing, registers of numbers, templates, officials."""

from nastavnik.documents.actions.issuing import About, issue, keep_pdf
from nastavnik.documents.actions.officials import correct_official_forms, remember_official
from nastavnik.documents.actions.registers import next_free_number, set_pattern
from nastavnik.documents.actions.templates import bring_back, upload_template, withdraw_templates

__all__ = [
    "About",
    "bring_back",
    "correct_official_forms",
    "issue",
    "keep_pdf",
    "next_free_number",
    "remember_official",
    "set_pattern",
    "upload_template",
    "withdraw_templates",
]
