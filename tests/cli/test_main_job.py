"""The main job without a browser: the words that other programs call."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import docx
import openpyxl
import pytest

from nastavnik.accounts.models import User
from nastavnik.cli.main import main
from nastavnik.journal.models import Entry
from nastavnik.orgs.models import Unit
from nastavnik.people.models import Person

pytestmark = pytest.mark.django_db

ORGANISATIONS = """код;название;краткое название;вид;муниципалитет;регион;фамилия руководителя;имя руководителя;отчество руководителя;пол руководителя;должность руководителя
t-1;Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 1»;СШ № 1;школа;Тихвинский район;Заречная область;Рожина;Мария;Ивановна;женский;директор
"""
MENTEES = [
    ["База наставляемых МБОУ «СШ № 1»"],
    [],
    [
        "№",
        "ФИО наставляемого",
        "Дата рождения",
        "Пол",
        "Класс",
        "Основной запрос наставляемого",
        "Контактные данные",
    ],
    [
        1,
        "Петров Иван Сергеевич",
        "05.03.2012",
        "м",
        "9 «б»",
        "Подготовка к ОГЭ по математике",
        "8 914 123-45-67",
    ],
    [2, "Соловей Анна Павловна", date(2013, 7, 1), "ж", "8 «а»", "Разговорный английский", "+7(914)1234568"],
]
MENTORS = [
    [
        "№",
        "ФИО наставника",
        "Дата рождения",
        "Пол",
        "Класс",
        "Основные компетенции наставника",
        "Ресурс времени",
    ],
    [1, "Шевченко Олег Ильич", "2009-05-01", "м", "11 «а»", "математика, олимпиады", "1 раз в неделю"],
    [2, "Ким Дарья Олеговна", "12.12.2009", "ж", "11 «б»", "английский язык", ""],
]


def write(path: Path, rows: list[list[object]]) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return str(path)


@pytest.fixture
def say(capsys):
    """`say("match", …)` → (exit code, parsed JSON or text)."""

    def run(*words: str):
        code = main(words)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in words else said.out + said.err

    return run


@pytest.fixture
def school(say, tmp_path):
    """One school with two mentees, two mentors and their consents."""
    listed = tmp_path / "organisations.csv"
    listed.write_text(ORGANISATIONS, encoding="utf-8")
    assert say("import", "organisations", str(listed))[0] == 0
    for kind, rows in (("mentees", MENTEES), ("mentors", MENTORS)):
        file = write(tmp_path / f"{kind}.xlsx", rows)
        code, report = say("import", kind, file, "--organisation", "t-1", "--json")
        assert (code, report["accepted"], report["refused"]) == (0, 2, [])
    assert say("consent", "--organisation", "t-1", "--all", "--date", "2026-09-01")[0] == 0
    return Unit.objects.get(code="t-1")


def add_curator(say, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("долгий пароль куратора\n"))
    words = ("--role", "curator", "--unit", "t-1", "--password-stdin")
    assert say("user", "add", "Alisa@School.example", *words)[0] == 0


@pytest.mark.fulfils("X-11", "S1-3.1.1e", "S2-5.3")
def test_from_files_to_an_order_and_figures(school, say, tmp_path, monkeypatch) -> None:
    add_curator(say, monkeypatch)
    code, answer = say("match", "--organisation", "t-1", "--form", "pupil-pupil", "--json")
    assert code == 0
    assert sorted((p["mentee"]["name"], p["mentor"]["name"]) for p in answer["pairs"]) == [
        ("Петров Иван Сергеевич", "Шевченко Олег Ильич"),
        ("Соловей Анна Павловна", "Ким Дарья Олеговна"),
    ]
    assert all(pair["why"] and pair["reasons"] for pair in answer["pairs"])
    assert answer["left_out"] == []

    assert say("approve", "--organisation", "t-1", "--round", "last", "--by", "alisa@school.example")[0] == 0
    out = tmp_path / "order.docx"
    words = ("--round", "last", "--number", "12-од", "--date", "2026-11-21", "--out", str(out))
    code, said = say("document", "pairs-order", "--organisation", "t-1", *words)
    assert code == 0, said
    document = docx.Document(str(out))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "12-од" in text
    assert "Шевченко Олега Ильича" in text
    assert "Ким Дарью Олеговну" in text

    code, figures = say("indicators", "--unit", "t-1", "--on", "2026-11-21", "--json")
    by_code = {figure["code"]: figure for figure in figures}
    assert by_code["K1"]["numerator"] == 2
    assert by_code["K1"]["value"] is None
    assert by_code["K0"]["numerator"] == 4


def test_the_same_file_again_changes_nothing_and_export_comes_back(school, say, tmp_path) -> None:
    file = write(tmp_path / "again.xlsx", MENTEES)
    code, report = say("import", "mentees", file, "--organisation", "t-1", "--json")
    assert (code, report["accepted"], report["unchanged"]) == (0, 0, 2)

    out = tmp_path / "base.xlsx"
    assert say("export", "mentees", "--organisation", "t-1", "--out", str(out))[0] == 0
    code, report = say("import", "mentees", str(out), "--organisation", "t-1", "--json")
    assert (code, report["rows"], report["accepted"], report["unchanged"]) == (0, 2, 0, 2)
    assert Entry.objects.filter(verb="people.base.exported").exists()


def test_dry_run_leaves_no_trace(school, say, tmp_path) -> None:
    rows = [*MENTEES, [3, "Окоёмов Леонид Львович", "01.02.2012", "м", "9 «а»", "физика", ""]]
    file = write(tmp_path / "more.xlsx", rows)
    code, report = say("import", "mentees", file, "--organisation", "t-1", "--dry-run", "--json")

    assert (code, report["accepted"]) == (0, 1)
    assert not Person.objects.filter(surname="Окоёмов").exists()


def test_all_or_nothing_unless_partial(school, say, tmp_path) -> None:
    rows = [
        *MENTEES,
        [3, "Окоёмов Леонид Львович", "01.02.2012", "м", "9 «а»", "физика", ""],
        [4, "", "31.02.2012", "м", "9 «а»", "химия", ""],
    ]
    file = write(tmp_path / "faulty.xlsx", rows)
    code, report = say("import", "mentees", file, "--organisation", "t-1", "--json")
    assert code == 1
    assert not Person.objects.filter(surname="Окоёмов").exists()
    fault = report["refused"][0]
    assert fault["row"] == 7
    assert set(fault) == {"sheet", "row", "column", "code", "text"}

    code, report = say("import", "mentees", file, "--organisation", "t-1", "--partial", "--json")
    assert (code, report["accepted"]) == (0, 1)
    assert Person.objects.filter(surname="Окоёмов").exists()


def test_not_a_workbook_is_refused_with_a_sentence(school, say, tmp_path, capsys) -> None:
    file = tmp_path / "base.xlsx"
    file.write_bytes(b"\x00\x01 not a workbook")

    assert main(["import", "mentees", str(file), "--organisation", "t-1"]) == 1
    said = capsys.readouterr()
    assert said.err.strip()
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["match", "--organisation", "nowhere", "--form", "pupil-pupil"], 1),
        (["indicators", "--unit", "nowhere", "--on", "2026-11-21"], 1),
        (["import", "mentees", "no-such-file.xlsx", "--organisation", "t-1"], 1),
        ([], 2),
    ],
)
def test_refusals_are_sentences_with_their_code(school, words, code, capsys) -> None:
    assert main(words) == code
    said = capsys.readouterr()
    assert (said.err or said.out).strip()
    assert "Traceback" not in said.err


def test_usage_errors_end_with_two(capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["indicators", "--unit", "t-1", "--on", "завтра"])
    assert stopped.value.code == 2
    assert "ГГГГ-ММ-ДД" in capsys.readouterr().err


def test_a_weak_password_is_refused_and_nobody_is_made(school, say, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("123\n"))

    assert (
        say("user", "add", "a@school.example", "--role", "curator", "--unit", "t-1", "--password-stdin")[0]
        == 1
    )
    assert not User.objects.filter(email="a@school.example").exists()


def test_people_and_organisations_as_programs_read_them(school, say) -> None:
    _, people = say("people", "--organisation", "t-1", "--json")
    _, organisations = say("organisations", "--json")

    assert {"id", "surname", "given", "patronymic", "born", "roles"} <= set(people[0])
    assert [o["code"] for o in organisations] == ["t-1"]


def test_routes_state_their_roles(say) -> None:
    _, routes = say("routes", "--json")
    by_path = {route["path"]: route for route in routes}

    assert by_path["/people/"]["roles"] == ["curator", "head"]
    assert by_path["/healthz"]["roles"] == ["*"]


def test_journal_tells_who_did_what(school, say, monkeypatch) -> None:
    add_curator(say, monkeypatch)
    _, entries = say("journal", "--from", "2026-11-01", "--json")

    assert {"accounts.user.added", "access.role.granted"} <= {entry["verb"] for entry in entries}
    assert "Петров" not in json.dumps(entries, ensure_ascii=False)


@pytest.mark.fulfils("X-17")
def test_acceptance_set_is_the_same_each_time(say) -> None:
    code, made = say("acceptance-seed", "--json")

    assert code == 0
    assert len([u for u in made["units"] if u["level"] == "organisation"]) == 8
    assert len([p for p in made["people"] if p["unit"] == "r1m1o1" and p["state"] == "none"]) == 3
    assert {user["role"] for user in made["users"]} == {"curator", "head", "coordinator", "region", "admin"}
    assert main(["acceptance-seed", "--json"]) == 1


def test_demonstration_is_deterministic(say) -> None:
    from nastavnik.cli.demo.make import make_demo
    from tests.factories import NOW, TODAY

    make_demo("school", seed=7, now=NOW, today=TODAY)
    first = list(Person.objects.order_by("pk").values_list("surname", "given", "born")[:50])
    assert len(first) == 50

    from random import Random

    from nastavnik.cli.demo.population import Maker, Plan

    unit = Unit.objects.organisations().first()
    again = [
        [
            (p.surname, p.given, p.born)
            for p in Maker(unit, year=2026, today=TODAY, now=NOW, random=Random(3))
            .populate(Plan(5, 5, 2, 2))
            .persons
        ]
        for _ in range(2)
    ]
    assert again[0] == again[1]


def test_a_list_that_is_no_list_is_told_to_programs_too(say, tmp_path) -> None:
    file = tmp_path / "organisations.xlsx"
    file.write_bytes(b"\x00\x01 not a workbook")
    code, report = say("import", "organisations", str(file), "--json")

    assert code == 1
    assert report["rows"] == 0
    assert report["refused"][0]["text"]
