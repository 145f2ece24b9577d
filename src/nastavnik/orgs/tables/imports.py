"""Taking organisations, territories and year figures from a file: read, plan, and either all of it or nothing."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.actions import add_unit, change_unit, set_year_figure
from nastavnik.orgs.models import PATH_STEP, Level, Unit
from nastavnik.orgs.tables.plan import Planner
from nastavnik.orgs.tables.report import ImportReport
from nastavnik.orgs.tables.steps import RowPlan
from nastavnik.orgs.tables.territory import Territory, free_code
from nastavnik.rules.access import Actor
from nastavnik.rules.dates import school_year
from nastavnik.rules.orgs.columns import Column, Header, find_header
from nastavnik.rules.orgs.rows import UnitRow, read_unit_row
from nastavnik.rules.outcome import Place, Problem, Refused, blocking
from nastavnik.rules.people.cells import Cell, RawRow
from nastavnik.tables import Sheet, open_table

MOST_ROWS = 20_000


@transaction.atomic
def import_organisations(
    data: bytes, filename: str, *, by: Actor, now: datetime, dry_run: bool = False, partial: bool = False
) -> ImportReport:
    """Add and change units and their year figures as the file says; the same file again changes nothing.

    A row at fault stops the whole file, unless `partial` leaves such rows out. An empty cell changes nothing.
    Refused when the file is no table of organisations at all; nothing is written then, nor on a dry run.
    """
    today = now.date()
    problems: list[Problem] = []
    rows = list(_rows(data, filename, today, problems))
    planner = Planner(rows, by=by, today=today, year=school_year(today), file=filename)
    plans = planner.plans()
    found = [*problems, *planner.notes, *(problem for plan in plans for problem in plan.row.problems)]
    refused = blocking(found)
    applied = not dry_run and (partial or not refused)
    territories = _territories_of(plans, planner, everything=not partial)
    if applied:
        _Applier(by, now).apply(plans)
        _journal(plans, by=by, now=now)
    counts = {
        state: sum(plan.state == state for plan in plans) for state in ("added", "changed", "unchanged")
    }
    if not applied and not dry_run:
        counts = dict.fromkeys(counts, 0)
        territories = ()
    return ImportReport(
        rows=len(plans),
        **counts,
        figures=sum(len(plan.figures) for plan in plans if plan.state != "refused")
        if applied or dry_run
        else 0,
        refused=tuple(refused),
        warnings=tuple(problem for problem in found if not problem.blocks),
        territories=territories,
        lines=tuple(plan.line() for plan in plans),
        applied=applied,
    )


def _rows(data: bytes, filename: str, today: date, problems: list[Problem]) -> Iterator[UnitRow]:
    """Rows of every visible sheet that holds a list of organisations; what was not read is named."""
    met = 0
    headers = 0
    for sheet in open_table(data, filename).sheets:
        header = find_header(sheet.rows(), sheet.hidden_columns) if sheet.visible else None
        if header is None:
            continue
        headers += 1
        problems.extend(sheet.problems)
        problems.extend(_unread(header, sheet))
        for raw in _filled(sheet, header):
            row = read_unit_row(raw, header, sheet.name, today=today, date1904=sheet.date1904)
            met += 1
            if met > MOST_ROWS:
                raise Refused(Problem("too-many-rows", f"В файле больше {MOST_ROWS} строк: разделите его."))
            yield row
    if not headers:
        raise Refused(
            Problem(
                "no-header",
                "В файле не найдена строка заголовков: нужен столбец «код» и ещё хотя бы один, "
                "например «название».",
            )
        )
    if not met:
        raise Refused(Problem("no-rows", "Под заголовками нет ни одной строки."))


def _filled(sheet: Sheet, header: Header) -> Iterator[RawRow]:
    """Rows under the header; a territory merged over several rows stands in each of them."""
    columns = [i for i, column in header.columns.items() if column in (Column.MUNICIPALITY, Column.REGION)]
    spans = [span for span in sheet.merged if span.vertical and span.first_column in columns]
    above: dict[int, Cell] = {}
    for raw in sheet.rows():
        if raw.number <= header.row:
            continue
        cells = list(raw.cells)
        for span in spans:
            index = span.first_column
            if raw.number == span.first_row:
                above[index] = cells[index] if index < len(cells) else None
            elif span.covers(raw.number, index):
                cells.extend([None] * (index + 1 - len(cells)))
                cells[index] = above.get(index)
        filled = RawRow(raw.number, tuple(cells))
        if not header.blank(filled):
            yield filled


def _unread(header: Header, sheet: Sheet) -> Iterator[Problem]:
    for title in header.unknown:
        text = f"Столбец «{title[:60]}» не распознан или повторяется: его не читали."
        yield Problem("unknown-column", text, Place(sheet.name, header.row, title[:60]), blocks=False)
    for title in header.hidden:
        text = f"Столбец «{title[:60]}» скрыт: его не читали. Покажите его, если он нужен."
        yield Problem("hidden-column", text, Place(sheet.name, header.row, title[:60]), blocks=False)


def _territories_of(plans: list[RowPlan], planner: Planner, *, everything: bool) -> tuple[str, ...]:
    """Names of the territories that come to be, those of refused rows only when the file is taken whole."""
    needed: list[Territory] = []
    for plan in plans:
        if plan.state == "refused" and not everything:
            continue
        needed.extend(t for t in (plan.parent, plan.parent and plan.parent.parent, plan.territory) if t)
    return tuple(t.name for t in planner.territories.made if t in needed)


def _journal(plans: list[RowPlan], *, by: Actor, now: datetime) -> None:
    touched = [plan for plan in plans if plan.state in ("added", "changed")]
    if touched:
        paths = {plan.unit.path for plan in touched if plan.unit is not None}
        record(
            "orgs.units.imported",
            None,
            by=by,
            now=now,
            unit_path=_common(paths),
            rows=len(plans),
            added=sum(plan.state == "added" for plan in plans),
            changed=sum(plan.state == "changed" for plan in plans),
        )


def _common(paths: set[str]) -> str:
    """The deepest unit over all the paths, so that those who look after it find the entry."""
    first, last = min(paths), max(paths)
    length = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[: length - length % PATH_STEP]


class _Applier:
    """Carries out the plans of rows without fault; territories are made when first needed."""

    def __init__(self, by: Actor, now: datetime) -> None:
        self.by = by
        self.now = now
        self.units: dict[str, Unit] = {}

    def apply(self, plans: list[RowPlan]) -> None:
        sound = [plan for plan in plans if plan.state != "refused"]
        for plan in sound:
            plan.unit = self._unit(plan)
            if plan.unit is not None:
                self.units[plan.row.code] = plan.unit
        for plan in sound:
            unit = plan.unit or self.units[plan.row.code]
            for figure in plan.figures:
                set_year_figure(
                    unit,
                    year=figure.year,
                    kind=figure.kind,
                    value=figure.value,
                    source=figure.source,
                    as_of=figure.as_of,
                    by=self.by,
                    now=self.now,
                )

    def _unit(self, plan: RowPlan) -> Unit | None:
        if plan.territory is not None:
            return self._territory(plan.territory)
        if plan.is_new:
            assert plan.parent is not None
            return self._added(plan, self._territory(plan.parent))
        if plan.unit is not None and plan.facts:
            return change_unit(plan.unit, version=plan.unit.version, by=self.by, now=self.now, **plan.facts)
        return plan.unit

    def _added(self, plan: RowPlan, parent: Unit) -> Unit:
        facts = dict(plan.facts)
        return add_unit(
            parent=parent,
            level=Level.ORGANISATION,
            name=str(facts.pop("name")),
            short_name=str(facts.pop("short_name")),
            code=plan.row.code,
            by=self.by,
            now=self.now,
            **facts,
        )

    def _territory(self, territory: Territory) -> Unit:
        if territory.unit is None:
            facts = dict(territory.facts)
            territory.unit = add_unit(
                parent=self._territory(territory.parent) if territory.parent else None,
                level=territory.level,
                name=str(facts.pop("name", territory.name)),
                short_name=str(facts.pop("short_name", territory.name)),
                code=territory.code or free_code(territory.name),
                by=self.by,
                now=self.now,
                **facts,
            )
        return territory.unit
