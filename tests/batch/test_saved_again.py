"""A deck that a program has merely saved again is told from one that somebody has changed, in PowerPoint, python-pptx or LibreOffice.

`make soak` saves every deck of every example, brand and length with LibreOffice (BRIEFING_SOAK_DECKS_SAVED=all).
"""

import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

import deck_edits  # noqa: F401 - each edit makes itself known
import hand_edits  # noqa: F401
import look_edits  # noqa: F401
import pytest
import setting_edits  # noqa: F401
import stage_edits  # noqa: F401
from by_hand import EDITS, edited
from example_decks import ALL_DECKS, session
from libreoffice import saved_by_libreoffice
from openxml_audit import validate_pptx
from powerpoint import saved_by_powerpoint
from pptx import Presentation

from briefing_builder.backends.pptx import is_untouched, write
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Chart, Deck, Item, Text
from briefing_builder.deck.walk import leaf_items
from briefing_builder.edits import changes_since, snapshot_of
from briefing_builder.edits.snapshot import restored_snapshot
from briefing_builder.pipeline import Options, brand_of, brands, lay_out_briefing
from briefing_builder.values import packed, replace

VARIANTS = ("short", "compact", "standard", "long")
LOOKS = [(brand, variant) for brand in brands() for variant in VARIANTS]
EVERYTHING = os.environ.get("BRIEFING_SOAK_DECKS_SAVED") == "all"
EVERY_DECK = [(*deck, *look) for deck in ALL_DECKS for look in LOOKS]
SOME_DECKS = [(*ALL_DECKS[number % len(ALL_DECKS)], *look) for number, look in enumerate(LOOKS)]

Chosen = tuple[str, str, str, str]


@cache
def built(example: str, department: str, brand: str, variant: str, *, without_appendix: bool = False) -> tuple[bytes, bytes]:
    """Return a deck and what is kept of it."""
    deck, look = laid_out(example, department, brand, variant, without_appendix=without_appendix)
    return write(deck, look), snapshot_of(deck, look)


def laid_out(example: str, department: str, brand: str, variant: str, *, without_appendix: bool = False) -> tuple[Deck, Brand]:
    options = Options(brand=brand, variant=variant, audience=without_appendix)
    return lay_out_briefing(session(example), department, options).value, brand_of(session(example), department, options).value


def finance(*, without_appendix: bool = True) -> tuple[bytes, bytes]:
    """Without its appendix: a third of the slides, and every kind of thing but tables."""
    return built("merrowdale", "finance", "editorial", "standard", without_appendix=without_appendix)


OF_TABLES = frozenset(name for name in EDITS if name.startswith(("cell_", "row_", "rows_", "columns_", "table_")))


def deck_for(*names: str) -> tuple[bytes, bytes]:
    """The deck that has what these edits change."""
    return finance(without_appendix=not OF_TABLES & {*names})


def saved_by_python_pptx(data: bytes) -> bytes:
    stream = BytesIO()
    Presentation(BytesIO(data)).save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("chosen", SOME_DECKS, ids="-".join)
@pytest.mark.parametrize("save", [bytes, saved_by_python_pptx, saved_by_powerpoint], ids=["as it is", "python-pptx", "PowerPoint"])
def test_a_mere_save_changes_nothing(chosen: Chosen, save: Callable[[bytes], bytes]) -> None:
    data, snapshot = built(*chosen)
    assert changes_since(save(data), snapshot) == ()


def test_what_powerpoint_saves_is_another_file() -> None:
    data, _ = finance()
    assert is_untouched(saved_by_powerpoint(data)) is False


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Chosen, bytes]:
    """Decks as LibreOffice leaves them."""
    chosen = {"-".join(deck): deck for deck in (EVERY_DECK if EVERYTHING else SOME_DECKS[3::4])}
    after = saved_by_libreoffice({name: built(*deck)[0] for name, deck in chosen.items()}, tmp_path_factory.mktemp("saved"))
    return {chosen[name]: data for name, data in after.items()}


@pytest.mark.xdist_group("saved by LibreOffice")
def test_decks_that_libreoffice_has_saved_are_as_we_wrote_them(
    saved: Mapping[Chosen, bytes], record_property: Callable[[str, object], None]
) -> None:
    told = {deck: changes_since(data, built(*deck)[1]) for deck, data in saved.items()}
    assert {deck: changes for deck, changes in told.items() if changes} == {}
    record_property("told", f"{len(saved)} decks saved by LibreOffice, all recognised as merely saved")


@pytest.mark.xdist_group("saved by LibreOffice")
def test_decks_that_libreoffice_has_saved_stay_valid(saved: Mapping[Chosen, bytes], tmp_path: Path) -> None:
    assert any(item.is_lit(item.highlight) for deck in saved for item in charts_of(laid_out(*deck)[0]))
    found = {}
    for deck, data in saved.items():
        (tmp_path / "deck.pptx").write_bytes(data)
        found[deck] = [error.description for error in validate_pptx(tmp_path / "deck.pptx").errors if LEFT_OUT not in error.description]
    assert {deck: errors for deck, errors in found.items() if errors} == {}


def charts_of(deck: Deck) -> Iterator[Chart]:
    return (item for slide in deck.slides for item in leaf_items(slide.items) if isinstance(item, Chart))


LEFT_OUT = "missing viewProps"
"""What LibreOffice leaves out of every deck, whoever wrote it."""


@pytest.mark.parametrize("name", EDITS)
def test_what_a_hand_changes_is_told_and_told_alike_when_powerpoint_has_saved_it(name: str) -> None:
    data, snapshot = deck_for(name)
    by_hand = edited(data, name)
    changes = changes_since(by_hand, snapshot)
    missing = [part for part in EDITS[name].told if not any(part in change for change in changes)]
    assert missing == [], changes
    assert len(changes) == len(EDITS[name].told) or EDITS[name].is_wide, changes
    assert changes_since(saved_by_powerpoint(by_hand), snapshot) == changes


def test_what_a_hand_changes_is_told_when_libreoffice_has_saved_it(tmp_path: Path) -> None:
    surviving = [name for name, one in EDITS.items() if one.survives and not one.is_wide]
    on_one = [name for name in surviving if EDITS[name].is_on_the_second_slide]
    elsewhere = sorted({*surviving} - {*on_one} - OF_TABLES)
    pairs = [*(tuple(filter(None, pair)) for pair in zip_longest(on_one, elsewhere)), *((name,) for name in surviving if name in OF_TABLES)]
    saved = saved_by_libreoffice({"+".join(pair): edited(deck_for(*pair)[0], *pair) for pair in pairs}, tmp_path)
    told = {name: changes_since(after, deck_for(*name.split("+"))[1]) for name, after in saved.items()}
    expected = {name: [part for one in name.split("+") for part in EDITS[one].afterwards] for name in saved}
    assert {name: told[name] for name, parts in expected.items() if not all(any(part in one for one in told[name]) for part in parts)} == {}
    more = {name: changes for name, changes in told.items() if len(changes) > len(expected[name])}
    assert [name for name in more if "link_changed" not in name] == []  # LibreOffice gives links a colour of their own


def test_what_a_hand_changes_on_many_slides_is_told_when_libreoffice_has_saved_it(tmp_path: Path) -> None:
    data, snapshot = finance()
    wide = {name: one.afterwards for name, one in EDITS.items() if one.survives and one.is_wide}
    saved = saved_by_libreoffice({name: edited(data, name) for name in wide}, tmp_path)
    told = {name: changes_since(after, snapshot) for name, after in saved.items()}
    assert {name: told[name] for name, parts in wide.items() if not all(any(part in one for one in told[name]) for part in parts)} == {}


def from_right_to_left(item: Item) -> Item:
    if not isinstance(item, Text) or item.field:
        return item
    said = [tuple(replace(run, text=HEBREW[len(run.text) % 7 :]) for run in one.runs) for one in item.paragraphs]
    turned = (replace(one, rtl=True, runs=runs) for one, runs in zip(item.paragraphs, said, strict=True))
    return replace(item, paragraphs=tuple(turned))


HEBREW = "שלום לכולם ותודה רבה"


def test_a_deck_from_right_to_left_that_libreoffice_has_saved_is_as_we_wrote_it(tmp_path: Path) -> None:
    deck, look = laid_out("merrowdale", "finance", "editorial", "short")
    turned = replace(deck, slides=tuple(replace(one, items=tuple(map(from_right_to_left, one.items))) for one in deck.slides))
    saved = saved_by_libreoffice({"turned": write(turned, look)}, tmp_path)
    assert changes_since(saved["turned"], snapshot_of(turned, look)) == ()


def test_what_the_file_says_of_itself_is_compared() -> None:
    deck, look = laid_out("merrowdale", "finance", "editorial", "short")
    marked, other = (replace(deck, properties=(("Watermark", word),)) for word in ("north", "south"))
    assert changes_since(saved_by_powerpoint(write(marked, look)), snapshot_of(marked, look)) == ()
    assert changes_since(write(other, look), snapshot_of(marked, look)) == ("the file's property “Watermark” reads “south”",)
    assert changes_since(write(deck, look), snapshot_of(marked, look)) == ("the file's property “Watermark” is gone",)


def test_properties_that_a_program_cannot_keep_are_no_evidence() -> None:
    data, snapshot = finance()
    presentation = Presentation(BytesIO(data))
    relations = presentation.part.package._rels
    relations.pop(next(name for name, one in relations.items() if one.reltype.endswith("custom-properties")))
    stream = BytesIO()
    presentation.save(stream)
    assert changes_since(stream.getvalue(), snapshot) == ()


STRANGE: Mapping[str, bytes] = {
    "nothing": b"",
    "a note": b"somebody's notes",
    "an empty zip file": b"PK\x05\x06" + bytes(18),
    "with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
}


@pytest.mark.parametrize("data", STRANGE.values(), ids=STRANGE)
def test_what_is_no_deck_is_somebodys(data: bytes) -> None:
    assert changes_since(data, finance()[1]) == ("it is no PowerPoint file that can be read, or has a password",)


def test_a_deck_cut_anywhere_is_somebodys() -> None:
    data, snapshot = finance()
    for cut in range(0, len(data) - 1, len(data) // 40):
        assert changes_since(data[:cut], snapshot) != ()


def test_what_cannot_be_recalled_is_somebodys() -> None:
    data, snapshot = finance()
    for kept in (b"", b"not ours", snapshot[:-9]):
        assert changes_since(data, kept) == ("it is not as we wrote it",)


def test_a_deck_of_another_department_is_not_this_one() -> None:
    other, _ = built("merrowdale", "sales", "editorial", "standard")
    assert len(changes_since(saved_by_python_pptx(other), finance()[1])) > 10


def test_a_snapshot_that_is_read_is_the_one_that_was_written() -> None:
    _, snapshot = finance(without_appendix=False)
    restored = restored_snapshot(snapshot)
    assert restored is not None
    assert {shape.kind for slide in restored.slides for shape in slide.shapes} >= {"text", "shape", "picture", "chart", "table", "group"}
    assert packed(restored) == zlib.decompress(snapshot)


def test_what_is_kept_is_small_and_always_the_same() -> None:
    for chosen in SOME_DECKS[:3]:
        data, snapshot = built(*chosen)
        assert len(snapshot) < len(data) / 10
        assert built.__wrapped__(*chosen)[1] == snapshot
