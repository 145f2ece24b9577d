"""What an organisation knows of itself: its curator, the forms that it runs."""

from collections.abc import Mapping

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.pairs.orders import default_details
from nastavnik.programmes.models import RunningForm
from nastavnik.rules.documents.kinds import PersonInOrder


def curator(here: Here) -> PersonInOrder | None:
    """The one who prepares the paper if he is a curator, else the first curator; None without a full name."""
    return default_details(here.unit, here.by).curator


def forms(here: Here) -> tuple[str, ...]:
    """Titles of the forms of mentoring that run in the current school year."""
    running = RunningForm.objects.filter(organisation=here.unit, year=here.school_year).order_by(
        "form__title"
    )
    return tuple(running.values_list("form__title", flat=True).distinct())


PROVIDERS: Mapping[str, Provider] = {"curator": curator, "forms": forms}
