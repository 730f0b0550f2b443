"""The shipped programmes, loaded once a process, and their decks as markup and as laid out."""

from functools import cache

from briefing_builder.deck.model import Deck
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, Session, brief_for, lay_out_briefing, load
from briefing_builder.problems import Checked
from briefing_builder.slides import render
from briefing_builder.slides.markup import Markup
from briefing_builder.tailoring import Briefing

STANDARD = Options()
MERROWDALE = ("contact-centre", "field-service", "warehouse", "sales", "finance", "technology")
EXAMPLES = tuple(sorted(folder.name for folder in resource("examples").iterdir() if (folder / "briefing.yaml").is_file()))


@cache
def session(example: str) -> Session:
    """Return the programme of that folder under examples/."""
    return load(resource("examples", example))


@cache
def laid_out(example: str, department: str, options: Options = STANDARD) -> Checked[Deck]:
    """Return the deck of one department."""
    return lay_out_briefing(session(example), department, options)


@cache
def briefing(example: str, department: str) -> Briefing:
    """Return the selection for one department."""
    return brief_for(session(example), department, Options())


@cache
def markup(example: str, department: str) -> Markup:
    """Return the slides of one department in meaning."""
    return render(briefing(example, department)).markup


ALL_DECKS = tuple((example, department) for example in EXAMPLES for department in session(example).departments)
