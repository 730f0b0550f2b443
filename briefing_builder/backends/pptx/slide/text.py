"""Text as DrawingML: paragraphs go in; properties that a placeholder says itself are left out, so that a new brand takes effect."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing_builder.backends.pptx import xml
from briefing_builder.backends.pptx.slide.slide_writer import SlideWriter
from briefing_builder.brand.model import ParagraphFormat, Placeholder
from briefing_builder.deck.model import Insets, Paragraph, Run, Text
from briefing_builder.fonts import complex_script, east_asian_script

SIZE_UNIT = 127  # EMU in a hundredth of a point
ALIGNMENTS = {"left": "l", "centre": "ctr", "right": "r"}
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
THEME_FONTS = {"heading": "+mj", "body": "+mn"}
OTHER_SLOTS = ("ea", "cs")
NUMBERED = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
MAY_HANG = re.compile("[、。，．]")  # East Asian punctuation would stand outside the frame at the end of a line
PLAIN = ParagraphFormat()
SMALLEST = 1200  # hundredths of a point: an empty frame has no run to ask


def frame_text(item: Text, writer: SlideWriter, placeholder: Placeholder | None) -> str:
    """Return the text body of a frame."""
    body = _body_properties(item, placeholder)
    return f"<p:txBody>{body}<a:lstStyle/>{paragraphs_xml(item.paragraphs, writer, placeholder, field=item.field)}</p:txBody>"


def paragraphs_xml(
    paragraphs: tuple[Paragraph, ...], writer: SlideWriter, placeholder: Placeholder | None = None, *, field: str = ""
) -> str:
    """Return the paragraphs, at least one; an empty one keeps the size of its neighbours."""
    size = next(sizes(paragraphs), SMALLEST)
    if not paragraphs:
        return empty_paragraph(size, writer.language)
    return "".join(_paragraph_xml(paragraph, writer, placeholder, field=field, size=size) for paragraph in paragraphs)


def empty_paragraph(size: int, language: str) -> str:
    """Return a paragraph that holds nothing, and the height of that size (hundredths of a point)."""
    return f"<a:p>{_end_properties(language, size)}</a:p>"


def inset_attributes(insets: Insets, names: tuple[str, str, str, str]) -> str:
    """Return the four insets as attributes of those names: left, top, right, bottom."""
    values = (insets.left, insets.top, insets.right, insets.bottom)
    return "".join(f' {name}="{value}"' for name, value in zip(names, values, strict=True))


def _body_properties(item: Text, placeholder: Placeholder | None) -> str:
    insets = item.insets
    own = (insets.left, insets.top, insets.right, insets.bottom)
    inset_text = "" if placeholder and placeholder.insets == own else inset_attributes(insets, ("lIns", "tIns", "rIns", "bIns"))
    anchor = "" if placeholder and placeholder.anchor == item.anchor else f' anchor="{ANCHORS[item.anchor]}"'
    wrap = "" if placeholder else ' wrap="square"'
    columns = "" if placeholder else ' rtlCol="0"'
    return f"<a:bodyPr{wrap}{inset_text}{columns}{anchor}><a:noAutofit/></a:bodyPr>"


def _paragraph_xml(paragraph: Paragraph, writer: SlideWriter, placeholder: Placeholder | None, *, field: str, size: int) -> str:
    properties = _paragraph_properties(paragraph, writer, placeholder)
    if not paragraph.text:
        own = paragraph.runs[0].size // SIZE_UNIT if paragraph.runs else size
        return f"<a:p>{properties}{_end_properties(writer.language, own)}</a:p>"
    if field == "slide-number":
        run = paragraph.runs[0]
        number = f"{_run_properties(run, writer, placeholder)}<a:t>{xml.escaped_text(run.text)}</a:t>"
        return f'<a:p>{properties}<a:fld id="{SLIDE_NUMBER}" type="slidenum">{number}</a:fld></a:p>'
    return f"<a:p>{properties}{''.join(_run_xml(run, writer, placeholder) for run in paragraph.runs)}</a:p>"


def _run_xml(run: Run, writer: SlideWriter, placeholder: Placeholder | None) -> str:
    if not run.text:
        return ""
    properties = _run_properties(run, writer, placeholder)
    lines = (f"<a:r>{properties}<a:t>{xml.escaped_text(line)}</a:t></a:r>" if line else "" for line in run.text.split("\n"))
    return f"<a:br>{properties}</a:br>".join(lines)


def _run_properties(run: Run, writer: SlideWriter, placeholder: Placeholder | None) -> str:
    link = writer.link(run.link, keeps_colour=True)
    fill = writer.fills[run.colour]
    style = placeholder.style if placeholder else None
    scripts = _script_faces(run, writer)
    if style is None:
        return _run_properties_xml(writer.language, run.size, (run.bold, run.italic), run.face, scripts, fill + "|" + link)
    says_colour = bool(link) or fill != writer.fills.get(style.colour) or (placeholder is not None and _says_foot(placeholder, writer))
    flags = (None if run.bold == style.bold else run.bold, None if run.italic == style.italic else run.italic)
    size, face = None if run.size == style.size else run.size, "" if run.face == style.face else run.face
    return _run_properties_xml(writer.language, size, flags, face, scripts, (fill if says_colour else "") + "|" + link)


def _script_faces(run: Run, writer: SlideWriter) -> tuple[str, str]:
    """The faces for the East Asian and the complex script of a run that the theme lists, and has no slot for.

    PowerPoint would find them by itself; LibreOffice does not read the list.
    """
    listed = writer.scripts.get(run.face)
    if listed is None or run.text.isascii():
        return "", ""
    return listed.get(east_asian_script(run.text, writer.language), ""), listed.get(complex_script(run.text), "")


def _says_foot(placeholder: Placeholder, writer: SlideWriter) -> bool:
    """Whether a footer or number may have another colour than the master's, which LibreOffice shows whatever the layout says."""
    return placeholder.kind in ("ftr", "sldNum") and (writer.is_adopted or placeholder.style.colour not in ("muted", "ink"))


@lru_cache(maxsize=4096)
def _run_properties_xml(
    language: str, size: int | None, flags: tuple[bool | None, bool | None], face: str, scripts: tuple[str, str], rest: str
) -> str:
    fill, _, link = rest.partition("|")
    sized = "" if size is None else f' sz="{round(size / SIZE_UNIT)}"'
    voiced = "".join(f' {name}="{int(flag)}"' for name, flag in zip("bi", flags, strict=True) if flag is not None)
    inside = fill + faces_xml(THEME_FONTS.get(face, ""), scripts) + link
    start = f'<a:rPr lang="{xml.escaped_attribute(language)}"{sized}{voiced}'
    return f"{start}>{inside}</a:rPr>" if inside else f"{start}/>"


def faces_xml(theme_font: str, scripts: tuple[str, str] = ("", "")) -> str:
    """Return the slots of a run: those of a theme font, none where it inherits them, and its own East Asian and complex faces."""
    latin = f'<a:latin typeface="{theme_font}-lt"/>' if theme_font else ""
    names = (xml.escaped_attribute(own) or (theme_font and f"{theme_font}-{slot}") for slot, own in zip(OTHER_SLOTS, scripts, strict=True))
    return latin + "".join(f'<a:{slot} typeface="{name}"/>' for slot, name in zip(OTHER_SLOTS, names, strict=True) if name)


def _end_properties(language: str, size: int) -> str:
    return f'<a:endParaRPr lang="{xml.escaped_attribute(language)}" sz="{size}"/>'


def _paragraph_properties(paragraph: Paragraph, writer: SlideWriter, placeholder: Placeholder | None) -> str:
    inherited = placeholder.paragraph_format if placeholder else PLAIN
    align = "" if paragraph.align == inherited.align else f' algn="{ALIGNMENTS[paragraph.align]}"'
    spacing = "" if paragraph.spacing == (placeholder.style.spacing if placeholder else 100) else _line_spacing(paragraph.spacing)
    before = "" if paragraph.space_before == inherited.space_before else _paragraph_spacing("spcBef", paragraph.space_before)
    after = _paragraph_spacing("spcAft", 0) if inherited.space_after else ""
    indents, bullet = _bullet_properties(paragraph, writer, inherited)
    direction = ' rtl="1"' if paragraph.rtl else ""
    punctuation = ' hangingPunct="0"' if MAY_HANG.search(paragraph.text) else ""
    attributes, inside = indents + align + direction + punctuation, spacing + before + after + bullet
    if not attributes and not inside:
        return ""
    return f"<a:pPr{attributes}>{inside}</a:pPr>" if inside else f"<a:pPr{attributes}/>"


def _bullet_properties(paragraph: Paragraph, writer: SlideWriter, inherited: ParagraphFormat) -> tuple[str, str]:
    """Return the indent attributes and the bullet element, each empty where the placeholder says the same."""
    hanging = paragraph.hanging if paragraph.bullet == "none" else paragraph.indent
    indents = "".join(_differing("marL", paragraph.indent, inherited.indent) + tuple(_differing("indent", -hanging, -inherited.hanging)))
    if paragraph.bullet == "none":
        return indents, "<a:buNone/>" if inherited.bullet else ""
    if paragraph.bullet == "number":
        return indents, NUMBERED
    return indents, "" if inherited.bullet else writer.bullet


def _differing(name: str, value: int, inherited: int) -> tuple[str, ...]:
    return () if value == inherited else (f' {name}="{value}"',)


def _line_spacing(per_cent: int) -> str:
    return f'<a:lnSpc><a:spcPct val="{per_cent * 1000}"/></a:lnSpc>'


def _paragraph_spacing(name: str, length: int) -> str:
    return f'<a:{name}><a:spcPts val="{round(length / SIZE_UNIT)}"/></a:{name}>'


def sizes(paragraphs: tuple[Paragraph, ...]) -> Iterator[int]:
    """Yield the size of every run in hundredths of a point."""
    return (run.size // SIZE_UNIT for paragraph in paragraphs for run in paragraph.runs)
