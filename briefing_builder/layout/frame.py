"""What surrounds the blocks of a slide: kicker, title, subtitle, byline, footer and number, in the brand's own placeholders."""

from dataclasses import replace

from briefing_builder.brand.model import Layout, Placeholder, TextStyle
from briefing_builder.deck.model import Insets, Item, Paragraph, Run, Text
from briefing_builder.layout.fitted import sources, text_item
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.problems import Problem, error, warning
from briefing_builder.slides.markup import Slide, Span, Words, plain
from briefing_builder.units import Box, Emu, points

SMALLEST_TITLE = 22
SMALLEST_SUBTITLE = 16
ORPHAN_STEPS = 2
ORPHAN_LENGTH = 12
"""Characters: a last line this short looks forgotten."""
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
        items += _placed("kicker", setter.set(slide.kicker, "kicker", _width(layout, "kicker"), slide.origin), layout, slide, setter)
    if slide.subtitle:
        role = "question-lead" if "question-lead" in layout.placeholders else "subtitle"
        items += _placed(role, _subtitle(role, slide, layout, setter), layout, slide, setter)
    if slide.byline:
        lines = [setter.set(words, "byline", _width(layout, "byline"), slide.origin) for words in slide.byline]
        items += _placed("byline", stacked(lines, Emu(0)), layout, slide, setter)
    return tuple(items)


def foot_items(slide: Slide, footer: str, layout: Layout, setter: Setter) -> tuple[Item, ...]:
    """Return footer and slide number where the layout has them; a footer that is too long loses its last parts."""
    line = _footer_line(footer, _width(layout, "footer"), setter)
    items = _placed("footer", setter.set(line, "footer", _width(layout, "footer"), slide.origin), layout, slide, setter)
    place = layout.placeholders.get("slide-number")
    if place is None:
        return tuple(items)
    style = setter.style("footer")
    run = Run(text="‹#›", face=style.face, size=style.size, colour=style.colour)
    number = Text(
        name="Slide number", box=place.box, paragraphs=(Paragraph(runs=(run,), align="right"),), anchor=place.anchor,
        insets=_insets(place), placeholder="slide-number", field="slide-number", sources=sources(slide.origin),
    )  # fmt: skip
    return (*items, number)


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
    style = replace(setter.style("label"), colour="ink")
    box = Box(left=Emu(width - points(150)), top=points(14), width=points(110), height=points(22))
    text = setter.set("DRAFT", style, Emu(box.width - points(8)), slide.origin, align="centre")
    return replace(text_item("Draft", text, box, slide.origin, anchor="middle"), fill="highlight")


def _title(title: Words, slide: Slide, layout: Layout, setter: Setter) -> Text:
    place = layout.placeholders["title"]
    frame = _inner(place)
    style = replace(place.style, colour=setter.colour(place.style.colour))
    text = _without_orphan(title, style, frame.width, slide, setter)
    size = style.size
    while text.height > frame.height and size > points(SMALLEST_TITLE):
        size = Emu(size - points(TITLE_STEP))
        text = setter.set(title, replace(style, size=size), frame.width, slide.origin)
    if text.height > frame.height:
        setter.problems.append(_too_long(title, slide))
    return Text(
        name="Title", box=place.box, paragraphs=text.paragraphs, anchor=place.anchor, insets=_insets(place),
        placeholder="title", sources=sources(slide.origin),
    )  # fmt: skip


def _without_orphan(title: Words, style: TextStyle, width: Emu, slide: Slide, setter: Setter) -> SetText:
    """The title at its size; a little smaller if that brings a lonely last word back to the line above."""
    text = setter.set(title, style, width, slide.origin)
    if text.lines != 2 or not _ends_in_orphan(text):
        return text
    for step in range(1, ORPHAN_STEPS + 1):
        smaller = setter.set(title, replace(style, size=Emu(style.size - step * points(TITLE_STEP))), width, slide.origin)
        if smaller.lines == 1:
            return smaller
    return text


def _ends_in_orphan(text: SetText) -> bool:
    (paragraph,) = text.paragraphs
    last = paragraph.text[paragraph.breaks[-1] :] if paragraph.breaks else paragraph.text
    return len(last.strip()) <= ORPHAN_LENGTH


def _too_long(title: Words, slide: Slide) -> Problem:
    message = f"the title of slide “{slide.id}” is too long for its frame even at {SMALLEST_TITLE} pt: “{plain(title)[:60]}…”"
    return error("title-too-long", message, slide.origin.content or slide.origin.template, "say it in at most twelve words")


def _subtitle(role: str, slide: Slide, layout: Layout, setter: Setter) -> SetText:
    """The text under or before the title; it steps down in size rather than leave its frame."""
    width = _width(layout, role)
    place = layout.placeholders.get(role)
    style = setter.style(role)
    text = setter.set(slide.subtitle, style, width, slide.origin)
    while place and text.height > _inner(place).height and style.size > points(SMALLEST_SUBTITLE):
        style = replace(style, size=Emu(style.size - points(TITLE_STEP)))
        text = setter.set(slide.subtitle, style, width, slide.origin)
    return text


def _placed(role: str, text: SetText, layout: Layout, slide: Slide, setter: Setter) -> list[Item]:
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
        placeholder=role, sources=sources(slide.origin),
    )  # fmt: skip
    return [item]


def _no_place(role: str, slide: Slide, layout: Layout) -> Problem:
    message = f"slide “{slide.id}” has a {role}, and the layout “{layout.role}” no place for it: it is left out"
    return warning("no-place", message, slide.origin.template, "write it as a paragraph, or choose another layout")


def _too_tall(role: str, text: SetText, slide: Slide) -> Problem:
    shown = text.paragraphs[0].text[:60]
    message = f"the {role.replace('-', ' ')} of slide “{slide.id}” is too long for its frame: “{shown}…”"
    return error(
        "does-not-fit", message, slide.origin.content or slide.origin.template, "say it shorter; a department may have a short name"
    )


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
