"""Importing the bases: what is taken, what is refused, what a second file changes."""

import tracemalloc
from datetime import date
from typing import Any

import pytest

from nastavnik.files.models import StoredFile
from nastavnik.people.actions.imports import import_file
from nastavnik.people.importing.running import Report
from nastavnik.people.models import Consent, ImportBatch, MentorProfile, Occupation, Person, Request
from nastavnik.rules.access import SYSTEM
from tests.apps.people import files
from tests.conftest import NOW, TODAY
from tests.factories import YEAR, District, make_person, make_request

EGOR = [
    "Готовцев Егор Семёнович",
    "8 914 555 01 02, мать Анна",
    date(2012, 3, 5),
    "Подготовка к ОГЭ по химии",
]
TIMUR = ["Рожин Тимур Ильич", "", date(2011, 9, 30), "Трудно с английским"]


def take(content: bytes, district: District, kind: str = "mentees", **options: Any) -> Report:
    facts: dict[str, Any] = {
        "kind": kind, "organisation": district.school, "year": YEAR, "by": SYSTEM, "now": NOW, "today": TODAY,
    }  # fmt: skip
    return import_file(content, options.pop("name", "база.xlsx"), **(facts | options))


@pytest.mark.fulfils("S2-5.1", "S0-2.4.2", "S2-2.7a")
def test_a_file_fills_the_base_of_mentees(district: District) -> None:
    report = take(files.mentees(EGOR, TIMUR), district)

    assert (report.rows, report.new, report.refused) == (2, 2, [])
    egor = Person.objects.get(surname="Готовцев")
    assert (egor.born, egor.gender, egor.occupation) == (date(2012, 3, 5), "m", Occupation.PUPIL)
    assert (egor.phone, egor.representative) == ("+79145550102", "мать Анна")
    assert (egor.search_key, egor.consent_valid_from) == ("готовцев егор семенович", None)
    request = egor.requests.get()
    assert (request.text, request.year, request.asked_on) == ("Подготовка к ОГЭ по химии", YEAR, TODAY)
    assert {topic.code for topic in request.topics.all()} == {"oge", "chemistry"}
    assert ImportBatch.objects.get().counts["new"] == 2


@pytest.mark.fulfils("S2-5.2", "S2-2.7d", "S2-2.7e")
def test_a_file_fills_the_base_of_mentors(district: District) -> None:
    report = take(
        files.mentors(
            ["Ларионова Анна Павловна", "anna@school.example", "Школа № 5", "Математика", "", "шахматы",
             "5–7 класс", "2 наставляемых, вторник"],
            ["Усов Лев Маркович", "", "ООО «Заря»", "Станки с ЧПУ"],
        ),
        district,
        "mentors",
    )  # fmt: skip

    assert (report.new, report.refused) == (2, [])
    anna = MentorProfile.objects.get(person__surname="Ларионова")
    assert (anna.age_min, anna.age_max, anna.capacity) == (11, 14, 2)
    assert anna.slots == ["tue"]
    assert anna.person.occupation == Occupation.TEACHER
    assert Person.objects.get(surname="Усов").occupation == Occupation.EMPLOYER


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(district: District) -> None:
    content = files.mentees(EGOR, TIMUR)
    take(content, district)
    before = list(Person.objects.order_by("pk").values())

    again = take(content, district)

    assert (again.accepted, again.unchanged) == (0, 2)
    assert list(Person.objects.order_by("pk").values()) == before
    assert ImportBatch.objects.count() == 1
    assert StoredFile.objects.count() == 1


def test_a_corrected_file_updates_and_doubles_nobody(district: District) -> None:
    take(files.mentees(EGOR, TIMUR), district)
    corrected = ["готовцев  егор семенович", "8 914 555 09 09", date(2012, 3, 5), "Выбор профессии"]

    report = take(files.mentees(corrected, TIMUR), district)

    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    egor = Person.objects.get(surname="Готовцев")
    assert (egor.phone, egor.patronymic, egor.version) == ("+79145550909", "Семёнович", 2)
    assert [topic.code for topic in egor.requests.get().topics.all()] == ["career-choice"]
    change = ImportBatch.objects.order_by("-pk")[0].changes.get(object_type="people.person")
    assert change.before == {"phone": "+79145550102"}


def test_an_empty_cell_erases_nothing(district: District) -> None:
    take(files.mentees(EGOR), district)

    report = take(files.mentees([EGOR[0], None, EGOR[2], None]), district)

    assert report.unchanged == 1
    assert Person.objects.get().phone == "+79145550102"


def test_topics_that_the_curator_confirmed_stay_when_the_text_changes(district: District) -> None:
    take(files.mentees(EGOR), district)
    request = Request.objects.get()
    request.topics_confirmed = True
    request.save()

    take(files.mentees([*EGOR[:3], "Выбор профессии"]), district)

    request.refresh_from_db()
    assert request.text == "Выбор профессии"
    assert {topic.code for topic in request.topics.all()} == {"oge", "chemistry"}


@pytest.mark.fulfils("X-18")
def test_one_row_at_fault_stops_all_of_the_file_and_is_named(district: District) -> None:
    nameless = ["", "8 914 555 01 03", date(2012, 1, 1), "Химия"]

    report = take(files.mentees(EGOR, nameless, TIMUR), district)

    assert (report.rows, report.accepted) == (3, 0)
    (problem,) = report.refused
    assert (problem.code, problem.where.sheet, problem.where.row) == ("name-missing", "Sheet", 3)
    assert problem.where.column == "ФИО наставляемого"
    assert not Person.objects.exists()
    assert not ImportBatch.objects.exists()
    assert not StoredFile.objects.exists()


def test_partial_leaves_out_only_the_rows_at_fault(district: District) -> None:
    nameless = ["", "8 914 555 01 03", date(2012, 1, 1), "Химия"]

    report = take(files.mentees(EGOR, nameless, TIMUR), district, partial=True)

    assert (report.new, len(report.refused)) == (2, 1)
    assert Person.objects.count() == 2


def test_a_dry_run_says_the_same_and_writes_nothing(district: District) -> None:
    report = take(files.mentees(EGOR, TIMUR), district, dry_run=True)

    assert (report.rows, report.new) == (2, 2)
    assert not Person.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_is_no_base_is_refused_without_trace(district: District) -> None:
    broken = take(files.mentees(EGOR)[:900], district)
    other = take(files.workbook(["Дата", "Сумма"], [["01.09.2026", 5]]), district)

    assert [p.code for p in broken.refused] == ["file-damaged"]
    assert [p.code for p in other.refused] == ["header-missing"]
    assert not StoredFile.objects.exists()


def test_a_doubtful_row_is_asked_about_and_not_taken(district: District) -> None:
    known = make_person(
        district.school, surname="Готовцев", given="Егор", patronymic="Семёнович", born=date(2012, 3, 5)
    )
    swapped = ["Готовцев Егор Семёнович", "", date(2012, 5, 3), "Химия"]

    report = take(files.mentees(swapped, TIMUR), district)

    assert [(doubt.number, doubt.ids) for doubt in report.doubts] == [(2, (known.pk,))]
    assert [problem.code for problem in report.refused] == ["row-doubtful"]
    assert Person.objects.count() == 1


def test_people_of_another_school_are_no_doubles(district: District) -> None:
    make_person(district.next_school, surname="Готовцев", born=date(2012, 3, 5))

    report = take(files.mentees(EGOR), district)

    assert report.new == 1
    assert Person.objects.filter(organisation=district.next_school).count() == 1


@pytest.mark.fulfils("S2-2.7b")
def test_one_person_may_be_in_both_bases(district: District) -> None:
    take(files.mentees(EGOR), district)
    mentor = [EGOR[0], "", "Школа № 5", "Шахматы", "", "", "", "", None, None, "ученик – ученик"]

    report = take(files.mentors(mentor), district, "mentors")

    assert (report.new, report.changed, report.refused) == (0, 1, [])
    person = Person.objects.get()
    assert (person.requests.count(), person.mentor_profiles.count()) == (1, 1)


def test_several_rows_of_one_mentor_are_one_person(district: District) -> None:
    def row(mentee: str) -> list[Any]:
        return ["Ларионова Анна Павловна", "", "Школа № 5", "Математика", "", "", "", "", None, mentee]

    content = files.mentors(row("Готовцев Егор Семёнович"), row("Рожин Тимур Ильич"))
    report = take(content, district, "mentors")

    assert report.new == 1
    assert MentorProfile.objects.get().stated_partners == "Готовцев Егор Семёнович; Рожин Тимур Ильич"
    assert take(content, district, "mentors").accepted == 0


@pytest.mark.fulfils("S0-2.4.3")
def test_a_consent_date_of_the_file_becomes_a_consent(district: District) -> None:
    content = files.workbook(
        ["ФИО", "Дата рождения", "Дата согласия"],
        [["Готовцев Егор Семёнович", date(2012, 3, 5), "01.09.2026"]],
    )

    take(content, district)

    person = Person.objects.get()
    assert person.consents.get().signer == "representative"
    assert (person.consent_valid_from, person.consent_valid_until) == (date(2026, 9, 1), date(2030, 3, 4))
    assert take(content, district).accepted == 0
    assert Consent.objects.count() == 1


@pytest.mark.fulfils("S4-2.2", "S4-2.2a", "S4-2.2f", "S4-2.4")
def test_extra_columns_of_teachers_are_read(district: District) -> None:
    mentees = files.workbook(
        ["ФИО", "Категория", "Должность", "Стаж с", "Предмет по душе"],
        [["Слепцова Айта Петровна", "молодой (начинающий) педагог", "учитель химии", "01.09.2025", "музыка"],
         ["Рожина Ия Ильинична", "в состоянии выгорания", "учитель физики", "", ""]],
    )  # fmt: skip
    mentors = files.workbook(
        ["ФИО", "Компетенции", "Удостоверение", "Региональная база"],
        [["Ларионова Анна Павловна", "Методика", "№ 17 от 01.02.2026", "да"]],
    )

    take(mentees, district)
    take(mentors, district, "mentors")

    aita = Person.objects.get(given="Айта")
    assert (aita.occupation, aita.experience_from) == (Occupation.TEACHER, date(2025, 9, 1))
    assert (aita.requests.get().category, aita.extra) == ("beginner", {"Предмет по душе": "музыка"})
    assert Request.objects.get(person__given="Ия").category == "burnout"
    anna = Person.objects.get(given="Анна")
    assert (anna.certificate, anna.in_regional_base) == ("№ 17 от 01.02.2026", True)


def test_an_earlier_year_stays_beside_the_new_one(district: District) -> None:
    person = make_person(
        district.school, surname="Готовцев", given="Егор", patronymic="Семёнович", born=date(2012, 3, 5)
    )
    make_request(person, year=YEAR - 1, text="Прошлогодний запрос")

    take(files.mentees(EGOR), district)

    assert sorted(person.requests.values_list("year", flat=True)) == [YEAR - 1, YEAR]
    assert person.requests.get(year=YEAR - 1).text == "Прошлогодний запрос"


def test_ten_thousand_rows_are_taken_in_steady_memory(district: District) -> None:
    rows = files.many_mentees(10_000)
    small, large = files.mentees(*rows[:1_000]), files.mentees(*rows)
    take(small, district, organisation=district.next_school)

    tracemalloc.start()
    report = take(large, district)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (report.new, report.refused, report.doubts) == (10_000, [], [])
    assert Request.objects.filter(person__organisation=district.school).count() == 10_000
    assert peak < 60_000_000


@pytest.mark.parametrize("bad", [900])
def test_every_bad_row_of_ten_thousand_is_named(district: District, bad: int) -> None:
    rows = files.many_mentees(2_000)
    for row in rows[:bad]:
        row[0] = ""

    report = take(files.mentees(*rows), district, dry_run=True, partial=True)

    assert [problem.where.row for problem in report.refused] == list(range(2, bad + 2))
    assert report.new == 2_000 - bad
