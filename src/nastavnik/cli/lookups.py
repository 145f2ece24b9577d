"""Finding what a command names: units by code, users by e-mail; a clear refusal when there is none."""

from nastavnik.access.queries import actor_for
from nastavnik.accounts.models import User
from nastavnik.clock import today
from nastavnik.orgs.models import Level, Unit
from nastavnik.orgs.queries import find_unit
from nastavnik.rules.access import Actor
from nastavnik.rules.outcome import Problem, Refused


def unit_by_code(code: str) -> Unit:
    """The unit with this code, or with this very name where only one has it."""
    unit = find_unit(code)
    if unit is None:
        raise Refused(Problem("cli.no_unit", f"Нет организации или территории с кодом «{code}»."))
    return unit


def organisation_by_code(code: str) -> Unit:
    """The organisation with this code; a region or municipality is refused."""
    unit = unit_by_code(code)
    if unit.level != Level.ORGANISATION:
        raise Refused(
            Problem("cli.not_an_organisation", f"«{code}» — {unit.get_level_display()}, а нужна организация.")
        )
    return unit


def actor_by_email(email: str) -> Actor:
    """The actor of a user named by e-mail, with the roles that hold today."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise Refused(Problem("cli.no_user", f"Нет пользователя с адресом «{email}»."))
    return actor_for(user.pk, today=today())
