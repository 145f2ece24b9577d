"""The rail: which areas an actor sees, in the order of work."""

from dataclasses import dataclass

from nastavnik.rules.access import Actor, Permission


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the rail. `current` marks the area of the page; `group` 2 stands below the rule."""

    title: str
    url: str
    current: bool
    group: int = 1
    phone: bool = False  # among the four tabs of a phone
    short: str = ""  # the title on a phone's tab, where the whole one is too long
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the site and the permission that opens it; None: every signed-in user."""

    title: str
    url: str
    permission: Permission | None
    group: int = 1
    phone: bool = False
    short: str = ""


AREAS = (
    Area("Сегодня", "/", None, phone=True),
    Area("Люди", "/people/", Permission.PEOPLE_VIEW, phone=True),
    Area("Подбор", "/matching/", Permission.MATCHING_EDIT, phone=True),
    Area("Пары и группы", "/pairs/", Permission.PAIRS_VIEW, phone=True, short="Пары"),
    Area("Документы", "/documents/", Permission.DOCUMENTS_VIEW),
    Area("Показатели", "/indicators/", Permission.FIGURES_VIEW, phone=True),
    Area("Организации", "/units/", Permission.UNITS_VIEW),
    Area("Справочники", "/catalogues/", Permission.CATALOGUE_EDIT, group=2),
    Area("Шаблоны", "/documents/templates/", Permission.TEMPLATES_EDIT, group=2),
    Area("Пользователи", "/accounts/users/", Permission.USERS_MANAGE, group=2),
    Area("Журнал", "/journal/", Permission.JOURNAL_VIEW, group=2),
)


def navigation(actor: Actor, path: str) -> list[NavItem]:
    """The lines that the actor may open; the longest address that begins the path is the current one."""
    open_areas = [a for a in AREAS if a.permission is None or actor.may(a.permission)]
    current = max(
        (a.url for a in open_areas if path == a.url or (a.url != "/" and path.startswith(a.url))),
        key=len,
        default="",
    )
    return [NavItem(a.title, a.url, a.url == current, a.group, a.phone, a.short) for a in open_areas]
