"""The texts of our slides on planned pages: a plan goes in, a layout whose placeholders have readable sizes and colours comes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_builder.brand.adoption.page import Page
from briefing_builder.brand.adoption.pages import ContentPlan, CoverPlan
from briefing_builder.brand.adoption.palette import ACCENTS, readable_on
from briefing_builder.brand.adoption.placeholders import title_of
from briefing_builder.brand.adoption.theme import ThemeColours
from briefing_builder.brand.adoption.zones import Zone
from briefing_builder.brand.colours import DRAWING
from briefing_builder.brand.contrast import TEXT, ratio
from briefing_builder.brand.model import Colour, Face, FilledRectangle, Ground, Layout, ParagraphFormat, Placeholder, TextStyle, Typeface
from briefing_builder.brand.reading.inheritance import ALIGNMENTS, Lineage
from briefing_builder.brand.selection.grounds import LARGE
from briefing_builder.scaling import half_points
from briefing_builder.units import EMU_PER_INCH, ZERO, Box, Emu, points
from briefing_builder.values import replace

TITLE_SIZES, ON_A_BAND = (26, 36), 22
"""The least and the most, and the least where two lines of a title stand on a narrow band."""
COVER_SIZES = (36, 54)
TWO_LINES, TWO_LINES_ON_A_BAND = 2.2, 2.6
"""Sizes of letters in the height of two lines of a title, and with air above and below them on a band."""
COVER_SIZE, PROMISE_SIZE, QUESTION_SIZE, STATEMENT_SIZE, FOOT_SIZE, BODY_SIZE = 40, 28, 72, 72, 12, 20
LIST_INDENT = Emu(228_600)  # as built_in.make writes it
QUESTION_ROWS = (25, 4, 52, 3, 16)
"""What was said, gap, the question, gap, links, as shares of the height."""
COVER_ROWS = (50, 8, 42)
"""For whom, gap, the promise, as shares of the title's height."""
STATEMENT_ROWS = (62, 4, 18, 2, 14)
"""The sentence, gap, the line after it, gap, links, as shares of the height."""
CENTRED_WIDTH = 9.0
"""Units of a cover from which a byline in its middle and a logo stand beside each other."""
NO_INSETS = (ZERO, ZERO, ZERO, ZERO)
PLAIN = ParagraphFormat()
Anchor = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """The ground of a layout as a palette role, and the roles or colours of words on it; `large` is for those of 18 points and more."""

    ground: Ground
    ink: str
    muted: str
    accent: str
    large: str
    is_own: bool = False
    """No palette role has the ground: a rectangle of the layout tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What decides how texts look: the palette, the page, the faces, the colours of the theme, and how the file sets its titles."""

    palette: Mapping[str, Colour]
    page: Page
    typefaces: Mapping[Face, Typeface]
    theme: ThemeColours
    title: Lineage | None

    def content(self, plan: ContentPlan) -> Layout:
        """Return the layout of slides with blocks."""
        return self._page_layout("content", plan, (self._title(plan.title), *self._foot(plan)))

    def body(self, plan: ContentPlan) -> Layout:
        """Return the layout of slides with a list, which stands in a placeholder."""
        style = TextStyle(face="body", size=self._size(BODY_SIZE), colour="ink")
        bulleted = ParagraphFormat(bullet=True, indent=LIST_INDENT, hanging=LIST_INDENT, space_before=self._size(8))
        body = self._placeholder("body", "obj", 1, plan.room, style, text=bulleted)
        return self._page_layout("body", plan, (self._title(plan.title), body, *self._foot(plan)))

    def question(self, plan: ContentPlan) -> Layout:
        """Return the layout of the question slide, which uses all the free room of a page."""
        heights = [Emu(plan.whole.height * share // sum(QUESTION_ROWS)) for share in QUESTION_ROWS]
        lead, _, question, _, links = plan.whole.rows(heights)
        tones = self._tones(plan.ground)
        title = self._title_of(plan)
        quiet = tones.large if tones.large != tones.ink else tones.muted
        styles = (
            TextStyle(face="heading", size=self._size(28), colour=quiet),
            self._large_style(title, QUESTION_SIZE, tones.large),
        )
        text = self._aligned(title)
        placeholders = (
            self._placeholder("question-lead", "body", 15, lead, styles[0], anchor="bottom", text=text),
            self._placeholder("title", "title", 0, question, styles[1], text=text),
            *self._foot(plan),
        )
        return replace(self._page_layout("question", plan, placeholders), room=links)

    def statement(self, plan: ContentPlan) -> Layout:
        """Return the layout of one large sentence, which uses all the free room of a page."""
        heights = [Emu(plan.whole.height * share // sum(STATEMENT_ROWS)) for share in STATEMENT_ROWS]
        statement, _, after, _, links = plan.whole.rows(heights)
        tones = self._tones(plan.ground)
        title = self._title_of(plan)
        large = "accent" if tones.ground == "paper" and ratio(self.palette["accent"].rgb, plan.ground) >= TEXT else tones.large
        quiet = tones.large if tones.large != tones.ink else tones.muted
        styles = (self._large_style(title, STATEMENT_SIZE, large), TextStyle(face="heading", size=self._size(24), colour=quiet))
        text = self._aligned(title)
        placeholders = (
            self._placeholder("title", "title", 0, statement, styles[0], anchor="bottom", text=text),
            self._placeholder("subtitle", "body", 15, after, styles[1], text=text),
            *self._foot(plan),
        )
        return replace(self._page_layout("statement", plan, placeholders), room=links)

    def cover(self, plan: CoverPlan, role: Literal["title", "closing"] = "title") -> Layout:
        """Return the layout of the title slide, or of the last slide, which mirrors it."""
        tones = self._tones(plan.ground if plan.panel is None else self.palette["paper"].rgb)
        title = title_of(plan.layout) or self.title
        text = self._aligned(title)
        size = self._points_of(title, COVER_SIZE, COVER_SIZES)
        large = self._large_style(title, size, tones.large)
        department, _, promise = plan.title.rows([Emu(plan.title.height * share // sum(COVER_ROWS)) for share in COVER_ROWS])
        heads = (
            (
                self._placeholder("kicker", "body", 13, department, large, anchor="bottom", text=text),
                self._placeholder(
                    "title", "ctrTitle", 0, promise, replace(large, size=self._size(PROMISE_SIZE), capitals=False), text=text
                ),
            )
            if role == "title"
            else (self._placeholder("title", "title", 0, plan.title, replace(large, capitals=False), anchor="bottom", text=text),)
        )
        small = tones.large if tones.large != tones.ink else tones.muted
        is_narrow = plan.byline.width + plan.logo.width < self.page.length(CENTRED_WIDTH)
        byline = plan.byline if text.align == "left" or is_narrow else _middle_half(plan)
        placeholders = (
            *heads,
            self._placeholder(
                "subtitle", "subTitle", 1, plan.subtitle, TextStyle(face="body", size=self._size(20), colour=small), text=text
            ),
            self._placeholder(
                "byline", "body", 15, byline, TextStyle(face="body", size=self._size(16), colour=tones.ink), anchor="bottom", text=text
            ),
        )
        known = [] if not tones.is_own else [FilledRectangle(box=self.page.whole, colour=Colour(theme="", rgb=plan.ground))]
        return Layout(
            role=role, name=f"Briefing {role}", index=0, placeholders={each.role: each for each in placeholders}, room=plan.logo,
            ground=tones.ground, watermark=plan.mark, rectangles=(*known, *self._surround(plan.fill, tones.ground)),
        )  # fmt: skip

    def sized(self, style: TextStyle) -> TextStyle:
        """Return a style of the scale in the size that it has on this page."""
        return replace(style, size=half_points(style.size * self.page.unit / EMU_PER_INCH))

    def nameless(self, layouts: Iterable[Layout]) -> dict[str, Colour]:
        """Return the colours of placeholders that no role has, by their own names."""
        used = {placeholder.style.colour for layout in layouts for placeholder in layout.placeholders.values()}
        names = self.theme.slots(("tx1", "tx2", *ACCENTS))
        rgbs = {name: name.removeprefix("#") for name in sorted(used) if name.startswith("#")}
        return {name: Colour(theme=names.get(rgb, ""), rgb=rgb) for name, rgb in rgbs.items()}

    def _page_layout(self, role: str, plan: ContentPlan, placeholders: Sequence[Placeholder]) -> Layout:
        tones = self._tones(plan.ground)
        beside = Zone(box=plan.beside_footer, ground=plan.footer.ground)
        zones = [zone for zone in (plan.title, plan.footer, beside, plan.number) if zone and zone.ground != plan.ground]
        if plan.fill is not None:
            zones = [zone for zone in zones if zone is not plan.title]
        whole = [Zone(box=self.page.whole, ground=plan.ground)] if tones.is_own else []
        return Layout(
            role=role, name=f"Briefing {role}", index=0, placeholders={each.role: each for each in placeholders}, room=plan.room,
            ground=tones.ground, watermark=plan.beside_footer,
            rectangles=tuple(FilledRectangle(box=zone.box, colour=Colour(theme="", rgb=zone.ground)) for zone in [*whole, *zones]),
        )  # fmt: skip

    def _title(self, zone: Zone) -> Placeholder:
        is_band = zone.ground != self.palette["paper"].rgb
        most = zone.box.height / self.page.unit * 72 / (TWO_LINES_ON_A_BAND if is_band else TWO_LINES)
        least = max(ON_A_BAND, min(TITLE_SIZES[0], most)) if is_band else TITLE_SIZES[0]
        size = self._points_of(self.title, TITLE_SIZES[0], (least, max(least, min(TITLE_SIZES[1], most))))
        colour = self._own_colour(self.title, zone.ground) or readable_on(zone.ground, self.palette)
        style = replace(self._large_style(self.title, size, colour), capitals=_has_capitals(self.title))
        return self._placeholder("title", "title", 0, zone.box, style, anchor="middle", text=self._aligned(self.title))

    def _foot(self, plan: ContentPlan) -> tuple[Placeholder, ...]:
        tones = self._tones(plan.ground)
        style = self._foot_style(plan.footer, plan, tones)
        footer = self._placeholder("footer", "ftr", 11, plan.footer.box, style, anchor="middle")
        if plan.number is None:
            return (footer,)
        style, right = self._foot_style(plan.number, plan, tones), ParagraphFormat(align="right")
        return footer, self._placeholder("slide-number", "sldNum", 12, plan.number.box, style, anchor="middle", text=right)

    def _foot_style(self, zone: Zone, plan: ContentPlan, tones: Tones) -> TextStyle:
        if zone.ground == plan.ground:
            colour = tones.muted
        else:
            role = "muted" if zone.ground == self.palette["paper"].rgb else readable_on(zone.ground, self.palette)
            colour = role if tones.ground == "paper" or role.startswith("#") else f"#{self.palette[role].rgb}"
        return TextStyle(face="body", size=self._size(FOOT_SIZE), colour=colour)

    def _tones(self, ground: str) -> Tones:
        """What words look like on a ground of that colour."""
        palette = self.palette
        if ground == palette["paper"].rgb:
            return Tones(ground="paper", ink="ink", muted="muted", accent="accent", large="ink")
        found: tuple[Ground, ...] = ("night", "peak")
        for role in found:
            if ground == palette[role].rgb:
                large = f"on-{role}"
                if palette[large].rgb != palette["paper"].rgb and ratio(palette["paper"].rgb, ground) >= LARGE:
                    large = f"#{palette['paper'].rgb}"
                return Tones(ground=role, ink=f"on-{role}", muted=f"muted-on-{role}", accent=f"on-{role}", large=large)
        ink = f"#{palette[readable_on(ground, palette)].rgb}" if readable_on(ground, palette) in palette else readable_on(ground, palette)
        return Tones(ground="paper", ink=ink, muted=ink, accent=ink, large=ink, is_own=True)

    def _surround(self, fill: Box | None, ground: Ground) -> tuple[FilledRectangle, ...]:
        """What lies around a ground that is drawn on a part of the slide."""
        whole = self.page.whole
        if fill is None or ground == "paper" or fill.holds(whole):
            return ()
        boxes = [
            Box.between(whole.left, whole.top, whole.right, fill.top), Box.between(whole.left, fill.bottom, whole.right, whole.bottom),
            Box.between(whole.left, fill.top, fill.left, fill.bottom), Box.between(fill.right, fill.top, whole.right, fill.bottom),
        ]  # fmt: skip
        return tuple(FilledRectangle(box=box, colour=self.palette["paper"]) for box in boxes if box.width > 0 and box.height > 0)

    def _title_of(self, plan: ContentPlan) -> Lineage | None:
        return title_of(plan.layout) or self.title

    def _large_style(self, title: Lineage | None, size: float, colour: str) -> TextStyle:
        is_bold = title is not None and title.run("b", "0") in ("1", "true")
        return TextStyle(face="heading", size=self._size(size), colour=colour, bold=is_bold, spacing=90)

    def _own_colour(self, title: Lineage | None, ground: str) -> str:
        """The palette role of the file's own colour for titles, or that colour itself; empty where it cannot be read on the ground."""
        fill = None if title is None else title.part(f"{DRAWING}defRPr/{DRAWING}solidFill")
        rgb = self.theme.rgb(fill)
        if not rgb or ratio(rgb, ground) < TEXT:
            return ""
        return next((role for role in ("ink", "accent", "highlight", "paper", "muted") if self.palette[role].rgb == rgb), f"#{rgb}")

    def _points_of(self, title: Lineage | None, usual: float, limits: tuple[float, float]) -> float:
        """The size of the file's own titles in points of a slide as large as ours, held in limits."""
        own = int(title.run("sz", "0")) / 100 * EMU_PER_INCH / self.page.unit if title else 0
        return max(limits[0], min(limits[1], own or usual))

    def _aligned(self, title: Lineage | None) -> ParagraphFormat:
        return ParagraphFormat(align=ALIGNMENTS.get(title.paragraph("algn", "l"), "left")) if title else PLAIN

    def _size(self, count: float) -> Emu:
        """Points of a slide as large as ours, in half points of this one."""
        return half_points(points(1) * count * self.page.unit / EMU_PER_INCH)

    def _placeholder(
        self, role: str, kind: str, index: int, box: Box, style: TextStyle, *, anchor: Anchor = "top", text: ParagraphFormat = PLAIN
    ) -> Placeholder:
        return Placeholder(
            role=role, index=index, kind=kind, box=box, style=style, anchor=anchor, insets=NO_INSETS, paragraph_format=text
        )  # fmt: skip


def _has_capitals(title: Lineage | None) -> bool:
    return title is not None and title.run("cap", "none") == "all"


def _middle_half(plan: CoverPlan) -> Box:
    """The place of centred words beside which a logo may stand."""
    quarter = plan.logo.width
    return Box.between(plan.byline.left + quarter, plan.byline.top, plan.logo.left, plan.byline.bottom)
