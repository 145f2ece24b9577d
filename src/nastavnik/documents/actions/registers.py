"""Registers of numbers: one a sequence, organisation and calendar year, with the organisation's own pattern."""

from datetime import date, datetime

from django.db import transaction

from nastavnik.documents.models import IssuedDocument, Register
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
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused


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


def entries_of(organisation: Unit, sequence: str, year: int) -> list[Registered]:
    """What the register of a year holds; one query."""
    lines = IssuedDocument.objects.filter(
        register__organisation=organisation, register__sequence=sequence, register__year=year
    )
    return [Registered(number, dated) for number, dated in lines.order_by("pk").values_list("number", "date")]


def next_free_number(organisation: Unit, sequence: str, year: int) -> str:
    """The number to offer. Another may take it before the document is issued: `issue` looks again."""
    used = [entry.number for entry in entries_of(organisation, sequence, year)]
    return next_number(pattern_of(organisation, sequence, year), used)


def problems_of_number(organisation: Unit, sequence: str, number: str, dated: date) -> list[Problem]:
    """What the register has against a number: taken (blocks), out of the order of dates (warns)."""
    entries = entries_of(organisation, sequence, dated.year)
    return number_problems(number, dated, entries, pattern_of(organisation, sequence, dated.year))


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
        register.pattern = pattern
        register.save(update_fields=["pattern"])
        record(
            "documents.register.pattern_set", register, by=by, now=now, unit_path=organisation.path,
            pattern=pattern, year=year,
        )  # fmt: skip
    return register
