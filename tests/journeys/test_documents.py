"""Papers in the browser: a school's starting package, a letter to all heads, an amendment, a broken template."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import Desk, Heard, barriers, sideways
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey
HEAD, CURATOR, COORDINATOR = "head@demo.example", "curator@demo.example", "coordinator@demo.example"


@pytest.fixture(scope="module")
def district(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = blank.copy(tmp_path_factory.mktemp("papers") / "data")
    made.command("demo", "--size", "district", "--seed", "1")
    with running(made) as served:
        yield served


def clear(page: Page) -> None:
    assert barriers(page) == []
    assert sideways(page) == 0


@pytest.mark.fulfils("S1-3.1.1a", "S1-3.1.1b", "S1-3.1.1c", "S1-3.1.1d", "S1-3.1.1g", "S0-2.1.4")
def test_a_director_makes_the_starting_package(desk: Desk, district: Installation, tmp_path: Path) -> None:
    page = desk.sit(district, HEAD)
    heard = Heard(district.url)
    heard.listen(page)
    page.get_by_role("link", name="Документы").click()
    page.get_by_role("link", name="Новый документ").first.click()
    clear(page)
    page.get_by_role("link", name="Стартовый пакет").click()
    page.get_by_label("Программа начинается").fill("2026-12-01")
    page.get_by_label("Куратор").fill("Слепцова Сардаана Николаевна, заместитель директора")
    page.get_by_label("Рабочая группа").fill("Кара-Мурза Тимур Ильич, педагог-психолог")
    page.get_by_label("Сроки мониторинга").fill("до 25 декабря 2026 г.\nдо 25 мая 2027 г.")
    page.get_by_label("Педагогический совет рассмотрел").fill("2026-11-20")
    page.get_by_label("Номер протокола").fill("3")
    page.get_by_role("button", name="Собрать документы").click()
    expect(page.get_by_text("готов к изданию")).to_have_count(4)
    clear(page)
    page.get_by_role("button", name="Издать приказы пакета").click()
    expect(page.get_by_text("Издано и записано в журнал")).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("link", name="Скачать всё архивом").click()
    packed = tmp_path / "package.zip"
    got.value.save_as(packed)
    with zipfile.ZipFile(packed) as archive:
        assert len(archive.namelist()) == 9
        assert sum("Приказ №" in name for name in archive.namelist()) == 4
        for name in archive.namelist():
            assert docx.Document(io.BytesIO(archive.read(name))).paragraphs
    page.get_by_role("link", name="Приказ. О внедрении").click()
    expect(page.get_by_text("Кара-Мурза Тимур Ильич, педагог-психолог")).to_be_visible()
    clear(page)
    assert heard.foreign == []
    assert heard.said == []


@pytest.mark.fulfils("S0-1.9")
def test_a_coordinator_sends_recommendations_to_all_heads(desk: Desk, district: Installation) -> None:
    page = desk.sit(district, COORDINATOR)
    page.goto(f"{district.url}/documents/papers/recommendations-letter/")
    clear(page)
    expect(page.get_by_role("button", name="Выпустить и записать в журнал")).to_be_visible()
    page.get_by_label("Выявленные дефициты").fill("в положениях не названы категории наставляемых")
    page.locator("[name=common-0-what]").fill("провести самоаудит положения о наставничестве")
    page.locator("[name=common-0-due]").fill("2026-12-20")
    page.get_by_role("button", name="Показать текст").click()
    expect(page.locator("#text")).to_contain_text("провести самоаудит положения")
    clear(page)
    page.get_by_role("button", name="Выпустить и записать в журнал").click()
    expect(page.get_by_text("издано и записано в журнал")).to_be_visible()


def test_a_pair_that_fell_apart_leads_to_an_order_of_amendment(desk: Desk, district: Installation) -> None:
    place = ["--organisation", "zr-01-01"]
    district.command("match", *place, "--form", "teacher-teacher")
    district.command("approve", *place, "--by", CURATOR)
    issue = ["document", "pairs-order", *place, "--date", "2026-11-20", "--number", "77"]
    district.command(*issue, "--out", str(district.data / "o.docx"))
    page = desk.sit(district, CURATOR)
    page.goto(f"{district.url}/pairs/")
    page.locator("tbody tr", has_text="учитель").get_by_role("link").first.click()
    page.get_by_text("Расформировать").first.click()
    page.get_by_label("Причина").fill("Наставник уходит в отпуск")
    page.get_by_role("button", name="Расформировать").click()
    page.goto(f"{district.url}/documents/")
    page.get_by_role("link", name="№ 77", exact=True).click()
    page.get_by_role("link", name="Подготовить приказ об изменениях").click()
    clear(page)
    page.get_by_role("button", name="Издать приказ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Приказ №")
    expect(page.get_by_text("прекратившими работу").first).to_be_visible()


def test_a_broken_template_is_refused_with_its_place(
    desk: Desk, district: Installation, tmp_path: Path
) -> None:
    broken = docx.Document()
    broken.add_paragraph("Приказ {{ nubmer }}")
    broken.add_paragraph("{% for item in grounds %}")
    file = tmp_path / "broken.docx"
    broken.save(str(file))
    page = desk.sit(district, CURATOR)
    page.goto(f"{district.url}/documents/templates/")
    page.get_by_role("link", name="О внедрении целевой модели").first.click()
    page.get_by_label("Файл DOCX").set_input_files(file)
    page.get_by_role("button", name="Проверить и ввести в действие").click()
    expect(page.get_by_text("Нет такого значения: «nubmer»")).to_be_visible()
    expect(page.get_by_text("Цикл не закрыт")).to_be_visible()
    clear(page)
