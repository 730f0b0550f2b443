"""The brand "bold" as plain values: a keynote. Heavy headlines on a deep ground, one vivid lime; the question turns the colours round."""

from briefing_builder.brand.language import (
    DARK_GROUND,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Language,
    Page,
    Rectangle,
    Sheet,
    Stroke,
    Voice,
    cover_fields,
    feet,
    kicker,
    pattern,
    question_fields,
    title,
)
from briefing_builder.brand.model import Manner

MARGIN = 0.75
MEASURE = SLIDE_WIDTH - 2 * MARGIN
FOOT = 6.98
COVER_MEASURE = 7.3
TAB: Rectangle = (MARGIN, 0, 1.1, 0.1)

THEME = {
    "dk1": "10141B",  # paper: the ground of every slide but the question
    "lt1": "F7F7F2",  # ink
    "dk2": "1C222C",  # surface
    "lt2": "C9F158",  # night: the ground of the question
    "accent1": "C9F158",  # accent
    "accent2": "FF8A5C",  # highlight
    "accent3": "2A323F",  # surface-accent
    "accent4": "566172",  # past
    "accent5": "AEB6C2",  # muted
    "accent6": "3A4351",  # hairline
    "hlink": "C9F158",
    "folHlink": "C9F158",
}
MUTED_ON_NIGHT = "44532A"
ACCENT_ON_NIGHT = "2B3A12"
KICKER_PLACE: Rectangle = (MARGIN, 0.48, MEASURE, 0.28)
KICKER_VOICE = Voice(size=13, colour="accent1", bold=True)
NIGHT_FOOT_VOICE = Voice(size=12, colour=MUTED_ON_NIGHT)

PAGE = Page(
    kicker=kicker(KICKER_PLACE, KICKER_VOICE),
    title=title((MARGIN, 0.84, MEASURE, 1.06), Voice(size=32, heading=True, bold=True, spacing=90)),
    feet=feet(MARGIN, FOOT, Voice(size=12, colour="accent5"), Voice(size=12, colour="accent1", bold=True, align="r")),
    room=(MARGIN, 2.1, MEASURE, 4.65),
    body=Voice(size=18, bullet=True, space_before=8),
    caption=Voice(size=16),
    strokes=(Stroke(name="Tab", place=TAB, colour="accent1"),),
)

COVER = Sheet(
    name="Title",
    kind="title",
    strokes=(Stroke(name="Tab", place=TAB, colour="accent1"),),
    fields=(
        kicker((MARGIN, 0.8, COVER_MEASURE, 0.28), KICKER_VOICE),
        *cover_fields(
            title=((MARGIN, 1.25, COVER_MEASURE, 3.3), Voice(size=54, heading=True, bold=True, spacing=85)),
            subtitle=((MARGIN, 4.8, COVER_MEASURE, 1.05), Voice(size=20, colour="accent5")),
            byline=((MARGIN, 6.05, COVER_MEASURE, 0.9), Voice(size=16)),
        ),
        pattern((SLIDE_WIDTH - 4.6, 0, 4.6, SLIDE_HEIGHT)),
    ),
)

QUESTION = Sheet(
    name="Question",
    kind="",
    ground="tx2",
    fields=(
        kicker(KICKER_PLACE, Voice(size=13, colour=ACCENT_ON_NIGHT, bold=True)),
        *question_fields(
            lead=((MARGIN, 1.0, MEASURE, 0.98), Voice(size=26, colour=MUTED_ON_NIGHT, heading=True)),
            question=((MARGIN, 2.2, MEASURE, 3.5), Voice(size=60, colour="bg1", heading=True, bold=True, spacing=85)),
            links=((MARGIN, 5.9, MEASURE, 0.8), Voice(size=16, colour=ACCENT_ON_NIGHT)),
        ),
        *feet(MARGIN, FOOT, NIGHT_FOOT_VOICE, Voice(size=12, colour=MUTED_ON_NIGHT, align="r")),
    ),
)

BOLD = Language(
    name="Bold",
    heading_face="Arial",
    body_face="Arial",
    theme=THEME,
    page=PAGE,
    cover=COVER,
    question=QUESTION,
    manner=Manner(cards="filled", icons="disc", tables="hairlines", corners="square", cover="beams"),
    grounds=DARK_GROUND,
)
