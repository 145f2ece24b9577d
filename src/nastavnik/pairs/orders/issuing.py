"""Issuing the order on the pairs of a round, and the order that amends it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from nastavnik.documents.actions import About, issue
from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.models import IssuedDocument
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import GOING
from nastavnik.pairs.orders.changes import amendment_facts, changes_since, order_of
from nastavnik.pairs.orders.facts import (
    Details,
    default_details,
    lines_of,
    pairs_order_facts,
    without_consent,
)
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.kinds import PAIRS_ORDER
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Problem, Refused

KIND = ISSUABLE[PAIRS_ORDER.code]
ROUND = "matching.round"


@transaction.atomic
def issue_pairs_order(
    organisation: Unit,
    *,
    round_id: int,
    number: str | None,
    date: date,
    by: Actor,
    now: datetime,
    details: Details | None = None,
) -> IssuedDocument:
    """Issue the order that forms the pairs of a round. `number` None: the next free one.

    Refused, naming everybody, when a consent does not hold on the day of `now` at the organisation's place.
    """
    lines = [line for line in lines_of(organisation, round_id) if line.pair.state in GOING]
    _refuse(without_consent(lines, _today(organisation, now)))
    facts = pairs_order_facts(
        organisation,
        round_id,
        number=number or "",
        date=date,
        details=default_details(organisation, by) if details is None else details,
    )
    return issue(
        KIND, facts, organisation=organisation, number=number, date=date, about=About(ROUND, round_id),
        by=by, now=now,
    )  # fmt: skip


@transaction.atomic
def amend_pairs_order(
    document: IssuedDocument,
    *,
    number: str | None,
    date: date,
    by: Actor,
    now: datetime,
    details: Details | None = None,
) -> IssuedDocument:
    """Issue the order on what has changed since an order or since its last amendment."""
    order = order_of(document)
    changes = changes_since(order)
    if not changes:
        text = f"С приказа № {order.number} от {short_date(order.date)} пары не менялись: изменять нечего."
        raise Refused(Problem("amends-nothing", text.replace("№ ", "№\N{NO-BREAK SPACE}")))
    _refuse(without_consent(changes.people, _today(order.organisation, now)))
    given = default_details(order.organisation, by) if details is None else details
    facts = amendment_facts(order, changes, number=number or "", date=date, details=given)
    return issue(
        KIND, facts, organisation=order.organisation, number=number, date=date,
        about=About(order.about_type, order.about_id), amends=order, by=by, now=now,
    )  # fmt: skip


def orders_of(organisation: Unit, round_id: int) -> list[IssuedDocument]:
    """Orders already issued on the pairs of a round, amendments left out."""
    about = IssuedDocument.objects.about(ROUND, round_id)
    return list(about.filter(organisation=organisation, kind=KIND.code, amends=None))


def already_ordered(organisation: Unit, round_id: int) -> list[Problem]:
    """A warning for one who is about to issue a second order on the same pairs."""
    return [
        Problem(
            "order-exists",
            f"По этому подбору уже издан приказ №\N{NO-BREAK SPACE}{one.number} от {short_date(one.date)}. "
            "Если пары изменились, изменяйте его, а не издавайте новый.",
            blocks=False,
        )
        for one in orders_of(organisation, round_id)
    ]


def _today(organisation: Unit, now: datetime) -> date:
    return now.astimezone(ZoneInfo(organisation.time_zone)).date()


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)
