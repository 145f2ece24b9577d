"""A regulation that a school brings is checked, a person says where the program erred, the summary is printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import CURATOR, Desk, Heard, barriers, sideways
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey

REGULATION = Path(__file__).parents[2] / "benchmarks" / "data" / "regulations" / "dev-half.txt"
LETTER = """Школа № 1

Направляем план по письму № MP-42/02.
Журнал: https://docs.yandex.ru/docs/view?url=ya-browser%3A%2F%2FAb1&name=Plan.docx"""


@pytest.fixture
def school(one_school: Installation, tmp_path: Path) -> Iterator[Installation]:
    with running(one_school.copy(tmp_path / "data")) as served:
        yield served


@pytest.mark.fulfils("S4-2.1", "S4-2.2", "S4-2.8", "S0-1.19")
@pytest.mark.parametrize(
    "options",
    [{}, {"width": 360, "height": 780}, {"java_script_enabled": False}],
    ids=["desk", "phone", "without scripts"],
)
def test_from_a_regulation_to_its_summary(
    desk: Desk, school: Installation, tmp_path: Path, options: dict[str, Any]
) -> None:
    page = desk.sit(school, CURATOR, **options)
    scripts = options.get("java_script_enabled", True)
    heard = Heard(school.url)
    heard.listen(page)
    page.goto("/documents/")
    page.get_by_role("link", name="Проверить документ").click()
    for step in (check_a_regulation, correct_and_sum_up, mend_a_letter):
        step(page, tmp_path)
        assert sideways(page) == 0, step.__name__
        if scripts:
            assert barriers(page) == [], step.__name__
    assert heard.foreign == []
    assert heard.said == []
    assert not list((school.data / "files").rglob("*.docx"))


def check_a_regulation(page: Page, folder: Path) -> None:
    expect(page.locator("main")).to_contain_text("не сохраняется")
    brought = folder / "Положение.docx"
    document = docx.Document()
    for line in REGULATION.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    document.save(str(brought))
    page.get_by_label("Файл", exact=False).first.set_input_files(brought)
    page.get_by_label("Сверить с чек-листом", exact=False).check()
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("по чек-листу дописать: 12")
    point = page.get_by_role("group", name="9. Банк")
    expect(point).to_contain_text("Похоже, есть не всё. Не видно: учёт наставляемых")
    expect(point).to_contain_text("Куратор ведёт базу наставников")
    expect(point.get_by_label("частично")).to_be_checked()


def correct_and_sum_up(page: Page, folder: Path) -> None:
    """The person has read that the mentees are counted elsewhere, and says so."""
    page.get_by_role("group", name="9. Банк").get_by_label("есть").check()
    page.get_by_role("button", name="Составить сводку").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Положение: есть – 1, частично – 8, нет – 3")
    expect(page.get_by_role("row").filter(has_text="Банк (персонифиц")).to_contain_text(
        "исправлено проверившим"
    )
    expect(page.locator("#to-write")).not_to_contain_text("банк наставников")
    with page.expect_download() as got:
        page.get_by_role("button", name="Скачать список замечаний").click()
    taken = folder / "замечания.xlsx"
    got.value.save_as(taken)
    assert got.value.suggested_filename == "Замечания. Положение.xlsx"
    points = list(openpyxl.load_workbook(taken)["Чек-лист"].values)
    assert points[9][2] == "есть"


def mend_a_letter(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Проверить другой документ").click()
    page.get_by_label("Или текст", exact=False).fill(LETTER)
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 замечания")
    expect(page.locator("mark").first).to_have_text("№ MP-42/02")
    expect(page.locator("main")).to_contain_text("Временная ссылка просмотрщика")
    page.get_by_role("button", name="Исправить всё").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Исправлено 1 место")
    with page.expect_download() as got:
        page.get_by_role("button", name="Скачать TXT").click()
    taken = folder / "исправлено.txt"
    got.value.save_as(taken)
    text = taken.read_text(encoding="utf-8-sig").replace("\N{NO-BREAK SPACE}", " ")
    assert text == LETTER.replace("№ MP-42/02", "№ МР-42/02")
