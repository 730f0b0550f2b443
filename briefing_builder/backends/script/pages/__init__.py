"""The presenter's script as pages to print: a script and pictures of its slides go in, one HTML page or a PDF file comes out."""

from briefing_builder.backends.script.pages.html import PAPERS, as_html
from briefing_builder.backends.script.pages.pdf import as_pdf, require_weasyprint
from briefing_builder.backends.script.pages.slides import slides_as_pdf

__all__ = ["PAPERS", "as_html", "as_pdf", "require_weasyprint", "slides_as_pdf"]
