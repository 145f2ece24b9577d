"""Downloads. One that holds people is journalled by being made: there is no other way to make it."""

from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpResponse

from nastavnik import clock
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
CSV = "text/csv; charset=utf-8"


class Download(HttpResponse):
    """A file to keep; figures only, nobody's name."""

    def __init__(self, content: bytes, *, name: str, media_type: str) -> None:
        super().__init__(content, content_type=media_type)
        self.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"


class PeopleDownload(Download):
    """A file with people's data: who took it, of which unit, how many rows, stands in the journal."""

    def __init__(
        self,
        content: bytes,
        *,
        name: str,
        media_type: str,
        verb: str,
        by: Actor,
        unit: Unit,
        ids: Iterable[int],
    ) -> None:
        super().__init__(content, name=name, media_type=media_type)
        taken = list(ids)
        record(verb, unit, by=by, now=clock.now(), unit_path=unit.path, rows=len(taken), ids=taken[:1000])
