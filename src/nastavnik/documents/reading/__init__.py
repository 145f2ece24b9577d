"""The text of a document that somebody brings: DOCX, ODT, PDF with text, plain text; nothing unsafe is opened."""

from nastavnik.documents.reading.opening import LARGEST_FILE, read_paragraphs

__all__ = ["LARGEST_FILE", "read_paragraphs"]
