"""Writing planned rows, with a note of what was made or changed so that the batch can be undone.

A new person is one note: what the batch gave him goes with him.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from nastavnik.people.actions.consents import PURPOSES, as_rule, derive_terms, set_terms, signer_of
from nastavnik.people.importing.inserting import insert
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
        self._role_model = role_model
        self._by = by
        self._now = now
        self._today = today

    def write(self, planned: Sequence[Planned]) -> None:
        """One chunk: persons, then their roles with topics, then consents; about ten queries."""
        rows = [plan for plan in planned if plan.changes]
        self._write_people(rows)
        self._write_roles(rows)
        self._write_consents(rows)
        touched = [
            plan.person_id
            for plan in rows
            if not plan.is_new and (plan.consent_on or "born" in plan.person_facts)
        ]
        if touched:
            derive_terms(touched, today=self._today)

    def _write_people(self, rows: list[Planned]) -> None:
        self._update(
            Person,
            [(plan.person, plan.person_facts) for plan in rows if plan.person and plan.person_facts],
        )
        new = [plan for plan in rows if plan.is_new]
        ids = insert(Person, [self._new_person(plan) for plan in new])
        for plan, pk in zip(new, ids, strict=True):
            plan.person_id = pk
        self._note_made(Person, ids)

    def _new_person(self, plan: Planned) -> Values:
        facts = {
            "organisation_id": self._batch.organisation_id,
            "created_at": self._now,
            "created_by_id": self._by.user_id,
            **plan.person_facts,
        }
        if plan.consent_on:
            person = Person(**plan.person_facts)
            signed = Consent(**self._consent(plan, person.born, person.occupation))
            set_terms(person, [as_rule(signed)], self._today)
            facts["consent_valid_from"] = person.consent_valid_from
            facts["consent_valid_until"] = person.consent_valid_until
        return facts

    def _write_roles(self, rows: list[Planned]) -> None:
        changed = [plan for plan in rows if plan.role is not None and plan.role_facts]
        reread = [plan for plan in changed if plan.topics is not None]
        before = self._topics_of([plan.role_id for plan in reread])
        self._update(
            self._role_model, [(plan.role, plan.role_facts) for plan in changed if plan.role], before
        )
        made = [plan for plan in rows if plan.role is None]
        ids = insert(
            self._role_model,
            [{"person_id": plan.person_id, "year": self._batch.year, **plan.role_facts} for plan in made],
        )
        for plan, pk in zip(made, ids, strict=True):
            plan.role_id = pk
        self._set_topics([*reread, *made], cleared=[plan.role_id for plan in reread])
        self._note_made(self._role_model, [plan.role_id for plan in made if not plan.is_new])

    def _topics_of(self, roles: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {pk: [] for pk in roles}
        if roles:
            through, role_id = through_topics(self._role_model)
            rows = through._default_manager.filter(**{f"{role_id}__in": roles})
            for pk, topic in rows.values_list(role_id, "topic_id"):
                found[pk].append(topic)
        return found

    def _set_topics(self, plans: Iterable[Planned], cleared: list[int]) -> None:
        through, role_id = through_topics(self._role_model)
        if cleared:
            through._default_manager.filter(**{f"{role_id}__in": cleared}).delete()
        insert(
            through,
            [{role_id: plan.role_id, "topic_id": topic} for plan in plans for topic in plan.topics or ()],
        )

    def _write_consents(self, rows: list[Planned]) -> None:
        signed = [plan for plan in rows if plan.consent_on]
        made = []
        for plan in signed:
            known = plan.person
            born = plan.person_facts.get("born", known.born if known else None)
            occupation = known.occupation if known else plan.person_facts["occupation"]
            made.append({**self._consent(plan, born, occupation), "person_id": plan.person_id})
        ids = insert(Consent, made)
        self._note_made(Consent, [pk for pk, plan in zip(ids, signed, strict=True) if not plan.is_new])

    def _consent(self, plan: Planned, born: date | None, occupation: str) -> Values:
        assert plan.consent_on is not None
        return {
            "kind": ConsentKind.PROCESSING,
            "purpose": PURPOSES[ConsentKind.PROCESSING],
            "text_version": FROM_FILE,
            "signer": signer_of(born, occupation, plan.consent_on),
            "signed_on": plan.consent_on,
            "entered_at": self._now,
            "entered_by_id": self._by.user_id,
        }

    def _note_made(self, model: type[models.Model], ids: list[int]) -> None:
        label = model._meta.label_lower
        insert(
            ImportChange,
            [{"batch_id": self._batch.pk, "object_type": label, "object_id": pk} for pk in ids],
        )

    def _update(
        self,
        model: type[models.Model],
        changed: Sequence[tuple[Any, Values]],
        topics: dict[int, list[int]] | None = None,
    ) -> None:
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
        ImportChange.objects.bulk_create(changes)


def through_topics(role_model: type[YearRole]) -> tuple[type[models.Model], str]:
    """The table between roles and topics, and its column of the role."""
    through: type[models.Model] = role_model.topics.through
    return through, "request_id" if role_model is Request else "mentorprofile_id"


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return _encode(value) if isinstance(value, date) else value
