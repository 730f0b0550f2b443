"""What was understood of a template: a brand that was made of it goes in; words, data and a page for people come out."""

from briefing_builder.backends.brand_report.model import BrandReport
from briefing_builder.backends.brand_report.page import STYLE, brand_report_page
from briefing_builder.backends.brand_report.printing import as_text
from briefing_builder.backends.brand_report.reporting import brand_report
from briefing_builder.backends.brand_report.serialised import brand_report_as_data

__all__ = ["STYLE", "BrandReport", "as_text", "brand_report", "brand_report_as_data", "brand_report_page"]
