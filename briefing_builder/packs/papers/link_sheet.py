"""The link sheet: parts go in, every course that is shown with its address comes out as plain data, and a QR code for each address."""

import io
from collections.abc import Sequence

import segno

from briefing_builder.packs.papers import wording
from briefing_builder.packs.papers.briefing_note import Values
from briefing_builder.packs.supplier_parts import SupplierPart, minutes_with_unit
from briefing_builder.pipeline import Session
from briefing_builder.text.addresses import shown

SHOWCASE = "showcase"
QUIET_MODULES = 4
"""Modules of white around a QR code (ISO/IEC 18004, 6.3.8)."""


def link_sheet_values(session: Session, parts: Sequence[SupplierPart]) -> Values:
    """Return the courses in the order in which they are first shown, each with the departments that see it; then the catalogue."""
    courses: dict[str, Values] = {}
    shown_to: dict[str, list[str]] = {}
    for part in parts:
        showcase = part.briefing.showcase
        is_theirs = any(slide.id.partition("--")[0] == SHOWCASE for slide in part.slides)
        if showcase is None or showcase.course.showcase is None or not is_theirs:
            continue
        course, try_it = showcase.course, showcase.course.showcase.try_it
        courses[course.id] = {
            "title": course.title,
            "url": try_it.url if try_it else "",
            "text": shown(try_it.url) if try_it else "",
            "is_open": bool(try_it and try_it.guest_access),
            "takes": minutes_with_unit(part.briefing.words, 60 * try_it.minutes) if try_it else "",
        }
        day, label = part.briefing.meeting.day, wording.department_label(part)
        shown_to.setdefault(course.id, []).append(f"{label}, {part.briefing.words.long_day(day)}" if day else label)
    url = session.programme.content.programme.support.catalogue_url or ""
    return {
        "courses": [{**values, "for": shown_to[id]} for id, values in courses.items()],
        "catalogue": [{"url": url, "text": shown(url)}] if url else [],
    }


def qr_svg(url: str) -> str:
    """Return the QR code of an address as SVG."""
    stream = io.BytesIO()
    segno.make(url, error="m", micro=False).save(stream, kind="svg", border=QUIET_MODULES, xmldecl=False, svgns=True, omitsize=True)
    return stream.getvalue().decode()
