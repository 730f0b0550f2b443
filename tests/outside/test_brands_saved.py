"""LibreOffice opens a deck in every hostile or damaged brand and saves it again, with its slides and their titles."""

from io import BytesIO
from pathlib import Path

from damaged_templates import DAMAGED, damaged
from hostile_templates import HOSTILE, hostile
from libreoffice import saved_by_libreoffice
from pptx import Presentation

from briefing_builder.backends.pptx import write
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, checked_deck, load, prepare
from briefing_builder.values import replace


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text if slide.shapes.title else "" for slide in Presentation(BytesIO(data)).slides]


def test_every_brand_survives_libreoffice(tmp_path: Path) -> None:
    session = load(resource("examples", "minimal"))
    decks = {}
    for name, data in {**{name: hostile(name) for name in HOSTILE}, **{name: damaged(name) for name in DAMAGED}}.items():
        file = tmp_path / f"{name}.pptx"
        file.write_bytes(data)
        options = Options(brand=str(file))
        deck = checked_deck(session, session.departments[0], options).value
        some = replace(deck, slides=(deck.slides[0], deck.slides[2]))
        decks[name] = write(some, prepare(session, session.departments[0], options).brand)
    saved = saved_by_libreoffice(decks, tmp_path)
    assert {name: titles(data) for name, data in saved.items()} == {name: titles(data) for name, data in decks.items()}
    assert all(title for data in decks.values() for title in titles(data))
