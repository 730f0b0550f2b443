"""What goes in beside what is expected back, by its parts: of each unit of currency where the return is shown, else in whole amounts."""

from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, Figure, ReturnDetail, apportion
from briefing_builder.words import Catalogue
from briefing_builder.words.formats import CENT, MILLION

FIXED = "roi:cost:"
RATIO_DECIMALS = 2
Parts = Sequence[tuple[str, Decimal]]
"""Names and amounts."""


def return_chart(briefing: Briefing, detail: ReturnDetail, period: str, *, pays: bool) -> ViewData:
    """Return both columns: their parts, each with its amount, their names and what they come to, and the chart's words."""
    words, known, currency = briefing.words, briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"] for name in ("program_costs", "program_benefits"))
    parts_in, parts_back = _cost_parts(words, detail), _benefit_parts(words, detail, benefits)
    sums = [words.spoken_money(figure.displayed, currency) for figure in (costs, benefits)]
    shown_in, shown_back = (_of_each_unit(parts, costs) for parts in (parts_in, parts_back)) if pays else (parts_in, parts_back)
    amounts = (costs.displayed, benefits.displayed)
    lack = costs.displayed - max(benefits.displayed, Decimal(0))
    said = words.spoken_money(lack, currency) if costs.displayed >= MILLION else words.money(lack, currency)  # as the sums are written
    return {
        "parts": [
            *({"name": name, "goes_in": str(amount), "comes_back": "", "role": "past"} for name, amount in shown_in),
            *({"name": name, "goes_in": "", "comes_back": str(amount), "role": "present"} for name, amount in shown_back),
        ],
        "format": _unit_format(words, currency) if pays else words.chart_format(amounts, currency),
        "even": str(sum((amount for _, amount in shown_in), Decimal(0))),
        "lack": words("returns.lack", amount=said),
        "sums": sums if pays else ["", ""],
        "chart_alt": words(
            "returns.chart-alt",
            period=period,
            costs=sums[0],
            cost_parts=_listed_names(words, parts_in),
            benefits=sums[1],
            benefit_parts=_listed_names(words, parts_back) or words("returns.part-none"),
        ),
    }


def ratio_bars(briefing: Briefing, period: str) -> ViewData:
    """Return what goes in and what is expected back of each unit of currency, as two bars; nothing of a currency without a name."""
    words, currency, ratio = briefing.words, briefing.content.currency, briefing.figures.organisation["roi:bcr"].displayed
    unit = words.term(f"currencies.{currency}")
    if unit is None:
        return {}
    named = [(words("return.category-goes-in"), Decimal(1)), (words("return.category-expected-back"), ratio)]
    described = [words("returns.unit-bar", name=name, amount=words.money(amount, currency)) for name, amount in named]
    return {
        "label": words("returns.each-unit", unit=unit),
        "rows": [{"name": name, "value": str(amount)} for name, amount in named],
        "format": _unit_format(words, currency),
        "highlight": "1",
        "alt": words.bars(words("returns.each-unit-shows", unit=unit), described),
        "note": words("returns.each-unit-note", period=period),
    }


def _cost_parts(words: Catalogue, detail: ReturnDetail) -> Parts:
    """The fixed costs as one part, and the others, the greatest first."""
    fixed = sum((line.displayed for line in detail.cost_lines if line.id.startswith(FIXED)), Decimal(0))
    others = [(_part_name(words, line), line.displayed) for line in detail.cost_lines if not line.id.startswith(FIXED)]
    return _greatest_first([(words("returns.part-fixed"), fixed), *others])


def _benefit_parts(words: Catalogue, detail: ReturnDetail, benefits: Figure) -> Parts:
    """What comes back, by its parts; one part only where something of it is lost again, for such parts do not stand upon one another."""
    lines = [(_part_name(words, line), line.displayed) for line in detail.benefit_lines]
    if any(amount < 0 for _, amount in lines):
        lines = [(words("returns.part-all"), benefits.displayed)]
    return _greatest_first(lines)


def _greatest_first(parts: Parts) -> Parts:
    return sorted((part for part in parts if part[1] > 0), key=lambda part: -part[1])


def _part_name(words: Catalogue, line: Figure) -> str:
    return words(f"returns.part-{line.id.removeprefix('roi:').replace('_', '-')}")


def _of_each_unit(parts: Parts, costs: Figure) -> Parts:
    """The parts divided by the costs, to the cent, adding up to their own sum."""
    ratios = [amount / costs.displayed for _, amount in parts]
    shown = apportion(ratios, sum(ratios, Decimal(0)), RATIO_DECIMALS)
    return [(name, share) for (name, _), share in zip(parts, shown, strict=True) if share >= CENT]


def _unit_format(words: Catalogue, currency: str) -> str:
    """The number format of amounts of about one: `"£"0.00`; of a currency without a name, how many times as much: `0.00"×"`."""
    if words.term(f"currencies.{currency}") is None:
        return '0.00"×"'
    return words.chart_format((1,), currency).replace("#,##0", "0.00")


def _listed_names(words: Catalogue, parts: Parts) -> str:
    return words.listed([words.beginning_small(name) for name, _ in parts])
