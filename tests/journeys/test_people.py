"""The base of people at the screen: search as one types, a topic put right with a click, all of it without scripts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.journeys.desk import Desk, Heard
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey
CURATOR = "curator@demo.example"


@pytest.fixture(scope="module")
def school(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A school at work with a hundred and sixty people."""
    made = blank.copy(tmp_path_factory.mktemp("people") / "data")
    made.command("demo", "--size", "school", "--seed", "3")
    with running(made) as served:
        yield served


def messy_workbook(path: Path) -> Path:
    """Titles over merged cells, the name in one column, dates in three ways, a column of the school's own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["МБОУ «Школа № 1»"])
    sheet.append(["База наставляемых на 2026/2027 учебный год"])
    sheet.append([])
    for number in (1, 2):
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=5)
    sheet.append(["№ п/п", "ФИО ученика", "Дата рождения", "В чём нужна помощь", "Кружок"])
    sheet.append([1, "Ёжикова  Ульяна Платоновна", date(2012, 3, 5), "подготовка к ОГЭ", "шахматы"])
    sheet.append([2, "Щукин Ждан Платонович", "5 марта 2012 г.", "выбор профессии", ""])
    sheet.append([3, "Ящеркина Фёкла Игнатовна", "05.03.12", "робототехника", "театр"])
    book.save(path)
    return path


def names(page: Page) -> list[str]:
    return page.locator("#list tbody th").all_inner_texts()


@pytest.mark.fulfils("S2-5.1")
def test_the_list_narrows_as_one_types_and_a_topic_is_put_right_in_place(
    desk: Desk, school: Installation
) -> None:
    page = desk.sit(school, CURATOR)
    heard = Heard(school.url)
    heard.listen(page)
    page.goto("/people/?role=mentee")
    first = names(page)[0]
    page.get_by_role("searchbox", name="Найти по имени или телефону").press_sequentially(
        first.split()[0].lower()
    )
    page.wait_for_url("**q=**")
    expect(page.locator("#list tbody tr").first).to_contain_text(first.split()[0])
    assert len(names(page)) < 50
    exported = page.get_by_role("link", name="XLSX: наставляемые").get_attribute("href") or ""
    assert "q=" in exported, "what is exported is what the search has found"
    page.get_by_role("link", name=first).first.click()
    page.evaluate("window.stays = true")
    page.get_by_role("button", name="Верно").click()
    expect(page.get_by_text("Темы проверены.")).to_be_visible()
    held = page.locator(".topics .pill").all_inner_texts()
    page.locator(".topics .pill").first.click()
    expect(page.locator(".topics .pill")).to_have_count(len(held) - 1)
    assert page.evaluate("window.stays") is True, "the page was not loaded anew"
    assert heard.said == []


@pytest.mark.fulfils("S0-2.4.2", "X-18")
def test_a_messy_file_becomes_people_without_any_script(
    desk: Desk, school: Installation, tmp_path: Path
) -> None:
    page = desk.sit(school, CURATOR, java_script_enabled=False)
    page.goto("/people/import/?kind=mentees")
    page.get_by_label("Файл", exact=True).set_input_files(messy_workbook(tmp_path / "база.xlsx"))
    page.get_by_role("button", name="Проверить файл").click()
    expect(page.locator("main")).to_contain_text("Кружок")
    page.get_by_role("button", name="Дальше: проверка строк").click()
    page.get_by_role("button", name="Внести 3 человека").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Файл внесён", timeout=60_000)
    page.goto("/people/?consent=none")
    page.get_by_role("searchbox", name="Найти по имени или телефону").fill("ежикова")
    page.get_by_role("button", name="Найти").click()
    assert names(page) == ["Ёжикова Ульяна"]
    page.get_by_role("link", name="Ёжикова Ульяна").click()
    expect(page.locator("main")).to_contain_text("05.03.2012")
    expect(page.locator("main")).to_contain_text("шахматы")
    expect(page.locator("main")).to_contain_text("черновик")
