"""Users and their roles."""

import argparse
import sys

from nastavnik import clock
from nastavnik.cli.parser import OK, Words, add_word, say
from nastavnik.rules.access import ROLES, SYSTEM, Role
from nastavnik.rules.outcome import Problem, Refused


def register(words: Words) -> None:
    user = add_word(words, "user", _usage, "пользователи и их роли")
    deeds = user.add_subparsers(title="Действия", metavar="ДЕЙСТВИЕ", required=True)
    add = add_word(deeds, "add", _add, "завести пользователя или дать ему ещё одну роль")
    add.add_argument("email", metavar="ПОЧТА", help="адрес электронной почты, он же имя для входа")
    add.add_argument("--role", required=True, choices=list(ROLES), help="роль: " + ", ".join(ROLES))
    add.add_argument("--unit", required=True, metavar="КОД", help="код организации или территории")
    add.add_argument("--name", default="", metavar="ФИО", help="фамилия, имя, отчество")
    add.add_argument("--password-stdin", action="store_true", help="прочитать пароль из стандартного ввода")


def _usage(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - every handler takes them
    return OK


def _add(arguments: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from nastavnik.access.actions import grant
    from nastavnik.accounts.actions import add_user
    from nastavnik.accounts.models import User
    from nastavnik.cli.lookups import unit_by_code

    unit = unit_by_code(arguments.unit)
    password = sys.stdin.readline().rstrip("\n") if arguments.password_stdin else None
    surname, given, patronymic = [*arguments.name.split(), "", "", ""][:3]
    email = arguments.email.strip().lower()
    now = clock.now()
    with transaction.atomic():
        user = User.objects.filter(email=email).first()
        if user is None:
            try:
                user = add_user(
                    email=email,
                    surname=surname or email.split("@")[0],
                    given=given,
                    patronymic=patronymic,
                    password=password,
                    by=SYSTEM,
                    now=now,
                )
            except ValidationError as weak:
                raise Refused([Problem("cli.weak_password", text) for text in weak.messages]) from weak
        grant(user, Role.of(arguments.role), unit, by=SYSTEM, now=now)
    say(f"{email}: {ROLES[arguments.role].title}, {unit.short_name}")
    return OK
