"""An outline and a view go in, slides as markup come out: each template rendered, parsed and given its speaker and its seconds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from briefing_builder.errors import TemplateError
from briefing_builder.memory import shared
from briefing_builder.problems import Checked, Problem, Severity, did_you_mean, error, has_errors, warning
from briefing_builder.slides.grammar import ContentLocator, ParsedTemplate, Reference, mark_lines, parse_slides
from briefing_builder.slides.markup import Notes, Prompt, Slide, words_text
from briefing_builder.slides.outlines.lookup import is_elsewhere
from briefing_builder.slides.outlines.model import Outline, OutlineSlide, home_of, in_minutes, late_line, slide_mention
from briefing_builder.slides.rendering.appendix import kept_slides, outline_without
from briefing_builder.slides.rendering.links import drop_dead_links
from briefing_builder.slides.rendering.pictures import with_picture_files
from briefing_builder.templating import Answers, Templates, View, load_templates, plain_view
from briefing_builder.values import Value, replace
from briefing_builder.words import Catalogue, english

SpeakerOf = Callable[[OutlineSlide], tuple[str, str]]
"""Who speaks on a slide: the role, and the name in the presenter's script."""


class SlideSources(Value, frozen=True, kw_only=True):
    """Where slides come from: the programme's folder, in which its pictures lie, and where each piece of the content was written."""

    folder: Path
    locate_content: ContentLocator


OURS = ("slides/", "macros/")
"""How the places of our own templates begin: they link to whatever an outline may have."""
LETTERS_A_SECOND, BREATH = 14, 4
"""How fast one speaks, about, and the seconds before one does: what shares out the time of slides that one template makes."""
SHARED = 512
"""Slides that are remembered: some twenty decks, of which the next ones may have some in common."""


def slide_templates(
    folders: Sequence[Path], filters: Mapping[str, Callable[..., object]] | None = None, words: Catalogue | None = None
) -> Templates:
    """Return the templates of the folders, their tags marked with their lines; the author's folder first, ours last.

    They ask the catalogue for sentences: `words("targets.date", day=…)`; without one, English is spoken.
    """
    return load_templates(folders, filters=filters, functions={"words": words or english()}, prepare=mark_lines)


def render_slides(
    outline: Outline,
    view: View,
    templates: Templates,
    *,
    words: Catalogue,
    speaker: SpeakerOf,
    origin: SlideSources,
    is_whole: bool = True,
) -> Checked[tuple[Slide, ...]]:
    """Return the slides of the outline in order, the appendix last, with what is lost of pictures that only templates name.

    Every template sees the view and `slide`, its line of the outline; with `each`, it is rendered once for each `item` of that list.
    An entry's seconds are shared out among the slides that its template makes. Raises TemplateError with the problems of all templates:
    what a template does wrong, a picture that cannot be shown, two slides with one id, a link to a slide that is not there (unless the
    outline is part of a whole one). A link to a slide that only other outlines have is left out, which is told of an author's template.
    """
    made = _render_entries(outline, view, templates, words=words, speaker=speaker, origin=origin)
    kept = kept_slides(outline, {id: len(slides) for id, slides in made.slides.items()}) if is_whole and not made.problems else {}
    if 0 in kept.values():
        outline = outline_without(outline, {id for id, count in kept.items() if not count})
        made = _render_entries(outline, view, templates, words=words, speaker=speaker, origin=origin)
    slides = [slide for id, several in made.slides.items() for slide in several[: kept.get(id, len(several))]]
    gone = {slide.id for several in made.slides.values() for slide in several} - {slide.id for slide in slides}
    references = [reference for reference in made.references if reference.slide not in gone]
    dead_links = _dead_links(slides, references, origin.folder) if is_whole else []
    problems = made.problems or [*_duplicate_slide_ids(slides), *(problem for problem in dead_links if problem.severity is Severity.ERROR)]
    if problems:
        raise TemplateError(problems)
    warnings = [*made.warnings, *(problem for problem in dead_links if problem.source and not problem.source.path.startswith(OURS))]
    linked = drop_dead_links(slides, made.targets) if dead_links or gone else slides
    return Checked(value=_with_titles_in_notes(words, linked, outline), problems=tuple(warnings))


@dataclass(slots=True, kw_only=True)
class _Made:
    """What the templates of an outline made: the slides of each line, what they point to, and what is wrong."""

    slides: dict[str, list[Slide]]
    references: list[Reference] = field(default_factory=list)
    targets: dict[str, set[str]] = field(default_factory=dict)
    """The slides that each slide, by its id, or another one of its template leads to."""
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def _render_entries(
    outline: Outline, view: View, templates: Templates, *, words: Catalogue, speaker: SpeakerOf, origin: SlideSources
) -> _Made:
    made = _Made(slides={entry.id: [] for entry in outline.everything})
    for entry, line in zip(outline.everything, _outline_values(words, outline), strict=True):
        for entry_view in _entry_views(line, entry, view):
            try:
                rendered = _parsed_or_raise(entry, entry_view, templates, origin)
            except TemplateError as reason:
                made.problems += reason.problems
            else:
                slides = _with_speaker_and_time(entry, rendered.value.slides, speaker)
                made.slides[entry.id] += slides
                leads_to = {reference.slide for reference in rendered.value.references}
                made.targets |= {slide.id: leads_to for slide in slides}
                made.references += rendered.value.references
                made.warnings += rendered.problems
    return made


def _entry_views(line: Mapping[str, object], entry: OutlineSlide, view: View) -> Iterable[View]:
    with_line = view.with_plain(slide=line)
    if not entry.each:
        return [with_line]
    items = view.values.get(entry.each)
    if not isinstance(items, list | tuple):
        finding = f"each: {entry.each!r} is not a list in the view"
        raise TemplateError(error("outline-each", finding, entry.source, did_you_mean(entry.each, view.values)))
    return [with_line.with_plain(item=item) for item in items]


@lru_cache(maxsize=64)
def _outline_values(words: Catalogue, outline: Outline) -> tuple[Mapping[str, object], ...]:
    """What each template sees as `slide`, in the order of the outline; made once for all decks with these slides."""
    index = [{"to": entry.id, "label": entry.label} for entry in outline.appendix if entry.label]
    others = [entry.id for entry in outline.everything]
    following = dict(pairwise(slide.id for slide in outline.slides))
    return tuple(_entry_values(words, entry, outline, index, others, following.get(entry.id, "")) for entry in outline.everything)


def _entry_values(
    words: Catalogue,
    entry: OutlineSlide,
    outline: Outline,
    index: Sequence[Mapping[str, str]],
    others: Sequence[str],
    following: str,
) -> Mapping[str, object]:
    """One of these: `next` is the id of the slide that is shown after it, empty for the last and in the appendix."""
    home = home_of(outline, entry.id)
    line = {
        "id": entry.id,
        "section": entry.section,
        "presenter": entry.presenter,
        "minutes": words("outline.minutes", minutes=in_minutes(entry.seconds)),
        "seconds": entry.seconds,
        "appendix": entry.appendix,
        "show": entry.show,
        "demo": entry.is_demo,
        "demo_seconds": entry.demo_seconds,
        "try_it": entry.try_it,
        "merges": list(entry.merges),
        "details": list(entry.details),
        "more": [link for link in index if link["to"] in entry.details],
        "index": [link for link in index if link["to"] != entry.id],
        "home": home.id if home else "",
        "back": _back_label(words, home),
        "late": late_line(words, outline, entry.id),
        "others": list(others),
        "next": following,
    }
    return plain_view(line).values


def _back_label(words: Catalogue, home: OutlineSlide | None) -> str:
    if home is None:
        return ""
    return words("outline.back-to-question") if home.presenter == "room" else words("outline.back", section=home.section)


def _parsed_or_raise(entry: OutlineSlide, view: View, templates: Templates, origin: SlideSources) -> Checked[ParsedTemplate]:
    rendered = _rendered_template(entry.template, view, templates, origin)
    if has_errors(rendered.problems):
        raise TemplateError(rendered.problems)
    return rendered


def _rendered_template(name: str, view: View, templates: Templates, origin: SlideSources) -> Checked[ParsedTemplate]:
    """What a template says; it is not asked again when all that it asks of the view is as it was."""
    asked = templates.asked(name)
    if asked is not None:
        try:
            return _render_answered((templates, templates.renewed, name, view.answers(asked), origin))
        except TemplateError:
            pass  # what is told of a wrong template names values that it did not ask for
    return _parse_rendered(templates.render(name, view), name, origin)


@shared(most=SHARED)
def _render_answered(key: tuple[Templates, int, str, Answers, SlideSources]) -> Checked[ParsedTemplate]:
    templates, _renewed, name, answers, origin = key
    return _parse_rendered(templates.render(name, View.of(answers)), name, origin)


@lru_cache(maxsize=SHARED)
def _parse_rendered(xml: str, name: str, origin: SlideSources) -> Checked[ParsedTemplate]:
    """What templates say alike for several decks is the same value for all of them."""
    parsed = parse_slides(xml, name, origin.locate_content)
    with_files = with_picture_files(parsed.value.slides, origin.folder)
    return Checked(value=replace(parsed.value, slides=with_files.value), problems=(*parsed.problems, *with_files.problems))


def _with_speaker_and_time(entry: OutlineSlide, slides: Sequence[Slide], speaker: SpeakerOf) -> list[Slide]:
    role, who = speaker(entry)
    ends = list(accumulate(_seconds_of_each(entry.seconds, slides)))
    begins = [0, *ends[:-1]]
    return [
        replace(
            slide,
            id=slide.id or entry.id,
            section=slide.section or entry.section,
            role=role,
            who=who,
            seconds=ends[number] - begins[number],
            appendix=entry.appendix,
            starts=None if entry.starts is None else entry.starts + begins[number],
        )
        for number, slide in enumerate(slides)
    ]


def _seconds_of_each(seconds: int, slides: Sequence[Slide]) -> list[int]:
    """The seconds of an entry, shared out in ratio of what must be said and done on each of its slides; the first has what is over."""
    needs = [_least_seconds(slide.notes) for slide in slides]
    shares = [seconds * need // sum(needs) for need in needs]
    return [shares[0] + seconds - sum(shares), *shares[1:]]


def _least_seconds(notes: Notes) -> int:
    """About how long a slide takes without what is said only where there is time."""
    must = [line for number, line in enumerate(notes.say) if number not in notes.optional]
    letters = sum(len(words_text(line)) for line in must if not isinstance(line, Prompt))
    freely = sum(line.seconds for line in must if isinstance(line, Prompt))
    return BREATH + letters // LETTERS_A_SECOND + freely + notes.do_seconds + notes.hand_over_seconds


def _with_titles_in_notes(words: Catalogue, slides: Sequence[Slide], outline: Outline) -> tuple[Slide, ...]:
    """The slides with the titles, where their notes name a slide that gives way; an outline knows ids only."""
    titles = {slide.id: words_text(slide.title) for slide in slides}
    names = {slide_mention(words, step.slide): words.quoted(titles[step.slide]) for step in outline.if_late if step.slide in titles}
    renamed = []
    for slide in slides:
        late = slide.notes.late
        for id, title in names.items():
            late = late.replace(id, title)
        renamed.append(replace(slide, notes=replace(slide.notes, late=late)) if late != slide.notes.late else slide)
    return tuple(renamed)


def _duplicate_slide_ids(slides: Sequence[Slide]) -> list[Problem]:
    first: dict[str, Slide] = {}
    problems = []
    for slide in slides:
        earlier = first.setdefault(slide.id, slide)
        if earlier is not slide:
            finding = f"two slides have the id {slide.id!r}; the first is in {earlier.origin.template}"
            problems.append(error("slide-id-repeated", finding, slide.origin.template, "give each <slide> an id of its own"))
    return problems


def _dead_links(slides: Sequence[Slide], references: Sequence[Reference], programme: Path) -> list[Problem]:
    """Links to slides that are not there; a warning where another outline has such a slide, so that the link is right elsewhere."""
    known = {slide.id for slide in slides}
    return [_dead_link(reference, known, programme) for reference in references if reference.slide not in known]


def _dead_link(reference: Reference, known: set[str], programme: Path) -> Problem:
    id, source = reference.slide, reference.source
    if is_elsewhere(programme, id):
        hint = 'add the slide to the outline, or link only `{% if "…" in slide.others %}`'
        return warning("slide-link-left-out", f"this outline has no slide {id!r}; the link to it is left out", source, hint)
    return error("slide-link-dangling", f"there is no slide {id!r} to link to", source, did_you_mean(id, known))
