"""A briefing goes in; its slides in meaning come out (`Markup`), made from an outline and Jinja templates."""

from briefing_builder.slides.render import Rendered, render
from briefing_builder.slides.view_session import role_of

__all__ = ["Rendered", "render", "role_of"]
