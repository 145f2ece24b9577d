"""How a unit's own template stands to the one above it: what it was made from, what is above now, what differs."""

from dataclasses import dataclass

from nastavnik.documents.kinds import IssuableKind
from nastavnik.documents.models import TemplateRevision
from nastavnik.documents.templates.choosing import content_of, template_above
from nastavnik.documents.templates.comparing import Difference, differences
from nastavnik.orgs.models import Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """`own`: the revision in force of the unit itself, None when it has none. `above`: what it covers."""

    own: TemplateRevision | None
    above: TemplateRevision

    @property
    def known(self) -> TemplateRevision | None:
        """The revision above that the unit last saw; None without an own one or when that was not kept."""
        return self.own.known_above if self.own else None

    @property
    def behind(self) -> bool:
        """Something above has changed since the unit last saw it."""
        return self.own is not None and is_behind(self.own, self.above.sha256)


def is_behind(own: TemplateRevision, sha256_above: str) -> bool:
    """Whether another template is above than the one that the owner last saw."""
    known = own.known_above
    return known is not None and known.sha256 != sha256_above


def standing_of(kind: IssuableKind, unit: Unit) -> Standing:
    """Two queries."""
    own = TemplateRevision.objects.filter(kind=kind.code, owner=unit, active=True).select_related(
        "owner",
        "file",
        "based_on__owner",
        "based_on__file",
        "reconciled_with__owner",
        "reconciled_with__file",
    )
    return Standing(own.first(), template_above(kind, unit))


def compared(before: TemplateRevision | None, after: TemplateRevision | None) -> list[Difference] | None:
    """What differs in words; None when one of the files is not kept. Raises TooLong."""
    old = content_of(before) if before else None
    new = content_of(after) if after else None
    return None if old is None or new is None else differences(old, new)
