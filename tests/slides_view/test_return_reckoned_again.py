"""With the appendix alone and a pocket calculator, anybody comes to the figures of the return, in any programme."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from example_decks import ALL_DECKS, markup
from hypothesis import given
from hypothesis import strategies as st
from property_settings import examples

from briefing_builder.content import Content, PilotRow, Positions, Programme
from briefing_builder.figures import compute
from briefing_builder.slides import render
from briefing_builder.slides.markup import Areas, Block, Cell, Chart, Figure, Figures, Paragraph, Slide, Table, words_text
from briefing_builder.tailoring import brief

CENT, CENTS = Decimal("0.01"), Decimal("0.1")
"""What cents that are rounded away, in a few dozen inputs, may come to in a sum."""
NUMBER = re.compile(r"−?[\d,]*\d(\.\d+)?")
DEPARTMENTS = ("stores", "office", "depot", "shop")
HERE = DEPARTMENTS[0]


def blocks(slide: Slide) -> list[Block]:
    areas = [list(block.areas) if isinstance(block, Areas) else [] for block in slide.blocks]
    inner = [block for one in areas for area in one for block in area.blocks]
    return [*(block for block in slide.blocks if not isinstance(block, Areas)), *inner]


def rows(slides: Sequence[Slide], beginning: str, name: str = "") -> list[tuple[Cell, ...]]:
    """The rows of all tables on the slides whose id begins so, of those tables whose name begins so."""
    found = [block for slide in slides if slide.id.startswith(beginning) for block in blocks(slide)]
    return [row for block in found if isinstance(block, Table) and block.name.startswith(name) for row in block.rows]


def notes(slides: Sequence[Slide], beginning: str) -> str:
    found = [block for slide in slides if slide.id.startswith(beginning) for block in blocks(slide)]
    return " ".join(words_text(block.words) for block in found if isinstance(block, Paragraph) and block.style == "note")


def spoken(slides: Sequence[Slide], beginning: str) -> str:
    """What stands in the presenter's notes of the slides whose id begins so."""
    noted = [slide.notes for slide in slides if slide.id.startswith(beginning)]
    return " ".join(words_text(line) for one in noted for line in (*one.spoken, *one.do))


def number(text: str) -> Decimal:
    """The number in a text: `£24.68`, `KES 1,300`, `13.6 min`, `84 %`; a dash is none."""
    found = NUMBER.search(text)
    return Decimal(found.group().replace(",", "").replace("−", "-")) if found else Decimal(0)


def share(text: str) -> Decimal:
    return number(text) / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    places: Decimal
    here: Decimal
    elearning: Decimal
    classroom: Decimal
    delivery: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What stands on the slides of the appendix, as numbers; `time` is None where what the time of all places costs is hidden."""

    is_net: bool
    take_up: Decimal
    counted: Decimal
    months: Decimal
    fixed: Decimal
    licence: Decimal
    is_licence_per_completion: bool
    time: tuple[Decimal, Decimal] | None
    courses: tuple[Course, ...]
    completers: Decimal
    everybody: Decimal


def read(slides: Sequence[Slide]) -> Printed:
    settings_and_times, costs = (_pairs(rows(slides, "return-assumptions", name)) for name in ("How", "Costs"))
    licence = next(place for place, (label, _) in enumerate(costs) if label in ("Licence per planned place", "Licence per completion"))
    settings = dict(settings_and_times)
    behind = {**settings, **dict(costs[licence + 1 :])}
    kinds = ("Classroom time, ", "Time on courses, ")
    time = [sum((number(value) for label, value in behind.items() if label.startswith(kind)), Decimal(0)) for kind in kinds]
    courses = tuple(course(row) for row in rows(slides, "return-courses"))
    # the cost of classroom time is hidden too where it is that of one or two departments, although that of online time is printed
    is_told = "Cost of an hour, by department" in behind and (time[0] > 0 or all(one.classroom == 0 for one in courses))
    completers, everybody = results(slides, settings)
    return Printed(
        is_net=settings["Method"].startswith("Net"),
        take_up=share(next(value for label, value in settings.items() if label.startswith("Take-up"))),
        counted=share(next(value for label, value in settings.items() if label.endswith("counted as money"))),
        months=number(settings["Horizon"]),
        fixed=sum((number(value) for _, value in costs[:licence]), Decimal(0)),
        licence=number(costs[licence][1]),
        is_licence_per_completion=costs[licence][0].endswith("completion"),
        time=(time[0], time[1]) if is_told else None,
        courses=courses,
        completers=completers,
        everybody=everybody,
    )


def _pairs(found: Sequence[Sequence[Cell]]) -> list[tuple[str, str]]:
    return [(words_text(row[0].words), words_text(row[1].words)) for row in found]


def course(row: Sequence[Cell]) -> Course:
    is_counted = "not counted" not in words_text(row[0].note)
    return Course(
        places=number(words_text(row[1].words)),
        here=number(words_text(row[1].note)),
        elearning=number(words_text(row[3].words)),
        classroom=number(words_text(row[2].words)) if is_counted else Decimal(0),
        delivery=number(words_text(row[4].words)) if is_counted else Decimal(0),
    )


def results(slides: Sequence[Slide], settings: dict[str, str]) -> tuple[Decimal, Decimal]:
    """Business results before take-up: of those who complete, and measured over everybody."""
    said = notes(slides, "return-results") or notes(slides, "return-assumptions")
    months = min(number(settings["Horizon"]), Decimal(12))
    own = any(slide.id.startswith("return-results") for slide in slides)
    assert (months < 12) == (f"counts for {'six months' if months == 6 else '?'} of a year" in said) or not own
    sums = {kind: Decimal(0) for kind in ("if all complete", "measured over everybody")}
    for amount, kind in re.findall(r"([\d,.]+) \((if all complete|measured over everybody)\)", said):
        sums[kind] += number(amount)
    for row in rows(slides, "return-results"):
        change, point, due, sure = (number(words_text(cell.words)) for cell in row[1:])
        kind = "measured over everybody" if words_text(row[0].note).endswith("measured over everybody") else "if all complete"
        sums[kind] += change * point * due / 100 * sure / 100 * months / 12
    for product in sums_of_figures(slides):
        change, point, due, sure, *part = (number(figure.value) for figure in product[:-1])
        kind = "if all complete" if "If all complete" in product[-1].caption else "measured over everybody"
        assert part == ([months] if months < 12 else [])
        amount = change * point * due / 100 * sure / 100 * months / 12
        is_as_printed(amount, product[-1].value, slack=CENT)
        sums[kind] += amount
    return sums["if all complete"], sums["measured over everybody"]


def sums_of_figures(slides: Sequence[Slide]) -> list[tuple[Figure, ...]]:
    """The business results that stand as a multiplication: factor by factor, and what they come to."""
    found = [block for slide in slides if slide.id.startswith("return-results") for block in blocks(slide)]
    return [block.figures for block in found if isinstance(block, Figures)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    delivery: Decimal
    time: Decimal
    results: Decimal
    licences: Decimal
    learner_time: Decimal
    benefits: Decimal
    costs: Decimal


def reckon(printed: Printed, time: tuple[Decimal, Decimal], take_up: Decimal, counted: Decimal) -> Reckoned:
    """The sums of the page on the return, from printed values; `time` is what the time of all places costs in the classroom and online."""
    classroom, elearning = time
    licences = printed.licence * sum(one.places for one in printed.courses) * (take_up if printed.is_licence_per_completion else 1)
    delivery = take_up * sum(one.places * one.delivery for one in printed.courses)
    hours = take_up * counted * (classroom - (elearning if printed.is_net else 0))
    changed = take_up * printed.completers + printed.everybody
    learner_time = Decimal(0) if printed.is_net else take_up * elearning
    return Reckoned(
        delivery=delivery, time=hours, results=changed, licences=licences, learner_time=learner_time,
        benefits=delivery + hours + changed, costs=printed.fixed + licences + learner_time,
    )  # fmt: skip


def is_as_printed(result: Decimal, text: str, unit: Decimal | int | None = None, slack: Decimal = CENTS) -> None:
    """The result rounds to what is printed; `unit` is how far a line may be off, else half of its last digit."""
    shown = number(text)
    allowed = Decimal(unit) if unit is not None else Decimal(1).scaleb(int(shown.as_tuple().exponent)) / 2
    assert abs(result - shown) <= allowed + slack, (result, text)


def check(slides: Sequence[Slide]) -> None:
    """Reckon everything that the slides tell of the return again, from the appendix alone."""
    printed = read(slides)
    lines = {words_text(row[0].words): words_text(row[1].words) for row in rows(slides, "return-detail")}
    # with one or two departments the price of time is confidential: the lines that hold it are taken as they are printed
    time = printed.time or _time_as_printed(printed, lines)
    slack = CENTS if printed.time else Decimal(3)
    made = reckon(printed, time, printed.take_up, printed.counted)
    is_as_printed(made.delivery, lines["Delivery cost avoided"], 1)
    is_as_printed(made.time, lines["Time avoided, as far as counted"], 1, slack)
    is_as_printed(made.results, lines["Business results, as far as counted"], 1)
    is_as_printed(made.benefits, lines["Benefits"], slack=slack)
    is_as_printed(printed.fixed, lines["Fixed costs"], len(rows(slides, "return-assumptions")))
    is_as_printed(made.licences, lines["Licences"], 1)
    assert ("Learners’ time" in lines) == (not printed.is_net)
    is_as_printed(made.learner_time, lines.get("Learners’ time", "0"), 1, slack)
    is_as_printed(made.costs, lines["Costs"], slack=slack)
    _measures(slides, printed, made, slack)
    _sensitivities(slides, printed, time, slack / made.costs * 2)
    _hours(slides, printed)


def _time_as_printed(printed: Printed, lines: dict[str, str]) -> tuple[Decimal, Decimal]:
    scale = printed.take_up * printed.counted
    counted = number(lines["Time avoided, as far as counted"]) / scale if scale else Decimal(0)
    return counted, number(lines.get("Learners’ time", "0")) / printed.take_up


def _measures(slides: Sequence[Slide], printed: Printed, made: Reckoned, slack: Decimal) -> None:
    said = notes(slides, "return-detail")
    ratio, relative = made.benefits / made.costs, slack / made.costs * 2
    is_as_printed(ratio, said.partition("Benefits ÷ costs: ")[2].partition(";")[0], slack=relative)
    is_as_printed(100 * (ratio - 1), said.partition("return on investment: ")[2].partition("%")[0], slack=100 * relative)
    months = printed.months / ratio if made.benefits > 0 else None
    if "not paid back" in said:
        assert months is not None
        assert months > printed.months
    elif months is not None:
        is_as_printed(months, said.partition("paid back after ")[2].partition(" months")[0], slack=months * relative)
    expected = printed.take_up * sum(one.places for one in printed.courses)
    is_as_printed(expected, said.partition("completions, ")[2].partition(" expected")[0] or str(round(expected)))
    unpaid = printed.fixed - printed.everybody + (0 if printed.is_licence_per_completion else made.licences)
    margin = made.benefits - made.costs + unpaid
    assert ("break-even" in said) == (margin > 0)
    if margin > 0:
        least = max(Decimal(0), unpaid * expected / margin)
        near = least * slack / margin + slack
        shown = number(said.partition("break-even: ")[2].partition(" completions")[0])
        assert math.ceil(least - near) <= shown <= math.ceil(least + near)


def _sensitivities(slides: Sequence[Slide], printed: Printed, time: tuple[Decimal, Decimal], slack: Decimal) -> None:
    found = [block for slide in slides if slide.id == "return-detail" for block in blocks(slide)]
    charts = [block for block in found if isinstance(block, Chart)]
    for label, value in [pair for chart in charts for pair in zip(chart.categories, chart.series[0].values, strict=True)]:
        made = reckon(printed, time, share(label), printed.counted)
        is_as_printed(made.benefits / made.costs, str(value).replace("-", "−"), slack=slack)
    if not charts:
        is_the_same([reckon(printed, time, taken, printed.counted) for taken in (printed.take_up, Decimal(1))], slack)
    by_time = spoken(slides, "return-detail").partition("give the ratio by the share that counts: ")[2]
    cases = re.findall(r"([\d.]+)\s%: (−?[\d,.]+\d)", by_time)
    assert len(cases) in (0, 5)
    if printed.time and not cases:
        is_the_same([reckon(printed, time, printed.take_up, counted) for counted in (Decimal(0), Decimal(1))], slack)
    for counted, value in cases if printed.time else []:
        made = reckon(printed, time, printed.take_up, Decimal(counted) / 100)
        is_as_printed(made.benefits / made.costs, value, slack=slack)


def is_the_same(cases: Sequence[Reckoned], slack: Decimal) -> None:
    """What is not shown by take-up or by counted time would show nothing: one ratio, or none above zero."""
    ratios = [made.benefits / made.costs for made in cases]
    assert max(ratios) <= CENT + slack or max(ratios) - min(ratios) <= CENT + slack


def _hours(slides: Sequence[Slide], printed: Printed) -> None:
    """The hours of the department on the return slide, and those of the whole organisation in the notes of the appendix."""
    total = printed.take_up * sum(one.places * (one.classroom - one.elearning) for one in printed.courses) / 60
    told = spoken(slides, "return-detail").partition("We expect ")[2].partition(" hours back")[0]
    assert bool(told) == (round(total) > 0) or abs(total) < 2
    if told:
        is_as_printed(total, told, 1)
    here = printed.take_up * sum(one.here * (one.classroom - one.elearning) for one in printed.courses) / 60
    figures = [block for slide in slides if slide.id == "return" for block in blocks(slide) if isinstance(block, Figures)]
    for figure in [one for block in figures for one in block.figures if "working time" in one.caption]:
        is_as_printed(here, figure.value) if "all departments" not in figure.caption else is_as_printed(total, figure.value, 1)


@pytest.mark.parametrize(("example", "department"), [deck for deck in ALL_DECKS if deck[0] != "minimal"])
def test_whoever_reckons_the_appendix_again_comes_to_the_same(example: str, department: str) -> None:
    check(markup(example, department).slides)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme with a return of any kind: methods, licences, horizons, departments, results, currencies, with or without a pilot."""
    departments = DEPARTMENTS[: draw(st.integers(1, 4))]
    places = {
        f"c-{number}": {one: draw(st.sampled_from([7, 80, 463])) for one in departments if draw(st.booleans()) or one == departments[-1]}
        for number in range(draw(st.integers(1, 3)))
    }
    model = {
        "method": draw(st.sampled_from(["fully_loaded", "net_hours"])),
        "horizon_months": draw(st.sampled_from([6, 12, 18, 36])),
        "productive_use_factor": draw(st.sampled_from([0, 0.3, 0.5, 0.625, 1])),
        "licence_cost_per_learner": draw(st.sampled_from([0, 4.1, 11.99])),
        "licence_paid_per": draw(st.sampled_from(["place", "completion"])),
        "programme_costs": [
            {"id": "content", "name": "Content", "amount": draw(st.sampled_from([900, 30_400.25, 900_000])), "kind": "one_off"},
            {"id": "lms", "name": "Share of the platform", "amount": draw(st.sampled_from([100, 21_000.55])), "kind": "yearly"},
        ],
        "planned_learners": places,
        "impact": [draw(impact(department)) for department in departments if draw(st.booleans())],
    } | draw(st.sampled_from([{}, {"take_up": 0.7}, {"take_up": 0.845}, {"take_up": 1}]))
    parts = {"pilot": {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv"}}} if draw(st.booleans()) else {}
    document = {
        "organisation": {"name": "Sample"},
        "currency": draw(st.sampled_from(["GBP", "EUR", "KES"])),
        "programme": {"owner": {"name": "Ada Kay", "title": "Learning Lead"}, "ask": {"weeks": 3}},
        "briefing": {"date": "2027-01-20"},
        "objectives": [{"id": "so-one", "name": "Serve well"}],
        "departments": [draw(department(one)) for one in departments],
        "courses": [draw(planned_course(one)) for one in places],
        "cost_model": model,
        **parts,
    }
    content = Content.model_validate(document)
    return Programme(content=content, positions=Positions(), folder=Path(), pilot_rows=_rows(draw) if parts else ())


@st.composite
def impact(draw: st.DrawFn, department: str) -> dict[str, Any]:
    shares = {"isolation_pct": draw(st.sampled_from([40, 33.3])), "confidence_pct": draw(st.sampled_from([70, 100]))}
    over = draw(st.sampled_from(["completers", "everybody"]))
    return {"kpi": "k", "department": department, "change_points": 1.8, "measured_over": over, "basis": "one team against another"} | shares


@st.composite
def department(draw: st.DrawFn, name: str) -> dict[str, Any]:
    value = {"annual_value_per_point": draw(st.sampled_from([5_200, 9_800.5]))} if draw(st.booleans()) else {}
    kpi = {"id": "k", "name": "First time right", "unit": "%", "direction": "up"} | value
    cost = draw(st.sampled_from([17.8, 24.35, 1_038.5]))
    return {"id": name, "name": name.title(), "headcount": 500, "loaded_hourly_cost": cost, "kpis": [kpi]}


@st.composite
def planned_course(draw: st.DrawFn, name: str) -> dict[str, Any]:
    course: dict[str, Any] = {"id": name, "title": f"Course {name}", "duration_minutes": draw(st.sampled_from([8, 25, 400]))}
    if draw(st.booleans()):
        ran = draw(st.sampled_from(["ran_last_year", "planned", "hypothetical"]))
        price = draw(st.sampled_from([0, 46, 14.35]))
        course["alternative"] = {"title": "a day", "duration_minutes": 210, "travel_minutes": 25, "delivery_cost_per_learner": price}
        course["alternative"]["counterfactual"] = ran
    return course


def _rows(draw: st.DrawFn) -> tuple[PilotRow, ...]:
    values: dict[str, Any] = dict.fromkeys(PilotRow.__annotations__)
    values |= {"is_manager": False, "course_id": "c-0", "delivery_mode": "elearning", "success_status": "unknown", "sessions": 1}
    values |= {"department_id": HERE, "completion_status": "completed"}
    count = draw(st.sampled_from([4, 12]))
    minutes = [Decimal(draw(st.sampled_from(["8.1", "9.4", "13.45"]))) for _ in range(count)]
    return tuple(PilotRow(**values | {"learner_id": f"p{n}", "learning_minutes": one, "line": n + 2}) for n, one in enumerate(minutes))


@examples(60)
@given(programmes())
def test_so_it_is_in_any_programme(programme: Programme) -> None:
    figures = compute(programme)
    slides = render(brief(programme, figures, department=HERE)).markup.slides
    assert any(slide.id == "return-detail" for slide in slides) == ("roi:bcr" in figures.organisation)
    check(slides)
