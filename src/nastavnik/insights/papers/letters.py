"""What a letter or a note of a territory takes from its figures, a certificate from the pair of a person."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from nastavnik.accounts.models import User
from nastavnik.insights.papers.here import Here, Provider
from nastavnik.insights.papers.programmes import percents
from nastavnik.monitoring.queries import Figure, indicators_below, indicators_of
from nastavnik.orgs.models import Unit
from nastavnik.orgs.queries import missing_figures
from nastavnik.pairs.models import Pair, PairMember
from nastavnik.pairs.orders import name_of
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers.analytical_note import UnitLine
from nastavnik.rules.documents.papers.letter_parts import FigureLine

_QUARTERS = ("в I", "во II", "в III", "в IV")


def today(here: Here) -> date:
    return here.today


def quarter(here: Here) -> str:
    """«в IV квартале 2026 г.», the quarter of the calendar in which the letter is made."""
    return f"{_QUARTERS[(here.today.month - 1) // 3]} квартале {here.today.year} г."


def author(here: Here) -> PersonInOrder | None:
    """The one who makes the paper, in the nominative only; None when it is not a person of the system."""
    user = User.objects.filter(pk=here.by.user_id).first() if here.by.user_id else None
    return PersonInOrder(name_of(user), gender=None, key=f"user:{user.pk}") if user else None


def figures(here: Here) -> tuple[FigureLine, ...]:
    """Every indicator of the unit today with its plan."""
    return tuple(
        FigureLine(title=one.title, plan=_plan(one), fact=one.shown, status=one.status)
        for one in indicators_of(here.unit, on=here.today)
    )


def units(here: Here) -> tuple[UnitLine, ...]:
    """The three shares of the federal model by units directly below."""
    return tuple(_unit(row.unit, row.figures) for row in indicators_below(here.unit, on=here.today))


def organisations(here: Here) -> int | None:
    """How many organisations the territory has."""
    return len(_organisations(here)) or None


def answered(here: Here) -> int | None:
    """How many of them have stated every year figure that indicators are counted from."""
    below = _organisations(here)
    missing = missing_figures(below, here.school_year)
    return sum(not missing.get(one.pk) for one in below) if below else None


def role(here: Here) -> str:
    """«mentor», «mentee», or «participant» of somebody who was in no pair this year."""
    pair = _pair(here)
    if pair is None or here.person is None:
        return "participant"
    return "mentor" if pair.mentor.person_id == here.person.pk else "mentee"


def form(here: Here) -> str:
    pair = _pair(here)
    return pair.form.title if pair else ""


def starts(here: Here) -> date | None:
    pair = _pair(here)
    return pair.starts_on if pair else None


def ends(here: Here) -> date | None:
    """The day when the mentee left or the pair ended, else the one planned."""
    pair = _pair(here)
    if pair is None:
        return None
    left = PairMember.objects.filter(pair=pair, request__person=here.person).values_list("left_on", flat=True)
    return left.first() or pair.ended_on or pair.ends_on


def _organisations(here: Here) -> Sequence[Unit]:
    return list(Unit.objects.under(here.unit.path).teaching())


def _unit(unit: Unit, counted: Sequence[Figure]) -> UnitLine:
    shown = {one.code: one.shown for one in counted}
    return UnitLine(
        unit=unit.short_name or unit.name,
        mentees=shown.get("K1", ""),
        mentors=shown.get("K2", ""),
        young=shown.get("K3", ""),
    )


def _plan(figure: Figure) -> str:
    """«70 %», «12,5 %»; empty without a plan."""
    value = figure.value.plan
    return percents(value) if value is not None else ""


def _pair(here: Here) -> Pair | None:
    """The newest pair or group of the person in the school year."""
    takes_part = Q(mentor__person=here.person) | Q(members__request__person=here.person)
    pairs = Pair.objects.filter(takes_part, organisation=here.unit, year=here.school_year)
    return (
        pairs.select_related("form", "mentor").order_by("-starts_on", "-pk").first() if here.person else None
    )


PROVIDERS: Mapping[str, Provider] = {
    "author": author,
    "territory.today": today,
    "territory.quarter": quarter,
    "territory.figures": figures,
    "territory.units": units,
    "territory.organisations": organisations,
    "territory.answered": answered,
    "person.role": role,
    "person.form": form,
    "person.starts": starts,
    "person.ends": ends,
}
