"""What our decks say, for generators that choose no content: slides in meaning go in, plain data that their programs can read comes out."""

from typing import Any

from briefing_builder.slides import markup


def plain_deck(slides: markup.Markup) -> dict[str, Any]:
    """Return a deck of the reference programme as plain data: every title, list, table, chart, picture, quotation and note of it."""
    return {"name": slides.file_stem, "slides": [_slide(slide) for slide in slides.slides]}


def _slide(slide: markup.Slide) -> dict[str, Any]:
    data: dict[str, Any] = {"title": markup.plain(slide.title), "pictures": []}
    for block in _blocks(slide.blocks):
        match block:
            case markup.Bullets():
                data["bullets"] = [markup.plain(item) for item in block.items]
            case markup.Table():
                head = [markup.plain(column.heading) for column in block.columns]
                data["table"] = [head, *([markup.plain(cell.words) for cell in row] for row in block.rows)]
            case markup.Chart():
                data["categories"] = list(block.categories)
                data["series"] = [[series.name, [float(value or 0) for value in series.values]] for series in block.series]
            case markup.Pictures():
                data["pictures"] += [[picture.file, markup.plain(picture.caption)] for picture in block.pictures]
            case markup.Quote():
                data["quote"] = [markup.plain(block.words), block.name]
            case _:
                raise ValueError(f"the reference deck has no {type(block).__name__}")
    data["notes"] = [slide.notes.goal, *slide.notes.say]
    return data


def _blocks(blocks: tuple[markup.Block, ...]) -> list[markup.Block]:
    found: list[markup.Block] = []
    for block in blocks:
        found += [inner for area in block.areas for inner in _blocks(area.blocks)] if isinstance(block, markup.Areas) else [block]
    return found
