"""The look in a real browser: readers of the blind, keyboard, zoom, no foreign host, no scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories import make_user

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.urls("tests.web.gallery_urls"),
]

PAGES = ["", "home/", "table/", "table/?rows=0", "table/?rows=1", "form/", "workbench/", "confirm/", "print/"]
PAGES += [f"error/{name}/" for name in ("400", "403", "404", "429", "500", "503", "refused", "conflict")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"


@pytest.fixture
def gallery(live_server) -> str:
    make_user()  # an empty installation would lead every visitor to its first-run guide
    return f"{live_server.url}/gallery/"


@pytest.fixture
def opened(browser: Browser) -> Iterator[list[BrowserContext]]:
    """Contexts that a test opened, closed behind it."""
    contexts: list[BrowserContext] = []
    yield contexts
    for context in contexts:
        context.close()


def open_page(
    browser: Browser, opened: list[BrowserContext], width: int = 1280, height: int = 800, **options: object
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ru-RU", reduced_motion="reduce", **options
    )
    opened.append(context)
    return context.new_page()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_barrier_on_any_page_of_the_gallery(browser, opened, gallery, width, scheme):
    page = open_page(browser, opened, width, color_scheme=scheme)
    for name in PAGES:
        page.goto(gallery + name)
        assert violations(page) == [], name


def test_no_barrier_with_faults_in_the_form_and_open_panels(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "form/")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations(page) == []
    page.goto(gallery + "table/")
    page.get_by_text("+ отбор").click()
    assert violations(page) == []


def test_the_engine_sees_a_planted_barrier(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "form/")
    page.evaluate("document.querySelector('label[for=id_name]').remove()")
    assert any(found.startswith("label:") for found in violations(page))


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (360, 780), (768, 1024)])
def test_a_page_never_scrolls_sideways(browser, opened, gallery, width, height):
    page = open_page(browser, opened, width, height)
    for name in PAGES:
        page.goto(gallery + name)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide == 0, name


@pytest.mark.parametrize("width", [320, 1280])
def test_an_open_panel_stays_within_the_page(browser, opened, gallery, width):
    page = open_page(browser, opened, width)
    page.goto(gallery + "table/")
    for panel in page.locator("details[data-drop]:visible").all():
        panel.locator("summary").click()
        edges = panel.locator(".drop-panel, .more-panel").bounding_box()
        assert edges is not None
        assert edges["x"] >= 0
        assert edges["x"] + edges["width"] <= width
        page.keyboard.press("Escape")
        expect(panel.locator(".drop-panel, .more-panel")).to_be_hidden()


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard(browser, opened, gallery):
    page = open_page(browser, opened, 360, 780)
    page.goto(gallery + "table/")
    box = page.get_by_role("region", name="Таблица наставляемых")
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowRight")
    for _ in range(50):  # the page allows no eval, so that the browser cannot be told to wait for it
        if page.evaluate("document.querySelector('.wide').scrollLeft") > 0:
            return
        page.wait_for_timeout(100)
    pytest.fail("the table does not scroll")


def test_no_page_asks_another_host_or_breaks_the_content_policy(browser, opened, gallery, live_server):
    page = open_page(browser, opened)
    foreign: list[str] = []
    said: list[str] = []
    page.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith(live_server.url) else None,
    )
    page.on(
        "console",
        lambda message: said.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in PAGES:
        page.goto(gallery + name, wait_until="networkidle")
    assert foreign == []
    assert said == []


def test_every_stop_of_the_keyboard_shows_where_it_is(browser, opened, gallery):
    page = open_page(browser, opened)
    for name in ("home/", "table/?rows=3", "form/"):
        page.goto(gallery + name)
        wanted = page.evaluate(
            "selector => [...document.querySelectorAll(selector)]"
            ".filter(one => one.checkVisibility() && !one.disabled).length",
            FOCUSABLE,
        )
        seen = 0
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            width = page.evaluate(
                "() => { const one = document.activeElement;"
                " if (one === document.body || one.dataset.seen) return null; one.dataset.seen = 1;"
                " return parseFloat(getComputedStyle(one).outlineWidth) }"
            )
            if width is None:
                continue
            seen += 1
            assert width >= 3, page.evaluate("document.activeElement.outerHTML")
        # a group of radio buttons is one stop; date fields have inner stops that stay on the same element
        radios = page.evaluate("document.querySelectorAll('input[type=radio]').length")
        assert seen >= wanted - max(radios - 1, 0), name


@pytest.mark.parametrize(("width", "least"), [(1280, 24), (360, 44)])
def test_buttons_and_controls_are_large_enough(browser, opened, gallery, width, least):
    page = open_page(browser, opened, width)
    for name in ("home/", "table/", "form/", "confirm/"):
        page.goto(gallery + name)
        small = page.evaluate(
            "least => [...document.querySelectorAll('.btn, .pill, .tabs > *, summary, select, .pages a, .who')]"
            ".filter(one => one.checkVisibility())"
            ".map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])"
            ".filter(([, height]) => height < least)",
            least,
        )
        assert small == [], name


def test_the_search_key_and_the_skip_link(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "home/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox", name="Найти человека, пару, приказ")).to_be_focused()
    page.goto(gallery + "home/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="К содержанию")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_rows_are_ticked_together_and_counted(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "table/")
    count = page.locator("[data-bulk-count]")
    expect(count).to_have_text("выбрано 0")
    page.get_by_label("Выбрать все строки на странице").check()
    expect(count).to_have_text("выбрано 20")
    page.get_by_label("Выбрать: Готовцев Егор").uncheck()
    expect(count).to_have_text("выбрано 19")
    page.get_by_label("все найденные: 412 человек").check()
    expect(count).to_have_text("выбраны все найденные")


def test_a_list_is_searched_as_one_types(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "table/")
    page.get_by_role("searchbox", name="Найти по фамилии").press_sequentially("окоёмов")
    expect(page.locator("tbody tr").first).to_contain_text("Окоёмов")
    expect(page).to_have_url(f"{gallery}table/?q=%D0%BE%D0%BA%D0%BE%D1%91%D0%BC%D0%BE%D0%B2")
    expect(page.locator("[data-bulk-count]")).to_have_text("выбрано 0")


def test_a_confirmation_opens_in_the_side_sheet_and_gives_the_focus_back(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "table/")
    link = page.get_by_role("link", name="Готовцев Егор").first
    link.click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Завершить пару Жирков – Рожина?")).to_be_visible()
    assert violations(page) == []
    sheet.get_by_role("link", name="Не сейчас").click()
    expect(sheet).to_be_hidden()
    expect(link).to_be_focused()
    assert page.url == f"{gallery}table/"


def test_a_double_click_sends_once(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "form/")
    # the last to hear of a sending notes whether it was stopped, and keeps the page as a slow server would
    page.evaluate(
        "() => { window.stopped = []; window.addEventListener('submit', event => {"
        " window.stopped.push(event.defaultPrevented); event.preventDefault() }) }"
    )
    page.get_by_role("button", name="Сохранить").dblclick()
    assert page.evaluate("window.stopped") == [False, True]


def test_text_that_is_not_saved_is_not_lost_by_a_careless_click(browser, opened, gallery):
    page = open_page(browser, opened)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(gallery + "form/")
    page.get_by_label("Фамилия, имя, отчество").fill("Жирков Павел")
    page.get_by_role("link", name="Сегодня").first.click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Фамилия, имя, отчество")).to_have_value("Жирков Павел")


def test_the_chosen_look_is_remembered(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "home/")
    page.get_by_label("Вы вошли как Слепцова Сардаана Николаевна. Меню").click()
    page.get_by_label("Цвета").select_option("dark")
    page.get_by_label("Размер текста").select_option("huge")
    page.goto(gallery + "table/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 23, 29)"
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 24
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_chart_is_drawn_beside_its_table(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery)
    chart = page.get_by_role("img", name="Доли форм наставничества по районам на 21.11.2026")
    expect(chart.locator("svg")).to_be_visible()
    expect(page.get_by_role("cell", name="310")).to_be_visible()


def test_the_main_things_work_without_scripts(browser, opened, gallery):
    page = open_page(browser, opened, java_script_enabled=False)
    page.goto(gallery + "table/")
    page.get_by_role("searchbox", name="Найти по фамилии").fill("окоёмов")
    page.get_by_role("button", name="Найти", exact=True).click()
    expect(page.locator("tbody tr").first).to_contain_text("Окоёмов")
    page.get_by_role("link", name="Окоёмов").first.click()
    expect(page.get_by_role("heading", name="Завершить пару Жирков – Рожина?")).to_be_visible()
    page.goto(gallery + "home/")
    page.locator("summary.who").click()
    expect(page.get_by_role("button", name="Выйти")).to_be_visible()
    expect(page.get_by_label("Цвета")).to_be_hidden()


def test_a_page_that_does_not_answer_says_what_is_kept(browser, opened, gallery):
    page = open_page(browser, opened)
    page.goto(gallery + "table/")
    page.route("**/table/?q=*", lambda route: route.abort())
    page.get_by_role("searchbox", name="Найти по фамилии").press_sequentially("ы")
    expect(page.get_by_role("status").filter(has_text="Нет связи с сервером.")).to_be_visible()
