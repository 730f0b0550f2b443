"""The texts of our slides on planned pages: a plan goes in, a layout whose placeholders have readable sizes and colours comes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_builder.brand.adoption.pages import ContentPlan, CoverPlan, Page
from briefing_builder.brand.adoption.palette import readable_on
from briefing_builder.brand.adoption.zones import Zone
from briefing_builder.brand.model import Colour, Face, FilledRectangle, Layout, ParagraphFormat, Placeholder, TextStyle, Typeface
from briefing_builder.brand.reading.inheritance import Lineage
from briefing_builder.scaling import half_points
from briefing_builder.units import EMU_PER_INCH, ZERO, Box, Emu, points
from briefing_builder.values import replace

TITLE_SIZES = (26, 32)
COVER_SIZE, PROMISE_SIZE, QUESTION_SIZE, STATEMENT_SIZE, FOOT_SIZE, BODY_SIZE = 40, 28, 54, 66, 12, 20
LIST_INDENT = Emu(228_600)  # as built_in.make writes it
QUESTION_ROWS = (24, 4, 48, 4, 20)
"""What was said, gap, the question, gap, links, as shares of the height."""
COVER_ROWS = (50, 8, 42)
"""For whom, gap, the promise, as shares of the title's height."""
STATEMENT_ROWS = (62, 4, 18, 2, 14)
"""The sentence, gap, the line after it, gap, links, as shares of the height."""
NO_INSETS = (ZERO, ZERO, ZERO, ZERO)
PLAIN = ParagraphFormat()
Anchor = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What decides how texts look: the palette, the page, the faces, and how the file itself sets its titles."""

    palette: Mapping[str, Colour]
    page: Page
    typefaces: Mapping[Face, Typeface]
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
        styles = (
            TextStyle(face="heading", size=self._size(28), colour="muted"),
            TextStyle(face="heading", size=self._size(QUESTION_SIZE), colour="ink", bold=self._is_bold, spacing=90),
        )
        placeholders = (
            self._placeholder("question-lead", "body", 15, lead, styles[0], anchor="bottom"),
            self._placeholder("title", "title", 0, question, styles[1]),
            *self._foot(plan),
        )
        return replace(self._page_layout("question", plan, placeholders), room=links)

    def statement(self, plan: ContentPlan) -> Layout:
        """Return the layout of one large sentence, which uses all the free room of a page."""
        heights = [Emu(plan.whole.height * share // sum(STATEMENT_ROWS)) for share in STATEMENT_ROWS]
        statement, _, after, _, links = plan.whole.rows(heights)
        styles = (
            TextStyle(face="heading", size=self._size(STATEMENT_SIZE), colour="accent", bold=self._is_bold, spacing=90),
            TextStyle(face="heading", size=self._size(24), colour="muted"),
        )
        placeholders = (
            self._placeholder("title", "title", 0, statement, styles[0], anchor="bottom"),
            self._placeholder("subtitle", "body", 15, after, styles[1]),
            *self._foot(plan),
        )
        return replace(self._page_layout("statement", plan, placeholders), room=links)

    def cover(self, plan: CoverPlan, role: Literal["title", "closing"] = "title") -> Layout:
        """Return the layout of the title slide, or of the last slide, which mirrors it."""
        is_night = plan.panel is None and plan.ground == self.palette["night"].rgb != self.palette["paper"].rgb
        ink, muted = ("on-night", "muted-on-night") if is_night else ("ink", "muted")
        large = TextStyle(face="heading", size=self._size(COVER_SIZE), colour=ink, bold=self._is_bold, spacing=90)
        department, _, promise = plan.title.rows([Emu(plan.title.height * share // sum(COVER_ROWS)) for share in COVER_ROWS])
        heads = (
            (
                self._placeholder("kicker", "body", 13, department, large, anchor="bottom"),
                self._placeholder("title", "ctrTitle", 0, promise, replace(large, size=self._size(PROMISE_SIZE))),
            )
            if role == "title"
            else (self._placeholder("title", "title", 0, plan.title, large, anchor="bottom"),)
        )
        placeholders = (
            *heads,
            self._placeholder("subtitle", "subTitle", 1, plan.subtitle, TextStyle(face="body", size=self._size(20), colour=muted)),
            self._placeholder("byline", "body", 15, plan.byline, TextStyle(face="body", size=self._size(16), colour=ink), anchor="bottom"),
        )
        return Layout(
            role=role, name=f"Briefing {role}", index=0, placeholders={each.role: each for each in placeholders}, room=plan.logo,
            ground="night" if is_night else "paper", watermark=plan.mark,
        )  # fmt: skip

    def sized(self, style: TextStyle) -> TextStyle:
        """Return a style of the scale in the size that it has on this page."""
        return replace(style, size=half_points(style.size * self.page.unit / EMU_PER_INCH))

    def nameless(self, layouts: Iterable[Layout]) -> dict[str, Colour]:
        """Return the colours of placeholders that no role has, by their own names."""
        used = {placeholder.style.colour for layout in layouts for placeholder in layout.placeholders.values()}
        return {name: Colour(theme="", rgb=name.removeprefix("#")) for name in sorted(used) if name.startswith("#")}

    def _page_layout(self, role: str, plan: ContentPlan, placeholders: Sequence[Placeholder]) -> Layout:
        beside = Zone(box=plan.beside_footer, ground=plan.footer.ground)
        zones = [zone for zone in (plan.title, plan.footer, beside, plan.number) if zone and zone.ground != plan.ground]
        return Layout(
            role=role, name=f"Briefing {role}", index=0, placeholders={each.role: each for each in placeholders}, room=plan.room,
            ground="paper", watermark=plan.beside_footer,
            rectangles=tuple(FilledRectangle(box=zone.box, colour=Colour(theme="", rgb=zone.ground)) for zone in zones),
        )  # fmt: skip

    def _title(self, zone: Zone) -> Placeholder:
        size = int(self.title.run("sz", "2800")) / 100 * EMU_PER_INCH / self.page.unit if self.title else TITLE_SIZES[0]
        held = max(TITLE_SIZES[0], min(TITLE_SIZES[1], size))
        style = TextStyle(
            face="heading", size=self._size(held), colour=readable_on(zone.ground, self.palette), bold=self._is_bold, spacing=90,
        )  # fmt: skip
        return self._placeholder("title", "title", 0, zone.box, style, anchor="middle")

    def _foot(self, plan: ContentPlan) -> tuple[Placeholder, ...]:
        footer = self._placeholder("footer", "ftr", 11, plan.footer.box, self._foot_style(plan.footer), anchor="middle")
        if plan.number is None:
            return (footer,)
        style, right = self._foot_style(plan.number), ParagraphFormat(align="right")
        return footer, self._placeholder("slide-number", "sldNum", 12, plan.number.box, style, anchor="middle", text=right)

    def _foot_style(self, zone: Zone) -> TextStyle:
        colour = "muted" if zone.ground == self.palette["paper"].rgb else readable_on(zone.ground, self.palette)
        return TextStyle(face="body", size=self._size(FOOT_SIZE), colour=colour)

    @property
    def _is_bold(self) -> bool:
        return self.title is not None and self.title.run("b", "0") in ("1", "true")

    def _size(self, count: float) -> Emu:
        """Points of a slide as large as ours, in half points of this one."""
        return half_points(points(1) * count * self.page.unit / EMU_PER_INCH)

    def _placeholder(
        self, role: str, kind: str, index: int, box: Box, style: TextStyle, *, anchor: Anchor = "top", text: ParagraphFormat = PLAIN
    ) -> Placeholder:
        return Placeholder(
            role=role, index=index, kind=kind, box=box, style=style, anchor=anchor, insets=NO_INSETS, paragraph_format=text
        )  # fmt: skip
