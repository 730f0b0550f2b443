"""Text: words, a style and a width go in, measured paragraphs come out."""
