"""The sheet of the return's inputs: a deck goes in; every number that the reckoning starts from comes out, with its slide."""

from briefing_builder.examples.return_on_slides import NUMBER, Deck, Shown, number, shares
from briefing_builder.examples.workbook_page import MUTED, Page

KINDS_OF_TIME = {"Classroom time, ": "classroom_time", "Time on courses, ": "elearning_time"}
"""How a line begins that has the cost of such time, and what a cell with it is called."""
MONEY, CENTS, COUNT, HOURS, MINUTES, PERCENT = "£#,##0", "£#,##0.00", "#,##0", '#,##0.0" h"', '#,##0.##" min"', '0.##" %"'
RATIO, MONTHS, PLAIN = "0.00", '0.0" months"', "General"


def inputs(page: Page, deck: Deck) -> None:
    """Write every number that the reckoning starts from, with the slide that prints it."""
    page.title(
        "Inputs",
        "Every number here is printed on a slide of the appendix or said in its notes; the last column names it. "
        "Change a blue number to see what it does. "
        "What an hour costs in each department stays with Finance: it is only in the two amounts for the time of all places.",
    )
    _settings(page, deck)
    _costs(page, deck)
    _business_results(page, deck)
    _courses(page, deck)
    _tried(page, deck)
    page.sheet.freeze_panes(3, 1)


def _input(page: Page, label: str, shown: Shown, form: str, name: str) -> None:
    """One input a row: what it is, its number, the text as printed, the slide."""
    page.text(0, label, text_wrap=True)
    page.input(1, number(shown.text), form, name)
    page.text(2, shown.text, font_color=MUTED)
    page.text(6, shown.slide, font_color=MUTED, text_wrap=True)
    page.blank(3, 4, 5)
    page.row += 1


def _settings(page: Page, deck: Deck) -> None:
    page.heading("How it is counted", "Value", "As printed", "", "", "", "On the slide")
    for title, (label, value) in deck.settings():
        shown = Shown(text=value, slide=title)
        if label == "Method":
            page.text(0, label)
            page.choice(1, value.partition(":")[0], ("Fully loaded", "Net hours"))
            page.named("method", page.row, page.row, 1)
            page.text(2, value, font_color=MUTED)
            page.text(6, title, font_color=MUTED, text_wrap=True)
            page.blank(3, 4, 5)
            page.row += 1
        elif label.startswith("Horizon"):
            _input(page, label, shown, '0" months"', "horizon_months")
        elif label.startswith("Take-up"):
            _input(page, label, shown, PERCENT, "take_up_percent")
        elif label.endswith("counted as money"):
            _input(page, label, shown, PERCENT, "counted_percent")


def _costs(page: Page, deck: Deck) -> None:
    page.heading("What it costs", "Amount", "As printed", "", "", "", "On the slide")
    first = page.row
    rows = [(title, label, value) for title, (label, value) in deck.costs()]
    licence = next(place for place, (_, label, _) in enumerate(rows) if label.startswith("Licence per "))
    names = {licence: "licence"}
    for place, (title, label, value) in enumerate(rows):
        if place == licence:
            page.named("fixed_costs", first, page.row - 1, 1)
        _input(page, label, Shown(text=value, slide=title), CENTS, names.get(place, _kind_of_time(label)))
        if place == licence:
            page.named("licence_label", page.row - 1, page.row - 1, 0)
    for title, (label, value) in deck.settings():
        if _kind_of_time(label):  # an hour of each department is with Finance
            _input(page, label, Shown(text=value, slide=title), CENTS, _kind_of_time(label))


def _kind_of_time(label: str) -> str:
    return next((kind for begins, kind in KINDS_OF_TIME.items() if label.startswith(begins)), "")


def _business_results(page: Page, deck: Deck) -> None:
    page.heading("Business results", "Change", "A unit, a year", "Due to courses", "Confidence", "Basis", "On the slide")
    first = page.row
    for title, (name, *cells) in deck.business_results():
        label, _, basis = name.partition("\n")
        page.text(0, label)
        for column, (cell, form) in enumerate(zip(cells, (PLAIN, CENTS, PERCENT, PERCENT), strict=True), start=1):
            page.input(column, number(cell), form)
        page.text(5, basis.rpartition("; ")[2], font_color=MUTED, text_wrap=True)
        page.text(6, title, font_color=MUTED, text_wrap=True)
        page.row += 1
    for column, name in enumerate(("change", "unit_value", "due_percent", "sure_percent", "result_basis"), start=1):
        page.named(name, first, page.row - 1, column)
    others = deck.said(r"of (?:another department adds|other departments add) (£[\d,.]+) \(if all complete\)")
    _input(page, "Results of other departments, before take-up", others, CENTS, "results_of_others")


def _courses(page: Page, deck: Deck) -> None:
    page.heading("Courses", "Places", "Here", "E-learning", "Classroom", "Delivery", "On the slide")
    first = page.row
    for title, (course, places, classroom, elearning, delivery) in deck.rows("Planned courses"):
        page.text(0, course.replace("\n", ": "), text_wrap=True)
        everywhere, _, here = places.partition("\n")
        texts = (everywhere, here, elearning, classroom, delivery)
        for column, (cell, form) in enumerate(zip(texts, (COUNT, COUNT, MINUTES, MINUTES, CENTS), strict=True), start=1):
            page.input(column, number(cell) if NUMBER.search(cell) else 0, form)
        page.text(6, title, font_color=MUTED, text_wrap=True)
        page.row += 1
    for column, name in enumerate(("course", "places", "places_here", "elearning_minutes", "classroom_minutes", "delivery")):
        page.named(name, first, page.row - 1, column)


def _tried(page: Page, deck: Deck) -> None:
    page.heading("What managers are asked for", "Value", "As printed", "", "", "", "On the slide")
    asked = r"We ask for [\d,]+ hours? in all: "
    for label, pattern, form, name in (
        ("Minutes a week", asked + r"(\d+ minutes a week)", COUNT, "asked_minutes"),
        ("Weeks", asked + r"\d+ minutes a week for ([\w-]+ weeks?)", COUNT, "asked_weeks"),
        ("People", asked + r".*?, from ([\d,]+ people)\.", COUNT, "asked_people"),
    ):
        _input(page, label, deck.said(pattern), form, name)
    page.heading("What else is tried", "Value", "As printed", "", "", "", "On the slide")
    first = page.row
    for category, _ in deck.bars("Sensitivity of the return"):
        _input(page, "Take-up", category, PERCENT, "")
    page.named("tried_take_up", first, page.row - 1, 1)
    first = page.row
    for share, _ in shares(deck):
        _input(page, "Share of the time that counts", share, PERCENT, "")
    page.named("tried_share", first, page.row - 1, 1)
