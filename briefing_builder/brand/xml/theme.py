"""A theme part as XML: colours and faces go in, a theme that every PowerPoint reads comes out."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# A theme must name three styles of each kind (ECMA-376 part 1, 20.1.4.1.14); ours are all plain: the slides say what they want.
PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
PLAIN_FORMATS = (
    '<a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{PLAIN_FILL * 3}</a:fillStyleLst>"
    "<a:lnStyleLst>"
    + "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{PLAIN_FILL}<a:prstDash val="solid"/></a:ln>' for width in (9525, 12700, 19050)
    )
    + "</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{PLAIN_FILL * 3}</a:bgFillStyleLst>"
    "</a:fmtScheme>"
)


def theme_xml(name: str, colours: Mapping[str, str], *, heading: str, body: str) -> str:
    """Return a theme part; `colours` are the twelve slots `dk1` to `folHlink` in the order of the schema, as hexadecimal digits."""
    slots = "".join(f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>' for slot, rgb in colours.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{escape(name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(name)}">{slots}</a:clrScheme>'
        f'<a:fontScheme name="{escape(name)}"><a:majorFont>{_faces(heading)}</a:majorFont>'
        f"<a:minorFont>{_faces(body)}</a:minorFont></a:fontScheme>"
        f"{PLAIN_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _faces(latin: str) -> str:
    return f'<a:latin typeface="{escape(latin)}"/><a:ea typeface=""/><a:cs typeface=""/>'
