"""What a file of organisations would do, row by row, before anything is done."""

import re
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from nastavnik.orgs.models import Kind, Level, Unit
from nastavnik.orgs.tables.figures import FigurePlanner
from nastavnik.orgs.tables.steps import RowPlan
from nastavnik.orgs.tables.territory import Territories, Territory
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.orgs.columns import Column
from nastavnik.rules.orgs.rows import UnitRow
from nastavnik.rules.outcome import Problem
from nastavnik.rules.people.names import fold

C = Column
_LENIENT = {"email": C.EMAIL, "site": C.SITE}  # a fault of these leaves the fact out, the row is taken
_STRICT = {
    "name": C.NAME, "short_name": C.SHORT_NAME, "founder": C.FOUNDER, "place": C.PLACE, "address": C.ADDRESS,
    "phone": C.PHONE, "head_surname": C.HEAD_SURNAME, "head_given": C.HEAD_GIVEN,
    "head_patronymic": C.HEAD_PATRONYMIC, "head_post": C.HEAD_POST,
}  # fmt: skip
_USUALLY_MUNICIPAL = (Kind.SCHOOL, Kind.PRESCHOOL, Kind.EXTRA)


class Planner:
    """Turns rows into plans. Reads what is there at the start, in four queries, and writes nothing."""

    def __init__(self, rows: Iterable[UnitRow], *, by: Actor, today: date, year: int, file: str) -> None:
        self.rows = list(rows)
        self.by = by
        self.territories = Territories(by)
        self.units = {u.code: u for u in Unit.objects.filter(code__in={r.code for r in self.rows if r.code})}
        self.defined: dict[str, RowPlan] = {}
        self.figures = FigurePlanner(list(self.units.values()), by=by, today=today, year=year, file=file)

    @property
    def notes(self) -> list[Problem]:
        """What is to be said of the whole file."""
        return self.figures.notes

    def plans(self) -> list[RowPlan]:
        """A plan a row, in the order of the file; territories with rows of their own are settled first."""
        made = {id(row): self._plan(row) for row in sorted(self.rows, key=_settled_first)}
        plans = [made[id(row)] for row in self.rows]
        for plan in plans:
            self.figures.plan(plan, self.defined.get(plan.row.code, plan))
        self._blame_what_stands_on_faulty(plans)
        return plans

    def _plan(self, row: UnitRow) -> RowPlan:
        plan = RowPlan(row, unit=self.units.get(row.code))
        if not row.code:
            return plan
        former = self.defined.get(row.code)
        if former is not None and (row.facts or row.kind):
            self._repeated(plan, former)
            return plan
        if former is not None:
            plan.parent = former.parent
            return plan
        if plan.unit is not None:
            self._known(plan, plan.unit)
        else:
            self._new(plan)
        self.defined[row.code] = plan
        return plan

    def _repeated(self, plan: RowPlan, former: RowPlan) -> None:
        plan.parent = former.parent
        row, first = plan.row, former.row
        same_kind = row.kind in (None, first.kind)
        if not same_kind or any(first.facts.get(name) != value for name, value in row.facts.items()):
            row.add(
                Problem(
                    "code-twice",
                    f"Код «{row.code}» уже стоит в строке {first.row} с другими сведениями.",
                ),
                C.CODE,
            )

    # --- units that are there -------------------------------------------------------------------------------

    def _known(self, plan: RowPlan, unit: Unit) -> None:
        row = plan.row
        if not self.by.may(Permission.UNITS_ADD, unit.path):
            row.add(
                Problem("foreign-code", f"Код «{row.code}» занят организацией, менять которую вам нельзя."),
                C.CODE,
            )
            return
        if row.level is not None and row.level != unit.level:
            row.add(
                Problem("level-differs", f"Под кодом «{row.code}» записан {unit.get_level_display()}."),
                C.KIND,
            )
            return
        plan.parent = self._parent_of(unit)
        self._same_place(plan, unit)
        facts = self._sound_facts(row)
        if row.kind:
            facts["kind"] = row.kind
        plan.facts = {name: value for name, value in facts.items() if getattr(unit, name) != value}

    def _parent_of(self, unit: Unit) -> Territory | None:
        known = [*self.territories.all_municipalities(None), *self.territories.all_regions()]
        return next((t for t in known if t.unit is not None and t.unit.pk == unit.parent_id), None)

    def _same_place(self, plan: RowPlan, unit: Unit) -> None:
        """An organisation does not move by a file: its people and documents hang on its place."""
        row, parent = plan.row, plan.parent
        if unit.level != Level.ORGANISATION or not row.municipality or parent is None:
            return
        named = self.territories.municipality(row.municipality, None)
        if named is not parent:
            row.add(
                Problem(
                    "place-differs",
                    f"Организация «{unit.short_name}» стоит в территории «{parent.name}», "
                    f"а в файле указана «{row.municipality}». Файлом организации не переносят.",
                ),
                C.MUNICIPALITY,
            )

    # --- new units ------------------------------------------------------------------------------------------

    def _new(self, plan: RowPlan) -> None:
        row = plan.row
        if not (row.facts.get("name") or row.facts.get("short_name")):
            if row.figures and not row.facts:
                text = f"Организации с кодом «{row.code}» ещё нет: внесите её с названием и видом."
            else:
                text = "Не указано название организации."
            row.add(Problem("no-name", text), C.NAME)
            return
        if row.level is None:
            if not any(problem.code == "unknown-kind" for problem in row.problems):
                row.add(Problem("no-kind", "Не указан вид организации."), C.KIND)
            return
        plan.is_new = True
        plan.facts = self._sound_facts(row)
        self._both_names(plan)
        if row.level == Level.ORGANISATION:
            plan.facts["kind"] = row.kind
            plan.parent = self._place(row)
        else:
            self._new_territory(plan)

    def _both_names(self, plan: RowPlan) -> None:
        name, short = str(plan.facts.get("name", "")), str(plan.facts.get("short_name", ""))
        if name and not short:
            plan.facts["short_name"] = _shortened(name)
            if len(name) > 60:
                plan.row.add(
                    Problem(
                        "short-name-made",
                        f"Краткого названия нет, взято «{plan.facts['short_name']}».",
                        blocks=False,
                    ),
                    C.SHORT_NAME,
                )
        elif short and not name:
            plan.facts["name"] = short

    def _new_territory(self, plan: RowPlan) -> None:
        row = plan.row
        name = str(plan.facts["short_name"])
        level = Level(str(row.level))
        parent = self._region(row) if level == Level.MUNICIPALITY else None
        if row.faulty:
            return
        if not self.territories.may_add(parent):
            row.add(_may_not(level, name), C.KIND)
            return
        plan.territory = self.territories.add(level, name, parent)
        plan.territory.code = row.code
        plan.territory.facts = dict(plan.facts)
        plan.parent = parent

    def _place(self, row: UnitRow) -> Territory | None:
        """Where a new organisation will stand; the problem is noted when that is nowhere."""
        if not row.municipality:
            return self._place_without_municipality(row)
        region = self._region(row) if row.region else None
        if row.faulty:
            return None
        found = self.territories.municipality(row.municipality, region)
        if found is None:
            found = self._made_municipality(row, region)
        elif not self.territories.may_add(found) and found not in self.territories.made:
            row.add(_may_not(Level.ORGANISATION, found.name), C.MUNICIPALITY)
        return found

    def _made_municipality(self, row: UnitRow, region: Territory | None) -> Territory | None:
        region = region or self._region(row)
        if region is None:
            return None
        if not self.territories.may_add(region):
            row.add(_may_not(Level.MUNICIPALITY, row.municipality), C.MUNICIPALITY)
            return None
        return self.territories.add(Level.MUNICIPALITY, row.municipality, region)

    def _place_without_municipality(self, row: UnitRow) -> Territory | None:
        held = self.by.paths(Permission.UNITS_ADD)
        own = [t for t in self.territories.municipalities if t.path in held]
        if not row.region and len(own) == 1 == len(held):
            return own[0]
        region = self._region(row)
        if region is None:
            return None
        if not self.territories.may_add(region):
            row.add(Problem("no-municipality", "Не указан муниципалитет организации."), C.MUNICIPALITY)
            return None
        if row.kind in _USUALLY_MUNICIPAL:
            row.add(
                Problem(
                    "no-municipality",
                    f"Муниципалитет не указан: организация встанет прямо под регионом «{region.name}».",
                    blocks=False,
                ),
                C.MUNICIPALITY,
            )
        return region

    def _region(self, row: UnitRow) -> Territory | None:
        """The region of a row: the named one, to be made if the actor may, or the only one there is."""
        if not row.region:
            known = self.territories.all_regions()
            if len(known) == 1:
                return known[0]
            row.add(Problem("no-region", "Не указан регион: выбрать его за вас нельзя."), C.REGION)
            return None
        found = self.territories.region(row.region)
        if found is not None:
            return found
        if not self.territories.may_add(None):
            row.add(_may_not(Level.REGION, row.region), C.REGION)
            return None
        return self.territories.add(Level.REGION, row.region)

    # --- facts --------------------------------------------------------------------------------------------

    def _sound_facts(self, row: UnitRow) -> dict[str, object]:
        """Facts that the columns of the database will hold; the rest are named as problems."""
        sound: dict[str, object] = {}
        for name, value in row.facts.items():
            fault = _fault(name, value)
            if fault is None:
                sound[name] = value
                continue
            lenient = name in _LENIENT
            column = _LENIENT.get(name) or _STRICT.get(name)
            text = f"{fault} Эта ячейка пропущена." if lenient else fault
            row.add(Problem(f"bad-{name}", text, blocks=not lenient), column)
        return sound

    def _blame_what_stands_on_faulty(self, plans: list[RowPlan]) -> None:
        """A row that gives only figures falls with the row that gives the organisation itself."""
        for plan in plans:
            base = self.defined.get(plan.row.code)
            if base is not None and base is not plan and base.row.faulty and not plan.row.faulty:
                plan.row.add(
                    Problem("base-row-refused", f"Строка {base.row.row} с самой организацией не принята."),
                    C.CODE,
                )


def _settled_first(row: UnitRow) -> int:
    """Regions, then municipalities, then rows that say what an organisation is, then figures alone."""
    if row.level in (Level.REGION, Level.MUNICIPALITY):
        return 0 if row.level == Level.REGION else 1
    return 2 if row.facts or row.kind else 3


def _may_not(level: Level, name: str) -> Problem:
    sentences = {
        Level.REGION: f"Региона «{name}» среди ваших нет. Новый регион заводит администратор установки.",
        Level.MUNICIPALITY: f"Муниципалитета «{name}» среди ваших нет. Его заводит региональный центр "
        "или администратор.",
        Level.ORGANISATION: f"Добавлять организации в территорию «{name}» вам нельзя.",
    }
    return Problem("may-not-add", sentences[level])


def _fault(name: str, value: object) -> str | None:
    """Why the database's field will not hold the value, in a sentence; None when it will."""
    column = Unit._meta.get_field(name)
    assert isinstance(column, models.Field)
    if isinstance(value, str) and column.max_length and len(value) > column.max_length:
        return f"Слишком длинно: {len(value)} знаков, помещается {column.max_length}."
    try:
        column.run_validators(value)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return None


def _shortened(name: str) -> str:
    """The quoted name when it says what the thing is, else the whole cut to its column."""
    found = re.search(r"«(.+)»\s*$", name)
    inner = found[1] if found else ""
    return (inner if len(fold(inner).split()) > 1 else name)[:160]
