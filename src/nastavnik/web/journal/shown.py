"""Entries of the journal as lines of a page: who, when in the unit's own time, what, about what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from nastavnik.accounts.queries import names_of
from nastavnik.journal.models import Entry
from nastavnik.journal.words import OBJECTS, words
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor, Permission

# Where an object is shown: the name of its address and the permission that opens it.
PAGES: dict[str, tuple[str, Permission]] = {
    "accounts.user": ("user", Permission.USERS_MANAGE),
    "orgs.unit": ("unit", Permission.UNITS_VIEW),
    "people.person": ("people:person", Permission.PEOPLE_VIEW),
    "people.importbatch": ("people:batch", Permission.PEOPLE_EDIT),
    "pairs.pair": ("pair", Permission.PAIRS_VIEW),
    "matching.round": ("round", Permission.MATCHING_EDIT),
    "documents.issueddocument": ("documents:document", Permission.DOCUMENTS_VIEW),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is read. `when` is already in the zone of the unit; `zone` names it when not ours."""

    pk: int
    when: str
    who: str
    what: str
    about: str
    url: str
    unit: str
    address: str


def lines(entries: Iterable[Entry], *, reader: Actor, with_units: bool = True) -> list[Line]:
    """Lines of a page: one query for names, one for units (none for units when they are not wanted)."""
    rows = list(entries)
    users = (entry.object_id for entry in rows if entry.object_type == "accounts.user")
    names = names_of([*users, *(entry.actor_id for entry in rows)])
    units = _units({entry.unit_path for entry in rows}) if with_units else {}
    return [_line(entry, names, units.get(entry.unit_path), reader) for entry in rows]


def _units(paths: set[str]) -> dict[str, Unit]:
    found = Unit.objects.filter(path__in=paths - {""}).only("path", "short_name", "time_zone")
    return {unit.path: unit for unit in found}


def _line(entry: Entry, names: dict[int, str], unit: Unit | None, reader: Actor) -> Line:
    return Line(
        pk=entry.pk,
        when=_moment(entry.at, unit.time_zone if unit else settings.TIME_ZONE),
        who=_who(entry, names),
        what=words(entry),
        about=_about(entry, names),
        url=_address(entry, reader),
        unit=unit.short_name if unit else "",
        address=entry.address or "",
    )


def _who(entry: Entry, names: dict[int, str]) -> str:
    if entry.actor_id is not None:
        return names.get(entry.actor_id, "пользователь удалён")
    return "неизвестно кто" if entry.address else "система"


def _about(entry: Entry, names: dict[int, str]) -> str:
    if entry.object_id is None:
        return ""
    if entry.object_type == "accounts.user":
        return names.get(entry.object_id, "пользователь удалён")
    return f"{OBJECTS.get(entry.object_type, entry.object_type)} №\u00a0{entry.object_id}"


def _address(entry: Entry, reader: Actor) -> str:
    page = PAGES.get(entry.object_type)
    if page is None or entry.object_id is None or not reader.may(page[1], entry.unit_path):
        return ""
    try:
        return reverse(page[0], kwargs={"pk": entry.object_id})
    except NoReverseMatch:
        return ""


def _moment(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%d.%m.%Y,\u00a0%H:%M")
