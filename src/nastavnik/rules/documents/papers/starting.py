"""The starting package of a school: what is asked once, which papers it goes into, which name one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.papers import law
from nastavnik.rules.documents.papers.asked import asked_of, choice, day, lines, people, person, text
from nastavnik.rules.documents.papers.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class StartFacts:
    """What every paper of the package draws on; names as in the facts of the papers."""

    model: str = choice("Чьё наставничество", law.MODELS)
    starts: date | None = day("Программа начинается", required=True)
    ends: date | None = day("Завершается", hint="Обычно 31 мая или конец следующего учебного года.")
    curator: PersonInOrder | None = person("Куратор", required=True, source="curator")
    team: tuple[PersonInOrder, ...] = people("Рабочая группа", hint="Каждый с новой строки: имя, должность.")
    monitoring: tuple[str, ...] = lines(
        "Сроки мониторинга", required=True, hint="Каждый с новой строки: до 25 декабря 2026 г."
    )
    results: tuple[str, ...] = lines(
        "Планируемые результаты", hint="Каждый с новой строки: доля наставляемых 10–19 лет — не менее 70 %."
    )
    site_keeper: PersonInOrder | None = person("Ответственный за сайт")
    site_due: date | None = day("Разместить документы на сайте до")
    site_page: str = text("Адрес страницы «Наставничество» на сайте")
    considered_on: date | None = day("Педагогический совет рассмотрел документы")
    minutes: str = text("Номер протокола педагогического совета")
    controller: PersonInOrder | None = person(
        "Кто контролирует", hint="Пусто — контроль оставляет за собой тот, кто подписывает."
    )


ALIASES: Mapping[str, str] = {
    "effective": "starts",
    "responsible": "curator",
    "announcer": "curator",
    "announce_due": "site_due",
}
"""Fields of papers that mean what the package calls otherwise."""

PUPILS_PAPERS = ("pupils-regulation",)
TEACHERS_PAPERS = ("teachers-regulation",)
BEFORE = ("implementation-order", "regulation-order")
AFTER = ("plan-order", "roadmap", "curator-order")
BLANKS = ("consent-minor", "consent-adult", "consent-employee")
NAMED_BY: Mapping[str, tuple[str, str]] = {
    "pupils-regulation": ("regulation-order", "act_number"),
    "teachers-regulation": ("regulation-order", "act_number"),
    "roadmap": ("plan-order", "annex_to"),
}
"""Paper → the order that approves it and the field in which its number or reference stands."""


def package_of(model: str) -> tuple[str, ...]:
    """Codes of the papers of the package for a model, in the order in which they are issued."""
    regulations = {law.PUPILS: PUPILS_PAPERS, law.TEACHERS: TEACHERS_PAPERS}
    return (*BEFORE, *regulations.get(model, PUPILS_PAPERS + TEACHERS_PAPERS), *AFTER)


def spread(paper: Paper, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a paper takes from the package's typed values: fields of the same name or meaning that are not empty."""
    values = dict(typed)
    council = _council(values)
    if council:
        values["grounds"] = council
    found = {}
    for asked in asked_of(paper.facts):
        value = values.get(asked.name) or values.get(ALIASES.get(asked.name, ""))
        if value and not asked.given:
            found[asked.name] = value
    return found


def _council(typed: Mapping[str, Any]) -> str:
    """«решение педагогического совета (протокол от 28.08.2026 № 1)»; empty while either is missing."""
    held, number = str(typed.get("considered_on") or ""), str(typed.get("minutes") or "").strip()
    if not held or not number:
        return ""
    shown = ".".join(reversed(held.split("-"))) if "-" in held else held
    return f"решение педагогического совета (протокол от {shown} № {number})"
