"""A corporate template goes in; a `Brand` comes out: layouts by role, palette, text styles, typefaces."""
