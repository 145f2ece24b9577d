"""Switching forms on and off for a year, and the own forms and role models of an organisation or a level."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models, transaction

from nastavnik.journal.actions import record
from nastavnik.orgs.actions import field_title
from nastavnik.orgs.models import Unit
from nastavnik.programmes.models import Form, Model, RoleModel, RunningForm
from nastavnik.programmes.queries import forms_for, role_models_for
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused

M = TypeVar("M", bound=models.Model)
CHANGEABLE: dict[type[models.Model], frozenset[str]] = {
    RunningForm: frozenset({"title", "chosen_on", "ends_on", "kinds", "training_required"}),
    Form: frozenset(
        {"title", "description", "model", "mentor_occupations", "mentee_occupations", "team", "active"}
    ),
    RoleModel: frozenset({"title", "description", "active"}),
}


@transaction.atomic
def switch_on(
    organisation: Unit,
    form: Form,
    *,
    year: int,
    chosen_on: date,
    by: Actor,
    now: datetime,
    role_models: Iterable[RoleModel] = (),
    kinds: Sequence[str] = (),
    title: str = "",
    ends_on: date | None = None,
    training_required: bool = False,
) -> RunningForm:
    """The organisation runs a form this year; `chosen_on` starts the two weeks for forming pairs."""
    if not forms_for(organisation).filter(pk=form.pk).exists():
        raise Refused(Problem("form.not_offered", "Такой формы нет в справочнике вашей организации."))
    if RunningForm.objects.filter(organisation=organisation, form=form, year=year).exists():
        raise Refused(Problem("form.already_on", f"Форма «{form.title}» на этот учебный год уже включена."))
    chosen = list(role_models)
    _refuse_if(_running_problems(organisation, form, chosen, kinds, chosen_on, ends_on))
    running = RunningForm.objects.create(
        organisation=organisation,
        form=form,
        year=year,
        title=title,
        chosen_on=chosen_on,
        ends_on=ends_on,
        kinds=list(kinds),
        training_required=training_required,
    )
    running.role_models.set(chosen)
    record(
        "programmes.form.switched_on",
        running,
        by=by,
        now=now,
        unit_path=organisation.path,
        form=form.code,
        year=year,
        role_models=[one.code for one in chosen],
    )
    return running


@transaction.atomic
def change_running(
    running: RunningForm,
    *,
    version: int,
    by: Actor,
    now: datetime,
    role_models: Iterable[RoleModel] | None = None,
    **facts: Any,
) -> RunningForm:
    """Change how a form runs: role models, dates, title, kinds. Conflict when somebody was first."""
    current = _locked(running, "organisation", "form")
    changed = _checked_version(current, version, facts)
    before = set(current.role_models.all())
    chosen = list(before if role_models is None else role_models)
    for name, value in changed.items():
        setattr(current, name, value)
    _refuse_if(
        _running_problems(
            current.organisation,
            current.form,
            chosen,
            current.kinds,
            current.chosen_on,
            current.ends_on,
            before,
        )
    )
    if not changed and set(chosen) == before:
        return current
    current.role_models.set(chosen)
    current.version = version + 1
    current.save()
    fields = sorted(changed) + ([] if set(chosen) == before else ["role_models"])
    record(
        "programmes.form.changed",
        current,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        form=current.form.code,
        fields=fields,
    )
    return current


@transaction.atomic
def switch_off(running: RunningForm, *, version: int, by: Actor, now: datetime) -> None:
    """The organisation does not run the form after all; refused once pairs or a round hang on it."""
    current = _locked(running, "organisation", "form")
    _checked_version(current, version, {})
    hanging = current.form.pairs.filter(organisation=current.organisation, year=current.year).count()
    if hanging or current.rounds.exists():
        what = f"пары и группы ({hanging})" if hanging else "подбор"
        raise Refused(
            Problem(
                "form.in_use",
                f"По форме «{current.form.title}» в этом году уже есть {what}: её нельзя выключить. "
                "Можно убрать ролевые модели, которые больше не нужны.",
            )
        )
    record(
        "programmes.form.switched_off",
        current,
        by=by,
        now=now,
        unit_path=current.organisation.path,
        form=current.form.code,
        year=current.year,
    )
    current.delete()


@transaction.atomic
def add_form(
    owner: Unit,
    *,
    title: str,
    by: Actor,
    now: datetime,
    description: str = "",
    model: str = Model.PUPILS,
    mentor_occupations: Sequence[str] = (),
    mentee_occupations: Sequence[str] = (),
    team: bool = False,
) -> Form:
    """An own form of an organisation or of a level; everybody at and below the owner may run it."""
    Unit.objects.select_for_update(of=("self",)).get(pk=owner.pk)
    number = Form.objects.filter(owner=owner).count() + 1
    form = Form(
        code=f"own-{owner.pk}-{number}",
        title=title,
        description=description,
        model=model,
        mentor_occupations=list(mentor_occupations),
        mentee_occupations=list(mentee_occupations),
        team=team,
        owner=owner,
        source=owner.short_name[:200],
        place=500,
    )
    _refuse_if(_title_problems(form, forms_for(owner)))
    form.save()
    record("programmes.own_form.added", form, by=by, now=now, unit_path=owner.path, team=team)
    return form


@transaction.atomic
def change_form(form: Form, *, version: int, by: Actor, now: datetime, **facts: Any) -> Form:
    """Change an own form; the built-in ones change only with a new version of the catalogue."""
    current = _locked(form, "owner")
    owner = _owner_of(current)
    changed = _checked_version(current, version, facts)
    if not changed:
        return current
    for name, value in changed.items():
        setattr(current, name, value)
    _refuse_if(_title_problems(current, forms_for(owner).exclude(pk=current.pk)))
    current.version = version + 1
    current.save()
    record(
        "programmes.own_form.changed", current, by=by, now=now, unit_path=owner.path, fields=sorted(changed)
    )
    return current


@transaction.atomic
def add_role_model(
    form: Form, owner: Unit, *, title: str, by: Actor, now: datetime, description: str = ""
) -> RoleModel:
    """An own role model of a unit within a form that is offered to it."""
    if not forms_for(owner).filter(pk=form.pk).exists():
        raise Refused(Problem("form.not_offered", "Такой формы нет в справочнике вашей организации."))
    Unit.objects.select_for_update(of=("self",)).get(pk=owner.pk)
    number = RoleModel.objects.filter(form=form, owner=owner).count() + 1
    role_model = RoleModel(
        form=form,
        code=f"own-{owner.pk}-{number}",
        title=title,
        description=description,
        owner=owner,
        source=owner.short_name[:200],
    )
    _refuse_if(_title_problems(role_model, role_models_for(owner).filter(form=form)))
    role_model.save()
    record("programmes.role_model.added", role_model, by=by, now=now, unit_path=owner.path, form=form.code)
    return role_model


@transaction.atomic
def change_role_model(
    role_model: RoleModel, *, version: int, by: Actor, now: datetime, **facts: Any
) -> RoleModel:
    """Change an own role model, or take it out of use with `active=False`."""
    current = _locked(role_model, "owner", "form")
    owner = _owner_of(current)
    changed = _checked_version(current, version, facts)
    if not changed:
        return current
    for name, value in changed.items():
        setattr(current, name, value)
    others = role_models_for(owner).filter(form=current.form).exclude(pk=current.pk)
    _refuse_if(_title_problems(current, others))
    current.version = version + 1
    current.save()
    record(
        "programmes.role_model.changed", current, by=by, now=now, unit_path=owner.path, fields=sorted(changed)
    )
    return current


def _locked(row: M, *related: str) -> M:
    manager: models.Manager[M] = type(row)._default_manager
    return manager.select_related(*related).select_for_update(of=("self",)).get(pk=row.pk)


def _checked_version(current: models.Model, version: int, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that differ. Conflict with both texts when the row is newer than what the user saw."""
    if strange := set(facts) - CHANGEABLE[type(current)]:
        raise TypeError(f"not a fact to set: {', '.join(sorted(strange))}")
    changed = {name: value for name, value in facts.items() if getattr(current, name) != value}
    if getattr(current, "version") != version:  # noqa: B009 - every row here has one; Model does not say so
        shown = {
            field_title(type(current), name): (str(value), str(getattr(current, name)))
            for name, value in changed.items()
        }
        raise Conflict(shown or {"Запись": ("без изменений", "изменена другим пользователем")})
    return changed


def _owner_of(row: Form | RoleModel) -> Unit:
    if row.owner is None:
        raise Refused(
            Problem(
                "catalogue.built_in", "Это запись общего справочника: её меняет только обновление системы."
            )
        )
    return row.owner


def _running_problems(
    organisation: Unit,
    form: Form,
    chosen: Sequence[RoleModel],
    kinds: Sequence[str],
    chosen_on: date,
    ends_on: date | None,
    kept: Iterable[RoleModel] = (),
) -> list[Problem]:
    """`kept`: role models chosen before; one that was retired since may stay."""
    found = []
    offered = set(role_models_for(organisation).filter(form=form).values_list("pk", flat=True))
    offered |= {one.pk for one in kept}
    if any(one.pk not in offered for one in chosen):
        found.append(
            Problem(
                "form.foreign_role_model", "Эта ролевая модель относится к другой форме.", _at("role_models")
            )
        )
    if set(kinds) - {kind["code"] for kind in form.kinds}:
        found.append(Problem("form.unknown_kind", "Такого вида наставничества у формы нет.", _at("kinds")))
    if ends_on is not None and ends_on < chosen_on:
        found.append(
            Problem("form.ends_before", "Программа завершается раньше, чем выбрана модель.", _at("ends_on"))
        )
    return found


def _title_problems(row: Form | RoleModel, others: "models.QuerySet[Any]") -> list[Problem]:
    title = " ".join(row.title.split())
    row.title = title
    if not title:
        return [Problem("catalogue.no_title", "Введите название.", _at("title"))]
    same = {other.casefold() for other in others.values_list("title", flat=True)}
    if title.casefold() in same:
        return [Problem("catalogue.same_title", f"«{title}» в справочнике уже есть.", _at("title"))]
    return []


def _at(field: str) -> Place:
    return Place(column=field)


def _refuse_if(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)
