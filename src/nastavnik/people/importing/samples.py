"""The first values of each column of a file, for whoever checks what the columns mean."""

from collections.abc import Mapping
from itertools import islice

from nastavnik.people.importing.batches import source_of
from nastavnik.people.models import ImportBatch
from nastavnik.rules.people.cells import cell_text

_LONGEST = 60
_LOOKED_AT = 20  # rows under the header, among which the filled cells are taken


def samples_of(batch: ImportBatch, count: int = 3) -> Mapping[int, list[str]]:
    """Index of a column → its first filled cells as text. Reads the stored file."""
    with batch.file.body.open("rb") as opened:
        source = source_of(batch, bytes(opened.read()))
    found: dict[int, list[str]] = {}
    people = (row for row in source.sheet.rows() if row.number >= source.header.first_data_row)
    for row in islice(people, _LOOKED_AT):
        for index, cell in enumerate(row.cells):
            text = cell_text(cell)
            held = found.setdefault(index, [])
            if text and len(held) < count:
                held.append(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
    return found
