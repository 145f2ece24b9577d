"""Regions and municipalities that a file names: the ones that are there, and the ones to be made."""

import re
from dataclasses import dataclass, field

from nastavnik.orgs.models import PATH_STEP, Level, Unit
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.people.names import fold

_COMMON = frozenset(
    {
        "муниципальный", "муниципального", "район", "района", "р", "н", "округ", "округа", "городской",
        "го", "мр", "мо", "г", "город", "образование",
    }
)  # fmt: skip
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
CODE_LENGTH = 32


@dataclass(slots=True, eq=False)
class Territory:
    """A region or municipality. `unit` is None until it is made; `facts` come from a row of its own."""

    level: Level
    name: str
    parent: "Territory | None" = None
    unit: Unit | None = None
    code: str = ""
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str | None:
        return self.unit.path if self.unit else None

    @property
    def top(self) -> "Territory":
        return self.parent or self


class Territories:
    """Those the actor may see, and those that the file adds. Finds by code, name, short name."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        seen = Unit.objects.visible_to(actor, Permission.UNITS_VIEW).exclude(level=Level.ORGANISATION)
        own = list(seen.order_by("path"))
        tops = {unit.path[:PATH_STEP] for unit in own}
        regions = Unit.objects.regions().filter(path__in=tops)
        self.regions = {
            unit.path: Territory(Level.REGION, unit.short_name, unit=unit, code=unit.code) for unit in regions
        }
        self.municipalities = [
            Territory(
                Level.MUNICIPALITY,
                unit.short_name,
                parent=self.regions.get(unit.path[:PATH_STEP]),
                unit=unit,
                code=unit.code,
            )
            for unit in own
            if unit.level == Level.MUNICIPALITY
        ]
        self.made: list[Territory] = []

    def all_regions(self) -> list[Territory]:
        return [*self.regions.values(), *(t for t in self.made if t.level == Level.REGION)]

    def all_municipalities(self, region: Territory | None) -> list[Territory]:
        known = [*self.municipalities, *(t for t in self.made if t.level == Level.MUNICIPALITY)]
        return [t for t in known if region is None or t.parent is region]

    def region(self, text: str) -> Territory | None:
        """The region that the words mean."""
        return _found(text, self.all_regions())

    def municipality(self, text: str, region: Territory | None) -> Territory | None:
        """The municipality that the words mean, within the region when one is named."""
        return _found(text, self.all_municipalities(region))

    def add(self, level: Level, name: str, parent: Territory | None = None) -> Territory:
        """A territory to be made when the file is taken."""
        made = Territory(level, name, parent=parent)
        self.made.append(made)
        return made

    def may_add(self, parent: Territory | None) -> bool:
        """Whether the actor may make something inside `parent` (None: a region)."""
        return self.actor.may(Permission.UNITS_ADD, (parent.path or "") if parent else "")


def _found(text: str, among: list[Territory]) -> Territory | None:
    exact = [t for t in among if fold(text) in _names(t)]
    if len(exact) == 1:
        return exact[0]
    loose = [t for t in among if _bare(text) in {_bare(name) for name in _names(t)}]
    return loose[0] if not exact and len(loose) == 1 else None


def _names(territory: Territory) -> set[str]:
    names = {fold(territory.name), fold(territory.code)}
    if territory.unit is not None:
        names |= {fold(territory.unit.name), fold(territory.unit.short_name)}
    return names - {""}


def _bare(name: str) -> str:
    """«Тихвинский муниципальный район» and «Тихвинский р-н» are one."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in _COMMON) or " ".join(words)


def free_code(name: str) -> str:
    """A code that nobody has, made of the name in Latin letters; one query a try, the first is free as a rule."""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.lower())
    base = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[: CODE_LENGTH - 4] or "unit"
    code, number = base, 1
    while Unit.objects.filter(code=code).exists():
        number += 1
        code = f"{base}-{number}"
    return code
