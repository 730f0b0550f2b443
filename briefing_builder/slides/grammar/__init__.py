"""The slide markup: the XML that a template wrote goes in, slides as values come out, or every mistake with its template line."""

from typing import Final

from briefing_builder.problems import Checked, Source, error
from briefing_builder.slides.grammar.build import build_slide
from briefing_builder.slides.grammar.check import grammar_problems
from briefing_builder.slides.grammar.lines import mark_lines
from briefing_builder.slides.grammar.readers import collapsed
from briefing_builder.slides.grammar.tree import ContentLocator, Node, parse_tree
from briefing_builder.slides.markup import Slide
from briefing_builder.values import Value

POINTERS: Final = frozenset({"a", "asked", "link"})

__all__ = ["ContentLocator", "ParsedTemplate", "Reference", "mark_lines", "parse_slides"]


class Reference(Value, frozen=True, kw_only=True):
    """A slide that another slide points to, and the template line that does."""

    slide: str
    source: Source


class ParsedTemplate(Value, frozen=True, kw_only=True):
    """The slides of one template, in order, and what they point to."""

    slides: tuple[Slide, ...] = ()
    references: tuple[Reference, ...] = ()


def no_source(_: str) -> Source | None:
    """Return no place: for markup that comes from no author's content."""
    return None


def parse_slides(xml: str, name: str, locate_content: ContentLocator = no_source) -> Checked[ParsedTemplate]:
    """Return the slides of a `<slides>` or a single `<slide>`, in order; none when there is any problem.

    All problems are errors at template lines; `name` is the template, for what carries no line. `content_place` finds the author's line
    of a `from` path, which all that stands inside inherits. Who speaks, seconds and appendix are left for the outline.
    """
    root = parse_tree(xml, name, locate_content)
    if not isinstance(root, Node):
        return Checked(value=ParsedTemplate(), problems=(root,))
    if root.name not in ("slides", "slide"):
        finding = f"a template makes <slides> or a <slide>, not <{root.name}>"
        return Checked(value=ParsedTemplate(), problems=(error("slide-misplaced-element", finding, root.origin.template),))
    problems = grammar_problems(root)
    if problems:
        return Checked(value=ParsedTemplate(), problems=tuple(problems))
    nodes = root.named("slide") if root.name == "slides" else (root,)
    return Checked(value=ParsedTemplate(slides=tuple(map(build_slide, nodes)), references=_slide_references(root)))


def _slide_references(root: Node) -> tuple[Reference, ...]:
    references = []
    for node in root.walk():
        target = collapsed(node.attributes.get("to", node.attributes.get("slide", ""))) if node.name in POINTERS else ""
        slide = target if node.name == "asked" else target.removeprefix("slide:") if target.startswith("slide:") else ""
        if slide:
            references.append(Reference(slide=slide, source=node.origin.template))
    return tuple(references)
