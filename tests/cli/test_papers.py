"""`nastavnik document KIND`: every paper from the command line."""

import json
from pathlib import Path

import pytest

from nastavnik.cli.main import main
from nastavnik.documents.models import IssuedDocument
from nastavnik.documents.rendering.blocks import plain_text
from nastavnik.rules.documents.papers.catalogue import PAPERS
from tests.factories import District

GIVEN = [
    "--set", "starts=2026-12-01", "--set", "curator=Ларионова Алиса Петровна, заместитель директора",
    "--set", "monitoring=до 25 декабря 2026 г.", "--set", "monitoring=до 25 мая 2027 г.",
]  # fmt: skip


def words(district: District, out: Path, *more: str) -> list[str]:
    code = district.school.code
    return ["document", "implementation-order", "--organisation", code, "--out", str(out), *more]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK_TODAY", "2026-11-21")


def test_the_list_names_every_kind(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "list"]) == 0
    said = capsys.readouterr().out
    assert all(code in said for code in (*PAPERS, "pairs-order"))


def test_the_fields_of_a_kind_are_told(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "implementation-order", "--fields"]) == 0
    assert "Внедрить с, обязательно" in capsys.readouterr().out


def test_an_order_is_issued_from_given_facts(district: District, tmp_path: Path) -> None:
    out = tmp_path / "order.docx"
    assert main(words(district, out, "--number", "31-од", "--date", "2026-11-21", *GIVEN)) == 0
    text = plain_text(out.read_bytes())
    assert "31-од" in text
    assert "до 25 мая 2027" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert IssuedDocument.objects.get().number == "31-од"


def test_without_a_number_the_next_one_is_taken(district: District, tmp_path: Path) -> None:
    for _ in range(2):
        assert main(words(district, tmp_path / "order.docx", *GIVEN)) == 0
    assert sorted(IssuedDocument.objects.values_list("number", flat=True)) == ["1", "2"]


def test_facts_may_stand_in_a_file_and_a_draft_takes_no_number(district: District, tmp_path: Path) -> None:
    facts = {
        "starts": "01.12.2026", "monitoring": ["в декабре", "в мае"], "regulation": "нет",
        "curator": "Ларионова Алиса Петровна, заместитель директора",
    }  # fmt: skip
    file, out = tmp_path / "facts.json", tmp_path / "order.docx"
    file.write_text(json.dumps(facts), encoding="utf-8")
    assert main(words(district, out, "--facts", str(file), "--draft")) == 0
    assert "Утвердить положение" not in plain_text(out.read_bytes())
    assert not IssuedDocument.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--set", "starts=вчера"], "не похоже на дату"),
        (["--set", "colour=red"], "Нет такого поля: colour"),
        (["--set", "starts"], "--set поле=значение"),
        ([], "Не заполнено: «Внедрить с»"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    district: District, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], sentence: str
) -> None:
    out = tmp_path / "order.docx"
    assert main(words(district, out, *more)) == 1
    assert sentence in capsys.readouterr().err
    assert not out.exists()
    assert not IssuedDocument.objects.exists()


def test_an_unknown_kind_is_refused(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "poem"]) == 1
    assert "Нет такого вида документа" in capsys.readouterr().err
