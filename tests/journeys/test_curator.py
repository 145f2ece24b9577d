"""The curator: from files that a school has to pairs, an order in hand and a meeting recorded on a phone."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.journeys import files
from tests.journeys.desk import CURATOR, Desk, Heard, sideways
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey


@pytest.fixture
def school(one_school: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A school with its letterhead and one curator; its bases are empty."""
    with running(one_school.copy(tmp_path / "data")) as served:
        yield served


@pytest.mark.fulfils("S2-5.1", "S2-5.2", "S2-5.3", "S1-3.1.1e", "S2-5.4d", "X-11", "X-17", "X-18")
@pytest.mark.parametrize(
    "options",
    [{}, {"width": 360, "height": 780}, {"java_script_enabled": False}],
    ids=["desk", "phone", "without scripts"],
)
def test_from_a_file_to_an_order_in_hand(
    desk: Desk, school: Installation, tmp_path: Path, options: dict[str, Any]
):
    page = desk.sit(school, CURATOR, **options)
    heard = Heard(school.url)
    heard.listen(page)
    for step in (bring_mentees, bring_mentors, record_consents, switch_a_form_on, decide_and_approve):
        step(page, tmp_path)
        assert sideways(page) == 0, step.__name__
    issue_the_order(page, tmp_path)
    assert sideways(page) == 0
    record_a_meeting_on_a_phone(desk, school)
    assert heard.foreign == []
    assert heard.said == []
    assert "ERROR" not in (school.data / "server.log").read_text(encoding="utf-8")


def sheet(page: Page) -> Locator:
    """Where a form has opened: the side sheet, or without scripts a page of its own."""
    return page.locator("dialog[open], main").last


def bring_mentees(page: Page, folder: Path) -> None:
    """A file with a fault is told where, and saves nothing; the corrected one is taken."""
    wrong = files.base_workbook(
        folder / "база.xlsx", "База наставляемых, 2026/2027", files.MENTEES_HEADER, files.MENTEES, spoil_row=3
    )
    page.goto("/")
    page.get_by_role("link", name="Загрузить файл").first.click()
    expect(page.get_by_label("база наставляемых", exact=False).first).to_be_checked()
    page.get_by_label("Файл", exact=True).set_input_files(wrong)
    page.get_by_role("button", name="Проверить файл").click()
    match_columns(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("В файле есть что решить")
    expect(page.locator("main")).to_contain_text("строка 8")
    expect(page.locator("main")).to_contain_text("31.02.2013")
    page.get_by_role("link", name="Загрузить исправленный файл").click()
    right = files.base_workbook(
        folder / "база исправленная.xlsx", "База наставляемых", files.MENTEES_HEADER, files.MENTEES
    )
    page.get_by_label("Файл", exact=True).set_input_files(right)
    page.get_by_role("button", name="Проверить файл").click()
    match_columns(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Файл можно вносить")
    page.get_by_role("button", name="Внести 6 человек").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Файл внесён")


def match_columns(page: Page) -> None:
    """The column that no rule knows is given its meaning by hand."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Так понят файл")
    page.get_by_label("Что хочет улучшить").select_option(label="Основной запрос наставляемого")
    page.get_by_role("button", name="Дальше: проверка строк").click()


def bring_mentors(page: Page, folder: Path) -> None:
    file = files.base_workbook(
        folder / "наставники.xlsx", "База наставников, 2026/2027", files.MENTORS_HEADER, files.MENTORS
    )
    page.goto("/")
    page.get_by_role("link", name="Загрузить файл").click()
    expect(page.get_by_label("база наставников", exact=False).first).to_be_checked()
    page.get_by_label("Файл", exact=True).set_input_files(file)
    page.get_by_role("button", name="Проверить файл").click()
    page.get_by_role("button", name="Дальше: проверка строк").click()
    page.get_by_role("button", name="Внести 5 человек").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Файл внесён")


def record_consents(page: Page, _: Path) -> None:
    page.goto("/people/")
    expect(page.get_by_role("link", name="Соловьёва Алёна")).to_be_visible()
    page.get_by_label("все найденные: 11 человек").check()
    page.get_by_role("button", name="Внести согласие").click()
    page.get_by_label("на обработку персональных данных").check()
    page.get_by_label("Дата подписания").fill("2026-09-01")
    page.get_by_role("button", name="Внести согласия").click()
    expect(page.get_by_text("Внесено 11 согласий")).to_be_visible()
    mentor = page.get_by_role("row").filter(has_text="Слепцов Тимур")
    expect(mentor).to_contain_text("до 10.04.2028")  # the eve of his eighteenth birthday


def switch_a_form_on(page: Page, _: Path) -> None:
    page.goto("/")
    page.get_by_role("link", name="Выбрать формы").click()
    page.get_by_role("link", name=re.compile(r"включить… Ученик – ученик", re.IGNORECASE)).click()
    sheet(page).get_by_role("checkbox").first.check()
    sheet(page).get_by_role("button", name="Включить форму").click()
    expect(
        page.get_by_text("пары нужны до 05.12.2026").or_(page.get_by_text("до 05.12.2026")).first
    ).to_be_visible()


def decide_and_approve(page: Page, _: Path) -> None:
    """Accept one, lock one, refuse one with a reason, approve all that stand."""
    page.goto("/matching/")
    page.get_by_role("button", name=re.compile("^Подобрать")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Подбор: ")
    choose(page, "Готовцев Егор")
    page.get_by_role("button", name="Принять").click()
    choose(page, "Жирков Павел")
    page.get_by_role("button", name="Закрепить").click()
    choose(page, "Ким Дарья")
    page.get_by_role("link", name="Отклонить…").click()
    sheet(page).get_by_label("Причина").fill("Живут в разных сёлах, встречаться негде")
    sheet(page).get_by_role("button", name="Отклонить").click()
    choose(page, "Ким Дарья")
    expect(
        page.get_by_role("listitem").filter(has_text="Винокурова Алина: Живут в разных сёлах")
    ).to_be_visible()
    page.get_by_role("link", name=re.compile("^Утвердить")).click()
    sheet(page).get_by_label("Принять и те, по которым я ещё не решил").check()
    sheet(page).get_by_role("button", name=re.compile("^Утвердить")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Пары утверждены")


def choose(page: Page, name: str) -> None:
    """Put a mentee into the middle of the table."""
    page.locator("a.pick-card", has_text=name).click()
    expect(page.locator("#chosen-title")).to_have_text(name)


def issue_the_order(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Подготовить приказ").click()
    page.get_by_role("link", name=re.compile(r"Исправить\s*: Седых Лев")).click()
    page.get_by_label("Фамилия, назначить кого? (винительный)").fill("Седыха")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.locator("#names")).to_contain_text("Седыха")
    page.get_by_label("Номер приказа").fill("14-од")
    page.get_by_role("button", name="Издать приказ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("№ 14-од от 21 ноября 2026 г.")
    with page.expect_download() as got:
        page.get_by_role("link", name="Скачать DOCX").click()
    docx = folder / "приказ.docx"
    got.value.save_as(docx)
    text = words_of(docx)
    assert "О формировании наставнических пар" in text
    assert "14-од" in text
    assert "Седыха Льва Ильича" in text
    assert "Готовцев" in text
    with page.expect_download(timeout=60_000) as got:
        page.get_by_role("link", name="Скачать PDF").click()
    pdf = folder / "приказ.pdf"
    got.value.save_as(pdf)
    printed = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "14-од" in printed
    assert "Готовцев" in printed


def words_of(docx: Path) -> str:
    """Every word of the document: paragraphs and tables."""
    document = Document(str(docx))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def record_a_meeting_on_a_phone(desk: Desk, school: Installation) -> None:
    """Two taps from the list of pairs; without feedback the meeting stays open."""
    phone = desk.sit(school, CURATOR, width=360, height=780, has_touch=True)
    phone.goto("/pairs/")
    phone.get_by_role("link", name=re.compile("отметить: знакомство")).first.tap()
    phone.get_by_role("button", name="Записать встречу").tap()
    expect(phone.get_by_text("Встреча записана. Осталось внести обратную связь.")).to_be_visible()
    assert sideways(phone) == 0
    phone.get_by_role("link", name="Позже").tap()
    expect(phone.get_by_text("ждёт обратной связи")).to_be_visible()
    assert sideways(phone) == 0
    phone.get_by_role("link", name="Внести обратную связь").tap()
    phone.get_by_role("group", name="Оценка наставляемого").get_by_label("9", exact=True).check()
    phone.get_by_role("button", name="Закрыть встречу").tap()
    expect(phone.get_by_text("закрыта", exact=True)).to_be_visible()
