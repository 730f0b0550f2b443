"""A folder of font files goes in; faces by family and style come out."""

from pathlib import Path

import uharfbuzz as hb

from briefing_builder.errors import ResourceMissing
from briefing_builder.fonts.shaping import Font
from briefing_builder.problems import Source, error

WIDER = "@"
"""Stands between a family and the per cent of its advances in the name of a stand-in."""
BOLDER = 8
"""By how many per cent more a bold stand-in measures: bold faces differ more from each other than regular ones."""


def wider_family(family: str, per_cent: int) -> str:
    """Return the name of a stand-in for a face that we do not have: that family, with every advance at so many per cent of its own."""
    return f"{family}{WIDER}{per_cent}"


def plain_family(family: str) -> str:
    """Return the family whose files a stand-in is measured with; of any other family itself."""
    return family.partition(WIDER)[0]


class Library:
    """The opened faces of one folder. Share one in a process: it remembers every measured word."""

    def __init__(self, folder: Path, faces: dict[tuple[str, bool, bool], Font]) -> None:
        self._folder = folder
        self._faces = faces

    @property
    def families(self) -> tuple[str, ...]:
        """The families that the folder holds, sorted."""
        return tuple(sorted({family for family, _, _ in self._faces}))

    def font(self, family: str, *, bold: bool, italic: bool) -> Font:
        """Return the face of that family (named as in the file) and style.

        A family that `wider_family` names is opened when it is first asked for.
        Raises ResourceMissing when the folder has no such face: a slanted or emboldened stand-in has other widths.
        """
        face = self._faces.get((family, bold, italic))
        if face is None and WIDER in family:
            usual, _, per_cent = family.rpartition(WIDER)
            face = self._faces[family, bold, italic] = self.font(usual, bold=bold, italic=italic).widened(int(per_cent) + BOLDER * bold)
        if face is None:
            style = " ".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"
            hint = f"the folder has {', '.join(self.families)}"
            place = Source(path=str(self._folder))
            raise ResourceMissing(error("font-missing", f"there is no font file for {family} {style}", place, hint))
        return face


def open_library(folder: Path) -> Library:
    """Return the faces of all TrueType files (`*.ttf`) of the folder; about a millisecond a face.

    Raises ResourceMissing when a file is no font or the folder has none.
    """
    faces: dict[tuple[str, bool, bool], Font] = {}
    for path in sorted(folder.glob("*.ttf")):
        family, style, face = _opened_face(path)
        faces[family, "Bold" in style, "Italic" in style] = Font(family, face)
    if not faces:
        place = Source(path=str(folder))
        raise ResourceMissing(error("font-missing", "the folder has no font files", place, "install briefing-builder again"))
    return Library(folder, faces)


def _opened_face(path: Path) -> tuple[str, str, hb.Face]:
    try:
        face = hb.Face(hb.Blob(path.read_bytes()))
    except OSError as reason:
        raise ResourceMissing(error("font-unreadable", f"the font cannot be read: {reason.strerror}", Source(path=str(path)))) from reason
    names = hb.OTNameIdPredefined
    family, style = face.get_name(names.FONT_FAMILY), face.get_name(names.FONT_SUBFAMILY)
    if not face.glyph_count or not family:
        place = Source(path=str(path))
        raise ResourceMissing(error("font-unreadable", "the file is not a TrueType font", place, "install briefing-builder again"))
    return family, style or "Regular", face
