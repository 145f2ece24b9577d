"""Sheets of honour: thanks and certificates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nastavnik.rules.documents.kinds import DocumentKind, PersonInOrder
from nastavnik.rules.documents.papers import samples
from nastavnik.rules.documents.papers.approval import organisation_in_cases
from nastavnik.rules.documents.papers.asked import choice, day, person, text
from nastavnik.rules.documents.papers.checks import period
from nastavnik.rules.documents.papers.facts import PaperFacts
from nastavnik.rules.documents.papers.letter_parts import TERRITORY
from nastavnik.rules.documents.papers.letter_samples import TERRITORY_PAPER
from nastavnik.rules.documents.papers.paper import Paper, Stage, Subject
from nastavnik.rules.documents.papers.words import Json
from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.dates import long_date
from nastavnik.rules.documents.wording.posts import decline_act
from nastavnik.rules.documents.wording.typography import NBSP, typeset
from nastavnik.rules.outcome import Place, Problem

__all__ = ["PAPERS"]
EVERYBODY = ("organisation", *TERRITORY)


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
THANKS = Paper(
    kind=DocumentKind("thanks", "Благодарность", "Благодарность участнику программы наставничества"),
    facts=ThanksFacts,
    samples=(
        ThanksFacts(
            **TERRITORY_PAPER,
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
    counted=frozenset({"of_place", "year"}),
)
CERTIFICATE = Paper(
    kind=DocumentKind("certificate", "Сертификат", "Сертификат участника программы наставничества"),
    facts=CertificateFacts,
    samples=(
        CertificateFacts(
            **TERRITORY_PAPER,
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
    counted=frozenset({"of_place", "year", "in_role"}),
    in_blank={"verb": "принял(а)"},
)
PAPERS: tuple[Paper, ...] = (
    THANKS,
    CERTIFICATE,
)
