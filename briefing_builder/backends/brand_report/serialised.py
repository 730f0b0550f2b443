"""The report on a brand as plain data for other programs (docs/brands.md, What briefing brand says)."""

from briefing_builder.backends.brand_report.model import BrandReport, ReportedColour, ReportedLayout, centimetres
from briefing_builder.brand.readings import SampleUse
from briefing_builder.problems import Problem
from briefing_builder.units import Box

VERSION = 1


def brand_report_as_data(report: BrandReport) -> dict[str, object]:
    """Return the report as dictionaries, lists, texts and numbers; lengths are in cm, shares and confidences 0 to 1, colours `#rrggbb`."""
    stripped = report.stripped
    return {
        "version": VERSION,
        "name": report.name,
        "file": report.file,
        "ready": report.is_ready,
        "look_at": list(report.look_at),
        "slide": {"width": _in_centimetres(report.width), "height": _in_centimetres(report.height)},
        "masters": {"count": report.masters, "taken": report.master or None, "reason": report.master_reason},
        "slides": [
            {"slide": each.role, "layout": each.layout, "reason": each.reason, "ground": _web_colour(each.fill)} for each in report.choices
        ],
        "layouts": [_layout_data(layout) for layout in report.layouts],
        "palette": [_colour_data(colour) for colour in report.colours],
        "faces": [{"use": face.use, "name": face.name, "measured_with": face.family, "fit": face.fit} for face in report.faces],
        "left_out": {
            "slides": stripped.slides,
            "parts": {each.kind: each.count for each in stripped.left_out},
            "addresses": list(stripped.addresses),
            "pictures": list(stripped.pictures),
        },
        "links": list(stripped.links),
        "healed": list(stripped.healed),
        "problems": [_problem_data(problem) for problem in report.problems],
        "starter": report.starter,
    }


def _layout_data(layout: ReportedLayout) -> dict[str, object]:
    read = layout.reading
    return {
        "name": read.name, "master": read.master, "part": read.part, "role": read.role, "taken_for": list(layout.taken_for),
        "confidence": read.confidence, "certainty": layout.certainty, "reason": read.reason, "ground": _web_colour(read.ground),
        "free": {**_box_data(read.free), "share": layout.share} if read.free else None, "samples": _samples_data(read.samples),
    }  # fmt: skip


def _samples_data(samples: SampleUse) -> dict[str, int]:
    return {"count": samples.count, "first": samples.first, "last": samples.last}


def _colour_data(colour: ReportedColour) -> dict[str, object]:
    grounds = [
        {"role": ground.role, "colour": _web_colour(ground.rgb), "contrast": ground.contrast, "needed": ground.least}
        for ground in colour.grounds
    ]
    return {
        "role": colour.role, "colour": _web_colour(colour.rgb), "theme": colour.theme or None, "moved_from": _web_colour(colour.was),
        "grounds": grounds,
    }  # fmt: skip


def _problem_data(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "severity": problem.severity.value, "message": problem.message, "hint": problem.hint or None}


def _box_data(box: Box) -> dict[str, float]:
    return {name: _in_centimetres(getattr(box, name)) for name in ("left", "top", "width", "height")}


def _in_centimetres(length: int) -> float:
    return round(centimetres(length), 2)


def _web_colour(colour: str) -> str | None:
    return f"#{colour}" if colour else None
