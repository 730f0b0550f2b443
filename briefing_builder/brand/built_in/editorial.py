"""The brand "editorial" as plain values: a good magazine. Serif headlines on warm paper, teal, an amber mark, much air."""

from briefing_builder.brand.model import Manner
from briefing_builder.brand.specification import (
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    BrandSpec,
    InchBox,
    LayoutSpec,
    PageSpec,
    RectangleSpec,
    StyleSpec,
    closing_placeholders,
    cover_placeholders,
    department_placeholder,
    foot_placeholders,
    kicker_placeholder,
    pattern_placeholder,
    question_placeholders,
    statement_placeholders,
    title_placeholder,
)

MARGIN = 0.8
MEASURE = SLIDE_WIDTH - 2 * MARGIN
KICKER_BOX: InchBox = (MARGIN, 0.55, MEASURE, 0.28)
FOOT = 6.96
COVER_MEASURE = 7.0

THEME = {
    "dk1": "17242D",  # ink
    "lt1": "FCFAF6",  # paper
    "dk2": "14212A",  # night
    "lt2": "F0EDE4",  # surface
    "accent1": "0B6666",  # accent
    "accent2": "C27408",  # highlight: at least 3 : 1 on paper and surface, so for marks and large figures only
    "accent3": "DCE9E7",  # surface-accent
    "accent4": "87908C",  # past
    "accent5": "55626A",  # muted: at least 4.5 : 1 on every light surface
    "accent6": "D9D8D0",  # hairline
    "hlink": "0B6666",
    "folHlink": "0B6666",
}
MUTED_ON_NIGHT = "A9B4B8"
ACCENT_ON_NIGHT = "7FB5B1"
KICKER_STYLE = StyleSpec(size=14, colour="accent1", bold=True, capitals=True)
FOOT_STYLE = StyleSpec(size=12, colour="accent5")
NIGHT_FOOT_STYLE = StyleSpec(size=12, colour=MUTED_ON_NIGHT)

PAGE = PageSpec(
    kicker=kicker_placeholder(KICKER_BOX, KICKER_STYLE),
    title=title_placeholder((MARGIN, 0.91, MEASURE, 0.98), StyleSpec(size=30, heading=True, spacing=90)),
    feet=foot_placeholders(MARGIN, FOOT, FOOT_STYLE, StyleSpec(size=12, colour="accent5", align="r")),
    room=(MARGIN, 2.05, MEASURE, 4.7),
    body=StyleSpec(size=20, bullet=True, space_before=8),
    caption=StyleSpec(size=16),
)

COVER = LayoutSpec(
    name="Title",
    kind="title",
    rectangles=(RectangleSpec(name="Accent rule", box=(MARGIN, 3.34, 0.9, 0.06), colour="accent2"),),
    placeholders=(
        department_placeholder((MARGIN, 0.7, COVER_MEASURE, 2.4), StyleSpec(size=66, colour="accent1", heading=True, spacing=90)),
        *cover_placeholders(
            title=((MARGIN, 3.68, COVER_MEASURE, 1.1), StyleSpec(size=28, heading=True, spacing=95)),
            subtitle=((MARGIN, 4.95, COVER_MEASURE, 0.9), StyleSpec(size=16, colour="accent5", heading=True, italic=True)),
            byline=((MARGIN, 5.95, COVER_MEASURE, 0.95), StyleSpec(size=16)),
        ),
        pattern_placeholder((SLIDE_WIDTH - 5, 0, 5, SLIDE_HEIGHT)),  # four squares by six of 1.25 in
    ),
)


def _corner_disc(name: str, radius: float, colour: str) -> RectangleSpec:
    """Return a disc round the upper right corner of the slide, of which a quarter is seen: a tile of the cover, large."""
    return RectangleSpec(name=name, box=(SLIDE_WIDTH - radius, -radius, 2 * radius, 2 * radius), colour=colour, form="ellipse")


RING = 2.1
"""The radius of the question's ring, which ends above the question however long that is."""
BESIDE_RING = MEASURE - RING
"""The measure of what stands beside the ring."""
QUESTION = LayoutSpec(
    name="Question",
    kind="",
    ground="tx2",
    rectangles=(_corner_disc("Ring", RING, "accent2"), _corner_disc("Inside of the ring", RING / 2, "tx2")),
    placeholders=(
        kicker_placeholder(
            (*KICKER_BOX[:2], BESIDE_RING, KICKER_BOX[3]), StyleSpec(size=14, colour=ACCENT_ON_NIGHT, bold=True, capitals=True)
        ),
        *question_placeholders(
            lead=((MARGIN, 1.0, BESIDE_RING, 0.98), StyleSpec(size=26, colour=MUTED_ON_NIGHT, heading=True, italic=True)),
            question=((MARGIN, 2.3, MEASURE, 3.75), StyleSpec(size=118, colour="bg1", heading=True, spacing=85)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour=ACCENT_ON_NIGHT)),
        ),
        *foot_placeholders(MARGIN, FOOT, NIGHT_FOOT_STYLE, StyleSpec(size=12, colour=MUTED_ON_NIGHT, align="r")),
    ),
)

MUTED_ON_PEAK = "D8E4E1"
STATEMENT = LayoutSpec(
    name="Statement",
    kind="",
    ground="accent1",
    rectangles=(RectangleSpec(name="Rule", box=(MARGIN, 5.25, 0.9, 0.06), colour="accent2"),),
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=14, colour=MUTED_ON_PEAK, bold=True, capitals=True)),
        *statement_placeholders(
            statement=((MARGIN, 1.1, MEASURE, 3.85), StyleSpec(size=88, colour="bg1", heading=True, spacing=90)),
            subtitle=((MARGIN, 5.55, MEASURE, 0.9), StyleSpec(size=24, colour=MUTED_ON_PEAK, heading=True, italic=True)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour="bg1")),
        ),
        *foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour=MUTED_ON_PEAK), StyleSpec(size=12, colour=MUTED_ON_PEAK, align="r")),
    ),
)

CLOSING_LEFT = 5.8
CLOSING_MEASURE = SLIDE_WIDTH - MARGIN - CLOSING_LEFT
CLOSING = LayoutSpec(
    name="Closing",
    kind="",
    rectangles=(RectangleSpec(name="Accent rule", box=(CLOSING_LEFT, 1.35, 0.9, 0.045), colour="accent2"),),
    placeholders=(
        kicker_placeholder((CLOSING_LEFT, 0.8, CLOSING_MEASURE, 0.28), KICKER_STYLE),
        *closing_placeholders(
            title=((CLOSING_LEFT, 1.6, CLOSING_MEASURE, 3.25), StyleSpec(size=48, heading=True, italic=True, spacing=90)),
            subtitle=((CLOSING_LEFT, 5.0, CLOSING_MEASURE, 0.8), StyleSpec(size=20, colour="accent5")),
            byline=((CLOSING_LEFT, 5.95, CLOSING_MEASURE, 0.95), StyleSpec(size=16)),
        ),
        pattern_placeholder((0, 0, 5, SLIDE_HEIGHT)),
    ),
)

EDITORIAL = BrandSpec(
    name="Editorial",
    heading_face="Georgia",
    body_face="Calibri",
    theme=THEME,
    page=PAGE,
    cover=COVER,
    question=QUESTION,
    statement=STATEMENT,
    closing=CLOSING,
    manner=Manner(cards="ruled", icons="line", tables="hairlines", corners="square", cover="quarters", figures="body"),
)
