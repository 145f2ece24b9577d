"""The resource map of the programme: what there is and what has to be found."""

from collections.abc import Iterator
from dataclasses import dataclass

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, person, rows, text
from nastavnik.rules.documents.papers.checks import in_rows, rows_where
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.table_parts import GROUPS_DESCRIBED, ApprovedTableFacts, grouped
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]
STAFF, METHODS, SUPPLIES, PARTNERS = "staff", "methods", "supplies", "partners"
RESOURCE_KINDS = (
    (STAFF, "Кадровые ресурсы"),
    (METHODS, "Методические ресурсы"),
    (SUPPLIES, "Материально-технические ресурсы"),
    (PARTNERS, "Партнёры"),
)
_HAVE, _NEED = "have", "need"
_STATES = ((_HAVE, "имеется"), (_NEED, "нужно найти"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What the programme lives on."""

    kind: str = choice("Вид ресурса", RESOURCE_KINDS)
    name: str = text("Ресурс", required=True)
    state: str = choice("Наличие", _STATES)
    where: str = text("Где")
    who: str = text("Кто отвечает")
    term: str = text("Срок", hint="Например: в течение учебного года; до 01.12.2026.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceMapFacts(ApprovedTableFacts):
    """What the organisation has for the programme and what it still has to find (S0-2.5.4)."""

    resources: tuple[Resource, ...] = rows("Ресурсы", required=True, source="tables.resources")
    keeper: PersonInOrder | None = person("Кто ведёт карту", plain=True, source="curator")


def _resources_checks(facts: ResourceMapFacts) -> Iterator[Problem]:
    known = {one.kind for one in facts.resources}
    absent = [title.lower() for code, title in RESOURCE_KINDS if code not in known]
    if absent:
        words = f"В карте не названы: {', '.join(absent)}. Впишите, что есть или что нужно найти."
        yield Problem("resource-kind-missing", words, Place(column="resources"), blocks=False)
    open_ones = rows_where(
        facts.resources, lambda one: one.state == _NEED and not (one.who.strip() and one.term.strip())
    )
    words = "Ресурс нужно найти, но не сказано, кто и к какому сроку это сделает: {rows}."
    yield from in_rows("need-without-term", words, open_ones, "resources")


def _resources_values(facts: ResourceMapFacts) -> Json:
    return {"groups": grouped(facts.resources, RESOURCE_KINDS, "kind")}


RESOURCE_MAP = Paper(
    kind=DocumentKind("resource-map", "Ресурсная карта", "Ресурсная карта программы наставничества"),
    facts=ResourceMapFacts,
    samples=(
        ResourceMapFacts(
            **samples.PAPER,
            annex_to="от 21.11.2026 № 120-од",
            keeper=samples.CURATOR,
            resources=(
                Resource(
                    kind=STAFF, name="Наставники по теме «Математика»: 4 чел.", where="МБОУ «Школа № 5»",
                    who="куратор", term="в течение учебного года",
                ),
                Resource(kind=STAFF, name="Наставники по теме «Физика»", state=_NEED, who="куратор", term="до 01.12.2026"),
                Resource(
                    kind=METHODS, name="Программы встреч, анкеты, дневники", where="методический кабинет",
                    who="куратор", term="постоянно",
                ),
                Resource(
                    kind=SUPPLIES, name="Кабинет для встреч после уроков", where="кабинет 12", who="Соловей П. Л.",
                    term="вторник, четверг, 15:00–17:00",
                ),
                Resource(
                    kind=PARTNERS, name="ООО «Ромашка»: 2 наставника, экскурсии на производство", where="с. Тихое",
                    who="Мамедов Р. Г.", term="по соглашению",
                ),
            ),
        ),
        ResourceMapFacts(
            **samples.BARE_PAPER, resources=(Resource(kind=SUPPLIES, name="Кабинет для встреч"),)
        ),
    ),
    purpose="Что у программы есть и что нужно найти: люди, материалы, помещения, партнёры; где, кто отвечает, к какому сроку.",
    stage=Stage.START,
    register=None,
    checks=_resources_checks,
    more=_resources_values,
    described=GROUPS_DESCRIBED,
    table="resources",
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (RESOURCE_MAP,)
