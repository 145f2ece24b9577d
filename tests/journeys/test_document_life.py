"""An order after it was issued: signed, published, read by all; its register; an act to rest on. By mouse and without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import Desk, barriers, sideways
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey
CURATOR = "curator@demo.example"


@pytest.fixture(scope="module")
def school(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A school with an order numbered 12-од, so that numbers below it are missing."""
    made = blank.copy(tmp_path_factory.mktemp("life") / "data")
    made.command("demo", "--size", "school", "--seed", "1")
    place = ["--organisation", "zr-01-01"]
    made.command("match", *place, "--form", "teacher-teacher")
    made.command("approve", *place, "--by", CURATOR)
    issue = ["document", "pairs-order", *place, "--date", "2026-11-20"]
    made.command(*issue, "--number", "12-од", "--out", str(made.data / "o.docx"))
    with running(made) as served:
        yield served


def clear(page: Page) -> None:
    assert barriers(page) == []
    assert sideways(page) == 0


def to_order(page: Page, at: Installation) -> None:
    page.goto(f"{at.url}/documents/")
    page.get_by_role("link", name="№ 12-од", exact=True).click()
    expect(page.get_by_role("heading", name="Жизнь документа")).to_be_visible()


def test_an_order_is_signed_published_and_read(desk: Desk, school: Installation) -> None:
    page = desk.sit(school, CURATOR)
    to_order(page, school)
    clear(page)
    page.get_by_role("link", name="Отметить подписание").click()
    page.get_by_role("button", name="Отметить", exact=True).click()
    expect(page.get_by_text("Отмечено: подписан.")).to_be_visible()
    page.get_by_role("link", name="Отметить публикацию").click()
    page.get_by_label("Адрес страницы").fill(
        "https://docs.yandex.ru/docs/view?url=ya-disk-public&name=12.pdf"
    )
    page.get_by_role("button", name="Отметить", exact=True).click()
    expect(page.get_by_text("Временная ссылка просмотрщика")).to_be_visible()
    page.get_by_text("Другие отметки").click()
    clear(page)
    page.get_by_role("link", name="лист ознакомления").click()
    clear(page)
    page.get_by_role("button", name="Все ознакомлены сегодня").click()
    expect(page.get_by_text("Отмечено:")).to_be_visible()


def test_a_register_shows_what_is_missing_and_takes_it(desk: Desk, school: Installation) -> None:
    page = desk.sit(school, CURATOR)
    page.goto(f"{school.url}/documents/registers/")
    page.get_by_label("Образец номера").fill("{n}-од")
    page.get_by_role("button", name="Сохранить образец").click()
    expect(page.get_by_text("Пропущены номера с 1-од по 11-од.")).to_be_visible()
    clear(page)
    page.get_by_role("link", name="Внести документ с номером 1-од").click()
    clear(page)
    page.get_by_label("Дата документа").fill("2026-01-15")
    page.get_by_label("О чём документ").fill("О режиме работы школы")
    page.get_by_role("button", name="Внести в журнал").click()
    expect(page.get_by_text("Пропущены номера с 2-од по 11-од.")).to_be_visible()
    page.get_by_role("navigation", name="Журналы").get_by_role("link", name="Исходящие письма").click()
    expect(page.get_by_text("В этом году номеров ещё не было")).to_be_visible()


def test_an_act_is_entered_without_scripts_on_a_phone(desk: Desk, school: Installation) -> None:
    page = desk.sit(school, CURATOR, width=360, height=780, java_script_enabled=False)
    page.goto(f"{school.url}/documents/incoming/")
    page.get_by_role("link", name="Внести акт").click()
    page.get_by_label("Кем издан").fill("Управления образования")
    page.get_by_label("Дата", exact=True).fill("2026-09-12")
    page.get_by_label("Номер").fill("94-13")
    page.get_by_label("Заголовок").fill("О проведении месячника")
    page.get_by_role("button", name="Внести", exact=True).click()
    expect(page.get_by_role("rowheader", name="приказ Управления образования")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_these_has_a_barrier(desk: Desk, school: Installation, width: int) -> None:
    page = desk.sit(school, CURATOR, width=width)
    to_order(page, school)
    clear(page)
    order = page.url.split("#")[0]
    unit = page.goto(f"{school.url}/documents/registers/")
    assert unit is not None
    register = page.url
    for address in (
        register,
        f"{register}outside/",
        f"{order}life/review/",
        f"{order}life/repealed/",
        f"{order}scans/",
        f"{order}acquaintance/",
        f"{school.url}/documents/incoming/",
        register.replace("registers", "incoming/of"),
    ):
        page.goto(address)
        clear(page)


def test_a_ground_is_ticked_and_stands_among_the_grounds(desk: Desk, school: Installation) -> None:
    page = desk.sit(school, CURATOR, width=360)
    page.goto(f"{school.url}/documents/papers/implementation-order/")
    page.get_by_text("Выбрать из действующих оснований").click()
    page.get_by_label("распоряжение Министерства просвещения").check()
    clear(page)
    page.get_by_role("button", name="Показать текст").click()
    expect(page.get_by_label("Основания", exact=False).first).to_have_value(re.compile("№.Р-145"))
