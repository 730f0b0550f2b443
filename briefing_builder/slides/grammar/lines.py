"""Template source in, the same source with ` at="file:line"` in every start tag out, so that a slide knows the line it came from."""

import re
from typing import Final
from xml.sax.saxutils import escape

TOKEN: Final = re.compile(r"\{\{|\{%|\{#|<!--|<!\[CDATA\[|(?P<tag><[A-Za-z_][\w.-]*)(?=[\s/>{])|\n")
CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}", "<!--": "-->", "<![CDATA[": "]]>"}
"""What ends that in which a tag is none."""
AT: Final = re.compile(r' at="([^"]*):(\d+)"')


def mark_lines(source: str, path: str) -> str:
    """Return the template with its own lines written into its tags; no line moves.

    Tags inside expressions, comments and CDATA are left alone; a tag whose name is an expression stays without a mark.
    """
    # Braces would be Jinja's when the mark is compiled with the template.
    shown = escape(path, {'"': "&quot;", "{": "&#123;", "}": "&#125;"})
    line, copied, position, pieces = 1, 0, 0, []
    unclosed: set[str] = set()
    while match := TOKEN.search(source, position):
        position, token = match.end(), match[0]
        if match["tag"]:
            pieces += [source[copied:position], f' at="{shown}:{line}"']
            copied = position
        elif token == "\n":
            line += 1
        else:
            end = -1 if token in unclosed else source.find(CLOSING[token], position)
            if end < 0:  # it is not looked for again
                unclosed.add(token)
                position = match.start() + 1
            else:
                position = end + len(CLOSING[token])
                line += source.count("\n", match.start(), position)
    return "".join([*pieces, source[copied:]])
