"""What surrounds the blocks of a slide: kicker, title, subtitle, byline, footer and number, in the brand's own placeholders."""

from collections.abc import Sequence

from briefing_builder.brand.model import Layout, Placeholder, TextStyle
from briefing_builder.deck.model import SLIDE_NUMBER, Insets, Item, Paragraph, Run, Text
from briefing_builder.layout.room.fragment import sources, text_item
from briefing_builder.layout.text.balance import balanced, last_line_share
from briefing_builder.layout.text.typeset import Setter, SetText, stacked
from briefing_builder.problems import Problem, error, warning
from briefing_builder.slides.markup import Origin, Slide, Span, Words, words_text
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

SMALLEST_TITLE = 22
SMALLEST_SUBTITLE = 16
ORPHAN_STEPS = 2
SHORT_LAST_LINE = 40
"""In per cent of the longest: a last line this short looks forgotten."""
BALANCED = frozenset({"title", "question"})
"""Layouts of few words, whose lines are always of similar length."""
TITLE_STEP = 2
FOOTER_DOT = " · "
ORNAMENTS = frozenset({"kicker", "footer"})
"""A brand without a place for these does without them."""


def head_items(slide: Slide, title: Words, layout: Layout, setter: Setter) -> tuple[Item, ...]:
    """Return the frame's texts above the blocks, in reading order: title, kicker, subtitle, byline.

    The title stands first in reading order, so that a screen reader names the slide by it.
    """
    items: list[Item] = [_title(title, slide, layout, setter)]
    if slide.kicker:
        text = setter.set(slide.kicker, "kicker", _width(layout, "kicker"), slide.origin_of("kicker"))
        items += _placed("kicker", text, layout, slide, setter)
    if slide.subtitle:
        role = "question-lead" if "question-lead" in layout.placeholders else "subtitle"
        text, measure = _subtitle(role, slide, layout, setter)
        spare = Emu(_width(layout, role) - measure)
        items += [
            replace(item, insets=_narrowed(item.insets, spare, text)) for item in _placed(role, text, layout, slide, setter)
        ]
    if slide.byline and "byline" in layout.placeholders:
        lines = [setter.set(words, "byline", _width(layout, "byline"), slide.origin_of("byline")) for words in slide.byline]
        items += _placed("byline", stacked(lines, Emu(0)), layout, slide, setter)
    return tuple(items)


def foot_items(slide: Slide, footer: str, layout: Layout, setter: Setter) -> tuple[Item, ...]:
    """Return footer and slide number where the layout has them; a footer that is too long loses its last parts.

    A byline that has no place of its own stands at the foot instead of the number. The footer belongs to the deck and names no source.
    """
    line = _footer_line(footer, _width(layout, "footer"), setter)
    text = setter.set(line, "footer", _width(layout, "footer"), slide.origin)
    items: list[Item] = [replace(item, sources=()) for item in _placed("footer", text, layout, slide, setter)]
    place = layout.placeholders.get("slide-number")
    if has_byline_at_foot(slide, layout):
        return (*items, *_byline_at_foot(slide, layout, setter))
    if place is None:
        return tuple(items)
    style = setter.style("footer")
    run = Run(text=SLIDE_NUMBER, face=style.face, size=style.size, colour=style.colour)
    number = Text(
        name="Slide number", box=place.box, paragraphs=(Paragraph(runs=(run,), align="right"),), anchor=place.anchor,
        insets=_insets(place), placeholder="slide-number", field="slide-number",
    )  # fmt: skip
    return (*items, number)


def has_byline_at_foot(slide: Slide, layout: Layout) -> bool:
    """Return whether the slide says something at its foot that the layout has no place for."""
    return bool(slide.byline) and "byline" not in layout.placeholders


def _byline_at_foot(slide: Slide, layout: Layout, setter: Setter) -> list[Item]:
    """The byline at the right end of the footer's line, or a warning that there is no room for it."""
    footer, words = layout.placeholders.get("footer"), join(slide.byline)
    left = footer.box.right if footer else layout.room.left
    text = setter.set(words, "footer", Emu(layout.room.right - left), slide.origin_of("byline"), align="right")
    if footer is None or text.lines > 1 or text.height > footer.box.height:
        setter.problems.append(_no_place("byline", slide, layout))
        return []
    box = replace(footer.box, left=left, width=Emu(layout.room.right - left))
    return [replace(text_item("Byline", text, box, slide.origin_of("byline"), anchor=footer.anchor), insets=_insets(footer))]


def join(lines: Sequence[Words]) -> Words:
    """Return lines as one, divided by dots."""
    return tuple(span for number, line in enumerate(lines) for span in ((Span(text=FOOTER_DOT), *line) if number else line))


def _footer_line(footer: str, width: Emu, setter: Setter) -> str:
    """As much of the footer as stands on one line: it only repeats what the title slide says in full."""
    parts = footer.split(FOOTER_DOT)
    while len(parts) > 1 and setter.width(FOOTER_DOT.join(parts), "footer") > width:
        parts.pop()
    line = FOOTER_DOT.join(parts)
    words = line.split(" ")
    while len(words) > 1 and setter.width(line, "footer") > width:
        words.pop()
        line = f"{' '.join(words)} …"
    return line


def draft_mark(slide: Slide, width: Emu, setter: Setter) -> Item:
    """Return the mark that a draft carries on every slide."""
    fill, colour = ("on-night", "night") if setter.ground == "night" else ("ink", "paper")
    style = setter.style("label", colour=colour)
    box = Box(left=Emu(width - points(150)), top=points(12), width=points(110), height=points(22))
    text = setter.set("DRAFT", style, Emu(box.width - points(8)), slide.origin, align="centre")
    return replace(text_item("Draft", text, box, slide.origin, anchor="middle"), fill=fill)


def _title(title: Words, slide: Slide, layout: Layout, setter: Setter) -> Text:
    place = layout.placeholders["title"]
    frame, origin = _inner(place), slide.origin_of("title")
    colour = setter.colour(place.style.colour)
    style = place.style if colour == place.style.colour else replace(place.style, colour=colour)
    text = setter.set(title, style, frame.width, origin)
    while (text.height > frame.height or text.cut) and style.size > points(SMALLEST_TITLE):
        style = replace(style, size=Emu(style.size - points(TITLE_STEP)))
        text = setter.set(title, style, frame.width, origin)
    if text.height > frame.height:
        setter.problems.append(_too_long(title, slide))
    text, measure = _in_good_lines(title, style, frame.width, slide, setter)
    return Text(
        name="Title", box=place.box, paragraphs=text.paragraphs, anchor=place.anchor,
        insets=_narrowed(_insets(place), Emu(frame.width - measure), text), placeholder="title", sources=sources(origin),
    )  # fmt: skip


def _in_good_lines(title: Words, style: TextStyle, width: Emu, slide: Slide, setter: Setter) -> tuple[SetText, Emu]:
    """The title without a lonely last word: a little smaller if that makes it one line, else in lines of similar length."""
    origin = slide.origin_of("title")
    text = setter.set(title, style, width, origin)
    if text.lines < 2 or (slide.layout not in BALANCED and last_line_share(text, style, setter) > SHORT_LAST_LINE):
        return text, width
    for step in range(1, ORPHAN_STEPS + 1) if text.lines == 2 and slide.layout not in BALANCED else ():
        smaller = setter.set(title, replace(style, size=Emu(style.size - step * points(TITLE_STEP))), width, origin)
        if smaller.lines == 1:
            return smaller, width
    return balanced(title, style, width, setter, origin)


def _narrowed(insets: Insets, spare: Emu, text: SetText) -> Insets:
    """Insets that leave the text the measure it was set in: what it does not need goes to the side where its lines end."""
    if not spare:
        return insets
    if any(paragraph.rtl for paragraph in text.paragraphs):
        return replace(insets, left=Emu(insets.left + spare))
    return replace(insets, right=Emu(insets.right + spare))


def _too_long(title: Words, slide: Slide) -> Problem:
    message = f"the title of slide “{slide.id}” is too long for its frame even at {SMALLEST_TITLE} pt: “{words_text(title)[:60]}…”"
    origin = slide.origin_of("title")
    return error("title-too-long", message, origin.content or origin.template, "say it in at most twelve words")


def _subtitle(role: str, slide: Slide, layout: Layout, setter: Setter) -> tuple[SetText, Emu]:
    """The text under or before the title, in lines of similar length; it steps down in size rather than leave its frame."""
    width, origin = _width(layout, role), slide.origin_of("subtitle")
    place = layout.placeholders.get(role)
    style = setter.style(role)
    text = setter.set(slide.subtitle, style, width, origin)
    while place and text.height > _inner(place).height and style.size > points(SMALLEST_SUBTITLE):
        style = replace(style, size=Emu(style.size - points(TITLE_STEP)))
        text = setter.set(slide.subtitle, style, width, origin)
    return balanced(slide.subtitle, style, width, setter, origin)


def _placed(role: str, text: SetText, layout: Layout, slide: Slide, setter: Setter) -> list[Text]:
    place = layout.placeholders.get(role)
    if not text.paragraphs:
        return []
    if place is None:
        if role not in ORNAMENTS:
            setter.problems.append(_no_place(role, slide, layout))
        return []
    if text.height > _inner(place).height:
        setter.problems.append(_too_tall(role, text, slide))
    item = Text(
        name=role.replace("-", " ").capitalize(), box=place.box, paragraphs=text.paragraphs, anchor=place.anchor, insets=_insets(place),
        placeholder=role, sources=sources(_origin(role, slide)),
    )  # fmt: skip
    return [item]


def _origin(role: str, slide: Slide) -> Origin:
    return slide.origin_of("subtitle" if role == "question-lead" else role)


def _no_place(role: str, slide: Slide, layout: Layout) -> Problem:
    message = f"slide “{slide.id}” has a {role}, and the layout “{layout.role}” no place for it: it is left out"
    return warning("no-place", message, slide.origin.template, "write it as a paragraph, or choose another layout")


def _too_tall(role: str, text: SetText, slide: Slide) -> Problem:
    shown = text.paragraphs[0].text[:60]
    message = f"the {role.replace('-', ' ')} of slide “{slide.id}” is too long for its frame: “{shown}…”"
    origin = _origin(role, slide)
    return error("does-not-fit", message, origin.content or origin.template, "say it shorter; a department may have a short name")


def _width(layout: Layout, role: str) -> Emu:
    place = layout.placeholders.get(role)
    return _inner(place).width if place else layout.room.width


def _inner(place: Placeholder) -> Box:
    left, top, right, bottom = place.insets
    box = place.box
    return Box(
        left=Emu(box.left + left), top=Emu(box.top + top), width=Emu(box.width - left - right), height=Emu(box.height - top - bottom)
    )


def _insets(place: Placeholder) -> Insets:
    left, top, right, bottom = place.insets
    return Insets(left=left, top=top, right=right, bottom=bottom)


def continued(title: Words, part: int, parts: int) -> Words:
    """Return the title of one part of a slide that goes on: with “(2 of 3)” behind it."""
    return title if parts == 1 else (*title, Span(text=f" ({part + 1} of {parts})"))
