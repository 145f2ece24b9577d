"""Papers on the paid work of an employee as a mentor (Labour Code, article 351.8, in force from 1 March 2025)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.asked import day, lines, number, people, person, rows, text
from nastavnik.rules.documents.papers.checks import (
    each_once,
    in_rows,
    not_ahead,
    not_past,
    period,
    rows_where,
)
from nastavnik.rules.documents.papers.early_end import MENTOR_NOTICE, MENTOR_REFUSAL
from nastavnik.rules.documents.papers.employee import DIRECTOR, HEAD_POST, head_words, in_force, own
from nastavnik.rules.documents.papers.facts import OrderFacts, PaperFacts
from nastavnik.rules.documents.papers.money import roubles
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem

CONTENT = (
    "помощь в планировании и проведении учебных занятий, анализ посещённых занятий",
    "помощь в освоении рабочей документации и цифровых средств, принятых в организации",
    "консультации по вопросам воспитательной работы и общения с родителями обучающихся",
    "совместная подготовка индивидуального плана развития и контроль его выполнения",
)
_PAYMENT_HINT = "Другими словами, если не в рублях: 15 % должностного оклада ежемесячно."


def payment(amount: int | None, rate: str, conditions: str = "") -> str:
    """«5000 (пять тысяч) рублей ежемесячно», «15 % должностного оклада»; empty when nothing is said."""
    size = f"{roubles(amount)} ежемесячно" if amount else typeset(rate)
    return ", ".join(part for part in (size, typeset(conditions)) if part)


# --- consent and supplement: the work of one employee -----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFacts(PaperFacts):
    """What is agreed on with one employee: whom he helps, in what, how, how long, for what pay."""

    employee: PersonInOrder | None = person("Работник-наставник", required=True, source="person.self")
    mentees: tuple[PersonInOrder, ...] = people("Кому помогает", source="employee.mentees")
    content: tuple[str, ...] = lines(
        "Содержание работы", default=CONTENT, hint="Каждое направление с новой строки."
    )
    form: str = text(
        "Форма наставничества",
        source="employee.form",
        hint="педагог – педагог, индивидуально, очно",
        required=True,
    )
    starts: date | None = day("Работа с", required=True)
    ends: date | None = day("Работа по", required=True)
    amount: int | None = number("Выплата, руб. в месяц")
    rate: str = text("Размер выплаты", hint=_PAYMENT_HINT)
    conditions: str = text("Условия выплаты", hint="при выполнении индивидуального плана за месяц")


def _work_checks(facts: WorkFacts) -> Iterator[Problem]:
    yield from in_force(facts.dated)
    yield from own(facts.employee, "employee")
    yield from period(facts.starts, facts.ends, "ends")
    if not facts.content:
        yield Problem(
            "fact-missing", "Перечислите содержание работы по наставничеству.", Place(column="content")
        )
    if facts.employee is not None and facts.employee.identity in {one.identity for one in facts.mentees}:
        words = f"{facts.employee.printed_short} назван и наставником, и тем, кому помогают. Уберите лишнее."
        yield Problem("mentor-is-mentee", words, Place(column="mentees"))
    if facts.amount and facts.rate:
        words = "Размер выплаты указан дважды: в рублях и словами. Оставьте одно."
        yield Problem("payment-twice", words, Place(column="rate"))


def _work_values(facts: WorkFacts) -> Json:
    return {"payment": payment(facts.amount, facts.rate, facts.conditions)}


_PAYMENT = {"payment": "Размер и условия выплаты"}
_WORK: dict[str, Any] = {
    "employee": samples.TEACHER,
    "form": "педагог – педагог, индивидуально, очно",
    "starts": date(2026, 12, 1),
    "ends": date(2027, 5, 31),
}


# --- consent ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts(WorkFacts):
    """The written consent of an employee. `head`: to whom it is written."""

    head: PersonInOrder | None = person("Кому: руководитель", required=True, source="organisation.head")


def _consent_checks(facts: ConsentFacts) -> Iterator[Problem]:
    yield from _work_checks(facts)
    if not payment(facts.amount, facts.rate):
        words = "Размер выплаты не указан: работник согласится, не зная оплаты. Укажите сумму или порядок расчёта."
        yield Problem("payment-missing", words, Place(column="rate"), blocks=False)


def _consent_values(facts: ConsentFacts) -> Json:
    return _work_values(facts) | head_words(facts.head)


MENTOR_CONSENT = Paper(
    kind=DocumentKind("mentor-consent", "Согласие", "Согласие работника на выполнение работы по наставничеству"),
    facts=ConsentFacts,
    samples=(
        ConsentFacts(
            **samples.PAPER | _WORK,
            mentees=(samples.YOUNG_TEACHER, samples.PSYCHOLOGIST),
            amount=5000,
            conditions="при выполнении индивидуального плана за месяц",
            head=DIRECTOR,
        ),
        ConsentFacts(
            **samples.PAPER | _WORK, mentees=(samples.YOUNG_TEACHER,), rate="15 % должностного оклада ежемесячно", head=DIRECTOR,
        ),
        ConsentFacts(
            **samples.BARE_PAPER | _WORK | {"employee": samples.PSYCHOLOGIST}, content=CONTENT[:1], head=DIRECTOR,
        ),
    ),
    purpose="Работник письменно соглашается быть наставником: кому и в чём помогает, в какой срок, за какую выплату.",
    stage=Stage.TEACHERS,
    register=None,
    subject=Subject.PERSON,
    checks=_consent_checks,
    more=_consent_values,
    described=_PAYMENT | HEAD_POST,
)  # fmt: skip


# --- supplement to the labour contract --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementFacts(WorkFacts):
    """The supplementary agreement: content, term, form, size and conditions of the pay."""

    head: PersonInOrder | None = person(
        "Кто подписывает от работодателя", required=True, source="organisation.head"
    )
    authority: str = text(
        "На каком основании он действует",
        default="устав",
        hint="В именительном падеже: устав; приказ от 01.09.2026 № 5.",
    )
    contract_number: str = text("Номер трудового договора")
    contract_dated: date | None = day("Дата трудового договора", required=True)
    consent: date | None = day("Дата письменного согласия работника", required=True)
    volume: str = text("Объём работы", hint="не более 4 часов в неделю")
    pay_ground: str = text(
        "Акт об оплате", hint="В именительном падеже: положение об оплате труда работников."
    )
    pay_term: str = text("Когда выплачивается", default="в сроки, установленные для выплаты заработной платы")


def _supplement_checks(facts: SupplementFacts) -> Iterator[Problem]:
    yield from _work_checks(facts)
    yield from not_ahead("Согласие работника", facts.consent, facts.dated, "consent")
    yield from not_ahead("Трудовой договор", facts.contract_dated, facts.dated, "contract_dated")
    yield from not_past("День начала работы", facts.starts, facts.dated, "starts")
    if not payment(facts.amount, facts.rate):
        words = (
            "Укажите размер выплаты: сумму или порядок расчёта. Без него соглашение не отвечает "
            f"статье{NBSP}351.8 ТК РФ: работа наставника оплачивается."
        )
        yield Problem("payment-missing", words, Place(column="rate"))
    elif not facts.pay_ground:
        words = "Выплата указана без основания. Назовите положение об оплате труда или другой акт."
        yield Problem("amount-without-ground", words, Place(column="pay_ground"))
    if not facts.mentees:
        words = "Не указано, кому помогает наставник. Назовите работников или внесите пару в базу."
        yield Problem("mentees-missing", words, Place(column="mentees"), blocks=False)


def _supplement_values(facts: SupplementFacts) -> Json:
    assert facts.contract_dated is not None
    numbered = f" №{NBSP}{facts.contract_number}" if facts.contract_number else ""
    return (
        _work_values(facts)
        | head_words(facts.head)
        | {
            "contract": f"от {long_date(facts.contract_dated)}{numbered}",
            "authority_gen": typeset(decline_act(facts.authority, Case.GENITIVE)),
            "pay_ground_ins": typeset(decline_act(facts.pay_ground, Case.INSTRUMENTAL)),
        }
    )


MENTOR_SUPPLEMENT = Paper(
    kind=DocumentKind(
        "mentor-supplement", "Дополнительное соглашение", "Дополнительное соглашение о работе по наставничеству"
    ),
    facts=SupplementFacts,
    samples=(
        SupplementFacts(
            **samples.PAPER | _WORK,
            mentees=(samples.YOUNG_TEACHER, samples.PSYCHOLOGIST),
            amount=5000,
            conditions="при выполнении индивидуального плана за месяц",
            head=DIRECTOR,
            contract_number="17/2015",
            contract_dated=date(2015, 8, 25),
            consent=date(2026, 11, 18),
            volume="не более 4 часов в неделю",
            pay_ground="положение об оплате труда работников МБОУ «Школа № 5»",
        ),
        SupplementFacts(
            **samples.BARE_PAPER | _WORK | {"employee": samples.PSYCHOLOGIST},
            mentees=(samples.YOUNG_TEACHER,),
            content=CONTENT[:1],
            rate="15 % должностного оклада ежемесячно",
            head=DIRECTOR,
            authority="приказ от 01.09.2026 № 5",
            contract_dated=date(2024, 9, 2),
            consent=date(2026, 11, 18),
            pay_ground="коллективный договор",
            pay_term="",
        ),
    ),
    purpose="Закрепляет работу наставника в трудовом договоре: содержание, срок, форма, размер и условия выплаты.",
    stage=Stage.TEACHERS,
    register=Register.AGREEMENTS,
    subject=Subject.PERSON,
    checks=_supplement_checks,
    more=_supplement_values,
    described=_PAYMENT | HEAD_POST | {
        "contract": "Дата и номер трудового договора",
        "authority_gen": "Основание полномочий, родительный падеж",
        "pay_ground_ins": "Акт об оплате, творительный падеж",
    },
    counted=frozenset({"authority_gen", "pay_ground_ins"}),
)  # fmt: skip


# --- the order on the work and its pay --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """An employee who is charged with mentoring, on his consent, for pay."""

    who: PersonInOrder | None = person("Наставник", required=True)
    mentees: str = text("Кому помогает", hint="Через точку с запятой.")
    form: str = text("Форма наставничества")
    starts: date | None = day("С", required=True)
    ends: date | None = day("По", required=True)
    consent: date | None = day("Письменное согласие от", required=True)
    supplement: str = text("Дополнительное соглашение", hint="от 20.11.2026 № 4")
    amount: int | None = number("Выплата, руб. в месяц")
    rate: str = text("Размер выплаты", hint="15 % должностного оклада")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts(OrderFacts):
    """The order that charges employees with mentoring and sets the pay."""

    mentors: tuple[Assigned, ...] = rows("Наставники", required=True, source="employees.assigned")
    pay_ground: str = text(
        "Акт об оплате", hint="В именительном падеже: положение об оплате труда работников.", required=True
    )
    accountant: PersonInOrder | None = person("Кто начисляет выплаты")
    personnel: PersonInOrder | None = person("Кто оформляет кадровые документы")
    supplements_due: date | None = day("Заключить дополнительные соглашения до")


def _payment_checks(facts: PaymentFacts) -> Iterator[Problem]:
    yield from in_force(facts.dated)
    yield from not_past("Срок для соглашений", facts.supplements_due, facts.dated, "supplements_due")
    yield from each_once([one.who for one in facts.mentors], "mentors", "назван среди наставников")
    for row, one in enumerate(facts.mentors, start=1):
        yield from own(one.who, "mentors", row)
        yield from period(one.starts, one.ends, "mentors", row)
        yield from not_past("Начало работы", one.starts, facts.dated, "mentors", blocks=False, row=row)
        yield from not_ahead("Согласие работника", one.consent, facts.dated, "mentors", row)
        yield from _row_pay(one, row)
    unsigned = rows_where(facts.mentors, lambda one: not one.supplement)
    words = "Нет дополнительного соглашения: {rows}. Заключите его до начала работы."
    yield from in_rows("supplement-missing", words, unsigned, "mentors")
    if facts.accountant is None:
        words = "Не указано, кто начисляет выплаты. Назовите главного бухгалтера или другого работника."
        yield Problem("accountant-missing", words, Place(column="accountant"), blocks=False)


def _row_pay(one: Assigned, row: int) -> Iterator[Problem]:
    who = one.who.printed_short if one.who else ""
    if not payment(one.amount, one.rate):
        words = f"{who}: укажите размер выплаты — сумму или порядок расчёта. Работа наставника оплачивается."
        yield Problem("payment-missing", words, Place(row=row, column="mentors"))
    if one.amount and one.rate:
        words = f"{who}: размер выплаты указан дважды, в рублях и словами. Оставьте одно."
        yield Problem("payment-twice", words, Place(row=row, column="mentors"))


def _payment_values(facts: PaymentFacts) -> Json:
    assert facts.dated is not None
    many = len(facts.mentors) > 1
    return {
        "title": "О поручении работы по наставничеству и о выплате за её выполнение",
        "law": law.preamble_acts(law.TEACHERS, facts.dated),
        "pay_ground_ins": typeset(decline_act(facts.pay_ground, Case.INSTRUMENTAL)),
        "many": many,
        "lines": [_assigned(row, one) for row, one in enumerate(facts.mentors, start=1)],
    }


def _assigned(row: int, one: Assigned) -> Json:
    assert one.who is not None
    assert one.consent is not None
    assert one.starts is not None
    assert one.ends is not None
    supplement = f"дополнительное соглашение {typeset(one.supplement)}" if one.supplement else ""
    ground = f"письменное согласие от {short_date(one.consent)}"
    return {
        "number": str(row),
        "who": one.who.in_full(Case.NOMINATIVE),
        "dat": one.who.in_full(Case.DATIVE) + ("," if one.who.described_by else ""),
        "mentees": typeset(one.mentees),
        "form": typeset(one.form),
        "term": f"{short_date(one.starts)} – {short_date(one.ends)}",
        "starts": long_date(one.starts),
        "ends": long_date(one.ends),
        "payment": payment(one.amount, one.rate),
        "grounds": "; ".join(part for part in (ground, supplement) if part),
    }


_ASSIGNED = Assigned(
    who=samples.TEACHER,
    mentees="Слепцова Сардаана Николаевна",
    form="педагог – педагог",
    starts=date(2026, 12, 1),
    ends=date(2027, 5, 31),
    consent=date(2026, 11, 18),
    supplement="от 20.11.2026 № 4",
    amount=5000,
)
MENTOR_PAYMENT_ORDER = Paper(
    kind=DocumentKind("mentor-payment-order", "Приказ", "О поручении работы по наставничеству и выплате"),
    facts=PaymentFacts,
    samples=(
        PaymentFacts(
            **samples.ORDER,
            mentors=(
                _ASSIGNED,
                replace(
                    _ASSIGNED, who=samples.PSYCHOLOGIST, mentees="Рожина-Жук Анна; Ким Анна Ильинична", amount=None,
                    rate="15 % должностного оклада ежемесячно", supplement="",
                ),
                replace(_ASSIGNED, who=samples.YOUNG_TEACHER, mentees="", form="", amount=12001),
            ),
            pay_ground="положение об оплате труда работников",
            accountant=samples.colleague(9),
            personnel=samples.colleague(8),
            supplements_due=date(2026, 11, 30),
        ),
        PaymentFacts(
            **samples.ORDER | {"grounds": ()},
            mentors=tuple(replace(_ASSIGNED, who=samples.colleague(n)) for n in range(40)),
            pay_ground="положение об оплате труда работников",
        ),
        PaymentFacts(
            **samples.BARE_ORDER, mentors=(replace(_ASSIGNED, mentees="", form="", supplement=""),),
            pay_ground="коллективный договор",
        ),
    ),
    purpose="Поручает работникам наставничество с их согласия и устанавливает выплату за него.",
    stage=Stage.TEACHERS,
    checks=_payment_checks,
    more=_payment_values,
    described={
        "law": "Правовые основания, творительный падеж",
        "pay_ground_ins": "Акт об оплате, творительный падеж",
        "many": "Наставников больше одного (да или нет)",
        "lines": "Наставники (цикл): number, who, dat, mentees, form, term, starts, ends, payment, grounds",
    },
    table="mentors",
    counted=frozenset({"pay_ground_ins"}),
)  # fmt: skip


PAPERS: tuple[Paper, ...] = (
    MENTOR_CONSENT,
    MENTOR_SUPPLEMENT,
    MENTOR_PAYMENT_ORDER,
    MENTOR_NOTICE,
    MENTOR_REFUSAL,
)
