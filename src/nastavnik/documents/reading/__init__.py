"""The text of a document that somebody brings: DOCX, ODT, PDF with text, plain text; nothing unsafe is opened."""

from nastavnik.documents.reading.opening import read_paragraphs

__all__ = ["read_paragraphs"]
