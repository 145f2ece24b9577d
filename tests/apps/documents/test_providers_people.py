"""What the system knows for papers on a person, and that consents are complete by the law."""

from datetime import date

import pytest
from tools.document_templates.__main__ import FOLDER

from nastavnik.documents.kinds import ISSUABLE
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.documents.rendering.filling import fill
from nastavnik.insights.papers import Here, gathered, people
from nastavnik.people.models import Person
from nastavnik.rules.documents.papers.catalogue import PAPERS
from nastavnik.rules.outcome import blocking
from nastavnik.rules.people import consent_wording as wording
from tests.factories import TODAY, District, make_person, system


def here_of(person: Person) -> Here:
    return Here(person.organisation, system, TODAY, person=person)


def test_a_minor_is_signed_for(district: District) -> None:
    pupil = make_person(
        district.school,
        representative="Готовцева Анна Петровна",
        representative_phone="8 900 000-00-01",
        phone="1",
    )
    here = here_of(pupil)

    assert people.signs(here) == "representative"
    assert str(people.representative(here).name) == "Готовцева Анна Петровна"  # type: ignore[union-attr]  # there is one
    assert people.contacts(here) == "8 900 000-00-01"
    assert not people.grown(here)


def test_somebody_of_age_signs_himself(district: District) -> None:
    graduate = make_person(
        district.school, born=date(2008, 11, 21), representative="Готовцева Анна Петровна",
        phone="8 900 000-00-02", email="me@home.example",
    )  # fmt: skip
    here = here_of(graduate)

    assert people.signs(here) == "self"
    assert people.representative(here) is None
    assert people.contacts(here) == "8 900 000-00-02, me@home.example"


def test_without_a_person_it_is_a_blank(district: District) -> None:
    here = Here(district.school, system, TODAY)

    assert people.itself(here) is None
    assert people.signs(here) == "self"
    assert people.contacts(here) == ""


def test_the_site_is_where_it_is_published(district: District) -> None:
    district.school.site = "https://school5.example"
    assert people.sites(Here(district.school, system, TODAY)) == ("https://school5.example",)
    assert people.sites(Here(district.next_school, system, TODAY)) == ()


@pytest.mark.fulfils("S0-2.4.3")
@pytest.mark.parametrize(
    ("code", "facts", "says"),
    [
        (
            "consent-adult",
            {"born": date(1986, 2, 28)},
            ("Я, Рожина Анна Олеговна", "моих персональных данных"),
        ),
        (
            "consent-minor",
            {"representative": "Рожин Олег Павлович"},
            ("Я, Рожин Олег Павлович", "моего ребёнка"),
        ),
        (
            "consent-employee",
            {"born": date(1986, 2, 28), "occupation": "teacher", "post": "Учитель"},
            ("Я, Рожина Анна Олеговна, учитель", "главой 14 Трудового кодекса"),
        ),
    ],
)
def test_everything_that_article_9_asks_for_stands_in_a_consent(
    district: District, code: str, facts: dict[str, object], says: tuple[str, ...]
) -> None:
    district.school.address, district.school.inn = "с. Тихое, ул. Школьная, д. 4", "1400000001"
    person = make_person(
        district.school, surname="Рожина", given="Анна", patronymic="Олеговна", gender="f", **facts
    )

    text = printed(code, here_of(person))

    asked = (
        district.school.name, "с. Тихое, ул. Школьная, д. 4", "ИНН 1400000001", "Цель обработки", "№ 152-ФЗ",
        "Перечень персональных данных", "Перечень действий", "Срок действия", "Как отозвать", "адрес регистрации",
        "паспорт: серия, номер, кем и когда выдан", "подпись", *says,
    )  # fmt: skip
    assert [one for one in asked if one not in text] == []


def test_the_papers_and_the_blanks_of_a_pile_say_the_same(district: District) -> None:
    pupil = make_person(district.school, representative="Рожин Олег Павлович")
    text = printed("consent-minor", here_of(pupil))

    made = wording.sections(wording.Operator(district.school.name), of_minor=True)
    same = [one for one in made if one.lead not in ("Оператор", "Как отозвать")]
    assert len(same) == 5
    assert [one.lead for one in same if one.text not in text] == []


def test_a_consent_to_distribution_names_what_where_and_how_to_stop(district: District) -> None:
    district.school.site = "https://school5.example"
    text = printed("consent-distribution", here_of(make_person(district.school)))

    asked = (
        "статьёй 10.1", "https://school5.example", "Фамилия, имя, отчество", "☐ да", "Условия и запреты",
        "трёх рабочих дней", "Молчание", "моего ребёнка",
    )  # fmt: skip
    assert [one for one in asked if one not in text] == []


def printed(code: str, here: Here) -> str:
    kind, paper = ISSUABLE[code], PAPERS[code]
    facts = gathered(paper, here)
    assert [one.text for one in blocking(paper.problems(facts))] == []
    made = fill((FOLDER / kind.built_in).read_bytes(), kind.context(facts), title="", dated=TODAY)
    return plain_text(made).replace("\u00a0", " ")
