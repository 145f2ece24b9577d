"""Writes of documents: issuing, their lives, registers of numbers, templates, officials, acts of others."""

from nastavnik.documents.actions.incoming import add_act, change_act
from nastavnik.documents.actions.issuing import About, issue, keep_pdf
from nastavnik.documents.actions.life import (
    Reader,
    add_scan,
    all_acquainted,
    note_acquaintance,
    take_back_step,
    take_step,
)
from nastavnik.documents.actions.officials import correct_official_forms, remember_official
from nastavnik.documents.actions.registers import (
    Scan,
    correct_outside,
    enter_outside,
    next_free_number,
    set_pattern,
)
from nastavnik.documents.actions.templates import bring_back, keep_own, upload_template, withdraw_templates

__all__ = [
    "About",
    "Reader",
    "Scan",
    "add_act",
    "add_scan",
    "all_acquainted",
    "bring_back",
    "change_act",
    "correct_official_forms",
    "correct_outside",
    "enter_outside",
    "issue",
    "keep_own",
    "keep_pdf",
    "next_free_number",
    "note_acquaintance",
    "remember_official",
    "set_pattern",
    "take_back_step",
    "take_step",
    "upload_template",
    "withdraw_templates",
]
