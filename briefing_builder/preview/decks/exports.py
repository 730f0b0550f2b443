"""What is shown, as a file: the deck, or its script as Word document or PDF."""

from collections.abc import Mapping

from briefing_builder import pipeline
from briefing_builder.backends.brand_report import brand_report_page
from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.stationery import stationery_of
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck
from briefing_builder.preview.decks.building import DeckChoice

EXPORTS: Mapping[str, str] = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""Media types by form."""
BRAND_STYLE = "/static/brand.css"
"""The address of the style of the page about a brand."""
BRAND_SHEETS = ("/fonts/shipped.css", "/fonts/brand.css", "/static/preview.css", BRAND_STYLE)
PICTURE_PIXELS = 720
"""The width of a slide's picture in a Word document: 60 mm at 300 dots an inch."""


def export_file(session: pipeline.Session, choice: DeckChoice, form: str) -> tuple[str, bytes]:
    """Return the file's name and bytes. Raises BriefingError when the deck has errors or a part of the program is not installed."""
    prepared = pipeline.prepare(session, choice.department, choice.options)
    if form == "pptx":
        checked = pipeline.lay_out_checked(prepared)
        return f"{checked.value.file_stem}.pptx", pipeline.deck_bytes(checked, prepared.brand, choice.options)
    deck = pipeline.lay_out_prepared(prepared).value
    write = _script_docx if form == "docx" else _script_pdf
    return f"{deck.file_stem}-script.{form}", write(session, deck, prepared.brand)


def brand_page_of(session: pipeline.Session, choice: DeckChoice) -> str:
    """Return the page that tells what was understood of a choice's brand. Raises BriefingError when that, or its deck, cannot be made."""
    brand = pipeline.brand_of(session, choice.department, choice.options)
    deck = pipeline.lay_out_briefing(session, choice.department, choice.options).value
    library = pipeline.library_of(brand.value)
    return brand_report_page(brand, deck, library, is_own=not choice.options.brand, style_sheets=BRAND_SHEETS)


def _script_docx(session: pipeline.Session, deck: Deck, brand: Brand) -> bytes:
    from briefing_builder.backends.script.word import as_docx

    pictures = pipeline.slide_pngs(deck, brand, width=PICTURE_PIXELS)
    return as_docx(presenter_script(deck, session.programme.words), pictures, stationery=stationery_of(brand))


def _script_pdf(session: pipeline.Session, deck: Deck, brand: Brand) -> bytes:
    from briefing_builder.backends.script.pages import as_pdf, require_weasyprint

    require_weasyprint(instead="take the Word document")  # before the pictures, which take a while
    script = presenter_script(deck, session.programme.words)
    return as_pdf(script, pipeline.slide_svgs(deck, brand), stationery=stationery_of(brand))
