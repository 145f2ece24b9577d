"""The report of the curator on all pairs of the organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import day, lines, long_text, number, person, rows, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.reports import PLAN, Planned, report_checks
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.numerals import plural
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFigures:
    """Pairs and groups of one form in a school year, and their meetings."""

    form: str = text("Форма наставничества", required=True)
    pairs: int | None = number("Пар и групп")
    at_work: int | None = number("Из них продолжаются")
    completed: int | None = number("Завершили программу")
    ended_early: int | None = number("Расформированы досрочно")
    mentees: int | None = number("Наставляемых")
    held: int | None = number("Проведено встреч")
    closed: int | None = number("Из них с обратной связью")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """An indicator of the organisation: plan and fact in per cent, as words."""

    indicator: str = text("Показатель", required=True)
    plan: str = text("План")
    fact: str = text("Факт")
    state: str = text("Выполнение")


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratorReportFacts(PaperFacts):
    """What all pairs of the organisation did in a period.

    `counted_since` and `counted_until`: the period for which the system has counted its figures; empty when typed.
    """

    since: date | None = day("Отчёт за период с", required=True, source="year.starts")
    until: date | None = day("Отчёт за период по", required=True, source="today")
    curator: PersonInOrder | None = person("Куратор", required=True, plain=True, source="curator")
    forms: tuple[FormFigures, ...] = rows("Пары и встречи по формам", source="year.form_figures")
    waiting: int | None = number("Наставляемых без наставника", source="year.waiting")
    targets: tuple[TargetLine, ...] = rows("Показатели", source="year.targets")
    plan: tuple[Planned, ...] = rows("Мероприятия: план и факт", later="из дорожной карты")
    difficulties: tuple[str, ...] = lines("Трудности", hint="Каждая с новой строки.")
    results: tuple[str, ...] = lines("Результаты", hint="Каждый с новой строки.")
    proposals: tuple[str, ...] = lines("Предложения", hint="Каждое с новой строки.")
    assessment: str = long_text("Общая оценка работы")
    counted_since: date | None = day("Цифры посчитаны с", source="year.starts", given=True)
    counted_until: date | None = day("Цифры посчитаны по", source="today", given=True)


def _curator_checks(facts: CuratorReportFacts) -> Iterator[Problem]:
    yield from report_checks(facts)
    since, until = facts.counted_since, facts.counted_until
    if since and until and facts.forms and (since, until) != (facts.since, facts.until):
        words = (
            f"Цифры посчитаны с {short_date(since)} по {short_date(until)}, а период отчёта другой. "
            "Исправьте цифры в таблице или верните период."
        )
        yield Problem("figures-of-another-period", words, Place(column="forms"), blocks=False)
    for row, one in enumerate(facts.forms, start=1):
        yield from _form_checks(row, one)


def _form_checks(row: int, one: FormFigures) -> Iterator[Problem]:
    where = Place(row=row, column="forms")
    if (one.closed or 0) > (one.held or 0):
        words = f"«{one.form}»: встреч с обратной связью больше, чем проведено."
        yield Problem("closed-above-held", words, where, blocks=False)
    parts = sum(part or 0 for part in (one.at_work, one.completed, one.ended_early))
    if one.pairs is not None and parts > one.pairs:
        words = f"«{one.form}»: идущих, завершённых и расформированных пар вместе больше, чем пар всего."
        yield Problem("pairs-do-not-add-up", words, where, blocks=False)


def _curator_values(facts: CuratorReportFacts) -> Json:
    names = ("pairs", "at_work", "completed", "ended_early", "mentees", "held", "closed")
    totals = {name: str(sum(getattr(one, name) or 0 for one in facts.forms)) for name in names}
    waiting = facts.waiting
    words = plural(waiting, "наставляемый", "наставляемых", "наставляемых") if waiting is not None else ""
    return {"total": totals, "waiting_words": words}


CURATOR_REPORT = Paper(
    kind=DocumentKind("curator-report", "Отчёт", "Отчёт куратора о реализации программ наставничества"),
    facts=CuratorReportFacts,
    samples=(
        CuratorReportFacts(
            **samples.PAPER,
            since=date(2026, 9, 1),
            until=samples.TODAY,
            curator=samples.CURATOR,
            forms=(
                FormFigures(
                    form="Ученик – ученик", pairs=12, at_work=9, completed=2, ended_early=1, mentees=21, held=84,
                    closed=80,
                ),
                FormFigures(
                    form="Учитель – учитель", pairs=3, at_work=3, completed=0, ended_early=0, mentees=3, held=11,
                    closed=11,
                ),
            ),
            waiting=4,
            targets=(
                TargetLine(
                    indicator="Доля обучающихся 10–19 лет, вошедших в программы наставляемыми", plan="70 %",
                    fact="38,4 %", state="ниже плана",
                ),
            ),
            plan=PLAN,
            difficulties=("не хватает наставников по физике",),
            results=("две группы завершили программу",),
            proposals=("привлечь студентов педагогического колледжа",),
            assessment="Программы идут по плану; подбор для тех, кто ждёт наставника, назначен на декабрь.",
            counted_since=date(2026, 9, 1),
            counted_until=samples.TODAY,
        ),
        CuratorReportFacts(
            **samples.BARE_PAPER, since=date(2026, 9, 1), until=samples.TODAY, curator=samples.CURATOR
        ),
    ),
    purpose="Куратор отчитывается за период: сколько пар и встреч по формам, план и факт, трудности и предложения.",
    stage=Stage.END,
    register=None,
    checks=_curator_checks,
    more=_curator_values,
    described={
        "total.pairs": "Пар и групп всего",
        "total.at_work": "Продолжаются всего",
        "total.completed": "Завершили программу всего",
        "total.ended_early": "Расформированы досрочно всего",
        "total.mentees": "Наставляемых всего",
        "total.held": "Встреч всего",
        "total.closed": "Встреч с обратной связью всего",
        "waiting_words": "Сколько наставляемых ждут наставника, с существительным",
    },
    table="forms",
    counted=frozenset({"total", "waiting_words"}),
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (CURATOR_REPORT,)
