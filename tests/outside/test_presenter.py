"""The presenter view in a real Chromium: killed, reloaded, put to sleep, opened twice; the server alive, killed or started again."""

import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from chromium import SWITCHES, program
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect
from preview_server import EXAMPLES, Running, served, until_drawn

from briefing_builder.preview.decks.building import DeckChoice
from briefing_builder.preview.rehearsal.talks import Talk, TalkStore

pytestmark = pytest.mark.xdist_group("chromium")
HOUR = 3_600_000
"""In milliseconds, as browsers count."""


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BrowserContext, Running]]:
    """A browser and a server for all tests, each of which takes a slot and a look of its own; rubbish lies in `rehearsals/`."""
    programme = copied(tmp_path_factory.mktemp("presenter"))
    (programme / "rehearsals").mkdir()
    os.mkfifo(programme / "rehearsals" / "2027-01-01.json")
    (programme / "rehearsals" / "2027-01-02.json").write_text("[" * 50_000)
    with served(programme) as running:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.new_page().goto(running.address)
        yield context, running
        context.close()


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "minimal", folder / "programme"))


def choice_of(variant: str = "standard", brand: str = "") -> DeckChoice:
    return DeckChoice(department="customer-service", variant=variant, brand=brand)


def query_of(choice: DeckChoice) -> str:
    return f"d={choice.department}&v={choice.variant}" + (f"&b={choice.brand}" if choice.brand else "")


def presented(context: BrowserContext, running: Running, choice: DeckChoice, *, at: str = "present", accepts: bool = True) -> Page:
    """The presenter view of a choice (or another page of it), which may be left at any time unless the test answers itself."""
    page = context.new_page()
    if accepts:
        page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{running.root}/{at}?{query_of(choice)}")
    expect(page.locator(".picture svg").first).to_be_visible()
    until_drawn(page)
    return page


def until(is_so: Callable[[], bool]) -> None:
    """Wait, for at most twenty seconds."""
    for _ in range(400):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to this")


def until_kept(running: Running, choice: DeckChoice, slide: str, *, is_question: bool = False) -> None:
    """Wait until the file of a talk has reached a slide, and a question there."""

    def is_there() -> bool:
        talk = TalkStore(running.programme).of(choice).talk
        return talk is not None and talk.trail[-1:] == (slide,) and talk.is_question == is_question

    until(is_there)


def seconds(page: Page, id: str = "elapsed") -> int:
    minutes, _, rest = (page.locator(f"#{id}").text_content() or "").partition(":")
    return int(minutes) * 60 + int(rest)


def kill(folder: Path) -> None:
    """End the Chromium that has its profile in this folder, as a crash would."""
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = process.read_bytes().split(b"\0")
        except OSError:
            continue
        if f"--user-data-dir={folder}".encode() in command and not any(word.startswith(b"--type=") for word in command):
            os.kill(int(process.parent.name), signal.SIGKILL)


@pytest.mark.parametrize("what", ["browser", "both"])
def test_a_talk_goes_on_after_a_kill_in_its_middle(browser: Browser, tmp_path: Path, what: str) -> None:
    programme, profile, choice = copied(tmp_path), tmp_path / "profile", DeckChoice(department="customer-service", variant="standard")
    with served(programme) as running:
        doomed = browser.browser_type.launch_persistent_context(profile, executable_path=program(), args=SWITCHES)
        doomed.new_page().goto(running.address)
        page = presented(doomed, running, choice)
        page.keyboard.press("s")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("q")
        slide = page.locator("#title").text_content()
        until_kept(running, choice, "ask", is_question=True)
        if what == "both":
            running.kill()
        kill(profile)
        with served(programme, port=running.port) if what == "both" else nullcontext(running) as again:
            context = browser.new_context()
            context.new_page().goto(again.address)
            page = presented(context, again, choice)
            expect(page.locator("#title")).to_have_text(slide or "")
            expect(page.locator("#told")).to_contain_text("Taken up again")
            expect(page.locator("#start")).to_have_text("Stop")
            expect(page.locator("#question")).to_have_attribute("aria-pressed", "true")
            assert seconds(page) >= 1
            context.close()


def test_the_talk_goes_on_without_the_server_and_everything_catches_up(browser: Browser, tmp_path: Path) -> None:
    programme, choice = copied(tmp_path), DeckChoice(department="customer-service", variant="standard")
    with served(programme) as running:
        context = browser.new_context()
        overview = context.new_page()
        overview.goto(running.address)
        page = presented(context, running, choice)
        screen = presented(context, running, choice, at="show")
        page.bring_to_front()
        page.keyboard.press("ArrowRight")
        until_kept(running, choice, "ask")
        running.kill()
        for one in (overview, page):
            expect(one.locator("#connection")).to_contain_text("not running")
        page.keyboard.press("ArrowRight")
        expect(screen.locator("#slide svg")).to_have_attribute("aria-label", page.locator("#title").text_content() or "")
        page.get_by_role("button", name="Save rehearsal").click()
        expect(page.get_by_role("dialog")).to_contain_text("not saved")
        page.get_by_role("button", name="Close").click()
        running.edit("briefing.yaml", "Calm Calls", "Quiet Calls")
        with served(programme, port=running.port) as again:
            expect(page.locator("#connection")).to_contain_text("Open the address that it printed")
            context.new_page().goto(again.address)
            for one in (overview, page):
                expect(one.locator("#connection")).to_be_empty()
            expect(overview.locator("#card-showcase .picture")).to_contain_text("Quiet")
            until_kept(again, choice, "statement")
            again.edit("briefing.yaml", "Quiet Calls", "Silent Calls")
            expect(overview.locator("#card-showcase .picture")).to_contain_text("Silent")
            again.kill()
            expect(page.locator("#connection")).to_contain_text("not running")
            page.keyboard.press("ArrowRight")
            until(lambda: page.evaluate("(localStorage.getItem(document.body.dataset.talk) || '').includes('benefits')"))
            page.close()
        with served(programme, port=running.port) as last:
            context.new_page().goto(last.address)
            expect(presented(context, last, choice).locator("#place")).to_have_text(re.compile("^4 of"))
            context.close()


def test_a_reload_keeps_everything_after_asking(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    choice = choice_of("short")
    page = presented(context, running, choice, accepts=False)
    screen = presented(context, running, choice, at="show")
    page.bring_to_front()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    title = page.locator("#title").text_content() or ""
    expect(screen.locator("#slide svg")).to_have_attribute("aria-label", title)
    asked: list[Dialog] = []
    page.on("dialog", lambda dialog: (asked.append(dialog), dialog.accept()))
    page.wait_for_timeout(1100)
    before = seconds(page)
    page.reload()
    screen.reload()
    expect(page.locator("#told")).to_contain_text("Taken up again")
    expect(page.locator("#title")).to_have_text(title)
    expect(screen.locator("#slide svg")).to_have_attribute("aria-label", title)
    assert [dialog.type for dialog in asked] == ["beforeunload"]
    assert seconds(page) >= before >= 1
    page.locator("#told").get_by_role("button", name="Begin anew").click()
    expect(page.locator("#elapsed")).to_have_text("00:00")
    expect(page.locator("#place")).to_have_text(re.compile("^1 of"))
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#title")).to_have_text(title)
    assert seconds(page) >= before
    page.reload()
    assert len(asked) == 1  # a clock that stands still has nothing to lose


def test_two_windows_show_the_same_talk_and_answer_the_room_once(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    choice = choice_of("compact")
    one, other = (presented(context, running, choice) for _ in range(2))
    screen = presented(context, running, choice, at="show")
    for number in (2, 3):
        screen.keyboard.press("ArrowRight")
        for page in (one, other):
            expect(page.locator("#place")).to_have_text(re.compile(f"^{number} of"))
    other.bring_to_front()
    other.keyboard.press("q")
    expect(one.locator("#question")).to_have_attribute("aria-pressed", "true")
    assert abs(seconds(one) - seconds(other)) <= 1
    one.close()
    leads = "navigator.locks.query().then(locks => !locks.pending.some(lock => lock.name === document.body.dataset.talk))"
    until(lambda: other.evaluate(leads))
    until_drawn(screen)
    screen.keyboard.press("ArrowRight")
    expect(other.locator("#place")).to_have_text(re.compile("^4 of"))


def test_a_sleep_is_told_counted_where_people_waited_and_can_be_taken_off(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.clock.install()
    page.goto(f"{running.root}/present?{query_of(choice_of('long'))}")
    expect(page.locator("#current svg")).to_be_visible()
    until_drawn(page)
    page.keyboard.press("s")
    page.clock.run_for(20_000)
    page.clock.fast_forward(300_000)
    expect(page.locator("#told")).to_contain_text("The clock went on for the 05:0")
    assert seconds(page) >= 320
    page.get_by_role("button", name=re.compile("^Take 05:0. off")).click()
    assert 19 <= seconds(page) <= 25
    page.clock.fast_forward(HOUR)
    expect(page.locator("#told")).to_contain_text("The clock stopped at")
    expect(page.locator("#start")).to_have_text("Go on")
    assert 19 <= seconds(page) <= 30
    page.get_by_role("button", name=re.compile("^Count the 60:")).click()
    expect(page.locator("#start")).to_have_text("Stop")
    assert seconds(page) >= HOUR / 1000
    page.close()


def written(running: Running, choice: DeckChoice, **changes: object) -> Talk:
    """Write the file of a talk that another run left."""
    now = int(time.time() * 1000)
    values: dict[str, object] = {
        "begun": now - HOUR, "revision": 5, "when": now, "trail": ("title", "ask"), "start": "title", "blank": "",
        "is_running": False, "is_question": False, "is_saved": False, "spent": {"title": 30.0, "ask": 41.0}, "asked": {},
    }  # fmt: skip
    talk = Talk(**{**values, **changes})  # type: ignore[arg-type]
    TalkStore(running.programme).keep(choice, talk)
    return talk


def test_an_old_talk_is_offered_and_not_imposed(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    choice = choice_of("standard", "civic")
    written(running, choice, when=int(time.time() * 1000) - 5 * HOUR, begun=1, is_running=True)
    page = presented(context, running, choice)
    expect(page.locator("#told")).to_contain_text("01:11 on the clock")
    expect(page.locator("#elapsed")).to_have_text("00:00")
    expect(page.locator("#place")).to_have_text(re.compile("^1 of"))
    page.get_by_role("button", name="Go on with it").click()
    expect(page.locator("#elapsed")).to_have_text("01:11")
    expect(page.locator("#place")).to_have_text(re.compile("^2 of"))
    expect(page.locator("#start")).to_have_text("Go on")


def test_a_slide_that_is_gone_leaves_its_time_and_its_place(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    choice = choice_of("standard", "bold")
    written(running, choice, trail=("title", "ask", "removed"), spent={"title": 30.0, "removed": 60.0})
    page = presented(context, running, choice)
    expect(page.locator("#place")).to_have_text(re.compile("^2 of"))
    expect(page.locator("#elapsed")).to_have_text("01:30")


def test_the_first_change_of_slide_starts_the_clock_and_times_are_written_as_in_the_script(
    room: tuple[BrowserContext, Running],
) -> None:
    context, running = room
    page = presented(context, running, choice_of("short", "bold"))
    expect(page.locator("#pace-words")).to_have_text("not started")
    expect(page.locator("#now")).to_have_text(re.compile(r"^[012]\d:\d\d$"))
    expect(page.locator("#planned")).to_have_text("of 10:00")
    expect(page.locator("#slot")).to_have_text(re.compile(r"^00:00–\d\d:\d\d, \d\d:\d\d$"))
    slides = page.evaluate("fetch(`/script?${document.body.dataset.query}`).then(answer => answer.json())")["slides"]
    main = sum(not slide["appendix"] for slide in slides)
    assert main < len(slides)
    expect(page.locator("#place")).to_have_text(f"1 of {main}")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#start")).to_have_text("Stop")
    expect(page.locator("#elapsed")).to_have_text(re.compile("^00:0[1-9]$"))
    expect(page.locator("#delay")).to_have_text("on time")
    page.keyboard.press("End")
    expect(page.locator("#place")).to_have_text(re.compile("in the appendix$"))


def test_more_windows_than_a_browser_has_connections_follow_every_save(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    windows = [presented(context, running, choice_of("standard"), at="") for _ in range(8)]
    running.edit("briefing.yaml", "Calm Calls", "Quiet Calls")
    for page in (windows[0], windows[-1]):
        expect(page.locator("#card-showcase .picture")).to_contain_text("Quiet")
    windows[0].close()
    context.pages[0].close()  # whichever window held the stream of news
    running.edit("briefing.yaml", "Quiet Calls", "Calm Calls")
    expect(windows[-1].locator("#card-showcase .picture")).to_contain_text("Calm")


def test_rubbish_in_the_folder_of_rehearsals_stops_nothing(room: tuple[BrowserContext, Running]) -> None:
    context, running = room
    page = presented(context, running, choice_of("short", "civic"))
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Save rehearsal").click()
    expect(page.get_by_role("dialog")).to_contain_text("Rehearsal saved")
    page.keyboard.press("Escape")
    page.goto(f"{running.root}/rehearsals")
    expect(page.locator(".rehearsal")).to_have_count(1)
