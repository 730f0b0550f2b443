"""A folder of font files goes in; faces by family and style come out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import uharfbuzz as hb

from briefing_builder.errors import ResourceMissing
from briefing_builder.fonts.shaping import Font
from briefing_builder.fonts.widths import widths_in
from briefing_builder.problems import Source, error

STANDS_IN, TOGETHER = "@", "+"
"""Stand between the parts of the name of a stand-in: a family, per cent, and rows of the table of widths."""
BOLD_ROW = " Bold"
"""Behind a row whose bold widths count for the regular face, too: that of a family which is heavy itself (`Montserrat SemiBold`)."""
EMBOLDENED = 15
"""By how many per cent more a bold text measures whose file is missing: Georgia's bold takes 16 per cent more, most take less than 12."""
_STYLES = ((False, False), (True, False), (False, True), (True, True))
SLANT = 3
"""By how many per cent more a slanted stand-in measures: of sixty families few take as much more in a line of italics."""


def stand_in_family(family: str, rows: Sequence[str], per_cent: int = 100) -> str:
    """Return the name of a stand-in for a face whose file we do not have.

    A word measures in it as much as in the widest of these rows of the table of widths, at so many per cent; what the table does not have
    is measured in the family.
    """
    return STANDS_IN.join((family, str(per_cent), TOGETHER.join(rows)))


def plain_family(family: str) -> str:
    """Return the family whose files a stand-in is drawn with; of any other family itself."""
    return family.partition(STANDS_IN)[0]


def own_family(name: str) -> str:
    """Return the name of a family whose files an organisation gave."""
    return f"{name}{STANDS_IN}"


class Library:
    """The opened faces of one folder. Share one in a process: it remembers every measured word."""

    def __init__(self, folder: Path, faces: dict[tuple[str, bool, bool], Font]) -> None:
        self._folder = folder
        self._faces = faces

    @property
    def families(self) -> tuple[str, ...]:
        """The families that the folder holds, sorted."""
        return tuple(sorted({family for family, _, _ in self._faces if STANDS_IN not in family}))

    def font(self, family: str, *, bold: bool, italic: bool) -> Font:
        """Return the face of that family (named as in the file) and style.

        A family that `stand_in_family` names is opened when it is first asked for.
        Raises ResourceMissing when the folder has no such face: a slanted or emboldened stand-in has other widths.
        """
        face = self._faces.get((family, bold, italic))
        if face is None and STANDS_IN in family:
            face = self._faces[family, bold, italic] = self._stand_in(family, bold=bold, italic=italic)
        if face is None:
            style = " ".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"
            hint = f"the folder has {', '.join(self.families)}"
            place = Source(path=str(self._folder))
            raise ResourceMissing(error("font-missing", f"there is no font file for {family} {style}", place, hint))
        return face

    def with_faces(self, faces: Mapping[tuple[str, bool, bool], hb.Face], least: Mapping[str, str]) -> "Library":
        """Return a library that has these faces, too, by `own_family` and style, and shares its own with this one.

        A style that is not among them is measured with another one of its family, wider where that is lighter or upright. `least` has
        for some of the families a row of the table of widths that their texts take at least.
        """
        families = dict.fromkeys(family for family, _, _ in faces)
        own = {(family, *style): _nearest_style(family, style, faces) for family in families for style in _STYLES}
        for family, row in least.items():
            for bold, italic in _STYLES:
                widths = widths_in(self._folder).of(row, bold=bold)
                own[family, bold, italic] = own[family, bold, italic].standing_in([widths], 100 + SLANT * italic)
        return Library(self._folder, {**self._faces, **own})

    def _stand_in(self, family: str, *, bold: bool, italic: bool) -> Font:
        usual, per_cent, rows = family.split(STANDS_IN)
        table = widths_in(self._folder)
        named = [(row.removesuffix(BOLD_ROW), bold or row.endswith(BOLD_ROW)) for row in rows.split(TOGETHER)]
        widths = [table.of(row, bold=heavy) for row, heavy in named]
        return self.font(usual, bold=bold, italic=italic).standing_in(widths, int(per_cent) + SLANT * italic)


def _nearest_style(family: str, style: tuple[bool, bool], faces: Mapping[tuple[str, bool, bool], hb.Face]) -> Font:
    """The face of that style, or a stand-in made of the one that is most like it."""
    bold, italic = style
    found = next(key for key in ((bold, italic), (bold, not italic), (not bold, italic), (not bold, not italic)) if (family, *key) in faces)
    more = EMBOLDENED * (bold > found[0]) + SLANT * (italic > found[1])
    font = Font(plain_family(family), faces[family, *found])
    return font.standing_in((), 100 + more) if more else font


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
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except (OSError, hb.HarfBuzzError) as reason:
        raise ResourceMissing(error("font-unreadable", f"the font cannot be read: {reason}", Source(path=str(path)))) from reason
    names = hb.OTNameIdPredefined
    family, style = face.get_name(names.FONT_FAMILY), face.get_name(names.FONT_SUBFAMILY)
    if not face.glyph_count or not family:
        place = Source(path=str(path))
        raise ResourceMissing(error("font-unreadable", "the file is not a TrueType font", place, "install briefing-builder again"))
    return family, style or "Regular", face
