"""The coordinator: from the first page to the figures of one organisation; its people are not hers to see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.journeys.desk import Desk, Heard
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def district(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = blank.copy(tmp_path_factory.mktemp("district") / "data")
    made.command("demo", "--size", "district", "--seed", "1")
    with running(made) as served:
        yield served


def shown(page: Page) -> dict[str, str]:
    """Indicator → its value, from the figures at the top of the page."""
    figures = page.get_by_label("Показатели", exact=True).locator(".figure")
    return {
        one.locator(".figure-label").inner_text(): " ".join(one.locator(".figure-value").inner_text().split())
        for one in figures.all()
    }


def printed(file: Path) -> list[str]:
    """The values of the same indicators in the workbook, written as on the page."""
    sheet = load_workbook(file)["Показатели"]
    head = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Код")
    count, share = head.index("Числитель"), head.index("Факт, %")
    values = []
    for row in sheet.iter_rows(values_only=True):
        if row[0] == "K0":  # a count of people, not a share
            values.append(f"{row[count]} чел.")
        elif str(row[0] or "").startswith("K"):
            values.append(f"{row[share]:.1f} %".replace(".", ","))
    return values


@pytest.mark.fulfils("S2-2.7a", "S3-1.1", "X-1", "X-10", "X-17")
def test_figures_of_an_organisation_are_seen_and_its_people_are_not(
    desk: Desk, district: Installation, tmp_path: Path
):
    page = desk.sit(district, "coordinator@demo.example")
    heard = Heard(district.url)
    heard.listen(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Где нужна помощь")
    first = (
        page.get_by_role("table", name="Организации, сначала те, где нужна помощь").locator("tbody tr").first
    )
    expect(first.locator(".tag.bad, .tag.warn").first).to_be_visible()
    school = (
        page.get_by_role("row").filter(has=page.locator("a[href^='/indicators/']")).filter(has_text="СШ № 6")
    )
    school.first.locator("a[href^='/indicators/']").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Показатели: ")
    figures = shown(page)
    assert len(figures) == 4
    expect(page.get_by_text("Способ расчёта")).to_be_visible()

    with page.expect_download() as got:
        page.get_by_role("link", name="Выгрузить XLSX").click()
    file = tmp_path / "показатели.xlsx"
    got.value.save_as(file)
    assert printed(file) == list(figures.values())
    page.locator("a[href*='/people/']").first.click()
    expect(page.get_by_text("Имена видит только организация")).to_be_visible()
    assert heard.said == []  # a refused page below is an error of the network to the browser

    for address in ("/people/", "/pairs/", "/documents/1/", "/matching/", "/people/1/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status in (403, 404), address
        assert "Готовцев" not in page.content()
    page.goto("/documents/")  # of the municipality itself, which has issued none
    expect(page.get_by_text("Ещё ни одного документа")).to_be_visible()
    assert page.get_by_role("link", name="Люди").count() == 0
    assert heard.foreign == []
