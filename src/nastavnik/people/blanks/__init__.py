"""Printable blanks of consents to the processing of personal data, one person or a pile."""

from nastavnik.people.blanks.writing import consent_blanks, empty_blank

__all__ = ["consent_blanks", "empty_blank"]
