"""How like LibreOffice's picture of the deck our SVG of it is: `python tests/outside/fidelity.py DECKS…` writes a page to look at.

The SVG is drawn by Chromium with our fonts, the PowerPoint file by LibreOffice and poppler with the same fonts; both 3840 pixels wide
and then made a quarter as wide: Chromium sets letters, and poppler sets lines, on whole pixels, which is neither deck nor drawing.
"""

import argparse
import base64
import html
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chromium import fonts_css, open_browser
from overflow_support import draw
from PIL import Image, ImageChops
from skimage.metrics import structural_similarity

from briefing_builder import pipeline
from briefing_builder.deck.model import Chart, Deck, Item, Picture, Table
from briefing_builder.deck.walk import leaf_items
from briefing_builder.files.resources import resource

WIDTH = 960
SCALE = 4
EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A deck to compare: its name, the laid-out deck, its slides as SVG and its file as bytes."""

    name: str
    deck: Deck
    svgs: Mapping[str, str]
    pptx: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """One slide, drawn twice. `similarity` is SSIM on grey pictures with a Gaussian window (Wang et al. 2004)."""

    deck: str
    slide: str
    kind: str
    similarity: float
    ours: bytes
    theirs: bytes


def sample(programme: Path, department: str, *, variant: str = "standard", brand: str = "editorial") -> Sample:
    """Return one department's deck, ready to compare."""
    session = pipeline.load(programme)
    options = pipeline.Options(variant=variant, brand=brand, draft=True)
    deck = pipeline.lay_out_briefing(session, department, options).value
    name = f"{programme.name}-{department}-{variant}-{brand}"
    pptx = pipeline.build(session, department, options).value
    return Sample(name=name, deck=deck, svgs=pipeline.slide_svgs(deck, pipeline.brand_of(session, department, options).value), pptx=pptx)


def compared(samples: Sequence[Sample]) -> Iterator[Likeness]:
    """Yield every slide of the samples, drawn by both."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for one in samples:
            (folder / f"{one.name}.pptx").write_bytes(one.pptx)
        draw([folder / f"{one.name}.pptx" for one in samples], folder, resource("assets", "fonts"))
        ours = dict(_screenshots(samples))
        for one in samples:
            theirs = _pages(folder / f"{one.name}.pdf")
            for slide, page in zip(one.deck.slides, theirs, strict=True):
                picture = ours[one.name, slide.id]
                yield Likeness(
                    deck=one.name,
                    slide=slide.id,
                    kind=kind_of(slide.items),
                    similarity=similarity(picture, page),
                    ours=picture,
                    theirs=page,
                )


def kind_of(items: Iterable[Item]) -> str:
    """Return what a slide is judged as: with a chart or with pictures it is harder to draw alike than with text alone."""
    flat = list(leaf_items(items))
    if any(isinstance(item, Chart) for item in flat):
        return "chart"
    if any(isinstance(item, Picture) for item in flat):
        return "picture"
    return "table" if any(isinstance(item, Table) for item in flat) else "text"


def similarity(one: bytes, other: bytes) -> float:
    """Return the structural similarity of two pictures of one size."""
    first, second = (np.asarray(Image.open(io.BytesIO(data)).convert("L")) for data in (one, other))
    rows, columns = (min(a, b) for a, b in zip(first.shape, second.shape, strict=True))
    first, second = first[:rows, :columns], second[:rows, :columns]
    return float(structural_similarity(first, second, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False))


def _screenshots(samples: Sequence[Sample]) -> Iterator[tuple[tuple[str, str], bytes]]:
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": WIDTH * 9 // 16}, device_scale_factor=SCALE)
        page.set_content(f"<style>{fonts_css()} body{{margin:0}} svg{{display:block;width:{WIDTH}px;height:auto}}</style><div></div>")
        for one in samples:
            for id, svg in one.svgs.items():
                page.evaluate("svg => { document.querySelector('div').innerHTML = svg }", svg)
                page.evaluate("() => document.fonts.ready")
                shot = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": WIDTH * 9 // 16})
                yield (one.name, id), _reduced(shot)


def _pages(pdf: Path) -> list[bytes]:
    with tempfile.TemporaryDirectory() as place:
        size = ["-scale-to-x", str(WIDTH * SCALE), "-scale-to-y", "-1"]
        subprocess.run(["pdftoppm", "-png", *size, str(pdf), f"{place}/page"], check=True, capture_output=True)
        return [_reduced(path.read_bytes()) for path in sorted(Path(place).glob("page-*.png"))]


def _reduced(data: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").reduce(SCALE).save(out, "PNG")
    return out.getvalue()


def report(found: Sequence[Likeness]) -> str:
    """Return a page with both pictures of each slide and their difference, the least alike first."""
    rows = "".join(
        f"<h2>{html.escape(one.deck)} · {html.escape(one.slide)} · {one.kind} · {one.similarity:.4f}</h2>"
        f"<div>{_image(one.ours)}{_image(one.theirs)}{_image(_difference(one))}</div>"
        for one in sorted(found, key=lambda one: one.similarity)
    )
    style = "body{font:14px sans-serif}div{display:flex;gap:8px}img{width:33%;border:1px solid #ccc}"
    return f"<!doctype html><meta charset=utf-8><title>Our SVG, LibreOffice, difference</title><style>{style}</style>{summary(found)}{rows}"


def summary(found: Sequence[Likeness]) -> str:
    """Return a table of the means and minima by deck and kind of slide."""
    lines = [f"<tr><td>{name}<td>{len(group)}<td>{mean:.4f}<td>{least:.4f}" for name, group, mean, least in _groups(found)]
    return f"<table><tr><th>Slides<th>Count<th>Mean<th>Least{''.join(lines)}</table>"


def _groups(found: Sequence[Likeness]) -> Iterator[tuple[str, list[Likeness], float, float]]:
    names = [*dict.fromkeys(one.deck for one in found), *sorted({one.kind for one in found}), "all"]
    for name in names:
        group = [one for one in found if name in (one.deck, one.kind, "all")]
        values = [one.similarity for one in group]
        yield name, group, sum(values) / len(values), min(values)


def _difference(one: Likeness) -> bytes:
    first, second = (Image.open(io.BytesIO(data)).convert("L") for data in (one.ours, one.theirs))
    out = io.BytesIO()
    ImageChops.invert(ImageChops.difference(first, second.resize(first.size))).save(out, "PNG")
    return out.getvalue()


def _image(data: bytes) -> str:
    return f'<img src="data:image/png;base64,{base64.b64encode(data).decode()}">'


def main() -> None:
    """Compare the examples and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brand", default="editorial")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/fidelity.html"))
    options = parser.parse_args()
    chosen = (("merrowdale", "contact-centre"), ("merrowdale", "warehouse"), ("ardmullen", ""), ("minimal", ""))
    samples = []
    for name, department in chosen:
        programme = EXAMPLES / name
        first = department or pipeline.load(programme).departments[0]
        samples.append(sample(programme, first, brand=options.brand))
    found = tuple(compared(samples))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(report(found))
    for name, group, mean, least in _groups(found):
        print(f"{name:<45} {len(group):>4} slides   mean {mean:.4f}   least {least:.4f}", file=sys.stdout)


if __name__ == "__main__":
    main()
