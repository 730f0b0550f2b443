"""Text: words, a style and a width go in; typeset paragraphs come out."""
