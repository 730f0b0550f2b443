"""A template of somebody else becomes a brand: an open file and the organisation's colours go in, the brand and its warnings come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from pathlib import Path

from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.faces import adopted_faces
from briefing_builder.brand.adoption.layouts import add_layout, panel_of
from briefing_builder.brand.adoption.page import Page
from briefing_builder.brand.adoption.pages import ContentPlan, CoverPlan, bare_plan
from briefing_builder.brand.adoption.palette import ACCENTS, INKS, WHITE, adopted_palette, drawn_first
from briefing_builder.brand.adoption.placeholders import leave_out_field_names, title_of
from briefing_builder.brand.adoption.texts import Texts
from briefing_builder.brand.adoption.theme import ThemeColours, colours_of_layout
from briefing_builder.brand.adoption.zones import Zone, grounds_in
from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.model import Brand, Colour, Layout, Manner, NotesMaster
from briefing_builder.brand.overrides import NO_OVERRIDES, Overrides, override_problems
from briefing_builder.brand.reading.faces import unmeasured_faces
from briefing_builder.brand.reading.notes_master import notes_master_of
from briefing_builder.brand.reading.package import saved
from briefing_builder.brand.reading.scale import FROM_PLACEHOLDER, SET_LIKE_TITLES, scale_of
from briefing_builder.brand.readings import LayoutChoice, TemplateReading
from briefing_builder.brand.recognition.manner import manner_of_file
from briefing_builder.brand.recognition.samples import NO_SAMPLES, Samples
from briefing_builder.brand.selection.candidates import FIT, Candidate, best_master, candidates_in
from briefing_builder.brand.selection.choices import Chooser
from briefing_builder.brand.selection.grounds import ground_roles
from briefing_builder.errors import BrandError
from briefing_builder.problems import Checked, Problem, Source, has_errors, warning
from briefing_builder.scaling import half_points, scaled
from briefing_builder.units import EMU_PER_INCH, Emu, points
from briefing_builder.values import replace

USUAL_AREA = 100
"""Square inches of a slide of ours."""
STEP = 5
"""Of scales, in per cent, so that sizes of letters stay round."""
OF_PARAGRAPHS = frozenset(("algn", "rtl", "marL", "marR", "indent"))
OF_LETTERS = frozenset(("cap", "spc", "u", "strike", "baseline"))


def adopted(
    presentation: OpenPresentation,
    file: Path,
    place: Source,
    colours: Mapping[str, str],
    places: Mapping[str, Source],
    *,
    overrides: Overrides = NO_OVERRIDES,
    samples: Samples = NO_SAMPLES,
) -> Checked[Brand]:
    """Return the brand of an open template, which gets layouts of ours, in its own colours but for those that are given.

    `place` is where the file is named, `places` are those of the given colours.

    Lengths are those of a slide as large as ours. Colours that cannot be read are moved, faces without metrics are measured with a
    stand-in, and a file without room stands back: each with a warning. Raises BrandError when `overrides` name what the file does not
    have. `samples` are the slides that the file had.
    """
    page = _page_of(presentation)
    leave_out_field_names(presentation)
    candidates = candidates_in(presentation, samples, page)
    if wrong := override_problems(overrides, [each.reading.name for each in candidates], place):
        raise BrandError(wrong)
    usable = [each for each in candidates if each.reading.name not in overrides.never] or candidates
    master, reason, plan = best_master(usable, samples, overrides, page)
    of_master = [each for each in usable if each.reading.master == master]
    problems: list[Problem] = [*([] if plan else [_no_room(place)]), *_layouts_elsewhere(of_master, overrides, place)]
    content = _in_regions(plan or bare_plan(_any_titled(of_master), WHITE, page), overrides, page)
    theme = _theme_of(content, page)
    palette = adopted_palette(theme, paper=content.ground, given=colours, file=place, places=places)
    if has_errors(palette.problems):
        content = bare_plan(content.layout, WHITE, page)
        palette = adopted_palette(theme, paper=WHITE, given=colours, file=place, places=places)
        problems.append(_no_room(place))
    chooser = Chooser(candidates=of_master, content=content, theme=theme, palette=palette.value, overrides=overrides, page=page)
    pages = _pages(chooser)
    texts = _texts_on(pages, palette.value, theme, page)
    layouts = _added_layouts(presentation, pages, texts, overrides)
    readings = tuple(each.reading for each in candidates)
    reading = TemplateReading(layouts=readings, master=master, master_reason=reason, choices=pages.choices)
    manner = manner_of_file(presentation, content.layout.slide_master, samples)
    brand = _brand(presentation, file, layouts, texts, overrides, reading, manner)
    known = (*palette.problems, *unmeasured_faces(texts.typefaces.values(), place), *problems, *_given_grounds(colours, places))
    return Checked(value=brand, problems=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pages:
    """The plans of all our layouts, and why they are as they are."""

    content: ContentPlan
    cover: CoverPlan
    closing: CoverPlan
    question: ContentPlan
    statement: ContentPlan
    choices: tuple[LayoutChoice, ...]


def _theme_of(content: ContentPlan, page: Page) -> ThemeColours:
    return drawn_first(colours_of_layout(content.layout), page.surfaces.values(), page.surface(content.layout), content.ground)


def _any_titled(candidates: Sequence[Candidate]) -> SlideLayout:
    titled = [each for each in candidates if title_of(each.layout) is not None] or list(candidates)
    return max(titled, key=lambda each: FIT[each.reading.role]).layout


def _in_regions(plan: ContentPlan, overrides: Overrides, page: Page) -> ContentPlan:
    """The plan of contents with the places that an author named."""
    room, heading = page.share(overrides.regions.get("content")), page.share(overrides.regions.get("heading"))
    if room is None and heading is None:
        return plan
    surface, title = page.surface(plan.layout), plan.title
    if heading is not None:
        ground = next((rgb for rgb, _ in grounds_in(surface, heading)), plan.ground)
        title = Zone(box=heading, ground=ground)
    return replace(plan, title=title, room=plan.room if room is None else room, whole=plan.whole if room is None else room)


def _pages(chooser: Chooser) -> _Pages:
    cover, cover_choice = chooser.cover()
    closing, closing_choice = chooser.closing(cover)
    question, question_choice = chooser.question(cover)
    statement, statement_choice = chooser.statement(question)
    choices = (cover_choice, chooser.content_choice(), statement_choice, question_choice, closing_choice)
    return _Pages(content=chooser.content, cover=cover, closing=closing, question=question, statement=statement, choices=choices)


def _texts_on(pages: _Pages, palette: dict[str, Colour], theme: ThemeColours, page: Page) -> Texts:
    """The texts on pages, in a palette that has the grounds of question and statement."""
    names = theme.slots((*INKS, *ACCENTS))
    for role, plan in (("night", pages.question), ("peak", pages.statement)):
        if plan.ground != palette["paper"].rgb:
            palette = {**palette, **ground_roles(role, plan.ground, palette, names)}
    typefaces = adopted_faces(pages.content.layout)
    return Texts(palette=palette, page=page, typefaces=typefaces, theme=theme, title=title_of(pages.content.layout))


def _page_of(presentation: OpenPresentation) -> Page:
    width, height = int(presentation.slide_width or 0), int(presentation.slide_height or 0)
    scale = round(100 * sqrt(width * height / USUAL_AREA) / EMU_PER_INCH / STEP) * STEP
    return Page(width=width, height=height, scale=100 if abs(scale - 100) <= STEP else scale)


def _with_sizes(layout: Layout, sizes: Mapping[str, float]) -> Layout:
    """The layout with the sizes that an author named for its texts."""
    roles = {placeholder: role for role, (of, placeholder) in FROM_PLACEHOLDER.items() if of == layout.role}
    roles |= {"title": "title"} if layout.role == "body" else {}
    placeholders = {
        name: replace(each, style=replace(each.style, size=half_points(points(sizes[roles[name]])))) if roles.get(name) in sizes else each
        for name, each in layout.placeholders.items()
    }
    return replace(layout, placeholders=placeholders)


def _added_layouts(presentation: OpenPresentation, pages: _Pages, texts: Texts, overrides: Overrides) -> dict[str, Layout]:
    """Our layouts, each added to the file; their master becomes the first."""
    content = pages.content
    master = content.layout.slide_master
    _put_first(presentation, content.layout)
    _plain_text_boxes(presentation)
    before = len(master.slide_layouts)
    planned: list[tuple[Layout, ContentPlan | CoverPlan]] = [
        (texts.content(content), content), (texts.body(content), content), (texts.question(pages.question), pages.question),
        (texts.cover(pages.cover), pages.cover), (texts.statement(pages.statement), pages.statement),
        (texts.cover(pages.closing, "closing"), pages.closing),
    ]  # fmt: skip
    layouts = {}
    for number, (layout, plan) in enumerate(planned):
        shown = (*layout.rectangles, *([panel_of(plan.panel, texts.palette)] if plan.panel else []))
        layout = _with_sizes(replace(layout, index=before + number, rectangles=shown), overrides.sizes)
        is_bare = plan.layout is content.layout and content.is_bare
        add_layout(plan.layout, layout, texts.palette, panel=plan.panel, fill=plan.fill, is_bare=is_bare)
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


def _brand(
    presentation: OpenPresentation,
    file: Path,
    layouts: Mapping[str, Layout],
    texts: Texts,
    overrides: Overrides,
    reading: TemplateReading,
    manner: Manner,
) -> Brand:
    palette = {**texts.palette, **texts.nameless(layouts.values())}
    notes = notes_master_of(presentation, palette)
    styles = {role: texts.sized(style) for role, style in scale_of(texts.typefaces).items()}
    for role, (layout, placeholder) in FROM_PLACEHOLDER.items():
        source = layouts[layout].placeholders.get(placeholder)
        styles[role] = source.style if source is not None else styles[role]
    styles |= {role: replace(styles[role], size=half_points(points(size))) for role, size in overrides.sizes.items()}
    is_bold = styles["title"].bold
    styles = {role: replace(style, bold=is_bold) if role in SET_LIKE_TITLES else style for role, style in styles.items()}
    brand = Brand(
        name=file.stem, file=str(file), width=Emu(texts.page.width), height=Emu(texts.page.height), layouts=layouts, palette=palette,
        styles=styles, typefaces=texts.typefaces, notes=notes, manner=manner, data=saved(presentation), reading=reading,
    )  # fmt: skip
    scale = texts.page.scale
    if scale == 100:
        return brand
    return replace(scaled(brand, Fraction(100, scale), (NotesMaster, TemplateReading), rounds_up=True), scale=scale, unscaled=brand)


def _layouts_elsewhere(candidates: Sequence[Candidate], overrides: Overrides, file: Source) -> list[Problem]:
    """What is told of named layouts that are on another master than the chosen one: a deck has one master of ours."""
    names = [each.reading.name for each in candidates]
    hint = "name a layout of that master for `content` too, or another one here"
    return [
        warning("brand-layout-elsewhere", f"{name!r} is on another master than the contents, and is left out", place, hint)
        for role, name in overrides.layouts.items()
        for place in [overrides.places.get(f"layouts.{role}", file)]
        if name not in names
    ]


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
