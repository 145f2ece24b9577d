"""Users are made and switched off here; what they may do is given in access."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from nastavnik.accounts.models import User
from nastavnik.journal.actions import record
from nastavnik.rules.access import Actor


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
) -> User:
    """Make a user. Without a password he sets one by the letter of «забыли пароль».

    Raises ValidationError for a weak password, IntegrityError when the e-mail is taken.
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
    record("accounts.user.added", user, by=by, now=now)
    return user
