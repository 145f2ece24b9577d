"""Organisations and year figures from files: what is taken, what is refused, what changes nothing."""

from datetime import date

import pytest

from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Level, Unit, YearFigure
from nastavnik.orgs.tables import ImportReport, figures_csv, import_organisations, units_csv, units_xlsx
from nastavnik.rules.access import SYSTEM, Actor
from nastavnik.rules.outcome import Refused
from nastavnik.tables.writing import Table, write_csv, write_xlsx
from tests.factories import NOW, District, actor

HEAD = ("код", "название", "краткое название", "вид", "муниципалитет", "регион")
SCHOOL = ("t-8", "МБОУ «Тихвинская школа № 8»", "Школа № 8", "СОШ", "Тихвинский район", "Заречная область")


def take(
    *rows: tuple[object, ...], titles: tuple[str, ...] = HEAD, by: Actor = SYSTEM, **options: bool
) -> ImportReport:
    """Import rows as CSV."""
    data = write_csv(Table("Лист1", titles, rows))  # type: ignore[arg-type]  # tuples of plain values
    return import_organisations(data, "список.csv", by=by, now=NOW, **options)


def codes(problems: object) -> list[str]:
    return [problem.code for problem in problems]  # type: ignore[attr-defined]  # a list of problems


@pytest.mark.fulfils("S0-0.1", "X-1")
def test_an_empty_installation_gets_its_whole_tree_from_one_file(db: None) -> None:
    report = take(
        SCHOOL,
        ("t-ds", "Детский сад «Ёлочка»", "Ёлочка", "ДОУ", "Тихвинский район", "Заречная область"),
        ("zr-rnc", "Региональный наставнический центр", "РНЦ", "РНЦ", "", "Заречная область"),
        (
            "t-imc",
            "МКУ «Информационно-методический центр»",
            "ИМЦ",
            "ИМЦ",
            "Тихвинский район",
            "Заречная область",
        ),
    )

    assert (report.rows, report.added, report.refused) == (4, 4, ())
    assert report.territories == ("Заречная область", "Тихвинский район")
    tree = [(u.code, u.level, u.kind, u.parent.code if u.parent else "") for u in Unit.objects.order_by("pk")]
    assert tree == [
        ("zarechnaya-oblast", "region", "", ""),
        ("tihvinskij-rajon", "municipality", "", "zarechnaya-oblast"),
        ("t-8", "organisation", "school", "tihvinskij-rajon"),
        ("t-ds", "organisation", "preschool", "tihvinskij-rajon"),
        ("zr-rnc", "organisation", "centre", "zarechnaya-oblast"),
        ("t-imc", "organisation", "method", "tihvinskij-rajon"),
    ]


def test_the_same_file_again_changes_nothing_and_a_corrected_one_updates(district: District) -> None:
    take(SCHOOL)
    entries = Entry.objects.count()
    again = take(SCHOOL)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)
    assert Entry.objects.count() == entries

    corrected = take((*SCHOOL[:2], "СШ № 8", *SCHOOL[3:]))
    assert (corrected.added, corrected.changed) == (0, 1)
    assert corrected.lines[0].changes == ("краткое название",)
    assert Unit.objects.get(code="t-8").short_name == "СШ № 8"
    assert Unit.objects.filter(level=Level.ORGANISATION).count() == 4


@pytest.mark.fulfils("S0-0.2", "S4-1.13")
def test_letterhead_facts_are_understood_as_people_write_them(district: District) -> None:
    titles = (
        *HEAD, "Учредитель", "Адрес", "Телефон", "E-mail", "Сайт", "ИНН", "ОГРН", "Населённый пункт",
        "ФИО руководителя", "Должность руководителя", "Пол руководителя", "Часовой пояс",
    )  # fmt: skip
    report = take(
        (
            *SCHOOL, "Администрация Тихвинского района", "187550, ул. Лесная, 1", "(81367) 2-19-77",
            "School8@Tihvin.Example", "school8.example", "7707083893", "1027700132195", "с. Лесное",
            "Рожина Мария Ивановна", "И. о. директора", "жен.", "МСК+3",
        ),
        titles=titles,
    )  # fmt: skip
    assert report.problems == ()
    unit = Unit.objects.get(code="t-8")
    assert (unit.email, unit.site) == ("school8@tihvin.example", "https://school8.example")
    assert (unit.inn, unit.ogrn, unit.time_zone) == ("7707083893", "1027700132195", "Asia/Omsk")
    assert (unit.head_name, unit.head_post, unit.head_acting, unit.head_gender) == (
        "Рожина Мария Ивановна",
        "Директор",
        True,
        "f",
    )
    assert (unit.founder, unit.place) == ("Администрация Тихвинского района", "с. Лесное")


def test_a_wrong_fact_is_left_out_with_a_sentence_at_its_cell(district: District) -> None:
    titles = (*HEAD, "ИНН", "ОГРН", "электронная почта", "часовой пояс")
    report = take((*SCHOOL, "7707083894", "123", "почта", "Марс"), titles=titles)

    assert report.applied
    assert codes(report.warnings) == ["inn-check", "ogrn-length", "bad-email", "unknown-zone"]
    assert str(report.warnings[0].where) == "лист «список», строка 2, столбец «ИНН»"
    unit = Unit.objects.get(code="t-8")
    assert (unit.inn, unit.ogrn, unit.email, unit.time_zone) == ("", "", "", "Europe/Moscow")


def test_a_row_at_fault_stops_the_file_unless_it_may_be_left_out(district: District) -> None:
    rows = (
        SCHOOL,
        ("", "Школа без кода", "", "школа", "Тихвинский район", ""),
        ("t-9", "Школа № 9", "", "хор", "Тихвинский район", ""),
        ("t-10", "", "", "школа", "Тихвинский район", ""),
        ("t-11", "Школа № 11", "", "", "Тихвинский район", ""),
        ("t-8", "Другая школа", "", "школа", "Тихвинский район", ""),
    )
    refused = take(*rows)
    assert not refused.applied
    assert (refused.added, refused.territories) == (0, ())
    assert [(p.code, p.where.row, p.where.column) for p in refused.refused] == [
        ("no-code", 3, "код"),
        ("unknown-kind", 4, "вид"),
        ("no-name", 5, "название"),
        ("no-kind", 6, "вид"),
        ("code-twice", 7, "код"),
    ]
    assert not Unit.objects.filter(code="t-8").exists()

    partial = take(*rows, partial=True)
    assert (partial.applied, partial.added, len(partial.refused)) == (True, 1, 5)
    assert partial.as_json()["refused"][0] == {  # type: ignore[index]  # a list of dicts
        "sheet": "список",
        "row": 3,
        "column": "код",
        "code": "no-code",
        "text": "Не указан код: короткое обозначение без пробелов, например «t-5».",
    }


def test_a_dry_run_tells_all_and_writes_nothing(district: District) -> None:
    entries, units = Entry.objects.count(), Unit.objects.count()
    report = take((*SCHOOL[:4], "Новый район", "Заречная область"), dry_run=True)
    assert (report.added, report.territories, report.applied) == (1, ("Новый район",), False)
    assert (Entry.objects.count(), Unit.objects.count()) == (entries, units)


def test_a_coordinator_adds_schools_to_her_municipality_only(district: District) -> None:
    boris = actor(district.boris)
    assert take(SCHOOL, by=boris).added == 1
    for municipality in ("Липовский район", "Новый район"):
        report = take(("x-1", "Школа № 1", "", "школа", municipality, ""), by=boris)
        assert codes(report.refused) == ["may-not-add"]
        assert not report.applied
    foreign = take(("zr-l-7", "Чужая школа", "", "школа", "Тихвинский район", ""), by=boris)
    assert codes(foreign.refused) == ["foreign-code"]
    assert Unit.objects.get(code="zr-l-7").name != "Чужая школа"


def test_a_region_adds_municipalities_but_no_other_region(district: District) -> None:
    raisa = actor(district.raisa)
    assert take((*SCHOOL[:4], "Новый район", ""), by=raisa).territories == ("Новый район",)
    report = take(("x-1", "Школа № 1", "", "школа", "Дальний район", "Дальняя область"), by=raisa)
    assert codes(report.refused) == ["may-not-add"]
    assert "Региона «Дальняя область» среди ваших нет." in report.refused[0].text


def test_an_organisation_does_not_move_by_a_file(district: District) -> None:
    report = take(("zr-t-5", "Школа № 5", "", "школа", "Липовский район", ""))
    assert codes(report.refused) == ["place-differs"]


def test_a_municipality_is_found_under_its_other_names(district: District) -> None:
    report = take((*SCHOOL[:4], "Тихвинский муниципальный р-н", ""))
    assert report.territories == ()
    assert Unit.objects.get(code="t-8").parent == district.municipality


def test_year_figures_come_with_their_source_and_date(district: District) -> None:
    titles = (
        "код", "учебный год", "Обучающихся всего", "10–19", "15–19", "педагогов", "молодых специалистов",
        "источник", "дата",
    )  # fmt: skip
    row = ("zr-t-5", "2026/27", 240, "130", 41, 28, 3, "ОО-1", date(2026, 9, 20))
    assert take(row, titles=titles).figures == 5
    figures = {f.kind: (f.value, f.source, f.as_of) for f in YearFigure.objects.filter(unit=district.school)}
    assert figures == {
        kind: (value, "ОО-1", date(2026, 9, 20))
        for kind, value in {
            "pupils": 240,
            "pupils_10_19": 130,
            "pupils_15_19": 41,
            "teachers": 28,
            "young_specialists": 3,
        }.items()
    }
    assert take(row, titles=titles).unchanged == 1
    assert take((*row[:2], 250, *row[3:]), titles=titles).figures == 1
    assert YearFigure.objects.get(unit=district.school, kind="pupils").value == 250


def test_figures_that_cannot_be_are_refused(district: District) -> None:
    titles = ("код", "обучающихся всего", "15–19", "педагогов", "предприятий", "учебный год", "дата")
    report = take(
        ("zr-t-5", 100, 101, "", "", "", ""),
        ("zr-t-6", "много", "", -1, "", "", ""),
        ("zr-l-7", 100, "", "", 12, "", ""),
        ("zr-t", 100, "", "", "", "", ""),
        ("zr-l", "", "", "", 12, "2026/28", "20.11.2030"),
        titles=titles,
    )
    assert [(p.code, p.where.row) for p in report.refused] == [
        ("figures-part", 2),
        ("bad-figure", 3),
        ("bad-figure", 3),
        ("figure-level", 4),
        ("figure-level", 5),
        ("bad-year", 6),
        ("bad-date", 6),
    ]
    assert not YearFigure.objects.exists()


def test_an_administrator_leaves_the_figures_to_those_who_answer_for_them(district: District) -> None:
    report = take(("zr-t-5", 100), titles=("код", "обучающихся всего"), by=actor(district.admin))
    assert codes(report.warnings) == ["figures-left"]
    assert not YearFigure.objects.exists()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_read_back_changes_nothing(district: District, form: str) -> None:
    titles = (*HEAD, "телефон", "и. о.", "пол руководителя", "обучающихся всего", "источник")
    take((*SCHOOL[:2], "=1+1", *SCHOOL[3:], "+7 (900) 000-00-00", "да", "м", 100, "ОО-1"), titles=titles)
    take(("zr-t", "2026/27", 41), titles=("код", "учебный год", "предприятий"))
    entries = Entry.objects.count()

    everything = Unit.objects.all()
    files = (
        [("u.xlsx", units_xlsx(everything))]
        if form == "xlsx"
        else [("u.csv", units_csv(everything)), ("f.csv", figures_csv(everything))]
    )
    for name, data in files:
        report = import_organisations(data, name, by=SYSTEM, now=NOW)
        assert (report.problems, report.added, report.changed) == ((), 0, 0)
    assert Entry.objects.count() == entries


def test_an_export_moves_the_tree_to_another_installation(district: District) -> None:
    titles = (*HEAD, "педагогов", "источник", "дата")
    take((*SCHOOL, 30, "ОО-1", date(2026, 9, 20)), titles=titles)
    take(("zr-t", "2026/27", 41), titles=("код", "учебный год", "предприятий"))
    book = units_xlsx(Unit.objects.all())
    before = list(Unit.objects.values_list("path", "code", "name", "kind", "level"))
    YearFigure.objects.all().delete()
    Entry.objects.all().delete()
    for model in (type(district.boris.memberships.get()),):
        model.objects.all().delete()
    for level in ("organisation", "municipality", "region"):
        Unit.objects.filter(level=level).delete()

    report = import_organisations(book, "u.xlsx", by=SYSTEM, now=NOW)
    assert (report.problems, report.figures) == ((), 2)
    assert list(Unit.objects.values_list("path", "code", "name", "kind", "level")) == before


def test_no_cell_of_an_export_starts_a_formula(district: District) -> None:
    take((*SCHOOL[:2], '=HYPERLINK("x")', *SCHOOL[3:]))
    assert "'=HYPERLINK" in units_csv(Unit.objects.all()).decode("utf-8-sig")
    assert units_csv(Unit.objects.all()).startswith(b"\xef\xbb\xbf" + "код;название;".encode())


def test_titles_merged_territories_and_hidden_columns(district: District) -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Список организаций"])
    sheet.append([])
    sheet.append(["№", "Муниципалитет", "Код", "Наименование", "Тип", "Сайт"])
    sheet.append([1, "Тихвинский район", "t-8", "Школа № 8", "школа", "a.example"])
    sheet.append([2, None, "t-9", "Школа № 9", "школа", "b.example"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("B4:B5")
    sheet.column_dimensions["F"].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)

    report = import_organisations(buffer.getvalue(), "список.xlsx", by=SYSTEM, now=NOW)
    assert report.refused == ()
    assert [u.parent for u in Unit.objects.filter(code__in=["t-8", "t-9"])] == [district.municipality] * 2
    assert Unit.objects.get(code="t-8").site == ""
    assert codes(report.warnings) == ["unknown-column", "hidden-column"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", "file-empty"),
        (b"%PDF-1.4", "a.csv", "file-kind"),
        (b"PK\x03\x04 broken", "a.xlsx", "file-damaged"),
        ("имя;возраст\r\nИван;5\r\n".encode(), "a.csv", "no-header"),
        ("код;название;вид\r\n".encode(), "a.csv", "no-rows"),
    ],
)
def test_what_is_no_list_of_organisations_is_refused(db: None, data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        import_organisations(data, name, by=SYSTEM, now=NOW)
    assert refused.value.problems[0].code == code
    assert not Unit.objects.exists()


def test_a_thousand_rows_take_a_steady_number_of_queries_to_look_at(
    district, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    rows = [(f"t-{n}", f"Школа {n}", f"Ш {n}", "школа", "Тихвинский район", "") for n in range(1000)]
    data = write_xlsx([Table("Лист", HEAD, rows)])
    with django_assert_max_num_queries(8):
        report = import_organisations(data, "u.xlsx", by=SYSTEM, now=NOW, dry_run=True)
    assert report.added == 1000
