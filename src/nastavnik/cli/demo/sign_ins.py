"""The table of demonstration sign-ins that ./run prints."""

from rich.console import Console
from rich.table import Table

from nastavnik.access.models import Membership
from nastavnik.rules.access import ROLES

PASSWORD = "tochka-opory-2026"  # noqa: S105 - the demonstration's open password
DEMO_DOMAIN = "demo.example"


def table() -> None:
    """One demonstration user of each role, with the password; nothing when there are none."""
    held = (
        Membership.objects.under("")
        .filter(user__email__endswith=DEMO_DOMAIN)
        .select_related("user", "unit")
        .order_by("id")
    )
    shown = Table(title=f"Учебные имена для входа (пароль у всех: {PASSWORD})", title_justify="left")
    for column in ("Роль", "Почта", "Где работает"):
        shown.add_column(column)
    seen: set[str] = set()
    for membership in held:
        if membership.role not in seen:
            seen.add(membership.role)
            shown.add_row(ROLES[membership.role].title, membership.user.email, membership.unit.short_name)
    if seen:
        Console().print(shown)
