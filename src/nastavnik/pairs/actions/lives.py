"""What happens to a pair between its forming and its end: members, pauses, the end itself."""

from datetime import date, datetime

from django.db import transaction

from nastavnik.journal.actions import record
from nastavnik.pairs.actions.locks import locked
from nastavnik.pairs.consents import holds_on, lapses
from nastavnik.pairs.models import Pair, PairMember, PairState
from nastavnik.people.models import Request
from nastavnik.programmes.models import RoleModel
from nastavnik.programmes.queries import role_models_for
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Place, Problem, Refused


@transaction.atomic
def add_member(
    pair: Pair,
    request: Request,
    *,
    version: int,
    joined_on: date,
    today: date,
    by: Actor,
    now: datetime,
    why: str = "",
) -> PairMember:
    """A mentee joins a running pair, which becomes a group."""
    current = locked(pair, version=version, yours="добавить наставляемого")
    problems = lapses([(1, request.person), (1, current.mentor.person)], today)
    if request.person.organisation_id != current.organisation_id:
        problems.append(Problem("pairs.foreign", "Наставляемый из базы другой организации."))
    if request.person_id == current.mentor.person_id:
        problems.append(Problem("pairs.same_person", "Наставник и наставляемый – один и тот же человек."))
    if PairMember.objects.filter(request=request, left_on=None).exists():
        problems.append(Problem("pairs.busy", "По этому запросу у наставляемого уже есть пара."))
    if joined_on < current.starts_on:
        problems.append(_early(current, "joined_on"))
    if problems:
        raise Refused(problems)
    member, _ = PairMember.objects.update_or_create(
        pair=current, request=request, defaults={"joined_on": joined_on, "left_on": None, "why": why}
    )
    _save(current, "pairs.member.joined", by=by, now=now, member=member.pk)
    return member


@transaction.atomic
def leave(member: PairMember, *, version: int, left_on: date, by: Actor, now: datetime) -> None:
    """A mentee leaves a group that goes on without him. The last one does not leave: the pair ends."""
    current = locked(member.pair, version=version, yours="вывести наставляемого")
    present = current.members.filter(left_on=None)
    if not present.filter(pk=member.pk).exists():
        return
    if present.count() == 1:
        raise Refused(
            Problem("pair.last_member", "Это единственный наставляемый: завершите или расформируйте пару.")
        )
    if left_on < current.starts_on:
        raise Refused(_early(current, "left_on"))
    present.filter(pk=member.pk).update(left_on=left_on)
    _save(current, "pairs.member.left", by=by, now=now, member=member.pk)


@transaction.atomic
def finish(pair: Pair, *, version: int, ended_on: date, outcome: str, by: Actor, now: datetime) -> Pair:
    """The pair has done its work. Meetings without feedback must be closed first."""
    current = locked(pair, version=version, yours="завершить")
    waiting = list(current.meetings.filter(closed_at=None).values_list("number", flat=True))
    if waiting:
        numbers = ", ".join(str(number) for number in waiting)
        raise Refused(
            Problem("pair.no_feedback", f"Сначала внесите обратную связь по встречам №\u00a0{numbers}.")
        )
    return end(current, PairState.FINISHED, ended_on=ended_on, outcome=outcome, by=by, now=now)


@transaction.atomic
def dissolve(pair: Pair, *, version: int, ended_on: date, reason: str, by: Actor, now: datetime) -> Pair:
    """The pair did not work out; its mentees are free for a new round."""
    current = locked(pair, version=version, yours="расформировать")
    if not reason.strip():
        raise Refused(
            Problem("pair.no_reason", "Напишите причину: она останется в записи.", Place(column="reason"))
        )
    return end(current, PairState.DISSOLVED, ended_on=ended_on, outcome=reason.strip(), by=by, now=now)


def end(current: Pair, state: PairState, *, ended_on: date, outcome: str, by: Actor, now: datetime) -> Pair:
    """The last change of a pair that the caller has locked: state, day, and its mentees free again."""
    if ended_on < current.starts_on:
        raise Refused(_early(current, "ended_on"))
    current.state = state
    current.ended_on = ended_on
    current.outcome = outcome
    current.members.filter(left_on=None).update(left_on=ended_on)
    _save(current, f"pairs.pair.{state.value}", by=by, now=now)
    return current


@transaction.atomic
def suspend(pair: Pair, *, version: int, by: Actor, now: datetime) -> Pair:
    """The pair pauses. (One without a consent is shown suspended at once, without this.)"""
    current = locked(pair, version=version, yours="приостановить")
    if current.state == PairState.SUSPENDED:
        return current
    current.state = PairState.SUSPENDED
    _save(current, "pairs.pair.suspended", by=by, now=now)
    return current


@transaction.atomic
def resume(pair: Pair, *, version: int, today: date, by: Actor, now: datetime) -> Pair:
    """The pair goes on; refused while somebody's consent does not hold."""
    current = locked(pair, version=version, yours="возобновить")
    people = [current.mentor.person] + [
        member.request.person
        for member in current.members.filter(left_on=None).select_related("request__person")
    ]
    missing = [person.list_name for person in people if not holds_on(person, today)]
    if missing:
        raise Refused(
            Problem(
                "pair.no_consent",
                f"Нет действующего согласия: {', '.join(missing)}. Сначала внесите согласие.",
            )
        )
    if current.state == PairState.ACTIVE:
        return current
    current.state = PairState.ACTIVE
    _save(current, "pairs.pair.resumed", by=by, now=now)
    return current


@transaction.atomic
def choose_role_model(
    pair: Pair, role_model: RoleModel | None, *, version: int, by: Actor, now: datetime
) -> Pair:
    """By which role model the pair works; one of its form that is offered to its organisation."""
    current = locked(pair, version=version, yours="сменить ролевую модель")
    if role_model is not None and not (
        role_models_for(current.organisation).filter(form=current.form, pk=role_model.pk).exists()
    ):
        raise Refused(Problem("form.foreign_role_model", "Эта ролевая модель относится к другой форме."))
    current.role_model = role_model
    _save(current, "pairs.pair.role_model", by=by, now=now, code=role_model.code if role_model else None)
    return current


def _early(pair: Pair, field: str) -> Problem:
    return Problem(
        "pair.before_start",
        f"Пара работает с {pair.starts_on:%d.%m.%Y}: дата не может быть раньше.",
        Place(column=field),
    )


def _save(pair: Pair, verb: str, *, by: Actor, now: datetime, **facts: int | str | None) -> None:
    pair.version += 1
    pair.save()
    record(verb, pair, by=by, now=now, unit_path=pair.organisation.path, **facts)
