"""Pictures of the handbook and of the README: each exists, is shown somewhere, and its page renders.

With NASTAVNIK_PICTURES=1 they are taken anew from an invented school on a day that stands still.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import files
from tests.journeys.desk import Desk
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
TAKE = os.environ.get("NASTAVNIK_PICTURES") == "1"

# Debian's Chromium brings no Russian of its own: a field of a date is shown as a Russian browser writes it.
DATES_AS_HERE = """() => document.querySelectorAll('input[type=date]').forEach(one => {
  const day = one.value.split('-').reverse().join('.');
  one.type = 'text'; one.value = day || 'дд.мм.гггг';
})"""


@dataclass(frozen=True)
class Picture:
    """A file, who looks, the way to what it shows, the heading that must be there, and its size."""

    file: Path
    who: str
    open: Callable[[Page, Path], None]
    heading: str
    width: int = 1280
    height: int = 800
    whole: bool = False


def at(address: str) -> Callable[[Page, Path], None]:
    def go(page: Page, _: Path) -> None:
        page.goto(address)

    return go


def bench(page: Page, _: Path) -> None:
    """The curator's table with a few decisions made."""
    page.goto("/matching/")
    page.get_by_role("link", name=re.compile("^Продолжить подбор")).click()
    page.get_by_role("link", name=re.compile("^ждут решения")).click()
    for _deed in range(2):
        page.locator("a.pick-card", has_text="предложена").first.click()
        page.get_by_role("button", name="Принять").click()
        expect(page.get_by_role("status").first).to_be_attached()
    page.locator("a.pick-card", has_text="предложена").first.click()
    page.locator("#chosen-title").wait_for()
    page.evaluate(
        "document.activeElement.blur(); document.querySelectorAll('.toast').forEach(one => one.remove())"
    )
    page.evaluate("window.scrollTo(0, 0)")


def brought(page: Page, folder: Path) -> None:
    """A file on its second step: columns."""
    file = files.base_workbook(
        folder / "База 2026.xlsx", "База наставляемых", files.MENTEES_HEADER, files.MENTEES, spoil_row=3
    )
    page.goto("/people/import/?kind=mentees")
    page.get_by_label("Файл", exact=True).set_input_files(file)
    page.get_by_role("button", name="Проверить файл").click()
    page.get_by_label("Что хочет улучшить").select_option(label="Основной запрос наставляемого")


def checked(page: Page, folder: Path) -> None:
    """A file on its third step, with a fault."""
    brought(page, folder)
    page.get_by_role("button", name="Дальше: проверка строк").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("В файле есть что решить")


def consents(page: Page, _: Path) -> None:
    page.goto("/people/?consent=none")
    page.get_by_label(re.compile("все найденные")).check()
    page.get_by_role("button", name="Внести согласие").click()


def meeting(page: Page, _: Path) -> None:
    page.goto("/pairs/")
    page.get_by_role("link", name=re.compile("^отметить: ")).first.click()


def order(page: Page, _: Path) -> None:
    page.goto("/documents/pairs-order/")
    page.locator("main table a").first.click()


PICTURES = (
    Picture(ROOT / "docs/images/today.png", "curator", at("/"), "Что сделать сегодня"),
    Picture(ROOT / "docs/images/matching.png", "curator", bench, "Подбор: ", height=1040),
    Picture(HANDBOOK / "images/segodnya.png", "curator", at("/"), "Что сделать сегодня", height=640),
    Picture(HANDBOOK / "images/stolbcy.png", "curator", brought, "Так понят файл"),
    Picture(HANDBOOK / "images/proverka.png", "curator", checked, "В файле есть что решить", whole=True),
    Picture(HANDBOOK / "images/soglasiya.png", "curator", consents, "Внести согласия списком"),
    Picture(HANDBOOK / "images/podbor.png", "curator", bench, "Подбор: ", height=1040),
    Picture(HANDBOOK / "images/vstrecha-360.png", "curator", meeting, "Отметить встречу", 360, 640),
    Picture(HANDBOOK / "images/prikaz.png", "curator", order, "Приказ о парах", height=1100),
    Picture(HANDBOOK / "images/pokazateli.png", "curator", at("/indicators/"), "Показатели: "),
    Picture(HANDBOOK / "images/koordinator.png", "coordinator", at("/"), "Где нужна помощь", height=640),
)


@pytest.fixture(scope="module")
def school(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The invented school: an approved round without an order yet, and one that waits for decisions."""
    made = blank.copy(tmp_path_factory.mktemp("pictures") / "data")
    made.command("demo", "--size", "school", "--seed", "1")
    here = ["--organisation", "zr-01-01"]
    made.command("match", *here, "--form", "teacher-teacher")
    made.command("approve", *here, "--by", "curator@demo.example")
    made.command("match", *here, "--form", "pupil-pupil")
    with running(made) as served:
        yield served


@pytest.fixture(scope="module")
def district(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = blank.copy(tmp_path_factory.mktemp("pictured_district") / "data")
    made.command("demo", "--size", "district", "--seed", "1")
    with running(made) as served:
        yield served


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.file.stem)
def test_a_picture_shows_a_page_that_is_there(request, desk: Desk, picture: Picture, tmp_path: Path):
    place = request.getfixturevalue("district" if picture.who == "coordinator" else "school")
    page = desk.sit(
        place,
        f"{picture.who}@demo.example",
        width=picture.width,
        height=picture.height,
        device_scale_factor=1.5,
    )
    picture.open(page, tmp_path)
    expect(page.locator("h1").filter(has_text=picture.heading).last).to_be_visible()
    page.wait_for_load_state("networkidle")
    if TAKE:
        picture.file.parent.mkdir(parents=True, exist_ok=True)
        page.evaluate(DATES_AS_HERE)
        page.screenshot(path=picture.file, full_page=picture.whole)
    assert picture.file.exists()


def test_every_picture_is_shown_and_every_shown_picture_is_there():
    pages = [*HANDBOOK.glob("*.md"), ROOT / "README.md"]
    shown = {
        (page.parent / target).resolve()
        for page in pages
        if page.exists()
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", page.read_text(encoding="utf-8"))
    }
    taken = {picture.file for picture in PICTURES}
    assert {one for one in shown if not one.exists()} == set()
    assert {one.name for one in taken - shown} == set()
    assert {one.name for one in (HANDBOOK / "images").glob("*.png")} <= {one.name for one in taken}
