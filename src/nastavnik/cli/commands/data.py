"""Filling the bases from files and reading them out."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nastavnik import clock
from nastavnik.cli.parser import OK, REFUSED, Words, add_word, as_json, complain, say, say_json
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.dates import school_year
from nastavnik.rules.outcome import Problem, Refused

KINDS = {"mentees": "наставляемые", "mentors": "наставники"}


FIRST_YEAR, LAST_YEAR = 1900, 2100


def day(text: str) -> date:
    """A date of a command: YYYY-MM-DD, of a year that can be meant."""
    try:
        given = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"дата пишется как ГГГГ-ММ-ДД, а здесь «{text}»") from error
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"проверьте год в дате «{text}»")
    return given


def register(words: Words) -> None:
    load = add_word(words, "import", _nothing, "внести файл: организации, наставляемых или наставников")
    what = load.add_subparsers(title="Что внести", metavar="ЧТО", required=True)
    organisations = add_word(what, "organisations", _import_organisations, "организации из CSV или XLSX")
    _file_keys(organisations)
    for kind, title in KINDS.items():
        people = add_word(what, kind, _import_people, f"{title} из XLSX, XLS, ODS или CSV")
        people.set_defaults(kind=kind)
        _file_keys(people)
        people.add_argument("--organisation", required=True, metavar="КОД", help="код организации")

    listing = add_word(words, "organisations", _organisations, "все организации")
    listing.add_argument("--json", action="store_true", help="ответ для программы")

    people = add_word(words, "people", _people, "люди организации")
    people.add_argument("--organisation", required=True, metavar="КОД", help="код организации")
    people.add_argument("--json", action="store_true", help="ответ для программы")

    consent = add_word(words, "consent", _consent, "отметить бумажные согласия сразу у многих")
    consent.add_argument("--organisation", required=True, metavar="КОД", help="код организации")
    consent.add_argument("--all", action="store_true", required=True, help="у всех людей организации")
    consent.add_argument("--date", required=True, type=day, metavar="ГГГГ-ММ-ДД", help="дата подписания")

    export = add_word(words, "export", _nothing, "выгрузить базу в официальной форме")
    out = export.add_subparsers(title="Что выгрузить", metavar="ЧТО", required=True)
    for kind, title in KINDS.items():
        word = add_word(out, kind, _export, f"{title}: XLSX с официальными столбцами")
        word.set_defaults(kind=kind)
        word.add_argument("--organisation", required=True, metavar="КОД", help="код организации")
        word.add_argument("--out", required=True, type=Path, metavar="ФАЙЛ", help="куда записать")


def _file_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="ФАЙЛ")
    parser.add_argument("--dry-run", action="store_true", help="только проверить, ничего не вносить")
    parser.add_argument(
        "--partial", action="store_true", help="внести строки без ошибок, остальные пропустить"
    )
    parser.add_argument("--json", action="store_true", help="ответ для программы")


def _nothing(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - every handler takes them
    return OK


@dataclass(frozen=True, slots=True)
class NothingRead:
    """What is said of a file that could not be read at all."""

    refused: Sequence[Problem]
    rows: int = 0
    accepted: int = 0
    unchanged: int = 0
    warnings: Sequence[Problem] = ()


def _answer(report: Any, *, as_program: bool) -> int:
    """Say what an import did. `report`: rows, accepted, unchanged, refused, warnings (lists of Problem)."""
    if as_program:
        say_json(
            {
                "rows": report.rows,
                "accepted": report.accepted,
                "unchanged": report.unchanged,
                "refused": [as_json(p) for p in report.refused],
                "warnings": [as_json(p) for p in report.warnings],
            }
        )
    else:
        for problem in (*report.refused, *report.warnings):
            complain(str(problem))
        say(f"Строк {report.rows}, внесено {report.accepted}, без изменений {report.unchanged}")
    taken = report.accepted or report.unchanged
    return OK if taken or not report.refused else REFUSED


def _progress(title: str) -> Any:
    from nastavnik.cli.progress import Bar

    return Bar(title)


def _import_organisations(arguments: argparse.Namespace) -> int:
    from nastavnik.orgs.tables import import_organisations

    report: Any
    try:
        report = import_organisations(
            arguments.file.read_bytes(),
            arguments.file.name,
            by=SYSTEM,
            now=clock.now(),
            dry_run=arguments.dry_run,
            partial=arguments.partial,
        )
    except Refused as refused:
        report = NothingRead(refused.problems)
    return _answer(report, as_program=arguments.json)


def _import_people(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import organisation_by_code
    from nastavnik.pairs.queries import partners_for_export
    from nastavnik.people.actions.imports import import_file

    organisation = organisation_by_code(arguments.organisation)
    year = school_year(clock.today(organisation.time_zone))
    pairs = partners_for_export(organisation, year)
    with _progress("Внесение") as bar:
        report = import_file(
            arguments.file.read_bytes(),
            arguments.file.name,
            kind=arguments.kind,
            organisation=organisation,
            year=year,
            partners=pairs.of_requests if arguments.kind == "mentees" else pairs.of_mentors,
            today=clock.today(organisation.time_zone),
            dry_run=arguments.dry_run,
            partial=arguments.partial,
            progress=bar,
            by=SYSTEM,
            now=clock.now(),
        )
    return _answer(report, as_program=arguments.json)


def _organisations(arguments: argparse.Namespace) -> int:
    from nastavnik.orgs.models import Unit

    found = [
        {
            "id": unit.pk,
            "code": unit.code,
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": unit.kind,
            "municipality": unit.parent.code if unit.parent else None,
        }
        for unit in Unit.objects.under("").organisations().select_related("parent")
    ]
    if arguments.json:
        say_json(found)
    else:
        for unit in found:
            say(f"{unit['code']:<20} {unit['short_name']}")
    return OK


def _people(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import organisation_by_code
    from nastavnik.people.queries import people_with_roles

    found = people_with_roles(organisation_by_code(arguments.organisation))
    if arguments.json:
        say_json(found)
    else:
        for person in found:
            say(f"{person['id']:>8}  {person['surname']} {person['given']} {person['patronymic']}")
    return OK


def _consent(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import organisation_by_code
    from nastavnik.people.actions.consents import record_consents

    organisation = organisation_by_code(arguments.organisation)
    count = record_consents(
        organisation,
        signed_on=arguments.date,
        today=clock.today(organisation.time_zone),
        by=SYSTEM,
        now=clock.now(),
    )
    say(f"Согласий отмечено: {count}")
    return OK


def _export(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.lookups import organisation_by_code
    from nastavnik.journal.actions import record
    from nastavnik.pairs.queries import partners_for_export
    from nastavnik.people.export import export_base
    from nastavnik.people.models import Person

    organisation = organisation_by_code(arguments.organisation)
    year = school_year(clock.today(organisation.time_zone))
    pairs = partners_for_export(organisation, year)
    content, ids = export_base(
        arguments.kind,
        organisation,
        year,
        Person.objects.under(organisation.path),
        partners=pairs.of_requests if arguments.kind == "mentees" else pairs.of_mentors,
    )
    arguments.out.write_bytes(content)
    record(
        "people.base.exported",
        organisation,
        by=SYSTEM,
        now=clock.now(),
        unit_path=organisation.path,
        rows=len(ids),
        ids=ids[:1000],
    )
    sys.stderr.write(f"Записано: {arguments.out}\n")
    return OK
