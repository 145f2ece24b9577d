"""The order of a municipality or a region on the results of monitoring of local acts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import DocumentKind, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, day, flag, lines, person, rows, text
from nastavnik.rules.documents.papers.checks import in_rows, not_ahead, not_past, period, rows_where
from nastavnik.rules.documents.papers.facts import OrderFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.regulation.checklist import POINTS
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem

LEVELS = (("region", "региональный"), ("municipality", "муниципальный"), ("federal", "федеральный"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringStage:
    """A stage of the monitoring: who conducted it, from when till when."""

    level: str = choice("Этап", LEVELS)
    body: str = text("Кем проведён", required=True, hint="Региональный наставнический центр")
    starts: date | None = day("С", required=True)
    ends: date | None = day("По", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A shortcoming of a document of a named organisation, and till when it is put right."""

    organisation: str = text("Организация", required=True, hint="МБОУ «Школа № 5»")
    head: str = text("Руководитель", hint="Рожина М. И.")
    document: str = text("Документ", hint="положение о системе наставничества")
    shortcoming: str = text("Недочёт", required=True, hint="не названы категории наставляемых")
    due: date | None = day("Устранить до")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """An instruction to every head. `task` begins with a verb: «Провести самоаудит …»."""

    task: str = text("Что сделать", required=True, hint="Разместить на сайте документы о наставничестве")
    due: date | None = day("Срок")


_INSTRUCTIONS = (
    Instruction(task="Принять к сведению аналитические материалы по итогам мониторинга"),
    Instruction(task="Провести самоаудит положения о системе наставничества по чек-листу"),
    Instruction(task="Привести в порядок пакет документов о внедрении системы наставничества"),
    Instruction(task="Разместить на официальном сайте организации действующие документы о наставничестве"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringFacts(OrderFacts):
    """The order on the results of monitoring (S4-1): what was looked at, by whom, what is to be put right by when."""

    subject: str = text(
        "Что изучали, в родительном падеже",
        default="нормативных документов по внедрению системы наставничества в образовательных организациях",
    )  # fmt: skip
    stages: tuple[MonitoringStage, ...] = rows("Этапы мониторинга", required=True)
    note_number: str = text("Номер аналитической справки", required=True, later="из журнала справок")
    note_dated: date | None = day("Дата аналитической справки", required=True)
    territory: str = text(
        "Территория, в родительном падеже", hint="городского округа; Тихвинского муниципального района"
    )
    organisations: tuple[str, ...] = lines(
        "Организации территории", source="territory",
        hint="По ним проверяются названия в таблице недочётов; в приказ список не входит.",
    )  # fmt: skip
    findings: tuple[Finding, ...] = rows("Недочёты по организациям", later="из самоаудита и мониторинга")
    instructions: tuple[Instruction, ...] = rows(
        "Поручения всем руководителям", default=_INSTRUCTIONS, hint="У каждого поручения нужен срок."
    )
    checklist: bool = flag("Приложить чек-лист самоаудита положения", default=True)
    responsible: PersonInOrder | None = person("Ответственный за исполнение приказа", required=True)
    main_activity: bool = flag("Приказ по основной деятельности", default=True)


# --- problems ---------------------------------------------------------------------------------------------------


def _checks(facts: MonitoringFacts) -> Iterator[Problem]:
    if not facts.subject.strip():
        yield Problem(
            "fact-missing", "Напишите, что изучали: мониторинг чего проведён.", Place(column="subject")
        )
    yield from _stages(facts)
    yield from not_ahead("Аналитическая справка", facts.note_dated, facts.dated, "note_dated")
    for number, one in enumerate(facts.findings, start=1):
        yield from not_past("Срок устранения", one.due, facts.dated, "findings", row=number)
        yield from _unknown(facts, one, number)
    for number, order in enumerate(facts.instructions, start=1):
        yield from not_past("Срок поручения", order.due, facts.dated, "instructions", row=number)
    for column, what in (
        ("findings", "Недочёт без срока устранения"),
        ("instructions", "Поручение без срока"),
    ):
        untimed = rows_where(getattr(facts, column), lambda one: one.due is None)
        words = f"{what}: {{rows}}. Без срока исполнение не проверить: укажите дату."
        yield from in_rows("term-missing", words, untimed, column)
    if not facts.findings and not facts.instructions:
        text = "В приказе нет ни одного поручения. Внесите недочёты организаций или поручения всем руководителям."
        yield Problem("nothing-ordered", text, Place(column="instructions"))


def _stages(facts: MonitoringFacts) -> Iterator[Problem]:
    for number, stage in enumerate(facts.stages, start=1):
        yield from period(stage.starts, stage.ends, "stages", number)
        yield from not_ahead("Окончание этапа", stage.ends, facts.dated, "stages", number)
        if stage.ends is not None and facts.note_dated is not None and facts.note_dated < stage.ends:
            text = (
                f"Справка от {short_date(facts.note_dated)} составлена раньше, чем кончился этап "
                f"{short_date(stage.ends)}. Проверьте даты."
            )
            yield Problem("note-before-end", text, Place(row=number, column="stages"), blocks=False)


def _unknown(facts: MonitoringFacts, one: Finding, number: int) -> Iterator[Problem]:
    known = {_plain(name) for name in facts.organisations}
    if known and _plain(one.organisation) not in known:
        text = f"«{one.organisation}» нет среди организаций территории. Проверьте название."
        yield Problem("organisation-unknown", text, Place(row=number, column="findings"), blocks=False)


def _plain(name: str) -> str:
    """A name without regard to case, quotes and spaces."""
    return "".join(letter for letter in name.lower().replace("ё", "е") if letter.isalnum())


# --- wording ----------------------------------------------------------------------------------------------------


def _values(facts: MonitoringFacts) -> Json:
    assert facts.note_dated is not None
    subject = typeset(facts.subject.strip())
    checklist = facts.checklist
    return {
        "title": f"Об итогах мониторинга {subject}",
        "nature": "По основной деятельности" if facts.main_activity else "",
        "note": f"от {long_date(facts.note_dated)} №{NBSP}{facts.note_number}",
        "named": list(_named(facts)),
        "heads": f"образовательных организаций {typeset(facts.territory)}".strip(),
        "findings_annex": "1" if checklist else "",
        "checklist_annex": "2" if facts.findings else "",
        "points": [
            {
                "number": str(one.number),
                "title": one.title,
                "parts": "; ".join(part.title for part in one.parts),
            }
            for one in POINTS
        ],
    }


def _named(facts: MonitoringFacts) -> Iterator[str]:
    """Each organisation once with its last term: «МБОУ «Школа № 5» (Рожина М. И.) — в срок до 30 июня 2023 г.»."""
    found: dict[str, list[Finding]] = {}
    for one in facts.findings:
        found.setdefault(_plain(one.organisation), []).append(one)
    for several in found.values():
        head = next((one.head for one in several if one.head), "")
        due = [one.due for one in several if one.due is not None]
        name = typeset(several[0].organisation) + (f" ({typeset(head)})" if head else "")
        yield f"{name}{NBSP}— в срок до {long_date(max(due))}" if due else name


# --- examples ---------------------------------------------------------------------------------------------------


_OFFICE: dict[str, Any] = {
    "letterhead": replace(
        samples.LETTERHEAD,
        full_name="Управление образования администрации Заречного городского округа",
        short_name="",
        founder="",
        place="г. Заречный",
    ),
    "number": "94-13",
    "dated": date(2026, 6, 2),
    "signer": Signer(FullName("Окоёмов", "Борис", "Ильич"), "Начальник управления образования", acting=True),
    "school_year": 2025,
}
_REGION = MonitoringStage(
    body="Центр непрерывного повышения профессионального мастерства педагогических работников",
    starts=date(2026, 4, 13),
    ends=date(2026, 4, 24),
)
MONITORING_ORDER = Paper(
    kind=DocumentKind("monitoring-order", "Приказ", "Об итогах мониторинга нормативных документов"),
    facts=MonitoringFacts,
    samples=(
        MonitoringFacts(
            **_OFFICE | {"grounds": (samples.GROUND_OF_REGION,), "executor": samples.CURATOR},
            stages=(
                _REGION,
                MonitoringStage(
                    level="municipality", body="методический кабинет", starts=date(2026, 5, 12), ends=date(2026, 5, 12)
                ),
            ),
            note_number="1620",
            note_dated=date(2026, 6, 2),
            territory="Заречного городского округа",
            organisations=("МОУ «СОШ № 17»", "МОУ «Школа для обучающихся с ОВЗ»", "МОУ «СОШ № 3»"),
            findings=(
                Finding(
                    organisation="МОУ «СОШ № 17»", head="Рожина М. И.", document="положение о системе наставничества",
                    shortcoming="не названы категории наставляемых", due=date(2026, 6, 30),
                ),
                Finding(
                    organisation='МОУ "СОШ №17"', document="приказ о назначении куратора",
                    shortcoming="нет срока полномочий", due=date(2026, 6, 19),
                ),
                Finding(organisation="МОУ «Школа для обучающихся с ОВЗ»", shortcoming="нет дорожной карты"),
            ),
            instructions=tuple(
                replace(one, due=due)
                for one, due in zip(
                    _INSTRUCTIONS,
                    (date(2026, 6, 5), date(2026, 8, 20), date(2026, 8, 31), date(2026, 9, 15)),
                    strict=True,
                )
            ),
            responsible=replace(samples.MANAGER, post="директор муниципального учреждения «Методический кабинет»"),
            controller=samples.TEACHER,
        ),
        MonitoringFacts(
            **_OFFICE,
            stages=(_REGION,),
            note_number="17/1",
            note_dated=date(2026, 5, 29),
            findings=tuple(
                Finding(
                    organisation=f"МОУ «СОШ № {n}»", document="положение о системе наставничества",
                    shortcoming="не описаны условия отбора наставников", due=date(2026, 6, 30),
                )
                for n in range(1, 41)
            ),
            instructions=(),
            checklist=False,
            responsible=samples.TEACHER,
        ),
        MonitoringFacts(
            **_OFFICE | {"letterhead": Letterhead("Управление образования")},
            stages=(_REGION,),
            note_number="1",
            note_dated=date(2026, 5, 29),
            checklist=True,
            instructions=(Instruction(task="Принять итоги мониторинга к сведению"),),
            responsible=samples.TEACHER,
            main_activity=False,
        ),
    ),
    purpose="Подводит итоги мониторинга документов: кому и к какому сроку исправить недочёты, что сделать всем организациям.",
    stage=Stage.TERRITORY,
    checks=_checks,
    more=_values,
    described={
        "nature": "«По основной деятельности»",
        "note": "Дата и номер аналитической справки",
        "named": "Организации с недочётами, каждая со сроком (цикл)",
        "heads": "«образовательных организаций» с территорией",
        "findings_annex": "Номер приложения с недочётами, если приложений два",
        "checklist_annex": "Номер приложения с чек-листом, если приложений два",
        "points": "Пункты чек-листа (цикл): number, title, parts",
    },
    levels=("municipality", "region"),
    table="findings",
)  # fmt: skip
