"""Who may do what: permissions, the roles that hold them, and the actor of a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum


class Permission(StrEnum):
    """What a role may allow. Seeing people and seeing figures are two different permissions."""

    UNITS_VIEW = "units.view"
    UNITS_EDIT = "units.edit"
    UNITS_ADD = "units.add"
    YEAR_FIGURES_EDIT = "year_figures.edit"
    PARTICIPATION_EDIT = "participation.edit"
    PEOPLE_VIEW = "people.view"
    PEOPLE_EDIT = "people.edit"
    PEOPLE_SENSITIVE = "people.sensitive"
    PEOPLE_EXPORT = "people.export"
    CONSENTS_EDIT = "consents.edit"
    MATCHING_EDIT = "matching.edit"
    PAIRS_APPROVE = "pairs.approve"
    PAIRS_VIEW = "pairs.view"
    MEETINGS_EDIT = "meetings.edit"
    DOCUMENTS_VIEW = "documents.view"
    DOCUMENTS_ISSUE = "documents.issue"
    TEMPLATES_EDIT = "templates.edit"
    FIGURES_VIEW = "figures.view"
    TARGETS_EDIT = "targets.edit"
    CATALOGUE_EDIT = "catalogue.edit"
    USERS_MANAGE = "users.manage"
    JOURNAL_VIEW = "journal.view"


_P = Permission


class Role(Enum):
    """A role: code, title and plain description as a person reads them, and what it allows.

    `permissions` hold over the unit and all below it, `own` for the unit itself alone: a municipality issues its own
    letters and does not read the documents of its schools, which name children.
    """

    CURATOR = (
        "curator",
        "Куратор организации",
        "Ведёт базы наставляемых и наставников своей организации, согласия, подбор, пары и встречи, "
        "готовит приказы.",
        frozenset(
            {
                _P.UNITS_VIEW, _P.UNITS_EDIT, _P.YEAR_FIGURES_EDIT, _P.PEOPLE_VIEW, _P.PEOPLE_EDIT,
                _P.PEOPLE_SENSITIVE, _P.PEOPLE_EXPORT, _P.CONSENTS_EDIT, _P.MATCHING_EDIT, _P.PAIRS_APPROVE,
                _P.PAIRS_VIEW, _P.MEETINGS_EDIT, _P.DOCUMENTS_VIEW, _P.DOCUMENTS_ISSUE, _P.TEMPLATES_EDIT,
                _P.FIGURES_VIEW, _P.CATALOGUE_EDIT, _P.JOURNAL_VIEW,
            }
        ),
    )  # fmt: skip
    HEAD = (
        "head",
        "Руководитель организации",
        "Видит людей, пары и показатели своей организации, утверждает пары, подписывает документы, "
        "назначает кураторов.",
        frozenset(
            {
                _P.UNITS_VIEW, _P.UNITS_EDIT, _P.PEOPLE_VIEW, _P.PAIRS_VIEW, _P.PAIRS_APPROVE,
                _P.DOCUMENTS_VIEW, _P.DOCUMENTS_ISSUE, _P.FIGURES_VIEW, _P.USERS_MANAGE, _P.JOURNAL_VIEW,
            }
        ),
    )  # fmt: skip
    COORDINATOR = (
        "coordinator",
        "Муниципальный координатор",
        "Видит показатели всех организаций муниципалитета и то, где нужна помощь, издаёт приказы и письма "
        "муниципалитета; имён обучающихся не видит.",
        frozenset(
            {
                _P.UNITS_VIEW, _P.UNITS_EDIT, _P.UNITS_ADD, _P.YEAR_FIGURES_EDIT, _P.PARTICIPATION_EDIT,
                _P.FIGURES_VIEW, _P.TARGETS_EDIT, _P.TEMPLATES_EDIT, _P.CATALOGUE_EDIT, _P.USERS_MANAGE,
            }
        ),
        frozenset({_P.DOCUMENTS_VIEW, _P.DOCUMENTS_ISSUE}),
    )  # fmt: skip
    REGION = (
        "region",
        "Региональный наставнический центр",
        "Видит показатели всего региона, утверждает перечень участников, плановые значения и справочники, "
        "издаёт приказы и письма региона; имён не видит.",
        frozenset(
            {
                _P.UNITS_VIEW, _P.UNITS_EDIT, _P.UNITS_ADD, _P.YEAR_FIGURES_EDIT, _P.PARTICIPATION_EDIT,
                _P.FIGURES_VIEW, _P.TARGETS_EDIT, _P.TEMPLATES_EDIT, _P.CATALOGUE_EDIT, _P.USERS_MANAGE,
            }
        ),
        frozenset({_P.DOCUMENTS_VIEW, _P.DOCUMENTS_ISSUE}),
    )  # fmt: skip
    ADMIN = (
        "admin",
        "Администратор",
        "Заводит организации и пользователей, смотрит журнал. К данным людей доступа не имеет.",
        frozenset(
            {
                _P.UNITS_VIEW, _P.UNITS_EDIT, _P.UNITS_ADD, _P.USERS_MANAGE, _P.CATALOGUE_EDIT,
                _P.JOURNAL_VIEW,
            }
        ),
    )  # fmt: skip

    def __init__(
        self,
        code: str,
        title: str,
        description: str,
        permissions: frozenset[Permission],
        own: frozenset[Permission] = frozenset(),
    ) -> None:
        self.code = code
        self.title = title
        self.description = description
        self.permissions = permissions
        self.own = own

    @classmethod
    def of(cls, code: str) -> "Role":
        """The role with this code; KeyError when there is none."""
        return ROLES[code]


ROLES: dict[str, Role] = {role.code: role for role in Role}

# Roles that a user with USERS_MANAGE in some role may hand out: nobody lifts another above himself.
GRANTABLE: dict[Role, frozenset[Role]] = {
    Role.CURATOR: frozenset(),
    Role.HEAD: frozenset({Role.CURATOR}),
    Role.COORDINATOR: frozenset({Role.CURATOR, Role.HEAD, Role.COORDINATOR}),
    Role.REGION: frozenset({Role.CURATOR, Role.HEAD, Role.COORDINATOR, Role.REGION}),
    Role.ADMIN: frozenset(Role),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held over a unit and all below it. `unit_path` is the unit's path of fixed-width digits."""

    role: Role
    unit_path: str
    unit_id: int
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the role has not ended by this day (the last day included)."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a signed-in user with the roles that hold today, or the system itself."""

    user_id: int | None
    grants: tuple[Grant, ...] = ()
    is_system: bool = False
    address: str = ""

    def paths(self, permission: Permission) -> tuple[str, ...]:
        """The topmost unit paths under which the permission holds; a path below another is left out."""
        if self.is_system:
            return ("",)
        held = sorted({g.unit_path for g in self.grants if permission in g.role.permissions})
        top: list[str] = []
        for path in held:
            if not top or not path.startswith(top[-1]):
                top.append(path)
        return tuple(top)

    def own_paths(self, permission: Permission) -> tuple[str, ...]:
        """Paths of the units for which alone the permission holds, without what is below them."""
        return tuple(sorted({g.unit_path for g in self.grants if permission in g.role.own}))

    def may(self, permission: Permission, unit_path: str | None = None) -> bool:
        """Whether the permission holds for this unit, or, without a unit, anywhere at all."""
        paths, own = self.paths(permission), self.own_paths(permission)
        if unit_path is None:
            return bool(paths or own)
        return unit_path in own or any(unit_path.startswith(path) for path in paths)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The distinct roles held, in the order of Role."""
        return tuple(role for role in Role if any(g.role is role for g in self.grants))


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may reach a view: holders of one of the permissions, anyone signed in, or anyone at all."""

    permissions: tuple[Permission, ...] = ()
    public: bool = False
    reason: str = ""

    def roles(self) -> list[str]:
        """Codes of the roles meant to reach the view; «*» for anyone at all."""
        if self.public:
            return ["*"]
        if not self.permissions:
            return list(ROLES)
        return [code for code, role in ROLES.items() if set(self.permissions) & (role.permissions | role.own)]


SYSTEM = Actor(user_id=None, is_system=True)


def may_grant(actor: Actor, role: Role, unit_path: str) -> bool:
    """Whether the actor may give this role over this unit: a role that allows it must hold above the unit."""
    if actor.is_system:
        return True
    return any(
        role in GRANTABLE[g.role] and Permission.USERS_MANAGE in g.role.permissions
        and unit_path.startswith(g.unit_path)
        for g in actor.grants
    )  # fmt: skip


def actor_of(user_id: int, grants: Iterable[Grant], today: date, address: str = "") -> Actor:
    """An actor with the grants that hold on this day."""
    return Actor(user_id=user_id, grants=tuple(g for g in grants if g.holds_on(today)), address=address)


# A role stands at the level of its competence: nobody curates a whole district, no school coordinates one.
# The administrator looks after sign-ins and the tree, so he may stand anywhere.
LEVELS: dict[Role, frozenset[str]] = {
    Role.CURATOR: frozenset({"organisation"}),
    Role.HEAD: frozenset({"organisation"}),
    Role.COORDINATOR: frozenset({"municipality"}),
    Role.REGION: frozenset({"region"}),
    Role.ADMIN: frozenset({"region", "municipality", "organisation"}),
}


def fits_level(role: Role, level: str) -> bool:
    """Whether a role may be held over a unit of this level («region», «municipality», «organisation»)."""
    return level in LEVELS[role]


def above_curator(actor: Actor) -> bool:
    """Whether the actor holds any role beyond that of a curator: those need a second factor where asked."""
    return any(role is not Role.CURATOR for role in actor.roles)
