"""How the papers write names and what a slide's notes say."""

from collections.abc import Sequence

from briefing_builder.backends.script.lines import text_blocks
from briefing_builder.backends.script.pages.view import lines_values
from briefing_builder.content import Person
from briefing_builder.deck.model import NotesLine, NotesRun, Slide
from briefing_builder.packs.supplier_parts import SupplierPart
from briefing_builder.rich_text import Line, Span, lines_of, words_in
from briefing_builder.words import Catalogue

Lines = tuple[NotesLine, ...]


def name_and_title(who: Person) -> str:
    """Return a name with what that person does."""
    return ", ".join(piece for piece in (who.name, who.title) if piece)


def department_label(part: SupplierPart) -> str:
    """Return what the department is called on its slides."""
    return part.briefing.department.label


def notes_under(slide: Slide, kind: str) -> Lines:
    """Return what the notes of a slide say in the parts of a kind."""
    return tuple(line for part in slide.notes if part.kind == kind for line in part.lines)


def lines_of_text(text: str) -> Lines:
    """Return an author's text with its signs as lines."""
    return tuple(map(_notes_line, lines_of(words_in(text, Span(text="")))))


def _notes_line(line: Line) -> NotesLine:
    runs = tuple(NotesRun(text=span.text, bold=span.strong, italic=span.emphasis) for span in line.words)
    return NotesLine(runs=runs, bullet=line.begins if line.begins == "bullet" or line.begins == "number" else "none")


def paragraph_values(lines: Lines) -> list[dict[str, object]]:
    """Return lines as a paper shows them: in stretches of paragraphs and lists, with the emphasis of every run."""
    return [{"kind": kind, "lines": lines_values(stretch)} for kind, stretch in text_blocks("say", lines)]


def hand_over_cues(part: SupplierPart) -> list[Lines]:
    """Return the words with which the supplier gets the floor, one item for each time."""
    return [notes_under(slide, "hand-over") for slide in part.deck.value.slides if slide.id.startswith("handover")]


def hand_back_cues(part: SupplierPart) -> list[Lines]:
    """Return the words with which the supplier hands the floor back, one item for each time."""
    return [notes_under(slide, "hand-over") for slide in part.deck.value.slides if slide.id.startswith("handback")]


def departments_concerned(words: Catalogue, names: Sequence[str], parts: Sequence[SupplierPart]) -> str:
    """Return the departments for which something holds, in words; nothing in a pack of one department."""
    if len(parts) < 2:
        return ""
    return words("pack.everywhere") if len(set(names)) == len(parts) else ", ".join(dict.fromkeys(names))
