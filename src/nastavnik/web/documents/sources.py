"""What an order on pairs is prepared from: a round whose pairs it forms, or an order that it amends."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol

from django.urls import reverse

from nastavnik.documents.freezing import frozen
from nastavnik.documents.models import IssuedDocument
from nastavnik.matching.models import Round
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import GOING
from nastavnik.pairs.orders import (
    Changes,
    Details,
    already_ordered,
    amend_pairs_order,
    amendment_facts,
    changes_since,
    issue_pairs_order,
    lines_of,
    order_of,
    pairs_order_facts,
    people_without_consent,
)
from nastavnik.people.models import Person
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.pairs_order import PairsOrderFacts
from nastavnik.rules.outcome import Problem


class Source(Protocol):
    """What the page of preparing asks, whatever the order is about."""

    @property
    def organisation(self) -> Unit: ...
    @property
    def heading(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def draft_query(self) -> str: ...
    @property
    def sentences(self) -> list[str]: ...
    def facts(self, number: str, dated: date | None, details: Details) -> PairsOrderFacts: ...
    def warnings(self) -> list[Problem]: ...
    def without_consent(self, day: date) -> list[Person]: ...
    def issue(
        self, number: str, dated: date, details: Details, *, by: Actor, now: datetime
    ) -> IssuedDocument: ...


@dataclass(frozen=True)
class FromRound:
    """The order that forms the pairs of an approved round."""

    round: Round

    @property
    def organisation(self) -> Unit:
        return self.round.organisation

    @property
    def heading(self) -> str:
        return f"Приказ о парах «{self.round.running_form.form.title}»"

    @property
    def address(self) -> str:
        return f"{reverse('documents:pairs-order')}?{self.draft_query}"

    @property
    def draft_query(self) -> str:
        return f"round={self.round.pk}"

    @property
    def sentences(self) -> list[str]:
        return []

    def facts(self, number: str, dated: date | None, details: Details) -> PairsOrderFacts:
        return pairs_order_facts(self.organisation, self.round.pk, number=number, date=dated, details=details)

    def warnings(self) -> list[Problem]:
        return already_ordered(self.organisation, self.round.pk)

    def without_consent(self, day: date) -> list[Person]:
        lines = lines_of(self.organisation, self.round.pk)
        return people_without_consent([line for line in lines if line.pair.state in GOING], day)

    def issue(
        self, number: str, dated: date, details: Details, *, by: Actor, now: datetime
    ) -> IssuedDocument:
        return issue_pairs_order(
            self.organisation, round_id=self.round.pk, number=number, date=dated, details=details,
            by=by, now=now,
        )  # fmt: skip


@dataclass(frozen=True)
class FromOrder:
    """The order that says what has changed since another one."""

    document: IssuedDocument

    @property
    def organisation(self) -> Unit:
        return self.document.organisation

    @property
    def heading(self) -> str:
        order = order_of(self.document)
        return f"Изменения в приказ от {order.date:%d.%m.%Y} №\N{NO-BREAK SPACE}{order.number}"

    @property
    def address(self) -> str:
        return reverse("documents:amend", args=[self.document.pk])

    @property
    def draft_query(self) -> str:
        return f"amends={self.document.pk}"

    @cached_property
    def changes(self) -> Changes:
        return changes_since(self.document)

    @property
    def sentences(self) -> list[str]:
        return self.changes.sentences

    def facts(self, number: str, dated: date | None, details: Details) -> PairsOrderFacts:
        return amendment_facts(self.document, self.changes, number=number, date=dated, details=details)

    def warnings(self) -> list[Problem]:
        return []

    def without_consent(self, day: date) -> list[Person]:
        return people_without_consent(self.changes.people, day)

    def issue(
        self, number: str, dated: date, details: Details, *, by: Actor, now: datetime
    ) -> IssuedDocument:
        return amend_pairs_order(self.document, number=number, date=dated, details=details, by=by, now=now)


def fingerprint(facts: PairsOrderFacts) -> str:
    """Changes when anybody in the order, or what is said of him, changes: an order is issued as it was seen."""
    return fingerprint_of([facts.pairs, facts.ended, facts.signer, facts.letterhead])


def fingerprint_of(facts: Any) -> str:
    """Of typed facts, whatever they are."""
    shown = json.dumps(frozen(facts), sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:32]
