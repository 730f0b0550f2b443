"""Template source in, the same source with ` at="file:line"` in every start tag out, so that a slide knows the line it came from."""

import re
from typing import Final
from xml.sax.saxutils import escape

TOKEN: Final = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?P<tag><[A-Za-z_][\w.-]*)(?=[\s/>{])|\n", re.DOTALL
)
AT: Final = re.compile(r' at="([^"]*):(\d+)"')


def mark_lines(source: str, place: str) -> str:
    """Return the template with its own lines written into its tags; no line moves.

    Tags inside expressions, comments and CDATA are left alone; a tag whose name is an expression stays without a mark.
    """
    # Braces would be Jinja's when the mark is compiled with the template.
    shown = escape(place, {'"': "&quot;", "{": "&#123;", "}": "&#125;"})
    line, done, pieces = 1, 0, []
    for match in TOKEN.finditer(source):
        if match["tag"]:
            pieces += [source[done : match.end()], f' at="{shown}:{line}"']
            done = match.end()
        line += match[0].count("\n")
    return "".join([*pieces, source[done:]])
