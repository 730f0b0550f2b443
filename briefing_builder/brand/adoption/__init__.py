"""Somebody's own template: the bytes of any PowerPoint file go in, a brand comes out whose layouts hold what our slides need.

The file's own layouts stay as they are. Beside them stand layouts of ours, which are theirs with other placeholders: each text of a slide
gets a place where nothing is drawn, in a colour that can be read there.
"""
