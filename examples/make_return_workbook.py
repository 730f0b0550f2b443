"""Reckons the Merrowdale return again in Excel, from its slides alone: `python examples/make_return_workbook.py [DECK.pptx]`.

Writes `examples/merrowdale/return.xlsx`. Needs LibreOffice Calc, which works the formulas out, so that programs without a calculator show
results too.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from briefing_builder.examples.return_inputs import CENTS, COUNT, HOURS, MONEY, MONTHS, PERCENT, PLAIN, RATIO, inputs
from briefing_builder.examples.return_on_slides import Deck, Shown, decimals, number, shares
from briefing_builder.examples.workbook_page import LINE, MUTED, PALE, TEAL, Page, Results
from briefing_builder.examples.worked_out import without_results, worked_out
from xlsxwriter.utility import xl_rowcol_to_cell

HERE = Path(__file__).parent
WORKBOOK = HERE / "merrowdale" / "return.xlsx"
DEPARTMENT = "contact-centre"
MADE = datetime(2027, 1, 20)  # the day of the briefing: the same deck gives the same bytes


COURSE = (
    ("Course", "course", PLAIN),
    ("Places", "places", COUNT),
    ("Hours in the classroom", "classroom_minutes*places/60", HOURS),
    ("Hours on the courses", "elearning_minutes*places/60", HOURS),
    ("Hours given back here", "(classroom_minutes-elearning_minutes)*places_here/60", HOURS),
    ("Delivery avoided", "delivery*places", CENTS),
)
"""A column of the working, course by course, were every place taken up: heading, formula over the named columns, format."""

STEPS: tuple[tuple[str, str, str, str, str], ...] = (
    ("Share of the places that is completed", "take_up", "take_up_percent/100", "0.0%", "Take-up, as a share"),
    ("Share of the time that counts", "counted", "counted_percent/100", "0.0%", "The same for the share that counts as money"),
    ("Learners’ time taken off the hours", "is_net", 'IF(LEFT(method,3)="Net",1,0)', "0", "1 with net hours, 0 fully loaded"),
    ("Licences paid per completion", "per_completion", 'IF(ISNUMBER(SEARCH("completion",licence_label)),1,0)', "0", "Else per place"),
    ("Part of a year that results count", "years", "MIN(horizon_months/12,1)", RATIO, "The horizon, one year at most"),
    ("Planned places", "planned", "SUM(places)", COUNT, "Of all courses"),
    ("Expected completions", "completions", "take_up*planned", COUNT, "Take-up × planned places"),
    ("Hours given back", "hours_back", "take_up*(all_hours_classroom-all_hours_elearning)", HOURS, "Take-up × (classroom − e-learning)"),
    ("Hours given back here", "hours_back_here", "take_up*all_hours_here", HOURS, "The same for this department’s places"),
    ("Hours asked for", "hours_asked", "asked_minutes*asked_weeks*asked_people/60", HOURS, "Minutes a week × weeks × people ÷ 60"),
    ("Delivery cost avoided", "delivery_avoided", "take_up*all_delivery", CENTS, "Take-up × delivery of all places"),
    ("Time avoided, as far as counted", "time_avoided", "take_up*counted*(classroom_time-is_net*elearning_time)", CENTS,
     "Take-up × share that counts × classroom time of all places"),
    ("Business results, as far as counted", "results_counted", "take_up*results_of_completers+results_of_everybody", CENTS,
     "Take-up × results of those who complete, and those measured over everybody"),
    ("Benefits", "benefits", "delivery_avoided+time_avoided+results_counted", CENTS, "The three lines above"),
    ("Fixed costs", "fixed", "SUM(fixed_costs)", CENTS, "They do not depend on take-up"),
    ("Licences", "licences", "licence*planned*IF(per_completion=1,take_up,1)", CENTS, "Licence × planned places"),
    ("Learners’ time", "learner_time", "(1-is_net)*take_up*elearning_time", CENTS, "Take-up × time on the courses of all places"),
    ("Costs", "costs", "fixed+licences+learner_time", CENTS, "The three lines above"),
    ("Net benefit", "net_benefit", "benefits-costs", CENTS, "Benefits − costs"),
    ("Benefit–cost ratio", "bcr", "benefits/costs", "0.0000", "Benefits ÷ costs"),
    ("Return on investment", "roi", "net_benefit/costs", "0.0%", "(Benefits − costs) ÷ costs"),
    ("Payback in months", "payback", "horizon_months*costs/benefits", RATIO, "Costs ÷ benefits of a month"),
    ("To be paid whoever completes", "unpaid", "fixed+(1-per_completion)*licences-results_of_everybody", CENTS,
     "Fixed costs and licences per place, less results measured over everybody"),
    ("What a completion adds", "adds", "(net_benefit+unpaid)/completions", CENTS, "(Benefits − costs + what is to be paid) ÷ completions"),
    ("Break-even in completions", "break_even", "unpaid/adds", "#,##0.00", "What is to be paid ÷ what a completion adds"),
)  # fmt: skip
"""A line of the working: what it is, its name in formulas, the formula, the format, and how it is reckoned in words."""


def steps(page: Page, deck: Deck) -> None:
    """Write the working: courses and results at every place, then line by line at the expected take-up, then at others."""
    page.title("Step by step", "Formulas only: each line names what it is made of, and its cell has a name that the next lines use.")
    _course_by_course(page, len(list(deck.rows("Planned courses"))))
    _result_by_result(page, len(list(deck.business_results())))
    page.heading("At the expected take-up", "Amount", "How")
    for label, name, formula, form, how in STEPS:
        is_total = name in ("benefits", "costs", "bcr", "roi", "payback", "break_even")
        page.text(0, label, bold=is_total)
        page.formula(1, f"={formula}", form, name, bold=is_total)
        page.text(2, how, font_color=MUTED)
        page.blank(*range(3, page.columns))
        page.row += 1
    _sensitivity(page, "At other take-ups", "tried_take_up", len(deck.bars("Sensitivity of the return")), "at_take_up")
    _sensitivity(page, "At other shares of the time", "tried_share", len(shares(deck)), "at_share")
    page.sheet.freeze_panes(3, 1)


def _course_by_course(page: Page, count: int) -> None:
    page.heading(*(heading for heading, _, _ in COURSE))
    first = page.row
    for place in range(1, count + 1):
        counts = f'IF(ISNUMBER(SEARCH("not counted",INDEX(course,{place}))),0,1)'
        for column, (_, formula, form) in enumerate(COURSE):
            one = re.sub(r"[a-z_]+", lambda name: f"INDEX({name.group()},{place})", formula)  # noqa: B023
            one = re.sub(r"(INDEX\((?:classroom_minutes|delivery),\d+\))", rf"{counts}*\1", one)
            page.formula(column, f"={one}", form, align="left" if column == 0 else "right")
        page.row += 1
    page.text(0, "All courses, every place", bold=True)
    names = ("", "", "all_hours_classroom", "all_hours_elearning", "all_hours_here", "all_delivery")
    for column in range(1, len(COURSE)):
        cells = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(page.row - 1, column)}"
        page.formula(column, f"=SUM({cells})", COURSE[column][2], names[column], bold=True, bg_color=PALE)
    page.row += 1


def _result_by_result(page: Page, count: int) -> None:
    page.heading("Business results, every place taken up", "Of those who complete", "Of everybody")
    first = page.row
    for place in range(1, count + 1):
        page.text(0, "Change × a unit × due to the courses × confidence")
        one = "*".join(f"INDEX({name},{place})" for name in ("change", "unit_value", "due_percent", "sure_percent"))
        whose = f'ISNUMBER(SEARCH("everybody",INDEX(result_basis,{place})))'
        page.formula(1, f"=IF({whose},0,years*{one}/100/100)", CENTS)
        page.formula(2, f"=IF({whose},years*{one}/100/100,0)", CENTS)
        page.row += 1
    page.text(0, "All, with those of other departments", bold=True)
    for column, name, more in ((1, "results_of_completers", "+results_of_others"), (2, "results_of_everybody", "")):
        cells = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(page.row - 1, column)}"
        page.formula(column, f"=SUM({cells}){more}", CENTS, name, bold=True, bg_color=PALE)
    page.row += 1


def _sensitivity(page: Page, heading: str, tried: str, count: int, name: str) -> None:
    page.heading(heading, "Benefits", "Costs", "Benefits ÷ costs")
    first = page.row
    for place in range(1, count + 1):
        one = f"INDEX({tried},{place})/100"
        take_up, counted = (one, "counted") if tried == "tried_take_up" else ("take_up", one)
        time = f"{counted}*(classroom_time-is_net*elearning_time)"
        page.formula(0, f"={one}", "0.#%", align="left")
        page.formula(1, f"={take_up}*(all_delivery+{time}+results_of_completers)+results_of_everybody", CENTS)
        page.formula(2, f"=fixed+licence*planned*IF(per_completion=1,{take_up},1)+(1-is_net)*{take_up}*elearning_time", CENTS)
        page.formula(3, f"={xl_rowcol_to_cell(page.row, 1)}/{xl_rowcol_to_cell(page.row, 2)}", "0.0000")
        page.row += 1
    page.named(name, first, page.row - 1, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure of the return: what it is, the formula that comes to it, as it is printed, and by how much rounding may move it."""

    label: str
    formula: str
    shown: Shown
    form: str
    within: Decimal


def told(deck: Deck) -> Iterator[tuple[str, list[Told]]]:
    """Yield every result that the slides print, under headings."""

    def one(label: str, formula: str, shown: Shown, form: str, within: str | None = None) -> Told:
        return Told(label=label, formula=formula, shown=shown, form=form, within=_half(shown.text) if within is None else Decimal(within))

    said = deck.said
    outcome = r"break-even: [\d,]+ completions, "
    average = r"(£[\d,.]+) an hour$"
    hours = [Shown(text=label, slide=title) for title, (label, _) in (*deck.settings(), *deck.costs()) if re.search(average, label)]
    yield (
        "Plan and hours",
        [
            one("Planned places", "planned", said(outcome + r".*?([\d,]+ planned)"), COUNT),
            one("Expected completions", "completions", said(outcome + r"([\d,]+ expected)"), COUNT),
            one("Hours asked of managers’ people", "hours_asked", said(r"We ask for ([\d,]+ hours?) in all"), COUNT),
            one("Hours expected back, whole organisation", "hours_back", said(r"We expect ([\d,]+ hours?) back"), COUNT, "1"),
            one("Hours expected back, this department", "hours_back_here", said(r"([\d,]+\sh)\nexpected back in working"), COUNT),
            *(
                one(f"An hour of {kind}, on average", f"{name}_time/all_hours_{name}", _part(shown, average), CENTS)
                for kind, name, shown in zip(("the classroom", "e-learning"), ("classroom", "elearning"), hours, strict=True)
            ),
        ],
    )
    lines = {label: Shown(text=value, slide=title) for title, (label, value) in deck.rows("Expected benefits and costs")}
    named = {label: name for label, name, *_ in STEPS}
    times = [value for _, (label, value) in (*deck.settings(), *deck.costs()) if re.search(average, label)]
    totals = {
        label: str(_half(lines[label].text) + _half(time)) for label, time in zip(("Benefits", "Costs"), times, strict=True)
    }  # of the time of all places no more than all is counted
    yield "Benefits and costs", [one(label, named[label], shown, MONEY, totals.get(label, "1")) for label, shown in lines.items()]
    yield (
        "What it comes to",
        [
            one("Benefit–cost ratio", "bcr", said(r"Benefits ÷ costs: ([\d.]+\d)"), RATIO),
            one("The same, in the title of the return", "bcr", said(r"pay for itself: (£[\d.]+) back"), RATIO),
            one("Return on investment", "roi*100", said(r"return on investment: ([\d,]+\s%)"), PERCENT),
            one("Payback", "payback", said(r"paid back after ([\d.]+ months)"), MONTHS),
            one("Break-even in completions, rounded up", "ROUNDUP(break_even,0)", said(r"break-even: ([\d,]+ completions)"), COUNT, "0"),
        ],
    )
    yield (
        "Benefit–cost ratio at other take-ups",
        [
            one(f"{category.text} of the places completed", f"INDEX(at_take_up,{place})", value, RATIO)
            for place, (category, value) in enumerate(deck.bars("Sensitivity of the return"), start=1)
        ],
    )
    yield (
        "Benefit–cost ratio if another share of the time counts",
        [
            one(f"{share.text} of the time counted", f"INDEX(at_share,{place})", ratio, RATIO)
            for place, (share, ratio) in enumerate(shares(deck), start=1)
        ],
    )


def _half(text: str) -> Decimal:
    """Return half of the last digit printed."""
    return Decimal(5).scaleb(-1 - decimals(text))


def _part(shown: Shown, pattern: str) -> Shown:
    found = re.search(pattern, shown.text)
    return Shown(text=found.group(1) if found else "", slide=shown.slide)


def checks(page: Page, deck: Deck) -> None:
    """Write every result beside what the slides print, with a cell that says whether they agree."""
    page.title(
        "The return, reckoned again",
        "Each result is worked out from the sheet Inputs alone, and stands beside what the slide prints. Rounding may move it by half of "
        "the last digit printed; lines of a sum by one, for they are rounded so that they add up; and a total by half of the last digit "
        "of the time that is in it, too, for the slide prints the time of all places without pence.",
    )
    verdict, page.row = page.row, page.row + 2
    found: list[str] = []
    for heading, results in told(deck):
        page.heading(heading, "Reckoned", "Printed", "May differ by", "Check", "On the slide")
        for result in results:
            page.text(0, result.label)
            page.formula(1, f"={result.formula}", result.form, bold=True)
            look = page.style(num_format=result.form, align="right", bottom=1, bottom_color=LINE, font_color=MUTED)
            page.sheet.write_number(page.row, 2, number(result.shown.text), look)
            page.sheet.write_number(page.row, 3, float(result.within), page.style(align="right", bottom=1, bottom_color=LINE))
            # the last digits of a floating-point sum are no difference
            row = page.row + 1
            page.formula(4, f'=IF(ROUND(ABS(B{row}-C{row})-D{row},6)<=0,"agrees","differs")', PLAIN, align="left", bold=True)
            found.append(xl_rowcol_to_cell(page.row, 4))
            page.text(5, result.shown.slide, font_color=MUTED, text_wrap=True)
            page.row += 1
    area = f"{found[0]}:{found[-1]}"
    for text, colour, paper in (("agrees", "#1E6B3A", "#E3F3E8"), ("differs", "#A11D1D", "#FBE3E0")):
        look = page.book.add_format({"font_color": colour, "bg_color": paper})
        page.sheet.conditional_format(area, {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look})
    last, page.row = page.row, verdict
    agree = f'COUNTIF({area},"agrees")'
    words = f'{agree}&" of "&({agree}+COUNTIF({area},"differs"))&" results agree with the slides"'
    page.formula(0, f"={words}", PLAIN, "verdict", bold=True, font_size=13, align="left", font_color=TEAL)
    page.row = last
    page.sheet.freeze_panes(5, 1)
    page.sheet.activate()


def write(path: Path, deck: Deck, results: Results) -> None:
    """Write the workbook; `results` are what its formulas come to."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": "The Merrowdale return, reckoned again", "author": "Briefing builder", "created": MADE})
        first = Page(book, "Return", (50, 14, 14, 14, 12, 66), results)
        second = Page(book, "Step by step", (72, 22, 22, 20, 22, 20), results)
        third = Page(book, "Inputs", (76, 16, 18, 14, 14, 22, 64), results)
        inputs(third, deck)
        steps(second, deck)
        checks(first, deck)


def make(deck: Path, path: Path) -> None:
    """Write the workbook of a built deck with results that LibreOffice Calc has worked out."""
    with tempfile.TemporaryDirectory() as name:
        folder, slides = Path(name), Deck(deck)
        write(folder / "first.xlsx", slides, {})
        without_results(folder / "first.xlsx", folder / "bare.xlsx")
        write(path, slides, worked_out([folder / "bare.xlsx"], folder)[0])


def main() -> None:
    """Build the deck unless one is named, and write the workbook beside the example."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "deck.pptx"
        if len(sys.argv) == 1:
            command = [sys.executable, "-m", "briefing_builder", "build", str(WORKBOOK.parent), "-d", DEPARTMENT, "-o", str(deck)]
            subprocess.run([*command, "--quiet"], check=True)
        make(deck, WORKBOOK)


if __name__ == "__main__":
    main()
