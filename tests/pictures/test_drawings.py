"""SVG drawings become pictures, alike everywhere; what needs a browser, another file or for ever is refused with a way out."""

import time
from io import BytesIO
from pathlib import Path

import picture_samples as samples
import pytest
from PIL import Image

from briefing_builder.pictures import picture_in, shown_picture
from briefing_builder.problems import Problem, Source

PLACE = Source(path="briefing.yaml", line=7, column=3)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DRAWING = f'{HEAD} viewBox="0 0 40 20"><rect width="20" height="20" fill="#f00"/><circle cx="30" cy="10" r="8" fill="url(#c)"/>' \
    '<linearGradient id="c"><stop stop-color="#00f"/></linearGradient></svg>'  # fmt: skip
ILLUSTRATOR = '<?xml version="1.0" encoding="utf-8"?>\n<!-- made -->\n' \
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'  # fmt: skip


def told(folder: Path, text: str) -> tuple[Problem, ...]:
    samples.laid(folder, "it.svg", text.encode())
    return picture_in(folder, "it.svg", PLACE).problems


@pytest.mark.parametrize("head", ["", ILLUSTRATOR, "\ufeff"], ids=["plain", "illustrator", "mark"])
def test_a_logo_is_drawn_large_and_keeps_its_ground_open(head: str, tmp_path: Path) -> None:
    assert told(tmp_path, head + DRAWING) == ()
    shown = shown_picture(str(tmp_path / "it.svg"))
    assert (shown.kind, shown.width, shown.height) == ("png", 2000, 1000)
    with Image.open(BytesIO(shown.data)) as picture:
        seen = picture.convert("RGBA")
    assert [seen.getpixel(place) for place in ((500, 500), (1500, 500), (1050, 50))] == [(255, 0, 0, 255), (0, 0, 255, 255), (0, 0, 0, 0)]


@pytest.mark.parametrize("size", ['width="20" height="40"', 'width="20mm" height="40mm"', 'width="100%" height="100%" viewBox="0 0 20 40"'])
def test_its_longer_side_counts(size: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"{HEAD} {size}><rect width='9' height='9'/></svg>") == ()
    shown = shown_picture(str(tmp_path / "it.svg"))
    assert (shown.width, shown.height) == (1000, 2000)


def test_words_are_drawn_in_our_fonts_and_that_is_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, f'{HEAD} viewBox="0 0 90 20"><text y="18" font-family="Nobody Has This">Hello</text></svg>')
    assert (found.code, str(found.severity)) == ("picture-words", "warning")
    with Image.open(BytesIO(shown_picture(str(tmp_path / "it.svg")).data)) as picture:
        assert picture.getbbox() is not None, "the words are seen"


def inside(content: str) -> str:
    return f'{HEAD} viewBox="0 0 9 9">{content}</svg>'


AGAIN = "".join(f'<g id="g{n}">{f"<use href={chr(34)}#g{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 9))
MASKS = "".join(f'<mask id="m{n}">{f"<rect mask={chr(34)}url(#m{n - 1}){chr(34)}/>" * 10}</mask>' for n in range(1, 9))
REFUSED = {
    "another file": (inside('<image href="logo.png" width="9" height="9"/>'), "picture-kind"),
    "a file of the machine": (inside('<image xlink:href="file:///somewhere.png" width="9" height="9"/>'), "picture-kind"),
    "a drawing in a drawing": (inside('<image href="data:image/svg+xml,&lt;svg/&gt;" width="9" height="9"/>'), "picture-kind"),
    "an address": (inside('<use href="https://example.org/x.svg#a"/>'), "picture-kind"),
    "a piece of web page": (inside("<foreignObject/>"), "picture-kind"),
    "an effect": (inside('<filter id="f"><feTurbulence numOctaves="9"/></filter>'), "picture-kind"),
    "parts in parts": (inside(f'<defs><g id="g0"><rect/></g>{AGAIN}</defs><use href="#g8"/>'), "picture-too-large"),
    "masks in masks": (inside(f'<defs><mask id="m0"/>{MASKS}</defs><rect mask="url(#m8)"/>'), "picture-too-large"),
    "itself": (inside('<g id="me"><use href="#me"/></g>'), "picture-too-large"),
    "a very deep one": (inside("<g>" * 5000 + "</g>" * 5000), "picture-too-large"),
    "a very long one": (inside("<g/>" * 60_000), "picture-too-large"),
    "entities": (f'<!DOCTYPE svg [<!ENTITY a "b">]>{inside("&a;")}', "picture-broken"),
    "half": (DRAWING[:-9], "picture-broken"),
    "no size": (f"{HEAD}><rect/></svg>", "picture-broken"),
    "no drawing": ("<html><svg/></html>", "picture-broken"),
    "a line": (f'{HEAD} viewBox="0 0 90 2"/>', "picture-too-thin"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_drawn_everywhere_is_refused_at_once_with_a_way_out(case: str, tmp_path: Path) -> None:
    text, code = REFUSED[case]
    began = time.process_time()
    (found,) = told(tmp_path, text)
    assert (found.code, str(found.severity), found.source, bool(found.hint)) == (code, "error", PLACE, True)
    assert time.process_time() - began < 2
