"""The one module that wires the stages: programme → figures → briefing → markup → deck → bytes. Everything else asks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing_builder.backends import pptx, svg
from briefing_builder.brand.given_fonts import with_font_files
from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.branding import (
    brand_parts,
    brand_section,
    department_brand,
    early_brand_problems,
    is_brand_file_name,
    look_of_file,
)
from briefing_builder.checks import TimedSlide, check_briefing, check_programme, check_running_order
from briefing_builder.checks.deck import check_deck
from briefing_builder.content import Programme, Unfinished, load_programme
from briefing_builder.content.paths import texts_at
from briefing_builder.content.vocabulary import PILOT_FIGURES, ROI_FIGURES
from briefing_builder.content.workbook.wording import in_words_of_cells
from briefing_builder.deck.model import Deck
from briefing_builder.edits import snapshot_of
from briefing_builder.errors import BrandError, BriefingError, ContentError, LayoutError, OutputError, TemplateError
from briefing_builder.figures import Figures, compute
from briefing_builder.files.resources import resource
from briefing_builder.fonts import Library, open_library
from briefing_builder.layout import lay_out
from briefing_builder.limits.model import deck_of
from briefing_builder.limits.watch import begin_work
from briefing_builder.problems import Checked, Problem, Severity, Source, has_errors, in_order
from briefing_builder.slides import (
    Rendered,
    early_text_problems,
    own_slot,
    own_template_problems,
    own_variants,
    render,
    speaker_role,
    text_problems,
)
from briefing_builder.tailoring import Briefing, Explanation, brief, stem_of
from briefing_builder.tailoring import explain_briefing as explanation_of
from briefing_builder.values import replace
from briefing_builder.words.review import review

STANDARD = "standard"
OURS = ("slides/", "macros/", "outlines/")
"""How places in templates and outlines that are installed with us begin; those of an author begin with the programme's folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How decks are built: the variant, a draft in spite of contract errors, the copy to hand out, the brand (empty: the department's).

    The brand is a name, or the path of a PowerPoint file (`is_brand_file`).
    `supplier`: only the supplier's own slides, between title and hand-overs, with the clock of the whole briefing.
    """

    variant: str = STANDARD
    draft: bool = False
    audience: bool = False
    brand: str = ""
    supplier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A loaded programme with its figures and what is wrong with it as a whole, computed once for all departments."""

    programme: Programme
    figures: Figures
    problems: tuple[Problem, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """The ids of all departments, in the author's order."""
        return tuple(department.id for department in self.programme.content.departments)

    @property
    def variants(self) -> tuple[str, ...]:
        """The names of all slots: the built-in ones, then those of the author's own outlines."""
        return tuple(dict.fromkeys([*self.programme.content.timing.variants, *own_variants(self.programme.folder)]))


def load(path: Path) -> Session:
    """Return the programme with its figures.

    Raises ContentError when it is invalid, with every problem of the content, and all that can be said of its look, texts and templates.
    """
    begin_work(f"reading {path}")
    try:
        loaded = load_programme(path)
    except Unfinished as failure:
        raise ContentError([*failure.problems, *_early_problems(failure)]) from failure
    figures = compute(loaded.value)
    problems = (*loaded.problems, *map(in_words_of_cells, check_programme(loaded.value, figures)))
    return Session(programme=loaded.value, figures=figures, problems=problems)


def brief_for(session: Session, department: str, options: Options) -> Briefing:
    """Return what this department should hear, and why. Raises TemplateError when the author's own outline of the variant is invalid."""
    begin_work(deck_of(department))
    slot = own_slot(session.programme.folder, options.variant)
    return brief(session.programme, session.figures, department=department, variant=options.variant, slot=slot)


def render_briefing(session: Session, department: str, options: Options) -> Rendered:
    """Return the slides of one department as markup alone, for whoever only looks for what they say. Raises TemplateError."""
    briefing = brief_for(session, department, options)
    return render(briefing, draft=options.draft, audience=options.audience, supplier=options.supplier)


def file_stem(session: Session, department: str, variant: str) -> str:
    """Return the name of a deck's file without its ending, as its briefing would say it, without making the briefing."""
    return stem_of(session.programme.content, department, variant)


def explain(session: Session, department: str, options: Options) -> Explanation:
    """Return the reasons of every choice for this department, its brand at the end."""
    explanation = explanation_of(brief_for(session, department, options))
    return replace(explanation, sections=(*explanation.sections, brand_section(session.programme, department)))


def check(session: Session, departments: Sequence[str], options: Options, *, decks: bool = False) -> tuple[Problem, ...]:
    """Return every problem of the content, the contract and the slides of these departments (none named: all), in order of place.

    With `decks`, also what people could not read, see or follow in the decks as they are laid out.
    """
    programme = session.programme
    problems = [*session.problems, *own_template_problems(programme.words, programme.folder)]
    problems += text_problems(programme.words, programme.filled_in, session.figures, programme.positions)
    for department in departments or session.departments:
        try:
            problems += (checked_deck if decks else lay_out_briefing)(session, department, options).problems
        except BriefingError as stopped:
            problems += stopped.problems
    return in_order(problems)


def review_words(session: Session) -> tuple[Problem, ...]:
    """Return what the catalogues of our sentences lack for the programme's language."""
    return review(session.programme.content.language, session.programme.folder)


def contract_problems(session: Session, briefing: Briefing, rendered: Rendered) -> tuple[Problem, ...]:
    """Return what the briefing contract says of this briefing and of its minutes."""
    timed = [
        TimedSlide(
            id=slide.id,
            seconds=slide.seconds,
            who=speaker_role(slide, briefing),
            is_demo=slide.is_demo,
            merges=slide.merges,
            source=slide.source,
        )
        for slide in rendered.outline.slides
    ]
    return (*check_briefing(session.programme, session.figures, briefing), *check_running_order(briefing, timed))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDeck:
    """One department's slides as markup, with their brand and every problem so far: everything that decides its deck."""

    briefing: Briefing
    rendered: Rendered
    brand: Brand
    problems: tuple[Problem, ...]


def prepare(session: Session, department: str, options: Options) -> PreparedDeck:
    """Return what the deck of one department is made of.

    Raises TemplateError or BrandError when templates or brand are invalid, with every error of both and of the content.
    """
    slide_problems: list[Problem] = []
    errors = [problem for problem in session.problems if problem.severity is Severity.ERROR]
    try:
        briefing = brief_for(session, department, options)
        rendered = render(briefing, draft=options.draft, audience=options.audience, supplier=options.supplier)
        slide_problems += [*rendered.problems, *_in_content(contract_problems(session, briefing, rendered), briefing)]
    except TemplateError as stopped:
        raise TemplateError([*errors, *stopped.problems, *_look_problems(session, department, options)]) from stopped
    try:
        brand = brand_of(session, department, options)
    except BrandError as stopped:
        raise BrandError([*errors, *slide_problems, *stopped.problems]) from stopped
    problems = (*session.problems, *slide_problems, *brand.problems)
    return PreparedDeck(briefing=briefing, rendered=rendered, brand=brand.value, problems=problems)


def _look_problems(session: Session, department: str, options: Options) -> tuple[Problem, ...]:
    try:
        brand_of(session, department, options)
    except BrandError as stopped:
        return stopped.problems
    return ()


def lay_out_briefing(session: Session, department: str, options: Options) -> Checked[Deck]:
    """Return the laid-out deck of one department, with every problem from content to layout.

    Raises TemplateError when a template is invalid; problems with severity error are for the caller to act on.
    """
    return lay_out_prepared(prepare(session, department, options))


def lay_out_prepared(prepared: PreparedDeck) -> Checked[Deck]:
    """Return the laid-out deck of what was prepared, with every problem from content to layout."""
    laid = lay_out(prepared.rendered.markup, prepared.brand, library_of(prepared.brand), prepared.briefing.words)
    return Checked(value=laid.value, problems=(*prepared.problems, *_in_content(laid.problems, prepared.briefing)))


def checked_deck(session: Session, department: str, options: Options) -> Checked[Deck]:
    """Return the laid-out deck of one department with every problem from content to layout, and what the checks of the deck find."""
    return lay_out_checked(prepare(session, department, options))


def lay_out_checked(prepared: PreparedDeck) -> Checked[Deck]:
    """Return the laid-out deck of what was prepared, with every problem, those that the checks of the deck find included, in order."""
    laid = lay_out_prepared(prepared)
    of_deck = _in_content(check_deck(laid.value, prepared.brand), prepared.briefing)
    return Checked(value=laid.value, problems=in_order([*laid.problems, *of_deck]))


def _in_content(problems: Sequence[Problem], briefing: Briefing) -> list[Problem]:
    """Return the problems with the department's place in the content where they are in a built-in template, which authors cannot mend.

    What is said of a workbook is said in its words.
    """
    source = briefing.programme.positions.of(briefing.department_path)
    ours = [bool(problem.source and problem.source.path.startswith(OURS)) for problem in problems]
    placed = (replace(problem, source=source) if is_ours else problem for problem, is_ours in zip(problems, ours, strict=True))
    return list(map(in_words_of_cells, placed))


def build(session: Session, department: str, options: Options) -> Checked[bytes]:
    """Return the deck of one department as the bytes of a pptx file, with the warnings.

    Raises ContentError when the briefing contract is broken (a draft is built in spite of it), LayoutError when a text
    cannot be set, OutputError when the finished file does not pass its own verification.
    """
    prepared = prepare(session, department, options)
    deck = lay_out_checked(prepared)
    return Checked(value=deck_bytes(deck, prepared.brand, options), problems=deck.problems)


def deck_bytes(deck: Checked[Deck], brand: Brand, options: Options) -> bytes:
    """Return a checked deck as the bytes of a pptx file, read back and found right. Raises as `build` does."""
    stop_on_errors(deck.problems, draft=options.draft)
    package = pptx.deck_package(deck.value, brand, notes=not options.audience)
    findings = pptx.package_problems(package, deck.value)
    if findings:
        raise OutputError(findings)
    return package.data


def slide_svgs(deck: Deck, brand: Brand) -> dict[str, str]:
    """Return every slide of a laid-out deck as a standalone SVG, by the slide's id."""
    context = svg.RenderContext(brand=brand, library=library_of(brand))
    return {slide.id: svg.slide_svg(slide, deck, context) for slide in deck.slides}


def contact_sheet(deck: Deck, brand: Brand, *, columns: int) -> str:
    """Return the slides of the slot, without the appendix, side by side as one SVG with small copies of their pictures."""
    return svg.sheet_svg(
        deck, svg.RenderContext(brand=brand, library=library_of(brand), address=svg.thumbnail, is_small=True), columns=columns
    )


def slide_pngs(deck: Deck, brand: Brand, *, width: int) -> dict[str, bytes]:
    """Return every slide of a laid-out deck as a picture, so many pixels wide, by the slide's id."""
    return as_pngs(slide_svgs(deck, brand), brand, width=width)


def as_pngs(slides: Mapping[str, str], brand: Brand, *, width: int) -> dict[str, bytes]:
    """Return drawn slides of a brand as pictures, so many pixels wide, by the slide's id."""
    return {id: svg.as_png(drawn, width=width, fonts=brand.fonts) for id, drawn in slides.items()}


def snapshot(deck: Deck, brand: Brand) -> bytes:
    """Return what a person sees in a deck, by which a later reader tells an edit from a file that was merely saved again."""
    return snapshot_of(deck, brand)


LAYOUT_CODES = frozenset({"title-too-long", "does-not-fit", "word-too-wide", "glyph-missing"})


def stop_on_errors(problems: Sequence[Problem], *, draft: bool = False) -> None:
    """Raise LayoutError or ContentError when there are errors; a draft stops only for text that cannot be set."""
    unset = [problem for problem in problems if problem.code in LAYOUT_CODES]
    if has_errors(unset):
        raise LayoutError(problems)
    if has_errors(problems) and not draft:
        raise ContentError(problems)


@cache
def library() -> Library:
    """Return the shipped fonts, opened once a process."""
    return open_library(resource("assets", "fonts"))


def library_of(brand: Brand) -> Library:
    """Return the fonts with which a brand is measured: the shipped ones, and those that its organisation gave."""
    return with_font_files(library(), brand.fonts) if brand.fonts else library()


def brands() -> tuple[str, ...]:
    """Return the names of the built-in brands, the usual one first."""
    return builtin_brands()


def brand_named(name: str = "") -> Brand:
    """Return a built-in brand, by default the first. Raises BrandError when there is none of that name."""
    return builtin_brand(name or builtin_brands()[0])


def is_brand_file(name: str) -> bool:
    """Return whether a brand is named by its file: with an ending or a folder, which no built-in brand has."""
    return is_brand_file_name(name)


def require_brand_file(name: str) -> None:
    """Raise BrandError, with the nearest name of its folder, when there is no such file."""
    look_of_file(Path(name), Source(path=name))


def has_own_brand(session: Session, department: str) -> bool:
    """Return whether the deck of a department has another brand than the programme's."""
    return len(brand_parts(session.programme, department)[0].path) > 1


def brand_of(session: Session, department: str, options: Options) -> Checked[Brand]:
    """Return the brand of the options, else of the department, else of the programme (`branding.department_brand`, which see)."""
    return department_brand(session.programme, department, options.brand)


def _early_problems(unfinished: Unfinished) -> tuple[Problem, ...]:
    """What is wrong with look, texts and templates of a programme whose content is not valid yet, as far as that can be known."""
    data, positions = unfinished.data, unfinished.positions
    figures = {"pilot": PILOT_FIGURES, "roi": ROI_FIGURES}
    groups = {"by_department": texts_at(data, "departments.[].id"), "by_course": texts_at(data, "courses.[].id")}
    problems = [*early_text_problems(unfinished.words, unfinished.filled_in, figures, groups, positions)]
    problems += own_template_problems(unfinished.words, unfinished.folder)
    return (*problems, *early_brand_problems(data, positions, unfinished.folder))
