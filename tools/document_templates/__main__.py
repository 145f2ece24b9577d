"""Writes document_templates/*.docx: `python -m tools.document_templates`.

The files are ordinary DOCX that a methodologist edits in an office program; a changed file is a new revision.
"""

import importlib
import io
import pkgutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import tools.document_templates as families
from docx.document import Document

FOLDER = Path(__file__).resolve().parents[2] / "document_templates"


def made() -> Iterator[tuple[str, bytes]]:
    """Every built-in template: file name and content. The same program gives the same bytes."""
    for module in pkgutil.iter_modules(families.__path__):
        if module.name == "__main__":
            continue
        templates = getattr(importlib.import_module(f"{families.__name__}.{module.name}"), "TEMPLATES", {})
        for stem, make in templates.items():
            yield f"{stem}.docx", _packed(make())


def _packed(document: Document) -> bytes:
    written, target = io.BytesIO(), io.BytesIO()
    document.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for member in source.infolist():
            member.date_time = (1980, 1, 1, 0, 0, 0)
            packed.writestr(member, source.read(member.filename), zipfile.ZIP_DEFLATED)
    return target.getvalue()


if __name__ == "__main__":
    for name, content in made():
        (FOLDER / name).write_bytes(content)
