"""A small deck by hand with every kind of item, in the built-in brand."""

from decimal import Decimal
from pathlib import Path

from PIL import Image

from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import path as deck_path
from briefing_builder.deck.model import (
    Cell,
    Chart,
    Deck,
    Group,
    Insets,
    Item,
    Link,
    NotesPart,
    Paragraph,
    Picture,
    Run,
    Series,
    Shape,
    Slide,
    SlideLink,
    Table,
    Text,
    WebLink,
    notes_lines,
)  # fmt: skip
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move
from briefing_builder.problems import Source
from briefing_builder.units import Box, Emu, inches, points

HERE = Source(path="sample.yaml", line=1)
NOTES = (
    NotesPart(kind="time", label="TIME", lines=notes_lines("0:00–1:00")),
    NotesPart(kind="say", label="SAY", lines=notes_lines("“Good morning & welcome”, said <calmly>.", "It is all right to learn at work.")),
)
QUARTER = deck_path.Path(
    width=100, height=100,
    steps=(Move(x=0, y=0), LineTo(x=100, y=0), CurveTo(x1=100, y1=55, x2=55, y2=100, x=0, y=100), Close()),
)  # fmt: skip


def box(left: float, top: float, width: float, height: float) -> Box:
    """Return a box given in inches."""
    return Box(left=inches(left), top=inches(top), width=inches(width), height=inches(height))


def run(text: str, style: str, link: Link | None = None, *, colour: str = "") -> Run:
    """Return a run in a text style of the brand."""
    said = builtin_brand().styles[style]
    return Run(
        text=text, face=said.face, size=said.size, colour=colour or said.colour, bold=said.bold, italic=said.italic, link=link
    )  # fmt: skip


def held(role: str, text: str, layout: str, link: Link | None = None) -> Text:
    """Return text in a placeholder of a layout, just as the placeholder itself has it."""
    holder = builtin_brand().layouts[layout].placeholders[role]
    style, setting = holder.style, holder.paragraph_format
    paragraphs = tuple(
        Paragraph(
            runs=(Run(text=line, face=style.face, size=style.size, colour=style.colour, bold=style.bold, italic=style.italic, link=link),),
            spacing=style.spacing, align=setting.align, space_before=setting.space_before,
            bullet="bullet" if setting.bullet else "none", indent=setting.indent,
        )
        for line in text.split("\n")
    )  # fmt: skip
    left, top, right, bottom = holder.insets
    insets = Insets(left=left, top=top, right=right, bottom=bottom)
    return Text(
        name=role.capitalize(), box=holder.box, paragraphs=paragraphs, anchor=holder.anchor, insets=insets, placeholder=role,
        field="slide-number" if role == "slide-number" else "",
    )  # fmt: skip


def plain(name: str, text: str, style: str, place: Box, *, link: Link | None = None, colour: str = "") -> Text:
    """Return a text box outside the placeholders."""
    spacing = builtin_brand().styles[style].spacing
    return Text(name=name, box=place, paragraphs=(Paragraph(runs=(run(text, style, link, colour=colour),), spacing=spacing),))


def slide(number: int, layout: str, title: str, items: tuple[Item, ...], section: str = "Your team") -> Slide:
    """Return a slide with kicker, title, items, footer and number."""
    head: tuple[Item, ...] = (held("kicker", section.upper(), layout), held("title", title, layout))
    foot: tuple[Item, ...] = ()
    if layout != "title":
        foot = (held("footer", "Learn Where You Work · 20 January 2027", layout), held("slide-number", str(number), layout))
    return Slide(
        id=f"slide-{number}", layout=layout, title=title, section=section, items=(*head, *items, *foot), notes=NOTES,
        who="Joel Hartnell", starts=60 * number, seconds=60, appendix=section == "Appendix", source=HERE,
    )  # fmt: skip


def pattern() -> Group:
    """Return a decorative pattern over the free room of the cover."""
    room = builtin_brand().layouts["title"].room
    side = room.width // 4
    colours = ("accent", "surface-accent", "night", "highlight", "surface", "paper")
    items: list[Item] = []
    for number in range(24):
        column, row = number % 4, number // 4
        place = Box(left=Emu(room.left + column * side), top=Emu(room.top + row * side), width=Emu(side), height=Emu(side))
        items.append(Shape(name="Square", box=place, fill=colours[(number * 5 + row) % 6]))
        kind = QUARTER if number % 3 else "ellipse"
        inner = place if number % 3 else place.inset(Emu(side // 4), Emu(side // 4))
        items.append(Shape(name="Form", box=inner, geometry=kind, fill=colours[(number * 7 + 2 * row + 2) % 6]))
    return Group(name="Pattern", box=room, items=tuple(items))


def chart(categories: tuple[str, ...] = ("Data privacy", "Lift, Reach, Go", "Phishing", "Calm Calls", "Visit record")) -> Chart:
    """Return a before-and-after chart with a gap in it."""
    size = points(14)
    return Chart(
        name="Scores", box=box(0.8, 2.05, 7.2, 4.4), plot=box(2.6, 2.45, 4.9, 4.0), kind="bars", categories=categories,
        series=(
            Series(
                name="Before", values=tuple(Decimal(n) for n in (50, 56, 52, 54, 53)), colour="past", label_colour="muted",
                bold_labels=False,
            ),
            Series(
                name="After", values=(Decimal(77), Decimal("81.5"), None, Decimal(80), Decimal(79)), colour="accent", label_colour="ink",
                bold_labels=True,
            ),
        ),
        number_format="0", axis_maximum=Decimal(90), text_size=size, text_colour="ink", gap=60, overlap=0, highlight=1,
        highlight_colour="highlight", legend=True, alt="Bar chart: scores before and after, five courses", placeholder="chart",
    )  # fmt: skip


def table() -> Table:
    """Return a table with a header, a ring and an empty cell."""
    insets = Insets(top=points(7), bottom=points(7), right=points(8))

    def cell(text: str, style: str = "table") -> Cell:
        return Cell(paragraphs=(Paragraph(runs=(run(text, style),)),) if text else (), insets=insets)

    rows = (
        (cell("Course", "table-head"), cell("Right first time", "table-head"), cell("What changes at work", "table-head")),
        (cell("Calm Calls"), cell("● direct"), cell("The first answer settles the matter: fewer repeat calls")),
        (cell("Product range"), cell("○ supporting"), cell("The right part is named on the first call")),
        (cell("Coaching in ten"), cell(""), cell("Team leaders coach weekly instead of yearly")),
    )
    widths = (inches(3), inches(3), Emu(builtin_brand().layouts["table"].room.width - inches(6)))
    return Table(
        name="Courses", box=box(0.8, 2.05, 11.7333, 2.2), widths=widths, heights=(points(34),) * 4, rows=rows, header_rule="ink",
        rule="hairline", alt="Four courses and the objectives they push", placeholder="table",
    )  # fmt: skip


def picture_file(folder: Path) -> Path:
    """Write a small PNG and return its path."""
    file = folder / "screen.png"
    Image.new("RGB", (64, 36), "#0B6666").save(file)
    return file


def card(left: float, heading: str, figure: str, caption: str) -> tuple[Item, ...]:
    """Return one card: rule, icon, heading, figure, caption."""
    icon = Group(
        name="Icon", box=box(left, 2.35, 0.55, 0.55), alt="A clock",
        items=(
            Shape(name="Ring", box=box(left, 2.35, 0.55, 0.55), geometry="ellipse", line="accent", weight=points(2.25)),
            Shape(name="Hand", box=box(left + 0.275, 2.45, 0, 0.18), line="accent", weight=points(2.25)),
        ),
    )  # fmt: skip
    return (
        Shape(name="Rule", box=box(left, 2.15, 3.4, 0), line="ink", weight=points(1.5)),
        icon,
        plain("Heading", heading, "heading", box(left, 3.05, 3.4, 0.32)),
        plain("Words", "You keep the phones staffed while people learn between two peaks.", "small", box(left, 3.4, 3.4, 0.9)),
        plain("Figure", figure, "figure", box(left, 4.6, 3.4, 0.7)),
        plain("Caption", caption, "note", box(left, 5.35, 3.4, 0.25)),
    )


def sample_deck(folder: Path) -> Deck:
    """Return seven slides with every item kind; `folder` takes the picture."""
    file = str(picture_file(folder))
    subtitle = "“It is part of the job to stop for fifteen minutes and learn what the job needs today.”"
    cover = (
        held("subtitle", subtitle, "title"), held("byline", "Joel Hartnell, Learning and Development\n20 January 2027", "title"), pattern(),
    )  # fmt: skip
    cards = (
        *card(0.8, "Hours back in the working day", "811 h", "returned to your teams in year one"),
        *card(4.97, "Help at the moment of need", "79 %", "used it at work within 30 days, n = 39"),
        *card(9.13, "Results you can report", "+24.6", "points in the course test, n = 57"),
    )
    figures = tuple(
        item
        for number, (value, caption) in enumerate((("84 %", "of 298 enrolments completed"), ("17", "managers took part themselves")))
        for item in (
            Shape(name="Rule", box=box(9.0, 2.15 + 1.4 * number, 3.53, 0), line="hairline"),
            plain("Figure", value, "figure-small", box(9.0, 2.25 + 1.4 * number, 3.53, 0.55)),
            plain("Caption", caption, "small", box(9.0, 2.8 + 1.4 * number, 3.53, 0.3)),
        )
    )
    web = WebLink(url="https://learn.merrowdale.example/try?a=1&b=2")
    shown = (
        Picture(name="Screen", box=box(0.8, 2.05, 5.6, 3.15), file=file, alt="The caller’s sound wave above three replies",
                placeholder="picture", line="hairline"),
        Picture(name="Screen", box=box(6.9, 2.05, 5.6, 3.15), file=file, alt="A gauge points to calm", link=web),
        plain("Link", "Try it yourself: learn.merrowdale.example", "small", box(0.8, 5.5, 6, 0.3), link=web, colour="accent"),
    )  # fmt: skip
    question = (
        held("question-lead", "We talked about what e-learning can do in general.", "question"),
        Shape(name="Rule", box=box(0.8, 5.75, 11.7333, 0), line="muted-on-night"),
        held("links", "“No time” →", "question", SlideLink(slide="slide-7")),
    )
    listed = (held("body", "Choose two courses that your advisers need\nChoose one time in the week\nSay that it is allowed", "body"),)
    slides = (
        slide(1, "title", "Learning where you work: twelve minutes, not a half-day", cover, "Opening"),
        slide(2, "content", "You cover the queue with the people you already have", cards),
        slide(3, "chart", "84 % finished, and test scores rose by 26 points", (chart(), *figures)),
        slide(4, "table", "Three courses push your two objectives", (table(),)),
        slide(5, "pictures", "Calm Calls: twelve minutes that replace a half-day", shown),
        slide(6, "question", "How will this help your team?", question, "Over to you"),
        slide(7, "body", "“No time”: it takes fifteen minutes a week", listed, "Appendix"),
    )
    brand = builtin_brand()
    return Deck(
        slides=slides, width=brand.width, height=brand.height, title="Learn Where You Work: Contact Centre", subject="Management briefing",
        author="Joel Hartnell", language="en-GB", created="2027-01-20", file_stem="sample", words_per_minute=130, pause_seconds=4,
    )  # fmt: skip


def brand() -> Brand:
    """Return the brand of the sample."""
    return builtin_brand()
