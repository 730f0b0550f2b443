"""A template file: a PowerPoint file goes in, a `Brand` comes out: layouts by role, palette, text styles, typefaces."""
