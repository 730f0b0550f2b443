"""Programmes are changed in place: files of YAML and changes of their content go in, new texts with all else as it was come out."""

from briefing_builder.content.writing.editing import Change, Put, Remove, edited, edited_programme, set_value

__all__ = ["Change", "Put", "Remove", "edited", "edited_programme", "set_value"]
