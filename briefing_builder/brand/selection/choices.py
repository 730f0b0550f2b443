"""Which layout of a file each of ours is a copy of: read layouts go in; plans, the grounds that are drawn and the reasons come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.page import Page
from briefing_builder.brand.adoption.pages import ContentPlan, CoverPlan, cover_plan
from briefing_builder.brand.adoption.placeholders import title_colour
from briefing_builder.brand.adoption.surface import drawing_key, is_unadorned
from briefing_builder.brand.adoption.theme import ThemeColours
from briefing_builder.brand.model import Colour
from briefing_builder.brand.organisation import are_apart
from briefing_builder.brand.overrides import Overrides
from briefing_builder.brand.readings import LayoutChoice, LayoutRole
from briefing_builder.brand.selection.candidates import Candidate
from briefing_builder.brand.selection.covers import cover_in, cover_of_content, cover_on_fill
from briefing_builder.brand.selection.grounds import brightest, deepest, is_coloured
from briefing_builder.brand.selection.posters import fill_box, filled_plan, region_plan, wide_plan

SURE = 0.45
"""The confidence from which a layout is taken for a last slide, or for few words."""
OF_FEW_WORDS: tuple[LayoutRole, ...] = ("section", "statement")
"""Not those of quotes, which often draw quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """What decides which layouts are taken: the candidates of the chosen master, the plan of contents, and the colours."""

    candidates: Sequence[Candidate]
    content: ContentPlan
    theme: ThemeColours
    palette: dict[str, Colour]
    overrides: Overrides
    page: Page

    def cover(self) -> tuple[CoverPlan, LayoutChoice]:
        """Return the title slide: the file's own, else the layout of contents; one with nothing on it gets a ground."""
        named = self._named("title")
        found = [named] if named else self._of_role("title")
        region = self.page.share(self.overrides.regions.get("title"))
        if region is not None:
            layout = found[0].layout if found else self.content.layout
            return cover_in(layout, region, self.page), self._choice("title", layout.name, "its region is named")
        plans = [(each, plan) for each in found if (plan := cover_plan(each.layout, self.page)) is not None]
        plans.sort(key=lambda pair: (pair[0].reading.samples.first != 1, pair[1].panel is not None))
        if not plans:
            filled = self._filled_cover(self.content.layout)
            reason = "no layout is a title slide: it stands on that of contents"
            name = self.content.layout.name
            return (filled or cover_of_content(self.content, self.page)), self._choice(
                "title", name, reason, filled.ground if filled else ""
            )
        best, plan = plans[0]
        why = "it is named" if named else best.reading.reason
        filled = self._filled_cover(best.layout) if is_unadorned(best.layout) and plan.ground == self.content.ground else None
        if filled is not None:
            return filled, self._choice("title", best.layout.name, f"{why}; nothing is drawn on it", filled.ground)
        on_panel = "; its words stand on a panel, because no plain place is large enough" if plan.panel else ""
        return plan, self._choice("title", best.layout.name, why + on_panel)

    def closing(self, cover: CoverPlan) -> tuple[CoverPlan, LayoutChoice]:
        """Return the last slide: the file's own where it has one with room, else as the title slide."""
        named = self._named("closing")
        region = self.page.share(self.overrides.regions.get("closing"))
        for each in [named] if named else self._of_role("closing"):
            plan = cover_in(each.layout, region, self.page) if region else cover_plan(each.layout, self.page)
            if plan is not None and (named or (plan.panel is None and each.reading.confidence >= SURE)):
                return plan, self._choice("closing", each.layout.name, "it is named" if named else each.reading.reason)
        return cover, self._choice(
            "closing",
            cover.layout.name,
            "no layout is a last slide with room: it mirrors the title slide",
            cover.ground if cover.fill else "",
        )

    def question(self, cover: CoverPlan) -> tuple[ContentPlan, LayoutChoice]:
        """Return the question: on a layout with a ground of its own, else on a drawn one in a colour of the cover or the theme.

        Where there is no room for a drawn ground, on any layout of its own.
        """
        own = list(self._own("question"))
        for each, plan, reason in own:
            if reason or is_coloured(plan.ground, self.content.ground):
                return plan, self._choice("question", each.layout.name, reason or f"it has a ground of its own: {each.reading.reason}")
        deep = cover.ground if is_coloured(cover.ground, self.content.ground) else deepest(self.theme, self.palette)
        plan, choice = self._on_fill("question", deep)
        drawn = [(each, plan) for each, plan, _ in own if self._is_drawn(each)]
        if choice.fill:
            return plan, choice
        if not drawn:
            return self._on_fill("question", deep, may_float=True)
        return drawn[0][1], self._choice("question", drawn[0][0].layout.name, drawn[0][0].reading.reason)

    def statement(self, question: ContentPlan) -> tuple[ContentPlan, LayoutChoice]:
        """Return the statement: on a layout of its own that is unlike the question's, else on a ground that is drawn."""
        for each, plan, reason in self._own("statement"):
            is_coloured_otherwise = is_coloured(plan.ground, self.content.ground) and are_apart(plan.ground, question.ground)
            is_drawn = not is_coloured(plan.ground, self.content.ground) and each.layout is not question.layout and self._is_drawn(each)
            if reason or is_coloured_otherwise or is_drawn:
                return plan, self._choice("statement", each.layout.name, reason or each.reading.reason)
        title = title_colour(self.content.layout, self.theme)
        return self._on_fill("statement", brightest(self.theme, self.palette, question.ground, title))

    def _is_drawn(self, each: Candidate) -> bool:
        """Whether a layout shows more than the lines and words of contents."""
        return drawing_key(each.layout) != drawing_key(self.content.layout) and not is_unadorned(each.layout)

    def content_choice(self) -> LayoutChoice:
        """Return what is told of the layout of contents."""
        read = next((each.reading for each in self.candidates if each.layout is self.content.layout), None)
        reason = "no layout has room of one colour for a title and text" if self.content.is_bare else read.reason if read else ""
        return self._choice("content", self.content.layout.name, "it is named" if "content" in self.overrides.layouts else reason)

    def _own(self, role: str) -> Iterator[tuple[Candidate, ContentPlan, str]]:
        """The plans of the file's own layouts for few words: a named one with that reason, else those of fitting roles."""
        named, region = self._named(role), self.page.share(self.overrides.regions.get(role))
        found = [named] if named else [each for kind in OF_FEW_WORDS for each in self._of_role(kind) if each.reading.confidence >= SURE]
        for each in found:
            plan = wide_plan(each.layout, self.page) if region is None else region_plan(each.layout, region, self.page)
            if plan is not None:
                yield each, plan, "it is named" if named else ""

    def _on_fill(self, role: str, colour: str, *, may_float: bool = False) -> tuple[ContentPlan, LayoutChoice]:
        region = self.page.share(self.overrides.regions.get(role))
        name = self.content.layout.name
        plan = filled_plan(self.content, colour, self.page, may_float=may_float)
        if plan is None:
            plain = self.content if region is None else replace(self.content, whole=region)
            return plain, self._choice(role, name, "no layout is made for it, and that of contents has no room for a ground")
        plan = plan if region is None else replace(plan, whole=region)
        return plan, self._choice(role, name, "no layout is made for it: it stands on that of contents, on a ground that is drawn", colour)

    def _filled_cover(self, layout: SlideLayout) -> CoverPlan | None:
        fill = None if self.content.is_bare else fill_box(layout, self.content.ground, self.page)
        return None if fill is None else cover_on_fill(layout, fill, deepest(self.theme, self.palette), self.page)

    def _named(self, role: str) -> Candidate | None:
        name = self.overrides.layouts.get(role)
        return next((each for each in self.candidates if each.reading.name == name), None)

    def _of_role(self, role: LayoutRole) -> list[Candidate]:
        found = [each for each in self.candidates if each.reading.role == role and each.reading.name not in self.overrides.never]
        return sorted(found, key=lambda each: -each.reading.confidence)

    def _choice(self, role: str, name: str, reason: str, fill: str = "") -> LayoutChoice:
        return LayoutChoice(role=role, layout=name, reason=reason, fill=fill)
