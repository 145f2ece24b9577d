"""Writing planned rows, with a note of what was made or changed so that the batch can be undone.

A new person is one note: what the batch gave him goes with him.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from nastavnik.orgs.models import Unit
from nastavnik.people.actions.consents import PURPOSES, as_rule, derive_terms, set_terms, signer_of
from nastavnik.people.importing.planning import Planned
from nastavnik.people.importing.values import Values
from nastavnik.people.models import (
    Consent,
    ConsentKind,
    ImportBatch,
    ImportChange,
    MentorProfile,
    Person,
    Request,
)
from nastavnik.rules.access import Actor

FROM_FILE = "бумажное, по файлу"
TOPICS = "topics"
_encode = DjangoJSONEncoder().default
YearRole = Request | MentorProfile


class Writer:
    """Writes chunks of planned rows of one batch. Call it inside a transaction."""

    def __init__(
        self, batch: ImportBatch, role_model: type[YearRole], *, by: Actor, now: datetime, today: date
    ) -> None:
        self._batch = batch
        self._organisation: Unit = batch.organisation
        self._role_model = role_model
        self._by = by
        self._now = now
        self._today = today

    def write(self, planned: Sequence[Planned]) -> None:
        """One chunk: persons, then their roles with topics, then consents; about ten queries."""
        rows = [plan for plan in planned if plan.changes]
        changes = self._write_people(rows)
        changes += self._write_roles(rows)
        changes += self._write_consents(rows)
        ImportChange.objects.bulk_create(changes)
        touched = [
            plan.person.pk
            for plan in rows
            if plan.person and not plan.is_new and (plan.consent_on or "born" in plan.person_facts)
        ]
        if touched:
            derive_terms(touched, today=self._today)

    def _write_people(self, rows: list[Planned]) -> list[ImportChange]:
        new = [plan for plan in rows if plan.is_new]
        changed = [
            (plan.person, plan.person_facts)
            for plan in rows
            if plan.person and plan.person_facts and not plan.is_new
        ]
        changes = self._update(Person, changed)
        for plan in new:
            plan.person = self._new_person(plan)
        made = Person.objects.bulk_create([plan.person for plan in new if plan.person])
        return changes + [self._made(person) for person in made]

    def _new_person(self, plan: Planned) -> Person:
        person = Person(
            organisation=self._organisation,
            created_at=self._now,
            created_by_id=self._by.user_id,
            **plan.person_facts,
        )
        if plan.consent_on:
            signed = self._consent(person, plan.consent_on)
            set_terms(person, [as_rule(signed)], self._today)
        return person

    def _consent(self, person: Person, signed_on: date) -> Consent:
        return Consent(
            person=person,
            purpose=PURPOSES[ConsentKind.PROCESSING],
            text_version=FROM_FILE,
            signer=signer_of(person.born, person.occupation, signed_on),
            signed_on=signed_on,
            entered_at=self._now,
            entered_by_id=self._by.user_id,
        )

    def _write_roles(self, rows: list[Planned]) -> list[ImportChange]:
        changes = []
        changed = [plan for plan in rows if plan.role is not None and plan.role_facts]
        reread = [plan for plan in changed if plan.topics is not None]
        before = self._topics_of([plan.role.pk for plan in reread if plan.role])
        changes += self._update(
            self._role_model, [(plan.role, plan.role_facts) for plan in changed if plan.role], before
        )
        for plan in rows:
            if plan.role is None:
                plan.role = self._role_model(person=plan.person, year=self._batch.year, **plan.role_facts)
        made = [plan for plan in rows if plan.role is not None and plan.role.pk is None]
        created: list[Any] = [plan.role for plan in made]
        self._role_model._default_manager.bulk_create(created)
        self._set_topics([*reread, *made], cleared=[plan.role.pk for plan in reread if plan.role])
        return changes + [self._made(plan.role) for plan in made if plan.role and not plan.is_new]

    def _topics_of(self, roles: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {pk: [] for pk in roles}
        if roles:
            through, role_id = self._through()
            rows = through._default_manager.filter(**{f"{role_id}__in": roles})
            for pk, topic in rows.values_list(role_id, "topic_id"):
                found[pk].append(topic)
        return found

    def _set_topics(self, plans: Iterable[Planned], cleared: list[int]) -> None:
        through, role_id = self._through()
        if cleared:
            through._default_manager.filter(**{f"{role_id}__in": cleared}).delete()
        links = [
            through(**{role_id: plan.role.pk, "topic_id": topic})
            for plan in plans
            if plan.role
            for topic in plan.topics or ()
        ]
        through._default_manager.bulk_create(links, batch_size=1000)

    def _through(self) -> tuple[type[models.Model], str]:
        return through_topics(self._role_model)

    def _write_consents(self, rows: list[Planned]) -> list[ImportChange]:
        made = [
            self._consent(plan.person, plan.consent_on) for plan in rows if plan.consent_on and plan.person
        ]
        Consent.objects.bulk_create(made)
        known = {plan.person.pk for plan in rows if plan.person and not plan.is_new}
        return [self._made(consent) for consent in made if consent.person_id in known]

    def _made(self, row: models.Model) -> ImportChange:
        return ImportChange(batch=self._batch, object_type=row._meta.label_lower, object_id=row.pk)

    def _update(
        self,
        model: type[models.Model],
        changed: Sequence[tuple[Any, Values]],
        topics: dict[int, list[int]] | None = None,
    ) -> list[ImportChange]:
        """Set the facts on stored rows, one version further; what stood there goes into the changes."""
        changes = []
        for row, facts in changed:
            before = {name: _plain(getattr(row, name)) for name in facts}
            if topics is not None and row.pk in topics:
                before[TOPICS] = topics[row.pk]
            for name, value in facts.items():
                setattr(row, name, value)
            row.version += 1
            changes.append(
                ImportChange(
                    batch=self._batch,
                    object_type=row._meta.label_lower,
                    object_id=row.pk,
                    before=before,
                    version_after=row.version,
                )
            )
        names = sorted({name for _, facts in changed for name in facts})
        if names:
            model._default_manager.bulk_update(
                [row for row, _ in changed], [*names, "version"], batch_size=100
            )
        return changes


def through_topics(role_model: type[YearRole]) -> tuple[type[models.Model], str]:
    """The table between roles and topics, and its column of the role."""
    through: type[models.Model] = role_model.topics.through
    return through, "request_id" if role_model is Request else "mentorprofile_id"


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return _encode(value) if isinstance(value, date) else value
