"""The brand "civic" as plain values: a public report. White, plain heavy words, and one field of cobalt.

The field is a spine on every page, takes two thirds of the cover, and the whole slide when the managers are asked.
"""

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

SPINE = 0.34
MARGIN = 1.0
MEASURE = SLIDE_WIDTH - MARGIN - 0.8
FOOT = 6.99
FIELD = 8.65
"""How wide the cover's field is; the people stand beside it."""
COVER_MEASURE = FIELD - MARGIN - 0.6

THEME = {
    "dk1": "12151C",  # ink
    "lt1": "FFFFFF",  # paper
    "dk2": "1B3FC4",  # night: the field
    "lt2": "F2F4F9",  # surface
    "accent1": "1B3FC4",  # accent
    "accent2": "CC3B16",  # highlight, and the ground of the statement
    "accent3": "DFE6FB",  # surface-accent
    "accent4": "8791A8",  # past
    "accent5": "505868",  # muted
    "accent6": "D5DAE5",  # hairline
    "hlink": "1B3FC4",
    "folHlink": "1B3FC4",
}
MUTED_ON_NIGHT = "D3DCFA"
ACCENT_ON_NIGHT = "BFCCF9"
MUTED_ON_PEAK = "FFF1EC"
KICKER_BOX: InchBox = (MARGIN, 0.46, MEASURE, 0.3)
KICKER_STYLE = StyleSpec(size=16, colour="accent1", bold=True)
NIGHT_FOOT = StyleSpec(size=12, colour=MUTED_ON_NIGHT)

PAGE = PageSpec(
    kicker=kicker_placeholder(KICKER_BOX, KICKER_STYLE),
    title=title_placeholder((MARGIN, 0.79, MEASURE, 1.1), StyleSpec(size=34, heading=True, bold=True, spacing=90)),
    feet=foot_placeholders(
        MARGIN, FOOT, StyleSpec(size=12, colour="accent5"), StyleSpec(size=12, colour="accent1", bold=True, align="r"), right=0.8
    ),
    room=(MARGIN, 2.05, MEASURE, 4.65),
    body=StyleSpec(size=20, bullet=True, space_before=8),
    caption=StyleSpec(size=16),
    rectangles=(RectangleSpec(name="Spine", box=(0, 0, SPINE, SLIDE_HEIGHT), colour="tx2"),),
)

COVER = LayoutSpec(
    name="Title",
    kind="title",
    rectangles=(RectangleSpec(name="Field", box=(0, 0, FIELD, SLIDE_HEIGHT), colour="tx2"),),
    placeholders=(
        department_placeholder((MARGIN, 0.72, COVER_MEASURE, 2.75), StyleSpec(size=80, colour="bg1", heading=True, bold=True, spacing=85)),
        *cover_placeholders(
            title=((MARGIN, 3.66, COVER_MEASURE, 1.2), StyleSpec(size=30, colour="bg1", heading=True, spacing=90)),
            subtitle=((MARGIN, 5.0, COVER_MEASURE, 0.85), StyleSpec(size=16, colour=MUTED_ON_NIGHT)),
            byline=((MARGIN, 6.0, COVER_MEASURE, 0.9), StyleSpec(size=16, colour="bg1")),
        ),
        pattern_placeholder((FIELD, 0, SLIDE_WIDTH - FIELD, SLIDE_HEIGHT)),
    ),
)

QUESTION = LayoutSpec(
    name="Question",
    kind="",
    ground="tx2",
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=16, colour=ACCENT_ON_NIGHT, bold=True)),
        *question_placeholders(
            lead=((MARGIN, 0.98, MEASURE, 0.92), StyleSpec(size=28, colour=MUTED_ON_NIGHT, heading=True)),
            question=((MARGIN, 2.1, MEASURE, 4.0), StyleSpec(size=130, colour="bg1", heading=True, bold=True, spacing=85)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour=ACCENT_ON_NIGHT)),
        ),
        *foot_placeholders(MARGIN, FOOT, NIGHT_FOOT, StyleSpec(size=12, colour=MUTED_ON_NIGHT, align="r"), right=0.8),
    ),
)

STATEMENT = LayoutSpec(
    name="Statement",
    kind="",
    ground="accent2",
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=16, colour=MUTED_ON_PEAK, bold=True)),
        *statement_placeholders(
            statement=((MARGIN, 1.0, MEASURE, 4.3), StyleSpec(size=100, colour="bg1", heading=True, bold=True, spacing=85)),
            subtitle=((MARGIN, 5.55, MEASURE, 0.9), StyleSpec(size=26, colour=MUTED_ON_PEAK)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour="bg1")),
        ),
        *foot_placeholders(
            MARGIN, FOOT, StyleSpec(size=12, colour=MUTED_ON_PEAK), StyleSpec(size=12, colour=MUTED_ON_PEAK, align="r"), right=0.8
        ),
    ),
)

CLOSING_FIELD = SLIDE_WIDTH - FIELD
CLOSING_LEFT = CLOSING_FIELD + 0.7
CLOSING = LayoutSpec(
    name="Closing",
    kind="",
    rectangles=(RectangleSpec(name="Field", box=(CLOSING_FIELD, 0, FIELD, SLIDE_HEIGHT), colour="tx2"),),
    placeholders=(
        kicker_placeholder((CLOSING_LEFT, 0.72, COVER_MEASURE, 0.3), StyleSpec(size=16, colour=ACCENT_ON_NIGHT, bold=True)),
        *closing_placeholders(
            title=((CLOSING_LEFT, 1.2, COVER_MEASURE, 3.7), StyleSpec(size=60, colour="bg1", heading=True, bold=True, spacing=85)),
            subtitle=((CLOSING_LEFT, 5.05, COVER_MEASURE, 0.8), StyleSpec(size=20, colour=MUTED_ON_NIGHT)),
            byline=((CLOSING_LEFT, 6.0, COVER_MEASURE, 0.9), StyleSpec(size=16, colour="bg1")),
        ),
        pattern_placeholder((0, 0, CLOSING_FIELD, SLIDE_HEIGHT)),
    ),
)

CIVIC = BrandSpec(
    name="Civic",
    heading_face="Calibri",
    body_face="Calibri",
    theme=THEME,
    page=PAGE,
    cover=COVER,
    question=QUESTION,
    statement=STATEMENT,
    closing=CLOSING,
    manner=Manner(cards="edged", icons="disc", tables="hairlines", corners="square", cover="people"),
)
