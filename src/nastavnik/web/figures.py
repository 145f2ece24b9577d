"""Indicators as the parts of a page show them."""

from collections.abc import Iterable

from django.urls import reverse

from nastavnik.monitoring.queries import Figure as Indicator
from nastavnik.orgs.models import Unit
from nastavnik.web import formats
from nastavnik.web.parts import Figure

SHORT = {
    "K0": "Вовлечено",
    "K1": "Наставляемые 10–19 лет",
    "K2": "Наставники 15–19 лет",
    "K3": "Молодые специалисты",
}


def cards(unit: Unit, indicators: Iterable[Indicator]) -> list[Figure]:
    """One card an indicator: the figure, its plan, the difference, and how it was counted one click away."""
    page = reverse("indicators-unit", args=[unit.pk])
    return [_card(page, one) for one in indicators]


def _card(page: str, one: Indicator) -> Figure:
    value = one.value
    notes = []
    if value.plan is not None:
        notes.append(f"план {formats.percent(value.plan)}")
    if value.difference is not None:
        notes.append(formats.points(value.difference))
    if not value.complete and value.asked > 1:
        notes.append(f"цифры есть у {value.known} из {value.asked}")
    return Figure(
        label=SHORT.get(one.code, one.title),
        value=one.shown,
        share=float(value.share) if value.share is not None else None,
        plan=float(value.plan) if value.plan is not None else None,
        note=", ".join(notes),
        tone="info" if value.met is None else ("ok" if value.met else "warn"),
        url=f"{page}?on={one.on.isoformat()}",
    )
