"""A PowerPoint file of any kind is opened as a presentation without slides; and one that is open becomes the bytes of a file."""

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.brand.package.cleaning import PlainTemplate, plain_template
from briefing_builder.brand.package.members import BROKEN
from briefing_builder.errors import BrandError
from briefing_builder.files.archive import archive, deflated, stored
from briefing_builder.problems import Problem, Source, error

FAULTS = (
    PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError, StopIteration,
    RuntimeError, zlib.error, NotImplementedError, EOFError, AttributeError, IndexError, TypeError, ZeroDivisionError,
    AssertionError, OverflowError,
)  # fmt: skip
"""What reading somebody's file may raise, whose parts may say anything."""


def opened_template(template: PlainTemplate, place: Source) -> OpenPresentation:
    """Return a template as an open presentation. Raises BrandError when its parts do not fit each other."""
    try:
        return Presentation(BytesIO(template.data))
    except FAULTS as fault:
        raise BrandError(unreadable(place)) from fault


def opened_file(file: Path) -> OpenPresentation:
    """Return the presentation in a file without its slides. Raises BrandError when the file cannot be used."""
    place = Source(path=str(file))
    return opened_template(plain_template(file, place), place)


def unreadable(place: Source) -> Problem:
    """Return the problem of a file that nothing is known to be wrong with, and that cannot be read all the same."""
    return error("brand-broken", "this PowerPoint file is broken, or made in a way that cannot be read", place, BROKEN)


def saved(presentation: OpenPresentation) -> bytes:
    """Return a presentation as the bytes of a file; the same presentation gives the same bytes."""
    buffer = BytesIO()
    presentation.save(buffer)
    with ZipFile(buffer) as made:
        parts = {name: made.read(name) for name in sorted(made.namelist())}
    return archive([(deflated if name.endswith((".xml", ".rels")) else stored)(name, data) for name, data in parts.items()])
