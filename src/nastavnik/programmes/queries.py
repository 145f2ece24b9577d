"""Reading the catalogue: what is offered to a unit, what an organisation runs in a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import Count, Prefetch, Q

from nastavnik.orgs.models import PATH_STEP, Unit
from nastavnik.programmes.models import Form, RoleModel, RunningForm
from nastavnik.rules.dates import days_between, pairing_deadline

M = TypeVar("M", bound=models.Model)


def offered_to(rows: "models.QuerySet[M]", unit: Unit) -> "models.QuerySet[M]":
    """Rows built in, or owned by the unit itself or a unit above it."""
    above = [unit.path[:end] for end in range(PATH_STEP, len(unit.path) + 1, PATH_STEP)]
    return rows.filter(Q(owner=None) | Q(owner__path__in=above))


def forms_for(unit: Unit) -> "models.QuerySet[Form]":
    """Forms in force that this unit may run."""
    return offered_to(Form.objects.filter(active=True), unit)


def role_models_for(unit: Unit) -> "models.QuerySet[RoleModel]":
    """Role models in force that this unit may choose."""
    return offered_to(RoleModel.objects.filter(active=True), unit)


def running_in(organisation: Unit, year: int) -> "models.QuerySet[RunningForm]":
    """What an organisation runs in a year, with the forms."""
    return (
        RunningForm.objects.filter(organisation=organisation, year=year)
        .select_related("form", "organisation")
        .order_by("form__place", "form__title")
    )


@dataclass(frozen=True, slots=True)
class Deadline:
    """The two weeks from the choice of the model. `left` is negative when they are over."""

    day: date
    left: int


def deadline_of(running: RunningForm, today: date) -> Deadline:
    day = pairing_deadline(running.chosen_on)
    return Deadline(day, days_between(today, day))


@dataclass(frozen=True, slots=True)
class Variant:
    """A role model in the catalogue of an organisation. `empty`: chosen, but no pair works by it yet."""

    role_model: RoleModel
    chosen: bool
    pairs: int

    @property
    def empty(self) -> bool:
        return self.chosen and self.pairs == 0


@dataclass(frozen=True, slots=True)
class CatalogueForm:
    """A form as an organisation sees it: its role models, and how the organisation runs it, if it does."""

    form: Form
    variants: tuple[Variant, ...]
    running: RunningForm | None
    pairs: int

    @property
    def empty_variants(self) -> tuple[Variant, ...]:
        return tuple(one for one in self.variants if one.empty)

    @property
    def kinds(self) -> tuple[tuple[str, bool], ...]:
        """Titles of the kinds, each with whether the organisation chose it."""
        chosen = set(self.running.kinds) if self.running else set()
        return tuple((kind["title"], kind["code"] in chosen) for kind in self.form.kinds)


def catalogue_of(unit: Unit, year: int) -> list[CatalogueForm]:
    """Everything offered to a unit, in the order of the catalogue; four queries whatever its size."""
    role_models = role_models_for(unit).annotate(
        paired=Count("pairs", filter=Q(pairs__organisation=unit, pairs__year=year))
    )
    # a form that has been retired stays in sight where it still runs
    forms = (
        offered_to(Form.objects.all(), unit)
        .filter(Q(active=True) | Q(running__organisation=unit, running__year=year))
        .annotate(paired=Count("pairs", filter=Q(pairs__organisation=unit, pairs__year=year), distinct=True))
        .select_related("owner")
        .prefetch_related(Prefetch("role_models", queryset=role_models))
        .distinct()
    )
    running = {one.form_id: one for one in running_in(unit, year).prefetch_related("role_models")}
    return [_catalogue_form(form, running.get(form.pk)) for form in forms]


def _catalogue_form(form: Form, running: RunningForm | None) -> CatalogueForm:
    chosen = {one.pk for one in running.role_models.all()} if running else set()
    variants = tuple(
        Variant(one, one.pk in chosen, int(getattr(one, "paired", 0))) for one in form.role_models.all()
    )
    return CatalogueForm(form, variants, running, int(getattr(form, "paired", 0)))


def realised(catalogue: Iterable[CatalogueForm]) -> list[CatalogueForm]:
    """The printed form «Ролевые модели…»: forms that the organisation runs, with the chosen variants only."""
    return [
        CatalogueForm(one.form, tuple(v for v in one.variants if v.chosen), one.running, one.pairs)
        for one in catalogue
        if one.running is not None
    ]
