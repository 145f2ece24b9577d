"""Letters of a territory to its organisations, analytical notes, thanks and certificates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nastavnik.rules.documents.kinds import DocumentKind, Ground, Letterhead, PersonInOrder, Signer
from nastavnik.rules.documents.papers import law, samples
from nastavnik.rules.documents.papers.approval import list_item, organisation_in_cases, sentence
from nastavnik.rules.documents.papers.asked import (
    choice,
    day,
    grounds,
    lines,
    long_text,
    number,
    person,
    rows,
    text,
)
from nastavnik.rules.documents.papers.checks import not_ahead, not_past, period
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Register, Stage, Subject
from nastavnik.rules.documents.papers.words import Json, values_of
from nastavnik.rules.documents.references.links import expiring_links, misspelt_hosts
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.dates import long_date, short_date
from nastavnik.rules.documents.wording.names import FullName, short_in_case
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]

TERRITORY = ("municipality", "region")
EVERYBODY = ("organisation", *TERRITORY)


# --- what letters share -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """An indicator of the territory: plan, fact and whether the plan is met."""

    title: str = text("Показатель", required=True)
    plan: str = text("План")
    fact: str = text("Факт")
    status: str = text("Оценка")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """What is asked of those who get the letter."""

    what: str = text("Что сделать", required=True, hint="С глагола: направить отчёт в методический центр.")
    due: date | None = day("Срок")
    responsible: str = text("Ответственный")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts(PaperFacts):
    """Whom a letter is for, and who prepared it. A person is named before a group."""

    addressee: PersonInOrder | None = person(
        "Кому лично", hint="Иванова Мария Петровна, директор МБОУ «Школа № 6». Пусто — письмо группе."
    )
    addressees: str = text(
        "Кому группой", default="Руководителям образовательных организаций", hint="В дательном падеже."
    )
    reply_to: str = text("В ответ на письмо", hint="№ 15 от 01.09.2026. Пусто — письмо не ответное.")
    executor: PersonInOrder | None = person("Исполнитель", plain=True, source="author")
    executor_phone: str = text("Телефон исполнителя")


def _letter_checks(facts: LetterFacts) -> Iterator[Problem]:
    if facts.addressee is None and not facts.addressees.strip():
        words = "Укажите, кому письмо: лицо с должностью или группу организаций."
        yield Problem("addressee-missing", words, Place(column="addressee"))
    if facts.executor is None:
        words = "Не указан исполнитель: в письме ставят его имя и телефон, чтобы было у кого спросить."
        yield Problem("executor-missing", words, Place(column="executor"), blocks=False)


def _letter_values(facts: LetterFacts) -> Json:
    return {"to": _to(facts), "salutation": _salutation(facts)} | organisation_in_cases(facts.letterhead)


_LETTER_DESCRIBED = {
    "to": "Адресат в дательном падеже, по строкам (цикл)",
    "salutation": "Обращение",
    "of_organisation": "Отправитель кратко, родительный падеж",
    "in_organisation": "Отправитель кратко, предложный падеж",
}


def _to(facts: LetterFacts) -> list[str]:
    """«Директору МБОУ «Школа № 6»», «Ивановой М. П.»."""
    person = facts.addressee
    if person is None:
        return [typeset(facts.addressees)]
    post = typeset(person.described(Case.DATIVE))
    name = short_in_case(person.name, Case.DATIVE, person.known_gender, person.overrides)
    return [one for one in (f"{post[:1].upper()}{post[1:]}", name) if one]


def _salutation(facts: LetterFacts) -> str:
    """«Уважаемая Мария Петровна!»; without a patronymic «Уважаемая госпожа Рожина-Жук!»."""
    person = facts.addressee
    if person is None:
        heads = facts.addressees.strip().lower().startswith("руководител")
        return f"Уважаемые {'руководители' if heads else 'коллеги'}!"
    woman = person.known_gender is Gender.FEMALE
    name = person.name
    if name.patronymic:
        who = f"{name.given} {name.patronymic}"
    else:
        who = f"{'госпожа' if woman else 'господин'} {name.surname}"
    return f"Уважаем{'ая' if woman else 'ый'} {who}!"


def _instruction_checks(
    instructions: Iterable[Instruction], dated: date | None, column: str
) -> Iterator[Problem]:
    for row, one in enumerate(instructions, start=1):
        if one.due is None:
            words = f"У поручения нет срока: «{one.what}». Укажите, к какому дню его выполнить."
            yield Problem("term-missing", words, Place(row=row, column=column), blocks=False)
        yield from not_past("Срок поручения", one.due, dated, column, row=row)


def _link_checks(links: Sequence[str], column: str) -> Iterator[Problem]:
    for row, link in enumerate(links, start=1):
        for found in expiring_links((row, link)):
            yield Problem("address-expires", found.text, Place(row=row, column=column), blocks=False)
    for found in misspelt_hosts(links):
        yield Problem(
            "address-spelt-twice", found.text, Place(row=found.paragraph, column=column), blocks=False
        )


def _later_acts(acts: Iterable[Ground], dated: date | None, column: str) -> Iterator[Problem]:
    for one in acts:
        if one.dated is not None and dated is not None and one.dated > dated:
            words = (
                f"Письмо от {short_date(dated)} ссылается на более поздний документ от {short_date(one.dated)}: "
                f"«{one.text}». Проверьте даты."
            )
            yield Problem("ground-later", words, Place(column=column), blocks=False)


def _instrumental(acts: Iterable[Ground]) -> str:
    """«приказом управления образования от … № …», for «утверждённой»."""
    return ", ".join(typeset(decline_act(one.text.rstrip(". "), Case.INSTRUMENTAL)) for one in acts)


def _genitive(acts: Iterable[Ground]) -> str:
    """«приказа управления образования от … № …», for «на основании»."""
    return ", ".join(typeset(decline_act(one.text.rstrip(". "), Case.GENITIVE)) for one in acts)


def _sentences(paragraphs: Iterable[str]) -> list[str]:
    return [sentence(typeset(one)) for one in paragraphs]


def _items(typed: Iterable[str]) -> list[str]:
    return [list_item(typeset(one)) for one in typed]


def _asked(facts: Any, field: str) -> list[Json]:
    """Instructions of a field worded, without marks at the end of what is asked."""
    worded: list[Json] = values_of(facts)[field]
    return [one | {"what": list_item(one["what"])} for one in worded]


# --- the information letter ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event that organisations are told of."""

    event: str = text("Мероприятие", required=True)
    term: str = text("Когда", hint="25.11.2026, 15:00")
    place: str = text("Где", hint="МБОУ «Школа № 5», дистанционно")


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationLetterFacts(LetterFacts):
    """The quarterly letter on how the model is carried out (S2-2.1)."""

    subject: str = text("О чём письмо", default="О реализации целевой модели наставничества")
    period: str = text("Период", hint="в IV квартале 2026 г.", source="territory.quarter")
    body: tuple[str, ...] = lines("Текст письма", required=True, hint="Абзац на строку.")
    figures_on: date | None = day("Показатели на дату", source="territory.today")
    figures: tuple[FigureLine, ...] = rows("Показатели территории", source="territory.figures")
    events: tuple[EventLine, ...] = rows("Ближайшие мероприятия")
    asks: tuple[Instruction, ...] = rows("Что просим сделать")
    links: tuple[str, ...] = lines("Ссылки на материалы", hint="Каждая с новой строки, полным адресом.")
    annexes: tuple[str, ...] = lines(
        "Приложения", hint="Каждое с новой строки: план семинаров на 2 л. в 1 экз."
    )


def _information_checks(facts: InformationLetterFacts) -> Iterator[Problem]:
    yield from _letter_checks(facts)
    yield from _instruction_checks(facts.asks, facts.dated, "asks")
    yield from _link_checks(facts.links, "links")
    yield from not_ahead("Дата показателей", facts.figures_on, facts.dated, "figures_on")
    if not facts.subject.strip():
        words = "Напишите, о чём письмо: заголовок стоит над текстом."
        yield Problem("subject-missing", words, Place(column="subject"))


def _information_values(facts: InformationLetterFacts) -> Json:
    return _letter_values(facts) | {
        "title": typeset(facts.subject.strip().rstrip(".")),
        "body": _sentences(facts.body),
        "annexes": _items(facts.annexes),
        "asks": _asked(facts, "asks"),
    }


# --- recommendations ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecommendation(Instruction):
    """A recommendation to one organisation, with the deficit it mends."""

    organisation: str = text("Организация", required=True)
    deficit: str = text("Дефицит")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgorithmStage:
    """A stage of the algorithm of introduction."""

    stage: str = text("Этап", required=True)
    term: str = text("Срок", hint="май текущего года")
    essence: str = text("Суть этапа")
    documents: str = text("Документы")


_READERS = "руководителей образовательных организаций, их заместителей и педагогических работников"
_AIM = "разработка комплекса мер по устранению дефицитов, выявленных мониторингом"
_EXPECTED = (
    "разработаны и утверждены локальные акты о наставничестве; административные команды и педагогические коллективы ведут "
    "работу по этапам целевой модели"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationsFacts(LetterFacts):
    """The letter that sends address recommendations, with the recommendations in the annex (S0-0, S0-1)."""

    model: str = choice("Чьё наставничество", law.MODELS)
    period: str = text("Период действия модели", hint="на 2026–2028 годы")
    model_acts: tuple[Ground, ...] = grounds(
        "Чем утверждена модель",
        hint="В именительном падеже: приказ управления образования от 25.08.2026 № 225.",
    )
    grounds: tuple[Ground, ...] = grounds("На основании чего проведён мониторинг")
    note_link: str = text("Ссылка на аналитическую справку")
    readers: str = text("Для кого рекомендации", default=_READERS, hint="В родительном падеже.")
    deficits: tuple[str, ...] = lines("Выявленные дефициты", required=True, hint="Каждый с новой строки.")
    aim: str = long_text("Цель рекомендаций", default=_AIM)
    expected: str = long_text("Ожидаемый результат", default=_EXPECTED)
    common: tuple[Instruction, ...] = rows("Рекомендации всем организациям")
    named: tuple[NamedRecommendation, ...] = rows("Рекомендации отдельным организациям")
    algorithm: tuple[AlgorithmStage, ...] = rows("Алгоритм работы по этапам")
    links: tuple[str, ...] = lines(
        "Ссылки на шаблоны и образцы", hint="Каждая с новой строки, полным адресом."
    )
    report_due: date | None = day("Сообщить о выполнении до")
    published: str = text("Где размещено письмо", hint="Полный адрес страницы с этим письмом.")


def _recommendations_checks(facts: RecommendationsFacts) -> Iterator[Problem]:
    yield from _letter_checks(facts)
    yield from _later_acts(facts.model_acts, facts.dated, "model_acts")
    yield from _instruction_checks(facts.common, facts.dated, "common")
    yield from _instruction_checks(facts.named, facts.dated, "named")
    yield from not_past("Срок отчёта", facts.report_due, facts.dated, "report_due")
    yield from _link_checks((facts.note_link, facts.published, *facts.links), "links")
    if not facts.common and not facts.named:
        words = "Нет ни одной рекомендации: добавьте хотя бы одну — всем или отдельной организации."
        yield Problem("recommendations-missing", words, Place(column="common"))
    if not facts.grounds:
        words = "Не указано, на основании чего проведён мониторинг, по которому даны рекомендации."
        yield Problem("grounds-missing", words, Place(column="grounds"), blocks=False)
    if not facts.published.strip():
        words = "Не указано, где размещено письмо: рекомендации должны быть доступны по ссылке."
        yield Problem("link-missing", words, Place(column="published"), blocks=False)


def _recommendations_values(facts: RecommendationsFacts) -> Json:
    return _letter_values(facts) | {
        "of_whom": _OF_WHOM[facts.model],
        "model_acts_ins": _instrumental(facts.model_acts),
        "grounds_gen": _genitive(facts.grounds),
        "deficits": _items(facts.deficits),
        "aim": typeset(facts.aim.strip().rstrip(".")),
        "expected": typeset(facts.expected.strip().rstrip(".")),
    }


_OF_WHOM = {
    law.PUPILS: "обучающихся",
    law.TEACHERS: "педагогических работников",
    law.BOTH: "обучающихся и педагогических работников",
}


# --- the analytical note ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """Figures of one organisation (of one municipality in a region)."""

    unit: str = text("Организация или муниципалитет", required=True)
    mentees: str = text("Доля наставляемых 10–19 лет")
    mentors: str = text("Доля наставников 15–19 лет")
    young: str = text("Доля молодых специалистов")
    remark: str = text("Примечание")


_METHODS = (
    "изучение баз наставников и наставляемых",
    "анализ локальных актов и вкладок «Наставничество» на сайтах организаций",
    "опрос участников программ наставничества",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyticalNoteFacts(PaperFacts):
    """The note on the results of monitoring: figures by organisations, deficits, causes, conclusions."""

    model: str = choice("Чьё наставничество", law.MODELS)
    grounds: tuple[Ground, ...] = grounds("Основание мониторинга")
    since: date | None = day("Мониторинг проведён с", required=True)
    until: date | None = day("Мониторинг проведён по", required=True)
    figures_on: date | None = day("Показатели на дату", source="territory.today")
    aim: str = long_text(
        "Цель мониторинга", default="оценка хода и результатов реализации целевой модели наставничества"
    )
    methods: tuple[str, ...] = lines("Методы сбора сведений", default=_METHODS, hint="Каждый с новой строки.")
    asked: int | None = number("Организаций всего", source="territory.organisations")
    answered: int | None = number("Из них представили сведения", source="territory.answered")
    figures: tuple[FigureLine, ...] = rows("Показатели территории", source="territory.figures")
    organisations: tuple[UnitLine, ...] = rows(
        "Показатели по организациям (в регионе — по муниципалитетам)", source="territory.units"
    )
    analysis: tuple[str, ...] = lines("Анализ", required=True, hint="Абзац на строку.")
    deficits: tuple[str, ...] = lines("Выявленные дефициты", hint="Каждый с новой строки.")
    causes: tuple[str, ...] = lines("Причины", hint="Каждая с новой строки.")
    conclusions: tuple[str, ...] = lines("Выводы", required=True, hint="Каждый с новой строки.")
    recommendations: tuple[Instruction, ...] = rows("Рекомендации")
    link: str = text("Ссылка на материалы")
    executor: PersonInOrder | None = person("Исполнитель", plain=True, source="author")


def _note_checks(facts: AnalyticalNoteFacts) -> Iterator[Problem]:
    yield from period(facts.since, facts.until, "until")
    yield from not_ahead("Мониторинг завершён", facts.until, facts.dated, "until")
    yield from not_ahead("Дата показателей", facts.figures_on, facts.dated, "figures_on")
    yield from _instruction_checks(facts.recommendations, facts.dated, "recommendations")
    yield from _link_checks((facts.link,), "link")
    if facts.asked is not None and facts.answered is not None and facts.answered > facts.asked:
        words = f"Сведения представили {facts.answered}, а всего организаций {facts.asked}. Проверьте числа."
        yield Problem("answered-too-many", words, Place(column="answered"))
    if facts.deficits and not facts.recommendations:
        words = "Дефициты названы, а рекомендаций нет. Добавьте, что сделать, кому и к какому сроку."
        yield Problem("recommendations-missing", words, Place(column="recommendations"), blocks=False)
    if not facts.grounds:
        words = "Не указано, на основании чего проведён мониторинг."
        yield Problem("grounds-missing", words, Place(column="grounds"), blocks=False)


def _note_values(facts: AnalyticalNoteFacts) -> Json:
    assert facts.since is not None
    assert facts.until is not None
    return {
        "title": f"По итогам мониторинга реализации целевой модели наставничества {_OF_WHOM[facts.model]}",
        "of_whom": _OF_WHOM[facts.model],
        "grounds_gen": _genitive(facts.grounds),
        "deficits": _items(facts.deficits),
        "causes": _items(facts.causes),
        "methods": _items(facts.methods),
        "analysis": _sentences(facts.analysis),
        "conclusions": _sentences(facts.conclusions),
        "recommendations": _asked(facts, "recommendations"),
        "term": f"с{NBSP}{long_date(facts.since)} по{NBSP}{long_date(facts.until)}",
        "aim": typeset(facts.aim.strip().rstrip(".")),
    } | organisation_in_cases(facts.letterhead)


# --- thanks and certificates --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourFacts(PaperFacts):
    """Whom a sheet of honour is for. `workplace` is named where the person is of another organisation."""

    who: PersonInOrder | None = person(
        "Кому", required=True, source="person.self", hint="Иванова Мария Петровна, учитель математики"
    )
    workplace: str = text("Организация", hint="В именительном падеже, если она не ваша: МБОУ «Школа № 6».")
    territory: str = text("Муниципалитет", hint="В именительном падеже: Тихвинский район.")
    ground: str = text("Основание", hint="Приказ от 25.05.2027 № 45-од. Пусто — не печатается.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksFacts(HonourFacts):
    """Thanks to a participant of mentoring."""

    merits: str = text(
        "За что",
        default="за плодотворную работу и личный вклад в развитие наставничества",
        hint="С предлога «за».",
    )


ROLES = (
    ("mentor", "наставник"),
    ("mentee", "наставляемый"),
    ("curator", "куратор"),
    ("participant", "участник"),
)
_IN_ROLE = {
    "mentor": "наставника",
    "mentee": "наставляемого",
    "curator": "куратора",
    "participant": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts(HonourFacts):
    """A certificate that somebody took part."""

    certificate_number: str = text("Номер сертификата", hint="Пусто — без номера.")
    role: str = choice("В какой роли", ROLES, source="person.role")
    form: str = text(
        "Форма наставничества", source="person.form", hint="Ученик – ученик. Пусто — не печатается."
    )
    starts: date | None = day("Участие с", source="person.starts")
    ends: date | None = day("Участие по", source="person.ends")


def _honour_values(facts: HonourFacts) -> Json:
    of_place = " ".join(
        typeset(decline_act(one, Case.GENITIVE)) for one in (facts.workplace, facts.territory) if one.strip()
    )
    return {
        "of_place": of_place,
        "year": str(facts.dated.year) if facts.dated else "",
    } | organisation_in_cases(facts.letterhead)


def _thanks_checks(facts: ThanksFacts) -> Iterator[Problem]:
    if not facts.merits.strip():
        yield Problem("merits-missing", "Напишите, за что благодарность.", Place(column="merits"))
    elif not facts.merits.strip().lower().startswith("за "):
        words = f"«{facts.merits}»: начните с предлога «за» — «за подготовку победителей олимпиады»."
        yield Problem("merits-wording", words, Place(column="merits"), blocks=False)


def _thanks_values(facts: ThanksFacts) -> Json:
    return _honour_values(facts) | {"merits": typeset(facts.merits.strip().rstrip("."))}


def _certificate_checks(facts: CertificateFacts) -> Iterator[Problem]:
    yield from period(facts.starts, facts.ends, "ends")
    if facts.starts is None:
        words = "Не указано, с какого дня человек участвует: сертификат будет без срока."
        yield Problem("term-missing", words, Place(column="starts"), blocks=False)


def _certificate_values(facts: CertificateFacts) -> Json:
    assert facts.who is not None
    term = [
        f"{word}{NBSP}{long_date(one)}"
        for word, one in (("с", facts.starts), ("по", facts.ends))
        if one is not None
    ]
    return _honour_values(facts) | {
        "verb": "приняла" if facts.who.gender is Gender.FEMALE else "принял",
        "in_role": _IN_ROLE[facts.role],
        "term": " ".join(term),
    }


_HONOUR_DESCRIBED = {
    "of_place": "Организация и муниципалитет, родительный падеж",
    "year": "Год",
    "of_organisation": "Кто награждает, кратко, родительный падеж",
}


# --- examples and papers ------------------------------------------------------------------------------------

_DEPARTMENT = Letterhead(
    full_name="Управление образования администрации Тихвинского района",
    address="646580, с. Тихое, ул. Советская, д. 3",
    phone="8 (38150) 0-00-01",
    email="uo@district.example",
    site="district.example",
    place="с. Тихое",
)
_TERRITORY = samples.PAPER | {
    "letterhead": _DEPARTMENT,
    "number": "01-10/925",
    "signer": Signer(FullName("Дьячковская", "Вера", "Ильинична"), "Начальник управления образования"),
}  # fmt: skip
_HEAD = PersonInOrder(
    FullName("Рожина", "Мария", "Ивановна"),
    Gender.FEMALE,
    post="директор",
    organisation="МБОУ «Школа № 6»",
    key="20",
)
_NAMELESS = PersonInOrder(
    FullName("Шевченко", "Анна"),
    Gender.FEMALE,
    post="директор",
    organisation="МКОУ «Липовская школа»",
    key="21",
)
_FIGURES = (
    FigureLine(
        title="Доля детей и подростков 10–19 лет, вошедших в программы наставляемыми",
        plan="70 %", fact="38,4 %", status="ниже плана",
    ),
    FigureLine(title="Доля молодых специалистов, вошедших в программы наставляемыми", fact="—", status="нет данных"),
)  # fmt: skip
_ORDER = Ground(
    "приказ управления образования администрации Тихвинского района от 15.09.2026 № 52", date(2026, 9, 15)
)
_MODEL_ACT = Ground(
    "приказ управления образования администрации Тихвинского района от 25.08.2026 № 225", date(2026, 8, 25)
)
_REPORT = Instruction(
    what="направить сведения о парах и группах в методический центр",
    due=date(2026, 12, 25),
    responsible="кураторы",
)
_LETTER = _TERRITORY | {"executor": samples.PSYCHOLOGIST, "executor_phone": "8 (38150) 0-00-02"}

INFORMATION_LETTER = Paper(
    kind=DocumentKind("information-letter", "Письмо", "О реализации целевой модели наставничества"),
    facts=InformationLetterFacts,
    samples=(
        InformationLetterFacts(
            **_LETTER,
            addressee=_HEAD,
            reply_to="№ 15 от 01.11.2026",
            period="в IV квартале 2026 г.",
            body=(
                "В районе продолжается внедрение целевой модели наставничества: программы реализуют четырнадцать организаций.",
                "С 1 сентября действует региональная база наставников; включение в неё проводится по заявке организации.",
            ),
            figures_on=date(2026, 11, 20),
            figures=_FIGURES,
            events=(
                EventLine(event="Семинар кураторов", term="25.11.2026, 15:00", place="МБОУ «Школа № 5»"),
                EventLine(event="День наставника"),
            ),
            asks=(_REPORT, Instruction(what="назначить ответственного за базу", due=date(2026, 12, 1))),
            links=("https://district.example/nastavnichestvo",),
            annexes=("план семинаров на 2 л. в 1 экз.", "форма сведений на 1 л. в 1 экз."),
        ),
        InformationLetterFacts(
            **_LETTER | {"executor_phone": ""},
            addressee=_NAMELESS,
            body=("Приглашаем Вас на районный слёт наставников.",),
            annexes=("программа слёта на 1 л. в 1 экз.",),
        ),
        InformationLetterFacts(**samples.BARE_PAPER, body=("Сообщаем о начале мониторинга.",)),
    ),
    purpose="Ежеквартальное письмо организациям: как идёт внедрение, какие мероприятия впереди, что сделать и к какому дню.",
    stage=Stage.TERRITORY,
    register=Register.LETTERS,
    checks=_information_checks,
    more=_information_values,
    described=_LETTER_DESCRIBED,
    levels=TERRITORY,
)

_NAMED = (
    NamedRecommendation(
        organisation="МБОУ «Школа № 5»",
        deficit="нет положения о системе наставничества педагогов",
        what="разработать и утвердить положение",
        due=date(2027, 2, 1),
        responsible="директор",
    ),
    NamedRecommendation(
        organisation="МБОУ «Школа № 6»", what="обновить базу наставников", due=date(2026, 12, 25)
    ),
)
_RECOMMENDATIONS = _LETTER | {
    "model": law.BOTH,
    "period": "на 2026–2028 годы",
    "model_acts": (_MODEL_ACT,),
    "grounds": (_ORDER,),
    "note_link": "https://district.example/nastavnichestvo/spravka.pdf",
    "deficits": (
        "не во всех организациях утверждены положения",
        "базы наставников не обновляются в течение года",
    ),
    "published": "https://district.example/nastavnichestvo/rekomendacii.pdf",
    "report_due": date(2027, 3, 1),
}
RECOMMENDATIONS_LETTER = Paper(
    kind=DocumentKind("recommendations-letter", "Письмо", "О направлении адресных рекомендаций"),
    facts=RecommendationsFacts,
    samples=(
        RecommendationsFacts(
            **_RECOMMENDATIONS,
            addressee=_HEAD,
            reply_to="№ 15 от 01.11.2026",
            common=(
                Instruction(
                    what="внести изменения в локальные акты о наставничестве с учётом статьи 351.8 Трудового кодекса",
                    due=date(2027, 1, 15),
                    responsible="руководители организаций",
                ),
            ),
            named=_NAMED,
            algorithm=(
                AlgorithmStage(
                    stage="Планирование и подготовка",
                    term="май текущего года",
                    essence="Формирование управленческой команды и рабочей группы",
                    documents="Приказ о внедрении, положение, вкладка на сайте",
                ),
                AlgorithmStage(stage="Анализ исходного состояния"),
            ),
            links=("https://district.example/nastavnichestvo/shablony",),
        ),
        RecommendationsFacts(
            **_RECOMMENDATIONS,
            named=tuple(
                NamedRecommendation(
                    organisation=f"МБОУ «Школа № {n}»",
                    deficit="вкладка на сайте не обновляется",
                    what="разместить сведения о парах и мероприятиях без персональных данных",
                    due=date(2026, 12, 25),
                    responsible="куратор",
                )
                for n in range(1, 41)
            ),
        ),
        RecommendationsFacts(
            **samples.BARE_PAPER,
            deficits=("не утверждены положения",),
            common=(Instruction(what="утвердить положения"),),
            aim="",
            expected="",
            readers="",
        ),
    ),
    purpose="Письмо с приложением: что показал мониторинг и что рекомендовано всем и каждой организации, с сроками.",
    stage=Stage.TERRITORY,
    register=Register.LETTERS,
    checks=_recommendations_checks,
    more=_recommendations_values,
    described=_LETTER_DESCRIBED
    | {
        "of_whom": "Чьё наставничество, родительный падеж",
        "model_acts_ins": "Чем утверждена модель, творительный падеж",
        "grounds_gen": "Основания мониторинга, родительный падеж",
    },
    table="named",
    levels=TERRITORY,
)

_NOTE = _TERRITORY | {
    "number": "12",
    "model": law.PUPILS,
    "grounds": (_ORDER,),
    "since": date(2026, 11, 7),
    "until": date(2026, 11, 16),
    "figures_on": date(2026, 11, 16),
    "asked": 14,
    "answered": 13,
    "figures": _FIGURES,
    "analysis": (
        "Вовлечённость обучающихся выросла по сравнению с прошлым годом, но остаётся ниже плана.",
        "Наиболее востребована форма «ученик – ученик».",
    ),
    "deficits": ("не все молодые специалисты имеют наставников",),
    "causes": ("в малых школах не хватает опытных предметников",),
    "conclusions": (
        "Целевая модель реализуется во всех организациях района.",
        "Базы нуждаются в обновлении.",
    ),
    "recommendations": (_REPORT,),
    "link": "https://district.example/nastavnichestvo/monitoring",
    "executor": samples.PSYCHOLOGIST,
}
ANALYTICAL_NOTE = Paper(
    kind=DocumentKind(
        "analytical-note", "Аналитическая справка", "По итогам мониторинга реализации целевой модели наставничества"
    ),
    facts=AnalyticalNoteFacts,
    samples=(
        AnalyticalNoteFacts(
            **_NOTE,
            organisations=(
                UnitLine(unit="МБОУ «Школа № 5»", mentees="41,2 %", mentors="8,0 %", young="100,0 %"),
                UnitLine(unit="МБОУ «Школа № 6»", mentees="—", mentors="—", young="—", remark="нет данных о числе обучающихся"),
            ),
        ),
        AnalyticalNoteFacts(
            **_NOTE,
            organisations=tuple(
                UnitLine(unit=f"МБОУ «Средняя общеобразовательная школа № {n}»", mentees="41,2 %", mentors="8,0 %", young="—")
                for n in range(1, 41)
            ),
        ),
        AnalyticalNoteFacts(
            **samples.BARE_PAPER,
            since=date(2026, 11, 7),
            until=date(2026, 11, 16),
            aim="",
            methods=(),
            analysis=("Программы наставничества реализуются.",),
            conclusions=("Работу продолжить.",),
        ),
    ),
    purpose="Справка по итогам мониторинга: охват, показатели по организациям, дефициты, причины, выводы, рекомендации.",
    stage=Stage.TERRITORY,
    register=Register.NOTES,
    checks=_note_checks,
    more=_note_values,
    described={
        "of_whom": "Чьё наставничество, родительный падеж",
        "grounds_gen": "Основание мониторинга, родительный падеж",
        "term": "Сроки мониторинга словами",
    },
    table="organisations",
    levels=TERRITORY,
)  # fmt: skip

THANKS = Paper(
    kind=DocumentKind("thanks", "Благодарность", "Благодарность участнику программы наставничества"),
    facts=ThanksFacts,
    samples=(
        ThanksFacts(
            **_TERRITORY,
            who=samples.TEACHER,
            workplace="МБОУ «Школа № 5»",
            territory="Тихвинский район",
            merits="за подготовку молодых специалистов и личный вклад в развитие наставничества в районе",
            ground="Приказ от 20.11.2026 № 45-од",
        ),
        ThanksFacts(**samples.PAPER, who=samples.GIRL),
        ThanksFacts(**samples.BARE_PAPER, who=samples.PARENT),
    ),
    purpose="Благодарность наставнику, наставляемому, родителю или партнёру на отдельном листе.",
    stage=Stage.END,
    register=None,
    subject=Subject.PERSON,
    checks=_thanks_checks,
    more=_thanks_values,
    described=_HONOUR_DESCRIBED,
    levels=EVERYBODY,
)
CERTIFICATE = Paper(
    kind=DocumentKind("certificate", "Сертификат", "Сертификат участника программы наставничества"),
    facts=CertificateFacts,
    samples=(
        CertificateFacts(
            **_TERRITORY,
            certificate_number="17",
            who=samples.YOUNG_TEACHER,
            workplace="МБОУ «Школа № 5»",
            territory="Тихвинский район",
            form="Учитель – учитель",
            starts=date(2026, 9, 1),
            ends=date(2026, 11, 20),
            ground="Приказ от 20.11.2026 № 45-од",
        ),
        CertificateFacts(**samples.PAPER, who=samples.PUPIL, role="mentee", starts=date(2026, 9, 1)),
        CertificateFacts(**samples.BARE_PAPER, who=samples.ENGINEER, role="participant"),
    ),
    purpose="Сертификат наставника, наставляемого, куратора или участника программы.",
    stage=Stage.END,
    register=None,
    subject=Subject.PERSON,
    checks=_certificate_checks,
    more=_certificate_values,
    described=_HONOUR_DESCRIBED
    | {
        "verb": "Принял или приняла",
        "in_role": "В роли кого, родительный падеж; у участника пусто",
        "term": "Срок участия словами",
    },
    levels=EVERYBODY,
)
PAPERS: tuple[Paper, ...] = (INFORMATION_LETTER, RECOMMENDATIONS_LETTER, ANALYTICAL_NOTE, THANKS, CERTIFICATE)
