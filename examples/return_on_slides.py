"""What the slides of a built deck and their notes say of the return: read out of the .pptx file, with the slide by its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from briefing_builder.words import english

NUMBER = re.compile(r"[\d,]*\d(\.\d+)?")
IN_NOTES = "(notes)"
"""Stands behind the title of a slide whose notes say it."""
IN_WORDS = {english().in_words(count): count for count in range(21)}


def number(text: str) -> float:
    """Return the number in a printed text: `£24.68`, `13.6 min`, `84 %`, `three weeks`. Raises ValueError where there is none."""
    if found := NUMBER.search(text):
        return float(found.group().replace(",", ""))
    counts = [IN_WORDS[word] for word in text.split() if word in IN_WORDS]
    if not counts:
        raise ValueError(f"no number in “{text}”")
    return float(counts[0])


def decimals(text: str) -> int:
    """Return how many digits of the printed number stand behind its point: 2 of `£24.68`, none of `1,425 planned`."""
    found = NUMBER.search(text)
    return len(found.group().partition(".")[2]) if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A text as it stands on a slide or in its notes, and the slide by its title."""

    text: str
    slide: str


class Deck:
    """What the slides of a built deck say, by the names of their shapes."""

    def __init__(self, path: Path) -> None:
        self.slides = list(Presentation(str(path)).slides)

    def rows(self, table: str) -> Iterator[tuple[str, list[str]]]:
        """Yield title of the slide and cells of each row, without headings, of the tables whose name begins so."""
        for slide in self.slides:
            for shape in slide.shapes:
                if shape.has_table and shape.name.startswith(table):
                    rows = list(shape.table.rows)[1:]
                    yield from ((slide.shapes.title.text_frame.text, [cell.text for cell in row.cells]) for row in rows)

    def settings(self) -> Iterator[tuple[str, list[str]]]:
        """Yield title of the slide, what is counted how, and its value."""
        yield from self.rows("How the return is counted")

    def costs(self) -> Iterator[tuple[str, list[str]]]:
        """Yield title of the slide, each cost, and its amount."""
        yield from self.rows("Costs behind the return")

    def business_results(self) -> Iterator[tuple[str, list[str]]]:
        """Yield title of the slide, name with basis, change, a unit, share and confidence of each: out of a table or a line of figures."""
        yield from self.rows("Business results")
        for slide in self.slides:
            texts: list[str] = []
            figures: list[str] = []
            for shape in slide.shapes:
                text = shape.text_frame.text if shape.has_text_frame else ""
                if shape.name == "Text":
                    texts.append(text)
                elif shape.name == "Figure":
                    figures.append(text.partition("\n")[0])
                elif shape.name == "Sign" and text == "=":
                    yield slide.shapes.title.text_frame.text, ["\n".join(texts[-2:]), *figures[:4]]
                    texts, figures = [], []

    def said(self, pattern: str) -> Shown:
        """Return what the first slide that says so says in the pattern's group, or else its notes. Raises LookupError where none does."""
        for slide in self.slides:
            for shape in slide.shapes:
                inner = shape.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape]
                texts = [one.text_frame.text for one in inner if one.has_text_frame]
                if found := re.search(pattern, "\n".join(texts)):
                    return Shown(text=found.group(1), slide=slide.shapes.title.text_frame.text)
        for slide in self.slides:
            if slide.has_notes_slide and (found := re.search(pattern, slide.notes_slide.notes_text_frame.text)):
                return Shown(text=found.group(1), slide=f"{slide.shapes.title.text_frame.text} {IN_NOTES}")
        raise LookupError(f"no slide says {pattern}")

    def bars(self, chart: str) -> list[tuple[Shown, Shown]]:
        """Return category and value of each bar of the chart of that name."""
        for slide in self.slides:
            for shape in slide.shapes:
                if shape.has_chart and shape.name == chart:
                    plot, title = shape.chart.plots[0], slide.shapes.title.text_frame.text
                    series = [list(one.values) for one in plot.series]
                    values = [next(value for value in bar if value is not None) for bar in zip(*series, strict=True)]
                    pairs = zip(plot.categories, values, strict=True)
                    return [(Shown(text=str(name), slide=title), Shown(text=f"{value:.2f}", slide=title)) for name, value in pairs]
        raise LookupError(f"no slide has the chart {chart}")


def shares(deck: Deck) -> list[tuple[Shown, Shown]]:
    """Return each share of the time that the return is tried with, and the ratio that it comes to."""
    told = deck.said(r"by the share that counts: (.*?\d)\.(?!\d)")
    pairs = re.findall(r"([\d.]+\s%): ([\d.]+\d)", told.text)
    return [(Shown(text=share, slide=told.slide), Shown(text=ratio, slide=told.slide)) for share, ratio in pairs]
