"""Year figures of a file: which of them are new, contradict one another or are not the actor's to state."""

from collections.abc import Iterable, Mapping
from datetime import date

from nastavnik.orgs.models import Level, Unit, YearFigure
from nastavnik.orgs.tables.steps import FigurePlan, RowPlan
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.orgs.columns import Column
from nastavnik.rules.orgs.figures import TITLES, check_figures, kinds_for
from nastavnik.rules.orgs.rows import UnitRow
from nastavnik.rules.outcome import Problem

FigureKey = tuple[int, int]


class FigurePlanner:
    """Plans the figures of rows; one query at the start."""

    def __init__(self, units: Iterable[Unit], *, by: Actor, today: date, year: int, file: str) -> None:
        self.by = by
        self.today = today
        self.year = year
        self.file = file
        self.stated: dict[FigureKey, dict[str, YearFigure]] = {}
        for figure in YearFigure.objects.filter(unit_id__in=[unit.pk for unit in units]):
            self.stated.setdefault((figure.unit_id, figure.year), {})[figure.kind] = figure
        self.asked: dict[tuple[str, int, str], int] = {}
        self.notes: list[Problem] = []

    def plan(self, plan: RowPlan, base: RowPlan) -> None:
        """Note the figures of a row that change something; `base` is the row that gives the unit itself."""
        row = plan.row
        if not row.figures or row.faulty:
            return
        level = base.unit.level if base.unit else str(base.row.level)
        alien = [kind for kind in row.figures if kind not in kinds_for(level)]
        if alien:
            row.add(Problem("figure-level", _alien(level, alien[0])), _column(alien[0]))
            return
        if not self._may_state(base):
            return
        year = row.year or self.year
        stated = self.stated.get((base.unit.pk, year), {}) if base.unit else {}
        if self._contradicts(row, year, stated):
            return
        for kind, value in row.figures.items():
            self._plan_figure(plan, year, kind, value, stated.get(kind))

    def _may_state(self, base: RowPlan) -> bool:
        path = base.unit.path if base.unit else (base.parent.path if base.parent else "")
        if self.by.may(Permission.YEAR_FIGURES_EDIT, path or ""):
            return True
        if not self.notes:
            self.notes.append(
                Problem(
                    "figures-left",
                    "Цифры года не внесены: их вносят координатор, региональный центр и сама организация.",
                    blocks=False,
                )
            )
        return False

    def _contradicts(self, row: UnitRow, year: int, stated: Mapping[str, YearFigure]) -> bool:
        merged = {kind: figure.value for kind, figure in stated.items()} | row.figures
        problems = check_figures(merged)
        for problem in problems:
            kind = next(kind for kind, title in TITLES.items() if title == problem.where.column)
            row.add(problem, _column(kind))
        for kind, value in row.figures.items():
            if self.asked.setdefault((row.code, year, kind), value) != value:
                row.add(
                    Problem("figure-twice", "В другой строке файла у этой организации другое число."),
                    _column(kind),
                )
        return row.faulty

    def _plan_figure(
        self, plan: RowPlan, year: int, kind: str, value: int, stated: YearFigure | None
    ) -> None:
        row = plan.row
        if stated is None:
            source, as_of = row.source or f"файл «{self.file}»", row.as_of or self.today
        else:
            same = stated.value == value
            source = row.source or (stated.source if same else f"файл «{self.file}»")
            as_of = row.as_of or (stated.as_of if same else self.today)
            if (stated.value, stated.source, stated.as_of) == (value, source, as_of):
                return
        plan.figures.append(FigurePlan(year, kind, value, source[:200], as_of))


def _column(kind: str) -> Column:
    return Column[kind.upper()]


def _alien(level: str, kind: str) -> str:
    if level == Level.ORGANISATION:
        return "Предприятия считают по муниципалитету: внесите их в строку с видом «муниципалитет»."
    if level == Level.MUNICIPALITY:
        return f"«{TITLES[kind][:1].upper()}{TITLES[kind][1:]}» складывается из цифр организаций: здесь не вносят."
    return "Цифры региона складываются из цифр муниципалитетов: здесь их не вносят."
