"""A briefing goes in; its slides in meaning come out (`Markup`), made from an outline and Jinja templates."""

from briefing_builder.slides.render import Rendered, render

__all__ = ["Rendered", "render"]
