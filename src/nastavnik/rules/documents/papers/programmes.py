"""The mentoring programme of an organisation and the minutes of the council that considers its documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import approval, law, samples
from nastavnik.rules.documents.papers.approval import ApprovedFacts, Consideration, FormLine, sentence
from nastavnik.rules.documents.papers.asked import (
    choice,
    day,
    lines,
    long_text,
    number,
    people,
    person,
    rows,
    text,
)
from nastavnik.rules.documents.papers.checks import period
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage
from nastavnik.rules.documents.papers.words import Json, values_of
from nastavnik.rules.documents.wording.dates import full_school_year, long_date
from nastavnik.rules.documents.wording.names import signature
from nastavnik.rules.documents.wording.typography import NBSP
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]

_OF_WHOM = {
    law.PUPILS: "обучающихся",
    law.TEACHERS: "педагогических работников",
    law.BOTH: "обучающихся и педагогических работников",
}


# --- the programme ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEvent:
    """A row of the plan of events."""

    event: str = text("Мероприятие", required=True)
    term: str = text("Срок", hint="до 15.10.2026; октябрь 2026 г.; ежемесячно")
    responsible: str = text("Ответственный")
    result: str = text("Результат")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFigure:
    """An indicator with the value planned for the term of the programme."""

    title: str = text("Показатель", required=True)
    plan: str = text("План", hint="70 %")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts(ApprovedFacts):
    """The mentoring programme of an organisation for a school year or for several."""

    model: str = choice("Чьё наставничество", law.MODELS)
    starts: date | None = day("Реализуется с", hint="Пусто — на текущий учебный год.")
    ends: date | None = day("Реализуется по")
    why: tuple[str, ...] = lines(
        "Почему нужна программа",
        hint="Абзац на строку: какие трудности есть в организации, что показал мониторинг.",
    )
    curator: PersonInOrder | None = person("Куратор", source="curator", plain=True)
    team: tuple[PersonInOrder, ...] = people("Рабочая группа", plain=True)
    mentors: int | None = number("Наставников в базе", source="mentors_in_base")
    mentees: int | None = number("Наставляемых в базе", source="mentees_in_base")
    resources: tuple[str, ...] = lines("Ресурсы", hint="Каждый с новой строки: кабинет психолога для встреч.")
    forms: tuple[FormLine, ...] = rows(
        "Формы наставничества и ролевые модели", required=True, source="forms_with_role_models"
    )
    monitoring: tuple[str, ...] = lines(
        "Сроки мониторинга", later="из кампаний мониторинга", hint="Каждый с новой строки: до 25 мая 2027 г."
    )
    figures: tuple[PlannedFigure, ...] = rows("Показатели с плановыми значениями", source="planned_figures")
    plan: tuple[PlannedEvent, ...] = rows("План мероприятий", later="из дорожной карты")


def _programme_checks(facts: ProgrammeFacts) -> Iterator[Problem]:
    yield from approval.checks(facts)
    yield from period(facts.starts, facts.ends, "ends")
    for row, one in enumerate(facts.plan, start=1):
        if not one.term.strip():
            words = f"У мероприятия нет срока: «{one.event}»."
            yield Problem("term-missing", words, Place(row=row, column="term"), blocks=False)
        if not one.responsible.strip():
            words = f"У мероприятия нет ответственного: «{one.event}»."
            yield Problem("responsible-missing", words, Place(row=row, column="responsible"), blocks=False)
    for row, figure in enumerate(facts.figures, start=1):
        if not figure.plan.strip():
            words = f"У показателя нет планового значения: «{figure.title}»."
            yield Problem("plan-missing", words, Place(row=row, column="plan"), blocks=False)


def _programme_values(facts: ProgrammeFacts) -> Json:
    assert facts.dated is not None
    return approval.values(facts, facts.model) | {
        "of_whom": _OF_WHOM[facts.model],
        "term": _term(facts),
        "year": str(facts.dated.year),
    }


def _term(facts: ProgrammeFacts) -> str:
    """«на 2026–2027 учебный год», «с … по …»; empty when nobody knows."""
    parts = []
    if facts.starts is not None:
        parts.append(f"с{NBSP}{long_date(facts.starts)}")
    if facts.ends is not None:
        parts.append(f"по{NBSP}{long_date(facts.ends)}")
    if parts:
        return " ".join(parts)
    return f"на {full_school_year(facts.school_year)}" if facts.school_year else ""


# --- the minutes --------------------------------------------------------------------------------------------

BODIES = (
    ("council", "педагогический совет"),
    ("method", "методический совет"),
    ("mentors", "совет наставников"),
    ("team", "рабочая группа по внедрению целевой модели наставничества"),
    ("board", "управляющий совет"),
)
_OF_BODY = {
    "council": "педагогического совета",
    "method": "методического совета",
    "mentors": "совета наставников",
    "team": "рабочей группы по внедрению целевой модели наставничества",
    "board": "управляющего совета",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A question with who reported, what was said and decided, and how it was voted."""

    question: str = text("Вопрос", required=True, hint="О рассмотрении Положения о наставничестве.")
    reporter: PersonInOrder | None = person("Докладчик")
    report: str = long_text("О чём доложено", hint="Законченными предложениями.")
    speakers: tuple[str, ...] = lines("Выступили", hint="Каждый с новой строки: Иванова М. П. — предложила …")
    decisions: tuple[str, ...] = lines(
        "Решили", required=True, hint="Каждое с новой строки: Рекомендовать директору утвердить Положение."
    )
    votes_for: int | None = number("За")
    votes_against: int | None = number("Против")
    votes_abstained: int | None = number("Воздержались")

    @property
    def votes(self) -> int | None:
        """All votes together; None when the question was not voted."""
        given = (self.votes_for, self.votes_against, self.votes_abstained)
        return None if given == (None, None, None) else sum(one or 0 for one in given)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts(PaperFacts):
    """Minutes of a collegial body (S1-3.1.1h)."""

    body: str = choice("Чьё заседание", BODIES)
    chair: PersonInOrder | None = person(
        "Председатель", plain=True, hint="Пусто — председательствует руководитель организации."
    )
    secretary: PersonInOrder | None = person("Секретарь", required=True, plain=True)
    members: int | None = number("Всего членов")
    present: int | None = number("Присутствовали, чел.", required=True)
    attended: tuple[PersonInOrder, ...] = people(
        "Присутствовали поимённо", plain=True, hint="Пусто — в протоколе останется только число."
    )
    invited: tuple[PersonInOrder, ...] = people("Приглашены", plain=True)
    agenda: tuple[AgendaItem, ...] = rows("Повестка дня", required=True)


def _minutes_checks(facts: MinutesFacts) -> Iterator[Problem]:
    yield from _attendance(facts)
    chair, secretary = facts.chair, facts.secretary
    if chair is not None and secretary is not None and chair.identity == secretary.identity:
        words = "Председатель и секретарь — одно лицо. Протокол ведёт и подписывает другой человек."
        yield Problem("chair-is-secretary", words, Place(column="secretary"))
    for row, item in enumerate(facts.agenda, start=1):
        yield from _votes(facts, row, item)
        if item.reporter is None and not item.report.strip():
            words = f"По вопросу {row} не сказано, кого слушали."
            yield Problem("reporter-missing", words, Place(row=row, column="reporter"), blocks=False)


def _attendance(facts: MinutesFacts) -> Iterator[Problem]:
    present, members = facts.present, facts.members
    if present is not None and members is not None and present > members:
        words = f"Присутствовали {present}, а всего членов {members}. Проверьте числа."
        yield Problem("present-too-many", words, Place(column="present"))
    if _has_quorum(facts) is False:
        words = (
            f"Присутствовали {present} из {members}: кворума нет, решения неправомочны. Если устав требует иного, "
            "проверьте по уставу."
        )
        yield Problem("quorum-missing", words, Place(column="present"), blocks=False)
    if facts.attended and present is not None and len(facts.attended) != present:
        words = (
            f"Поимённо названы {len(facts.attended)}, а присутствовали {present}. Приведите в соответствие."
        )
        yield Problem("attendance-differs", words, Place(column="attended"))


def _votes(facts: MinutesFacts, row: int, item: AgendaItem) -> Iterator[Problem]:
    if item.votes is None:
        words = f"По вопросу {row} нет результатов голосования."
        yield Problem("votes-missing", words, Place(row=row, column="votes_for"), blocks=False)
    elif facts.present is not None and item.votes != facts.present:
        words = (
            f"По вопросу {row} голосов {item.votes}, а присутствовали {facts.present}. «За», «против» и «воздержались» "
            "вместе должны составить число присутствующих."
        )
        yield Problem("votes-differ", words, Place(row=row, column="votes_for"))
    elif facts.present is not None and (item.votes_for or 0) * 2 <= facts.present:
        words = f"По вопросу {row} «за» меньше половины: решение не принято, а в протоколе оно записано."
        yield Problem("decision-not-taken", words, Place(row=row, column="votes_for"), blocks=False)


def _has_quorum(facts: MinutesFacts) -> bool | None:
    """More than half of the members; None when it cannot be said."""
    if facts.present is None or facts.members is None:
        return None
    return facts.present * 2 > facts.members


def _minutes_values(facts: MinutesFacts) -> Json:
    assert facts.signer is not None
    of_body = _OF_BODY[facts.body]
    quorum = {True: "Кворум имеется.", False: "Кворум отсутствует.", None: ""}
    worded = values_of(facts)["agenda"]
    return {
        "title": f"Заседание {of_body}",
        "of_body": of_body,
        "chair_name": signature(facts.chair.name) if facts.chair else facts.signer.printed_name,
        "quorum": quorum[_has_quorum(facts)],
        "agenda": [
            one | _outcome(facts, item) | _sentences(one)
            for one, item in zip(worded, facts.agenda, strict=True)
        ],
    }


def _sentences(item: Json) -> Json:
    """What is said and decided, each ending with one stop."""
    return {
        "question": item["question"].rstrip(". "),
        "report": sentence(item["report"]),
        "speakers": [sentence(one) for one in item["speakers"]],
        "decisions": [sentence(one) for one in item["decisions"]],
    }


def _outcome(facts: MinutesFacts, item: AgendaItem) -> Json:
    """`votes`: «за» – 24, «против» – 0 …; `outcome`: whether the decision is taken, and how."""
    if item.votes is None:
        return {"votes": "", "outcome": ""}
    counts = (("за", item.votes_for), ("против", item.votes_against), ("воздержались", item.votes_abstained))
    votes = ", ".join(f"«{word}»\N{NO-BREAK SPACE}\N{EN DASH} {count or 0}" for word, count in counts)
    if item.votes_for == facts.present:
        return {"votes": votes, "outcome": "Решение принято единогласно."}
    taken = (item.votes_for or 0) * 2 > (facts.present or 0)
    how = "Решение принято большинством голосов." if taken else "Решение не принято."
    return {"votes": votes, "outcome": how}


# --- examples and papers ------------------------------------------------------------------------------------

_EVENTS = (
    PlannedEvent(
        event="Информирование педагогов, родителей и обучающихся о программе",
        term="сентябрь 2026 г.",
        responsible="Ларионова А. П.",
        result="Проведены собрания, размещена новость на сайте",
    ),
    PlannedEvent(
        event="Сбор запросов и согласий, формирование базы наставляемых",
        term="до 15.10.2026",
        responsible="Ларионова А. П., Кара-Мурза Т. И.",
        result="База наставляемых с перечнем запросов",
    ),
    PlannedEvent(event="Итоговая встреча пар и групп", term="май 2027 г.", responsible="Рабочая группа"),
)
_PROGRAMME = samples.PAPER | {
    "act_number": "120-од",
    "considered": (Consideration(body="Педагогический совет", met=date(2026, 8, 28), minutes="1"),),
    "more_acts": ("приказ управления образования администрации района от 15.09.2026 № 52",),
    "model": law.BOTH,
    "starts": date(2026, 9, 1),
    "ends": date(2029, 5, 31),
    "why": (
        "По итогам прошлого года каждый пятый обучающийся 7–9 классов имеет затруднения по математике.",
        "В коллектив пришли два молодых специалиста, которым нужна поддержка в первые годы работы.",
    ),
    "curator": samples.CURATOR,
    "team": (samples.TEACHER, samples.PSYCHOLOGIST),
    "mentors": 14,
    "mentees": 31,
    "resources": ("кабинет психолога для встреч пар", "раздел «Наставничество» на сайте школы"),
    "forms": (
        FormLine(form="Ученик – ученик", role_models="успевающий – неуспевающий; лидер – пассивный"),
        FormLine(form="Учитель – учитель", role_models="опытный учитель – молодой специалист"),
        FormLine(form="Студент – ученик"),
    ),
    "monitoring": ("до 25 декабря 2026 г.", "до 25 мая 2027 г."),
    "figures": (
        PlannedFigure(title="Доля обучающихся 10–19 лет, вошедших в программы наставляемыми", plan="70 %"),
        PlannedFigure(title="Доля обучающихся 15–19 лет, вошедших в программы наставниками", plan="10 %"),
    ),
}  # fmt: skip
PROGRAMME = Paper(
    kind=DocumentKind("programme", "Программа", "Программа наставничества образовательной организации"),
    facts=ProgrammeFacts,
    samples=(
        ProgrammeFacts(**_PROGRAMME, plan=_EVENTS),
        ProgrammeFacts(
            **_PROGRAMME
            | {
                "model": law.PUPILS,
                "starts": None,
                "ends": None,
                "plan": tuple(
                    PlannedEvent(event=f"Заседание клуба наставников № {n}", term=f"неделя {n}", responsible="Куратор")
                    for n in range(1, 41)
                ),
            }
        ),
        ProgrammeFacts(
            **samples.BARE_PAPER,
            model=law.TEACHERS,
            forms=(FormLine(form="Педагог – молодой специалист"),),
        ),
    ),
    purpose="Программа наставничества на год или несколько лет: зачем, кто отвечает, этапы, формы, план и показатели.",
    stage=Stage.START,
    register=None,
    checks=_programme_checks,
    more=_programme_values,
    described=approval.DESCRIBED
    | {
        "of_whom": "Чьё наставничество, родительный падеж",
        "term": "Срок программы словами",
        "year": "Год утверждения",
    },
    table="plan",
    counted=frozenset({"year"}),
)  # fmt: skip

_AGENDA = (
    AgendaItem(
        question="О рассмотрении плана реализации целевой модели наставничества",
        reporter=samples.CURATOR,
        report="Представлен план на 2026/27 учебный год: семь этапов, сроки, ответственные, ожидаемые результаты.",
        speakers=(
            "Окоёмова М. П. предложила добавить встречу наставников с родителями в ноябре.",
            "Кара-Мурза Т. И. сообщил о готовности анкет для наставляемых.",
        ),
        decisions=(
            "Одобрить план реализации целевой модели наставничества с учётом предложения Окоёмовой М. П.",
            "Рекомендовать директору утвердить план приказом до 10.09.2026.",
        ),
        votes_for=5,
        votes_against=0,
        votes_abstained=0,
    ),
    AgendaItem(
        question="О рассмотрении Положения о программе наставничества обучающихся.",
        reporter=samples.YOUNG_TEACHER,
        decisions=("Рекомендовать директору утвердить Положение.",),
        votes_for=4,
        votes_against=0,
        votes_abstained=1,
    ),
)
MINUTES = Paper(
    kind=DocumentKind("council-minutes", "Протокол", "Заседание педагогического совета"),
    facts=MinutesFacts,
    samples=(
        MinutesFacts(
            **samples.PAPER | {"number": "1", "dated": date(2026, 8, 28)},
            chair=samples.MANAGER,
            secretary=samples.TEACHER,
            members=7,
            present=5,
            attended=(
                samples.MANAGER,
                samples.TEACHER,
                samples.CURATOR,
                samples.PSYCHOLOGIST,
                samples.YOUNG_TEACHER,
            ),
            invited=(samples.ENGINEER, samples.PARENT),
            agenda=_AGENDA,
        ),
        MinutesFacts(
            **samples.PAPER | {"number": "3"},
            body="team",
            secretary=samples.GIRL,
            members=4,
            present=3,
            agenda=(
                AgendaItem(
                    question="О составе наставнических пар",
                    reporter=samples.CURATOR,
                    decisions=("Согласовать состав пар.",),
                    votes_for=2,
                    votes_abstained=1,
                ),
            ),
        ),
        MinutesFacts(
            **samples.BARE_PAPER,
            secretary=samples.TEACHER,
            present=5,
            agenda=(AgendaItem(question="О наставничестве", decisions=("Принять к сведению.",)),),
        ),
    ),
    purpose="Протокол заседания, на котором рассмотрели план или положение: кого слушали, что решили, как голосовали.",
    stage=Stage.START,
    register=Register.MINUTES,
    checks=_minutes_checks,
    more=_minutes_values,
    described={
        "of_body": "Чьё заседание, родительный падеж",
        "chair_name": "Расшифровка подписи председателя",
        "quorum": "Есть ли кворум",
        "item.votes": "Голоса по вопросу: «за» – 5, «против» – 0, «воздержались» – 0",
        "item.outcome": "Принято ли решение и как",
    },
    counted=frozenset({"quorum"}),
)
PAPERS: tuple[Paper, ...] = (PROGRAMME, MINUTES)
