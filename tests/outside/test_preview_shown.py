"""The preview in a real Chromium, looked at by mouse, by keyboard alone, on a telephone and by strangers; nobody changes anything."""

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from preview_server import EXAMPLES, Running, served

pytestmark = pytest.mark.xdist_group("chromium")

PATIENCE = 120_000
"""Milliseconds: a PDF file of a whole script takes seconds, and more on a machine that is busy."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all of these tests."""
    with served(shutil.copytree(EXAMPLES / "merrowdale", tmp_path_factory.mktemp("shown") / "programme")) as running:
        yield running


def test_the_token_leaves_the_address(page: Page, running: Running) -> None:
    assert "token" not in page.url
    assert page.url.startswith(running.root)


def test_another_department_is_shown_when_it_is_chosen(page: Page) -> None:
    page.get_by_role("combobox", name="Department").select_option("warehouse")
    expect(page.locator("#card-benefits h2")).to_contain_text("the lifting course")
    page.get_by_role("combobox", name="Slot").select_option("short")
    expect(page.locator("#bar")).to_contain_text("10:00 in all")
    page.get_by_role("combobox", name="Look").select_option("civic")
    expect(page.locator(".card").first.locator("svg rect").first).to_have_attribute("fill", "#FFFFFF")


def test_a_choice_is_not_lost_while_the_page_still_loads(page: Page, running: Running) -> None:
    page.route("**/static/preview.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(running.root)
    page.get_by_role("combobox", name="Department").select_option("warehouse")
    expect(page.locator("#card-benefits h2")).to_contain_text("the lifting course")


def test_a_click_tells_where_a_text_comes_from(page: Page) -> None:
    page.locator("#card-benefits .picture g[data-from]", has_text="twelve-minute").first.click()
    origin = page.get_by_role("complementary", name="Where this comes from")
    expect(origin).to_contain_text(re.compile(r"slides/benefits\.xml\.j2:\d+"))
    expect(origin).to_contain_text(re.compile(r"benefits\.yaml:\d+:\d+"))


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the slides"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "d"
    page.keyboard.press("j")  # types ahead in the list, and does not move the page
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Where this comes from")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card-ask .from")).to_be_focused()


@pytest.mark.parametrize("form", ["pptx", "docx", "pdf"])
def test_what_is_shown_can_be_taken_away(page: Page, form: str) -> None:
    names = {"pptx": "PowerPoint", "docx": "Script, Word", "pdf": "Script, PDF"}
    with page.expect_download(timeout=PATIENCE) as taken:
        page.get_by_role("link", name=names[form]).click(timeout=PATIENCE)
    assert taken.value.suggested_filename.endswith(f".{form}")
    assert taken.value.path().read_bytes()[:4] in (b"PK\x03\x04", b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_everything_without_moving_sideways(browser: Browser, running: Running, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(running.address)
    for path in ("/", "/present", "/compare?with=warehouse", "/rehearsals"):
        page.goto(running.root + path)
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


def answer(address: str, **headers: str) -> int:
    request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as given:
            return int(given.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def test_strangers_are_refused(running: Running) -> None:
    assert answer(running.root) == 403
    assert answer(f"{running.root}/?token=guessed") == 403
    assert answer(running.address, Host="evil.example") == 400
    assert answer(running.address, Origin="http://evil.example") == 403
    assert answer(running.address, Sec_Fetch_Site="cross-site") == 403
