"""One deck with ten accessibility faults, each on a slide of its own: all ten are found, and nothing else."""

from pathlib import Path

from deck_samples import box, brand, deck, panel, picture, slide, table, text

from briefing_builder.checks.deck import check_deck
from briefing_builder.deck.model import Deck, Item, Slide, WebLink
from briefing_builder.values import replace

PLACE = box(58, 150, 300, 60)
WEB = WebLink(url="https://learn.example/calm-calls")

TEN = {
    "no-title": "title-missing",
    "same-title": "title-repeated",
    "silent-picture": "alt-missing",
    "file-name": "alt-file-name",
    "pale-on-panel": "contrast-low",
    "over-picture": "text-over-picture",
    "tiny": "text-too-small",
    "backwards": "reading-order",
    "no-header": "table-header-missing",
    "click-here": "link-says-nothing",
}
"""Slide → the fault that was planted in it."""


def planted(folder: Path) -> Deck:
    """Return the deck."""
    on_panel = text("Paper on a pale surface", PLACE, colour="paper")
    items: dict[str, tuple[Item, ...]] = {
        "no-title": (),
        "same-title": (),
        "silent-picture": (picture(folder, alt=""),),
        "file-name": (picture(folder, alt="team-800.png"),),
        "pale-on-panel": (panel(box(40, 140, 400, 200), "surface"), on_panel),
        "over-picture": (picture(folder), text("Over the picture", box(710, 210, 100, 30))),
        "tiny": (text("Eleven points", PLACE, size=11),),
        "backwards": (text("Second", box(58, 250, 300, 60)), text("First", PLACE)),
        "no-header": (table(("", ""), ("Calm Calls", "12")),),
        "click-here": (text("Click here", PLACE, link=WEB),),
    }
    slides = [_numbered(slide(*items[id], id=id), number) for number, id in enumerate(TEN)]
    untitled = replace(slides[0], items=slides[0].items[1:])
    same = slide(id="same-title", title=slides[2].title)
    return deck(untitled, same, *slides[2:])


def _numbered(whole: Slide, number: int) -> Slide:
    return slide(*whole.items[1:], id=whole.id, title=f"Course {number} takes twelve minutes")


def test_ten_of_ten_planted_faults_are_found_on_their_slides(tmp_path: Path) -> None:
    problems = check_deck(planted(tmp_path), brand())
    found = {(id, problem.code) for problem in problems for id in TEN if f"“{id}”" in problem.message}
    assert set(TEN.items()) - found == set()


def test_nothing_is_found_that_was_not_planted(tmp_path: Path) -> None:
    assert sorted(problem.code for problem in check_deck(planted(tmp_path), brand())) == sorted(TEN.values())
