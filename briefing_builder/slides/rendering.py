"""An outline and a view go in, slides in meaning come out: each template rendered, parsed and given its speaker and its seconds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.slides.grammar import ContentPlace, Parsed, Reference, mark_lines, parse_slides
from briefing_builder.slides.markup import Slide, plain
from briefing_builder.slides.outlines import Outline, OutlineSlide, home_of, late_line, minutes_text
from briefing_builder.templating import Templates, View, environment

Speaker = Callable[[OutlineSlide], tuple[str, str]]
"""Who speaks on a slide: the role, and the name in the presenter's script."""


def slide_templates(folders: Sequence[Path], filters: Mapping[str, Callable[..., object]] | None = None) -> Templates:
    """Return the templates of the folders, their tags marked with their lines; the author's folder first, ours last."""
    return environment(folders, filters=filters, prepare=mark_lines)


def render_slides(
    outline: Outline, view: View, templates: Templates, *, speaker: Speaker, content_place: ContentPlace, is_whole: bool = True
) -> tuple[Slide, ...]:
    """Return the slides of the outline in order, the appendix last.

    Every template sees the view and `slide`, its line of the outline; with `each`, it is rendered once for each `item` of that list.
    An entry's seconds are shared out among the slides that its template makes. Raises TemplateError with the problems of all templates:
    what a template does wrong, two slides with one id, a link to a slide that is not there (unless the outline is part of a whole one).
    """
    slides: list[Slide] = []
    references: list[Reference] = []
    problems: list[Problem] = []
    for entry in outline.everything:
        for entry_view in _views(entry, outline, view):
            try:
                parsed = _parsed(entry, entry_view, templates, content_place)
            except TemplateError as reason:
                problems += reason.problems
            else:
                slides += _timed(entry, parsed.slides, speaker)
                references += parsed.references
    problems += problems or [*_repeated(slides), *(_dangling(slides, references) if is_whole else ())]
    if problems:
        raise TemplateError(problems)
    return _named(slides, outline)


def _views(entry: OutlineSlide, outline: Outline, view: View) -> Iterable[View]:
    home = home_of(outline, entry.id)
    index = [{"to": other.id, "label": other.label} for other in outline.appendix if other.label and other.id != entry.id]
    line = {
        "id": entry.id,
        "section": entry.section,
        "presenter": entry.presenter,
        "minutes": minutes_text(entry.seconds),
        "seconds": entry.seconds,
        "appendix": entry.appendix,
        "show": entry.show,
        "demo": entry.is_demo,
        "try_it": entry.try_it,
        "merges": list(entry.merges),
        "details": list(entry.details),
        "more": [link for link in index if link["to"] in entry.details],
        "index": index,
        "home": home.id if home else "",
        "back": _back(home),
        "late": late_line(outline, entry.id),
        "others": [other.id for other in outline.everything],
    }
    with_line = view.plus(slide=line)
    if not entry.each:
        return [with_line]
    items = view.values.get(entry.each)
    if not isinstance(items, list | tuple):
        finding = f"each: {entry.each!r} is no list of the view"
        raise TemplateError(error("outline-each", finding, entry.source, did_you_mean(entry.each, view.values)))
    return [with_line.plus(item=item) for item in items]


def _back(home: OutlineSlide | None) -> str:
    if home is None:
        return ""
    return f"← Back to {'the question' if home.presenter == 'room' else f'“{home.section}”'}"


def _parsed(entry: OutlineSlide, view: View, templates: Templates, content_place: ContentPlace) -> Parsed:
    parsed = parse_slides(templates.render(entry.template, view), entry.template, content_place)
    if parsed.problems:
        raise TemplateError(parsed.problems)
    return parsed.value


def _timed(entry: OutlineSlide, slides: Sequence[Slide], speaker: Speaker) -> list[Slide]:
    share, rest = divmod(entry.seconds, len(slides))
    role, who = speaker(entry)
    starts = [None if entry.starts is None else entry.starts + share * number + (rest if number else 0) for number in range(len(slides))]
    return [
        replace(
            slide,
            id=slide.id or entry.id,
            section=slide.section or entry.section,
            role=role,
            who=who,
            seconds=share + (rest if number == 0 else 0),
            appendix=entry.appendix,
            starts=starts[number],
        )
        for number, slide in enumerate(slides)
    ]


def _named(slides: Sequence[Slide], outline: Outline) -> tuple[Slide, ...]:
    """The slides with the titles, where their notes name a slide that gives way; an outline knows ids only."""
    titles = {slide.id: plain(slide.title) for slide in slides}
    names = {f"“{step.slide.replace('_', ' ')}”": f"“{titles[step.slide]}”" for step in outline.if_late if step.slide in titles}
    done = []
    for slide in slides:
        late = slide.notes.late
        for id, title in names.items():
            late = late.replace(id, title)
        done.append(replace(slide, notes=replace(slide.notes, late=late)) if late != slide.notes.late else slide)
    return tuple(done)


def _repeated(slides: Sequence[Slide]) -> list[Problem]:
    first: dict[str, Slide] = {}
    problems = []
    for slide in slides:
        other = first.setdefault(slide.id, slide)
        if other is not slide:
            finding = f"two slides have the id {slide.id!r}; the first is in {other.origin.template}"
            problems.append(error("slide-id-repeated", finding, slide.origin.template, "give each <slide> an id of its own"))
    return problems


def _dangling(slides: Sequence[Slide], references: Sequence[Reference]) -> list[Problem]:
    known = {slide.id for slide in slides}
    return [
        error("slide-link-dangling", f"there is no slide {one.slide!r} to link to", one.source, did_you_mean(one.slide, known))
        for one in references
        if one.slide not in known
    ]
