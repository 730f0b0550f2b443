"""The parts of a template as XML: a brand's values go in, theme, master, layouts and notes master come out."""
