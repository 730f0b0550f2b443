"""What our decks say, for generators that choose no content: a deck of ours goes in, plain data that their programs can read comes out."""

from collections.abc import Iterator, Sequence
from typing import Any

from briefing_builder.brand.model import Brand
from briefing_builder.deck import model as deck
from briefing_builder.slides import markup
from briefing_builder.units import EMU_PER_INCH, EMU_PER_POINT, Box


def told(slides: markup.Markup) -> dict[str, Any]:
    """Return a deck of the reference programme as its author would tell it: titles, lists, tables, charts, pictures and notes."""
    return {"slides": [_told(slide) for slide in slides.slides]}


def placed(laid: deck.Deck, brand: Brand) -> dict[str, Any]:
    """Return a laid-out deck as items with their places in inches, sizes in points and colours; a drawing counts as its parts."""
    return {
        "slides": [
            {
                "title": slide.title,
                "items": list(_items(slide.items, brand)),
                "notes": [f"{part.label}: {line.text}" for part in slide.notes for line in part.lines],
            }
            for slide in laid.slides
        ]
    }


def _told(slide: markup.Slide) -> dict[str, Any]:
    data: dict[str, Any] = {"title": markup.words_text(slide.title), "pictures": []}
    for block in _blocks(slide.blocks):
        match block:
            case markup.Bullets():
                data["bullets"] = [markup.words_text(item) for item in block.items]
            case markup.Table():
                head = [markup.words_text(column.heading) for column in block.columns]
                data["table"] = [head, *([markup.words_text(cell.words) for cell in row] for row in block.rows)]
            case markup.Chart():
                data["categories"] = list(block.categories)
                data["series"] = [[series.name, [float(value or 0) for value in series.values]] for series in block.series]
            case markup.Pictures():
                data["pictures"] += [[picture.file, markup.words_text(picture.caption)] for picture in block.pictures]
            case markup.Quote():
                data["quote"] = [markup.words_text(block.words), block.name]
            case _:
                raise ValueError(f"the reference deck has no {type(block).__name__}")
    data["notes"] = [markup.words_text(words) for words in (slide.notes.goal, *slide.notes.say)]
    return data


def _blocks(blocks: Sequence[markup.Block]) -> list[markup.Block]:
    found: list[markup.Block] = []
    for block in blocks:
        found += [inner for area in block.areas for inner in _blocks(area.blocks)] if isinstance(block, markup.Areas) else [block]
    return found


def _items(items: Sequence[deck.Item], brand: Brand) -> Iterator[dict[str, Any]]:
    for item in items:
        match item:
            case deck.Group():
                yield from _items(item.items, brand)
            case deck.Text():
                paragraphs = _paragraphs(item.paragraphs, brand)
                yield {"kind": "text", **_place(item.box), "fill": _rgb(item.fill, brand), "paragraphs": paragraphs}
            case deck.Shape():
                is_line = not (item.box.width and item.box.height)
                yield {"kind": "line" if is_line else "shape", **_place(item.box), "fill": _rgb(item.fill or item.line, brand)}
            case deck.Picture():
                yield {"kind": "picture", **_place(item.box), "file": item.file, "alt": item.alt}
            case deck.Table():
                rows = [[_paragraphs(cell.paragraphs, brand) for cell in row] for row in item.rows]
                yield {"kind": "table", **_place(item.box), "widths": [width / EMU_PER_INCH for width in item.widths], "rows": rows}
            case deck.Chart():
                series = [[one.name, [float(value or 0) for value in one.values]] for one in item.series]
                columns = item.kind == "columns"
                yield {"kind": "chart", **_place(item.box), "columns": columns, "categories": list(item.categories), "series": series}


def _place(box: Box) -> dict[str, float]:
    return {"x": box.left / EMU_PER_INCH, "y": box.top / EMU_PER_INCH, "w": box.width / EMU_PER_INCH, "h": box.height / EMU_PER_INCH}


def _paragraphs(paragraphs: Sequence[deck.Paragraph], brand: Brand) -> list[list[dict[str, Any]]]:
    return [
        [{"text": run.text, "size": run.size // EMU_PER_POINT, "bold": run.bold, "colour": _rgb(run.colour, brand)} for run in one.runs]
        for one in paragraphs
    ]


def _rgb(role: str, brand: Brand) -> str:
    return brand.palette[role].rgb if role else ""
