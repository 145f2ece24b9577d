"""Whoever sits at the screen: signs in by the form as people do, and hears everything that a page says."""

from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.journeys.installation import PASSWORD, Installation

CURATOR = "alisa@school.example"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass
class Heard:
    """What pages said or asked that they should not have."""

    home: str
    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on(
            "console",
            lambda message: self.said.append(message.text) if message.type in ("error", "warning") else None,
        )

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.foreign.append(request.url)


@dataclass
class Desk:
    """Signed-in pages of any width. The sign-in of a user is made once for an installation."""

    browser: Browser
    opened: list[BrowserContext] = field(default_factory=list)
    entered: dict[tuple[str, str], Any] = field(default_factory=dict)

    def sit(
        self, at: Installation, email: str, *, width: int = 1280, height: int = 800, **options: Any
    ) -> Page:
        """A page of this user on the first page after the sign-in."""
        known = self.entered.get((at.url, email))
        page = self._page(at, width, height, storage_state=known, **options)
        page.goto(at.url)
        if known is None:
            page.get_by_label("Электронная почта").fill(email)
            page.get_by_label("Пароль", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Войти").click()
            page.wait_for_url(f"{at.url}/**")
            self.entered[at.url, email] = page.context.storage_state()
        return page

    def _page(self, at: Installation, width: int, height: int, **options: Any) -> Page:
        context = self.browser.new_context(
            base_url=at.url,
            viewport={"width": width, "height": height},
            locale="ru-RU",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(20_000)
        self.opened.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.opened:
            context.close()


def barriers(page: Page) -> list[str]:
    """What the accessibility engine finds on the page as it is now."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def sideways(page: Page) -> int:
    """By how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
