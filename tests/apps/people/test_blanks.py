"""Printable blanks of consents: every fact that the law asks for, one page a person."""

import io
from datetime import date

import pytest
from docx import Document

from nastavnik.orgs.models import Unit
from nastavnik.people.blanks import consent_blanks, empty_blank
from nastavnik.rules.people.consent_wording import TEXT_VERSION
from tests.conftest import TODAY
from tests.factories import District, make_person


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    footers = [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + footers).replace("\u00a0", " ")


@pytest.fixture
def school(district: District) -> Unit:
    district.school.address = "678000, с. Тихое, ул. Школьная, д. 4"
    district.school.inn, district.school.ogrn = "1400000001", "1021400000001"
    district.school.email = "school5@tihoe.example"
    return district.school


ALWAYS = (
    "Согласие на обработку персональных данных", "№ 152-ФЗ", "Адрес", "паспорт: серия, номер, кем и когда выдан",
    "678000, с. Тихое, ул. Школьная, д. 4", "ИНН 1400000001", "ОГРН 1021400000001", "Цель обработки",
    "Перечень персональных данных", "Перечень действий", "другому лицу не поручается", "Срок действия",
    "Как отозвать", "school5@tihoe.example", f"Редакция текста {TEXT_VERSION}", "дата\tподпись",
)  # fmt: skip


@pytest.mark.fulfils("S0-2.4.3")
def test_an_adult_signs_for_himself(school: Unit) -> None:
    teacher = make_person(
        school, surname="Ларионова", given="Мария", patronymic="Ивановна", born=date(1980, 1, 1)
    )

    text = text_of(consent_blanks(school, [teacher], today=TODAY))

    assert [fact for fact in (*ALWAYS, school.name, "Я,\tЛарионова Мария Ивановна") if fact not in text] == []
    assert "законного представителя" not in text


@pytest.mark.fulfils("S0-2.4.3")
def test_a_representative_signs_for_a_minor(school: Unit) -> None:
    pupil = make_person(school, surname="Готовцев", representative="Готовцева Анна Петровна")

    text = text_of(consent_blanks(school, [pupil], today=TODAY))

    wanted = (
        *ALWAYS, "Я,\tГотовцева Анна Петровна", "Ребёнок\tГотовцев Егор Семёнович, дата рождения 05.03.2012",
        "Полномочия", "исполнится 18 лет", "мои фамилия, имя, отчество и телефон",
    )  # fmt: skip
    assert [fact for fact in wanted if fact not in text] == []


def test_words_that_are_no_whole_name_are_left_to_be_written(school: Unit) -> None:
    pupil = make_person(school, representative="мать Анна")

    assert "мать Анна" not in text_of(consent_blanks(school, [pupil], today=TODAY))


def test_a_pile_has_a_page_for_each(school: Unit) -> None:
    people = [make_person(school, surname=name) for name in ("Рожин", "Усов", "Ларионов")]

    document = Document(io.BytesIO(consent_blanks(school, people, today=TODAY)))

    titles = [p for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert [title.paragraph_format.page_break_before for title in titles] == [None, True, True]


def test_an_empty_blank_names_nobody(school: Unit) -> None:
    text = text_of(empty_blank(school, of_minor=True))

    assert "фамилия, имя, отчество законного представителя" in text
    assert "None" not in text


def test_what_stands_in_a_name_is_text(school: Unit) -> None:
    person = make_person(
        school, surname="{{ 7*7 }}", given="{% raw %}\x01", patronymic="", born=date(1980, 1, 1)
    )

    assert "Я,\t{{ 7*7 }} {% raw %}\n" in text_of(consent_blanks(school, [person], today=TODAY))
