"""Rendering: an outline, a view and the templates go in, slides in meaning come out."""
