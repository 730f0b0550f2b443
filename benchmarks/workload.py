"""The reference deck for the other generators, as plain data: 16 slides, two charts, two tables, pictures, notes on every slide."""

from pathlib import Path
from typing import Any

NOTE_WORDS = 120
TEXT = (
    "managers send people to a course when the moment comes and the course is short enough to fit between two calls so the "
    "team learns what the work needs and the figures show next quarter what it was good for in hours and in quality"
)
WORDS = TEXT.split()


def deck(number: int, pictures: tuple[Path, ...]) -> dict[str, Any]:
    """Return deck `number`; no two have a title, a text, a figure or a note in common."""
    slides: list[dict[str, Any]] = [_text("Learning where you work", number, 1), _text("What we talk about today", number, 4)]
    slides += [_text(f"Benefit {position}: less time away from the work", number, 4) for position in (1, 2, 3)]
    slides += [_table("Courses that serve your objectives", number), _table("When this happens, send this", number)]
    slides += [_chart("The pilot: scores before and after", number), _chart("Cost per learner", number)]
    slides.append({**_text("A manager who took part", number, 2), "pictures": [str(pictures[0])]})
    slides.append({**_text("See it: one course in three minutes", number, 1), "pictures": [str(picture) for picture in pictures[:2]]})
    slides += [_text(title, number, 4) for title in ("Targets for the quarter", "What your team may say")]
    slides += [_text("How will this help your team?", number, 1), _text("Choose two courses", number, 3), _text("Thank you", number, 1)]
    for position, slide in enumerate(slides):
        slide["notes"] = _sentence(number * 31 + position * 7, NOTE_WORDS)
    return {"name": f"department-{number}", "slides": slides}


def _text(title: str, number: int, bullets: int) -> dict[str, Any]:
    seed = number * 17 + len(title)
    return {"title": f"{title} ({number})", "bullets": [_sentence(seed + each, 12) for each in range(bullets)]}


def _table(title: str, number: int) -> dict[str, Any]:
    rows = [[_sentence(number + row * 5 + column, 4) for column in range(4)] for row in range(6)]
    return {"title": f"{title} ({number})", "table": rows}


def _chart(title: str, number: int) -> dict[str, Any]:
    categories = ["Calls", "Products", "Data", "Lifting", "Visits"]
    before = [40 + (number * 7 + each * 3) % 25 for each in range(5)]
    series = [["Before", before], ["After", [value + 20 + (number + each) % 9 for each, value in enumerate(before)]]]
    return {"title": f"{title} ({number})", "categories": categories, "series": series}


def _sentence(seed: int, words: int) -> str:
    return " ".join(WORDS[(seed + each * 5) % len(WORDS)] for each in range(words)) + f" {seed}."
