"""The brand "bold" as plain values: a keynote. Heavy headlines on a deep ground, one vivid lime; the question turns the colours round."""

from briefing_builder.brand.model import Manner
from briefing_builder.brand.specification import (
    DARK_GROUND,
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

MARGIN = 0.75
MEASURE = SLIDE_WIDTH - 2 * MARGIN
FOOT = 6.98
COVER_MEASURE = 7.3
BAR_WIDTH, BAR_HEIGHT = 0.42, 0.09
BESIDE_BAR = 0.58
"""From the margin to the words that follow a bar."""

THEME = {
    "dk1": "10141B",  # paper: the ground of every slide but the question
    "lt1": "F7F7F2",  # ink
    "dk2": "1C222C",  # surface
    "lt2": "C9F158",  # night: the ground of the question
    "accent1": "C9F158",  # accent
    "accent2": "FF8A5C",  # highlight
    "accent3": "2A323F",  # surface-accent
    "accent4": "5E6A7C",  # past
    "accent5": "AEB6C2",  # muted
    "accent6": "3A4351",  # hairline
    "hlink": "C9F158",
    "folHlink": "C9F158",
}
MUTED_ON_NIGHT = "44532A"
ACCENT_ON_NIGHT = "2B3A12"
KICKER_TOP, COVER_KICKER_TOP = 0.5, 0.8
KICKER_BOX: InchBox = (MARGIN + BESIDE_BAR, KICKER_TOP, MEASURE - BESIDE_BAR, 0.28)
KICKER_STYLE = StyleSpec(size=14, bold=True, capitals=True)
NIGHT_FOOT_STYLE = StyleSpec(size=12, colour=MUTED_ON_NIGHT)


def _kicker_bar(top: float, colour: str) -> RectangleSpec:
    """Return the bar that leads into a kicker, level with the middle of its capitals."""
    return RectangleSpec(name="Bar", box=(MARGIN, top + 0.055, BAR_WIDTH, BAR_HEIGHT), colour=colour)


PAGE = PageSpec(
    kicker=kicker_placeholder(KICKER_BOX, KICKER_STYLE),
    title=title_placeholder((MARGIN, 0.9, MEASURE, 1.02), StyleSpec(size=30, heading=True, bold=True, spacing=90)),
    feet=foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour="accent5"), StyleSpec(size=12, colour="accent1", bold=True, align="r")),
    room=(MARGIN, 2.1, MEASURE, 4.68),
    body=StyleSpec(size=18, bullet=True, space_before=8),
    caption=StyleSpec(size=16),
    rectangles=(_kicker_bar(KICKER_TOP, "accent1"),),
)

FORM = PageSpec(
    kicker=kicker_placeholder(KICKER_BOX, StyleSpec(size=14, colour="bg1", bold=True, capitals=True)),
    title=title_placeholder((MARGIN, 0.9, MEASURE, 1.02), StyleSpec(size=30, colour="bg1", heading=True, bold=True, spacing=90)),
    feet=foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour="bg1"), StyleSpec(size=12, colour="bg1", bold=True, align="r")),
    room=PAGE.room,
    body=PAGE.body,
    caption=StyleSpec(size=16, colour="bg1"),
    rectangles=(_kicker_bar(KICKER_TOP, "bg1"),),
)

COVER = LayoutSpec(
    name="Title",
    kind="title",
    placeholders=(
        department_placeholder(
            (MARGIN, 0.72, COVER_MEASURE, 2.7), StyleSpec(size=80, colour="accent1", heading=True, bold=True, spacing=85)
        ),
        *cover_placeholders(
            title=((MARGIN, 3.62, COVER_MEASURE, 1.25), StyleSpec(size=28, heading=True, bold=True, spacing=90)),
            subtitle=((MARGIN, 5.0, COVER_MEASURE, 0.85), StyleSpec(size=16, colour="accent5")),
            byline=((MARGIN, 6.05, COVER_MEASURE, 0.9), StyleSpec(size=16)),
        ),
        pattern_placeholder((SLIDE_WIDTH - 4.6, 0, 4.6, SLIDE_HEIGHT)),
    ),
)

QUESTION = LayoutSpec(
    name="Question",
    kind="",
    ground="tx2",
    rectangles=(_kicker_bar(KICKER_TOP, "bg1"),),
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=14, colour=ACCENT_ON_NIGHT, bold=True, capitals=True)),
        *question_placeholders(
            lead=((MARGIN, 1.05, MEASURE, 0.98), StyleSpec(size=26, colour=MUTED_ON_NIGHT, heading=True)),
            question=((MARGIN, 2.2, MEASURE, 3.85), StyleSpec(size=126, colour="bg1", heading=True, bold=True, spacing=85)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour=ACCENT_ON_NIGHT)),
        ),
        *foot_placeholders(MARGIN, FOOT, NIGHT_FOOT_STYLE, StyleSpec(size=12, colour=MUTED_ON_NIGHT, align="r")),
    ),
)

MUTED_ON_PEAK = "3B2A25"
STATEMENT = LayoutSpec(
    name="Statement",
    kind="",
    ground="accent2",
    rectangles=(_kicker_bar(KICKER_TOP, "bg1"),),
    placeholders=(
        kicker_placeholder(KICKER_BOX, StyleSpec(size=14, colour=MUTED_ON_PEAK, bold=True, capitals=True)),
        *statement_placeholders(
            statement=((MARGIN, 1.1, MEASURE, 4.2), StyleSpec(size=96, colour="bg1", heading=True, bold=True, spacing=85)),
            subtitle=((MARGIN, 5.5, MEASURE, 0.9), StyleSpec(size=24, colour=MUTED_ON_PEAK)),
            links=((MARGIN, 5.9, MEASURE, 0.8), StyleSpec(size=16, colour="bg1")),
        ),
        *foot_placeholders(MARGIN, FOOT, StyleSpec(size=12, colour=MUTED_ON_PEAK), StyleSpec(size=12, colour=MUTED_ON_PEAK, align="r")),
    ),
)

CLOSING_LEFT = 5.4
CLOSING_MEASURE = SLIDE_WIDTH - MARGIN - CLOSING_LEFT
CLOSING = LayoutSpec(
    name="Closing",
    kind="",
    placeholders=(
        kicker_placeholder((CLOSING_LEFT, COVER_KICKER_TOP, CLOSING_MEASURE, 0.28), KICKER_STYLE),
        *closing_placeholders(
            title=((CLOSING_LEFT, 1.3, CLOSING_MEASURE, 3.5), StyleSpec(size=54, heading=True, bold=True, spacing=85)),
            subtitle=((CLOSING_LEFT, 5.0, CLOSING_MEASURE, 0.85), StyleSpec(size=20, colour="accent5")),
            byline=((CLOSING_LEFT, 6.05, CLOSING_MEASURE, 0.9), StyleSpec(size=16)),
        ),
        pattern_placeholder((0, 0, 4.6, SLIDE_HEIGHT)),
    ),
)

BOLD = BrandSpec(
    name="Bold",
    heading_face="Arial",
    body_face="Arial",
    theme=THEME,
    page=PAGE,
    cover=COVER,
    question=QUESTION,
    statement=STATEMENT,
    closing=CLOSING,
    manner=Manner(cards="filled", icons="disc", tables="hairlines", corners="square", cover="beams"),
    grounds=DARK_GROUND,
    form=FORM,
)
