"""Acts that documents rest on: entered by a unit for itself and those below, corrected, out of force from a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nastavnik.documents.models import IncomingAct
from nastavnik.journal.actions import record
from nastavnik.orgs.models import Unit
from nastavnik.rules.access import Actor
from nastavnik.rules.documents.incoming import (
    ActFacts,
    ActLevel,
    act_problems,
    cleaned_number,
    cleaned_title,
)
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Conflict, Place, Problem, Refused

_SHOWN = ("number", "dated", "title", "body", "since", "ends_on", "link")
_TAKEN = Problem("act-twice", "Акт этого вида с таким номером и датой уже внесён.", Place(column="number"))


@transaction.atomic
def add_act(
    unit: Unit, facts: ActFacts, *, level: ActLevel, today: date, by: Actor, now: datetime
) -> IncomingAct:
    """Enter an act; the unit and everybody below may rest documents on it."""
    facts = _cleaned(facts)
    act = IncomingAct(unit=unit, entered_at=now, entered_by_id=by.user_id)
    _set(act, facts, level, today)
    _save(act)
    record("documents.act.entered", act, by=by, now=now, unit_path=unit.path, number=act.number)
    return act


@transaction.atomic
def change_act(
    act: IncomingAct,
    facts: ActFacts,
    *,
    level: ActLevel,
    version: int,
    today: date,
    by: Actor,
    now: datetime,
) -> IncomingAct:
    """Correct an act, or note from which day it is out of force. Documents already issued keep their own words."""
    facts = _cleaned(facts)
    current = IncomingAct.objects.select_for_update(of=("self",)).select_related("unit").get(pk=act.pk)
    if current.version != version:
        raise Conflict(_differences(facts, current))
    before = {name: getattr(current, name) for name in ("level", "kind", *_SHOWN)}
    _set(current, facts, level, today)
    changed = [name for name, value in before.items() if getattr(current, name) != value]
    if changed:
        current.version += 1
        _save(current)
        record(
            "documents.act.changed", current, by=by, now=now, unit_path=current.unit.path,
            number=current.number, fields=changed,
        )  # fmt: skip
    return current


def _cleaned(facts: ActFacts) -> ActFacts:
    return replace(
        facts,
        body=" ".join(facts.body.split()),
        number=cleaned_number(facts.number),
        title=cleaned_title(facts.title),
        link=facts.link.strip(),
    )


def _set(act: IncomingAct, facts: ActFacts, level: ActLevel, today: date) -> None:
    problems = act_problems(facts, today)
    if problems:
        raise Refused(problems)
    act.level, act.kind, act.body = level.value, facts.kind, facts.body
    act.dated, act.number, act.title = facts.dated, facts.number, facts.title
    act.since, act.ends_on, act.link = facts.since, facts.ends_on, facts.link


def _save(act: IncomingAct) -> None:
    try:
        with transaction.atomic():
            act.save()
    except IntegrityError as error:
        raise Refused(_TAKEN) from error


def _differences(mine: ActFacts, theirs: IncomingAct) -> dict[str, tuple[str, str]]:
    """What a reader chooses between: the fields that differ, both texts as shown."""
    pairs = [(name, getattr(mine, name), getattr(theirs, name)) for name in _SHOWN]
    return dict(_as_shown((name, a, b) for name, a, b in pairs if a != b))


def _as_shown(pairs: Iterable[tuple[str, object, object]]) -> Iterable[tuple[str, tuple[str, str]]]:
    for name, mine, theirs in pairs:
        label = str(IncomingAct._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # columns have one
        yield label.capitalize(), (_text(mine), _text(theirs))


def _text(value: object) -> str:
    return short_date(value) if isinstance(value, date) else str(value or "—")
