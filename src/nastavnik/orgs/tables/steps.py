"""What is planned for one row of a file."""

from dataclasses import dataclass, field
from datetime import date

from nastavnik.orgs.actions import field_title
from nastavnik.orgs.models import Unit
from nastavnik.orgs.tables.report import Line, State
from nastavnik.orgs.tables.territory import Territory
from nastavnik.rules.orgs.figures import TITLES, year_title
from nastavnik.rules.orgs.rows import UnitRow


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """A figure to be stated."""

    year: int
    kind: str
    value: int
    source: str
    as_of: date


@dataclass(slots=True, eq=False)
class RowPlan:
    """A row with its unit, or with where a new one will stand, and what will change."""

    row: UnitRow
    unit: Unit | None = None
    parent: Territory | None = None
    territory: Territory | None = None  # the row is about a region or municipality to be made
    is_new: bool = False
    facts: dict[str, object] = field(default_factory=dict)
    figures: list[FigurePlan] = field(default_factory=list)

    @property
    def state(self) -> State:
        if self.row.faulty:
            return "refused"
        if self.is_new:
            return "added"
        return "changed" if self.facts or self.figures else "unchanged"

    def line(self) -> Line:
        titles = [field_title(Unit, name) for name in self.facts] if not self.is_new else []
        figures = [f"{TITLES[f.kind]} за {year_title(f.year)}" for f in self.figures]
        name = self.row.facts.get("short_name") or self.row.facts.get("name")
        above = self.parent.name if self.parent else self.row.municipality
        return Line(
            row=self.row.row,
            code=self.row.code,
            title=str(name or (self.unit.short_name if self.unit else "")),
            territory=above,
            state=self.state,
            changes=tuple(titles + figures),
        )
