"""Reading documents: the list, registers, the life of a document, acts to rest on, where a template comes from."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from nastavnik.documents.kinds import ISSUABLE, IssuableKind
from nastavnik.documents.models import (
    IncomingAct,
    IncomingActQuerySet,
    IssuedDocument,
    IssuedDocumentQuerySet,
    OutsideEntry,
    Register,
    TemplateRevision,
    TemplateRevisionQuerySet,
)
from nastavnik.documents.templates.choosing import built_in_revision, built_in_sha256, template_for
from nastavnik.documents.templates.standing import is_behind
from nastavnik.orgs.models import PATH_STEP, Level, Unit
from nastavnik.rules.access import Actor, Permission
from nastavnik.rules.documents.incoming import ActFacts, quoted
from nastavnik.rules.documents.kinds import Ground
from nastavnik.rules.documents.legal import ACTS, Act, Kind, cited
from nastavnik.rules.documents.life import State, Step
from nastavnik.rules.documents.numbering import Gap, Registered, doubles, gaps
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date

NO_DATA = "—"  # stands in the text of a document where a post is not known


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What the list of documents is narrowed to; empty values narrow nothing."""

    text: str = ""
    kind: str = ""
    year: int | None = None


def documents_page(actor: Actor, wanted: DocumentFilter) -> IssuedDocumentQuerySet:
    """Documents the actor may see, the latest first."""
    found = IssuedDocument.objects.visible_to(actor, Permission.DOCUMENTS_VIEW)
    for word in wanted.text.split()[:5]:
        found = found.filter(
            Q(number__icontains=word) | Q(title__contains=word) | Q(title__contains=word.capitalize())
        )
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(register__year=wanted.year)
    found = found.select_related("organisation", "amends", "docx", "pdf").order_by("-date", "-pk")
    return found.prefetch_related("steps", "amendments")


def years_of(actor: Actor) -> list[int]:
    """Calendar years of the registers that the actor's documents stand in, the latest first."""
    seen = IssuedDocument.objects.visible_to(actor, Permission.DOCUMENTS_VIEW).order_by()
    return sorted(seen.values_list("register__year", flat=True).distinct(), reverse=True)


# --- registers ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of a register: a document issued here, or one made outside."""

    number: str
    date: date
    title: str
    document_id: int | None = None
    outside: OutsideEntry | None = None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register of a year, the latest line first, with what it lacks and has twice."""

    lines: list[RegisterLine]
    gaps: list[Gap]
    doubles: list[tuple[Registered, ...]]


def register_page(unit: Unit, sequence: str, year: int, patterns: tuple[str, ...]) -> RegisterPage:
    """Two queries, whatever the register holds. `patterns`: the one of the year, then its former ones."""
    here = {"register__organisation": unit, "register__sequence": sequence, "register__year": year}
    issued = IssuedDocument.objects.filter(**here).order_by("pk").values_list("number", "date", "title", "pk")
    lines = [RegisterLine(*row) for row in issued]
    lines += [
        RegisterLine(one.number, one.date, one.title, outside=one)
        for one in OutsideEntry.objects.filter(**here).order_by("pk")
    ]
    lines.sort(key=lambda line: line.date)
    pattern, *former = patterns
    return RegisterPage(
        lines[::-1],
        gaps(pattern, [line.number for line in lines], former),
        doubles(pattern, [Registered(line.number, line.date) for line in lines], former),
    )


def register_years(unit: Unit, this_year: int) -> list[int]:
    """Years for which the unit has a register of any kind, and the present one; the latest first."""
    known = Register.objects.filter(organisation=unit).order_by().values_list("year", flat=True).distinct()
    return sorted({this_year, *known}, reverse=True)


# --- the life of a document ---------------------------------------------------------------------------------


def steps_of(document: IssuedDocument) -> list[Step]:
    """Steps in the order they were taken; an amendment issued here is a step by itself, before the end of force."""
    own = [
        Step(
            state=State(one.state), on=one.on, body=one.body, minutes_number=one.minutes_number,
            minutes_date=one.minutes_date, link=one.link, act=one.act, note=one.note,
        )
        for one in document.steps.all()
    ]  # fmt: skip
    amended = [
        Step(state=State.AMENDED, on=one.date, act=act_of(one))
        for one in sorted(document.amendments.all(), key=lambda one: (one.date, one.pk))
    ]
    repealed = [step for step in own if step.state is State.REPEALED]
    return [*(step for step in own if step.state is not State.REPEALED), *amended, *repealed]


def act_of(document: IssuedDocument) -> str:
    """«Приказ от 20.12.2026 № 130-од»."""
    return f"{document.kind_name} от {short_date(document.date)} №\N{NO-BREAK SPACE}{document.number}"


@dataclass(frozen=True, slots=True)
class AcquaintanceLine:
    """Somebody who has to read a document, and the day on which he did."""

    name: str
    post: str
    on: date | None


def acquainted_of(document: IssuedDocument) -> list[AcquaintanceLine]:
    """Those whom the document names for acquaintance, then those added by hand. One query."""
    noted = {one.name: one for one in document.acquaintances.all()}
    named = document.facts.get("context", {}).get("acquainted") or []
    lines = {one["name"]: AcquaintanceLine(one["name"], _post_of(one), None) for one in named}
    for name, one in noted.items():
        post = lines[name].post if name in lines else one.post
        lines[name] = AcquaintanceLine(name, post, one.on)
    return list(lines.values())


def _post_of(person: dict[str, str]) -> str:
    post = person.get("post") or ""
    return "" if post == NO_DATA else post


def may_act_on(document: IssuedDocument) -> IssuedDocumentQuerySet:
    """Documents of the same unit that could amend or repeal it, the latest first."""
    others = IssuedDocument.objects.filter(organisation_id=document.organisation_id, date__gte=document.date)
    return others.exclude(pk=document.pk).order_by("-date", "-pk")


# --- acts that documents rest on ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActFilter:
    """What the catalogue of acts is narrowed to; empty values narrow nothing."""

    text: str = ""
    level: str = ""
    day: date | None = None


def acts_page(unit: Unit, wanted: ActFilter) -> IncomingActQuerySet:
    """Acts that the unit entered or is offered from above, the latest first."""
    found = IncomingAct.objects.offered_at(unit).select_related("unit")
    for word in wanted.text.split()[:5]:
        found = found.filter(
            Q(number__icontains=word)
            | Q(title__contains=word)
            | Q(title__contains=word.capitalize())
            | Q(body__contains=word)
            | Q(body__contains=word.capitalize())
        )
    if wanted.level:
        found = found.filter(level=wanted.level)
    if wanted.day:
        found = found.in_force(wanted.day)
    return found.order_by("-dated", "-pk")


def federal_acts(wanted: ActFilter) -> list[Act]:
    """Built-in federal acts, the latest first."""
    words = wanted.text.lower().split()[:5]
    found = [one for one in ACTS if all(word in named_federal(one).lower() for word in words)]
    if wanted.level not in ("", "federal"):
        return []
    if wanted.day is not None:
        found = [one for one in found if _holds(one, wanted.day)]
    return sorted(found, key=lambda one: one.dated, reverse=True)


def named_federal(act: Act) -> str:
    """«распоряжение Министерства просвещения Российской Федерации от 25.12.2019 № Р-145 «Об утверждении…»»."""
    match act.kind:
        case Kind.CODE:
            return f"{act.title} от {short_date(act.dated)} №\N{NO-BREAK SPACE}{act.number}"
        case Kind.STANDARD:
            return f"{act.number} {quoted(act.title)}"
    named = cited(act, Case.NOMINATIVE, dates=short_date)
    return f"{named} {quoted(act.title)}" if act.title else named


def grounds_offered(unit: Unit, day: date) -> list[Ground]:
    """What a document of this unit and day may rest on, in the nominative: acts of its tree, then federal ones."""
    own: list[ActFacts] = [one.facts for one in IncomingAct.objects.offered_at(unit).in_force(day)]
    federal = federal_acts(ActFilter(day=day))
    return [
        *(Ground(one.named(), one.dated) for one in own),
        *(Ground(named_federal(one), one.dated) for one in federal),
    ]


def _holds(act: Act, day: date) -> bool:
    return not act.not_yet(day) and not act.no_longer(day)


# --- templates ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TemplateLevel:
    """A level of the tree and the revision it has in force; `chosen` is the one that documents are made by."""

    unit: Unit | None
    revision: TemplateRevision | None
    chosen: bool


def levels_of(kind: IssuableKind, unit: Unit) -> list[TemplateLevel]:
    """From the built-in template down to the unit; which of them holds here. Four queries."""
    above = [unit.path[:end] for end in range(PATH_STEP, len(unit.path) + 1, PATH_STEP)]
    units = Unit.objects.filter(path__in=above).order_by("path")
    own = TemplateRevision.objects.at_or_above(unit).filter(kind=kind.code, active=True)
    by_owner = {revision.owner_id: revision for revision in own.exclude(owner=None)}
    chosen = template_for(kind, unit)
    built_in = built_in_revision(kind)
    levels = [TemplateLevel(None, built_in, chosen == built_in)]
    for one in units:
        revision = by_owner.get(one.pk)
        levels.append(TemplateLevel(one, revision, revision == chosen))
    return levels


@dataclass(frozen=True, slots=True)
class KindHere:
    """A kind of documents in a unit: by which revision it is made (None: the built-in one), whether that is the unit's
    own, and whether something above has changed since.
    """

    kind: IssuableKind
    revision: TemplateRevision | None
    own: bool = False
    behind: bool = False


def kinds_here(unit: Unit) -> list[KindHere]:
    """Every kind that the unit has documents of; a territory has templates for its organisations too. One query."""
    set_above = TemplateRevision.objects.at_or_above(unit).filter(active=True).exclude(owner=None)
    chain: dict[str, list[TemplateRevision]] = {}
    related = ("owner", "based_on", "reconciled_with")
    for one in set_above.select_related(*related).order_by("owner__path", "number"):
        chain.setdefault(one.kind, []).append(one)
    of_unit = [kind for kind in ISSUABLE.values() if _is_for(kind, unit)]
    return [_kind_here(kind, chain.get(kind.code, []), unit) for kind in of_unit]


def _is_for(kind: IssuableKind, unit: Unit) -> bool:
    levels = kind.paper.levels if kind.paper else (Level.ORGANISATION,)
    return unit.level != Level.ORGANISATION or unit.level in levels


def _kind_here(kind: IssuableKind, chain: list[TemplateRevision], unit: Unit) -> KindHere:
    """`chain`: revisions in force from the farthest unit above to the nearest."""
    if not chain or chain[-1].owner_id != unit.pk:
        return KindHere(kind, chain[-1] if chain else None)
    above = chain[-2].sha256 if len(chain) > 1 else built_in_sha256(kind)
    return KindHere(kind, chain[-1], own=True, behind=is_behind(chain[-1], above))


def revisions_of(kind: IssuableKind, unit: Unit) -> TemplateRevisionQuerySet:
    """A unit's own revisions, the latest first."""
    return TemplateRevision.objects.filter(kind=kind.code, owner=unit).order_by("-number")
