"""Tables as native tables: rules below the rows or fills in them, the first row declared as the header."""

from briefing_builder.backends.pptx.slide.shapes import reference
from briefing_builder.backends.pptx.slide.slide_writer import SlideWriter
from briefing_builder.backends.pptx.slide.text import ANCHORS, SMALLEST, empty_paragraph, inset_attributes, paragraphs_xml, sizes
from briefing_builder.brand.xml.notes import frame_xml
from briefing_builder.deck.model import Cell, Table

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
NO_LINE = "<a:noFill/>"
CELL_INSETS = ("marL", "marT", "marR", "marB")


def table_xml(item: Table, writer: SlideWriter) -> str:
    """Return a table as a graphic frame."""
    placeholder = writer.take(item.placeholder)
    identity = writer.identity(item.name, alt=item.alt)
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in item.widths)
    first = [_border("", 0, writer)] * len(item.widths)
    lines = [[_border(role, weight, writer) for role, weight in item.lines_below(number)] for number in range(len(item.rows))]
    smallest = min((size for row in item.rows for cell in row for size in sizes(cell.paragraphs)), default=SMALLEST)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell_xml(*cell, writer, smallest) for cell in zip(row, above, below, strict=True))}</a:tr>'
        for row, height, above, below in zip(item.rows, item.heights, [first, *lines], lines, strict=False)
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{reference(placeholder)}</p:nvPr></p:nvGraphicFramePr>{frame_xml(item.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{TABLE_URI}"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _border(role: str, weight: int, writer: SlideWriter) -> str:
    """Return the inside of a border; two cells that share it must say the same, or the later one wins."""
    return f' w="{weight}">{writer.fills[role]}' if role else f">{NO_LINE}"


def _cell_xml(cell: Cell, above: str, below: str, writer: SlideWriter, smallest: int) -> str:
    has_text = any(paragraph.text for paragraph in cell.paragraphs)
    text = paragraphs_xml(cell.paragraphs, writer) if has_text else empty_paragraph(smallest, writer.language)
    borders = f"<a:lnL>{NO_LINE}</a:lnL><a:lnR>{NO_LINE}</a:lnR><a:lnT{above}</a:lnT><a:lnB{below}</a:lnB>"
    surface = writer.fills[cell.fill] if cell.fill else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr{inset_attributes(cell.insets, CELL_INSETS)} anchor="{ANCHORS[cell.anchor]}">{borders}{surface}</a:tcPr></a:tc>'
    )
