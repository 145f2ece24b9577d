"""Files that must be refused: a sentence that says what to do, and nothing of them kept."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import CURATOR, Desk
from tests.journeys.installation import Installation, running
from tests.tables.test_evil_tables import sealed_package

pytestmark = pytest.mark.journey


@pytest.fixture
def school(one_school: Installation, tmp_path: Path) -> Iterator[Installation]:
    with running(one_school.copy(tmp_path / "data")) as served:
        yield served


def not_a_workbook() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(2000)


def empty() -> bytes:
    return b""


def zip_bomb() -> bytes:
    """A workbook whose sheet grows a thousand times when it is unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" + bytes(300_000_000))
    return packed.getvalue()


def truncated() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 500)
    return whole.getvalue()[:300]


BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("картинка.xlsx", not_a_workbook, "Это не таблица."),
    ("пусто.xlsx", empty, "пуст."),
    ("под паролем.xlsx", sealed_package, "Снимите пароль"),
    ("бомба.xlsx", zip_bomb, "слишком большой объём"),
    ("обрыв.xlsx", truncated, "повреждён или скачан не полностью"),
]


@pytest.mark.fulfils("X-18")
def test_a_bad_file_is_refused_with_a_sentence_and_leaves_no_trace(
    desk: Desk, school: Installation, tmp_path: Path
):
    page = desk.sit(school, CURATOR)
    for name, made, words in BAD:
        file = tmp_path / name
        file.write_bytes(made())
        assert words in refusal(page, file), name
    page.goto("/people/import/")
    expect(page.get_by_text("Загруженные файлы")).to_have_count(0)
    assert school.asked("people", "--organisation", "t-1") == []
    assert [one for one in (school.data / "files").rglob("*") if one.is_file()] == []
    assert "ERROR" not in (school.data / "server.log").read_text(encoding="utf-8")


def refusal(page: Page, file: Path) -> str:
    """Bring the file; what the page says at its field."""
    page.goto("/people/import/?kind=mentees")
    page.get_by_label("Файл", exact=True).set_input_files(file)
    page.get_by_role("button", name="Проверить файл").click()
    summary = page.get_by_role("alert").filter(has_text="Файл не принят")
    expect(summary).to_be_visible()
    words = " ".join(summary.inner_text().split())
    assert words.endswith("."), words
    assert len(words) < 400, words
    return words
