"""The real browser: Debian's Chromium, one for the whole run, a fresh context for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import files
from tests.journeys.desk import CURATOR, Desk
from tests.journeys.installation import Installation

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session", autouse=True)
def _static_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The live server starts once, before the settings of a single test: WhiteNoise wants its folder then."""
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static")):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"no browser at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page 1280 pixels wide that speaks Russian; nothing is left of it after the test."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="ru-RU", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation set up and empty. Not to be changed: take a copy."""
    made = Installation(tmp_path_factory.mktemp("blank") / "data")
    made.command("setup", "--quiet")
    return made


@pytest.fixture(scope="session")
def one_school(blank: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A school with its letterhead and one curator; its bases are empty. Not to be changed: take a copy."""
    made = blank.copy(tmp_path_factory.mktemp("one_school") / "data")
    listed = made.data / "organisations.csv"
    listed.write_text(files.SCHOOL, encoding="utf-8")
    made.command("import", "organisations", str(listed))
    made.add_user(CURATOR, "curator", "t-1")
    return made


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Iterator[Desk]:
    """Opens signed-in pages; everything it opened is closed in the end."""
    made = Desk(browser)
    yield made
    made.close()
