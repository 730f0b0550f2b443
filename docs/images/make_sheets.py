"""Draw the contact sheets of this folder from the examples: `python docs/images/make_sheets.py [NAME…]`.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`). The decks are drawn with the fonts of assets/fonts, whatever this machine has.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from briefing_builder import pipeline
from briefing_builder.brand.reading.faces import TWINS
from briefing_builder.pipeline import Options, Session

ROOT = Path(__file__).resolve().parents[2]
GROUND = "#d4d4d4"
GAP = 10
COLOURS = 128
DOTS_PER_INCH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some slides of one deck; none named: all but the appendix."""

    department: str
    brand: str = "editorial"
    """Empty: the programme's own."""
    variant: str = "standard"
    programme: str = "merrowdale"
    slides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A picture of slides: the parts as columns beside each other, or one after the other in so many columns."""

    name: str
    parts: tuple[Part, ...]
    columns: int = 0
    """0: one column a part."""
    width: int = 400
    """Of one slide, in pixels."""


STORY = ("title", "ask", "statement", "benefits", "objectives", "pilot", "targets", "qa")
APPENDIX = (
    "answers", "objection-o-no-time", "more-objections", "pilot-detail", "return-detail", "return-assumptions", "course-list",
    "report-back-form",
)  # fmt: skip
BRANDS = ("editorial", "bold", "civic")
SHEETS = (
    Sheet(
        name="contact-centre",
        columns=3,
        parts=(
            Part(
                department="contact-centre",
                slides=(*STORY[:6], "return", "showcase", "endorsement_targets", "targets", "qa", "permission"),
            ),
        ),
    ),
    Sheet(name="brands", parts=tuple(Part(department="contact-centre", brand=brand, slides=STORY) for brand in BRANDS)),
    Sheet(
        name="departments",
        width=480,
        parts=tuple(
            Part(department=department, slides=("benefits", "objectives", "pilot", "showcase", "targets", "qa"))
            for department in ("contact-centre", "warehouse")
        ),
    ),
    Sheet(name="short", columns=4, width=320, parts=(Part(department="field-service", brand="civic", variant="short"),)),
    Sheet(name="appendix", columns=4, width=320, parts=(Part(department="sales", slides=APPENDIX),)),
    Sheet(name="hospital", columns=4, width=320, parts=(Part(programme="ardmullen", department="wards", brand=""),)),
    Sheet(name="bank", columns=4, width=320, parts=(Part(programme="malindara", department="lending", brand=""),)),
    Sheet(name="first-deck", columns=4, width=320, parts=(Part(programme="minimal", department="customer-service", brand=""),)),
    Sheet(name="long", columns=6, width=220, parts=(Part(department="field-service", brand="bold", variant="long"),)),
)


def main(names: Sequence[str]) -> None:
    """Draw the sheets of these names, or all of them, and print where they are."""
    for sheet in SHEETS:
        if not names or sheet.name in names:
            print(draw(sheet))


def draw(sheet: Sheet) -> Path:
    """Write the picture of a sheet beside this script and return its path."""
    strips = [pictures(part, sheet.width) for part in sheet.parts]
    columns = sheet.columns or len(strips)
    ordered = strips if sheet.columns else zip(*strips, strict=True)
    slides = [slide for group in ordered for slide in group]
    height = slides[0].height
    rows = -(-len(slides) // columns)
    page = Image.new("RGB", (columns * (sheet.width + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for number, slide in enumerate(slides):
        page.paste(slide, (GAP + number % columns * (sheet.width + GAP), GAP + number // columns * (height + GAP)))
    file = Path(__file__).with_name(f"{sheet.name}.png")
    page.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)
    return file


def pictures(part: Part, width: int) -> list[Image.Image]:
    """Return the slides of a part as pictures of that width in pixels."""
    options = Options(variant=part.variant, brand=part.brand)
    deck = pipeline.lay_out_briefing(session(part.programme), part.department, options).value
    numbers = [number for number, slide in enumerate(deck.slides, 1) if slide.id in part.slides or not (part.slides or slide.appendix)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "deck.pptx")
        file.write_bytes(pipeline.build(session(part.programme), part.department, options).value)
        rendered(file)
        pages = sorted(Path(folder).glob("page-*.png"))
        return [scaled(pages[number - 1], width) for number in numbers]


@cache
def session(programme: str) -> Session:
    """Return an example, loaded."""
    return pipeline.load(ROOT / "examples" / programme)


def rendered(deck: Path) -> None:
    """Draw every slide of the deck as `page-N.png` beside it, with our own fonts and no others."""
    folder = deck.parent
    environment = {**os.environ, "FONTCONFIG_FILE": str(font_configuration(folder))}
    profile = f"-env:UserInstallation=file://{folder}/profile"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(office, env=environment, check=True, capture_output=True)
    drawing = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(deck.with_suffix(".pdf")), str(folder / "page")]
    subprocess.run(drawing, check=True, capture_output=True)


def font_configuration(folder: Path) -> Path:
    """Write a fontconfig file that knows our fonts only and return its path."""
    twins = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{family}</family></prefer></alias>'
        for name, family in TWINS.items()
    )
    file = folder / "fonts.conf"
    body = f"<dir>{ROOT}/assets/fonts</dir><cachedir>{folder}/cache</cachedir>{twins}"
    file.write_text(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{body}</fontconfig>')
    return file


def scaled(file: Path, width: int) -> Image.Image:
    """Return the picture of a page at that width."""
    with Image.open(file) as page:
        return page.convert("RGB").resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main(sys.argv[1:])
