"""A school looks after its own template while the municipality changes the one above: file, example, comparison, choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.apps.documents.test_rendering import template
from tests.journeys.desk import CURATOR, Desk, Heard, barriers, sideways
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey

COORDINATOR = "coordinator@demo.example"


@pytest.fixture(scope="module")
def school(one_school: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = one_school.copy(tmp_path_factory.mktemp("templates") / "data")
    made.add_user(COORDINATOR, "coordinator", "tihvinskij-rajon")
    with running(made) as served:
        yield served


def open_template(page: Page, words: str) -> None:
    """From the menu to the page of the template that the words find."""
    page.goto("/documents/templates/")
    page.get_by_role("searchbox", name="Найти документ").fill(words)
    row = page.locator("#templates tbody tr")
    expect(row).to_have_count(1)
    row.get_by_role("link").first.click()


def send(page: Page, folder: Path, button: str, *paragraphs: str) -> None:
    file = folder / "Шаблон.docx"
    file.write_bytes(template(*paragraphs))
    page.get_by_label("Файл DOCX").set_input_files(file)
    page.get_by_role("button", name=button, exact=True).click()


def fits(page: Page) -> list[str]:
    """Barriers at the desk, and whether a telephone would have to scroll sideways."""
    found = barriers(page)
    page.set_viewport_size({"width": 360, "height": 740})
    if wide := sideways(page):
        found.append(f"{wide} px wider than 360")
    page.set_viewport_size({"width": 1280, "height": 800})
    return found


@pytest.mark.fulfils("S0-1.15")
def test_a_school_takes_or_leaves_what_the_municipality_changed(
    desk: Desk, school: Installation, tmp_path: Path
):
    curator, coordinator = desk.sit(school, CURATOR), desk.sit(school, COORDINATOR)
    heard = Heard(school.url)
    heard.listen(curator)

    open_template(curator, "о формировании наставнических пар")
    assert fits(curator) == []
    send(curator, tmp_path, "Проверить и посмотреть на примере", "Наш приказ № {{ number }}", "Контроль наш")
    expect(curator.locator("#text")).to_contain_text("Наш приказ № 120-од")
    assert fits(curator) == []
    curator.get_by_role("button", name="Ввести редакцию 1 в действие").click()
    expect(curator.locator("table").first).to_contain_text("действует здесь")
    template_page = curator.url

    open_template(coordinator, "о формировании наставнических пар")
    send(coordinator, tmp_path, "Проверить и ввести в действие", "Приказ района № {{ number }}", "Срок – май")

    curator.goto("/documents/templates/")
    expect(curator.locator("#templates")).to_contain_text("выше изменено")
    assert fits(curator) == []
    curator.goto(template_page)
    curator.get_by_role("link", name="Посмотреть, что изменилось").click()
    expect(curator.locator("#against ins").first).to_be_visible()
    expect(curator.locator("#since")).to_contain_text("Срок – май")
    assert fits(curator) == []
    curator.get_by_role("button", name="Оставить свой шаблон").click()
    expect(curator.get_by_text("Шаблон выше изменён")).to_have_count(0)
    curator.get_by_role("button", name="Перейти на шаблон уровня выше").click()
    expect(curator.locator("table").first).to_contain_text("действует здесь")
    expect(curator.get_by_role("row", name="действует здесь")).to_contain_text("район")
    assert (heard.foreign, heard.said) == ([], [])


def test_a_value_is_found_as_one_types(desk: Desk, school: Installation):
    page = desk.sit(school, CURATOR)
    open_template(page, "организацией-партнёром")
    folders = page.locator("#values details")
    assert folders.count() > 5
    page.get_by_role("searchbox", name="Найти значение").fill("творительный должность")
    expect(page.locator("#values")).to_contain_text("post_ins")
    expect(page.locator("#values")).not_to_contain_text("post_gen")
    assert fits(page) == []
