"""What the report on a template says, and what it offers to be written instead."""

import yaml

from briefing_builder.backends.brand_report.model import ReportedColour, ReportedFace
from briefing_builder.backends.brand_report.reporting import certainty_of
from briefing_builder.backends.brand_report.starter import other_layouts, starter_of
from briefing_builder.brand.readings import LayoutChoice, LayoutReading, LayoutRole, TemplateReading
from briefing_builder.units import Box, Emu

WIDE, LOW = (8_000_000, 5_000_000), (8_000_000, 400_000)


def layout(
    name: str, role: LayoutRole, confidence: float, *, size: tuple[int, int] | None = WIDE, ground: str = "FFFFFF", master: int = 1
) -> LayoutReading:
    free = Box(left=Emu(0), top=Emu(0), width=Emu(size[0]), height=Emu(size[1])) if size else None
    part = f"/ppt/slideLayouts/{name}.xml"
    return LayoutReading(name=name, master=master, part=part, role=role, confidence=confidence, reason="", ground=ground, free=free)


def read(*layouts: LayoutReading, taken: str, role: str = "title") -> TemplateReading:
    return TemplateReading(layouts=layouts, master=1, master_reason="", choices=(LayoutChoice(role=role, layout=taken, reason=""),))


def offered(role: str, *layouts: LayoutReading, taken: str) -> list[str]:
    return [each.name for each in other_layouts(role, taken, read(*layouts, taken=taken))]


def test_how_sure_a_role_is_has_a_word() -> None:
    assert [certainty_of(share) for share in (1, 0.8, 0.79, 0.5, 0.49, 0)] == ["sure", "sure", "likely", "likely", "a guess", "a guess"]


def test_a_layout_that_is_as_likely_is_offered_and_one_that_is_not_is_not() -> None:
    cover = layout("Cover", "title", 0.9)
    blue, other = layout("Blue cover", "title", 0.85, ground="0000FF"), layout("Old cover", "title", 0.5, ground="00FF00")
    assert offered("title", cover, blue, other, layout("Text", "content", 0.9), taken="Cover") == ["Blue cover"]


def test_where_none_is_meant_for_a_slide_all_that_could_be_are_offered() -> None:
    text = layout("Text", "content", 0.9)
    quote, section = layout("Quote", "quote", 0.3, ground="0000FF"), layout("Section", "section", 0.6, ground="00FF00")
    assert offered("statement", text, quote, section, taken="Text") == ["Section", "Quote"]


def test_what_looks_the_same_or_has_no_room_or_stands_on_another_master_is_not_offered() -> None:
    text = layout("Text", "content", 0.9)
    others = (
        layout("Same", "content", 0.9), layout("Low", "content", 0.9, size=LOW), layout("None", "content", 0.9, size=None),
        layout("Elsewhere", "content", 0.9, ground="0000FF", master=2),
    )  # fmt: skip
    assert offered("content", text, *others, taken="Text") == []


def test_the_starter_changes_nothing_and_every_line_of_it_can_be_used() -> None:
    cover, blue = layout('Cover: "new" #1', "title", 0.9), layout("Blå ‘omslag’", "title", 0.9, ground="0000FF")
    colour = ReportedColour(role="accent", rgb="0A7A67", theme="", was="01A188", grounds=())
    face = ReportedFace(use="text", name="Frutiger", family="Liberation Sans", fit="unverified")
    room = Box(left=Emu(360_000), top=Emu(720_000), width=Emu(7_200_000), height=Emu(3_600_000))
    starter = starter_of("Our: look.potx", read(cover, blue, taken=cover.name), [colour], [face], room)
    assert yaml.safe_load(starter) == {"brand": {"file": "Our: look.potx"}}
    lines = [line.replace("# ", "", 1) if line.startswith("  # ") else line for line in starter.splitlines()]
    assert yaml.safe_load("\n".join(lines)) == {
        "brand": {
            "file": "Our: look.potx",
            "layouts": {"title": "Blå ‘omslag’"},
            "regions": {"content": {"left": "1.0 cm", "top": "2.0 cm", "width": "20.0 cm", "height": "10.0 cm"}},
            "colours": {"accent": "#0A7A67"},
            "fonts": ["media/fonts/FILE.ttf"],
        }
    }


def test_a_starter_with_nothing_to_say_names_the_file_alone() -> None:
    starter = starter_of("look.potx", read(layout("Cover", "title", 0.9), taken="Cover"), [], [], None)
    assert starter == 'brand:\n  file: "look.potx"   # the file lies in the programme\'s folder\n'
