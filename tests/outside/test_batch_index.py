"""The index of a batch in a real browser, opened from the disk: everything is there, can be found, read and reached with the keyboard."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from batch_samples import briefing
from chromium import open_browser
from playwright.sync_api import Browser, Page

from briefing_builder.batch.model import Details, Entry
from briefing_builder.batch.report.index import FEW, ON_A_PAGE, ROWS, index_pages
from briefing_builder.batch.report.manifest import ReportRow
from briefing_builder.files.resources import resource

pytestmark = pytest.mark.xdist_group("batch-index")

UNREADABLE = """() => {
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = one => { for (; one; one = one.parentElement) { const c = parse(getComputedStyle(one).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  return [...document.querySelectorAll("body *")].filter(one => [...one.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(one => !one.closest("script, style, .sr, .skip") && one.getClientRects().length)
    .map(one => { const [a, b] = [light(parse(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
      return [one.textContent.trim().slice(0, 40), (a + .05) / (b + .05)]; })
    .filter(([, ratio]) => ratio < 4.5);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two departments of Merrowdale in two lengths; one deck was changed by hand."""
    folder = tmp_path_factory.mktemp("index") / "all decks"
    words = ("batch", resource("examples", "merrowdale"), "-d", "warehouse", "-d", "sales", "--variant", "standard", "--variant", "short")
    briefing(*words, "-o", folder)
    deck = folder / "mb-2027-q1-sales-short.pptx"
    deck.write_bytes(deck.read_bytes()[:-100])
    (folder / "sheets" / "mb-2027-q1-sales-short.svg").touch()
    briefing(*words, "-o", folder)
    return folder


@pytest.fixture
def page(browser: Browser, out: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1400, "height": 1000})
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda failure: wrong.append(str(failure)))
    opened.on("requestfailed", lambda request: wrong.append(request.url))
    opened.goto((out / "index.html").as_uri())
    yield opened
    assert wrong == []
    opened.close()


def test_every_sheet_is_drawn_and_every_link_leads_to_a_file(page: Page, out: Path) -> None:
    for image in page.locator("img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => [...document.images].every(one => one.complete && one.naturalWidth > 100)")
    assert page.locator("img").count() == 4
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    files = [link for link in links if not link.startswith("#")]
    assert [link for link in files if not (out / link).is_file()] == []
    anchors = {link[1:] for link in links if link.startswith("#")}
    assert anchors - set(page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")) == set()


def test_departments_are_found_by_what_they_hear(page: Page) -> None:
    box = page.get_by_label("Find")
    box.fill("lift reach")
    assert page.locator("article:visible h3").all_inner_texts() == ["Warehouse and Logistics"]
    assert page.locator("tbody tr:visible").count() == 1
    assert page.locator("#found").inner_text() == "1 of 2 departments"
    box.fill("")
    assert page.locator("article:visible").count() == 2


def test_differences_stand_out(page: Page) -> None:
    table = page.locator("table")
    assert table.locator("thead th").all_inner_texts()[-4:] == ["Showcase", "To book", "First voice", "Decks"]
    assert table.locator("td.dot span.sr").count() == 6
    assert "Lift, Reach, Go" in page.locator("article").first.locator(".own").all_inner_texts()


def test_it_can_be_read_by_everybody(page: Page) -> None:
    assert page.evaluate(UNREADABLE) == []
    assert page.eval_on_selector_all("img", "all => all.filter(one => !one.alt.trim()).length") == 0
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert page.locator("html").get_attribute("lang") == "en"


def test_it_can_be_used_with_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "To the departments"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('tr').textContent").startswith("Warehouse and Logistics")
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_what_a_hand_has_changed_is_shown(page: Page) -> None:
    assert page.locator(".kept").inner_text().startswith("This deck was changed by hand and is kept as it is.")


def test_it_fits_a_telephone(browser: Browser, out: Path) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    opened.goto((out / "index.html").as_uri())
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= 390
    opened.close()


def test_sheets_are_light(out: Path) -> None:
    assert [file.name for file in (out / "sheets").iterdir() if file.stat().st_size > 120_000] == []


def row_of(number: int) -> ReportRow:
    entry = Entry(
        path=f"q-d{number}-standard.pptx", programme="p", department=f"d{number}", variant="standard", fingerprint="f", size=1, modified=1,
        sha256="s",
    )  # fmt: skip
    says = {"benefits": ("Hours back", f"Benefit <{number % 7}> & more"), "first-voice": (f"Person {number}",), "endorsed-by": ("Ada",)}
    return ReportRow(entry, Details(title=f"Department {number}", occasion="Learning where you work", says=says, minutes=30, slides=12))


@pytest.mark.parametrize("many", [FEW, FEW + 1, ROWS + ON_A_PAGE])
def test_many_departments_are_divided_into_pages_that_lead_to_each_other(browser: Browser, tmp_path: Path, many: int) -> None:
    pages = index_pages([row_of(number) for number in range(many)], ())
    for name, data in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert max(map(len, pages.values())) < 1_000_000
    assert sum(data.count(b"<article ") for data in pages.values()) == many
    assert sum(data.count(b"<tr data-id") for data in pages.values()) == many
    opened = browser.new_page()
    opened.goto((tmp_path / "index.html").as_uri())
    last = f"Department {min(many, ROWS) - 1}"
    opened.get_by_role("link", name=last, exact=True).click()
    assert opened.locator("article:target h3").inner_text() == last
    opened.get_by_label("Find").fill("person 1")
    assert 0 < opened.locator("article:visible").count() <= opened.locator("article").count()
    opened.close()
