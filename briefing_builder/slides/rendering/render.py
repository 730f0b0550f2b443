"""The stage: a briefing becomes markup, by way of an outline, a view of plain data, and the slide templates."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from briefing_builder.files.intake import is_directory
from briefing_builder.problems import Problem, Source
from briefing_builder.slides.author_texts import AuthorTexts, author_texts_of, template_filters
from briefing_builder.slides.markup import Markup, Slide
from briefing_builder.slides.outlines.lookup import template_folders, worded_outline_of
from briefing_builder.slides.outlines.model import Outline, OutlineSlide, fitted_outline
from briefing_builder.slides.rendering.handovers import HandoverWords, supplier_seconds, with_disclosure, with_handbacks, with_handovers
from briefing_builder.slides.rendering.links import prune_links
from briefing_builder.slides.rendering.quotation import with_marks_of_language
from briefing_builder.slides.rendering.slides import SlideSources, render_slides, slide_templates
from briefing_builder.slides.rendering.supplier_part import excerpt
from briefing_builder.slides.view.assemble import briefing_view, with_slot_view
from briefing_builder.slides.view.session import ViewData, speaker_name, speaker_role
from briefing_builder.source import Positions
from briefing_builder.speech.pace import usual_pace
from briefing_builder.tailoring.view import Briefing
from briefing_builder.templating import Templates
from briefing_builder.values import replace
from briefing_builder.words import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The slides of a briefing, the whole outline as far as its content filled it, and what the author's texts did wrong."""

    markup: Markup
    outline: Outline
    problems: tuple[Problem, ...] = ()
    part: ViewData = field(default_factory=dict)
    """What is said of a supplier's part, with its figures filled in; empty for everybody else's slides."""


def render(briefing: Briefing, *, draft: bool = False, audience: bool = False, supplier: bool = False) -> Rendered:
    """Return the briefing as slides: the outline of its variant, tailored; a template of the programme's own goes before ours.

    The audience's copy has no appendix; the supplier's has that supplier's own slides, with hand-overs around them.
    Raises TemplateError with every problem of the outline and the templates.
    """
    folders = tuple(folder for folder in template_folders(briefing.programme.folder) if is_directory(folder))
    templates = _compiled_templates(folders, briefing.content.currency, briefing.words)
    templates.renew()
    outline = worded_outline_of(briefing.programme.folder, briefing.variant_name, briefing.words)
    if audience:
        outline = replace(outline, appendix=())
    if briefing.content.briefing.appendix == "all":
        outline = replace(outline, appendix_most="all")
    author, values, outline = _fill_outline(briefing, outline, templates, audience=audience, supplier=supplier)
    view = with_slot_view(values, outline, briefing)
    shown_outline, part_said = outline, ViewData()
    if supplier:
        part = excerpt(outline, briefing, author)
        shown_outline, part_said, view = part.outline, part.said, view.plus(**part.view)
    origin = SlideSources(folder=briefing.programme.folder, locate_content=_content_locator(briefing.programme.positions))
    rendered = render_slides(
        shown_outline, view, templates, words=briefing.words, speaker=_speaker_of(briefing), origin=origin, is_whole=not supplier
    )
    wording = HandoverWords(briefing, author)
    slides = with_handbacks(prune_links(rendered.value), wording) if supplier else with_handovers(rendered.value, wording)
    slides = with_disclosure(slides, wording, origin.locate_content("supplier/disclosure"))
    markup = _assemble_markup(briefing, shown_outline, slides, draft=draft)
    if supplier:
        markup = _with_watermark(markup, briefing)
    markup = with_marks_of_language(markup, briefing.words)
    return Rendered(markup=markup, outline=outline, problems=(*author.problems, *rendered.problems), part=part_said)


@lru_cache(maxsize=8)
def _compiled_templates(folders: tuple[Path, ...], currency: str, words: Catalogue) -> Templates:
    """Compiled once a process for as many programmes as are built in turns: once for all that have no templates of their own."""
    return slide_templates(folders, template_filters(words, currency), words)


def _fill_outline(
    briefing: Briefing, outline: Outline, templates: Templates, *, audience: bool, supplier: bool
) -> tuple[AuthorTexts, dict[str, object], Outline]:
    """Who fills the author's texts, what templates see, and the slides that have content; the texts tell the minutes of those slides."""
    kept = outline
    for _ in range(2):
        seconds = supplier_seconds(kept, briefing)
        author = author_texts_of(briefing, templates, seconds)
        values = briefing_view(briefing, author, audience=audience, supplier=supplier)
        kept = fitted_outline(outline, values)
        if supplier_seconds(kept, briefing) == seconds:
            break
    return author, values, kept


def _speaker_of(briefing: Briefing) -> Callable[[OutlineSlide], tuple[str, str]]:
    return lambda entry: (speaker_role(entry, briefing), speaker_name(entry, briefing))


@lru_cache(maxsize=1)
def _content_locator(positions: Positions) -> Callable[[str], Source | None]:
    """The places of content paths, each looked up once; those of one programme, for a large one has very many."""

    @cache
    def locate(path: str) -> Source | None:
        if not path:
            return None
        return positions.of(tuple(int(part) if part.isdigit() else part for part in path.split("/")))

    return locate


def _with_watermark(markup: Markup, briefing: Briefing) -> Markup:
    """The slides with the supplier's watermark and the day until which they hold."""
    assert briefing.supplier is not None
    pack, watermark = briefing.supplier.supplier.pack, briefing.supplier.supplier.watermark(briefing.words)
    words, until = briefing.words, pack.valid_until
    mark = words("deck.watermark-until", watermark=watermark, day=words.long_day(until)) if until else watermark
    held = ((words("deck.valid-until"), until.isoformat()),) if until else ()
    return replace(markup, mark=mark, properties=((words("deck.watermark"), watermark), *held))


def _assemble_markup(briefing: Briefing, outline: Outline, slides: tuple[Slide, ...], *, draft: bool) -> Markup:
    content, meeting = briefing.content, briefing.meeting
    footer = [content.programme.name, briefing.department.label, briefing.words.long_day(meeting.day) if meeting.day else ""]
    return Markup(
        slides=slides,
        title=briefing.words("deck.title", title=content.briefing.title, department=briefing.department.name),
        subject=briefing.words("deck.subject", programme=content.programme.name, audience=content.briefing.audience),
        author=meeting.presenter.name,
        language=content.language,
        footer=" · ".join(part for part in footer if part),
        seed=f"{content.programme.id}/{briefing.department.id}",
        created=meeting.day.isoformat() if meeting.day else "",
        file_stem=briefing.file_stem,
        words_per_minute=content.timing.words_per_minute or usual_pace(content.language),
        pause_seconds=content.timing.pause_seconds_per_slide,
        begins=meeting.time or "",
        late=tuple((step.slide, step.seconds) for step in outline.if_late),
        draft=draft,
    )
