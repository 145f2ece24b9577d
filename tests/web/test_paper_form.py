"""Tables of a paper's form: what is shown, and that rows for which the page has no room are not lost."""

from typing import Any

import pytest

from nastavnik.insights.papers.typed import as_typed
from nastavnik.rules.documents.papers.asked import asked_of
from nastavnik.rules.documents.papers.planned_figures import PlannedFigures, PlannedFiguresFacts
from nastavnik.web.documents.paper_form import MOST_SHOWN, PaperForm, RowsTable

(FIGURES,) = [one for one in asked_of(PlannedFiguresFacts) if one.name == "figures"]
NBSP = "\N{NO-BREAK SPACE}"


def figures(count: int) -> list[dict[str, Any]]:
    return [as_typed(PlannedFigures(organisation=f"Школа № {n}", pupils=n)) for n in range(1, count + 1)]


def form(rows: list[dict[str, Any]], data: dict[str, str] | None = None) -> PaperForm:
    return PaperForm([FIGURES], data, initial={"figures": rows}, names=[])


def table(made: PaperForm) -> RowsTable:
    (shown,) = made.parts
    assert isinstance(shown, RowsTable)
    return shown


def posted(rows: list[dict[str, Any]]) -> dict[str, str]:
    cells = {f"figures-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {"date": "2026-11-21"} | cells


@pytest.mark.parametrize(("known", "shown", "hidden"), [(0, 3, 0), (10, 13, 0), (800, MOST_SHOWN, 400)])
def test_the_page_shows_as_many_rows_as_it_has_room_for(known: int, shown: int, hidden: int) -> None:
    made = table(form(figures(known)))
    assert (len(made.rows), made.hidden) == (shown, hidden)


def test_the_page_says_that_rows_are_not_shown() -> None:
    assert table(form(figures(10))).limit == ""
    assert table(form(figures(MOST_SHOWN))).limit == "Больше 400 строк на странице не помещается."
    told = table(form(figures(402))).limit
    assert told == f"Показаны первые 400 строк. Ещё 2{NBSP}строки войдут в документ без изменений."


def test_rows_that_are_not_shown_stay_behind_those_that_were_changed() -> None:
    known = figures(800)
    changed = [known[0] | {"pupils": "999"}, *known[1:MOST_SHOWN]]
    sent = form(known, posted(changed))
    assert sent.is_valid()
    rows = sent.typed["figures"]
    assert len(rows) == 800
    assert rows[0]["pupils"] == "999"
    assert rows[1:] == known[1:]
