"""Every page that a role can reach by links, with data and without: open, free of barriers, narrow, quiet."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

from tests.journeys.desk import Desk, Heard, barriers, sideways
from tests.journeys.installation import Installation, running

pytestmark = pytest.mark.journey

ROLES = {
    "curator": "t-1",
    "head": "t-1",
    "coordinator": "tihvinskij-rajon",
    "region": "zarechnaya-oblast",
    "admin": "zarechnaya-oblast",
}  # role → where it is held in the installation without data
BUTTONS = (
    "[...document.querySelectorAll('main .btn')].filter(one => one.checkVisibility() && !one.disabled).length"
)
LEAVES = {"account_logout"}  # opening it would end the walk
SAME_FOR_ALL = {"help", "help-chapter", "privacy", "roles", "profile", "usersessions_list", "mfa_index"}
SAME_FOR_ALL |= {"account_change_password", "account_reauthenticate", "mfa_activate_totp"}


@pytest.fixture(scope="module")
def furnished(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A school at work: people, pairs, an approved round, an order, and a round that waits for decisions."""
    made = blank.copy(tmp_path_factory.mktemp("furnished") / "data")
    made.command("demo", "--size", "school", "--seed", "1")
    school = ["--organisation", "zr-01-01"]
    made.command("match", *school, "--form", "teacher-teacher")
    made.command("approve", *school, "--by", "curator@demo.example")
    made.command(
        "document",
        "pairs-order",
        *school,
        "--number",
        "12-од",
        "--date",
        "2026-11-20",
        "--out",
        str(made.data / "o.docx"),
    )
    made.command("match", *school, "--form", "pupil-pupil")
    with running(made) as served:
        yield served


@pytest.fixture(scope="module")
def unfurnished(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One school, a user of each role, nothing else."""
    made = blank.copy(tmp_path_factory.mktemp("unfurnished") / "data")
    file = made.data / "organisations.csv"
    file.write_text(
        "код;название;краткое название;вид;муниципалитет;регион\n"
        "t-1;МБОУ «Тихвинская школа № 1»;Школа № 1;общеобразовательная;Тихвинский район;Заречная область\n",
        encoding="utf-8",
    )
    made.command("import", "organisations", str(file))
    for role, unit in ROLES.items():
        made.add_user(f"{role}@demo.example", role, unit)
    with running(made) as served:
        yield served


def walk(page: Page, home: str, faults: list[str], leaves: set[str]) -> Iterator[str]:
    """Open every kind of page that links lead to, once each; a link that leads nowhere is a fault."""
    waiting = deque([("/", "")])
    seen = set(leaves)
    while waiting:
        address, stood_on = waiting.popleft()
        try:
            name = resolve(urlsplit(address).path).view_name
        except Resolver404:
            faults.append(f"{stood_on}: a link to {address}, which is no page")
            continue
        if name in seen:
            continue
        seen.add(name)
        try:
            answer = page.goto(address)
        except Error as stopped:
            if "Download is starting" in str(stopped):
                continue
            raise
        if answer is None or answer.status != 200:
            faults.append(f"{stood_on}: a link to {address}, which answers {answer and answer.status}")
            continue
        yield name
        found = page.eval_on_selector_all("a[href]", "links => links.map(one => one.getAttribute('href'))")
        for link in found:
            target = urljoin(page.url, link)
            if target.startswith(home):
                waiting.append((target.removeprefix(home).partition("#")[0], name))


@pytest.mark.parametrize(
    ("state", "role"),
    [*(("furnished", role) for role in ROLES), ("unfurnished", "curator"), ("unfurnished", "coordinator")],
)
def test_no_page_of_a_role_has_a_barrier(request, desk: Desk, state, role):
    at: Installation = request.getfixturevalue(state)
    page = desk.sit(at, f"{role}@demo.example")
    heard = Heard(at.url)
    heard.listen(page)
    faults: list[str] = []
    first = (state, role) == ("furnished", "curator")
    for name in walk(page, at.url, faults, LEAVES if first else LEAVES | SAME_FOR_ALL):
        faults += [f"{name} {page.url}: {one}" for one in barriers(page)]
        page.set_viewport_size({"width": 320, "height": 640})  # 1280 pixels at 400 %
        if wide := sideways(page):
            faults.append(f"{name} {page.url}: {wide} px wider than 320")
        page.set_viewport_size({"width": 1280, "height": 800})
    assert not faults, "\n".join(faults)
    assert heard.foreign == []
    assert heard.said == []


@pytest.mark.parametrize(
    "address", ["/", "/people/", "/people/import/", "/matching/", "/pairs/", "/indicators/"]
)
def test_the_keyboard_alone_reaches_every_button(desk: Desk, furnished: Installation, address: str):
    page = desk.sit(furnished, "curator@demo.example")
    page.goto(address)
    wanted = page.evaluate(BUTTONS)
    assert wanted > 0
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        place = page.evaluate("[...document.querySelectorAll('main .btn')].indexOf(document.activeElement)")
        if place >= 0:
            reached.add(place)
        if len(reached) == wanted or page.evaluate("document.activeElement === document.body"):
            break
    assert len(reached) == wanted
