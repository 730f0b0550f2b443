"""What surrounds the blocks of a slide: kicker, title, subtitle, byline, footer and number, in the brand's own placeholders."""

from collections.abc import Sequence

from briefing_builder.brand.model import Layout, Placeholder, TextStyle
from briefing_builder.deck.model import SLIDE_NUMBER, Insets, Item, Paragraph, Run, Text
from briefing_builder.layout.room.fragment import sources, text_item
from briefing_builder.layout.text.balance import balanced, by_sentences, is_faulty, last_line_share
from briefing_builder.layout.text.hung import split_mark, with_hung_mark
from briefing_builder.layout.text.typeset import Galley, Typesetter, TypesetText, stacked
from briefing_builder.problems import Problem, error, warning
from briefing_builder.slides.markup import Origin, Slide, Span, Words, words_text
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import replace
from briefing_builder.words import Catalogue

SMALLEST_TITLE = 22
SMALLEST_SUBTITLE = 16
SMALLEST_BYLINE = 12
SHORT_LAST_LINE = 40
"""A last line this short, in per cent of the longest, looks forgotten."""
BALANCED = frozenset({"title", "question", "statement", "closing"})
"""Layouts of few words, whose lines are always of similar length."""
POSTER_LINES, POSTER_SHARE = 2, 76
"""A statement is read at a glance in so many lines; so many per cent of its size are left for that."""
A_LINE_LESS = 86
"""So many of the size of a question and of the last words."""
EDGE = points(5)
"""A mark that is hung stays so far from the edge of the slide."""
TITLE_STEP = 2
LARGER_NAMES = (150, 140, 130, 120, 110)
"""Sizes to try for a name on a cover, in per cent of the usual one."""
DISPLAY = 40
"""Titles above this size, in points, are set like posters."""
KERNED = 5
"""A pair of letters is kerned by at most this part of their size: other programs may not, and still break no line elsewhere."""
FOOTER_DOT = " · "
ORNAMENTS = frozenset({"kicker", "footer"})
"""A brand without a place for these does without them."""


def head_items(slide: Slide, title: Words, layout: Layout, typesetter: Typesetter) -> tuple[Item, ...]:
    """Return the frame's texts above the blocks, in reading order: title, kicker, subtitle, byline.

    The title stands first in reading order, so that a screen reader names the slide by it.
    """
    items: list[Item] = [_title_text(title, slide, layout, typesetter)]
    if slide.kicker:
        text, measure = _kicker(slide, layout, typesetter)
        items += _in_measure("kicker", text, measure, layout, slide, typesetter)
    if slide.subtitle:
        role = "question-lead" if "question-lead" in layout.placeholders else "subtitle"
        text, measure = _subtitle(role, slide, layout, typesetter)
        items += _in_measure(role, text, measure, layout, slide, typesetter)
    if slide.byline and "byline" in layout.placeholders:
        items += _placeholder_texts("byline", _byline(slide, layout, typesetter), layout, slide, typesetter)
    return tuple(items)


def _byline(slide: Slide, layout: Layout, typesetter: Typesetter) -> TypesetText:
    """The lines of a byline below each other; they step down in size rather than leave their frame."""
    box, style = _text_box(layout.placeholders["byline"]), _role_style("byline", layout, typesetter)

    def set_in(style: TextStyle) -> TypesetText:
        return stacked([typesetter.typeset(words, style, box.width, slide.origin_of("byline")) for words in slide.byline])

    text = set_in(style)
    while text.height > box.height and style.size > points(SMALLEST_BYLINE):
        style = replace(style, size=style.size - points(1))
        text = set_in(style)
    return text


def has_high_title(slide: Slide, layout: Layout, typesetter: Typesetter) -> bool:
    """Return whether the title above the blocks has more than one line at the size of all titles."""
    style, frame = _role_style("title", layout, typesetter), _text_box(layout.placeholders["title"])
    return slide.layout not in BALANCED and typesetter.typeset(slide.title, style, frame.width, slide.origin_of("title")).lines > 1


def foot_items(slide: Slide, footer: str, layout: Layout, typesetter: Typesetter) -> tuple[Item, ...]:
    """Return footer and slide number where the layout has them; a footer that is too long loses its last parts.

    A byline that has no place of its own stands at the foot instead of the number. The footer belongs to the deck and names no source.
    """
    line, style = _footer_line(footer, _text_width(layout, "footer"), typesetter), _foot_style("footer", layout, typesetter)
    text = typesetter.typeset(line, style, _text_width(layout, "footer"), slide.origin)
    items: list[Item] = [replace(item, sources=()) for item in _placeholder_texts("footer", text, layout, slide, typesetter)]
    placeholder = layout.placeholders.get("slide-number")
    if has_byline_at_foot(slide, layout):
        return (*items, *_byline_at_foot(slide, layout, typesetter))
    if placeholder is None:
        return tuple(items)
    style = _foot_style("slide-number", layout, typesetter)
    run = Run(text=SLIDE_NUMBER, face=style.face, size=style.size, colour=style.colour)
    number = Text(
        name="Slide number", box=placeholder.box, paragraphs=(Paragraph(runs=(run,), align="right"),), anchor=placeholder.anchor,
        insets=_placeholder_insets(placeholder), placeholder="slide-number", field="slide-number",
    )  # fmt: skip
    return (*items, number)


def _foot_style(role: str, layout: Layout, typesetter: Typesetter) -> TextStyle:
    """The brand's style of the foot; where the file draws another ground there than its slides have, in the layout's own colour."""
    placeholder = layout.placeholders.get(role)
    own = placeholder.style.colour if placeholder else ""
    return typesetter.style("footer", colour=own if own.startswith("#") else "")


def has_byline_at_foot(slide: Slide, layout: Layout) -> bool:
    """Return whether the slide has a byline and the layout no placeholder for it, so that it stands at the foot."""
    return bool(slide.byline) and "byline" not in layout.placeholders


def _byline_at_foot(slide: Slide, layout: Layout, typesetter: Typesetter) -> list[Item]:
    """The byline at the right end of the footer's line, or a warning that there is no room for it."""
    footer, words = layout.placeholders.get("footer"), joined_by_dots(slide.byline)
    free = layout.watermark or (layout.room.beside(footer.box.right - layout.room.left) if footer else layout.room)
    style = _foot_style("footer", layout, typesetter)
    text = typesetter.typeset(words, style, free.width, slide.origin_of("byline"), align="right")
    if footer is None or text.lines > 1 or text.height > footer.box.height:
        typesetter.problems.append(_no_place("byline", slide, layout))
        return []
    box = free.band(footer.box.top, footer.box.height)
    item = text_item("Byline", text, box, slide.origin, anchor=footer.anchor)
    return [replace(item, insets=_placeholder_insets(footer), sources=sources(*slide.origins_of("byline")))]


def joined_by_dots(lines: Sequence[Words]) -> Words:
    """Return lines as one, divided by dots."""
    return tuple(span for number, line in enumerate(lines) for span in ((Span(text=FOOTER_DOT), *line) if number else line))


def _footer_line(footer: str, width: Emu, typesetter: Typesetter) -> str:
    """As much of the footer as stands on one line: it only repeats what the title slide says in full."""
    parts = footer.split(FOOTER_DOT)
    while len(parts) > 1 and typesetter.width(FOOTER_DOT.join(parts), "footer") > width:
        parts.pop()
    return shortened_to_width(FOOTER_DOT.join(parts), "", width, typesetter)


def shortened_to_width(text: str, tail: str, width: Emu, typesetter: Typesetter) -> str:
    """Return the text and its tail on one line as wide as that in the footer's style: the text gives up its last words."""
    words, line = text.split(" "), text + tail
    while len(words) > 1 and typesetter.width(line, "footer") > width:
        words.pop()
        line = f"{' '.join(words)} …{tail}"
    return line


def draft_mark(slide: Slide, width: Emu, typesetter: Typesetter) -> Item:
    """Return the mark that a draft carries on every slide."""
    fill, colour = typesetter.colour("ink"), typesetter.ground
    style = typesetter.style("label", colour=colour)
    box = Box(left=width - points(150), top=points(10), width=points(110), height=points(22))
    text = typesetter.typeset(typesetter.words("slide.draft"), style, box.width - points(8), slide.origin, align="centre")
    return replace(text_item("Draft", text, box, slide.origin, anchor="middle"), fill=fill)


def _title_text(title: Words, slide: Slide, layout: Layout, typesetter: Typesetter) -> Text:
    """The title in its frame; one of few words has its quotation mark before its letters, so that these stand on one line.

    The mark stands before the edge of the other texts where it stays away from that of the slide, else on it.
    """
    placeholder = layout.placeholders["title"]
    frame, origin = _text_box(placeholder), slide.origin_of("title")
    style = _role_style("title", layout, typesetter)
    mark, rest = split_mark(title) if slide.layout in BALANCED and placeholder.paragraph_format.align == "left" else ("", title)
    hung = typesetter.width(mark, style) if mark else ZERO
    is_inside = placeholder.box.left - hung < EDGE
    room = frame.with_width(frame.width - hung) if is_inside else frame
    style = _fitting_style(rest, style, room, slide, typesetter)
    text, measure = _without_orphan(rest, style, _sure_width(room, style), slide, typesetter)
    if text.height > frame.height:  # lines of similar length may be one more than there is room for
        measure = _sure_width(room, style)
        text = typesetter.typeset(rest, style, measure, origin)
    if text.height > frame.height:
        typesetter.problems.append(_too_long(title, slide))
    if style.size > points(DISPLAY):
        measure = min(room.width, measure + style.size // KERNED)
        text = typesetter.typeset(rest, style, measure, origin)
    if mark and any(paragraph.rtl for paragraph in text.paragraphs):
        mark, text = "", typesetter.typeset(title, style, measure, origin)
    text = _aligned(text, placeholder)
    hung = typesetter.width(mark, style) if mark else ZERO
    box = placeholder.box if is_inside else placeholder.box.moved(right=-hung).with_width(placeholder.box.width + hung)
    spare = frame.width - measure - (hung if is_inside else ZERO)
    return Text(
        name="Title", box=box, paragraphs=with_hung_mark(text, mark, hung).paragraphs, anchor=placeholder.anchor,
        insets=_narrowed(_placeholder_insets(placeholder), spare, text.paragraphs), placeholder="title", sources=sources(origin),
    )  # fmt: skip


def _fitting_style(title: Words, style: TextStyle, frame: Box, slide: Slide, typesetter: Typesetter) -> TextStyle:
    """The style in which the title fits its frame; few words stand in fewer lines where that takes little of it."""

    def set_at(size: int) -> tuple[TextStyle, TypesetText]:
        smaller = replace(style, size=Emu(size))
        return smaller, typesetter.typeset(title, smaller, _sure_width(frame, smaller), slide.origin_of("title"))

    usual, text = set_at(style.size)
    while (text.height > frame.height or text.cut) and usual.size > points(SMALLEST_TITLE):
        usual, text = set_at(usual.size - points(TITLE_STEP))
    if slide.layout not in BALANCED:
        return usual
    return _in_fewer_lines(title, usual, frame, slide, typesetter, POSTER_SHARE if slide.layout == "statement" else A_LINE_LESS)


def _in_fewer_lines(title: Words, style: TextStyle, frame: Box, slide: Slide, typesetter: Typesetter, least: int) -> TextStyle:
    """The style in which few words of three lines or more stand in fewer, where that leaves so many per cent of its size."""

    def lines(style: TextStyle) -> int:
        return typesetter.typeset(title, style, _sure_width(frame, style), slide.origin_of("title")).lines

    usual = lines(style)
    sizes = range(style.size, style.size * least // 100, -points(TITLE_STEP)) if usual > POSTER_LINES else ()
    return next((smaller for size in sizes if lines(smaller := replace(style, size=Emu(size))) < usual), style)


def _sure_width(frame: Box, style: TextStyle) -> Emu:
    """The width in which large letters are broken: a little less than there is, for programs that do not kern pairs as ours do."""
    return Emu(frame.width - style.size // KERNED) if style.size > points(DISPLAY) else frame.width


def _without_orphan(title: Words, style: TextStyle, width: Emu, slide: Slide, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """The title with no short last line and no parted term: all titles of a deck have one size, so it is the measure that changes.

    Few words are always in lines of similar length.
    """
    origin = slide.origin_of("title")
    if slide.layout not in BALANCED:
        text = typesetter.typeset(title, style, width, origin)
        is_good = text.lines < 2 or (last_line_share(text, style, typesetter) > SHORT_LAST_LINE and not is_faulty(text, style, typesetter))
        return (text, width) if is_good else balanced(title, style, width, typesetter, origin)
    return balanced(title, style, width, typesetter, origin)


def _narrowed(insets: Insets, spare: Emu, paragraphs: Sequence[Paragraph]) -> Insets:
    """Insets that leave paragraphs the measure they were set in: what they do not need goes to the side where their lines end."""
    if not spare:
        return insets
    align = paragraphs[0].align if paragraphs else "left"
    if align == "centre":
        return replace(insets, left=insets.left + spare // 2, right=insets.right + spare - spare // 2)
    if align == "right":
        return replace(insets, left=insets.left + spare)
    return replace(insets, right=insets.right + spare)


def _aligned(text: TypesetText, placeholder: Placeholder) -> TypesetText:
    """The text as a brand sets it at that place, where that is not from the left."""
    align = placeholder.paragraph_format.align
    if align == "left" or any(paragraph.rtl for paragraph in text.paragraphs):
        return text
    return replace(text, paragraphs=tuple([replace(paragraph, align=align) for paragraph in text.paragraphs]))


def _too_long(title: Words, slide: Slide) -> Problem:
    message = f"the title of slide “{slide.id}” is too long for its frame even at {SMALLEST_TITLE} pt: “{words_text(title)[:60]}…”"
    origin = slide.origin_of("title")
    return error("title-too-long", message, origin.content or origin.template, "say it in at most twelve words")


def _in_measure(role: str, text: TypesetText, measure: Emu, layout: Layout, slide: Slide, typesetter: Typesetter) -> list[Text]:
    """The text in its placeholder, whose insets leave it that measure."""
    spare = _text_width(layout, role) - measure
    items = _placeholder_texts(role, text, layout, slide, typesetter)
    return [replace(item, insets=_narrowed(item.insets, spare, item.paragraphs)) for item in items]


def _kicker(slide: Slide, layout: Layout, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """The words above the title; where they are as large as a title, on a cover, they step down in size rather than leave their frame."""
    placeholder = layout.placeholders.get("kicker")
    style, width, origin = _role_style("kicker", layout, typesetter), _text_width(layout, "kicker"), slide.origin_of("kicker")
    text = typesetter.typeset(slide.kicker, style, width, origin)
    if placeholder is None or style.size <= points(SMALLEST_TITLE):
        return text, width
    is_estimated = _lacks_letters(slide.kicker, style, typesetter, origin)
    if is_estimated:  # a line may end a letter sooner
        text = typesetter.typeset(slide.kicker, style, Emu(width - style.size), origin)
    while (text.height > _text_box(placeholder).height or text.cut) and style.size > points(SMALLEST_TITLE):
        style = replace(style, size=style.size - points(TITLE_STEP))
        text = typesetter.typeset(slide.kicker, style, Emu(width - style.size) if is_estimated else width, origin)
    if is_estimated:
        return typesetter.typeset(slide.kicker, style, width, origin), width
    style = _grown(slide.kicker, style, _text_box(placeholder), typesetter, origin)
    return balanced(slide.kicker, style, width, typesetter, origin)


def _lacks_letters(name: str, style: TextStyle, typesetter: Typesetter, origin: Origin) -> bool:
    """Return whether the name has letters that no face of ours has: how wide they are elsewhere is an estimate."""
    galley = typesetter.galley(name, style, origin)
    return isinstance(galley, Galley) and bool(galley.measured.missing)


def _grown(name: str, style: TextStyle, frame: Box, typesetter: Typesetter, origin: Origin) -> TextStyle:
    """The style in which a name that stands on one line fills it, and at most half as large again."""
    larger = [replace(style, size=style.size * per_cent // 100) for per_cent in LARGER_NAMES]
    fits = [one for one in larger if typesetter.width(name, one) <= _sure_width(frame, one)]
    return next((one for one in fits if typesetter.typeset(name, one, frame.width, origin).height <= frame.height), style)


def _subtitle(role: str, slide: Slide, layout: Layout, typesetter: Typesetter) -> tuple[TypesetText, Emu]:
    """The text under or before the title, in lines of similar length; it steps down in size rather than leave its frame."""
    width, origin = _text_width(layout, role), slide.origin_of("subtitle")
    placeholder = layout.placeholders.get(role)
    style = _role_style(role, layout, typesetter)
    text = typesetter.typeset(slide.subtitle, style, width, origin)
    while placeholder and text.height > _text_box(placeholder).height and style.size > points(SMALLEST_SUBTITLE):
        style = replace(style, size=style.size - points(TITLE_STEP))
        text = typesetter.typeset(slide.subtitle, style, width, origin)
    parted = by_sentences(slide.subtitle, style, width, typesetter, origin) if text.lines > 1 else None
    return parted or balanced(slide.subtitle, style, width, typesetter, origin)


def _role_style(role: str, layout: Layout, typesetter: Typesetter) -> TextStyle:
    """The style of the layout's own placeholder, in the colours of the ground; where it has none, the brand's style of that role."""
    placeholder = layout.placeholders.get(role)
    if placeholder is None:
        return typesetter.style(role)
    colour = typesetter.colour(placeholder.style.colour)
    return placeholder.style if colour == placeholder.style.colour else replace(placeholder.style, colour=colour)


def _placeholder_texts(role: str, text: TypesetText, layout: Layout, slide: Slide, typesetter: Typesetter) -> list[Text]:
    placeholder = layout.placeholders.get(role)
    if not text.paragraphs:
        return []
    if placeholder is None:
        if role not in ORNAMENTS:
            typesetter.problems.append(_no_place(role, slide, layout))
        return []
    text = _aligned(text, placeholder)
    if text.height > _text_box(placeholder).height:
        typesetter.problems.append(_too_tall(role, text, slide))
    item = Text(
        name=role.replace("-", " ").capitalize(), box=placeholder.box, paragraphs=text.paragraphs, anchor=placeholder.anchor,
        insets=_placeholder_insets(placeholder), placeholder=role, sources=sources(*slide.origins_of(_part_of_role(role))),
    )  # fmt: skip
    return [item]


def _part_of_role(role: str) -> str:
    return "subtitle" if role == "question-lead" else role


def _no_place(role: str, slide: Slide, layout: Layout) -> Problem:
    message = f"slide “{slide.id}” has a {role}, and the layout “{layout.role}” no place for it: it is left out"
    return warning("no-place", message, slide.origin.template, "write it as a paragraph, or choose another layout")


def _too_tall(role: str, text: TypesetText, slide: Slide) -> Problem:
    shown = text.paragraphs[0].text[:60]
    message = f"the {role.replace('-', ' ')} of slide “{slide.id}” is too long for its frame: “{shown}…”"
    origin = slide.origin_of(_part_of_role(role))
    return error("does-not-fit", message, origin.content or origin.template, "say it shorter; a department may have a short name")


def _text_width(layout: Layout, role: str) -> Emu:
    placeholder = layout.placeholders.get(role)
    return _text_box(placeholder).width if placeholder else layout.room.width


def _text_box(placeholder: Placeholder) -> Box:
    return placeholder.box.within(*placeholder.insets)


def _placeholder_insets(placeholder: Placeholder) -> Insets:
    left, top, right, bottom = placeholder.insets
    return Insets(left=left, top=top, right=right, bottom=bottom)


def continued(title: Words, part: int, parts: int, words: Catalogue) -> Words:
    """Return the title of one part of a slide that continues: with “(2 of 3)” after it."""
    return title if parts == 1 else (*title, Span(text=f" {words('slide.part', part=part + 1, parts=parts)}"))
