"""Font files that an organisation gives: a brand and the files go in, the brand that is measured with them and what is wrong come out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from briefing_builder.brand.model import Brand, Face, FontFile, Typeface
from briefing_builder.brand.reading.faces import REPLACING, UNVERIFIED_FIT, unmeasured_faces
from briefing_builder.errors import BrandError
from briefing_builder.files.intake import beside_or_inside, missing, read_bytes
from briefing_builder.fonts import Library, NamedFace, UnusableFontError, faces_of, family_key, loaded_face, own_family
from briefing_builder.problems import Checked, Problem, Source, error, warning
from briefing_builder.source import DataPath
from briefing_builder.values import Value, replace

LARGEST = 50_000_000
"""Bytes of a font file; a collection of Chinese faces has some twenty millions."""
STYLES: Mapping[tuple[bool, bool], str] = {
    (False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold italic",
}  # fmt: skip


class GivenFont(Value, frozen=True, kw_only=True):
    """A font file of the author's: its path, where it is named, its time and size; `is_own` where the brand is named together with it."""

    file: str
    place: Source
    stamp: tuple[int, int]
    is_own: bool = True


def font_files_of(names: Sequence[str], folder: Path, place_of: Callable[[DataPath], Source], listed: DataPath) -> tuple[GivenFont, ...]:
    """Return the files that a programme names at `listed` (`brand.fonts`), as they are now. Raises BrandError for those it cannot have."""
    fonts, problems = list[GivenFont](), list[Problem]()
    for number, name in enumerate(names):
        place = place_of((*listed, number))
        path = beside_or_inside(folder, name, place)
        try:
            status = path if isinstance(path, Problem) else path.stat()
        except (OSError, ValueError):
            status = missing(name, folder / name, place)
        if isinstance(status, Problem):
            problems.append(status)
        else:
            fonts.append(GivenFont(file=str(path), place=place, stamp=(status.st_mtime_ns, status.st_size)))
    if problems:
        raise BrandError(problems)
    return tuple(fonts)


@lru_cache(maxsize=8)
def with_font_files(shipped: Library, fonts: tuple[FontFile, ...]) -> Library:
    """Return the library with which a brand is measured: the shipped one, and the fonts that its organisation gave."""
    faces = {
        (own_family(font.family), font.bold, font.italic): loaded_face(font.data or Path(font.file).read_bytes(), font.index)
        for font in fonts
    }
    return shipped.with_faces(faces, {own_family(font.family): REPLACING for font in fonts if font.data})


def measured_with(read: Checked[Brand], given: Sequence[GivenFont], *, place: Source, is_own: bool) -> Checked[Brand]:
    """Return the brand with its texts measured in the given fonts, as far as they are those of its faces.

    A style that no file has is measured with another of the family and more, and told. `place` is where the brand is named; `is_own`
    says that the fonts were given for this brand: then one that it does not use is an error. Raises BrandError for what cannot be read.
    """
    if not given:
        return read
    names = {family_key(typeface.name): typeface.name for typeface in read.value.typefaces.values()}
    fonts: dict[tuple[str, bool, bool], FontFile] = {}
    errors: list[Problem] = []
    for font in given:
        faces = _faces_in(font)
        if isinstance(faces, Problem):
            errors.append(faces)
            continue
        used = {(names[key], bold, italic): face for face in faces for key, bold, italic in sorted(face.called) if key in names}
        if not used and is_own and font.is_own and not _is_of_other_scripts(faces, read.value):
            errors.append(_unused(font, faces, dict.fromkeys(names.values())))
        for (name, bold, italic), face in used.items():
            made = FontFile(family=name, bold=bold, italic=italic, file=font.file, index=face.index, stamp=font.stamp)
            fonts.setdefault((name, bold, italic), made)
    if errors:
        raise BrandError(errors)
    typefaces = {face: _measured_face(typeface, fonts) for face, typeface in read.value.typefaces.items()}
    others = tuple(problem for problem in read.problems if problem.code != UNVERIFIED_FIT)
    problems = (*others, *unmeasured_faces(typefaces.values(), place), *_missing_styles(typefaces, fonts, given[0].place))
    given_families = {font.family for font in fonts.values()}
    all_fonts = (*fonts.values(), *(font for font in read.value.fonts if font.family not in given_families))
    return Checked(value=replace(read.value, typefaces=typefaces, fonts=all_fonts), problems=problems)


def _faces_in(font: GivenFont) -> tuple[NamedFace, ...] | Problem:
    data = read_bytes(Path(font.file), font.file, LARGEST)
    if isinstance(data, Problem):
        return replace(data, source=font.place)
    try:
        return faces_of(data)
    except UnusableFontError as unusable:
        return error(unusable.code, f"{Path(font.file).name} {unusable.message}", font.place, unusable.hint)


def _is_of_other_scripts(faces: Sequence[NamedFace], brand: Brand) -> bool:
    """Whether a file is one of the theme's for East Asian or complex scripts: their letters are measured without it."""
    others = {family_key(name) for typeface in brand.typefaces.values() for name in typeface.others}
    return any(key in others for face in faces for key, *_ in face.called)


def _unused(font: GivenFont, faces: Sequence[NamedFace], names: Iterable[str]) -> Problem:
    families = " and ".join(dict.fromkeys(face.family for face in faces))
    wanted = " and ".join(names)
    message = f"{Path(font.file).name} holds {families}, and the brand's texts are set in {wanted}"
    return error("font-unused", message, font.place, f"leave it out, or name files of {wanted}")


def _measured_face(typeface: Typeface, fonts: Mapping[tuple[str, bool, bool], FontFile]) -> Typeface:
    has = {(bold, italic) for name, bold, italic in fonts if name == typeface.name}
    if not has:
        return typeface
    fit = "measured" if {(False, False), (True, False)} <= has else "unverified"
    return replace(typeface, family=own_family(typeface.name), fit=fit)


def _missing_styles(
    typefaces: Mapping[Face, Typeface], fonts: Mapping[tuple[str, bool, bool], FontFile], place: Source
) -> Iterator[Problem]:
    for name in dict.fromkeys(typeface.name for typeface in typefaces.values()):
        missing = [word for style, word in STYLES.items() if (name, *style) not in fonts]
        if 0 < len(missing) < len(STYLES):
            message = f"there is no file of {name} in {', '.join(missing)}: such texts are measured with its other files, and more"
            yield warning("font-style-missing", message, place, "name those files, too")
