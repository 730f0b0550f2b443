"""Pinned packages of fonts go in; the fonts that ship with us and the table of widths of further ones (`assets/fonts`) come out.

Run as `python tests/support/make_faces.py FOLDER`, where the packages named below lie unpacked, each in a folder of its own name
(`npm pack NAME@VERSION`, `apt-get download NAME=VERSION`, then `tar` or `dpkg-deb -x`). It needs fontTools and brotli. Nothing of it
runs in the program. Widths of a face are facts; no drawing of a letter is copied into the table.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.agl import toUnicode  # type: ignore[import-untyped]
from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ASSETS = Path(__file__).parents[2] / "assets" / "fonts"
SUBSETS = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic")
STYLES = {"Regular": "400-normal", "Bold": "700-normal", "Italic": "400-italic", "BoldItalic": "700-italic"}
FONTSOURCE = "5.3.0"
SHIPPED = {"Open Sans": "open-sans", "Roboto": "roboto", "Montserrat": "montserrat", "Poppins": "poppins", "Tinos": "tinos"}
"""Families with the package whose subsets become one file a style; none of them reserves its name."""
CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)])) + "ĐđĦħıŁłŊŋŒœŦŧƒẞ‐–—‘’‚“”„†‡•…‰‹›⁄€™−"
"""What the table has; other letters of the Latin script count as their base letters."""
GREEK_AND_CYRILLIC = "".join(map(chr, [*range(0x386, 0x3CF), *range(0x400, 0x460), 0x490, 0x491]))
DEBIAN = {
    "fonts-dejavu-core": "2.37-6", "fonts-urw-base35": "20200910-7", "fonts-wine": "8.0~repack-4", "fonts-crosextra-caladea": "20200211-1",
}  # fmt: skip
OTHERS = {"@capsizecss/metrics": "4.3.0", "string-pixel-width": "1.11.0"}
FAMILIES = {
    "Archivo": "archivo", "Asap": "asap", "Assistant": "assistant", "Barlow": "barlow", "Cabin": "cabin",
    "Crimson Text": "crimson-text", "DM Sans": "dm-sans", "Dosis": "dosis", "EB Garamond": "eb-garamond", "Encode Sans": "encode-sans",
    "Exo 2": "exo-2", "Figtree": "figtree", "Fira Sans": "fira-sans", "Heebo": "heebo", "Hind": "hind",
    "IBM Plex Sans": "ibm-plex-sans", "Inter": "inter", "Josefin Sans": "josefin-sans", "Karla": "karla", "Lato": "lato",
    "Lexend": "lexend", "Libre Baskerville": "libre-baskerville", "Libre Franklin": "libre-franklin", "Lora": "lora",
    "Manrope": "manrope", "Merriweather": "merriweather", "Montserrat": "montserrat", "Mulish": "mulish", "Noto Sans": "noto-sans",
    "Noto Sans Display": "noto-sans-display", "Noto Serif": "noto-serif", "Nunito": "nunito", "Nunito Sans": "nunito-sans",
    "Open Sans": "open-sans", "Oswald": "oswald", "Outfit": "outfit", "Overpass": "overpass", "PT Sans": "pt-sans",
    "Playfair Display": "playfair-display", "Plus Jakarta Sans": "plus-jakarta-sans", "Poppins": "poppins",
    "Public Sans": "public-sans", "Quicksand": "quicksand", "Raleway": "raleway", "Red Hat Display": "red-hat-display",
    "Red Hat Text": "red-hat-text", "Roboto": "roboto", "Roboto Condensed": "roboto-condensed", "Roboto Slab": "roboto-slab",
    "Rubik": "rubik", "Source Sans 3": "source-sans-3", "Source Serif 4": "source-serif-4", "Titillium Web": "titillium-web",
    "Ubuntu": "ubuntu", "Urbanist": "urbanist", "Work Sans": "work-sans",
}  # fmt: skip
NEWER = {"source-sans-3": "5.3.1", "source-serif-4": "5.3.1"}
TYPE_1 = {
    "Century Gothic": ("URWGothic", "Book", "Demi"),
    "Bookman Old Style": ("URWBookman", "Light", "Demi"),
    "Century Schoolbook": ("C059", "Roman", "Bold"),
    "Palatino Linotype": ("P052", "Roman", "Bold"),
}  # fmt: skip
"""Families with the ones that were made to their widths."""
TRUETYPE = {
    "DejaVu Sans": ("fonts-dejavu-core", "DejaVuSans", "DejaVuSans-Bold"),
    "DejaVu Serif": ("fonts-dejavu-core", "DejaVuSerif", "DejaVuSerif-Bold"),
    "Tahoma": ("fonts-wine", "tahoma", "tahomabd"),
}
PUBLISHED = {
    "Verdana": "verdana",
    "Trebuchet MS": "trebuchet ms",
    "Comic Sans MS": "comic sans ms",
    "Avenir": "avenir",
    "Avenir Next": "avenir next",
}
"""Families whose widths another project measured in hundredths of an em: half a hundredth is added to each."""
AVERAGES = {"Segoe UI": "segoeUI", "Helvetica Neue": "helveticaNeue", "Lucida Grande": "lucidaGrande"}
"""Families of which only the mean width of English letters is published."""
Widths = Mapping[str, float]


def main(packages: Path) -> None:
    """Write the fonts and the table."""
    for family, package in SHIPPED.items():
        for style, file in STYLES.items():
            font = _merged(packages / f"fontsource-{package}", package, file)
            _name(font, family, style)
            font.save(ASSETS / f"{family.replace(' ', '')}-{style}.ttf")
        shutil.copy(packages / f"fontsource-{package}" / "package" / "LICENSE", ASSETS / f"OFL-{family.replace(' ', '')}.txt")
    for file in sorted(_folder(packages, "fonts-crosextra-caladea").rglob("Caladea-*.ttf")):
        shutil.copy(file, ASSETS / file.name)
    shutil.copy(packages / "fontsource-caladea" / "package" / "LICENSE", ASSETS / "OFL-Caladea.txt")
    faces, narrower = dict(sorted(_faces(packages))), dict(_narrower(packages))
    data = {"characters": CHARACTERS, "beyond": GREEK_AND_CYRILLIC, "faces": faces, "narrower": narrower}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (ASSETS / "widths.json").write_text(re.sub(r"\[[^\]]*\]", lambda row: re.sub(r"\s+", "", row[0]), text) + "\n", encoding="utf-8")


def _merged(folder: Path, package: str, style: str) -> TTFont:
    with TemporaryDirectory() as made:
        parts = []
        for subset in SUBSETS:
            source = folder / "package" / "files" / f"{package}-{subset}-{style}.woff2"
            if source.exists():
                font = TTFont(source, recalcTimestamp=False)
                font.flavor = None
                parts.append(f"{made}/{subset}.ttf")
                font.save(parts[-1])
        first = TTFont(parts[0])["head"]
        merged = Merger().merge(parts)
    merged.recalcTimestamp = False
    merged["head"].created, merged["head"].modified = first.created, first.modified
    return merged


def _name(font: TTFont, family: str, style: str) -> None:
    """Say family and style in every place that programs ask; a subset of a variable font is called by its thinnest master there."""
    spoken = {"BoldItalic": "Bold Italic"}.get(style, style)
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (16, 17, 21, 22, 25)]
    for number, text in {1: family, 2: spoken, 4: f"{family} {spoken}", 6: f"{family.replace(' ', '')}-{style}"}.items():
        names.setName(text, number, 3, 1, 0x409)
    is_bold, is_italic = "Bold" in style, "Italic" in style
    font["head"].macStyle = is_bold | is_italic << 1
    table = font["OS/2"]
    table.usWeightClass = 700 if is_bold else 400
    table.fsSelection = table.fsSelection & ~0b1100001 | is_italic | is_bold << 5 | (not is_bold and not is_italic) << 6


def _faces(packages: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for family, (package, *names) in TRUETYPE.items():
        folder = _folder(packages, package)
        regular, bold = (_truetype(next(folder.rglob(f"{name}.ttf"))) for name in names)
        beyond = GREEK_AND_CYRILLIC if family == "DejaVu Sans" else ""
        yield family, _face(f"{package} {DEBIAN[package]} (Debian)", regular, bold, beyond=beyond)
    for family, (name, *styles) in TYPE_1.items():
        folder = _folder(packages, "fonts-urw-base35")
        regular, bold = (_type_1(next(folder.rglob(f"{name}-{style}.afm"))) for style in styles)
        yield family, _face(f"{name} of fonts-urw-base35 {DEBIAN['fonts-urw-base35']} (Debian), made to its widths", regular, bold)
    for family, package in FAMILIES.items():
        folder = packages / f"fontsource-{package}" / "package" / "files"
        files = (
            [folder / f"{package}-{subset}-{STYLES[style]}.woff2" for subset in ("latin-ext", "latin")] for style in ("Regular", "Bold")
        )
        regular, bold = map(_together, files)
        yield family, _face(f"@fontsource/{package} {NEWER.get(package, FONTSOURCE)} (npm)", regular, bold)
    measured = _measured_elsewhere(packages)
    for family, name in PUBLISHED.items():
        regular, bold = ({char: widths[style] / 100 + 0.005 for char, widths in measured[name].items()} for style in (0, 1))
        yield family, _face(f"string-pixel-width {OTHERS['string-pixel-width']} (npm)", regular, bold)


def _face(source: str, regular: Widths, bold: Widths, *, beyond: str = "") -> dict[str, object]:
    rows = {"regular": regular, "bold": bold}
    return {"from": source, **{name: [_per_mille(row.get(char)) for char in CHARACTERS + beyond] for name, row in rows.items()}}


def _per_mille(width: float | None) -> int:
    """Of an em, rounded up; nothing where the face has no such letter."""
    return -int(-(width or 0) * 1000 // 1)


def _truetype(file: Path) -> Widths:
    font = TTFont(file)
    metrics, units = font["hmtx"], font["head"].unitsPerEm
    return {chr(code): metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def _together(files: list[Path]) -> Widths:
    return {char: width for file in files if file.exists() for char, width in _truetype(file).items()}


def _type_1(file: Path) -> Widths:
    lines = re.findall(r"^C -?\d+ ; WX (\d+) ; N (\S+)", file.read_text(encoding="latin-1"), re.MULTILINE)
    return {toUnicode(name): int(width) / 1000 for width, name in lines if len(toUnicode(name)) == 1}


def _measured_elsewhere(packages: Path) -> Mapping[str, Mapping[str, list[int]]]:
    text = (packages / "string-pixel-width" / "package" / "lib" / "widthsMap.js").read_text(encoding="utf-8")
    table = text[text.index("{", text.index("widthsMap =")) : text.rindex("};") + 1]
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", table))  # type: ignore[no-any-return]


def _narrower(packages: Path) -> Iterator[tuple[str, str]]:
    """Families whose mean width in bold, too, is below nine tenths of that of DejaVu Sans."""
    folder = packages / "capsizecss-metrics" / "package" / "entireMetricsCollection"
    usual = {weight: _mean(folder / "arial" / weight) for weight in ("regular", "700")}
    wider = {"regular": 1.148, "700": 1.205}  # DejaVu Sans against Arial, over our own sentences
    for family, name in AVERAGES.items():
        shares = {weight: _mean(folder / name / weight) / usual[weight] / wider[weight] for weight in wider}
        assert max(shares.values()) < 0.97, (family, shares)
        yield family, f"@capsizecss/metrics {OTHERS['@capsizecss/metrics']} (npm)"


def _mean(folder: Path) -> float:
    text = (folder / "index.cjs").read_text(encoding="utf-8")
    width, units = (re.search(rf"{name}: (\d+)", text) for name in ("xWidthAvg", "unitsPerEm"))
    assert width is not None
    assert units is not None
    return int(width[1]) / int(units[1])


def _folder(packages: Path, name: str) -> Path:
    folder = packages / name
    assert folder.is_dir(), f"unpack {name} {DEBIAN.get(name, '')} into {folder}"
    return folder


if __name__ == "__main__":
    main(Path(sys.argv[1]))
