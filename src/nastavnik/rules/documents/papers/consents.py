"""Consents to processing and to distribution of personal data: each a document of its own (152-ФЗ, 156-ФЗ of 24.06.2025).

The text of the consents to processing is that of rules.people.consent_wording. Passport data are never asked for:
they are lines to be filled in by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nastavnik.rules.dates import age_on
from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.asked import choice, day, flag, lines, person, rows, text
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.dates import short_date
from nastavnik.rules.documents.wording.names import FullName
from nastavnik.rules.documents.wording.typography import typeset
from nastavnik.rules.outcome import Place, Problem
from nastavnik.rules.people.consents import ADULT

__all__ = ["PAPERS"]

SELF, REPRESENTATIVE = "self", "representative"
_SIGNS = ((SELF, "сам участник"), (REPRESENTATIVE, "законный представитель"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts(PaperFacts):
    """Whose data it is about; nobody for a blank. `grown` tells the age where the birth is not known."""

    who: PersonInOrder | None = person("Чьи данные", given=True, plain=True, source="person.self")
    born: date | None = day("Дата рождения", given=True, source="person.born")
    grown: bool = flag("Взрослый, если дата рождения неизвестна", given=True, source="person.grown")

    def is_minor(self) -> bool:
        assert self.dated is not None
        return age_on(self.born, self.dated) < ADULT if self.born else not self.grown


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultConsentFacts(ConsentFacts):
    """The consent of somebody of age (S0-2.4.3)."""

    processor: str = text(
        "Кому поручена обработка",
        hint="Организация, которая ведёт систему по поручению. Пусто — никому.",
        later="из настроек системы",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorConsentFacts(AdultConsentFacts):
    """The consent of a representative for a minor."""

    representative: PersonInOrder | None = person(
        "Законный представитель", hint="Фамилия, имя и отчество.", source="person.representative", plain=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedItem:
    """Something that may be shown to everybody, and on what conditions."""

    what: str = text("Персональные данные", required=True)
    conditions: str = text("Условия и запреты")


_ITEMS = (
    PublishedItem(what="Фамилия, имя, отчество"),
    PublishedItem(what="Класс или должность, организация"),
    PublishedItem(what="Роль в программе и форма наставничества"),
    PublishedItem(what="Достижения и результаты участия в программе"),
    PublishedItem(what="Отзыв о программе, рассказ о работе пары (кейс)"),
    PublishedItem(what="Фотографии и видеозаписи с мероприятий"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionConsentFacts(ConsentFacts):
    """The consent to show data to everybody: article 10.1 and the order of Роскомнадзор of 24.02.2021 № 18."""

    signs: str = choice("Кто подписывает", _SIGNS, source="person.signs")
    representative: PersonInOrder | None = person(
        "Законный представитель", hint="Если подписывает он.", source="person.representative", plain=True
    )
    contacts: str = text(
        "Телефон, почта или адрес того, кто подписывает", hint="Пусто — строка для заполнения от руки.",
        source="person.contacts",
    )  # fmt: skip
    resources: tuple[str, ...] = lines(
        "Где будут опубликованы сведения",
        hint="Каждый адрес с новой строки и полностью: https://school.example/nastavnichestvo.",
        required=True,
        source="organisation.sites",
    )
    items: tuple[PublishedItem, ...] = rows("Что разрешают публиковать", default=_ITEMS)
    until: date | None = day("Действует по", hint="Пусто — до завершения участия в программе.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeConsentFacts(ConsentFacts):
    """The consent of an employee who is a mentor, a curator or is mentored at work."""

    recipients: tuple[str, ...] = lines(
        "Кому передают сведения о работнике",
        hint="Каждый получатель с новой строки. Пусто — никому.",
        later="из карточки муниципалитета и региона",
    )
    processor: str = text("Кому поручена обработка", hint="Пусто — никому.", later="из настроек системы")


# --- problems -----------------------------------------------------------------------------------------------


def _only_adults(facts: ConsentFacts) -> Iterator[Problem]:
    if facts.who is not None and facts.dated is not None and facts.is_minor():
        text = (
            f"{facts.who.name}: на {short_date(facts.dated)} нет 18 лет. За несовершеннолетнего согласие подписывает "
            "законный представитель: напечатайте согласие законного представителя."
        )
        yield Problem("consent-of-minor", text)


def _only_minors(facts: MinorConsentFacts) -> Iterator[Problem]:
    if facts.who is None or facts.dated is None:
        return
    if not facts.is_minor():
        text = (
            f"{facts.who.name}: на {short_date(facts.dated)} уже есть 18 лет, согласие представителя не действует. "
            "Напечатайте согласие совершеннолетнего участника."
        )
        yield Problem("consent-of-adult", text)
    yield from _unnamed(facts.representative)


def _unnamed(representative: PersonInOrder | None) -> Iterator[Problem]:
    if representative is None:
        text = "Законный представитель не указан: его имя впишут от руки."
        yield Problem("representative-missing", text, Place(column="representative"), blocks=False)


def _distribution_problems(facts: DistributionConsentFacts) -> Iterator[Problem]:
    if not facts.items:
        text = "Не сказано, что разрешают публиковать. Перечислите персональные данные."
        yield Problem("items-missing", text, Place(column="items"))
    if facts.dated is None:
        return
    if facts.until is not None and facts.until < facts.dated:
        text = f"Согласие кончается {short_date(facts.until)}, раньше, чем будет подписано."
        yield Problem("period-reversed", text, Place(column="until"))
    if facts.who is not None and facts.is_minor() != (facts.signs == REPRESENTATIVE):
        who = "законный представитель" if facts.is_minor() else "сам участник"
        text = f"{facts.who.name}: на {short_date(facts.dated)} согласие подписывает {who}."
        yield Problem("wrong-signer", text, Place(column="signs"))
    if facts.who is not None and facts.signs == REPRESENTATIVE:
        yield from _unnamed(facts.representative)


def _employee_problems(facts: EmployeeConsentFacts) -> Iterator[Problem]:
    if facts.who is not None and facts.who.class_label and not facts.who.post:
        text = (
            f"{facts.who.name} не работник организации: это согласие для работников. Напечатайте согласие "
            "совершеннолетнего участника или законного представителя."
        )
        yield Problem("not-employee", text)
    yield from _only_adults(facts)


# --- values -------------------------------------------------------------------------------------------------


def _minor_values(facts: MinorConsentFacts) -> Json:
    return {"signed_by": str(facts.representative.name) if facts.representative else ""}


def _own_values(facts: ConsentFacts) -> Json:
    return {"signed_by": str(facts.who.name) if facts.who else ""}


def _distribution_values(facts: DistributionConsentFacts) -> Json:
    signer = facts.representative if facts.signs == REPRESENTATIVE else facts.who
    return {
        "signed_by": str(signer.name) if signer else "",
        "of_minor": facts.signs == REPRESENTATIVE,
        "resources": [typeset(one.rstrip(".; ")) for one in facts.resources],
    }


# --- papers -------------------------------------------------------------------------------------------------

_SIGNED_BY = {"signed_by": "Кто подписывает: фамилия, имя, отчество; пусто в бланке"}
_PAPER: dict[str, Any] = samples.PAPER | {"number": ""}
_BARE: dict[str, Any] = samples.BARE_PAPER | {"number": ""}
_GROWN = date(1986, 2, 28)
_YOUNG = date(2012, 3, 5)
_LONG = replace(
    samples.PARENT,
    name=FullName("Мамин-Сибиряк-Череззаборногузадерищенский", "Константин-Александр", "Владиславович"),
)
_PROCESSOR = (
    "ГАУ «Региональный центр информационных технологий в образовании», 646000, г. Заречный, ул. Мира, д. 2"
)
_HERE: dict[str, Any] = {"stage": Stage.BASES, "register": None, "subject": Subject.PERSON}
ADULT_CONSENT = Paper(
    kind=DocumentKind(
        "consent-adult", "Согласие", "На обработку персональных данных совершеннолетнего участника"
    ),
    facts=AdultConsentFacts,
    samples=(
        AdultConsentFacts(**_PAPER, who=samples.ENGINEER, born=_GROWN, grown=True, processor=_PROCESSOR),
        AdultConsentFacts(**_BARE, grown=True),
    ),
    purpose="Без него взрослого участника нельзя включить в пару; подписывает сам участник с 18 лет.",
    checks=_only_adults,
    more=_own_values,
    described=_SIGNED_BY,
    **_HERE,
)
MINOR_CONSENT = Paper(
    kind=DocumentKind(
        "consent-minor", "Согласие", "На обработку персональных данных несовершеннолетнего участника"
    ),
    facts=MinorConsentFacts,
    samples=(
        MinorConsentFacts(
            **_PAPER, who=samples.GIRL, born=_YOUNG, representative=_LONG, processor=_PROCESSOR
        ),
        MinorConsentFacts(**_PAPER, who=samples.PUPIL),
        MinorConsentFacts(**_BARE),
    ),
    purpose="За участника до 18 лет согласие подписывает родитель или другой законный представитель.",
    checks=_only_minors,
    more=_minor_values,
    described=_SIGNED_BY,
    **_HERE,
)
DISTRIBUTION_CONSENT = Paper(
    kind=DocumentKind("consent-distribution", "Согласие", "На распространение персональных данных"),
    facts=DistributionConsentFacts,
    samples=(
        DistributionConsentFacts(
            **_PAPER,
            who=samples.GIRL,
            born=_YOUNG,
            signs=REPRESENTATIVE,
            representative=samples.PARENT,
            contacts="8 (38150) 0-00-02, parent@family.example",
            resources=("https://school.example/nastavnichestvo", "https://vk.example/school5"),
            items=(
                replace(_ITEMS[0], conditions="только имя, без фамилии и отчества"),
                *_ITEMS[1:],
            ),
            until=date(2027, 8, 31),
        ),
        DistributionConsentFacts(
            **_PAPER,
            who=samples.TEACHER,
            born=_GROWN,
            resources=("https://school.example",),
            items=tuple(PublishedItem(what=f"Фотография с мероприятия № {n}") for n in range(1, 41)),
        ),
        DistributionConsentFacts(**_BARE, resources=("https://school.example",), items=_ITEMS[:1]),
    ),
    purpose="Нужно, чтобы назвать человека на сайте, показать фотографию или рассказать его историю.",
    checks=_distribution_problems,
    more=_distribution_values,
    described=_SIGNED_BY | {"of_minor": "Подписывает законный представитель (да или нет)"},
    **_HERE,
    kept_in_blank=frozenset({"items"}),
)
EMPLOYEE_CONSENT = Paper(
    kind=DocumentKind("consent-employee", "Согласие", "На обработку персональных данных работника"),
    facts=EmployeeConsentFacts,
    samples=(
        EmployeeConsentFacts(
            **_PAPER,
            who=samples.CURATOR,
            born=_GROWN,
            recipients=(
                "Управление образования администрации района",
                "Региональный наставнический центр, 646000, г. Заречный, ул. Мира, д. 2",
            ),
            processor=_PROCESSOR,
        ),
        EmployeeConsentFacts(**_BARE, grown=True),
    ),
    purpose="Для педагогов и других работников: наставников, наставляемых и кураторов.",
    checks=_employee_problems,
    more=_own_values,
    described=_SIGNED_BY,
    **_HERE,
)
PAPERS: tuple[Paper, ...] = (ADULT_CONSENT, MINOR_CONSENT, DISTRIBUTION_CONSENT, EMPLOYEE_CONSENT)
