"""`nastavnik check-text`: a document of somebody else is read, its faults are said with their places."""

import json
from pathlib import Path

import docx
import pytest

from nastavnik.cli.main import main

LETTER = """Отдел образования Заречного района
№ 28 от 20.06.2022 г.
О направлении рекомендаций
Модель утверждена приказом отдела образования от 25.10.2022 г. № 225.
Методические рекомендации (приложение к распоряжению Минпросвещения России от 25.12.2019 № Р-145) учтены.
Материалы: http://zareche-obrazvanie.example.ru/a.pdf и http://zareche-obrazovanie.example.ru/b.pdf
"""
REGULATION = Path(__file__).parents[2] / "benchmarks" / "data" / "regulations" / "dev-full.txt"


def checked(path: Path, capsys: pytest.CaptureFixture[str], *keys: str) -> tuple[int, dict]:
    code = main(["check-text", str(path), "--json", *keys])
    return code, json.loads(capsys.readouterr().out)


def written(folder: Path, text: str) -> Path:
    path = folder / "документ.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.fulfils("S0-0.8")
@pytest.mark.fulfils("S1-0.8")
def test_faults_come_with_place_words_and_what_to_put_instead(tmp_path, capsys):
    code, answer = checked(written(tmp_path, LETTER), capsys)
    assert code == 1
    assert answer["dated"] == "2022-06-20"
    assert [(one["where"], one["code"], one["quote"]) for one in answer["findings"]] == [
        ("абзац\xa04", "reference.later", "25.10.2022 г."),
        ("абзац\xa05", "reference.annex", "распоряжению Минпросвещения России от 25.12.2019 № Р-145"),
        ("абзац\xa06", "reference.host", "zareche-obrazvanie.example.ru"),
    ]
    annex = answer["findings"][1]
    assert annex["suggestion"] == "письму Минпросвещения России от 23.01.2020 №\xa0МР-42/02"
    assert all(one["text"] for one in answer["findings"])


@pytest.mark.fulfils("S4-1.6")
def test_an_order_without_terms_is_said_in_words(tmp_path, capsys):
    document = docx.Document()
    for text in ("ПРИКАЗ", "02.06.2023", "ПРИКАЗЫВАЮ:", "1. Директорам школ внести изменения в приказы."):
        document.add_paragraph(text)
    document.save(tmp_path / "приказ.docx")
    assert main(["check-text", str(tmp_path / "приказ.docx")]) == 1
    said = capsys.readouterr().out
    assert "Пункт 1: поручение без срока" in said
    assert "«внести» → «в срок до" in said


def test_a_faultless_document_ends_well_and_the_day_may_be_given(tmp_path, capsys):
    path = written(tmp_path, "Статья 351.8 Трудового кодекса о наставниках.")
    assert main(["check-text", str(path)]) == 0
    said = capsys.readouterr().out
    assert "--date" in said
    assert "замечаний нет" in said
    assert main(["check-text", str(path), "--date", "2024-09-01"]) == 1
    assert "60.2" in capsys.readouterr().out


def test_what_cannot_be_read_is_refused(tmp_path, capsys):
    path = tmp_path / "скан.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 40)
    code, answer = checked(path, capsys)
    assert code == 1
    assert answer["findings"] == []
    assert answer["refused"][0]["code"] == "text-kind"
    assert main(["check-text", str(path)]) == 1
    assert "DOCX" in capsys.readouterr().err
    assert main(["check-text", str(tmp_path / "нет.docx")]) == 1
    assert "Нет такого файла" in capsys.readouterr().err


@pytest.mark.parametrize("keys", [[], ["x.txt", "--against", "всё"], ["x.txt", "--date", "вчера"]], ids=str)
def test_a_command_written_wrongly_is_a_usage_error(keys):
    with pytest.raises(SystemExit) as ended:
        main(["check-text", *keys])
    assert ended.value.code == 2


# --- the checklist of a regulation --------------------------------------------------------------------------

PIECES = [
    pytest.param("каждого наставляемого", 1, "каждого наставляемого", id="tasks", marks=pytest.mark.fulfils("S4-2.1")),
    pytest.param("начинающие педагоги", 2, "молодые", id="young", marks=pytest.mark.fulfils("S4-2.2a")),
    pytest.param("долгого перерыва", 2, "перерыва", id="break", marks=pytest.mark.fulfils("S4-2.2b")),
    pytest.param("новом рабочем месте", 2, "адаптацию", id="place", marks=pytest.mark.fulfils("S4-2.2c")),
    pytest.param("уровень мастерства", 2, "уровень", id="growth", marks=pytest.mark.fulfils("S4-2.2d")),
    pytest.param("освоить цифровые", 2, "цифровыми", id="digital", marks=pytest.mark.fulfils("S4-2.2e")),
    pytest.param("выгорания", 2, "выгорания", id="burnout", marks=pytest.mark.fulfils("S4-2.2f")),
    pytest.param("с выявленными", 2, "дефициты", id="deficits", marks=pytest.mark.fulfils("S4-2.2g")),
    pytest.param("студенты и стажёры", 2, "студенты", id="students", marks=pytest.mark.fulfils("S4-2.2h")),
    pytest.param("По виду", 3, "реверсивное", id="kinds", marks=pytest.mark.fulfils("S4-2.3")),
    pytest.param("6.2. Преимущество", 4, "региональную базу", id="base", marks=pytest.mark.fulfils("S4-2.4")),
    pytest.param("Организационно-педагогические", 7, "педагогические", id="pedagogy", marks=pytest.mark.fulfils("S4-2.7")),
    pytest.param("Совет наставников рассматривает", 8, "совет", id="council", marks=pytest.mark.fulfils("S4-2.8")),
]  # fmt: skip


def test_a_complete_regulation_has_every_point_with_its_place(capsys):
    code, answer = checked(REGULATION, capsys, "--against", "regulation-checklist")
    assert code == 0
    assert [point["point"] for point in answer["checklist"]] == list(range(1, 13))
    for point in answer["checklist"]:
        assert point["verdict"] == "found"
        assert point["text"].startswith("Похоже, есть")
        assert point["evidence"]


@pytest.mark.parametrize(("piece", "number", "missing"), PIECES)
def test_a_sub_point_that_is_taken_out_is_missed(tmp_path, capsys, piece, number, missing):
    lines = [line for line in REGULATION.read_text(encoding="utf-8").splitlines() if piece not in line]
    code, answer = checked(written(tmp_path, "\n".join(lines)), capsys, "--against", "regulation-checklist")
    point = answer["checklist"][number - 1]
    assert any(missing in title for title in point["missing"])
    assert point["verdict"] == ("found" if number == 1 else "partly")
    assert code == (0 if number == 1 else 1)
    assert number == 1 or point["suggestion"]


def test_words_of_the_checklist_say_what_to_write(tmp_path, capsys):
    path = written(tmp_path, "Положение о наставничестве\n1. Пары встречаются раз в неделю.")
    assert main(["check-text", str(path), "--against", "regulation-checklist"]) == 1
    said = capsys.readouterr().out
    assert "12. Информация о наставничестве на сайте: Не найдено." in said
    assert "Можно написать: Сведения о реализации" in said
