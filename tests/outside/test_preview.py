"""The preview in a real Chromium: editing, breaking, presenting, rehearsing, comparing."""

import json
import re
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from preview_server import EXAMPLES, Running, open_presenter, served, until_drawn

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> R&D"

pytestmark = pytest.mark.xdist_group("chromium")


def test_a_saved_text_appears_and_only_its_slides_change(page: Page, running: Running) -> None:
    page.evaluate("window.kept = document.querySelector('#card-close')")
    running.edit("benefits.yaml", "A twelve-minute course", "A thirteen-minute course")
    expect(page.locator("#card-benefits .picture")).to_contain_text("thirteen-minute")
    assert page.evaluate("window.kept === document.querySelector('#card-close')")


def test_scroll_and_focus_stay_where_they_were(page: Page, running: Running) -> None:
    page.locator("#card-benefits .from").focus()
    place = page.evaluate("document.querySelector('#card-benefits').getBoundingClientRect().top")
    running.edit("benefits.yaml", "A twelve-minute course", "A thirteen-minute course")
    expect(page.locator("#card-benefits .picture")).to_contain_text("thirteen-minute")
    assert abs(page.evaluate("document.querySelector('#card-benefits').getBoundingClientRect().top") - place) < 2
    assert page.evaluate("document.activeElement.closest('.card').id") == "card-benefits"


def test_broken_yaml_keeps_the_last_picture_and_says_where(page: Page, running: Running) -> None:
    running.edit("benefits.yaml", "benefits:", "benefits: [")
    expect(page.get_by_role("alert")).to_contain_text("cannot be built")
    expect(page.locator("#problems code").first).to_have_text(re.compile(r"benefits\.yaml:\d+"))
    expect(page.locator("#card-benefits .picture svg")).to_be_visible()
    running.edit("benefits.yaml", "benefits: [", "benefits:")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_programme_that_is_broken_from_the_start_comes_alive(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "minimal", tmp_path / "programme")
    path = tmp_path / "programme" / "briefing.yaml"
    whole = path.read_text()
    path.write_text("schema_version: [")
    with served(path.parent) as running:
        page = browser.new_page()
        page.goto(running.address)
        expect(page.locator("#problems code").first).to_have_text(re.compile(r"briefing\.yaml:\d+:\d+$"))
        path.write_text(whole)
        expect(page.locator(".card").first).to_be_visible()
        page.close()


def test_hostile_content_is_text_everywhere(page: Page, running: Running) -> None:
    running.edit("benefits.yaml", "A twelve-minute course", json.dumps(HOSTILE)[1:-1].replace("\\", "") + " course")
    expect(page.locator("#card-benefits .picture")).to_contain_text("R&D")
    expect(page.locator("#card-benefits .script")).to_contain_text("<script>")
    presenter = open_presenter(page)
    presenter.keyboard.type("5")
    presenter.keyboard.press("Enter")
    expect(presenter.locator("#notes")).to_contain_text("<img src=x")
    assert page.evaluate("document.querySelectorAll('main script, main img').length") == 0
    assert "owned" not in (page.title(), presenter.title())


def test_presenter_and_room_go_together(page: Page) -> None:
    presenter = open_presenter(page)
    with presenter.context.expect_page() as opened:
        presenter.get_by_role("link", name="Slide for the room").click()
    room = opened.value
    expect(room.locator("#slide svg")).to_have_attribute("aria-label", "Learning where you work")
    until_drawn(room)
    presenter.bring_to_front()
    presenter.keyboard.press("ArrowRight")
    expect(room.locator("#slide svg")).to_have_attribute("aria-label", re.compile("^Today we ask"))
    room.bring_to_front()
    room.keyboard.press("PageDown")
    expect(presenter.locator("#title")).to_have_text(re.compile("^You told us"))
    presenter.bring_to_front()
    presenter.keyboard.press("b")
    expect(room.locator("body")).to_have_class(re.compile("black"))
    presenter.keyboard.press("b")
    expect(room.locator("body")).not_to_have_class(re.compile("black"))
    presenter.keyboard.press("End")
    expect(presenter.locator("#slot")).to_contain_text("appendix")


def test_a_question_stops_the_clock_of_the_talk_and_is_no_delay(page: Page) -> None:
    page.context.clock.install()
    presenter = open_presenter(page)
    presenter.keyboard.press("s")
    presenter.clock.run_for(20_000)
    presenter.keyboard.press("q")
    presenter.clock.run_for(240_000)
    expect(presenter.locator("#pace-words")).to_contain_text("question")
    expect(presenter.locator("#delay")).to_have_text("on time")
    expect(presenter.locator("#room")).to_have_text("06:00")
    presenter.keyboard.press("q")
    presenter.clock.run_for(100_000)
    expect(presenter.locator("#delay")).to_have_text("01:30 late")
    expect(presenter.locator("#alert")).to_contain_text("the questions keep their time")
    expect(presenter.locator("#room")).to_have_text("06:00")
    presenter.keyboard.press("s")
    presenter.clock.run_for(60_000)
    expect(presenter.locator("#delay")).to_have_text("01:30 late")


def test_a_rehearsal_is_kept_and_says_what_to_shorten(page: Page, running: Running) -> None:
    page.context.clock.install()
    presenter = open_presenter(page)
    presenter.keyboard.press("s")
    presenter.clock.run_for(95_000)
    presenter.keyboard.press("ArrowRight")
    presenter.clock.run_for(30_000)
    presenter.get_by_role("button", name="Save rehearsal").click()
    expect(presenter.locator("#done-advice")).to_contain_text("Shorten “Learning where you work” by 01:05")
    (file,) = (running.programme / "rehearsals").glob("*.json")
    data = json.loads(file.read_text())
    assert [(row["slide"], row["planned"], row["actual"]) for row in data["slides"]] == [("title", 30, 95), ("ask", 60, 30)]
    page.get_by_role("link", name="Rehearsals").click()
    expect(page.locator(".rehearsal")).to_contain_text("02:05 instead of 01:30")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert "title,Learning where you work,30,95,0" in taken.value.path().read_text()


def test_two_departments_and_two_states_stand_side_by_side(page: Page, running: Running) -> None:
    running.edit("benefits.yaml", "A twelve-minute course", "A thirteen-minute course")
    expect(page.locator("#card-benefits .picture")).to_contain_text("thirteen-minute")
    page.get_by_role("link", name="Compare").click()
    expect(page.locator("ins").first).to_have_text("thirteen-minute")
    expect(page.locator("del").first).to_have_text("twelve-minute")
    page.wait_for_load_state()
    page.get_by_role("combobox", name="Beside").select_option("warehouse")
    for name in ("Customer Contact Centre", "Warehouse and Logistics"):
        expect(page.locator(".change").first).to_contain_text(name)


def test_twenty_edits_in_a_row_are_all_seen_and_no_card_is_kept_twice(page: Page, running: Running) -> None:
    for number in range(20):
        old, new = (f"course {number - 1}x" if number else "A twelve-minute course"), f"course {number}x"
        running.edit("benefits.yaml", old, new)
        expect(page.locator("#card-benefits .picture")).to_contain_text(f"{number}x")
        time.sleep(0.02)
    assert page.locator(".card").count() == page.evaluate("new Set([...document.querySelectorAll('.card')].map(card => card.id)).size")
