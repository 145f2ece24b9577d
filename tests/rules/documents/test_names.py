"""Names in cases: no wrong form on the hard list; gender only where the name proves it; forms people corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.names import (
    FullName,
    decline,
    forms,
    guess_gender,
    in_case,
    override_key,
    short,
    short_in_case,
    signature,
)
from tests.rules.documents.lists import NameForms, hard_names, unseen_names

MALE, FEMALE = Gender.MALE, Gender.FEMALE
IVANOVA = FullName("Иванова", "Мария", "Петровна")


def _parts(name: FullName) -> list[str]:
    return [part for part in (name.surname, name.given, name.patronymic) if part]


@pytest.mark.fulfils("S1-3.1.1e")
@pytest.mark.parametrize(
    ("lines", "least"), [(hard_names(), 200), (unseen_names(), 1000)], ids=["hard", "unseen"]
)
def test_no_form_is_wrong_on_the_lists(lines: list[NameForms], least: int) -> None:
    wrong = [
        (str(line.name), case.value, form)
        for line in lines
        for case, right in line.forms.items()
        for form, accepted in zip(_parts(decline(line.name, case, line.gender)), right, strict=True)
        if form not in accepted
    ]
    assert len(lines) >= least
    assert wrong == []


def test_gender_guessed_is_never_the_wrong_one() -> None:
    wrong = [
        str(line.name)
        for line in hard_names() + unseen_names()
        if guess_gender(line.name) not in (line.gender, None)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        (FullName("Шевченко", "Саша", "Ильич"), MALE),
        (FullName("Цой", "Женя", "Ильинична"), FEMALE),
        (FullName("Мамедов", "Рашад", "Гасан-оглы"), MALE),
        (FullName("Ли", "Севда", "Вагиф кызы"), FEMALE),
        (FullName("Ким", "Болот", "Эркин уулу"), MALE),
        (FullName("Сериков", "Данияр", "Ержанулы"), MALE),
        (FullName("Кузнецова", "Саша"), FEMALE),
        (FullName("Достоевский", "Саша"), MALE),
        (FullName("Мельник", "Ольга"), FEMALE),
        (FullName("Мельник", "Игорь"), MALE),
        (FullName("Мельник", "Саша"), None),
        (FullName("Цин", "Вэй"), None),
        (FullName("Кузнецов", "Мария"), None),
        (FullName("Калина", "Женя"), None),
        (FullName("Шевченко", ""), None),
    ],
)
def test_gender_by_patronymic_then_surname_then_given_name(name: FullName, gender: Gender | None) -> None:
    assert guess_gender(name) is gender


@pytest.mark.fulfils("S1-3.1.1e")
def test_whole_name_in_the_accusative() -> None:
    assert in_case(IVANOVA, Case.ACCUSATIVE, FEMALE) == "Иванову Марию Петровну"


def test_prepositional_follows_the_same_rules() -> None:
    assert in_case(FullName("Соловей", "Лев", "Силыч"), Case.PREPOSITIONAL, MALE) == "Соловье Льве Силыче"
    assert in_case(FullName("Синяя", "Анна", "Львовна"), Case.PREPOSITIONAL, FEMALE) == "Синей Анне Львовне"


def test_spaces_are_tidied() -> None:
    name = FullName("  Салтыков - Щедрин ", " Иван\N{NO-BREAK SPACE}", "  Ильич ")
    assert in_case(name, Case.DATIVE, MALE) == "Салтыкову-Щедрину Ивану Ильичу"


@pytest.mark.fulfils("S0-0.13")
def test_initials_keep_to_the_surname() -> None:
    assert signature(IVANOVA) == "М.\N{NO-BREAK SPACE}П.\N{NO-BREAK SPACE}Иванова"
    assert short(IVANOVA) == "Иванова\N{NO-BREAK SPACE}М.\N{NO-BREAK SPACE}П."
    assert short(FullName("Хофман", "Лукас")) == "Хофман\N{NO-BREAK SPACE}Л."
    assert short(FullName("Дюма")) == "Дюма"
    assert (
        signature(FullName("Лебедева", "Анна-Мария", "Ильинична"))
        == "А.-М.\N{NO-BREAK SPACE}И.\N{NO-BREAK SPACE}Лебедева"
    )
    assert (
        short(FullName("Мамедов", "Рашад", "Гасан-оглы")) == "Мамедов\N{NO-BREAK SPACE}Р.\N{NO-BREAK SPACE}Г."
    )


def test_short_name_in_a_case() -> None:
    assert (
        short_in_case(IVANOVA, Case.ACCUSATIVE, FEMALE) == "Иванову\N{NO-BREAK SPACE}М.\N{NO-BREAK SPACE}П."
    )


def test_a_form_corrected_by_people_wins_in_full_and_short() -> None:
    name = FullName("Ремень", "Иван", "Ильич")
    own = {override_key("surname", Case.DATIVE): "Ременю"}
    assert in_case(name, Case.DATIVE, MALE, own) == "Ременю Ивану Ильичу"
    assert short_in_case(name, Case.DATIVE, MALE, own).startswith("Ременю")
    assert in_case(name, Case.GENITIVE, MALE, own) == "Ремня Ивана Ильича"


def test_forms_to_check_before_issue_use_the_keys_of_overrides() -> None:
    table = forms(FullName("Швец", "Джек"), MALE)
    assert table[override_key("surname", Case.INSTRUMENTAL)] == "Швецом"
    assert table[override_key("given", Case.DATIVE)] == "Джеку"
    assert {key.split(".")[0] for key in table} == {"surname", "given"}


LETTERS = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя- АБВЕЁИЙЯoO.'", max_size=12)


@given(LETTERS, LETTERS, LETTERS, st.sampled_from(Gender), st.sampled_from(Case))
def test_any_typed_text_is_declined_without_an_error(
    surname: str, given_name: str, patronymic: str, gender: Gender, case: Case
) -> None:
    name = FullName(surname, given_name, patronymic)
    assert decline(name, Case.NOMINATIVE, gender) == name
    assert isinstance(in_case(name, case, gender), str)
    assert guess_gender(name) in (None, MALE, FEMALE)
    assert isinstance(signature(name), str)
