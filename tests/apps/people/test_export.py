"""The bases in the official form, and back again; the file returned with its problems."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.people.actions.persons import add_person
from nastavnik.people.export import export_base
from nastavnik.people.models import MentorProfile, Person, Request
from nastavnik.people.results import TITLE, result_file
from nastavnik.rules.access import SYSTEM
from nastavnik.rules.outcome import Place, Problem, Refused
from nastavnik.tables import open_table
from tests.apps.people import files
from tests.apps.people.test_imports import EGOR, TIMUR, take
from tests.conftest import NOW, TODAY
from tests.factories import YEAR, District, make_mentor, make_person, make_request

LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
WHEN: dict[str, Any] = {"by": SYSTEM, "now": NOW, "today": TODAY}
FEDERAL_MENTEES = [
    "№", "ФИО наставляемого", "Контактные данные для связи (данные представителя)",
    "Год рождения наставляемого", "Основной запрос наставляемого", "Дата вхождения в программу",
    "ФИО наставника", "Форма наставничества", "Место работы/учебы наставника", "Дата завершения программы",
    "Результаты программы", "Ссылка на кейс/отзыв наставляемого, размещенные на сайте организации",
    "Отметка о прохождении программы",
]  # fmt: skip


@dataclass(frozen=True)
class Pair:
    names: str
    place: str
    form: str


def exported(district: District, kind: str = "mentees", **options: Any) -> bytes:
    content, _ = export_base(
        kind, district.school, YEAR, Person.objects.filter(organisation=district.school), **options
    )
    return content


def table(content: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.fulfils("S0-2.4.2")
def test_the_form_has_exactly_the_official_columns(district: District) -> None:
    take(files.mentees(EGOR), district)

    rows = table(exported(district))

    assert rows[0][0] == "Форма базы наставляемых"
    assert list(rows[3]) == FEDERAL_MENTEES
    assert list(rows[4]) == list(range(1, 14))
    assert rows[5][:5] == (
        1, "Готовцев Егор Семёнович", "8 (914) 555-01-02, мать Анна", _at(2012, 3, 5), "Подготовка к ОГЭ по химии",
    )  # fmt: skip


def _at(year: int, month: int, day: int) -> Any:
    from datetime import datetime

    return datetime(year, month, day)


def test_only_the_kind_and_year_asked_for_go_out(district: District) -> None:
    make_request(make_person(district.school, surname="Рожин"))
    make_request(make_person(district.school, surname="Усов"), year=YEAR - 1)
    make_mentor(make_person(district.school, surname="Ларионов"))

    names = [row[1] for row in table(exported(district))[5:]]

    assert names == ["Рожин Егор Семёнович"]


def test_partners_come_from_the_pairs_where_there_are_any(district: District) -> None:
    request = make_request(make_person(district.school), stated_partners="Кто-то Другой")
    pair = Pair("Ларионова Анна Павловна", "Школа № 5", "ученик – ученик")

    content = exported(district, partners={request.pk: pair})

    row = table(content)[5]
    assert (row[6], row[7], row[8]) == (pair.names, pair.form, pair.place)
    assert take(content, district, partners={request.pk: pair}).unchanged == 1


def test_no_cell_can_start_a_formula(district: District) -> None:
    person = make_person(district.school, phone="", representative="+мать", contacts_note="@x")
    for number, start in enumerate(LIVE):
        make_request(person, year=YEAR + number, text=f"{start}cmd|' /C calc'!A0")

    for number in range(len(LIVE)):
        content, _ = export_base("mentees", district.school, YEAR + number, Person.objects.all())
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(LIVE)), cell.value


@pytest.mark.fulfils("S0-2.4.2", "X-18")
def test_an_export_taken_back_changes_nothing(district: District) -> None:
    take(files.mentees(EGOR, TIMUR), district)
    take(
        files.mentors(["Ларионова Анна Павловна", "+7 914 555 03 04", "Школа № 5", "- химия\n- ОГЭ"]),
        district,
        "mentors",
    )

    for kind, count in (("mentees", 2), ("mentors", 1)):
        report = take(exported(district, kind), district, kind)
        assert (report.accepted, report.unchanged, report.refused) == (0, count, [])


def test_an_export_fills_another_base(district: District) -> None:
    take(files.mentees(EGOR, TIMUR), district)

    report = take(exported(district), district, organisation=district.next_school)

    assert report.new == 2
    copy = Person.objects.get(organisation=district.next_school, surname="Готовцев")
    assert (copy.born, copy.phone, copy.representative) == (date(2012, 3, 5), "+79145550102", "мать Анна")


text = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"], include_characters="\n\t=+-@'",
        max_codepoint=0xFFFF,
    ),
    max_size=60,
)  # fmt: skip
names = st.sampled_from(["Готовцев", "Сидорова-Ли", "Оʼконнор", "Ыйааныскай"])
days = st.none() | st.dates(date(2026, 9, 1), date(2026, 11, 20))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    surname=names, born=st.none() | st.dates(date(1950, 1, 1), date(2019, 1, 1)), phone=text, note=text,
    representative=text, request=text, result=text, place=text, partners=text, entered=days, form=text,
)  # fmt: skip
def test_whatever_was_typed_an_export_taken_back_changes_nothing(
    district: District, surname: str, born: date | None, request: str, entered: date | None, **typed: str
) -> None:
    Person.objects.all().delete()
    person = make_person(
        district.school, surname=surname, given="Ия", patronymic="", born=born, phone=typed["phone"],
        representative=typed["representative"], contacts_note=typed["note"], workplace=typed["place"],
    )  # fmt: skip
    shared = {
        "entered_on": entered, "result": typed["result"], "stated_partners": typed["partners"],
        "stated_form": typed["form"],
    }  # fmt: skip
    make_request(person, text=request, **shared)
    make_mentor(person, text=request, time_text=typed["note"], age_text=typed["form"], **shared)
    before = [list(model.objects.values()) for model in (Person, Request, MentorProfile)]

    for kind in ("mentees", "mentors"):
        report = take(exported(district, kind), district, kind)
        assert (report.accepted, report.unchanged) == (0, 1), report.refused

    assert [list(model.objects.values()) for model in (Person, Request, MentorProfile)] == before


def test_a_namesake_is_refused_when_added_by_hand_unless_said(district: District) -> None:
    facts: dict[str, Any] = {"surname": "Готовцев", "given": "Егор", "born": date(2012, 3, 5)}
    add_person(district.school, **facts, **WHEN)

    with pytest.raises(Refused) as refused:
        add_person(district.school, **facts, **WHEN)

    assert [problem.code for problem in refused.value.problems] == ["person.alike"]
    add_person(district.school, alike=True, **facts, **WHEN)
    assert Person.objects.count() == 2


FAULT = Problem("name-missing", "Не указано имя.", Place("Sheet", 3, "ФИО наставляемого"))
DOUBT = Problem("date-partial", "Указан только год.", Place("Sheet", 2, "Год рождения"), blocks=False)


def test_problems_stand_beside_the_rows_of_the_same_workbook(district: District) -> None:
    content = files.mentees(EGOR, ["", "=1+1"])

    answer, name, kind = result_file(content, "база.xlsx", "Sheet", [FAULT, DOUBT])

    rows = table(answer)
    assert (name, kind) == ("база – замечания.xlsx", "xlsx")
    assert rows[0][-1] == TITLE
    assert rows[1][-1] == "Год рождения: Указан только год."
    assert rows[2][-1] == "ФИО наставляемого: Не указано имя."
    assert rows[1][1] == "Готовцев Егор Семёнович"
    assert "f" not in {
        cell.data_type for row in openpyxl.load_workbook(io.BytesIO(answer)).worksheets[0] for cell in row
    }


def test_csv_stays_csv_and_formulas_in_it_are_dead(district: District) -> None:
    content = "ФИО;Запрос;Класс\nРожин Тимур;=cmd|x;9А\n;химия;9Б\n".encode("cp1251")

    answer, name, kind = result_file(content, "база.csv", "", [FAULT])

    assert (name, kind) == ("база – замечания.csv", "csv")
    lines = answer.decode("utf-8-sig").splitlines()
    assert lines[1] == "Рожин Тимур;'=cmd|x;9А;"
    assert lines[2] == ";химия;9Б;ФИО наставляемого: Не указано имя."


def test_a_large_workbook_is_written_anew(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nastavnik.people.results._MOST_CELLS", 3)

    answer, _, _ = result_file(files.mentees(EGOR, ["", "=1+1"]), "база.xlsx", "Sheet", [FAULT])

    (sheet,) = open_table(answer, "база.xlsx").sheets
    assert sheet.name == "Sheet"
    assert list(sheet.rows())[2].cells[-1] == "ФИО наставляемого: Не указано имя."
