"""A template of somebody else becomes a brand: an open file and the organisation's colours go in, the brand and its warnings come out."""

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt
from pathlib import Path

from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.faces import adopted_faces
from briefing_builder.brand.adoption.layouts import add_layout, panel_of
from briefing_builder.brand.adoption.pages import (
    ContentPlan,
    CoverPlan,
    Page,
    bare_plan,
    best_content,
    content_plan,
    cover_of_content,
    cover_plan,
    is_cover,
)
from briefing_builder.brand.adoption.palette import WHITE, adopted_palette, can_be_night
from briefing_builder.brand.adoption.placeholders import title_of
from briefing_builder.brand.adoption.texts import Texts
from briefing_builder.brand.adoption.theme import colours_of_layout
from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.model import Brand, Layout, Manner, NotesMaster
from briefing_builder.brand.reading.faces import unmeasured_faces
from briefing_builder.brand.reading.notes_master import notes_master_of
from briefing_builder.brand.reading.package import saved
from briefing_builder.brand.reading.scale import FROM_PLACEHOLDER, SET_LIKE_TITLES, scale_of
from briefing_builder.errors import BrandError
from briefing_builder.problems import Checked, Problem, Source, error, has_errors, warning
from briefing_builder.scaling import scaled
from briefing_builder.units import EMU_PER_INCH, Emu
from briefing_builder.values import replace

USUAL_AREA = 100
"""Square inches of a slide of ours."""
STEP = 5
"""Of scales, in per cent, so that sizes of letters stay round."""
OF_PARAGRAPHS = frozenset(("algn", "rtl", "marL", "marR", "indent"))
OF_LETTERS = frozenset(("cap", "spc", "u", "strike", "baseline"))
PLAIN = Manner(cover="none")


def adopted(
    presentation: OpenPresentation, file: Path, place: Source, colours: Mapping[str, str], places: Mapping[str, Source]
) -> Checked[Brand]:
    """Return the brand of an open template, which gets layouts of ours, in its own colours but for those that are given.

    `place` is where the file is named, `places` are those of the given colours.

    Lengths are those of a slide as large as ours. Colours that cannot be read are moved, faces without metrics are measured with a
    stand-in, and a file without room stands back: each with a warning. Raises BrandError when no layout of the file has a title.
    """
    page = _page_of(presentation)
    titled = [layout for master in presentation.slide_masters for layout in master.slide_layouts if title_of(layout) is not None]
    if not titled:
        hint = "give one layout a title in PowerPoint: View › Slide Master, then Title"
        raise BrandError(error("brand-without-title", "no layout of this file has a title placeholder", place, hint))
    content = best_content([plan for layout in titled if (plan := content_plan(layout, page))])
    problems: list[Problem] = [] if content else [_no_room(place)]
    content = content or bare_plan(titled[0], WHITE, page)
    cover = _cover_of(titled, content, page)
    theme = colours_of_layout(content.layout)
    night = cover.ground if cover.ground and cover.ground != content.ground and can_be_night(cover.ground, content.ground) else ""
    palette = adopted_palette(theme, paper=content.ground, night=night, given=colours, file=place, places=places)
    if has_errors(palette.problems):
        content, cover = _plain_pages(content, page)
        palette = adopted_palette(theme, paper=WHITE, night="", given=colours, file=place, places=places)
        problems.append(_no_room(place))
    texts = Texts(
        palette=palette.value, page=page, typefaces=adopted_faces(content.layout), title=title_of(content.layout)
    )  # fmt: skip
    layouts = _added_layouts(presentation, content, cover, texts)
    brand = _brand(presentation, file, layouts, texts)
    known = (*palette.problems, *unmeasured_faces(texts.typefaces.values(), place), *problems, *_given_grounds(colours, places))
    return Checked(value=brand, problems=known)


def _page_of(presentation: OpenPresentation) -> Page:
    width, height = int(presentation.slide_width or 0), int(presentation.slide_height or 0)
    scale = round(100 * sqrt(width * height / USUAL_AREA) / EMU_PER_INCH / STEP) * STEP
    return Page(width=width, height=height, scale=100 if abs(scale - 100) <= STEP else scale)


def _cover_of(titled: list[SlideLayout], content: ContentPlan, page: Page) -> CoverPlan:
    """The first title layout of the same master whose own ground carries words, else one with a panel, else the layout of all slides."""
    covers = [layout for layout in titled if is_cover(layout) and layout.slide_master.part is content.layout.slide_master.part]
    plans = [plan for layout in covers if (plan := cover_plan(layout, page))] if not content.is_bare else []
    readable = [plan for plan in plans if plan.panel is None and _carries_words(plan.ground, content.ground)]
    return next(iter([*readable, *(plan for plan in plans if plan.panel is not None)]), cover_of_content(content, page))


def _carries_words(ground: str, paper: str) -> bool:
    return ground == paper or can_be_night(ground, paper)


def _plain_pages(content: ContentPlan, page: Page) -> tuple[ContentPlan, CoverPlan]:
    bare = bare_plan(content.layout, WHITE, page)
    return bare, cover_of_content(bare, page)


def _added_layouts(presentation: OpenPresentation, content: ContentPlan, cover: CoverPlan, texts: Texts) -> dict[str, Layout]:
    """Our layouts, each added to the file; their master becomes the first."""
    master = content.layout.slide_master
    _put_first(presentation, content.layout)
    _plain_text_boxes(presentation)
    before = len(master.slide_layouts)
    planned = [
        texts.content(content), texts.body(content), texts.question(content), texts.cover(cover), texts.statement(content),
        texts.cover(cover, "closing"),
    ]  # fmt: skip
    layouts = {}
    for number, layout in enumerate(planned):
        of_cover = layout.role in ("title", "closing")
        panel = cover.panel if of_cover else None
        layout = replace(
            layout,
            index=before + number,
            rectangles=(*layout.rectangles, *([panel_of(panel, texts.palette)] if panel else [])),
        )
        source = cover.layout if of_cover else content.layout
        add_layout(source, layout, texts.palette, panel=panel, is_bare=content.is_bare)
        layouts[layout.role] = layout
    return layouts


def _put_first(presentation: OpenPresentation, layout: SlideLayout) -> None:
    """Let the master of that layout be the first: the one that a program takes for slides without another."""
    masters = presentation.slide_masters
    number = next(number for number, master in enumerate(masters) if master.part is layout.slide_master.part)
    entries = presentation.element.sldMasterIdLst
    entries.insert(0, entries[number])


def _plain_text_boxes(presentation: OpenPresentation) -> None:
    """Let text boxes begin at the left, without a bullet or space between paragraphs, whatever the file's default for them is."""
    for level in presentation.element.iterfind(f"{PRESENTATION}defaultTextStyle/{DRAWING}lvl1pPr"):
        for name in set(level.attrib) & OF_PARAGRAPHS:
            del level.attrib[name]
        for child in [child for child in level if not str(child.tag).endswith("RPr")]:
            level.remove(child)
        for run in level.iterfind(f"{DRAWING}defRPr"):
            for name in set(run.attrib) & OF_LETTERS:
                del run.attrib[name]


def _brand(presentation: OpenPresentation, file: Path, layouts: Mapping[str, Layout], texts: Texts) -> Brand:
    palette = {**texts.palette, **texts.nameless(layouts.values())}
    notes = notes_master_of(presentation, palette)
    styles = {role: texts.sized(style) for role, style in scale_of(texts.typefaces).items()}
    for role, (layout, placeholder) in FROM_PLACEHOLDER.items():
        source = layouts[layout].placeholders.get(placeholder)
        styles[role] = source.style if source is not None else styles[role]
    is_bold = styles["title"].bold
    styles = {role: replace(style, bold=is_bold) if role in SET_LIKE_TITLES else style for role, style in styles.items()}
    brand = Brand(
        name=file.stem, file=str(file), width=Emu(texts.page.width), height=Emu(texts.page.height), layouts=layouts, palette=palette,
        styles=styles, typefaces=texts.typefaces, notes=notes, manner=PLAIN, data=saved(presentation),
    )  # fmt: skip
    scale = texts.page.scale
    if scale == 100:
        return brand
    return replace(scaled(brand, Fraction(100, scale), (NotesMaster,), rounds_up=True), scale=scale, unscaled=brand)


def _given_grounds(colours: Mapping[str, str], places: Mapping[str, Source]) -> list[Problem]:
    message = "the ground of the slides is drawn by the brand's file, so this colour is left out"
    return [
        warning("colour-of-the-file", message, places.get(role), "leave it out, or change the ground in the file")
        for role in ("paper", "night")
        if role in colours
    ]


def _no_room(place: Source) -> Problem:
    message = "no layout of this file leaves enough room of one colour for title and text, so the slides stand on plain ground"
    return warning("brand-without-room", message, place, "give the file a layout with a title and free room below it")
