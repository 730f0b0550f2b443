"""What other programs leave in templates that nobody meant to be seen: an open file goes in, and loses it."""

from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.brand.colours import DRAWING, PRESENTATION

FIELDS_AS_WORDS = frozenset(("<date/time>", "<footer>", "<number>"))
"""What LibreOffice writes into text boxes of masters where its own masters have a date, a footer or a number."""


def leave_out_field_names(presentation: OpenPresentation) -> None:
    """Take the names of fields that stand as words on every slide out of masters and layouts."""
    for master in presentation.slide_masters:
        for owner in (master, *master.slide_layouts):
            for shape in list(owner.element.iter(f"{PRESENTATION}sp")):
                words = "".join(text.text or "" for text in shape.iter(f"{DRAWING}t")).strip()
                if words in FIELDS_AS_WORDS and shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is None:
                    shape.getparent().remove(shape)
