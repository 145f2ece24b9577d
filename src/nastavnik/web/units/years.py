"""The school year that a page is about."""

from nastavnik import clock
from nastavnik.rules.dates import school_year
from nastavnik.rules.orgs.figures import year_title
from nastavnik.web.parts import Choice
from nastavnik.web.policy import ActorRequest

FIRST = 2019  # the mentoring model was approved in December 2019


def asked_year(request: ActorRequest) -> int:
    """`?year=2026`, or the present school year; nothing before the model and nothing after the next year."""
    present = school_year(clock.today())
    given = request.GET.get("year", "")
    year = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else present
    return min(max(year, FIRST), present + 1)


def year_choices(chosen: int) -> list[Choice]:
    """The years to switch to: two back, the present, the next."""
    present = school_year(clock.today())
    years = sorted({chosen, *range(present - 2, present + 2)})
    return [
        Choice(key=str(year), title=year_title(year), chosen=year == chosen, url=f"?year={year}")
        for year in years
    ]
