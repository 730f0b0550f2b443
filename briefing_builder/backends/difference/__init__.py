"""What two decks say differently: two laid-out decks go in, changes slide by slide come out, as text, JSON or a page."""

from briefing_builder.backends.difference.comparing import Change, SlideChange, differences
from briefing_builder.backends.difference.printing import as_data, as_page, as_text, as_view

__all__ = ["Change", "SlideChange", "as_data", "as_page", "as_text", "as_view", "differences"]
