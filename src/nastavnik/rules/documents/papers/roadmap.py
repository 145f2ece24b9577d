"""The roadmap of a school year by the seven stages of Р-145: its rows, those that a new one begins with, the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.dates import year_bounds
from nastavnik.rules.documents.kinds import DocumentKind
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, day, rows, text
from nastavnik.rules.documents.papers.checks import in_rows, rows_where
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.table_parts import (
    GROUPS_DESCRIBED,
    ApprovedTableFacts,
    grouped,
    told_twice,
)
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.outcome import Place, Problem

STAGES = (
    ("conditions", "Подготовка условий для запуска программы наставничества"),
    ("mentees", "Формирование базы наставляемых"),
    ("mentors", "Формирование базы наставников"),
    ("training", "Отбор и обучение наставников"),
    ("pairs", "Формирование наставнических пар или групп"),
    ("work", "Организация работы наставнических пар или групп"),
    ("end", "Завершение наставничества"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapLine:
    """An event with its term: a day, or words where it is none («в течение года»); words win in print."""

    stage: str = choice("Этап", STAGES)
    event: str = text("Мероприятие", required=True)
    due: date | None = day("Выполнить до")
    term: str = text("Срок словами", hint="Если это не один день: октябрь – декабрь 2026 г.")
    responsible: str = text("Ответственный")
    partners: str = text("Соисполнители")
    document: str = text("Вид документа")
    result: str = text("Результат")


_HEAD, _CURATOR, _TEACHERS = "руководитель", "куратор", "классные руководители"
_PSYCHOLOGIST, _TEAM = "педагог-психолог", "рабочая группа"


def default_roadmap(year: int) -> tuple[RoadmapLine, ...]:
    """Events of the school year that begins in `year`, to be changed by whoever plans it."""
    return (
        _line("conditions", "Издать приказ о внедрении целевой модели, назначить куратора", date(year, 9, 15), _HEAD,
              "", "Приказ", "Определены ответственные, сроки и планируемые результаты"),
        _line("conditions", "Принять положение о наставничестве, разместить его на сайте", date(year, 9, 20), _HEAD,
              _CURATOR, "Положение, приказ", "Порядок наставничества закреплён и доступен участникам"),
        _line("conditions", "Рассказать о программе педагогам, обучающимся и родителям, собрать предварительные запросы",
              date(year, 9, 30), _CURATOR, _TEACHERS, "Протоколы собраний, новость на сайте",
              "Участники знают цели и порядок программы"),
        _line("conditions", "Выбрать формы наставничества и ролевые модели, оценить ресурсы", date(year, 9, 30), _CURATOR,
              _TEAM, "Форма ролевых моделей, ресурсная карта", "Понятно, какие формы ведутся и на что они опираются"),
        _line("mentees", "Получить согласия на обработку персональных данных наставляемых", date(year, 10, 10), _CURATOR,
              _TEACHERS, "Согласия", "Каждый, кто входит в базу, дал согласие сам или через представителя"),
        _line("mentees", "Выяснить запросы: анкеты, беседы, первый опрос участников", date(year, 10, 15), _CURATOR,
              f"{_PSYCHOLOGIST}, {_TEACHERS}", "Анкеты, результаты опроса", "Известно, кому и в чём нужна помощь"),
        _line("mentees", "Внести наставляемых в базу с их запросами", date(year, 10, 20), _CURATOR, "",
              "База наставляемых", "База готова к подбору"),
        _line("mentors", "Пригласить наставников: педагогов, обучающихся, выпускников, работников предприятий",
              date(year, 10, 15), _CURATOR, _TEAM, "Объявление, письма партнёрам", "Есть желающие стать наставниками"),
        _line("mentors", "Получить согласия, внести в базу компетенции и свободное время наставников",
              date(year, 10, 25), _CURATOR, "", "Согласия, база наставников", "База готова к отбору и подбору"),
        _line("training", "Отобрать наставников по критериям: анкета и собеседование", date(year, 10, 31), _CURATOR,
              _PSYCHOLOGIST, "Протокол отбора", "Отобраны те, кто может ответить на запросы"),
        _line("training", "Обучить наставников", date(year, 11, 10), _CURATOR, _PSYCHOLOGIST,
              "Программа и лист учёта обучения", "Наставники готовы к работе"),
        _line("pairs", "Познакомить наставников и наставляемых, узнать предпочтения", date(year, 11, 15), _CURATOR,
              _PSYCHOLOGIST, "Анкеты предпочтений", "Учтены запросы и взаимный интерес"),
        _line("pairs", "Закрепить пары и группы, заключить соглашения", date(year, 11, 20), _HEAD, _CURATOR,
              "Приказ, соглашения", "Пары и группы готовы к работе"),
        _line("pairs", "Поддержать тех, кто остался без наставника, продолжить подбор", date(year, 12, 10), _CURATOR,
              _PSYCHOLOGIST, "Запись в базе наставляемых", "Никто из заявивших запрос не остался без внимания"),
        _line("work", "Составить индивидуальные планы пар и групп", date(year, 12, 1), "наставники", _CURATOR,
              "Индивидуальные планы", "У каждой пары есть цель и план встреч"),
        _line("work", "Проводить встречи, после каждой собирать обратную связь", f"декабрь {year} г. – апрель {year + 1} г.",
              "наставники", _CURATOR, "Дневники, журнал встреч", "Пары движутся к своей цели"),
        _line("work", "Провести промежуточный мониторинг, поправить работу пар", date(year, 12, 25), _CURATOR, _TEAM,
              "Справка", "Видны успехи и трудности, приняты меры"),
        _line("end", "Провести итоговые встречи и второй опрос участников", date(year + 1, 5, 10), _CURATOR, "наставники",
              "Результаты опроса, отчёты", "Результаты сопоставлены с началом программы"),
        _line("end", "Провести итоговое мероприятие, отметить лучших наставников", date(year + 1, 5, 25), _HEAD, _CURATOR,
              "Приказ, благодарственные письма", "Успехи участников признаны, опыт показан другим"),
        _line("end", "Подвести итоги, описать практики, обновить базу наставников", date(year + 1, 5, 31), _CURATOR, _TEAM,
              "Отчёт, описания практик", "Итоги известны, база готова к следующему году"),
    )  # fmt: skip


def _line(
    stage: str, event: str, when: date | str, responsible: str, partners: str, document: str, result: str
) -> RoadmapLine:
    return RoadmapLine(
        stage=stage,
        event=event,
        due=when if isinstance(when, date) else None,
        term=when if isinstance(when, str) else "",
        responsible=responsible,
        partners=partners,
        document=document,
        result=result,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapFacts(ApprovedTableFacts):
    """The roadmap of the programme for a school year, by the seven stages of Р-145."""

    events: tuple[RoadmapLine, ...] = rows("Мероприятия", required=True, source="tables.roadmap")


def _roadmap_checks(facts: RoadmapFacts) -> Iterator[Problem]:
    yield from told_twice([one.event for one in facts.events], "events", "Мероприятие")
    untimed = rows_where(facts.events, lambda one: one.due is None and not one.term.strip())
    words = "У мероприятия нет срока: {rows}. Укажите день или напишите срок словами."
    yield from in_rows("term-missing", words, untimed, "events")
    unowned = rows_where(facts.events, lambda one: not one.responsible.strip())
    yield from in_rows("responsible-missing", "Не назван ответственный: {rows}.", unowned, "events")
    dated = facts.dated
    if dated is not None:
        past = rows_where(facts.events, lambda one: one.due is not None and one.due < dated)
        words = f"Срок раньше даты документа {short_date(dated)}: {{rows}}. Сдвиньте сроки или дату."
        yield from in_rows("term-before-approval", words, past, "events")
    if facts.school_year:
        first, last = year_bounds(facts.school_year)
        outside = rows_where(facts.events, lambda one: one.due is not None and not first <= one.due <= last)
        words = f"Срок не входит в учебный год {short_date(first)} – {short_date(last)}: {{rows}}."
        yield from in_rows("term-outside-year", words, outside, "events")
    known = {one.stage for one in facts.events}
    absent = [title for code, title in STAGES if code not in known]
    if absent:
        words = f"Нет мероприятий этапа: {'; '.join(f'«{one}»' for one in absent)}."
        yield Problem("stage-empty", words, Place(column="events"), blocks=False)


def _roadmap_values(facts: RoadmapFacts) -> Json:
    groups = grouped(facts.events, STAGES, "stage")
    for group in groups:
        for row in group["rows"]:
            row["when"] = row["term"] or (f"до {row['due_short']}" if row["due"] else "")
    return {"groups": groups}


ROADMAP = Paper(
    kind=DocumentKind("roadmap", "Дорожная карта", "Дорожная карта внедрения целевой модели наставничества"),
    facts=RoadmapFacts,
    samples=(
        RoadmapFacts(
            **samples.PAPER | {"dated": date(2026, 9, 1)},
            annex_to="от 01.09.2026 № 98-од",
            events=default_roadmap(2026),
        ),
        RoadmapFacts(**samples.PAPER | {"dated": date(2026, 9, 1)}, events=default_roadmap(2026)),
        RoadmapFacts(
            **samples.BARE_PAPER, events=(RoadmapLine(event="Издать приказ", due=date(2026, 12, 1)),)
        ),
    ),
    purpose="План на учебный год по семи этапам: что сделать, к какому сроку, кто отвечает и чем это подтвердить.",
    stage=Stage.START,
    register=None,
    checks=_roadmap_checks,
    more=_roadmap_values,
    described=GROUPS_DESCRIBED,
    table="events",
)
PAPERS: tuple[Paper, ...] = (ROADMAP,)
