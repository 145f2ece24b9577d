"""Undoing a batch: what it made is removed, what it changed gets its old values, unless something built on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models import ProtectedError

from nastavnik.people.importing.writing import FROM_FILE, TOPICS
from nastavnik.people.models import (
    Consent,
    ImportBatch,
    ImportChange,
    ImportKind,
    MentorProfile,
    Person,
    Request,
)
from nastavnik.rules.outcome import Problem, Refused

_ORDER: tuple[type[models.Model], ...] = (Consent, Request, MentorProfile, Person)  # dependants first
_VERSIONED = (Request, MentorProfile, Person)
_NAMED = 5
_CHUNK = 500


def undo(batch: ImportBatch) -> set[int]:
    """Take back every change of a batch; the ids of persons that stay. Refused when something depends on it."""
    changes: dict[str, list[ImportChange]] = defaultdict(list)
    for change in batch.changes.all().iterator():
        changes[change.object_type].append(change)
    of_model = [(model, changes.get(model._meta.label_lower, [])) for model in _ORDER]
    _refuse_dependent(batch, of_model)
    touched: set[int] = set()
    for model, noted in of_model:
        touched |= _people_of(model, noted)
        _restore(model, [change for change in noted if change.before is not None])
        _remove(model, [change.object_id for change in noted if change.before is None])
    return set(Person.objects.filter(pk__in=touched).values_list("pk", flat=True))


def _refuse_dependent(
    batch: ImportBatch, of_model: Sequence[tuple[type[models.Model], list[ImportChange]]]
) -> None:
    people: set[int] = set()
    for model, noted in of_model:
        if model in _VERSIONED:
            people |= _changed_since(model, noted)
        if model is Person:
            for chunk in _chunks([change.object_id for change in noted if change.before is None]):
                people |= _given_more(batch, chunk)
    if people:
        raise Refused(_dependent(people, "после внесения файла их данные изменены или дополнены"))


def _given_more(batch: ImportBatch, made: Sequence[int]) -> set[int]:
    """Of the persons that the batch made, those who have since been given more than it gave, or changed in it."""
    own = Request if batch.kind == ImportKind.MENTEES else MentorProfile
    more: set[int] = set()
    for model in (Request, MentorProfile):
        roles = model._default_manager.filter(person_id__in=made)
        if model is own:
            roles = roles.exclude(year=batch.year, version=1)
        more |= set(roles.values_list("person_id", flat=True))
    consents = Consent.objects.filter(person_id__in=made)
    if batch.finished_at is not None:  # the moment of everything that the batch wrote
        consents = consents.exclude(entered_at=batch.finished_at, text_version=FROM_FILE)
    return more | set(consents.values_list("person_id", flat=True))


def _changed_since(model: type[models.Model], noted: list[ImportChange]) -> set[int]:
    """Persons whose rows are no longer as the batch left them; a row that is gone asks for nothing."""
    people = set()
    for chunk in _chunks(noted):
        left = {change.object_id: change.version_after for change in chunk}
        person = "pk" if model is Person else "person_id"
        rows = model._default_manager.filter(pk__in=left).values_list("pk", "version", person)
        people |= {owner for pk, version, owner in rows if version != left[pk]}
    return people


def _people_of(model: type[models.Model], noted: list[ImportChange]) -> set[int]:
    if model is Person:
        return {change.object_id for change in noted}
    people: set[int] = set()
    for chunk in _chunks(noted):
        rows = model._default_manager.filter(pk__in=[change.object_id for change in chunk])
        people |= set(rows.values_list("person_id", flat=True))
    return people


def _remove(model: type[models.Model], ids: list[int]) -> None:
    for chunk in _chunks(ids):
        try:
            model._default_manager.filter(pk__in=chunk).delete()
        except ProtectedError as error:
            raise Refused(_in_use(error)) from error


def _restore(model: type[models.Model], noted: list[ImportChange]) -> None:
    for chunk in _chunks(noted):
        rows: dict[int, Any] = model._default_manager.in_bulk([change.object_id for change in chunk])
        names: set[str] = set()
        for change in chunk:
            row = rows.get(change.object_id)
            if row is None or change.before is None:
                continue
            before = dict(change.before)
            if TOPICS in before:
                row.topics.set(before.pop(TOPICS))
            for name, value in before.items():
                column: Any = model._meta.get_field(name)
                setattr(row, name, column.to_python(value))
            names |= set(before)
            row.version += 1
        if names:
            model._default_manager.bulk_update(rows.values(), [*sorted(names), "version"], batch_size=100)


def _dependent(people: Iterable[int], why: str) -> Problem:
    ids = sorted(people)
    found = Person.objects.filter(pk__in=ids[:_NAMED])
    names = ", ".join(person.list_name for person in found)
    more = f" и ещё {len(ids) - _NAMED}" if len(ids) > _NAMED else ""
    text = f"Внесение отменить нельзя: {why} ({names}{more}). Исправьте их карточки по одной."
    return Problem("batch.dependent", text)


def _in_use(error: ProtectedError) -> Problem:
    held: Any = next(iter(error.protected_objects))
    role = getattr(held, "request", None) or getattr(held, "mentor", None)
    return _dependent({role.person_id} if role else (), "люди из файла уже участвуют в подборе или в парах")


def _chunks(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
