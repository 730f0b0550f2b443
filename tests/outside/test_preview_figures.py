"""A number on a slide of the preview tells what stands behind it, in a real Chromium: by mouse, by keyboard alone, and after an edit."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from preview_server import EXAMPLES, Running, served

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for all of these tests."""
    with served(shutil.copytree(EXAMPLES / "merrowdale", tmp_path_factory.mktemp("figures") / "programme")) as running:
        yield running


def figure_panel(page: Page) -> Locator:
    return page.locator("#figure")


def test_a_click_on_a_number_tells_what_stands_behind_it(page: Page) -> None:
    page.locator("#card-return-detail .picture text[data-figures]", has_text="94,984").first.click()
    panel = figure_panel(page)
    expect(panel).to_be_focused()
    expect(panel).to_contain_text("Costs, all together")
    expect(panel).to_contain_text("fixed costs + licences + learners' time")
    expect(panel).to_contain_text("data/pilot.csv (298 rows, 0 left out)")
    expect(panel).to_contain_text(re.compile(r"Used on.*slide \d+ “"))
    expect(page.get_by_role("complementary", name="Where this comes from")).to_be_hidden()


def test_the_keyboard_opens_and_closes_it_and_the_focus_comes_back(page: Page) -> None:
    number = page.locator("#card-pilot .picture text[role=button]").first
    number.focus()
    expect(number).to_have_attribute("aria-label", re.compile(r"\d.*: .*, "))
    page.keyboard.press("Enter")
    expect(figure_panel(page)).to_be_focused()
    expect(figure_panel(page)).to_have_attribute("role", "dialog")
    page.keyboard.press("Escape")
    expect(figure_panel(page)).to_be_hidden()
    expect(number).to_be_focused()


def test_a_chart_and_the_list_of_a_slide_tell_several_figures(page: Page) -> None:
    page.locator("#card-pilot").get_by_role("button", name="Figures on this slide").click()
    expect(figure_panel(page).get_by_role("heading", name="Completion rate", exact=False).first).to_be_visible()
    assert figure_panel(page).locator("section").count() >= 4
    page.get_by_role("button", name="Close").last.click()
    expect(figure_panel(page)).to_be_hidden()
    page.locator('#card-pilot .picture g[role="img"][data-figures]').first.click()
    assert figure_panel(page).locator("section").count() >= 2


def test_no_page_breaks_its_own_policy_or_script(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda failure: said.append(str(failure)))
    page.reload()
    expect(page.locator("#card-pilot .picture text[data-figures]").first).to_be_attached()
    assert said == []


def test_a_saved_text_is_marked_anew(page: Page, running: Running) -> None:
    expect(page.locator("#card-ask .picture text[data-figures]")).to_have_count(0)
    running.edit("cost_model.yaml", "amount: 30400", "amount: 31400")
    page.locator("#card-return-detail .picture text[data-figures]", has_text="95,984").first.click()
    expect(figure_panel(page)).to_contain_text("£95,984")
