"""Papers that start the programme in an organisation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, flag, lines, people, person, rows, text
from nastavnik.rules.documents.papers.checks import (
    each_once,
    in_rows,
    not_past,
    period,
    rows_where,
)
from nastavnik.rules.documents.papers.facts import OrderFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.regulation_order import REGULATION_ORDER
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import full_school_year
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationFacts(OrderFacts):
    """The order that brings the model into an organisation (S0-2.1.4, S1-3.1.1a; contents after Р-145)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    form: str = text("Только одна форма", hint="Пусто — целевая модель целиком. Например: учитель – учитель.")
    starts: date | None = day("Внедрить с", required=True)
    curator: PersonInOrder | None = person("Куратор", required=True, source="curator")
    team: tuple[PersonInOrder, ...] = people("Рабочая группа")
    regulation: bool = flag("Утвердить положение о наставничестве приложением", default=True)
    roadmap: bool = flag("Утвердить дорожную карту приложением", default=True)
    results: tuple[str, ...] = lines(
        "Планируемые результаты",
        hint="Каждый с новой строки: доля наставляемых 10–19 лет — не менее 70 %.",
        later="из плановых показателей организации",
    )
    monitoring: tuple[str, ...] = lines(
        "Сроки мониторинга", required=True, later="из кампаний мониторинга",
        hint="Каждый с новой строки: до 25 декабря 2026 г.",
    )  # fmt: skip
    supply: PersonInOrder | None = person("Ответственный за материально-техническое обеспечение")
    site_keeper: PersonInOrder | None = person("Ответственный за сайт")
    site_due: date | None = day("Разместить сведения на сайте до")


def _checks(facts: ImplementationFacts) -> Iterator[Problem]:
    yield from not_past("Срок для сайта", facts.site_due, facts.dated, "site_due")
    if facts.site_keeper is not None and facts.site_due is None:
        text = "Поручение о сайте осталось без срока. Укажите, до какого дня разместить сведения."
        yield Problem("term-missing", text, Place(column="site_due"), blocks=False)
    if not facts.results:
        text = "Планируемые результаты не указаны, хотя приказ о внедрении должен их называть."
        yield Problem("results-missing", text, Place(column="results"), blocks=False)


def _values(facts: ImplementationFacts) -> Json:
    assert facts.dated is not None
    form = f" в форме «{facts.form}»" if facts.form else ""
    title = f"О внедрении целевой модели наставничества {law.of_whom(facts.model)}{form}"
    return {
        "title": title,
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": law.of_whom(facts.model),
    }


IMPLEMENTATION_ORDER = Paper(
    kind=DocumentKind("implementation-order", "Приказ", "О внедрении целевой модели наставничества"),
    facts=ImplementationFacts,
    samples=(
        ImplementationFacts(
            **samples.ORDER,
            model=law.BOTH,
            starts=date(2026, 9, 1),
            curator=samples.CURATOR,
            team=(samples.TEACHER, samples.PSYCHOLOGIST),
            results=("доля обучающихся 10–19 лет, вошедших в программы наставляемыми, — не менее 70 %",),
            monitoring=("до 25 декабря 2026 г.", "до 25 мая 2027 г."),
            supply=samples.MANAGER,
            site_keeper=samples.TEACHER,
            site_due=date(2026, 12, 1),
        ),
        ImplementationFacts(
            **samples.BARE_ORDER,
            form="учитель – учитель",
            model=law.TEACHERS,
            starts=date(2026, 9, 1),
            curator=samples.CURATOR,
            regulation=False,
            roadmap=False,
            monitoring=("ежегодно в мае",),
        ),
    ),
    purpose="Вводит модель в организации: с какого дня, кто куратор, какие документы утверждаются, кто за что отвечает.",
    stage=Stage.START,
    checks=_checks,
    more=_values,
    described={
        "law": "Правовые основания, творительный падеж",
        "of_whom": "Чьё наставничество, родительный падеж",
    },
)

# --- the managing team ------------------------------------------------------------------------------------------


TEAM_TASKS = (
    "подготовка локальных нормативных актов и дорожной карты внедрения целевой модели наставничества",
    "распределение ресурсов, необходимых для работы наставнических пар (групп)",
    "рассмотрение хода реализации программ наставничества и итогов мониторинга, подготовка решений по ним",
    "взаимодействие с организациями-партнёрами и муниципальным координатором наставничества",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One of the managing team and what he answers for."""

    who: PersonInOrder | None = person("Кто", required=True)
    role: str = text("Роль в команде", hint="Координатор, куратор, секретарь.")
    duties: str = text("Обязанности", required=True, hint="Ведёт базы наставляемых и наставников.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts(OrderFacts):
    """The order that makes the managing team and the working group (S0-2.1.2–S0-2.1.5)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    leader: PersonInOrder | None = person("Руководитель команды", required=True, source="curator")
    leader_duties: str = text(
        "Обязанности руководителя",
        default="организует работу команды, ведёт заседания, отвечает за исполнение принятых решений",
    )
    members: tuple[TeamMember, ...] = rows("Состав команды, кроме руководителя", required=True)
    tasks: tuple[str, ...] = lines("Задачи команды", default=TEAM_TASKS, hint="Каждая с новой строки.")
    group_leader: PersonInOrder | None = person(
        "Руководитель рабочей группы", hint="Пусто — рабочая группа не создаётся."
    )
    group: tuple[PersonInOrder, ...] = people("Члены рабочей группы")
    meets: str = text(
        "Как часто заседает команда", default="не реже одного раза в четверть",
        hint="Продолжение слов «Заседания проводить».",
    )  # fmt: skip
    first_meeting: date | None = day("Первое заседание провести до")
    ends: date | None = day("Команда действует до", hint="Пусто — до отмены приказа.")


def _team_checks(facts: TeamFacts) -> Iterator[Problem]:
    yield from not_past("Срок первого заседания", facts.first_meeting, facts.dated, "first_meeting")
    yield from not_past("Срок полномочий команды", facts.ends, facts.dated, "ends")
    yield from period(facts.first_meeting, facts.ends, "ends")
    team = [facts.leader, *(one.who for one in facts.members)]
    yield from each_once(team, "members", "назван в составе команды")
    yield from each_once([facts.group_leader, *facts.group], "group", "назван в составе рабочей группы")
    if facts.group and facts.group_leader is None:
        text = "Назван состав рабочей группы, но не её руководитель. Укажите руководителя."
        yield Problem("group-leader-missing", text, Place(column="group_leader"))
    if facts.group_leader is not None and not facts.group:
        text = "Назван руководитель рабочей группы, но не её состав. Укажите членов группы."
        yield Problem("group-missing", text, Place(column="group"))


def _team_values(facts: TeamFacts) -> Json:
    assert facts.dated is not None
    group = " и рабочей группы" if facts.group_leader else ""
    return {
        "title": f"О создании управленческой команды{group} по внедрению целевой модели наставничества",
        "team": list(_team_rows(facts)),
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": law.of_whom(facts.model),
    }


def _team_rows(facts: TeamFacts) -> Iterator[Json]:
    leader = TeamMember(who=facts.leader, role="руководитель", duties=facts.leader_duties)
    for number, one in enumerate((leader, *facts.members), start=1):
        assert one.who is not None
        yield {
            "number": str(number),
            "person": one.who.in_full(Case.NOMINATIVE),
            "role": typeset(one.role) or "член команды",
            "duties": typeset(one.duties),
        }


TEAM_ORDER = Paper(
    kind=DocumentKind("team-order", "Приказ", "О создании управленческой команды"),
    facts=TeamFacts,
    samples=(
        TeamFacts(
            **samples.ORDER,
            model=law.BOTH,
            leader=samples.CURATOR,
            members=(
                TeamMember(
                    who=samples.TEACHER,
                    role="координатор по наставничеству обучающихся",
                    duties="готовит предложения по составу пар, ведёт учёт встреч, собирает обратную связь",
                ),
                TeamMember(
                    who=samples.YOUNG_TEACHER,
                    role="координатор по наставничеству педагогических работников",
                    duties="сопровождает персонализированные программы, готовит материалы для сайта",
                ),
                TeamMember(
                    who=samples.PSYCHOLOGIST,
                    duties="проводит диагностику и помогает при трудностях в парах",
                ),
            ),
            group_leader=samples.TEACHER,
            group=(samples.PSYCHOLOGIST, samples.ENGINEER, samples.PARENT),
            first_meeting=date(2026, 12, 1),
            ends=date(2027, 8, 31),
        ),
        TeamFacts(
            **samples.ORDER | {"grounds": (), "controller": None},
            leader=samples.CURATOR,
            members=tuple(
                TeamMember(
                    who=samples.colleague(n),
                    role="руководитель методического объединения",
                    duties="отвечает за наставничество в методическом объединении",
                )
                for n in range(40)
            ),
        ),
        TeamFacts(
            **samples.BARE_ORDER,
            model=law.TEACHERS,
            leader=samples.CURATOR,
            members=(TeamMember(who=samples.TEACHER, duties="ведёт учёт встреч"),),
            tasks=(),
            meets="",
        ),
    ),
    purpose="Создаёт управленческую команду и рабочую группу: кто входит, кто за что отвечает, как часто заседают.",
    stage=Stage.START,
    checks=_team_checks,
    more=_team_values,
    described=law.DESCRIBED | {"team": "Состав команды с руководителем (цикл): number, person, role, duties"},
    table="members",
)


# --- the plan and the start -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """An event of the plan."""

    event: str = text("Мероприятие", required=True)
    term: str = text("Срок", hint="до 22.12.2026; декабрь 2026 года; ежеквартально")
    responsible: str = text("Ответственный")
    result: str = text("Результат")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts(OrderFacts):
    """The order that approves the plan and starts the work (S1-3.1.1b)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    starts: date | None = day("Начать реализацию с", required=True)
    ends: date | None = day("Завершить реализацию до")
    responsible: PersonInOrder | None = person(
        "Ответственный за реализацию плана", required=True, source="curator"
    )
    plan: tuple[PlanLine, ...] = rows(
        "Мероприятия плана", later="из дорожной карты организации",
        hint="Пусто — план прилагается к приказу отдельным листом.",
    )  # fmt: skip
    report_due: date | None = day("Доложить о ходе реализации до")
    site_keeper: PersonInOrder | None = person("Ответственный за сайт")
    site_due: date | None = day("Разместить план на сайте до")


def _plan_checks(facts: PlanFacts) -> Iterator[Problem]:
    yield from period(facts.starts, facts.ends, "ends")
    yield from not_past("День начала", facts.starts, facts.dated, "starts", blocks=False)
    yield from not_past("Срок доклада", facts.report_due, facts.dated, "report_due")
    yield from not_past("Срок для сайта", facts.site_due, facts.dated, "site_due")
    if facts.site_keeper is not None and facts.site_due is None:
        text = "Поручение о сайте осталось без срока. Укажите, до какого дня разместить план."
        yield Problem("term-missing", text, Place(column="site_due"), blocks=False)
    if not facts.plan:
        text = "Мероприятия не внесены: приложите план к приказу отдельным листом или заполните таблицу."
        yield Problem("plan-missing", text, Place(column="plan"), blocks=False)
    untimed, unowned = (
        rows_where(facts.plan, wrong) for wrong in (lambda one: not one.term, lambda one: not one.responsible)
    )
    yield from in_rows(
        "term-missing", "У мероприятия нет срока: {rows}. Укажите день или срок словами.", untimed, "plan"
    )
    yield from in_rows(
        "responsible-missing", "Не назван ответственный за мероприятие: {rows}.", unowned, "plan"
    )


def _plan_values(facts: PlanFacts) -> Json:
    assert facts.dated is not None
    whom = law.of_whom(facts.model)
    return {
        "title": f"Об утверждении плана реализации целевой модели наставничества {whom} и о начале её реализации",
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": whom,
        "year_of_plan": full_school_year(facts.school_year) if facts.school_year else "",
    }


_LINE = PlanLine(
    event="Формирование базы наставляемых с перечнем запросов",
    term="до 22.12.2026",
    responsible="Ларионова А. П., классные руководители",
    result="База наставляемых, согласия на обработку персональных данных",
)
PLAN_ORDER = Paper(
    kind=DocumentKind("plan-order", "Приказ", "Об утверждении плана реализации и начале реализации"),
    facts=PlanFacts,
    samples=(
        PlanFacts(
            **samples.ORDER,
            model=law.BOTH,
            starts=date(2026, 12, 1),
            ends=date(2027, 5, 31),
            responsible=samples.CURATOR,
            plan=(_LINE, *(_LINE,) * 38, PlanLine(event="Итоговое мероприятие", term="май 2027 года", responsible="Окоёмова М. П.")),
            report_due=date(2027, 6, 1),
            site_keeper=samples.ENGINEER,
            site_due=date(2026, 12, 10),
        ),
        PlanFacts(
            **samples.ORDER, starts=date(2026, 12, 1), responsible=samples.PSYCHOLOGIST, plan=(_LINE,),
        ),
        PlanFacts(
            **samples.BARE_ORDER | {"school_year": 0},
            model=law.TEACHERS,
            starts=date(2026, 12, 1),
            responsible=samples.CURATOR,
        ),
    ),
    purpose="Утверждает план мероприятий и день, с которого организация начинает работу по целевой модели.",
    stage=Stage.START,
    checks=_plan_checks,
    more=_plan_values,
    described=law.DESCRIBED | {"year_of_plan": "Учебный год плана"},
    table="plan",
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (IMPLEMENTATION_ORDER, TEAM_ORDER, PLAN_ORDER, REGULATION_ORDER)
