"""Papers that end the programme: the final event, encouragement, completion; results of monitoring stand beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, Ground, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import choice, day, lines, number, person, rows, text
from nastavnik.rules.documents.papers.checks import in_rows, not_ahead, not_past, rows_where
from nastavnik.rules.documents.papers.facts import OrderFacts
from nastavnik.rules.documents.papers.money import roubles
from nastavnik.rules.documents.papers.monitoring import MONITORING_ORDER
from nastavnik.rules.documents.papers.paper import Paper, Stage
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem

# --- the final event --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the programme of the event."""

    time: str = text("Время", hint="10:00–10:15")
    what: str = text("Что проходит", required=True, hint="Открытие, приветственное слово директора")
    leads: str = text("Кто ведёт", hint="Окоёмова М. П.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What somebody is charged with. `task` goes on after the name: «подготовить сценарий»."""

    who: PersonInOrder | None = person("Кому", required=True)
    task: str = text("Что сделать", required=True, hint="подготовить сценарий мероприятия")
    due: date | None = day("Срок")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts(OrderFacts):
    """The order on the final event (S1-3.1.1f)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    name: str = text(
        "Название мероприятия", hint="Без кавычек: Наставник и я. Пусто — просто «итоговое мероприятие»."
    )
    held: date | None = day("Дата проведения", required=True)
    time: str = text("Начало", hint="10:00")
    venue: str = text("Место проведения", required=True, hint="актовый зал, 2-й этаж")
    responsible: PersonInOrder | None = person(
        "Ответственный за подготовку и проведение", required=True, source="curator"
    )
    participants: tuple[str, ...] = lines(
        "Участники", hint="Каждая группа с новой строки: наставники и наставляемые 7–11 классов."
    )
    programme: tuple[Part, ...] = rows("Программа мероприятия")
    charges: tuple[Charge, ...] = rows("Поручения")


def _event_checks(facts: EventFacts) -> Iterator[Problem]:
    yield from not_past("День мероприятия", facts.held, facts.dated, "held")
    if not facts.programme:
        text = "Программа мероприятия не внесена: заполните таблицу или приложите программу отдельным листом."
        yield Problem("programme-missing", text, Place(column="programme"), blocks=False)
    for row, one in enumerate(facts.charges, start=1):
        yield from not_past("Срок поручения", one.due, facts.dated, "charges", row=row)
        if (
            one.due is not None
            and facts.held is not None
            and one.due > facts.held
            and "отч" not in one.task.lower()
        ):
            text = (
                f"Срок поручения «{one.task}», {short_date(one.due)}, — после самого мероприятия "
                f"{short_date(facts.held)}. Проверьте даты."
            )
            yield Problem("charge-after-event", text, Place(row=row, column="charges"), blocks=False)
    untimed = rows_where(facts.charges, lambda one: one.due is None)
    yield from in_rows(
        "term-missing", "Поручение осталось без срока: {rows}. Укажите срок.", untimed, "charges"
    )


def _event_values(facts: EventFacts) -> Json:
    assert facts.dated is not None
    whom = law.of_whom(facts.model)
    return {
        "title": f"О проведении итогового мероприятия в рамках реализации целевой модели наставничества {whom}",
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": whom,
        "pupils_come": facts.model != law.TEACHERS,
    }


FINAL_EVENT_ORDER = Paper(
    kind=DocumentKind("final-event-order", "Приказ", "О проведении итогового мероприятия"),
    facts=EventFacts,
    samples=(
        EventFacts(
            **samples.ORDER,
            model=law.BOTH,
            name="Наставник и я: чему мы научились за год",
            held=date(2027, 5, 21),
            time="14:30",
            venue="актовый зал, 2-й этаж",
            responsible=samples.CURATOR,
            participants=("наставники и наставляемые 7–11 классов", "педагоги — участники программ", "родители, партнёры"),
            programme=(
                Part(time="14:00–14:30", what="Встреча и регистрация участников", leads="Кара-Мурза Т. И."),
                Part(time="14:30–14:40", what="Открытие, приветственное слово", leads="Черкасова М. А."),
                Part(time="14:40–15:40", what="Выступления наставнических пар и групп: путь от запроса до результата"),
                Part(what="Награждение, закрытие", leads="Черкасова М. А."),
            ),
            charges=(
                Charge(who=samples.TEACHER, task="подготовить сценарий мероприятия", due=date(2027, 5, 10)),
                Charge(who=samples.ENGINEER, task="обеспечить работу звука и экрана", due=date(2027, 5, 20)),
                Charge(who=samples.PARENT, task="разместить отчёт о мероприятии на сайте", due=date(2027, 5, 28)),
            ),
        ),
        EventFacts(
            **samples.ORDER,
            held=date(2027, 5, 21),
            venue="спортивный зал",
            responsible=samples.PSYCHOLOGIST,
            programme=tuple(
                Part(time=f"{10 + n // 6}:{n % 6}0", what=f"Выступление наставнической пары № {n + 1}") for n in range(40)
            ),
            charges=(Charge(who=samples.TEACHER, task="подготовить сценарий", due=date(2027, 5, 10)),),
        ),
        EventFacts(
            **samples.BARE_ORDER, model=law.TEACHERS, held=date(2027, 5, 21), venue="кабинет № 12",
            responsible=samples.CURATOR,
        ),
    ),
    purpose="Назначает итоговое мероприятие: где и когда проходит, кто участвует, кто и что готовит.",
    stage=Stage.END,
    checks=_event_checks,
    more=_event_values,
    described=law.DESCRIBED | {"pupils_come": "Участвуют обучающиеся (да или нет)"},
    table="programme",
)  # fmt: skip


# --- encouragement ----------------------------------------------------------------------------------------------


KINDS = (
    ("thanks", "объявить благодарность"),
    ("diploma", "наградить почётной грамотой"),
    ("letter", "вручить благодарственное письмо"),
    ("gift", "наградить ценным подарком"),
    ("payment", "установить стимулирующую выплату"),
)
_IN_ACCUSATIVE = frozenset({"diploma", "gift"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Encouraged:
    """One who is encouraged: how, for what, on what ground, with what sum in roubles."""

    who: PersonInOrder | None = person("Кого", required=True)
    kind: str = choice("Вид поощрения", KINDS)
    merit: str = text("За что", hint="высокие результаты подготовки наставляемого к олимпиаде")
    amount: int | None = number("Сумма, руб.")
    ground: str = text("Основание", hint="протокол комиссии от 18.05.2027 № 4")


@dataclass(frozen=True, slots=True, kw_only=True)
class EncouragementFacts(OrderFacts):
    """The order that encourages participants (X-16): without money or with a sum on its ground."""

    model: str = choice("Чьё наставничество", law.MODELS)
    people: tuple[Encouraged, ...] = rows("Кого и как поощрить", required=True, later="из итогов программ")
    pay_ground: str = text(
        "Основание выплат", hint="Общее для всех сумм: пункт 5.3 положения об оплате труда работников."
    )
    accountant: PersonInOrder | None = person("Кто начисляет выплаты")


def _encouragement_checks(facts: EncouragementFacts) -> Iterator[Problem]:
    for row, one in enumerate(facts.people, start=1):
        yield from _one_encouraged(facts, one, Place(row=row, column="people"))
    unsaid = rows_where(facts.people, lambda one: not one.merit)
    yield from in_rows("merit-missing", "Не сказано, за что поощрение: {rows}.", unsaid, "people")
    keys = [(one.who.identity, one.kind) for one in facts.people if one.who is not None]
    for row, key in enumerate(keys, start=1):
        if key in keys[: row - 1]:
            text = "Один человек назван с тем же поощрением дважды. Уберите лишнюю строку."
            yield Problem("person-twice", text, Place(row=row, column="people"))
    if any(one.amount for one in facts.people) and facts.accountant is None:
        text = "Есть выплаты, но не указано, кто их начисляет. Назовите главного бухгалтера или другого работника."
        yield Problem("accountant-missing", text, Place(column="accountant"), blocks=False)
    if not facts.grounds and not any(one.ground for one in facts.people):
        text = (
            "Не указано ни одного основания: добавьте представление, протокол комиссии или итоги программы."
        )
        yield Problem("ground-missing", text, Place(column="grounds"), blocks=False)


def _one_encouraged(facts: EncouragementFacts, one: Encouraged, where: Place) -> Iterator[Problem]:
    if one.who is None:
        return
    who = one.who.printed_short
    if one.amount and not one.ground and not facts.pay_ground:
        text = f"{who}: указана сумма без основания. Назовите протокол или пункт положения об оплате труда."
        yield Problem("amount-without-ground", text, where)
    if one.kind == "payment" and not one.amount:
        yield Problem("amount-missing", f"{who}: укажите сумму выплаты в рублях.", where)
    if one.amount and one.kind != "payment":
        text = f"{who}: сумма указана при поощрении без выплаты. Выберите «установить стимулирующую выплату»."
        yield Problem("amount-not-for-this", text, where)
    if one.amount and (one.who.class_label or one.who.organisation):
        text = f"{who}: стимулирующую выплату устанавливают только своему работнику."
        yield Problem("payment-not-to-employee", text, where)


def _encouragement_values(facts: EncouragementFacts) -> Json:
    assert facts.dated is not None
    paid = any(one.amount for one in facts.people)
    employees = any(one.who is not None and one.who.post and not one.who.organisation for one in facts.people)
    return {
        "title": "О поощрении участников программ наставничества",
        "law": law.preamble_acts(facts.model, facts.dated, labour=("191",) if employees else ()),
        "of_whom": law.of_whom(facts.model),
        "pay_ground_gen": typeset(decline_act(facts.pay_ground, Case.GENITIVE)),
        "groups": [
            _group(facts, kind, title)
            for kind, title in KINDS
            if any(one.kind == kind for one in facts.people)
        ],
        "paid": paid,
    }


def _group(facts: EncouragementFacts, kind: str, title: str) -> Json:
    case = Case.ACCUSATIVE if kind in _IN_ACCUSATIVE else Case.DATIVE
    return {
        "title": title[:1].upper() + title[1:],
        "people": [_line(one, case) for one in facts.people if one.kind == kind],
    }


def _line(one: Encouraged, case: Case) -> str:
    """«Окоёмовой Марии Петровне, учителю математики, за … в размере 5000 (пять тысяч) рублей (основание: …)»."""
    assert one.who is not None
    person = one.who.in_full(case)
    merit = f" за {typeset(one.merit)}" if one.merit else ""
    amount = f" в размере {roubles(one.amount)}" if one.amount else ""
    ground = f" (основание: {typeset(one.ground)})" if one.ground else ""
    comma = "," if one.who.described_by and (merit or amount) else ""
    return f"{person}{comma}{merit}{amount}{ground}"


_PROTOCOL = Ground("протокол заседания комиссии по поощрению от 18.05.2027 № 4", date(2027, 5, 18))
_AT_THE_END = {"dated": date(2027, 5, 24)}
ENCOURAGEMENT_ORDER = Paper(
    kind=DocumentKind("encouragement-order", "Приказ", "О поощрении участников программ наставничества"),
    facts=EncouragementFacts,
    samples=(
        EncouragementFacts(
            **samples.ORDER | _AT_THE_END | {"grounds": (_PROTOCOL,)},
            model=law.BOTH,
            people=(
                Encouraged(who=samples.TEACHER, kind="payment", amount=5000, merit="сопровождение молодого специалиста"),
                Encouraged(
                    who=samples.YOUNG_TEACHER, kind="payment", amount=12001, ground="протокол комиссии от 18.05.2027 № 4",
                    merit="подготовку победителя муниципального этапа конкурса",
                ),
                Encouraged(who=samples.PUPIL, kind="diploma", merit="помощь ученикам младших классов"),
                Encouraged(who=samples.GIRL, kind="diploma"),
                Encouraged(who=samples.PSYCHOLOGIST, merit="поддержку наставнических пар"),
                Encouraged(who=samples.ENGINEER, kind="letter", merit="знакомство обучающихся с профессией"),
                Encouraged(who=samples.PARENT, kind="gift", merit="участие в работе школы наставника"),
            ),
            pay_ground="пункт 5.3 положения об оплате труда работников",
            accountant=samples.colleague(9),
        ),
        EncouragementFacts(
            **samples.ORDER | _AT_THE_END,
            people=tuple(
                Encouraged(who=samples.colleague(n), merit="добросовестную работу наставником") for n in range(40)
            ),
        ),
        EncouragementFacts(
            **samples.BARE_ORDER | _AT_THE_END, model=law.TEACHERS, people=(Encouraged(who=samples.TEACHER),),
        ),
    ),
    purpose="Поощряет участников: кого, как, за что и на каком основании.",
    stage=Stage.END,
    checks=_encouragement_checks,
    more=_encouragement_values,
    described=law.DESCRIBED | {
        "groups": "Поощрения по видам (цикл): title — что сделать, people — кого и за что",
        "paid": "Есть выплаты (да или нет)",
        "pay_ground_gen": "Основание выплат, родительный падеж",
    },
    table="people",
    counted=frozenset({"pay_ground_gen"}),
)  # fmt: skip


# --- completion -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedPair:
    """A pair or a group that has finished, with what came of it."""

    mentor: PersonInOrder | None = person("Наставник", required=True, plain=True)
    mentees: str = text("Наставляемые", required=True, hint="Через точку с запятой.")
    form: str = text("Форма наставничества")
    ended: date | None = day("Завершена")
    result: str = text("Результат")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionFacts(OrderFacts):
    """The order that completes the programme of a year and sums up the pairs."""

    model: str = choice("Чьё наставничество", law.MODELS)
    ends: date | None = day("Считать программу завершённой с", required=True)
    pairs: tuple[FinishedPair, ...] = rows(
        "Пары и группы, завершившие работу", required=True, source="completed_pairs"
    )
    responsible: PersonInOrder | None = person("Кто подводит итоги", required=True, source="curator")
    bases_due: date | None = day("Внести результаты в базы до")
    report_due: date | None = day("Представить итоговый отчёт до")
    cases_due: date | None = day("Подготовить описания лучших практик до")


def _completion_checks(facts: CompletionFacts) -> Iterator[Problem]:
    for column, what in (
        ("bases_due", "Срок для баз"),
        ("report_due", "Срок отчёта"),
        ("cases_due", "Срок описаний"),
    ):
        yield from not_past(what, getattr(facts, column), facts.dated, column)
    if facts.report_due is None:
        text = "Поручение об итоговом отчёте осталось без срока. Укажите срок."
        yield Problem("term-missing", text, Place(column="report_due"), blocks=False)
    for row, pair in enumerate(facts.pairs, start=1):
        yield from not_ahead("Завершение пары", pair.ended, facts.dated, "pairs", row)
        if pair.ended is not None and facts.ends is not None and pair.ended > facts.ends:
            text = f"Пара завершена {short_date(pair.ended)}, позже всей программы {short_date(facts.ends)}."
            yield Problem("pair-after-programme", text, Place(row=row, column="pairs"), blocks=False)
    unknown = rows_where(facts.pairs, lambda pair: not pair.result)
    yield from in_rows(
        "result-missing", "Не указан результат работы пары (группы): {rows}.", unknown, "pairs"
    )


def _completion_values(facts: CompletionFacts) -> Json:
    assert facts.dated is not None
    whom = law.of_whom(facts.model)
    return {
        "title": f"О завершении программ наставничества {whom}",
        "law": law.preamble_acts(facts.model, facts.dated),
        "of_whom": whom,
    }


_MINUTES = Ground("решение педагогического совета (протокол от 21.05.2027 № 9)", date(2027, 5, 21))
COMPLETION_ORDER = Paper(
    kind=DocumentKind("completion-order", "Приказ", "О завершении программ наставничества"),
    facts=CompletionFacts,
    samples=(
        CompletionFacts(
            **samples.ORDER | _AT_THE_END | {"grounds": (_MINUTES,)},
            model=law.BOTH,
            ends=date(2027, 5, 24),
            pairs=(
                FinishedPair(
                    mentor=samples.TEACHER, mentees="Слепцова Сардаана Николаевна", form="учитель – учитель",
                    ended=date(2027, 5, 20), result="Подготовлены 12 открытых уроков, присвоена первая категория",
                ),
                FinishedPair(
                    mentor=samples.PUPIL, mentees="Рожина-Жук Анна; Усов Матвей Андреевич", form="ученик – ученик",
                    ended=date(2027, 5, 21), result="Средний балл по математике вырос с 3,2 до 4,1",
                ),
                FinishedPair(mentor=samples.ENGINEER, mentees="Рой Олег Ильич"),
            ),
            responsible=samples.CURATOR,
            bases_due=date(2027, 5, 28),
            report_due=date(2027, 6, 1),
            cases_due=date(2027, 6, 15),
        ),
        CompletionFacts(
            **samples.ORDER | _AT_THE_END | {"grounds": ()},
            ends=date(2027, 5, 24),
            pairs=tuple(
                FinishedPair(
                    mentor=samples.colleague(n), mentees="Усов Матвей Андреевич", form="учитель – ученик",
                    ended=date(2027, 5, 20), result="Запрос выполнен",
                )
                for n in range(40)
            ),
            responsible=samples.PSYCHOLOGIST,
            report_due=date(2027, 6, 1),
        ),
        CompletionFacts(
            **samples.BARE_ORDER | _AT_THE_END | {"school_year": 0},
            model=law.TEACHERS,
            ends=date(2027, 5, 24),
            pairs=(FinishedPair(mentor=samples.TEACHER, mentees="Слепцова Сардаана Николаевна"),),
            responsible=samples.CURATOR,
        ),
    ),
    purpose="Завершает программы года: какие пары и группы закончили работу, с каким результатом, кто подводит итоги.",
    stage=Stage.END,
    checks=_completion_checks,
    more=_completion_values,
    described=law.DESCRIBED,
    table="pairs",
)  # fmt: skip
PAPERS: tuple[Paper, ...] = (FINAL_EVENT_ORDER, ENCOURAGEMENT_ORDER, COMPLETION_ORDER, MONITORING_ORDER)
