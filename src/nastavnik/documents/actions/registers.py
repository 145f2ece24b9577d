"""Registers of numbers: one a sequence, organisation and calendar year, with the organisation's own pattern."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nastavnik.documents.models import IssuedDocument, OutsideEntry, Register
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.numbering import (
    DEFAULT_PATTERN,
    Registered,
    next_number,
    number_problems,
    pattern_problems,
)
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused, blocking


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it was brought; its type has been looked at."""

    content: bytes
    name: str
    media_type: str


def locked_register(organisation: Unit, sequence: str, year: int) -> Register:
    """The register, opened at its first number, held till the end of the transaction: numbers are given in turn."""
    Register.objects.get_or_create(
        organisation=organisation,
        sequence=sequence,
        year=year,
        defaults={"pattern": pattern_of(organisation, sequence, year)},
    )
    return Register.objects.select_for_update(of=("self",)).get(
        organisation=organisation, sequence=sequence, year=year
    )


def pattern_of(organisation: Unit, sequence: str, year: int) -> str:
    """The pattern of the year; a year without a register of its own goes on with the last one before it."""
    known = Register.objects.filter(organisation=organisation, sequence=sequence, year__lte=year)
    last = known.order_by("-year").first()
    return last.pattern if last else DEFAULT_PATTERN


def patterns_of(organisation: Unit, sequence: str, year: int) -> tuple[str, ...]:
    """The pattern of the year and those that the same year had before it."""
    register = Register.objects.filter(organisation=organisation, sequence=sequence, year__lte=year)
    last = register.order_by("-year").first()
    if last is None:
        return (DEFAULT_PATTERN,)
    return (last.pattern, *last.former) if last.year == year else (last.pattern,)


def entries_of(organisation: Unit, sequence: str, year: int) -> list[Registered]:
    """What the register of a year holds, made here or outside; one query."""
    here = {
        "register__organisation": organisation, "register__sequence": sequence, "register__year": year,
    }  # fmt: skip
    issued = IssuedDocument.objects.filter(**here).order_by().values_list("date", "number")
    outside = OutsideEntry.objects.filter(**here).order_by().values_list("date", "number")
    return [Registered(number, dated) for dated, number in issued.union(outside, all=True).order_by("date")]


def next_free_number(organisation: Unit, sequence: str, year: int) -> str:
    """The number to offer. Another may take it before the document is issued: `issue` looks again."""
    used = [entry.number for entry in entries_of(organisation, sequence, year)]
    pattern, *former = patterns_of(organisation, sequence, year)
    return next_number(pattern, used, former)


def problems_of_number(organisation: Unit, sequence: str, number: str, dated: date) -> list[Problem]:
    """What the register has against a number: taken (blocks), out of the order of dates (warns)."""
    entries = entries_of(organisation, sequence, dated.year)
    pattern, *former = patterns_of(organisation, sequence, dated.year)
    return number_problems(number, dated, entries, pattern, former)


@transaction.atomic
def set_pattern(
    organisation: Unit, sequence: str, year: int, *, pattern: str, was: str, by: Actor, now: datetime
) -> Register:
    """Change how numbers of a year look; those already given stay. Conflict when it is no longer as shown (`was`)."""
    pattern = pattern.strip()
    problems = [Problem(one.code, one.text, Place(column="pattern")) for one in pattern_problems(pattern)]
    if problems:
        raise Refused(problems)
    register = locked_register(organisation, sequence, year)
    if register.pattern != was:
        raise Conflict({"Образец номера": (pattern, register.pattern)})
    if register.pattern != pattern:
        if entries_of(organisation, sequence, year):
            register.former = [register.pattern, *(one for one in register.former if one != pattern)]
        register.pattern = pattern
        register.save(update_fields=["pattern", "former"])
        record(
            "documents.register.pattern_set", register, by=by, now=now, unit_path=organisation.path,
            pattern=pattern, year=year,
        )  # fmt: skip
    return register


# --- numbers taken outside the system -----------------------------------------------------------------------


@transaction.atomic
def enter_outside(
    organisation: Unit,
    sequence: str,
    *,
    number: str,
    dated: date,
    title: str,
    doubled: bool = False,
    scan: Scan | None = None,
    today: date,
    by: Actor,
    now: datetime,
) -> OutsideEntry:
    """Enter a document that was made outside under its number.

    A number that is taken is refused unless `doubled`: then the double is a fact, and the register shows it.
    """
    register = locked_register(organisation, sequence, dated.year)
    number, title = " ".join(number.split()), " ".join(title.split())
    _check_outside(register, number, dated, title, today=today, doubled=doubled)
    entry = OutsideEntry.objects.create(
        register=register, number=number, date=dated, title=title, scan=_kept(scan, organisation, by, now),
        entered_at=now, entered_by_id=by.user_id,
    )  # fmt: skip
    record(
        "documents.outside.entered", entry, by=by, now=now, unit_path=organisation.path,
        number=number, sequence=sequence,
    )  # fmt: skip
    return entry


@transaction.atomic
def correct_outside(
    entry: OutsideEntry,
    *,
    number: str,
    dated: date,
    title: str,
    doubled: bool = False,
    scan: Scan | None = None,
    version: int,
    today: date,
    by: Actor,
    now: datetime,
) -> OutsideEntry:
    """Correct an entry of a document made outside; its year stays. A new scan takes the place of the old one."""
    was = OutsideEntry.objects.select_related("register__organisation").get(pk=entry.pk)
    register = locked_register(was.register.organisation, was.register.sequence, was.register.year)
    current = OutsideEntry.objects.get(pk=entry.pk)
    number, title = " ".join(number.split()), " ".join(title.split())
    if current.version != version:
        raise Conflict({"Номер": (number, current.number), "Заголовок": (title, current.title)})
    if dated.year != register.year:
        text = f"Запись сделана в журнале за {register.year} год: дата другого года сюда не подходит."
        raise Refused(Problem("outside-year", text, Place(column="dated")))
    _check_outside(register, number, dated, title, today=today, doubled=doubled, but=current)
    current.number, current.date, current.title = number, dated, title
    current.scan = _kept(scan, register.organisation, by, now) or current.scan
    current.version += 1
    current.save()
    record(
        "documents.outside.corrected", current, by=by, now=now, unit_path=register.organisation.path,
        number=number, sequence=register.sequence,
    )  # fmt: skip
    return current


def _check_outside(
    register: Register,
    number: str,
    dated: date,
    title: str,
    *,
    today: date,
    doubled: bool,
    but: OutsideEntry | None = None,
) -> None:
    entries = entries_of(register.organisation, register.sequence, register.year)
    if but is not None:
        entries.remove(Registered(but.number, but.date))
    found = blocking(number_problems(number, dated, entries, register.pattern, register.former))
    problems = [
        Problem(one.code, _with_a_way_out(one), Place(column="number"))
        for one in found
        if not (doubled and one.code == "number-taken")
    ]
    if dated > today:
        text = "Эта дата ещё не наступила: вносят документ, который уже есть."
        problems.append(Problem("outside-future", text, Place(column="dated")))
    if not title:
        problems.append(Problem("outside-title", "Напишите, о чём документ.", Place(column="title")))
    if Registered(number, dated) in entries:
        text = "Документ с таким номером и датой в журнале уже есть."
        problems = [Problem("outside-twice", text, Place(column="number"))]
    if problems:
        raise Refused(problems)


def _with_a_way_out(problem: Problem) -> str:
    if problem.code != "number-taken":
        return problem.text
    return f"{problem.text} Если номер действительно стоит на двух документах, отметьте это ниже."


def _kept(scan: Scan | None, organisation: Unit, by: Actor, now: datetime) -> StoredFile | None:
    if scan is None:
        return None
    return keep(
        scan.content, name=scan.name, media_type=scan.media_type, purpose="document", unit=organisation,
        by=by, now=now,
    )  # fmt: skip
