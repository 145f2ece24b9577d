"""Lists of units and of their year figures as files; read back, they change nothing."""

from collections.abc import Iterable, Iterator

from nastavnik.orgs.models import Gender, Level, Unit, UnitQuerySet, YearFigure
from nastavnik.rules.orgs.columns import FIGURE_COLUMNS, FIGURES, UNIT_COLUMNS, Column
from nastavnik.rules.orgs.figures import year_title
from nastavnik.tables.writing import Table, Value, write_csv, write_xlsx

C = Column
_FIELDS = {
    C.CODE: "code", C.NAME: "name", C.SHORT_NAME: "short_name", C.FOUNDER: "founder", C.PLACE: "place",
    C.ADDRESS: "address", C.PHONE: "phone", C.EMAIL: "email", C.SITE: "site", C.INN: "inn", C.OGRN: "ogrn",
    C.HEAD_SURNAME: "head_surname", C.HEAD_GIVEN: "head_given", C.HEAD_PATRONYMIC: "head_patronymic",
    C.HEAD_POST: "head_post", C.TIME_ZONE: "time_zone",
}  # fmt: skip
_FIGURE_TITLES = (C.CODE, C.SHORT_NAME, *FIGURE_COLUMNS)


def units_xlsx(units: UnitQuerySet, *, year: int | None = None) -> bytes:
    """Two sheets: the units, territories first, and their figures of the year (None: of all years)."""
    found = _in_order(units)
    return write_xlsx([units_table(found), figures_table(found, year)])


def units_csv(units: UnitQuerySet) -> bytes:
    """The units without figures."""
    return write_csv(units_table(_in_order(units)))


def figures_csv(units: UnitQuerySet, *, year: int | None = None) -> bytes:
    """The figures of the units, a row for each year, source and date."""
    return write_csv(figures_table(_in_order(units), year))


def _in_order(units: UnitQuerySet) -> list[Unit]:
    order = {Level.REGION: 0, Level.MUNICIPALITY: 1, Level.ORGANISATION: 2}
    found = units.select_related("parent__parent").order_by("path")
    return sorted(found, key=lambda unit: order[Level(unit.level)])


def units_table(units: Iterable[Unit]) -> Table:
    """Columns as the import knows them; the territory stands by its short name."""
    return Table("Организации", [str(c) for c in UNIT_COLUMNS], [_unit_row(unit) for unit in units])


def _unit_row(unit: Unit) -> list[Value]:
    return [_value(unit, column) for column in UNIT_COLUMNS]


def _value(unit: Unit, column: Column) -> Value:
    if column in _FIELDS:
        return str(getattr(unit, _FIELDS[column]))
    if column is C.KIND:
        return unit.get_kind_display() if unit.level == Level.ORGANISATION else unit.get_level_display()
    if column is C.HEAD_ACTING:
        return "да" if unit.head_acting else "нет"
    if column is C.HEAD_GENDER:
        return str(Gender(unit.head_gender).label) if unit.head_gender else ""
    wanted = Level.MUNICIPALITY if column is C.MUNICIPALITY else Level.REGION
    above = (unit.parent, unit.parent.parent if unit.parent else None)
    return next((one.short_name for one in above if one and one.level == wanted), "")


def figures_table(units: list[Unit], year: int | None) -> Table:
    """A row for each unit, year, source and date; a figure that nobody stated is an empty cell."""
    return Table("Цифры года", [str(c) for c in _FIGURE_TITLES], list(_figure_rows(units, year)))


def _figure_rows(units: list[Unit], year: int | None) -> Iterator[list[Value]]:
    stated = YearFigure.objects.filter(unit_id__in=[unit.pk for unit in units])
    if year is not None:
        stated = stated.filter(year=year)
    groups: dict[int, dict[tuple[object, ...], list[YearFigure]]] = {}
    for figure in stated.order_by("unit_id", "-year", "as_of", "source"):
        key = (figure.year, figure.source, figure.as_of)
        groups.setdefault(figure.unit_id, {}).setdefault(key, []).append(figure)
    for unit in units:
        for together in groups.get(unit.pk, {}).values():
            values = {figure.kind: figure.value for figure in together}
            first = together[0]
            yield [
                unit.code,
                unit.short_name,
                year_title(first.year),
                *(values.get(kind) for kind in FIGURES.values()),
                first.source,
                first.as_of,
            ]


def sample_xlsx() -> bytes:
    """An empty list with every column that the import knows."""
    return write_xlsx([Table("Организации", [str(c) for c in (*UNIT_COLUMNS, *FIGURE_COLUMNS)])])
