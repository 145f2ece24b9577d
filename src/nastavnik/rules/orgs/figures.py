"""Year figures of a unit: which are expected of whom, whether they agree with one another, the school year."""

import re
from collections.abc import Mapping

from nastavnik.rules.outcome import Place, Problem

PUPILS = "pupils"
PUPILS_10_19 = "pupils_10_19"
PUPILS_15_19 = "pupils_15_19"
TEACHERS = "teachers"
YOUNG_SPECIALISTS = "young_specialists"
ENTERPRISES = "enterprises"

OF_ORGANISATION = (PUPILS, PUPILS_10_19, PUPILS_15_19, TEACHERS, YOUNG_SPECIALISTS)
OF_MUNICIPALITY = (ENTERPRISES,)
TITLES = {
    PUPILS: "обучающихся всего",
    PUPILS_10_19: "обучающихся 10–19 лет",
    PUPILS_15_19: "обучающихся 15–19 лет",
    TEACHERS: "педагогических работников",
    YOUNG_SPECIALISTS: "молодых специалистов (стаж 0–3 года)",
    ENTERPRISES: "предприятий и организаций на территории",
}
# By the kind of an organisation: without these the indicators of its year cannot be counted.
EXPECTED: dict[str, tuple[str, ...]] = {
    "school": OF_ORGANISATION,
    "preschool": (TEACHERS, YOUNG_SPECIALISTS),
    "extra": OF_ORGANISATION,
    "college": OF_ORGANISATION,
}
MOST = 2_000_000  # more than any organisation or municipality of the country has of anything counted here
_PARTS = (
    (PUPILS_10_19, PUPILS, "Обучающихся 10–19 лет не может быть больше, чем обучающихся всего"),
    (PUPILS_15_19, PUPILS_10_19, "Обучающихся 15–19 лет не может быть больше, чем обучающихся 10–19 лет"),
    (PUPILS_15_19, PUPILS, "Обучающихся 15–19 лет не может быть больше, чем обучающихся всего"),
    (YOUNG_SPECIALISTS, TEACHERS, "Молодых специалистов не может быть больше, чем педагогических работников"),
)
_YEAR = re.compile(r"^(20\d\d)(?:\s*[/\-–—]\s*(?:20)?(\d\d))?(?:\s*(?:уч\w*\.?\s*)?г\w*\.?)?$")


def kinds_for(level: str) -> tuple[str, ...]:
    """The figures that a unit of this level states itself; a region's are sums."""
    return {"organisation": OF_ORGANISATION, "municipality": OF_MUNICIPALITY}.get(level, ())


def check_figures(values: Mapping[str, int | None]) -> list[Problem]:
    """Every contradiction between the figures of one unit and year, placed at the figure that is too big."""
    problems = []
    for part, whole, sentence in _PARTS:
        less, more = values.get(part), values.get(whole)
        if less is not None and more is not None and less > more:
            problems.append(
                Problem("figures-part", f"{sentence}: {less} и {more}.", Place(column=TITLES[part]))
            )
    return problems


def read_school_year(text: str) -> int | None:
    """«2026/27», «2026–2027 уч. год», «2026» → 2026; None when it is no school year."""
    found = _YEAR.match(" ".join(text.lower().split()))
    if found is None:
        return None
    year = int(found[1])
    return year if found[2] is None or int(found[2]) == (year + 1) % 100 else None


def year_title(year: int) -> str:
    """2026 → «2026/27»."""
    return f"{year}/{(year + 1) % 100:02d}"
