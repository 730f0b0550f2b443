"""The brand "civic" as plain values: a public report. Deep blue on white, a band at the head, plain words, waves on the cover."""

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
    foot_placeholders,
    kicker_placeholder,
    pattern_placeholder,
    question_placeholders,
    statement_placeholders,
    title_placeholder,
)

MARGIN = 0.9
MEASURE = SLIDE_WIDTH - 2 * MARGIN
FOOT = 6.99
WAVES = 2.45
COVER_MEASURE = 10.2

THEME = {
    "dk1": "1A2530",  # ink
    "lt1": "FFFFFF",  # paper
    "dk2": "0F2F57",  # night, and the headlines
    "lt2": "F0F4F8",  # surface
    "accent1": "1B5FA6",  # accent
    "accent2": "C4561C",  # highlight
    "accent3": "DCE9F5",  # surface-accent
    "accent4": "B9C6D2",  # past
    "accent5": "4E5D6B",  # muted
    "accent6": "D3DCE4",  # hairline
    "hlink": "1B5FA6",
    "folHlink": "1B5FA6",
}
MUTED_ON_NIGHT = "B6C6D8"
ACCENT_ON_NIGHT = "8FC1F0"
KICKER_BOX: InchBox = (MARGIN, 0.5, MEASURE, 0.3)
KICKER_STYLE = StyleSpec(size=16, colour="accent1", bold=True)
BAND = RectangleSpec(name="Band", box=(0, 0, SLIDE_WIDTH, 0.2), colour="tx2")
FOOT_RULE = RectangleSpec(name="Rule above the footer", box=(MARGIN, 6.86, MEASURE, 0.01), colour="accent6")

PAGE = PageSpec(
    kicker=kicker_placeholder(KICKER_BOX, KICKER_STYLE),
    title=title_placeholder((MARGIN, 0.84, MEASURE, 1.02), StyleSpec(size=32, colour="tx2", heading=True, bold=True, spacing=90)),
    feet=foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour="accent5"), StyleSpec(size=12, colour="accent5", align="r")),
    room=(MARGIN, 2.0, MEASURE, 4.65),
    body=StyleSpec(size=20, bullet=True, space_before=8),
    caption=StyleSpec(size=16),
    rectangles=(BAND, FOOT_RULE),
)

COVER = LayoutSpec(
    name="Title",
    kind="title",
    rectangles=(BAND,),
    placeholders=(
        kicker_placeholder((MARGIN, 0.75, COVER_MEASURE, 0.3), KICKER_STYLE),
        *cover_placeholders(
            title=((MARGIN, 1.25, COVER_MEASURE, 1.68), StyleSpec(size=54, colour="tx2", heading=True, bold=True, spacing=85)),
            subtitle=((MARGIN, 3.1, COVER_MEASURE, 0.75), StyleSpec(size=22, colour="accent5")),
            byline=((MARGIN, 3.9, COVER_MEASURE, 0.8), StyleSpec(size=16)),
        ),
        pattern_placeholder((0, SLIDE_HEIGHT - WAVES, SLIDE_WIDTH, WAVES)),
    ),
)

QUESTION = LayoutSpec(
    name="Question",
    kind="",
    ground="tx2",
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=16, colour=ACCENT_ON_NIGHT, bold=True)),
        *question_placeholders(
            lead=((MARGIN, 1.2, MEASURE, 0.98), StyleSpec(size=28, colour=MUTED_ON_NIGHT, heading=True)),
            question=((MARGIN, 2.4, MEASURE, 3.65), StyleSpec(size=108, colour="bg1", heading=True, bold=True, spacing=90)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour=ACCENT_ON_NIGHT)),
        ),
        *foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour=MUTED_ON_NIGHT), StyleSpec(size=12, colour=MUTED_ON_NIGHT, align="r")),
    ),
)

MUTED_ON_PEAK = "DDE7F2"
STATEMENT = LayoutSpec(
    name="Statement",
    kind="",
    ground="accent1",
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=16, colour=MUTED_ON_PEAK, bold=True)),
        *statement_placeholders(
            statement=((MARGIN, 1.1, MEASURE, 4.2), StyleSpec(size=92, colour="bg1", heading=True, bold=True, spacing=85)),
            subtitle=((MARGIN, 5.5, 9.6, 0.9), StyleSpec(size=26, colour=MUTED_ON_PEAK)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour="bg1")),
        ),
        *foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour=MUTED_ON_PEAK), StyleSpec(size=12, colour=MUTED_ON_PEAK, align="r")),
    ),
)

CLOSING = LayoutSpec(
    name="Closing",
    kind="",
    placeholders=(
        kicker_placeholder((MARGIN, WAVES + 0.45, COVER_MEASURE, 0.3), KICKER_STYLE),
        *closing_placeholders(
            title=((MARGIN, WAVES + 0.9, COVER_MEASURE, 2.3), StyleSpec(size=54, colour="tx2", heading=True, bold=True, spacing=85)),
            subtitle=((MARGIN, WAVES + 3.3, COVER_MEASURE, 0.5), StyleSpec(size=20, colour="accent5")),
            byline=((MARGIN, WAVES + 3.9, COVER_MEASURE, 0.8), StyleSpec(size=16)),
        ),
        pattern_placeholder((0, 0, SLIDE_WIDTH, WAVES)),
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
    manner=Manner(cards="edged", icons="disc", tables="bands", corners="rounded", cover="waves"),
)
