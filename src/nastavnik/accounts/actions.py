"""Users are made, named, invited and switched off here; what they may do is given in access."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from nastavnik.access.actions import grant
from nastavnik.accounts.models import User
from nastavnik.accounts.queries import fully_managed_by, managed_by
from nastavnik.journal.actions import record
from nastavnik.rules.access import Actor, Role
from nastavnik.rules.outcome import Place, Problem, Refused

if TYPE_CHECKING:
    from nastavnik.orgs.models import Unit


@transaction.atomic
def add_user(
    *,
    email: str,
    surname: str,
    given: str,
    patronymic: str = "",
    password: str | None,
    by: Actor,
    now: datetime,
    unit_path: str = "",
) -> User:
    """Make a user. Without a password he sets one by the link of a letter.

    Raises ValidationError for a weak password, IntegrityError when the e-mail is taken. `unit_path` says
    in whose journal the act stands.
    """
    user = User(
        email=email.strip().lower(), surname=surname, given=given, patronymic=patronymic, joined_at=now
    )
    if password is None:
        user.set_unusable_password()
    else:
        validate_password(password, user)
        user.set_password(password)
    user.save()
    record("accounts.user.added", user, by=by, now=now, unit_path=unit_path)
    return user


@transaction.atomic
def invite(
    *,
    email: str,
    surname: str,
    given: str,
    patronymic: str,
    role: Role,
    unit: "Unit",
    ends_on: date | None,
    by: Actor,
    now: datetime,
) -> tuple[User, bool]:
    """Give a role to a person by e-mail; answers the user and whether he is new.

    A user whom the actor already manages, or who has no role anywhere, gets one role more and keeps his
    name. One who works only elsewhere is refused: his name is not this actor's to learn.
    """
    known = User.objects.filter(email=email.strip().lower()).first()
    if known is not None and not _may_take_in(known, by):
        raise Refused(
            Problem(
                "accounts.works_elsewhere",
                "Этот адрес уже занят человеком из другой организации. Роль у вас ему даст тот, кто "
                "управляет обеими: муниципальный координатор или администратор.",
                where=Place(column="email"),
            )
        )
    user = known or add_user(
        email=email,
        surname=surname,
        given=given,
        patronymic=patronymic,
        password=None,
        by=by,
        now=now,
        unit_path=unit.path,
    )
    grant(user, role, unit, by=by, now=now, ends_on=ends_on)
    return user, known is None


@transaction.atomic
def change_name(
    user: User, *, surname: str, given: str, patronymic: str, by: Actor, now: datetime, unit_path: str = ""
) -> None:
    """Correct a name; documents already issued keep the former one."""
    changed = {
        field: value
        for field, value in (("surname", surname), ("given", given), ("patronymic", patronymic))
        if getattr(user, field) != value
    }
    if not changed:
        return
    for field, value in changed.items():
        setattr(user, field, value)
    user.save(update_fields=list(changed))
    record("accounts.user.changed", user, by=by, now=now, unit_path=unit_path, fields=sorted(changed))


@transaction.atomic
def switch_off(user: User, *, by: Actor, now: datetime, unit_path: str = "") -> None:
    """The user may sign in no more and every session of his ends; roles and history stay."""
    _refuse_unless_managed(user, by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()
    record("accounts.user.switched_off", user, by=by, now=now, unit_path=unit_path)


@transaction.atomic
def switch_on(user: User, *, by: Actor, now: datetime, unit_path: str = "") -> None:
    """The user may sign in again with the roles that still hold; former sessions stay dead."""
    _refuse_unless_managed(user, by)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("accounts.user.switched_on", user, by=by, now=now, unit_path=unit_path)


def _may_take_in(user: User, by: Actor) -> bool:
    """Whether the actor may give one role more to a user who is already known."""
    return by.is_system or not user.memberships.exists() or managed_by(by).filter(pk=user.pk).exists()


def _refuse_unless_managed(user: User, by: Actor) -> None:
    if by.is_system:
        return
    if user.pk == by.user_id:
        raise Refused(
            Problem(
                "accounts.oneself", "Самого себя отключить нельзя: попросите другого, кто управляет доступом."
            )
        )
    if not fully_managed_by(by, user):
        raise Refused(
            Problem(
                "accounts.has_other_roles",
                "У этого пользователя есть роли, которыми управляете не вы. Снимите свою роль: доступ к "
                "вашей организации закроется, остальное решит старший уровень.",
            )
        )
