"""Templates in faces that are not on this machine: their texts stay in their frames when LibreOffice shows another face instead."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from odd_templates import template
from overflow_support import Overflow, draw, measure, paint

from briefing_builder.backends import pptx
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, lay_out_prepared, load, prepare

FACES = ("Calibri Light", "Century Gothic", "Garamond", "Montserrat SemiBold", "Nobody Sans", "Open Sans", "Times New Roman")

pytestmark = pytest.mark.xdist_group("faces")


def set_in(face: str) -> bytes:
    """A template with all its texts in that face."""
    made = BytesIO()
    with ZipFile(BytesIO(template("pale"))) as package, ZipFile(made, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            copy.writestr(name, re.sub(rb'<a:latin typeface="[^+"][^"]*"', f'<a:latin typeface="{face}"'.encode(), data))
    return made.getvalue()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Overflow, ...]]:
    folder: Path = tmp_path_factory.mktemp("faces")
    session = load(resource("examples", "merrowdale"))
    painted = {}
    for number, face in enumerate(FACES):
        (folder / f"{face}.potx").write_bytes(set_in(face))
        options = Options(brand=str(folder / f"{face}.potx"), variant="short")
        prepared = prepare(session, session.departments[number % len(session.departments)], options)
        deck = folder / f"{face}.pptx"
        deck.write_bytes(pptx.write(lay_out_prepared(prepared).value, prepared.brand))
        (folder / "painted").mkdir(exist_ok=True)
        painted[face] = paint(deck, folder / "painted" / deck.name)
        assert {typeface.name for typeface in prepared.brand.typefaces.values()} == {face}
    draw([folder / "painted" / f"{face}.pptx" for face in FACES], folder, resource("assets", "fonts"))
    return {face: measure(one, folder / f"{face}.pdf").overflows for face, one in painted.items()}


@pytest.mark.parametrize("face", FACES)
def test_no_text_leaves_its_frame_in_a_face_that_is_not_there(face: str, found: Mapping[str, tuple[Overflow, ...]]) -> None:
    assert found[face] == ()
