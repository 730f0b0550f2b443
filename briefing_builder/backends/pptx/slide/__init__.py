"""One slide as XML: laid-out items go in, shapes, text, tables, charts and notes come out."""
