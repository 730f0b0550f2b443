"""Rendering: an outline, a view and the templates go in, slides as markup come out."""
