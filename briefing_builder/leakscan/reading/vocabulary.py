"""What readers must know of formats, as data: which parts of them are text that people see, and which are only shape."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TABLES = frozenset(("csv", "tsv"))
RAW_TEXT = frozenset(("txt", "md", "json", "yaml", "yml", "j2", "css", "js", "rtf"))

PARAGRAPHS = frozenset(("p", "si", "is", "text", "title", "desc", "rPh"))
"""Elements whose text is one, however many runs it is split into."""
BREAKS = frozenset(("br", "tab", "cr", "ptab", "lastRenderedPageBreak"))
"""Elements that stand for white space within a paragraph."""
SIGNS = {"noBreakHyphen": "-", "softHyphen": "\u00ad"}
"""Elements of Word that stand for a character."""
UNSEEN = (frozenset(("delText", "instrText", "delInstrText")), frozenset(("ins", "moveTo", "instrText", "delInstrText")))
"""Elements that are not read in a paragraph whose changes are accepted, and in one whose changes are rejected."""
HIDING = ("{*}vanish", "{*}webHidden", "{*}specVanish")
"""Elements of Word in the properties of a run that nobody sees."""
OFF = frozenset(("0", "false", "off"))
"""How such a property is written where it is not so."""
PAGE_TEXTS = frozenset(("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"))
"""Elements of a sheet whose text has codes for position and font in it."""
INLINE = _names("""
    a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup
    time tt u var wbr
""")
"""HTML elements that do not part the words around them."""

SHAPE_TEXT = frozenset(("posOffset", "pctWidth", "pctHeight", "f", "TotalTime", "Words", "Characters", "CharactersWithSpaces",
                        "Pages", "Paragraphs", "Lines", "Slides", "Notes", "HiddenSlides", "MMClips", "AppVersion"))  # fmt: skip
"""Elements whose numbers are measures of the file itself; a formula's references are no numbers either."""
FORMULAS = frozenset(("f",))
"""Elements of those whose text refers to cells: what is left without the references is what somebody wrote."""

TEXT_ATTRIBUTES = _names("""
    descr title name alt tooltip t text string content label value placeholder summary caption prompt href src target action cite
    data-value aria-label aria-description
""")
"""Attributes whose value is a text for people, even where it is a bare number."""
SCALES = frozenset(("max", "min", "majorUnit", "minorUnit", "crossesAt", "period", "splitPos", "tag", "docVar"))
"""Elements of charts whose `val` is a number of the data, and those that keep a text under a name."""
SHAPE_ATTRIBUTES = _names("""
    d points transform viewbox x y x1 x2 y1 y2 cx cy r rx ry dx dy fx fy width height font-size stroke-width stroke-dasharray
    stroke-dashoffset stroke-miterlimit letter-spacing word-spacing opacity fill-opacity stroke-opacity stop-opacity offset textlength
    pathlength startoffset style fmla panose adj path coordsize coordorigin gradienttransform patterntransform colspan rowspan tabindex
    border cellpadding cellspacing k1 k2 k3 k4 stddeviation rotate sizes media viewport srcset uri guid
""")
"""Attributes that hold geometry; of their text only words count."""
